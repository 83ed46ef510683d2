/* network_tips.c - tooltips of a network figure: the evidence behind each mark. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/partition.h"
#include "network_words.h"

static const char *label_of(const struct stance_web *web, uint32_t actor)
{
    return stance_scene_actor(web->scene, actor)->label;
}

static void put_bloc(const struct stance_web *web, size_t b, struct stance_text *out)
{
    const struct stance_web_bloc *bloc = &web->bloc[b];
    char letter[8];
    stance_partition_letter(bloc->coalition, letter);
    if (bloc->merged == 1)
        stance_text_format(out, "coalition %s", letter);
    else
        stance_text_puts(out, bloc->merged ? "a smaller coalition" : "in no coalition");
}

void stance_network_actor_title(const struct stance_web *web, size_t node, struct stance_text *out)
{
    const struct stance_positions *p = web->scene->positions;
    uint32_t actor = web->node[node].actor;
    stance_text_clear(out);
    stance_text_format(out, "%s: ", label_of(web, actor));
    put_bloc(web, web->node[node].bloc, out);
    stance_text_puts(out, ", positions on ");
    stance_scene_put_count(out, p->start[actor + 1] - p->start[actor], "issue", "issues");
    stance_text_puts(out, ", ");
    stance_scene_put_count(out, web->degree[actor], "tie", "ties");
}

void stance_network_bloc_title(const struct stance_web *web, size_t b, struct stance_text *out)
{
    enum { TOLD = 40 };
    const struct stance_web_bloc *bloc = &web->bloc[b];
    stance_text_clear(out);
    char letter[8];
    stance_partition_letter(bloc->coalition, letter);
    if (bloc->merged == 1)
        stance_text_format(out, "Coalition %s: ", letter);
    else
        stance_text_puts(out, bloc->merged ? "Smaller coalitions: " : "In no coalition: ");
    for (size_t i = 0; i < bloc->n && i < TOLD; i++)
        stance_text_format(out, "%s%s", i ? ", " : "",
                           label_of(web, web->node[bloc->first + i].actor));
    if (bloc->n > TOLD)
        stance_text_format(out, " and %zu more", bloc->n - TOLD);
}

/* The column has no role in alignments.csv: it is found by its name. */
static const char *basis_of(const struct stance_table *t, size_t row)
{
    for (size_t i = 0; i < t->column_n; i++)
        if (!strcmp(t->column[i].name, "basis"))
            return stance_dictionary_text(&t->column[i].text, t->column[i].code[row]);
    return "";
}

bool stance_network_inferred(const struct stance_web *web, const struct stance_web_tie *tie)
{
    if (!web->alignments)
        return false;
    const struct stance_tie *t = &web->scene->positions->alignment[tie->n];
    const struct stance_table *table = &web->scene->data->table[STANCE_TABLE_ALIGNMENTS];
    if (t->n != 1 || t->row >= table->row_n)
        return false;
    const char *basis = basis_of(table, t->row);
    return !strcmp(basis, "inferred") || !strcmp(basis, "expected");
}

/* "partnership, 2024-06-19, What's in Blue, p10" as far as there is each. */
static void put_evidence(const struct stance_web *web, const struct stance_tie *tie,
                         struct stance_text *out)
{
    const struct stance_dataset *d = web->scene->data;
    const struct stance_table *t = &d->table[STANCE_TABLE_ALIGNMENTS];
    if (tie->row < t->row_n) {
        const char *source = stance_table_text(t, STANCE_ROLE_SOURCE, tie->row);
        const char *part[] = {stance_table_text(t, STANCE_ROLE_KIND, tie->row),
                              basis_of(t, tie->row),
                              stance_table_text(t, STANCE_ROLE_DATE, tie->row),
                              *source ? stance_dataset_source_title(d, source) : "",
                              stance_table_text(t, STANCE_ROLE_LOCATOR, tie->row)};
        for (size_t i = 0; i < sizeof part / sizeof *part; i++)
            if (*part[i])
                stance_text_format(out, ", %s", part[i]);
    }
    if (tie->n > 1) {
        stance_text_puts(out, "; and ");
        stance_scene_put_count(out, tie->n - 1, "more record", "more records");
    }
}

static void put_tie(const struct stance_web *web, const struct stance_web_tie *tie,
                    struct stance_text *out)
{
    stance_text_format(out, "%s \u2013 %s: ", label_of(web, tie->a), label_of(web, tie->b));
    if (web->alignments) {
        const struct stance_tie *t = &web->scene->positions->alignment[tie->n];
        stance_text_puts(out, t->strength > 0 ? "aligned, " : "in dispute, ");
        stance_scene_put_value(out, t->strength);
        put_evidence(web, t, out);
        return;
    }
    stance_text_puts(out, "agreement ");
    stance_number_put(out, round(100 * tie->agreement), 0);
    stance_text_format(out, "%% over %u shared issues", tie->n);
}

void stance_network_tie_title(const struct stance_web *web, const struct stance_web_tie *tie,
                              struct stance_text *out)
{
    stance_text_clear(out);
    put_tie(web, tie, out);
}

/* Is the tie one of those the bundle stands for? */
static bool bundled_in(const struct stance_web *web, const struct stance_web_bundle *u,
                       const struct stance_web_tie *t)
{
    uint32_t a = web->node[web->node_of[t->a]].bloc, b = web->node[web->node_of[t->b]].bloc;
    if ((t->rank < 0) != u->hostile)
        return false;
    if (u->actor != STANCE_NONE)
        return (a == u->from && t->b == u->actor) || (b == u->from && t->a == u->actor);
    return (a == u->from && b == u->to) || (b == u->from && a == u->to);
}

void stance_network_bundle_title(const struct stance_web *web,
                                 const struct stance_web_bundle *bundle, struct stance_text *out)
{
    enum { TOLD = 12 };
    size_t told = 0, all = 0;
    stance_text_clear(out);
    stance_text_format(out, "%u of %u in ", bundle->k, bundle->n);
    put_bloc(web, bundle->from, out);
    stance_text_puts(out, bundle->hostile ? " against " : " with ");
    if (bundle->actor != STANCE_NONE)
        stance_text_puts(out, label_of(web, bundle->actor));
    else
        put_bloc(web, bundle->to, out);
    for (size_t i = 0; i < web->tie_n; i++) {
        const struct stance_web_tie *t = &web->tie[i];
        if (!t->bundled || !bundled_in(web, bundle, t))
            continue;
        if (all++ >= TOLD)
            continue;
        stance_text_puts(out, told++ ? "; " : ". ");
        put_tie(web, t, out);
    }
    if (all > told)
        stance_text_format(out, "; and %zu more", all - told);
}
