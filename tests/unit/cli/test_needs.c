/* test_needs.c - an option that says nothing is told, one that says something is not. */
#include "cli/needs.h"

#include "listener.h"

#define WORDS 10

/* A command line, and the option that is told; NULL where all say something. */
static const struct row {
    const char *command, *words[WORDS], *told;
} rows[] = {
    {"check", {"D", "--preset", "gdelt", "--scale", "a=1"}, "--scale"},
    {"check", {"D", "--preset", "un", "--scale", "a=1"}, NULL},
    {"cluster", {"D", "--backbone", "threshold"}, "--backbone"},
    {"cluster", {"D", "--backbone", "threshold", "--threshold", "0"}, "--backbone"},
    {"cluster", {"D", "--backbone", "mst"}, NULL},
    {"measure", {"D", "--formulas", "keep", "--format", "csv", "--of", "graph"}, "--formulas"},
    {"measure", {"D", "--formulas", "keep", "--format", "csv", "--of", "pairs"}, NULL},
    {"cluster", {"D", "--threshold", "0.5"}, "--threshold"},
    {"cluster", {"D", "--threshold", "0"}, "--threshold"},
    {"cluster", {"D", "--threshold", "0.5", "--backbone", "threshold"}, NULL},
    {"project", {"D", "--backbone", "threshold", "--threshold", "1", "--top", "2"}, "--top"},
    {"project", {"D", "--backbone", "top-k", "--top", "2"}, NULL},
    {"project", {"D", "--backbone", "mst", "--alpha", "0.1"}, "--alpha"},
    {"project", {"D", "--backbone", "sdsm", "--alpha", "0.1"}, NULL},
    {"cluster", {"D", "--backbone", "disparity", "--alpha", "0.1"}, NULL},
    {"measure", {"D", "--resample", "statements"}, "--resample"},
    {"measure", {"D", "--resample", "issues", "--bootstrap", "9"}, NULL},
    {"cluster", {"D", "--together", "f"}, "--together"},
    {"cluster", {"D", "--together", "f", "--bootstrap", "9"}, NULL},
    {"cluster", {"D", "--seed", "2", "--method", "ward"}, "--seed"},
    {"cluster", {"D", "--seed", "2", "--method", "leiden"}, NULL},
    {"cluster", {"D", "--seed", "2", "--method", "ward", "--bootstrap", "9"}, NULL},
    {"cluster", {"D", "--seed", "2", "--method", "ward", "--sensitivity"}, NULL},
    {"measure", {"D", "--seed", "2", "--method", "ward", "--of", "graph"}, NULL},
    {"measure",
     {"D", "--seed", "2", "--method", "ward", "--of", "graph", "--permutations", "0"},
     "--seed"},
    {"cluster", {"--network", "F", "--no-exact", "--method", "walktrap"}, "--no-exact"},
    {"cluster", {"--network", "F", "--no-exact", "--method", "optimal"}, NULL},
    {"explain", {"D", "a", "b", "--time-limit", "1", "--no-exact"}, "--time-limit"},
    {"explain", {"D", "a", "b", "--time-limit", "1", "--method", "infomap"}, "--time-limit"},
    {"explain", {"D", "a", "b", "--time-limit", "1"}, NULL},
    {"cluster", {"D", "--alignment-weight", "0", "--method", "leiden"}, "--alignment-weight"},
    {"cluster",
     {"D", "--alignment-weight", "0", "--method", "leiden", "--measure", "signed"},
     NULL},
    {"cluster", {"D", "--alignment-weight", "0", "--method", "leiden", "--sensitivity"}, NULL},
    {"cluster", {"D", "--alignment-weight", "0"}, NULL},
    {"project", {"D", "--alignment-weight", "0"}, "--alignment-weight"},
    {"project", {"D", "--alignment-weight", "0", "--measure", "signed"}, NULL},
    {"cluster", {"D", "--formulas", "keep"}, "--formulas"},
    {"cluster", {"D", "--formulas", "keep", "-o", "x.csv"}, NULL},
    {"cluster", {"D", "--formulas", "keep", "-o", "x.csv", "--sensitivity"}, "--formulas"},
    {"cluster", {"D", "--formulas", "keep", "--bootstrap", "9", "--together", "f"}, NULL},
    {"explain", {"D", "a", "b", "--formulas", "keep", "-o", "x.md"}, "--formulas"},
    {"explain", {"D", "a", "b", "--formulas", "keep", "--format", "csv"}, NULL},
    {"measure", {"D", "--formulas", "keep", "-o", "x.csv", "--format", "json"}, "--formulas"},
    {"project", {"D", "--formulas", "keep"}, NULL},
    {"project", {"D", "--formulas", "keep", "-o", "x.gexf"}, "--formulas"},
    {"project", {"D", "--formulas", "keep", "--format", "matrix"}, NULL},
    {"convert", {"D", "--formulas", "keep", "-o", "folder"}, NULL},
    {"convert", {"D", "--formulas", "keep", "-o", "x.csv", "--format", "edges"}, NULL},
    {"convert", {"D", "--formulas", "keep", "-o", "x.dot"}, "--formulas"},
    {"draw", {"D", "--formulas", "keep"}, "--formulas"},
    {"draw", {"D", "--formulas", "keep", "--table", "x.html"}, "--formulas"},
    {"draw", {"D", "--formulas", "keep", "--table", "x.csv"}, NULL},
    {"draw", {"D", "--view", "map", "-o", "x.gv"}, "--view"},
    {"draw", {"D", "--view", "map"}, NULL},
    {"draw", {"D", "--view", "bars", "--k", "2"}, "--k"},
    {"draw", {"D", "--view", "slope", "--method", "signed"}, "--method"},
    {"draw", {"D", "--view", "map", "--k", "2", "--seed", "3"}, NULL},
    {"draw", {"D", "--k", "2", "--drop-unanimous"}, NULL},
    {"draw", {"D", "--k", "2", "--blocs", "computed"}, NULL},
    {"draw", {"D", "--k", "2", "--blocs", "none"}, "--k"},
    {"draw", {"D", "--k", "2", "--blocs", "given:party", "--format", "dot"}, "--k"},
    {"draw", {"D", "--view", "alluvial", "--drop-unanimous"}, "--drop-unanimous"},
    {"draw", {"D", "--view", "map", "--blocs", "none", "--measure", "s"}, "--measure"},
    {"draw", {"D", "--view", "network", "--blocs", "none", "--measure", "s"}, "--measure"},
    {"draw", {"D", "--view", "network", "--blocs", "none", "--min-overlap", "2"}, NULL},
    {"draw", {"D", "--view", "matrix", "--blocs", "none", "--min-overlap", "2"}, "--min-overlap"},
    {"draw", {"D", "--blocs", "none", "--min-overlap", "2"}, NULL},
    {"draw", {"D", "--blocs", "none", "--drop-unanimous", "-o", "x.dot"}, "--drop-unanimous"},
    {"draw", {"D", "--measure", "s", "-o", "x.dot"}, NULL},
    {"draw", {"D", "--id", "x", "-o", "x.dot"}, "--id"},
    {"draw", {"D", "--id", "x", "-o", "x.png"}, NULL},
    {"measure", {"D", "--permutations", "9"}, "--permutations"},
    {"measure", {"D", "--permutations", "9", "--of", "graph"}, NULL},
    {"project", {"D", "--qualifier", "boolean"}, "--qualifier"},
    {"project", {"D", "--to-one"}, "--to-one"},
    {"project", {"D", "--to-one", "--dna"}, NULL},
    {"project", {"D", "--dna", "--window-size", "3"}, "--window-size"},
    {"project", {"D", "--dna", "--window-size", "3", "--window", "days"}, NULL},
    {"project", {"D", "--dna", "--kernel", "uniform"}, "--kernel"},
    {"project", {"D", "--dna", "--window", "days", "--indent"}, "--indent"},
    {"project", {"D", "--dna", "--window", "days", "--kernel", "uniform", "--indent"}, NULL},
};
#define ROWS (sizeof rows / sizeof *rows)

