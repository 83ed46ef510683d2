/* explanation.c - from names to an explanation that stands on its own. */
#include "explanation.h"

#include <string.h>

#include "../base/error.h"
#include "../base/given.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "../graph/choose.h"
#include "partition.h"

enum stance_code stance_explanation_name(stance_explanation *x, uint32_t *out, const char *text,
                                         struct stance_error *err)
{
    return stance_dictionary_put(&x->names, text, strlen(text), out, err);
}

static enum stance_code make(stance_explanation **out, struct stance_error *err)
{
    stance_explanation *x = stance_memory_new(1, sizeof *x);
    if (!x)
        return stance_error_memory(err);
    enum stance_code code = stance_dictionary_init(&x->names, err);
    if (code)
        stance_explanation_free(x);
    else
        *out = x;
    return code;
}

void stance_explanation_free(stance_explanation *x)
{
    if (!x)
        return;
    stance_dictionary_clear(&x->names);
    stance_text_free(&x->sentence);
    stance_text_free(&x->note);
    stance_coalitions_free(x->coalitions);
    stance_memory_free(x->issue);
    stance_memory_free(x->evidence);
    stance_memory_free(x->voice);
    stance_memory_free(x->member);
    stance_memory_free(x);
}

const char *stance_explanation_sentence(const stance_explanation *x)
{
    return x->sentence.bytes;
}

/* ---- Actors ---- */

static enum stance_code choose(uint32_t *actor, const struct stance_dataset *d,
                               const char *const *name, size_t n, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    if (n < 2 || n > STANCE_COMPARED_MOST)
        return stance_error_set(err, STANCE_E_VALUE, "two or three actors can be compared, not %zu",
                                n);
    for (size_t i = 0; i < n && !code; i++)
        code = stance_actor_choose(&actor[i], d, name[i], err);
    return code;
}

/* Nobody may be left: then there are no coalitions, and that is no failure here. */
static enum stance_code cluster(stance_explanation *x, const struct stance_dataset *d,
                                const struct stance_positions *p,
                                const struct stance_options *options,
                                const struct stance_watch *watch, struct stance_error *err)
{
    if (p->actor_n == 0)
        return STANCE_OK;
    return stance_coalitions_from_positions(&x->coalitions, d, p, options, watch, err);
}

enum stance_code stance_explanation_of_actors(stance_explanation **out, const stance_dataset *data,
                                              const char *const *actor, size_t n,
                                              const struct stance_options *options,
                                              const struct stance_watch *watch,
                                              struct stance_error *err)
{
    enum stance_code given = stance_given_options(options, err);
    if (given != STANCE_OK)
        return given;
    uint32_t chosen[STANCE_COMPARED_MOST] = {0};
    struct stance_positions p = {0};
    struct stance_comparison c = {0};
    struct stance_project_options project = options->project;
    stance_explanation *x = NULL;
    project.measure = stance_coalitions_measure_for(options);
    enum stance_code code = choose(chosen, data, actor, n, err);
    if (!code)
        code = stance_positions_make(&p, data, &options->select, true, watch, err);
    if (!code)
        code = stance_comparison_make(&c, data, &p, chosen, n, &project, err);
    if (!code)
        code = make(&x, err);
    if (!code)
        code = cluster(x, data, &p, options, watch, err);
    if (!code)
        code = stance_explanation_gather(x, data, &p, &c, options, err);
    if (!code) {
        stance_explanation_put_actors(x);
        code = stance_text_end(&x->sentence, err);
    }
    if (!code)
        code = stance_text_end(&x->note, err);
    stance_comparison_clear(&c);
    stance_positions_clear(&p);
    if (code)
        stance_explanation_free(x);
    else
        *out = x;
    return code;
}

/* ---- A coalition ---- */

/* "A", "b", "AA" to a number; false where it is none of the k. */
static bool parse_letter(uint32_t *out, const char *letter, uint32_t k)
{
    uint64_t number = 0;
    size_t n = strlen(letter);
    if (n == 0 || n > 7)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = letter[i] >= 'a' && letter[i] <= 'z' ? (char)(letter[i] - 'a' + 'A') : letter[i];
        if (c < 'A' || c > 'Z')
            return false;
        number = 26 * number + (uint64_t)(c - 'A' + 1);
    }
    *out = (uint32_t)(number - 1);
    return number <= k;
}

static enum stance_code refuse(const char *letter, uint32_t k, struct stance_error *err)
{
    struct stance_text quoted = {0};
    char last[8];
    enum stance_code code;
    stance_partition_letter(k - 1, last);
    stance_text_put_quoted(&quoted, letter, strlen(letter), 40);
    code = stance_text_end(&quoted, err);
    if (!code)
        code = stance_error_set(err, STANCE_E_VALUE, "there is no coalition '%s': %s%s",
                                quoted.bytes ? quoted.bytes : "",
                                k == 1 ? "the only one is " : "they are A to ", last);
    stance_text_free(&quoted);
    return code;
}

enum stance_code stance_explanation_of_coalition(stance_explanation **out,
                                                 const stance_dataset *data, const char *letter,
                                                 const struct stance_options *options,
                                                 const struct stance_watch *watch,
                                                 struct stance_error *err)
{
    enum stance_code given = stance_given_options(options, err);
    if (given != STANCE_OK)
        return given;
    struct stance_positions p = {0};
    stance_explanation *x = NULL;
    enum stance_code code = stance_positions_make(&p, data, &options->select, false, watch, err);
    if (!code)
        code = make(&x, err);
    if (!code)
        code = stance_coalitions_from_positions(&x->coalitions, data, &p, options, watch, err);
    if (!code && !parse_letter(&x->k, letter, x->coalitions->k))
        code = refuse(letter, x->coalitions->k, err);
    if (!code)
        code = stance_explanation_fill_coalition(x, &p, err);
    if (!code) {
        stance_explanation_put_coalition(x);
        code = stance_text_end(&x->sentence, err);
    }
    stance_positions_clear(&p);
    if (code)
        stance_explanation_free(x);
    else
        *out = x;
    return code;
}
