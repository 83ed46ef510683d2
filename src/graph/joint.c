/* joint.c - two ways to the sums of measures.h, and ties from them. */
#include "joint.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "projection.h"

/* ---- Bits ---- */

static bool bits_fit(const struct stance_positions *p, const double *weight)
{
    enum { PLANES_MOST = 1 << 30 };
    return !weight && (double)p->actor_n * ((double)p->issue_n / 8 + 64) * 3 <= PLANES_MOST &&
           stance_pairs_bits_fit(p, false);
}

/* A word of nine counts costs about as much as three entries of a column. */
static bool bits_cheaper(const struct stance_positions *p)
{
    return (double)p->actor_n * ((double)p->issue_n / 64 + 1) * 3 <= (double)p->cell_n;
}

bool stance_joints_prefer_bits(const struct stance_positions *p, const double *weight)
{
    return bits_cheaper(p) && bits_fit(p, weight);
}

static bool bits_init(struct stance_joints *s)
{
    const struct stance_positions *p = s->p;
    s->words = p->issue_n / 64 + 1;
    s->plane = stance_memory_new(p->actor_n, 3 * s->words * sizeof *s->plane);
    for (size_t a = 0; s->plane && a < p->actor_n; a++) {
        uint64_t *recorded = s->plane + a * 3 * s->words;
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            size_t j = p->cell_issue[i], side = p->value[i] > 0 ? 1 : p->value[i] < 0 ? 2 : 0;
            if (s->skip && s->skip[j])
                continue;
            recorded[j >> 6] |= (uint64_t)1 << (j & 63);
            if (side)
                recorded[side * s->words + (j >> 6)] |= (uint64_t)1 << (j & 63);
        }
    }
    return s->plane != NULL;
}

static double bits_of(uint64_t x)
{
#if defined __GNUC__
    return __builtin_popcountll(x);
#else
    double n = 0;
    for (; x; x &= x - 1)
        n++;
    return n;
#endif
}

/* recorded, support, oppose of a against those of b. */
static void joint_of_bits(struct stance_joint *out, const uint64_t *a, const uint64_t *b,
                          size_t words)
{
    const uint64_t *as = a + words, *ao = as + words, *bs = b + words, *bo = bs + words;
    double n = 0, sa = 0, oa = 0, sb = 0, ob = 0, ss = 0, oo = 0, so = 0, os = 0;
    for (size_t i = 0; i < words; i++) {
        if (!(a[i] & b[i]))
            continue;
        n += bits_of(a[i] & b[i]);
        sa += bits_of(as[i] & b[i]);
        oa += bits_of(ao[i] & b[i]);
        sb += bits_of(bs[i] & a[i]);
        ob += bits_of(bo[i] & a[i]);
        ss += bits_of(as[i] & bs[i]);
        oo += bits_of(ao[i] & bo[i]);
        so += bits_of(as[i] & bo[i]);
        os += bits_of(ao[i] & bs[i]);
    }
    struct stance_joint j = {.n = n, .x = sa - oa, .y = sb - ob, .xx = sa + oa, .yy = sb + ob};
    j.taken_x = j.xx;
    j.taken_y = j.yy;
    j.taken = ss + oo + so + os;
    j.xy = ss + oo - so - os;
    j.opposed = so + os;
    j.support_x = ss + so;
    j.support_y = ss + os;
    j.support = ss;
    j.apart = 2 * j.opposed + (j.xx - j.taken) + (j.yy - j.taken);
    j.same = ss + oo + (n - j.xx - j.yy + j.taken);
    j.weight = n;
    j.weight_apart = j.apart;
    j.weight_squared = stance_joint_squared(&j);
    *out = j;
}

/* ---- Columns ---- */

