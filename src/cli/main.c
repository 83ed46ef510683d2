/* main.c - the program: finds the command, runs it, and sees that all arrived. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "help.h"
#include "needs.h"
#include "outputs.h"
#include "stop.h"

/* A file opened while standard output is closed would take its number and its data.  What
 * stands in cannot be written to, so that a lost output is still an error. */
static void hold_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
            return;
}

static int dispatch(struct cli_ui *ui, int argc, char **argv)
{
    if (argc < 2) {
        cli_help_overview(ui->err, ui->width);
        return CLI_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    if (strcmp(name, "--version") == 0)
        name = "version";
    const struct cli_command *command = cli_command_find(name);
    if (!command)
        return cli_command_unknown(ui, name);
    struct cli_request request;
    int status = cli_request_parse(ui, command, argc - 2, argv + 2, &request);
    if (status == CLI_DONE && request.help)
        cli_help_command(ui->out, command, ui->width);
    if (status == CLI_DONE && request.quiet)
        cli_ui_silence(ui);
    if (status == CLI_DONE && !request.help)
        status = cli_needs_check(ui, command, &request);
    if (status == CLI_DONE && !request.help)
        status = cli_outputs_check(ui, command, &request);
    if (status == CLI_DONE && !request.help)
        status = command->run(ui, command, &request);
    cli_request_clear(&request);
    return status;
}

int main(int argc, char **argv)
{
    struct cli_ui ui;
    hold_standard_streams();
    cli_ui_init(&ui, argc > 0 ? argv[0] : "");
    cli_stop_listen();
    return cli_ui_finish(&ui, dispatch(&ui, argc, argv));
}
