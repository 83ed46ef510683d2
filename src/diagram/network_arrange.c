/* network_arrange.c - the inside of a bloc, and where blocs would like to stand
 * (rules in network_place.h). */
#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "layout.h"
#include "network_boxes.h"
#include "network_place.h"
#include "network_stress.h"

#define INCH 72.0

/* Ties that hold a bloc together, as indices of its own boxes: alignments inside; for
 * agreement each actor's strongest partner inside, which says who stands next to whom. */
struct inner {
    struct stance_layout_edge *edge;
    size_t n;
};

static void add_edge(struct inner *inner, size_t a, size_t b, double length, double weight)
{
    inner->edge[inner->n++] = (struct stance_layout_edge){
        .a = (uint32_t)a, .b = (uint32_t)b, .length = length, .weight = weight};
}

static void inner_alignments(const struct stance_web *web, size_t bloc, struct inner *inner)
{
    size_t first = web->bloc[bloc].first;
    for (size_t i = 0; i < web->tie_n; i++) {
        const struct stance_web_tie *t = &web->tie[i];
        uint32_t a = web->node_of[t->a], b = web->node_of[t->b];
        if (t->drawn && a != STANCE_NONE && b != STANCE_NONE && web->node[a].bloc == bloc &&
            web->node[b].bloc == bloc)
            add_edge(inner, a - first, b - first, (t->rank > 0 ? 1.2 : 2) * INCH, 1);
    }
}

static void inner_partners(const struct stance_web *web, size_t bloc, uint32_t *partner,
                           double *strength, struct inner *inner)
{
    size_t first = web->bloc[bloc].first, n = web->bloc[bloc].n;
    for (size_t i = 0; i < n; i++)
        partner[i] = STANCE_NONE, strength[i] = 0;
    for (size_t i = 0; i < web->net.m; i++) {
        uint32_t a = web->node_of[web->net.a[i]], b = web->node_of[web->net.b[i]];
        if (a == STANCE_NONE || b == STANCE_NONE || web->node[a].bloc != bloc ||
            web->node[b].bloc != bloc)
            continue;
        size_t x = a - first, y = b - first;
        if (web->net.w[i] > strength[x])
            strength[x] = web->net.w[i], partner[x] = (uint32_t)y;
        if (web->net.w[i] > strength[y])
            strength[y] = web->net.w[i], partner[y] = (uint32_t)x;
    }
    for (size_t i = 0; i < n; i++)
        if (partner[i] != STANCE_NONE && !(partner[partner[i]] == i && partner[i] < i))
            add_edge(inner, i, partner[i], INCH, 0.2);
}

/* Every actor one step from the hub, tied actors one step from each other, the rest two. */
static void built_in(struct stance_box *box, size_t n, const struct inner *inner,
                     struct stance_point *p, double *distance)
{
    double room = 0, left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < n * n; i++)
        distance[i] = 2;
    for (size_t i = 0; i < inner->n; i++) {
        size_t a = inner->edge[i].a, b = inner->edge[i].b;
        distance[a * n + b] = distance[b * n + a] = 1;
    }
    stance_stress_run(p, distance, n, 60);
    for (size_t i = 0; i < n; i++) {
        room += (box[i].w + 12) * (box[i].h + 10);
        left = fmin(left, p[i].x), right = fmax(right, p[i].x);
        top = fmin(top, p[i].y), bottom = fmax(bottom, p[i].y);
    }
    /* Half as wide again as high, as far as the names have room: then they are pushed less. */
    double width = sqrt(1.5 * room), height = width / 1.5;
    for (size_t i = 0; i < n; i++) {
        box[i].x = right > left ? (p[i].x - left) / (right - left) * width : 0;
        box[i].y = bottom > top ? (p[i].y - top) / (bottom - top) * height : 0;
    }
}

static enum stance_code with_graphviz(struct stance_box *box, size_t n, struct inner *inner,
                                      bool dots, double *number, const char **graphviz,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    double *width = number, *height = number + n + 1;
    double *x = number + 2 * (n + 1), *y = number + 3 * (n + 1);
    size_t real = inner->n;
    for (size_t i = 0; i < n; i++) {
        width[i] = box[i].w, height[i] = box[i].h;
        add_edge(inner, i, n, 0.8 * INCH, 0.8);
    }
    width[n] = height[n] = 0.01 * INCH;
    struct stance_layout layout = {
        .engine = STANCE_ENGINE_NEATO,
        .node_n = n + 1,
        .width = width,
        .height = height,
        .edge = inner->edge,
        .edge_n = inner->n,
        .graph_attributes = dots ? "overlap_scaling=-1.6; sep=\"+4,+3\"; start=7"
                                 : "overlap_scaling=-1.3; sep=\"+9,+8\"; start=7",
        .x = x,
        .y = y,
    };
    bool found = false;
    enum stance_code code = stance_layout_run(&layout, &found, *graphviz, watch, err);
    inner->n = real;
    if (!found)
        *graphviz = NULL;
    for (size_t i = 0; found && i < n; i++)
        box[i].x = x[i], box[i].y = y[i];
    return code;
}

