/* test_preset.c - files of others: each column placed, each word understood, the rest told. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "data/preset.h"
#include "helper.h"

static struct stance_options with(enum stance_preset preset)
{
    struct stance_options o = stance_options_default();
    o.read.preset = preset;
    return o;
}

static struct reading read_preset(const char *text, enum stance_preset preset)
{
    struct stance_options o = with(preset);
    return read_text(text, &o);
}

static double value_of(const struct stance_dataset *d, const char *actor, const char *issue)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    for (size_t row = 0; row < t->row_n; row++)
        if (strcmp(d->actor[stance_statement_actor(d, row)].id, actor) == 0 &&
            strcmp(d->issue[stance_statement_issue(d, row)].id, issue) == 0)
            return stance_statement_value(d, row);
    cr_assert_fail("nothing of %s on %s", actor, issue);
    return 0;
}

Test(preset, every_preset_has_a_name_and_columns)
{
    size_t n = 0;
    while (stance_preset_names[n])
        n++;
    cr_assert_eq(n, (size_t)STANCE_PRESET_GDELT + 1);
    cr_assert_null(stance_preset_find(STANCE_PRESET_NONE));
    for (size_t i = 1; i < n; i++) {
        const struct stance_preset_table *p = stance_preset_find((enum stance_preset)i);
        size_t required_n, found = p->issue != NULL;
        const enum stance_role *required = stance_table_required(p->kind, &required_n);
        cr_expect_str_eq(p->name, stance_preset_names[i]);
        for (size_t k = 0; k < STANCE_PRESET_COLUMNS && p->column[k].names; k++)
            for (size_t r = 0; r < required_n; r++)
                found += p->column[k].role == required[r];
        cr_expect_eq(found, required_n, "%s: what it cannot do without", p->name);
    }
}

Test(preset, names_are_found_in_the_order_of_the_preset)
{
    static const char *const header[] = {"country", "Country", "vote", "ms"};
    cr_expect_eq(stance_preset_place("Country|country", header, 4), 1);
    cr_expect_eq(stance_preset_place("ms_code|ms|vote", header, 4), 3);
    cr_expect_eq(stance_preset_place("vot|vote2", header, 4), 4);
}

Test(preset, a_state_s_label_is_its_last_name)
{
    struct reading r =
        read_preset("undl_id,ms_code,ms_name,ms_vote,date,resolution\n"
                    "1,TUR,TURKEY,Y,2020-01-01,R1\n2,TUR,T\xC3\x9CRKIYE,x,2023-01-01,R2\n"
                    "1,USA,UNITED STATES,n,2020-01-01,R1\n",
                    STANCE_PRESET_UN);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_str_eq(r.data->actor[0].id, "TUR");
    cr_expect_str_eq(r.data->actor[0].label, "T\xC3\x9CRKIYE");
    cr_expect_eq(value_of(r.data, "USA", "R1"), -1, "a small letter is the same vote");
    cr_expect(isnan(value_of(r.data, "TUR", "R2")), "did not vote: missing, not neutral");
    reading_clear(&r);
}

Test(preset, a_ballot_is_a_vote_and_a_name)
{
    struct reading r = read_preset("resolution,raw_cell\nR1, y JORDAN\nR1,A  LAO PEOPLE'S\nR1,N\n",
                                   STANCE_PRESET_UN);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(value_of(r.data, "JORDAN", "R1"), 1);
    cr_expect_eq(value_of(r.data, "LAO PEOPLE'S", "R1"), 0);
    cr_expect_not_null(strstr(r.told, "4:4: warning: no actor in this row"), "%s", r.told);
    reading_clear(&r);
}

Test(preset, what_it_cannot_place_is_told_with_its_place)
{
    expect_told(read_preset("iso3,resolution,vote\nUSA,R1,Y\nCAN,R1,AN\n", STANCE_PRESET_UN),
                STANCE_E_DATA, "x.csv:3:8: error: expected a stance (Y, A, N, X, NV), got 'AN'\n");
    struct reading r = read_preset("state,vote\nUSA,Y\n", STANCE_PRESET_UN);
    cr_assert_eq(r.code, STANCE_E_DATA);
    cr_expect_not_null(
        strstr(r.told,
               "no column 'actor' (the preset un expects 'iso3' or 'ms_code' or 'ms_codes')"),
        "%s", r.told);
    cr_expect_not_null(strstr(r.told, "no column 'issue'"), "%s", r.told);
    reading_clear(&r);
}

Test(preset, voeten_codes)
{
    struct reading r = read_preset("rcid,ccode,vote,Country,Countryname\n3.0,2,1.0,USA,America\n"
                                   "3,20,2,CAN,Canada\n3,40,3,CUB,Cuba\n3,70,8,MEX,Mexico\n"
                                   "3,90,9,GUA,Guatemala\n",
                                   STANCE_PRESET_UNVOTES);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(r.data->issue_n, 1, "3.0 and 3 are one");
    cr_expect_eq(value_of(r.data, "USA", "3"), 1);
    cr_expect_eq(value_of(r.data, "CAN", "3"), 0);
    cr_expect_eq(value_of(r.data, "CUB", "3"), -1);
    cr_expect(isnan(value_of(r.data, "MEX", "3")) && isnan(value_of(r.data, "GUA", "3")));
    cr_expect_str_eq(r.data->actor[0].label, "America");
    reading_clear(&r);
}

Test(preset, cast_codes_of_voteview)
{
    static const double expected[] = {NAN, 1, 1, 1, -1, -1, -1, 0, 0, NAN};
    char text[400] = "congress,chamber,rollnumber,icpsr,cast_code,prob\n";
    for (int c = 0; c <= 9; c++)
        sprintf(text + strlen(text), "117,Senate,1,%d.0,%d,99\n", 100 + c, c);
    struct reading r = read_preset(text, STANCE_PRESET_VOTEVIEW);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    for (int c = 0; c <= 9; c++) {
        char id[16];
        sprintf(id, "%d", 100 + c);
        double value = value_of(r.data, id, "117-Senate-1");
        cr_expect(isnan(expected[c]) ? isnan(value) : value == expected[c], "%d is %g", c, value);
    }
    reading_clear(&r);
}

#define VOTES "congress,chamber,rollnumber,icpsr,cast_code\n1,House,1,7.0,1\n1,Senate,1,8,6\n"
#define MEMBERS "congress,icpsr,bioname,party_code\n1,7,\"A, B\",100\n2,7,\"A, C\",100\n1,8,D,200\n"

Test(preset, members_beside_the_votes_give_the_names)
{
    struct stance_options o = with(STANCE_PRESET_VOTEVIEW);
    struct reading r = READ_FILES(&o, {"H1_votes.csv", VOTES, 0}, {"H1_members.csv", MEMBERS, 0},
                                  {"notes.csv", "x\n", 0});
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(r.data->actor_n, 2);
    cr_expect_eq(r.data->issue_n, 2, "a roll call of the House is none of the Senate");
    cr_expect_str_eq(r.data->actor[0].label, "A, B", "of several rows the first");
    cr_expect_str_eq(r.data->actor[1].id, "8");
    reading_clear(&r);
}

Test(preset, a_folder_with_two_files_of_votes_asks_which)
{
    struct stance_options o = with(STANCE_PRESET_VOTEVIEW);
    struct reading r = READ_FILES(&o, {"H1_votes.csv", VOTES, 0}, {"S1_votes.csv", VOTES, 0});
    cr_expect_eq(r.code, STANCE_E_DATA);
    cr_expect_not_null(strstr(r.err.message, "several files that end in _votes.csv"));
    reading_clear(&r);
    r = READ_FILES(&o, {"H1_members.csv", MEMBERS, 0});
    cr_expect_eq(r.code, STANCE_E_DATA);
    reading_clear(&r);
}

#define TABS(a, b, strength, date) a "\t" b "\t" strength "\t" date "\n"

Test(preset, events_become_alignments)
{
    struct reading r =
        read_preset(TABS("Source Name", "Target Name", "Intensity", "Event Date")
                        TABS("A", "B", "-10", "2018-06-01") TABS("B", "A", "3.4", "NA")
                            TABS("A", "NA", "1", "2018-06-01") TABS("A", "A", "1", "2018-06-01")
                                TABS("A", "C", "NA", "2018-06-01"),
                    STANCE_PRESET_ICEWS);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_assert_eq(r.data->alignment_n, 2);
    cr_expect_eq(r.data->alignment[0].strength, -1);
    cr_expect_float_eq(r.data->alignment[1].strength, 0.34, 1e-12);
    cr_expect_not(stance_date_known(r.data->alignment[1].date));
    cr_expect_not_null(strstr(r.told, "4:3: warning: no b in this row"), "%s", r.told);
    cr_expect_not_null(strstr(r.told, "5:3: warning: left out: the event has one actor twice"));
    cr_expect_not_null(strstr(r.told, "6:5: warning: left out: the event has no strength"));
    reading_clear(&r);
}

Test(preset, lenient_leaves_out_events_off_the_scale)
{
    const char *text = TABS("Source Name", "Target Name", "Intensity", "Event Date")
        TABS("A", "B", "11", "2018-06-01") TABS("A", "B", "-2", "2018-06-01");
    struct stance_options o = with(STANCE_PRESET_ICEWS);
    expect_told(read_text(text, &o), STANCE_E_DATA,
                "x.csv:2:5: error: expected a strength in -10..10, got '11'\n");
    o.read.lenient = true;
    struct reading r = read_text(text, &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(r.data->alignment_n, 1);
    reading_clear(&r);
}

/* A row of GDELT: 61 cells, of which five matter. */
static void put_event(char *out, const char *day, const char *a, const char *b,
                      const char *goldstein)
{
    for (int i = 0; i < 61; i++)
        sprintf(out + strlen(out), "%s%s",
                i == 0    ? "99"
                : i == 1  ? day
                : i == 5  ? a
                : i == 15 ? b
                : i == 26 ? "040"
                : i == 30 ? goldstein
                          : "",
                i < 60 ? "\t" : "\n");
}

