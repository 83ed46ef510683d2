/* test_tables.c - the option tables keep the rules that help, pages and completions rely on. */
#include <ctype.h>

#include "listener.h"

/* Calls test for every option of every command. */
static void each(void (*test)(const struct cli_command *, const struct cli_option *))
{
    for (size_t c = 0; cli_command_list[c]; c++)
        for (size_t s = 0; cli_command_list[c]->section[s]; s++)
            for (size_t i = 0; i < cli_command_list[c]->section[s]->n; i++)
                test(cli_command_list[c], &cli_command_list[c]->section[s]->option[i]);
}

static void is_found_by_its_name(const struct cli_command *command, const struct cli_option *o)
{
    cr_expect_eq(cli_option_find(command, o->name, strlen(o->name)), o, "%s --%s stands twice",
                 command->name, o->name);
    for (const char *s = o->name; *s; s++)
        cr_expect(islower((unsigned char)*s) || *s == '-', "--%s", o->name);
}
Test(tables, names_are_unique_and_plain)
{
    each(is_found_by_its_name);
}

Test(tables, all_options_of_a_command_can_be_given_at_once)
{
    for (size_t c = 0; cli_command_list[c]; c++) {
        size_t option_n = 0;
        for (size_t s = 0; cli_command_list[c]->section[s]; s++)
            option_n += cli_command_list[c]->section[s]->n;
        cr_expect_leq(option_n, CLI_OPTIONS_MOST, "%s", cli_command_list[c]->name);
    }
}

static size_t seen[128];
static void count_letter(const struct cli_command *command, const struct cli_option *o)
{
    (void)command;
    seen[(size_t)o->letter]++;
}
Test(tables, letters_are_unique_in_a_command)
{
    for (size_t c = 0; cli_command_list[c]; c++) {
        memset(seen, 0, sizeof seen);
        for (size_t s = 0; cli_command_list[c]->section[s]; s++)
            for (size_t i = 0; i < cli_command_list[c]->section[s]->n; i++)
                count_letter(cli_command_list[c], &cli_command_list[c]->section[s]->option[i]);
        for (size_t letter = 1; letter < 128; letter++)
            cr_expect_leq(seen[letter], 1, "%s -%c", cli_command_list[c]->name, (char)letter);
    }
}

static void has_a_short_help(const struct cli_command *command, const struct cli_option *o)
{
    size_t n = strlen(o->help);
    cr_expect(n > 3 && n <= 60, "%s --%s: %zu columns", command->name, o->name, n);
    cr_expect(islower((unsigned char)o->help[0]) && o->help[n - 1] != '.', "%s", o->help);
    cr_expect(!o->more || (isupper((unsigned char)o->more[0]) || o->choices ||
                           isdigit((unsigned char)o->more[0])),
              "%s", o->more);
    cr_expect(!o->more || o->more[strlen(o->more) - 1] == '.', "%s", o->more);
}
Test(tables, help_fits_60_columns)
{
    each(has_a_short_help);
}

static void has_what_its_kind_needs(const struct cli_command *command, const struct cli_option *o)
{
    bool flag = o->kind == CLI_ON || o->kind == CLI_OFF;
    cr_expect_eq(flag, o->value == NULL, "%s --%s", command->name, o->name);
    cr_expect_eq(o->kind == CLI_CHOICE, o->choices != NULL, "%s --%s", command->name, o->name);
    if (o->kind == CLI_COUNT || o->kind == CLI_NUMBER)
        cr_expect_lt(o->min, o->max, "%s --%s", command->name, o->name);
    cr_expect(o->target < sizeof(struct cli_request));
}
Test(tables, every_kind_has_what_it_needs)
{
    each(has_what_its_kind_needs);
}

/* The default, given as a value, has to be taken. */
static void accepts_its_default(const struct cli_command *command, const struct cli_option *o)
{
    if (!o->fallback)
        return;
    char word[200];
    char *argv[] = {word, "DATA", NULL};
    struct listener l;
    struct cli_request r;
    listener_start(&l);
    snprintf(word, sizeof word, "--%s=%s", o->name, o->fallback);
    cr_expect_eq(cli_request_parse(&l.ui, command, 2, argv, &r), CLI_DONE, "%s", listener_err(&l));
    cli_request_clear(&r);
    listener_end(&l);
}
Test(tables, defaults_are_in_range)
{
    each(accepts_its_default);
}

static void is_told_everywhere(const struct cli_command *command, const struct cli_option *o)
{
    char name[100];
    struct listener help, page, bash;
    listener_start(&help);
    listener_start(&page);
    listener_start(&bash);
    cli_help_command(help.ui.out, command, 0);
    cli_man_page(page.ui.out, command);
    cli_completion_script(bash.ui.out, "bash");
    snprintf(name, sizeof name, "--%s", o->name);
    cr_expect(strstr(listener_out(&help), name), "help %s %s", command->name, name);
    cr_expect(strstr(listener_out(&bash), name), "bash %s %s", command->name, name);
    char roff[200] = "";
    for (size_t i = 0, used = 0; name[i]; i++)
        used += (size_t)snprintf(roff + used, sizeof roff - used, "%s%c",
                                 name[i] == '-' ? "\\" : "", name[i]);
    cr_expect(strstr(listener_out(&page), roff), "page %s %s", command->name, roff);
    listener_end(&help);
    listener_end(&page);
    listener_end(&bash);
}
Test(tables, every_option_is_in_help_page_and_completion)
{
    each(is_told_everywhere);
}

Test(tables, help_obeys_the_width)
{
    static const size_t width[] = {60, 80, 100};
    for (size_t w = 0; w < 3; w++)
        for (size_t c = 0; cli_command_list[c]; c++) {
            struct listener l;
            listener_start(&l);
            cli_help_command(l.ui.out, cli_command_list[c], width[w]);
            const char *examples = strstr(listener_out(&l), "\nExamples");
            for (const char *line = l.out; line < examples; line = strchr(line, '\n') + 1)
                cr_expect_leq(strcspn(line, "\n"), width[w], "%.*s", (int)strcspn(line, "\n"),
                              line);
            listener_end(&l);
        }
}
