/* cmd_measure.c - stance measure: numbers about actors, pairs, issues, coalitions, the graph. */
#include "common.h"
#include "needs.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const char *const formats[] = {"table", "csv", "json", "md", NULL};
static const char *const kinds[] = {"actors", "pairs",    "issues", "coalitions",
                                    "graph",  "cohesion", "map",    NULL};
static const char *const resamples[] = {"statements", "issues", NULL};
_Static_assert(STANCE_OF_ACTORS == 0 && STANCE_OF_MAP == 6, "the order of the kinds");

static bool measures_graph(const struct cli_request *r)
{
    return r->measure.of == STANCE_OF_GRAPH;
}
static const struct cli_need with_graph = {measures_graph, "without --of graph", true};

static const struct cli_option measuring[] = {
    {CLI_CHOICE, .name = "of", .target = AT(measure.of), .value = "KIND", .choices = kinds,
     .fallback = "actors", .help = "what to measure, a row each",
     .more =
         "actors: statements, ties, betweenness, bridging, silhouette, ambivalence. pairs: "
         "shared issues, agreement, tie, alignment. issues: who is for and against, how far "
         "an issue divides and whether along the coalitions. coalitions: size, density, "
         "cohesion, Rice index, agreement index. graph: frustration, balance of triads, "
         "modularity, polarisation. cohesion: each coalition on each issue. map: where the actors "
         "lie when those who agree lie near each other."},
    {CLI_COUNT, .name = "permutations", .target = AT(measure.permutations), .value = "N", .min = 0,
     .max = 1000000, .fallback = "999", .need = &with_graph,
     .help = "shuffles behind the p-value of polarisation", .more = "0 leaves the p-value out."},
    {CLI_TEXT, .name = "poles", .target = AT(measure.poles), .value = "A,B",
     .help = "of actors: how far each is from these two",
     .more = "Adds distance_1 and distance_2, the mean difference of positions from A and from B, "
             "0 to 1. A comma inside a name is written \\,."},
    {CLI_TEXT, .name = "right", .target = AT(measure.right), .value = "ACTOR",
     .help = "of the map: who lies to the right"},
    {CLI_COUNT, .name = "bootstrap", .target = AT(library.cluster.bootstrap), .value = "N",
     .min = 1, .max = 10000, .help = "how sure: cluster N replicates of the data (try 200)",
     .more = "Adds to actors their support, to pairs how often they are together, to coalitions "
             "their firmness."},
    {CLI_CHOICE, .name = "resample", .target = AT(library.cluster.resample), .value = "WHAT",
     .choices = resamples, .fallback = "statements", .need = &cli_with_bootstrap,
     .help = "what --bootstrap draws"},
};
static const struct cli_section measuring_section = {
    .heading = "Measures", .option = measuring, .n = N(measuring)};

static bool writes_names(const struct cli_request *r)
{
    return r->format == STANCE_PRINT_CSV && !measures_graph(r);
}
static const struct cli_need with_csv = {writes_names, "without names in CSV to write", true};

static const struct cli_option output[] = {
    {CLI_TEXT, 'o', "output", AT(output), "FILE", .help = "write here, not to standard output"},
    {CLI_CHOICE, .name = "format", .target = AT(format), .value = "FORMAT", .choices = formats,
     .help = "instead of the ending of FILE"},
    CLI_FORMULAS(&with_csv),
};
static const struct cli_section output_section = {
    .heading = "Output", .option = output, .n = N(output)};

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    stance_dataset *data = NULL;
    stance_measures *measures = NULL;
    struct stance_text text = {0};
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    int status = cli_format_settle(ui, command, request);
    if (status == CLI_DONE)
        status = cli_data_read(ui, request, CLI_FOR_COALITIONS, &data);
    if (status == CLI_DONE &&
        stance_measures_find(&measures, data, &request->library, &request->measure, &watch, &err))
        status = cli_ui_fail(ui, &err);
    if (status == CLI_DONE) {
        struct stance_print_options print = cli_print_options(ui, request);
        status = stance_measures_print(&text, measures, &print, &err) == STANCE_OK
                     ? cli_print_write(ui, request, &print, &text)
                     : cli_ui_fail(ui, &err);
    }
    stance_text_free(&text);
    stance_measures_free(measures);
    stance_dataset_free(data);
    return status;
}

static const struct cli_section *const sections[] = {
    &measuring_section, &output_section, &cli_reading, &cli_selecting,
    &cli_projecting,    &cli_clustering, &cli_working, NULL};

static const struct cli_example examples[] = {
    {"stance measure graphs/unsc-cyber-2024", "Actors, coalition by coalition."},
    {"stance measure graphs/unsc-cyber-2024 --of issues", "The most divisive issue first."},
    {"stance measure graphs/unsc-cyber-2024 --of pairs --format csv -o pairs.csv",
     "Every pair, for a spreadsheet."},
    {"stance measure graphs/unsc-cyber-2024 --of graph --format json",
     "Balance, polarisation and the rest, for a script."},
    {"stance measure graphs/unsc-cyber-2024 --poles ROK,Russia --bootstrap 200",
     "Who is nearer to whom, and who swings."},
    {"stance measure graphs/unsc-cyber-2024 --of map --right ROK --format csv",
     "Coordinates, for a plot of your own."},
    {NULL, NULL},
};

const struct cli_command cli_measure = {
    .name = "measure",
    .operand = "DATA",
    .summary = "numbers about actors, pairs, issues, coalitions or the graph",
    .description =
        "Measures a data set: one row per actor, pair of actors, issue, coalition, or measure of "
        "the whole graph, among others. Coalitions are found as cluster finds them, with the same "
        "options.",
    .section = sections,
    .example = examples,
    .run = run,
};
