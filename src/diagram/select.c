/* select.c - who is drawn, in which coalitions, and who is picked out. */
#include "select.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "../graph/choose.h"
#include "order.h"

static const char given[] = "given:";

/* ---- What goes together ---- */

enum stance_code stance_selection_check(const struct stance_draw_options *o, enum stance_view view,
                                        struct stance_error *err)
{
    const char *blocs = o->blocs;
    bool names_all =
        view != STANCE_VIEW_BARS && view != STANCE_VIEW_ALLUVIAL && view != STANCE_VIEW_SLOPE;
    bool orders = view == STANCE_VIEW_CHIPS || view == STANCE_VIEW_BIPARTITE ||
                  view == STANCE_VIEW_MATRIX || view == STANCE_VIEW_BARS;
    if (o->format == STANCE_DRAW_DOT && (o->highlight || o->order != STANCE_ORDER_COMPUTED))
        return stance_error_set(err, STANCE_E_VALUE,
                                "--highlight and --order are for pictures; DOT is the graph");
    if (o->highlight && !names_all)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--highlight is for chips, bipartite, matrix, network and map");
    if (o->max_actors && !names_all && o->format != STANCE_DRAW_DOT)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--max-actors is for chips, bipartite, matrix, network and map");
    if (o->order != STANCE_ORDER_COMPUTED && !orders)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--order is for chips, bipartite, matrix and bars: in this form "
                                "places follow from the data");
    if (!blocs || strcmp(blocs, "computed") == 0)
        return STANCE_OK;
    if (!names_all && o->format != STANCE_DRAW_DOT)
        return stance_error_set(err, STANCE_E_VALUE, "--blocs is for forms that group actors");
    if (strcmp(blocs, "none") != 0 &&
        (strncmp(blocs, given, sizeof given - 1) != 0 || !blocs[sizeof given - 1]))
        return stance_error_set(err, STANCE_E_VALUE,
                                "--blocs is computed, none or given:COLUMN, not '%.40s'", blocs);
    return STANCE_OK;
}

/* ---- Coalitions ---- */

static const struct stance_column *find_column(const struct stance_dataset *d, const char *name)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_ACTORS];
    for (size_t i = 0; i < t->column_n; i++)
        if (strcmp(t->column[i].name, name) == 0)
            return &t->column[i];
    enum stance_role role = stance_role_of(STANCE_TABLE_ACTORS, name);
    return role == STANCE_ROLE_OTHER ? NULL : stance_table_column(t, role);
}

enum stance_code stance_selection_coalitions(stance_coalitions **out, struct stance_selection *s,
                                             const struct stance_dataset *d,
                                             const struct stance_positions *p,
                                             const struct stance_options *options,
                                             const struct stance_watch *watch,
                                             struct stance_error *err)
{
    const char *blocs = options->draw.blocs;
    if (!blocs || strcmp(blocs, "computed") == 0)
        return stance_coalitions_from_positions(out, d, p, options, watch, err);
    s->ungrouped = strcmp(blocs, "none") == 0;
    if (!s->ungrouped && !(s->given = find_column(d, blocs + sizeof given - 1)))
        return stance_error_set(err, STANCE_E_VALUE,
                                "no column '%.80s' in actors.csv to take coalitions from",
                                blocs + sizeof given - 1);
    uint32_t *label = stance_memory_new(p->actor_n, sizeof *label);
    if (!label)
        return stance_error_memory(err);
    for (size_t a = 0; a < p->actor_n; a++) {
        uint32_t row = d->actor[p->actor[a]].row;
        uint32_t code = s->given && row != STANCE_NONE ? s->given->code[row] : 0;
        bool told = code && *stance_dictionary_text(&s->given->text, code);
        label[a] = told ? code - 1 : UINT32_MAX - (uint32_t)a; /* nothing told: alone */
    }
    enum stance_code code = stance_coalitions_from_labels(out, d, p, label, err);
    stance_memory_free(label);
    return code;
}

