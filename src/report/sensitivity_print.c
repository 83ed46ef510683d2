/* sensitivity_print.c - partitions by several methods and measures, all against all.
 *
 * For people: each run against the one that was asked for, then the adjusted Rand index
 * of all with all.  CSV has a row per pair, JSON runs and pairs.  What was left out stands
 * in each, with the reason. */
#include <string.h>

#include "../base/error.h"
#include "../base/given.h"
#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/coalitions.h"
#include "../coalition/sensitivity.h"
#include "coalitions_print.h"
#include "csv.h"
#include "json.h"
#include "wrap.h"

enum { WIDTH_DEFAULT = 80, CELL = 6, NUMBER = 4 };

static const char *method_of(const struct stance_sensitivity *s, size_t run)
{
    return stance_method_name(s->run[run].method);
}

static const char *measure_name(const struct stance_sensitivity *s, enum stance_measure measure)
{
    return s->from_network ? "given" : stance_measure_name(measure);
}

static const char *measure_of(const struct stance_sensitivity *s, size_t run)
{
    return measure_name(s, s->run[run].measure);
}

static void put_headline(struct stance_text *out, const struct stance_sensitivity *s)
{
    stance_text_format(out, "%u coalition%s of %zu actor%s by %s", s->run[0].k,
                       s->run[0].k == 1 ? "" : "s", s->actor_n, s->actor_n == 1 ? "" : "s",
                       method_of(s, 0));
    if (!s->from_network)
        stance_text_format(out, " on %s", measure_of(s, 0));
}

/* A run says the same when variation of information is 0. */
static void put_verdict(struct stance_text *out, const struct stance_sensitivity *s)
{
    size_t same = 0;
    double least = 1;
    for (size_t i = 1; i < s->run_n; i++) {
        const struct stance_partition_likeness *x = stance_sensitivity_pair(s, 0, i);
        same += x->vi == 0;
        least = x->ari < least ? x->ari : least;
    }
    stance_text_format(out, "%zu of %zu other ways find the same", same, s->run_n - 1);
    if (same < s->run_n - 1) {
        stance_text_puts(out, "; the least alike: adjusted Rand index ");
        stance_human_put(out, least, 2, false);
    }
}

/* ---- Terminal ---- */

static void put_cell(struct stance_text *out, double x)
{
    struct stance_text cell = {0};
    stance_human_put(&cell, x, 2, false);
    size_t wide = cell.bytes ? stance_utf8_width(cell.bytes, cell.n) : 0;
    for (size_t i = wide; i < CELL; i++)
        stance_text_putc(out, ' ');
    stance_text_put(out, cell.bytes ? cell.bytes : "", cell.n);
    out->failed |= cell.failed;
    stance_text_free(&cell);
}

static void put_runs(struct stance_text *out, const struct stance_sensitivity *s)
{
    size_t method = strlen("method"), measure = strlen("measure");
    for (size_t i = 0; i < s->run_n; i++) {
        size_t a = strlen(method_of(s, i)), b = strlen(measure_of(s, i));
        method = a > method ? a : method;
        measure = b > measure ? b : measure;
    }
    stance_text_format(out, "%*s  %-*s  %-*s %5s %5s %5s %5s\n", NUMBER, "", (int)method, "method",
                       (int)measure, "measure", "k", "VI", "NMI", "ARI");
    for (size_t i = 0; i < s->run_n; i++) {
        const struct stance_partition_likeness *x = stance_sensitivity_pair(s, 0, i);
        stance_text_format(out, "%*zu  %-*s  %-*s %5u", NUMBER, i + 1, (int)method, method_of(s, i),
                           (int)measure, measure_of(s, i), s->run[i].k);
        put_cell(out, x->vi);
        put_cell(out, x->nmi);
        put_cell(out, x->ari);
        stance_text_puts(out, i == 0 ? "  as asked\n" : "\n");
    }
}

static void put_left_out(struct stance_text *out, const struct stance_sensitivity *s, size_t width)
{
    struct stance_text line = {0};
    struct stance_wrap wrap;
    for (size_t i = 0; i < s->left_out_n; i++) {
        const struct stance_sensitivity_gap *gap = &s->left_out[i];
        stance_text_clear(&line);
        stance_text_format(&line, "left out: %s on %s: %s", stance_method_name(gap->method),
                           measure_name(s, gap->measure), gap->why.message);
        stance_text_puts(out, i ? "" : "\n");
        stance_wrap_start(&wrap, out, width, 2, 0);
        stance_wrap_put(&wrap, line.bytes ? line.bytes : "", line.n, NULL);
        stance_wrap_end(&wrap);
    }
    out->failed |= line.failed;
    stance_text_free(&line);
}

