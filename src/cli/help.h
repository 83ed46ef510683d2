/* help.h - what is told about commands: on the terminal, as manual pages, to shells. */
#ifndef STANCE_CLI_HELP_H
#define STANCE_CLI_HELP_H

#include "option.h"

void cli_help_overview(FILE *out, size_t width);
void cli_help_command(FILE *out, const struct cli_command *command, size_t width);

/* The page of one command, or of the program where command is NULL. */
void cli_man_page(FILE *out, const struct cli_command *command);

/* The completion script for "bash", "zsh" or "fish". */
void cli_completion_script(FILE *out, const char *shell);

#endif
