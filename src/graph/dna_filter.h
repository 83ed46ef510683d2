/* dna_filter.h - --since, --until, --only and --except in DNA's two steps.
 *
 * What describes a document or the statement itself (its type, author, source,
 * section, ...) filters first and decides who is there at all; what a statement
 * says (actor, issue, qualifier, other variables) filters after sorting. */
#ifndef STANCE_GRAPH_DNA_FILTER_H
#define STANCE_GRAPH_DNA_FILTER_H

#include "dna.h"

struct stance_dna_question {
    const struct stance_column *column;
    uint8_t *pass; /* per code */
    bool first;    /* asked in the first step */
};

struct stance_dna_filter {
    const struct stance_dataset *d;
    struct stance_dna_question *item;
    size_t n, capacity;
    const struct stance_column *date;
    int64_t *time_of; /* per code of the date column; INT64_MIN = "" */
    uint8_t *is_time; /* per code */
    bool bounded;
    int64_t since, until;
};

STANCE_MUST_USE enum stance_code stance_dna_filter_init(struct stance_dna_filter *f,
                                                        const struct stance_dataset *d,
                                                        const struct stance_select_options *o,
                                                        struct stance_error *err);
void stance_dna_filter_clear(struct stance_dna_filter *f);
/* 1: the row passes the first step, and its time; 0: not; -1: its time is none, err says so. */
int stance_dna_filter_first(const struct stance_dna_filter *f, size_t row, int64_t *time,
                            struct stance_error *err);
bool stance_dna_filter_second(const struct stance_dna_filter *f, size_t row);

/* The column of this name, or NULL. */
const struct stance_column *stance_dna_column(const struct stance_table *t, const char *name);
/* The column of documents, by role or else by name, or NULL. */
const struct stance_column *stance_dna_document(const struct stance_table *t);

#endif
