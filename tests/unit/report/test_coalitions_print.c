/* test_coalitions_print.c - the four forms, byte for byte on one small result. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "../graph/world.h"
#include "base/text.h"
#include "coalition/coalitions.h"
#include "report/coalitions_print.h"

static const struct world camps = {
    .statements = "actor,issue,stance\n"
                  "a,p,yes\na,q,yes\na,r,yes\nb,p,yes\nb,q,yes\nb,r,yes\n"
                  "c,p,no\nc,q,no\nc,r,no\nd,p,no\nd,q,no\nd,r,yes\n",
    .actors = "id,label\na,\"A\" | =cmd()\nb,Bee\nc,Sea\nd,Dee\n",
    .issues = "id,label\np,Peace\nq,Quiet\nr,Rest\n",
};

static char *print(const struct world *w, enum stance_print_format format, size_t width,
                   bool colour)
{
    struct stance_dataset *d = world_make(*w);
    struct stance_options o = stance_options_default();
    struct stance_print_options how = {.format = format, .width = width, .colour = colour};
    struct stance_text text = {0};
    stance_coalitions *c = NULL;
    struct stance_error err = {0};
    o.cluster.exact = false; /* the certificate's words have a test of their own */
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, &err), STANCE_OK, "%s", err.message);
    cr_assert_eq(stance_coalitions_print(&text, c, &how, NULL), STANCE_OK);
    stance_coalitions_free(c);
    stance_dataset_free(d);
    return text.bytes;
}

Test(coalitions_print, csv_has_the_promised_columns)
{
    char *text = print(&camps, STANCE_PRINT_CSV, 0, false);
    cr_assert_str_eq(text, "actor,label,coalition,silhouette,bridging\n"
                           "a,\"\"\"A\"\" | =cmd()\",A,0.7142857142857143,0\n"
                           "b,Bee,A,0.7142857142857143,0\n"
                           "c,Sea,B,0.5,0\n"
                           "d,Dee,B,0.33333333333333326,0\n");
    free(text);
}

Test(coalitions_print, json_begins_with_the_promised_keys)
{
    char *text = print(&camps, STANCE_PRINT_JSON, 0, false);
    json_error_t why;
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &why);
    cr_assert_not_null(root, "%d: %s\n%s", why.line, why.text, text);
    static const char *const first[] = {"method", "objective", "certificate", "coalitions",
                                        "warnings"};
    void *at = json_object_iter(root);
    for (size_t i = 0; i < 5; i++, at = json_object_iter_next(root, at))
        cr_assert_str_eq(json_object_iter_key(at), first[i]);
    cr_assert_str_eq(json_string_value(json_object_get(root, "method")), "signed");
    cr_assert(json_is_number(json_object_get(root, "objective")));
    json_t *certificate = json_object_get(root, "certificate");
    cr_assert_str_eq(json_string_value(json_object_get(certificate, "status")), "heuristic");
    cr_assert(json_is_null(json_object_get(certificate, "lower_bound")));
    cr_assert(json_is_null(json_object_get(certificate, "gap")));
    json_t *a = json_array_get(json_object_get(root, "coalitions"), 0);
    cr_assert_str_eq(json_string_value(json_object_get(a, "id")), "A");
    cr_assert_eq(json_integer_value(json_object_get(a, "size")), 2);
    cr_assert(json_is_number(json_object_get(a, "cohesion")));
    json_t *members = json_object_get(a, "members");
    cr_assert_eq(json_array_size(members), 2);
    cr_assert_str_eq(json_string_value(json_array_get(members, 0)), "a");
    json_t *defining = json_array_get(json_object_get(a, "defining_issues"), 0);
    cr_assert_str_eq(json_string_value(json_object_get(defining, "issue")), "p");
    cr_assert_eq(json_number_value(json_object_get(defining, "inside")), 1);
    cr_assert_eq(json_number_value(json_object_get(defining, "outside")), -1);
    cr_assert(json_is_array(json_object_get(root, "warnings")));
    json_t *actor = json_array_get(json_object_get(root, "actors"), 0);
    cr_assert_str_eq(json_string_value(json_object_get(actor, "label")), "\"A\" | =cmd()");
    json_decref(root);
    free(text);
}

