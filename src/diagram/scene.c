/* scene.c - what marks mean and what is said about them, in one wording for all figures. */
#include "scene.h"

#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/methods.h"
#include "../coalition/partition.h"
#include "select.h"

#define FIRM 0.75
#define TOLD 8 /* statements named in a tooltip */

enum stance_mark stance_scene_mark(double value)
{
    if (value > FIRM)
        return STANCE_MARK_SUP;
    if (value > 0)
        return STANCE_MARK_SUP2;
    if (value < -FIRM)
        return STANCE_MARK_OPP;
    return value < 0 ? STANCE_MARK_OPP2 : STANCE_MARK_NEU;
}

void stance_scene_put_value(struct stance_text *out, double value)
{
    if (fabs(value) < 0.05)
        value = value < 0 ? -0.0 : 0.0;
    stance_text_puts(out, value > 0 ? "+" : value < 0 ? "\u2212" : "");
    stance_number_put_fixed(out, fabs(value), 1);
}

void stance_scene_put_percent(struct stance_text *out, double share)
{
    stance_number_put(out, round(100 * share), 0);
    stance_text_putc(out, '%');
}

void stance_scene_put_whole(struct stance_text *out, size_t n)
{
    if (n < 1000) {
        stance_text_format(out, "%zu", n);
        return;
    }
    stance_scene_put_whole(out, n / 1000);
    stance_text_format(out, ",%03zu", n % 1000);
}

void stance_scene_put_count(struct stance_text *out, size_t n, const char *one, const char *many)
{
    static const char *const words[] = {"no", "one"};
    if (n < 2)
        stance_text_puts(out, words[n]);
    else
        stance_scene_put_whole(out, n);
    stance_text_format(out, " %s", n == 1 ? one : many);
}

void stance_scene_title(const struct stance_scene *scene, size_t actor_n, size_t issue_n,
                        struct stance_text *out)
{
    (void)scene;
    stance_text_puts(out, "Positions of ");
    stance_scene_put_count(out, actor_n, "actor", "actors");
    stance_text_puts(out, " on ");
    stance_scene_put_count(out, issue_n, "issue", "issues");
}

/* ---- Tooltips ---- */

/* "Title, p4, p7; Title, p2": sources in order of first appearance, each with its places. */
static void put_places(const struct stance_dataset *d, const uint32_t *row, size_t n,
                       struct stance_text *out)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    size_t told = n < TOLD ? n : TOLD, sources = 0;
    for (size_t i = 0; i < told; i++) {
        const char *source = stance_table_text(t, STANCE_ROLE_SOURCE, row[i]);
        bool seen = !*source;
        for (size_t j = 0; j < i && !seen; j++)
            seen = !strcmp(source, stance_table_text(t, STANCE_ROLE_SOURCE, row[j]));
        if (seen)
            continue;
        stance_text_format(out, "%s%s", sources++ ? "; " : "",
                           stance_dataset_source_title(d, source));
        const char *last = "";
        for (size_t j = i; j < told; j++) {
            const char *place = stance_table_text(t, STANCE_ROLE_LOCATOR, row[j]);
            if (*place && strcmp(place, last) &&
                !strcmp(source, stance_table_text(t, STANCE_ROLE_SOURCE, row[j])))
                stance_text_format(out, ", %s", last = place);
        }
    }
    if (sources && n > told)
        stance_text_format(out, "; and %zu more", n - told);
}

const char *stance_scene_basis(const struct stance_scene *scene, size_t cell)
{
    static const char *const bases[] = {
        [STANCE_STATED] = "stated", [STANCE_EXPECTED] = "expected", [STANCE_INFERRED] = "inferred"};
    return bases[scene->positions->basis[cell]];
}

void stance_scene_cell_places(const struct stance_scene *scene, size_t cell,
                              struct stance_text *out)
{
    const struct stance_positions *p = scene->positions;
    if (p->statement_start)
        put_places(scene->data, p->statement + p->statement_start[cell],
                   p->statement_start[cell + 1] - p->statement_start[cell], out);
}

static void put_sides(const struct stance_dataset *d, const uint32_t *row, size_t n,
                      struct stance_text *out)
{
    size_t for_n = 0, against_n = 0, neutral_n = 0;
    for (size_t i = 0; i < n; i++) {
        double x = stance_statement_value(d, row[i]);
        for_n += x > 0;
        against_n += x < 0;
        neutral_n += fabs(x) <= 0;
    }
    stance_text_format(out, ", ambivalent: %zu for, %zu against", for_n, against_n);
    if (neutral_n)
        stance_text_format(out, ", %zu neutral", neutral_n);
}

void stance_scene_cell_words(const struct stance_scene *scene, size_t cell, size_t actor,
                             struct stance_text *out)
{
    const struct stance_positions *p = scene->positions;
    stance_text_format(out, "%s – %s: ", stance_scene_actor(scene, actor)->label,
                       stance_scene_issue(scene, p->cell_issue[cell])->label);
    stance_scene_put_value(out, p->value[cell]);
    stance_text_format(out, ", %s", stance_scene_basis(scene, cell));
    if (stance_positions_n(p, cell) > 1)
        stance_text_format(out, ", %u statements", stance_positions_n(p, cell));
    const uint32_t *row = p->statement_start ? p->statement + p->statement_start[cell] : NULL;
    size_t row_n = row ? p->statement_start[cell + 1] - p->statement_start[cell] : 0;
    if (p->ambivalence[cell] > 0)
        put_sides(scene->data, row, row_n, out);
    if (p->group[cell])
        stance_text_format(out, ", through %s", scene->data->actor[p->group[cell] - 1].label);
}

