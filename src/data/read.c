/* read.c - a folder of tables, one CSV file, standard input, or DOT. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dataset_build.h"
#include "dot.h"
#include "read_sqlite.h"
#include "read_table.h"

struct reading {
    struct stance_dataset *d;
    const struct stance_options *options;
    struct stance_findings *f;
    const struct stance_watch *watch;
    bool whole; /* every file could be read to its end */
};

/* The last part of a path: where it starts, and its length. */
static const char *last_part(const char *path, size_t *n)
{
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    *n = end - start;
    return path + start;
}

static bool ends_in(const char *path, const char *ending)
{
    size_t n = strlen(path), k = strlen(ending);
    return n > k && memcmp(path + n - k, ending, k) == 0;
}

/* The folder's or file's name without its ending. */
static char *name_of(const char *path)
{
    size_t n;
    const char *part = last_part(path, &n);
    if (strcmp(path, "-") == 0)
        return stance_memory_copy("standard input", 14);
    const char *dot = n > 1 && !stance_path_is_folder(path) ? memchr(part + 1, '.', n - 1) : NULL;
    while (dot && memchr(dot + 1, '.', n - (size_t)(dot + 1 - part)))
        dot = memchr(dot + 1, '.', n - (size_t)(dot + 1 - part));
    return stance_memory_copy(part, dot ? (size_t)(dot - part) : n);
}

static enum stance_code read_one(struct reading *r, const char *path, enum stance_table_kind kind,
                                 const char *file, struct stance_error *err)
{
    struct stance_bytes bytes = {0};
    bool whole;
    enum stance_code code = stance_bytes_read(&bytes, path, err);
    if (code != STANCE_OK)
        return code;
    code = stance_table_read(&r->d->table[kind], kind, file, &bytes, r->options, r->f, &whole,
                             r->watch, err);
    r->whole &= whole;
    return code;
}

static enum stance_code read_package(struct reading *r, const char *path, struct stance_error *err)
{
    struct stance_bytes bytes = {0};
    enum stance_code code = stance_bytes_read(&bytes, path, err);
    if (code != STANCE_OK)
        return code;
    r->d->package = stance_memory_copy(bytes.data, bytes.n);
    r->d->package_n = bytes.n;
    stance_bytes_clear(&bytes);
    return r->d->package ? STANCE_OK : stance_error_memory(err);
}

static enum stance_code join(struct stance_text *out, const char *folder, const char *file,
                             struct stance_error *err)
{
    stance_text_clear(out);
    stance_text_puts(out, folder);
    if (out->n && out->bytes && out->bytes[out->n - 1] != '/')
        stance_text_putc(out, '/');
    stance_text_puts(out, file);
    return stance_text_end(out, err);
}

static void report_no_statements(struct reading *r, const char *path)
{
    struct stance_text *m =
        stance_findings_open(r->f, STANCE_ERROR, stance_place_file(STANCE_TABLE_STATEMENTS));
    r->whole = false;
    if (!m)
        return;
    stance_text_puts(m, "no such file in the folder '");
    stance_text_put_quoted(m, path, strlen(path), 200);
    stance_text_puts(m, "'; a data set is a folder with that file, or one CSV or DOT file");
    stance_findings_close(r->f);
}

static enum stance_code read_folder(struct reading *r, const char *path, struct stance_error *err)
{
    struct stance_text full = {0};
    enum stance_code code = STANCE_OK;
    for (int kind = 0; kind < STANCE_TABLE_KINDS && code == STANCE_OK; kind++) {
        const char *file = stance_table_file_name((enum stance_table_kind)kind);
        code = join(&full, path, file, err);
        if (code != STANCE_OK)
            break;
        if (stance_path_exists(full.bytes))
            code = read_one(r, full.bytes, (enum stance_table_kind)kind, file, err);
        else if (kind == STANCE_TABLE_STATEMENTS)
            report_no_statements(r, path);
    }
    if (code == STANCE_OK)
        code = join(&full, path, "datapackage.json", err);
    if (code == STANCE_OK && stance_path_exists(full.bytes))
        code = read_package(r, full.bytes, err);
    stance_text_free(&full);
    return code;
}

static enum stance_code read_file(struct reading *r, const char *path, struct stance_error *err)
{
    size_t n;
    const char *part = last_part(path, &n);
    if (strcmp(path, "-") == 0) {
        part = "standard input";
        n = strlen(part);
    }
    char *file = stance_memory_copy(part, n);
    if (!file)
        return stance_error_memory(err);
    enum stance_code code = read_one(r, path, STANCE_TABLE_STATEMENTS, file, err);
    stance_memory_free(file);
    return code;
}

enum stance_code stance_dataset_read(stance_dataset **out, const char *path,
                                     const struct stance_options *options,
                                     stance_problems *problems, const struct stance_watch *watch,
                                     struct stance_error *err)
{
    struct stance_options defaults = stance_read_defaults();
    struct stance_findings f = {0};
    struct reading r = {
        .options = options ? options : &defaults, .f = &f, .watch = watch, .whole = true};
    bool folder = strcmp(path, "-") != 0 && stance_path_is_folder(path);
    if (strcmp(path, "-") != 0 && stance_sqlite_meant(path))
        return stance_dataset_read_sqlite(out, path, r.options, problems, watch, err);
    if (r.options->read.query)
        return stance_error_set(err, STANCE_E_VALUE, "a query reads a SQLite database, not '%s'",
                                path);
    if (!folder && (ends_in(path, ".dot") || ends_in(path, ".gv")))
        return stance_dataset_read_dot(out, path, r.options, problems, watch, err);
    stance_findings_init(&f, problems, watch, r.options->read.lenient);
    enum stance_code code = stance_dataset_new(&r.d, err);
    if (code != STANCE_OK)
        goto done;
    r.d->name = name_of(path);
    if (!r.d->name)
        code = stance_error_memory(err);
    if (code == STANCE_OK)
        code = folder ? read_folder(&r, path, err) : read_file(&r, path, err);
    if (code == STANCE_OK && r.whole && !r.options->read.raw)
        code = stance_dataset_build_into(r.d, r.options, &f, watch, err);
    if (code == STANCE_OK)
        code = stance_dataset_conclude(r.d, &f, problems, watch, err);
    if (code == STANCE_OK) {
        *out = r.d;
        r.d = NULL;
    }
done:
    stance_findings_clear(&f);
    stance_dataset_free(r.d);
    return code;
}
