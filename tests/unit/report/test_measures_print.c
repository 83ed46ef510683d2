/* test_measures_print.c - measures and explanations as text: hostile names, narrow terminals,
 * JSON that parses, CSV with as many cells as columns. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "../graph/world.h"
#include "base/text.h"
#include "coalition/explanation.h"
#include "coalition/measures.h"
#include "report/measures_print.h"
#include "report/paragraph.h"

static const struct world hostile = {
    .statements = "actor,issue,stance,source,locator,evidence\n"
                  "a,p,yes,S1,p1,\x1b[31mred\na,q,yes,S1,p2,says | <b>so</b>\n"
                  "b,p,yes,S1,p3,\"quoted\"\nb,q,no,S2,,\nc,p,no,,,\xFF\nc,q,no,,,\n",
    .actors =
        "id,label,short\na,\x1b[2J | <script>,A\nb,\xE5\x8C\x97\xE4\xBA\xAC\xE5\x8C\x97\xE4\xBA"
        "\xAC\xE5\x8C\x97\xE4\xBA\xAC\xE5\x8C\x97\xE4\xBA\xAC\xE5\x8C\x97\xE4\xBA\xAC,B\n"
        "c,%s%n=cmd(),C\n",
    .alignments = "a,b,strength,kind\na,c,-1,\x1b]0;x\n",
};

static struct stance_dataset *d;

static char *measures(enum stance_measure_of of, enum stance_print_format format, size_t width)
{
    struct stance_options o = stance_options_default();
    struct stance_measure_options how = {.of = of, .permutations = 9};
    struct stance_print_options print = {.format = format, .width = width};
    struct stance_text text = {0};
    stance_measures *m = NULL;
    cr_assert_eq(stance_measures_find(&m, d, &o, &how, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_measures_print(&text, m, &print, NULL), STANCE_OK);
    stance_measures_free(m);
    return text.bytes;
}

static char *explanation(bool of_actors, enum stance_print_format format, size_t width)
{
    struct stance_options o = stance_options_default();
    struct stance_print_options print = {.format = format, .width = width};
    struct stance_text text = {0};
    stance_explanation *x = NULL;
    enum stance_code code =
        of_actors ? stance_explanation_of_actors(&x, d, (const char *[]){"a", "b", "c"}, 3, &o,
                                                 NULL, NULL)
                  : stance_explanation_of_coalition(&x, d, "A", &o, NULL, NULL);
    cr_assert_eq(code, STANCE_OK);
    cr_assert_eq(stance_explanation_print(&text, x, &print, NULL), STANCE_OK);
    stance_explanation_free(x);
    return text.bytes;
}

/* Every form once; `what` 0..4 a table of measures, 5 and 6 an explanation. */
static char *print(int what, enum stance_print_format format, size_t width)
{
    return what < 5 ? measures((enum stance_measure_of)what, format, width)
                    : explanation(what == 5, format, width);
}

static void begin(void)
{
    d = world_make(hostile);
}

static void end(void)
{
    stance_dataset_free(d);
}

Test(measures_print, json_parses_and_names_every_row, .init = begin, .fini = end)
{
    for (int what = 0; what < 7; what++) {
        char *text = print(what, STANCE_PRINT_JSON, 0);
        json_error_t why;
        json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &why);
        cr_assert_not_null(root, "%d: %d: %s\n%s", what, why.line, why.text, text);
        cr_assert(json_is_array(json_object_get(root, "warnings")));
        if (what < 5)
            cr_assert_gt(json_array_size(json_object_get(root, "rows")), 0);
        else
            cr_assert(json_is_string(json_object_get(root, "sentence")));
        json_decref(root);
        free(text);
    }
}

Test(measures_print, nothing_in_the_data_reaches_the_terminal, .init = begin, .fini = end)
{
    for (int what = 0; what < 7; what++) {
        char *text = print(what, STANCE_PRINT_TABLE, 80);
        cr_assert_null(strchr(text, '\x1b'), "%d:\n%s", what, text);
        cr_assert_eq(stance_utf8_valid(text, strlen(text)), strlen(text), "%d", what);
        free(text);
        text = print(what, STANCE_PRINT_MARKDOWN, 0);
        cr_assert_null(strstr(text, "<script>"), "%d", what);
        cr_assert_null(strstr(text, "<b>"), "%d", what);
        cr_assert_null(strchr(text, '\x1b'), "%d", what);
        free(text);
    }
}

Test(measures_print, lines_stay_within_the_terminal, .init = begin, .fini = end)
{
    for (int what = 0; what < 5; what++)
        for (size_t width = 40; width <= 120; width += 20) {
            char *text = print(what, STANCE_PRINT_TABLE, width);
            for (const char *line = text; *line;) {
                size_t n = strcspn(line, "\n");
                cr_assert_leq(stance_utf8_width(line, n), width, "%d at %zu: %.*s", what, width,
                              (int)n, line);
                line += n + (line[n] == '\n');
            }
            free(text);
        }
}

static size_t cells(const char *line, size_t n)
{
    size_t found = 1;
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        quoted ^= line[i] == '"';
        found += line[i] == ',' && !quoted;
    }
    return found;
}

Test(measures_print, csv_rows_have_as_many_cells_as_the_header, .init = begin, .fini = end)
{
    for (int what = 0; what < 7; what++) {
        char *text = print(what, STANCE_PRINT_CSV, 0);
        size_t header = cells(text, strcspn(text, "\n")), rows = 0;
        for (const char *line = text; *line; rows++) {
            size_t n = strcspn(line, "\n");
            cr_assert_eq(cells(line, n), header, "%d: %.*s", what, (int)n, line);
            line += n + 1;
        }
        cr_assert_gt(rows, 1);
        free(text);
    }
}

Test(measures_print, same_bytes_twice, .init = begin, .fini = end)
{
    for (int what = 0; what < 7; what++) {
        char *one = print(what, STANCE_PRINT_JSON, 0), *two = print(what, STANCE_PRINT_JSON, 0);
        cr_assert_str_eq(one, two);
        free(one);
        free(two);
    }
}

Test(measures_print, a_text_is_cut_by_columns_not_bytes)
{
    struct stance_text text = {0};
    cr_assert_eq(stance_cut_put(&text, "\xE5\x8C\x97\xE4\xBA\xAC\xE5\x8C\x97", 4), 3);
    cr_assert_str_eq(text.bytes, "\xE5\x8C\x97\xE2\x80\xA6");
    stance_text_clear(&text);
    cr_assert_eq(stance_cut_put(&text, "abcd", 4), 4);
    cr_assert_str_eq(text.bytes, "abcd");
    stance_text_free(&text);
}
