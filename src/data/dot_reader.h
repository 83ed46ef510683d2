/* dot_reader.h - a parsed DOT graph on its way into tables (read_dot.c says how).
 *
 * Private to read_dot*.c: what each attribute name, node and edge is taken for, and
 * the rows of each table until they are put in order. */
#ifndef STANCE_DATA_DOT_READER_H
#define STANCE_DATA_DOT_READER_H

#include "dataset.h"
#include "dot_graph.h"

/* What an attribute name says, apart from being a column perhaps. */
enum stance_dot_word {
    STANCE_DOT_OTHER,
    STANCE_DOT_DRAWS, /* Graphviz's own */
    STANCE_DOT_KIND,
    STANCE_DOT_TYPE,
    STANCE_DOT_ROW,
    STANCE_DOT_NAME,
    STANCE_DOT_LABEL, /* Graphviz's own, and told of a node that a person wrote */
    /* By which of these a person says the stance: the first that is there. */
    STANCE_DOT_STANCE,
    STANCE_DOT_POSITION,
    STANCE_DOT_VALUE,
    STANCE_DOT_SIGN,
    STANCE_DOT_STRENGTH,
    STANCE_DOT_ALIGNMENT, /* the same for an alignment's strength */
};

/* A row to be, and where its cells are. */
struct stance_dot_row {
    uint64_t place; /* UINT64_MAX = behind all that have one */
    size_t order;
    enum { STANCE_DOT_FROM_LEFT, STANCE_DOT_FROM_NODE, STANCE_DOT_FROM_EDGE } from;
    size_t i;
};
struct stance_dot_rows {
    struct stance_dot_row *row;
    size_t n, capacity;
    /* Rows of the graph attribute: cell j of row i ends at left_end[i * columns + j]. */
    struct stance_text left;
    size_t *left_end;
    size_t left_columns, left_n, left_end_n, left_end_capacity;
};

struct stance_dot_reader {
    struct stance_dataset *d;
    struct stance_dot_graph graph;
    const char *file;
    bool lenient;
    uint8_t *word;                        /* attribute name -> enum stance_dot_word */
    uint32_t *column[STANCE_TABLE_KINDS]; /* attribute name -> column, or STANCE_NONE */
    struct stance_dot_rows rows[STANCE_TABLE_KINDS];
    struct stance_slice *id;  /* of each node */
    uint8_t *declared, *used; /* of each node: bits STANCE_DOT_ACTOR ... */
    uint8_t *edge_table;      /* STANCE_TABLE_KINDS = skipped */
    size_t skipped_n;
    struct stance_text scratch;
};
enum { STANCE_DOT_ACTOR = 1, STANCE_DOT_ISSUE = 2, STANCE_DOT_TIED = 4 };

/* What stands first: the words, then edges and nodes.  STANCE_E_DATA for an edge that is
 * neither statement nor alignment, and for HTML-like text. */
STANCE_MUST_USE enum stance_code stance_dot_reader_classify(struct stance_dot_reader *r,
                                                            struct stance_error *err);
/* Opens the tables and their columns, and makes the list of rows, in order. */
STANCE_MUST_USE enum stance_code stance_dot_reader_tables(struct stance_dot_reader *r,
                                                          struct stance_error *err);

/* Does this attribute of a node fill a cell?  has_row: our own label is a drawing. */
bool stance_dot_reader_tells(struct stance_dot_reader *r, size_t node, bool has_row,
                             const struct stance_dot_attribute *a);
/* The attribute by which an object tells its stance (or strength), or NULL. */
const struct stance_dot_attribute *stance_dot_reader_stance(const struct stance_dot_reader *r,
                                                            size_t first, size_t last);
const struct stance_dot_attribute *stance_dot_reader_strength(const struct stance_dot_reader *r,
                                                              size_t first, size_t last);
/* Is this attribute a cell of a table (and not our mark, nor a drawing)? */
bool stance_dot_reader_is_cell(const struct stance_dot_reader *r,
                               const struct stance_dot_attribute *a);
bool stance_dot_reader_has_row(const struct stance_dot_reader *r, size_t first, size_t last);
/* A label as text, in r->scratch: Graphviz's escapes resolved and lines joined, unless plain. */
void stance_dot_reader_label(struct stance_dot_reader *r, size_t node,
                             const struct stance_dot_attribute *label);

#endif
