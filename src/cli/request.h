/* request.h - everything that a command line can say. */
#ifndef STANCE_CLI_REQUEST_H
#define STANCE_CLI_REQUEST_H

#include "../stance.h"

#define CLI_OPERANDS 4
#define CLI_BY_ENDING (-1) /* no --format: the ending of the output file decides */

#define CLI_OPTIONS_MOST 96 /* of one command */

struct cli_option;

/* Values of an option that may stand several times; the array is owned, the words are argv's. */
struct cli_words {
    const char **item;
    size_t n;
};

struct cli_request {
    struct stance_options library;
    struct stance_measure_options measure;
    struct cli_words only, except;
    const char *operand[CLI_OPERANDS];
    size_t operand_n;
    int show_inferred;     /* draw: 0 = yes, 1 = no */
    const char *table;     /* draw: where the data of the figure go, or NULL */
    const char *output;    /* NULL or "-" = standard output */
    int format;            /* index into the choices of --format, or CLI_BY_ENDING */
    const char *coalition; /* explain: its letter, or NULL */
    bool sensitivity;      /* cluster: compare methods and measures instead */
    const char *together;  /* cluster: where the co-association goes, or NULL */
    const char *network;   /* a signed edge list instead of a data set, or NULL */
    const struct cli_option *given[CLI_OPTIONS_MOST]; /* on the command line, each once */
    size_t given_n;
    const char *needs_data; /* the first option given that says nothing without a data set */
    char *graphviz;         /* owned: where stance-graphviz is */
    char *render;           /* owned: where stance-render is */
    bool quiet;             /* nothing on standard error but errors */
    bool help, build, man;
};

#endif
