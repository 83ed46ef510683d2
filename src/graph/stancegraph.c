/* stancegraph.c - filling igraph's vectors and attribute table. */
#include "stancegraph.h"

#include "../base/error.h"
#include "../stance_igraph.h"
#include "igraph_guard.h"
#include "igraph_ties.h"

static enum stance_code use_table(struct stance_error *err)
{
    igraph_attribute_table_t *before = igraph_set_attribute_table(&igraph_cattribute_table);
    if (!before || before == &igraph_cattribute_table)
        return STANCE_OK;
    igraph_set_attribute_table(before);
    return stance_error_set(err, STANCE_E_VALUE,
                            "igraph's attributes are in other hands (another attribute table is "
                            "installed)");
}

static const char *kind_name(enum stance_actor_kind kind)
{
    switch (kind) {
    case STANCE_ACTOR_STATE:
        return "state";
    case STANCE_ACTOR_GROUP:
        return "group";
    case STANCE_ACTOR_ORGANISATION:
        return "organisation";
    case STANCE_ACTOR_PERSON:
        return "person";
    case STANCE_ACTOR_BODY:
        return "body";
    case STANCE_ACTOR_UNNAMED:
        return "unnamed";
    case STANCE_ACTOR_OTHER:
        break;
    }
    return "";
}

static const char *basis_name(enum stance_basis basis)
{
    return basis == STANCE_STATED ? "stated" : basis == STANCE_EXPECTED ? "expected" : "inferred";
}

/* ---- One text attribute of all vertices or edges ---- */

enum text_of { ID, LABEL, KIND, ACTOR_KIND, TYPE, BASIS };

struct described {
    const struct stance_dataset *d;
    const struct stance_positions *p;
};

static const char *text_at(const struct described *s, enum text_of what, size_t i)
{
    const struct stance_positions *p = s->p;
    if (what == TYPE)
        return i < p->cell_n ? "stance" : "alignment";
    if (what == BASIS)
        return i < p->cell_n ? basis_name((enum stance_basis)p->basis[i]) : "";
    bool is_actor = i < p->actor_n;
    const struct stance_entity *e =
        is_actor ? &s->d->actor[p->actor[i]] : &s->d->issue[p->issue[i - p->actor_n]];
    switch (what) {
    case ID:
        return e->id;
    case LABEL:
        return e->label;
    case KIND:
        return is_actor ? "actor" : "issue";
    default:
        return is_actor ? kind_name(e->kind) : "";
    }
}

static igraph_error_t set_text(igraph_t *g, const struct described *s, enum text_of what,
                               const char *name, size_t n)
{
    igraph_strvector_t texts;
    igraph_error_t code = igraph_strvector_init(&texts, (igraph_integer_t)n);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (size_t i = 0; i < n && !code; i++)
        code = igraph_strvector_set(&texts, (igraph_integer_t)i, text_at(s, what, i));
    if (!code)
        code = what == TYPE || what == BASIS ? igraph_cattribute_EAS_setv(g, name, &texts)
                                             : igraph_cattribute_VAS_setv(g, name, &texts);
    igraph_strvector_destroy(&texts);
    return code;
}

static igraph_error_t describe_vertices(igraph_t *g, const struct described *s, size_t n)
{
    igraph_error_t code = set_text(g, s, ID, "id", n);
    if (!code)
        code = set_text(g, s, KIND, "kind", n);
    if (!code)
        code = set_text(g, s, LABEL, "label", n);
    if (!code)
        code = set_text(g, s, ACTOR_KIND, "actor_kind", n);
    return code;
}

/* ---- The stance graph ---- */

static igraph_error_t connect(igraph_t *g, const struct stance_positions *p)
{
    igraph_vector_int_t ends = {0};
    igraph_integer_t at = 0;
    igraph_error_t code =
        igraph_vector_int_init(&ends, 2 * (igraph_integer_t)(p->cell_n + p->alignment_n));
    if (code)
        return code;
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            VECTOR(ends)[at++] = (igraph_integer_t)a;
            VECTOR(ends)[at++] = (igraph_integer_t)(p->actor_n + p->cell_issue[i]);
        }
    for (size_t i = 0; i < p->alignment_n; i++) {
        VECTOR(ends)[at++] = p->alignment[i].a;
        VECTOR(ends)[at++] = p->alignment[i].b;
    }
    code = igraph_create(g, &ends, (igraph_integer_t)(p->actor_n + p->issue_n), IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
    return code;
}

