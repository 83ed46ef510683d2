/* part.h - the part of a network that a method can take, its actors numbered anew.
 *
 * Methods that read friendly ties trip over actors without one, and over ties of
 * weight 0; spin glasses take one connected piece at a time.  Who is in no part is
 * alone. */
#ifndef STANCE_COALITION_PART_H
#define STANCE_COALITION_PART_H

#include "../graph/network.h"

struct stance_part {
    struct stance_network net; /* n may be 0; no overlaps */
    uint32_t *actor;           /* its actors in the whole network, ascending */
};

/* Which ties are read. */
enum stance_part_ties {
    STANCE_PART_FRIENDS,  /* those above 0 */
    STANCE_PART_WEIGHING, /* those that are not 0 */
    STANCE_PART_ALL,      /* all between actors who have one that is not 0 */
};

/* stance_part_tied - all actors with a tie that is read.
 * Cost: O(n + m). */
STANCE_MUST_USE enum stance_code stance_part_tied(struct stance_part *out,
                                                  const struct stance_network *net,
                                                  enum stance_part_ties ties,
                                                  struct stance_error *err);
/* stance_part_piece - actors whose piece[] is `which`, with the ties that weigh anything. */
STANCE_MUST_USE enum stance_code stance_part_piece(struct stance_part *out,
                                                   const struct stance_network *net,
                                                   const uint32_t *piece, uint32_t which,
                                                   struct stance_error *err);
void stance_part_clear(struct stance_part *part);

/* stance_part_pieces - connected pieces by ties that weigh anything, numbered by first actor. */
STANCE_MUST_USE enum stance_code stance_part_pieces(uint32_t *piece, uint32_t *piece_n,
                                                    const struct stance_network *net,
                                                    bool friends_only, struct stance_error *err);

#endif
