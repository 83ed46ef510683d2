/* From a data set on disk to a figure, through the public call. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../../check/svg_contract.h"
#include "base/memory.h"
#include "stance.h"

#define CASE "graphs/unsc-cyber-2024"

static stance_dataset *load(const char *path)
{
    struct stance_error err = {0};
    stance_dataset *data = NULL;
    cr_assert(stance_dataset_read(&data, path, NULL, NULL, NULL, &err) == STANCE_OK, "%s",
              err.message);
    return data;
}

/* A single CSV of n actors and m issues, all in support but every fifth. */
static stance_dataset *made(int n, int m)
{
    char path[] = "/tmp/stance-figure-XXXXXX";
    int file = mkstemp(path);
    FILE *f = fdopen(file, "w");
    fputs("actor,issue,stance\n", f);
    for (int a = 0; a < n; a++)
        for (int i = 0; i < m; i++)
            fprintf(f, "actor %d,issue %d,%s\n", a, i, (a + i) % 5 ? "support" : "oppose");
    fclose(f);
    stance_dataset *data = load(path);
    unlink(path);
    return data;
}

static bool has(const struct stance_text *t, const char *what)
{
    return strstr(t->bytes, what) != NULL;
}

static void expect_form(int n, int m, enum stance_view view, const char *class)
{
    struct stance_options o = stance_options_default();
    struct stance_text t = {0};
    struct stance_error err = {0};
    struct svg_contract report;
    stance_dataset *data = made(n, m);
    o.draw.view = view;
    o.cluster.exact = false;
    cr_assert(stance_figure_draw(&t, data, &o, NULL, &err) == STANCE_OK, "%s", err.message);
    cr_assert(has(&t, class), "%d x %d: %.120s", n, m, t.bytes);
    cr_assert(svg_contract_check(&report, t.bytes, t.n) == 0, "%s", report.fault[0]);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(figure, auto_takes_the_first_form_that_fits)
{
    expect_form(16, 14, STANCE_VIEW_AUTO, "\"stance stance-chips\"");
    expect_form(17, 14, STANCE_VIEW_AUTO, "\"stance stance-matrix\"");
    expect_form(16, 15, STANCE_VIEW_AUTO, "\"stance stance-matrix\"");
    expect_form(17, 17, STANCE_VIEW_AUTO, "\"stance stance-matrix-large\"");
    expect_form(81, 5, STANCE_VIEW_AUTO, "\"stance stance-matrix-overview\"");
}

Test(figure, a_form_can_be_asked_for)
{
    expect_form(5, 4, STANCE_VIEW_MATRIX, "\"stance stance-matrix\"");
    expect_form(5, 4, STANCE_VIEW_BIPARTITE, "\"stance stance-bipartite\"");
    expect_form(30, 30, STANCE_VIEW_CHIPS, "\"stance stance-chips\"");
    expect_form(100, 40, STANCE_VIEW_BARS, "\"stance stance-bars\"");
    expect_form(201, 6, STANCE_VIEW_MAP, "\"stance stance-map\"");
    expect_form(1, 1, STANCE_VIEW_BIPARTITE, "\"stance stance-bipartite\"");
}

/* Coin flips: nothing is proven in any time that a figure may take. */
static stance_dataset *noise(int n, int m)
{
    char path[] = "/tmp/stance-figure-XXXXXX";
    int file = mkstemp(path);
    FILE *f = fdopen(file, "w");
    uint64_t state = 48271;
    fputs("actor,issue,stance\n", f);
    for (int a = 0; a < n; a++)
        for (int i = 0; i < m; i++) {
            state = state * 16807 % 2147483647;
            fprintf(f, "actor %d,issue %d,%s\n", a, i, state >> 15 & 1 ? "support" : "oppose");
        }
    fclose(f);
    stance_dataset *data = load(path);
    unlink(path);
    return data;
}

/* The note's lines as one text, without markup. */
static void read_note(const struct stance_text *t, char *out, size_t size)
{
    size_t n = 0;
    bool in_tag = false;
    const char *at = strstr(t->bytes, ">Note: ");
    cr_assert(at);
    for (at++; *at && n + 1 < size; at++) {
        in_tag |= *at == '<';
        if (!in_tag && (*at != '\n' && (*at != ' ' || (n && out[n - 1] != ' '))))
            out[n++] = *at;
        else if (in_tag && n && out[n - 1] != ' ')
            out[n++] = ' ';
        in_tag &= *at != '>';
    }
    out[n] = '\0';
}

static bool wait_a_little(void *data)
{
    int *asked = data;
    if (++*asked % 8 == 0)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    return false;
}

Test(figure, noise_is_drawn_without_a_proof_the_same_on_a_slow_machine)
{
    struct stance_error err = {0};
    struct stance_text fast = {0}, slow = {0}, timed = {0};
    struct stance_options o = stance_options_default();
    int asked = 0;
    struct stance_watch watch = {.stop = wait_a_little, .data = &asked};
    char note[4000];
    stance_dataset *data = noise(80, 28);
    cr_assert(stance_figure_draw(&fast, data, &o, NULL, &err) == STANCE_OK, "%s", err.message);
    read_note(&fast, note, sizeof note);
    cr_assert(strstr(note, "best found, no proof within the work allowed for a figure"), "%s",
              note);
    cr_assert(stance_figure_draw(&slow, data, &o, &watch, &err) == STANCE_OK, "%s", err.message);
    cr_assert_str_eq(fast.bytes, slow.bytes);
    cr_assert_gt(asked, 100);
    o.cluster.time_limit = 0.05;
    cr_assert(stance_figure_draw(&timed, data, &o, NULL, &err) == STANCE_OK, "%s", err.message);
    read_note(&timed, note, sizeof note);
    cr_assert(strstr(note, "best found, no proof within the time limit"), "%s", note);
    stance_text_free(&fast);
    stance_text_free(&slow);
    stance_text_free(&timed);
    stance_dataset_free(data);
}

/* Of more than 250 actors no proof is tried, unless a time is given for it. */
Test(figure, many_actors_are_proven_on_request)
{
    struct stance_options o = stance_options_default();
    stance_dataset *data = made(260, 3);
    o.draw.view = STANCE_VIEW_MATRIX;
    for (int asked = 0; asked < 2; asked++) {
        struct stance_error err = {0};
        struct stance_text t = {0};
        char note[4000];
        o.cluster.time_limit = asked ? 60 : -1;
        cr_assert(stance_figure_draw(&t, data, &o, NULL, &err) == STANCE_OK, "%s", err.message);
        read_note(&t, note, sizeof note);
        cr_assert(strstr(note, asked ? "proven optimal" : "found by search, not proven"), "%s",
                  note);
        stance_text_free(&t);
    }
    stance_dataset_free(data);
}

/* 60 actors on 26 issues, each position with a source; names and source as long as asked. */
static void draw_sourced(struct stance_text *out, int name_n, int source_n)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz "
                                  "abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz";
    char path[] = "/tmp/stance-figure-XXXXXX";
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    int file = mkstemp(path);
    FILE *f = fdopen(file, "w");
    fputs("actor,issue,stance,source\n", f);
    for (int a = 0; a < 60; a++)
        for (int i = 0; i < 26; i++)
            fprintf(f, "%d %.*s,issue %d,%s,from %.*s\n", a, name_n, letters, i,
                    (a + i) % 5 ? "support" : "oppose", source_n, letters);
    fclose(f);
    stance_dataset *data = load(path);
    unlink(path);
    o.draw.view = STANCE_VIEW_MATRIX;
    o.cluster.exact = false;
    cr_assert(stance_figure_draw(out, data, &o, NULL, &err) == STANCE_OK, "%s", err.message);
    stance_dataset_free(data);
}

