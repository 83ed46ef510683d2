/* wrap.c - pieces, words, lines. */
#include "wrap.h"

#include <string.h>

#include "../base/text.h"

static void put_spaces(struct stance_text *out, size_t n)
{
    while (n--)
        stance_text_putc(out, ' ');
}

void stance_wrap_start(struct stance_wrap *w, struct stance_text *out, size_t width, size_t indent,
                       size_t column)
{
    *w = (struct stance_wrap){.out = out, .width = width, .indent = indent, .column = column};
    if (column < indent) {
        put_spaces(out, indent - column);
        w->column = indent;
    }
}

static void put_word(struct stance_wrap *w, const char *s, size_t n, const char *style)
{
    size_t wide = stance_utf8_width(s, n);
    if (w->open && w->column + 1 + wide > w->width) {
        stance_text_putc(w->out, '\n');
        put_spaces(w->out, w->indent);
        w->column = w->indent;
        w->open = false;
    }
    if (w->open) {
        stance_text_putc(w->out, ' ');
        w->column++;
    }
    if (style)
        stance_text_format(w->out, "\x1b[%sm", style);
    stance_text_put(w->out, s, n);
    if (style)
        stance_text_puts(w->out, "\x1b[0m");
    w->column += wide;
    w->open = true;
}

void stance_wrap_put(struct stance_wrap *w, const char *s, size_t n, const char *style)
{
    if (w->indent + stance_utf8_width(s, n) <= w->width) {
        put_word(w, s, n, style);
        return;
    }
    for (size_t i = 0; i < n;) {
        const char *space = memchr(s + i, ' ', n - i);
        size_t length = space ? (size_t)(space - (s + i)) : n - i;
        if (length)
            put_word(w, s + i, length, style);
        i += length + 1;
    }
}

void stance_wrap_end(struct stance_wrap *w)
{
    stance_text_putc(w->out, '\n');
}
