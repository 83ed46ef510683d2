/* cmd_cluster.c - stance cluster: the coalitions. */
#include "common.h"
#include "needs.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const char *const formats[] = {"table", "csv", "json", "md", NULL};

static const struct cli_option input[] = {
    {CLI_TEXT, .name = "network", .target = AT(network), .value = "FILE",
     .help = "a signed edge list instead of a data set",
     .more = "Lines of two names and a number; # begins a comment."},
};
static const struct cli_section input_section = {
    .heading = "Input", .option = input, .n = N(input)};

static const char *const resamples[] = {"statements", "issues", NULL};

static const struct cli_option confidence[] = {
    {CLI_COUNT, .name = "bootstrap", .target = AT(library.cluster.bootstrap), .value = "N",
     .min = 1, .max = 10000, .help = "how sure: cluster N replicates of the data (try 200)",
     .more = "A replicate draws as many statements as there are, with replacement, and is "
             "clustered by the same method, without a proof. An actor's support is the share of "
             "replicates in which it stands with its coalition; below 0.7 it is listed as a swing "
             "actor. CSV gains the column support."},
    {CLI_CHOICE, .name = "resample", .target = AT(library.cluster.resample), .value = "WHAT",
     .choices = resamples, .fallback = "statements", .need = &cli_with_bootstrap,
     .help = "what --bootstrap draws",
     .more = "With issues a replicate draws whole issues with everything said on them: how much "
             "the result owes to the choice of issues."},
    {CLI_TEXT, .name = "together", .target = AT(together), .value = "FILE",
     .need = &cli_with_bootstrap, .help = "with --bootstrap: how often each pair is together, CSV",
     .more = "Columns a, b, together (the share of replicates in which the two are in one "
             "coalition) and n (the replicates in which both take part)."},
};
static const struct cli_section confidence_section = {"Confidence", confidence, N(confidence),
                                                      .needs_data = true};

static const struct cli_option comparison[] = {
    {CLI_ON, .name = "sensitivity", .target = AT(sensitivity),
     .help = "compare other methods and measures instead",
     .more = "Clusters the same data by other methods on other measures and tells how alike the "
             "partitions are: variation of information, normalised mutual information and adjusted "
             "Rand index, against the one asked for and between all."},
    {CLI_TEXT, .name = "against", .target = AT(library.cluster.against), .value = "FILE:GROUP",
     .help = "where the members of a group in a members.csv stand",
     .more = "A member names an actor by id, else by iso3 code, else by alias. Told are how many "
             "members and others each coalition holds, and the members on the far side: those "
             "not in the coalition with most of the group; then the issues on which members stood "
             "against each other. CSV gains the column member."},
};
static const struct cli_section comparison_section = {
    .heading = "Comparison", .option = comparison, .n = N(comparison)};

/* Names stand in the tables of coalitions and of pairs, not in that of methods. */
static bool writes_csv(const struct cli_request *r)
{
    return (r->format == STANCE_PRINT_CSV && !r->sensitivity) || r->together;
}
static const struct cli_need with_csv = {writes_csv, "without names in CSV to write", true};

static const struct cli_option output[] = {
    {CLI_TEXT, 'o', "output", AT(output), "FILE", .help = "write here, not to standard output"},
    {CLI_CHOICE, .name = "format", .target = AT(format), .value = "FORMAT", .choices = formats,
     .help = "instead of the ending of FILE"},
    CLI_FORMULAS(&with_csv),
};
static const struct cli_section output_section = {
    .heading = "Output", .option = output, .n = N(output)};

/* What came out, of which one is there. */
struct result {
    stance_coalitions *coalitions;
    stance_sensitivity *sensitivity;
};

static enum stance_code find_in_network(const struct cli_request *request, struct result *out,
                                        const struct stance_watch *watch, struct stance_error *err)
{
    if (request->sensitivity)
        return stance_sensitivity_find_in_network(&out->sensitivity, request->network,
                                                  &request->library, watch, err);
    return stance_coalitions_find_in_network(&out->coalitions, request->network, &request->library,
                                             watch, err);
}

