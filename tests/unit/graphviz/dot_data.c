/* dot_data.c - data sets made by hand, and DOT read from a text. */
#include "dot_data.h"

#include "base/memory.h"
#include "base/text.h"

const char *dot_scratch_file(void)
{
    static char path[64];
    snprintf(path, sizeof path, "/tmp/stance-dot-%ld.dot", (long)getpid());
    return path;
}

bool dot_lenient;

struct stance_options dot_with(const char *program)
{
    struct stance_options options = stance_options_default();
    options.read.graphviz = program;
    options.read.lenient = dot_lenient;
    return options;
}

struct stance_error dot_why;
stance_problems *dot_problems;

enum stance_code dot_read_text(struct stance_dataset **out, const char *dot, size_t n,
                               const char *program)
{
    struct stance_options options = dot_with(program);
    FILE *file = fopen(dot_scratch_file(), "w");
    fwrite(dot, 1, n, file);
    fclose(file);
    dot_why = (struct stance_error){0};
    enum stance_code code =
        stance_dataset_read_dot(out, dot_scratch_file(), &options, dot_problems, NULL, &dot_why);
    remove(dot_scratch_file());
    return code;
}

struct stance_dataset *dot_read_good(const char *dot)
{
    struct stance_dataset *d = NULL;
    cr_assert_eq(dot_read_text(&d, dot, strlen(dot), graphviz_program()), STANCE_OK, "%s: %s", dot,
                 dot_why.message);
    return d;
}

void dot_expect_table(const struct stance_dataset *d, enum stance_table_kind kind,
                      const char *expected)
{
    const struct stance_table *t = &d->table[kind];
    struct stance_text got = {0};
    for (size_t i = 0; i < t->column_n; i++)
        stance_text_format(&got, "%s%s", i ? "," : "", t->column[i].name);
    for (size_t row = 0; row < t->row_n; row++)
        for (size_t i = 0; i < t->column_n; i++)
            stance_text_format(&got, "%s%s", i ? "|" : "\n",
                               stance_dictionary_text(&t->column[i].text, t->column[i].code[row]));
    cr_expect_str_eq(got.bytes ? got.bytes : "", expected);
    stance_text_free(&got);
}

void dot_open_table(struct stance_dataset *d, enum stance_table_kind kind,
                    const char *const *column, size_t n)
{
    struct stance_table *t = &d->table[kind];
    cr_assert_eq(stance_table_open(t, kind, stance_table_file_name(kind), NULL), STANCE_OK);
    for (size_t i = 0; i < n; i++)
        cr_assert_eq(stance_table_add_column(t, column[i], strlen(column[i]), NULL), STANCE_OK);
}

void dot_put_row(struct stance_dataset *d, enum stance_table_kind kind, const char *const *text)
{
    struct stance_slice cell[16];
    struct stance_table *t = &d->table[kind];
    for (size_t i = 0; i < t->column_n; i++)
        cell[i] = (struct stance_slice){text[i], text[i] ? strlen(text[i]) : 0};
    cr_assert_eq(stance_table_put(t, cell, t->column_n, NULL), STANCE_OK);
}

struct stance_dataset *dot_build(struct stance_dataset *d)
{
    struct stance_error err = {0};
    struct stance_options options = dot_with(NULL);
    cr_assert_eq(stance_dataset_build(d, &options, NULL, NULL, &err), STANCE_OK, "%s", err.message);
    return d;
}

struct stance_dataset *dot_empty(void)
{
    struct stance_dataset *d = NULL;
    cr_assert_eq(stance_dataset_new(&d, NULL), STANCE_OK);
    d->name = stance_memory_copy("hostile", 7);
    return d;
}
