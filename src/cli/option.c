/* option.c - what the words of a command line mean.
 *
 * GNU's rules: --name value, --name=value, -o value, -ovalue; options and
 * operands in any order; "--" ends the options; "-" is an operand. */
#include "option.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "suggest.h"

_Static_assert(sizeof(enum stance_view) == sizeof(int) && sizeof(enum stance_method) == sizeof(int),
               "a choice is stored as an int");

/* Where the parser stands. */
struct parser {
    struct cli_ui *ui;
    const struct cli_command *command;
    struct cli_request *request;
    int argc, at;
    char *const *argv;
};

static bool parse_number(const char *s, double *out)
{
    char *end;
    if (!*s || strspn(s, "0123456789.eE+-") != strlen(s))
        return false;
    errno = 0;
    *out = strtod(s, &end);
    return *end == '\0' && errno == 0;
}

static bool parse_whole(const char *s, uint64_t *out)
{
    char *end;
    if (!*s || strspn(s, "0123456789") != strlen(s))
        return false;
    errno = 0;
    unsigned long long x = strtoull(s, &end, 10);
    *out = x;
    return errno == 0;
}

static bool store_choice(const struct cli_option *o, const char *value, void *target)
{
    for (int i = 0; o->choices[i]; i++)
        if (strcmp(o->choices[i], value) == 0) {
            memcpy(target, &i, sizeof i);
            return true;
        }
    return false;
}

static bool store_number(const struct cli_option *o, const char *value, void *target)
{
    double x;
    uint64_t whole;
    if (o->kind == CLI_NUMBER) {
        if (!parse_number(value, &x) || !(x >= o->min && x <= o->max))
            return false;
        memcpy(target, &x, sizeof x);
        return true;
    }
    if (!parse_whole(value, &whole))
        return false;
    if (o->kind == CLI_SEED) {
        memcpy(target, &whole, sizeof whole);
        return true;
    }
    uint32_t small = (uint32_t)whole;
    if ((double)whole < o->min || (double)whole > o->max)
        return false;
    memcpy(target, &small, sizeof small);
    return true;
}

/* false: out of memory. */
static bool add_word(struct cli_words *words, const char *word)
{
    const char **longer = realloc(words->item, (words->n + 1) * sizeof *longer);
    if (!longer)
        return false;
    words->item = longer;
    words->item[words->n++] = word;
    return true;
}

static bool store(const struct cli_option *o, const char *value, struct cli_request *request)
{
    void *target = (char *)request + o->target;
    switch (o->kind) {
    case CLI_ON:
    case CLI_OFF:
        *(bool *)target = o->kind == CLI_ON;
        return true;
    case CLI_TEXT:
        memcpy(target, &value, sizeof value);
        return true;
    case CLI_LIST:
        return add_word(target, value);
    case CLI_CHOICE:
        return store_choice(o, value, target);
    default:
        return store_number(o, value, target);
    }
}

/* "auto, chips or matrix" */
static void list_choices(const struct cli_option *o, char *out, size_t size)
{
    size_t used = 0;
    for (size_t i = 0; o->choices[i] && used < size; i++) {
        const char *between = i == 0 ? "" : o->choices[i + 1] ? ", " : " or ";
        used += (size_t)snprintf(out + used, size - used, "%s%s", between, o->choices[i]);
    }
}

static int bad_value(struct parser *p, const struct cli_option *o, const char *value)
{
    char wanted[300];
    struct cli_guess guess = {.typed = value, .typed_n = strlen(value)};
    if (o->kind == CLI_LIST) {
        struct stance_error err = {.code = STANCE_E_MEMORY, .message = "out of memory"};
        return cli_ui_fail(p->ui, &err);
    }
    if (o->kind == CLI_CHOICE) {
        list_choices(o, wanted, sizeof wanted);
        for (size_t i = 0; o->choices[i]; i++)
            cli_guess_offer(&guess, o->choices[i]);
    } else if (o->kind == CLI_SEED) {
        snprintf(wanted, sizeof wanted, "a whole number below 2^64");
    } else {
        snprintf(wanted, sizeof wanted, "a %snumber from %.15g to %.15g",
                 o->kind == CLI_COUNT ? "whole " : "", o->min, o->max);
    }
    return cli_ui_usage(p->ui, p->command->name, "--%s: expected %s, got '%s'%s%s%s", o->name,
                        wanted, value, guess.best ? " (did you mean '" : "",
                        guess.best ? guess.best : "", guess.best ? "'?)" : "");
}

static const struct cli_option *find(const struct cli_command *command, const char *name, size_t n,
                                     char letter, const struct cli_section **where)
{
    for (size_t s = 0; command->section[s]; s++)
        for (size_t i = 0; i < command->section[s]->n; i++) {
            const struct cli_option *o = &command->section[s]->option[i];
            *where = command->section[s];
            if (name ? strlen(o->name) == n && memcmp(o->name, name, n) == 0
                     : o->letter && o->letter == letter)
                return o;
        }
    return NULL;
}

const struct cli_option *cli_option_find(const struct cli_command *command, const char *name,
                                         size_t n)
{
    const struct cli_section *where;
    return find(command, name, n, 0, &where);
}

bool cli_option_is_given(const struct cli_request *request, const struct cli_option *option)
{
    for (size_t i = 0; i < request->given_n; i++)
        if (request->given[i] == option)
            return true;
    return false;
}

