/* test_aggregate.c - several statements, one position. */
#include "world.h"

struct answer {
    double value, ambivalence;
    enum stance_basis basis;
    uint32_t n;
    size_t contradicted;
};

static struct answer cell_of(const char *statements, enum stance_aggregate rule)
{
    struct stance_dataset *d = world_of(statements);
    struct stance_positions p = {0};
    struct stance_select_options o = {.aggregate = rule};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.cell_n, 1);
    struct answer a = {p.value[0], (double)p.ambivalence[0], (enum stance_basis)p.basis[0], p.n[0],
                       p.contradicted};
    stance_positions_clear(&p);
    stance_dataset_free(d);
    return a;
}

#define HEAD "actor,issue,stance,weight,date,basis\n"

Test(aggregate, mean_is_weighted)
{
    struct answer a = cell_of(HEAD "a,j,yes,3,,\na,j,no,1,,\na,j,neutral,,,\n", STANCE_MEAN);
    cr_assert_float_eq(a.value, 2.0 / 5, 1e-15);
    cr_assert_float_eq(a.ambivalence, 1 - 2.0 / 4, 1e-7);
    cr_assert_eq(a.n, 3);
    cr_assert_eq(a.contradicted, 1);
}

Test(aggregate, one_value_said_often_is_that_value_exactly)
{
    struct answer a = cell_of(HEAD "a,j,0.1,0.3,,\na,j,0.1,0.7,,\na,j,0.1,0.1,,\n", STANCE_MEAN);
    cr_assert_eq(a.value, 0.1);
    cr_assert_eq(a.ambivalence, 0);
}

Test(aggregate, neutral_alone_is_not_ambivalent)
{
    struct answer a = cell_of(HEAD "a,j,neutral,,,\na,j,abstain,,,\n", STANCE_MEAN);
    cr_assert_eq(a.value, 0);
    cr_assert_eq(a.ambivalence, 0);
    cr_assert_eq(a.contradicted, 0);
}

Test(aggregate, sum_keeps_sign_and_size)
{
    cr_assert_eq(cell_of(HEAD "a,j,no,,,\na,j,no,,,\na,j,no,,,\na,j,yes,,,\n", STANCE_SUM).value,
                 -2);
}

Test(aggregate, majority_goes_by_weight_and_a_draw_is_the_mean)
{
    cr_assert_eq(cell_of(HEAD "a,j,yes,,,\na,j,yes,,,\na,j,no,5,,\n", STANCE_MAJORITY).value, -1);
    cr_assert_eq(cell_of(HEAD "a,j,yes,,,\na,j,no,,,\n", STANCE_MAJORITY).value, 0);
    cr_assert_eq(cell_of(HEAD "a,j,yes,,,\na,j,neutral,,,\n", STANCE_MAJORITY).value, 0.5);
}

Test(aggregate, latest_goes_by_date_not_by_place_in_the_file)
{
    const char *s = HEAD "a,j,yes,,2024-06-20,\na,j,no,,2024-06-19,\na,j,no,,,\na,j,no,,2023,\n";
    cr_assert_eq(cell_of(s, STANCE_LATEST).value, 1);
    cr_assert_eq(cell_of(HEAD "a,j,no,,2024-06,\na,j,yes,,2024-06-30,\n", STANCE_LATEST).value, 1,
                 "of two that may end on one day the more precise is later");
    cr_assert_eq(cell_of(HEAD "a,j,no,,2024-06-30,\na,j,yes,3,2024-06-30,\n", STANCE_LATEST).value,
                 0.5, "of one day, the weighted mean");
    cr_assert_eq(cell_of(HEAD "a,j,no,,,\na,j,yes,,,\n", STANCE_LATEST).value, 0,
                 "without dates nothing is later");
}

Test(aggregate, basis_is_the_firmest)
{
    cr_assert_eq(cell_of(HEAD "a,j,yes,,,expected\na,j,yes,,,inferred\n", STANCE_MEAN).basis,
                 STANCE_INFERRED);
    cr_assert_eq(cell_of(HEAD "a,j,yes,,,inferred\na,j,yes,,,stated\n", STANCE_MEAN).basis,
                 STANCE_STATED);
    cr_assert_eq(cell_of(HEAD "a,j,yes,,,expected\n", STANCE_MEAN).basis, STANCE_EXPECTED);
}
