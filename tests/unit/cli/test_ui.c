/* test_ui.c - messages are harmless, failures have their exit status. */
#include <math.h>
#include <unistd.h>

#include "cli/stop.h"
#include "listener.h"

Test(ui, control_bytes_never_reach_the_terminal)
{
    struct listener l;
    listener_start(&l);
    cli_ui_tell(&l.ui, "%s",
                "a\033[31m\n\r\177 \xc2\x9b"
                "31m Türkiye");
    cr_expect_str_eq(listener_err(&l), "stance: a\\x1b[31m\\x0a\\x0d\\x7f \\xc2\\x9b31m Türkiye\n");
    listener_end(&l);
}

Test(ui, data_on_a_terminal_are_spelled_out_and_elsewhere_as_they_are)
{
    static const char data[] = "a,\033]0;title\007\r\n\tb \xe2\x80\xae" "c \xc2\x9b \xe2\x80\x9cT\xc3\xbcrkiye\xe2\x80\x9d\0";
    struct listener l;
    listener_start(&l);
    cr_expect_eq(cli_ui_write(&l.ui, NULL, data, sizeof data - 1), CLI_DONE);
    listener_out(&l);
    cr_expect_eq(l.out_n, sizeof data - 1);
    cr_expect(memcmp(l.out, data, sizeof data - 1) == 0);
    listener_end(&l);
    listener_start(&l);
    l.ui.width = 80;
    cr_expect_eq(cli_ui_write(&l.ui, "-", data, sizeof data - 1), CLI_DONE);
    cr_expect_str_eq(listener_out(&l), "a,\\x1b]0;title\\x07\\x0d\n\tb \\xe2\\x80\\xaec "
                                       "\\xc2\\x9b \xe2\x80\x9cT\xc3\xbcrkiye\xe2\x80\x9d\\x00");
    listener_end(&l);
}

Test(ui, a_table_keeps_its_own_colours)
{
    struct listener l;
    listener_start(&l);
    l.ui.width = 80;
    cr_expect_eq(cli_ui_write_coloured(&l.ui, "\033[1mA\033[0m", 9), CLI_DONE);
    cr_expect_str_eq(listener_out(&l), "\033[1mA\033[0m");
    listener_end(&l);
}

Test(ui, two_outputs_appear_together_or_not_at_all)
{
    struct listener l;
    listener_start(&l);
    char folder[] = "/tmp/stance-test-XXXXXX", good[64], bad[64];
    cr_assert(mkdtemp(folder));
    snprintf(good, sizeof good, "%s/good", folder);
    snprintf(bad, sizeof bad, "%s/none/bad", folder);
    const struct stance_file_part part[2] = {{good, "x", 1}, {bad, "y", 1}};
    cr_expect_eq(cli_ui_write_both(&l.ui, part), CLI_FAILED);
    cr_expect_neq(access(good, F_OK), 0, "the first appeared alone");
    rmdir(folder);
    listener_end(&l);
}

Test(ui, very_long_message_is_cut)
{
    struct listener l;
    char *name = malloc(100001);
    cr_assert(name);
    memset(name, 'x', 100000);
    name[100000] = '\0';
    listener_start(&l);
    cr_expect_eq(cli_ui_usage(&l.ui, "draw", "'%s'", name), CLI_USAGE);
    cr_expect(strlen(listener_err(&l)) < 1200);
    listener_end(&l);
    free(name);
}

static const struct {
    enum stance_code code;
    int status;
    const char *said;
} failures[] = {
    {STANCE_E_DATA, CLI_FAILED, "stance: a.csv:3:7: why\n"},
    {STANCE_E_SYSTEM, CLI_FAILED, "stance: a.csv:3:7: why\n"},
    {STANCE_E_MEMORY, CLI_FAILED, "stance: a.csv:3:7: why\n"},
    {STANCE_E_VALUE, CLI_USAGE, "stance: a.csv:3:7: why\n"},
    {STANCE_E_INTERNAL, CLI_FAULT,
     "stance: why\nThis is a fault of the program, not of yours: please report it.\n"},
};

Test(ui, failures_have_their_exit_status)
{
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        struct listener l;
        struct stance_error err = {failures[i].code, "a.csv", 3, 7, "why"};
        listener_start(&l);
        cr_expect_eq(cli_ui_fail(&l.ui, &err), failures[i].status, "row %zu", i);
        cr_expect_str_eq(listener_err(&l), failures[i].said);
        listener_end(&l);
    }
}