void stance_scene_cell_title(const struct stance_scene *scene, size_t cell, size_t actor,
                             struct stance_text *out)
{
    stance_scene_cell_words(scene, cell, actor, out);
    size_t before = out->n;
    stance_text_puts(out, " (");
    stance_scene_cell_places(scene, cell, out);
    if (out->n == before + 2)
        stance_text_cut(out, before);
    else
        stance_text_putc(out, ')');
}

/* ---- Method ---- */

static void put_certificate(const struct stance_certificate *c, bool by_work,
                            struct stance_text *out)
{
    switch (c->status) {
    case STANCE_OPTIMAL:
        stance_text_puts(out, "proven optimal");
        if (c->unique_known && !c->unique)
            stance_text_puts(out, ", not the only optimum");
        break;
    case STANCE_BOUNDED:
        /* How far a proof comes before its time is up is the clock's affair: no number. */
        stance_text_puts(out, by_work ? "best found, no proof within the work allowed for a figure"
                                      : "best found, no proof within the time limit");
        break;
    case STANCE_HEURISTIC:
        stance_text_puts(out, "found by search, not proven");
        break;
    }
}

void stance_scene_method(const struct stance_scene *scene, struct stance_text *out)
{
    static const char *const measures[] = {
        [STANCE_AGREEMENT] = "agreement",
        [STANCE_SIGNED] = "signed agreement",
        [STANCE_CONGRUENCE] = "congruence",
        [STANCE_CONFLICT] = "conflict",
        [STANCE_SUBTRACT] = "congruence less conflict",
    };
    const struct stance_coalitions *c = scene->coalitions;
    if (scene->selection && (scene->selection->given || scene->selection->ungrouped)) {
        stance_scene_given(scene, out);
        return;
    }
    bool frustration = stance_method_is_frustration(c->method);
    stance_text_format(out, "Coalitions: %s %s ", stance_method_traits(c->method)->title,
                       frustration ? "of" : "on");
    stance_text_puts(out, c->measure > STANCE_MEASURE_DEFAULT && c->measure <= STANCE_SUBTRACT
                              ? measures[c->measure]
                              : "ties");
    if (c->alignment_n)
        stance_text_puts(out, " and alignments");
    if (frustration || c->method == STANCE_METHOD_OPTIMAL) {
        stance_text_puts(out, ", ");
        put_certificate(&c->certificate, scene->options->cluster.work_limit > 0, out);
    }
    stance_text_putc(out, '.');
}

void stance_scene_put_coalition(const struct stance_scene *scene, size_t row,
                                struct stance_text *out)
{
    const struct stance_coalitions *c = scene->coalitions;
    char letter[8];
    if (!c || c->coalition[c->label[row]].size < 2)
        return;
    stance_partition_letter(c->label[row], letter);
    stance_text_puts(out, letter);
}

/* ---- Identity ---- */

static void hash_bytes(uint32_t *h, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < n; i++)
        *h = (*h ^ b[i]) * 16777619u;
}

static void hash_string(uint32_t *h, const char *s)
{
    hash_bytes(h, s ? s : "\1", s ? strlen(s) + 1 : 1);
}

static void hash_number(uint32_t *h, double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    for (int i = 0; i < 8; i++, bits >>= 8)
        hash_bytes(h, &(unsigned char){bits & 255}, 1);
}

static void hash_options(uint32_t *h, const struct stance_options *o)
{
    const double number[] = {
        o->select.aggregate,
        o->select.duplicates,
        o->select.groups,
        o->project.measure,
        o->project.normalise,
        o->project.min_overlap,
        o->project.alignment_weight,
        o->project.drop_unanimous,
        o->cluster.method,
        o->cluster.k,
        o->cluster.resolution,
        (double)o->cluster.seed,
        o->draw.view,
        o->draw.theme,
    };
    for (size_t i = 0; i < sizeof number / sizeof *number; i++)
        hash_number(h, number[i]);
    /* Options that most figures do without leave their ids alone. */
    if (o->select.stated_only || o->draw.order || o->draw.max_actors || o->draw.blocs) {
        hash_number(h, o->select.stated_only);
        hash_number(h, o->draw.order);
        hash_number(h, o->draw.max_actors);
        hash_string(h, o->draw.blocs);
    }
    const char *const text[] = {o->draw.title,       o->draw.subtitle,  o->draw.note,
                                o->draw.source_line, o->draw.highlight, o->draw.right,
                                o->draw.at,          o->draw.by};
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        hash_string(h, text[i]);
}

uint32_t stance_scene_hash(const struct stance_scene *scene, const char *kind)
{
    const struct stance_positions *p = scene->positions;
    uint32_t h = 2166136261u;
    hash_string(&h, kind);
    hash_string(&h, scene->data->title);
    hash_options(&h, scene->options);
    for (size_t i = 0; i < p->issue_n; i++)
        hash_string(&h, stance_scene_issue(scene, i)->label);
    for (size_t a = 0; a < p->actor_n; a++) {
        hash_string(&h, stance_scene_actor(scene, a)->label);
        hash_number(&h, scene->coalitions ? scene->coalitions->label[a] : 0);
        for (size_t c = p->start[a]; c < p->start[a + 1]; c++) {
            hash_number(&h, p->cell_issue[c]);
            hash_number(&h, p->value[c]);
            hash_number(&h, p->basis[c]);
        }
    }
    for (size_t i = 0; i < p->alignment_n; i++) {
        hash_number(&h, p->alignment[i].a);
        hash_number(&h, p->alignment[i].b);
        hash_number(&h, p->alignment[i].strength);
    }
    return h;
}