/* Columns from `first` on; what does not fit goes into another block. */
static void put_matrix(struct stance_text *out, const struct stance_sensitivity *s, size_t width)
{
    size_t fit = width > NUMBER + CELL ? (width - NUMBER) / CELL : 1;
    for (size_t first = 0; first < s->run_n; first += fit) {
        size_t end = first + fit < s->run_n ? first + fit : s->run_n;
        stance_text_format(out, "\n%*s", NUMBER, "");
        for (size_t b = first; b < end; b++)
            stance_text_format(out, "%*zu", CELL, b + 1);
        stance_text_putc(out, '\n');
        for (size_t a = first; a < s->run_n; a++) {
            stance_text_format(out, "%*zu", NUMBER, a + 1);
            for (size_t b = first; b < end && b <= a; b++)
                put_cell(out, stance_sensitivity_pair(s, a, b)->ari);
            stance_text_putc(out, '\n');
        }
    }
}

static void put_table(struct stance_text *out, const struct stance_sensitivity *s,
                      const struct stance_print_options *print)
{
    stance_text_puts(out, print->colour ? "\x1b[1m" : "");
    put_headline(out, s);
    stance_text_puts(out, print->colour ? "\x1b[0m\n" : "\n");
    put_verdict(out, s);
    stance_text_puts(out, "\n\n");
    put_runs(out, s);
    put_left_out(out, s, print->width ? print->width : WIDTH_DEFAULT);
    stance_text_puts(out, "\nk: coalitions.  VI: variation of information, 0 = the same.\n"
                          "NMI: normalised mutual information, ARI: adjusted Rand index, 1 = the\n"
                          "same, 0 = as alike as chance would have it (ARI).\n\n"
                          "Adjusted Rand index between all:\n");
    put_matrix(out, s, print->width ? print->width : WIDTH_DEFAULT);
}

/* ---- Markdown ---- */

static void put_markdown(struct stance_text *out, const struct stance_sensitivity *s)
{
    stance_text_puts(out, "**");
    put_headline(out, s);
    stance_text_puts(out, "**: ");
    put_verdict(out, s);
    stance_text_puts(out, ".\n\n| | Method | Measure | Coalitions | VI | NMI | ARI |");
    for (size_t i = 0; i < s->run_n; i++)
        stance_text_format(out, " %zu |", i + 1);
    stance_text_puts(out, "\n|--:|:--|:--|--:|--:|--:|--:|");
    for (size_t i = 0; i < s->run_n; i++)
        stance_text_puts(out, "--:|");
    for (size_t a = 0; a < s->run_n; a++) {
        const struct stance_partition_likeness *x = stance_sensitivity_pair(s, 0, a);
        const double shown[] = {x->vi, x->nmi, x->ari};
        stance_text_format(out, "\n| %zu | %s | %s | %u |", a + 1, method_of(s, a),
                           measure_of(s, a), s->run[a].k);
        for (size_t i = 0; i < 3; i++) {
            stance_text_putc(out, ' ');
            stance_human_put(out, shown[i], 2, false);
            stance_text_puts(out, " |");
        }
        for (size_t b = 0; b < s->run_n; b++) {
            stance_text_putc(out, ' ');
            stance_human_put(out, stance_sensitivity_pair(s, a, b)->ari, 2, false);
            stance_text_puts(out, " |");
        }
    }
    stance_text_puts(out, "\n\nRow 1 is the partition asked for. VI (variation of information), "
                          "NMI (normalised mutual information) and ARI (adjusted Rand index) are "
                          "against it; the numbered columns hold the ARI between all.\n");
    for (size_t i = 0; i < s->left_out_n; i++)
        stance_text_format(out, "\nLeft out: %s on %s: %s.\n",
                           stance_method_name(s->left_out[i].method),
                           measure_name(s, s->left_out[i].measure), s->left_out[i].why.message);
}

/* ---- Scripts ---- */

