/* coalitions.c - from options to a result that stands on its own. */
#include "coalitions.h"

#include <string.h>

#include "../base/error.h"
#include "../base/given.h"
#include "../base/memory.h"
#include "detect.h"
#include "measure.h"
#include "methods.h"
#include "partition.h"

const char *stance_method_name(enum stance_method method)
{
    return stance_method_names[method];
}

const char *stance_measure_name(enum stance_measure measure)
{
    return stance_measure_names[measure];
}

const char *stance_coalitions_objective_name(const stance_coalitions *c)
{
    const struct stance_method_traits *traits = stance_method_traits(c->method);
    switch (traits->aim) {
    case STANCE_AIM_FRUSTRATION:
        return "frustration";
    case STANCE_AIM_DESCRIPTION:
        return "description length";
    case STANCE_AIM_SILHOUETTE:
        return "mean silhouette";
    case STANCE_AIM_MODULARITY:
        break;
    }
    return c->negative_n && !traits->friends_only ? "signed modularity" : "modularity";
}

/* ---- Names: copies, so that the result outlives the data ---- */

static enum stance_code put(stance_coalitions *c, uint32_t *out, const char *text, size_t n,
                            struct stance_error *err)
{
    return stance_dictionary_put(&c->names, text, n, out, err);
}

static enum stance_code name_from_data(stance_coalitions *c, const struct stance_dataset *d,
                                       const struct stance_positions *p, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    c->issue_n = p->issue_n;
    c->issue_id = stance_memory_new(p->issue_n, sizeof *c->issue_id);
    c->issue_label = stance_memory_new(p->issue_n, sizeof *c->issue_label);
    if (!c->issue_id || !c->issue_label)
        return stance_error_memory(err);
    for (size_t i = 0; i < c->actor_n && !code; i++) {
        const struct stance_entity *e = &d->actor[p->actor[i]];
        c->actor_in_data[i] = p->actor[i];
        code = put(c, &c->actor_id[i], e->id, strlen(e->id), err);
        if (!code)
            code = put(c, &c->actor_label[i], e->label, strlen(e->label), err);
    }
    for (size_t j = 0; j < p->issue_n && !code; j++) {
        const struct stance_entity *e = &d->issue[p->issue[j]];
        code = put(c, &c->issue_id[j], e->id, strlen(e->id), err);
        if (!code)
            code = put(c, &c->issue_label[j], e->label, strlen(e->label), err);
    }
    return code;
}

static enum stance_code name_from_network(stance_coalitions *c,
                                          const struct stance_dictionary *nodes,
                                          struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    c->from_network = true;
    for (uint32_t i = 0; i < c->actor_n && !code; i++) {
        c->actor_in_data[i] = STANCE_NONE;
        code = put(c, &c->actor_id[i], stance_dictionary_text(nodes, i + 1),
                   stance_dictionary_length(nodes, i + 1), err);
        c->actor_label[i] = c->actor_id[i];
    }
    return code;
}

/* ---- The result ---- */

static enum stance_code make_room(stance_coalitions **out, size_t n, struct stance_error *err)
{
    stance_coalitions *c = stance_memory_new(1, sizeof *c);
    if (!c)
        return stance_error_memory(err);
    c->actor_n = n;
    c->actor_id = stance_memory_new(n, sizeof *c->actor_id);
    c->actor_label = stance_memory_new(n, sizeof *c->actor_label);
    c->actor_in_data = stance_memory_new(n, sizeof *c->actor_in_data);
    c->label = stance_memory_new(n, sizeof *c->label);
    c->silhouette = stance_memory_new(n, sizeof *c->silhouette);
    c->bridging = stance_memory_new(n, sizeof *c->bridging);
    enum stance_code code = stance_dictionary_init(&c->names, err);
    if (!code && (!c->actor_id || !c->actor_label || !c->actor_in_data || !c->label ||
                  !c->silhouette || !c->bridging))
        code = stance_error_memory(err);
    if (code)
        stance_coalitions_free(c);
    else
        *out = c;
    return code;
}

