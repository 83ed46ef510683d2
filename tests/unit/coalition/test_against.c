/* test_against.c - who of a listed group stands where; the second case and its twelve. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../graph/world.h"
#include "coalition/coalitions.h"

#define VOTES "../shared/data/unga/ict-stances-from-votes.csv"
#define SIGNATORIES "graphs/unsc-cyber-2024/members.csv:coalition-65"

/* Two camps; d is two actors with one code, e has an alias. */
#define STATEMENTS                                                                                 \
    "actor,issue,stance\na,p,1\na,q,1\nb,p,1\nb,q,1\nd1,p,1\nd1,q,1\nd2,p,1\nd2,q,1\n"             \
    "e,p,-1\ne,q,-1\nf,p,-1\nf,q,-1\ng,p,-1\ng,q,-1\n"
#define ACTORS                                                                                     \
    "id,label,aliases,iso3\na,A,,AAA\nb,B,,BBB\nd1,D,,DDD\nd2,D old,,DDD\ne,E,Eee,EEE\n"           \
    "f,F,,FFF\ng,G,,GGG\nsilent,S,,SSS\n"

static char path[40];
static char spec[80];
static stance_coalitions *c;
static struct stance_error err;

static void write_members(const char *text)
{
    strcpy(path, "/tmp/stance-members-XXXXXX");
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    cr_assert_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
}

static enum stance_code run(const char *group)
{
    struct stance_options o = stance_options_default();
    struct stance_dataset *d =
        world_make((struct world){.statements = STATEMENTS, .actors = ACTORS});
    snprintf(spec, sizeof spec, "%s%s", path, group);
    o.cluster.against = spec;
    err = (struct stance_error){0};
    c = NULL;
    enum stance_code code = stance_coalitions_find(&c, d, &o, NULL, &err);
    stance_dataset_free(d); /* the result stands on its own */
    return code;
}

static const char *ids(const uint32_t *actor, size_t n)
{
    static char text[200];
    *text = '\0';
    for (size_t i = 0; i < n; i++)
        sprintf(text + strlen(text), "%s%s", i ? " " : "", stance_coalitions_id(c, actor[i]));
    return text;
}

Test(against, members_are_found_by_id_then_iso3_then_alias)
{
    write_members("group,member\nG,a\n G ,BBB\nG,DDD\nG, Eee \nG,SSS\nG,nobody\nG,a\nother,f\n");
    cr_assert_eq(run(":G"), STANCE_OK, "%s", err.message);
    unlink(path);
    const struct stance_against *x = c->against;
    cr_expect_eq(x->listed_n, 6, "a is listed twice and counts once");
    cr_expect_eq(x->found_n, 4);
    cr_expect_eq(x->member_n, 5, "d is two actors");
    cr_assert_eq(x->absent_n, 2);
    cr_expect_str_eq(stance_dictionary_text(&x->names, x->absent[0]), "SSS");
    cr_expect_str_eq(stance_dictionary_text(&x->names, x->absent[1]), "nobody");
    cr_expect_eq(x->home, 0);
    cr_expect(x->inside[0] == 4 && x->inside[1] == 1);
    cr_expect_str_eq(ids(x->far_side, x->far_n), "e");
    stance_coalitions_free(c);
}

Test(against, an_id_goes_before_a_code_that_looks_like_it)
{
    write_members("member,group\nf,G\n");
    struct stance_dataset *d =
        world_make((struct world){.statements = "actor,issue,stance\nf,p,1\ng,p,1\ng,q,1\n",
                                  .actors = "id,iso3\nf,XXX\ng,f\n"});
    struct stance_options o = stance_options_default();
    snprintf(spec, sizeof spec, "%s:G", path);
    o.cluster.against = spec;
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, &err), STANCE_OK, "%s", err.message);
    unlink(path);
    cr_expect_eq(c->against->member_n, 1);
    cr_expect_eq(c->against->is_member[0], 1);
    stance_coalitions_free(c);
    stance_dataset_free(d);
}

Test(against, of_equal_halves_the_first_coalition_is_home)
{
    write_members("group,member\nG,a\nG,e\n");
    cr_assert_eq(run(":G"), STANCE_OK);
    unlink(path);
    cr_expect_eq(c->against->home, 0);
    cr_expect_str_eq(ids(c->against->far_side, c->against->far_n), "e");
    stance_coalitions_free(c);
}