Test(coalitions_print, the_table_tells_what_came_out_and_why)
{
    char *text = print(&camps, STANCE_PRINT_TABLE, 0, false);
    cr_assert_str_eq(text, "2 coalitions of 4 actors, frustration 0.00, best found\n"
                           "method signed, measure signed, 6 ties (2 friendly, 4 hostile)\n"
                           "\n"
                           "A  2 actors  cohesion +0.60  to others \xE2\x88\x92"
                           "0.40\n"
                           "   \"A\" | =cmd(), Bee\n"
                           "   supports Peace (+1.0 against \xE2\x88\x92"
                           "1.0)\n"
                           "   supports Quiet (+1.0 against \xE2\x88\x92"
                           "1.0)\n"
                           "   supports Rest (+1.0 against 0.0)\n"
                           "\n"
                           "B  2 actors  cohesion +0.20  to others \xE2\x88\x92"
                           "0.40\n"
                           "   Sea, Dee\n"
                           "   opposes Peace (\xE2\x88\x92"
                           "1.0 against +1.0)\n"
                           "   opposes Quiet (\xE2\x88\x92"
                           "1.0 against +1.0)\n"
                           "   neutral on Rest (0.0 against +1.0)\n"
                           "\n"
                           "Frustration: weight of the ties that contradict the coalitions. "
                           "Cohesion, to\n"
                           "others: mean tie inside and out. In brackets: mean position inside "
                           "against\n"
                           "outside, \xE2\x88\x92"
                           "1 opposed, +1 in support.\n");
    free(text);
}

Test(coalitions_print, markdown_is_one_table_and_plain_text)
{
    char *text = print(&camps, STANCE_PRINT_MARKDOWN, 0, false);
    cr_assert_not_null(strstr(text, "| Coalition | Actors | Cohesion | To others | Members |"));
    cr_assert_not_null(strstr(text, "| A | 2 | +0.60 | \xE2\x88\x92"
                                    "0.40 | \"A\" \\| =cmd(), Bee | supports Peace (+1.0 against "
                                    "\xE2\x88\x92"
                                    "1.0); supports Quiet"));
    free(text);
}

Test(coalitions_print, the_same_bytes_twice)
{
    for (int format = STANCE_PRINT_TABLE; format <= STANCE_PRINT_MARKDOWN; format++) {
        char *a = print(&camps, (enum stance_print_format)format, 0, true);
        char *b = print(&camps, (enum stance_print_format)format, 0, true);
        cr_assert_str_eq(a, b);
        free(a);
        free(b);
    }
}

Test(coalitions_print, numbers_for_scripts_are_ascii)
{
    for (int format = STANCE_PRINT_CSV; format <= STANCE_PRINT_JSON; format++) {
        char *text = print(&camps, (enum stance_print_format)format, 0, true);
        for (const char *s = text; *s; s++)
            cr_assert((unsigned char)*s < 128 && *s != 27);
        free(text);
    }
}

/* ---- The terminal ---- */

/* Many names, wide ones, hostile ones. */
static struct world crowd(void)
{
    static char statements[20000], actors[20000];
    char *s = statements + sprintf(statements, "actor,issue,stance\n");
    char *a = actors + sprintf(actors, "id,label\n");
    for (int i = 0; i < 30; i++) {
        s += sprintf(s, "n%d,j,yes\nn0,j%d,yes\n", i, i);
        a += sprintf(a, "n%d,%s %d\n", i,
                     i % 3 == 0   ? "\xE4\xB8\xAD\xE5\x8D\x8E\xE4\xBA\xBA\xE6\xB0\x91"
                     : i % 3 == 1 ? "T\xC3\xBCrkiye"
                                  : "\x1b[31mred\x1b[0m",
                     i);
    }
    return (struct world){.statements = statements, .actors = actors};
}

Test(coalitions_print, no_line_is_wider_than_the_terminal)
{
    struct world w = crowd();
    for (size_t width = 40; width <= 120; width += 20) {
        char *text = print(&w, STANCE_PRINT_TABLE, width, false);
        for (char *line = text; *line;) {
            size_t n = strcspn(line, "\n");
            cr_assert_leq(stance_utf8_width(line, n), width, "%zu: %.*s", width, (int)n, line);
            line += n + (line[n] == '\n');
        }
        free(text);
    }
}

