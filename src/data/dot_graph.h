/* dot_graph.h - DOT text as a plain graph, and strings as DOT text.
 *
 * Parsing and canonical writing are Graphviz's own (cgraph), behind the program
 * stance-graphviz; src/graphviz/jobs.c describes the lines it answers with.
 *
 * Strings.  A quoted string of DOT knows one escape, \" ; a backslash before
 * anything else stays, and a backslash at the end would swallow the quote.  So
 * text goes in with every backslash doubled, which cgraph keeps as it is and
 * every label shows as one; coming out, two are one again (but for `label`, in
 * which Graphviz knows escapes of its own).  That leaves \uFEFF free to mean a
 * byte order mark, which cgraph writes without quotes and then does not read. */
#ifndef STANCE_DATA_DOT_GRAPH_H
#define STANCE_DATA_DOT_GRAPH_H

#include "table.h"

struct stance_dot_attribute {
    uint32_t name;             /* code into names */
    bool html;                 /* <...> in the file, not a string */
    struct stance_slice value; /* never empty */
};

/* Attributes first .. last-1 belong to the object. */
struct stance_dot_node {
    struct stance_slice name;
    bool html;
    size_t first, last;
};
struct stance_dot_edge {
    uint32_t tail, head;
    size_t first, last;
    size_t place; /* in the file, as exchange_place.h counts; 0 = nobody knows */
};

struct stance_dot_graph {
    bool directed, plain; /* plain: a label is text, without the escapes of Graphviz */
    struct stance_dictionary names; /* of attributes */
    struct stance_dot_attribute *attribute;
    struct stance_dot_node *node;
    struct stance_dot_edge *edge; /* in the order of the file */
    size_t attribute_n, attribute_capacity, node_n, node_capacity, edge_n, edge_capacity;
    size_t graph_last;         /* the graph's own attributes come first */
    struct stance_text answer; /* what the slices point into */
};

/* stance_dot_graph_parse
 *   out       [out] cleared with stance_dot_graph_clear
 *   file      [in]  what messages call it
 *   graphviz  [in]  path of the program; NULL is STANCE_E_VALUE
 * Errors: STANCE_E_DATA with line and, where Graphviz tells it, column. */
STANCE_MUST_USE enum stance_code stance_dot_graph_parse(struct stance_dot_graph *out,
                                                        const char *dot, size_t dot_n,
                                                        const char *file, const char *graphviz,
                                                        const struct stance_watch *watch,
                                                        struct stance_error *err);
void stance_dot_graph_clear(struct stance_dot_graph *g);
/* The attribute with this name among first .. last-1, or NULL. */
const struct stance_dot_attribute *stance_dot_graph_find(const struct stance_dot_graph *g,
                                                         size_t first, size_t last,
                                                         const char *name);

/* stance_dot_canon - DOT of ours as cgraph writes it.
 *   out  [out] overwritten; may be the text that dot points into
 * Errors: STANCE_E_VALUE without a program, STANCE_E_SYSTEM when it fails,
 * among them texts longer than the 16 KB that Graphviz 2.42 takes. */
STANCE_MUST_USE enum stance_code stance_dot_canon(struct stance_text *out, const char *dot,
                                                  size_t dot_n, const char *graphviz,
                                                  const struct stance_watch *watch,
                                                  struct stance_error *err);

/* Appends a quoted string that holds exactly s; s has no NUL. */
void stance_dot_put(struct stance_text *dot, const char *s, size_t n);
void stance_dot_puts(struct stance_text *dot, const char *s);
/* The same without the quotes. */
void stance_dot_put_inside(struct stance_text *dot, const char *s, size_t n);
/* Appends s as a picture can hold it: without control characters and byte order marks, and
 * with what looks like a character reference ("&#0;") made plain text. */
void stance_dot_put_drawable(struct stance_text *text, const char *s, size_t n);

/* stance_dot_node_name - what to call the node of an id.
 *   taken   [in, out] the names given so far
 *   prefix  [in]      put in front where the id is taken or cannot be drawn ("issue:")
 *   code    [out]     of the name, in taken */
STANCE_MUST_USE enum stance_code stance_dot_node_name(struct stance_dictionary *taken,
                                                      const char *id, const char *prefix,
                                                      uint32_t *code, struct stance_error *err);

#endif
