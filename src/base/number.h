/* number.h - numbers in and out of text, the same under every locale. */
#ifndef STANCE_BASE_NUMBER_H
#define STANCE_BASE_NUMBER_H

#include "../stance.h"

/* The whole of s as a finite decimal number ("-0.5", "1e3", U+2212 as minus);
 * false otherwise.  Correctly rounded. */
bool stance_number_parse(const char *s, size_t n, double *out);
/* A whole number without sign; false on anything else or overflow. */
bool stance_number_parse_whole(const char *s, size_t n, uint64_t *out);

/* Appends a whole number: quicker than a format where there are millions. */
void stance_number_put_whole(struct stance_text *text, uint64_t x);
/* Appends x with at most `decimals` decimals, trailing zeros cut, never "-0", never
 * an exponent.  For coordinates (decimals = 1). */
void stance_number_put(struct stance_text *text, double x, int decimals);
/* The same with exactly `decimals` decimals. */
void stance_number_put_fixed(struct stance_text *text, double x, int decimals);
/* Shortest text that reads back as the same double, 17 significant digits at most. */
void stance_number_put_exact(struct stance_text *text, double x);
/* 17 significant digits, as C's %.17g has them: 0.59999999999999998. */
void stance_number_put_long(struct stance_text *text, double x);

#endif
