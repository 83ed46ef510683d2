/* exchange.h - a graph on its way into a file of another program.
 *
 * One description of nodes and edges that every writer walks, whoever has the graph: a data
 * set (exchange_dataset.c) or a network that was projected (report/projection_exchange.c).
 * Nothing is copied: values are asked for one node or edge at a time.
 *
 * Nodes are actors and issues.  Beside a key that no other node has, a node has the id that
 * it goes by in the data ("name": an actor and an issue may share one) and a label.  An
 * edge has a type, "stance" or "alignment", and one number, its weight: the position or
 * the strength, -1 .. 1, or a tie's weight.  All edges are undirected; the tail of a stance is
 * the actor.  More values stand in columns. */
#ifndef STANCE_DATA_EXCHANGE_H
#define STANCE_DATA_EXCHANGE_H

#include "../base/error.h"
#include "date.h"
#include "table.h"

enum stance_exchange_type { STANCE_EXCHANGE_TEXT, STANCE_EXCHANGE_WHOLE, STANCE_EXCHANGE_REAL };

struct stance_exchange_column {
    const char *name;
    enum stance_exchange_type type;
};
/* A cell: a text (s = NULL or n = 0: none), or a number (NAN: none). */
struct stance_exchange_value {
    const char *s;
    size_t n;
    double x;
};

struct stance_exchange_node {
    const char *key, *name, *label;
    bool is_issue;
};
struct stance_exchange_edge {
    uint32_t tail, head;
    double weight; /* NAN = missing */
    bool alignment;
    struct stance_date date; /* unknown = always */
};

/* A text of the graph as a whole. */
struct stance_exchange_note {
    const char *name;
    struct stance_slice text;
};

/* A writer on its way through the nodes and edges. */
struct stance_exchange_going {
    struct stance_patience patience;
    size_t done;
    bool stopped; /* the caller wants no more */
};

struct stance_exchange {
    struct stance_exchange_going *going; /* of who writes it now; NULL = nobody asks */
    const void *from;
    size_t node_n, edge_n;
    const struct stance_exchange_column *node_column, *edge_column;
    size_t node_column_n, edge_column_n;
    const struct stance_exchange_note *note;
    size_t note_n;
    bool data;      /* statements, which may say several things about one pair */
    bool two_mode;  /* actors first, then issues; stances run between the two */
    size_t actor_n; /* two_mode: nodes before this one are actors */
    /* Fill *out and value[0 .. column_n - 1], which come zeroed, numbers as NAN. */
    void (*node)(const struct stance_exchange *x, size_t i, struct stance_exchange_node *out,
                 struct stance_exchange_value *value);
    void (*edge)(const struct stance_exchange *x, size_t i, struct stance_exchange_edge *out,
                 struct stance_exchange_value *value);
};

/* One at a time, for a writer: zeroes the values, then asks. */
void stance_exchange_node_at(const struct stance_exchange *x, size_t i,
                             struct stance_exchange_node *out, struct stance_exchange_value *value);
void stance_exchange_edge_at(const struct stance_exchange *x, size_t i,
                             struct stance_exchange_edge *out, struct stance_exchange_value *value);
/* Is there to be one more node or edge?  Asks and tells the caller now and then; a writer that
 * stops here ends as if it were done, and stance_exchange_write forgets what it wrote. */
bool stance_exchange_goes_on(const struct stance_exchange *x);
/* Room for the cells of a node or an edge, whichever has more; NULL = out of memory. */
struct stance_exchange_value *stance_exchange_values(const struct stance_exchange *x);
/* Appends a number as its column has it; nothing for NAN. */
void stance_exchange_put_number(struct stance_text *out, enum stance_exchange_type type, double x);
static inline bool stance_exchange_is_there(const struct stance_exchange_column *c,
                                            const struct stance_exchange_value *v)
{
    return c->type == STANCE_EXCHANGE_TEXT ? v->n > 0 : v->x == v->x;
}

/* What is lost on the way, to be told once. */
struct stance_exchange_loss {
    size_t names;   /* of nodes, written otherwise */
    size_t texts;   /* with characters the format has no way to say */
    size_t columns; /* left out */
    size_t edges;   /* left out */
    size_t missing; /* statements with a missing stance, left out */
    bool tables;    /* tables and rows that are no node or edge */
};

/* Each appends the whole file to out, which says itself when it runs out of memory.
 *   spare  [in] keep cells that a spreadsheet would take for a formula (edges, matrix)
 * Errors: STANCE_E_MEMORY; STANCE_E_VALUE for a matrix that is too large. */
STANCE_MUST_USE enum stance_code stance_exchange_put_graphml(struct stance_text *out,
                                                             const struct stance_exchange *x,
                                                             struct stance_exchange_loss *loss,
                                                             struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_put_gexf(struct stance_text *out,
                                                          const struct stance_exchange *x,
                                                          struct stance_exchange_loss *loss,
                                                          struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_put_json(struct stance_text *out,
                                                          const struct stance_exchange *x,
                                                          struct stance_exchange_loss *loss,
                                                          struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_put_gml(struct stance_text *out,
                                                         const struct stance_exchange *x,
                                                         struct stance_exchange_loss *loss,
                                                         struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_put_pajek(struct stance_text *out,
                                                           const struct stance_exchange *x,
                                                           struct stance_exchange_loss *loss,
                                                           struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_put_dl(struct stance_text *out,
                                                        const struct stance_exchange *x,
                                                        struct stance_exchange_loss *loss,
                                                        struct stance_error *err);
STANCE_MUST_USE enum stance_code
stance_exchange_put_edges(struct stance_text *out, const struct stance_exchange *x, bool spare,
                          struct stance_exchange_loss *loss, struct stance_error *err);
STANCE_MUST_USE enum stance_code
stance_exchange_put_matrix(struct stance_text *out, const struct stance_exchange *x, bool spare,
                           struct stance_exchange_loss *loss, struct stance_error *err);

#endif
