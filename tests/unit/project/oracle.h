/* oracle.h - what DNA 3.1.2 made of the two data sets, case by case (tests only).
 *
 * Reads a file of one JSON object per line: rDNA's argument names and the matrices that
 * came back; turns the arguments into our options. */
#ifndef TESTS_PROJECT_ORACLE_H
#define TESTS_PROJECT_ORACLE_H

#include <jansson.h>

#include "graph/dna.h"

#define ORACLE_FOLDER "../shared/data/dna/"

struct oracle_case {
    json_t *json;
    const char *id, *group, *function;
    json_t *options, *results;
    /* Our side; strings are owned. */
    struct stance_options ours;
    const char **words;
    size_t word_n;
    char *columns;
    char **text;
    size_t text_n;
};

/* Calls `see` for every case of a file, with the data set it is about.  The CSV is read once
 * per mapping of columns. */
typedef void oracle_visitor(void *data, struct oracle_case *c, const stance_dataset *d);
/* false: the file is not there. */
bool oracle_walk(const char *oracle, const char *csv, oracle_visitor *see, void *data);

/* Does a matrix of ours equal one of theirs, to 1e-9? */
bool oracle_equal(const struct stance_dna *s, const struct stance_dna_matrix *m, json_t *theirs);
/* Do all results of a case?  defects as in stance_dna_select. */
bool oracle_passes(struct oracle_case *c, const stance_dataset *d, unsigned defects);

/* oracle_derived.c: what DNA computes from networks, from ours. */
bool oracle_distances_pass(struct oracle_case *c, const stance_dataset *d);
bool oracle_nested_passes(struct oracle_case *c, const stance_dataset *d);
bool oracle_evaluated_passes(struct oracle_case *c, const stance_dataset *d);
bool oracle_polarisation_starts(struct oracle_case *c, const stance_dataset *d);

#endif
