/* warnings.c - what a reader must know before believing the result. */
#include "measure.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "../graph/backbone.h"
#include "methods.h"
#include "partition.h"

enum { KINDS = 10, LETTERS_SHOWN = 10 };

/* The next warning to write into; c->warning has room for every kind. */
static struct stance_text *next(stance_coalitions *c)
{
    return &c->warning[c->warning_n++];
}

static void put_share(struct stance_text *text, size_t part, size_t whole)
{
    stance_text_format(text, "%zu of %zu ties (%zu %%)", part, whole,
                       (100 * part + whole / 2) / whole);
}

static void warn_of_thin(stance_coalitions *c)
{
    if (c->thin_n == 0 || c->thin_n * 10 < c->tie_n)
        return;
    struct stance_text *text = next(c);
    put_share(text, c->thin_n, c->tie_n);
    stance_text_puts(text, " rest on fewer than 3 shared issues");
}

static void warn_of_pairs_below(stance_coalitions *c, const struct stance_caveats *caveats)
{
    if (c->below_n)
        stance_text_format(next(c),
                           "%zu pair%s fewer than %u issues and %s left untied (--min-overlap)",
                           c->below_n, c->below_n == 1 ? " shares" : "s share",
                           caveats->options->project.min_overlap, c->below_n == 1 ? "is" : "are");
}

static void warn_of_cut(stance_coalitions *c, const struct stance_caveats *caveats)
{
    if (c->cut_n)
        stance_text_format(next(c), "the backbone %s keeps %zu of %zu ties; the others say nothing",
                           stance_backbone_name(caveats->options->project.backbone), c->tie_n,
                           c->tie_n + c->cut_n);
}

static void warn_of_isolated(stance_coalitions *c)
{
    if (c->isolated_n)
        stance_text_format(next(c), "%zu actor%s no friendly or hostile tie and %s alone",
                           c->isolated_n, c->isolated_n == 1 ? " has" : "s have",
                           c->isolated_n == 1 ? "stands" : "stand");
}

static void warn_of_unread(stance_coalitions *c, const struct stance_caveats *caveats)
{
    size_t ties = caveats->ties_unread, alignments = caveats->alignments_unread;
    if (ties)
        stance_text_format(next(c), "%s reads friendly ties only: %zu hostile tie%s left out",
                           stance_method_name(c->method), ties, ties == 1 ? " is" : "s are");
    if (alignments)
        stance_text_format(next(c),
                           "%zu alignment%s left out: they count on the measure signed alone",
                           alignments, alignments == 1 ? " is" : "s are");
}

static void warn_of_assumed(stance_coalitions *c, const struct stance_caveats *caveats)
{
    size_t n = caveats->pairs_assumed;
    if (n)
        stance_text_format(next(c), "%zu pair%s no tie and %s taken to be %s apart", n,
                           n == 1 ? " has" : "s have", n == 1 ? "is" : "are",
                           caveats->assumed < 1 ? "half-way" : "as far as can be");
}

static void warn_of_no_opposition(stance_coalitions *c)
{
    if (stance_method_is_frustration(c->method) && c->positive_n && c->negative_n == 0)
        stance_text_puts(next(c), "no tie is hostile, so everybody who is tied belongs together; "
                                  "--method leiden tells who is closer to whom");
}

static void warn_of_other_optimum(stance_coalitions *c)
{
    if (c->certificate.unique_known && !c->certificate.unique)
        stance_text_puts(next(c), "another partition is exactly as good: some members could as "
                                  "well stand elsewhere");
}

/* Modularity may hide smaller coalitions in one whose inside weight is below
 * sqrt(2 m) ties of mean weight, m ties in all.
 *
 * S. Fortunato, M. Barthelemy: Resolution limit in community detection. PNAS 104
 * (2007) 36-41. doi:10.1073/pnas.0605965104 */
static enum stance_code warn_of_resolution(stance_coalitions *c, const struct stance_network *net,
                                           struct stance_error *err)
{
    double total = 0, ties = 0;
    size_t found = 0;
    if (stance_method_traits(c->method)->aim != STANCE_AIM_MODULARITY)
        return STANCE_OK;
    double *inside = stance_memory_new(c->k, sizeof *inside);
    if (!inside)
        return stance_error_memory(err);
    for (size_t i = 0; i < net->m; i++) {
        if (!(net->w[i] > 0))
            continue;
        total += net->w[i];
        ties += 1;
        if (c->label[net->a[i]] == c->label[net->b[i]])
            inside[c->label[net->a[i]]] += net->w[i];
    }
    for (uint32_t k = 0; k < c->k; k++) {
        char letter[8];
        bool below = c->coalition[k].size > 2 && inside[k] < total * sqrt(2 / ties);
        if (!below || ++found > LETTERS_SHOWN)
            continue;
        struct stance_text *text = found == 1 ? next(c) : &c->warning[c->warning_n - 1];
        stance_partition_letter(k, letter);
        stance_text_puts(text, found == 1 ? "below the resolution limit of modularity, so perhaps "
                                            "several in one: "
                                          : ", ");
        stance_text_puts(text, letter);
    }
    if (found > LETTERS_SHOWN)
        stance_text_format(&c->warning[c->warning_n - 1], " and %zu more", found - LETTERS_SHOWN);
    stance_memory_free(inside);
    return STANCE_OK;
}

enum stance_code stance_coalitions_warn(stance_coalitions *c, const struct stance_caveats *caveats,
                                        struct stance_error *err)
{
    c->warning = stance_memory_new(KINDS, sizeof *c->warning);
    if (!c->warning)
        return stance_error_memory(err);
    warn_of_no_opposition(c);
    warn_of_thin(c);
    warn_of_pairs_below(c, caveats);
    warn_of_cut(c, caveats);
    warn_of_isolated(c);
    warn_of_unread(c, caveats);
    warn_of_assumed(c, caveats);
    enum stance_code code = warn_of_resolution(c, caveats->net, err);
    warn_of_other_optimum(c);
    for (size_t i = 0; i < c->warning_n && !code; i++)
        code = stance_text_end(&c->warning[i], err);
    return code;
}
