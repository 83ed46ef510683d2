#include "helper.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[64];
static char path[4200];

const char *folder_make(void)
{
    strcpy(folder, "/tmp/stance-data-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    return folder;
}

static void remove_below(const char *at)
{
    DIR *dir = opendir(at);
    if (!dir)
        return;
    for (struct dirent *e; (e = readdir(dir)) != NULL;) {
        char full[4200];
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        snprintf(full, sizeof full, "%s/%s", at, e->d_name);
        remove_below(full);
        remove(full);
    }
    closedir(dir);
}

void folder_remove(void)
{
    remove_below(folder);
    rmdir(folder);
}

const char *folder_file(const char *name)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

void folder_put(const char *name, const char *bytes, size_t n)
{
    FILE *f = fopen(folder_file(name), "wb");
    cr_assert_not_null(f);
    cr_assert_eq(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

char *folder_get(const char *name, size_t *n)
{
    FILE *f = fopen(folder_file(name), "rb");
    if (!f)
        return NULL;
    static char buffer[1 << 20];
    *n = fread(buffer, 1, sizeof buffer - 1, f);
    fclose(f);
    char *copy = malloc(*n + 1);
    memcpy(copy, buffer, *n);
    copy[*n] = '\0';
    return copy;
}

struct reading read_path(const char *at, const struct stance_options *options)
{
    struct reading r = {0};
    cr_assert_eq(stance_problems_new(&r.problems, 100, NULL), STANCE_OK);
    r.code = stance_dataset_read(&r.data, at, options, r.problems, NULL, &r.err);
    size_t room = 1;
    for (size_t i = 0; i < stance_problems_kept(r.problems); i++)
        room += strlen(stance_problems_at(r.problems, i).message) + 400;
    r.told = calloc(room, 1);
    for (size_t i = 0; i < stance_problems_kept(r.problems); i++) {
        struct stance_problem p = stance_problems_at(r.problems, i);
        size_t used = strlen(r.told);
        snprintf(r.told + used, room - used, "%s:%zu:%zu: %s: %s\n", p.file, p.line, p.column,
                 p.severity == STANCE_ERROR ? "error" : "warning", p.message);
    }
    return r;
}

struct reading read_files(const struct file *file, size_t n, const struct stance_options *options)
{
    folder_make();
    for (size_t i = 0; i < n; i++)
        folder_put(file[i].name, file[i].bytes, file[i].n ? file[i].n : strlen(file[i].bytes));
    struct reading r = read_path(folder, options);
    folder_remove();
    return r;
}

struct reading read_text(const char *bytes, const struct stance_options *options)
{
    folder_make();
    folder_put("x.csv", bytes, strlen(bytes));
    struct reading r = read_path(folder_file("x.csv"), options);
    folder_remove();
    return r;
}

void reading_clear(struct reading *r)
{
    stance_dataset_free(r->data);
    stance_problems_free(r->problems);
    free(r->told);
}

void expect_told(struct reading r, enum stance_code code, const char *told)
{
    cr_expect_eq(r.code, code, "%s", r.err.message);
    cr_expect_str_eq(r.told, told);
    cr_expect_eq(r.data == NULL, code != STANCE_OK);
    reading_clear(&r);
}

const char *shared_file(const char *name)
{
    snprintf(path, sizeof path, "../shared/data/%s", name);
    if (access(path, R_OK) == 0)
        return path;
    fprintf(stderr, "skipped: %s is not there\n", path);
    return NULL;
}
