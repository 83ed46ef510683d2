/* compare.c - side by side: which issues, which parts, which tie. */
#include "compare.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "projection.h"

static const double AGREE_WITHIN = 0.5;
static const double OVERLAP_SHRINK = 2; /* s in METHODS section 2 */

enum stance_accord stance_accord_of(double x, double y)
{
    if (fabs(x - y) < AGREE_WITHIN)
        return STANCE_AGREE;
    return x * y < 0 ? STANCE_OPPOSED : STANCE_DIFFER;
}

static double part_of(enum stance_measure measure, double apart, uint32_t shared)
{
    return measure == STANCE_SIGNED ? (1 - apart) / (shared + OVERLAP_SHRINK)
                                    : (1 - apart / 2) / shared;
}

double stance_comparison_part(const struct stance_comparison *c, const struct stance_positions *p,
                              const struct stance_compared_issue *issue, size_t pair)
{
    size_t a = issue->cell[c->pair[pair].a], b = issue->cell[c->pair[pair].b];
    if (a == SIZE_MAX || b == SIZE_MAX || issue->dropped)
        return NAN;
    double apart = fabs(stance_positions_value(p, a) - stance_positions_value(p, b));
    return part_of(c->measure, apart, c->pair[pair].n);
}

/* ---- Issues ---- */

static struct stance_compared_issue side_by_side(const struct stance_comparison *c,
                                                 const struct stance_positions *p, uint32_t issue,
                                                 const uint8_t *skip)
{
    struct stance_compared_issue x = {.issue = issue, .dropped = skip && skip[issue]};
    for (size_t i = 0; i < STANCE_COMPARED_MOST; i++) {
        x.cell[i] = i < c->actor_n && c->row[i] != SIZE_MAX
                        ? stance_positions_find(p, c->row[i], issue)
                        : SIZE_MAX;
        x.held += x.cell[i] != SIZE_MAX;
    }
    return x;
}

static enum stance_code gather(struct stance_comparison *c, const struct stance_positions *p,
                               const uint8_t *skip, struct stance_error *err)
{
    c->issue = stance_memory_new(p->issue_n, sizeof *c->issue);
    if (!c->issue)
        return stance_error_memory(err);
    for (uint32_t held = (uint32_t)c->actor_n; held > 0; held--)
        for (uint32_t j = 0; j < p->issue_n; j++) {
            struct stance_compared_issue x = side_by_side(c, p, j, skip);
            if (x.held == held)
                c->issue[c->issue_n++] = x;
        }
    return STANCE_OK;
}

/* ---- Pairs ---- */

static void count(struct stance_comparison *c, const struct stance_positions *p,
                  struct stance_compared_pair *pair)
{
    for (size_t i = 0; i < c->issue_n; i++) {
        size_t a = c->issue[i].cell[pair->a], b = c->issue[i].cell[pair->b];
        if (a == SIZE_MAX || b == SIZE_MAX || c->issue[i].dropped)
            continue;
        enum stance_accord accord =
            stance_accord_of(stance_positions_value(p, a), stance_positions_value(p, b));
        pair->n++;
        pair->agree += accord == STANCE_AGREE;
        pair->differ += accord == STANCE_DIFFER;
        pair->opposed += accord == STANCE_OPPOSED;
    }
}

static size_t find_tie(const struct stance_positions *p, size_t a, size_t b)
{
    size_t low = a < b ? a : b, high = a < b ? b : a, from = 0, end = p->alignment_n;
    if (a == SIZE_MAX || b == SIZE_MAX)
        return SIZE_MAX;
    while (from < end) {
        size_t middle = from + (end - from) / 2;
        const struct stance_tie *t = &p->alignment[middle];
        if (t->a < low || (t->a == low && t->b < high))
            from = middle + 1;
        else
            end = middle;
    }
    bool there =
        from < p->alignment_n && p->alignment[from].a == low && p->alignment[from].b == high;
    return there ? from : SIZE_MAX;
}

static void weigh(struct stance_comparison *c, const struct stance_positions *p, size_t k,
                  const struct stance_project_options *o)
{
    struct stance_compared_pair *pair = &c->pair[k];
    double sum = 0;
    count(c, p, pair);
    for (size_t i = 0; i < c->issue_n; i++) {
        double part = stance_comparison_part(c, p, &c->issue[i], k);
        sum += isnan(part) ? 0 : part;
    }
    pair->below = pair->n > 0 && pair->n < o->min_overlap;
    pair->similarity = pair->n ? sum : NAN;
    pair->tie = find_tie(p, c->row[pair->a], c->row[pair->b]);
    bool aligned = pair->tie != SIZE_MAX && c->measure == STANCE_SIGNED;
    bool stances = pair->n > 0 && !pair->below;
    if (aligned)
        pair->alignment = o->alignment_weight * p->alignment[pair->tie].strength;
    if (!stances && !aligned) {
        pair->weight = NAN;
        return;
    }
    double w = (stances ? sum : 0) + pair->alignment;
    pair->weight = w > 1 ? 1 : w < -1 ? -1 : w;
}

static enum stance_code refuse(const uint32_t *actor, size_t n, const struct stance_dataset *d,
                               const struct stance_project_options *o, struct stance_error *err)
{
    if (n < 2 || n > STANCE_COMPARED_MOST)
        return stance_error_set(err, STANCE_E_VALUE, "two or three actors can be compared, not %zu",
                                n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            if (actor[i] == actor[j])
                return stance_error_set(err, STANCE_E_VALUE,
                                        "'%.100s' is named twice: two or three different actors "
                                        "can be compared",
                                        d->actor[actor[i]].label);
    if ((o->measure != STANCE_SIGNED && o->measure != STANCE_AGREEMENT) ||
        o->normalise != STANCE_NORMALISE_NONE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "the parts of a similarity are told for the measures signed and "
                                "agreement, not normalised");
    return STANCE_OK;
}

enum stance_code
stance_comparison_make(struct stance_comparison *out, const struct stance_dataset *d,
                       const struct stance_positions *p, const uint32_t *actor, size_t actor_n,
                       const struct stance_project_options *options, struct stance_error *err)
{
    static const size_t end[STANCE_COMPARED_MOST][2] = {{0, 1}, {0, 2}, {1, 2}};
    struct stance_comparison c = {
        .actor_n = actor_n, .pair_n = actor_n == 2 ? 1 : 3, .measure = options->measure};
    uint8_t *skip = NULL;
    enum stance_code code = refuse(actor, actor_n, d, options, err);
    if (!code && options->drop_unanimous)
        code = stance_unanimous_find(&skip, p, err);
    for (size_t i = 0; i < actor_n && !code; i++) {
        uint32_t row = p->actor_row[actor[i]];
        c.actor[i] = actor[i];
        c.row[i] = row == STANCE_NONE ? SIZE_MAX : row;
    }
    if (!code)
        code = gather(&c, p, skip, err);
    for (size_t k = 0; k < c.pair_n && !code; k++) {
        c.pair[k] = (struct stance_compared_pair){.a = end[k][0], .b = end[k][1]};
        weigh(&c, p, k, options);
    }
    stance_memory_free(skip);
    if (code)
        stance_comparison_clear(&c);
    else
        *out = c;
    return code;
}

void stance_comparison_clear(struct stance_comparison *c)
{
    stance_memory_free(c->issue);
    *c = (struct stance_comparison){0};
}
