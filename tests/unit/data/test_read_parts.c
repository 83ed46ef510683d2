/* The fast reader against a plain one, in one part and in several. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"
#include "data/csv_scan.h"
#include "data/dataset.h"

/* ---- Texts ---- */

static void put_cell(struct stance_text *csv, struct stance_random *random, char separator)
{
    static const char *const piece[] = {"a", "Bridge", "x y", "\xC3\xBC", "long long long text",
                                        "1", "0",      "",    "-",        "\xE2\x82\xAC"};
    static const char *const wild[] = {"\"\"", "\n", "\r\n", ",", ";", "\t", "q", "\"\"\"\""};
    size_t n = stance_random_below(random, 4);
    if (stance_random_below(random, 3)) {
        for (size_t i = 0; i < n; i++)
            stance_text_puts(csv, piece[stance_random_below(random, 10)]);
        return;
    }
    stance_text_putc(csv, '"');
    for (size_t i = 0; i < n; i++)
        stance_text_puts(csv, stance_random_below(random, 2)
                                  ? piece[stance_random_below(random, 10)]
                                  : wild[stance_random_below(random, 8)]);
    stance_text_putc(csv, '"');
    (void)separator;
}

static struct stance_text made(uint64_t seed, size_t rows, char separator, const char *line_end)
{
    struct stance_random random;
    struct stance_text csv = {0};
    stance_random_seed(&random, seed);
    stance_text_format(&csv, "actor%cissue%cstance%cnote%s", separator, separator, separator,
                       line_end);
    for (size_t i = 0; i < rows; i++) {
        stance_text_format(&csv, "a%u", (unsigned)stance_random_below(&random, 9));
        for (int k = 0; k < 3; k++) {
            stance_text_putc(&csv, separator);
            put_cell(&csv, &random, separator);
        }
        stance_text_puts(&csv, i + 1 == rows && seed % 2 ? "" : line_end);
    }
    return csv;
}

/* Roll calls: columns in order and without, short texts and long, a quote now and then. */
static struct stance_text made_in_order(uint64_t seed, size_t rows, char separator,
                                        const char *line_end)
{
    static const char *const vote[] = {"Y", "N", "A", ""};
    struct stance_random random;
    struct stance_text csv = {0};
    stance_random_seed(&random, seed);
    stance_text_format(&csv, "actor%cissue%cstance%cnote%s", separator, separator, separator,
                       line_end);
    for (size_t i = 0; i < rows; i++) {
        unsigned voter = (unsigned)(i % 40);
        if (stance_random_below(&random, 150) == 0)
            stance_text_format(&csv, "\"a%u\"", voter);
        else
            stance_text_format(&csv, voter == 7 ? "a name of twenty letters %u" : "a%u", voter);
        stance_text_format(&csv, "%ccall %u of the day%c%s%c%s%s", separator,
                           (unsigned)(i / 40) + (voter == 9), separator,
                           vote[stance_random_below(&random, 4)], separator,
                           stance_random_below(&random, 9) ? "" : "why \xC3\xBC", line_end);
    }
    return csv;
}

/* ---- Reading ---- */

static stance_dataset *read_by(const struct stance_text *csv, unsigned threads,
                               struct stance_text *told)
{
    char path[] = "/tmp/stance-parts-XXXXXX";
    FILE *f = fdopen(mkstemp(path), "wb");
    cr_assert_eq(fwrite(csv->bytes, 1, csv->n, f), csv->n);
    fclose(f);
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    stance_problems *problems = NULL;
    stance_dataset *d = NULL;
    o.read.threads = threads;
    o.read.raw = told == NULL;
    cr_assert_eq(stance_problems_new(&problems, 50, NULL), STANCE_OK);
    enum stance_code code = stance_dataset_read(&d, path, &o, problems, NULL, &err);
    unlink(path);
    if (!told)
        cr_assert(code == STANCE_OK, "%s", err.message);
    for (size_t i = 0; told && i < stance_problems_kept(problems); i++) {
        struct stance_problem p = stance_problems_at(problems, i);
        stance_text_format(told, "%zu:%zu: %s\n", p.line, p.column, p.message);
    }
    for (enum stance_severity s = STANCE_WARNING; told && s <= STANCE_ERROR; s++)
        stance_text_format(told, "%zu\n", stance_problems_count(problems, s));
    stance_problems_free(problems);
    return d;
}

/* ---- The plain reader: one byte after another ---- */

static const char *plain_cell(const char *p, char separator, struct stance_text *cell, bool *ends)
{
    stance_text_clear(cell);
    if (*p == '"')
        for (p++; *p; p++) {
            if (*p == '"' && p[1] != '"') {
                p++;
                break;
            }
            p += *p == '"';
            stance_text_putc(cell, *p);
        }
    else
        for (; *p && *p != separator && *p != '\n' && *p != '\r'; p++)
            stance_text_putc(cell, *p);
    *ends = *p != separator;
    p += *p == '\r' && p[1] == '\n';
    return p + (*p != '\0');
}

static void expect_as_plain(const stance_dataset *d, const struct stance_text *csv, char separator)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    struct stance_text cell = {0};
    const char *p = csv->bytes;
    for (bool ends = false; !ends;) /* the header */
        p = plain_cell(p, separator, &cell, &ends);
    size_t row = 0;
    for (; *p; row++) {
        bool ends = false;
        for (size_t k = 0; !ends; k++) {
            p = plain_cell(p, separator, &cell, &ends);
            cr_assert_lt(row, t->row_n);
            const struct stance_column *c = t->column;
            while (c < t->column + t->column_n && c->header != k)
                c++;
            cr_assert(c < t->column + t->column_n);
            cr_assert_str_eq(stance_dictionary_text(&c->text, c->code[row]),
                             cell.n ? cell.bytes : "", "row %zu, column %zu", row, k);
        }
    }
    cr_assert_eq(t->row_n, row);
    stance_text_free(&cell);
}

