/* project.c - from a data set to a network by way of positions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "issue_weights.h"
#include "measures.h"
#include "projected.h"
#include "projection.h"
#include "transpose.h"
#include "two_mode.h"

struct maker {
    struct stance_projection *out;
    const struct stance_dataset *d;
    struct stance_project_options options; /* the measure decided on */
    struct stance_positions positions;     /* turned, with --issues */
    struct stance_network net;
    uint32_t *node_of, *issue_node_of; /* row of the positions -> node */
};

static enum stance_code check(const struct stance_project_options *o, struct stance_error *err)
{
    if (o->two_mode != STANCE_ONE_MODE &&
        (o->measure != STANCE_MEASURE_DEFAULT || o->backbone != STANCE_BACKBONE_NONE || o->issues ||
         o->min_overlap > 1))
        return stance_error_set(err, STANCE_E_VALUE,
                                "--two-mode is a network of actors and issues: --measure, "
                                "--backbone, --issues and --min-overlap do not go with it");
    if (o->issue_weights && (o->issues || !stance_measure_about(o->measure)->weighs))
        return stance_error_set(err, STANCE_E_VALUE,
                                "--issue-weights goes with --measure s and s-squared, between "
                                "actors");
    return STANCE_OK;
}

/* ---- Nodes, in the order of their ids ---- */

struct named {
    const struct stance_entity *entity;
    uint32_t row;
};

static int by_id(const void *pa, const void *pb)
{
    const struct named *a = pa, *b = pb;
    int order = strcmp(a->entity->id, b->entity->id);
    return order ? order : a->row < b->row ? -1 : a->row > b->row;
}

static enum stance_code add_nodes(struct maker *m, const uint32_t *entity_of, size_t n,
                                  bool is_issue, uint32_t **node_of, struct stance_error *err)
{
    struct named *named = stance_memory_new(n, sizeof *named);
    *node_of = stance_memory_new(n, sizeof **node_of);
    bool made = named && *node_of;
    for (uint32_t i = 0; made && i < n; i++)
        named[i] =
            (struct named){is_issue ? &m->d->issue[entity_of[i]] : &m->d->actor[entity_of[i]], i};
    if (made && n)
        qsort(named, n, sizeof *named, by_id);
    for (size_t i = 0; made && i < n; i++) {
        (*node_of)[named[i].row] = (uint32_t)m->out->node_n;
        made = stance_projection_add_node(m->out, named[i].entity->id, named[i].entity->label,
                                          is_issue);
    }
    stance_memory_free(named);
    return made ? STANCE_OK : stance_error_memory(err);
}

static int by_nodes(const void *pa, const void *pb)
{
    const struct stance_projected_tie *a = pa, *b = pb;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static struct stance_projected_tie tie_of(const struct maker *m, uint32_t a, uint32_t b, double w,
                                          uint32_t n)
{
    uint32_t one = m->node_of[a], two = m->node_of[b];
    return (struct stance_projected_tie){
        .a = one < two ? one : two, .b = one < two ? two : one, .weight = w, .n = n};
}

/* ---- One mode ---- */

static enum stance_code project(struct maker *m, const struct stance_watch *watch,
                                struct stance_error *err)
{
    struct stance_project_options *o = &m->options;
    double *weight = NULL;
    enum stance_code code = STANCE_OK;
    if (o->issue_weights)
        code = stance_issue_weights_read(&weight, m->d, &m->positions, o->issue_weights, err);
    if (!code)
        code = stance_network_make(&m->net, &m->positions,
                                   &(struct stance_network_request){.options = o, .weight = weight},
                                   watch, err);
    stance_memory_free(weight);
    return code;
}

static enum stance_code put_alignments(struct maker *m, struct stance_error *err)
{
    const struct stance_positions *p = &m->positions;
    if (m->options.measure == STANCE_SIGNED || p->alignment_n == 0)
        return STANCE_OK;
    m->out->alignment = stance_memory_new(p->alignment_n, sizeof *m->out->alignment);
    if (!m->out->alignment)
        return stance_error_memory(err);
    for (size_t i = 0; i < p->alignment_n; i++)
        m->out->alignment[m->out->alignment_n++] = tie_of(
            m, p->alignment[i].a, p->alignment[i].b, p->alignment[i].strength, p->alignment[i].n);
    qsort(m->out->alignment, m->out->alignment_n, sizeof *m->out->alignment, by_nodes);
    return STANCE_OK;
}

static enum stance_code make_one_mode(struct maker *m, const struct stance_watch *watch,
                                      struct stance_error *err)
{
    struct stance_projection *out = m->out;
    if (m->options.measure == STANCE_MEASURE_DEFAULT)
        m->options.measure = STANCE_AGREEMENT;
    enum stance_code code =
        add_nodes(m, m->positions.actor, m->positions.actor_n, m->options.issues, &m->node_of, err);
    if (!code)
        code = project(m, watch, err);
    for (size_t i = 0; i < m->net.m && !code; i++)
        if (!stance_projection_add_tie(
                out, tie_of(m, m->net.a[i], m->net.b[i], m->net.w[i], m->net.overlap[i])))
            code = stance_error_memory(err);
    if (!code)
        code = put_alignments(m, err);
    if (!code && out->tie_n)
        qsort(out->tie, out->tie_n, sizeof *out->tie, by_nodes);
    out->below_n = m->net.below_n;
    out->thin_n = m->net.thin_n;
    out->cut_n = m->net.cut_n;
    out->undefined_n = m->net.undefined_n;
    out->issue_n = m->positions.issue_n;
    return code;
}

/* ---- Two modes ---- */

static enum stance_code make_two_mode(struct maker *m, struct stance_error *err)
{
    const struct stance_positions *p = &m->positions;
    uint8_t *unanimous = NULL;
    double *value = NULL;
    enum stance_code code = add_nodes(m, p->actor, p->actor_n, false, &m->node_of, err);
    if (!code)
        code = add_nodes(m, p->issue, p->issue_n, true, &m->issue_node_of, err);
    if (!code)
        code = stance_two_mode_values(&value, p, &m->options, err);
    if (!code && m->options.drop_unanimous)
        code = stance_unanimous_find(&unanimous, p, err);
    for (size_t a = 0; a < p->actor_n && !code; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1] && !code; i++) {
            if (unanimous && unanimous[p->cell_issue[i]])
                continue;
            if (!stance_projection_add_tie(
                    m->out, (struct stance_projected_tie){.a = m->node_of[a],
                                                          .b = m->issue_node_of[p->cell_issue[i]],
                                                          .weight = value[i],
                                                          .n = stance_positions_n(p, i)}))
                code = stance_error_memory(err);
        }
    if (!code && m->out->tie_n)
        qsort(m->out->tie, m->out->tie_n, sizeof *m->out->tie, by_nodes);
    m->out->issue_n = p->issue_n;
    stance_memory_free(value);
    stance_memory_free(unanimous);
    return code;
}

