/* dataset_build.c - from filled tables to actors, issues, values and checks. */
#include "dataset_build.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "check.h"
#include "entities.h"
#include "meaning.h"
#include "package.h"

/* What stands between the tables and the finished data set. */
struct build {
    struct stance_dataset *d;
    struct stance_findings *f;
    struct stance_entities actors, issues;
    uint32_t *a_of, *b_of, *group_of, *member_of; /* by code of their columns */
    struct stance_scale scale, strength;
};

struct stance_options stance_read_defaults(void)
{
    return (struct stance_options){.read = {.field_max = (size_t)64 << 20, .all_columns = true}};
}

/* Columns that cannot be done without are there, in a table that is there. */
static bool complete(const struct stance_table *t)
{
    size_t n;
    const enum stance_role *required = stance_table_required(t->kind, &n);
    for (size_t i = 0; i < n; i++)
        if (!stance_table_column(t, required[i]))
            return false;
    return stance_table_present(t);
}

static enum stance_code choose_scale(struct build *b, const struct stance_options *options,
                                     struct stance_error *err)
{
    bool has_scale;
    enum stance_code code = stance_package_read(b->d, &b->scale, &has_scale, b->f, err);
    if (code == STANCE_OK && options->read.scale) {
        stance_scale_clear(&b->scale);
        code = stance_scale_init_text(&b->scale, options->read.scale, err);
    } else if (code == STANCE_OK && !has_scale) {
        stance_scale_clear(&b->scale);
        code = stance_scale_init_stance(&b->scale, err);
    }
    return code;
}

/* ---- Who and what ---- */

