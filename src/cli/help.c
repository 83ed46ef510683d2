/* help.c - the help that is shown on a terminal. */
#include "help.h"

#include <string.h>

#define NARROWEST 60
#define WIDEST 100
#define COLUMN 28 /* where the text of an option starts */

static size_t usable(size_t width)
{
    if (width == 0)
        return 80;
    return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

/* Prints words from column `at` on, further lines from column `indent`; "\n\n" in the text
 * is an empty line.  What stands in brackets is not broken. */
static void put_wrapped(FILE *out, const char *text, size_t at, size_t indent, size_t width)
{
    bool first = true;
    while (*text) {
        size_t bracket = *text == '(' ? strcspn(text, ")") : 0;
        size_t n = bracket + strcspn(text + bracket, " \n");
        bool paragraph = !first && text[-1] == '\n';
        if (paragraph) {
            fprintf(out, "\n\n%*s", (int)indent, "");
            at = indent;
        } else if (!first && at + 1 + n > width) {
            fprintf(out, "\n%*s", (int)indent, "");
            at = indent;
        } else if (!first) {
            fputc(' ', out);
            at++;
        }
        fprintf(out, "%.*s", (int)n, text);
        at += n;
        text += n;
        text += strspn(text, " \n");
        first = false;
    }
    fputc('\n', out);
}

static void put_option(FILE *out, const struct cli_option *o, size_t width)
{
    char left[100], text[600];
    size_t used;
    snprintf(left, sizeof left, "  %c%c%s --%s%s%s", o->letter ? '-' : ' ',
             o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name, o->value ? " " : "",
             o->value ? o->value : "");
    used = (size_t)snprintf(text, sizeof text, "%s%s", o->help, o->choices ? ":" : "");
    for (size_t i = 0; o->choices && o->choices[i]; i++)
        used += (size_t)snprintf(
            text + used, sizeof text - used, "%s %s%s", i == 0 ? "" : ",", o->choices[i],
            o->fallback && strcmp(o->fallback, o->choices[i]) == 0 ? " (default)" : "");
    if (!o->choices && o->fallback)
        snprintf(text + used, sizeof text - used, " (default %s)", o->fallback);
    if (strlen(left) + 2 > COLUMN)
        fprintf(out, "%s\n%*s", left, COLUMN, "");
    else
        fprintf(out, "%-*s", COLUMN, left);
    put_wrapped(out, text, COLUMN, COLUMN, width);
}

void cli_help_command(FILE *out, const struct cli_command *command, size_t width)
{
    width = usable(width);
    fprintf(out, "Usage: stance %s", command->name);
    if (command->operand)
        fprintf(out, command->operand_optional ? " [%s]" : " %s", command->operand);
    fputs(" [options]\n\n", out);
    put_wrapped(out, command->description, 0, 0, width);
    for (size_t s = 0; command->section[s]; s++) {
        fprintf(out, "\n%s\n", command->section[s]->heading);
        for (size_t i = 0; i < command->section[s]->n; i++)
            put_option(out, &command->section[s]->option[i], width);
    }
    fputs("\nExamples\n", out);
    for (const struct cli_example *e = command->example; e->line; e++)
        fprintf(out, "  %s\n", e->line);
}

void cli_help_overview(FILE *out, size_t width)
{
    width = usable(width);
    fputs("Usage: stance COMMAND [options]\n\n", out);
    put_wrapped(out,
                "Turns coded political positions into a signed graph, finds the coalitions in it "
                "and draws it.",
                0, 0, width);
    fputs("\nCommands\n", out);
    for (size_t i = 0; cli_command_list[i]; i++) {
        fprintf(out, "  %-12s", cli_command_list[i]->name);
        put_wrapped(out, cli_command_list[i]->summary, 14, 14, width);
    }
    fputs("\n'stance help COMMAND' lists the options of a command.\n", out);
}
