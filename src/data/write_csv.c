/* write_csv.c - a data set as it was read: every table, column, row and text.
 *
 * Cells are quoted where RFC 4180 asks for it, rows end in LF.  A cell that a
 * spreadsheet would take for a formula is written as it is, unless the caller asks to have
 * it defused: these tables are data, and an id or a quote that came back with an
 * apostrophe in front would be another one.  Rows that lenient reading skipped are left out. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <errno.h>

#include "../base/sheet.h"
#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dot.h"
#include "exchange_dataset.h"
#include "exchange_write.h"
#include "write_sqlite.h"

/* Also a blank at either end is quoted, because some readers drop it; so is the only
 * cell of a row when it is empty, because the line would be blank; and in a header the
 * other separators, because a reader finds the separator there. */
static bool needs_quotes(const char *s, size_t n, bool alone, bool header)
{
    if (n == 0)
        return alone;
    if (s[0] == ' ' || s[n - 1] == ' ')
        return true;
    for (size_t i = 0; i < n; i++)
        if (s[i] == ',' || s[i] == '"' || s[i] == '\n' || s[i] == '\r' ||
            (header && (s[i] == ';' || s[i] == '\t')))
            return true;
    return false;
}

/* How the cells of a table are put. */
struct style {
    bool defuse, alone;
};

static void put_cell(struct stance_text *out, const char *s, size_t n, struct style style,
                     bool header)
{
    if (style.defuse && stance_sheet_is_formula(s, n)) {
        stance_sheet_put(out, s, n, false);
        return;
    }
    if (!needs_quotes(s, n, style.alone, header)) {
        stance_text_put(out, s, n);
        return;
    }
    stance_text_putc(out, '"');
    for (const char *quote; n && (quote = memchr(s, '"', n)) != NULL;) {
        size_t before = (size_t)(quote - s) + 1;
        stance_text_put(out, s, before);
        stance_text_putc(out, '"');
        s += before;
        n -= before;
    }
    stance_text_put(out, s, n);
    stance_text_putc(out, '"');
}

static enum stance_code put_table(struct stance_text *out, const struct stance_dataset *d,
                                  const struct stance_table *t, bool defuse,
                                  const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_patience patience = {watch, "formatting", "rows", (double)t->row_n, 0};
    enum stance_code code = STANCE_OK;
    const struct style style = {defuse, t->column_n == 1};
    for (size_t i = 0; i < t->column_n; i++) {
        stance_text_puts(out, i ? "," : "");
        put_cell(out, t->column[i].name, strlen(t->column[i].name), style, true);
    }
    stance_text_putc(out, '\n');
    for (size_t row = 0; row < t->row_n && !out->failed && code == STANCE_OK; row++) {
        code = stance_patience_turn(&patience, row, err);
        if (t->kind == STANCE_TABLE_STATEMENTS && !stance_statement_counts(d, row))
            continue;
        for (size_t i = 0; i < t->column_n; i++) {
            const struct stance_column *c = &t->column[i];
            if (i)
                stance_text_putc(out, ',');
            put_cell(out, stance_dictionary_text(&c->text, c->code[row]),
                     stance_dictionary_length(&c->text, c->code[row]), style, false);
        }
        stance_text_putc(out, '\n');
    }
    return code;
}

/* One file of the folder. */
struct part {
    struct stance_text path, bytes;
};

static enum stance_code add_part(struct part *part, const char *folder, const char *file,
                                 struct stance_error *err)
{
    stance_text_format(&part->path, "%s/%s", folder, file);
    enum stance_code code = stance_text_end(&part->path, err);
    return code == STANCE_OK ? stance_text_end(&part->bytes, err) : code;
}

/* *made tells whether the folder was not there before. */
static enum stance_code make_folder(const char *path, bool *made, struct stance_error *err)
{
    *made = mkdir(path, 0777) == 0;
    if (*made || (errno == EEXIST && stance_path_is_folder(path)))
        return STANCE_OK;
    return stance_error_set(err, STANCE_E_SYSTEM, "cannot make the folder '%s': %s", path,
                            strerror(errno));
}

static bool is_written(const char *path, const struct stance_file_part *file, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(file[i].path, path) == 0)
            return true;
    return false;
}

