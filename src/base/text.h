/* text.h - a growing byte string, and what is done to UTF-8 text.
 *
 * Appending never reports: out of memory sets text->failed, and
 * stance_text_end says so once at the end. */
#ifndef STANCE_BASE_TEXT_H
#define STANCE_BASE_TEXT_H

#include <stdarg.h>
#include <stdint.h>

#include "../stance.h"

void stance_text_put(struct stance_text *text, const char *bytes, size_t n);
void stance_text_puts(struct stance_text *text, const char *string);
void stance_text_putc(struct stance_text *text, char c);
/* printf without floating point: use stance_number_put for numbers with a fraction. */
void stance_text_format(struct stance_text *text, const char *format, ...) STANCE_PRINTF(2, 3);
/* Takes off what stands behind the first n bytes; n <= text->n. */
void stance_text_cut(struct stance_text *text, size_t n);
void stance_text_clear(struct stance_text *text); /* empty, capacity kept */
/* STANCE_E_MEMORY if any append failed. */
STANCE_MUST_USE enum stance_code stance_text_end(struct stance_text *text, struct stance_error *err);

/* ---- UTF-8 ---- */

/* Code point at s (n bytes left, n > 0) and its length in *used; an invalid
 * byte gives 0xFFFD and *used = 1. */
uint32_t stance_utf8_decode(const char *s, size_t n, size_t *used);
/* Bytes before the first invalid sequence; n when all is valid.  Overlong forms,
 * surrogates and code points past U+10FFFF are invalid. */
size_t stance_utf8_valid(const char *s, size_t n);
/* Columns on a terminal: 0 for combining marks, 2 for East Asian Wide. */
size_t stance_utf8_width(const char *s, size_t n);
/* Appends s in NFC (utf8proc; ASCII is copied). */
void stance_text_put_nfc(struct stance_text *text, const char *s, size_t n);
/* Appends s case-folded, without accents, spaces and punctuation: "Türkiye " and
 * "turkiye" become the same key. */
void stance_text_put_folded(struct stance_text *text, const char *s, size_t n);
/* Appends s for a message: control bytes as \xNN, invalid bytes as \xNN, cut with
 * "..." after `most` code points. */
void stance_text_put_quoted(struct stance_text *text, const char *s, size_t n, size_t most);

/* Edit distance with transposition (optimal string alignment), over code points, at
 * most `most`; more gives most + 1. */
size_t stance_text_distance(const char *a, size_t an, const char *b, size_t bn, size_t most);
/* Shell pattern: * ? [abc] [!a-c], \ quotes; whole string, case-sensitive. */
bool stance_text_glob(const char *pattern, size_t pattern_n, const char *s, size_t n);

#endif
