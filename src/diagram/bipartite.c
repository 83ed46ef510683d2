/* bipartite.c - where the bars and links of a two-column diagram lie. */
#include "bipartite.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "layout.h"
#include "order.h"

#define SLOT 5.0
#define BAR_LEAST 14.0
#define ACTOR_GAP 13.0
#define BLOC_GAP 30.0
#define LEADING 15.0
#define ACTOR_NAME_W 142.0 /* 166 in the widest font, of the 170 up to the margin */
#define ISSUE_NAME_W 160.0
#define LABEL_GAP 2.0 /* between the labels of neighbours */

struct stance_lines stance_bipartite_actor_lines(const struct stance_bipartite *b, size_t actor)
{
    return stance_look_wrap(stance_scene_actor(b->plot->scene, b->plot->actor[actor])->label,
                            ACTOR_NAME_W, 13, false, 2, STANCE_BALANCED);
}

struct stance_lines stance_bipartite_issue_lines(const struct stance_bipartite *b, size_t issue)
{
    return stance_look_wrap(stance_scene_issue(b->plot->scene, b->plot->issue[issue])->label,
                            ISSUE_NAME_W, 12.5, false, 2, STANCE_BALANCED);
}

/* ---- Order ---- */

static enum stance_code order_actors(struct stance_plot *p, struct stance_error *err)
{
    struct stance_rank *rank = stance_memory_new(p->actor_n, sizeof *rank);
    uint32_t *order = stance_memory_new(p->actor_n, sizeof *order);
    enum stance_code code = rank && order ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; code == STANCE_OK && i < p->actor_n; i++)
        rank[i] = (struct stance_rank){
            .key = {p->actor_bloc[i], -p->actor_mean[i], -(double)stance_tally_all(p->by_actor[i])},
            .item = (uint32_t)i};
    if (code == STANCE_OK) {
        stance_rank_sort(rank, p->actor_n);
        for (size_t i = 0; i < p->actor_n; i++)
            order[i] = rank[i].item;
        code = stance_plot_order_actors(p, order, err);
    }
    stance_memory_free(order);
    stance_memory_free(rank);
    return code;
}

static enum stance_code make_links(struct stance_bipartite *b, struct stance_error *err)
{
    const struct stance_plot *p = b->plot;
    b->link = stance_memory_new(p->stance_n, sizeof *b->link);
    if (!b->link)
        return stance_error_memory(err);
    b->link_n = 0;
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = 0; i < p->issue_n; i++) {
            size_t cell = stance_plot_cell(p, a, i);
            if (cell == STANCE_NO_CELL)
                continue;
            double value = stance_plot_value(p, cell);
            b->link[b->link_n++] = (struct stance_link){.actor = (uint32_t)a,
                                                        .issue = (uint32_t)i,
                                                        .cell = cell,
                                                        .side = (value > 0) - (value < 0)};
        }
    return STANCE_OK;
}

/* What a run of dot needs and gives, all of it ours to free. */
struct run {
    double *size, *xy;
    struct stance_layout_edge *edge;
    uint32_t *actor;
    struct stance_rank *rank;
};

static bool run_make(struct run *run, const struct stance_bipartite *b)
{
    size_t n = b->plot->actor_n + b->plot->issue_n;
    *run = (struct run){.size = stance_memory_new(2 * n, sizeof *run->size),
                        .xy = stance_memory_new(2 * n, sizeof *run->xy),
                        .edge = stance_memory_new(b->link_n, sizeof *run->edge),
                        .actor = stance_memory_new(b->plot->actor_n, sizeof *run->actor),
                        .rank = stance_memory_new(b->plot->issue_n, sizeof *run->rank)};
    return run->size && run->xy && run->edge && run->actor && run->rank;
}

static void run_clear(struct run *run)
{
    stance_memory_free(run->size);
    stance_memory_free(run->xy);
    stance_memory_free(run->edge);
    stance_memory_free(run->actor);
    stance_memory_free(run->rank);
}

static void describe(struct stance_layout *layout, const struct run *run,
                     const struct stance_bipartite *b)
{
    size_t actors = b->plot->actor_n, n = actors + b->plot->issue_n;
    for (size_t i = 0; i < n; i++) {
        run->size[i] = 86;
        run->size[n + i] = 22;
    }
    for (size_t i = 0; i < actors; i++)
        run->actor[i] = (uint32_t)i;
    for (size_t i = 0; i < b->link_n; i++)
        run->edge[i] = (struct stance_layout_edge){
            .a = b->link[i].actor,
            .b = (uint32_t)actors + b->link[i].issue,
            .weight = stance_plot_inferred(b->plot, b->link[i].cell) ? 1 : 2,
        };
    *layout = (struct stance_layout){
        .engine = STANCE_ENGINE_DOT,
        .node_n = n,
        .width = run->size,
        .height = run->size + n,
        .edge = run->edge,
        .edge_n = b->link_n,
        .graph_attributes = "rankdir=LR; splines=line; nslimit=2; nslimit1=2; ranksep=4; "
                            "nodesep=0.12",
        .same_rank = run->actor,
        .same_rank_n = actors,
        .x = run->xy,
        .y = run->xy + n,
    };
}