/* Parses row i and gives what the check says. */
static int check(struct listener *l, struct cli_request *request, const struct row *row)
{
    char *argv[WORDS + 1];
    int argc = 0;
    for (; argc < WORDS && row->words[argc]; argc++)
        argv[argc] = (char *)(uintptr_t)row->words[argc];
    argv[argc] = NULL;
    const struct cli_command *command = cli_command_find(row->command);
    cr_assert_eq(cli_request_parse(&l->ui, command, argc, argv, request), CLI_DONE, "%s",
                 listener_err(l));
    return cli_needs_check(&l->ui, command, request);
}

/* Is the option that is told only warned of? */
static bool is_mild(const struct row *row)
{
    const struct cli_command *command = cli_command_find(row->command);
    for (size_t s = 0; row->told && command->section[s]; s++)
        for (size_t i = 0; i < command->section[s]->n; i++) {
            const struct cli_option *o = &command->section[s]->option[i];
            if (strcmp(o->name, row->told + 2) == 0)
                return command->section[s]->need ? command->section[s]->need->is_mild
                                                 : o->need->is_mild;
        }
    return false;
}

Test(needs, what_says_nothing_is_told_and_all_else_is_not)
{
    for (size_t i = 0; i < ROWS; i++) {
        struct listener l;
        struct cli_request r;
        char said[100];
        listener_start(&l);
        int status = check(&l, &r, &rows[i]);
        bool mild = is_mild(&rows[i]);
        snprintf(said, sizeof said, "stance: %s%s says nothing ", mild ? "warning: " : "",
                 rows[i].told ? rows[i].told : "");
        cr_expect_eq(status, rows[i].told && !mild ? CLI_USAGE : CLI_DONE, "row %zu: %s", i,
                     listener_err(&l));
        cr_expect(rows[i].told ? strstr(listener_err(&l), said) == l.err : !*listener_err(&l),
                  "row %zu: %s", i, listener_err(&l));
        cli_request_clear(&r);
        listener_end(&l);
    }
}

