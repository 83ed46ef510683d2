/* answers.h - what the solver says of a network, for the tests of it. */
#ifndef STANCE_TESTS_ANSWERS_H
#define STANCE_TESTS_ANSWERS_H

#include <criterion/criterion.h>

#include "networks.h"

struct answer {
    uint32_t label[NETWORK_MOST];
    double objective;
    struct stance_certificate certificate;
};

static inline struct answer solve_watched(const struct stance_signed_problem *p,
                                          const struct stance_watch *watch)
{
    static struct answer answer;
    struct stance_error err = {0};
    enum stance_code code =
        stance_signed_solve(answer.label, &answer.objective, &answer.certificate, p, watch, &err);
    cr_assert_eq(code, STANCE_OK, "%s", err.message);
    return answer;
}

static inline struct answer solve(const struct stance_signed_problem *p)
{
    return solve_watched(p, NULL);
}

static inline struct answer solve_network(const struct network *of, uint32_t k)
{
    struct stance_signed_problem p = network_problem(of, k);
    return solve(&p);
}

#endif
