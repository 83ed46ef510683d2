/* sources.c - the source line of a figure, where the user gives none. */
#include <string.h>

#include "../base/memory.h"
#include "../base/text.h"
#include "../data/names.h"
#include "scene.h"

#define NAMED 8 /* more sources than that are counted */

void stance_scene_put_date(struct stance_text *out, const char *date)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    size_t n = strspn(date, "0123456789-");
    int month = n >= 7 && date[4] == '-' ? (date[5] - '0') * 10 + date[6] - '0' : 0;
    if (date[n] || month < 1 || month > 12 || (n != 7 && n != 10)) {
        stance_text_puts(out, date);
        return;
    }
    if (n == 10)
        stance_text_format(out, "%.*s ", date[8] == '0' ? 1 : 2, date + (date[8] == '0' ? 9 : 8));
    stance_text_format(out, "%s %.4s", months[month - 1], date);
}

/* “Open Debate”, Security Council Report, 19 June 2024 */
static void put_row(const struct stance_table *sources, size_t row, struct stance_text *out)
{
    const char *title = stance_table_text(sources, STANCE_ROLE_TITLE, row);
    const char *publisher = stance_table_text(sources, STANCE_ROLE_PUBLISHER, row);
    const char *date = stance_table_text(sources, STANCE_ROLE_DATE, row);
    if (!*title && !*publisher)
        stance_text_puts(out, stance_table_text(sources, STANCE_ROLE_ID, row));
    if (*title)
        stance_text_format(out, "“%s”", title);
    if (*publisher)
        stance_text_format(out, "%s%s", *title ? ", " : "", publisher);
    if (*date) {
        stance_text_puts(out, ", ");
        stance_scene_put_date(out, date);
    }
}

/* What stands behind the positions: rows of the sources table, and texts without a row. */
struct used {
    bool *row;  /* per row of sources */
    bool *code; /* per code of the statements' source column, without a row */
};

/* Errors show in out->failed. */
static void collect(struct used *used, const struct stance_scene *scene,
                    const struct stance_column *column, struct stance_text *out)
{
    const struct stance_positions *p = scene->positions;
    struct stance_text tidy = {0};
    for (size_t c = 0; p->statement_start && c < p->statement_start[p->cell_n]; c++)
        used->code[column->code[p->statement[c]]] = true;
    for (uint32_t code = 0; code < column->text.n; code++) {
        if (!used->code[code])
            continue;
        const char *id = stance_dictionary_text(&column->text, code);
        stance_text_clear(&tidy);
        stance_text_put_tidy(&tidy, id, strlen(id));
        uint32_t row = tidy.n && scene->data->source_names
                           ? stance_names_find(scene->data->source_names, tidy.bytes, tidy.n)
                           : STANCE_NONE;
        used->code[code] = code > 0 && row == STANCE_NONE;
        if (row != STANCE_NONE)
            used->row[row] = true;
    }
    out->failed = out->failed || tidy.failed;
    stance_text_free(&tidy);
}

/* True where the next source is still to be named; counts it and writes what parts them. */
static bool next_named(struct stance_text *out, size_t *n)
{
    if ((*n)++ >= NAMED)
        return false;
    if (*n > 1)
        stance_text_puts(out, "; ");
    return true;
}

void stance_scene_sources(const struct stance_scene *scene, struct stance_text *out)
{
    const struct stance_table *sources = &scene->data->table[STANCE_TABLE_SOURCES];
    const struct stance_column *column =
        stance_table_column(&scene->data->table[STANCE_TABLE_STATEMENTS], STANCE_ROLE_SOURCE);
    struct used used = {.row = stance_memory_new(sources->row_n, sizeof *used.row),
                        .code = stance_memory_new(column ? column->text.n : 0, sizeof *used.code)};
    size_t n = 0;
    if (!used.row || !used.code)
        out->failed = true;
    else if (column)
        collect(&used, scene, column, out);
    for (size_t row = 0; !out->failed && row < sources->row_n; row++)
        if (used.row[row] && next_named(out, &n))
            put_row(sources, row, out);
    for (uint32_t code = 1; !out->failed && column && code < column->text.n; code++)
        if (used.code[code] && next_named(out, &n))
            stance_text_puts(out, stance_dictionary_text(&column->text, code));
    if (n > NAMED)
        stance_text_format(out, "; and %zu more", n - NAMED);
    if (n == 0)
        stance_text_puts(out, "user data");
    stance_memory_free(used.row);
    stance_memory_free(used.code);
}