/* The order dot gives the issues; *found as stance_layout_run. */
static enum stance_code order_by_dot(uint32_t *order, bool *found, const struct stance_bipartite *b,
                                     struct stance_error *err)
{
    const struct stance_scene *scene = b->plot->scene;
    size_t actors = b->plot->actor_n, issues = b->plot->issue_n;
    struct stance_layout layout;
    struct run run;
    enum stance_code code = run_make(&run, b) ? STANCE_OK : stance_error_memory(err);
    if (code == STANCE_OK) {
        describe(&layout, &run, b);
        code = stance_layout_run(&layout, found, scene->options->draw.graphviz, scene->watch, err);
    }
    if (code == STANCE_OK && *found) {
        bool upside_down = actors > 1 && layout.y[0] > layout.y[actors - 1];
        for (size_t i = 0; i < issues; i++) {
            double y = layout.y[actors + i];
            run.rank[i] = (struct stance_rank){
                .key = {stance_tally_all(b->plot->by_issue[i]) == 0, upside_down ? -y : y},
                .item = (uint32_t)i};
        }
        stance_rank_sort(run.rank, issues);
        for (size_t i = 0; i < issues; i++)
            order[i] = run.rank[i].item;
    }
    run_clear(&run);
    return code;
}

static size_t crossings_in(const struct stance_columns *c, const uint32_t *order, uint32_t *place)
{
    for (size_t i = 0; i < c->right_n; i++)
        place[order[i]] = (uint32_t)i;
    return stance_columns_crossings(c, place);
}

static enum stance_code order_issues(struct stance_bipartite *b, struct stance_error *err)
{
    size_t m = b->plot->issue_n;
    uint32_t *end = stance_memory_new(2 * b->link_n, sizeof *end);
    uint32_t *order = stance_memory_new(3 * m, sizeof *order);
    enum stance_code code = end && order ? STANCE_OK : stance_error_memory(err);
    if (code != STANCE_OK)
        goto done;
    for (size_t i = 0; i < b->link_n; i++) {
        end[i] = b->link[i].actor;
        end[b->link_n + i] = b->link[i].issue;
    }
    uint32_t *by_dot = order + m, *place = order + 2 * m;
    struct stance_columns c = {.left_n = b->plot->actor_n,
                               .right_n = m,
                               .edge_n = b->link_n,
                               .left = end,
                               .right = end + b->link_n};
    bool found = false;
    code = stance_columns_order(order, &c, err);
    if (code == STANCE_OK && b->plot->scene->options->draw.graphviz)
        code = order_by_dot(by_dot, &found, b, err);
    if (code != STANCE_OK)
        goto done;
    size_t ours = crossings_in(&c, order, place);
    if (found && crossings_in(&c, by_dot, place) < ours)
        memcpy(order, by_dot, m * sizeof *order);
    code = stance_plot_order_issues(b->plot, order, err);
done:
    stance_memory_free(order);
    stance_memory_free(end);
    return code;
}

/* ---- Bars ---- */

static void set_bar(struct stance_bar *bar, uint32_t degree)
{
    bar->h = fmax(BAR_LEAST, SLOT * degree);
    bar->slot = degree ? bar->h / degree : 0;
}

/* Height a bar takes with its label beside it. */
static double place_taken(const struct stance_bar *bar, size_t lines)
{
    return fmax(bar->h, LEADING * (double)lines);
}

static double gap_before(const struct stance_plot *p, size_t actor, double extra)
{
    bool first = p->grouped && p->bloc[p->actor_bloc[actor]].first == actor;
    return actor == 0 ? 0 : (first ? BLOC_GAP : ACTOR_GAP) + extra;
}

/* Stacks the actors' bars with `extra` between neighbours; returns the height. */
static double stack_actors(struct stance_bipartite *b, double extra)
{
    const struct stance_plot *p = b->plot;
    double y = 0;
    for (size_t a = 0; a < p->actor_n; a++) {
        size_t lines = stance_bipartite_actor_lines(b, a).n;
        y += gap_before(p, a, extra);
        double taken = place_taken(&b->actor[a], lines);
        b->actor[a].head = y - 9;
        b->actor[a].y = y + (taken - b->actor[a].h) / 2;
        y += taken;
    }
    return y;
}

/* The equal gap between issue bars at which no two labels touch. */
static double least_gap(const struct stance_bipartite *b)
{
    double gap = ACTOR_GAP;
    for (size_t i = 0; i + 1 < b->plot->issue_n; i++) {
        double upper = LEADING * (double)stance_bipartite_issue_lines(b, i).n - b->issue[i].h;
        double lower =
            LEADING * (double)stance_bipartite_issue_lines(b, i + 1).n - b->issue[i + 1].h;
        gap = fmax(gap, (fmax(upper, 0) + fmax(lower, 0)) / 2 + LABEL_GAP);
    }
    return gap;
}

