/* times.c - a figure's periods, each selected and clustered like the whole. */
#include "times.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "scene.h"

enum stance_code stance_times_make(struct stance_times *out, const struct stance_dataset *d,
                                   const struct stance_options *options, size_t most,
                                   bool coalitions, const struct stance_watch *watch,
                                   struct stance_error *err)
{
    struct stance_times times = {0};
    const char *at = options->draw.at, *by = options->draw.by;
    if (!at && !by)
        return stance_error_set(err, STANCE_E_VALUE,
                                "this form compares periods: name them with --at DATE,DATE or --by "
                                "year or --by COLUMN");
    if (at && by)
        return stance_error_set(err, STANCE_E_VALUE, "--at and --by both name periods: give one");
    enum stance_code code =
        stance_periods_make(&times.periods, d, &options->select, at, by, most, err);
    if (code == STANCE_OK) {
        times.item = stance_memory_new(times.periods.n, sizeof *times.item);
        code = times.item ? STANCE_OK : stance_error_memory(err);
    }
    for (size_t t = 0; code == STANCE_OK && t < times.periods.n; t++) {
        struct stance_time *time = &times.item[t];
        code = stance_period_positions(&time->positions, &times.periods.item[t], d,
                                       &options->select, watch, err);
        if (code == STANCE_OK && coalitions && time->positions.actor_n)
            code = stance_coalitions_from_positions(&time->coalitions, d, &time->positions, options,
                                                    watch, err);
    }
    if (code == STANCE_OK)
        *out = times;
    else
        stance_times_clear(&times);
    return code;
}

void stance_times_clear(struct stance_times *times)
{
    for (size_t t = 0; times->item && t < times->periods.n; t++) {
        stance_coalitions_free(times->item[t].coalitions);
        stance_positions_clear(&times->item[t].positions);
    }
    stance_memory_free(times->item);
    stance_periods_clear(&times->periods);
    *times = (struct stance_times){0};
}

size_t stance_times_cell(const struct stance_times *times, size_t t, uint32_t actor, uint32_t issue)
{
    const struct stance_positions *p = &times->item[t].positions;
    uint32_t a = p->actor_row ? p->actor_row[actor] : STANCE_NONE;
    uint32_t i = p->issue_row ? p->issue_row[issue] : STANCE_NONE;
    return a == STANCE_NONE || i == STANCE_NONE ? SIZE_MAX : stance_positions_find(p, a, i);
}

void stance_times_put_name(const struct stance_times *times, size_t t, struct stance_text *out)
{
    const struct stance_period *period = &times->periods.item[t];
    if (period->only)
        stance_text_puts(out, period->name);
    else
        stance_scene_put_date(out, period->name);
}

void stance_times_put_left_out(const struct stance_times *times, struct stance_text *out)
{
    if (times->periods.all_n > times->periods.n)
        stance_text_format(out, " Left out for space: %zu of %zu periods with fewest statements.",
                           times->periods.all_n - times->periods.n, times->periods.all_n);
}