/* ---- Actors ---- */

/* Names with commas between them; a name that holds one stands with a backslash before it. */
static enum stance_code pick_out(bool *lit, const struct stance_dataset *d,
                                 const struct stance_positions *p, const char *names,
                                 struct stance_error *err)
{
    struct stance_text name = {0};
    enum stance_code code = STANCE_OK;
    while (*names && !code) {
        stance_text_clear(&name);
        for (; *names && *names != ','; names++) {
            names += names[0] == '\\' && names[1] == ',';
            stance_text_putc(&name, *names);
        }
        names += *names == ',';
        uint32_t actor = STANCE_NONE;
        code = stance_text_end(&name, err);
        if (!code)
            code = stance_actor_choose(&actor, d, name.bytes, err);
        if (!code && p->actor_row[actor] == STANCE_NONE)
            code = stance_error_set(err, STANCE_E_VALUE,
                                    "'%.80s' has nothing that could be highlighted: no position "
                                    "and no alignment is left",
                                    name.bytes);
        if (!code)
            lit[p->actor_row[actor]] = true;
    }
    stance_text_free(&name);
    return code;
}

static void keep_rows(struct stance_selection *s, struct stance_coalitions *c, const bool *keep,
                      size_t n)
{
    size_t to = 0;
    for (size_t a = 0; a < n; a++) {
        if (!keep[a])
            continue;
        if (s->lit)
            s->lit[to] = s->lit[a];
        if (c) {
            c->actor_id[to] = c->actor_id[a];
            c->actor_label[to] = c->actor_label[a];
            c->actor_in_data[to] = c->actor_in_data[a];
            c->label[to] = c->label[a];
            c->silhouette[to] = c->silhouette[a];
            c->bridging[to] = c->bridging[a];
        }
        to++;
    }
    if (c)
        c->actor_n = to;
}

static enum stance_code keep_most(struct stance_selection *s, struct stance_positions *p,
                                  struct stance_coalitions *c, size_t most,
                                  struct stance_error *err)
{
    size_t n = p->actor_n;
    struct stance_rank *rank = stance_memory_new(n, sizeof *rank);
    bool *keep = stance_memory_new(n, sizeof *keep);
    size_t *place = stance_memory_new(p->cell_n, sizeof *place);
    enum stance_code code = rank && keep && place ? STANCE_OK : stance_error_memory(err);
    if (code)
        goto done;
    for (size_t a = 0; a < n; a++)
        rank[a] = (struct stance_rank){
            .key = {!(s->lit && s->lit[a]), -(double)(p->start[a + 1] - p->start[a])},
            .item = (uint32_t)a};
    for (size_t i = 0; i < p->alignment_n; i++) {
        rank[p->alignment[i].a].key[2]--;
        rank[p->alignment[i].b].key[2]--;
    }
    stance_rank_sort(rank, n);
    for (size_t i = 0; i < most; i++)
        keep[rank[i].item] = true;
    stance_positions_keep_actors(p, keep, place);
    keep_rows(s, c, keep, n);
    s->left_out_n = n - most;
done:
    stance_memory_free(place);
    stance_memory_free(keep);
    stance_memory_free(rank);
    return code;
}

enum stance_code stance_selection_actors(struct stance_selection *s, const struct stance_dataset *d,
                                         struct stance_positions *p, struct stance_coalitions *c,
                                         const struct stance_draw_options *o,
                                         struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    s->all_n = p->actor_n;
    if (o->highlight) {
        s->lit = stance_memory_new(p->actor_n, sizeof *s->lit);
        code = s->lit ? pick_out(s->lit, d, p, o->highlight, err) : stance_error_memory(err);
    }
    if (!code && o->max_actors && o->max_actors < p->actor_n)
        code = keep_most(s, p, c, o->max_actors, err);
    return code;
}

void stance_selection_clear(struct stance_selection *s)
{
    stance_memory_free(s->lit);
    *s = (struct stance_selection){0};
}
