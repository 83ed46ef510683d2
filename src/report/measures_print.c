/* measures_print.c - choosing the form; CSV, JSON and Markdown. */
#include "measures_print.h"

#include <string.h>

#include "../base/given.h"
#include "../base/number.h"
#include "../base/text.h"
#include "coalitions_print.h"
#include "csv.h"
#include "json.h"
#include "markdown.h"

const char *stance_measures_of_name(enum stance_measure_of of)
{
    static const char *const name[] = {"actors", "pairs",    "issues", "coalitions",
                                       "graph",  "cohesion", "map"};
    return name[of];
}

const char *stance_measures_legend(enum stance_measure_of of)
{
    static const char *const legend[] = {
        [STANCE_OF_ACTORS] =
            "Said: statements. Friendly, hostile: sums of ties above and below 0. Between: share "
            "of "
            "the shortest friendly ways between others that lead through the actor. Bridging: "
            "friendly weight that goes to other coalitions, of all. Silhouette: +1 firmly in, "
            "below "
            "0 nearer to another. Ambivalent: 1 where statements cancel out.",
        [STANCE_OF_PAIRS] =
            "Shared: issues both are on record for. Agree: 1 the same, 0 opposite. Tie: what "
            "coalitions are found on. Aligned: friendly or hostile apart from any issue.",
        [STANCE_OF_ISSUES] =
            "Missing is not neutral: nothing is on record. Divides: 1 when all are on record, half "
            "on each side. By bloc: Cram\xC3\xA9r's V, 1 when the coalition tells the position; an "
            "en "
            "dash where there is but one side or one coalition.",
        [STANCE_OF_COALITIONS] =
            "Density: pairs that are tied, of all. Cohesion, to others: mean tie inside and out. "
            "Issues: on which two members or more are on record; over these the means of the "
            "Rice index and of the agreement index of Hix, Noury and Roland.",
        [STANCE_OF_GRAPH] = "The p-value tells structure from noise: where positions made the "
                            "coalitions, expect it to be small.",
        [STANCE_OF_COHESION] =
            "Members by what they hold; missing: nothing on record. Rice, agreement: 1 one voice, "
            "0 torn; an en dash where one member alone is on record. Others: mean outside.",
        [STANCE_OF_MAP] = "Near each other: agreed. Which way an axis points has no meaning.",
    };
    return legend[of];
}

void stance_measures_put_cell(struct stance_text *out, const struct stance_measures_column *c,
                              size_t row)
{
    double x = c->number[row];
    bool whole = c->kind == STANCE_COLUMN_COUNT || (c->kind == STANCE_COLUMN_FINE && x == floor(x));
    int decimals = whole ? 0 : c->kind == STANCE_COLUMN_FINE ? 4 : 2;
    stance_human_put(out, x, decimals, c->kind == STANCE_COLUMN_SIGNED);
}

/* ---- CSV ---- */

void stance_measures_put_csv(struct stance_text *out, const stance_measures *m,
                             enum stance_formulas formulas)
{
    for (size_t j = 0; j < m->column_n; j++)
        stance_text_format(out, "%s%s", j ? "," : "", m->column[j].name);
    stance_text_putc(out, '\n');
    for (size_t i = 0; i < m->row_n; i++) {
        for (size_t j = 0; j < m->column_n; j++) {
            const char *text = stance_measures_text(m, i, j);
            double x = stance_measures_number(m, i, j);
            if (j)
                stance_text_putc(out, ',');
            if (text)
                stance_csv_put(out, text, strlen(text), formulas);
            else if (!isnan(x))
                stance_number_put_exact(out, x);
        }
        stance_text_putc(out, '\n');
    }
}

/* ---- JSON ---- */

static void put_string(struct stance_text *out, const char *s)
{
    stance_json_put_string(out, s, strlen(s));
}

static void put_row(struct stance_text *out, const stance_measures *m, size_t i)
{
    for (size_t j = 0; j < m->column_n; j++) {
        const char *text = stance_measures_text(m, i, j);
        stance_text_puts(out, j ? ", " : "{");
        put_string(out, m->column[j].name);
        stance_text_puts(out, ": ");
        if (text)
            put_string(out, text);
        else
            stance_json_put_number(out, stance_measures_number(m, i, j));
    }
    stance_text_putc(out, '}');
}

