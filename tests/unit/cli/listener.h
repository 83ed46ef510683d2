/* listener.h - a struct cli_ui whose words land in memory, and a command to parse for. */
#ifndef STANCE_TEST_LISTENER_H
#define STANCE_TEST_LISTENER_H

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include "cli/help.h"
#include "cli/option.h"

struct listener {
    struct cli_ui ui;
    char *out, *err;
    size_t out_n, err_n;
};

static inline void listener_start(struct listener *l)
{
    memset(l, 0, sizeof *l);
    l->ui.out = open_memstream(&l->out, &l->out_n);
    l->ui.err = open_memstream(&l->err, &l->err_n);
    l->ui.program = "stance";
    cr_assert(l->ui.out && l->ui.err);
}

/* What was said so far. */
static inline const char *listener_err(struct listener *l)
{
    fflush(l->ui.err);
    return l->err;
}
static inline const char *listener_out(struct listener *l)
{
    fflush(l->ui.out);
    return l->out;
}

static inline void listener_end(struct listener *l)
{
    fclose(l->ui.out);
    fclose(l->ui.err);
    free(l->out);
    free(l->err);
}

#endif
