/* plot_shown.c - the table beside a figure of actors by issues. */
#include <math.h>

#include "../base/text.h"
#include "plot.h"
#include "shown.h"

static const char *side_of(double value)
{
    return value > 0 ? "supports" : value < 0 ? "opposes" : "neutral";
}

/* What both kinds of row end in. */
static void put_evidence(struct stance_shown *shown, const struct stance_scene *scene, size_t cell,
                         struct stance_text *text)
{
    const struct stance_positions *p = scene->positions;
    stance_shown_text(shown, stance_scene_basis(scene, cell));
    stance_shown_number(shown, stance_positions_n(p, cell));
    stance_shown_number(shown, round(p->ambivalence[cell] * 1e6) / 1e6);
    stance_text_clear(text);
    stance_scene_cell_places(scene, cell, text);
    stance_shown_text(shown, text->n ? text->bytes : "");
    shown->cells.failed = shown->cells.failed || text->failed;
}

static void put_bloc(const struct stance_plot *plot, size_t actor, struct stance_text *text)
{
    stance_text_clear(text);
    if (plot->grouped)
        stance_text_puts(text, plot->bloc[plot->actor_bloc[actor]].name);
    stance_shown_text(plot->scene->shown, text->n ? text->bytes : "");
}

void stance_plot_show(const struct stance_plot *plot)
{
    static const char *const column[] = {"actor", "coalition",  "issue",       "position", "value",
                                         "basis", "statements", "ambivalence", "source",   NULL};
    struct stance_shown *shown = plot->scene->shown;
    struct stance_text text = {0};
    if (!shown)
        return;
    stance_shown_begin(shown, column);
    for (size_t a = 0; a < plot->actor_n; a++)
        for (size_t i = 0; i < plot->issue_n; i++) {
            size_t cell = stance_plot_cell(plot, a, i);
            if (cell == STANCE_NO_CELL)
                continue;
            stance_shown_text(shown, stance_scene_actor(plot->scene, plot->actor[a])->label);
            put_bloc(plot, a, &text);
            stance_shown_text(shown, stance_scene_issue(plot->scene, plot->issue[i])->label);
            stance_shown_text(shown, side_of(stance_plot_value(plot, cell)));
            stance_shown_number(shown, stance_plot_value(plot, cell));
            put_evidence(shown, plot->scene, cell, &text);
        }
    stance_text_free(&text);
}

void stance_plot_show_tallies(const struct stance_plot *plot)
{
    static const char *const column[] = {"issue",   "supports",  "opposes",
                                         "neutral", "no record", NULL};
    struct stance_shown *shown = plot->scene->shown;
    if (!shown)
        return;
    stance_shown_begin(shown, column);
    for (size_t i = 0; i < plot->issue_n; i++) {
        struct stance_tally t = plot->by_issue[i];
        stance_shown_text(shown, stance_scene_issue(plot->scene, plot->issue[i])->label);
        stance_shown_number(shown, t.for_n);
        stance_shown_number(shown, t.against_n);
        stance_shown_number(shown, t.neutral_n);
        stance_shown_number(shown, (double)plot->actor_n - stance_tally_all(t));
    }
}

void stance_plot_show_places(const struct stance_plot *plot, const double *horizontal,
                             const double *vertical)
{
    static const char *const column[] = {"actor",    "coalition", "horizontal",
                                         "vertical", "positions", NULL};
    struct stance_shown *shown = plot->scene->shown;
    struct stance_text text = {0};
    if (!shown)
        return;
    stance_shown_begin(shown, column);
    for (size_t a = 0; a < plot->actor_n; a++) {
        stance_shown_text(shown, stance_scene_actor(plot->scene, plot->actor[a])->label);
        put_bloc(plot, a, &text);
        stance_shown_number(shown, round(horizontal[a] * 1e6) / 1e6);
        stance_shown_number(shown, vertical ? round(vertical[a] * 1e6) / 1e6 : NAN);
        stance_shown_number(shown, stance_tally_all(plot->by_actor[a]));
    }
    stance_text_free(&text);
}

void stance_scene_show_cell(const struct stance_scene *scene, const char *period, size_t cell,
                            uint32_t actor)
{
    static const char *const column[] = {"actor", "issue",      "period",      "position", "value",
                                         "basis", "statements", "ambivalence", "source",   NULL};
    const struct stance_positions *p = scene->positions;
    struct stance_shown *shown = scene->shown;
    struct stance_text text = {0};
    if (!shown)
        return;
    if (shown->column_n == 0)
        stance_shown_begin(shown, column);
    stance_shown_text(shown, stance_scene_actor(scene, actor)->label);
    stance_shown_text(shown, stance_scene_issue(scene, p->cell_issue[cell])->label);
    stance_shown_text(shown, period);
    stance_shown_text(shown, side_of(p->value[cell]));
    stance_shown_number(shown, p->value[cell]);
    put_evidence(shown, scene, cell, &text);
    stance_text_free(&text);
}
