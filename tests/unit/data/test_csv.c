/* The tokenizer: cells and rows as RFC 4180 has them, equal to a slow plain reader. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "data/csv.h"
#include "data/csv_check.h"

/* Rows as text: cells in [], rows in lines, then what ended it. */
static void put_status(struct stance_text *out, enum stance_csv_status status, size_t at)
{
    static const char *const name[] = {"row", "end", "unclosed", "trailing", "long"};
    stance_text_format(out, "%s", name[status]);
    if (status != STANCE_CSV_END)
        stance_text_format(out, " at %zu", at);
}

static char *tokens(const char *data, size_t n, char separator, size_t field_max)
{
    struct stance_text out = {0};
    struct stance_csv csv;
    struct stance_csv_cell cell[64];
    size_t cell_n;
    enum stance_csv_status status;
    stance_csv_open(&csv, data, n, 0, separator, field_max);
    while ((status = stance_csv_next(&csv, cell, 64, &cell_n)) == STANCE_CSV_ROW) {
        for (size_t i = 0; i < cell_n && i < 64; i++) {
            stance_text_putc(&out, '[');
            stance_csv_unquote(&out, &cell[i]);
            stance_text_putc(&out, ']');
        }
        stance_text_format(&out, "%zu\n", cell_n);
    }
    put_status(&out, status, csv.problem_at);
    return out.bytes;
}

static void expect_tokens(const char *data, char separator, const char *expected)
{
    char *got = tokens(data, strlen(data), separator, SIZE_MAX);
    cr_expect_str_eq(got, expected, "of %s", data);
    stance_text_free(&(struct stance_text){.bytes = got});
}

Test(csv, cells_and_rows)
{
    expect_tokens("a,b\n1,2\n", ',', "[a][b]2\n[1][2]2\nend");
    expect_tokens("a,b\r\n1,\r\n", ',', "[a][b]2\n[1][]2\nend");
    expect_tokens("a,b\r1,2", ',', "[a][b]2\n[1][2]2\nend");
    expect_tokens("a;b,c\n", ';', "[a][b,c]2\nend");
    expect_tokens("a\tb", '\t', "[a][b]2\nend");
    expect_tokens("", ',', "end");
}

Test(csv, quotes_separators_and_line_ends_inside_quotes)
{
    expect_tokens("\"a,b\",\"x\"\"y\"\n", ',', "[a,b][x\"y]2\nend");
    expect_tokens("\"two\nlines\",\"and\r\nmore\"", ',', "[two\nlines][and\r\nmore]2\nend");
    expect_tokens("\"\",\"\"\"\"\n", ',', "[][\"]2\nend");
    expect_tokens("five\" pipe,x\"\"y\n", ',', "[five\" pipe][x\"\"y]2\nend");
}

Test(csv, an_unclosed_quote_is_where_it_opens)
{
    expect_tokens("a\nb,\"c,d\ne", ',', "[a]1\nunclosed at 4");
    expect_tokens("\"", ',', "unclosed at 0");
    expect_tokens("\"a\"\"", ',', "unclosed at 0");
}

Test(csv, text_behind_a_closing_quote_is_where_it_stands)
{
    expect_tokens("\"a\"b,c\n", ',', "trailing at 3");
    expect_tokens("x,\"a\" \n", ',', "trailing at 5");
}

Test(csv, blank_lines_are_no_rows)
{
    expect_tokens("\n\na,b\n\n  \n,,\n1,2\n\r\n", ',', "[a][b]2\n[1][2]2\nend");
}

Test(csv, a_cell_over_the_limit_is_where_it_starts)
{
    char *got = tokens("ab,abcd\n", 8, ',', 3);
    cr_expect_str_eq(got, "long at 3");
    stance_text_free(&(struct stance_text){.bytes = got});
    got = tokens("ab,\"abcd\"\n", 10, ',', 3);
    cr_expect_str_eq(got, "long at 3");
    stance_text_free(&(struct stance_text){.bytes = got});
    got = tokens("ab,\"abc\"\n", 9, ',', 3);
    cr_expect_str_eq(got, "[ab][abc]2\nend");
    stance_text_free(&(struct stance_text){.bytes = got});
}

Test(csv, cells_that_do_not_fit_are_counted)
{
    struct stance_csv csv;
    struct stance_csv_cell cell[2];
    size_t n;
    stance_csv_open(&csv, "a,b,c,d\n", 8, 0, ',', SIZE_MAX);
    cr_expect_eq(stance_csv_next(&csv, cell, 2, &n), STANCE_CSV_ROW);
    cr_expect_eq(n, 4);
    cr_expect_eq(csv.surplus_at, 4);
}

/* ---- The slow plain reader: one character at a time ---- */

struct slow {
    const char *s;
    size_t n, at, problem_at;
    char separator;
};

static bool ends_cell(const struct slow *r)
{
    return r->at == r->n || r->s[r->at] == r->separator || r->s[r->at] == '\n' ||
           r->s[r->at] == '\r';
}

