/* shown.c - the table beside a figure. */
#include "shown.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/number.h"
#include "../base/sheet.h"
#include "../base/text.h"
#include "svg.h"

void stance_shown_begin(struct stance_shown *shown, const char *const *column)
{
    for (shown->column_n = 0; column[shown->column_n]; shown->column_n++)
        shown->column[shown->column_n] = column[shown->column_n];
}

static void end_cell(struct stance_shown *shown, bool number)
{
    stance_text_putc(&shown->cells, '\0');
    stance_text_putc(&shown->number, number);
    shown->cell_n++;
}

void stance_shown_text(struct stance_shown *shown, const char *s)
{
    stance_text_puts(&shown->cells, s);
    end_cell(shown, false);
}

void stance_shown_number(struct stance_shown *shown, double x)
{
    if (!isnan(x))
        stance_number_put_exact(&shown->cells, x);
    end_cell(shown, true);
}

static void put_csv(struct stance_text *out, const struct stance_shown *shown, bool spare)
{
    const char *cell = shown->cells.bytes;
    for (size_t i = 0; i < shown->column_n; i++)
        stance_text_format(out, "%s%s", i ? "," : "", shown->column[i]);
    for (size_t i = 0; i < shown->cell_n; i++) {
        stance_text_putc(out, i % shown->column_n ? ',' : '\n');
        size_t n = strlen(cell);
        if (shown->number.bytes[i])
            stance_text_put(out, cell, n);
        else
            stance_sheet_put(out, cell, n, spare);
        cell += n + 1;
    }
    stance_text_putc(out, '\n');
}

static void put_cell(struct stance_text *out, const char *s, size_t n, bool heads, bool number)
{
    stance_text_puts(out, heads ? "<th scope=\"row\">" : number ? "<td class=\"number\">" : "<td>");
    stance_svg_put_clean(out, s, n);
    stance_text_puts(out, heads ? "</th>" : "</td>");
}

static void put_html(struct stance_text *out, const struct stance_shown *shown)
{
    const char *cell = shown->cells.bytes;
    stance_text_puts(
        out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    stance_svg_put_clean(out, shown->title.bytes, shown->title.n);
    stance_text_puts(out, "</title>\n<style>\n"
                          "table{border-collapse:collapse;font-family:sans-serif}\n"
                          "caption{text-align:left;font-weight:bold}\n"
                          "th,td{text-align:left;vertical-align:top;padding:2px 8px;"
                          "border-bottom:1px solid #D7DBDF}\n"
                          ".number{text-align:right}\n"
                          "</style>\n</head>\n<body>\n<table>\n<caption>");
    stance_svg_put_clean(out, shown->title.bytes, shown->title.n);
    stance_text_puts(out, "</caption>\n<thead>\n<tr>");
    for (size_t i = 0; i < shown->column_n; i++)
        stance_text_format(out, "<th scope=\"col\">%s</th>", shown->column[i]);
    stance_text_puts(out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < shown->cell_n; i++) {
        size_t n = strlen(cell), column = i % shown->column_n;
        stance_text_puts(out, column ? "" : "<tr>");
        put_cell(out, cell, n, column == 0, shown->number.bytes[i]);
        stance_text_puts(out, column + 1 == shown->column_n ? "</tr>\n" : "");
        cell += n + 1;
    }
    stance_text_puts(out, "</tbody>\n</table>\n<p>Source: ");
    stance_svg_put_clean(out, shown->source.bytes, shown->source.n);
    stance_text_puts(out, "</p>\n</body>\n</html>\n");
}

enum stance_code stance_shown_print(struct stance_text *out, const struct stance_shown *shown,
                                    enum stance_table_format format, enum stance_formulas formulas,
                                    struct stance_error *err)
{
    struct stance_text text = {0};
    if (shown->cells.failed || shown->number.failed || shown->title.failed || shown->source.failed)
        return stance_error_memory(err);
    if (format == STANCE_TABLE_HTML)
        put_html(&text, shown);
    else
        put_csv(&text, shown, stance_sheet_spared(formulas));
    enum stance_code code = stance_text_end(&text, err);
    if (code == STANCE_OK)
        *out = text;
    else
        stance_text_free(&text);
    return code;
}

void stance_shown_clear(struct stance_shown *shown)
{
    stance_text_free(&shown->cells);
    stance_text_free(&shown->number);
    stance_text_free(&shown->title);
    stance_text_free(&shown->source);
    *shown = (struct stance_shown){0};
}
