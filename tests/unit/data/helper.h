/* helper.h - data sets written to a folder of their own, read, and what was told of them. */
#ifndef TESTS_DATA_HELPER_H
#define TESTS_DATA_HELPER_H

#include "data/dataset.h"

struct file {
    const char *name, *bytes;
    size_t n; /* 0 = strlen(bytes) */
};

/* A new folder under /tmp, removed again by folder_remove.  Static storage, one at a time. */
const char *folder_make(void);
void folder_remove(void);
/* "FOLDER/name"; static storage, until the next call. */
const char *folder_file(const char *name);
void folder_put(const char *name, const char *bytes, size_t n);
/* The bytes of a file in it, NUL behind; NULL when there is none.  free() it. */
char *folder_get(const char *name, size_t *n);

struct reading {
    enum stance_code code;
    struct stance_error err;
    stance_dataset *data;
    stance_problems *problems;
    char *told; /* "file:line:column: error: message\n" for each problem kept */
};

/* Reads a path / files as a folder / one file.  options NULL = the defaults. */
struct reading read_path(const char *path, const struct stance_options *options);
struct reading read_files(const struct file *file, size_t n, const struct stance_options *options);
struct reading read_text(const char *bytes, const struct stance_options *options);
void reading_clear(struct reading *r);
/* Code and problems as expected, a data set only where all is well; clears the reading. */
void expect_told(struct reading r, enum stance_code code, const char *told);

#define READ_FILES(options, ...)                                                                   \
    read_files((const struct file[]){__VA_ARGS__},                                                 \
               sizeof((const struct file[]){__VA_ARGS__}) / sizeof(struct file), options)

/* The file under ../shared/data, or NULL (and it says so) where that is absent. */
const char *shared_file(const char *name);

#endif
