/* findings.c - keeping the first findings in order, whatever order they come in. */
#include "findings.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "locate.h"
#include "problems.h"

struct stance_place stance_place_cell(const struct stance_table *t, enum stance_role role,
                                      size_t row)
{
    const struct stance_column *c = stance_table_column(t, role);
    return stance_place_row(t->kind, row, c ? c->header : STANCE_NONE);
}

void stance_findings_init(struct stance_findings *f, const stance_problems *problems,
                          const struct stance_watch *watch, bool lenient)
{
    enum { KEEP_FOR_WATCH = 20 };
    *f = (struct stance_findings){
        .keep = problems ? stance_problems_keep(problems) : KEEP_FOR_WATCH,
        .lenient = lenient,
        .warnings = problems || (watch && watch->warn),
    };
    f->keep += f->keep == 0; /* the first error is the caller's error */
}

void stance_findings_clear(struct stance_findings *f)
{
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < f->heap_n[s]; i++)
            stance_memory_free(f->heap[s][i].message);
        stance_memory_free(f->heap[s]);
    }
    stance_memory_free(f->first_skipped.message);
    stance_memory_free(f->skipped);
    stance_text_free(&f->message);
    *f = (struct stance_findings){0};
}

static int compare_places(const struct stance_place *a, const struct stance_place *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->header != b->header) /* the row as a whole (STANCE_NONE) comes first */
        return a->header + 1u < b->header + 1u ? -1 : 1;
    return a->offset == b->offset ? 0 : a->offset < b->offset ? -1 : 1;
}

static int compare(const struct stance_finding *a, const struct stance_finding *b)
{
    int by_place = compare_places(&a->place, &b->place);
    return by_place ? by_place : a->order < b->order ? -1 : a->order > b->order;
}

static void swap(struct stance_finding *a, struct stance_finding *b)
{
    struct stance_finding was = *a;
    *a = *b;
    *b = was;
}

static void sift_up(struct stance_finding *heap, size_t i)
{
    for (; i > 0 && compare(&heap[i], &heap[(i - 1) / 2]) > 0; i = (i - 1) / 2)
        swap(&heap[i], &heap[(i - 1) / 2]);
}

static void sift_down(struct stance_finding *heap, size_t n)
{
    for (size_t i = 0, child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && compare(&heap[child + 1], &heap[child]) > 0)
            child++;
        if (compare(&heap[i], &heap[child]) >= 0)
            break;
        swap(&heap[i], &heap[child]);
    }
}

/* Marks a row of the statements; false = out of memory. */
static bool skip(struct stance_findings *f, size_t row)
{
    size_t before = f->skipped_capacity;
    if (!stance_memory_grow((void **)&f->skipped, &f->skipped_capacity, (row >> 6) + 1,
                            sizeof *f->skipped))
        return false;
    if (f->skipped_capacity > before)
        memset(f->skipped + before, 0, (f->skipped_capacity - before) * sizeof *f->skipped);
    uint64_t bit = (uint64_t)1 << (row & 63);
    f->skipped_n += !(f->skipped[row >> 6] & bit);
    f->skipped[row >> 6] |= bit;
    return true;
}

/* Would the draft be kept?  Errors that lenient reading forgives keep only the first. */
static bool wanted(const struct stance_findings *f, bool forgiven)
{
    const struct stance_finding *draft = &f->draft;
    if (forgiven)
        return !f->first_skipped.message || compare(draft, &f->first_skipped) < 0;
    size_t n = f->heap_n[draft->severity];
    return n < f->keep || (n > 0 && compare(draft, &f->heap[draft->severity][0]) < 0);
}

static bool forgiven(const struct stance_findings *f)
{
    return f->lenient && f->draft.severity == STANCE_ERROR &&
           f->draft.place.kind == STANCE_TABLE_STATEMENTS && f->draft.place.row >= 2 &&
           f->draft.place.offset == SIZE_MAX;
}

struct stance_text *stance_findings_open(struct stance_findings *f, enum stance_severity severity,
                                         struct stance_place place)
{
    if (f->events && f->lenient && place.kind == STANCE_TABLE_ALIGNMENTS && place.row >= 2)
        severity = STANCE_WARNING;
    f->draft = (struct stance_finding){.severity = severity, .place = place, .order = f->order++};
    bool forgive = forgiven(f);
    if (!forgive)
        f->count[severity]++;
    else if (!skip(f, place.row - 2))
        f->failed = true;
    if (f->failed || !wanted(f, forgive))
        return NULL;
    stance_text_clear(&f->message);
    return &f->message;
}

void stance_findings_refer(struct stance_findings *f, struct stance_place other)
{
    f->draft.has_other = true;
    f->draft.other = other;
    stance_text_putc(&f->message, '\1');
}

