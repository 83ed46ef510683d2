/* cmd_version.c - stance version: which program this is. */
#include "option.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const struct cli_option detail[] = {
    {CLI_ON, .name = "build", .target = AT(build), .help = "also what it was built with"},
};
static const struct cli_section detail_section = {
    .heading = "Detail", .option = detail, .n = N(detail)};

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    struct stance_text text = {0};
    struct stance_error err = {0};
    int status = CLI_DONE;
    (void)command;
    if (!request->build)
        fprintf(ui->out, "stance %s\n", stance_version());
    else if (stance_version_build(&text, &err) == STANCE_OK)
        status = cli_ui_write(ui, NULL, text.bytes, text.n);
    else
        status = cli_ui_fail(ui, &err);
    stance_text_free(&text);
    return status;
}

static const struct cli_section *const sections[] = {&detail_section, &cli_general, NULL};

static const struct cli_example examples[] = {
    {"stance version --build", "For a report of a fault."},
    {NULL, NULL},
};

const struct cli_command cli_version = {
    .name = "version",
    .summary = "the version of the program",
    .description = "Prints the version, and on request the compiler and the libraries.",
    .section = sections,
    .example = examples,
    .run = run,
};
