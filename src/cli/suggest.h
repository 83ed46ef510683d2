/* suggest.h - what the user may have meant. */
#ifndef STANCE_CLI_SUGGEST_H
#define STANCE_CLI_SUGGEST_H

#include <stddef.h>

/* The nearest of several names to one that was typed. */
struct cli_guess {
    const char *typed;
    size_t typed_n;
    const char *best; /* NULL while nothing is near enough */
    size_t distance;
};
void cli_guess_offer(struct cli_guess *guess, const char *name);

#endif
