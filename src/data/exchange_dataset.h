/* exchange_dataset.h - a data set as a graph for other programs. */
#ifndef STANCE_DATA_EXCHANGE_DATASET_H
#define STANCE_DATA_EXCHANGE_DATASET_H

#include "elements.h"
#include "exchange.h"

struct stance_exchange_dataset {
    struct stance_exchange exchange; /* valid until the clear; must not be moved */
    struct stance_elements elements;
    uint32_t *entity; /* node -> actor, or issue from exchange.actor_n on */
    uint32_t *actor_node, *issue_node;
    size_t *row; /* edge -> row of the statements, or of the alignments from statement_n on */
    size_t statement_n;
    struct stance_dictionary node_names, edge_names;
    struct stance_exchange_column *node_column, *edge_column;
    uint32_t *column[STANCE_TABLE_KINDS]; /* column of the table -> column of the exchange */
    struct stance_text text;              /* the notes' */
    struct stance_exchange_note note[2 * STANCE_TABLE_KINDS + 2];
    size_t left_n; /* rows that are no node or edge */
};

/* stance_exchange_dataset_make - statements and alignments as edges, actors and issues as
 * nodes, the rest as notes; attribute names are those of DOT (dot_names.h).
 *   d  [in] borrowed until the clear, which is due whatever comes back
 * Errors: STANCE_E_MEMORY.  Cost: O(rows). */
STANCE_MUST_USE enum stance_code stance_exchange_dataset_make(struct stance_exchange_dataset *x,
                                                              const struct stance_dataset *d,
                                                              struct stance_error *err);
void stance_exchange_dataset_clear(struct stance_exchange_dataset *x);

#endif
