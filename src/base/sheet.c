/* sheet.c - quoting, and formulas made harmless. */
#include "sheet.h"

#include <string.h>

#include "number.h"
#include "text.h"

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

bool stance_sheet_is_formula(const char *s, size_t n)
{
    static const char wide[][4] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    double number;
    if (n < 2)
        return false; /* a sign alone */
    bool begins = s[0] == '=' || s[0] == '+' || s[0] == '-' || s[0] == '@' || s[0] == '\t' ||
                  s[0] == '\r' || s[0] == '\n';
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        begins |= n > 3 && memcmp(s, wide[i], 3) == 0;
    return begins && !stance_number_parse(s, n, &number);
}

void stance_sheet_put(struct stance_text *out, const char *s, size_t n, bool spare)
{
    bool defused = !spare && stance_sheet_is_formula(s, n);
    if (!needs_quotes(s, n)) {
        stance_text_puts(out, defused ? "'" : "");
        stance_text_put(out, s, n);
        return;
    }
    stance_text_puts(out, defused ? "\"'" : "\"");
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"')
            stance_text_putc(out, '"');
        stance_text_putc(out, s[i]);
    }
    stance_text_putc(out, '"');
}
