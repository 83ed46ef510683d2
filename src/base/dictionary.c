/* dictionary.c - one arena of strings and an open-addressing index over it. */
#include "dictionary.h"

#include <string.h>

#include "error.h"
#include "memory.h"

/* Eight bytes at a time, multiply and fold (in the manner of wyhash): fast on the
 * short cells of a table.  Order never depends on it, so it needs no secret; a
 * crafted file can only slow its own reading down. */
static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t low = (a & 0xFFFFFFFFu) * (b | 1), high = (a >> 32) * (b ^ 0x9E3779B97F4A7C15u);
    uint64_t x = low ^ (high << 23 | high >> 41);
    return (x ^ (x >> 29)) * 0xBF58476D1CE4E5B9u;
}

static uint32_t hash_of(const char *s, size_t n)
{
    uint64_t h = 0x2545F4914F6CDD1Du ^ n;
    uint64_t word;
    size_t left = n;
    for (; left >= 8; left -= 8, s += 8) {
        memcpy(&word, s, 8);
        h = mix(h ^ word, 0xD6E8FEB86659FD93u);
    }
    word = 0;
    memcpy(&word, s, left);
    h = mix(h ^ word, 0xA0761D6478BD642Fu);
    return (uint32_t)(h ^ (h >> 32));
}

static bool same(const struct stance_dictionary *d, uint32_t code, const char *s, size_t n)
{
    return stance_dictionary_length(d, code) == n && memcmp(d->bytes + d->start[code], s, n) == 0;
}

/* The slot that holds s, or the free one where it would go. */
static size_t slot_of(const struct stance_dictionary *d, uint32_t hash, const char *s, size_t n)
{
    size_t mask = d->slot_n - 1;
    size_t i = hash & mask;
    while (d->slot[i] && !(d->hash[d->slot[i] - 1] == hash && same(d, d->slot[i] - 1, s, n)))
        i = (i + 1) & mask;
    return i;
}

static bool widen(struct stance_dictionary *d)
{
    size_t slot_n = d->slot_n ? d->slot_n * 2 : 16;
    uint32_t *slot = stance_memory_new(slot_n, sizeof *slot);
    if (!slot)
        return false;
    for (uint32_t code = 0; code < d->n; code++) {
        size_t i = d->hash[code] & (slot_n - 1);
        while (slot[i])
            i = (i + 1) & (slot_n - 1);
        slot[i] = code + 1;
    }
    stance_memory_free(d->slot);
    d->slot = slot;
    d->slot_n = slot_n;
    return true;
}

static bool append(struct stance_dictionary *d, const char *s, size_t n, uint32_t hash)
{
    if (d->n >= STANCE_NONE - 1 || n >= SIZE_MAX - d->bytes_n - 1 ||
        !stance_memory_grow((void **)&d->bytes, &d->bytes_capacity, d->bytes_n + n + 1, 1) ||
        !stance_memory_grow((void **)&d->start, &d->start_capacity, (size_t)d->n + 2,
                            sizeof *d->start) ||
        !stance_memory_grow((void **)&d->hash, &d->hash_capacity, (size_t)d->n + 1,
                            sizeof *d->hash))
        return false;
    memcpy(d->bytes + d->bytes_n, s, n);
    d->bytes[d->bytes_n + n] = '\0';
    d->start[d->n] = d->bytes_n;
    d->bytes_n += n + 1;
    d->start[d->n + 1] = d->bytes_n;
    d->hash[d->n++] = hash;
    return true;
}

enum stance_code stance_dictionary_init(struct stance_dictionary *d, struct stance_error *err)
{
    *d = (struct stance_dictionary){0};
    uint32_t empty;
    return stance_dictionary_put(d, "", 0, &empty, err);
}

void stance_dictionary_clear(struct stance_dictionary *d)
{
    stance_memory_free(d->bytes);
    stance_memory_free(d->start);
    stance_memory_free(d->slot);
    stance_memory_free(d->hash);
    *d = (struct stance_dictionary){0};
}

enum stance_code stance_dictionary_put(struct stance_dictionary *d, const char *s, size_t n,
                                       uint32_t *code, struct stance_error *err)
{
    if (((size_t)d->n + 1) * 4 > d->slot_n * 3 && !widen(d))
        return stance_error_memory(err);
    uint32_t hash = hash_of(s, n);
    size_t i = slot_of(d, hash, s, n);
    if (!d->slot[i]) {
        if (!append(d, s, n, hash))
            return stance_error_memory(err);
        d->slot[i] = d->n;
    }
    *code = d->slot[i] - 1;
    return STANCE_OK;
}

uint32_t stance_dictionary_find(const struct stance_dictionary *d, const char *s, size_t n)
{
    if (!d->slot_n)
        return STANCE_NONE;
    size_t i = slot_of(d, hash_of(s, n), s, n);
    return d->slot[i] ? d->slot[i] - 1 : STANCE_NONE;
}