static void stack_issues(struct stance_bipartite *b, double gap, double y)
{
    for (size_t i = 0; i < b->plot->issue_n; i++) {
        b->issue[i].y = y;
        y += b->issue[i].h + gap;
    }
}

static void place_bars(struct stance_bipartite *b)
{
    const struct stance_plot *p = b->plot;
    double bars = 0, gaps = p->issue_n > 1 ? (double)(p->issue_n - 1) : 0;
    for (size_t a = 0; a < p->actor_n; a++)
        set_bar(&b->actor[a], stance_tally_all(p->by_actor[a]));
    for (size_t i = 0; i < p->issue_n; i++) {
        set_bar(&b->issue[i], stance_tally_all(p->by_issue[i]));
        bars += b->issue[i].h;
    }
    double actors = stack_actors(b, 0), issues = bars + gaps * least_gap(b);
    double height = fmax(actors, issues);
    if (height > actors && p->actor_n > 1)
        stack_actors(b, (height - actors) / (double)(p->actor_n - 1));
    else if (height > actors && p->actor_n == 1)
        b->actor[0].y += (height - actors) / 2;
    double gap = gaps > 0 ? (height - bars) / gaps : 0;
    stack_issues(b, gap, gaps > 0 ? 0 : (height - bars) / 2);
    b->top = 0;
    b->bottom = height;
    b->overhang = 0;
    for (size_t i = 0; i<p->issue_n; i += p->issue_n> 1 ? p->issue_n - 1 : 1)
        b->overhang = fmax(
            b->overhang,
            (place_taken(&b->issue[i], stance_bipartite_issue_lines(b, i).n) - b->issue[i].h) / 2);
}

/* ---- Slots ---- */

static double middle(const struct stance_bar *bar)
{
    return bar->y + bar->h / 2;
}

static enum stance_code place_slots(struct stance_bipartite *b, struct stance_error *err)
{
    struct stance_rank *rank = stance_memory_new(b->link_n, sizeof *rank);
    if (!rank)
        return stance_error_memory(err);
    for (size_t i = 0; i < b->link_n; i++)
        rank[i] = (struct stance_rank){
            .key = {b->link[i].actor, middle(&b->issue[b->link[i].issue]), -b->link[i].side},
            .item = (uint32_t)i};
    stance_rank_sort(rank, b->link_n);
    for (size_t i = 0, k = 0; i < b->link_n; i++) {
        struct stance_link *link = &b->link[rank[i].item];
        const struct stance_bar *bar = &b->actor[link->actor];
        k = i && b->link[rank[i - 1].item].actor == link->actor ? k + 1 : 0;
        link->left_y = bar->y + bar->slot * ((double)k + 0.5);
    }
    for (size_t i = 0; i < b->link_n; i++)
        rank[i] = (struct stance_rank){
            .key = {b->link[i].issue, -b->link[i].side, middle(&b->actor[b->link[i].actor])},
            .item = (uint32_t)i};
    stance_rank_sort(rank, b->link_n);
    for (size_t i = 0, k = 0; i < b->link_n; i++) {
        struct stance_link *link = &b->link[rank[i].item];
        const struct stance_bar *bar = &b->issue[link->issue];
        k = i && b->link[rank[i - 1].item].issue == link->issue ? k + 1 : 0;
        link->right_y = bar->y + bar->slot * ((double)k + 0.5);
    }
    stance_memory_free(rank);
    return STANCE_OK;
}

void stance_bipartite_move(struct stance_bipartite *b, double y)
{
    double by = y - b->top;
    for (size_t i = 0; i < b->plot->actor_n; i++) {
        b->actor[i].y += by;
        b->actor[i].head += by;
    }
    for (size_t i = 0; i < b->plot->issue_n; i++)
        b->issue[i].y += by;
    for (size_t i = 0; i < b->link_n; i++) {
        b->link[i].left_y += by;
        b->link[i].right_y += by;
    }
    b->top += by;
    b->bottom += by;
}

enum stance_code stance_bipartite_place(struct stance_bipartite *b, struct stance_plot *plot,
                                        struct stance_error *err)
{
    *b = (struct stance_bipartite){.plot = plot};
    enum stance_code code = order_actors(plot, err);
    if (code == STANCE_OK)
        code = make_links(b, err);
    if (code == STANCE_OK)
        code = order_issues(b, err);
    if (code == STANCE_OK)
        code = stance_plot_settle(plot, err);
    if (code != STANCE_OK)
        return code;
    stance_memory_free(b->link); /* they speak of the old order */
    b->link = NULL;
    code = make_links(b, err);
    if (code != STANCE_OK)
        return code;
    b->actor = stance_memory_new(plot->actor_n, sizeof *b->actor);
    b->issue = stance_memory_new(plot->issue_n, sizeof *b->issue);
    if (!b->actor || !b->issue)
        return stance_error_memory(err);
    place_bars(b);
    return place_slots(b, err);
}

void stance_bipartite_clear(struct stance_bipartite *b)
{
    stance_memory_free(b->actor);
    stance_memory_free(b->issue);
    stance_memory_free(b->link);
    *b = (struct stance_bipartite){0};
}
