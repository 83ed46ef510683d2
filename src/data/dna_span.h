/* dna_span.h - parts of a UTF-8 text by offsets that count UTF-16 code units. */
#ifndef STANCE_DATA_DNA_SPAN_H
#define STANCE_DATA_DNA_SPAN_H

#include <stddef.h>
#include <stdint.h>

/* A place in a text, found by walking on from the one before. */
struct stance_span_place {
    size_t byte;
    int64_t unit; /* UTF-16 code units before it */
};

/* stance_span_seek - walk to a unit, or to the end where that comes first.
 * Inside a character of two units the place is before it, or behind it with `behind`.
 * An invalid byte counts as one unit, as Java reads it. */
struct stance_span_place stance_span_seek(struct stance_span_place from, const char *s, size_t n,
                                          int64_t unit, int behind);

#endif
