/* progress.c - one line about the work that is going on. */
#include "progress.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define RATE_AFTER_S 1.0 /* a shorter time says little about the rate */
#define DAY_S 86400.0

void cli_progress_take(struct cli_progress *p, const struct stance_progress *told, double now)
{
    bool same = p->last.stage && strcmp(p->last.stage, told->stage) == 0 &&
                strcmp(p->last.unit, told->unit) == 0 && told->done >= p->last.done;
    if (!same) {
        p->began = now;
        p->done = told->done;
    }
    p->last = *told;
}

/* The line as far as it is written; full = there was no room for the rest. */
struct line {
    char *out;
    size_t size, n;
};

static void put(struct line *l, const char *format, ...) STANCE_PRINTF(2, 3);
static void put(struct line *l, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int n = vsnprintf(l->out + l->n, l->size - l->n, format, list);
    va_end(list);
    if (n > 0)
        l->n = (size_t)n < l->size - l->n ? l->n + (size_t)n : l->size - 1;
}

/* 1,234,567 */
static void put_whole(struct line *l, double x)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.0f", fmin(fmax(x, 0), 1e15));
    size_t n = strlen(digits);
    for (size_t i = 0; i < n; i++)
        put(l, "%s%c", i && (n - i) % 3 == 0 ? "," : "", digits[i]);
}

/* Bytes in MB, with a digit behind the point where they are few. */
static void put_mega(struct line *l, double bytes)
{
    double mega = bytes / 1e6;
    put(l, mega < 9.95 ? "%.1f" : "%.0f", mega);
}

static void put_seconds(struct line *l, double s)
{
    if (s >= DAY_S)
        put(l, ", days left");
    else if (s >= 3600)
        put(l, ", %.0f h %.0f min left", floor(s / 3600), floor(fmod(s, 3600) / 60));
    else if (s >= 60)
        put(l, ", %.0f min %.0f s left", floor(s / 60), floor(fmod(s, 60)));
    else
        put(l, ", %.0f s left", ceil(s));
}

static void put_amount(struct line *l, const struct stance_progress *at, double rate)
{
    bool bytes = strcmp(at->unit, "B") == 0;
    void (*number)(struct line *, double) = bytes ? put_mega : put_whole;
    const char *unit = bytes ? "MB" : at->unit;
    put(l, " ");
    number(l, at->done);
    if (at->total > 0) {
        put(l, " of ");
        number(l, at->total);
    }
    put(l, "%s%s", *unit ? " " : "", unit);
    if (rate > 0) {
        put(l, ", ");
        if (bytes || rate >= 10)
            number(l, rate);
        else
            put(l, "%.1f", rate);
        put(l, bytes ? " MB/s" : "/s");
    }
}

void cli_progress_line(char *out, size_t size, const struct cli_progress *p, double now)
{
    struct line l = {out, size, 0};
    const struct stance_progress *at = &p->last;
    double took = now - p->began;
    double rate = took >= RATE_AFTER_S ? (at->done - p->done) / took : 0;
    out[0] = '\0';
    if (!at->stage)
        return;
    put(&l, "%s", at->stage);
    if (strcmp(at->unit, "s") == 0) {
        /* Time passes whether it is told or not. */
        double left = at->total - p->done - took;
        if (!isnan(at->gap))
            put(&l, ", gap %.1f %%", 100 * at->gap);
        if (at->total > 0 && left > 0)
            put_seconds(&l, left);
        return;
    }
    if (at->done > 0 || at->total > 0)
        put_amount(&l, at, rate);
    if (at->total > at->done && rate > 0)
        put_seconds(&l, (at->total - at->done) / rate);
    else if (rate <= 0 && took >= RATE_AFTER_S)
        put(&l, ", for %.0f s", floor(took));
}
