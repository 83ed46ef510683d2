/* read.c - a folder of tables, one CSV file, standard input, DOT, or a graph of another program. */
#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "../base/unpack.h"
#include "dataset_build.h"
#include "dot.h"
#include "preset.h"
#include "read_dna.h"
#include "read_sqlite.h"
#include "read_table.h"

struct reading {
    struct stance_dataset *d;
    const struct stance_options *options;
    struct stance_findings *f;
    const struct stance_watch *watch;
    const struct stance_preset_table *preset; /* or NULL */
    bool whole;                               /* every file could be read to its end */
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

/* The ending of what is inside: "x.dot.gz" ends in ".dot". */
static bool ends_in(const char *path, const char *ending)
{
    size_t n = stance_unpacked_name(path, strlen(path)), k = strlen(ending);
    return n > k && memcmp(path + n - k, ending, k) == 0;
}

/* The folder's or file's name without its ending ("votes" of "votes.csv.gz"). */
static char *name_of(const char *path)
{
    size_t n;
    const char *part = last_part(path, &n);
    if (strcmp(path, "-") == 0)
        return stance_memory_copy("standard input", 14);
    bool folder = stance_path_is_folder(path);
    n = folder ? n : stance_unpacked_name(part, n);
    const char *dot = n > 1 && !folder ? memchr(part + 1, '.', n - 1) : NULL;
    while (dot && memchr(dot + 1, '.', n - (size_t)(dot + 1 - part)))
        dot = memchr(dot + 1, '.', n - (size_t)(dot + 1 - part));
    return stance_memory_copy(part, dot ? (size_t)(dot - part) : n);
}

static enum stance_code read_one(struct reading *r, const char *path, enum stance_table_kind kind,
                                 const char *file, struct stance_error *err)
{
    struct stance_table *t = &r->d->table[kind];
    struct stance_bytes bytes = {0};
    bool whole, added = false;
    enum stance_code code = stance_bytes_read(&bytes, path, err);
    if (code == STANCE_OK && r->preset && r->preset->header)
        code = stance_preset_add_header(&bytes, &added, r->preset, err);
    if (code != STANCE_OK) {
        stance_bytes_clear(&bytes);
        return code;
    }
    code = stance_table_read(t, kind, file, &bytes, r->options, r->f, &whole, r->watch, err);
    t->header_added = added;
    r->whole &= whole;
    if (code == STANCE_OK && whole && r->preset && !r->options->read.raw)
        code = stance_preset_finish(t, r->preset, err);
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

static void report_twice(struct reading *r, enum stance_table_kind kind, const char *other)
{
    struct stance_text *m = stance_findings_open(r->f, STANCE_ERROR, stance_place_file(kind));
    r->whole = false;
    if (!m)
        return;
    stance_text_format(m, "the folder has '%s' as well: keep one of the two", other);
    stance_findings_close(r->f);
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
    stance_text_puts(m, "'; a data set is a folder with that file, or one CSV, DOT or SQLite file");
    stance_findings_close(r->f);
}

/* One table of a folder, plain or packed; *full is scratch.  Two files that claim to be the
 * same table are an error: nobody can know which of them is meant. */
static enum stance_code read_member(struct reading *r, const char *folder,
                                    enum stance_table_kind kind, struct stance_text *full,
                                    struct stance_error *err)
{
    char found[2][32];
    size_t found_n = 0;
    enum stance_code code = STANCE_OK;
    for (const char *const *ending = stance_folder_packings; *ending && code == STANCE_OK;
         ending++) {
        char file[sizeof found[0]];
        snprintf(file, sizeof file, "%s%s", stance_table_file_name(kind), *ending);
        code = join(full, folder, file, err);
        if (code == STANCE_OK && stance_path_exists(full->bytes) && found_n < 2)
            memcpy(found[found_n++], file, sizeof file);
    }
    if (code == STANCE_OK && found_n == 2) {
        report_twice(r, kind, found[1]);
    } else if (code == STANCE_OK && found_n == 1) {
        code = join(full, folder, found[0], err);
        if (code == STANCE_OK)
            code = read_one(r, full->bytes, kind, found[0], err);
    } else if (code == STANCE_OK && kind == STANCE_TABLE_STATEMENTS) {
        report_no_statements(r, folder);
    }
    return code;
}

static enum stance_code read_folder(struct reading *r, const char *path, struct stance_error *err)
{
    struct stance_text full = {0};
    enum stance_code code = STANCE_OK;
    for (int kind = 0; kind < STANCE_TABLE_KINDS && code == STANCE_OK; kind++)
        code = read_member(r, path, (enum stance_table_kind)kind, &full, err);
    if (code == STANCE_OK)
        code = join(&full, path, stance_table_file_name(STANCE_TABLE_KINDS), err);
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
    enum stance_table_kind kind = r->preset ? r->preset->kind : STANCE_TABLE_STATEMENTS;
    enum stance_code code = read_one(r, path, kind, file, err);
    stance_memory_free(file);
    return code;
}

/* The file of actors that belongs to the one that was read, where there is one. */
static enum stance_code read_beside(struct reading *r, const char *path, struct stance_error *err)
{
    char *beside;
    size_t n;
    enum stance_code code = stance_preset_beside(&beside, path, r->preset, err);
    if (code != STANCE_OK || !beside)
        return code;
    const char *part = last_part(beside, &n);
    code = read_one(r, beside, STANCE_TABLE_ACTORS, part, err);
    stance_memory_free(beside);
    return code;
}

static enum stance_code read_preset(struct reading *r, const char *path, bool folder,
                                    struct stance_error *err)
{
    char *found = NULL;
    enum stance_code code = STANCE_OK;
    if (folder)
        code = stance_preset_main_file(&found, path, r->preset, err);
    if (code == STANCE_OK)
        code = read_file(r, found ? found : path, err);
    if (code == STANCE_OK)
        code = read_beside(r, found ? found : path, err);
    stance_memory_free(found);
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
    r.preset = stance_preset_find(r.options->read.preset);
    bool file = !folder && strcmp(path, "-") != 0;
    bool database = strcmp(path, "-") != 0 && stance_sqlite_meant(path);
    bool dot = !folder && (ends_in(path, ".dot") || ends_in(path, ".gv"));
    enum stance_exchange_kind kind =
        file ? stance_exchange_kind_of_file(path) : STANCE_EXCHANGE_IS_NONE;
    if (r.preset && (database || dot || kind != STANCE_EXCHANGE_IS_NONE))
        return stance_error_set(err, STANCE_E_VALUE, "the preset %s reads CSV, and '%s' is none",
                                r.preset->name, path);
    if (r.options->read.columns && (dot || kind != STANCE_EXCHANGE_IS_NONE))
        return stance_error_set(err, STANCE_E_VALUE,
                                "--columns is for CSV and databases: '%s' says itself what is what",
                                path);
    if (database)
        return stance_dataset_read_sqlite(out, path, r.options, problems, watch, err);
    if (r.options->read.query || stance_dna_meant(&r.options->read))
        return stance_error_set(err, STANCE_E_VALUE, "'%s' is no SQLite database", path);
    if (dot)
        return stance_dataset_read_dot(out, path, r.options, problems, watch, err);
    if (kind != STANCE_EXCHANGE_IS_NONE)
        return stance_dataset_read_graph(out, path, kind, r.options, problems, watch, err);
    stance_findings_init(&f, problems, watch, r.options->read.lenient);
    enum stance_code code = stance_dataset_new(&r.d, err);
    if (code != STANCE_OK)
        goto done;
    r.d->name = name_of(path);
    if (!r.d->name)
        code = stance_error_memory(err);
    if (code == STANCE_OK)
        code = r.preset ? read_preset(&r, path, folder, err)
               : folder ? read_folder(&r, path, err)
                        : read_file(&r, path, err);
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
