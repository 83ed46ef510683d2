/* signed_pace.h - how long a computation may go on: the caller's stop and the clock.
 *
 * Work is counted in steps: arcs looked at, and of other work what takes as long.  The caller's
 * stop() is asked, and the clock read, once per STANCE_PACE_STRIDE of them, less than a
 * millisecond.  The clock only ever ends a proof: no other result depends on it.  It goes by
 * seconds or, so that a proof ends at the same place on every machine, by million steps.
 *
 * Where a proof is going on, that is what is told: how much of the time limit has passed, and
 * the gap between what was found and what is proven, of the part that is being proven. */
#ifndef STANCE_COALITION_SIGNED_PACE_H
#define STANCE_COALITION_SIGNED_PACE_H

#include "../stance.h"

#define STANCE_PACE_STRIDE ((uint64_t)1 << 18)

struct stance_pace {
    const struct stance_watch *watch;
    bool by_work;         /* the clock of proofs: work done, not time */
    double deadline;      /* on that clock, or INFINITY */
    uint64_t work, asked; /* so far, and when the caller was last asked */
    bool late;            /* the deadline has passed */
    double began, end;    /* of all proofs, on that clock; end 0 = none is tried */
    double gap;           /* of the part at hand; NAN = nothing is known */
};

/* From now on there are proofs, for so many seconds. */
void stance_pace_prove(struct stance_pace *pace, double limit);
/* The part at hand costs that much and at least so much; the least gap told counts. */
void stance_pace_gap(struct stance_pace *pace, int64_t cost, int64_t bound);

/* Seconds of a clock that never goes back. */
double stance_pace_now(const struct stance_pace *pace);

/* Adds work; STANCE_E_STOPPED when the caller wants to stop.  Sets pace->late. */
STANCE_MUST_USE enum stance_code stance_pace_add(struct stance_pace *pace, uint64_t work,
                                                 struct stance_error *err);
/* The same, asking now. */
STANCE_MUST_USE enum stance_code stance_pace_ask(struct stance_pace *pace,
                                                 struct stance_error *err);

#endif
