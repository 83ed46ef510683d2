/* plot_words.c - what title, subtitle, note and description say about a plot. */
#include "../base/number.h"
#include "../base/text.h"
#include "plot.h"

#define NAMED 6 /* silent actors told by name; more are counted */

const char *stance_plot_inferred_name(const struct stance_plot *plot)
{
    if (plot->has_inferred && plot->has_expected)
        return "Inferred or expected";
    return plot->has_expected ? "Expected" : "Inferred";
}

void stance_plot_bloc_name(const struct stance_plot_bloc *bloc, struct stance_text *out)
{
    stance_text_format(out, "%s%s",
                       !bloc->lettered ? ""
                       : bloc->cut     ? "Group "
                                       : "Coalition ",
                       bloc->name);
}

/* ---- Subtitle ---- */

/* First and last year of the statements behind the cells; false where none has a date. */
static bool years(const struct stance_scene *scene, int32_t *first, int32_t *last)
{
    const struct stance_positions *p = scene->positions;
    struct stance_date all = STANCE_DATE_NONE;
    for (size_t i = 0; p->statement_start && i < p->statement_start[p->cell_n]; i++) {
        struct stance_date date = stance_statement_date(scene->data, p->statement[i]);
        if (!stance_date_known(date))
            continue;
        all.first = date.first < all.first ? date.first : all.first;
        all.last = date.last > all.last ? date.last : all.last;
    }
    if (!stance_date_known(all))
        return false;
    *first = stance_date_year(all.first);
    *last = stance_date_year(all.last);
    return true;
}

static void put_subtitle(const struct stance_plot *plot, const char *text, struct stance_text *out)
{
    const char *title = plot->scene->data->title;
    int32_t first, last;
    if (title && *title)
        stance_text_format(out, "%s. ", title);
    else if (years(plot->scene, &first, &last) && first == last)
        stance_text_format(out, "Statements of %d. ", (int)first);
    else if (years(plot->scene, &first, &last))
        stance_text_format(out, "Statements from %d to %d. ", (int)first, (int)last);
    stance_text_puts(out, text);
}

/* ---- Note ---- */

static void put_silent(const struct stance_plot *plot, struct stance_text *out)
{
    const struct stance_positions *p = plot->scene->positions;
    if (plot->silent_n > NAMED) {
        stance_text_format(out, "Not drawn: %zu actors that have ties but no recorded position.",
                           plot->silent_n);
        return;
    }
    stance_text_puts(out, "Not drawn, as no position is recorded: ");
    size_t told = 0;
    for (size_t a = 0; a < p->actor_n; a++) {
        if (p->start[a] < p->start[a + 1])
            continue;
        if (told)
            stance_text_puts(out, told + 1 == plot->silent_n ? " and " : ", ");
        stance_text_puts(out, stance_scene_actor(plot->scene, a)->label);
        told++;
    }
    stance_text_putc(out, '.');
}

static void put_left_out(const struct stance_plot *plot, struct stance_text *out)
{
    size_t actors = plot->all_actor_n - plot->actor_n, issues = plot->all_issue_n - plot->issue_n;
    if (!actors && !issues)
        return;
    stance_text_puts(out, "Left out for space: ");
    if (issues)
        stance_text_format(out, "%zu of %zu issues, %s with fewest actors", issues,
                           plot->all_issue_n, issues == 1 ? "the one" : "those");
    if (actors)
        stance_text_format(out, "%s%zu of %zu actors, %s with fewest positions%s",
                           issues ? "; " : "", actors, plot->all_actor_n,
                           actors == 1 ? "the one" : "those", issues ? " on the rest" : "");
    stance_text_putc(out, '.');
}

/* One sentence after another. */
static void put_space(struct stance_text *out)
{
    if (out->n && out->bytes[out->n - 1] != ' ')
        stance_text_putc(out, ' ');
}

