/* pairs.c - choosing an engine and holding the row it fills. */
#include "pairs.h"

#include "../base/error.h"
#include "../base/memory.h"

bool stance_pairs_bits_cheaper(const struct stance_positions *p, const size_t *column_start)
{
    double pairs_n = 0.5 * (double)p->actor_n * (double)p->actor_n;
    double dense = pairs_n * ((double)p->issue_n / 64 + 1), sparse = 0;
    enum { PLANES_MOST = 1 << 30 };
    if ((double)p->actor_n * ((double)p->issue_n / 8 + 64) * 3 > PLANES_MOST)
        return false;
    for (size_t j = 0; j < p->issue_n; j++) {
        double holders = (double)(column_start[j + 1] - column_start[j]);
        sparse += 0.5 * holders * holders;
    }
    return dense <= sparse;
}

static bool count_columns(struct stance_pairs *s)
{
    const struct stance_positions *p = s->p;
    s->column_start = stance_memory_new(p->issue_n + 2, sizeof *s->column_start);
    if (!s->column_start)
        return false;
    for (size_t i = 0; i < p->cell_n; i++)
        if (!s->skip || !s->skip[p->cell_issue[i]])
            s->column_start[p->cell_issue[i] + 1]++;
    for (size_t j = 0; j <= p->issue_n; j++)
        s->column_start[j + 1] += s->column_start[j];
    return true;
}

static bool row_init(struct stance_pairs *s)
{
    size_t n = s->p->actor_n;
    s->row.shared = stance_memory_new(n, sizeof *s->row.shared);
    s->row.distance = stance_memory_new(n, sizeof *s->row.distance);
    s->row.product = stance_memory_new(n, sizeof *s->row.product);
    s->row.marks = stance_memory_new(n, sizeof *s->row.marks);
    s->row.touched = stance_memory_new(n / 64 + 1, sizeof *s->row.touched);
    return s->row.shared && s->row.distance && s->row.product && s->row.marks && s->row.touched;
}

enum stance_code stance_pairs_init(struct stance_pairs *s, const struct stance_positions *p,
                                   const uint8_t *skip, bool statements,
                                   enum stance_pairs_engine engine, struct stance_error *err)
{
    *s = (struct stance_pairs){.p = p, .skip = skip, .statements = statements, .engine = engine};
    bool fits = engine != STANCE_PAIRS_COLUMNS && stance_pairs_bits_fit(p, statements);
    if (engine == STANCE_PAIRS_BITS && !fits)
        return stance_error_set(err, STANCE_E_VALUE, "positions do not fit into bits");
    bool made = row_init(s) && (engine == STANCE_PAIRS_BITS || count_columns(s));
    if (made && engine == STANCE_PAIRS_AUTO)
        s->engine = fits && stance_pairs_bits_cheaper(p, s->column_start) ? STANCE_PAIRS_BITS
                                                                          : STANCE_PAIRS_COLUMNS;
    if (made)
        made = s->engine == STANCE_PAIRS_BITS ? stance_pairs_bits_init(s)
                                              : stance_pairs_columns_init(s);
    if (made)
        return STANCE_OK;
    stance_pairs_clear(s);
    return stance_error_memory(err);
}

enum stance_code stance_pairs_fill(struct stance_pairs *s, size_t a,
                                   const struct stance_watch *watch, struct stance_error *err)
{
    if (s->engine == STANCE_PAIRS_BITS)
        return stance_pairs_bits_fill(s, a, watch, err);
    stance_pairs_columns_fill(s, a);
    return stance_watch_check(watch, err);
}

void stance_pairs_clear(struct stance_pairs *s)
{
    stance_memory_free(s->row.shared);
    stance_memory_free(s->row.distance);
    stance_memory_free(s->row.product);
    stance_memory_free(s->row.marks);
    stance_memory_free(s->row.touched);
    stance_memory_free(s->plane);
    stance_memory_free(s->block);
    stance_memory_free(s->column_start);
    stance_memory_free(s->column_next);
    stance_memory_free(s->column_actor);
    stance_memory_free(s->column_cell);
    stance_memory_free(s->column_value);
    stance_memory_free(s->mixed_of);
    *s = (struct stance_pairs){0};
}