static void expect_same_codes(const stance_dataset *a, const stance_dataset *b)
{
    const struct stance_table *s = &a->table[STANCE_TABLE_STATEMENTS],
                              *t = &b->table[STANCE_TABLE_STATEMENTS];
    cr_assert_eq(s->row_n, t->row_n);
    cr_assert_eq(s->column_n, t->column_n);
    for (size_t k = 0; k < s->column_n; k++)
        cr_assert_arr_eq(s->column[k].code, t->column[k].code, s->row_n * sizeof(uint32_t));
}

Test(parts, any_number_reads_what_a_plain_reader_reads)
{
    static const char separators[] = {',', ';', '\t'};
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (uint64_t seed = 1; seed <= 60; seed++) {
        char separator = separators[seed % 3];
        struct stance_text csv = made(seed, 3 + seed * 7 % 400, separator, ends[seed / 3 % 3]);
        stance_dataset *one = read_by(&csv, 1, NULL);
        expect_as_plain(one, &csv, separator);
        for (unsigned threads = 2; threads <= 7; threads++) {
            stance_dataset *several = read_by(&csv, threads, NULL);
            expect_same_codes(one, several);
            stance_dataset_free(several);
        }
        stance_dataset_free(one);
        stance_text_free(&csv);
    }
}

Test(parts, long_stretches_of_plain_rows_read_as_a_plain_reader_reads_them)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (uint64_t seed = 1; seed <= 6; seed++) {
        char separator = ",;"[seed % 2];
        struct stance_text csv = made_in_order(seed, 6000, separator, ends[seed % 3]);
        for (unsigned threads = 1; threads <= 3; threads++) {
            stance_dataset *d = read_by(&csv, threads, NULL);
            expect_as_plain(d, &csv, separator);
            stance_dataset_free(d);
        }
        stance_text_free(&csv);
    }
}

/* Bytes put where they do harm: the same is told at the same places by any number of parts. */
Test(parts, any_number_finds_the_same_faults)
{
    static const char *const harm[] = {"\"", "\n", ",", "\xFF", ",,,,", "\"x", "a\"b", "\r"};
    for (uint64_t seed = 1; seed <= 150; seed++) {
        struct stance_random random;
        struct stance_text csv = made(seed, 60, ',', "\n"), hurt = {0};
        stance_random_seed(&random, seed);
        size_t at = 30 + stance_random_below(&random, (uint32_t)csv.n - 30);
        stance_text_put(&hurt, csv.bytes, at);
        stance_text_puts(&hurt, harm[seed % 8]);
        stance_text_put(&hurt, csv.bytes + at, csv.n - at);
        struct stance_text one = {0};
        stance_dataset_free(read_by(&hurt, 1, &one));
        for (unsigned threads = 2; threads <= 5; threads++) {
            struct stance_text several = {0};
            stance_dataset_free(read_by(&hurt, threads, &several));
            cr_assert_str_eq(several.bytes, one.bytes, "seed %d, %u threads", (int)seed, threads);
            stance_text_free(&several);
        }
        stance_text_free(&one);
        stance_text_free(&csv);
        stance_text_free(&hurt);
    }
}

Test(parts, every_scanner_finds_the_same_places)
{
    enum { BLOCKS = 37, MOST = BLOCKS * STANCE_CSV_BLOCK };
    static const char bytes[] = "ab,;\t\"\r\n\xC3\xBC\x01 xyz";
    struct stance_random random;
    stance_random_seed(&random, 3);
    for (int round = 0; round < 200; round++) {
        char text[MOST];
        uint32_t want[MOST + 2 * STANCE_CSV_BLOCK];
        char separator = ",;\t"[round % 3];
        size_t want_n = 0;
        struct stance_csv_seen want_seen = {0};
        for (size_t i = 0; i < MOST; i++) {
            text[i] = round % 5 == 0
                          ? 'x'
                          : bytes[stance_random_below(&random, sizeof bytes - (size_t)(round % 2))];
            if (text[i] == separator || text[i] == '"' || text[i] == '\r' || text[i] == '\n')
                want[want_n++] = 7 + (uint32_t)i;
            want_seen.other_n += text[i] == '"' || text[i] == '\r' || text[i] == '\n';
            want_seen.odd = want_seen.odd || text[i] <= 0;
        }
        for (size_t s = 0; stance_csv_scanner_at(s); s++) {
            uint32_t got[MOST + 2 * STANCE_CSV_BLOCK];
            size_t block_n = BLOCKS;
            struct stance_csv_seen seen = {0};
            size_t n = stance_csv_scanner_at(s)(text, &block_n, separator, 7, got,
                                                MOST + STANCE_CSV_BLOCK, &seen);
            cr_assert_eq(block_n, BLOCKS);
            cr_assert_eq(n, want_n, "scanner %zu: %zu places, not %zu", s, n, want_n);
            cr_assert_arr_eq(got, want, n * sizeof *got);
            cr_assert_eq(seen.odd, want_seen.odd);
            cr_assert_eq(seen.other_n, want_seen.other_n);
        }
    }
}
