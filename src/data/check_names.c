/* check_names.c - names that no table knows, and names that may be one.
 *
 * Two actors who both speak on most of the issues of either are two, however alike
 * their names: nobody votes twice in a roll call.  Nor are two with different iso3
 * codes one. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "check.h"
#include "near.h"

/* How many issues two must share before they are held apart by it, and how many
 * steps may be spent on finding out. */
enum { SHARED_MIN = 3, STEPS_MAX = 20000000 };

struct names {
    const struct stance_dataset *d;
    const struct stance_entities *e;
    struct stance_findings *f;
    const char **text; /* ids */
    struct stance_near_pair *pair;
    size_t pair_n;
    size_t *start; /* issues by actor, distinct; NULL = not worked out */
    uint32_t *issue;
    uint32_t *stamp; /* per issue */
    size_t steps;
};

static const char *what(const struct names *n)
{
    return n->e->table == STANCE_TABLE_ACTORS ? "actor" : "issue";
}

/* ---- Unknown names ---- */

/* The entity of the table whose label is `text`, or STANCE_NONE. */
static uint32_t labelled(const char *text, const struct stance_dictionary *label,
                         const uint32_t *of)
{
    uint32_t code = stance_dictionary_find(label, text, strlen(text));
    return code == STANCE_NONE || code == 0 ? STANCE_NONE : of[code];
}

static void report_unknown(struct names *n, uint32_t entity, uint32_t like)
{
    const struct stance_place first = n->e->item[entity].first;
    const struct stance_column *group =
        stance_table_column(&n->d->table[STANCE_TABLE_MEMBERS], STANCE_ROLE_GROUP);
    bool as_group = first.kind == STANCE_TABLE_MEMBERS && group && first.header == group->header;
    struct stance_text *m = stance_findings_open(n->f, STANCE_WARNING, first);
    if (!m)
        return;
    stance_text_format(m, "unknown %s ", as_group ? "group" : what(n));
    stance_check_put_id(m, n->e, entity);
    if (like != STANCE_NONE) {
        stance_text_puts(m, " (did you mean ");
        stance_check_put_id(m, n->e, like);
        stance_text_puts(m, ", ");
        stance_findings_refer(n->f, n->e->item[like].first);
        stance_text_puts(m, "?)");
    }
    stance_findings_close(n->f);
}

/* Labels of the table's rows: code -> entity, the first of equal ones. */
static enum stance_code index_labels(const struct stance_entities *e,
                                     struct stance_dictionary *label, uint32_t **of,
                                     struct stance_error *err)
{
    uint32_t *map = stance_memory_new(e->n + 1, sizeof *map);
    enum stance_code code = map ? stance_dictionary_init(label, err) : stance_error_memory(err);
    for (uint32_t i = 0; i < e->n && code == STANCE_OK; i++) {
        uint32_t text = e->item[i].field[STANCE_FIELD_LABEL], before = label->n, at;
        if (e->item[i].row == STANCE_NONE || text == 0)
            continue;
        code = stance_dictionary_put(label, stance_dictionary_text(e->text, text),
                                     stance_dictionary_length(e->text, text), &at, err);
        if (code == STANCE_OK && at == before)
            map[at] = i;
    }
    if (code == STANCE_OK)
        *of = map;
    else
        stance_memory_free(map);
    return code;
}

static enum stance_code tell_unknown(struct names *n, struct stance_error *err)
{
    struct stance_dictionary label = {0};
    uint32_t *of = NULL, *like = stance_memory_new(n->e->n, sizeof *like);
    enum stance_code code = like ? index_labels(n->e, &label, &of, err) : stance_error_memory(err);
    for (size_t i = 0; i < n->e->n && code == STANCE_OK; i++)
        like[i] = labelled(n->text[i], &label, of);
    /* Pairs ascend, so rows of the table stand in a; the nearest wins. */
    for (uint32_t distance = 0; distance <= 2 && code == STANCE_OK; distance++)
        for (size_t p = 0; p < n->pair_n; p++) {
            const struct stance_near_pair *pair = &n->pair[p];
            if (pair->distance == distance && like[pair->b] == STANCE_NONE &&
                n->e->item[pair->a].row != STANCE_NONE)
                like[pair->b] = pair->a;
        }
    for (uint32_t i = 0; i < n->e->n && code == STANCE_OK; i++)
        if (n->e->item[i].row == STANCE_NONE)
            report_unknown(n, i, like[i]);
    stance_dictionary_clear(&label);
    stance_memory_free(of);
    stance_memory_free(like);
    return code;
}

