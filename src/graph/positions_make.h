/* positions_make.h - the two ways in which positions.c comes to cells, and room for them. */
#ifndef STANCE_GRAPH_POSITIONS_MAKE_H
#define STANCE_GRAPH_POSITIONS_MAKE_H

#include "positions.h"

/* What is kept of each cell: not even how many statements are behind it, that too, or also which.
 */
enum stance_room { STANCE_ROOM_VOTES, STANCE_ROOM_STATEMENTS, STANCE_ROOM_EVIDENCE };

/* Room for `need` cells and an end.  One capacity for all arrays: each grows from it, then it is
 * raised.  False = out of memory. */
bool stance_positions_room(struct stance_positions *p, size_t *capacity, size_t need,
                           enum stance_room room_for);

/* stance_positions_of_votes - the cells of statements that need no rule: without weights and
 * bases, no more than one for an actor and an issue, each actor's in the order of the issues.
 * Roll calls are such, vote after vote.
 *   p       [in, out] start is there, by actor of the data set
 *   votes   [out]     whether the statements are such; if not, p is as it was
 *   counts  [in]      a bit per row of the statements
 * Cost: two passes over the rows. */
STANCE_MUST_USE enum stance_code stance_positions_of_votes(struct stance_positions *p, bool *votes,
                                                           const struct stance_dataset *d,
                                                           const uint64_t *counts,
                                                           const struct stance_watch *watch,
                                                           struct stance_error *err);

#endif
