/* sensitivity.c - the same data by other methods and measures, all compared with all. */
#include "sensitivity.h"

#include "../base/error.h"
#include "../base/given.h"
#include "../base/memory.h"
#include "coalitions.h"
#include "detect.h"
#include "methods.h"
#include "rerun.h"

/* Methods with the measures whose ties mean to them what they should: frustration reads
 * signs; modularity and walks want friendship, which is what 0 .. 1 measures hold.  Those of
 * one method stand together. */
static const struct combination {
    enum stance_method method;
    enum stance_measure measure;
} combination[] = {
    {STANCE_METHOD_SIGNED, STANCE_SIGNED},
    {STANCE_METHOD_SIGNED, STANCE_SUBTRACT},
    {STANCE_METHOD_BALANCE, STANCE_SIGNED},
    {STANCE_METHOD_BALANCE, STANCE_SUBTRACT},
    {STANCE_METHOD_LEIDEN, STANCE_AGREEMENT},
    {STANCE_METHOD_LEIDEN, STANCE_SIGNED},
    {STANCE_METHOD_LEIDEN, STANCE_CONGRUENCE},
    {STANCE_METHOD_LEIDEN, STANCE_MATCHES},
    {STANCE_METHOD_LOUVAIN, STANCE_AGREEMENT},
    {STANCE_METHOD_LOUVAIN, STANCE_SIGNED},
    {STANCE_METHOD_OPTIMAL, STANCE_AGREEMENT},
    {STANCE_METHOD_OPTIMAL, STANCE_SIGNED},
    {STANCE_METHOD_SPINGLASS, STANCE_SIGNED},
    {STANCE_METHOD_WALKTRAP, STANCE_AGREEMENT},
    {STANCE_METHOD_WALKTRAP, STANCE_CONGRUENCE},
    {STANCE_METHOD_INFOMAP, STANCE_AGREEMENT},
    {STANCE_METHOD_LABEL_PROPAGATION, STANCE_AGREEMENT},
    {STANCE_METHOD_FAST_GREEDY, STANCE_AGREEMENT},
    {STANCE_METHOD_LEADING_EIGENVECTOR, STANCE_AGREEMENT},
    {STANCE_METHOD_EDGE_BETWEENNESS, STANCE_AGREEMENT},
    {STANCE_METHOD_AVERAGE, STANCE_AGREEMENT},
    {STANCE_METHOD_COMPLETE, STANCE_AGREEMENT},
    {STANCE_METHOD_WARD, STANCE_AGREEMENT},
};
enum { COMBINATIONS = sizeof combination / sizeof *combination };

/* The most ties a method is tried on, some half a second's; 0 = any number.  By the ties and
 * not by a clock, so that the same data have the same answer. */
static size_t ties_most(enum stance_method method)
{
    switch (method) {
    case STANCE_METHOD_SPINGLASS:
    case STANCE_METHOD_EDGE_BETWEENNESS:
        return 500;
    case STANCE_METHOD_INFOMAP:
    case STANCE_METHOD_LEADING_EIGENVECTOR:
        return 200000;
    default:
        return 0;
    }
}

/* Where the networks come from: positions, or one that is given. */
struct source {
    const struct stance_positions *positions;
    const struct stance_network *given;
    const struct stance_options *options;
};

static enum stance_code make(struct stance_sensitivity **out, size_t actor_n,
                             struct stance_error *err)
{
    struct stance_sensitivity *s = stance_memory_new(1, sizeof *s);
    if (!s)
        return stance_error_memory(err);
    s->actor_n = actor_n;
    *out = s;
    s->run = stance_memory_new(COMBINATIONS + 1, sizeof *s->run);
    s->left_out = stance_memory_new(COMBINATIONS, sizeof *s->left_out);
    return s->run && s->left_out ? STANCE_OK : stance_error_memory(err);
}

void stance_sensitivity_free(stance_sensitivity *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->run_n; i++)
        stance_memory_free(s->run[i].label);
    stance_memory_free(s->run);
    stance_memory_free(s->left_out);
    stance_memory_free(s->pair);
    stance_memory_free(s);
}

/* Options of the one that was asked for, bent to what another method takes. */
static struct stance_options options_for(const struct stance_options *asked, struct combination c)
{
    struct stance_options o = *asked;
    const struct stance_method_traits *traits = stance_method_traits(c.method);
    o.cluster.method = c.method;
    o.project.measure = c.measure;
    if (!traits->takes_k)
        o.cluster.k = 0;
    if (!traits->takes_resolution)
        o.cluster.resolution = 1;
    if (traits->aim == STANCE_AIM_FRUSTRATION && o.cluster.k == 1)
        o.cluster.k = 0;
    if (c.measure != asked->project.measure && c.measure != STANCE_SUBTRACT &&
        c.measure != STANCE_CONGRUENCE)
        o.project.normalise = STANCE_NORMALISE_NONE;
    return o;
}

/* One that was not asked for: no proof, and refused where it would take long. */
static enum stance_code detect_other(struct stance_sensitivity_run *run,
                                     const struct stance_network *net,
                                     const struct stance_cluster_options *o,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_cluster_options fit = *o;
    struct stance_detection found = {0};
    size_t most = ties_most(o->method);
    if (most && net->m > most)
        return stance_error_set(err, STANCE_E_VALUE,
                                "takes long; tried on up to %zu ties, and here are %zu", most,
                                net->m);
    if (o->method != STANCE_METHOD_OPTIMAL)
        return stance_rerun_detect(run->label, &run->k, net, o, watch, err);
    fit.exact = false; /* the search for it is its own, and no leiden as in a rerun */
    enum stance_code code = stance_detect(run->label, &found, net, &fit, watch, err);
    run->k = found.k;
    return code;
}

