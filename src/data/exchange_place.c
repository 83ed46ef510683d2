/* exchange_place.c - elements and list items counted again in the bytes. */
#include "exchange_place.h"

#include <string.h>

#include "../base/error.h"
#include "exchange_readers.h"

static bool has_bom(const char *bytes, size_t n)
{
    return n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
}

void stance_exchange_locate(struct stance_error *err, const char *file, const char *first,
                            const char *at)
{
    size_t line = 1, column = 1;
    if ((unsigned char)*first == 0xEF && at - first >= 3 && has_bom(first, 3))
        first += 3;
    for (const char *s = first; s < at; s++) {
        if (*s == '\n') {
            line++;
            column = 1;
        } else {
            column += ((unsigned char)*s & 0xC0) != 0x80;
        }
    }
    stance_error_locate(err, file, line, column);
}

/* ---- XML ---- */

static const char *behind(const char *s, const char *end, const char *word)
{
    size_t n = strlen(word);
    for (; (size_t)(end - s) >= n; s++)
        if (memcmp(s, word, n) == 0)
            return s + n;
    return end;
}

static bool begins(const char *s, const char *end, const char *word)
{
    size_t n = strlen(word);
    return (size_t)(end - s) >= n && memcmp(s, word, n) == 0;
}

const char *stance_xml_element(const char *bytes, size_t n, size_t number)
{
    const char *end = bytes + n, *s = bytes;
    while (s < end && (s = memchr(s, '<', (size_t)(end - s)))) {
        if (begins(s, end, "<!--"))
            s = behind(s + 4, end, "-->");
        else if (begins(s, end, "<![CDATA["))
            s = behind(s, end, "]]>");
        else if (begins(s, end, "<?"))
            s = behind(s, end, "?>");
        else if (begins(s, end, "</"))
            s += 2;
        else if (--number == 0)
            return s;
        else
            s++;
    }
    return NULL;
}

/* ---- JSON, which the parser has taken as such ---- */

static const char *past_blanks(const char *s, const char *end)
{
    while (s < end && strchr(" \t\r\n,:", *s) && *s)
        s++;
    return s;
}

/* s is at a quote. */
static const char *past_string(const char *s, const char *end)
{
    for (s++; s < end && *s != '"'; s++)
        s += *s == '\\';
    return s < end ? s + 1 : end;
}

static const char *past_value(const char *s, const char *end)
{
    size_t depth = 0;
    do {
        if (*s == '"') {
            s = past_string(s, end);
            continue;
        }
        depth += *s == '{' || *s == '[';
        depth -= depth && (*s == '}' || *s == ']');
        s++;
    } while (s < end && (depth || !strchr(",]} \t\r\n", *s)));
    return s;
}

/* The value of a member of the object that begins at s, or NULL. */
static const char *member(const char *s, const char *end, const char *name)
{
    size_t n = strlen(name);
    s = past_blanks(s, end);
    if (s < end)
        s++; /* the brace */
    while ((s = past_blanks(s, end)) < end && *s == '"') {
        const char *key = s + 1;
        s = past_string(s, end);
        bool found = (size_t)(s - key) == n + 1 && memcmp(key, name, n) == 0;
        s = past_blanks(s, end);
        if (found || s == end)
            return s < end ? s : NULL;
        s = past_value(s, end);
    }
    return NULL;
}

static const char *json_item(const char *bytes, size_t n, size_t number)
{
    const char *end = bytes + n;
    for (size_t i = 0; stance_json_lists[i]; i++) {
        const char *s = member(bytes, end, stance_json_lists[i]);
        if (!s || *s != '[')
            continue;
        for (s++; (s = past_blanks(s, end)) < end && *s != ']'; s = past_value(s, end))
            if (--number == 0)
                return s;
    }
    return NULL;
}

const char *stance_exchange_place(enum stance_exchange_kind kind, const char *bytes, size_t n,
                                  size_t place)
{
    const char *first = bytes + (has_bom(bytes, n) ? 3 : 0), *found = NULL;
    if (place == 0)
        return first;
    n -= (size_t)(first - bytes);
    if (kind == STANCE_EXCHANGE_IS_GRAPHML || kind == STANCE_EXCHANGE_IS_GEXF)
        found = stance_xml_element(first, n, place);
    else if (kind == STANCE_EXCHANGE_IS_JSON)
        found = json_item(first, n, place);
    else if (place < (size_t)(first - bytes) + n)
        found = bytes + place;
    return found ? found : first;
}
