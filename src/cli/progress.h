/* progress.h - one line about the work that is going on: stage, how much, how fast, how long yet.
 *
 *     reading 12 of 120 MB, 60 MB/s, 2 s left
 *     comparing actors 4,000 of 20,000, 1,000/s, 16 s left
 *     fitting a null model, for 7 s
 *     proving the optimum, gap 3.2 %, 8 s left
 *
 * The rate is the mean since the stage began; the time left is what the rest takes at that
 * rate, and is told only where the end is known. */
#ifndef STANCE_CLI_PROGRESS_H
#define STANCE_CLI_PROGRESS_H

#include "../stance.h"

struct cli_progress {
    struct stance_progress last; /* stage NULL = nothing told yet */
    double began;                /* seconds: when its stage was first told */
    double done;                 /* how much was done by then */
};

/* Takes in what the library tells at the time `now`, in seconds of any clock. */
void cli_progress_take(struct cli_progress *p, const struct stance_progress *told, double now);
/* The line, at most size - 1 bytes of ASCII without its end; cut where there is no more room. */
void cli_progress_line(char *out, size_t size, const struct cli_progress *p, double now);

#endif
