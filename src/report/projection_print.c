/* projection_print.c - choosing the form. */
#include "projection_print.h"

#include "../base/error.h"
#include "../base/given.h"
#include "../base/text.h"
#include "../data/dot_graph.h"

const char *stance_two_mode_name(enum stance_two_mode mode)
{
    static const char *const name[] = {"no", "count", "subtract", "combine"};
    return name[mode];
}

const char *stance_normalise_name(enum stance_normalise normalise)
{
    static const char *const name[] = {
        "none", "average", "jaccard", "cosine", "activity-product", "activity", "prominence"};
    return name[normalise];
}

enum stance_code stance_projection_print(struct stance_text *out,
                                         const stance_projection *projection,
                                         enum stance_network_format format,
                                         const struct stance_options *options,
                                         const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code given = stance_given_choice("format", (int)format, STANCE_NETWORK_MATRIX, err);
    if (given != STANCE_OK)
        return given;
    struct stance_text text = {0};
    static const enum stance_exchange_format as[] = {
        [STANCE_NETWORK_GRAPHML] = STANCE_EXCHANGE_GRAPHML,
        [STANCE_NETWORK_GEXF] = STANCE_EXCHANGE_GEXF,
        [STANCE_NETWORK_NODE_LINK] = STANCE_EXCHANGE_JSON,
        [STANCE_NETWORK_GML] = STANCE_EXCHANGE_GML,
        [STANCE_NETWORK_PAJEK] = STANCE_EXCHANGE_PAJEK,
        [STANCE_NETWORK_DL] = STANCE_EXCHANGE_DL,
        [STANCE_NETWORK_EDGES] = STANCE_EXCHANGE_EDGES,
        [STANCE_NETWORK_MATRIX] = STANCE_EXCHANGE_MATRIX};
    enum stance_formulas formulas = options ? options->write.formulas : STANCE_FORMULAS_AUTO;
    if (format != STANCE_NETWORK_CSV && format != STANCE_NETWORK_JSON && projection->window_n)
        return stance_error_set(err, STANCE_E_VALUE,
                                "a series of windows is many networks: take csv or json");
    if (format == STANCE_NETWORK_CSV)
        stance_projection_put_csv(&text, projection, formulas);
    else if (format == STANCE_NETWORK_JSON)
        stance_projection_put_json(&text, projection);
    else if (format == STANCE_NETWORK_DOT)
        stance_projection_put_dot(&text, projection);
    else
        return stance_projection_put_exchange(out, projection, as[format], formulas, watch, err);
    enum stance_code code = stance_text_end(&text, err);
    if (!code && format == STANCE_NETWORK_DOT) {
        struct stance_text canonical = {0};
        code = stance_dot_canon(&canonical, text.bytes, text.n,
                                options ? options->read.graphviz : NULL, watch, err);
        stance_text_free(&text);
        text = canonical;
    }
    if (code)
        stance_text_free(&text);
    else
        *out = text;
    return code;
}