/* Detects and measures; names are there already. */
static enum stance_code fill(stance_coalitions *c, const struct stance_network *net,
                             const struct stance_positions *p, const struct stance_options *options,
                             const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_detection found = {0};
    enum stance_code code = stance_detect(c->label, &found, net, &options->cluster, watch, err);
    if (code)
        return code;
    c->method = options->cluster.method;
    c->objective = found.objective;
    c->certificate = found.certificate;
    c->k = found.k;
    c->coalition = stance_memory_new(c->k, sizeof *c->coalition);
    if (!c->coalition)
        return stance_error_memory(err);
    code = stance_coalitions_measure(c, net, options->cluster.resolution, err);
    if (!code && p)
        code = stance_coalitions_define(c, p, err);
    struct stance_caveats caveats = {.net = net,
                                     .options = options,
                                     .alignments_unread =
                                         p && net->measure != STANCE_SIGNED ? p->alignment_n : 0,
                                     .ties_unread = found.unread_n,
                                     .pairs_assumed = found.assumed_n,
                                     .assumed = found.assumed};
    if (!code)
        code = stance_coalitions_warn(c, &caveats, err);
    return code;
}

enum stance_measure stance_coalitions_measure_for(const struct stance_options *options)
{
    if (options->project.measure != STANCE_MEASURE_DEFAULT)
        return options->project.measure;
    return stance_method_uses(options->cluster.method).measure;
}

enum stance_code stance_coalitions_check(const struct stance_positions *p,
                                         const struct stance_project_options *project,
                                         const struct stance_cluster_options *cluster,
                                         struct stance_error *err)
{
    if (p->actor_n == 0)
        return stance_error_set(err, STANCE_E_DATA,
                                "nobody to cluster: no statement and no alignment is left");
    if (project->measure == STANCE_CONFLICT)
        return stance_error_set(err, STANCE_E_VALUE,
                                "the measure conflict ties opponents, so what clusters on it is no "
                                "coalition; subtract and signed count conflict against agreement");
    return stance_detect_check(cluster, err);
}

enum stance_code stance_coalitions_from_positions(stance_coalitions **out,
                                                  const struct stance_dataset *d,
                                                  const struct stance_positions *p,
                                                  const struct stance_options *options,
                                                  const struct stance_watch *watch,
                                                  struct stance_error *err)
{
    struct stance_project_options project = options->project;
    struct stance_network net = {0};
    stance_coalitions *c = NULL;
    project.measure = stance_coalitions_measure_for(options);
    enum stance_code code = stance_coalitions_check(p, &project, &options->cluster, err);
    if (!code)
        code = stance_network_project(&net, p, &project, watch, err);
    if (!code)
        code = make_room(&c, p->actor_n, err);
    if (!code)
        code = name_from_data(c, d, p, err);
    if (!code)
        code = fill(c, &net, p, options, watch, err);
    stance_network_clear(&net);
    if (code)
        stance_coalitions_free(c);
    else
        *out = c;
    return code;
}

enum stance_code stance_coalitions_from_labels(stance_coalitions **out,
                                               const struct stance_dataset *d,
                                               const struct stance_positions *p,
                                               const uint32_t *label, struct stance_error *err)
{
    stance_coalitions *c = NULL;
    enum stance_code code = make_room(&c, p->actor_n, err);
    if (!code)
        code = name_from_data(c, d, p, err);
    if (!code) {
        memcpy(c->label, label, p->actor_n * sizeof *label);
        code = stance_partition_order(c->label, p->actor_n, &c->k, err);
    }
    if (!code && !(c->coalition = stance_memory_new(c->k, sizeof *c->coalition)))
        code = stance_error_memory(err);
    for (size_t a = 0; a < p->actor_n && !code; a++)
        c->coalition[c->label[a]].size++;
    if (code)
        stance_coalitions_free(c);
    else
        *out = c;
    return code;
}

/* Do all actors have the very same row?  Alignments would still tell them apart. */
static bool all_equal(const struct stance_positions *p)
{
    size_t width = p->start[1];
    for (size_t a = 1; a < p->actor_n; a++) {
        if (p->start[a + 1] - p->start[a] != width)
            return false;
        for (size_t i = 0; i < width; i++)
            if (p->cell_issue[p->start[a] + i] != p->cell_issue[i] ||
                p->value[p->start[a] + i] != p->value[i])
                return false;
    }
    return p->alignment_n == 0;
}

