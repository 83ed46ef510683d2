/* dna_windows.c - one network, or one per moving window.
 *
 * Without a kernel a window holds the statements within a units of its middle t,
 * a = round((size - 1) / 2), both ends included; t moves by one unit, and only windows
 * inside the range of the statements are made.
 *
 * With a kernel, size is made even and a statement counts with the weight of its distance
 * x from the middle, in half sizes and whole units:
 *
 *     uniform 1/2    triangular 1 - |x|    epanechnikov 3/4 (1 - x^2)    gaussian phi(x)
 *
 * the first three within -1 .. 1.  Two statements make a tie of the geometric mean of
 * their weights.
 *
 * P. Leifeld: Discourse network analysis: policy debates as dynamic networks, in: The
 * Oxford Handbook of Political Networks (2017). doi:10.1093/oxfordhb/9780190228217.013.25 */
#include "../base/error.h"
#include "../base/memory.h"
#include "dna.h"
#include "dna_time.h"

struct mover {
    struct stance_dna_series out;
    size_t capacity, cells; /* numbers in all matrices */
    const struct stance_dna *s;
    const struct stance_watch *watch;
    double *weight; /* per statement, with a kernel */
};

static enum stance_code one(struct stance_dna_matrix *out, const struct stance_dna *s,
                            const struct stance_dna_slice *slice, const struct stance_watch *watch,
                            struct stance_error *err)
{
    return s->project.two_mode == STANCE_ONE_MODE ? stance_dna_one_mode(out, s, slice, watch, err)
                                                  : stance_dna_two_mode(out, s, slice, err);
}

static void make_sum_one(struct stance_dna_matrix *m)
{
    double sum = 0;
    for (size_t i = 0; i < m->row_n * m->column_n; i++)
        sum += m->value[i];
    for (size_t i = 0; i < m->row_n * m->column_n && sum != 0; i++)
        m->value[i] /= sum;
}

static enum stance_code add(struct mover *w, const struct stance_dna_slice *slice, int64_t start,
                            int64_t middle, int64_t stop, struct stance_error *err)
{
    enum { WINDOWS_MOST = 1 << 20, CELLS_MOST = 1 << 28 };
    struct stance_dna_matrix m = {0};
    enum stance_code code = stance_watch_check(w->watch, err);
    if (!code && (w->out.n == WINDOWS_MOST || w->cells > CELLS_MOST))
        code = stance_error_set(err, STANCE_E_VALUE,
                                "%zu windows and more to come are too much: take a longer unit "
                                "for --window",
                                w->out.n);
    if (!code)
        code = one(&m, w->s, slice, w->watch, err);
    w->cells += m.row_n * m.column_n;
    if (!code && !stance_memory_grow((void **)&w->out.item, &w->capacity, w->out.n + 1,
                                     sizeof *w->out.item)) {
        stance_dna_matrix_clear(&m);
        code = stance_error_memory(err);
    }
    if (code)
        return code;
    m.start = start;
    m.middle = middle;
    m.stop = stop;
    if (w->s->project.dna.to_one)
        make_sum_one(&m);
    w->out.item[w->out.n++] = m;
    return STANCE_OK;
}

/* How many statements are earlier than t: they are sorted by time. */
static size_t earlier_than(const struct stance_dna *s, int64_t t)
{
    size_t low = 0, high = s->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->statement[middle].time < t)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct stance_dna_slice between(const struct stance_dna *s, int64_t start, int64_t stop)
{
    size_t first = earlier_than(s, start), end = earlier_than(s, stop + 1);
    return (struct stance_dna_slice){.statement = s->statement + first, .n = end - first};
}

static enum stance_code move_plain(struct mover *w, struct stance_error *err)
{
    const struct stance_dna *s = w->s;
    const struct stance_dna_options *o = &s->project.dna;
    int64_t reach = o->window_size / 2; /* (size - 1) / 2, rounded up */
    enum stance_code code = STANCE_OK;
    for (int64_t t = s->first; t <= s->last && !code; t = stance_dna_plus(t, o->window, 1)) {
        int64_t start = stance_dna_plus(t, o->window, -reach);
        int64_t stop = stance_dna_plus(t, o->window, reach);
        if (start < s->first || stop > s->last)
            continue;
        struct stance_dna_slice slice = between(s, start, stop);
        code = add(w, &slice, start, t, stop, err);
    }
    return code;
}