/* ---- Every condition in the tables is in the rows ---- */

static bool stands(const struct row *row, const char *command, const struct cli_option *o)
{
    bool found = false;
    if (strcmp(row->command, command) != 0)
        return false;
    for (size_t w = 0; w < WORDS && row->words[w]; w++)
        found = found ||
                (strncmp(row->words[w], "--", 2) == 0 && strcmp(row->words[w] + 2, o->name) == 0);
    return found;
}

static void is_in_the_rows(const struct cli_need *need)
{
    size_t refused = 0, taken = 0;
    for (size_t c = 0; cli_command_list[c]; c++)
        for (size_t s = 0; cli_command_list[c]->section[s]; s++)
            for (size_t i = 0; i < cli_command_list[c]->section[s]->n; i++) {
                const struct cli_section *section = cli_command_list[c]->section[s];
                const struct cli_option *o = &section->option[i];
                if (section->need != need && o->need != need)
                    continue;
                for (size_t r = 0; r < ROWS; r++)
                    if (stands(&rows[r], cli_command_list[c]->name, o)) {
                        refused += rows[r].told && strcmp(rows[r].told + 2, o->name) == 0;
                        taken += !rows[r].told;
                    }
            }
    cr_expect(refused && taken, "%s: refused %zu, taken %zu", need->words, refused, taken);
}

Test(needs, every_condition_of_the_tables_is_tried_both_ways)
{
    for (size_t c = 0; cli_command_list[c]; c++)
        for (size_t s = 0; cli_command_list[c]->section[s]; s++) {
            const struct cli_section *section = cli_command_list[c]->section[s];
            if (section->need)
                is_in_the_rows(section->need);
            for (size_t i = 0; i < section->n; i++)
                if (section->option[i].need)
                    is_in_the_rows(section->option[i].need);
        }
}

/* ---- Empty values ---- */

Test(needs, an_empty_value_is_taken_only_where_it_means_something)
{
    static const char *const meant[] = {"title", "subtitle", "note", "source-line"};
    for (size_t c = 0; cli_command_list[c]; c++)
        for (size_t s = 0; cli_command_list[c]->section[s]; s++)
            for (size_t i = 0; i < cli_command_list[c]->section[s]->n; i++) {
                const struct cli_option *o = &cli_command_list[c]->section[s]->option[i];
                char word[100], said[300];
                char *argv[] = {word, (char[]){"D"}, NULL};
                struct listener l;
                struct cli_request r;
                bool may = false;
                for (size_t m = 0; m < 4; m++)
                    may = may || strcmp(meant[m], o->name) == 0;
                if (o->kind != CLI_TEXT)
                    continue;
                listener_start(&l);
                snprintf(word, sizeof word, "--%s=", o->name);
                snprintf(said, sizeof said, "--%s: expected %s (%s), got ''", o->name, o->value,
                         o->help);
                cr_expect_eq(cli_request_parse(&l.ui, cli_command_list[c], 2, argv, &r),
                             may ? CLI_DONE : CLI_USAGE, "%s --%s", cli_command_list[c]->name,
                             o->name);
                cr_expect(may || strstr(listener_err(&l), said), "%s", listener_err(&l));
                cli_request_clear(&r);
                listener_end(&l);
            }
}
