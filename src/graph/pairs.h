/* pairs.h - what each two actors have in common, one actor against all later ones.
 *
 * Two engines fill the same row of sums and agree on every bit:
 *
 *   bits     three-valued positions as rows of bits (popcount.h);
 *   columns  any positions: down each issue's column, over those who hold one
 *            there, which costs what there is and not what there could be.
 *
 * Over the issues j both have a position on (those left out by `skip` aside),
 * with statement weights n_ajk at stance values q_k, n_aj = sum_k n_ajk:
 *
 *     shared    how many issues
 *     distance  sum_j |x_aj - x_bj|                         position measures
 *               sum_j sum_kl n_ajk n_bjl |q_k - q_l|        statement measures
 *     product   sum_j n_aj n_bj                             statement measures
 *     marks     values q_k on an issue that both have used  statement measures */
#ifndef STANCE_GRAPH_PAIRS_H
#define STANCE_GRAPH_PAIRS_H

#include "popcount.h"
#include "positions.h"

enum stance_pairs_engine { STANCE_PAIRS_AUTO, STANCE_PAIRS_BITS, STANCE_PAIRS_COLUMNS };

/* All zero before and after use. */
struct stance_pairs_row {
    uint32_t *shared;
    double *distance, *product;
    uint32_t *marks;
    uint64_t *touched; /* a bit per actor: shared > 0 */
};

struct stance_pairs {
    const struct stance_positions *p;
    const uint8_t *skip; /* per issue, or NULL */
    bool statements;     /* statement measures, not position measures */
    enum stance_pairs_engine engine;
    struct stance_pairs_row row;

    /* bits */
    size_t words, block_start, block_n;
    uint64_t *plane; /* three per actor */
    struct stance_pair_count *block;
    stance_pair_counter *count;

    /* columns */
    size_t *column_start, *column_next; /* per issue; next: the first actor behind the row's */
    uint32_t *column_actor;
    uint32_t *column_cell; /* statement measures */
    double *column_value;  /* position measures: read in the order in which it lies */
    uint32_t *mixed_of;    /* cell -> place in p->mixed + 1, or 0; NULL where none is mixed */
};

/* Errors: STANCE_E_VALUE when STANCE_PAIRS_BITS is asked for and cannot hold the positions. */
STANCE_MUST_USE enum stance_code
stance_pairs_init(struct stance_pairs *s, const struct stance_positions *p, const uint8_t *skip,
                  bool statements, enum stance_pairs_engine engine, struct stance_error *err);
void stance_pairs_clear(struct stance_pairs *s);

/* Fills s->row for actor a against every b > a.  Call for a = 0, 1, 2, ... in turn; the
 * caller zeroes what is touched. */
STANCE_MUST_USE enum stance_code stance_pairs_fill(struct stance_pairs *s, size_t a,
                                                   const struct stance_watch *watch,
                                                   struct stance_error *err);

/* Would the bits engine take fewer steps?  A word of bits costs about as much as one entry of a
 * column.  column_start: as in struct stance_pairs. */
bool stance_pairs_bits_cheaper(const struct stance_positions *p, const size_t *column_start);

/* Three planes of bits per actor, as popcount.h reads them; positions fit into them.
 *   out    [out] actor_n times 3 * words; the caller frees it
 *   words  [out] per plane
 * False = out of memory. */
STANCE_MUST_USE bool stance_pairs_planes_make(uint64_t **out, size_t *words,
                                              const struct stance_positions *p,
                                              const uint8_t *skip);

/* Are all positions support, opposition or neutral, with `statements` each of one statement? */
bool stance_pairs_bits_fit(const struct stance_positions *p, bool statements);

/* ---- The two engines, for pairs.c alone ---- */

STANCE_MUST_USE bool stance_pairs_bits_init(struct stance_pairs *s);
STANCE_MUST_USE enum stance_code stance_pairs_bits_fill(struct stance_pairs *s, size_t a,
                                                        const struct stance_watch *watch,
                                                        struct stance_error *err);
STANCE_MUST_USE bool stance_pairs_columns_init(struct stance_pairs *s);
void stance_pairs_columns_fill(struct stance_pairs *s, size_t a);

#endif