static double kernel_of(enum stance_window_kernel kernel, double x, bool rising)
{
    static const double root_two_pi = 2.5066282746310002;
    if (kernel == STANCE_KERNEL_GAUSSIAN)
        return 1 / root_two_pi * exp(-0.5 * x * x);
    if (x < -1 || x > 1)
        return 0;
    if (kernel == STANCE_KERNEL_UNIFORM)
        return 0.5;
    if (kernel == STANCE_KERNEL_EPANECHNIKOV)
        return 0.75 * (1 - x * x);
    return rising ? 1 - x : 1 - fabs(x);
}

static enum stance_code add_smooth(struct mover *w, int64_t first, int64_t middle, int64_t last,
                                   struct stance_error *err)
{
    const struct stance_dna *s = w->s;
    const struct stance_dna_options *o = &s->project.dna;
    bool everywhere = o->kernel == STANCE_KERNEL_GAUSSIAN;
    bool one_mode = s->project.two_mode == STANCE_ONE_MODE;
    int64_t half = ((int64_t)o->window_size + 1) / 2;
    int64_t start = everywhere ? first : stance_dna_plus(middle, o->window, -half);
    int64_t stop = everywhere ? last : stance_dna_plus(middle, o->window, half);
    start = start < first ? first : start;
    stop = stop > last ? last : stop;
    for (size_t i = 0; i < s->n; i++) {
        int64_t t = s->statement[i].time;
        double x = (double)stance_dna_between(t, middle, o->window) / (double)half;
        double z = kernel_of(o->kernel, x, s->defects & STANCE_DNA_TRIANGLE);
        bool inside = everywhere || (t >= start && t <= stop);
        w->weight[i] = !inside ? 0 : one_mode ? sqrt(z) : z;
    }
    struct stance_dna_slice slice = {s->statement, w->weight, s->n};
    return add(w, &slice, start, middle, stop, err);
}

static enum stance_code move_smooth(struct mover *w, struct stance_error *err)
{
    const struct stance_dna *s = w->s;
    const struct stance_dna_options *o = &s->project.dna;
    int64_t half = ((int64_t)o->window_size + 1) / 2;
    if (s->n == 0)
        return STANCE_OK;
    int64_t first = s->statement[0].time, last = s->statement[s->n - 1].time;
    int64_t t = o->indent ? stance_dna_plus(first, o->window, half) : first;
    int64_t end = o->indent ? stance_dna_plus(last, o->window, -half) : last;
    enum stance_code code = STANCE_OK;
    w->weight = stance_memory_new(s->n, sizeof *w->weight);
    if (!w->weight)
        return stance_error_memory(err);
    for (; t <= end && !code; t = stance_dna_plus(t, o->window, 1))
        code = add_smooth(w, first, t, last, err);
    return code;
}

enum stance_code stance_dna_networks(struct stance_dna_series *out, const struct stance_dna *s,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_dna_options *o = &s->project.dna;
    struct mover w = {.s = s, .watch = watch};
    enum stance_code code;
    if (o->window == STANCE_WINDOW_NONE) {
        struct stance_dna_slice slice = {.statement = s->statement, .n = s->n};
        code = add(&w, &slice, s->first, s->first, s->last, err);
    } else if (s->original_n && s->first == INT64_MIN) {
        code = stance_error_set(err, STANCE_E_DATA, "--window needs a time in every statement");
    } else {
        code = o->kernel == STANCE_KERNEL_NONE ? move_plain(&w, err) : move_smooth(&w, err);
    }
    stance_memory_free(w.weight);
    if (code)
        stance_dna_series_clear(&w.out);
    else
        *out = w.out;
    return code;
}

void stance_dna_series_clear(struct stance_dna_series *series)
{
    for (size_t i = 0; i < series->n; i++)
        stance_dna_matrix_clear(&series->item[i]);
    stance_memory_free(series->item);
    *series = (struct stance_dna_series){0};
}
