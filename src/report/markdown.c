/* markdown.c - escaping. */
#include "markdown.h"

#include <string.h>

#include "../base/text.h"

void stance_markdown_put(struct stance_text *out, const char *s)
{
    for (size_t n = strlen(s), used; n; s += used, n -= used) {
        unsigned char c = (unsigned char)*s;
        bool invalid = stance_utf8_decode(s, n, &used) == 0xFFFD && used == 1;
        if (invalid)
            stance_text_puts(out, "\xEF\xBF\xBD");
        else if (c < 32 || c == 127)
            stance_text_putc(out, ' ');
        else if (strchr("\\`*_[]<>|&~#$", c)) {
            stance_text_putc(out, '\\');
            stance_text_putc(out, (char)c);
        } else
            stance_text_put(out, s, used);
    }
}
