/* sources.c - the source line of a figure, where the user gives none. */
#include <string.h>

#include "../base/memory.h"
#include "../base/text.h"
#include "scene.h"

#define NAMED 8 /* more sources than that are counted */

/* "2024-06-19" becomes "19 June 2024", "2024-06" "June 2024"; the rest stays. */
static void put_date(struct stance_text *out, const char *date)
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
        put_date(out, date);
    }
}

/* Marks the codes of the statements' source column that stand behind some position. */
static bool *used_codes(const struct stance_scene *scene, const struct stance_column *column)
{
    const struct stance_positions *p = scene->positions;
    bool *used = stance_memory_new(column->text.n, sizeof *used);
    for (size_t c = 0; used && p->statement_start && c < p->statement_start[p->cell_n]; c++)
        used[column->code[p->statement[c]]] = true;
    return used;
}

static void put_separator(struct stance_text *out, size_t named)
{
    if (named)
        stance_text_puts(out, "; ");
}

void stance_scene_sources(const struct stance_scene *scene, struct stance_text *out)
{
    const struct stance_table *statements = &scene->data->table[STANCE_TABLE_STATEMENTS];
    const struct stance_table *sources = &scene->data->table[STANCE_TABLE_SOURCES];
    const struct stance_column *column = stance_table_column(statements, STANCE_ROLE_SOURCE);
    size_t named = 0, more = 0;
    bool *used = column ? used_codes(scene, column) : NULL;
    if (column && !used)
        out->failed = true;
    for (size_t row = 0; used && row < sources->row_n; row++) {
        const char *id = stance_table_text(sources, STANCE_ROLE_ID, row);
        uint32_t code = stance_dictionary_find(&column->text, id, strlen(id));
        if (code == STANCE_NONE || !used[code])
            continue;
        used[code] = false;
        if (named >= NAMED) {
            more++;
            continue;
        }
        put_separator(out, named++);
        put_row(sources, row, out);
    }
    for (uint32_t code = 1; used && code < column->text.n; code++) { /* without a row */
        if (!used[code])
            continue;
        if (named >= NAMED) {
            more++;
            continue;
        }
        put_separator(out, named++);
        stance_text_puts(out, stance_dictionary_text(&column->text, code));
    }
    if (more)
        stance_text_format(out, "; and %zu more", more);
    if (!named)
        stance_text_puts(out, "user data");
    stance_memory_free(used);
}
