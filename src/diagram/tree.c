/* tree.c - average linkage of the rows of a matrix, blocs kept whole.
 *
 * R. R. Sokal, C. D. Michener: A statistical method for evaluating systematic relationships.
 * University of Kansas Science Bulletin 38 (1958) 1409-1438. */
#include "tree.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "select.h"

/* A subtree while the tree grows. */
struct cluster {
    uint32_t root, size;
    uint32_t group;    /* bloc of the leaves; after all blocs are whole: the first of them */
    double sum, count; /* positions of the leaves */
    bool alive;
};

struct builder {
    const struct stance_plot *plot;
    size_t n;
    double *distance; /* n x n, between live clusters */
    struct cluster *cluster;
    struct stance_tree_node *node;
    size_t node_n;
};

static double distance(const struct stance_plot *plot, size_t a, size_t b)
{
    double sum = 0;
    size_t shared = 0;
    for (size_t i = 0; i < plot->issue_n; i++) {
        size_t ca = stance_plot_cell(plot, a, i), cb = stance_plot_cell(plot, b, i);
        if (ca == STANCE_NO_CELL || cb == STANCE_NO_CELL)
            continue;
        sum += fabs(stance_plot_value(plot, ca) - stance_plot_value(plot, cb)) / 2;
        shared++;
    }
    return shared ? sum / (double)shared : 0.5;
}

static enum stance_code start(struct builder *b, const struct stance_plot *plot, bool whole,
                              struct stance_error *err)
{
    size_t n = plot->actor_n;
    b->plot = plot;
    b->n = n;
    b->distance = stance_memory_new(n * n, sizeof *b->distance);
    b->cluster = stance_memory_new(n, sizeof *b->cluster);
    b->node = stance_memory_new(n, sizeof *b->node);
    if (!b->distance || !b->cluster || !b->node)
        return stance_error_memory(err);
    for (size_t i = 0; i < n; i++) {
        uint32_t count = stance_tally_all(plot->by_actor[i]);
        b->cluster[i] = (struct cluster){.root = (uint32_t)i,
                                         .size = 1,
                                         .group = whole ? plot->actor_bloc[i] : 0,
                                         .sum = plot->actor_mean[i] * count,
                                         .count = count,
                                         .alive = true};
        for (size_t j = 0; j < i; j++)
            b->distance[i * n + j] = b->distance[j * n + i] = distance(plot, i, j);
    }
    return STANCE_OK;
}

static double mean(const struct cluster *c)
{
    return c->count > 0 ? c->sum / c->count : 0;
}

/* The height a cluster's own joint stands at; 0 for a leaf. */
static double height(const struct builder *b, const struct cluster *c)
{
    return c->root < b->n ? 0 : b->node[c->root - b->n].height;
}

/* Joins clusters i < j at their distance; a joint never stands below its parts. */
static void join(struct builder *b, size_t i, size_t j, bool between)
{
    struct cluster *c = &b->cluster[i], *d = &b->cluster[j];
    size_t n = b->n;
    bool flip = between ? d->group < c->group : mean(d) > mean(c);
    double at = fmax(b->distance[i * n + j], fmax(height(b, c), height(b, d)));
    for (size_t k = 0; k < n; k++) {
        if (!b->cluster[k].alive || k == i || k == j)
            continue;
        double average = (c->size * b->distance[i * n + k] + d->size * b->distance[j * n + k]) /
                         (c->size + d->size);
        b->distance[i * n + k] = b->distance[k * n + i] = average;
    }
    b->node[b->node_n] = (struct stance_tree_node){.left = flip ? d->root : c->root,
                                                   .right = flip ? c->root : d->root,
                                                   .height = at,
                                                   .between = between};
    c->root = (uint32_t)(n + b->node_n++);
    c->size += d->size;
    c->sum += d->sum;
    c->count += d->count;
    c->group = d->group < c->group ? d->group : c->group;
    d->alive = false;
}

static bool is_lettered(const struct builder *b, uint32_t group)
{
    return !b->plot->grouped || b->plot->bloc[group].lettered;
}

/* The closest pair inside one bloc, or (between) of two lettered blocs. */
static bool closest(const struct builder *b, bool between, size_t *left, size_t *right)
{
    double least = INFINITY;
    for (size_t i = 0; i < b->n; i++)
        for (size_t j = i + 1; b->cluster[i].alive && j < b->n; j++) {
            const struct cluster *c = &b->cluster[i], *d = &b->cluster[j];
            if (!d->alive || !is_lettered(b, c->group) || !is_lettered(b, d->group))
                continue;
            if ((between || c->group == d->group) && b->distance[i * b->n + j] < least) {
                least = b->distance[i * b->n + j];
                *left = i;
                *right = j;
            }
        }
    return isfinite(least);
}

static void grow(struct builder *b)
{
    size_t i, j;
    while (closest(b, false, &i, &j))
        join(b, i, j, false);
    while (closest(b, true, &i, &j))
        join(b, i, j, true);
}

/* Leaves under a root from top to bottom, without recursion: a chain may be n deep. */
static size_t put_leaves(const struct builder *b, uint32_t root, uint32_t *order, size_t at,
                         uint32_t *stack)
{
    size_t depth = 0;
    stack[depth++] = root;
    while (depth) {
        uint32_t top = stack[--depth];
        if (top < b->n) {
            order[at++] = top;
            continue;
        }
        stack[depth++] = b->node[top - b->n].right;
        stack[depth++] = b->node[top - b->n].left;
    }
    return at;
}

/* ---- Blocs from the tree ---- */

