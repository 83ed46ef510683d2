/* csv_check.c - NUL bytes, UTF-16 and other encodings, named before they do harm. */
#include "csv_check.h"

#include <string.h>

#include "../base/text.h"

/* Bytes 80-9F are control characters in ISO-8859-1 and letters or quotes in
 * Windows-1252, so one of them decides between the two. */
static const char *likely_encoding(const char *data, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t used;
        uint32_t c = stance_utf8_decode(data + i, n - i, &used);
        unsigned char byte = (unsigned char)data[i];
        if (c == 0xFFFD && used == 1 && byte >= 0x80 && byte < 0xA0)
            return "Windows-1252";
        i += used - 1;
    }
    return "ISO-8859-1 or Windows-1252";
}

bool stance_csv_check(const char *data, size_t n, size_t *start, size_t *at,
                      struct stance_text *message)
{
    *start = n >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    *at = 0;
    if (n >= 2 && (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0)) {
        stance_text_puts(message, "the file is UTF-16: save it as UTF-8");
        return false;
    }
    const char *nul = n ? memchr(data, '\0', n) : NULL;
    size_t valid = stance_utf8_valid(data, n);
    if (nul && (size_t)(nul - data) < valid) {
        *at = (size_t)(nul - data);
        if (n >= 16 && memcmp(data, "SQLite format 3", 16) == 0) {
            stance_text_puts(message, "a SQLite database cannot come through a pipe or packed: "
                                      "unpack it and name the file");
            return false;
        }
        stance_text_format(message, "NUL byte (byte %zu of the file): this is no CSV text",
                           *at + 1);
        return false;
    }
    if (valid < n) {
        *at = valid;
        stance_text_format(
            message, "not UTF-8: byte %zu of the file is \\x%02X; convert it from %s", valid + 1,
            (unsigned)(unsigned char)data[valid], likely_encoding(data + valid, n - valid));
        return false;
    }
    return true;
}
