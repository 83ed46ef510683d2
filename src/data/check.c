/* check.c - alignments, groups, contradictions and actors that do nothing. */
#include "check.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

void stance_check_put_id(struct stance_text *m, const struct stance_entities *e, uint32_t entity)
{
    const char *id = stance_dictionary_text(e->text, e->item[entity].field[STANCE_FIELD_ID]);
    stance_text_puts(m, "'");
    stance_text_put_quoted(m, id, strlen(id), 60);
    stance_text_puts(m, "'");
}

enum stance_code stance_check_alignments(const struct stance_dataset *d,
                                         const struct stance_entities *actors,
                                         struct stance_findings *f, struct stance_error *err)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_ALIGNMENTS];
    for (size_t i = 0; i < d->alignment_n; i++) {
        const struct stance_alignment *a = &d->alignment[i];
        if (a->a != a->b || a->a == STANCE_NONE)
            continue;
        struct stance_text *m =
            stance_findings_open(f, STANCE_ERROR, stance_place_cell(t, STANCE_ROLE_B, a->row));
        if (!m)
            continue;
        stance_check_put_id(m, actors, a->a);
        stance_text_puts(m, " is aligned with itself");
        stance_findings_close(f);
    }
    return f->failed ? stance_error_memory(err) : STANCE_OK;
}

/* ---- Groups ---- */

/* Members by group: edge[start[g] .. start[g + 1]) are indices into d->member. */
struct membership {
    size_t *start;
    size_t *edge;
};

static bool sort_members(struct membership *out, const struct stance_dataset *d, size_t actor_n)
{
    out->start = stance_memory_new(actor_n + 2, sizeof *out->start);
    out->edge = stance_memory_new(d->member_n, sizeof *out->edge);
    if (!out->start || !out->edge)
        return false;
    for (size_t i = 0; i < d->member_n; i++)
        if (d->member[i].group != STANCE_NONE)
            out->start[d->member[i].group + 2]++;
    for (size_t g = 2; g < actor_n + 2; g++)
        out->start[g] += out->start[g - 1];
    for (size_t i = 0; i < d->member_n; i++)
        if (d->member[i].group != STANCE_NONE)
            out->edge[out->start[d->member[i].group + 1]++] = i;
    return true;
}

/* path[from .. n) are the member rows of a circle; the last one closes it. */
static void report_circle(const struct stance_dataset *d, const struct stance_entities *actors,
                          const size_t *path, size_t from, size_t n, struct stance_findings *f)
{
    enum { SHOWN = 6 };
    const struct stance_member *last = &d->member[path[n - 1]];
    struct stance_text *m = stance_findings_open(
        f, STANCE_ERROR,
        stance_place_cell(&d->table[STANCE_TABLE_MEMBERS], STANCE_ROLE_MEMBER, last->row));
    if (!m)
        return;
    stance_text_puts(m, "group ");
    stance_check_put_id(m, actors, last->member);
    stance_text_puts(m, " contains itself");
    if (n - from > 1)
        stance_text_puts(m, ": ");
    for (size_t i = from; i < n && n - from > 1; i++) {
        if (i - from == SHOWN) {
            stance_text_puts(m, "... > ");
            break;
        }
        stance_check_put_id(m, actors, d->member[path[i]].group);
        stance_text_puts(m, " > ");
    }
    if (n - from > 1)
        stance_check_put_id(m, actors, last->member);
    stance_findings_close(f);
}

enum stance_code stance_check_groups(const struct stance_dataset *d,
                                     const struct stance_entities *actors,
                                     struct stance_findings *f, struct stance_error *err)
{
    /* Depth first without recursion: open groups lie on the path; an edge to an open
     * group closes a circle. */
    enum { NEW, OPEN, DONE };
    struct membership by_group = {0};
    size_t *next = stance_memory_new(actors->n, sizeof *next);
    size_t *path = stance_memory_new(actors->n + 1, sizeof *path);
    size_t *depth = stance_memory_new(actors->n, sizeof *depth);
    uint8_t *state = stance_memory_new(actors->n, sizeof *state);
    enum stance_code code = STANCE_OK;
    if (!next || !path || !depth || !state || !sort_members(&by_group, d, actors->n))
        code = stance_error_memory(err);
    for (size_t root = 0; root < actors->n && code == STANCE_OK; root++) {
        size_t n = 0, group = root;
        if (state[root] != NEW)
            continue;
        state[root] = OPEN;
        depth[root] = 0;
        for (;;) {
            if (next[group] == by_group.start[group + 1] - by_group.start[group]) {
                state[group] = DONE;
                if (n == 0)
                    break;
                group = d->member[path[--n]].group;
                continue;
            }
            size_t edge = by_group.edge[by_group.start[group] + next[group]++];
            uint32_t member = d->member[edge].member;
            if (member == STANCE_NONE || state[member] == DONE)
                continue;
            path[n] = edge;
            if (state[member] == OPEN) {
                report_circle(d, actors, path, depth[member], n + 1, f);
                continue;
            }
            n++;
            state[member] = OPEN;
            depth[member] = n;
            group = member;
        }
    }
    stance_memory_free(by_group.start);
    stance_memory_free(by_group.edge);
    stance_memory_free(next);
    stance_memory_free(path);
    stance_memory_free(depth);
    stance_memory_free(state);
    return code == STANCE_OK && f->failed ? stance_error_memory(err) : code;
}