static enum stance_code name_statements(struct build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    if (!complete(t))
        return STANCE_OK;
    enum stance_code code = stance_meaning_names(t, STANCE_ROLE_ACTOR, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_names(t, STANCE_ROLE_ISSUE, b->f, err);
    if (code == STANCE_OK)
        code = stance_entities_resolve(&d->actor_of, &b->actors, t, STANCE_ROLE_ACTOR, err);
    if (code == STANCE_OK)
        code = stance_entities_resolve(&d->issue_of, &b->issues, t, STANCE_ROLE_ISSUE, err);
    if (code == STANCE_OK)
        code = stance_entities_take_iso3(&b->actors, t, STANCE_ROLE_ACTOR, d->actor_of, err);
    return code;
}

/* Two columns of actors in one table: alignments or members. */
static enum stance_code name_pair(struct build *b, const struct stance_table *t,
                                  enum stance_role one, uint32_t **one_of, enum stance_role two,
                                  uint32_t **two_of, struct stance_error *err)
{
    if (!complete(t))
        return STANCE_OK;
    enum stance_code code = stance_meaning_names(t, one, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_names(t, two, b->f, err);
    if (code == STANCE_OK)
        code = stance_entities_resolve(one_of, &b->actors, t, one, err);
    if (code == STANCE_OK)
        code = stance_entities_resolve(two_of, &b->actors, t, two, err);
    return code;
}

static enum stance_code name_all(struct build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *members = &d->table[STANCE_TABLE_MEMBERS];
    enum stance_code code = stance_dictionary_init(&d->text, err);
    if (code == STANCE_OK)
        code = stance_entities_init(&b->actors, STANCE_TABLE_ACTORS, &d->text, err);
    if (code == STANCE_OK)
        code = stance_entities_init(&b->issues, STANCE_TABLE_ISSUES, &d->text, err);
    if (code == STANCE_OK)
        code = stance_entities_load(&b->actors, &d->table[STANCE_TABLE_ACTORS], b->f, err);
    if (code == STANCE_OK)
        code = stance_entities_load(&b->issues, &d->table[STANCE_TABLE_ISSUES], b->f, err);
    if (code == STANCE_OK)
        code = name_statements(b, err);
    if (code == STANCE_OK)
        code = name_pair(b, &d->table[STANCE_TABLE_ALIGNMENTS], STANCE_ROLE_A, &b->a_of,
                         STANCE_ROLE_B, &b->b_of, err);
    if (code == STANCE_OK)
        code = name_pair(b, members, STANCE_ROLE_GROUP, &b->group_of, STANCE_ROLE_MEMBER,
                         &b->member_of, err);
    if (code == STANCE_OK && b->member_of)
        code = stance_entities_take_iso3(&b->actors, members, STANCE_ROLE_MEMBER, b->member_of,
                                         err);
    return code;
}

/* ---- What the rows say ---- */

static enum stance_code understand_statements(struct build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    if (!complete(t))
        return STANCE_OK;
    enum stance_code code = stance_meaning_scale(&d->value_of, t, STANCE_ROLE_STANCE, &b->scale,
                                                 "a stance", true, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_basis(&d->basis_of, t, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_dates(&d->date_of, t, STANCE_ROLE_DATE, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_weights(&d->weight_of, t, b->f, err);
    return code;
}

static enum stance_code understand_alignments(struct build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_ALIGNMENTS];
    double *strength_of = NULL;
    struct stance_date *date_of = NULL;
    if (!complete(t))
        return STANCE_OK;
    enum stance_code code = stance_scale_init_strength(&b->strength, err);
    if (code == STANCE_OK)
        code = stance_meaning_scale(&strength_of, t, STANCE_ROLE_STRENGTH, &b->strength,
                                    "a strength", false, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_dates(&date_of, t, STANCE_ROLE_DATE, b->f, err);
    if (code == STANCE_OK && !(d->alignment = stance_memory_new(t->row_n, sizeof *d->alignment)))
        code = stance_error_memory(err);
    const struct stance_column *a = stance_table_column(t, STANCE_ROLE_A);
    const struct stance_column *other = stance_table_column(t, STANCE_ROLE_B);
    const struct stance_column *strength = stance_table_column(t, STANCE_ROLE_STRENGTH);
    const struct stance_column *date = stance_table_column(t, STANCE_ROLE_DATE);
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++)
        d->alignment[d->alignment_n++] = (struct stance_alignment){
            .a = b->a_of[a->code[row]],
            .b = b->b_of[other->code[row]],
            .strength = strength_of[strength->code[row]],
            .row = (uint32_t)row,
            .date = date_of ? date_of[date->code[row]] : STANCE_DATE_NONE,
        };
    stance_memory_free(strength_of);
    stance_memory_free(date_of);
    return code;
}

static void check_period(const struct stance_table *t, const struct stance_member *member,
                         struct stance_findings *f)
{
    if (!stance_date_known(member->from) || !stance_date_known(member->to) ||
        member->from.first <= member->to.last)
        return;
    struct stance_text *m = stance_findings_open(
        f, STANCE_ERROR, stance_place_cell(t, STANCE_ROLE_TO, member->row));
    if (!m)
        return;
    stance_text_puts(m, "the membership ends before it begins");
    stance_findings_close(f);
}

static enum stance_code understand_members(struct build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_MEMBERS];
    struct stance_date *from_of = NULL, *to_of = NULL;
    if (!complete(t))
        return STANCE_OK;
    enum stance_code code = stance_meaning_dates(&from_of, t, STANCE_ROLE_FROM, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_dates(&to_of, t, STANCE_ROLE_TO, b->f, err);
    if (code == STANCE_OK && !(d->member = stance_memory_new(t->row_n, sizeof *d->member)))
        code = stance_error_memory(err);
    const struct stance_column *group = stance_table_column(t, STANCE_ROLE_GROUP);
    const struct stance_column *member = stance_table_column(t, STANCE_ROLE_MEMBER);
    const struct stance_column *from = stance_table_column(t, STANCE_ROLE_FROM);
    const struct stance_column *to = stance_table_column(t, STANCE_ROLE_TO);
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++) {
        struct stance_member *m = &d->member[d->member_n++];
        *m = (struct stance_member){
            .group = b->group_of[group->code[row]],
            .member = b->member_of[member->code[row]],
            .row = (uint32_t)row,
            .from = from_of ? from_of[from->code[row]] : STANCE_DATE_NONE,
            .to = to_of ? to_of[to->code[row]] : STANCE_DATE_NONE,
        };
        check_period(t, m, b->f);
        if (m->group != STANCE_NONE && b->actors.item[m->group].kind == STANCE_ACTOR_OTHER)
            b->actors.item[m->group].kind = STANCE_ACTOR_GROUP;
    }
    stance_memory_free(from_of);
    stance_memory_free(to_of);
    return code;
}

static enum stance_code name_sources(struct build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_SOURCES];
    enum stance_code code = stance_names_new(&d->source_names, err);
    if (!complete(t))
        return code;
    if (code == STANCE_OK)
        code = stance_meaning_names(t, STANCE_ROLE_ID, b->f, err);
    struct stance_text tidy = {0};
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++) {
        const char *id = stance_table_text(t, STANCE_ROLE_ID, row);
        struct stance_name was = {STANCE_NONE, STANCE_NAME_NONE};
        stance_text_clear(&tidy);
        stance_text_put_tidy(&tidy, id, strlen(id));
        code = stance_text_end(&tidy, err);
        if (code == STANCE_OK && tidy.n)
            code = stance_names_add(d->source_names, tidy.bytes, tidy.n, (uint32_t)row,
                                    STANCE_NAME_ID, &was, err);
        struct stance_text *m =
            code == STANCE_OK && was.kind != STANCE_NAME_NONE
                ? stance_findings_open(b->f, STANCE_ERROR,
                                       stance_place_cell(t, STANCE_ROLE_ID, row))
                : NULL;
        if (!m)
            continue;
        stance_text_puts(m, "id '");
        stance_text_put_quoted(m, tidy.bytes, tidy.n, 60);
        stance_text_puts(m, "' stands twice, first in ");
        stance_findings_refer(b->f, stance_place_cell(t, STANCE_ROLE_ID, was.entity));
        stance_findings_close(b->f);
    }
    stance_text_free(&tidy);
    return code;
}

/* ---- Checks ---- */

static void check_anything_there(const struct stance_dataset *d, struct stance_findings *f)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    if (t->row_n || d->alignment_n || (stance_table_present(t) && !complete(t)))
        return;
    struct stance_text *m =
        stance_findings_open(f, STANCE_ERROR, stance_place_file(STANCE_TABLE_STATEMENTS));
    if (!m)
        return;
    stance_text_puts(m, t->bytes.n ? "no statements: there is a header and nothing under it"
                                   : "no statements");
    stance_findings_close(f);
}

