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
void stance_watch_progress(const struct stance_watch *watch, const char *stage, double share);

#endif
