/* network_place.c - measures the labels of a network figure and gives each its place
 * (see the header). */
#include "network_place.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "../coalition/partition.h"
#include "select.h"

/* Text may be up to 17 % wider in another font: what has to hold it leaves that room. */
#define SLACK 1.17
#define PILL_SIZE 12.0
#define LABEL_WIDEST 136.0

static const double line_height = 13.0;

/* ---- Labels ---- */

static void measure(struct stance_place *place, const struct stance_web *web, size_t i)
{
    const char *label = stance_scene_actor(web->scene, web->node[i].actor)->label;
    struct stance_lines *lines = &place->lines[i];
    struct stance_box *box = &place->box[i];
    double text = 0;
    if (web->node[i].named)
        *lines = stance_look_wrap(label, LABEL_WIDEST, place->size, false, 1, STANCE_BALANCED);
    if (lines->n == 1 && lines->line[0].cut)
        *lines = stance_look_wrap(label, LABEL_WIDEST, place->size, false, 2, STANCE_BALANCED);
    for (size_t l = 0; l < lines->n; l++) {
        double w = stance_look_width(lines->line[l].s, lines->line[l].n, place->size, false);
        text = fmax(text, w + (lines->line[l].cut ? place->size : 0));
    }
    double more = lines->n > 1 ? (double)(lines->n - 1) * line_height : 0;
    /* Alone, a label has no hull round it that would lie between it and the margin. */
    double slack = web->bloc[web->node[i].bloc].hull ? 1 : SLACK;
    if (place->form == STANCE_PLACE_BOXES)
        *box = (struct stance_box){.w = text * SLACK + 16, .h = 20 + more};
    else if (lines->n)
        *box = (struct stance_box){.w = text * slack + 16, .h = 17 + more};
    else
        *box = (struct stance_box){.w = 10, .h = 10};
}

struct stance_point stance_place_mark(const struct stance_place *place, size_t i)
{
    struct stance_box box = place->box[i];
    if (place->form == STANCE_PLACE_BOXES || place->lines[i].n == 0)
        return (struct stance_point){box.x, box.y};
    return (struct stance_point){box.x - box.w / 2 + 5, box.y};
}

struct stance_box stance_place_label(const struct stance_place *place, size_t i)
{
    struct stance_box box = place->box[i];
    if (place->form == STANCE_PLACE_DOTS && place->lines[i].n)
        box.x += 5, box.w -= 10;
    return box;
}

/* ---- Pills ---- */

/* "states" where all of the bloc are states. */
static bool all_states(const struct stance_web *web, const struct stance_web_bloc *bloc)
{
    for (size_t i = bloc->first; i < bloc->first + bloc->n; i++)
        if (stance_scene_actor(web->scene, web->node[i].actor)->kind != STANCE_ACTOR_STATE)
            return false;
    return true;
}

static void name_bloc(const struct stance_web *web, const struct stance_web_bloc *bloc,
                      struct stance_text *out)
{
    if (!bloc->hull)
        return;
    char letter[8];
    stance_partition_letter(bloc->coalition, letter);
    bool states = all_states(web, bloc);
    bool ungrouped = web->scene->selection && web->scene->selection->ungrouped;
    stance_text_puts(out, bloc->merged == 0   ? ungrouped ? "Not grouped" : "In no coalition"
                          : bloc->merged == 1 ? letter
                                              : "Other");
    stance_text_puts(out, " \xC2\xB7 ");
    stance_scene_put_count(out, bloc->n, states ? "one state" : "one actor",
                           states ? "states" : "actors");
    if (bloc->merged > 1) {
        stance_text_puts(out, " in ");
        stance_scene_put_count(out, bloc->merged, "one coalition", "coalitions");
    }
}

/* ---- Blocs on the page ---- */

/* Room between two hulls; more where a bundle's count stands in it, less round single actors. */
static double gap_between(const struct stance_web *web, bool dots, size_t a, size_t b)
{
    double gap = web->bloc[a].hull && web->bloc[b].hull   ? 52
                 : web->bloc[a].hull || web->bloc[b].hull ? 34
                                                          : (dots ? 14 : 24);
    for (size_t i = 0; i < web->bundle_n; i++) {
        const struct stance_web_bundle *u = &web->bundle[i];
        if ((u->from == a && u->to == b) || (u->from == b && u->to == a))
            gap = 96;
    }
    return gap;
}

/* What keeps blocs near each other: the ties drawn; a bundle pulls at one member for each of
 * those it stands for. */
static size_t find_pulls(const struct stance_web *web, struct stance_pull *pull)
{
    size_t n = 0;
    for (size_t i = 0; i < web->tie_n; i++) {
        const struct stance_web_tie *t = &web->tie[i];
        uint32_t a = web->node_of[t->a], b = web->node_of[t->b];
        if ((t->drawn || t->bundled) && a != STANCE_NONE && b != STANCE_NONE)
            pull[n++] = (struct stance_pull){a, b};
        if (n == 400) /* enough to tell where a bloc belongs; the rest costs time */
            break;
    }
    return n;
}

