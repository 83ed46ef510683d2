/* dna_one_mode.c - ties between actors from the cells they share. */
#include "dna_cells.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

/* What one actor shares with each other; all zero before and after use. */
struct sums {
    double product;                /* sum_j n_aj n_bj */
    double distance;               /* sum_jkl n_ajk n_bjl |q_k - q_l| */
    double both_sum, both_product; /* over (j, k) of both: n_ajk + n_bjk, n_ajk n_bjk */
    double harmonic;               /* over (j, k) of both: 1/n + 1/n' - 1/(n + n') */
    uint32_t shared;
};

struct maker {
    const struct stance_dna *dna;
    struct stance_dna_cells cells;
    struct sums *sums; /* per actor */
    double *total;     /* N_a */
    double *inverse;   /* sum over (j, k) of 1 / n_ajk */
    bool two_levels;   /* the short cut applies */
    bool kernel;
};

static void meet(const struct maker *s, const struct stance_dna_cell *a,
                 const struct stance_dna_cell *b, struct sums *sums)
{
    const struct stance_dna_entry *x = s->cells.entry + a->entry, *xe = x + a->entry_n;
    const struct stance_dna_entry *y = s->cells.entry + b->entry, *ye = y + b->entry_n;
    const double *value = s->dna->level_value;
    double below_a = 0, below_b = 0, last = 0;
    sums->product += a->weight * b->weight;
    sums->shared += a->n > 0 && b->n > 0;
    while (x < xe || y < ye) {
        bool from_a = x < xe && (y == ye || x->level <= y->level);
        bool from_b = y < ye && (x == xe || y->level <= x->level);
        if (s->dna->by_value) {
            double here = value[from_a ? x->level : y->level];
            sums->distance +=
                (here - last) * (below_a * (b->weight - below_b) + below_b * (a->weight - below_a));
            last = here;
        }
        if (from_a && from_b) {
            sums->both_sum += x->weight + y->weight;
            sums->both_product += x->weight * y->weight;
            sums->harmonic += 1.0 / x->n + 1.0 / y->n - 1.0 / ((double)x->n + y->n);
        }
        if (from_a)
            below_a += (x++)->weight;
        if (from_b)
            below_b += (y++)->weight;
    }
}

static void fill_row(struct maker *s, uint32_t a)
{
    const struct stance_dna_cells *c = &s->cells;
    for (size_t i = c->row[a]; i < c->row[a + 1]; i++) {
        const struct stance_dna_cell *mine = &c->cell[c->at[i]];
        const struct stance_dna_cell *theirs = s->kernel ? mine : mine + 1;
        const struct stance_dna_cell *end = c->cell + c->column[mine->issue + 1];
        if (!s->two_levels) {
            for (; theirs < end; theirs++)
                meet(s, mine, theirs, &s->sums[theirs->actor]);
            continue;
        }
        double weight = mine->weight, range = s->dna->range;
        double low = mine->low * range, high = weight * range - low;
        for (; theirs < end; theirs++) {
            struct sums *sums = &s->sums[theirs->actor];
            sums->product += weight * theirs->weight;
            sums->distance += low * (theirs->weight - theirs->low) + high * theirs->low;
            sums->shared++;
        }
    }
}

static double divisor(const struct maker *s, uint32_t a, uint32_t b)
{
    const struct sums *sums = &s->sums[b];
    switch (s->dna->project.normalise) {
    case STANCE_NORMALISE_AVERAGE:
        return (s->total[a] + s->total[b]) / 2;
    case STANCE_NORMALISE_JACCARD:
        return s->total[a] + s->total[b] - sums->both_sum + sums->both_product;
    case STANCE_NORMALISE_ACTIVITY_PRODUCT:
        return s->total[a] * s->total[b];
    default:
        return 1;
    }
}

static double tie_of(const struct maker *s, uint32_t a, uint32_t b)
{
    const struct stance_dna *dna = s->dna;
    const struct sums *x = &s->sums[b];
    enum stance_measure measure = dna->project.measure;
    double near, far;
    if (measure == STANCE_OVERLAP)
        return x->product;
    if (!dna->by_value && s->kernel) {
        near = x->both_product;
        far = x->product - x->both_product;
    } else if (!dna->by_value) {
        near = x->both_product;
        far = s->total[a] + s->total[b] - x->both_sum;
    } else {
        bool broken = dna->range == 0 && (dna->defects & STANCE_DNA_ONE_LEVEL);
        far = broken ? (double)NAN : dna->range > 0 ? x->distance / dna->range : 0;
        near = x->product - far;
    }
    return measure == STANCE_CONGRUENCE ? near : measure == STANCE_CONFLICT ? far : near - far;
}

