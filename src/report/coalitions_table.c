/* coalitions_table.c - the terminal's view: what came out, who is in, what defines them. */
#include <string.h>

#include "../base/text.h"
#include "../coalition/partition.h"
#include "coalitions_print.h"
#include "wrap.h"

enum {
    WIDTH_DEFAULT = 80,
    WIDTH_LEAST = 40,
    LABEL_MOST = 60, /* code points of a name */
    ISSUE_MOST = 100,
    MEMBERS_SHOWN = 200,
    COALITIONS_SHOWN = 40,
    SPLITS_SHOWN = 12,
    SINGLES_APART = 3, /* more coalitions of one than this share a paragraph */
};

#define BOLD "1"
#define FAINT "2"
#define FOR "34" /* blue and yellow, as blue and orange in the figures */
#define AGAINST "33"

struct table {
    struct stance_text *out;
    const stance_coalitions *c;
    const struct stance_roster *roster;
    size_t width, indent;
    bool colour, sign;
    struct stance_text piece; /* the text being made fit */
};

static const char *style(const struct table *t, const char *s)
{
    return t->colour ? s : NULL;
}

static void put_words(struct table *t, const char *s, size_t n, const char *look)
{
    struct stance_wrap w;
    stance_wrap_start(&w, t->out, t->width, 0, 0);
    for (size_t i = 0; i < n;) {
        const char *space = memchr(s + i, ' ', n - i);
        size_t length = space ? (size_t)(space - (s + i)) : n - i;
        stance_wrap_put(&w, s + i, length, style(t, look));
        i += length + 1;
    }
    stance_wrap_end(&w);
}

static void flush_words(struct table *t, const char *look)
{
    if (t->piece.n)
        put_words(t, t->piece.bytes, t->piece.n, look);
    stance_text_clear(&t->piece);
}

static void flush_piece(struct table *t, struct stance_wrap *w, const char *look)
{
    if (t->piece.n)
        stance_wrap_put(w, t->piece.bytes, t->piece.n, style(t, look));
    stance_text_clear(&t->piece);
}

static void put_label(struct table *t, uint32_t actor)
{
    const char *s = stance_coalitions_label(t->c, actor);
    stance_text_put_quoted(&t->piece, s, strlen(s), LABEL_MOST);
}

/* ---- One coalition ---- */

static void put_members(struct table *t, uint32_t k)
{
    size_t first = t->roster->start[k], end = t->roster->start[k + 1];
    size_t shown = end - first > MEMBERS_SHOWN ? first + MEMBERS_SHOWN : end;
    struct stance_wrap w;
    stance_wrap_start(&w, t->out, t->width, t->indent, 0);
    for (size_t i = first; i < shown; i++) {
        put_label(t, t->roster->actor[i]);
        stance_text_puts(&t->piece, i + 1 < end ? "," : "");
        flush_piece(t, &w, NULL);
    }
    if (shown < end) {
        stance_text_format(&t->piece, "and %zu more", end - shown);
        flush_piece(t, &w, FAINT);
    }
    stance_wrap_end(&w);
}

/* The verb is coloured, so it is taken off the sentence's front. */
static void put_defining(struct table *t, const struct stance_defining *d)
{
    const char *label = stance_coalitions_issue_label(t->c, d->issue);
    struct stance_text issue = {0};
    struct stance_wrap w;
    stance_text_put_quoted(&issue, label, strlen(label), ISSUE_MOST);
    stance_wrap_start(&w, t->out, t->width, t->indent, 0);
    stance_defining_put(&t->piece, d, issue.bytes ? issue.bytes : "", issue.n);
    const char *look = d->inside > 0 ? FOR : d->inside < 0 ? AGAINST : FAINT;
    for (size_t i = 0; i < t->piece.n;) {
        const char *s = t->piece.bytes + i, *space = memchr(s, ' ', t->piece.n - i);
        size_t length = space ? (size_t)(space - s) : t->piece.n - i;
        if (length)
            stance_wrap_put(&w, s, length, style(t, i == 0 ? look : NULL));
        i += length + 1;
        w.indent = t->indent + 2; /* a second line hangs */
    }
    t->piece.failed |= issue.failed;
    stance_wrap_end(&w);
    stance_text_clear(&t->piece);
    stance_text_free(&issue);
}

