/* cmd_draw.c - stance draw: a figure. */
#include <string.h>

#include "common.h"
#include "needs.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const char *const views[] = {"auto", "chips", "bipartite", "matrix",   "network",
                                    "bars", "map",   "slope",     "alluvial", NULL};
static const char *const themes[] = {"light", "dark", "auto", NULL};
static const char *const orders[] = {"computed", "given", "name", NULL};
static const char *const yes_no[] = {"yes", "no", NULL};
static const char *const formats[] = {"svg", "dot", "png", "pdf", NULL};
_Static_assert(STANCE_DRAW_SVG == 0 && STANCE_DRAW_DOT == 1 && STANCE_DRAW_PNG == 2 &&
                   STANCE_DRAW_PDF == 3,
               "the order of the formats");

static bool has_form(const struct cli_request *r)
{
    return r->format != STANCE_DRAW_DOT;
}
static const struct cli_need with_picture = {has_form, "in DOT, which is the graph of every form",
                                             true};

static const struct cli_need with_ids = {has_form, "in DOT, whose ids are those of the data", true};

static const struct cli_option figure[] = {
    {CLI_CHOICE, .name = "view", .target = AT(library.draw.view), .value = "VIEW", .choices = views,
     .fallback = "auto", .need = &with_picture, .help = "form of the figure",
     .more = "auto takes the form that suits the size of the data."},
    {CLI_TEXT, .name = "at", .target = AT(library.draw.at), .value = "DATE,DATE",
     .help = "dates that slope and alluvial compare",
     .more = "At the precision given: 2024 is what was said in that year, 2024-06-20 on that day."},
    {CLI_TEXT, .name = "by", .target = AT(library.draw.by), .value = "COLUMN",
     .help = "what they compare instead: year or a column",
     .more = "The fullest periods that fit are drawn."},
    {CLI_TEXT, .name = "right", .target = AT(library.draw.right), .value = "ACTOR",
     .help = "who lies on the right of a map",
     .more = "An id, another spelling or an iso3 code. Without it those who support more do."},
    {CLI_TEXT, .name = "highlight", .target = AT(library.draw.highlight), .value = "ACTOR,...",
     .help = "actors whose names stand out",
     .more =
         "Ids, labels, short names or iso3 codes. For chips, bipartite, matrix, network and map."},
    {CLI_COUNT, .name = "max-actors", .target = AT(library.draw.max_actors), .value = "N", .min = 0,
     .max = 1000000, .fallback = "0", .help = "the N actors with most positions, 0 for what fits",
     .more = "Those highlighted are among them. Coalitions are still those of all; the note says "
             "how many are left out. 0 draws as many as the form has room for."},
    {CLI_TEXT, .name = "blocs", .target = AT(library.draw.blocs), .value = "WHICH",
     .help = "coalitions drawn: computed, none, given:COLUMN of actors.csv",
     .more = "What colours and groups the actors: the coalitions found, nothing, or what a column "
             "of the actors says, such as their party."},
    {CLI_CHOICE, .name = "order", .target = AT(library.draw.order), .value = "ORDER",
     .choices = orders, .fallback = "computed", .help = "of actors and issues",
     .more = "As the form arranges them, as they stand in the data, or by name. For chips, "
             "bipartite, matrix and bars."},
    {CLI_CHOICE, .name = "show-inferred", .target = AT(show_inferred), .value = "ANSWER",
     .choices = yes_no, .fallback = "yes", .help = "count and draw what is inferred or expected",
     .more = "With no, only what was stated is counted, for the coalitions too; the note says so."},
    {CLI_CHOICE, .name = "theme", .target = AT(library.draw.theme), .value = "THEME",
     .choices = themes, .fallback = "light", .help = "colours",
     .more = "auto follows the reader's setting."},
    {CLI_TEXT, .name = "title", .target = AT(library.draw.title), .value = "TEXT",
     .may_be_empty = true, .help = "what the figure shows, as a sentence",
     .more = "Without it the figure has a neutral title."},
    {CLI_TEXT, .name = "subtitle", .target = AT(library.draw.subtitle), .value = "TEXT",
     .may_be_empty = true, .help = "a line below the title"},
    {CLI_TEXT, .name = "note", .target = AT(library.draw.note), .value = "TEXT",
     .may_be_empty = true, .help = "a remark at the foot, before our own"},
    {CLI_TEXT, .name = "source-line", .target = AT(library.draw.source_line), .value = "TEXT",
     .may_be_empty = true, .help = "where the data are from, at the foot"},
    {CLI_TEXT, .name = "id", .target = AT(library.draw.id), .value = "ID", .need = &with_ids,
     .help = "what the ids in the SVG begin with",
     .more =
         "Lower-case letters, digits and hyphens, a letter first, at most 41. Needed where two "
         "figures of the same data stand in one page. PNG and PDF have none and pass it over, so "
         "that one recipe serves all."},
};
static const struct cli_section figure_section = {
    .heading = "Figure", .option = figure, .n = N(figure)};

static bool ends_in(const char *s, const char *ending)
{
    size_t n = strlen(s), m = strlen(ending);
    return n > m && strcmp(s + n - m, ending) == 0;
}

static bool has_csv(const struct cli_request *r)
{
    return r->table && ends_in(r->table, ".csv");
}
static const struct cli_need with_table = {has_csv, "without --table FILE.csv", true};

