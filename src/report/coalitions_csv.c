/* coalitions_csv.c - one row per actor: actor,label,coalition,silhouette,bridging.
 *
 * A bootstrap adds support, a group to compare with adds member (1 or 0), in this order. */
#include <string.h>

#include "../base/error.h"
#include "../base/given.h"
#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/partition.h"
#include "coalitions_print.h"
#include "csv.h"

void stance_coalitions_put_csv(struct stance_text *out, const stance_coalitions *c,
                               const struct stance_roster *roster, enum stance_formulas formulas)
{
    stance_text_puts(out, "actor,label,coalition,silhouette,bridging");
    stance_text_puts(out, c->stability ? ",support" : "");
    stance_text_puts(out, c->against ? ",member\n" : "\n");
    for (size_t i = 0; i < c->actor_n; i++) {
        uint32_t a = roster->actor[i];
        const char *id = stance_coalitions_id(c, a), *label = stance_coalitions_label(c, a);
        char letter[8];
        stance_partition_letter(c->label[a], letter);
        stance_csv_put(out, id, strlen(id), formulas);
        stance_text_putc(out, ',');
        stance_csv_put(out, label, strlen(label), formulas);
        stance_text_format(out, ",%s,", letter);
        stance_number_put_exact(out, c->silhouette[a]);
        stance_text_putc(out, ',');
        stance_number_put_exact(out, c->bridging[a]);
        if (c->stability) {
            stance_text_putc(out, ',');
            stance_number_put_exact(out, c->stability->support[a]);
        }
        if (c->against)
            stance_text_puts(out, c->against->is_member[a] ? ",1" : ",0");
        stance_text_putc(out, '\n');
    }
}

enum stance_code stance_coalitions_print_together(struct stance_text *out,
                                                  const stance_coalitions *c,
                                                  const struct stance_print_options *print,
                                                  struct stance_error *err)
{
    enum stance_code given = stance_given_print(print, err);
    if (given != STANCE_OK)
        return given;
    const struct stance_stability *s = c->stability;
    struct stance_text text = {0};
    if (!s)
        return stance_error_set(err, STANCE_E_VALUE, "there was no bootstrap");
    stance_text_puts(&text, "a,b,together,n\n");
    for (size_t a = 0; a < c->actor_n; a++)
        for (size_t b = a + 1; b < c->actor_n; b++) {
            const char *x = stance_coalitions_id(c, a), *y = stance_coalitions_id(c, b);
            uint32_t n = s->both[stance_stability_pair(s, a, b)];
            stance_csv_put(&text, x, strlen(x), print->formulas);
            stance_text_putc(&text, ',');
            stance_csv_put(&text, y, strlen(y), print->formulas);
            stance_text_putc(&text, ',');
            if (n)
                stance_number_put_exact(&text, stance_stability_together(s, a, b));
            stance_text_format(&text, ",%u\n", n);
        }
    enum stance_code code = stance_text_end(&text, err);
    if (code)
        stance_text_free(&text);
    else
        *out = text;
    return code;
}