/* Kernels: the sum over (j, k) that either uses of 2 / (statements of both there). */
static double kernel_factor(const struct maker *s, uint32_t a, uint32_t b)
{
    if (s->dna->project.normalise != STANCE_NORMALISE_AVERAGE)
        return 1;
    double factor = 2 * (s->inverse[a] + s->inverse[b] - s->sums[b].harmonic);
    return factor != 0 ? factor : 1;
}

static double value_of(const struct maker *s, uint32_t a, uint32_t b)
{
    double x = tie_of(s, a, b);
    if (s->kernel)
        return x * kernel_factor(s, a, b);
    double by = divisor(s, a, b);
    return by == 0 ? 0 : x / by;
}

static enum stance_code start(struct maker *s, struct stance_dna_matrix *m,
                              const struct stance_dna_slice *slice, struct stance_error *err)
{
    const struct stance_project_options *o = &s->dna->project;
    enum { CELLS_MOST = 1 << 28 };
    enum stance_code code = stance_dna_members(&m->row, &m->row_n, s->dna, slice, false, err);
    if (code)
        return code;
    m->column = m->row;
    m->column_n = m->row_n;
    m->one_mode = true;
    if ((double)m->row_n * (double)m->row_n > CELLS_MOST)
        return stance_error_set(err, STANCE_E_VALUE,
                                "DNA's way makes a full matrix, and %zu by %zu is too large: "
                                "without --dna only pairs that share an issue are made",
                                m->row_n, m->row_n);
    s->kernel = o->dna.window != STANCE_WINDOW_NONE && o->dna.kernel != STANCE_KERNEL_NONE;
    s->two_levels = s->dna->by_value && s->dna->level.n == 2 && !s->kernel &&
                    o->normalise != STANCE_NORMALISE_JACCARD;
    m->value = stance_memory_new(m->row_n, m->row_n * sizeof *m->value);
    m->n = stance_memory_new(m->row_n, m->row_n * sizeof *m->n);
    s->sums = stance_memory_new(s->dna->actor.n, sizeof *s->sums);
    s->total = stance_memory_new(s->dna->actor.n, sizeof *s->total);
    s->inverse = stance_memory_new(s->dna->actor.n, sizeof *s->inverse);
    if (!m->value || !m->n || !s->sums || !s->total || !s->inverse)
        return stance_error_memory(err);
    code = stance_dna_cells_make(&s->cells, s->dna, slice, err);
    for (size_t i = 0; i < s->cells.n && !code; i++) {
        const struct stance_dna_cell *cell = &s->cells.cell[i];
        s->total[cell->actor] += cell->weight;
        for (uint32_t e = 0; e < cell->entry_n; e++)
            s->inverse[cell->actor] += 1.0 / s->cells.entry[cell->entry + e].n;
    }
    return code;
}

enum stance_code stance_dna_one_mode(struct stance_dna_matrix *out, const struct stance_dna *s,
                                     const struct stance_dna_slice *slice,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    enum { ROWS_BETWEEN_CHECKS = 16 };
    struct maker maker = {.dna = s};
    struct stance_dna_matrix m = {.statement_n = slice->n};
    enum stance_code code = start(&maker, &m, slice, err);
    for (size_t i = 0; i < m.row_n && !code; i++) {
        uint32_t a = m.row[i];
        fill_row(&maker, a);
        for (size_t k = maker.kernel ? i : i + 1; k < m.row_n; k++) {
            struct sums *sums = &maker.sums[m.row[k]];
            m.value[i * m.row_n + k] = m.value[k * m.row_n + i] = value_of(&maker, a, m.row[k]);
            m.n[i * m.row_n + k] = m.n[k * m.row_n + i] = sums->shared;
            *sums = (struct sums){0};
        }
        if (i % ROWS_BETWEEN_CHECKS == 0)
            code = stance_watch_check(watch, err);
    }
    stance_dna_cells_clear(&maker.cells);
    stance_memory_free(maker.sums);
    stance_memory_free(maker.total);
    stance_memory_free(maker.inverse);
    if (code)
        stance_dna_matrix_clear(&m);
    else
        *out = m;
    return code;
}