Test(figure, tooltips_lose_their_sources_first_and_all_together)
{
    static const struct {
        int name_n, source_n;
        size_t titles, sources;
        const char *said;
    } row[] = {
        {5, 8, 1560, 1560, NULL},
        {5, 75, 1560, 0, "For want of room tooltips name no sources."},
        {90, 75, 0, 0, "There are too many cells for tooltips."},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct stance_text t = {0};
        struct svg_contract report;
        draw_sourced(&t, row[i].name_n, row[i].source_n);
        cr_assert_lt(t.n, 300000, "%zu: %zu bytes", i, t.n);
        cr_assert(svg_contract_check(&report, t.bytes, t.n) == 0, "%s", report.fault[0]);
        cr_assert_eq(svg_contract_count(t.bytes, t.n, "//s:title[contains(.,' \u2013 issue ')]"),
                     row[i].titles, "%zu", i);
        cr_assert_eq(svg_contract_count(t.bytes, t.n, "//s:title[contains(.,' (from ')]"),
                     row[i].sources, "%zu", i);
        cr_assert(!row[i].said == !strstr(t.bytes, "tooltips"), "%zu", i);
        cr_assert(!row[i].said || has(&t, row[i].said), "%zu", i);
        stance_text_free(&t);
    }
}

Test(figure, names_in_a_lane_interrupt_the_axis)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    struct stance_text t = {0};
    stance_dataset *data = load(CASE);
    o.draw.view = STANCE_VIEW_MAP;
    cr_assert(stance_figure_draw(&t, data, &o, NULL, &err) == STANCE_OK, "%s", err.message);
    cr_assert_eq(svg_contract_count(t.bytes, t.n,
                                    "//s:g[s:title]/s:rect[@class='f-band']"
                                    "[@fill-opacity='0.8']/following-sibling::s:text"),
                 6);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(figure, only_the_map_has_a_right_side)
{
    struct stance_options o = stance_options_default();
    struct stance_text t = {0};
    struct stance_error err = {0};
    stance_dataset *data = made(6, 3);
    o.draw.view = STANCE_VIEW_MAP;
    o.draw.right = "actor 2";
    cr_assert_eq(stance_figure_draw(&t, data, &o, NULL, &err), STANCE_OK);
    cr_assert(has(&t, "turned") && !has(&t, "support more"));
    stance_text_free(&t);
    o.draw.right = "nobody";
    cr_assert_eq(stance_figure_draw(&t, data, &o, NULL, &err), STANCE_E_VALUE);
    err = (struct stance_error){0};
    o.draw.right = "actor 2";
    o.draw.view = STANCE_VIEW_MATRIX;
    cr_assert_eq(stance_figure_draw(&t, data, &o, NULL, &err), STANCE_E_VALUE);
    cr_assert(strstr(err.message, "only the map") != NULL, "%s", err.message);
    stance_dataset_free(data);
}