static enum stance_code arrange_bodies(struct stance_place *place, const struct stance_web *web,
                                       const char **graphviz, struct stance_error *err)
{
    size_t n = web->bloc_n;
    bool dots = place->form == STANCE_PLACE_DOTS;
    double *gap = stance_memory_new(n * n, sizeof *gap);
    struct stance_pull *pull = stance_memory_new(web->tie_n, sizeof *pull);
    enum stance_code code;
    if (!gap || !pull) {
        code = stance_error_memory(err);
        goto done;
    }
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            gap[a * n + b] = gap_between(web, dots, a, b);
    code = stance_arrange_wishes(web, place->body, graphviz, err);
    if (code)
        goto done;
    struct stance_bodies all = {.body = place->body,
                                .body_n = n,
                                .box = place->box,
                                .box_n = web->node_n,
                                .pull = pull,
                                .pull_n = find_pulls(web, pull),
                                .gap = gap,
                                .left = STANCE_MARGIN,
                                .right = STANCE_WIDTH - STANCE_MARGIN,
                                .watch = web->scene->watch};
    code = stance_bodies_place(&all, err);
    place->bottom = all.height;
done:
    stance_memory_free(pull);
    stance_memory_free(gap);
    return code;
}

/* Down to `top`, and the hulls round the boxes where they are now. */
static void settle(struct stance_place *place, const struct stance_web *web, double top)
{
    struct stance_point *next = place->point;
    place->bottom += top;
    for (size_t i = 0; i < web->node_n; i++)
        place->box[i].y += top;
    for (size_t b = 0; b < web->bloc_n; b++) {
        const struct stance_web_bloc *bloc = &web->bloc[b];
        place->body[b].pill_box.y += top;
        /* The corners are gathered behind where the hull will end. */
        struct stance_point *corner = next + 4 * bloc->n + 1;
        for (size_t i = 0; i < bloc->n; i++)
            stance_box_corners(corner + 4 * i, place->box[bloc->first + i]);
        place->hull[b] = (struct stance_outline){next, stance_hull_make(next, corner, 4 * bloc->n)};
        next += place->hull[b].n + 1;
    }
}

static enum stance_code make(struct stance_place *place, const struct stance_web *web, double top,
                             struct stance_error *err)
{
    const char *graphviz = web->scene->options->draw.graphviz;
    double width = STANCE_WIDTH - 2 * STANCE_MARGIN - 2 * STANCE_HULL_REACH;
    for (size_t i = 0; i < web->node_n; i++)
        measure(place, web, i);
    for (size_t b = 0; b < web->bloc_n; b++) {
        const struct stance_web_bloc *bloc = &web->bloc[b];
        struct stance_text *pill = &place->pill[b];
        name_bloc(web, bloc, pill);
        enum stance_code code = stance_text_end(pill, err);
        if (!code)
            code = stance_arrange_bloc(web, b, place->box + bloc->first,
                                       place->form == STANCE_PLACE_DOTS, &graphviz, width, err);
        if (code)
            return code;
        place->body[b] = (struct stance_body){.first = bloc->first, .n = bloc->n};
        if (bloc->hull)
            place->body[b].pill =
                stance_look_width(pill->bytes, pill->n, PILL_SIZE, true) * SLACK + 18;
    }
    enum stance_code code = STANCE_OK;
    if (web->bloc_n)
        code = arrange_bodies(place, web, &graphviz, err);
    settle(place, web, top);
    return code;
}

enum stance_code stance_place_make(struct stance_place *out, const struct stance_web *web,
                                   double top, struct stance_error *err)
{
    struct stance_place place = {.form = web->node_n <= STANCE_WEB_BOXES_MOST ? STANCE_PLACE_BOXES
                                                                              : STANCE_PLACE_DOTS};
    place.size = place.form == STANCE_PLACE_BOXES ? 12 : 10.5;
    place.lines = stance_memory_new(web->node_n, sizeof *place.lines);
    place.box = stance_memory_new(web->node_n, sizeof *place.box);
    place.body = stance_memory_new(web->bloc_n, sizeof *place.body);
    place.pill = stance_memory_new(web->bloc_n, sizeof *place.pill);
    place.hull = stance_memory_new(web->bloc_n, sizeof *place.hull);
    place.point = stance_memory_new(8 * web->node_n + 2 * web->bloc_n + 1, sizeof *place.point);
    place.bloc_n = web->bloc_n;
    enum stance_code code;
    if (!place.lines || !place.box || !place.body || !place.pill || !place.hull || !place.point)
        code = stance_error_memory(err);
    else
        code = make(&place, web, top, err);
    if (code)
        stance_place_clear(&place);
    else
        *out = place;
    return code;
}

void stance_place_clear(struct stance_place *place)
{
    for (size_t i = 0; place->pill && i < place->bloc_n; i++)
        stance_text_free(&place->pill[i]);
    stance_memory_free(place->pill);
    stance_memory_free(place->hull);
    stance_memory_free(place->point);
    stance_memory_free(place->body);
    stance_memory_free(place->box);
    stance_memory_free(place->lines);
    *place = (struct stance_place){0};
}
