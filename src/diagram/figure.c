/* figure.c - from a data set to one figure: select, cluster, choose a form, draw. */
#include "../base/error.h"
#include "../base/given.h"
#include "../coalition/coalitions.h"
#include "frame.h"
#include "render.h"
#include "select.h"
#include "shown.h"
#include "slope.h"
#include "tracks.h"

/* The forms that need positions, not ties. */
static bool shows_positions(enum stance_view view)
{
    return view != STANCE_VIEW_NETWORK;
}

/* DIAGRAMS section 2, top to bottom: the first form that fits.  Bipartite has less room
 * than chips, and network is drawn on request only. */
static enum stance_view choose_view(const struct stance_positions *p)
{
    size_t actors = 0;
    for (size_t a = 0; a < p->actor_n; a++)
        actors += p->start[a] < p->start[a + 1];
    return actors <= 16 && p->issue_n <= 14 ? STANCE_VIEW_CHIPS : STANCE_VIEW_MATRIX;
}

/* Counts and single issues need no coalitions, which cost most where there are many actors. */
static bool shows_coalitions(enum stance_view view, enum stance_draw_format format)
{
    return format == STANCE_DRAW_DOT ||
           (view != STANCE_VIEW_BARS && view != STANCE_VIEW_SLOPE && view != STANCE_VIEW_ALLUVIAL);
}

static enum stance_code draw(struct stance_text *out, const struct stance_scene *scene,
                             enum stance_view view, struct stance_error *err)
{
    stance_watch_progress(scene->watch, "drawing", "", 0, 0);
    enum stance_code code = stance_watch_check(scene->watch, err);
    if (code != STANCE_OK)
        return code;
    if (scene->options->draw.format == STANCE_DRAW_DOT)
        return stance_view_dot(out, scene, err);
    switch (view) {
    case STANCE_VIEW_CHIPS:
        return stance_view_chips(out, scene, err);
    case STANCE_VIEW_BIPARTITE:
        return stance_view_bipartite(out, scene, err);
    case STANCE_VIEW_NETWORK:
        return stance_view_network(out, scene, err);
    case STANCE_VIEW_BARS:
        return stance_view_bars(out, scene, err);
    case STANCE_VIEW_MAP:
        return stance_view_map(out, scene, err);
    case STANCE_VIEW_SLOPE:
        return stance_view_slope(out, scene, err);
    case STANCE_VIEW_ALLUVIAL:
        return stance_view_alluvial(out, scene, err);
    default:
        return stance_view_matrix(out, scene, err);
    }
}

/* Periods of the forms that compare them, 0 = the form shows one time. */
static size_t periods_most(enum stance_view view, enum stance_draw_format format)
{
    if (format == STANCE_DRAW_DOT)
        return 0;
    return view == STANCE_VIEW_SLOPE      ? STANCE_SLOPE_PERIODS
           : view == STANCE_VIEW_ALLUVIAL ? STANCE_ALLUVIAL_PERIODS
                                          : 0;
}

/* What has to be there before anything is worked out. */
static enum stance_code check(const struct stance_positions *p, enum stance_view view,
                              const struct stance_draw_options *o, struct stance_error *err)
{
    if (o->right && view != STANCE_VIEW_MAP)
        return stance_error_set(err, STANCE_E_VALUE,
                                "only the map has a right side to put '%.80s' on", o->right);
    if ((o->at || o->by) && !periods_most(view, o->format))
        return stance_error_set(err, STANCE_E_VALUE,
                                "--at and --by are for slope and alluvial: this form shows one "
                                "time");
    if (p->actor_n == 0)
        return stance_error_set(err, STANCE_E_DATA, "nothing to draw: no actor is left");
    if (o->format != STANCE_DRAW_DOT && shows_positions(view) && p->cell_n == 0)
        return stance_error_set(err, STANCE_E_DATA,
                                "nothing to draw: no position is left, only alignments "
                                "(the network view draws those)");
    return STANCE_OK;
}

/* Unless a time is given, a proof for a figure may take as much work as keeps 80 actors by 28
 * issues under 0.2 s (DIAGRAMS 8.6), counted in million steps and not in time, so that the note and
 * the blocs are the same on a slow machine; votes are proven within a tenth of it.  Of more actors
 * the best that was found is drawn: a form with a line per actor is not where anybody looks for a
 * proof. */
#define PROOF_WORK 100
#define PROOF_MOST 250