void stance_findings_close(struct stance_findings *f)
{
    struct stance_finding draft = f->draft;
    int s = (int)draft.severity;
    draft.message = f->message.failed ? NULL : stance_memory_copy(f->message.bytes, f->message.n);
    f->failed |= !draft.message;
    if (f->failed) {
        stance_memory_free(draft.message);
    } else if (forgiven(f)) {
        stance_memory_free(f->first_skipped.message);
        f->first_skipped = draft;
    } else if (f->heap_n[s] < f->keep) {
        if (stance_memory_grow((void **)&f->heap[s], &f->heap_capacity[s], f->heap_n[s] + 1,
                               sizeof *f->heap[s])) {
            f->heap[s][f->heap_n[s]] = draft;
            sift_up(f->heap[s], f->heap_n[s]++);
        } else {
            stance_memory_free(draft.message);
            f->failed = true;
        }
    } else {
        stance_memory_free(f->heap[s][0].message);
        f->heap[s][0] = draft;
        sift_down(f->heap[s], f->heap_n[s]);
    }
}

/* The heaps as one list in order; the messages stay the heaps'. */
static struct stance_finding *in_order(struct stance_findings *f, size_t *n)
{
    struct stance_finding *list = stance_memory_new(f->heap_n[0] + f->heap_n[1], sizeof *list);
    if (!list)
        return NULL;
    size_t left[2] = {f->heap_n[0], f->heap_n[1]};
    /* Heap sort each in place, then merge. */
    for (int s = 0; s < 2; s++)
        for (size_t k = left[s]; k > 1; k--) {
            swap(&f->heap[s][0], &f->heap[s][k - 1]);
            sift_down(f->heap[s], k - 1);
        }
    size_t at[2] = {0, 0};
    for (*n = 0; at[0] < left[0] || at[1] < left[1]; ++*n) {
        int s = at[0] == left[0] ||
                (at[1] < left[1] && compare(&f->heap[1][at[1]], &f->heap[0][at[0]]) < 0);
        list[*n] = f->heap[s][at[s]++];
    }
    return list;
}

/* What lenient reading passed over becomes one warning at the first of it. */
static void tell_skipped(struct stance_findings *f, size_t row_n)
{
    if (!f->skipped_n)
        return;
    struct stance_text *m = stance_findings_open(f, STANCE_WARNING, f->first_skipped.place);
    if (m) {
        if (f->first_skipped.has_other) {
            f->draft.has_other = true;
            f->draft.other = f->first_skipped.other;
        }
        stance_text_format(m, "%zu of %zu rows skipped; the first: %s", f->skipped_n, row_n,
                           f->first_skipped.message);
        stance_findings_close(f);
    }
}

static enum stance_code hand_over(const struct stance_problem *problem, stance_problems *problems,
                                  const struct stance_watch *watch, struct stance_error *err)
{
    if (problems)
        return stance_problems_add(problems, problem, err);
    if (problem->severity == STANCE_WARNING && problem->line)
        stance_watch_warn(watch, "%s:%zu:%zu: %s", problem->file, problem->line, problem->column,
                          problem->message);
    else if (problem->severity == STANCE_WARNING)
        stance_watch_warn(watch, "%s: %s", problem->file, problem->message);
    return STANCE_OK;
}

enum stance_code stance_findings_tell(struct stance_findings *f, const struct stance_dataset *d,
                                      stance_problems *problems, const struct stance_watch *watch,
                                      struct stance_error *err)
{
    tell_skipped(f, d->table[STANCE_TABLE_STATEMENTS].row_n);
    size_t n = 0;
    struct stance_finding *list = f->failed ? NULL : in_order(f, &n);
    struct stance_located *located = list ? stance_memory_new(n, sizeof *located) : NULL;
    enum stance_code code =
        located ? stance_locate(located, list, n, d, err) : stance_error_memory(err);
    struct stance_problem first_error = {.severity = STANCE_WARNING};
    for (size_t i = 0; i < n && code == STANCE_OK; i++) {
        struct stance_problem problem = {
            .severity = list[i].severity,
            .file = located[i].file,
            .line = located[i].line,
            .column = located[i].column,
            .message = located[i].message,
            .excerpt = located[i].excerpt,
            .caret = located[i].caret,
        };
        if (problem.severity == STANCE_ERROR && first_error.severity != STANCE_ERROR)
            first_error = problem;
        code = hand_over(&problem, problems, watch, err);
    }
    for (int s = 0; s < 2 && problems && code == STANCE_OK; s++)
        stance_problems_miss(problems, (enum stance_severity)s, f->count[s] - f->heap_n[s]);
    if (code == STANCE_OK && first_error.severity == STANCE_ERROR) {
        code = stance_error_set(err, STANCE_E_DATA, "%s", first_error.message);
        stance_error_locate(err, first_error.file, first_error.line, first_error.column);
    }
    for (size_t i = 0; i < n && located; i++)
        stance_located_clear(&located[i]);
    stance_memory_free(located);
    stance_memory_free(list);
    return code;
}
