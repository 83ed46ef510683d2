/* against.c - who of a listed group is an actor here, and in which coalition. */
#include "against.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "../data/dataset_build.h"
#include "../data/read_table.h"
#include "coalitions.h"

enum { GROUPS_TOLD = 8, QUOTED_MOST = 60 };

/* ---- The file ---- */

struct request {
    char *path;               /* owned */
    const char *file, *group; /* the path's last part; what stands behind the colon */
};

static enum stance_code split(struct request *out, const char *spec, struct stance_error *err)
{
    const char *colon = strrchr(spec, ':');
    if (!colon || colon == spec || !colon[1])
        return stance_error_set(err, STANCE_E_VALUE,
                                "--against takes FILE:GROUP, a members.csv and a group it lists");
    out->path = stance_memory_copy(spec, (size_t)(colon - spec));
    if (!out->path)
        return stance_error_memory(err);
    const char *slash = strrchr(out->path, '/');
    out->file = slash && slash[1] ? slash + 1 : out->path;
    out->group = colon + 1;
    return STANCE_OK;
}

/* The members table alone, in a data set that is never built. */
static enum stance_code read_members(struct stance_dataset *into, const struct request *request,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_options options = stance_read_defaults();
    struct stance_findings f = {0};
    struct stance_bytes bytes = {0};
    bool whole;
    options.read.all_columns = false;
    stance_findings_init(&f, NULL, watch, false);
    enum stance_code code = stance_bytes_read(&bytes, request->path, err);
    if (!code)
        code = stance_table_read(&into->table[STANCE_TABLE_MEMBERS], STANCE_TABLE_MEMBERS,
                                 request->file, &bytes, &options, &f, &whole, watch, err);
    if (!code)
        code = stance_findings_tell(&f, into, NULL, watch, err);
    stance_findings_clear(&f);
    return code;
}

static enum stance_code tidy(struct stance_text *out, const struct stance_column *c, uint32_t code,
                             struct stance_error *err)
{
    stance_text_clear(out);
    stance_text_put_tidy(out, stance_dictionary_text(&c->text, code),
                         stance_dictionary_length(&c->text, code));
    return stance_text_end(out, err);
}

static enum stance_code no_such_group(const struct stance_column *groups, const char *file,
                                      const char *group, struct stance_error *err)
{
    struct stance_text m = {0};
    uint32_t n = groups->text.n, told = 0;
    stance_text_puts(&m, "no group '");
    stance_text_put_quoted(&m, group, strlen(group), QUOTED_MOST);
    stance_text_puts(&m, n > 1 ? "'; the groups are " : "', and no other either");
    for (uint32_t i = 1; i < n && told < GROUPS_TOLD; i++, told++) {
        const char *s = stance_dictionary_text(&groups->text, i);
        stance_text_puts(&m, told ? ", '" : "'");
        stance_text_put_quoted(&m, s, strlen(s), QUOTED_MOST);
        stance_text_putc(&m, '\'');
    }
    if (n > 1 && n - 1 > told)
        stance_text_format(&m, " and %u more", n - 1 - told);
    enum stance_code code = stance_text_end(&m, err);
    if (!code)
        code = stance_error_set(err, STANCE_E_DATA, "%s", m.bytes);
    stance_error_locate(err, file, 0, 0);
    stance_text_free(&m);
    return code;
}

