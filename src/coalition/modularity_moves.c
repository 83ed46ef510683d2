/* modularity_moves.c - one node at a time, with the two null models kept up to date. */
#include "modularity_moves.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum { UNTIED_STEPS_MOST = 1 << 22, NODES_BETWEEN_CHECKS = 1 << 14 };

void stance_moving_clear(struct stance_moving *m)
{
    stance_memory_free(m->plus);
    stance_memory_free(m->minus);
    stance_memory_free(m->size);
    stance_memory_free(m->used);
    stance_memory_free(m->place);
    stance_memory_free(m->tie);
    stance_memory_free(m->tied);
    stance_memory_free(m->is_tied);
    stance_memory_free(m->is_queued);
    stance_memory_free(m->order);
    *m = (struct stance_moving){0};
}

bool stance_moving_init(struct stance_moving *m, const struct stance_moving *rates,
                        const struct stance_nodes *nodes, uint32_t *label)
{
    size_t n = nodes->g.n;
    *m = (struct stance_moving){.nodes = nodes,
                                .rate_plus = rates->rate_plus,
                                .rate_minus = rates->rate_minus,
                                .least = rates->least,
                                .label = label};
    m->plus = stance_memory_new(n, sizeof *m->plus);
    m->minus = stance_memory_new(n, sizeof *m->minus);
    m->size = stance_memory_new(n, sizeof *m->size);
    m->used = stance_memory_new(n, sizeof *m->used);
    m->place = stance_memory_new(n, sizeof *m->place);
    m->tie = stance_memory_new(n, sizeof *m->tie);
    m->tied = stance_memory_new(n, sizeof *m->tied);
    m->is_tied = stance_memory_new(n, sizeof *m->is_tied);
    m->is_queued = stance_memory_new(n, sizeof *m->is_queued);
    m->order = stance_memory_new(n, sizeof *m->order);
    return m->plus && m->minus && m->size && m->used && m->place && m->tie && m->tied &&
           m->is_tied && m->is_queued && m->order;
}

/* used[] holds every id: those with members in front, free ones behind. */
static void start_from_labels(struct stance_moving *m)
{
    size_t n = m->nodes->g.n;
    for (size_t i = 0; i < n; i++) {
        m->size[m->label[i]]++;
        m->plus[m->label[i]] += m->nodes->plus[i];
        m->minus[m->label[i]] += m->nodes->minus[i];
    }
    for (uint32_t c = 0; c < n; c++)
        if (m->size[c])
            m->used[m->used_n++] = c;
    size_t at = m->used_n;
    for (uint32_t c = 0; c < n; c++)
        if (!m->size[c])
            m->used[at++] = c;
    for (size_t i = 0; i < n; i++)
        m->place[m->used[i]] = (uint32_t)i;
}

static void swap_used(struct stance_moving *m, size_t i, size_t j)
{
    uint32_t c = m->used[i], d = m->used[j];
    m->used[i] = d;
    m->used[j] = c;
    m->place[c] = (uint32_t)j;
    m->place[d] = (uint32_t)i;
}

static void leave(struct stance_moving *m, size_t i)
{
    uint32_t c = m->label[i];
    m->plus[c] -= m->nodes->plus[i];
    m->minus[c] -= m->nodes->minus[i];
    if (--m->size[c] == 0) {
        m->plus[c] = m->minus[c] = 0; /* no rounding left behind */
        swap_used(m, m->place[c], --m->used_n);
    }
}

static void enter(struct stance_moving *m, size_t i, uint32_t c)
{
    if (m->size[c]++ == 0)
        swap_used(m, m->place[c], m->used_n++);
    m->plus[c] += m->nodes->plus[i];
    m->minus[c] += m->nodes->minus[i];
    m->label[i] = c;
}

/* Sums the ties of node i by coalition, within one set of nodes if `set` is given. */
static size_t look_around(struct stance_moving *m, size_t i, const uint32_t *set)
{
    const struct stance_adjacency *g = &m->nodes->g;
    size_t n = 0;
    for (size_t e = g->start[i]; e < g->start[i + 1]; e++) {
        uint32_t j = g->to[e], c = m->label[j];
        if (set && set[j] != set[i])
            continue;
        if (!m->is_tied[c]) {
            m->is_tied[c] = 1;
            m->tie[c] = 0;
            m->tied[n++] = c;
        }
        m->tie[c] += g->w[e];
    }
    return n;
}