Test(against, nobody_here_is_nobody_on_the_far_side)
{
    write_members("group,member\nG,x\n");
    cr_assert_eq(run(":G"), STANCE_OK);
    unlink(path);
    cr_expect(c->against->member_n == 0 && c->against->far_n == 0 && c->against->absent_n == 1);
    stance_coalitions_free(c);
}

Test(against, wrong_requests_say_why)
{
    write_members("group,member\nG,a\nH,b\n");
    cr_expect_eq(run(""), STANCE_E_VALUE);
    cr_expect_eq(run(":"), STANCE_E_VALUE);
    cr_expect_eq(run(":g"), STANCE_E_DATA);
    cr_expect_str_eq(err.message, "no group 'g'; the groups are 'G', 'H'");
    cr_expect_eq(strncmp(err.file, "stance-members-", 15), 0, "%s", err.file);
    unlink(path);
    cr_expect_eq(run(":G"), STANCE_E_SYSTEM);
    write_members("team,member\nG,a\n");
    cr_expect_eq(run(":G"), STANCE_E_DATA);
    cr_expect_eq(strncmp(err.message, "no column 'group'", 17), 0, "%s", err.message);
    unlink(path);
    write_members("group,member\n");
    cr_expect_eq(run(":G"), STANCE_E_DATA);
    cr_expect_str_eq(err.message, "no group 'G', and no other either");
    unlink(path);
    write_members("group,member\nG,\"a\n");
    cr_expect_eq(run(":G"), STANCE_E_DATA);
    unlink(path);
}

