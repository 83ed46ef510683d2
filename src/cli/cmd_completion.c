/* cmd_completion.c - stance completion: a script for the shell. */
#include "help.h"

#include <string.h>

static const char *shell_word(size_t i)
{
    static const char *const shells[] = {"bash", "zsh", "fish", NULL};
    return shells[i];
}

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    const char *wanted = request->operand[0];
    for (size_t i = 0; shell_word(i); i++)
        if (strcmp(wanted, shell_word(i)) == 0) {
            cli_completion_script(ui->out, wanted);
            return CLI_DONE;
        }
    return cli_ui_usage(ui, command->name, "expected bash, zsh or fish, got '%s'", wanted);
}

static const struct cli_section *const sections[] = {&cli_general, NULL};

static const struct cli_example examples[] = {
    {"stance completion bash >stance.bash", "Then: source stance.bash."},
    {NULL, NULL},
};

const struct cli_command cli_completion = {
    .name = "completion",
    .operand = "SHELL",
    .operand_word = shell_word,
    .summary = "completion of options in bash, zsh or fish",
    .description = "Prints a script that lets the Tab key complete commands, options and their "
                   "values. 'make install' puts the three scripts where the shells look for them.",
    .section = sections,
    .example = examples,
    .run = run,
};
