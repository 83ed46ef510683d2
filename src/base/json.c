/* json.c - RFC 8259 strings and numbers. */
#include "json.h"

#include <math.h>

#include "number.h"
#include "text.h"

static void put_escaped(struct stance_text *out, unsigned char c)
{
    static const char digit[] = "0123456789abcdef";
    static const char letter[] = "btn?fr"; /* 8 to 13 */
    if (c >= 8 && c <= 13 && c != 11) {
        stance_text_putc(out, '\\');
        stance_text_putc(out, letter[c - 8]);
        return;
    }
    stance_text_puts(out, "\\u00");
    stance_text_putc(out, digit[c >> 4]);
    stance_text_putc(out, digit[c & 15]);
}

void stance_json_put_string(struct stance_text *out, const char *s, size_t n)
{
    stance_text_putc(out, '"');
    for (size_t i = 0, used; i < n; i += used) {
        unsigned char c = (unsigned char)s[i];
        used = 1;
        if (c == '"' || c == '\\') {
            stance_text_putc(out, '\\');
            stance_text_putc(out, (char)c);
        } else if (c < 32 || c == 127) {
            put_escaped(out, c);
        } else if (c < 128) {
            stance_text_putc(out, (char)c);
        } else if (stance_utf8_decode(s + i, n - i, &used) == 0xFFFD && used == 1) {
            stance_text_puts(out, "\xEF\xBF\xBD");
        } else {
            stance_text_put(out, s + i, used);
        }
    }
    stance_text_putc(out, '"');
}

void stance_json_put_number(struct stance_text *out, double x)
{
    if (isfinite(x))
        stance_number_put_exact(out, x);
    else
        stance_text_puts(out, "null");
}
