/* coalitions_markdown.c - one table and a few lines, for a report in Markdown. */
#include <string.h>

#include "../base/text.h"
#include "../coalition/partition.h"
#include "coalitions_print.h"

/* A label can hold anything: what Markdown or HTML would act on is made plain text. */
static void put_plain(struct stance_text *out, const char *s)
{
    for (size_t n = strlen(s), used; n; s += used, n -= used) {
        unsigned char c = (unsigned char)*s;
        bool invalid = stance_utf8_decode(s, n, &used) == 0xFFFD && used == 1;
        if (invalid)
            stance_text_puts(out, "\xEF\xBF\xBD");
        else if (c < 32 || c == 127)
            stance_text_putc(out, ' ');
        else if (strchr("\\`*_[]<>|&~#$", c)) {
            stance_text_putc(out, '\\');
            stance_text_putc(out, (char)c);
        } else
            stance_text_put(out, s, used);
    }
}

static void put_coalition(struct stance_text *out, const stance_coalitions *c,
                          const struct stance_roster *roster, uint32_t k, bool sign)
{
    const struct stance_coalition *x = &c->coalition[k];
    char letter[8];
    stance_partition_letter(k, letter);
    stance_text_format(out, "| %s | %u | ", letter, x->size);
    stance_human_put(out, x->cohesion, 2, sign);
    stance_text_puts(out, " | ");
    stance_human_put(out, x->apart, 2, sign);
    stance_text_puts(out, " | ");
    for (size_t i = roster->start[k]; i < roster->start[k + 1]; i++) {
        stance_text_puts(out, i == roster->start[k] ? "" : ", ");
        put_plain(out, stance_coalitions_label(c, roster->actor[i]));
    }
    stance_text_puts(out, " | ");
    for (size_t i = 0; i < x->defining_n; i++) {
        struct stance_text label = {0};
        put_plain(&label, stance_coalitions_issue_label(c, x->defining[i].issue));
        stance_text_puts(out, i ? "; " : "");
        stance_defining_put(out, &x->defining[i], label.bytes ? label.bytes : "", label.n);
        out->failed |= label.failed;
        stance_text_free(&label);
    }
    stance_text_puts(out, " |\n");
}

static void put_extremes(struct stance_text *out, const stance_coalitions *c, const char *title,
                         const double *value, double factor)
{
    uint32_t actor[STANCE_EXTREMES_TOLD];
    size_t n =
        stance_extremes_find(c, value, factor, STANCE_EXTREMES_LEAST, actor, STANCE_EXTREMES_TOLD);
    for (size_t i = 0; i < n; i++) {
        char letter[8];
        stance_partition_letter(c->label[actor[i]], letter);
        stance_text_puts(out, i ? ", " : title);
        put_plain(out, stance_coalitions_label(c, actor[i]));
        stance_text_format(out, " (%s) ", letter);
        stance_human_put(out, value[actor[i]], 2, false);
    }
    if (n)
        stance_text_puts(out, ".\n\n");
}

void stance_coalitions_put_markdown(struct stance_text *out, const stance_coalitions *c,
                                    const struct stance_roster *roster)
{
    bool sign = c->negative_n > 0 || c->measure == STANCE_SIGNED;
    stance_text_puts(out, "**");
    stance_coalitions_put_headline(out, c);
    stance_text_puts(out, "** (");
    stance_coalitions_put_basis(out, c);
    stance_text_puts(out, ").\n\n"
                          "| Coalition | Actors | Cohesion | To others | Members | Defined by |\n"
                          "|:--|--:|--:|--:|:--|:--|\n");
    for (uint32_t k = 0; k < c->k; k++)
        put_coalition(out, c, roster, k, sign);
    stance_text_putc(out, '\n');
    put_extremes(out, c, "Bridges: ", c->bridging, 1);
    put_extremes(out, c, "Nearer to another coalition: ", c->silhouette, -1);
    for (size_t i = 0; i < c->warning_n; i++) {
        stance_text_puts(out, "Note: ");
        stance_text_put(out, c->warning[i].bytes, c->warning[i].n);
        stance_text_puts(out, ".\n\n");
    }
}
