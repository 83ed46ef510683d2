/* csv.c - quoting. */
#include "csv.h"

#include "../base/text.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool needs_quotes(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] == ',' || s[i] == '"' || s[i] == '\r' || s[i] == '\n')
            return true;
    return n > 0 && (is_blank(s[0]) || is_blank(s[n - 1]));
}

void stance_csv_put(struct stance_text *out, const char *s, size_t n)
{
    if (!needs_quotes(s, n)) {
        stance_text_put(out, s, n);
        return;
    }
    stance_text_putc(out, '"');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"')
            stance_text_putc(out, '"');
        stance_text_putc(out, s[i]);
    }
    stance_text_putc(out, '"');
}