static void put_coalition(struct table *t, uint32_t k)
{
    const struct stance_coalition *x = &t->c->coalition[k];
    char letter[8];
    stance_partition_letter(k, letter);
    stance_text_putc(t->out, '\n');
    if (t->colour)
        stance_text_puts(t->out, "\x1b[" BOLD "m");
    stance_text_puts(t->out, letter);
    if (t->colour)
        stance_text_puts(t->out, "\x1b[0m");
    for (size_t i = strlen(letter); i < t->indent; i++)
        stance_text_putc(t->out, ' ');
    stance_text_format(t->out, "%u actor%s", x->size, x->size == 1 ? "" : "s");
    if (!isnan(x->cohesion)) {
        stance_text_puts(t->out, "  cohesion ");
        stance_human_put(t->out, x->cohesion, 2, t->sign);
    }
    if (!isnan(x->apart)) {
        stance_text_puts(t->out, "  to others ");
        stance_human_put(t->out, x->apart, 2, t->sign);
    }
    if (t->c->stability && !isnan(t->c->stability->firmness[k])) {
        stance_text_puts(t->out, "  stability ");
        stance_human_put(t->out, t->c->stability->firmness[k], 2, false);
    }
    stance_text_putc(t->out, '\n');
    put_members(t, k);
    for (size_t i = 0; i < x->defining_n; i++)
        put_defining(t, &x->defining[i]);
}

/* ---- What follows the coalitions ---- */

static void put_singles(struct table *t, uint32_t first)
{
    size_t n = t->c->k - first, shown = n > MEMBERS_SHOWN ? MEMBERS_SHOWN : n;
    struct stance_wrap w;
    stance_text_format(t->out, "\n%zu coalitions of one:\n", n);
    stance_wrap_start(&w, t->out, t->width, t->indent, 0);
    for (uint32_t k = first; k < first + shown; k++) {
        char letter[8];
        stance_partition_letter(k, letter);
        stance_text_format(&t->piece, "%s ", letter);
        put_label(t, t->roster->actor[t->roster->start[k]]);
        stance_text_puts(&t->piece, k + 1 < t->c->k ? "," : "");
        flush_piece(t, &w, NULL);
    }
    if (shown < n) {
        stance_text_format(&t->piece, "and %zu more", n - shown);
        flush_piece(t, &w, FAINT);
    }
    stance_wrap_end(&w);
}

/* "Title: Name (A) 0.31, Name (B) 0.27"; value may be NULL. */
static void put_actors(struct table *t, const char *title, const uint32_t *actor, size_t n,
                       const double *value)
{
    size_t shown = n > MEMBERS_SHOWN ? MEMBERS_SHOWN : n;
    struct stance_wrap w;
    if (n == 0)
        return;
    stance_text_puts(t->out, title);
    stance_wrap_start(&w, t->out, t->width, t->indent, stance_utf8_width(title, strlen(title)));
    w.open = true;
    for (size_t i = 0; i < shown; i++) {
        char letter[8];
        stance_partition_letter(t->c->label[actor[i]], letter);
        put_label(t, actor[i]);
        stance_text_format(&t->piece, " (%s)", letter);
        if (value) {
            stance_text_putc(&t->piece, ' ');
            stance_human_put(&t->piece, value[actor[i]], 2, false);
        }
        stance_text_puts(&t->piece, i + 1 < n ? "," : "");
        flush_piece(t, &w, NULL);
    }
    if (shown < n) {
        stance_text_format(&t->piece, "and %zu more", n - shown);
        flush_piece(t, &w, FAINT);
    }
    stance_wrap_end(&w);
}

