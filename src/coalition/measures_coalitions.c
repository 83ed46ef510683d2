/* measures_coalitions.c - one row per coalition.
 *
 *     density    ties inside / pairs inside; none in a coalition of one
 *     cohesion   mean tie inside, apart: mean tie to the outside (measure.h)
 *     spoken     issues on which two members or more are on record
 *     rice       mean over these of the Rice index, those without sides left out
 *     agreement  mean over these of the agreement index of Hix, Noury and Roland (both
 *                cohesion.h); a lone voice, which always agrees with itself, counts in
 *                neither
 *     defining_issues  ids, strongest first, ';' between (struct stance_defining)
 *     firmness   mean over its pairs of the share of replicates in which they are together,
 *                where replicates are asked for (stability.h) */
#include "measures.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "cohesion.h"
#include "partition.h"

enum { ID, SIZE, TIES, DENSITY, COHESION, APART, SPOKEN, RICE, AGREEMENT, DEFINING, FIRMNESS };

struct mean {
    double sum;
    size_t n;
};

static void add(struct mean *m, double x)
{
    if (isnan(x))
        return;
    m->sum += x;
    m->n++;
}

static double of(struct mean m)
{
    return m.n ? m.sum / (double)m.n : NAN;
}

static enum stance_code put_defining(struct stance_measures *m, uint32_t k,
                                     struct stance_error *err)
{
    const struct stance_coalition *x = &m->coalitions->coalition[k];
    struct stance_text ids = {0};
    for (size_t i = 0; i < x->defining_n; i++) {
        stance_text_puts(&ids, i ? ";" : "");
        stance_text_puts(&ids, stance_coalitions_issue_id(m->coalitions, x->defining[i].issue));
    }
    enum stance_code code = stance_text_end(&ids, err);
    if (!code)
        code = stance_measures_put_text(m, k, DEFINING, ids.bytes, err);
    stance_text_free(&ids);
    return code;
}

static enum stance_code put(struct stance_measures *m, uint32_t k, size_t ties,
                            const struct stance_voices *voices, size_t issue_n,
                            struct stance_error *err)
{
    const struct stance_coalition *x = &m->coalitions->coalition[k];
    struct mean rice = {0}, agreement = {0};
    double pairs = (double)x->size * (x->size - 1.0) / 2;
    char letter[8];
    for (size_t j = 0; j < issue_n; j++)
        if (stance_voices_n(voices[j]) >= 2) {
            add(&rice, stance_voices_rice(voices[j]));
            add(&agreement, stance_voices_agreement(voices[j]));
        }
    stance_partition_letter(k, letter);
    stance_measures_put_number(m, k, SIZE, x->size);
    stance_measures_put_number(m, k, TIES, (double)ties);
    stance_measures_put_number(m, k, DENSITY, pairs > 0 ? (double)ties / pairs : NAN);
    stance_measures_put_number(m, k, COHESION, x->cohesion);
    stance_measures_put_number(m, k, APART, x->apart);
    stance_measures_put_number(m, k, SPOKEN, (double)agreement.n);
    stance_measures_put_number(m, k, RICE, of(rice));
    stance_measures_put_number(m, k, AGREEMENT, of(agreement));
    if (m->coalitions->stability)
        stance_measures_put_number(m, k, FIRMNESS, m->coalitions->stability->firmness[k]);
    enum stance_code code = stance_measures_put_text(m, k, ID, letter, err);
    return code ? code : put_defining(m, k, err);
}

enum stance_code stance_measures_of_coalitions(struct stance_measures *m,
                                               const struct stance_measures_input *in,
                                               struct stance_error *err)
{
    const stance_coalitions *c = m->coalitions;
    struct stance_voices *voices = NULL;
    size_t *ties = stance_memory_new(c->k, sizeof *ties);
    stance_measures_column_add(m, "coalition", "Coalition", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "size", "Actors", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "ties_inside", "Ties", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "density", "Density", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "cohesion", "Cohesion", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "apart", "To others", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "issues", "Issues", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "rice", "Rice", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "agreement", "Agreement", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "defining_issues", NULL, STANCE_COLUMN_TEXT);
    if (c->stability) {
        stance_measures_column_add(m, "firmness", "Firmness", STANCE_COLUMN_SHARE);
        stance_measures_column_asked(m);
        stance_text_format(&m->legend,
                           " Firmness: mean share of %lu replicates in which two of its members "
                           "are together.",
                           (unsigned long)c->stability->replicate_n);
    }
    enum stance_code code = ties ? stance_text_end(&m->legend, err) : stance_error_memory(err);
    if (!code)
        code = stance_voices_count(&voices, in->p, c->label, c->k, err);
    if (!code)
        code = stance_measures_reserve(m, c->k, err);
    for (size_t i = 0; i < in->net->m && !code; i++) {
        uint32_t k = c->label[in->net->a[i]];
        ties[k] += k == c->label[in->net->b[i]] && in->net->w[i] != 0;
    }
    for (uint32_t k = 0; k < c->k && !code; k++)
        code = put(m, k, ties[k], voices + k * in->p->issue_n, in->p->issue_n, err);
    stance_memory_free(voices);
    stance_memory_free(ties);
    return code;
}
