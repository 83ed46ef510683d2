/* fixture.h - a scene made by hand: actors, issues, positions and coalitions as given. */
#ifndef TEST_DIAGRAM_FIXTURE_H
#define TEST_DIAGRAM_FIXTURE_H

#include "diagram/scene.h"

struct fixture_actor {
    const char *label, *short_name; /* short_name NULL = label */
    uint32_t coalition;
    bool unnamed;
};
struct fixture_cell {
    uint32_t actor, issue;
    double value;
    enum stance_basis basis;
    uint32_t for_n, against_n; /* statements on either side; 0, 0 = one that says value */
};
struct fixture {
    struct stance_dataset data;
    struct stance_positions positions;
    struct stance_coalitions coalitions;
    struct stance_options options;
    struct stance_scene scene;
};

/* Cells in any order.  Frees with fixture_clear; aborts the test when memory is out. */
void fixture_make(struct fixture *f, const struct fixture_actor *actor, size_t actor_n,
                  const char *const *issue, size_t issue_n, const struct fixture_cell *cell,
                  size_t cell_n);
void fixture_clear(struct fixture *f);

/* The plain one most tests start from: 4 actors in coalitions A A B and one alone, 5 issues,
 * the last without any position; one cell each of inferred, expected, neutral, ambivalent. */
void fixture_small(struct fixture *f);
/* n actors by m issues from a seed: two camps and noise, a share of the cells missing. */
void fixture_random(struct fixture *f, size_t n, size_t m, double missing, uint64_t seed);

#endif