/* A table that is there already and is not replaced would be read with the new ones. */
static enum stance_code refuse_strangers(const char *folder, const struct stance_file_part *file,
                                         size_t n, struct stance_error *err)
{
    struct stance_text path = {0};
    enum stance_code code = STANCE_OK;
    for (int kind = 0; kind <= STANCE_TABLE_KINDS && code == STANCE_OK; kind++)
        for (const char *const *packed = stance_folder_packings; *packed && code == STANCE_OK;
             packed++) {
            const char *name = stance_table_file_name((enum stance_table_kind)kind);
            stance_text_clear(&path);
            stance_text_format(&path, "%s/%s%s", folder, name, *packed);
            code = stance_text_end(&path, err);
            if (code == STANCE_OK && !is_written(path.bytes, file, n) &&
                stance_path_exists(path.bytes))
                code = stance_error_set(err, STANCE_E_SYSTEM,
                                        "cannot write into '%s': its %s%s would be mixed with the "
                                        "new tables; name another folder",
                                        folder, name, *packed);
        }
    stance_text_free(&path);
    return code;
}

static enum stance_code write_folder(const stance_dataset *d, const char *path, bool defuse,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct part part[STANCE_TABLE_KINDS + 1] = {0};
    struct stance_file_part file[STANCE_TABLE_KINDS + 1];
    size_t n = 0;
    bool made = false;
    enum stance_code code = STANCE_OK;
    for (int kind = 0; kind < STANCE_TABLE_KINDS && code == STANCE_OK; kind++) {
        if (!stance_table_present(&d->table[kind]))
            continue;
        code = put_table(&part[n].bytes, d, &d->table[kind], defuse, watch, err);
        const char *file_name = stance_table_file_name((enum stance_table_kind)kind);
        if (code == STANCE_OK)
            code = add_part(&part[n], path, file_name, err);
        n++;
    }
    if (code == STANCE_OK && d->package) {
        stance_text_put(&part[n].bytes, d->package, d->package_n);
        code = add_part(&part[n++], path, stance_table_file_name(STANCE_TABLE_KINDS), err);
    }
    for (size_t i = 0; i < n; i++)
        file[i] =
            (struct stance_file_part){part[i].path.bytes, part[i].bytes.bytes, part[i].bytes.n};
    if (code == STANCE_OK)
        code = make_folder(path, &made, err);
    if (code == STANCE_OK)
        code = refuse_strangers(path, file, n, err);
    if (code == STANCE_OK)
        code = stance_files_replace(file, n, watch, err);
    if (code != STANCE_OK && made)
        rmdir(path);
    for (size_t i = 0; i < n; i++) {
        stance_text_free(&part[i].path);
        stance_text_free(&part[i].bytes);
    }
    return code;
}

static enum stance_code write_graph(struct stance_text *out, const stance_dataset *data,
                                    enum stance_file_format format,
                                    const struct stance_options *options,
                                    const struct stance_watch *watch, struct stance_error *err)
{
    static const enum stance_exchange_format as[] = {
        [STANCE_FILE_GRAPHML] = STANCE_EXCHANGE_GRAPHML, [STANCE_FILE_GEXF] = STANCE_EXCHANGE_GEXF,
        [STANCE_FILE_JSON] = STANCE_EXCHANGE_JSON,       [STANCE_FILE_GML] = STANCE_EXCHANGE_GML,
        [STANCE_FILE_PAJEK] = STANCE_EXCHANGE_PAJEK,     [STANCE_FILE_DL] = STANCE_EXCHANGE_DL,
        [STANCE_FILE_EDGES] = STANCE_EXCHANGE_EDGES};
    struct stance_exchange_dataset x;
    enum stance_code code = stance_exchange_dataset_make(&x, data, err);
    bool spare = options && stance_sheet_spared(options->write.formulas);
    if (code == STANCE_OK)
        code = stance_exchange_write(out, &x.exchange, as[format], x.left_n, spare, watch, err);
    stance_exchange_dataset_clear(&x);
    return code;
}

enum stance_code stance_dataset_write(const stance_dataset *data, const char *path,
                                      enum stance_file_format format,
                                      const struct stance_options *options,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    if ((unsigned)format > STANCE_FILE_SQLITE)
        return stance_error_set(err, STANCE_E_VALUE, "no such format of a file: %d", (int)format);
    if (format == STANCE_FILE_CSV_FOLDER)
        return write_folder(
            data, path, options && options->write.formulas == STANCE_FORMULAS_DEFUSE, watch, err);
    if (format == STANCE_FILE_SQLITE)
        return stance_dataset_write_sqlite(data, path, watch, err);
    struct stance_text text = {0};
    enum stance_code code = format == STANCE_FILE_DOT
                                ? stance_dataset_write_dot(&text, data, options, watch, err)
                                : write_graph(&text, data, format, options, watch, err);
    if (code == STANCE_OK)
        code = stance_file_replace(path, text.bytes, text.n, watch, err);
    stance_text_free(&text);
    return code;
}
