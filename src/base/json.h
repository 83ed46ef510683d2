/* json.h - writing JSON by hand: keys in the order they are put.
 *
 * Strings are escaped, invalid UTF-8 becomes U+FFFD; a number that is none is null. */
#ifndef STANCE_BASE_JSON_H
#define STANCE_BASE_JSON_H

#include "../stance.h"

void stance_json_put_string(struct stance_text *out, const char *s, size_t n);
void stance_json_put_number(struct stance_text *out, double x);

#endif
