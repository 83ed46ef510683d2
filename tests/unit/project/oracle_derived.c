/* oracle_derived.c - what DNA computes from networks, computed from ours.
 *
 * Distances between windows, nested backbones and polarisation are no part of the library
 * here.  That theirs follow from our networks shows that these are right; what is spectral
 * takes degrees where the Laplacian is meant (DNA's defect). */
#include "oracle.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

static int falling(const void *pa, const void *pb)
{
    double a = *(const double *)pa, b = *(const double *)pb;
    return a > b ? -1 : a < b;
}

/* Row sums without what is negative, sorted, as shares. */
static void spectrum(double *out, const struct stance_dna_matrix *m, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        out[i] = 0;
        for (size_t k = 0; i < m->row_n && k < m->row_n; k++)
            out[i] += fmax(0, m->value[i * m->row_n + k]);
        sum += out[i];
    }
    qsort(out, n, sizeof *out, falling);
    for (size_t i = 0; i < n && sum > 0; i++)
        out[i] /= sum;
}

static double apart(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += fabs(a[i] - b[i]);
    return sum;
}

/* ---- Distances between windows ---- */

static double distance(const struct stance_dna_matrix *a, const struct stance_dna_matrix *b,
                       bool spectral)
{
    double x[64], y[64];
    if (!spectral)
        return apart(a->value, b->value, a->row_n * a->column_n);
    spectrum(x, a, a->row_n);
    spectrum(y, b, b->row_n);
    return apart(x, y, a->row_n);
}

