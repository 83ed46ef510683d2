/* ui.h - how the program talks to a person.
 *
 * Data goes to `out`, everything else to `err`.  Whatever is told is made
 * harmless first: a control byte in a message never reaches the terminal. */
#ifndef STANCE_CLI_UI_H
#define STANCE_CLI_UI_H

#include <stdio.h>

#include "../stance.h"
#include "progress.h"

enum { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2, CLI_FAULT = 3 };

struct cli_ui {
    FILE *out, *err;
    const char *program;         /* argv[0] */
    bool colour_out, colour_err; /* escape sequences may be used */
    bool live;                   /* err is a terminal: progress may be shown */
    bool quiet;                  /* errors alone are told */
    size_t width;                /* columns of out's terminal, 0 = it is none */
    double began, shown;         /* seconds: start of the work, last progress line; 0 = none */
    struct cli_progress progress;
};

void cli_ui_init(struct cli_ui *ui, const char *program);

/* "stance: message" on a line of its own. */
void cli_ui_tell(struct cli_ui *ui, const char *format, ...) STANCE_PRINTF(2, 3);
void cli_ui_warn(struct cli_ui *ui, const char *format, ...) STANCE_PRINTF(2, 3);
/* The same and where help is; returns CLI_USAGE. */
int cli_ui_usage(struct cli_ui *ui, const char *command, const char *format, ...)
    STANCE_PRINTF(3, 4);
/* Tells a failure of the library; returns the exit status it means. */
int cli_ui_fail(struct cli_ui *ui, const struct stance_error *err);
/* Tells the problems of one severity, then how many more there are. */
void cli_ui_problems(struct cli_ui *ui, const stance_problems *problems,
                     enum stance_severity severity);

/* What a long call may ask and tell; borrows ui. */
struct stance_watch cli_ui_watch(struct cli_ui *ui);
/* From now on nothing is told but errors. */
void cli_ui_silence(struct cli_ui *ui);
/* Takes the progress line off the terminal. */
void cli_ui_settle(struct cli_ui *ui);

/* No -o, or "-o -". */
bool cli_is_standard(const char *output);
/* Puts the bytes into the file `output`, whole or not at all, or onto `out`.  Returns the exit
 * status, with a failure told.  Control bytes reach files and pipes as they are, a terminal
 * spelled out. */
int cli_ui_write(struct cli_ui *ui, const char *output, const char *bytes, size_t n);
/* Onto `out`: text made for a terminal, whose escape sequences are all ours. */
int cli_ui_write_coloured(struct cli_ui *ui, const char *bytes, size_t n);
/* Two outputs, at most one of them `out`: both files appear, or neither. */
int cli_ui_write_both(struct cli_ui *ui, const struct stance_file_part part[2]);
/* Everything printed to `out` has arrived: the exit status, with a failure told. */
int cli_ui_finish(struct cli_ui *ui, int status);

#endif