static bool columns_init(struct stance_joints *s)
{
    const struct stance_positions *p = s->p;
    s->column_start = stance_memory_new(p->issue_n + 2, sizeof *s->column_start);
    s->column_next = stance_memory_new(p->issue_n, sizeof *s->column_next);
    s->column_actor = stance_memory_new(p->cell_n, sizeof *s->column_actor);
    s->column_value = stance_memory_new(p->cell_n, sizeof *s->column_value);
    if (!s->column_start || !s->column_next || !s->column_actor || !s->column_value)
        return false;
    for (size_t i = 0; i < p->cell_n; i++)
        s->column_start[p->cell_issue[i] + 1]++;
    for (size_t j = 0; j < p->issue_n; j++)
        s->column_start[j + 1] += s->column_start[j];
    for (size_t j = 0; j < p->issue_n; j++)
        s->column_next[j] = s->column_start[j];
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            size_t at = s->column_next[p->cell_issue[i]]++;
            s->column_actor[at] = (uint32_t)a;
            s->column_value[at] = stance_positions_value(p, i);
        }
    for (size_t j = 0; j < p->issue_n; j++)
        s->column_next[j] = s->column_start[j];
    return true;
}

void stance_joint_add(struct stance_joint *j, double x, double y, double weight)
{
    double apart = fabs(x - y);
    j->n += 1;
    j->x += x;
    j->y += y;
    j->xx += x * x;
    j->yy += y * y;
    j->xy += x * y;
    j->apart += apart;
    j->same += x == y;
    j->opposed += x * y < 0;
    j->taken_x += x != 0;
    j->taken_y += y != 0;
    if (x != 0 && y != 0) {
        j->taken += 1;
        j->support_x += x > 0;
        j->support_y += y > 0;
        j->support += x > 0 && y > 0;
    }
    j->weight += weight;
    j->weight_apart += weight * apart;
    j->weight_squared += weight * apart * apart;
}

static void touch(struct stance_joints *s, size_t b)
{
    s->touched[b >> 6] |= (uint64_t)1 << (b & 63);
}

static void fill_columns(struct stance_joints *s, size_t a)
{
    const struct stance_positions *p = s->p;
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
        size_t j = p->cell_issue[i], end = s->column_start[j + 1];
        double x = stance_positions_value(p, i), weight = s->weight ? s->weight[j] : 1;
        size_t from = ++s->column_next[j]; /* behind a itself */
        for (size_t e = from; e < end && !(s->skip && s->skip[j]); e++) {
            stance_joint_add(&s->row[s->column_actor[e]], x, s->column_value[e], weight);
            touch(s, s->column_actor[e]);
        }
    }
}

/* ---- Rows ---- */

enum stance_code stance_joints_init(struct stance_joints *s, const struct stance_positions *p,
                                    const uint8_t *skip, const double *weight,
                                    enum stance_pairs_engine engine, struct stance_error *err)
{
    *s = (struct stance_joints){.p = p, .skip = skip, .weight = weight, .engine = engine};
    bool fits = engine != STANCE_PAIRS_COLUMNS && bits_fit(p, weight);
    if (engine == STANCE_PAIRS_BITS && !fits)
        return stance_error_set(err, STANCE_E_VALUE, "positions do not fit into bits");
    if (engine == STANCE_PAIRS_AUTO)
        s->engine = fits && bits_cheaper(p) ? STANCE_PAIRS_BITS : STANCE_PAIRS_COLUMNS;
    s->row = stance_memory_new(p->actor_n, sizeof *s->row);
    s->touched = stance_memory_new(p->actor_n / 64 + 1, sizeof *s->touched);
    if (s->row && s->touched && (s->engine == STANCE_PAIRS_BITS ? bits_init(s) : columns_init(s)))
        return STANCE_OK;
    stance_joints_clear(s);
    return stance_error_memory(err);
}

void stance_joints_clear(struct stance_joints *s)
{
    stance_memory_free(s->row);
    stance_memory_free(s->touched);
    stance_memory_free(s->plane);
    stance_memory_free(s->column_start);
    stance_memory_free(s->column_next);
    stance_memory_free(s->column_actor);
    stance_memory_free(s->column_value);
    *s = (struct stance_joints){0};
}

void stance_joints_fill(struct stance_joints *s, size_t a)
{
    size_t stride = 3 * s->words;
    if (s->engine == STANCE_PAIRS_COLUMNS) {
        fill_columns(s, a);
        return;
    }
    for (size_t b = a + 1; b < s->p->actor_n; b++) {
        joint_of_bits(&s->row[b], s->plane + a * stride, s->plane + b * stride, s->words);
        if (s->row[b].n > 0)
            touch(s, b);
    }
}
