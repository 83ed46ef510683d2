/* signed_pace.c - asking the caller and the clock, seldom enough to cost nothing. */
#include "signed_pace.h"

#include <math.h>
#include <time.h>

#include "../base/error.h"

double stance_pace_now(void)
{
    struct timespec t = {0};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

enum stance_code stance_pace_ask(struct stance_pace *pace, struct stance_error *err)
{
    pace->asked = pace->work;
    if (!isinf(pace->deadline) && stance_pace_now() >= pace->deadline)
        pace->late = true;
    return stance_watch_check(pace->watch, err);
}

enum stance_code stance_pace_add(struct stance_pace *pace, uint64_t work, struct stance_error *err)
{
    pace->work += work;
    return pace->work - pace->asked < STANCE_PACE_STRIDE ? STANCE_OK : stance_pace_ask(pace, err);
}
