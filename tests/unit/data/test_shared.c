/* Real files: the counts that the manifest of the data tells. */
#include <criterion/criterion.h>
#include <string.h>

#include "helper.h"

static struct reading read_shared(const char *name, const struct stance_options *options)
{
    const char *path = shared_file(name);
    return path ? read_path(path, options) : (struct reading){.code = STANCE_E_SYSTEM};
}

Test(shared, statements_coded_by_hand)
{
    struct reading r = read_shared("statements/statements-2024.csv", NULL);
    if (r.code == STANCE_E_SYSTEM)
        return;
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_str_eq(r.told, "");
    struct stance_counts n = stance_dataset_counts(r.data);
    cr_expect_eq(n.statements, 513);
    cr_expect_eq(n.actors, 88);
    cr_expect_eq(n.issues, 12);
    cr_expect_str_eq(r.data->actor[0].id, "Republic of Korea");
    cr_expect_str_eq(r.data->actor[0].iso3, "KOR");
    cr_expect_eq(stance_dataset_find_actor(r.data, "KOR"), 0);
    reading_clear(&r);
}

Test(shared, stances_from_votes_name_the_spellings_of_one_state)
{
    struct reading r = read_shared("unga/ict-stances-from-votes.csv", NULL);
    if (r.code == STANCE_E_SYSTEM)
        return;
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(stance_dataset_counts(r.data).statements, 2099);
    cr_expect(strstr(r.told, "'TÜRKİYE' may be the same actor as 'TURKEY' (line 165)"));
    cr_expect(strstr(r.told, "'COTE D'IVOIRE' may be the same actor as 'CÔTE D'IVOIRE' (line 39)"));
    cr_expect_not(strstr(r.told, "AUSTRALIA"), "two who vote side by side are two");
    reading_clear(&r);
}

Test(shared, dna_statements_by_mapping)
{
    struct stance_options o = stance_options_default();
    o.read.columns = "actor=organization,issue=concept,stance=agreement,date=time,document=doc";
    o.read.scale = "1=1,0=-1";
    struct reading r = read_shared("dna/sample_statements.csv", &o);
    if (r.code == STANCE_E_SYSTEM)
        return;
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    struct stance_counts n = stance_dataset_counts(r.data);
    cr_expect_eq(n.statements, 40);
    cr_expect_eq(n.actors, 7);
    cr_expect_eq(n.issues, 6);
    cr_expect_eq(stance_date_year(stance_statement_date(r.data, 0).first), 2005);
    reading_clear(&r);
}

Test(shared, votes_by_mapping_and_scale)
{
    struct stance_options o = stance_options_default();
    o.read.columns = "actor=iso3,issue=rcid,stance=vote";
    o.read.scale = "Y=1,A=0,N=-1,X=";
    o.read.all_columns = false;
    struct reading r = read_shared("unga/ict-votes.csv", &o);
    if (r.code == STANCE_E_SYSTEM)
        return;
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    struct stance_counts n = stance_dataset_counts(r.data);
    cr_expect_eq(n.statements, 3276);
    cr_expect_eq(n.issues, 17);
    cr_expect_eq(r.data->table[0].column_n, 4);
    reading_clear(&r);
}

Test(shared, hostile_synthetic_statements)
{
    struct stance_options o = stance_options_default();
    o.read.columns = "actor=organization,issue=concept,stance=agreement,date=time,document=doc";
    struct reading r = read_shared("dna/synth_small.csv", &o);
    if (r.code == STANCE_E_SYSTEM)
        return;
    cr_expect_eq(r.code, STANCE_OK, "%s", r.err.message);
    reading_clear(&r);
}

Test(shared, a_table_that_is_no_statements_says_what_it_lacks)
{
    struct reading r = read_shared("statements/sources.csv", NULL);
    if (r.code == STANCE_E_SYSTEM)
        return;
    cr_expect_eq(r.code, STANCE_E_DATA);
    cr_expect_str_eq(r.err.message,
                     "no column 'actor'; the columns are 'source_id', 'title', 'address', "
                     "'how_read', 'caveat' (name one by the mapping actor=COLUMN)");
    reading_clear(&r);
}
