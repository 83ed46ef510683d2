/* igraph_guard.h - what stands around every stretch of igraph calls.
 *
 * Between enter and leave igraph's handlers and random numbers are ours: errors
 * come back as codes with igraph's own temporaries freed (its default is to
 * abort), warnings are dropped, the caller's watch can stop it, and random
 * numbers come from base/random.h, the same in every igraph.  leave puts back
 * what was there, so a caller who uses igraph too notices nothing.
 *
 * igraph hands its interruption handler no pointer of ours, and this library has
 * no globals: the watch travels in the state of the random number generator,
 * which the handler can ask igraph for. */
#ifndef STANCE_GRAPH_IGRAPH_GUARD_H
#define STANCE_GRAPH_IGRAPH_GUARD_H

#include "igraph_compat.h"

#include "../base/random.h"
#include "../stance.h"

struct stance_igraph_guard {
    struct stance_igraph_source {
        struct stance_random random;
        const struct stance_watch *watch;
        bool stopped; /* by the watch */
    } source;
    igraph_rng_t rng, rng_copy, *rng_before;
    igraph_error_handler_t *error_before;
    igraph_warning_handler_t *warning_before;
    igraph_interruption_handler_t *interruption_before;
};

/* The guard must stay where it is until leave. */
void stance_igraph_enter(struct stance_igraph_guard *guard, uint64_t seed,
                         const struct stance_watch *watch);
/* Turns the code of the last igraph call into ours; `doing` is for the message. */
enum stance_code stance_igraph_leave(struct stance_igraph_guard *guard, igraph_error_t code,
                                     const char *doing, struct stance_error *err);

#endif
