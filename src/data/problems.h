/* problems.h - the caller's list of problems, filled from inside. */
#ifndef STANCE_DATA_PROBLEMS_H
#define STANCE_DATA_PROBLEMS_H

#include "../stance.h"

/* How many of each severity the list keeps. */
size_t stance_problems_keep(const stance_problems *problems);
/* Counts one problem that is not kept. */
void stance_problems_miss(stance_problems *problems, enum stance_severity severity, size_t n);
/* stance_problems_add - copies the strings; problems come in the order they are to be told. */
STANCE_MUST_USE enum stance_code stance_problems_add(stance_problems *problems,
                                                     const struct stance_problem *problem,
                                                     struct stance_error *err);

#endif
