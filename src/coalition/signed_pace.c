/* signed_pace.c - asking the caller and the clock, seldom enough to cost nothing. */
#include "signed_pace.h"

#include <math.h>
#include <time.h>

#include "../base/error.h"

double stance_pace_now(const struct stance_pace *pace)
{
    struct timespec t = {0};
    if (pace->by_work)
        return 1e-6 * (double)pace->work;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

void stance_pace_prove(struct stance_pace *pace, double limit)
{
    pace->began = stance_pace_now(pace);
    pace->end = pace->began + limit;
    pace->gap = (double)NAN;
}

void stance_pace_gap(struct stance_pace *pace, int64_t cost, int64_t bound)
{
    double gap = cost > 0 ? (double)(cost - bound) / (double)cost : 0;
    if (!(pace->gap <= gap)) /* what was proven before stays so */
        pace->gap = gap;
}

static void tell(const struct stance_pace *pace)
{
    struct stance_progress at = {"searching coalitions", "", 0, 0, (double)NAN};
    if (!pace->watch || !pace->watch->progress)
        return;
    if (pace->end > 0 && !isinf(pace->deadline))
        at = (struct stance_progress){"proving the optimum", pace->by_work ? "million steps" : "s",
                                      stance_pace_now(pace) - pace->began, pace->end - pace->began,
                                      pace->gap};
    pace->watch->progress(pace->watch->data, &at);
}

enum stance_code stance_pace_ask(struct stance_pace *pace, struct stance_error *err)
{
    pace->asked = pace->work;
    if (!isinf(pace->deadline) && stance_pace_now(pace) >= pace->deadline)
        pace->late = true;
    tell(pace);
    return stance_watch_check(pace->watch, err);
}

enum stance_code stance_pace_add(struct stance_pace *pace, uint64_t work, struct stance_error *err)
{
    pace->work += work;
    return pace->work - pace->asked < STANCE_PACE_STRIDE ? STANCE_OK : stance_pace_ask(pace, err);
}
