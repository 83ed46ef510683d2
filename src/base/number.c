/* number.c - numbers in and out of text, the same under every locale.
 *
 * strtod and printf follow the host program's locale, so the decimal point is
 * put in and taken out by hand: parsing goes through digits that a double holds
 * exactly where it can, and through a point-free strtod ("12345e-3") where not. */
#include "number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

/* The digits, sign and power of ten of a decimal number. */
struct decimal {
    bool negative;
    char digit[800]; /* more than the 768 that decide the last bit of a double */
    size_t digit_n;
    long exponent;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t read_digits(struct decimal *d, const char *s, size_t n, bool fraction)
{
    size_t i = 0;
    for (; i < n && is_digit(s[i]); i++) {
        if (d->digit_n == 0 && s[i] == '0') {
            d->exponent -= fraction;
        } else if (d->digit_n < sizeof d->digit - 1) {
            d->digit[d->digit_n++] = s[i];
            d->exponent -= fraction;
        } else {
            d->exponent += !fraction;
        }
    }
    return i;
}

static bool read_exponent(struct decimal *d, const char *s, size_t n)
{
    bool down = n > 0 && s[0] == '-';
    size_t i = n > 0 && (s[0] == '-' || s[0] == '+');
    if (i == n)
        return false;
    long e = 0;
    for (; i < n && is_digit(s[i]); i++)
        e = e < 100000 ? e * 10 + (s[i] - '0') : e;
    d->exponent += down ? -e : e;
    return i == n;
}

static bool read_decimal(struct decimal *d, const char *s, size_t n)
{
    if (n > 100000) /* no number is that long; keeps the exponent inside a long */
        return false;
    if (n >= 3 && memcmp(s, "\xE2\x88\x92", 3) == 0) { /* U+2212 */
        d->negative = true;
        s += 3, n -= 3;
    } else if (n && (*s == '-' || *s == '+')) {
        d->negative = *s == '-';
        s++, n--;
    }
    size_t whole = read_digits(d, s, n, false), fraction = 0;
    s += whole, n -= whole;
    if (n && *s == '.') {
        fraction = read_digits(d, s + 1, n - 1, true);
        s += fraction + 1, n -= fraction + 1;
    }
    if (whole + fraction == 0)
        return false;
    return n == 0 || ((*s == 'e' || *s == 'E') && read_exponent(d, s + 1, n - 1));
}

static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

bool stance_number_parse(const char *s, size_t n, double *out)
{
    struct decimal d = {.digit_n = 0};
    if (!read_decimal(&d, s, n))
        return false;
    double x;
    if (d.digit_n <= 15 && d.exponent >= -22 && d.exponent <= 22) {
        /* Both factors are exact, so one rounding is the right one (Clinger 1990). */
        uint64_t whole = 0;
        for (size_t i = 0; i < d.digit_n; i++)
            whole = whole * 10 + (uint64_t)(d.digit[i] - '0');
        x = d.exponent < 0 ? (double)whole / tens[-d.exponent] : (double)whole * tens[d.exponent];
    } else {
        char plain[sizeof d.digit + 32];
        snprintf(plain, sizeof plain, "%.*se%ld", (int)d.digit_n, d.digit, d.exponent);
        x = d.digit_n ? strtod(plain, NULL) : 0;
    }
    if (!isfinite(x))
        return false;
    *out = d.negative ? -x : x;
    return true;
}

bool stance_number_parse_whole(const char *s, size_t n, uint64_t *out)
{
    uint64_t x = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_digit(s[i]) || x > (UINT64_MAX - (uint64_t)(s[i] - '0')) / 10)
            return false;
        x = x * 10 + (uint64_t)(s[i] - '0');
    }
    *out = x;
    return n > 0;
}

/* printf's output with a '.' for whatever the locale put in its place. */
static size_t print_point(char *out, size_t size, const char *format, int digits, double x)
{
    size_t n = (size_t)snprintf(out, size, format, digits, x);
    char *w = out;
    for (const char *r = out; *r; r++) {
        bool known = is_digit(*r) || *r == '-' || *r == '+' || *r == 'e' || *r == '.';
        if (known)
            *w++ = *r;
        else if (w == out || w[-1] != '.')
            *w++ = '.';
    }
    *w = '\0';
    return n ? (size_t)(w - out) : 0;
}

