/* needs.h - when options say something; the rows that the option tables point to.
 *
 * What a request leaves without effect is never passed over: a figure made without the --threshold
 * somebody asked for looks like one made with it.  Such an option is refused; one that is
 * habitually given to all methods, forms and formats alike, such as --seed, is told as a warning.
 */
#ifndef STANCE_CLI_NEEDS_H
#define STANCE_CLI_NEEDS_H

#include "option.h"

extern const struct cli_need cli_with_stances, cli_with_cut, cli_with_threshold, cli_with_top,
    cli_with_level, cli_with_bootstrap, cli_with_chance, cli_with_proof, cli_with_time,
    cli_with_alignments, cli_with_ties_drawn, cli_with_coalitions_drawn, cli_with_csv;

/* Every option that was given and says nothing is told, with what would make it speak, up to the
 * first that is refused.  Returns the exit status. */
int cli_needs_check(struct cli_ui *ui, const struct cli_command *command,
                    const struct cli_request *request);

#endif
