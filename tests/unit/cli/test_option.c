/* test_option.c - command lines are read as GNU programs read them, and wrong ones are told. */
#include "listener.h"

#define WORDS 12

/* Parses "draw" with the given words and gives the exit status. */
static int parse(struct listener *l, struct cli_request *request, const char *command,
                 const char *const *words)
{
    char *argv[WORDS + 1];
    int argc = 0;
    for (; words[argc]; argc++)
        argv[argc] = (char *)(uintptr_t)words[argc];
    argv[argc] = NULL;
    return cli_request_parse(&l->ui, cli_command_find(command), argc, argv, request);
}

#define PARSE(status, command, ...)                                                                \
    struct listener l;                                                                             \
    struct cli_request r;                                                                          \
    listener_start(&l);                                                                            \
    cr_assert_eq(parse(&l, &r, command, (const char *const[]){__VA_ARGS__, NULL}), status, "%s",   \
                 listener_err(&l))
#define END                                                                                        \
    cli_request_clear(&r);                                                                         \
    listener_end(&l)

Test(option, stands_before_and_after_the_data)
{
    PARSE(0, "draw", "--view", "chips", "DATA", "--theme=dark", "-o", "x.svg");
    cr_assert_str_eq(r.operand[0], "DATA");
    cr_assert_eq(r.library.draw.view, STANCE_VIEW_CHIPS);
    cr_assert_eq(r.library.draw.theme, STANCE_THEME_DARK);
    cr_assert_str_eq(r.output, "x.svg");
    END;
}

Test(option, letter_takes_a_joined_value)
{
    PARSE(0, "draw", "-ox.svg", "DATA");
    cr_assert_str_eq(r.output, "x.svg");
    END;
}

Test(option, double_dash_ends_the_options)
{
    PARSE(0, "draw", "--", "--view");
    cr_assert_str_eq(r.operand[0], "--view");
    END;
}

Test(option, dash_is_an_operand_and_an_output)
{
    PARSE(0, "draw", "-", "-o", "-");
    cr_assert_str_eq(r.operand[0], "-");
    cr_assert_str_eq(r.output, "-");
    END;
}

Test(option, value_may_begin_with_a_dash)
{
    PARSE(0, "draw", "DATA", "--title", "--view", "--note=-");
    cr_assert_str_eq(r.library.draw.title, "--view");
    cr_assert_str_eq(r.library.draw.note, "-");
    END;
}

Test(option, lists_collect_and_others_take_the_last)
{
    PARSE(0, "cluster", "--only", "a=1", "DATA", "--only=b=2", "--k", "2", "--k", "3");
    cr_assert_eq(r.library.select.only_n, 2);
    cr_assert_str_eq(r.library.select.only[0], "a=1");
    cr_assert_str_eq(r.library.select.only[1], "b=2");
    cr_assert_eq(r.library.select.except_n, 0);
    cr_assert_eq(r.library.cluster.k, 3);
    END;
}

Test(option, numbers_arrive_whole)
{
    PARSE(0, "cluster", "D", "--seed", "18446744073709551615", "--resolution", "0.25",
          "--time-limit=1e2", "--min-overlap", "1000000", "--no-exact");
    cr_assert_eq(r.library.cluster.seed, UINT64_MAX);
    cr_assert_eq(r.library.cluster.resolution, 0.25);
    cr_assert_eq(r.library.cluster.time_limit, 100);
    cr_assert_eq(r.library.project.min_overlap, 1000000);
    cr_assert_not(r.library.cluster.exact);
    END;
}

Test(option, remembers_which_one_needs_data)
{
    PARSE(0, "cluster", "--network", "F", "--k", "2", "--until", "2024", "--since", "2023");
    cr_assert_str_eq(r.needs_data, "until");
    END;
}