static void put_extremes(struct table *t, const char *title, const double *value, double factor)
{
    uint32_t actor[STANCE_EXTREMES_TOLD];
    size_t n = stance_extremes_find(t->c, value, factor, STANCE_EXTREMES_LEAST, actor,
                                    STANCE_EXTREMES_TOLD);
    put_actors(t, title, actor, n, value);
}

static void put_stability(struct table *t)
{
    const struct stance_stability *s = t->c->stability;
    stance_text_puts(&t->piece, "Stability: ");
    stance_stability_put(&t->piece, s, t->c);
    flush_words(t, NULL);
    if (s->swing_n == 0)
        stance_text_puts(t->out, "Swing actors: none, everybody's support is 0.70 or more\n");
    put_actors(t, "Swing actors, by support:", s->swing, s->swing_n, s->support);
}

/* ---- Against a group ---- */

static void put_right(struct table *t, const char *s, size_t n, size_t width)
{
    for (size_t i = n; i < width; i++)
        stance_text_putc(t->out, ' ');
    stance_text_put(t->out, s, n);
}

static void put_count(struct table *t, uint32_t count, size_t width)
{
    stance_text_format(&t->piece, "%u", count);
    put_right(t, t->piece.bytes ? t->piece.bytes : "", t->piece.n, width);
    stance_text_clear(&t->piece);
}

static void put_cross_table(struct table *t)
{
    const struct stance_against *x = t->c->against;
    size_t letters = strlen("coalition"), rest_members = 0, rest_others = 0, rest = 0, told = 0;
    char letter[8];
    stance_text_puts(t->out, "   coalition  members  others\n");
    for (uint32_t k = 0; k < t->c->k; k++) {
        uint32_t inside = x->inside[k], outside = t->c->coalition[k].size - inside;
        if ((inside == 0 && t->c->coalition[k].size == 1) || told == COALITIONS_SHOWN) {
            rest++;
            rest_members += inside;
            rest_others += outside;
            continue;
        }
        told++;
        stance_partition_letter(k, letter);
        stance_text_format(t->out, "   %-*s", (int)letters, letter);
        put_count(t, inside, strlen("  members"));
        put_count(t, outside, strlen("  others"));
        stance_text_putc(t->out, '\n');
    }
    if (rest) {
        stance_text_format(t->out, "   %-*s", (int)letters, "the rest");
        put_count(t, (uint32_t)rest_members, strlen("  members"));
        put_count(t, (uint32_t)rest_others, strlen("  others"));
        stance_text_putc(t->out, '\n');
    }
}

static void put_absent(struct table *t)
{
    const struct stance_against *x = t->c->against;
    size_t shown = x->absent_n > MEMBERS_SHOWN ? MEMBERS_SHOWN : x->absent_n;
    static const char title[] = "Not among the actors:";
    struct stance_wrap w;
    if (x->absent_n == 0)
        return;
    stance_text_puts(t->out, title);
    stance_wrap_start(&w, t->out, t->width, t->indent, sizeof title - 1);
    w.open = true;
    for (size_t i = 0; i < shown; i++) {
        const char *s = stance_dictionary_text(&x->names, x->absent[i]);
        stance_text_put_quoted(&t->piece, s, strlen(s), LABEL_MOST);
        stance_text_puts(&t->piece, i + 1 < x->absent_n ? "," : "");
        flush_piece(t, &w, NULL);
    }
    if (shown < x->absent_n) {
        stance_text_format(&t->piece, "and %zu more", x->absent_n - shown);
        flush_piece(t, &w, FAINT);
    }
    stance_wrap_end(&w);
}

