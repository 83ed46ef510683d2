/* dataset_build.c - from filled tables to actors, issues, values and checks. */
#include "dataset_build.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "build.h"
#include "check.h"
#include "meaning.h"
#include "package.h"

struct stance_options stance_read_defaults(void)
{
    return (struct stance_options){.read = {.field_max = (size_t)64 << 20, .all_columns = true}};
}

static enum stance_code choose_scale(struct stance_build *b, const struct stance_options *options,
                                     struct stance_error *err)
{
    bool has_scale;
    enum stance_code code = stance_package_read(b->d, &b->scale, &has_scale, b->f, err);
    const char *scale = options->read.scale ? options->read.scale
                        : b->preset         ? b->preset->scale
                                            : NULL;
    if (code == STANCE_OK && scale) {
        stance_scale_clear(&b->scale);
        code = stance_scale_init_text(&b->scale, scale, err);
    } else if (code == STANCE_OK && !has_scale) {
        stance_scale_clear(&b->scale);
        code = stance_scale_init_stance(&b->scale, err);
    }
    return code;
}

/* ---- Who and what ---- */

static enum stance_code name_statements(struct stance_build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    if (!stance_table_complete(t))
        return STANCE_OK;
    enum stance_code code = stance_meaning_names(t, STANCE_ROLE_ACTOR, STANCE_WARNING, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_names(t, STANCE_ROLE_ISSUE, STANCE_WARNING, b->f, err);
    if (code == STANCE_OK)
        code = stance_entities_resolve(&d->actor_of, &b->actors, t, STANCE_ROLE_ACTOR, err);
    if (code == STANCE_OK)
        code = stance_entities_resolve(&d->issue_of, &b->issues, t, STANCE_ROLE_ISSUE, err);
    if (code == STANCE_OK)
        code = stance_entities_take_iso3(&b->actors, t, STANCE_ROLE_ACTOR, d->actor_of, err);
    if (code == STANCE_OK)
        code = stance_entities_take_labels(&b->actors, t, d->actor_of, err);
    return code;
}

/* Two columns of actors in one table: alignments or members. */
static enum stance_code name_pair(struct stance_build *b, const struct stance_table *t,
                                  enum stance_role one, uint32_t **one_of, enum stance_role two,
                                  uint32_t **two_of, struct stance_error *err)
{
    if (!stance_table_complete(t))
        return STANCE_OK;
    enum stance_severity severity = b->lax ? STANCE_WARNING : STANCE_ERROR;
    enum stance_code code = stance_meaning_names(t, one, severity, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_names(t, two, severity, b->f, err);
    if (code == STANCE_OK)
        code = stance_entities_resolve(one_of, &b->actors, t, one, err);
    if (code == STANCE_OK)
        code = stance_entities_resolve(two_of, &b->actors, t, two, err);
    return code;
}

static enum stance_code name_all(struct stance_build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *members = &d->table[STANCE_TABLE_MEMBERS];
    enum stance_code code = stance_dictionary_init(&d->text, err);
    if (code == STANCE_OK)
        code = stance_entities_init(&b->actors, STANCE_TABLE_ACTORS, &d->text, err);
    if (code == STANCE_OK)
        code = stance_entities_init(&b->issues, STANCE_TABLE_ISSUES, &d->text, err);
    b->actors.repeats = b->preset && b->preset->beside;
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
        code =
            stance_entities_take_iso3(&b->actors, members, STANCE_ROLE_MEMBER, b->member_of, err);
    return code;
}

/* ---- Checks ---- */

static void check_anything_there(const struct stance_dataset *d, bool events,
                                 struct stance_findings *f)
{
    enum stance_table_kind kind = events ? STANCE_TABLE_ALIGNMENTS : STANCE_TABLE_STATEMENTS;
    const struct stance_table *t = &d->table[kind];
    if ((!events && t->row_n) || d->alignment_n ||
        (stance_table_present(t) && !stance_table_complete(t)))
        return;
    struct stance_text *m = stance_findings_open(f, STANCE_ERROR, stance_place_file(kind));
    if (!m)
        return;
    if (events)
        stance_text_puts(m, "no event that names two actors and how they met");
    else
        stance_text_puts(m, t->bytes.n ? "no statements: there is a header and nothing under it"
                                       : "no statements");
    stance_findings_close(f);
}

/* Nothing but missing stances can be read, and is worth a word, unless they are
 * missing because they are wrong, which has been told. */
static void check_any_value(const struct stance_dataset *d, struct stance_findings *f)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    if (stance_findings_any_error(f) || f->skipped_n)
        return;
    for (size_t row = 0; row < t->row_n; row++)
        if (!isnan(stance_statement_value(d, row)))
            return;
    struct stance_text *m =
        t->row_n
            ? stance_findings_open(f, STANCE_WARNING, stance_place_file(STANCE_TABLE_STATEMENTS))
            : NULL;
    if (!m)
        return;
    stance_text_puts(m, "every stance is missing");
    stance_findings_close(f);
}

static enum stance_code check_all(struct stance_build *b, const struct stance_watch *watch,
                                  struct stance_error *err)
{
    const struct stance_dataset *d = b->d;
    bool statements = d->actor_of && d->issue_of && d->value_of;
    check_anything_there(d, b->lax, b->f);
    enum stance_code code = stance_check_alignments(d, &b->actors, b->f, err);
    if (code == STANCE_OK)
        code = stance_check_groups(d, &b->actors, b->f, err);
    if (code != STANCE_OK || !b->f->warnings || !statements)
        return code;
    check_any_value(d, b->f);
    code = stance_watch_check(watch, err);
    if (code == STANCE_OK)
        code = stance_check_names(d, &b->actors, b->f, watch, err);
    if (code == STANCE_OK)
        code = stance_check_names(d, &b->issues, b->f, watch, err);
    if (code == STANCE_OK)
        code = stance_check_sources(d, b->f, err);
    if (code == STANCE_OK)
        code = stance_check_contradictions(d, &b->actors, &b->issues, b->f, err);
    if (code == STANCE_OK && stance_table_present(&d->table[STANCE_TABLE_ACTORS]))
        code = stance_check_silent(d, &b->actors, b->f, err);
    return code;
}

/* ---- The whole ---- */

static enum stance_code hand_over_entities(struct stance_build *b, struct stance_error *err)
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
    struct stance_build b = {.d = d, .f = f, .preset = stance_preset_find(options->read.preset)};
    b.lax = b.preset && b.preset->kind == STANCE_TABLE_ALIGNMENTS;
    f->events = b.lax;
    enum stance_code code = choose_scale(&b, options, err);
    if (code == STANCE_OK)
        code = name_all(&b, err);
    if (code == STANCE_OK)
        code = stance_watch_check(watch, err);
    if (code == STANCE_OK)
        code = stance_build_statements(&b, err);
    if (code == STANCE_OK)
        code = stance_build_alignments(&b, err);
    if (code == STANCE_OK)
        code = stance_build_members(&b, err);
    if (code == STANCE_OK)
        code = stance_build_sources(&b, err);
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
                                         const struct stance_watch *watch, struct stance_error *err)
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