Test(option, without_any_the_defaults_are_those_of_the_library)
{
    PARSE(0, "draw", "DATA");
    struct stance_options ours = r.library, theirs = stance_options_default();
    cr_assert_eq(ours.select.aggregate, theirs.select.aggregate);
    cr_assert_eq(ours.select.duplicates, theirs.select.duplicates);
    cr_assert_eq(ours.select.groups, theirs.select.groups);
    cr_assert_eq(ours.project.measure, theirs.project.measure);
    cr_assert_eq(ours.project.normalise, theirs.project.normalise);
    cr_assert_eq(ours.project.min_overlap, theirs.project.min_overlap);
    cr_assert_eq(ours.project.alignment_weight, theirs.project.alignment_weight);
    cr_assert_eq(ours.cluster.method, theirs.cluster.method);
    cr_assert_eq(ours.cluster.k, theirs.cluster.k);
    cr_assert_eq(ours.cluster.resolution, theirs.cluster.resolution);
    cr_assert_eq(ours.cluster.seed, theirs.cluster.seed);
    cr_assert_eq(ours.cluster.exact, theirs.cluster.exact);
    cr_assert_eq(ours.cluster.time_limit, theirs.cluster.time_limit);
    cr_assert_eq(ours.draw.view, theirs.draw.view);
    cr_assert_eq(ours.draw.theme, theirs.draw.theme);
    cr_assert_eq(r.format, CLI_BY_ENDING);
    END;
}

/* A command line, what is said about it. */
static const struct {
    const char *command, *words[5], *said;
} wrong[] = {
    {"draw", {"D", "--veiw", "x"}, "draw has no option '--veiw' (did you mean '--view'?)"},
    {"draw", {"D", "--qqqqqqqq"}, "draw has no option '--qqqqqqqq'\n"},
    {"draw", {"D", "-x"}, "draw has no option '-x'"},
    {"draw", {"D", "-hx"}, "draw has no option '-hx'"},
    {"draw", {"D", "--k=-1"}, "--k: expected a whole number from 0 to 1000000, got '-1'"},
    {"draw", {"D", "--k", "1.5"}, "--k: expected a whole number from 0 to 1000000, got '1.5'"},
    {"draw", {"D", "--k", "4294967296"}, "--k: expected a whole number from 0 to 1000000"},
    {"draw", {"D", "--min-overlap", "0"}, "expected a whole number from 1 to 1000000, got '0'"},
    {"draw", {"D", "--seed", "18446744073709551616"}, "--seed: expected a whole number below 2^64"},
    {"draw", {"D", "--seed", ""}, "--seed: expected a whole number below 2^64, got ''"},
    {"draw", {"D", "--resolution", "nan"}, "--resolution: expected a number from 0 to 1000"},
    {"draw", {"D", "--resolution", "0x1p3"}, "--resolution: expected a number from 0 to 1000"},
    {"draw", {"D", "--resolution", "1,5"}, "--resolution: expected a number from 0 to 1000"},
    {"draw", {"D", "--time-limit", "-0.1"}, "--time-limit: expected a number from 0 to 86400"},
    {"draw", {"D", "--view", "matrx"}, "got 'matrx' (did you mean 'matrix'?)"},
    {"draw", {"D", "--theme", "x"}, "--theme: expected light, dark or auto, got 'x'\n"},
    {"draw", {"D", "--lenient=yes"}, "--lenient takes no value"},
    {"draw", {"D", "--title"}, "--title needs a value: --title TEXT"},
    {"draw", {"D", "E"}, "draw takes one DATA, got 'D' and 'E'"},
    {"draw", {"--view", "chips"}, "draw needs DATA"},
    {"version", {"D"}, "version takes no 'D'"},
    {"draw", {"D", "--\033[2J"}, "draw has no option '--\\x1b[2J'"},
};

Test(option, what_is_wrong_is_told)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct listener l;
        struct cli_request r;
        listener_start(&l);
        cr_expect_eq(parse(&l, &r, wrong[i].command, wrong[i].words), CLI_USAGE);
        cr_expect(strstr(listener_err(&l), wrong[i].said), "row %zu: %s", i, listener_err(&l));
        cr_expect(strstr(listener_err(&l), "See 'stance help "), "row %zu names no help", i);
        cr_expect_eq(*listener_out(&l), '\0');
        cli_request_clear(&r);
        listener_end(&l);
    }
}

Test(option, help_is_given_without_data)
{
    PARSE(0, "draw", "-h");
    cr_assert(r.help);
    END;
}