/* What the columns at hand mean, for a program. */
static void put_about(struct stance_text *out, const stance_measures *m)
{
    if (m->pole[0]) {
        stance_text_puts(out, ",\n  \"poles\": [");
        put_string(out, m->pole[0]);
        stance_text_puts(out, ", ");
        put_string(out, m->pole[1]);
        stance_text_putc(out, ']');
    }
    if (m->of == STANCE_OF_MAP) {
        stance_text_puts(out, ",\n  \"explained\": [");
        stance_json_put_number(out, m->share[0]);
        stance_text_puts(out, ", ");
        stance_json_put_number(out, m->share[1]);
        stance_text_putc(out, ']');
    }
    if (m->coalitions->stability)
        stance_text_format(out, ",\n  \"replicates\": %lu",
                           (unsigned long)m->coalitions->stability->replicate_n);
}

void stance_measures_put_json(struct stance_text *out, const stance_measures *m)
{
    const stance_coalitions *c = m->coalitions;
    stance_text_format(out,
                       "{\n  \"of\": \"%s\",\n  \"method\": \"%s\",\n  \"measure\": \"%s\",\n"
                       "  \"k\": %u,\n  \"rows\": [",
                       stance_measures_of_name(m->of), stance_method_name(c->method),
                       stance_measure_name(c->measure), c->k);
    for (size_t i = 0; i < m->row_n; i++) {
        stance_text_puts(out, i ? ",\n    " : "\n    ");
        put_row(out, m, i);
    }
    stance_text_puts(out, m->row_n ? "\n  ]" : "]");
    put_about(out, m);
    stance_text_puts(out, ",\n  \"warnings\": [");
    for (size_t i = 0; i < c->warning_n; i++) {
        stance_text_puts(out, i ? ",\n    " : "\n    ");
        stance_json_put_string(out, c->warning[i].bytes, c->warning[i].n);
    }
    stance_text_puts(out, c->warning_n ? "\n  ]\n}\n" : "]\n}\n");
}

/* ---- Markdown ---- */

void stance_measures_put_markdown(struct stance_text *out, const stance_measures *m)
{
    stance_text_puts(out, "**");
    stance_coalitions_put_headline(out, m->coalitions);
    stance_text_puts(out, "** (");
    stance_coalitions_put_basis(out, m->coalitions);
    stance_text_puts(out, ").\n\n|");
    for (size_t j = 0; j < m->column_n; j++)
        if (m->column[j].title)
            stance_text_format(out, " %s |", m->column[j].title);
    stance_text_puts(out, "\n|");
    for (size_t j = 0; j < m->column_n; j++)
        if (m->column[j].title)
            stance_text_puts(out, m->column[j].text ? ":--|" : "--:|");
    stance_text_putc(out, '\n');
    for (size_t i = 0; i < m->row_n; i++) {
        stance_text_putc(out, '|');
        for (size_t j = 0; j < m->column_n; j++) {
            if (!m->column[j].title)
                continue;
            stance_text_putc(out, ' ');
            if (m->column[j].text)
                stance_markdown_put(out, stance_measures_text(m, i, j));
            else
                stance_measures_put_cell(out, &m->column[j], i);
            stance_text_puts(out, " |");
        }
        stance_text_putc(out, '\n');
    }
    stance_text_format(out, "\n%s%s\n", stance_measures_legend(m->of),
                       m->legend.n ? m->legend.bytes : "");
    for (size_t i = 0; i < m->coalitions->warning_n; i++) {
        stance_text_puts(out, "\nNote: ");
        stance_text_put(out, m->coalitions->warning[i].bytes, m->coalitions->warning[i].n);
        stance_text_puts(out, ".\n");
    }
}

enum stance_code stance_measures_print(struct stance_text *out, const stance_measures *m,
                                       const struct stance_print_options *print,
                                       struct stance_error *err)
{
    enum stance_code given = stance_given_print(print, err);
    if (given != STANCE_OK)
        return given;
    struct stance_text text = {0};
    switch (print->format) {
    case STANCE_PRINT_TABLE:
        stance_measures_put_table(&text, m, print);
        break;
    case STANCE_PRINT_CSV:
        stance_measures_put_csv(&text, m, print->formulas);
        break;
    case STANCE_PRINT_JSON:
        stance_measures_put_json(&text, m);
        break;
    case STANCE_PRINT_MARKDOWN:
        stance_measures_put_markdown(&text, m);
        break;
    }
    enum stance_code code = stance_text_end(&text, err);
    if (code)
        stance_text_free(&text);
    else
        *out = text;
    return code;
}