/* Nothing but missing stances can be read, and is worth a word. */
static void check_any_value(const struct stance_dataset *d, struct stance_findings *f)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    for (size_t row = 0; row < t->row_n; row++)
        if (!isnan(stance_statement_value(d, row)))
            return;
    struct stance_text *m =
        t->row_n ? stance_findings_open(f, STANCE_WARNING,
                                        stance_place_file(STANCE_TABLE_STATEMENTS))
                 : NULL;
    if (!m)
        return;
    stance_text_puts(m, "every stance is missing");
    stance_findings_close(f);
}

static enum stance_code check_all(struct build *b, const struct stance_watch *watch,
                                  struct stance_error *err)
{
    const struct stance_dataset *d = b->d;
    bool statements = d->actor_of && d->issue_of && d->value_of;
    check_anything_there(d, b->f);
    enum stance_code code = stance_check_alignments(d, &b->actors, b->f, err);
    if (code == STANCE_OK)
        code = stance_check_groups(d, &b->actors, b->f, err);
    if (code != STANCE_OK || !b->f->warnings || !statements)
        return code;
    check_any_value(d, b->f);
    code = stance_watch_check(watch, err);
    if (code == STANCE_OK)
        code = stance_check_names(d, &b->actors, b->f, err);
    if (code == STANCE_OK)
        code = stance_check_names(d, &b->issues, b->f, err);
    if (code == STANCE_OK)
        code = stance_check_sources(d, b->f, err);
    if (code == STANCE_OK)
        code = stance_check_contradictions(d, &b->actors, &b->issues, b->f, err);
    if (code == STANCE_OK && stance_table_present(&d->table[STANCE_TABLE_ACTORS]))
        code = stance_check_silent(d, &b->actors, b->f, err);
    return code;
}

