/* measures.c - the one table of measures. */
#include "measures.h"

const char *const stance_measure_names[] = {
    [STANCE_MEASURE_DEFAULT] = "auto",
    [STANCE_AGREEMENT] = "agreement",
    [STANCE_SIGNED] = "signed",
    [STANCE_CONGRUENCE] = "congruence",
    [STANCE_CONFLICT] = "conflict",
    [STANCE_SUBTRACT] = "subtract",
    [STANCE_OVERLAP] = "overlap",
    [STANCE_S] = "s",
    [STANCE_S_SQUARED] = "s-squared",
    [STANCE_KAPPA] = "kappa",
    [STANCE_PI] = "pi",
    [STANCE_COSINE] = "cosine",
    [STANCE_JACCARD] = "jaccard",
    [STANCE_PHI] = "phi",
    [STANCE_CORRELATION] = "correlation",
    [STANCE_COINCIDENCE] = "coincidence",
    [STANCE_MATCHES] = "matches",
    [STANCE_MATCHES + 1] = NULL,
};

static const struct stance_measure_about about[] = {
    [STANCE_SIGNED] = {.is_signed = true},
    [STANCE_CONGRUENCE] = {.divisible = true},
    [STANCE_CONFLICT] = {.divisible = true},
    [STANCE_SUBTRACT] = {.is_signed = true, .divisible = true},
    [STANCE_OVERLAP] = {.divisible = true},
    [STANCE_S] = {.is_signed = true, .weighs = true, .joint = stance_measure_s},
    [STANCE_S_SQUARED] = {.is_signed = true, .weighs = true, .joint = stance_measure_s_squared},
    [STANCE_KAPPA] = {.is_signed = true, .joint = stance_measure_kappa},
    [STANCE_PI] = {.is_signed = true, .joint = stance_measure_pi},
    [STANCE_COSINE] = {.is_signed = true, .joint = stance_measure_cosine},
    [STANCE_JACCARD] = {.joint = stance_measure_jaccard},
    [STANCE_PHI] = {.is_signed = true, .joint = stance_measure_phi},
    [STANCE_CORRELATION] = {.is_signed = true, .joint = stance_measure_correlation},
    [STANCE_COINCIDENCE] = {.joint = stance_measure_coincidence},
    [STANCE_MATCHES] = {.joint = stance_measure_matches},
};

const struct stance_measure_about *stance_measure_about(enum stance_measure measure)
{
    return &about[measure];
}
