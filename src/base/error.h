/* error.h - filling the caller's struct stance_error.
 *
 * The first failure wins: frames above only add a position.  err may be NULL. */
#ifndef STANCE_BASE_ERROR_H
#define STANCE_BASE_ERROR_H

#include "../stance.h"

/* Fills err (unless it already holds a failure) and returns code, so that a
 * caller writes `code = stance_error_set(...); goto done;`. */
enum stance_code stance_error_set(struct stance_error *err, enum stance_code code,
                                  const char *format, ...) STANCE_PRINTF(3, 4);

/* Adds a position to a failure that has none yet. */
void stance_error_locate(struct stance_error *err, const char *file, size_t line, size_t column);

/* Shorthand for the one message that is always the same. */
enum stance_code stance_error_memory(struct stance_error *err);

/* STANCE_E_STOPPED when the watch says stop, STANCE_OK otherwise.  watch may be NULL. */
enum stance_code stance_watch_check(const struct stance_watch *watch, struct stance_error *err);
void stance_watch_warn(const struct stance_watch *watch, const char *format, ...)
    STANCE_PRINTF(2, 3);
/* done of total (0 = not known), counted in unit. */
void stance_watch_progress(const struct stance_watch *watch, const char *stage, const char *unit,
                           double done, double total);
/* The same watch for a part of a stage that tells how far it is as a whole. */
struct stance_watch stance_watch_within(const struct stance_watch *watch);
void stance_watch_hold(const struct stance_watch *watch, bool on);

/* Asking and telling from a loop, seldom enough to cost nothing.  Zeroed but for what to tell. */
struct stance_patience {
    const struct stance_watch *watch;
    const char *stage, *unit;
    double total; /* 0 = not known */
    uint32_t since;
};
#define STANCE_PATIENCE_STRIDE 1024

/* Once per turn of the loop, a few microseconds long; every STANCE_PATIENCE_STRIDE of them asks
 * and tells.  STANCE_E_STOPPED when the watch says stop. */
enum stance_code stance_patience_tell(struct stance_patience *p, double done,
                                      struct stance_error *err);
static inline enum stance_code stance_patience_turn(struct stance_patience *p, size_t done,
                                                    struct stance_error *err)
{
    if (++p->since < STANCE_PATIENCE_STRIDE)
        return STANCE_OK;
    p->since = 0;
    return stance_patience_tell(p, (double)done, err);
}

#endif