/* ---- Contradictions ---- */

static bool is_skipped(const struct stance_findings *f, size_t row)
{
    return row >> 6 < f->skipped_capacity && (f->skipped[row >> 6] >> (row & 63) & 1);
}

/* The first row in which the actor of `row` is on the other side of its issue. */
static size_t first_against(const struct stance_dataset *d, const struct stance_findings *f,
                            size_t row)
{
    uint32_t actor = stance_statement_actor(d, row), issue = stance_statement_issue(d, row);
    bool support = stance_statement_value(d, row) > 0;
    for (size_t i = 0; i < row; i++) {
        double x = stance_statement_value(d, i);
        if (stance_statement_actor(d, i) == actor && stance_statement_issue(d, i) == issue &&
            (support ? x < 0 : x > 0) && !is_skipped(f, i))
            return i;
    }
    return row;
}

/* other: SIZE_MAX = to be looked for, if the finding is kept. */
static void report_contradiction(const struct stance_dataset *d,
                                 const struct stance_entities *actors,
                                 const struct stance_entities *issues, size_t row, size_t other,
                                 struct stance_findings *f)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    bool support = stance_statement_value(d, row) > 0;
    struct stance_text *m =
        stance_findings_open(f, STANCE_WARNING, stance_place_cell(t, STANCE_ROLE_STANCE, row));
    if (!m)
        return;
    other = other == SIZE_MAX ? first_against(d, f, row) : other;
    stance_check_put_id(m, actors, stance_statement_actor(d, row));
    stance_text_puts(m, support ? " supports " : " opposes ");
    stance_check_put_id(m, issues, stance_statement_issue(d, row));
    stance_text_puts(m, support ? " here and opposes it in " : " here and supports it in ");
    stance_findings_refer(f, stance_place_cell(t, STANCE_ROLE_STANCE, other));
    stance_findings_close(f);
}

#define BITS_MOST ((size_t)1 << 28)

/* A bit for each side of each pair tells, in one pass over the rows; false: that would be too many
 * bits, and nothing was looked at.  Rows come in order, so that those that are kept are the first;
 * for each of them the other row is looked for, which is too long for many. */
static bool compare_by_bits(const struct stance_dataset *d, const struct stance_entities *actors,
                            const struct stance_entities *issues, struct stance_findings *f)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    const uint32_t *actor = stance_table_column(t, STANCE_ROLE_ACTOR)->code;
    const uint32_t *issue = stance_table_column(t, STANCE_ROLE_ISSUE)->code;
    const uint32_t *value = stance_table_column(t, STANCE_ROLE_STANCE)->code;
    const uint32_t *actor_of = d->actor_of, *issue_of = d->issue_of;
    const double *value_of = d->value_of;
    const size_t row_n = t->row_n, issue_n = issues->n;
    const bool any_skipped = f->skipped_n;
    enum { BOTH = 3, KEPT_MOST = 128 };
    if (f->keep > KEPT_MOST || (issue_n && actors->n > BITS_MOST / 2 / issue_n))
        return false;
    uint64_t *seen = stance_memory_new(2 * actors->n * issue_n / 64 + 1, sizeof *seen);
    if (!seen)
        return false;
    for (size_t row = 0; row < row_n; row++) {
        uint32_t a = actor_of[actor[row]], i = issue_of[issue[row]];
        double x = value_of[value[row]];
        if (a == STANCE_NONE || i == STANCE_NONE || (any_skipped && is_skipped(f, row)))
            continue;
        /* Which side, if any, without a branch: nobody can guess votes. */
        size_t pair = 2 * (a * issue_n + i);
        uint64_t *word = &seen[pair >> 6], side = (uint64_t)(x < 0) | (uint64_t)(x > 0) << 1;
        uint64_t before = *word >> (pair & 63) & BOTH, after = before | side;
        *word |= side << (pair & 63);
        if (after == BOTH && before != BOTH)
            report_contradiction(d, actors, issues, row, SIZE_MAX, f);
    }
    stance_memory_free(seen);
    return true;
}