Test(coalitions_print, no_label_reaches_the_terminal_as_a_command)
{
    struct world w = crowd();
    char *text = print(&w, STANCE_PRINT_TABLE, 80, false);
    cr_assert_null(strchr(text, 27));
    cr_assert_not_null(strstr(text, "\\x1B[31mred"));
    free(text);
    text = print(&w, STANCE_PRINT_MARKDOWN, 80, false);
    cr_assert_null(strchr(text, 27));
    free(text);
}

Test(coalitions_print, colour_only_when_asked_and_closed_again)
{
    char *text = print(&camps, STANCE_PRINT_TABLE, 80, true);
    size_t open = 0;
    for (const char *s = text; (s = strchr(s, 27)); s++) {
        bool reset = strncmp(s, "\x1b[0m", 4) == 0;
        cr_assert_eq(reset, open == 1, "opened and closed in turn");
        open = reset ? 0 : 1;
    }
    cr_assert_eq(open, 0);
    cr_assert_not_null(strstr(text, "\x1b[1mA\x1b[0m"));
    cr_assert_not_null(strstr(text, "\x1b[34msupports\x1b[0m"));
    free(text);
}

Test(coalitions_print, many_who_stand_alone_share_a_paragraph)
{
    struct world w = {.statements = "actor,issue,stance\na,j,yes\nb,j,yes\n1,k,yes\n2,l,yes\n"
                                    "3,m,yes\n4,n,yes\n"};
    char *text = print(&w, STANCE_PRINT_TABLE, 80, false);
    cr_assert_not_null(strstr(text, "\n4 coalitions of one:\n   B 1, C 2, D 3, E 4\n"));
    free(text);
}

/* ---- Certificates ---- */

static const char *headline(struct stance_coalitions c)
{
    static char text[200];
    struct stance_text out = {0};
    stance_coalitions_put_headline(&out, &c);
    snprintf(text, sizeof text, "%s", out.bytes);
    stance_text_free(&out);
    return text;
}

Test(coalitions_print, the_headline_says_how_good_it_is)
{
    struct stance_coalitions c = {.actor_n = 21, .k = 3, .objective = 1.5};
    cr_assert_str_eq(headline(c), "3 coalitions of 21 actors, frustration 1.50, proven optimal");
    c.certificate =
        (struct stance_certificate){.status = STANCE_BOUNDED, .lower_bound = 1.2, .gap = 0.2};
    cr_assert_str_eq(headline(c), "3 coalitions of 21 actors, frustration 1.50, not proven "
                                  "optimal: at least 1.20, gap 20.0 %");
    c = (struct stance_coalitions){.actor_n = 1,
                                   .k = 1,
                                   .method = STANCE_METHOD_LEIDEN,
                                   .objective = -0.0001,
                                   .negative_n = 1,
                                   .certificate = {.status = STANCE_HEURISTIC}};
    cr_assert_str_eq(headline(c), "1 coalition of 1 actor, signed modularity \xE2\x88\x92"
                                  "0.0001, best found");
}

#ifdef STANCE_FAIL_ALLOCATION
Test(coalitions_print, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_dataset *d = world_make(camps);
    struct stance_options o = stance_options_default();
    stance_coalitions *c = NULL;
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, NULL), STANCE_OK);
    for (int format = STANCE_PRINT_TABLE; format <= STANCE_PRINT_MARKDOWN; format++) {
        struct stance_print_options how = {
            .format = (enum stance_print_format)format, .width = 60, .colour = true};
        for (size_t n = 1;; n++) {
            struct stance_text text = {0};
            stance_memory_fail_at(n);
            enum stance_code code = stance_coalitions_print(&text, c, &how, NULL);
            stance_memory_fail_at(0);
            stance_text_free(&text);
            if (code == STANCE_OK)
                break;
            cr_assert_eq(code, STANCE_E_MEMORY);
        }
    }
    stance_coalitions_free(c);
    stance_dataset_free(d);
}
#endif
