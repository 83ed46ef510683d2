/* dna_two_mode.c - actors by issues.
 *
 *     count     statements
 *     subtract  boolean: those at 1 minus those at 0; integer: the sum of their values;
 *               text: as count, nothing is negative
 *     combine   the levels used, as bits: the first level is the highest bit
 *
 * activity divides an actor's row, prominence an issue's column, by its number of
 * statements (combine: by its number of ties). */
#include "dna_cells.h"

#include "../base/error.h"
#include "../base/memory.h"

static double value_of(const struct stance_dna *s, const struct stance_dna_cells *c,
                       const struct stance_dna_cell *cell)
{
    enum stance_two_mode mode = s->project.two_mode;
    bool boolean = s->project.dna.qualifier == STANCE_QUALIFIER_BOOLEAN;
    double sum = 0;
    for (uint32_t e = 0; e < cell->entry_n; e++) {
        const struct stance_dna_entry *entry = &c->entry[cell->entry + e];
        if (mode == STANCE_TWO_MODE_COMBINE)
            sum += ldexp(1, (int)(s->level.n - 1 - entry->level));
        else if (mode == STANCE_TWO_MODE_COUNT || !s->by_value)
            sum += entry->weight;
        else if (boolean)
            sum += entry->level ? entry->weight : -entry->weight;
        else
            sum += s->level_value[entry->level] * entry->weight;
    }
    return sum;
}

static void divide(struct stance_dna_matrix *m, const struct stance_dna *s)
{
    enum stance_normalise normalise = s->project.normalise;
    bool combine = s->project.two_mode == STANCE_TWO_MODE_COMBINE;
    bool by_row = normalise == STANCE_NORMALISE_ACTIVITY;
    if (normalise == STANCE_NORMALISE_NONE)
        return;
    for (size_t i = 0; i < (by_row ? m->row_n : m->column_n); i++) {
        size_t start = by_row ? i * m->column_n : i, step = by_row ? 1 : m->column_n;
        size_t n = by_row ? m->column_n : m->row_n;
        double by = 0;
        for (size_t k = 0; k < n; k++)
            by += combine ? m->n[start + k * step] > 0 : m->n[start + k * step];
        for (size_t k = 0; k < n && by > 0; k++)
            m->value[start + k * step] /= by;
    }
}

static enum stance_code fill(struct stance_dna_matrix *m, const struct stance_dna *s,
                             const struct stance_dna_slice *slice, struct stance_error *err)
{
    struct stance_dna_cells cells = {0};
    size_t *row_of = stance_memory_new(s->actor.n, sizeof *row_of);
    size_t *column_of = stance_memory_new(s->issue.n, sizeof *column_of);
    enum stance_code code = row_of && column_of ? STANCE_OK : stance_error_memory(err);
    if (!code)
        code = stance_dna_cells_make(&cells, s, slice, err);
    for (size_t i = 0; i < m->row_n && !code; i++)
        row_of[m->row[i]] = i;
    for (size_t i = 0; i < m->column_n && !code; i++)
        column_of[m->column[i]] = i;
    for (size_t i = 0; i < cells.n; i++) {
        const struct stance_dna_cell *cell = &cells.cell[i];
        size_t at = row_of[cell->actor] * m->column_n + column_of[cell->issue];
        m->value[at] = value_of(s, &cells, cell);
        m->n[at] = cell->n;
    }
    stance_dna_cells_clear(&cells);
    stance_memory_free(row_of);
    stance_memory_free(column_of);
    return code;
}

enum stance_code stance_dna_two_mode(struct stance_dna_matrix *out, const struct stance_dna *s,
                                     const struct stance_dna_slice *slice, struct stance_error *err)
{
    enum { CELLS_MOST = 1 << 28 };
    struct stance_dna_matrix m = {.statement_n = slice->n};
    enum stance_code code = stance_dna_members(&m.row, &m.row_n, s, slice, false, err);
    if (!code)
        code = stance_dna_members(&m.column, &m.column_n, s, slice, true, err);
    if (!code && (double)m.row_n * (double)m.column_n > CELLS_MOST)
        code = stance_error_set(err, STANCE_E_VALUE,
                                "DNA's way makes a full matrix, and %zu by %zu is too large: "
                                "without --dna only pairs with a statement are made",
                                m.row_n, m.column_n);
    if (!code) {
        m.value = stance_memory_new(m.row_n, m.column_n * sizeof *m.value);
        m.n = stance_memory_new(m.row_n, m.column_n * sizeof *m.n);
        if (!m.value || !m.n)
            code = stance_error_memory(err);
    }
    if (!code)
        code = fill(&m, s, slice, err);
    if (code) {
        stance_dna_matrix_clear(&m);
        return code;
    }
    divide(&m, s);
    *out = m;
    return STANCE_OK;
}

void stance_dna_matrix_clear(struct stance_dna_matrix *m)
{
    if (m->column != m->row)
        stance_memory_free(m->column);
    stance_memory_free(m->row);
    stance_memory_free(m->value);
    stance_memory_free(m->n);
    *m = (struct stance_dna_matrix){0};
}
