/* positions_votes.c - a statement is a cell: rows are counted by actor, then put in their places.
 *
 * That each actor's issues ascend makes sure of order and of no repeats at once. */
#include <string.h>

#include "../base/bits.h"
#include "../base/error.h"
#include "../base/memory.h"
#include "positions_make.h"

enum { WORDS_BETWEEN_CHECKS = 1 << 10 };

struct votes {
    struct stance_positions *p;
    const struct stance_dataset *d;
    const uint64_t *counts;
    const uint32_t *actor, *issue, *value; /* codes */
    size_t words;
};

/* Counts each actor's rows at start[actor + 1], for as long as they may be votes. */
static enum stance_code count(const struct votes *v, bool *votes, const struct stance_watch *watch,
                              struct stance_error *err)
{
    const uint32_t *actor_of = v->d->actor_of, *issue_of = v->d->issue_of;
    uint32_t *least = stance_memory_new(v->d->actor_n, sizeof *least);
    enum stance_code code = least ? STANCE_OK : stance_error_memory(err);
    *votes = true;
    for (size_t word = 0; word < v->words && *votes && !code; word++) {
        if (word % WORDS_BETWEEN_CHECKS == 0)
            code = stance_watch_check(watch, err);
        for (uint64_t bits = v->counts[word]; bits && *votes; bits &= bits - 1) {
            size_t row = word * 64 + stance_lowest_bit(bits);
            uint32_t actor = actor_of[v->actor[row]], issue = issue_of[v->issue[row]];
            *votes = issue >= least[actor];
            least[actor] = issue + 1;
            v->p->start[actor + 1]++;
        }
    }
    stance_memory_free(least);
    return code;
}

/* start[a] becomes where a's next cell goes, and so in the end where the next actor's begin. */
static enum stance_code place(const struct votes *v, const struct stance_watch *watch,
                              struct stance_error *err)
{
    const uint32_t *actor_of = v->d->actor_of, *issue_of = v->d->issue_of;
    const double *value_of = v->d->value_of;
    struct stance_positions *p = v->p;
    enum stance_code code = STANCE_OK;
    for (size_t word = 0; word < v->words && !code; word++) {
        if (word % WORDS_BETWEEN_CHECKS == 0)
            code = stance_watch_check(watch, err);
        for (uint64_t bits = v->counts[word]; bits; bits &= bits - 1) {
            size_t row = word * 64 + stance_lowest_bit(bits);
            size_t cell = p->start[actor_of[v->actor[row]]]++;
            p->cell_issue[cell] = issue_of[v->issue[row]];
            p->value[cell] = value_of[v->value[row]] + 0.0; /* no -0 */
        }
    }
    return code;
}

/* Are all stances support, opposition or neutral?  Those that are missing do not count. */
static bool are_three_valued(const struct stance_dataset *d)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    bool all = true;
    for (uint32_t i = 0; i < stance_table_column(t, STANCE_ROLE_STANCE)->text.n; i++) {
        double x = d->value_of[i];
        all = all && (isnan(x) || x == 1 || x == 0 || x == -1);
    }
    return all;
}

enum stance_code stance_positions_of_votes(struct stance_positions *p, bool *votes,
                                           const struct stance_dataset *d, const uint64_t *counts,
                                           const struct stance_watch *watch,
                                           struct stance_error *err)
{
    *votes = stance_dataset_speaks(d) && !d->weight_of && !d->basis_of;
    if (!*votes)
        return STANCE_OK;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    struct votes v = {p,
                      d,
                      counts,
                      stance_table_column(t, STANCE_ROLE_ACTOR)->code,
                      stance_table_column(t, STANCE_ROLE_ISSUE)->code,
                      stance_table_column(t, STANCE_ROLE_STANCE)->code,
                      (t->row_n + 63) / 64};
    size_t capacity = 0;
    enum stance_code code = count(&v, votes, watch, err);
    if (code || !*votes) {
        memset(p->start, 0, (d->actor_n + 1) * sizeof *p->start);
        return code;
    }
    for (size_t a = 0; a < d->actor_n; a++)
        p->start[a + 1] += p->start[a];
    size_t n = p->start[d->actor_n];
    if (!stance_positions_room(p, &capacity, n + 1, STANCE_ROOM_VOTES))
        return stance_error_memory(err);
    p->cell_n = p->statement_n = n;
    p->three_valued = are_three_valued(d);
    code = place(&v, watch, err);
    memmove(p->start + 1, p->start, d->actor_n * sizeof *p->start);
    p->start[0] = 0;
    return code;
}