void stance_number_put_fixed(struct stance_text *text, double x, int decimals)
{
    char s[400];
    if (!isfinite(x)) {
        stance_text_puts(text, isnan(x) ? "nan" : x < 0 ? "-inf" : "inf");
        return;
    }
    size_t n = print_point(s, sizeof s, "%.*f", decimals, x);
    bool zero = strspn(s, "-0.") == n;
    stance_text_puts(text, zero && *s == '-' ? s + 1 : s);
}

void stance_number_put(struct stance_text *text, double x, int decimals)
{
    size_t before = text->n;
    stance_number_put_fixed(text, x, decimals);
    if (text->failed || !isfinite(x) || decimals <= 0)
        return;
    while (text->n > before && text->bytes[text->n - 1] == '0')
        text->n--;
    if (text->n > before && text->bytes[text->n - 1] == '.')
        text->n--;
    text->bytes[text->n] = '\0';
}

void stance_number_put_whole(struct stance_text *text, uint64_t x)
{
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + x % 10);
    while (x /= 10);
    stance_text_put(text, digits + at, sizeof digits - at);
}

/* Most numbers that are written are whole: those without a format. */
static bool put_whole_double(struct stance_text *text, double x)
{
    if (x == 0 || !(fabs(x) < 1e15) || x != floor(x))
        return false;
    if (x < 0)
        stance_text_putc(text, '-');
    stance_number_put_whole(text, (uint64_t)fabs(x));
    return true;
}

void stance_number_put_long(struct stance_text *text, double x)
{
    char s[64];
    if (x == 0 || !isfinite(x)) {
        stance_number_put_fixed(text, x, 0);
        return;
    }
    if (put_whole_double(text, x))
        return;
    size_t n = print_point(s, sizeof s, "%.*g", 17, x);
    stance_text_put(text, s, n);
}

/* Digits and power of ten as a person writes them: 1760, 0.00025, 1.5e+30. */
static void put_plain(struct stance_text *text, const char *digits, size_t n, int exponent)
{
    static const char zeros[] = "00000000000000000";
    size_t whole = exponent >= 0 ? (size_t)exponent + 1 : 0;
    if (whole == 0) {
        stance_text_puts(text, "0.");
        stance_text_put(text, zeros, (size_t)(-exponent - 1));
        stance_text_put(text, digits, n);
    } else if (whole >= n) {
        stance_text_put(text, digits, n);
        stance_text_put(text, zeros, whole - n);
    } else {
        stance_text_put(text, digits, whole);
        stance_text_putc(text, '.');
        stance_text_put(text, digits + whole, n - whole);
    }
}

void stance_number_put_exact(struct stance_text *text, double x)
{
    char s[64];
    double back = NAN;
    if (x == 0 || !isfinite(x)) {
        stance_number_put_fixed(text, x, 0);
        return;
    }
    if (put_whole_double(text, x))
        return;
    /* Fifteen digits hold every shorter number, with zeros behind it. */
    for (int decimals = 14; decimals < 17 && back != x; decimals++) {
        size_t n = print_point(s, sizeof s, "%.*e", decimals, x);
        if (!stance_number_parse(s, n, &back))
            back = NAN;
    }
    char *power = strchr(s, 'e');
    int exponent = atoi(power + 1);
    char digits[24];
    size_t n = 0;
    for (const char *p = s; p < power; p++)
        if (is_digit(*p))
            digits[n++] = *p;
    while (n > 1 && digits[n - 1] == '0')
        n--;
    if (x < 0)
        stance_text_putc(text, '-');
    if (exponent < -6 || exponent > 16) {
        stance_text_putc(text, digits[0]);
        stance_text_puts(text, n > 1 ? "." : "");
        stance_text_put(text, digits + 1, n - 1);
        stance_text_puts(text, power);
        return;
    }
    put_plain(text, digits, n, exponent);
}
