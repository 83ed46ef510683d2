/* test_progress.c - what the line about the work says. */
#include <math.h>
#include <string.h>

#include <criterion/criterion.h>

#include "cli/progress.h"

static const struct {
    struct stance_progress first, last; /* told 10 s after each other */
    const char *said;
} rows[] = {
    {{"reading", "B", 0, 120e6, NAN},
     {"reading", "B", 12e6, 120e6, NAN},
     "reading 12 of 120 MB, 1.2 MB/s, 1 min 30 s left"},
    {{"reading", "B", 2e6, 4e6, NAN},
     {"reading", "B", 3e6, 4e6, NAN},
     "reading 3.0 of 4.0 MB, 0.1 MB/s, 10 s left"},
    {{"reading", "rows", 0, 0, NAN},
     {"reading", "rows", 1234567, 0, NAN},
     "reading 1,234,567 rows, 123,457/s"},
    {{"comparing actors", "", 0, 20000, NAN},
     {"comparing actors", "", 4000, 20000, NAN},
     "comparing actors 4,000 of 20,000, 400/s, 40 s left"},
    {{"drawing replicates", "", 0, 1000, NAN},
     {"drawing replicates", "", 2, 1000, NAN},
     "drawing replicates 2 of 1,000, 0.2/s, 1 h 23 min left"},
    {{"writing", "rows", 7, 100, NAN},
     {"writing", "rows", 7, 100, NAN},
     "writing 7 of 100 rows, for 10 s"},
    {{"placing", "", 0, 0, NAN}, {"placing", "", 0, 0, NAN}, "placing, for 10 s"},
    {{"proving the optimum", "s", 1, 30, 0.5},
     {"proving the optimum", "s", 11, 30, 0.0321},
     "proving the optimum, gap 3.2 %, 19 s left"},
    {{"reading", "rows", 90, 100, NAN},
     {"reading", "rows", 10, 100, NAN},
     "reading 10 of 100 rows"}, /* the next table: too early for a rate */
};

Test(progress, line_says_stage_amount_rate_and_time_left)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[200];
        struct cli_progress p = {0};
        cli_progress_take(&p, &rows[i].first, 100);
        cli_progress_take(&p, &rows[i].last, 110);
        cli_progress_line(line, sizeof line, &p, 110);
        cr_expect_str_eq(line, rows[i].said, "row %zu: %s", i, line);
    }
}

Test(progress, another_stage_begins_anew)
{
    char line[200];
    struct cli_progress p = {0};
    const struct stance_progress a = {"reading", "rows", 50, 100, (double)NAN},
                                 b = {"comparing actors", "", 5, 10, (double)NAN};
    cli_progress_take(&p, &a, 0);
    cli_progress_take(&p, &b, 50);
    cli_progress_line(line, sizeof line, &p, 50.5);
    cr_expect_str_eq(line, "comparing actors 5 of 10");
}

Test(progress, time_left_of_a_limit_runs_without_being_told)
{
    char line[200];
    struct cli_progress p = {0};
    const struct stance_progress at = {"proving the optimum", "s", 0, 10, 0.25};
    cli_progress_take(&p, &at, 0);
    cli_progress_line(line, sizeof line, &p, 4);
    cr_expect_str_eq(line, "proving the optimum, gap 25.0 %, 6 s left");
    cli_progress_line(line, sizeof line, &p, 11);
    cr_expect_str_eq(line, "proving the optimum, gap 25.0 %");
}

Test(progress, line_is_cut_where_the_terminal_ends)
{
    char line[12];
    struct cli_progress p = {0};
    const struct stance_progress at = {"comparing actors", "", 5, 10, (double)NAN};
    cli_progress_line(line, sizeof line, &p, 0);
    cr_expect_str_eq(line, "", "nothing was told");
    cli_progress_take(&p, &at, 0);
    cli_progress_line(line, sizeof line, &p, 0);
    cr_expect_str_eq(line, "comparing a");
}