bool oracle_distances_pass(struct oracle_case *c, const stance_dataset *d)
{
    bool spectral =
        strcmp(json_string_value(json_object_get(c->options, "distanceMethod")), "spectral") == 0;
    struct stance_dna s = {0};
    struct stance_dna_series series = {0};
    cr_assert_eq(stance_dna_select(&s, d, &c->ours, STANCE_DNA_NETWORK, 0, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_dna_networks(&series, &s, NULL, NULL), STANCE_OK);
    bool same = series.n == json_array_size(c->results);
    for (size_t i = 0; i < series.n && same; i++)
        for (size_t k = 0; k < series.n && same; k++)
            same = near(distance(&series.item[i], &series.item[k], spectral),
                        json_number_value(json_array_get(json_array_get(c->results, i), k)));
    stance_dna_series_clear(&series);
    stance_dna_clear(&s);
    return same;
}

/* ---- Nested backbones ---- */

struct nest {
    struct stance_dna s;
    double full[64];
    size_t n;    /* actors of the full network */
    bool in[64]; /* per issue: is it still in the backbone? */
};

/* How far the network of some issues is from that of all. */
static double loss(struct nest *nest, const bool *in, size_t *statement_n)
{
    struct stance_dna_statement *part = malloc(nest->s.n * sizeof *part);
    struct stance_dna_matrix m = {0};
    double x[64];
    struct stance_dna_slice slice = {.statement = part};
    for (size_t i = 0; i < nest->s.n; i++)
        if (in[nest->s.statement[i].issue])
            part[slice.n++] = nest->s.statement[i];
    cr_assert_eq(stance_dna_one_mode(&m, &nest->s, &slice, NULL, NULL), STANCE_OK);
    spectrum(x, &m, nest->n);
    *statement_n = slice.n;
    stance_dna_matrix_clear(&m);
    free(part);
    return apart(x, nest->full, nest->n);
}

static void nest_init(struct nest *nest, struct oracle_case *c, const stance_dataset *d)
{
    struct stance_dna_matrix m = {0};
    *nest = (struct nest){.n = 0};
    cr_assert_eq(stance_dna_select(&nest->s, d, &c->ours, STANCE_DNA_NETWORK, 0, NULL, NULL),
                 STANCE_OK);
    struct stance_dna_slice all = {.statement = nest->s.statement, .n = nest->s.n};
    cr_assert_eq(stance_dna_one_mode(&m, &nest->s, &all, NULL, NULL), STANCE_OK);
    nest->n = m.row_n;
    spectrum(nest->full, &m, nest->n);
    stance_dna_matrix_clear(&m);
    for (size_t j = 0; j < nest->s.n; j++)
        nest->in[nest->s.statement[j].issue] = true;
}

/* One step: every issue that can be spared at the smallest loss goes, the last first. */
static bool step_passes(struct nest *nest, json_t *results, size_t *at)
{
    double losses[64], least = INFINITY;
    size_t statement_n[64];
    bool left[64];
    memcpy(left, nest->in, sizeof left);
    for (size_t j = 0; j < nest->s.issue.n; j++) {
        if (!nest->in[j])
            continue;
        left[j] = false;
        losses[j] = loss(nest, left, &statement_n[j]);
        left[j] = true;
        least = fmin(least, losses[j]);
    }
    for (size_t j = nest->s.issue.n; j-- > 0;) {
        bool out[64];
        size_t ignored;
        if (!nest->in[j] || losses[j] > least) /* a tie up to rounding is none for DNA */
            continue;
        nest->in[j] = false;
        for (size_t k = 0; k < 64; k++)
            out[k] = !nest->in[k];
        if (strcmp(json_string_value(json_array_get(json_object_get(results, "entity"), *at)),
                   nest->s.issue.text[j]) != 0 ||
            !near(losses[j], json_number_value(
                                 json_array_get(json_object_get(results, "backboneLoss"), *at))) ||
            !near(loss(nest, out, &ignored),
                  json_number_value(
                      json_array_get(json_object_get(results, "redundantLoss"), *at))) ||
            (json_int_t)statement_n[j] !=
                json_integer_value(json_array_get(json_object_get(results, "numStatements"), *at)))
            return false;
        ++*at;
    }
    return true;
}

bool oracle_nested_passes(struct oracle_case *c, const stance_dataset *d)
{
    struct nest nest;
    size_t at = 0, n = json_array_size(json_object_get(c->results, "entity"));
    nest_init(&nest, c, d);
    bool same = true;
    while (same && at < n)
        same = step_passes(&nest, c->results, &at);
    stance_dna_clear(&nest.s);
    return same;
}

bool oracle_evaluated_passes(struct oracle_case *c, const stance_dataset *d)
{
    struct nest nest;
    bool in[64] = {false}, out[64] = {false};
    json_t *names = json_object_get(c->options, "backboneEntities"), *name;
    double p = json_number_value(json_object_get(c->options, "p"));
    size_t i, chosen = 0, all = 0, ignored;
    nest_init(&nest, c, d);
    for (size_t j = 0; j < nest.s.issue.n; j++) {
        json_array_foreach(names, i, name) in[j] =
            in[j] || strcmp(json_string_value(name), nest.s.issue.text[j]) == 0;
        out[j] = nest.in[j] && !in[j];
        chosen += in[j];
        all += nest.in[j];
    }
    double spared = ((double)all - (double)chosen) / (double)all;
    bool same = near(loss(&nest, in, &ignored) * exp(-p * spared),
                     json_number_value(json_array_get(c->results, 0))) &&
                near(loss(&nest, out, &ignored) * exp(-p * (1 - spared)),
                     json_number_value(json_array_get(c->results, 1)));
    stance_dna_clear(&nest.s);
    return same;
}

/* ---- Polarisation: the two networks it starts from ---- */

static bool network_passes(struct oracle_case *c, const stance_dataset *d,
                           enum stance_measure measure, json_t *theirs)
{
    struct stance_dna s = {0};
    struct stance_dna_series series = {0};
    c->ours.project.measure = measure;
    c->ours.project.normalise = STANCE_NORMALISE_AVERAGE;
    cr_assert_eq(stance_dna_select(&s, d, &c->ours, STANCE_DNA_NETWORK, 0, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_dna_networks(&series, &s, NULL, NULL), STANCE_OK);
    bool same = series.n > 0 && oracle_equal(&s, &series.item[0], theirs);
    stance_dna_series_clear(&series);
    stance_dna_clear(&s);
    return same;
}

bool oracle_polarisation_starts(struct oracle_case *c, const stance_dataset *d)
{
    return network_passes(c, d, STANCE_CONGRUENCE, json_object_get(c->results, "congruence")) &&
           network_passes(c, d, STANCE_CONFLICT, json_object_get(c->results, "conflict"));
}