/* The first run is as it was asked for, with its proof if any. */
static enum stance_code detect(struct stance_sensitivity_run *run, bool first,
                               const struct source *from, const struct stance_options *o,
                               const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_network made = {0};
    struct stance_detection found = {0};
    const struct stance_network *net = from->given ? from->given : &made;
    enum stance_code code = STANCE_OK;
    if (!from->given)
        code = stance_network_project(&made, from->positions, &o->project, watch, err);
    if (!code && first) {
        code = stance_detect(run->label, &found, net, &o->cluster, watch, err);
        run->k = found.k;
    } else if (!code) {
        code = detect_other(run, net, &o->cluster, watch, err);
    }
    stance_network_clear(&made);
    return code;
}

static enum stance_code add(struct stance_sensitivity *s, const struct source *from,
                            const struct stance_options *o, const struct stance_watch *watch,
                            struct stance_error *err)
{
    bool first = s->run_n == 0;
    struct stance_error why = {0};
    struct stance_sensitivity_run *run = &s->run[s->run_n];
    run->method = o->cluster.method;
    run->measure = o->project.measure;
    run->label = stance_memory_new(s->actor_n, sizeof *run->label);
    if (!run->label)
        return stance_error_memory(err);
    s->run_n++;
    enum stance_code code = detect(run, first, from, o, watch, first ? err : &why);
    if (first || !code)
        return code;
    if (code != STANCE_E_VALUE && code != STANCE_E_DATA)
        return stance_error_set(err, code, "%s", why.message);
    s->left_out[s->left_out_n++] =
        (struct stance_sensitivity_gap){.method = run->method, .measure = run->measure, .why = why};
    stance_memory_free(run->label);
    s->run_n--;
    return STANCE_OK;
}

static enum stance_code run_all(struct stance_sensitivity *s, const struct source *from,
                                const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_options *asked = from->options;
    const struct stance_watch within = stance_watch_within(watch);
    enum stance_code code = add(s, from, asked, watch, err);
    for (size_t i = 0; i < COMBINATIONS && !code; i++) {
        struct combination c = combination[i];
        bool again = i > 0 && combination[i - 1].method == c.method;
        if (from->given && again)
            continue;
        if (from->given)
            c.measure = asked->project.measure;
        if (c.method == asked->cluster.method && c.measure == asked->project.measure)
            continue;
        struct stance_options o = options_for(asked, c);
        stance_watch_progress(watch, "trying other methods", "", (double)i, COMBINATIONS);
        code = add(s, from, &o, &within, err);
    }
    return code;
}

static enum stance_code compare_all(struct stance_sensitivity *s, const struct stance_watch *watch,
                                    struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    size_t n = s->run_n;
    s->pair = stance_memory_new(n * n, sizeof *s->pair);
    if (!s->pair)
        return stance_error_memory(err);
    for (size_t a = 0; a < n && !code; a++)
        for (size_t b = a; b < n && !code; b++) {
            code = stance_partitions_compare(&s->pair[a * n + b], s->run[a].label, s->run[b].label,
                                             s->actor_n, err);
            s->pair[b * n + a] = s->pair[a * n + b];
            if (!code)
                code = stance_watch_check(watch, err);
        }
    return code;
}

static enum stance_code find(stance_sensitivity **out, size_t actor_n, const struct source *from,
                             const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_sensitivity *s = NULL;
    enum stance_code code = make(&s, actor_n, err);
    if (!code)
        code = run_all(s, from, watch, err);
    if (!code)
        code = compare_all(s, watch, err);
    if (!code)
        s->from_network = from->given != NULL;
    if (code)
        stance_sensitivity_free(s);
    else
        *out = s;
    return code;
}

enum stance_code stance_sensitivity_find(stance_sensitivity **out, const stance_dataset *data,
                                         const struct stance_options *options,
                                         const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code given = stance_given_options(options, err);
    if (given != STANCE_OK)
        return given;
    struct stance_options asked = *options;
    struct stance_positions p = {0};
    struct source from = {.positions = &p, .options = &asked};
    asked.project.measure = stance_coalitions_measure_for(options);
    enum stance_code code = stance_detect_check(&options->cluster, err);
    if (!code)
        code = stance_positions_make(&p, data, &options->select, false, watch, err);
    if (!code)
        code = stance_coalitions_check(&p, &asked.project, &asked.cluster, err);
    if (!code)
        code = stance_coalitions_refuse_undivided(data, &p, err);
    if (!code)
        code = find(out, p.actor_n, &from, watch, err);
    stance_positions_clear(&p);
    return code;
}

enum stance_code stance_sensitivity_find_in_network(stance_sensitivity **out, const char *path,
                                                    const struct stance_options *options,
                                                    const struct stance_watch *watch,
                                                    struct stance_error *err)
{
    enum stance_code given = stance_given_options(options, err);
    if (given != STANCE_OK)
        return given;
    struct stance_options asked = *options;
    struct stance_dictionary nodes = {0};
    struct stance_network net = {0};
    struct source from = {.given = &net, .options = &asked};
    asked.project.measure = STANCE_SIGNED;
    enum stance_code code = stance_detect_check(&options->cluster, err);
    if (!code)
        code = stance_dictionary_init(&nodes, err);
    if (!code)
        code = stance_network_read(&net, &nodes, path, watch, err);
    if (!code)
        code = find(out, net.n, &from, watch, err);
    stance_network_clear(&net);
    stance_dictionary_clear(&nodes);
    return code;
}
