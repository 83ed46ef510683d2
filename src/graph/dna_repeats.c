/* dna_repeats.c - a hash table of what was kept. */
#include "dna_repeats.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "dna_filter.h"
#include "dna_time.h"

enum stance_code stance_dna_repeats_init(struct stance_dna_repeats *r, const struct stance_dna *s,
                                         const struct stance_dataset *d, enum stance_dna_job job,
                                         size_t most, struct stance_error *err)
{
    const struct stance_project_options *o = &s->project;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    *r = (struct stance_dna_repeats){.rule = s->select.duplicates};
    r->type = stance_dna_column(t, "type");
    r->document = stance_dna_document(t);
    r->issues = job != STANCE_DNA_BARS;
    r->levels = job == STANCE_DNA_BARS ||
                (o->two_mode == STANCE_ONE_MODE ? o->measure != STANCE_OVERLAP
                                                : o->two_mode != STANCE_TWO_MODE_COUNT);
    if (r->rule == STANCE_DUPLICATES_ALL)
        return STANCE_OK;
    if (r->rule == STANCE_DUPLICATES_DOCUMENT && !r->document)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--duplicates document needs a document column in the statements");
    if (r->rule != STANCE_DUPLICATES_DOCUMENT && r->rule != STANCE_DUPLICATES_RANGE &&
        !stance_table_column(t, STANCE_ROLE_DATE))
        return stance_error_set(err, STANCE_E_VALUE,
                                "--duplicates by week, month or year needs a date column in the "
                                "statements");
    r->slot_n = 64;
    while (r->slot_n < 2 * most)
        r->slot_n *= 2;
    r->slot = stance_memory_new(r->slot_n, sizeof *r->slot);
    return r->slot ? STANCE_OK : stance_error_memory(err);
}

void stance_dna_repeats_clear(struct stance_dna_repeats *r)
{
    stance_memory_free(r->slot);
    *r = (struct stance_dna_repeats){0};
}

/* The period a statement lies in; false = in none, it repeats nothing. */
static bool period_of(const struct stance_dna_repeats *r, const struct stance_dna *s,
                      const struct stance_dna_statement *x, uint32_t *out)
{
    bool forget_year = s->defects & STANCE_DNA_CALENDAR;
    *out = 0;
    if (r->rule == STANCE_DUPLICATES_RANGE)
        return true;
    if (r->rule == STANCE_DUPLICATES_DOCUMENT) {
        *out = r->document->code[x->row];
        return *out != 0;
    }
    if (x->time == INT64_MIN)
        return false;
    int32_t day = stance_dna_day(x->time);
    int32_t number = r->rule == STANCE_DUPLICATES_WEEK    ? stance_date_week(day)
                     : r->rule == STANCE_DUPLICATES_MONTH ? stance_date_month(day)
                                                          : stance_date_year(day);
    if (forget_year && r->rule != STANCE_DUPLICATES_YEAR)
        number %= 100;
    *out = (uint32_t)number;
    return true;
}

struct key {
    uint32_t part[5];
};

static struct key key_of(const struct stance_dna_repeats *r, const struct stance_dna_statement *x,
                         uint32_t period)
{
    return (struct key){{x->actor, r->issues ? x->issue : 0, r->levels ? x->level : 0,
                         r->type ? r->type->code[x->row] : 0, period}};
}

static bool same(struct key a, struct key b)
{
    for (size_t i = 0; i < 5; i++)
        if (a.part[i] != b.part[i])
            return false;
    return true;
}

static size_t hash(struct key key)
{
    uint64_t h = 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < 5; i++) {
        h = (h ^ key.part[i]) * 0xD6E8FEB86659FD93u;
        h ^= h >> 32;
    }
    return (size_t)h;
}

static bool never_equal(const struct stance_dna_repeats *r, const struct stance_dna *s,
                        const struct stance_dna_statement *x)
{
    if (!(s->defects & STANCE_DNA_CACHE) || !r->levels || !s->by_value || x->level == STANCE_NONE)
        return false;
    double value = s->level_value[x->level];
    return value < -128 || value > 127;
}

bool stance_dna_repeats_has(struct stance_dna_repeats *r, const struct stance_dna *s,
                            const struct stance_dna_statement *x)
{
    uint32_t period, there;
    r->last = SIZE_MAX;
    if (r->rule == STANCE_DUPLICATES_ALL || !period_of(r, s, x, &period) || never_equal(r, s, x))
        return false;
    struct key key = key_of(r, x, period);
    size_t at = hash(key) & (r->slot_n - 1);
    for (; r->slot[at]; at = (at + 1) & (r->slot_n - 1)) {
        const struct stance_dna_statement *old = &s->statement[r->slot[at] - 1];
        if (period_of(r, s, old, &there) && same(key, key_of(r, old, there)))
            return true;
    }
    r->last = at;
    return false;
}

void stance_dna_repeats_add(struct stance_dna_repeats *r, size_t place)
{
    if (r->last != SIZE_MAX)
        r->slot[r->last] = (uint32_t)(place + 1);
}
