/* cmd_help.c - stance help: what the commands are and do. */
#include "help.h"

#include <string.h>

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const struct cli_option form[] = {
    {CLI_ON, .name = "man", .target = AT(man), .help = "as the source of a manual page"},
};
static const struct cli_section form_section = {.heading = "Form", .option = form, .n = N(form)};

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    const char *name = request->operand_n ? request->operand[0] : NULL;
    const struct cli_command *about = name ? cli_command_find(name) : NULL;
    if (name && !about)
        return cli_command_unknown(ui, name);
    (void)command;
    if (request->man)
        cli_man_page(ui->out, about);
    else if (about)
        cli_help_command(ui->out, about, ui->width);
    else
        cli_help_overview(ui->out, ui->width);
    return CLI_DONE;
}

static const char *command_word(size_t i)
{
    return cli_command_list[i] ? cli_command_list[i]->name : NULL;
}

static const struct cli_section *const sections[] = {&form_section, &cli_general, NULL};

static const struct cli_example examples[] = {
    {"stance help", "The commands."},
    {"stance help draw", "The options of a command."},
    {NULL, NULL},
};

const struct cli_command cli_help = {
    .name = "help",
    .operand = "COMMAND",
    .operand_optional = true,
    .operand_word = command_word,
    .summary = "the commands, or the options of one",
    .description = "Without COMMAND lists the commands; with it tells what the command does, its "
                   "options and examples.",
    .section = sections,
    .example = examples,
    .run = run,
};
