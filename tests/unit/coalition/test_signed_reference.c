/* test_signed_reference.c - signed networks whose least frustration is known. */
#include <criterion/criterion.h>

#include "networks.h"

static struct network net;

/* Proven in ../shared/data/signed/REFERENCE.md; two camps, and k free. */
static const struct {
    const char *name;
    double camps, free;
} rows[] = {
    {"tribes", 7, 2},
    {"bankwiring", 2, 0},
    {"sampson_affect", 14, 9},
    {"sampson_esteem", 20, 12},
    {"sampson_sanction", 10, 6},
    {"sampson_all", 35, 28},
    {"newcomb_w15", 14, 10},
    {"stranke94", 15, 15},
    {"flyingteams", 63, 52},
    {"avatar", 122, 103},
    {"cow_1946", 17, 12},
    {"cow_1951", 17, 15},
    {"cow_1961", 37, 35},
    {"cow_1971", 28, 22},
    {"cow_1991", 49, 40},
    {"un73_S", 1760, 1760},
    {"un73_rc", 44071, 9123},
    {"un60_rc", 35065, 9151},
    {"bitcoin_alpha", 720, 720},
};

static void check(bool exact)
{
    static uint32_t label[NETWORK_MOST];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!network_read(&net, rows[i].name))
            cr_skip_test("../shared/data/signed is not there");
        for (uint32_t k = 0; k <= 2; k += 2) {
            double known = k ? rows[i].camps : rows[i].free, objective;
            struct stance_certificate certificate;
            struct stance_signed_problem p = network_problem(&net, k);
            p.exact = exact;
            cr_assert_eq(stance_signed_solve(label, &objective, &certificate, &p, NULL, NULL),
                         STANCE_OK);
            cr_assert_float_eq(stance_signed_frustration(&p, label), objective, 1e-9);
            if (exact) {
                cr_assert_eq(objective, known, "%s, k = %u: %g, not %g", rows[i].name, k, objective,
                             known);
                cr_assert_eq(certificate.status, STANCE_OPTIMAL, "%s, k = %u: at least %g",
                             rows[i].name, k, certificate.lower_bound);
            } else {
                cr_assert_geq(objective, known);
                cr_assert_leq(objective, 1.01 * known, "%s, k = %u: %g, not %g", rows[i].name, k,
                              objective, known);
            }
        }
    }
}

Test(signed_reference, known_optima_are_met_and_proven)
{
    check(true);
}

Test(signed_reference, the_search_alone_is_within_a_hundredth)
{
    check(false);
}
