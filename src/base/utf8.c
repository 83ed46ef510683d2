/* utf8.c - decoding, checking and folding UTF-8 (utf8proc for the Unicode tables). */
#include <string.h>
#include <utf8proc.h>

#include "memory.h"
#include "text.h"

uint32_t stance_utf8_decode(const char *s, size_t n, size_t *used)
{
    const unsigned char *u = (const unsigned char *)s;
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    *used = 1;
    if (u[0] < 0x80)
        return u[0];
    size_t want = u[0] >= 0xF0 ? 4 : u[0] >= 0xE0 ? 3 : 2;
    if (u[0] < 0xC2 || u[0] > 0xF4 || n < want)
        return 0xFFFD;
    uint32_t c = u[0] & (0x7Fu >> want);
    for (size_t i = 1; i < want; i++) {
        if ((u[i] & 0xC0) != 0x80)
            return 0xFFFD;
        c = c << 6 | (u[i] & 0x3F);
    }
    if (c < least[want] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0xFFFD;
    *used = want;
    return c;
}

enum { STEP = 32 };

static bool above_ascii(const char *s)
{
    uint64_t word[STEP / sizeof(uint64_t)], all = 0;
    memcpy(word, s, STEP);
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        all |= word[i];
    return all & 0x8080808080808080u;
}

size_t stance_utf8_valid(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n) {
        if (n - i >= STEP && !above_ascii(s + i)) {
            i += STEP;
            continue;
        }
        size_t used;
        if (stance_utf8_decode(s + i, n - i, &used) == 0xFFFD && used == 1)
            return i;
        i += used;
    }
    return n;
}

size_t stance_utf8_width(const char *s, size_t n)
{
    size_t width = 0;
    for (size_t i = 0, used; i < n; i += used) {
        int w = utf8proc_charwidth((utf8proc_int32_t)stance_utf8_decode(s + i, n - i, &used));
        width += w > 0 ? (size_t)w : 0;
    }
    return width;
}

static bool ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] >= 0x80)
            return false;
    return true;
}

/* utf8proc answers with a block of its own (malloc) and a negative size on failure. */
static void put_mapped(struct stance_text *text, const char *s, size_t n,
                       utf8proc_option_t options)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t got =
        utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &mapped, options);
    if (got == UTF8PROC_ERROR_NOMEM)
        text->failed = true;
    else if (got < 0)
        stance_text_put(text, s, n);
    else
        stance_text_put(text, (const char *)mapped, (size_t)got);
    stance_memory_free(mapped);
}

void stance_text_put_nfc(struct stance_text *text, const char *s, size_t n)
{
    if (ascii(s, n))
        stance_text_put(text, s, n);
    else
        put_mapped(text, s, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

void stance_text_put_folded(struct stance_text *text, const char *s, size_t n)
{
    struct stance_text mapped = {0};
    put_mapped(&mapped, s, n,
               UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    for (size_t i = 0, used; i < mapped.n; i += used) {
        uint32_t c = stance_utf8_decode(mapped.bytes + i, mapped.n - i, &used);
        bool word = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
        if (word && c != 0xA0 && (c < 0x2000 || c > 0x206F))
            stance_text_put(text, mapped.bytes + i, used);
    }
    text->failed |= mapped.failed;
    stance_text_free(&mapped);
}

void stance_text_put_quoted(struct stance_text *text, const char *s, size_t n, size_t most)
{
    size_t shown = 0;
    for (size_t i = 0, used; i < n; i += used, shown++) {
        if (shown == most) {
            stance_text_puts(text, "...");
            return;
        }
        uint32_t c = stance_utf8_decode(s + i, n - i, &used);
        bool invalid = c == 0xFFFD && used == 1;
        /* C1 controls and the bidirectional marks can rewrite a terminal's line too. */
        bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                       (c >= 0x2066 && c <= 0x2069);
        if (invalid || c < 0x20 || c == 0x7F)
            stance_text_format(text, "\\x%02X", (unsigned)(unsigned char)s[i]);
        else if (control)
            stance_text_format(text, "\\u%04X", (unsigned)c);
        else
            stance_text_put(text, s + i, used);
    }
}