Test(against, members_who_stood_against_each_other_are_counted_and_named)
{
    write_members("group,member\nG,a\nG,b\nG,d1\nG,e\nG,f\nG,silent\nsame,a\nsame,b\n");
    cr_assert_eq(run(":G"), STANCE_OK, "%s", err.message);
    const struct stance_against *x = c->against;
    cr_assert_eq(x->split_n, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct stance_split *s = &x->split[i];
        cr_expect_str_eq(stance_coalitions_issue_id(c, s->issue), i ? "q" : "p");
        cr_expect(s->voices.support == 3 && s->voices.oppose == 2 && s->missing == 0,
                  "silent is no actor here");
        cr_expect(!s->lesser_supports);
        cr_expect_str_eq(ids(x->split_member + s->member, s->member_n), "e f");
    }
    stance_coalitions_free(c);
    cr_assert_eq(run(":same"), STANCE_OK, "%s", err.message);
    cr_expect_eq(c->against->split_n, 0, "they never split");
    stance_coalitions_free(c);
    unlink(path);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(against, every_failed_allocation_of_the_splits_is_told)
{
    struct stance_options o = stance_options_default();
    struct stance_dataset *d =
        world_make((struct world){.statements = STATEMENTS, .actors = ACTORS});
    struct stance_positions p = {0};
    cr_assert_eq(stance_positions_make(&p, d, &o.select, false, NULL, NULL), STANCE_OK);
    write_members("group,member\nG,a\nG,e\n");
    snprintf(spec, sizeof spec, "%s:G", path);
    o.cluster.against = spec;
    size_t n = 1;
    for (;; n++) {
        stance_coalitions *found = NULL;
        cr_assert_eq(stance_coalitions_from_positions(&found, d, &p, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(stance_against_find(&found->against, found, d, &o, NULL, NULL), STANCE_OK);
        stance_memory_fail_at(n);
        enum stance_code code = stance_against_find_splits(found->against, found, &p, NULL);
        stance_memory_fail_at(0);
        stance_coalitions_free(found);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu", n);
    }
    cr_assert_geq(n, 5);
    unlink(path);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(against, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_options o = stance_options_default();
    struct stance_dataset *d =
        world_make((struct world){.statements = STATEMENTS, .actors = ACTORS});
    stance_coalitions *found = NULL;
    cr_assert_eq(stance_coalitions_find(&found, d, &o, NULL, NULL), STANCE_OK);
    write_members("group,member\nG,a\nG,BBB\nG,Eee\nG,nobody\nother,f\n");
    snprintf(spec, sizeof spec, "%s:G", path);
    o.cluster.against = spec;
    size_t n = 1;
    for (;; n++) {
        struct stance_against *out = NULL;
        stance_memory_fail_at(n);
        enum stance_code code = stance_against_find(&out, found, d, &o, NULL, NULL);
        stance_memory_fail_at(0);
        if (code == STANCE_OK) {
            stance_against_free(out);
            break;
        }
        cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu", n);
        cr_assert_null(out);
    }
    cr_assert_gt(n, 40);
    unlink(path);
    stance_coalitions_free(found);
    stance_dataset_free(d);
}
#endif

/* ---- The second case ---- */

static void find_signatories(const char *columns, enum stance_measure measure)
{
    struct stance_options o = stance_options_default();
    struct stance_dataset *d = NULL;
    if (access(VOTES, R_OK) != 0)
        cr_skip_test("no " VOTES);
    o.read.columns = columns;
    o.cluster.method = STANCE_METHOD_LEIDEN;
    o.project.measure = measure;
    o.cluster.against = SIGNATORIES;
    cr_assert_eq(stance_dataset_read(&d, VOTES, &o, NULL, NULL, &err), STANCE_OK, "%s",
                 err.message);
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, &err), STANCE_OK, "%s", err.message);
    stance_dataset_free(d);
}

#define TWELVE "BHR KHM ECU GMB GUY MAR PER PHL QAT SRB SLE ARE"

Test(against, twelve_signatories_stand_in_the_other_bloc)
{
    find_signatories("actor=iso3,issue=locator", STANCE_MATCHES);
    cr_expect_float_eq(c->objective, 0.134887, 1e-6, "%.9g", c->objective);
    cr_expect(c->k == 2 && c->coalition[0].size == 129 && c->coalition[1].size == 64);
    cr_expect_eq(c->against->found_n, 63);
    cr_expect_eq(c->against->home, 1);
    cr_expect_str_eq(ids(c->against->far_side, c->against->far_n), TWELVE);
    stance_coalitions_free(c);
}

/* The resolutions' records in the UN Digital Library. */
#define RES_77_36 "https://digitallibrary.un.org/record/3996921"
#define RES_78_237 "https://digitallibrary.un.org/record/4031008"

static const struct stance_split *split_on(const char *issue)
{
    for (size_t i = 0; i < c->against->split_n; i++)
        if (strcmp(stance_coalitions_issue_id(c, c->against->split[i].issue), issue) == 0)
            return &c->against->split[i];
    return NULL;
}

Test(against, the_roll_calls_split_another_twelve)
{
    find_signatories("actor=iso3,issue=locator", STANCE_MATCHES);
    const struct stance_split *s = split_on(RES_77_36);
    cr_assert_not_null(s);
    cr_expect(s->voices.support == 12 && s->voices.oppose == 49 && s->voices.neutral == 1 &&
              s->missing == 1);
    const uint32_t *member = c->against->split_member + s->member;
    cr_expect_str_eq(ids(member, s->member_n), "BHR KHM ECU GMB GUY MAR PER PHL QAT SLE ARE KIR",
                     "Kiribati, not Serbia");
    s = split_on(RES_78_237);
    cr_assert_not_null(s);
    cr_expect(s->voices.support == 11 && s->voices.oppose == 49 && s->voices.neutral == 1 &&
              s->missing == 2);
    stance_coalitions_free(c);
}

Test(against, agreement_finds_the_same_twelve)
{
    find_signatories("actor=iso3,issue=locator", STANCE_AGREEMENT);
    cr_expect_str_eq(ids(c->against->far_side, c->against->far_n), TWELVE);
    stance_coalitions_free(c);
}

Test(against, names_of_states_are_joined_by_their_codes)
{
    find_signatories(NULL, STANCE_AGREEMENT);
    cr_expect_eq(c->against->found_n, 63);
    cr_expect_str_eq(ids(c->against->far_side, c->against->far_n),
                     "BAHRAIN CAMBODIA ECUADOR GAMBIA GUYANA MOROCCO PERU PHILIPPINES QATAR "
                     "SERBIA SIERRA LEONE UNITED ARAB EMIRATES");
    stance_coalitions_free(c);
}
