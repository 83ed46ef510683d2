/* coalitions_markdown.c - one table and a few lines, for a report in Markdown. */
#include "../base/text.h"
#include "../coalition/partition.h"
#include "coalitions_print.h"
#include "markdown.h"

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
    if (c->stability) {
        stance_human_put(out, c->stability->firmness[k], 2, false);
        stance_text_puts(out, " | ");
    }
    for (size_t i = roster->start[k]; i < roster->start[k + 1]; i++) {
        stance_text_puts(out, i == roster->start[k] ? "" : ", ");
        stance_markdown_put(out, stance_coalitions_label(c, roster->actor[i]));
    }
    stance_text_puts(out, " | ");
    for (size_t i = 0; i < x->defining_n; i++) {
        struct stance_text label = {0};
        stance_markdown_put(&label, stance_coalitions_issue_label(c, x->defining[i].issue));
        stance_text_puts(out, i ? "; " : "");
        stance_defining_put(out, &x->defining[i], label.bytes ? label.bytes : "", label.n);
        out->failed |= label.failed;
        stance_text_free(&label);
    }
    stance_text_puts(out, " |\n");
}

/* "Title: Name (A) 0.31, Name (B) 0.27"; value may be NULL. */
static void put_list(struct stance_text *out, const stance_coalitions *c, const char *title,
                     const uint32_t *actor, size_t n, const double *value)
{
    for (size_t i = 0; i < n; i++) {
        char letter[8];
        stance_partition_letter(c->label[actor[i]], letter);
        stance_text_puts(out, i ? ", " : title);
        stance_markdown_put(out, stance_coalitions_label(c, actor[i]));
        stance_text_format(out, " (%s)", letter);
        if (value) {
            stance_text_putc(out, ' ');
            stance_human_put(out, value[actor[i]], 2, false);
        }
    }
}

/* The same as a paragraph, where there is anybody. */
static void put_actors(struct stance_text *out, const stance_coalitions *c, const char *title,
                       const uint32_t *actor, size_t n, const double *value)
{
    put_list(out, c, title, actor, n, value);
    if (n)
        stance_text_puts(out, ".\n\n");
}

static void put_extremes(struct stance_text *out, const stance_coalitions *c, const char *title,
                         const double *value, double factor)
{
    uint32_t actor[STANCE_EXTREMES_TOLD];
    size_t n =
        stance_extremes_find(c, value, factor, STANCE_EXTREMES_LEAST, actor, STANCE_EXTREMES_TOLD);
    put_actors(out, c, title, actor, n, value);
}

static void put_stability(struct stance_text *out, const stance_coalitions *c)
{
    const struct stance_stability *s = c->stability;
    stance_text_puts(out, "Stability: ");
    stance_stability_put(out, s, c);
    stance_text_puts(out, ".\n\n");
    put_actors(out, c, "Swing actors, by support: ", s->swing, s->swing_n, s->support);
}

static void put_splits(struct stance_text *out, const stance_coalitions *c)
{
    const struct stance_against *x = c->against;
    if (x->split_n)
        stance_text_puts(out, "Where the members split:\n\n");
    for (size_t i = 0; i < x->split_n; i++) {
        const struct stance_split *s = &x->split[i];
        stance_text_puts(out, "- ");
        stance_markdown_put(out, stance_coalitions_issue_label(c, s->issue));
        stance_text_puts(out, ": ");
        stance_split_put(out, s);
        put_list(out, c,
                 s->lesser_supports ? "; for: " : "; against: ", x->split_member + s->member,
                 s->member_n, NULL);
        stance_text_putc(out, '\n');
    }
    if (x->split_n)
        stance_text_putc(out, '\n');
}

static void put_against(struct stance_text *out, const stance_coalitions *c)
{
    const struct stance_against *x = c->against;
    stance_text_puts(out, "**Against ");
    stance_markdown_put(out, stance_dictionary_text(&x->names, x->group));
    stance_text_puts(out, "**: ");
    stance_against_put(out, c);
    stance_text_puts(out, ".\n\n| Coalition | Members | Others |\n|:--|--:|--:|\n");
    for (uint32_t k = 0; k < c->k; k++) {
        char letter[8];
        stance_partition_letter(k, letter);
        stance_text_format(out, "| %s | %u | %u |\n", letter, x->inside[k],
                           c->coalition[k].size - x->inside[k]);
    }
    stance_text_putc(out, '\n');
    put_actors(out, c, "On the far side: ", x->far_side, x->far_n, NULL);
    put_splits(out, c);
    for (size_t i = 0; i < x->absent_n; i++) {
        stance_text_puts(out, i ? ", " : "Not among the actors: ");
        stance_markdown_put(out, stance_dictionary_text(&x->names, x->absent[i]));
    }
    if (x->absent_n)
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
    stance_text_puts(out, ").\n\n| Coalition | Actors | Cohesion | To others |");
    stance_text_puts(out, c->stability ? " Stability |" : "");
    stance_text_puts(out, " Members | Defined by |\n|:--|--:|--:|--:|");
    stance_text_puts(out, c->stability ? "--:|:--|:--|\n" : ":--|:--|\n");
    for (uint32_t k = 0; k < c->k; k++)
        put_coalition(out, c, roster, k, sign);
    stance_text_putc(out, '\n');
    put_extremes(out, c, "Bridges: ", c->bridging, 1);
    put_extremes(out, c, "Nearer to another coalition: ", c->silhouette, -1);
    if (c->stability)
        put_stability(out, c);
    for (size_t i = 0; i < c->warning_n; i++) {
        stance_text_puts(out, "Note: ");
        stance_text_put(out, c->warning[i].bytes, c->warning[i].n);
        stance_text_puts(out, ".\n\n");
    }
    if (c->against)
        put_against(out, c);
}