/* ---- The whole ---- */

static enum stance_code hand_over_entities(struct build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    enum stance_code code = stance_entities_finish(&d->actor, &b->actors, err);
    if (code == STANCE_OK)
        code = stance_entities_finish(&d->issue, &b->issues, err);
    if (code != STANCE_OK)
        return code;
    d->actor_n = b->actors.n;
    d->issue_n = b->issues.n;
    d->actor_names = b->actors.names;
    d->issue_names = b->issues.names;
    b->actors.names = b->issues.names = NULL;
    return STANCE_OK;
}

enum stance_code stance_dataset_build_into(struct stance_dataset *d,
                                           const struct stance_options *options,
                                           struct stance_findings *f,
                                           const struct stance_watch *watch,
                                           struct stance_error *err)
{
    struct build b = {.d = d, .f = f};
    enum stance_code code = choose_scale(&b, options, err);
    if (code == STANCE_OK)
        code = name_all(&b, err);
    if (code == STANCE_OK)
        code = stance_watch_check(watch, err);
    if (code == STANCE_OK)
        code = understand_statements(&b, err);
    if (code == STANCE_OK)
        code = understand_alignments(&b, err);
    if (code == STANCE_OK)
        code = understand_members(&b, err);
    if (code == STANCE_OK)
        code = name_sources(&b, err);
    if (code == STANCE_OK)
        code = check_all(&b, watch, err);
    if (code == STANCE_OK)
        code = hand_over_entities(&b, err);
    stance_entities_clear(&b.actors);
    stance_entities_clear(&b.issues);
    stance_memory_free(b.a_of);
    stance_memory_free(b.b_of);
    stance_memory_free(b.group_of);
    stance_memory_free(b.member_of);
    stance_scale_clear(&b.scale);
    stance_scale_clear(&b.strength);
    return code;
}

enum stance_code stance_dataset_conclude(struct stance_dataset *d, struct stance_findings *f,
                                         stance_problems *problems,
                                         const struct stance_watch *watch,
                                         struct stance_error *err)
{
    enum stance_code code = stance_findings_tell(f, d, problems, watch, err);
    size_t words = (d->table[STANCE_TABLE_STATEMENTS].row_n + 63) / 64, held = f->skipped_capacity;
    if (code == STANCE_OK && f->skipped_n) {
        d->skipped = stance_memory_new(words, sizeof *d->skipped);
        if (d->skipped) {
            memcpy(d->skipped, f->skipped, (held < words ? held : words) * sizeof *d->skipped);
            d->skipped_n = f->skipped_n;
        } else {
            code = stance_error_memory(err);
        }
    }
    stance_findings_clear(f);
    return code;
}

enum stance_code stance_dataset_build(struct stance_dataset *d,
                                      const struct stance_options *options,
                                      stance_problems *problems, const struct stance_watch *watch,
                                      struct stance_error *err)
{
    struct stance_options defaults = stance_read_defaults();
    const struct stance_options *o = options ? options : &defaults;
    struct stance_findings f;
    stance_findings_init(&f, problems, watch, o->read.lenient);
    enum stance_code code = stance_dataset_build_into(d, o, &f, watch, err);
    if (code != STANCE_OK)
        stance_findings_clear(&f);
    else
        code = stance_dataset_conclude(d, &f, problems, watch, err);
    return code;
}