/* A figure can show what coalitions cannot be found in, so only the finding refuses it. */
enum stance_code stance_coalitions_refuse_undivided(const struct stance_dataset *d,
                                                    const struct stance_positions *p,
                                                    struct stance_error *err)
{
    if (p->actor_n == 1)
        return stance_error_set(err, STANCE_E_DATA,
                                "coalitions need two actors, and there is only '%s'",
                                d->actor[p->actor[0]].id);
    if (p->actor_n > 1 && all_equal(p))
        return stance_error_set(err, STANCE_E_DATA,
                                "nothing divides the %zu actors: they hold the same on every issue",
                                p->actor_n);
    return STANCE_OK;
}

enum stance_code stance_coalitions_examine(stance_coalitions *c, const struct stance_dataset *d,
                                           const struct stance_positions *p,
                                           const struct stance_options *options,
                                           const struct stance_watch *watch,
                                           struct stance_error *err)
{
    struct stance_bootstrap bootstrap = {.data = d,
                                         .positions = p,
                                         .options = options,
                                         .measure = c->measure,
                                         .label = c->label,
                                         .k = c->k};
    enum stance_code code = STANCE_OK;
    if (options->cluster.against)
        code = stance_against_find(&c->against, c, d, options, watch, err);
    if (!code && c->against)
        code = stance_against_find_splits(c->against, c, p, err);
    if (!code && options->cluster.bootstrap)
        code = stance_bootstrap_run(&c->stability, &bootstrap, watch, err);
    return code;
}

enum stance_code stance_coalitions_find(stance_coalitions **out, const stance_dataset *data,
                                        const struct stance_options *options,
                                        const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code given = stance_given_options(options, err);
    if (given != STANCE_OK)
        return given;
    struct stance_positions p = {0};
    stance_coalitions *c = NULL;
    bool evidence =
        options->cluster.bootstrap && options->cluster.resample == STANCE_RESAMPLE_STATEMENTS;
    enum stance_code code = stance_detect_check(&options->cluster, err);
    if (!code)
        code = stance_positions_make(&p, data, &options->select, evidence, watch, err);
    if (!code)
        code = stance_coalitions_refuse_undivided(data, &p, err);
    if (!code)
        code = stance_coalitions_from_positions(&c, data, &p, options, watch, err);
    if (!code)
        code = stance_coalitions_examine(c, data, &p, options, watch, err);
    stance_positions_clear(&p);
    if (code)
        stance_coalitions_free(c);
    else
        *out = c;
    return code;
}

enum stance_code stance_coalitions_find_in_network(stance_coalitions **out, const char *path,
                                                   const struct stance_options *options,
                                                   const struct stance_watch *watch,
                                                   struct stance_error *err)
{
    enum stance_code given = stance_given_options(options, err);
    if (given != STANCE_OK)
        return given;
    struct stance_dictionary nodes = {0};
    struct stance_network net = {0};
    stance_coalitions *c = NULL;
    enum stance_code code = stance_detect_check(&options->cluster, err);
    if (!code && options->cluster.bootstrap)
        code = stance_error_set(err, STANCE_E_VALUE,
                                "a network holds neither statements nor issues to draw");
    if (!code)
        code = stance_dictionary_init(&nodes, err);
    if (!code)
        code = stance_network_read(&net, &nodes, path, watch, err);
    if (!code)
        code = make_room(&c, net.n, err);
    if (!code)
        code = name_from_network(c, &nodes, err);
    if (!code)
        code = fill(c, &net, NULL, options, watch, err);
    if (!code && options->cluster.against)
        code = stance_against_find(&c->against, c, NULL, options, watch, err);
    stance_network_clear(&net);
    stance_dictionary_clear(&nodes);
    if (code)
        stance_coalitions_free(c);
    else
        *out = c;
    return code;
}

void stance_coalitions_free(stance_coalitions *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->warning_n; i++)
        stance_text_free(&c->warning[i]);
    stance_memory_free(c->warning);
    stance_stability_free(c->stability);
    stance_against_free(c->against);
    stance_dictionary_clear(&c->names);
    stance_memory_free(c->actor_id);
    stance_memory_free(c->actor_label);
    stance_memory_free(c->actor_in_data);
    stance_memory_free(c->label);
    stance_memory_free(c->silhouette);
    stance_memory_free(c->bridging);
    stance_memory_free(c->coalition);
    stance_memory_free(c->issue_id);
    stance_memory_free(c->issue_label);
    stance_memory_free(c);
}