static int find(struct cli_ui *ui, struct cli_request *request, struct result *out)
{
    stance_dataset *data = NULL;
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    enum stance_code code;
    if (request->network) {
        code = find_in_network(request, out, &watch, &err);
    } else {
        int status = cli_data_read(ui, request, CLI_FOR_COALITIONS, &data);
        if (status != CLI_DONE)
            return status;
        code =
            request->sensitivity
                ? stance_sensitivity_find(&out->sensitivity, data, &request->library, &watch, &err)
                : stance_coalitions_find(&out->coalitions, data, &request->library, &watch, &err);
    }
    stance_dataset_free(data);
    return code == STANCE_OK ? CLI_DONE : cli_ui_fail(ui, &err);
}

static int write(struct cli_ui *ui, struct cli_request *request, const struct result *result)
{
    struct stance_print_options print = cli_print_options(ui, request);
    struct stance_text text = {0}, together = {0};
    struct stance_error err = {0};
    int status = CLI_DONE;
    enum stance_code code = request->sensitivity
                                ? stance_sensitivity_print(&text, result->sensitivity, &print, &err)
                                : stance_coalitions_print(&text, result->coalitions, &print, &err);
    if (code == STANCE_OK && request->together)
        code = stance_coalitions_print_together(&together, result->coalitions, &print, &err);
    if (code != STANCE_OK)
        status = cli_ui_fail(ui, &err);
    const struct stance_file_part part[2] = {{request->together, together.bytes, together.n},
                                             {request->output, text.bytes, text.n}};
    if (status == CLI_DONE)
        status = request->together ? cli_ui_write_both(ui, part)
                                   : cli_print_write(ui, request, &print, &text);
    stance_text_free(&text);
    stance_text_free(&together);
    return status;
}

/* Options that do not go together; NULL where all do. */
static const char *clash(const struct cli_request *request)
{
    const struct stance_cluster_options *o = &request->library.cluster;
    if (request->sensitivity && o->bootstrap)
        return "--sensitivity does not go with --bootstrap: ask for one, then the other";
    if (request->sensitivity && o->against)
        return "--sensitivity does not go with --against: ask for one, then the other";
    if (request->together && cli_is_standard(request->together) && cli_is_standard(request->output))
        return "--together and the coalitions cannot both go to standard output";
    return NULL;
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
    if (clash(request))
        return cli_ui_usage(ui, command->name, "%s", clash(request));
    struct result result = {0};
    int status = cli_format_settle(ui, command, request);
    if (status == CLI_DONE)
        status = find(ui, request, &result);
    if (status == CLI_DONE)
        status = write(ui, request, &result);
    stance_coalitions_free(result.coalitions);
    stance_sensitivity_free(result.sensitivity);
    return status;
}

static const struct cli_section *const sections[] = {&cli_clustering,
                                                     &confidence_section,
                                                     &comparison_section,
                                                     &input_section,
                                                     &output_section,
                                                     &cli_reading,
                                                     &cli_selecting,
                                                     &cli_projecting,
                                                     &cli_backbone,
                                                     &cli_working,
                                                     NULL};

static const struct cli_example examples[] = {
    {"stance cluster graphs/unsc-cyber-2024", "A table for the eye."},
    {"stance cluster graphs/unsc-cyber-2024 --format csv -o coalitions.csv",
     "One row per actor, for a spreadsheet."},
    {"stance cluster --network ties.tsv --method balance --k 2 --format json",
     "The line index of balance of a signed network."},
    {"stance cluster graphs/unsc-cyber-2024 --bootstrap 200", "How sure each actor's place is."},
    {"stance cluster votes.csv --method leiden --against members.csv:coalition-65",
     "Do those who signed together also vote together?"},
    {"stance cluster graphs/unsc-cyber-2024 --sensitivity",
     "Would another method or measure find other coalitions?"},
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