/* ---- Near names ---- */

/* Distinct issues of each actor that is in a pair. */
static enum stance_code gather_issues(struct names *n, struct stance_error *err)
{
    const struct stance_dataset *d = n->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    const struct stance_column *issue = stance_table_column(t, STANCE_ROLE_ISSUE);
    bool *in_pair = stance_memory_new(n->e->n, sizeof *in_pair);
    n->start = stance_memory_new(n->e->n + 2, sizeof *n->start);
    n->stamp = stance_memory_new(issue->text.n, sizeof *n->stamp);
    enum stance_code code = in_pair && n->start && n->stamp ? STANCE_OK : stance_error_memory(err);
    for (size_t p = 0; p < n->pair_n && code == STANCE_OK; p++)
        in_pair[n->pair[p].a] = in_pair[n->pair[p].b] = true;
    for (int pass = 0; pass < 2 && code == STANCE_OK; pass++) {
        for (size_t row = 0; row < t->row_n; row++) {
            uint32_t actor = stance_statement_actor(d, row);
            if (actor == STANCE_NONE || !in_pair[actor])
                continue;
            if (pass == 0)
                n->start[actor + 2]++;
            else
                n->issue[n->start[actor + 1]++] = issue->code[row];
        }
        for (size_t a = 2; pass == 0 && a < n->e->n + 2; a++)
            n->start[a] += n->start[a - 1];
        if (pass == 0 && !(n->issue = stance_memory_new(n->start[n->e->n + 1], sizeof *n->issue)))
            code = stance_error_memory(err);
    }
    stance_memory_free(in_pair);
    return code;
}

/* How many distinct issues of actor a have the stamp `has` (0 = any but `mark`); they get
 * the stamp `mark`. */
static size_t count_issues(struct names *n, uint32_t a, uint32_t has, uint32_t mark)
{
    size_t count = 0;
    for (size_t i = n->start[a]; i < n->start[a + 1]; i++)
        if (n->stamp[n->issue[i]] == has || (has == 0 && n->stamp[n->issue[i]] != mark)) {
            n->stamp[n->issue[i]] = mark;
            count++;
        }
    n->steps += n->start[a + 1] - n->start[a];
    return count;
}

/* Do both speak on most of the issues of the one who speaks on fewer? */
static bool speak_side_by_side(struct names *n, size_t p)
{
    uint32_t a = n->pair[p].a, b = n->pair[p].b, mark = 3 * (uint32_t)p + 1;
    if (!n->start || n->steps > STEPS_MAX || p > UINT32_MAX / 4)
        return false;
    size_t of_a = count_issues(n, a, 0, mark);
    size_t shared = count_issues(n, b, mark, mark + 1);
    size_t of_b = shared + count_issues(n, b, 0, mark + 1);
    size_t fewer = of_a < of_b ? of_a : of_b;
    return shared >= SHARED_MIN && 2 * shared > fewer;
}

static bool are_two(struct names *n, size_t p)
{
    const struct stance_near_pair *pair = &n->pair[p];
    uint32_t x = n->e->item[pair->a].field[STANCE_FIELD_ISO3];
    uint32_t y = n->e->item[pair->b].field[STANCE_FIELD_ISO3];
    if (x && y && x != y)
        return true;
    return pair->distance > 0 && speak_side_by_side(n, p);
}

static void tell_near(struct names *n, bool table_present)
{
    for (size_t p = 0; p < n->pair_n; p++) {
        const struct stance_near_pair *pair = &n->pair[p];
        bool a_known = n->e->item[pair->a].row != STANCE_NONE;
        bool b_known = n->e->item[pair->b].row != STANCE_NONE;
        /* An unknown name has been told, with the known one that it is near to. */
        if ((table_present && a_known != b_known) || are_two(n, p))
            continue;
        struct stance_text *m =
            stance_findings_open(n->f, STANCE_WARNING, n->e->item[pair->b].first);
        if (!m)
            continue;
        stance_check_put_id(m, n->e, pair->b);
        stance_text_format(m, " may be the same %s as ", what(n));
        stance_check_put_id(m, n->e, pair->a);
        stance_text_puts(m, " (");
        stance_findings_refer(n->f, n->e->item[pair->a].first);
        stance_text_puts(m, ")");
        stance_findings_close(n->f);
    }
}