/* One or two actors need no layout. */
static void stack(struct stance_box *box, size_t n)
{
    box[0].x = box[0].y = 0;
    if (n == 2)
        box[1].x = 0, box[1].y = (box[0].h + box[1].h) / 2 + 22;
}

static void centre(struct stance_box *box, size_t n)
{
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        left = fmin(left, box[i].x - box[i].w / 2), right = fmax(right, box[i].x + box[i].w / 2);
        top = fmin(top, box[i].y - box[i].h / 2), bottom = fmax(bottom, box[i].y + box[i].h / 2);
    }
    for (size_t i = 0; i < n; i++)
        box[i].x -= (left + right) / 2, box[i].y -= (top + bottom) / 2;
}

enum stance_code stance_arrange_bloc(const struct stance_web *web, size_t bloc,
                                     struct stance_box *box, bool dots, const char **graphviz,
                                     double width, struct stance_error *err)
{
    size_t n = web->bloc[bloc].n, most = web->tie_n + 2 * n;
    enum stance_code code = STANCE_OK;
    struct inner inner = {.edge = stance_memory_new(most, sizeof *inner.edge)};
    double *number = stance_memory_new(4 * (n + 1), sizeof *number);
    double *distance = stance_memory_new(n * n, sizeof *distance);
    struct stance_point *p = stance_memory_new(n, sizeof *p);
    uint32_t *partner = stance_memory_new(n, sizeof *partner);
    if (!inner.edge || !number || !distance || !p || !partner) {
        code = stance_error_memory(err);
        goto done;
    }
    if (n < 3) {
        stack(box, n);
    } else {
        if (web->alignments)
            inner_alignments(web, bloc, &inner);
        else
            inner_partners(web, bloc, partner, number, &inner);
        const char *had = *graphviz;
        if (had)
            code = with_graphviz(box, n, &inner, dots, number, graphviz, web->scene->watch, err);
        if (code)
            goto done;
        if (!*graphviz)
            built_in(box, n, &inner, p, distance);
    }
    code = stance_boxes_spread(box, n, dots ? 6 : 10, dots ? 4 : 9, width, err);
    centre(box, n);
done:
    stance_memory_free(partner);
    stance_memory_free(p);
    stance_memory_free(distance);
    stance_memory_free(number);
    stance_memory_free(inner.edge);
    return code;
}

static double wished(const struct stance_web *web, size_t a, size_t b)
{
    return (1.5 + 6 * web->apart[a * web->bloc_n + b]) * INCH;
}

static enum stance_code wishes_from_graphviz(const struct stance_web *web, struct stance_body *body,
                                             double *number, struct stance_layout_edge *edge,
                                             const char **graphviz, struct stance_error *err)
{
    size_t n = web->bloc_n, m = 0;
    double *x = number + n, *y = number + 2 * n;
    for (size_t a = 0; a < n; a++) {
        number[a] = 0.01 * INCH;
        for (size_t b = a + 1; b < n; b++)
            edge[m++] = (struct stance_layout_edge){
                .a = (uint32_t)a, .b = (uint32_t)b, .length = wished(web, a, b), .weight = 1};
    }
    struct stance_layout layout = {.engine = STANCE_ENGINE_NEATO,
                                   .node_n = n,
                                   .width = number,
                                   .height = number,
                                   .edge = edge,
                                   .edge_n = m,
                                   .graph_attributes = "start=7",
                                   .x = x,
                                   .y = y};
    bool found = false;
    enum stance_code code = stance_layout_run(&layout, &found, *graphviz, web->scene->watch, err);
    if (!found)
        *graphviz = NULL;
    for (size_t i = 0; found && i < n; i++)
        body[i].wish = (struct stance_point){x[i], y[i]};
    return code;
}

enum stance_code stance_arrange_wishes(const struct stance_web *web, struct stance_body *body,
                                       const char **graphviz, struct stance_error *err)
{
    size_t n = web->bloc_n;
    enum stance_code code = STANCE_OK;
    double *number = stance_memory_new(3 * n, sizeof *number);
    double *distance = stance_memory_new(n * n, sizeof *distance);
    struct stance_point *p = stance_memory_new(n, sizeof *p);
    struct stance_layout_edge *edge = stance_memory_new(n * n, sizeof *edge);
    if (!number || !distance || !p || !edge) {
        code = stance_error_memory(err);
        goto done;
    }
    if (*graphviz && n > 2)
        code = wishes_from_graphviz(web, body, number, edge, graphviz, err);
    if (code || (*graphviz && n > 2))
        goto done;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            distance[i * n + j] = wished(web, i, j);
    stance_stress_run(p, distance, n, 200);
    for (size_t i = 0; i < n; i++)
        body[i].wish = p[i];
done:
    stance_memory_free(edge);
    stance_memory_free(p);
    stance_memory_free(distance);
    stance_memory_free(number);
    return code;
}
