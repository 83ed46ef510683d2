/* cmd_cluster.c - stance cluster: the coalitions. */
#include "common.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const char *const formats[] = {"table", "csv", "json", "md", NULL};

static const struct cli_option input[] = {
    {CLI_TEXT, .name = "network", .target = AT(network), .value = "FILE",
     .help = "a signed edge list instead of a data set",
     .more = "Lines of two names and a number; # begins a comment."},
};
static const struct cli_section input_section = {"Input", input, N(input), false};

static const struct cli_option output[] = {
    {CLI_TEXT, 'o', "output", AT(output), "FILE", .help = "write here, not to standard output"},
    {CLI_CHOICE, .name = "format", .target = AT(format), .value = "FORMAT", .choices = formats,
     .help = "instead of the ending of FILE"},
};
static const struct cli_section output_section = {"Output", output, N(output), false};

static int find(struct cli_ui *ui, struct cli_request *request, stance_coalitions **out)
{
    stance_dataset *data = NULL;
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    enum stance_code code;
    if (request->network) {
        code = stance_coalitions_find_in_network(out, request->network, &request->library, &watch,
                                                 &err);
    } else {
        int status = cli_data_read(ui, request, CLI_FOR_COALITIONS, &data);
        if (status != CLI_DONE)
            return status;
        code = stance_coalitions_find(out, data, &request->library, &watch, &err);
    }
    stance_dataset_free(data);
    return code == STANCE_OK ? CLI_DONE : cli_ui_fail(ui, &err);
}

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    if (!request->network && request->operand_n == 0)
        return cli_ui_usage(ui, command->name, "cluster needs DATA or --network FILE");
    if (request->network && request->operand_n > 0)
        return cli_ui_usage(ui, command->name, "cluster takes DATA or --network FILE, not both");
    if (request->network && request->needs_data)
        return cli_ui_usage(ui, command->name,
                            "--%s needs DATA: a network has neither statements nor issues",
                            request->needs_data);
    stance_coalitions *coalitions = NULL;
    struct stance_text text = {0};
    struct stance_error err = {0};
    int status = cli_format_settle(ui, command, request);
    if (status == CLI_DONE)
        status = find(ui, request, &coalitions);
    if (status == CLI_DONE) {
        struct stance_print_options print = cli_print_options(ui, request);
        status = stance_coalitions_print(&text, coalitions, &print, &err) == STANCE_OK
                     ? cli_ui_write(ui, request->output, text.bytes, text.n)
                     : cli_ui_fail(ui, &err);
    }
    stance_text_free(&text);
    stance_coalitions_free(coalitions);
    return status;
}

static const struct cli_section *const sections[] = {
    &cli_clustering, &input_section,  &output_section, &cli_reading,
    &cli_selecting,  &cli_projecting, &cli_general,    NULL};

static const struct cli_example examples[] = {
    {"stance cluster graphs/unsc-cyber-2024", "A table for the eye."},
    {"stance cluster graphs/unsc-cyber-2024 --format csv -o coalitions.csv",
     "One row per actor, for a spreadsheet."},
    {"stance cluster --network ties.tsv --method balance --k 2 --format json",
     "The line index of balance of a signed network."},
    {NULL, NULL},
};

const struct cli_command cli_cluster = {
    .name = "cluster",
    .operand = "DATA",
    .operand_optional = true,
    .summary = "the coalitions: who is with whom, how firmly, and why",
    .description =
        "Finds coalitions of actors and tells their members, how firmly they hold together, what "
        "defines them and who bridges them. The output says how good the result is: proven to be "
        "the best, or at most so far from it.\n\n"
        "DATA is a data set; --network takes a list of signed ties in its place.",
    .section = sections,
    .example = examples,
    .run = run,
};
