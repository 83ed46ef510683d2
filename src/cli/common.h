/* common.h - what several commands do: find the other programs, read the data, choose a format. */
#ifndef STANCE_CLI_COMMON_H
#define STANCE_CLI_COMMON_H

#include "option.h"

/* Fills request->graphviz, request->render and the library options that name these programs: they
 * are looked for beside this program, in ../libexec/stance from there, and where they were
 * installed, never in PATH.  Returns the exit status. */
int cli_programs_find(struct cli_ui *ui, struct cli_request *request);

#define CLI_PROBLEMS_KEPT 20 /* of each severity */

/* Which columns are worth the memory: what coalitions need, also what a figure tells, all. */
enum cli_reading_for { CLI_FOR_COALITIONS, CLI_FOR_FIGURE, CLI_FOR_ALL };

/* Reads the data set; problems are told.  Returns the exit status. */
int cli_data_read(struct cli_ui *ui, struct cli_request *request, enum cli_reading_for purpose,
                  stance_dataset **out);

/* Sets request->format by the ending of request->output; false: no format has that ending. */
bool cli_format_by_ending(const struct cli_command *command, struct cli_request *request);

/* Settles request->format: what --format said, else what the ending of the output says, else
 * (standard output) the first choice.  Returns the exit status. */
int cli_format_settle(struct cli_ui *ui, const struct cli_command *command,
                      struct cli_request *request);

/* How the result is to look where it goes: on a terminal, its width and colours. */
struct stance_print_options cli_print_options(const struct cli_ui *ui,
                                              const struct cli_request *request);
/* Writes what was printed with these. */
int cli_print_write(struct cli_ui *ui, const struct cli_request *request,
                    const struct stance_print_options *print, const struct stance_text *text);

#endif