static igraph_error_t describe_edges(igraph_t *g, const struct stance_positions *p)
{
    igraph_vector_t numbers = {0};
    igraph_integer_t cells = (igraph_integer_t)p->cell_n;
    igraph_integer_t ties = (igraph_integer_t)p->alignment_n;
    igraph_error_t code = igraph_vector_init(&numbers, cells + ties);
    if (code)
        return code;
    for (igraph_integer_t i = 0; i < cells; i++)
        VECTOR(numbers)[i] = p->value[i];
    for (igraph_integer_t i = 0; i < ties; i++)
        VECTOR(numbers)[cells + i] = p->alignment[i].strength;
    code = igraph_cattribute_EAN_setv(g, "value", &numbers);
    for (igraph_integer_t i = 0; i < cells; i++)
        VECTOR(numbers)[i] = stance_positions_n(p, (size_t)i);
    for (igraph_integer_t i = 0; i < ties; i++)
        VECTOR(numbers)[cells + i] = p->alignment[i].n;
    if (!code)
        code = igraph_cattribute_EAN_setv(g, "n", &numbers);
    for (igraph_integer_t i = 0; i < cells; i++)
        VECTOR(numbers)[i] = (double)p->ambivalence[i];
    for (igraph_integer_t i = 0; i < ties; i++)
        VECTOR(numbers)[cells + i] = 0;
    if (!code)
        code = igraph_cattribute_EAN_setv(g, "ambivalence", &numbers);
    igraph_vector_destroy(&numbers);
    return code;
}

enum stance_code stance_stancegraph_make(igraph_t *out, const struct stance_dataset *d,
                                         const struct stance_positions *p,
                                         const struct stance_watch *watch, struct stance_error *err)
{
    const struct described s = {d, p};
    size_t edge_n = p->cell_n + p->alignment_n;
    struct stance_igraph_guard guard;
    igraph_t g = {0};
    igraph_error_t code;
    enum stance_code result = use_table(err);
    if (result)
        return result;
    stance_igraph_enter(&guard, 0, watch);
    code = connect(&g, p);
    if (!code)
        code = describe_vertices(&g, &s, p->actor_n + p->issue_n);
    if (!code)
        code = set_text(&g, &s, TYPE, "type", edge_n);
    if (!code)
        code = describe_edges(&g, p);
    if (!code)
        code = set_text(&g, &s, BASIS, "basis", edge_n);
    result = stance_igraph_leave(&guard, code, "building the stance graph", err);
    if (result)
        igraph_destroy(&g);
    else
        *out = g;
    return result;
}

/* ---- The actor network ---- */

enum stance_code stance_stancegraph_make_network(igraph_t *out, const struct stance_dataset *d,
                                                 const struct stance_positions *p,
                                                 const struct stance_network *net,
                                                 const struct stance_watch *watch,
                                                 struct stance_error *err)
{
    const struct described s = {d, p};
    struct stance_igraph_guard guard;
    igraph_t g = {0};
    igraph_vector_t numbers = {0};
    igraph_error_t code;
    enum stance_code result = use_table(err);
    if (result)
        return result;
    stance_igraph_enter(&guard, 0, watch);
    code = stance_igraph_ties(&g, &numbers, net, false);
    if (!code)
        code = describe_vertices(&g, &s, p->actor_n);
    if (!code)
        code = igraph_cattribute_EAN_setv(&g, "weight", &numbers);
    for (size_t i = 0; i < net->m && !code; i++)
        VECTOR(numbers)[i] = net->overlap[i];
    if (!code)
        code = igraph_cattribute_EAN_setv(&g, "overlap", &numbers);
    igraph_vector_destroy(&numbers);
    result = stance_igraph_leave(&guard, code, "building the actor network", err);
    if (result)
        igraph_destroy(&g);
    else
        *out = g;
    return result;
}

/* ---- From a data set, for callers outside ---- */

enum stance_code stance_igraph_stances(igraph_t *out, const stance_dataset *data,
                                       const struct stance_options *options,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_positions p = {0};
    enum stance_code code = stance_positions_make(&p, data, &options->select, false, watch, err);
    if (!code)
        code = stance_stancegraph_make(out, data, &p, watch, err);
    stance_positions_clear(&p);
    return code;
}

enum stance_code stance_igraph_network(igraph_t *out, const stance_dataset *data,
                                       const struct stance_options *options,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_project_options project = options->project;
    struct stance_positions p = {0};
    struct stance_network net = {0};
    if (project.measure == STANCE_MEASURE_DEFAULT)
        project.measure = STANCE_SIGNED;
    enum stance_code code = stance_positions_make(&p, data, &options->select, false, watch, err);
    if (!code)
        code = stance_network_project(&net, &p, &project, watch, err);
    if (!code)
        code = stance_stancegraph_make_network(out, data, &p, &net, watch, err);
    stance_network_clear(&net);
    stance_positions_clear(&p);
    return code;
}
