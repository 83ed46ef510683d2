/* part.c - actors and ties copied, numbered anew. */
#include "part.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "signed_sets.h"

static bool is_read(double w, enum stance_part_ties ties)
{
    return ties == STANCE_PART_FRIENDS ? w > 0 : w != 0;
}

/* Actors with place[i] != STANCE_NONE get 0, 1, ...; ties between two of them follow. */
static enum stance_code copy(struct stance_part *out, const struct stance_network *net,
                             uint32_t *place, enum stance_part_ties ties, struct stance_error *err)
{
    struct stance_part made = {.net = {.measure = net->measure, .is_signed = net->is_signed}};
    made.actor = stance_memory_new(net->n, sizeof *made.actor);
    made.net.a = stance_memory_new(net->m, sizeof *made.net.a);
    made.net.b = stance_memory_new(net->m, sizeof *made.net.b);
    made.net.w = stance_memory_new(net->m, sizeof *made.net.w);
    if (!made.actor || !made.net.a || !made.net.b || !made.net.w) {
        stance_part_clear(&made);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < net->n; i++)
        if (place[i] != STANCE_NONE) {
            made.actor[made.net.n] = (uint32_t)i;
            place[i] = (uint32_t)made.net.n++;
        }
    for (size_t i = 0; i < net->m; i++) {
        uint32_t a = place[net->a[i]], b = place[net->b[i]];
        double w = net->w[i];
        if (a == STANCE_NONE || b == STANCE_NONE || (ties != STANCE_PART_ALL && !is_read(w, ties)))
            continue;
        made.net.a[made.net.m] = a;
        made.net.b[made.net.m] = b;
        made.net.w[made.net.m++] = w;
    }
    *out = made;
    return STANCE_OK;
}

enum stance_code stance_part_tied(struct stance_part *out, const struct stance_network *net,
                                  enum stance_part_ties ties, struct stance_error *err)
{
    uint32_t *place = stance_memory_new(net->n, sizeof *place);
    if (!place)
        return stance_error_memory(err);
    for (size_t i = 0; i < net->n; i++)
        place[i] = STANCE_NONE;
    for (size_t i = 0; i < net->m; i++)
        if (is_read(net->w[i], ties))
            place[net->a[i]] = place[net->b[i]] = 0;
    enum stance_code code = copy(out, net, place, ties, err);
    stance_memory_free(place);
    return code;
}

enum stance_code stance_part_piece(struct stance_part *out, const struct stance_network *net,
                                   const uint32_t *piece, uint32_t which, struct stance_error *err)
{
    uint32_t *place = stance_memory_new(net->n, sizeof *place);
    if (!place)
        return stance_error_memory(err);
    for (size_t i = 0; i < net->n; i++)
        place[i] = piece[i] == which ? 0 : STANCE_NONE;
    enum stance_code code = copy(out, net, place, STANCE_PART_WEIGHING, err);
    stance_memory_free(place);
    return code;
}

void stance_part_clear(struct stance_part *part)
{
    stance_network_clear(&part->net);
    stance_memory_free(part->actor);
    *part = (struct stance_part){0};
}

enum stance_code stance_part_pieces(uint32_t *piece, uint32_t *piece_n,
                                    const struct stance_network *net, bool friends_only,
                                    struct stance_error *err)
{
    struct stance_sets sets = {0};
    uint32_t n = (uint32_t)net->n, found = 0;
    uint32_t *number = stance_memory_new(n, sizeof *number);
    enum stance_code code = number ? STANCE_OK : stance_error_memory(err);
    if (!code)
        code = stance_sets_init(&sets, n, err);
    for (size_t i = 0; i < net->m && !code; i++) {
        uint32_t a = net->a[i], b = net->b[i];
        if (friends_only ? !(net->w[i] > 0) : net->w[i] == 0)
            continue;
        if (stance_sets_find(&sets, a, NULL) != stance_sets_find(&sets, b, NULL))
            stance_sets_join(&sets, a, b, false);
    }
    for (uint32_t i = 0; i < n && !code; i++) {
        uint32_t root = stance_sets_find(&sets, i, NULL);
        if (number[root] == 0)
            number[root] = ++found;
        piece[i] = number[root] - 1;
    }
    if (!code)
        *piece_n = found;
    stance_sets_clear(&sets);
    stance_memory_free(number);
    return code;
}
