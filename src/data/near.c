/* near.c - near names by sorted neighbourhood. */
#include "near.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

enum { KEY_MAX = 96, WINDOW_MIN = 50, COMPARISONS = 2000000, BETWEEN_CHECKS = 20000 };

struct key {
    const char *name;
    const char *text; /* folded */
    size_t text_n, points;
    uint64_t letters; /* which bytes occur, modulo 64 */
    uint64_t numbers; /* hash of the numbers in the name */
    uint32_t index;
};

struct pairs {
    struct stance_near_pair *item;
    size_t n, capacity;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_plain(char c)
{
    return c == ' ' || c == '-' || c == '_' || c == '.' || c == ',' || c == '/' || c == '(' ||
           c == ')' || c == '\'' || c == '"' || c == ':';
}

/* Do two names hold the same numbers in the same order? */
static bool same_numbers(const char *a, const char *b)
{
    for (;;) {
        while (*a && !is_digit(*a))
            a++;
        while (*b && !is_digit(*b))
            b++;
        if (!*a || !*b)
            return !*a && !*b;
        while (is_digit(*a) && *a == *b) {
            a++;
            b++;
        }
        if (is_digit(*a) || is_digit(*b))
            return false;
    }
}

/* Equal for names with the same numbers (FNV-1a); spares most of the comparing. */
static uint64_t hash_numbers(const char *s)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (; *s; s++)
        if (is_digit(*s)) {
            h = (h ^ (unsigned char)*s) * 0x100000001B3u;
            if (!is_digit(s[1]))
                h = (h ^ ' ') * 0x100000001B3u;
        }
    return h;
}

/* Is what differs a whole word of one or two letters, or a word that one lacks? */
static bool short_word_differs(const char *a, const char *b)
{
    size_t an = strlen(a), bn = strlen(b), front = 0, back = 0;
    while (front < an && front < bn && a[front] == b[front])
        front++;
    while (back < an - front && back < bn - front && a[an - 1 - back] == b[bn - 1 - back])
        back++;
    size_t a_long = an - front - back, b_long = bn - front - back;
    bool left = front == 0 || is_plain(a[front - 1]);
    bool right = back == 0 || is_plain(a[an - back]);
    return left && right && a_long <= 2 && b_long <= 2;
}

static bool have_letter(const struct key *k)
{
    for (size_t i = 0; i < k->text_n; i++)
        if (!is_digit(k->text[i]))
            return true;
    return false;
}

/* The slips between two keys, or UINT32_MAX when they are not near. */
static uint32_t distance_of(const struct key *a, const struct key *b)
{
    size_t shorter = a->points < b->points ? a->points : b->points;
    size_t longer = a->points < b->points ? b->points : a->points;
    size_t most = shorter < 5 ? 0 : shorter < 6 ? 1 : 2;
    if (most == 0 || longer - shorter > most || a->text_n > KEY_MAX || b->text_n > KEY_MAX ||
        a->text[0] != b->text[0] || a->numbers != b->numbers)
        return UINT32_MAX;
    /* A slip changes at most two of the sets' bits per byte; UTF-8 has up to four. */
    uint64_t differing = a->letters ^ b->letters;
    unsigned bits = 0;
    for (; differing; differing &= differing - 1)
        bits++;
    if (bits > 8 * most)
        return UINT32_MAX;
    size_t d = stance_text_distance(a->text, a->text_n, b->text, b->text_n, most);
    if (d > most || !same_numbers(a->name, b->name) || short_word_differs(a->name, b->name))
        return UINT32_MAX;
    return (uint32_t)d;
}

static bool add_pair(struct pairs *p, uint32_t a, uint32_t b, uint32_t distance)
{
    if (!stance_memory_grow((void **)&p->item, &p->capacity, p->n + 1, sizeof *p->item))
        return false;
    p->item[p->n++] = (struct stance_near_pair){a < b ? a : b, a < b ? b : a, distance};
    return true;
}