static void put_splits(struct table *t)
{
    const struct stance_against *x = t->c->against;
    size_t shown = x->split_n > SPLITS_SHOWN ? SPLITS_SHOWN : x->split_n;
    struct stance_text title = {0};
    if (x->split_n)
        stance_text_puts(t->out, "Where the members split:\n");
    for (size_t i = 0; i < shown; i++) {
        const struct stance_split *s = &x->split[i];
        const char *label = stance_coalitions_issue_label(t->c, s->issue);
        stance_text_clear(&title);
        stance_text_puts(&title, "   ");
        stance_text_put_quoted(&title, label, strlen(label), LABEL_MOST);
        stance_text_puts(&title, ": ");
        stance_split_put(&title, s);
        stance_text_puts(&title, s->lesser_supports ? "; for:" : "; against:");
        if (!title.failed)
            put_actors(t, title.bytes, x->split_member + s->member, s->member_n, NULL);
    }
    if (shown < x->split_n)
        stance_text_format(t->out, "   and %zu more issues; --format json has all\n",
                           x->split_n - shown);
    t->out->failed |= title.failed;
    stance_text_free(&title);
}

static void put_against(struct table *t)
{
    const struct stance_against *x = t->c->against;
    const char *group = stance_dictionary_text(&x->names, x->group);
    stance_text_puts(&t->piece, "Against ");
    stance_text_put_quoted(&t->piece, group, strlen(group), LABEL_MOST);
    stance_text_puts(&t->piece, ": ");
    stance_against_put(&t->piece, t->c);
    stance_text_putc(t->out, '\n');
    flush_words(t, BOLD);
    put_cross_table(t);
    put_actors(t, "On the far side:", x->far_side, x->far_n, NULL);
    put_splits(t);
    put_absent(t);
}

static void put_warnings(struct table *t)
{
    for (size_t i = 0; i < t->c->warning_n; i++) {
        stance_text_puts(&t->piece, "Note: ");
        stance_text_put(&t->piece, t->c->warning[i].bytes, t->c->warning[i].n);
        flush_words(t, FAINT);
    }
}

static uint32_t first_single(const stance_coalitions *c)
{
    uint32_t k = c->k; /* largest first, so those of one come last */
    while (k > 0 && c->coalition[k - 1].size == 1)
        k--;
    return c->k - k > SINGLES_APART ? k : c->k;
}

static void put_body(struct table *t)
{
    uint32_t single = first_single(t->c);
    uint32_t shown = single > COALITIONS_SHOWN ? COALITIONS_SHOWN : single;
    for (uint32_t k = 0; k < shown; k++)
        put_coalition(t, k);
    if (shown < single)
        stance_text_format(t->out, "\nand %u more coalitions; --format csv has all\n",
                           single - shown);
    if (single < t->c->k)
        put_singles(t, single);
    stance_text_putc(t->out, '\n');
    put_extremes(t, "Bridges:", t->c->bridging, 1);
    put_extremes(t, "Nearer to another coalition:", t->c->silhouette, -1);
    if (t->c->stability)
        put_stability(t);
    stance_coalitions_put_legend(&t->piece, t->c);
    flush_words(t, FAINT);
    put_warnings(t);
    if (t->c->against)
        put_against(t);
}

void stance_coalitions_put_table(struct stance_text *out, const stance_coalitions *c,
                                 const struct stance_roster *roster,
                                 const struct stance_print_options *print)
{
    struct table t = {.out = out,
                      .c = c,
                      .roster = roster,
                      .colour = print->colour,
                      .sign = c->negative_n > 0 || c->measure == STANCE_SIGNED};
    char letter[8];
    size_t width = print->width ? print->width : WIDTH_DEFAULT;
    uint32_t single = first_single(c);
    t.width = width < WIDTH_LEAST ? WIDTH_LEAST : width;
    stance_partition_letter(single ? single - 1 : 0, letter);
    t.indent = strlen(letter) + 2;
    stance_coalitions_put_headline(&t.piece, c);
    flush_words(&t, BOLD);
    stance_coalitions_put_basis(&t.piece, c);
    flush_words(&t, FAINT);
    put_body(&t);
    out->failed |= t.piece.failed;
    stance_text_free(&t.piece);
}