static void put_note(const struct stance_plot *plot, const char *note, bool method,
                     struct stance_text *out)
{
    stance_text_puts(out, note);
    if (method) {
        put_space(out);
        stance_scene_method(plot->scene, out);
    }
    put_space(out);
    put_left_out(plot, out);
    put_space(out);
    if (plot->silent_n)
        put_silent(plot, out);
    while (out->n && out->bytes[out->n - 1] == ' ')
        out->bytes[--out->n] = 0;
}

/* ---- Description ---- */

/* The drawn issue for which score is highest, SIZE_MAX where no score is above 0. */
static size_t strongest(const struct stance_plot *plot, double (*score)(struct stance_tally))
{
    size_t best = SIZE_MAX;
    double high = 0;
    for (size_t i = 0; i < plot->issue_n; i++)
        if (score(plot->by_issue[i]) > high) {
            high = score(plot->by_issue[i]);
            best = i;
        }
    return best;
}

/* Evenness first, then weight: 8 to 3 says more than 1 to 1. */
static double contested(struct stance_tally t)
{
    return stance_tally_contest(t) * (t.for_n + t.against_n);
}

static double supported(struct stance_tally t)
{
    return t.against_n ? 0 : t.for_n;
}

static void put_desc(const struct stance_plot *plot, const char *form, struct stance_text *out)
{
    struct stance_tally all = {0};
    for (size_t i = 0; i < plot->issue_n; i++) {
        all.for_n += plot->by_issue[i].for_n;
        all.against_n += plot->by_issue[i].against_n;
        all.neutral_n += plot->by_issue[i].neutral_n;
    }
    stance_text_format(out, "%s: ", form);
    stance_scene_put_count(out, plot->actor_n, "actor", "actors");
    stance_text_puts(out, " by ");
    stance_scene_put_count(out, plot->issue_n, "issue", "issues");
    stance_text_format(out, ", %u positions for, %u against", all.for_n, all.against_n);
    if (all.neutral_n)
        stance_text_format(out, ", %u neutral", all.neutral_n);
    if (plot->has_missing) {
        stance_text_puts(out, "; none is recorded for ");
        double cells = (double)plot->actor_n * (double)plot->issue_n;
        stance_number_put(out, 100 * (1 - (double)plot->stance_n / cells), 0);
        stance_text_puts(out, "% of the pairs");
    }
    stance_text_putc(out, '.');
    size_t most = strongest(plot, contested);
    if (most != SIZE_MAX)
        stance_text_format(out, " Most contested: %s (%u for, %u against).",
                           stance_scene_issue(plot->scene, plot->issue[most])->label,
                           plot->by_issue[most].for_n, plot->by_issue[most].against_n);
    most = strongest(plot, supported);
    if (most != SIZE_MAX)
        stance_text_format(out, " Most widely supported without opposition: %s (%u).",
                           stance_scene_issue(plot->scene, plot->issue[most])->label,
                           plot->by_issue[most].for_n);
}

enum stance_code stance_words_make(struct stance_words *out, const struct stance_plot *plot,
                                   const char *form, const char *subtitle, const char *note,
                                   bool method, struct stance_error *err)
{
    struct stance_words w = {0};
    stance_scene_title(plot->scene, plot->actor_n, plot->issue_n, &w.title);
    put_subtitle(plot, subtitle, &w.subtitle);
    put_note(plot, note, method, &w.note);
    put_desc(plot, form, &w.desc);
    w.title.failed |= w.subtitle.failed || w.note.failed || w.desc.failed;
    enum stance_code code = stance_text_end(&w.title, err);
    if (code == STANCE_OK)
        *out = w;
    else
        stance_words_clear(&w);
    return code;
}

void stance_words_clear(struct stance_words *words)
{
    stance_text_free(&words->title);
    stance_text_free(&words->subtitle);
    stance_text_free(&words->note);
    stance_text_free(&words->desc);
}