/* Turned, the unanimous issues are actors, and go. */
static enum stance_code drop(struct maker *m, struct stance_positions *turned,
                             const uint8_t *unanimous, struct stance_error *err)
{
    bool *keep = stance_memory_new(turned->actor_n, sizeof *keep);
    size_t *place = stance_memory_new(turned->cell_n, sizeof *place);
    turned->actor_row = stance_memory_new(m->d->issue_n, sizeof *turned->actor_row);
    bool made = keep && place && turned->actor_row;
    for (size_t j = 0; made && j < turned->actor_n; j++)
        keep[j] = !unanimous[j];
    if (made)
        stance_positions_keep_actors(turned, keep, place);
    stance_memory_free(keep);
    stance_memory_free(place);
    return made ? STANCE_OK : stance_error_memory(err);
}

/* Issues for actors.  What all actors say alike is settled before. */
static enum stance_code turn(struct maker *m, struct stance_error *err)
{
    struct stance_positions turned = {0};
    uint8_t *unanimous = NULL;
    enum stance_code code = STANCE_OK;
    if (m->options.drop_unanimous)
        code = stance_unanimous_find(&unanimous, &m->positions, err);
    if (!code)
        code = stance_positions_transpose(&turned, &m->positions, err);
    if (!code && unanimous)
        code = drop(m, &turned, unanimous, err);
    stance_memory_free(unanimous);
    if (code) {
        stance_positions_clear(&turned);
        return code;
    }
    m->options.drop_unanimous = false;
    stance_positions_clear(&m->positions);
    m->positions = turned;
    return STANCE_OK;
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* What a list of ties cannot show: the pairs that are not in it. */
static void tell_left_out(const struct maker *m, const struct stance_watch *watch)
{
    const struct stance_projection *p = m->out;
    const char *what = m->options.issues ? "actor" : "issue";
    if (p->below_n)
        stance_watch_warn(watch, "%zu pair%s left out that share fewer than %u %ss", p->below_n,
                          plural(p->below_n), (unsigned)m->options.min_overlap, what);
    if (p->undefined_n)
        stance_watch_warn(watch, "%zu pair%s left out for which %s is not defined", p->undefined_n,
                          plural(p->undefined_n), stance_measure_names[m->options.measure]);
    if (p->thin_n && p->thin_n * 2 > p->tie_n)
        stance_watch_warn(watch, "%zu of %zu ties rest on fewer than 3 shared %ss", p->thin_n,
                          p->tie_n, what);
}

enum stance_code stance_project_positions(struct stance_projection *out, const stance_dataset *d,
                                          const struct stance_options *options,
                                          const struct stance_watch *watch,
                                          struct stance_error *err)
{
    struct maker m = {.out = out, .d = d, .options = options->project};
    if (options->read.raw)
        return stance_error_set(err, STANCE_E_VALUE,
                                "a data set read raw can be projected in DNA's way alone");
    enum stance_code code = check(&m.options, err);
    if (!code)
        code = stance_positions_make(&m.positions, d, &options->select, false, watch, err);
    if (!code && m.options.issues)
        code = turn(&m, err);
    if (!code && m.positions.actor_n == 0)
        code = stance_error_set(err, STANCE_E_VALUE, "no statement is left to make a network of");
    if (!code)
        code = m.options.two_mode != STANCE_ONE_MODE ? make_two_mode(&m, err)
                                                     : make_one_mode(&m, watch, err);
    out->statement_n = m.positions.statement_n;
    out->options.measure = m.options.measure;
    if (!code && m.options.two_mode == STANCE_ONE_MODE)
        tell_left_out(&m, watch);
    stance_positions_clear(&m.positions);
    stance_network_clear(&m.net);
    stance_memory_free(m.node_of);
    stance_memory_free(m.issue_node_of);
    return code;
}
