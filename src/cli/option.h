/* option.h - one table of options per command, from which everything else follows:
 * parsing, range checks, --help, the manual page and the shells' completions. */
#ifndef STANCE_CLI_OPTION_H
#define STANCE_CLI_OPTION_H

#include <stddef.h>

#include "request.h"
#include "ui.h"

/* The type of the target: bool, const char *, struct cli_words, int or an enum, uint32_t,
 * uint64_t, double. */
enum cli_kind { CLI_ON, CLI_OFF, CLI_TEXT, CLI_LIST, CLI_CHOICE, CLI_COUNT, CLI_SEED, CLI_NUMBER };

/* When an option says something.  Asked of the finished request, with --format as it will be;
 * yes where only the data decide.  The words stand behind "--top says nothing". */
struct cli_need {
    bool (*met)(const struct cli_request *request);
    const char *words; /* "without --backbone top-k" */
    bool is_mild;      /* a warning is enough: whoever runs many commands alike gives it to all */
};

struct cli_option {
    enum cli_kind kind;
    char letter;                 /* 0 = none */
    const char *name;            /* without the dashes */
    size_t target;               /* offset in struct cli_request */
    const char *value;           /* what help calls the value: "FILE" */
    const char *const *choices;  /* NULL-terminated; the index is what is stored */
    double min, max;             /* CLI_COUNT and CLI_NUMBER, both allowed */
    const char *fallback;        /* the default as a user would write it, or NULL */
    const struct cli_need *need; /* NULL = it always says something */
    bool may_be_empty;           /* CLI_TEXT: an empty value means something */
    const char *help;            /* at most 60 columns, no full stop */
    const char *more;            /* sentences for the manual page, or NULL */
};

/* A heading in the help and what stands under it.  Sections are shared by commands. */
struct cli_section {
    const char *heading;
    const struct cli_option *option;
    size_t n;
    bool needs_data;             /* says nothing where there is no data set (cluster --network) */
    const struct cli_need *need; /* of all its options, or NULL */
};
extern const struct cli_section cli_reading, cli_naming, cli_selecting, cli_projecting,
    cli_drawn_ties, cli_drawn_issues, cli_backbone, cli_clustering, cli_drawn_clustering,
    cli_working, cli_general;
extern const char *const cli_formulas[];
/* Stands in the options of every command that writes CSV; NEED says when it does. */
#define CLI_FORMULAS(NEED)                                                                         \
    {                                                                                              \
        CLI_CHOICE,                                                                                \
            .name = "formulas", .target = offsetof(struct cli_request, library.write.formulas),    \
            .value = "RULE", .choices = cli_formulas, .fallback = "auto", .need = (NEED),          \
            .help = "cells a spreadsheet would run: defuse or keep",                               \
            .more =                                                                                \
                "A text that begins with = + - @, a tab or a line break, and is no number, gets "  \
                "an "                                                                              \
                "apostrophe in front. auto keeps it in the tables of a data set, which are to be " \
                "read back, and defuses it in all else."                                           \
    }

struct cli_example {
    const char *line, *job;
};

struct cli_command {
    const char *name;
    const char *operand;                      /* "DATA", "[COMMAND]", or NULL */
    const char *summary;                      /* one line, no full stop */
    const char *description;                  /* paragraphs with an empty line between them */
    const struct cli_section *const *section; /* NULL-terminated */
    const struct cli_example *example;        /* ends with line = NULL */
    bool operand_optional;
    size_t operand_most;                   /* how many may stand there; 0 = one */
    const char *(*operand_word)(size_t i); /* the words it may be, then NULL; NULL = a file */
    int (*run)(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request);
};

/* The commands in the order of the help, NULL-terminated. */
extern const struct cli_command *const cli_command_list[];
const struct cli_command *cli_command_find(const char *name);
/* Says that there is no such command, and which may have been meant; returns CLI_USAGE. */
int cli_command_unknown(struct cli_ui *ui, const char *typed);
const struct cli_option *cli_option_find(const struct cli_command *command, const char *name,
                                         size_t n);

/* Did it stand on the command line? */
bool cli_option_is_given(const struct cli_request *request, const struct cli_option *option);

/* Takes the arguments behind the command's name.  0, or an exit status after telling why.
 * Either way the caller clears the request. */
int cli_request_parse(struct cli_ui *ui, const struct cli_command *command, int argc,
                      char *const *argv, struct cli_request *out);
void cli_request_clear(struct cli_request *request);

#endif