static double gain(const struct stance_moving *m, size_t i, uint32_t c)
{
    return (m->is_tied[c] ? m->tie[c] : 0) - m->rate_plus * m->nodes->plus[i] * m->plus[c] +
           m->rate_minus * m->nodes->minus[i] * m->minus[c];
}

/* The best coalition for node i, which is in none.  Alone (a free id) gains nothing. */
static uint32_t best_for(const struct stance_moving *m, size_t i, size_t tied_n, uint32_t from,
                         double *value)
{
    uint32_t best = m->size[from] ? from : m->used[m->used_n];
    double most = m->size[from] ? gain(m, i, from) : 0;
    bool untied =
        m->rate_minus * m->nodes->minus[i] > 0 && m->used_n * m->nodes->g.n <= UNTIED_STEPS_MOST;
    size_t n = untied ? m->used_n : tied_n;
    for (size_t k = 0; k < n; k++) {
        uint32_t c = untied ? m->used[k] : m->tied[k];
        double here = gain(m, i, c);
        if (here > most + m->least) {
            most = here;
            best = c;
        }
    }
    if (most < -m->least) {
        most = 0;
        best = m->used[m->used_n];
    }
    *value = most;
    return best;
}

static void forget(struct stance_moving *m, size_t tied_n)
{
    for (size_t k = 0; k < tied_n; k++)
        m->is_tied[m->tied[k]] = 0;
}

static void shuffle(uint32_t *order, size_t n, struct stance_random *random)
{
    for (size_t i = 0; i < n; i++)
        order[i] = (uint32_t)i;
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)stance_random_below(random, i);
        uint32_t swapped = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swapped;
    }
}

/* Moves node i where it gains most; false: it stays. */
static bool move(struct stance_moving *m, size_t i)
{
    size_t tied_n = look_around(m, i, NULL);
    uint32_t from = m->label[i];
    double before, after;
    leave(m, i);
    before = m->size[from] ? gain(m, i, from) : 0;
    uint32_t to = best_for(m, i, tied_n, from, &after);
    bool pays = after > before + m->least;
    enter(m, i, pays ? to : from);
    forget(m, tied_n);
    return pays;
}

/* The queue is a ring in order[]: no node is in it twice. */
static void queue_neighbours(struct stance_moving *m, size_t i, size_t head, size_t *n)
{
    const struct stance_adjacency *g = &m->nodes->g;
    for (size_t e = g->start[i]; e < g->start[i + 1]; e++) {
        uint32_t j = g->to[e];
        if (m->is_queued[j] || m->label[j] == m->label[i])
            continue;
        m->is_queued[j] = 1;
        m->order[(head + (*n)++) % g->n] = j;
    }
}

/* All nodes in a random order, then those again whose neighbours moved, until none is left; and all
 * of that until no single move pays, among very many until few do: the levels above and the next
 * ascent find those.  Every move raises Q, so it ends. */
enum stance_code stance_moving_settle(struct stance_moving *m, struct stance_random *random,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    size_t n = m->nodes->g.n, steps = 0;
    enum stance_code code = STANCE_OK;
    start_from_labels(m);
    for (size_t moves = SIZE_MAX; moves > (n < STANCE_MODULARITY_MANY ? 0 : n / 100) && !code;) {
        moves = 0;
        shuffle(m->order, n, random);
        memset(m->is_queued, 1, n);
        for (size_t head = 0, left = n; left && !code; steps++) {
            size_t i = m->order[head];
            head = (head + 1) % n;
            left--;
            m->is_queued[i] = 0;
            if (move(m, i)) {
                moves++;
                queue_neighbours(m, i, head, &left);
            }
            if (steps % NODES_BETWEEN_CHECKS == 0)
                code = stance_watch_check(watch, err);
        }
    }
    return code;
}

void stance_moving_refine(struct stance_moving *m, const uint32_t *set,
                          struct stance_random *random)
{
    size_t n = m->nodes->g.n;
    for (size_t i = 0; i < n; i++)
        m->label[i] = (uint32_t)i;
    start_from_labels(m);
    shuffle(m->order, n, random);
    for (size_t k = 0; k < n; k++) {
        size_t i = m->order[k];
        uint32_t from = m->label[i], best = from;
        double most = m->least;
        if (m->size[from] > 1)
            continue;
        size_t tied_n = look_around(m, i, set);
        leave(m, i);
        for (size_t t = 0; t < tied_n; t++) {
            double here = gain(m, i, m->tied[t]);
            if (here > most) {
                most = here;
                best = m->tied[t];
            }
        }
        enter(m, i, best);
        forget(m, tied_n);
    }
}