Test(preset, gdelt_has_no_header_and_its_first_line_is_line_1)
{
    char text[2000] = "";
    put_event(text, "20240601", "USA", "CHN", "-2.0");
    put_event(text, "20240602", "CHN", "USA", "4");
    struct reading r = read_preset(text, STANCE_PRESET_GDELT);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_assert_eq(r.data->alignment_n, 2);
    cr_expect_float_eq(r.data->alignment[0].strength, -0.2, 1e-12);
    cr_expect_eq(stance_date_month(r.data->alignment[1].date.first), 202406);
    reading_clear(&r);
    *text = '\0';
    put_event(text, "20240631", "USA", "CHN", "-2.0");
    expect_told(read_preset(text, STANCE_PRESET_GDELT), STANCE_E_DATA,
                "x.csv:1:4: error: expected a date, got '2024-06-31': there is no 31 June 2024\n");
}

Test(preset, mapping_and_scale_of_the_caller_go_first)
{
    struct stance_options o = with(STANCE_PRESET_UN);
    o.read.columns = "actor=country";
    o.read.scale = "Y=0.5,N=-0.5";
    struct reading r = read_text("iso3,country,resolution,vote\nUSA,America,R1,Y\n", &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(value_of(r.data, "America", "R1"), 0.5);
    reading_clear(&r);
    o = with(STANCE_PRESET_GDELT);
    o.read.columns = "a=Actor1Name,b=Actor2Name";
    r = read_text("GLOBALEVENTID\tActor1Name\tActor2Name\tGoldsteinScale\n1\tX\tY\t10\n", &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(r.data->alignment[0].strength, 1);
    reading_clear(&r);
}

/* ---- Real files ---- */

static void expect_shared(const char *name, enum stance_preset preset, size_t statements,
                          size_t alignments)
{
    const char *path = shared_file(name);
    struct stance_options o = with(preset);
    if (!path)
        return;
    struct reading r = read_path(path, &o);
    cr_assert_eq(r.code, STANCE_OK, "%s: %s", name, r.err.message);
    cr_expect_eq(stance_dataset_counts(r.data).statements, statements, "%s", name);
    cr_expect_eq(r.data->alignment_n, alignments, "%s", name);
    reading_clear(&r);
}

Test(preset, counts_are_those_of_the_manifest)
{
    expect_shared("unga/ict-votes.csv", STANCE_PRESET_UN, 3276, 0);
    expect_shared("voteview/S117_votes.csv", STANCE_PRESET_VOTEVIEW, 95152, 0);
    expect_shared("voteview", STANCE_PRESET_VOTEVIEW, 95152, 0);
    expect_shared("events/icews-2018-06-sample.tab", STANCE_PRESET_ICEWS, 0, 3705);
    expect_shared("dna/sample_statements.csv", STANCE_PRESET_DNA, 40, 0);
}

Test(preset, of_49_raw_cells_one_is_no_vote)
{
    const char *path = shared_file("unga/dirty-cells.csv");
    struct stance_options o = with(STANCE_PRESET_UN);
    if (!path)
        return;
    struct reading r = read_path(path, &o);
    cr_expect_eq(r.code, STANCE_E_DATA);
    cr_expect_not_null(strstr(r.told, "dirty-cells.csv:2:38: error: expected a stance"), "%s",
                       r.told);
    reading_clear(&r);
    o.read.lenient = true;
    r = read_path(path, &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(r.data->skipped_n, 1);
    cr_expect_eq(r.data->table[STANCE_TABLE_STATEMENTS].row_n, 49);
    reading_clear(&r);
}

#ifdef STANCE_FAIL_ALLOCATION
static void fail_every_allocation(const char *name, enum stance_preset preset)
{
    struct stance_options o = with(preset);
    size_t n = 1, failed = 0;
    for (;; n++) {
        stance_dataset *d = NULL;
        struct stance_error err = {0};
        stance_memory_fail_at(n);
        enum stance_code code = stance_dataset_read(&d, name, &o, NULL, NULL, &err);
        size_t made = stance_memory_fail_at(0);
        stance_dataset_free(d);
        cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY, "allocation %zu: %d %s", n, code,
                  err.message);
        failed += code == STANCE_E_MEMORY;
        if (made < n)
            break;
    }
    cr_assert_gt(failed, 40);
}

Test(preset, every_failed_allocation_is_told)
{
    char text[2000] = "";
    put_event(text, "20240601", "USA", "CHN", "-2.0");
    put_event(text, "20240602", "CHN", "CHN", "4");
    folder_make();
    folder_put("H1_votes.csv", VOTES, strlen(VOTES));
    folder_put("H1_members.csv", MEMBERS, strlen(MEMBERS));
    folder_put("gdelt.csv", text, strlen(text));
    folder_put("cells.csv", "resolution,raw_cell\nR1, y JORDAN\nR1,n LAOS\n",
               strlen("resolution,raw_cell\nR1, y JORDAN\nR1,n LAOS\n"));
    char path[3][200];
    strcpy(path[0], folder_file("H1_votes.csv"));
    strcpy(path[1], folder_file("gdelt.csv"));
    strcpy(path[2], folder_file("cells.csv"));
    fail_every_allocation(path[0], STANCE_PRESET_VOTEVIEW);
    fail_every_allocation(path[1], STANCE_PRESET_GDELT);
    fail_every_allocation(path[2], STANCE_PRESET_UN);
    folder_remove();
}
#endif
