/* paragraph.c - words into lines. */
#include "paragraph.h"

#include <string.h>

#include "../base/text.h"
#include "wrap.h"

enum { QUOTED_MOST = 2000 };

void stance_paragraph_put(struct stance_text *out, const char *s, size_t n, size_t width,
                          size_t indent, size_t hang, const char *look)
{
    struct stance_wrap w;
    stance_wrap_start(&w, out, width, indent, 0);
    for (size_t i = 0; i < n;) {
        const char *space = memchr(s + i, ' ', n - i);
        size_t length = space ? (size_t)(space - (s + i)) : n - i;
        if (length)
            stance_wrap_put(&w, s + i, length, look);
        w.indent = indent + hang;
        i += length + 1;
    }
    stance_wrap_end(&w);
}

size_t stance_cut_put(struct stance_text *out, const char *s, size_t most)
{
    struct stance_text piece = {0};
    stance_text_put_quoted(&piece, s, strlen(s), QUOTED_MOST);
    size_t wide = piece.n ? stance_utf8_width(piece.bytes, piece.n) : 0;
    if (wide <= most) {
        stance_text_put(out, piece.bytes ? piece.bytes : "", piece.n);
    } else {
        size_t end = 0, used = 0, total = 0;
        while (end < piece.n) {
            (void)stance_utf8_decode(piece.bytes + end, piece.n - end, &used);
            size_t more = stance_utf8_width(piece.bytes + end, used);
            if (total + more + 1 > most)
                break;
            total += more;
            end += used;
        }
        stance_text_put(out, piece.bytes, end);
        stance_text_puts(out, "\xE2\x80\xA6");
        wide = total + 1;
    }
    out->failed |= piece.failed;
    stance_text_free(&piece);
    return wide;
}
