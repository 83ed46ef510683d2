/* commands.c - the commands there are. */
#include <string.h>

#include "option.h"
#include "suggest.h"

extern const struct cli_command cli_draw, cli_cluster, cli_explain, cli_measure, cli_project,
    cli_check, cli_convert, cli_init, cli_help, cli_version, cli_completion;

const struct cli_command *const cli_command_list[] = {
    &cli_draw,    &cli_cluster, &cli_explain, &cli_measure, &cli_project,    &cli_check,
    &cli_convert, &cli_init,    &cli_help,    &cli_version, &cli_completion, NULL,
};

const struct cli_command *cli_command_find(const char *name)
{
    for (size_t i = 0; cli_command_list[i]; i++)
        if (strcmp(cli_command_list[i]->name, name) == 0)
            return cli_command_list[i];
    return NULL;
}

int cli_command_unknown(struct cli_ui *ui, const char *typed)
{
    struct cli_guess guess = {.typed = typed, .typed_n = strlen(typed)};
    for (size_t i = 0; cli_command_list[i]; i++)
        cli_guess_offer(&guess, cli_command_list[i]->name);
    if (guess.best)
        return cli_ui_usage(ui, NULL, "there is no command '%s' (did you mean '%s'?)", typed,
                            guess.best);
    return cli_ui_usage(ui, NULL, "there is no command '%s'", typed);
}
