/* cmd_convert.c - stance convert: the same data set in another form. */
#include <string.h>
#include <sys/stat.h>

#include "common.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const char *const formats[] = {"csv", "dot", "graphml", "gexf",   "json", "gml",
                                      "net", "dl",  "edges",   "sqlite", NULL};
_Static_assert(STANCE_FILE_CSV_FOLDER == 0 && STANCE_FILE_SQLITE == 9, "the order of the formats");

/* A name without an ending is the folder's. */
static bool writes_csv(const struct cli_request *r)
{
    return r->format == STANCE_FILE_CSV_FOLDER || r->format == STANCE_FILE_EDGES ||
           r->format == CLI_BY_ENDING;
}
static const struct cli_need with_csv = {writes_csv, "without a folder or --format edges to write",
                                         true};

static const struct cli_option output[] = {
    {CLI_TEXT, 'o', "output", AT(output), "FILE", .help = "a file, or a folder for the tables"},
    {CLI_CHOICE, .name = "format", .target = AT(format), .value = "FORMAT", .choices = formats,
     .help = "instead of the ending of FILE",
     .more = "csv is the folder of tables. csv, dot, sqlite, graphml, gexf, json and gml hold "
             "everything "
             "and read back as the same data set. edges is one CSV with Gephi's columns, net "
             "Pajek's and dl UCINET's format: what these cannot hold is warned of."},
    CLI_FORMULAS(&with_csv),
};
static const struct cli_section output_section = {
    .heading = "Output", .option = output, .n = N(output)};

/* Tables go into a folder: "name/", one that exists, or a name without an ending. */
static bool names_folder(const char *path)
{
    struct stat info;
    const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path;
    return *last == '\0' || !strchr(last, '.') || strcmp(last, ".") == 0 ||
           strcmp(last, "..") == 0 || (stat(path, &info) == 0 && S_ISDIR(info.st_mode));
}

static int settle(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    if (cli_is_standard(request->output))
        return cli_ui_usage(ui, command->name, "convert needs -o FILE or -o FOLDER");
    if (request->format != CLI_BY_ENDING)
        return CLI_DONE;
    if (cli_format_by_ending(command, request))
        return request->format != STANCE_FILE_CSV_FOLDER
                   ? CLI_DONE
                   : cli_ui_usage(ui, command->name,
                                  "a data set has several tables: name a folder, not '%s', or take "
                                  "--format edges",
                                  request->output);
    request->format = STANCE_FILE_CSV_FOLDER;
    return names_folder(request->output)
               ? CLI_DONE
               : cli_ui_usage(ui, command->name,
                              "cannot tell the format from '%s': let it "
                              "end in .dot, .graphml, .gexf, .json, "
                              ".gml, .net, .dl or .sqlite, or be a folder",
                              request->output);
}

/* A folder, DOT and SQLite hold the tables as they stand, which nobody could read without the
 * preset. */
static int refuse_preset(struct cli_ui *ui, const struct cli_command *command,
                         const struct cli_request *request)
{
    bool tables = request->format == STANCE_FILE_CSV_FOLDER || request->format == STANCE_FILE_DOT ||
                  request->format == STANCE_FILE_SQLITE;
    if (request->library.read.preset == STANCE_PRESET_NONE || !tables)
        return CLI_DONE;
    return cli_ui_usage(ui, command->name,
                        "with --preset convert makes a graph (.graphml, .gexf, .json, .gml, .net, "
                        ".dl or --format edges); a folder, DOT and SQLite keep the tables as they "
                        "stand");
}

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    stance_dataset *data = NULL;
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    int status = settle(ui, command, request);
    if (status == CLI_DONE)
        status = refuse_preset(ui, command, request);
    request->library.read.our_names = true;
    if (status == CLI_DONE)
        status = cli_data_read(ui, request, CLI_FOR_ALL, &data);
    if (status == CLI_DONE) {
        enum stance_code code =
            stance_dataset_write(data, request->output, (enum stance_file_format)request->format,
                                 &request->library, &watch, &err);
        if (code != STANCE_OK)
            status = cli_ui_fail(ui, &err);
    }
    stance_dataset_free(data);
    return status;
}

static const struct cli_section *const sections[] = {&output_section, &cli_reading, &cli_working,
                                                     NULL};

static const struct cli_example examples[] = {
    {"stance convert graphs/unsc-cyber-2024 -o case.dot", "The whole data set in one file."},
    {"stance convert graphs/unsc-cyber-2024 -o case.sqlite", "The same as a database."},
    {"stance convert case.dot -o copy", "Back to a folder of tables."},
    {"stance convert graphs/unsc-cyber-2024 -o case.gexf", "For Gephi, with colours and dates."},
    {NULL, NULL},
};

const struct cli_command cli_convert = {
    .name = "convert",
    .operand = "DATA",
    .summary = "a data set in another form",
    .description =
        "Writes every table and row of a data set, as a folder of CSV tables or as one file: "
        "actors and issues are nodes, statements and alignments edges. stance reads them back. For "
        "the network of actors see 'stance project', for the graph of a figure 'stance draw' with "
        "a name that ends in .dot.",
    .section = sections,
    .example = examples,
    .run = run,
};
