/* exchange_lines.c - lines and fields. */
#include "exchange_lines.h"

#include <string.h>

#include "../base/error.h"
#include "../base/number.h"
#include "../base/text.h"
#include "exchange_place.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

void stance_lines_open(struct stance_lines *lines, const char *bytes, size_t n, const char *file,
                       struct stance_error *err)
{
    size_t bom = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *lines = (struct stance_lines){.first = bytes,
                                   .line_at = bytes,
                                   .at = bytes + bom,
                                   .end = bytes + n,
                                   .file = file,
                                   .err = err};
}

static struct stance_slice trimmed(const char *s, const char *end)
{
    while (s < end && is_blank(*s))
        s++;
    while (end > s && is_blank(end[-1]))
        end--;
    return (struct stance_slice){s, (size_t)(end - s)};
}

bool stance_lines_next(struct stance_lines *lines, struct stance_slice *line)
{
    if (lines->at >= lines->end)
        return false;
    const char *stop = memchr(lines->at, '\n', (size_t)(lines->end - lines->at));
    const char *end = stop ? stop : lines->end;
    lines->line_at = lines->at;
    *line = trimmed(lines->at, end);
    lines->at = stop ? stop + 1 : lines->end;
    lines->number++;
    return true;
}

bool stance_lines_field(struct stance_slice *line, bool commas, struct stance_slice *field)
{
    const char *s = line->data, *end = s + line->n;
    while (s < end && (is_blank(*s) || (commas && *s == ',')))
        s++;
    if (s == end)
        return false;
    const char *quote = *s == '"' ? memchr(s + 1, '"', (size_t)(end - s) - 1) : NULL;
    const char *stop = s;
    while (!quote && stop < end && !is_blank(*stop) && !(commas && *stop == ','))
        stop++;
    *field = quote ? (struct stance_slice){s + 1, (size_t)(quote - s) - 1}
                   : (struct stance_slice){s, (size_t)(stop - s)};
    s = quote ? quote + 1 : stop;
    *line = (struct stance_slice){s, (size_t)(end - s)};
    return true;
}

enum stance_code stance_exchange_bad(struct stance_error *err, const char *file, const char *first,
                                     const char *end, const char *before, const char *expected,
                                     struct stance_slice got)
{
    struct stance_text text = {0};
    while (got.n && (got.data[got.n - 1] == '\n' || got.data[got.n - 1] == '\r'))
        got.n--;
    stance_text_put_quoted(&text, got.data, got.n, 40);
    if (got.data == end)
        stance_error_set(err, STANCE_E_DATA, "%sexpected %s, got the end of the file", before,
                         expected);
    else if (got.n == 0)
        stance_error_set(err, STANCE_E_DATA, "%sexpected %s, got nothing", before, expected);
    else
        stance_error_set(err, STANCE_E_DATA, "%sexpected %s, got '%s'", before, expected,
                         text.bytes ? text.bytes : "");
    stance_exchange_locate(err, file, first, got.data);
    stance_text_free(&text);
    return STANCE_E_DATA;
}

enum stance_code stance_lines_bad(struct stance_lines *lines, const char *expected,
                                  struct stance_slice got)
{
    bool within = got.data && got.data >= lines->line_at && got.data <= lines->at;
    if (!within && got.n) { /* told earlier: of the line at hand its begin is known */
        struct stance_text text = {0};
        stance_text_put_quoted(&text, got.data, got.n, 40);
        stance_error_set(lines->err, STANCE_E_DATA, "expected %s, got '%s'", expected,
                         text.bytes ? text.bytes : "");
        stance_exchange_locate(lines->err, lines->file, lines->first, lines->line_at);
        stance_text_free(&text);
        return STANCE_E_DATA;
    }
    return stance_exchange_bad(lines->err, lines->file, lines->first, lines->end, "", expected,
                               within ? got : (struct stance_slice){lines->at, 0});
}

bool stance_lines_number(struct stance_lines *lines, struct stance_slice field, double *out)
{
    if (stance_number_parse(field.data, field.n, out))
        return true;
    (void)stance_lines_bad(lines, "a number", field);
    return false;
}

bool stance_lines_place(struct stance_lines *lines, struct stance_slice field, size_t most,
                        size_t *out)
{
    uint64_t place;
    if (stance_number_parse_whole(field.data, field.n, &place) && place >= 1 && place <= most) {
        *out = (size_t)place;
        return true;
    }
    (void)stance_lines_bad(lines, "the number of a node", field);
    return false;
}

bool stance_slice_begins(struct stance_slice s, const char *word)
{
    size_t n = strlen(word);
    if (s.n < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = s.data[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != word[i])
            return false;
    }
    return true;
}
