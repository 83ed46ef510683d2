/* error.c - filling the caller's struct stance_error and asking the caller's watch. */
#include "error.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message cut inside a character would be invalid UTF-8: cut before it. */
static void cut_cleanly(char *s)
{
    size_t n = strlen(s);
    size_t lead = n;
    while (lead > 0 && ((unsigned char)s[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead == 0)
        return;
    unsigned char c = (unsigned char)s[lead - 1];
    size_t want = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    if (n - (lead - 1) < want)
        s[lead - 1] = '\0';
}

enum stance_code stance_error_set(struct stance_error *err, enum stance_code code,
                                  const char *format, ...)
{
    if (!err || err->code != STANCE_OK)
        return code;
    va_list args;
    va_start(args, format);
    err->code = code;
    vsnprintf(err->message, sizeof err->message, format, args);
    cut_cleanly(err->message);
    va_end(args);
    return code;
}

void stance_error_locate(struct stance_error *err, const char *file, size_t line, size_t column)
{
    if (!err || err->code == STANCE_OK || err->file[0])
        return;
    snprintf(err->file, sizeof err->file, "%s", file);
    cut_cleanly(err->file);
    err->line = line;
    err->column = column;
}

enum stance_code stance_error_memory(struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_MEMORY, "out of memory");
}

enum stance_code stance_watch_check(const struct stance_watch *watch, struct stance_error *err)
{
    if (watch && watch->stop && watch->stop(watch->data))
        return stance_error_set(err, STANCE_E_STOPPED, "stopped");
    return STANCE_OK;
}

void stance_watch_warn(const struct stance_watch *watch, const char *format, ...)
{
    if (!watch || !watch->warn)
        return;
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    cut_cleanly(message);
    watch->warn(watch->data, message);
}

void stance_watch_progress(const struct stance_watch *watch, const char *stage, const char *unit,
                           double done, double total)
{
    const struct stance_progress progress = {stage, unit, done, total, (double)NAN};
    if (watch && watch->progress)
        watch->progress(watch->data, &progress);
}

struct stance_watch stance_watch_within(const struct stance_watch *watch)
{
    struct stance_watch within = watch ? *watch : (struct stance_watch){0};
    within.progress = NULL;
    return within;
}

void stance_watch_hold(const struct stance_watch *watch, bool on)
{
    if (watch && watch->hold)
        watch->hold(watch->data, on);
}

enum stance_code stance_patience_tell(struct stance_patience *p, double done,
                                      struct stance_error *err)
{
    stance_watch_progress(p->watch, p->stage, p->unit, done, p->total);
    return stance_watch_check(p->watch, err);
}