/* Number of blocs, 2 to 6, that the largest gap between joints leaves; 1 without a gap. */
static size_t blocs_at_largest_gap(const struct builder *b)
{
    size_t best = 1;
    double widest = 1e-9;
    for (size_t k = 2; k <= 6 && k <= b->n; k++) {
        double above = b->node[b->node_n - k + 1].height; /* the joint that is cut last */
        double below = k < b->n ? b->node[b->node_n - k].height : 0;
        if (above - below > widest) {
            widest = above - below;
            best = k;
        }
    }
    return best;
}

/* Letters from top to bottom: a row starts a bloc where the joint above it was cut. */
static void cut_blocs(struct stance_plot *plot, const struct builder *b, const uint32_t *order,
                      size_t k, uint32_t *stack, uint32_t *top)
{
    size_t kept = b->node_n - (k - 1);
    for (size_t i = 0; i < b->n; i++)
        top[i] = (uint32_t)i;
    for (size_t v = 0; v < kept; v++) { /* leaves of a kept joint share its number */
        uint32_t *leaf = stack + b->n;
        size_t n = put_leaves(b, (uint32_t)(b->n + v), leaf, 0, stack);
        for (size_t i = 0; i < n; i++)
            top[leaf[i]] = (uint32_t)(b->n + v);
    }
    plot->bloc_n = 0;
    plot->grouped = true;
    for (size_t i = 0; i < b->n; i++) {
        if (i == 0 || top[order[i]] != top[order[i - 1]])
            stance_plot_bloc_start(plot, (uint32_t)plot->bloc_n, i);
        plot->bloc[plot->bloc_n - 1].cut = true;
        plot->bloc[plot->bloc_n - 1].n++;
        plot->actor_bloc[i] = (uint32_t)plot->bloc_n - 1;
    }
}

/* ---- All of it ---- */

/* Blocs and their actors in the order of the tree; those without a tree stay behind. */
static size_t order_rows(const struct builder *b, uint32_t *order, uint32_t *stack)
{
    size_t at = 0;
    for (size_t i = 0; i < b->n; i++)
        if (b->cluster[i].alive && b->cluster[i].root >= b->n)
            at = put_leaves(b, b->cluster[i].root, order, at, stack);
    for (size_t i = 0; i < b->n; i++)
        if (b->cluster[i].alive && b->cluster[i].root < b->n)
            order[at++] = (uint32_t)i;
    return at;
}

static void renumber(struct stance_tree *tree, const uint32_t *order, uint32_t *place)
{
    for (size_t i = 0; i < tree->leaf_n; i++)
        place[order[i]] = (uint32_t)i;
    for (size_t v = 0; v < tree->node_n; v++) {
        struct stance_tree_node *node = &tree->node[v];
        node->left = node->left < tree->leaf_n ? place[node->left] : node->left;
        node->right = node->right < tree->leaf_n ? place[node->right] : node->right;
    }
}

/* After a reordering by the tree the blocs lie where their first member does. */
static void find_blocs(struct stance_plot *plot)
{
    struct stance_plot_bloc old[STANCE_BLOCS_MAX];
    memcpy(old, plot->bloc, sizeof old);
    size_t n = 0;
    for (size_t i = 0; i < plot->actor_n; i++) {
        uint32_t was = plot->actor_bloc[i];
        if (i == 0 || i == plot->bloc[n - 1].first + plot->bloc[n - 1].n) {
            plot->bloc[n] = old[was];
            plot->bloc[n++].first = i;
        }
        plot->actor_bloc[i] = (uint32_t)n - 1;
    }
}

/* One coalition of nearly all and some who stand alone is no order; given ones are as they are. */
static bool tells_apart(const struct stance_plot *plot)
{
    size_t coalitions = 0;
    for (size_t i = 0; i < plot->bloc_n; i++)
        coalitions += plot->bloc[i].lettered;
    bool given = plot->scene->selection && plot->scene->selection->given;
    return plot->grouped && plot->bloc_n > 1 && (given || coalitions > 1);
}

enum stance_code stance_tree_seriate(struct stance_tree *tree, struct stance_plot *plot, bool *cut,
                                     struct stance_error *err)
{
    size_t n = plot->actor_n;
    bool whole = tells_apart(plot);
    struct builder b = {0};
    uint32_t *order = stance_memory_new(n, sizeof *order);
    uint32_t *stack = stance_memory_new(2 * n + 2, sizeof *stack);
    uint32_t *place = stance_memory_new(n, sizeof *place);
    enum stance_code code = order && stack && place ? STANCE_OK : stance_error_memory(err);
    if (code == STANCE_OK)
        code = start(&b, plot, whole, err);
    if (code != STANCE_OK)
        goto done;
    if (!whole)
        plot->grouped = false;
    grow(&b);
    order_rows(&b, order, stack);
    bool none = plot->scene->selection && plot->scene->selection->ungrouped;
    size_t k = whole ? 0 : none ? 1 : blocs_at_largest_gap(&b);
    code = stance_plot_order_actors(plot, order, err);
    if (code != STANCE_OK)
        goto done;
    if (whole)
        find_blocs(plot);
    else
        cut_blocs(plot, &b, order, k, stack, place);
    plot->grouped = plot->grouped && !none;
    *tree = (struct stance_tree){.leaf_n = n, .node_n = b.node_n, .node = b.node};
    b.node = NULL;
    renumber(tree, order, place);
    *cut = !whole && k > 1;
done:
    stance_memory_free(b.node);
    stance_memory_free(b.cluster);
    stance_memory_free(b.distance);
    stance_memory_free(place);
    stance_memory_free(stack);
    stance_memory_free(order);
    return code;
}

void stance_tree_clear(struct stance_tree *tree)
{
    stance_memory_free(tree->node);
    *tree = (struct stance_tree){0};
}
