/* cmd_project.c - stance project: the network itself. */
#include <string.h>

#include "common.h"
#include "needs.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const char *const formats[] = {"csv", "json", "dot", "graphml", "gexf",   "node-link",
                                      "gml", "net",  "dl",  "edges",   "matrix", NULL};
_Static_assert(STANCE_NETWORK_CSV == 0 && STANCE_NETWORK_MATRIX == 10, "the order of the formats");
static const char *const normalises[] = {
    "none", "average", "jaccard", "cosine", "activity-product", "activity", "prominence", NULL};
static const char *const two_modes[] = {"no", "count", "subtract", "combine", NULL};
static const char *const qualifiers[] = {"boolean", "integer", "text", "none", NULL};
static const char *const windows[] = {"none",  "seconds", "minutes", "hours", "days",
                                      "weeks", "months",  "years",   NULL};
static const char *const kernels[] = {"none",         "uniform",  "triangular",
                                      "epanechnikov", "gaussian", NULL};

static bool aligns(const struct cli_request *r)
{
    return r->library.project.measure == STANCE_SIGNED;
}
static const struct cli_need with_signed = {aligns, "without --measure signed", true};

static const struct cli_option ties[] = {
    {CLI_CHOICE, .name = "measure", .target = AT(library.project.measure), .value = "NAME",
     .choices = stance_measure_names, .fallback = "auto",
     .help = "how alike two actors are; auto: agreement",
     .more =
         "auto is agreement, the mean of 1 - |x - y| / 2 over the issues both have a position "
         "on. signed is 2 agreement - 1, shrunk where little is shared. congruence, conflict, "
         "subtract and overlap count statements; matches counts the issues on which both hold the "
         "same. s, s-squared, kappa, pi, cosine, jaccard, phi, "
         "correlation and coincidence are the textbook's, on the shared issues; pairs for "
         "which one is not defined are left out and counted."},
    {CLI_CHOICE, .name = "normalise", .target = AT(library.project.normalise), .value = "NAME",
     .choices = normalises, .fallback = "none", .help = "divide ties by how active the two are",
     .more = "For congruence, conflict, subtract and overlap; activity (of the actor) and "
             "prominence (of the issue) for --two-mode."},
    {CLI_ON, .name = "issues", .target = AT(library.project.issues),
     .help = "ties between issues, over the actors they share",
     .more = "Not with --two-mode and --issue-weights, which are about ties between actors."},
    {CLI_CHOICE, .name = "two-mode", .target = AT(library.project.two_mode), .value = "HOW",
     .choices = two_modes, .fallback = "no", .help = "actors and issues instead of actors alone",
     .more = "count: statements. subtract: supporting minus opposing ones. combine: 1 for support "
             "plus 2 for opposition."},
    {CLI_COUNT, .name = "min-overlap", .target = AT(library.project.min_overlap), .value = "N",
     .min = 1, .max = 1000000, .fallback = "1", .help = "issues two actors must share for a tie"},
    {CLI_NUMBER, .name = "alignment-weight", .target = AT(library.project.alignment_weight),
     .value = "W", .min = 0, .max = 1000, .fallback = "1", .need = &with_signed,
     .help = "how much alignments weigh beside stances",
     .more = "0 leaves the stances alone. With other measures alignments stand beside the ties, in "
             "json, dot and graphml."},
    {CLI_ON, .name = "drop-unanimous", .target = AT(library.project.drop_unanimous),
     .help = "leave out issues on which all who speak agree"},
    {CLI_TEXT, .name = "issue-weights", .target = AT(library.project.issue_weights),
     .value = "COLUMN", .help = "column of issues.csv that weighs issues in s"},
};
static const struct cli_section ties_section = {"Ties", ties, N(ties), .needs_data = true};

static bool is_dna(const struct cli_request *r)
{
    return r->library.project.dna.on;
}
static const struct cli_need with_dna = {is_dna, "without --dna", false};

static bool moves(const struct cli_request *r)
{
    return r->library.project.dna.window != STANCE_WINDOW_NONE;
}
static const struct cli_need with_window = {moves, "without --window", false};

static bool smooths(const struct cli_request *r)
{
    return r->library.project.dna.kernel != STANCE_KERNEL_NONE;
}
static const struct cli_need with_kernel = {smooths, "without --kernel", false};

static const struct cli_option dna[] = {
    {CLI_ON, .name = "dna", .target = AT(library.project.dna.on),
     .help = "as Discourse Network Analyzer does it",
     .more = "Labels and qualifier values are the texts as they stand, filters and duplicates "
             "follow DNA's order, ties DNA's sort. --measure is overlap, congruence, conflict or "
             "subtract, --normalise activity-product what DNA calls cosine. docs/METHODS.md, "
             "section 8, tells the rest."},
    {CLI_CHOICE, .name = "qualifier", .target = AT(library.project.dna.qualifier), .value = "TYPE",
     .choices = qualifiers, .fallback = "boolean", .help = "what the stance column holds"},
    {CLI_ON, .name = "isolates", .target = AT(library.project.dna.isolates),
     .help = "keep who is left without a statement"},
    {CLI_CHOICE, .name = "window", .target = AT(library.project.dna.window), .value = "UNIT",
     .choices = windows, .fallback = "none", .help = "one network per moving window"},
    {CLI_COUNT, .name = "window-size", .target = AT(library.project.dna.window_size), .value = "N",
     .min = 1, .max = 1000000, .fallback = "1", .need = &with_window,
     .help = "how long a window is, in units"},
    {CLI_CHOICE, .name = "kernel", .target = AT(library.project.dna.kernel), .value = "NAME",
     .choices = kernels, .fallback = "none", .need = &with_window,
     .help = "weigh statements by distance from the middle"},
    {CLI_ON, .name = "indent", .target = AT(library.project.dna.indent), .need = &with_kernel,
     .help = "kernel: begin and end half a window inside"},
    {CLI_ON, .name = "to-one", .target = AT(library.project.dna.to_one),
     .help = "divide each network by the sum of its matrix"},
    {CLI_ON, .name = "dna-defects", .target = AT(library.project.dna.faithful),
     .help = "repeat DNA's defects, to check an old result"},
};
static const struct cli_section dna_section = {"DNA", dna, N(dna), .needs_data = true,
                                               .need = &with_dna};

