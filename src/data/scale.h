/* scale.h - what a stance, a strength, a basis and a kind of actor may say.
 *
 * A *scale* gives each stance word a value in -1 .. 1 or none (missing).  One scale
 * is in force: the caller's, else the one in datapackage.json, else the built-in,
 * which takes numbers in -1 .. 1 as well.  They do not mix: in a scale where 1 is
 * yea and 6 is nay, a 0 is a mistake and not abstention.  An empty cell is missing
 * under every scale. */
#ifndef STANCE_DATA_SCALE_H
#define STANCE_DATA_SCALE_H

#include "vocabulary.h"

struct stance_scale {
    struct stance_vocabulary words;
    bool numbers; /* numbers in -1 .. 1 stand for themselves */
    double range; /* they run from -range to range instead; 0 = 1 */
};

STANCE_MUST_USE enum stance_code stance_scale_init_stance(struct stance_scale *scale,
                                                          struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_scale_init_strength(struct stance_scale *scale,
                                                            struct stance_error *err);
/* No word and no number: for the scale of a package. */
STANCE_MUST_USE enum stance_code stance_scale_init_empty(struct stance_scale *scale,
                                                         struct stance_error *err);
/* stance_scale_init_text - from "Y=1,A=0,N=-1,X="; the last '=' of an entry divides.
 * Errors: STANCE_E_VALUE for a text that is no scale. */
STANCE_MUST_USE enum stance_code stance_scale_init_text(struct stance_scale *scale,
                                                        const char *text, struct stance_error *err);
void stance_scale_clear(struct stance_scale *scale);
/* false: s is not on the scale.  Missing gives NAN; so does "". */
bool stance_scale_value(struct stance_scale *scale, const char *s, size_t n, double *value);
/* Appends "expected a stance, got 'yess' (did you mean 'yes'?)"; what = "a stance". */
void stance_scale_explain(struct stance_scale *scale, struct stance_text *message, const char *what,
                          const char *s, size_t n);

/* Vocabularies whose values are enum stance_basis and enum stance_actor_kind. */
STANCE_MUST_USE enum stance_code stance_vocabulary_init_basis(struct stance_vocabulary *v,
                                                              struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_vocabulary_init_kind(struct stance_vocabulary *v,
                                                             struct stance_error *err);

#endif