static void limit_proof(struct stance_cluster_options *o, size_t actor_n)
{
    if (o->time_limit >= 0 || o->work_limit > 0)
        return;
    o->exact = o->exact && actor_n <= PROOF_MOST;
    o->work_limit = PROOF_WORK;
}

static enum stance_code figure_make(struct stance_text *out, struct stance_shown *shown,
                                    const struct stance_dataset *data,
                                    const struct stance_options *options,
                                    const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_options taken = options ? *options : stance_options_default();
    const struct stance_options *o = &taken;
    bool raster = o->draw.format == STANCE_DRAW_PNG || o->draw.format == STANCE_DRAW_PDF;
    if (raster && o->draw.theme == STANCE_THEME_AUTO)
        taken.draw.theme = STANCE_THEME_LIGHT; /* nobody is there to choose */
    struct stance_positions positions = {0};
    struct stance_coalitions *coalitions = NULL;
    struct stance_selection selection = {0};
    struct stance_times times = {0};
    struct stance_text figure = {0};
    enum stance_view view = o->draw.view;
    enum stance_code code = stance_render_check(&o->draw, err);
    if (code == STANCE_OK)
        code = stance_positions_make(&positions, data, &o->select, true, watch, err);
    if (code == STANCE_OK && view == STANCE_VIEW_AUTO)
        view = choose_view(&positions);
    if (code == STANCE_OK)
        code = check(&positions, view, &o->draw, err);
    if (code == STANCE_OK)
        code = stance_selection_check(&o->draw, view, err);
    limit_proof(&taken.cluster, positions.actor_n);
    if (code == STANCE_OK && shows_coalitions(view, o->draw.format))
        code =
            stance_selection_coalitions(&coalitions, &selection, data, &positions, o, watch, err);
    if (code == STANCE_OK)
        code = stance_selection_actors(&selection, data, &positions, coalitions, &o->draw, err);
    size_t most = periods_most(view, o->draw.format);
    if (code == STANCE_OK && most)
        code = stance_times_make(&times, data, o, most, view == STANCE_VIEW_ALLUVIAL, watch, err);
    if (code == STANCE_OK) {
        struct stance_scene scene = {.data = data,
                                     .positions = &positions,
                                     .coalitions = coalitions,
                                     .times = most ? &times : NULL,
                                     .options = o,
                                     .view = view,
                                     .selection = &selection,
                                     .shown = shown,
                                     .watch = watch};
        code = draw(&figure, &scene, view, err);
    }
    if (code == STANCE_OK && raster) {
        struct stance_text svg = figure;
        figure = (struct stance_text){0};
        code = stance_render_svg(&figure, &svg, &o->draw, watch, err);
        stance_text_free(&svg);
    }
    if (code == STANCE_OK)
        *out = figure;
    stance_times_clear(&times);
    stance_selection_clear(&selection);
    stance_coalitions_free(coalitions);
    stance_positions_clear(&positions);
    return code;
}

enum stance_code stance_figure_draw(struct stance_text *out, const struct stance_dataset *data,
                                    const struct stance_options *options,
                                    const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code given = options ? stance_given_options(options, err) : STANCE_OK;
    if (given != STANCE_OK)
        return given;
    return figure_make(out, NULL, data, options, watch, err);
}

enum stance_code stance_figure_draw_with_table(struct stance_text *out, struct stance_text *table,
                                               enum stance_table_format format,
                                               const stance_dataset *data,
                                               const struct stance_options *options,
                                               const struct stance_watch *watch,
                                               struct stance_error *err)
{
    enum stance_code given = options ? stance_given_options(options, err) : STANCE_OK;
    if (given == STANCE_OK)
        given = stance_given_choice("format of the table", (int)format, STANCE_TABLE_HTML, err);
    if (given != STANCE_OK)
        return given;
    struct stance_shown shown = {0};
    struct stance_text figure = {0}, printed = {0};
    enum stance_formulas formulas = options ? options->write.formulas : STANCE_FORMULAS_AUTO;
    if (options && options->draw.format == STANCE_DRAW_DOT)
        return stance_error_set(err, STANCE_E_VALUE,
                                "DOT carries the data of its figure: there is no table beside it");
    enum stance_code code = figure_make(&figure, &shown, data, options, watch, err);
    if (code == STANCE_OK)
        code = stance_shown_print(&printed, &shown, format, formulas, err);
    if (code == STANCE_OK) {
        *out = figure;
        *table = printed;
    } else {
        stance_text_free(&figure);
    }
    stance_shown_clear(&shown);
    return code;
}
