/* dna_labels.c - Java's order of strings, and levels of a qualifier. */
#include "dna_labels.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"

/* UTF-16 code units order as bytes of UTF-8 do, but for what lies past U+FFFF (first
 * byte F0 up): its surrogates come before U+E000 (first bytes EE and EF). */
int stance_dna_compare(const char *a, const char *b)
{
    const unsigned char *x = (const unsigned char *)a, *y = (const unsigned char *)b;
    while (*x && *x == *y)
        x++, y++;
    if (*x >= 0xF0 && (*y == 0xEE || *y == 0xEF))
        return -1;
    if (*y >= 0xF0 && (*x == 0xEE || *x == 0xEF))
        return 1;
    return *x < *y ? -1 : *x > *y;
}

struct item {
    const char *text;
    double value;
    uint32_t code;
};

static int by_text(const void *pa, const void *pb)
{
    const struct item *a = pa, *b = pb;
    return stance_dna_compare(a->text, b->text);
}

static int by_value(const void *pa, const void *pb)
{
    const struct item *a = pa, *b = pb;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return a->code < b->code ? -1 : a->code > b->code;
}

static bool make_room(struct stance_dna_labels *labels, uint32_t **place, struct item **item,
                      size_t n)
{
    labels->text = stance_memory_new(n, sizeof *labels->text);
    *place = stance_memory_new(n, sizeof **place);
    *item = stance_memory_new(n, sizeof **item);
    for (size_t i = 0; *place && i < n; i++)
        (*place)[i] = STANCE_NONE;
    return labels->text && *place && *item;
}

enum stance_code stance_dna_labels_make(struct stance_dna_labels *out, uint32_t **place,
                                        const struct stance_column *column, const uint8_t *used,
                                        bool empty, struct stance_error *err)
{
    struct stance_dna_labels labels = {0};
    uint32_t *map = NULL;
    struct item *item = NULL;
    bool made = make_room(&labels, &map, &item, column->text.n);
    for (uint32_t c = empty ? 0 : 1; made && c < column->text.n; c++)
        if (used[c])
            item[labels.n++] =
                (struct item){.text = stance_dictionary_text(&column->text, c), .code = c};
    if (made && labels.n)
        qsort(item, labels.n, sizeof *item, by_text);
    for (size_t i = 0; made && i < labels.n; i++) {
        labels.text[i] = item[i].text;
        map[item[i].code] = (uint32_t)i;
    }
    stance_memory_free(item);
    if (!made) {
        stance_dna_labels_clear(&labels);
        stance_memory_free(map);
        return stance_error_memory(err);
    }
    *out = labels;
    *place = map;
    return STANCE_OK;
}

void stance_dna_labels_clear(struct stance_dna_labels *labels)
{
    stance_memory_free(labels->text);
    *labels = (struct stance_dna_labels){0};
}

static bool read_value(const struct stance_column *column, uint32_t code, bool boolean, double *out)
{
    const char *s = stance_dictionary_text(&column->text, code);
    double x;
    if (!stance_number_parse(s, stance_dictionary_length(&column->text, code), &x) ||
        floor(x) != x || fabs(x) > 2147483648.0 || (boolean && x != 0 && x != 1))
        return false;
    *out = x + 0.0; /* -0 is 0 */
    return true;
}

/* "1" and "1.0" are one level. */
static size_t number_levels(struct item *item, size_t n, double *value, const char **text,
                            uint32_t *map)
{
    size_t level_n = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || item[i].value != item[i - 1].value) {
            value[level_n] = item[i].value;
            text[level_n++] = item[i].text;
        }
        if (item[i].code != STANCE_NONE)
            map[item[i].code] = (uint32_t)(level_n - 1);
    }
    return level_n;
}

enum stance_code stance_dna_values_make(struct stance_dna_labels *out, double **value,
                                        uint32_t **place, const struct stance_column *column,
                                        const uint8_t *used, bool boolean, uint32_t *bad,
                                        struct stance_error *err)
{
    static const char *const truth[] = {"0", "1"};
    struct stance_dna_labels labels = {0};
    uint32_t *map = NULL;
    struct item *item = NULL;
    size_t n = 0;
    enum stance_code code = STANCE_OK;
    double *level = stance_memory_new((size_t)column->text.n + 2, sizeof *level);
    if (!make_room(&labels, &map, &item, (size_t)column->text.n + 2) || !level)
        code = stance_error_memory(err);
    for (size_t i = 0; i < 2 && boolean && !code; i++)
        item[n++] = (struct item){.text = truth[i], .value = (double)i, .code = STANCE_NONE};
    for (uint32_t c = 1; !code && c < column->text.n; c++) {
        if (!used[c])
            continue;
        item[n] = (struct item){.text = stance_dictionary_text(&column->text, c), .code = c};
        if (!read_value(column, c, boolean, &item[n++].value)) {
            *bad = c;
            code = STANCE_E_DATA;
        }
    }
    if (!code) {
        if (n)
            qsort(item, n, sizeof *item, by_value);
        labels.n = number_levels(item, n, level, labels.text, map);
    }
    stance_memory_free(item);
    if (code) {
        stance_dna_labels_clear(&labels);
        stance_memory_free(map);
        stance_memory_free(level);
        return code;
    }
    *out = labels;
    *value = level;
    *place = map;
    return STANCE_OK;
}