static bool writes_csv(const struct cli_request *r)
{
    return r->format == STANCE_NETWORK_CSV || r->format == STANCE_NETWORK_EDGES ||
           r->format == STANCE_NETWORK_MATRIX;
}
static const struct cli_need with_csv = {writes_csv, "without --format csv, edges or matrix", true};

static const struct cli_option output[] = {
    {CLI_TEXT, 'o', "output", AT(output), "FILE", .help = "write here, not to standard output"},
    {CLI_CHOICE, .name = "format", .target = AT(format), .value = "FORMAT", .choices = formats,
     .help = "instead of the ending of FILE",
     .more = "graphml, gexf, gml, net (Pajek), dl (UCINET) and node-link (JSON of networkx and D3) "
             "are read by other programs, edges is CSV with Gephi's columns, matrix CSV with a row "
             "and a column per actor, as R takes it."},
    CLI_FORMULAS(&with_csv),
};
static const struct cli_section output_section = {
    .heading = "Output", .option = output, .n = N(output)};

static bool is_given(const struct cli_command *command, const struct cli_request *request,
                     const char *name)
{
    return cli_option_is_given(request, cli_option_find(command, name, strlen(name)));
}

static bool counts_statements(const struct stance_project_options *o)
{
    return o->two_mode != STANCE_ONE_MODE || o->measure == STANCE_CONGRUENCE ||
           o->measure == STANCE_CONFLICT || o->measure == STANCE_SUBTRACT ||
           o->measure == STANCE_OVERLAP;
}

/* Of options that say something in every other command. */
static int check(struct cli_ui *ui, const struct cli_command *command,
                 const struct cli_request *request)
{
    static const char *const by_dna[] = {"scale", "groups", "aggregate"};
    const struct stance_project_options *o = &request->library.project;
    for (size_t i = 0; i < sizeof by_dna / sizeof *by_dna && o->dna.on; i++)
        if (is_given(command, request, by_dna[i]))
            return cli_ui_usage(ui, command->name,
                                "--%s says nothing with --dna, which takes statements as they "
                                "stand",
                                by_dna[i]);
    if (counts_statements(o) && is_given(command, request, "aggregate"))
        cli_ui_warn(ui, "--aggregate says nothing where statements are counted, with --two-mode "
                        "and the measures congruence, conflict, subtract and overlap");
    return CLI_DONE;
}

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    stance_dataset *data = NULL;
    stance_projection *projection = NULL;
    struct stance_text text = {0};
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    bool raw = request->library.project.dna.on;
    enum cli_reading_for purpose =
        raw || request->library.project.issue_weights ? CLI_FOR_ALL : CLI_FOR_COALITIONS;
    int status = check(ui, command, request);
    if (status == CLI_DONE)
        status = cli_format_settle(ui, command, request);
    request->library.read.raw = raw;
    if (status == CLI_DONE)
        status = cli_data_read(ui, request, purpose, &data);
    if (status == CLI_DONE &&
        stance_projection_make(&projection, data, &request->library, &watch, &err) != STANCE_OK)
        status = cli_ui_fail(ui, &err);
    stance_dataset_free(data);
    if (status == CLI_DONE)
        status =
            stance_projection_print(&text, projection, (enum stance_network_format)request->format,
                                    &request->library, &watch, &err) == STANCE_OK
                ? cli_ui_write(ui, request->output, text.bytes, text.n)
                : cli_ui_fail(ui, &err);
    stance_text_free(&text);
    stance_projection_free(projection);
    return status;
}

static const struct cli_section *const sections[] = {
    &ties_section,  &cli_backbone, &output_section, &cli_reading,
    &cli_selecting, &dna_section,  &cli_working,    NULL};

static const struct cli_example examples[] = {
    {"stance project graphs/unsc-cyber-2024", "Every pair of actors that share an issue."},
    {"stance project graphs/unsc-cyber-2024 --measure s --backbone top-k --top 3 -o ties.graphml",
     "The three nearest of each, for Gephi."},
    {"stance project graphs/unsc-cyber-2024 --two-mode subtract --format json",
     "Who stands where, as a network."},
    {"stance project graphs/unsc-cyber-2024 --format matrix -o agreement.csv",
     "Who agrees with whom, as a matrix for R."},
    {NULL, NULL},
};

const struct cli_command cli_project = {
    .name = "project",
    .operand = "DATA",
    .summary = "the network of actors, of issues, or of both",
    .description =
        "Makes positions of the statements and ties of the positions, and writes the ties.\n\n"
        "CSV has one row per tie: a,b,weight,n with the smaller id first (by bytes) and n the "
        "issues they share, or actor,issue,value,n with --two-mode. Numbers read back as the same "
        "doubles. JSON also lists the actors without a tie and what was left out.",
    .section = sections,
    .example = examples,
    .run = run,
};
