/* given.h - are the options that a caller hands in there, and their choices among those there are? */
#ifndef STANCE_BASE_GIVEN_H
#define STANCE_BASE_GIVEN_H

#include "../stance.h"

/* Errors: STANCE_E_VALUE for NULL and for a number that is none of its enum's. */
STANCE_MUST_USE enum stance_code stance_given_options(const struct stance_options *options,
                                                      struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_given_print(const struct stance_print_options *print,
                                                    struct stance_error *err);
/* Is `choice`, told as `what`, between 0 and `last`? */
STANCE_MUST_USE enum stance_code stance_given_choice(const char *what, int choice, int last,
                                                     struct stance_error *err);

#endif