/* The distinct tidy texts that a group's rows list, as codes from 1 of `listed`. */
static enum stance_code list_members(struct stance_dictionary *listed, const struct stance_table *t,
                                     const char *group, const char *file, struct stance_error *err)
{
    const struct stance_column *groups = stance_table_column(t, STANCE_ROLE_GROUP);
    const struct stance_column *members = stance_table_column(t, STANCE_ROLE_MEMBER);
    struct stance_text wanted = {0}, text = {0};
    bool any = false;
    uint8_t *is_group = stance_memory_new(groups->text.n, sizeof *is_group);
    enum stance_code code = is_group ? STANCE_OK : stance_error_memory(err);
    stance_text_put_tidy(&wanted, group, strlen(group));
    if (!code)
        code = stance_text_end(&wanted, err);
    for (uint32_t i = 1; i < groups->text.n && !code; i++) {
        code = tidy(&text, groups, i, err);
        is_group[i] = !code && text.n == wanted.n && memcmp(text.bytes, wanted.bytes, text.n) == 0;
    }
    for (size_t row = 0; row < t->row_n && !code; row++) {
        uint32_t at;
        if (!is_group[groups->code[row]])
            continue;
        any = true;
        code = tidy(&text, members, members->code[row], err);
        if (!code && text.n)
            code = stance_dictionary_put(listed, text.bytes, text.n, &at, err);
    }
    if (!code && !any)
        code = no_such_group(groups, file, group, err);
    stance_memory_free(is_group);
    stance_text_free(&wanted);
    stance_text_free(&text);
    return code;
}

/* ---- Who they are ---- */

struct joining {
    const stance_coalitions *c;
    const struct stance_dataset *d; /* NULL: ids alone */
    uint32_t *by_id;                /* code of c->names -> actor + 1 */
    uint32_t *by_data;              /* dataset actor -> actor + 1 */
    struct stance_dictionary iso3;
    uint32_t *iso3_of;   /* actor -> code */
    uint8_t *iso3_named; /* per code: a member names it */
};

static enum stance_code index_actors(struct joining *j, struct stance_error *err)
{
    const stance_coalitions *c = j->c;
    size_t data_n = j->d ? j->d->actor_n : 0;
    j->by_id = stance_memory_new(c->names.n, sizeof *j->by_id);
    j->by_data = stance_memory_new(data_n, sizeof *j->by_data);
    j->iso3_of = stance_memory_new(c->actor_n, sizeof *j->iso3_of);
    j->iso3_named = stance_memory_new(c->actor_n + 1, sizeof *j->iso3_named);
    enum stance_code code = stance_dictionary_init(&j->iso3, err);
    if (!code && (!j->by_id || !j->by_data || !j->iso3_of || !j->iso3_named))
        code = stance_error_memory(err);
    for (uint32_t a = 0; a < c->actor_n && !code; a++) {
        j->by_id[c->actor_id[a]] = a + 1;
        if (!j->d)
            continue;
        const char *iso3 = j->d->actor[c->actor_in_data[a]].iso3;
        j->by_data[c->actor_in_data[a]] = a + 1;
        code = stance_dictionary_put(&j->iso3, iso3, strlen(iso3), &j->iso3_of[a], err);
    }
    return code;
}

static void joining_clear(struct joining *j)
{
    stance_dictionary_clear(&j->iso3);
    stance_memory_free(j->by_id);
    stance_memory_free(j->by_data);
    stance_memory_free(j->iso3_of);
    stance_memory_free(j->iso3_named);
}

/* Marks what a member's text names; false: nobody here. */
static bool join(struct joining *j, uint8_t *is_member, const char *s, size_t n)
{
    uint32_t id = stance_dictionary_find(&j->c->names, s, n), iso3, actor;
    if (id != STANCE_NONE && j->by_id[id]) {
        is_member[j->by_id[id] - 1] = 1;
        return true;
    }
    if (!j->d)
        return false;
    iso3 = stance_dictionary_find(&j->iso3, s, n);
    if (iso3 != STANCE_NONE && iso3 != 0) {
        j->iso3_named[iso3] = 1;
        return true;
    }
    actor = stance_dataset_find_actor(j->d, s);
    if (actor == STANCE_NONE || !j->by_data[actor])
        return false;
    is_member[j->by_data[actor] - 1] = 1;
    return true;
}

