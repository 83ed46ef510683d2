/* test_patience.c - reading and writing ask and tell all the way. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/dataset.h"

enum { ROWS = 20000 };

static const struct {
    enum stance_file_format format;
    const char *name;
    bool read; /* back: not by stance-graphviz, and few rows are enough */
} formats[] = {
    {STANCE_FILE_CSV_FOLDER, "folder", false},
    {STANCE_FILE_GRAPHML, "x.graphml", true},
    {STANCE_FILE_GEXF, "x.gexf", true},
    {STANCE_FILE_JSON, "x.json", true},
    {STANCE_FILE_GML, "x.gml", true},
    {STANCE_FILE_PAJEK, "x.net", true},
    {STANCE_FILE_DL, "x.dl", true},
    {STANCE_FILE_EDGES, "edges.csv", true},
    {STANCE_FILE_SQLITE, "x.sqlite", true},
    {STANCE_FILE_DOT, "x.dot", false},
};
#define FORMATS (sizeof formats / sizeof *formats)

static char folder[64];

static const char *in(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static stance_dataset *made(void)
{
    stance_dataset *d = NULL;
    strcpy(folder, "/tmp/stance-patience-XXXXXX");
    cr_assert(mkdtemp(folder));
    FILE *f = fopen(in("votes.csv"), "w");
    cr_assert(f);
    fputs("actor,issue,stance\n", f);
    for (int i = 0; i < ROWS; i++)
        fprintf(f, "actor %d,issue %d,%d\n", i / 100, i % 100, i % 3 - 1);
    fclose(f);
    struct stance_options o = stance_options_default();
    cr_assert_eq(stance_dataset_read(&d, in("votes.csv"), &o, NULL, NULL, NULL), STANCE_OK);
    return d;
}

/* What is asked and told, and when to say stop. */
struct log {
    const char *stage; /* to count */
    size_t told, stop_after;
    double last;
    bool over; /* done went past the total */
};

static void progress(void *data, const struct stance_progress *at)
{
    struct log *l = data;
    if (strcmp(at->stage, l->stage) != 0)
        return;
    l->over |= at->total > 0 && at->done > at->total;
    l->told++;
    l->last = at->done;
}
static bool stop(void *data)
{
    struct log *l = data;
    return l->stop_after && l->told >= l->stop_after;
}

static struct stance_watch watch_of(struct log *l)
{
    return (struct stance_watch){.stop = stop, .progress = progress, .data = l};
}

Test(patience, every_writer_tells_how_far_it_is_and_stops_when_asked)
{
    stance_dataset *d = made();
    struct stance_options o = stance_options_default();
    for (size_t i = 0; i < FORMATS; i++) {
        struct log l = {.stage = "formatting", .stop_after = 3};
        struct stance_watch watch = watch_of(&l);
        struct stance_error err = {0};
        enum stance_code code =
            stance_dataset_write(d, in(formats[i].name), formats[i].format, &o, &watch, &err);
        cr_expect_eq(code, STANCE_E_STOPPED, "%s: %d %s", formats[i].name, code, err.message);
        cr_expect_eq(err.code, STANCE_E_STOPPED);
        cr_expect(l.told >= 3 && !l.over, "%s: told %zu times", formats[i].name, l.told);
        cr_expect_neq(access(in(formats[i].name), F_OK), 0, "%s is there", formats[i].name);
    }
    stance_dataset_free(d);
}

Test(patience, every_reader_tells_how_far_it_is_and_stops_when_asked)
{
    stance_dataset *d = made(), *again = NULL;
    struct stance_options o = stance_options_default();
    for (size_t i = 0; i < FORMATS; i++) {
        if (!formats[i].read)
            continue;
        const char *path = in(formats[i].name);
        cr_assert_eq(stance_dataset_write(d, path, formats[i].format, &o, NULL, NULL), STANCE_OK);
        struct log l = {.stage = "reading", .stop_after = 2};
        struct stance_watch watch = watch_of(&l);
        struct stance_error err = {0};
        enum stance_code code = stance_dataset_read(&again, path, &o, NULL, &watch, &err);
        cr_expect_eq(code, STANCE_E_STOPPED, "%s: %d %s", formats[i].name, code, err.message);
        cr_expect_eq(err.code, STANCE_E_STOPPED);
        cr_expect(l.last > 0 && !l.over, "%s: told %zu times, last %g", formats[i].name, l.told,
                  l.last);
    }
    stance_dataset_free(d);
}
