/* needs.c - the conditions that several commands share, and the check of them all. */
#include "needs.h"

#include <string.h>

#include "common.h"

/* ---- Reading ---- */

static bool has_stances(const struct cli_request *r)
{
    return r->library.read.preset != STANCE_PRESET_ICEWS &&
           r->library.read.preset != STANCE_PRESET_GDELT;
}
const struct cli_need cli_with_stances = {
    has_stances, "with --preset icews or gdelt, whose events have no stance", false};

/* ---- Backbone ---- */

static bool cuts(const struct cli_request *r)
{
    return r->library.project.backbone != STANCE_BACKBONE_THRESHOLD ||
           r->library.project.threshold > 0;
}
const struct cli_need cli_with_cut = {
    cuts, "with threshold and no --threshold above 0: every tie is kept", true};

static bool by_threshold(const struct cli_request *r)
{
    return r->library.project.backbone == STANCE_BACKBONE_THRESHOLD;
}
const struct cli_need cli_with_threshold = {by_threshold, "without --backbone threshold", false};

static bool by_top(const struct cli_request *r)
{
    return r->library.project.backbone == STANCE_BACKBONE_TOP_K;
}
const struct cli_need cli_with_top = {by_top, "without --backbone top-k", false};

static bool by_level(const struct cli_request *r)
{
    return r->library.project.backbone == STANCE_BACKBONE_DISPARITY ||
           r->library.project.backbone == STANCE_BACKBONE_SDSM;
}
const struct cli_need cli_with_level = {by_level, "without --backbone disparity or sdsm", false};

/* ---- Coalitions ---- */

static bool bootstraps(const struct cli_request *r)
{
    return r->library.cluster.bootstrap > 0;
}
const struct cli_need cli_with_bootstrap = {bootstraps, "without --bootstrap", false};

static struct stance_method_uses uses(const struct cli_request *r)
{
    return stance_method_uses(r->library.cluster.method);
}

/* The other methods of --sensitivity draw, and so do the shuffles of --of graph. */
static bool draws(const struct cli_request *r)
{
    return uses(r).seed || bootstraps(r) || r->sensitivity ||
           (r->measure.of == STANCE_OF_GRAPH && r->measure.permutations > 0);
}
const struct cli_need cli_with_chance = {
    draws,
    "with a method that leaves nothing to chance: walktrap, fast-greedy, edge-betweenness, "
    "average, complete and ward",
    true};

static bool proves(const struct cli_request *r)
{
    return uses(r).exact;
}
const struct cli_need cli_with_proof = {
    proves, "without --method signed, balance or optimal, which prove their result", true};

static bool proves_now(const struct cli_request *r)
{
    return proves(r) && r->library.cluster.exact;
}
const struct cli_need cli_with_time = {
    proves_now, "without a proof to try: --method signed, balance or optimal, and no --no-exact",
    true};

/* ---- Ties ---- */

static bool aligns(const struct cli_request *r)
{
    enum stance_measure measure = r->library.project.measure;
    if (measure == STANCE_MEASURE_DEFAULT)
        measure = uses(r).measure;
    return measure == STANCE_SIGNED || r->sensitivity;
}
const struct cli_need cli_with_alignments = {
    aligns, "on a measure other than signed, where alignments do not count", true};

/* ---- Tables ---- */

static bool prints_csv(const struct cli_request *r)
{
    return r->format == STANCE_PRINT_CSV;
}
const struct cli_need cli_with_csv = {prints_csv, "without --format csv", true};

/* ---- Figures ---- */

/* The graph in DOT has coalitions in every form. */
static bool groups(const struct cli_request *r)
{
    enum stance_view view = r->library.draw.view;
    return r->format == STANCE_DRAW_DOT ||
           (view != STANCE_VIEW_BARS && view != STANCE_VIEW_SLOPE && view != STANCE_VIEW_ALLUVIAL);
}

static bool finds(const struct cli_request *r)
{
    const char *blocs = r->library.draw.blocs;
    return groups(r) && (!blocs || strcmp(blocs, "computed") == 0);
}
const struct cli_need cli_with_coalitions_drawn = {
    finds,
    "where no coalitions are found: in bars, slope and alluvial, and with --blocs none or "
    "given",
    true};

/* The network draws ties whatever its blocs; what auto takes is settled by the data. */
static bool draws_ties(const struct cli_request *r)
{
    enum stance_view view = r->library.draw.view;
    bool network =
        r->format != STANCE_DRAW_DOT && (view == STANCE_VIEW_NETWORK || view == STANCE_VIEW_AUTO);
    return finds(r) || network;
}
const struct cli_need cli_with_ties_drawn = {
    draws_ties,
    "where neither ties are drawn nor coalitions found: in bars, slope and alluvial, "
    "and but for network with --blocs none or given",
    true};

/* ---- All of them ---- */

static int check_one(struct cli_ui *ui, const struct cli_command *command,
                     const struct cli_option *o, const struct cli_need *need,
                     const struct cli_request *r)
{
    if (!need || need->met(r))
        return CLI_DONE;
    if (!need->is_mild)
        return cli_ui_usage(ui, command->name, "--%s says nothing %s", o->name, need->words);
    cli_ui_warn(ui, "--%s says nothing %s", o->name, need->words);
    return CLI_DONE;
}

/* With the format that the ending of the output means; one that nobody knows is told later. */
static struct cli_request as_it_will_be(const struct cli_command *command,
                                        const struct cli_request *request)
{
    struct cli_request r = *request;
    if (r.format != CLI_BY_ENDING || !cli_option_find(command, "format", strlen("format")))
        return r;
    if (cli_is_standard(r.output))
        r.format = 0;
    else
        (void)cli_format_by_ending(command, &r);
    return r;
}

int cli_needs_check(struct cli_ui *ui, const struct cli_command *command,
                    const struct cli_request *request)
{
    const struct cli_request r = as_it_will_be(command, request);
    int status = CLI_DONE;
    for (size_t s = 0; command->section[s]; s++)
        for (size_t i = 0; i < command->section[s]->n && status == CLI_DONE; i++) {
            const struct cli_need *of_all = command->section[s]->need;
            const struct cli_option *o = &command->section[s]->option[i];
            if (!cli_option_is_given(request, o))
                continue;
            bool none = of_all && !of_all->met(&r);
            status = check_one(ui, command, o, none ? of_all : o->need, &r);
        }
    return status;
}
