/* world.h - small data sets for tests, written as lines of comma-separated cells.
 *
 * No quoting: the reader is tested elsewhere.  Used by the rooms graph, coalition
 * and report. */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include <criterion/criterion.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "data/dataset.h"
#include "graph/positions.h"

struct world {
    const char *statements, *actors, *issues, *alignments, *members; /* NULL = no table */
};

static inline size_t world_split(const char *line, size_t n, struct stance_slice *cell)
{
    size_t found = 0, start = 0;
    for (size_t i = 0; i <= n; i++)
        if (i == n || line[i] == ',') {
            cell[found++] = (struct stance_slice){line + start, i - start};
            start = i + 1;
        }
    return found;
}

static inline void world_put_table(struct stance_dataset *d, enum stance_table_kind kind,
                                   const char *text)
{
    struct stance_table *t = &d->table[kind];
    struct stance_slice cell[32];
    bool header = true;
    if (!text)
        return;
    cr_assert_eq(stance_table_open(t, kind, stance_table_file_name(kind), NULL), STANCE_OK);
    while (*text) {
        size_t n = strcspn(text, "\n"), cells = world_split(text, n, cell);
        for (size_t i = 0; header && i < cells; i++)
            cr_assert_eq(stance_table_add_column(t, cell[i].data, cell[i].n, NULL), STANCE_OK);
        if (!header)
            cr_assert_eq(stance_table_put(t, cell, cells, NULL), STANCE_OK);
        header = false;
        text += n + (text[n] == '\n');
    }
}

static inline struct stance_dataset *world_make(struct world w)
{
    struct stance_dataset *d = NULL;
    struct stance_error err = {0};
    struct stance_options o = stance_options_default();
    cr_assert_eq(stance_dataset_new(&d, NULL), STANCE_OK);
    d->name = stance_memory_copy("world", 5);
    world_put_table(d, STANCE_TABLE_STATEMENTS, w.statements);
    world_put_table(d, STANCE_TABLE_ACTORS, w.actors);
    world_put_table(d, STANCE_TABLE_ISSUES, w.issues);
    world_put_table(d, STANCE_TABLE_ALIGNMENTS, w.alignments);
    world_put_table(d, STANCE_TABLE_MEMBERS, w.members);
    enum stance_code code = stance_dataset_build(d, &o, NULL, NULL, &err);
    cr_assert_eq(code, STANCE_OK, "%s:%zu:%zu: %s", err.file, err.line, err.column, err.message);
    return d;
}

static inline struct stance_dataset *world_of(const char *statements)
{
    return world_make((struct world){.statements = statements});
}

static inline size_t world_actor(const struct stance_positions *p, const struct stance_dataset *d,
                                 const char *id)
{
    uint32_t actor = stance_dataset_find_actor(d, id);
    return actor == STANCE_NONE                 ? SIZE_MAX
           : p->actor_row[actor] == STANCE_NONE ? SIZE_MAX
                                                : p->actor_row[actor];
}

/* The cell of two ids, or SIZE_MAX. */
static inline size_t world_cell(const struct stance_positions *p, const struct stance_dataset *d,
                                const char *actor, const char *issue)
{
    size_t a = world_actor(p, d, actor);
    uint32_t j = stance_dataset_find_issue(d, issue);
    if (a == SIZE_MAX || j == STANCE_NONE || p->issue_row[j] == STANCE_NONE)
        return SIZE_MAX;
    return stance_positions_find(p, a, p->issue_row[j]);
}

/* The position of two ids, NAN where nothing is recorded. */
static inline double world_value(const struct stance_positions *p, const struct stance_dataset *d,
                                 const char *actor, const char *issue)
{
    size_t cell = world_cell(p, d, actor, issue);
    return cell == SIZE_MAX ? NAN : p->value[cell];
}

#endif