static void put_csv(struct stance_text *out, const struct stance_sensitivity *s)
{
    stance_text_puts(out, "method_a,measure_a,k_a,method_b,measure_b,k_b,vi,nmi,ari,left_out\n");
    for (size_t a = 0; a < s->run_n; a++)
        for (size_t b = a + 1; b < s->run_n; b++) {
            const struct stance_partition_likeness *x = stance_sensitivity_pair(s, a, b);
            stance_text_format(out, "%s,%s,%u,%s,%s,%u,", method_of(s, a), measure_of(s, a),
                               s->run[a].k, method_of(s, b), measure_of(s, b), s->run[b].k);
            stance_number_put_exact(out, x->vi);
            stance_text_putc(out, ',');
            stance_number_put_exact(out, x->nmi);
            stance_text_putc(out, ',');
            stance_number_put_exact(out, x->ari);
            stance_text_puts(out, ",\n");
        }
    for (size_t i = 0; i < s->left_out_n; i++) {
        const struct stance_sensitivity_gap *gap = &s->left_out[i];
        stance_text_format(out, "%s,%s,%u,%s,%s,,,,,", method_of(s, 0), measure_of(s, 0),
                           s->run[0].k, stance_method_name(gap->method),
                           measure_name(s, gap->measure));
        stance_csv_put(out, gap->why.message, strlen(gap->why.message), STANCE_FORMULAS_AUTO);
        stance_text_putc(out, '\n');
    }
}

static void put_comparison(struct stance_text *out, const struct stance_partition_likeness *x)
{
    stance_text_puts(out, "\"variation_of_information\": ");
    stance_json_put_number(out, x->vi);
    stance_text_puts(out, ", \"nmi\": ");
    stance_json_put_number(out, x->nmi);
    stance_text_puts(out, ", \"adjusted_rand\": ");
    stance_json_put_number(out, x->ari);
    stance_text_putc(out, '}');
}

static void put_json(struct stance_text *out, const struct stance_sensitivity *s)
{
    stance_text_puts(out, "{\n  \"runs\": [");
    for (size_t i = 0; i < s->run_n; i++) {
        stance_text_format(
            out, "%s\n    {\"method\": \"%s\", \"measure\": \"%s\", \"k\": %u, \"asked\": %s, ",
            i ? "," : "", method_of(s, i), measure_of(s, i), s->run[i].k, i ? "false" : "true");
        put_comparison(out, stance_sensitivity_pair(s, 0, i));
    }
    stance_text_puts(out, "\n  ],\n  \"pairs\": [");
    for (size_t a = 0; a < s->run_n; a++)
        for (size_t b = a + 1; b < s->run_n; b++) {
            stance_text_format(out, "%s\n    {\"a\": %zu, \"b\": %zu, ", b > 1 ? "," : "", a, b);
            put_comparison(out, stance_sensitivity_pair(s, a, b));
        }
    stance_text_puts(out, "\n  ],\n  \"left_out\": [");
    for (size_t i = 0; i < s->left_out_n; i++) {
        const struct stance_sensitivity_gap *gap = &s->left_out[i];
        stance_text_format(
            out, "%s\n    {\"method\": \"%s\", \"measure\": \"%s\", \"why\": ", i ? "," : "",
            stance_method_name(gap->method), measure_name(s, gap->measure));
        stance_json_put_string(out, gap->why.message, strlen(gap->why.message));
        stance_text_putc(out, '}');
    }
    stance_text_puts(out, s->left_out_n ? "\n  ]\n}\n" : "]\n}\n");
}

enum stance_code stance_sensitivity_print(struct stance_text *out, const stance_sensitivity *s,
                                          const struct stance_print_options *print,
                                          struct stance_error *err)
{
    enum stance_code given = stance_given_print(print, err);
    if (given != STANCE_OK)
        return given;
    struct stance_text text = {0};
    switch (print->format) {
    case STANCE_PRINT_TABLE:
        put_table(&text, s, print);
        break;
    case STANCE_PRINT_CSV:
        put_csv(&text, s);
        break;
    case STANCE_PRINT_JSON:
        put_json(&text, s);
        break;
    case STANCE_PRINT_MARKDOWN:
        put_markdown(&text, s);
        break;
    }
    enum stance_code code = stance_text_end(&text, err);
    if (code)
        stance_text_free(&text);
    else
        *out = text;
    return code;
}