enum stance_code stance_check_names(const struct stance_dataset *d, const struct stance_entities *e,
                                    struct stance_findings *f, const struct stance_watch *watch,
                                    struct stance_error *err)
{
    struct names n = {.d = d, .e = e, .f = f};
    bool table_present = stance_table_present(&d->table[e->table]);
    n.text = stance_memory_new(e->n, sizeof *n.text);
    enum stance_code code = n.text ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; i < e->n && code == STANCE_OK; i++)
        n.text[i] = stance_dictionary_text(e->text, e->item[i].field[STANCE_FIELD_ID]);
    if (code == STANCE_OK)
        code = stance_near_find(&n.pair, &n.pair_n, n.text, e->n, watch, err);
    if (code == STANCE_OK && table_present)
        code = tell_unknown(&n, err);
    if (code == STANCE_OK && n.pair_n && e->table == STANCE_TABLE_ACTORS &&
        d->table[STANCE_TABLE_STATEMENTS].row_n)
        code = gather_issues(&n, err);
    if (code == STANCE_OK)
        tell_near(&n, table_present);
    stance_memory_free(n.text);
    stance_memory_free(n.pair);
    stance_memory_free(n.start);
    stance_memory_free(n.issue);
    stance_memory_free(n.stamp);
    return code == STANCE_OK && f->failed ? stance_error_memory(err) : code;
}

/* ---- Sources ---- */

/* "s01;s02": the parts of a text that is no source as a whole; the first unknown one. */
static enum stance_code unknown_part(const struct stance_names *sources, const char *text,
                                     struct stance_text *part, bool *unknown,
                                     struct stance_error *err)
{
    stance_text_clear(part);
    stance_text_put_tidy(part, text, strlen(text));
    enum stance_code code = stance_text_end(part, err);
    *unknown = false;
    if (code != STANCE_OK || part->n == 0 ||
        stance_names_find(sources, part->bytes, part->n) != STANCE_NONE)
        return code;
    while (*text && code == STANCE_OK && !*unknown) {
        size_t n = strcspn(text, ";");
        stance_text_clear(part);
        stance_text_put_tidy(part, text, n);
        code = stance_text_end(part, err);
        *unknown = code == STANCE_OK && part->n > 0 &&
                   stance_names_find(sources, part->bytes, part->n) == STANCE_NONE;
        text += n + (text[n] == ';');
    }
    return code;
}

static enum stance_code check_source_column(const struct stance_dataset *d,
                                            const struct stance_table *t, struct stance_findings *f,
                                            struct stance_error *err)
{
    const struct stance_column *c = stance_table_column(t, STANCE_ROLE_SOURCE);
    size_t *first = NULL;
    struct stance_text part = {0};
    enum stance_code code = c ? stance_column_first_rows(&first, c, t->row_n, err) : STANCE_OK;
    for (uint32_t i = 1; c && i < c->text.n && code == STANCE_OK; i++) {
        bool unknown;
        code = unknown_part(d->source_names, stance_dictionary_text(&c->text, i), &part, &unknown,
                            err);
        if (code != STANCE_OK || !unknown || first[i] == SIZE_MAX)
            continue;
        struct stance_text *m =
            stance_findings_open(f, STANCE_WARNING, stance_place_row(t->kind, first[i], c->header));
        if (!m)
            continue;
        stance_text_puts(m, "unknown source '");
        stance_text_put_quoted(m, part.bytes, part.n, 60);
        stance_text_puts(m, "': sources.csv has no such id");
        stance_findings_close(f);
    }
    stance_memory_free(first);
    stance_text_free(&part);
    return code;
}

enum stance_code stance_check_sources(const struct stance_dataset *d, struct stance_findings *f,
                                      struct stance_error *err)
{
    static const enum stance_table_kind with_source[] = {
        STANCE_TABLE_STATEMENTS,
        STANCE_TABLE_ALIGNMENTS,
        STANCE_TABLE_MEMBERS,
    };
    enum stance_code code = STANCE_OK;
    if (!stance_table_present(&d->table[STANCE_TABLE_SOURCES]))
        return code;
    for (size_t i = 0; i < sizeof with_source / sizeof *with_source && code == STANCE_OK; i++)
        code = check_source_column(d, &d->table[with_source[i]], f, err);
    return code == STANCE_OK && f->failed ? stance_error_memory(err) : code;
}