Test(figure, nobody_left_is_told)
{
    struct stance_options o = stance_options_default();
    struct stance_text t = {0};
    struct stance_error err = {0};
    const char *only[] = {"actor=Nobody"};
    stance_dataset *data = made(3, 3);
    o.select.only = only;
    o.select.only_n = 1;
    cr_assert_eq(stance_figure_draw(&t, data, &o, NULL, &err), STANCE_E_DATA);
    cr_assert_str_eq(err.message, "nothing to draw: no actor is left");
    cr_assert(t.bytes == NULL);
    stance_dataset_free(data);
}

static bool stop(void *data)
{
    (void)data;
    return true;
}

Test(figure, a_caller_can_stop_it)
{
    struct stance_watch watch = {.stop = stop};
    struct stance_text t = {0};
    stance_dataset *data = made(30, 10);
    cr_assert_eq(stance_figure_draw(&t, data, NULL, &watch, NULL), STANCE_E_STOPPED);
    cr_assert(t.bytes == NULL);
    stance_dataset_free(data);
}

Test(figure, alignments_alone_make_no_matrix)
{
    char folder[] = "/tmp/stance-figure-XXXXXX", path[64];
    cr_assert(mkdtemp(folder) != NULL);
    const char *const files[][2] = {{"statements.csv", "actor,issue,stance\nA,x,\n"},
                                    {"alignments.csv", "a,b,strength\nA,B,1\n"}};
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i][0]);
        FILE *f = fopen(path, "w");
        fputs(files[i][1], f);
        fclose(f);
    }
    struct stance_options o = stance_options_default();
    struct stance_text t = {0};
    struct stance_error err = {0};
    stance_dataset *data = load(folder);
    o.draw.view = STANCE_VIEW_MATRIX;
    cr_assert_eq(stance_figure_draw(&t, data, &o, NULL, &err), STANCE_E_DATA);
    cr_assert(strstr(err.message, "only alignments") != NULL, "%s", err.message);
    stance_dataset_free(data);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i][0]);
        unlink(path);
    }
    rmdir(folder);
}