/* The first row on each side of an issue, for one actor at a time. */
struct sides {
    uint32_t actor; /* whose these are, plus 1 */
    bool told;
    size_t row[2]; /* oppose, support; SIZE_MAX = none yet */
};

static void compare_sides(const struct stance_dataset *d, const struct stance_entities *actors,
                          const struct stance_entities *issues, struct sides *sides,
                          const uint32_t *row_of, size_t n, struct stance_findings *f)
{
    for (size_t i = 0; i < n; i++) {
        size_t row = row_of[i];
        uint32_t actor = stance_statement_actor(d, row);
        struct sides *s = &sides[stance_statement_issue(d, row)];
        bool support = stance_statement_value(d, row) > 0;
        if (s->actor != actor + 1)
            *s = (struct sides){.actor = actor + 1, .row = {SIZE_MAX, SIZE_MAX}};
        if (s->row[support] == SIZE_MAX)
            s->row[support] = row;
        if (s->row[!support] != SIZE_MAX && !s->told) {
            s->told = true;
            report_contradiction(d, actors, issues, row, s->row[!support], f);
        }
    }
}

/* Does the row take a side?  value 0 and missing do not. */
static bool takes_side(const struct stance_dataset *d, const struct stance_findings *f, size_t row)
{
    double value = stance_statement_value(d, row);
    return (value > 0 || value < 0) && !is_skipped(f, row) &&
           stance_statement_actor(d, row) != STANCE_NONE &&
           stance_statement_issue(d, row) != STANCE_NONE;
}

/* Of very many pairs: rows by actor, by counting. */
static enum stance_code compare_by_actor(const struct stance_dataset *d,
                                         const struct stance_entities *actors,
                                         const struct stance_entities *issues,
                                         struct stance_findings *f, struct stance_error *err)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    size_t *start = stance_memory_new(actors->n + 2, sizeof *start);
    uint32_t *row_of = stance_memory_new(t->row_n, sizeof *row_of);
    struct sides *sides = stance_memory_new(issues->n, sizeof *sides);
    enum stance_code code = start && row_of && sides ? STANCE_OK : stance_error_memory(err);
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++)
        if (takes_side(d, f, row))
            start[stance_statement_actor(d, row) + 2]++;
    for (size_t a = 2; a < actors->n + 2 && code == STANCE_OK; a++)
        start[a] += start[a - 1];
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++)
        if (takes_side(d, f, row))
            row_of[start[stance_statement_actor(d, row) + 1]++] = (uint32_t)row;
    if (code == STANCE_OK)
        compare_sides(d, actors, issues, sides, row_of, start[actors->n], f);
    stance_memory_free(start);
    stance_memory_free(row_of);
    stance_memory_free(sides);
    return code;
}

enum stance_code stance_check_contradictions(const struct stance_dataset *d,
                                             const struct stance_entities *actors,
                                             const struct stance_entities *issues,
                                             struct stance_findings *f, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    if (!compare_by_bits(d, actors, issues, f))
        code = compare_by_actor(d, actors, issues, f, err);
    return code == STANCE_OK && f->failed ? stance_error_memory(err) : code;
}

/* ---- Actors that do nothing ---- */

enum stance_code stance_check_silent(const struct stance_dataset *d,
                                     const struct stance_entities *actors,
                                     struct stance_findings *f, struct stance_error *err)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    bool *active = stance_memory_new(actors->n, sizeof *active);
    if (!active)
        return stance_error_memory(err);
    for (size_t row = 0; row < t->row_n; row++) {
        uint32_t actor = stance_statement_actor(d, row);
        if (actor != STANCE_NONE && !isnan(stance_statement_value(d, row)))
            active[actor] = true;
    }
    for (size_t i = 0; i < d->alignment_n; i++) {
        if (d->alignment[i].a != STANCE_NONE)
            active[d->alignment[i].a] = true;
        if (d->alignment[i].b != STANCE_NONE)
            active[d->alignment[i].b] = true;
    }
    for (size_t i = 0; i < d->member_n; i++) {
        if (d->member[i].group != STANCE_NONE)
            active[d->member[i].group] = true;
        if (d->member[i].member != STANCE_NONE)
            active[d->member[i].member] = true;
    }
    for (uint32_t i = 0; i < actors->n; i++) {
        if (active[i] || actors->item[i].row == STANCE_NONE)
            continue;
        struct stance_text *m = stance_findings_open(f, STANCE_WARNING, actors->item[i].first);
        if (!m)
            continue;
        stance_text_puts(m, "actor ");
        stance_check_put_id(m, actors, i);
        stance_text_puts(m, " has no stance, no alignment and no group");
        stance_findings_close(f);
    }
    stance_memory_free(active);
    return f->failed ? stance_error_memory(err) : STANCE_OK;
}
