/* test_network_read.c - signed edge lists, good and bad. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/dictionary.h"
#include "base/memory.h"
#include "graph/network.h"

static struct stance_network net;
static struct stance_dictionary names;
static struct stance_error err;

static enum stance_code read_bytes(const char *bytes, size_t n)
{
    char path[] = "/tmp/stance-network-XXXXXX";
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    cr_assert_eq(write(fd, bytes, n), (ssize_t)n);
    close(fd);
    err = (struct stance_error){0};
    cr_assert_eq(stance_dictionary_init(&names, NULL), STANCE_OK);
    enum stance_code code = stance_network_read(&net, &names, path, NULL, &err);
    unlink(path);
    return code;
}

static enum stance_code read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static void end(void)
{
    stance_network_clear(&net);
    stance_dictionary_clear(&names);
}

Test(network_read, pairs_come_sorted_and_names_by_first_appearance, .fini = end)
{
    cr_assert_eq(read_text("# a comment\n\xEF\xBB\xBFx y 1\n"), STANCE_OK,
                 "a mark in the middle is part of a name");
    end();
    cr_assert_eq(read_text("\xEF\xBB\xBF# origin\n\nc\tb\t-2.5\r\n  a  c   1e0 \nb a 0\n # x\n"),
                 STANCE_OK);
    cr_assert_eq(net.n, 3);
    cr_assert_eq(net.m, 3);
    cr_assert_str_eq(stance_dictionary_text(&names, 1), "c");
    cr_assert_str_eq(stance_dictionary_text(&names, 2), "b");
    cr_assert_str_eq(stance_dictionary_text(&names, 3), "a");
    const uint32_t a[] = {0, 0, 1}, b[] = {1, 2, 2};
    const double w[] = {-2.5, 1, 0};
    cr_assert_arr_eq(net.a, a, sizeof a);
    cr_assert_arr_eq(net.b, b, sizeof b);
    cr_assert_arr_eq(net.w, w, sizeof w);
    cr_assert(net.is_signed);
    cr_assert_eq(net.measure, STANCE_SIGNED);
}

Test(network_read, names_may_hold_spaces_between_tabs, .fini = end)
{
    cr_assert_eq(read_text("New Zealand\t Viet Nam \t1\nChad\tNew Zealand\t-1\n"), STANCE_OK, "%s",
                 err.message);
    cr_assert_eq(net.n, 3);
    cr_assert_str_eq(stance_dictionary_text(&names, 2), "Viet Nam");
}

static void fails(const char *text, size_t line, size_t column, const char *message)
{
    cr_assert_eq(read_text(text), STANCE_E_DATA, "%s", text);
    cr_assert_str_eq(err.message, message);
    cr_assert(err.line == line && err.column == column, "%zu:%zu", err.line, err.column);
    end();
}

Test(network_read, mistakes_are_told_with_their_place)
{
    fails("a b 1\na b\n", 2, 1, "expected 'node node weight', got 'a b'");
    fails("  a b 1 2\n", 1, 3, "expected 'node node weight', got '  a b 1 2'");
    fails("a b x\n", 1, 5, "expected a number as weight, got 'x'");
    fails("a b nan\n", 1, 5, "expected a number as weight, got 'nan'");
    fails("a b 1e999\n", 1, 5, "expected a number as weight, got '1e999'");
    fails("a\t\t1\n", 1, 3, "expected a name, got ''");
    fails("a\tb c 1\n", 1, 1, "expected 'node node weight', got 'a\\x09b c 1'");
    fails("a a 1\n", 1, 3, "expected two different nodes, got 'a'");
    fails("a \xFF 1\n", 1, 3, "expected a name in UTF-8, got '\\xFF'");
    fails("# nothing\n", 0, 0, "no ties: expected 'node node weight' lines");
    fails("", 0, 0, "no ties: expected 'node node weight' lines");
}

Test(network_read, a_pair_given_twice_names_both_lines)
{
    fails("a b 1\nb c 1\nb a -1\nc b 1\n", 3, 1,
          "'a' and 'b' are tied already in line 1; a pair may stand once");
}

Test(network_read, in_other_formats_ties_that_are_wrong_have_a_place)
{
    fails("{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}],\n \"links\": [{\"source\": \"a\", "
          "\"target\": \"b\"},\n  {\"source\": \"b\", \"target\": \"a\"}]}",
          3, 3, "'a' and 'b' are tied already in tie 1; a pair may stand once");
    fails("graph [ node [ id 1 ]\n edge [ source 1 target 1 ] ]", 2, 2,
          "expected two different nodes, got '1'");
    fails("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
          "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/><graph>\n"
          "<node id=\"a\"/><node id=\"b\"/>\n   <edge source=\"a\" target=\"b\">\n"
          "<data key=\"w\">x</data></edge></graph></graphml>",
          4, 4, "expected a number as weight, got 'x'");
    fails("*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2 1\n2 1 1\n", 6, 1,
          "'a' and 'b' are tied already in tie 1; a pair may stand once");
    fails("Source,Target,Weight\na,b,1\nb,b,1\n", 3, 1, "expected two different nodes, got 'b'");
}

Test(network_read, a_nul_byte_is_no_name)
{
    cr_assert_eq(read_bytes("a b\0c 1\n", 8), STANCE_E_DATA);
    cr_assert_str_eq(err.message, "expected a name in UTF-8, got 'b\\x00c'");
    end();
}

Test(network_read, a_missing_file_is_the_systems_no)
{
    cr_assert_eq(stance_dictionary_init(&names, NULL), STANCE_OK);
    cr_assert_eq(stance_network_read(&net, &names, "/nonexistent", NULL, NULL), STANCE_E_SYSTEM);
    end();
}

Test(network_read, the_known_sets_have_their_known_sizes)
{
    static const struct {
        const char *path;
        size_t n, m;
    } set[] = {{"../shared/data/signed/tribes.tsv", 16, 58},
               {"../shared/data/signed/avatar.tsv", 464, 1679},
               {"../shared/data/signed/un73_rc.tsv", 193, 18465},
               {"../shared/data/signed/slashdot_small.tsv", 13182, 34247}};
    if (access(set[0].path, R_OK))
        cr_skip("../shared/data is absent");
    for (size_t i = 0; i < sizeof set / sizeof *set; i++) {
        cr_assert_eq(stance_dictionary_init(&names, NULL), STANCE_OK);
        err = (struct stance_error){0};
        cr_assert_eq(stance_network_read(&net, &names, set[i].path, NULL, &err), STANCE_OK, "%s",
                     err.message);
        cr_assert_eq(net.n, set[i].n);
        cr_assert_eq(net.m, set[i].m);
        end();
    }
}

#ifdef STANCE_FAIL_ALLOCATION
static void fail_each(const char *bytes)
{
    char path[] = "/tmp/stance-network-XXXXXX";
    int fd = mkstemp(path);
    cr_assert_eq(write(fd, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
    close(fd);
    for (size_t n = 1;; n++) {
        enum stance_code code;
        stance_memory_fail_at(n);
        code = stance_dictionary_init(&names, NULL);
        if (!code)
            code = stance_network_read(&net, &names, path, NULL, NULL);
        stance_memory_fail_at(0);
        end();
        if (code == STANCE_OK) {
            cr_expect_gt(n, 5, "%s", bytes);
            break;
        }
        cr_assert_eq(code, STANCE_E_MEMORY, "%s, allocation %zu", bytes, n);
    }
    unlink(path);
}

Test(network_read, every_failed_allocation_is_told_and_leaves_nothing)
{
    fail_each("a b 1\nc d -1\n");
    fail_each("a,b,weight\na,b,1\nc,d,-1\n");
    fail_each(",a,b\na,,-1\nb,-1,\n");
    fail_each("*Vertices 2\n1 a\n2 b\n*Edges\n1 2 -1\n");
    fail_each("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph><node id=\"a\"/>"
              "<node id=\"b\"/><edge source=\"a\" target=\"b\"/></graph></graphml>");
}
#endif