Test(figure, the_case_is_a_matrix_with_all_its_positions)
{
    struct stance_text t = {0}, again = {0};
    struct stance_error err = {0};
    struct svg_contract report;
    stance_dataset *data = load(CASE);
    cr_assert(stance_figure_draw(&t, data, NULL, NULL, &err) == STANCE_OK, "%s", err.message);
    cr_assert(svg_contract_check(&report, t.bytes, t.n) == 0, "%s", report.fault[0]);
    cr_assert(has(&t, "stance-matrix-large\"") && has(&t, "Positions of 21 actors on 25 issues"));
    cr_assert(has(&t, "Cyber threats at the Security Council, June 2024."));
    cr_assert(has(&t, "New binding obligations"), "an issue nobody spoke on is shown");
    cr_assert(has(&t, "DPRK"), "who has ties but no position is named");
    cr_assert(has(&t, "Security Council Report, What's in Blue, 19 June 2024"));
    cr_assert(has(&t, "Russia – Extend the 1718 Panel of Experts: \u22121.0, inferred"));
    cr_assert(!has(&t, "Published list of signatories"), "no position rests on it");
    cr_assert(stance_figure_draw(&again, data, NULL, NULL, &err) == STANCE_OK);
    cr_assert(t.n == again.n && !memcmp(t.bytes, again.bytes, t.n));
    stance_text_free(&t);
    stance_text_free(&again);
    stance_dataset_free(data);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(figure, every_failing_allocation_of_ours_is_told)
{
    struct stance_options o = stance_options_default();
    stance_dataset *data = made(4, 3);
    o.cluster.exact = false;
    for (size_t n = 1;; n++) {
        struct stance_text t = {0};
        struct stance_error err = {0};
        stance_memory_fail_at(n);
        enum stance_code code = stance_figure_draw(&t, data, &o, NULL, &err);
        stance_memory_fail_at(0);
        stance_text_free(&t);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu: %s", n, err.message);
        cr_assert_lt(n, 20000);
    }
    stance_dataset_free(data);
}
#endif

static void note_drawing(void *data, const struct stance_progress *at)
{
    bool *drawing = data;
    *drawing |= strcmp(at->stage, "drawing") == 0;
}
static bool stop_when_drawing(void *data)
{
    const bool *drawing = data;
    return *drawing;
}

Test(figure, drawing_is_told_and_stops_when_asked)
{
    struct stance_options o = stance_options_default();
    struct stance_text t = {0};
    struct stance_error err = {0};
    bool drawing = false;
    struct stance_watch watch = {
        .stop = stop_when_drawing, .progress = note_drawing, .data = &drawing};
    stance_dataset *data = made(6, 3);
    cr_assert_eq(stance_figure_draw(&t, data, &o, &watch, &err), STANCE_E_STOPPED);
    cr_assert(drawing);
    cr_assert(t.bytes == NULL);
    stance_dataset_free(data);
}