/* Appends the cell; STANCE_CSV_ROW for a good one. */
static enum stance_csv_status slow_cell(struct slow *r, struct stance_text *out)
{
    size_t open = r->at;
    if (r->at < r->n && r->s[r->at] == '"') {
        for (r->at++;; r->at++) {
            if (r->at == r->n) {
                r->problem_at = open;
                return STANCE_CSV_UNCLOSED;
            }
            if (r->s[r->at] == '"') {
                if (r->at + 1 == r->n || r->s[r->at + 1] != '"')
                    break;
                r->at++;
            }
            stance_text_putc(out, r->s[r->at]);
        }
        r->at++;
        if (!ends_cell(r)) {
            r->problem_at = r->at;
            return STANCE_CSV_TRAILING;
        }
        return STANCE_CSV_ROW;
    }
    while (!ends_cell(r))
        stance_text_putc(out, r->s[r->at++]);
    return STANCE_CSV_ROW;
}

static char *slow_tokens(const char *s, size_t n, char separator)
{
    struct slow r = {.s = s, .n = n, .separator = separator};
    struct stance_text out = {0};
    enum stance_csv_status status = STANCE_CSV_ROW;
    while (r.at < r.n) {
        size_t before = out.n, cells = 0;
        bool blank = true, more = true;
        while (more) {
            stance_text_putc(&out, '[');
            size_t from = out.n;
            status = slow_cell(&r, &out);
            if (status != STANCE_CSV_ROW)
                break;
            for (size_t i = from; i < out.n; i++)
                blank &= out.bytes[i] == ' ' || out.bytes[i] == '\t';
            stance_text_putc(&out, ']');
            cells++;
            more = r.at < r.n && r.s[r.at] == separator;
            r.at += more;
        }
        if (status != STANCE_CSV_ROW) {
            out.n = before;
            break;
        }
        if (r.at < r.n)
            r.at += r.s[r.at] == '\r' && r.at + 1 < r.n && r.s[r.at + 1] == '\n' ? 2 : 1;
        if (blank)
            out.n = before;
        else
            stance_text_format(&out, "%zu\n", cells);
    }
    put_status(&out, status == STANCE_CSV_ROW ? STANCE_CSV_END : status, r.problem_at);
    return out.bytes;
}

Test(csv, equals_a_slow_plain_reader_on_hostile_input)
{
    static const char alphabet[] = "\"\"\",;\t\n\r\r\n  abc\xC3\xA9";
    struct stance_random random;
    stance_random_seed(&random, 7);
    for (int round = 0; round < 20000; round++) {
        size_t n = stance_random_below(&random, round % 10 == 0 ? 400 : 40);
        /* Some inputs are mostly letters, so that cells cross the 64-byte blocks. */
        size_t letters = stance_random_below(&random, 4);
        char *s = malloc(n + 1);
        for (size_t i = 0; i < n; i++)
            s[i] = letters && stance_random_below(&random, letters + 1)
                       ? 'x'
                       : alphabet[stance_random_below(&random, sizeof alphabet - 1)];
        char separator = ",;\t"[round % 3];
        char *fast = tokens(s, n, separator, SIZE_MAX), *slow = slow_tokens(s, n, separator);
        cr_assert_str_eq(fast, slow, "round %d: %.*s", round, (int)n, s);
        stance_text_free(&(struct stance_text){.bytes = fast});
        stance_text_free(&(struct stance_text){.bytes = slow});
        free(s);
    }
}

/* ---- Before the tokenizer ---- */

Test(csv, the_separator_is_the_one_that_stands_most_often)
{
    static const struct {
        const char *s;
        char separator;
    } row[] = {
        {"a,b,c\n1;2\n", ','}, {"a;b;c\n", ';'}, {"a\tb\n", '\t'}, {"\"a,b,c\";d;e\n", ';'},
        {"\n\na;b\n", ';'},    {"actor\n", ','}, {"", ','},        {"a, x;b, y;c\n", ','},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        cr_expect_eq(stance_csv_separator(row[i].s, strlen(row[i].s), 0), row[i].separator,
                     "row %zu", i);
}

Test(csv, bad_bytes_are_named_with_their_place)
{
    static const struct {
        const char *bytes;
        size_t n, at;
        const char *message;
    } row[] = {
        {"ab\0c", 4, 2, "NUL byte (byte 3 of the file): this is no CSV text"},
        {"T\xFCrkei", 6, 1,
         "not UTF-8: byte 2 of the file is \\xFC; convert it from ISO-8859-1 or Windows-1252"},
        {"a \x93quote\x94", 9, 2,
         "not UTF-8: byte 3 of the file is \\x93; convert it from Windows-1252"},
        {"\xFF\xFE"
         "a\0b\0",
         6, 0, "the file is UTF-16: save it as UTF-8"},
        {"\xFE\xFF\0a\0b", 6, 0, "the file is UTF-16: save it as UTF-8"},
        {"ab\xED\xA0\x80\0", 6, 2,
         "not UTF-8: byte 3 of the file is \\xED; convert it from Windows-1252"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct stance_text message = {0};
        size_t start, at;
        cr_expect_not(stance_csv_check(row[i].bytes, row[i].n, &start, &at, &message));
        cr_expect_eq(at, row[i].at, "row %zu", i);
        cr_expect_str_eq(message.bytes, row[i].message);
        stance_text_free(&message);
    }
}

Test(csv, a_byte_order_mark_is_passed_over)
{
    struct stance_text message = {0};
    size_t start, at;
    cr_expect(stance_csv_check("\xEF\xBB\xBF"
                               "a",
                               4, &start, &at, &message));
    cr_expect_eq(start, 3);
    cr_expect(stance_csv_check("a", 1, &start, &at, &message));
    cr_expect_eq(start, 0);
    cr_expect(stance_csv_check(NULL, 0, &start, &at, &message));
    stance_text_free(&message);
}
