/* dot_data.h - data sets made by hand, and DOT read from a text. */
#ifndef TESTS_GRAPHVIZ_DOT_DATA_H
#define TESTS_GRAPHVIZ_DOT_DATA_H

#include "common.h"
#include "data/dot.h"

/* The file that dot_read_text goes through. */
const char *dot_scratch_file(void);

/* How the functions below read and build. */
extern bool dot_lenient;
extern stance_problems *dot_problems;
/* What the last dot_read_text said. */
extern struct stance_error dot_why;

struct stance_options dot_with(const char *program);
enum stance_code dot_read_text(struct stance_dataset **out, const char *dot, size_t n,
                               const char *program);
/* DOT without fault, by the real program. */
struct stance_dataset *dot_read_good(const char *dot);

/* The table as "name,name" and a line "cell|cell" per row. */
void dot_expect_table(const struct stance_dataset *d, enum stance_table_kind kind,
                      const char *expected);

/* dot_empty, then dot_open_table and dot_put_row, then dot_build. */
struct stance_dataset *dot_empty(void);
void dot_open_table(struct stance_dataset *d, enum stance_table_kind kind,
                    const char *const *column, size_t n);
void dot_put_row(struct stance_dataset *d, enum stance_table_kind kind, const char *const *text);
struct stance_dataset *dot_build(struct stance_dataset *d);

#define COLUMNS(...)                                                                               \
    (const char *const[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)

#endif