Test(ui, place_is_told_as_far_as_it_is_known)
{
    struct listener l;
    struct stance_error err = {STANCE_E_DATA, "a.csv", 3, 0, "why"};
    listener_start(&l);
    cli_ui_fail(&l.ui, &err);
    err.line = 0;
    cli_ui_fail(&l.ui, &err);
    err.file[0] = '\0';
    cli_ui_fail(&l.ui, &err);
    cr_expect_str_eq(listener_err(&l), "stance: a.csv:3: why\nstance: a.csv: why\nstance: why\n");
    listener_end(&l);
}

Test(ui, colours_only_where_asked_for)
{
    struct listener l;
    listener_start(&l);
    l.ui.colour_err = true;
    cli_ui_warn(&l.ui, "x");
    cr_expect_str_eq(listener_err(&l), "\033[1;31mstance:\033[0m \033[1;33mwarning:\033[0m x\n");
    listener_end(&l);
}

static void tell(struct listener *l, double done)
{
    struct stance_watch watch = cli_ui_watch(&l->ui);
    const struct stance_progress at = {"comparing actors", "", done, 100, (double)NAN};
    watch.progress(watch.data, &at);
}

Test(ui, progress_waits_two_seconds_and_shows_on_a_terminal_only)
{
    static const char shown[] = "\r\033[Kcomparing actors 50 of 100";
    struct listener l;
    listener_start(&l);
    struct stance_watch watch = cli_ui_watch(&l.ui);
    l.ui.began = -1e9; /* long ago */
    tell(&l, 50);
    cr_expect_str_eq(listener_err(&l), "", "shown although err is no terminal");
    l.ui.live = true;
    l.ui.began = 1e12; /* just now */
    tell(&l, 50);
    cr_expect_str_eq(listener_err(&l), "", "shown at once");
    l.ui.began = -1e9;
    tell(&l, 50);
    cr_expect_str_eq(listener_err(&l), shown);
    tell(&l, 60);
    cr_expect_str_eq(listener_err(&l), shown, "shown again within 0.2 s");
    watch.warn(watch.data, "thin");
    cr_expect_eq(strncmp(listener_err(&l), shown, strlen(shown)), 0);
    cr_expect_str_eq(listener_err(&l) + strlen(shown), "\r\033[Kstance: warning: thin\n");
    listener_end(&l);
}

Test(ui, line_goes_on_while_the_library_only_asks)
{
    struct listener l;
    listener_start(&l);
    struct stance_watch watch = cli_ui_watch(&l.ui);
    l.ui.live = true;
    l.ui.began = 1e12;
    tell(&l, 50);
    l.ui.began = -1e9;
    cr_expect_not(watch.stop(watch.data));
    cr_expect_str_eq(listener_err(&l), "\r\033[Kcomparing actors 50 of 100");
    listener_end(&l);
}

Test(ui, quiet_tells_errors_alone)
{
    struct listener l;
    struct stance_error err = {STANCE_E_DATA, "a.csv", 3, 7, "why"};
    listener_start(&l);
    struct stance_watch watch = cli_ui_watch(&l.ui);
    l.ui.live = true;
    l.ui.began = -1e9;
    cli_ui_silence(&l.ui);
    tell(&l, 50);
    watch.warn(watch.data, "thin");
    cli_ui_warn(&l.ui, "%d warnings", 3);
    cr_expect_str_eq(listener_err(&l), "");
    cr_expect_eq(cli_ui_fail(&l.ui, &err), CLI_FAILED);
    cr_expect_str_eq(listener_err(&l), "stance: a.csv:3:7: why\n");
    listener_end(&l);
}

Test(ui, nobody_asked_to_stop)
{
    struct listener l;
    listener_start(&l);
    struct stance_watch watch = cli_ui_watch(&l.ui);
    cr_expect_not(watch.stop(watch.data));
    cr_expect_not(cli_stop_asked());
    listener_end(&l);
}

Test(ui, lost_output_is_a_failure)
{
    struct listener l;
    listener_start(&l);
    FILE *kept = l.ui.out;
    l.ui.out = fopen("/dev/full", "w");
    cr_assert(l.ui.out);
    fputs("data", l.ui.out);
    cr_expect_eq(cli_ui_finish(&l.ui, CLI_DONE), CLI_FAILED);
    cr_expect_str_eq(listener_err(&l),
                     "stance: cannot write standard output: No space left on device\n");
    l.ui.out = kept;
    listener_end(&l);
}
