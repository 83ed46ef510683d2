/* build_rows.c - what statements, alignments, members and sources say. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "build.h"
#include "meaning.h"

enum stance_code stance_build_statements(struct stance_build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    if (!stance_table_complete(t))
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

/* Does an event say something of two actors?  An absent actor has been told already. */
static bool is_alignment(struct stance_build *b, const struct stance_table *t,
                         const struct stance_alignment *x)
{
    if (x->a == STANCE_NONE || x->b == STANCE_NONE)
        return false;
    bool alone = x->a == x->b;
    if (!alone && !isnan(x->strength))
        return true;
    if (!alone && *stance_table_text(t, STANCE_ROLE_STRENGTH, x->row))
        return false; /* told already: it is on no scale */
    struct stance_text *m = stance_findings_open(
        b->f, STANCE_WARNING,
        stance_place_cell(t, alone ? STANCE_ROLE_B : STANCE_ROLE_STRENGTH, x->row));
    if (m) {
        stance_text_puts(m, alone ? "left out: the event has one actor twice"
                                  : "left out: the event has no strength");
        stance_findings_close(b->f);
    }
    return false;
}

enum stance_code stance_build_alignments(struct stance_build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_ALIGNMENTS];
    double *strength_of = NULL;
    struct stance_date *date_of = NULL;
    if (!stance_table_complete(t))
        return STANCE_OK;
    enum stance_code code = stance_scale_init_strength(&b->strength, err);
    b->strength.range = b->preset ? b->preset->strength_range : 0;
    if (code == STANCE_OK)
        code = stance_meaning_scale(&strength_of, t, STANCE_ROLE_STRENGTH, &b->strength,
                                    "a strength", b->lax, b->f, err);
    if (code == STANCE_OK)
        code = stance_meaning_dates(&date_of, t, STANCE_ROLE_DATE, b->f, err);
    if (code == STANCE_OK && !(d->alignment = stance_memory_new(t->row_n, sizeof *d->alignment)))
        code = stance_error_memory(err);
    const struct stance_column *a = stance_table_column(t, STANCE_ROLE_A);
    const struct stance_column *other = stance_table_column(t, STANCE_ROLE_B);
    const struct stance_column *strength = stance_table_column(t, STANCE_ROLE_STRENGTH);
    const struct stance_column *date = stance_table_column(t, STANCE_ROLE_DATE);
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++) {
        struct stance_alignment x = {
            .a = b->a_of[a->code[row]],
            .b = b->b_of[other->code[row]],
            .strength = strength_of[strength->code[row]],
            .row = (uint32_t)row,
            .date = date_of ? date_of[date->code[row]] : STANCE_DATE_NONE,
        };
        if (!b->lax || is_alignment(b, t, &x))
            d->alignment[d->alignment_n++] = x;
    }
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
    struct stance_text *m =
        stance_findings_open(f, STANCE_ERROR, stance_place_cell(t, STANCE_ROLE_TO, member->row));
    if (!m)
        return;
    stance_text_puts(m, "the membership ends before it begins");
    stance_findings_close(f);
}

enum stance_code stance_build_members(struct stance_build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_MEMBERS];
    struct stance_date *from_of = NULL, *to_of = NULL;
    if (!stance_table_complete(t))
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

static void report_double_source(const struct stance_table *t, size_t row, size_t first,
                                 const struct stance_text *id, struct stance_findings *f)
{
    struct stance_text *m =
        stance_findings_open(f, STANCE_ERROR, stance_place_cell(t, STANCE_ROLE_ID, row));
    if (!m)
        return;
    stance_text_puts(m, "id '");
    stance_text_put_quoted(m, id->bytes, id->n, 60);
    stance_text_puts(m, "' stands twice, first in ");
    stance_findings_refer(f, stance_place_cell(t, STANCE_ROLE_ID, first));
    stance_findings_close(f);
}

enum stance_code stance_build_sources(struct stance_build *b, struct stance_error *err)
{
    struct stance_dataset *d = b->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_SOURCES];
    struct stance_text tidy = {0};
    enum stance_code code = stance_names_new(&d->source_names, err);
    if (!stance_table_complete(t))
        return code;
    if (code == STANCE_OK)
        code = stance_meaning_names(t, STANCE_ROLE_ID, STANCE_ERROR, b->f, err);
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++) {
        const char *id = stance_table_text(t, STANCE_ROLE_ID, row);
        struct stance_name was = {STANCE_NONE, STANCE_NAME_NONE};
        stance_text_clear(&tidy);
        stance_text_put_tidy(&tidy, id, strlen(id));
        code = stance_text_end(&tidy, err);
        if (code == STANCE_OK && tidy.n)
            code = stance_names_add(d->source_names, tidy.bytes, tidy.n, (uint32_t)row,
                                    STANCE_NAME_ID, &was, err);
        if (code == STANCE_OK && was.kind != STANCE_NAME_NONE)
            report_double_source(t, row, was.entity, &tidy, b->f);
    }
    stance_text_free(&tidy);
    return code;
}