/* A command has no more options than there is room for: a test counts them. */
static void note(struct cli_request *request, const struct cli_option *o)
{
    if (!cli_option_is_given(request, o) && request->given_n < CLI_OPTIONS_MOST)
        request->given[request->given_n++] = o;
}

static int unknown_option(struct parser *p, const char *name, size_t n)
{
    struct cli_guess guess = {.typed = name, .typed_n = n};
    for (size_t s = 0; p->command->section[s]; s++)
        for (size_t i = 0; i < p->command->section[s]->n; i++)
            cli_guess_offer(&guess, p->command->section[s]->option[i].name);
    if (guess.best)
        return cli_ui_usage(p->ui, p->command->name,
                            "%s has no option '--%.*s' (did you mean '--%s'?)", p->command->name,
                            (int)(n < 200 ? n : 200), name, guess.best);
    return cli_ui_usage(p->ui, p->command->name, "%s has no option '--%.*s'", p->command->name,
                        (int)(n < 200 ? n : 200), name);
}

/* joined: the value that hangs on the option's own word, or NULL. */
static int take_option(struct parser *p, const struct cli_option *o,
                       const struct cli_section *where, const char *joined)
{
    const char *value = joined;
    if (o->kind == CLI_ON || o->kind == CLI_OFF) {
        if (joined)
            return cli_ui_usage(p->ui, p->command->name, "--%s takes no value", o->name);
    } else if (!joined) {
        if (p->at + 1 >= p->argc)
            return cli_ui_usage(p->ui, p->command->name, "--%s needs a value: --%s %s", o->name,
                                o->name, o->value);
        value = p->argv[++p->at];
    }
    if (o->kind == CLI_TEXT && !*value && !o->may_be_empty)
        return cli_ui_usage(p->ui, p->command->name, "--%s: expected %s (%s), got ''", o->name,
                            o->value, o->help);
    note(p->request, o);
    if (where->needs_data && !p->request->needs_data)
        p->request->needs_data = o->name;
    return store(o, value, p->request) ? CLI_DONE : bad_value(p, o, value);
}

static int take_long(struct parser *p, const char *word)
{
    const struct cli_section *where = NULL;
    const char *equals = strchr(word, '=');
    size_t n = equals ? (size_t)(equals - word) : strlen(word);
    const struct cli_option *o = find(p->command, word, n, 0, &where);
    return o ? take_option(p, o, where, equals ? equals + 1 : NULL) : unknown_option(p, word, n);
}

/* -o FILE, -oFILE, -h; letters do not join: there are too few to be worth it. */
static int take_short(struct parser *p, const char *word)
{
    const struct cli_section *where = NULL;
    const struct cli_option *o = find(p->command, NULL, 0, word[0], &where);
    bool flag = o && (o->kind == CLI_ON || o->kind == CLI_OFF);
    if (!o || (flag && word[1]))
        return cli_ui_usage(p->ui, p->command->name, "%s has no option '-%s'", p->command->name,
                            word);
    return take_option(p, o, where, word[1] ? word + 1 : NULL);
}

static int take_operand(struct parser *p, const char *word)
{
    if (!p->command->operand)
        return cli_ui_usage(p->ui, p->command->name, "%s takes no '%s'", p->command->name, word);
    size_t most = p->command->operand_most ? p->command->operand_most : 1;
    if (p->request->operand_n == most && most > 1)
        return cli_ui_usage(p->ui, p->command->name, "%s takes %s, and '%s' is one too many",
                            p->command->name, p->command->operand, word);
    if (p->request->operand_n == most)
        return cli_ui_usage(p->ui, p->command->name, "%s takes one %s, got '%s' and '%s'",
                            p->command->name, p->command->operand, p->request->operand[0], word);
    p->request->operand[p->request->operand_n++] = word;
    return CLI_DONE;
}

static void set_defaults(const struct cli_command *command, struct cli_request *request)
{
    *request = (struct cli_request){.library = stance_options_default(),
                                    .measure = stance_measure_options_default(),
                                    .format = CLI_BY_ENDING};
    for (size_t s = 0; command->section[s]; s++)
        for (size_t i = 0; i < command->section[s]->n; i++) {
            const struct cli_option *o = &command->section[s]->option[i];
            if (o->fallback)
                (void)store(o, o->fallback, request);
        }
}

int cli_request_parse(struct cli_ui *ui, const struct cli_command *command, int argc,
                      char *const *argv, struct cli_request *out)
{
    struct parser p = {.ui = ui, .command = command, .request = out, .argc = argc, .argv = argv};
    bool options = true;
    int status = CLI_DONE;
    set_defaults(command, out);
    for (; p.at < argc && status == CLI_DONE; p.at++) {
        const char *word = argv[p.at];
        if (options && strcmp(word, "--") == 0)
            options = false;
        else if (options && strncmp(word, "--", 2) == 0)
            status = take_long(&p, word + 2);
        else if (options && word[0] == '-' && word[1])
            status = take_short(&p, word + 1);
        else
            status = take_operand(&p, word);
    }
    if (status == CLI_DONE && !out->help && command->operand && !command->operand_optional &&
        out->operand_n == 0)
        status = cli_ui_usage(ui, command->name, "%s needs %s", command->name, command->operand);
    out->library.select.only = out->only.item;
    out->library.select.only_n = out->only.n;
    out->library.select.except = out->except.item;
    out->library.select.except_n = out->except.n;
    return status;
}

void cli_request_clear(struct cli_request *request)
{
    free(request->only.item);
    free(request->except.item);
    free(request->graphviz);
    free(request->render);
    *request = (struct cli_request){0};
}