static const struct cli_option output[] = {
    {CLI_TEXT, 'o', "output", AT(output), "FILE", .help = "write here, not to standard output"},
    {CLI_CHOICE, .name = "format", .target = AT(format), .value = "FORMAT", .choices = formats,
     .help = "instead of the ending of FILE"},
    {CLI_TEXT, .name = "table", .target = AT(table), .value = "FILE",
     .help = "also write the data the figure shows: .csv or .html",
     .more =
         "What the marks stand for, for readers who cannot see them and for checking: positions "
         "with their sources, ties, or counts. The HTML page holds one table."},
    {CLI_CHOICE, .name = "formulas", .target = AT(library.write.formulas), .value = "RULE",
     .choices = cli_formulas, .fallback = "auto", .need = &with_table,
     .help = "cells of --table that a spreadsheet would run",
     .more = "auto and defuse put an apostrophe in front of them, keep leaves them."},
    {CLI_NUMBER, .name = "zoom", .target = AT(library.draw.zoom), .value = "F", .min = 0.01,
     .max = 100, .help = "size of PNG and PDF; 1 is 7.5 inches wide", .more = "Without it 1."},
    {CLI_NUMBER, .name = "dpi", .target = AT(library.draw.dpi), .value = "N", .min = 1,
     .max = 10000, .help = "pixels per inch of that size in a PNG",
     .more = "Without it 192, which makes a picture 1440 pixels wide. For print 300 is usual."},
};
static const struct cli_section output_section = {
    .heading = "Output", .option = output, .n = N(output)};

/* The figure, and with --table what it shows; the files are written when both are made. */
static int draw(struct cli_ui *ui, struct cli_request *request, const stance_dataset *data)
{
    struct stance_text figure_text = {0}, table = {0};
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    enum stance_table_format format =
        request->table && ends_in(request->table, ".html") ? STANCE_TABLE_HTML : STANCE_TABLE_CSV;
    enum stance_code code =
        request->table ? stance_figure_draw_with_table(&figure_text, &table, format, data,
                                                       &request->library, &watch, &err)
                       : stance_figure_draw(&figure_text, data, &request->library, &watch, &err);
    int status = code == STANCE_OK ? CLI_DONE : cli_ui_fail(ui, &err);
    const struct stance_file_part part[2] = {{request->table, table.bytes, table.n},
                                             {request->output, figure_text.bytes, figure_text.n}};
    if (status == CLI_DONE)
        status = request->table ? cli_ui_write_both(ui, part)
                                : cli_ui_write(ui, part[1].path, part[1].bytes, part[1].n);
    stance_text_free(&table);
    stance_text_free(&figure_text);
    return status;
}

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    stance_dataset *data = NULL;
    int status = cli_format_settle(ui, command, request);
    request->library.select.stated_only = request->show_inferred;
    if (status == CLI_DONE && request->table && !ends_in(request->table, ".csv") &&
        !ends_in(request->table, ".html"))
        status = cli_ui_usage(ui, command->name, "--table writes .csv or .html, not '%s'",
                              request->table);
    bool pixels = request->format == STANCE_DRAW_PNG || request->format == STANCE_DRAW_PDF;
    if (status == CLI_DONE && pixels && cli_is_standard(request->output) && ui->width)
        status = cli_ui_usage(ui, command->name,
                              "a terminal cannot show PNG or PDF: give -o FILE, or a pipe");
    if (status == CLI_DONE)
        status = cli_data_read(ui, request, CLI_FOR_FIGURE, &data);
    request->library.draw.format = (enum stance_draw_format)request->format;
    if (status == CLI_DONE)
        status = draw(ui, request, data);
    stance_dataset_free(data);
    return status;
}

static const struct cli_section *const sections[] = {
    &figure_section,       &output_section, &cli_reading,
    &cli_selecting,        &cli_drawn_ties, &cli_drawn_issues,
    &cli_drawn_clustering, &cli_working,    NULL};

static const struct cli_example examples[] = {
    {"stance draw graphs/unsc-cyber-2024 -o council.svg", "A figure in the form that fits."},
    {"stance draw graphs/unsc-cyber-2024 --view chips --theme dark -o chips.svg",
     "Who opposes and who supports each issue, for a dark page."},
    {"stance draw graphs/unsc-cyber-2024 --only basis=stated -o stated.dot",
     "The graph of a figure of what was stated in so many words, for Graphviz."},
    {"stance draw graphs/unsc-cyber-2024 --view bars --dpi 300 -o bars.png", "Pixels for print."},
    {"stance draw graphs/unsc-cyber-2024 --view network -o ties.svg --table ties.html",
     "A figure and beside it the data it shows, for readers who cannot see it."},
    {NULL, NULL},
};

const struct cli_command cli_draw = {
    .name = "draw",
    .operand = "DATA",
    .summary = "a figure: who stands where, and with whom",
    .description =
        "Draws a data set as one figure. An SVG is ready for a report: every mark names its actor, "
        "issue and source in a tooltip. Where a large matrix would pass 300 kB, from some 1,500 "
        "cells on, all leave out the source, or there are none, and its description says so: "
        "--table has them. PDF has the same vectors with its fonts embedded, PNG "
        "pixels. DOT is the figure's graph, for Graphviz.\n\n"
        "The options under Ties, Issues and Coalitions decide how actors are arranged and "
        "coloured; of "
        "more than 250 actors the best coalitions found are drawn without a proof, unless "
        "--time-limit is given. Nothing recorded never looks like neutral, and inferred never "
        "looks like stated.",
    .section = sections,
    .example = examples,
    .run = run,
};