static int by_text(const void *x, const void *y)
{
    const struct key *a = x, *b = y;
    size_t n = a->text_n < b->text_n ? a->text_n : b->text_n;
    int order = memcmp(a->text, b->text, n);
    if (order)
        return order;
    if (a->text_n != b->text_n)
        return a->text_n < b->text_n ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static int by_text_backwards(const void *x, const void *y)
{
    const struct key *a = x, *b = y;
    for (size_t i = 1; i <= a->text_n && i <= b->text_n; i++) {
        unsigned char c = (unsigned char)a->text[a->text_n - i];
        unsigned char e = (unsigned char)b->text[b->text_n - i];
        if (c != e)
            return c < e ? -1 : 1;
    }
    if (a->text_n != b->text_n)
        return a->text_n < b->text_n ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static int by_names(const void *x, const void *y)
{
    const struct stance_near_pair *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

/* Folded keys of the names that have letters; the texts lie in *arena. */
static enum stance_code make_keys(struct key *key, size_t *key_n, struct stance_text *arena,
                                  const char *const *name, size_t n, struct stance_error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        size_t from = arena->n;
        stance_text_put_folded(arena, name[i], strlen(name[i]));
        key[kept] = (struct key){.name = name[i], .text_n = arena->n - from, .index = (uint32_t)i};
        kept += arena->n > from;
    }
    enum stance_code code = stance_text_end(arena, err);
    size_t at = 0;
    *key_n = 0;
    for (size_t i = 0; i < kept && code == STANCE_OK; i++) {
        struct key k = key[i];
        k.text = arena->bytes + at;
        at += k.text_n;
        for (size_t b = 0; b < k.text_n; b++) {
            k.points += ((unsigned char)k.text[b] & 0xC0) != 0x80;
            k.letters |= (uint64_t)1 << (k.text[b] & 63);
        }
        k.numbers = hash_numbers(k.name);
        if (have_letter(&k))
            key[(*key_n)++] = k;
    }
    return code;
}

/* Equal keys become pairs with the first of them, which alone stays in the list. */
static bool join_equal(struct pairs *pairs, struct key *key, size_t *key_n)
{
    size_t kept = 0;
    for (size_t i = 0; i < *key_n; i++) {
        struct key *last = kept ? &key[kept - 1] : NULL;
        bool equal = last && last->text_n == key[i].text_n &&
                     memcmp(last->text, key[i].text, key[i].text_n) == 0;
        if (!equal)
            key[kept++] = key[i];
        else if (same_numbers(last->name, key[i].name) &&
                 !add_pair(pairs, last->index, key[i].index, 0))
            return false;
    }
    *key_n = kept;
    return true;
}

static enum stance_code compare_neighbours(struct pairs *pairs, const struct key *key, size_t n,
                                           size_t window, const struct stance_watch *watch,
                                           struct stance_error *err)
{
    size_t since = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = i + 1;
        for (; k < n && k - i <= window; k++) {
            uint32_t distance = distance_of(&key[i], &key[k]);
            if (distance != UINT32_MAX && !add_pair(pairs, key[i].index, key[k].index, distance))
                return stance_error_memory(err);
        }
        since += k - i;
        if (since < BETWEEN_CHECKS)
            continue;
        since = 0;
        enum stance_code code = stance_watch_check(watch, err);
        if (code != STANCE_OK)
            return code;
    }
    return STANCE_OK;
}

enum stance_code stance_near_find(struct stance_near_pair **out, size_t *out_n,
                                  const char *const *name, size_t name_n,
                                  const struct stance_watch *watch, struct stance_error *err)
{
    struct pairs pairs = {0};
    struct stance_text arena = {0};
    size_t key_n = 0;
    struct key *key = stance_memory_new(name_n, sizeof *key);
    enum stance_code code =
        key ? make_keys(key, &key_n, &arena, name, name_n, err) : stance_error_memory(err);
    if (code == STANCE_OK) {
        qsort(key, key_n, sizeof *key, by_text);
        bool good = join_equal(&pairs, key, &key_n);
        size_t window = key_n ? COMPARISONS / key_n : 0;
        window = window < WINDOW_MIN ? WINDOW_MIN : window;
        code = good ? compare_neighbours(&pairs, key, key_n, window, watch, err)
                    : stance_error_memory(err);
        if (code == STANCE_OK && window < key_n) {
            qsort(key, key_n, sizeof *key, by_text_backwards);
            code = compare_neighbours(&pairs, key, key_n, window, watch, err);
        }
    }
    if (code == STANCE_OK) {
        size_t kept = 0;
        if (pairs.n)
            qsort(pairs.item, pairs.n, sizeof *pairs.item, by_names);
        for (size_t i = 0; i < pairs.n; i++)
            if (kept == 0 || by_names(&pairs.item[kept - 1], &pairs.item[i]) != 0)
                pairs.item[kept++] = pairs.item[i];
        *out = pairs.item;
        *out_n = kept;
        pairs.item = NULL;
    }
    stance_memory_free(pairs.item);
    stance_memory_free(key);
    stance_text_free(&arena);
    return code;
}
