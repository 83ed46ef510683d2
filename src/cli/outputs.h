/* outputs.h - no output takes the place of the data, or of another output. */
#ifndef STANCE_CLI_OUTPUTS_H
#define STANCE_CLI_OUTPUTS_H

#include "option.h"

/* Looks at every file that the request would write, before anything is read.  Returns the exit
 * status, with the clash told. */
int cli_outputs_check(struct cli_ui *ui, const struct cli_command *command,
                      const struct cli_request *request);

#endif
