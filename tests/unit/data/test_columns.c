/* Columns: roles by name and by hand, and which are kept. */
#include <criterion/criterion.h>
#include <string.h>

#include "helper.h"

Test(columns, names_have_aliases_and_case_does_not_matter)
{
    static const struct {
        enum stance_table_kind kind;
        const char *name;
        enum stance_role role;
    } row[] = {
        {STANCE_TABLE_STATEMENTS, "evidence", STANCE_ROLE_EVIDENCE},
        {STANCE_TABLE_STATEMENTS, "paraphrase", STANCE_ROLE_EVIDENCE},
        {STANCE_TABLE_STATEMENTS, "quote", STANCE_ROLE_EVIDENCE},
        {STANCE_TABLE_STATEMENTS, "source_id", STANCE_ROLE_SOURCE},
        {STANCE_TABLE_STATEMENTS, "Source-ID", STANCE_ROLE_SOURCE},
        {STANCE_TABLE_STATEMENTS, "ACTOR", STANCE_ROLE_ACTOR},
        {STANCE_TABLE_STATEMENTS, "actors", STANCE_ROLE_OTHER},
        {STANCE_TABLE_STATEMENTS, "", STANCE_ROLE_OTHER},
        {STANCE_TABLE_SOURCES, "source_id", STANCE_ROLE_ID},
        {STANCE_TABLE_ISSUES, "issue", STANCE_ROLE_ID},
        {STANCE_TABLE_ACTORS, "short name", STANCE_ROLE_SHORT},
        {STANCE_TABLE_MEMBERS, "actor", STANCE_ROLE_MEMBER},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        cr_expect_eq(stance_role_of(row[i].kind, row[i].name), row[i].role, "row %zu", i);
}

Test(columns, every_role_has_its_canonical_name_in_some_table)
{
    for (int role = 1; role < STANCE_ROLES; role++) {
        const char *name = stance_role_name((enum stance_role)role);
        bool found = false;
        for (int kind = 0; kind < STANCE_TABLE_KINDS; kind++)
            found |= stance_role_of((enum stance_table_kind)kind, name) == (enum stance_role)role;
        cr_expect(found && *name, "role %d", role);
    }
}

static const char *role_holder(const struct stance_dataset *d, enum stance_role role)
{
    const struct stance_column *c = stance_table_column(&d->table[0], role);
    return c ? c->name : "";
}

Test(columns, the_canonical_name_wins_over_an_alias_and_both_are_kept)
{
    struct reading r =
        read_text("actor,issue,stance,source_id,quote,source,evidence,x\nA,i,1,a,b,c,d,e\n", NULL);
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_str_eq(role_holder(r.data, STANCE_ROLE_SOURCE), "source");
    cr_expect_str_eq(role_holder(r.data, STANCE_ROLE_EVIDENCE), "evidence");
    cr_expect_eq(r.data->table[0].column_n, 8);
    reading_clear(&r);
}

static const char votes[] = "rcid,date,country,iso3,vote,actor,note\n"
                            "1,2024-01-01,Norway,NOR,Y,x,n\n1,2024-01-01,Sweden,SWE,X,y,n\n";

Test(columns, a_mapping_names_columns_by_hand)
{
    struct stance_options o = stance_options_default();
    o.read.columns = " actor = iso3,issue=rcid,stance=vote";
    o.read.scale = "Y=1,A=0,N=-1,X=";
    struct reading r = read_text(votes, &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_str_eq(r.data->actor[1].id, "SWE");
    cr_expect_str_eq(role_holder(r.data, STANCE_ROLE_ACTOR), "iso3");
    cr_expect_str_eq(role_holder(r.data, STANCE_ROLE_DATE), "date");
    cr_expect_eq(r.data->table[0].column_n, 7, "all are kept");
    reading_clear(&r);
}

static void expect_kept(struct stance_options o, const char *names)
{
    char got[200] = "";
    o.read.columns = "actor=iso3,issue=rcid,stance=vote";
    o.read.scale = "Y=1,A=0,N=-1,X=";
    o.read.all_columns = false;
    struct reading r = read_text(votes, &o);
    cr_assert_eq(r.code, STANCE_OK);
    for (size_t i = 0; i < r.data->table[0].column_n; i++) {
        strcat(got, r.data->table[0].column[i].name);
        strcat(got, " ");
    }
    cr_expect_str_eq(got, names);
    cr_expect_str_eq(r.data->actor[1].id, "SWE");
    reading_clear(&r);
}

Test(columns, what_nobody_asks_for_is_not_kept)
{
    struct stance_options o = stance_options_default();
    expect_kept(o, "rcid date iso3 vote ");
    o.read.also = (const char *const[]){"note", "nothing"};
    o.read.also_n = 2;
    expect_kept(o, "rcid date iso3 vote note ");
    o = stance_options_default();
    o.select.only = (const char *const[]){"country=N*"};
    o.select.only_n = 1;
    o.select.except = (const char *const[]){"actor=z"};
    o.select.except_n = 1;
    expect_kept(o, "rcid date country iso3 vote actor ");
}

Test(columns, the_iso3_of_an_actor_is_kept_unasked)
{
    struct stance_options o = stance_options_default();
    o.read.all_columns = false;
    struct reading r = read_text("actor,issue,stance,iso3,note\nNorway,i,1,NOR,n\n", &o);
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_str_eq(r.data->actor[0].iso3, "NOR");
    cr_expect_eq(r.data->table[0].column_n, 4);
    reading_clear(&r);
}

static void expect_mapping(const char *columns, enum stance_code code, const char *message)
{
    struct stance_options o = stance_options_default();
    o.read.columns = columns;
    struct reading r = read_text("rcid,iso3,vote\n1,NOR,Y\n", &o);
    cr_expect_eq(r.code, code);
    cr_expect_str_eq(r.err.message, message);
    reading_clear(&r);
}

Test(columns, a_mapping_that_does_not_fit_says_why)
{
    expect_mapping("actor=iso4,issue=rcid,stance=vote", STANCE_E_DATA,
                   "no column 'iso4' (did you mean 'iso3'?); the columns are 'rcid', 'iso3', "
                   "'vote'");
    expect_mapping("actor=iso3,issue=rcid", STANCE_E_DATA,
                   "no column 'stance'; the columns are 'rcid', 'iso3', 'vote' (name one by the "
                   "mapping stance=COLUMN)");
    expect_mapping("actor", STANCE_E_VALUE, "columns: expected ROLE=COLUMN, got 'actor'");
    expect_mapping("actor=", STANCE_E_VALUE,
                   "columns: expected a column behind the '=', got 'actor='");
    expect_mapping("actr=iso3", STANCE_E_VALUE,
                   "columns: expected actor, issue, stance, date, weight, basis, source, locator, "
                   "evidence, document, speaker, url or iso3 before the '=', got 'actr=iso3'");
    expect_mapping("actor=iso3,actor=rcid", STANCE_E_VALUE,
                   "columns: a role is named twice, got 'actor=rcid'");
    expect_mapping("actor=iso3,issue=iso3", STANCE_E_VALUE,
                   "columns: a column has two roles, got 'issue=iso3'");
}

Test(columns, one_name_twice_is_an_error)
{
    struct reading r = read_text("actor,issue,stance,x, x \nA,i,1,,\n", NULL);
    cr_expect_eq(r.code, STANCE_E_DATA);
    cr_expect_str_eq(r.told,
                     "x.csv:1:23: error: column 'x' stands twice, as column 4 and column 5\n");
    reading_clear(&r);
    r = read_text("actor,issue,stance,,\nA,i,1,,\n", NULL);
    cr_expect_eq(r.code, STANCE_OK, "columns without a name may be many");
    reading_clear(&r);
}
