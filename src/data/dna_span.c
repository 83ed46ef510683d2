/* dna_span.c - walking through UTF-8 and counting as Java does. */
#include "dna_span.h"

#include "../base/text.h"

struct stance_span_place stance_span_seek(struct stance_span_place from, const char *s, size_t n,
                                          int64_t unit, int behind)
{
    while (from.byte < n && from.unit < unit) {
        size_t used = 1;
        int64_t units = 1;
        if ((unsigned char)s[from.byte] >= 0x80)
            units += stance_utf8_decode(s + from.byte, n - from.byte, &used) > 0xFFFF;
        if (from.unit + units > unit && !behind)
            break;
        from.byte += used;
        from.unit += units;
    }
    return from;
}