static enum stance_code join_all(struct stance_against *out, struct joining *j,
                                 const struct stance_dictionary *listed, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    out->listed_n = listed->n - 1;
    for (uint32_t i = 1; i < listed->n && !code; i++) {
        const char *s = stance_dictionary_text(listed, i);
        size_t n = stance_dictionary_length(listed, i);
        if (join(j, out->is_member, s, n))
            out->found_n++;
        else
            code = stance_dictionary_put(&out->names, s, n, &out->absent[out->absent_n++], err);
    }
    for (size_t a = 0; a < j->c->actor_n; a++)
        out->is_member[a] |= j->iso3_named[j->iso3_of[a]];
    return code;
}

/* ---- Where they stand ---- */

static void place(struct stance_against *out, const stance_coalitions *c)
{
    for (size_t a = 0; a < c->actor_n; a++) {
        out->member_n += out->is_member[a];
        out->inside[c->label[a]] += out->is_member[a];
    }
    for (uint32_t k = 1; k < c->k; k++)
        if (out->inside[k] > out->inside[out->home])
            out->home = k;
    for (size_t a = 0; a < c->actor_n; a++)
        if (out->is_member[a] && c->label[a] != out->home)
            out->far_side[out->far_n++] = (uint32_t)a;
}

static enum stance_code make(struct stance_against **out, const stance_coalitions *c,
                             const struct request *request, size_t listed_n,
                             struct stance_error *err)
{
    struct stance_against *x = stance_memory_new(1, sizeof *x);
    if (!x)
        return stance_error_memory(err);
    *out = x;
    x->is_member = stance_memory_new(c->actor_n, sizeof *x->is_member);
    x->inside = stance_memory_new(c->k, sizeof *x->inside);
    x->far_side = stance_memory_new(c->actor_n, sizeof *x->far_side);
    x->absent = stance_memory_new(listed_n, sizeof *x->absent);
    enum stance_code code = stance_dictionary_init(&x->names, err);
    if (!code && (!x->is_member || !x->inside || !x->far_side || !x->absent))
        code = stance_error_memory(err);
    if (!code)
        code =
            stance_dictionary_put(&x->names, request->file, strlen(request->file), &x->file, err);
    if (!code)
        code = stance_dictionary_put(&x->names, request->group, strlen(request->group), &x->group,
                                     err);
    return code;
}

enum stance_code stance_against_find(struct stance_against **out, const stance_coalitions *c,
                                     const struct stance_dataset *d,
                                     const struct stance_options *options,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct request request = {0};
    struct stance_dataset *file = NULL;
    struct stance_dictionary listed = {0};
    struct joining joining = {.c = c, .d = d};
    struct stance_against *made = NULL;
    enum stance_code code = split(&request, options->cluster.against, err);
    if (!code)
        code = stance_dataset_new(&file, err);
    if (!code)
        code = read_members(file, &request, watch, err);
    if (!code)
        code = stance_dictionary_init(&listed, err);
    if (!code)
        code = list_members(&listed, &file->table[STANCE_TABLE_MEMBERS], request.group,
                            request.file, err);
    if (!code)
        code = make(&made, c, &request, listed.n, err);
    if (!code)
        code = index_actors(&joining, err);
    if (!code)
        code = join_all(made, &joining, &listed, err);
    if (!code) {
        place(made, c);
        *out = made;
        made = NULL;
    }
    stance_against_free(made);
    joining_clear(&joining);
    stance_dictionary_clear(&listed);
    stance_dataset_free(file);
    stance_memory_free(request.path);
    return code;
}

void stance_against_free(struct stance_against *against)
{
    if (!against)
        return;
    stance_dictionary_clear(&against->names);
    stance_memory_free(against->is_member);
    stance_memory_free(against->inside);
    stance_memory_free(against->far_side);
    stance_memory_free(against->absent);
    stance_memory_free(against->split);
    stance_memory_free(against->split_member);
    stance_memory_free(against);
}
