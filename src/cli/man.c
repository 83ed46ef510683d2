/* man.c - the manual pages, in the man(7) macros of roff.
 *
 * The pages in docs/man are made by this file and committed; a check compares. */
#include <ctype.h>
#include <string.h>

#include "help.h"

#define LINE 74           /* of the page's source, some hyphens not counted */
#define DATE "2026-11-28" /* of the last change to the wording; no clock */

/* Text as roff wants it: a hyphen that is typed, a backslash, a dot that begins a line. */
static size_t put_roff(FILE *out, const char *s, size_t n, bool line_start)
{
    size_t columns = n;
    if (line_start && n && (s[0] == '.' || s[0] == '\''))
        fputs("\\&", out);
    for (size_t i = 0; i < n; i++)
        if (s[i] == '-' || s[i] == '\\') {
            fputs(s[i] == '-' ? "\\-" : "\\e", out);
            columns++;
        } else {
            fputc(s[i], out);
        }
    return columns;
}

static void put_text(FILE *out, const char *s)
{
    put_roff(out, s, strlen(s), false);
}

/* Sentences, each begun on a line of its own; an empty line in the text begins a paragraph. */
static void put_sentences(FILE *out, const char *text, const char *paragraph)
{
    size_t column = 0;
    while (*text) {
        size_t n = strcspn(text, " \n"), gap = strspn(text + n, " \n");
        bool ends = text[n - 1] == '.' || !text[n] || gap > 1;
        if (column && column + 1 + n > LINE) {
            fputc('\n', out);
            column = 0;
        } else if (column) {
            fputc(' ', out);
            column++;
        }
        column += put_roff(out, text, n, column == 0);
        if (ends) {
            fputc('\n', out);
            column = 0;
        }
        if (gap > 1)
            fprintf(out, "%s\n", paragraph);
        text += n + gap;
    }
}

static void put_range(FILE *out, const struct cli_option *o)
{
    char text[200] = "";
    if (o->kind == CLI_COUNT)
        snprintf(text, sizeof text, "A whole number from %.15g to %.15g", o->min, o->max);
    else if (o->kind == CLI_NUMBER)
        snprintf(text, sizeof text, "A number from %.15g to %.15g", o->min, o->max);
    else if (o->kind == CLI_SEED)
        snprintf(text, sizeof text, "A whole number below 2^64");
    if (*text)
        fprintf(out, "%s%s%s.\n", text, o->fallback ? "; the default is " : "",
                o->fallback ? o->fallback : "");
}

static void put_choices(FILE *out, const struct cli_option *o)
{
    if (!o->choices)
        return;
    fprintf(out, "\\fI%s\\fR is", o->value);
    for (size_t i = 0; o->choices[i]; i++) {
        fprintf(out, "%s \\fB", i == 0 ? "" : o->choices[i + 1] ? "," : " or");
        put_text(out, o->choices[i]);
        fprintf(out, "\\fR%s",
                o->fallback && strcmp(o->fallback, o->choices[i]) == 0 ? " (the default)" : "");
    }
    fputs(".\n", out);
}

/* When the program refuses it. */
static void put_need(FILE *out, const struct cli_need *need, const char *paragraph)
{
    char text[400];
    if (!need)
        return;
    snprintf(text, sizeof text, "Says nothing%s %s.", need->is_mild ? "" : ", and is refused,",
             need->words);
    put_sentences(out, text, paragraph);
}

static void put_option(FILE *out, const struct cli_option *o)
{
    fputs(".TP\n", out);
    if (o->letter)
        fprintf(out, "\\fB\\-%c\\fR, ", o->letter);
    fputs("\\fB\\-\\-", out);
    put_text(out, o->name);
    fputs("\\fR", out);
    if (o->value) {
        fputs(" \\fI", out);
        put_text(out, o->value);
        fputs("\\fR", out);
    }
    fprintf(out, "\n%c", toupper((unsigned char)o->help[0]));
    put_text(out, o->help + 1);
    fputs(".\n", out);
    put_choices(out, o);
    put_range(out, o);
    if (o->more)
        put_sentences(out, o->more, ".IP");
    put_need(out, o->need, ".IP");
}

static void put_head(FILE *out, const char *name, const char *summary)
{
    fputs(".\\\" Made by 'stance help --man'; see src/cli/man.c.\n.TH ", out);
    for (const char *s = name; *s; s++)
        fputc(toupper((unsigned char)*s), out);
    fprintf(out, " 1 \"%s\" \"stance %s\" \"stance manual\"\n.SH NAME\n", DATE, STANCE_VERSION);
    put_text(out, name);
    fputs(" \\- ", out);
    put_text(out, summary);
    fputs("\n.SH SYNOPSIS\n", out);
}

static void put_examples(FILE *out, const struct cli_example *e)
{
    fputs(".SH EXAMPLES\n", out);
    for (; e->line; e++) {
        fputs(".TP\n\\fB", out);
        put_text(out, e->line);
        fputs("\\fR\n", out);
        put_sentences(out, e->job, ".IP");
    }
}

static void put_status(FILE *out)
{
    static const char *const status[][2] = {
        {"0", "Done."},
        {"1", "The data are wrong, or the system refused. An output file is as it was before."},
        {"2", "The command line is wrong."},
        {"3", "The program is at fault."},
        {"130", "Stopped by Ctrl-C."},
    };
    fputs(".SH EXIT STATUS\n", out);
    for (size_t i = 0; i < sizeof status / sizeof *status; i++) {
        fprintf(out, ".TP\n%s\n", status[i][0]);
        put_sentences(out, status[i][1], ".IP");
    }
}

static void put_see_also(FILE *out, const struct cli_command *self)
{
    const char *between = "";
    fputs(".SH SEE ALSO\n", out);
    if (self) {
        fputs(".BR stance (1)", out);
        between = ",\n";
    }
    for (size_t i = 0; cli_command_list[i]; i++)
        if (cli_command_list[i] != self) {
            fprintf(out, "%s.BR stance\\-%s (1)", between, cli_command_list[i]->name);
            between = ",\n";
        }
    fputc('\n', out);
}

static void put_command(FILE *out, const struct cli_command *command)
{
    char name[64];
    snprintf(name, sizeof name, "stance-%s", command->name);
    put_head(out, name, command->summary);
    fprintf(out, "\\fBstance %s\\fR", command->name);
    if (command->operand) {
        fputs(command->operand_optional ? " [\\fI" : " \\fI", out);
        put_text(out, command->operand);
        fputs(command->operand_optional ? "\\fR]" : "\\fR", out);
    }
    fputs(" [\\fIoptions\\fR]\n.SH DESCRIPTION\n", out);
    put_sentences(out, command->description, ".PP");
    fputs(".SH OPTIONS\n", out);
    for (size_t s = 0; command->section[s]; s++) {
        fprintf(out, ".SS %s\n", command->section[s]->heading);
        put_need(out, command->section[s]->need, ".PP");
        for (size_t i = 0; i < command->section[s]->n; i++)
            put_option(out, &command->section[s]->option[i]);
    }
    put_examples(out, command->example);
    put_status(out);
    put_see_also(out, command);
}

static void put_program(FILE *out)
{
    put_head(out, "stance", "signed graphs, coalitions and figures from coded political positions");
    fputs("\\fBstance\\fR \\fIcommand\\fR [\\fIoptions\\fR]\n.SH DESCRIPTION\n", out);
    put_sentences(
        out,
        "An actor takes a stance on an issue; two actors may have an alignment apart from any "
        "issue; a coalition is a cluster of actors. "
        "stance reads coded stances and alignments, makes a signed graph of them, finds the "
        "coalitions in it and draws it. "
        "The same data, options and seed give the same bytes.\n\n"
        "Options stand before or after the operand. "
        "A double dash ends them. "
        "Data goes to standard output, or to the file that -o names; all else goes to standard "
        "error.",
        ".PP");
    fputs(".SH COMMANDS\n", out);
    for (size_t i = 0; cli_command_list[i]; i++) {
        fprintf(out, ".TP\n.BR stance\\-%s (1)\n%c", cli_command_list[i]->name,
                toupper((unsigned char)cli_command_list[i]->summary[0]));
        put_text(out, cli_command_list[i]->summary + 1);
        fputs(".\n", out);
    }
    fputs(".SH FILES\n", out);
    put_sentences(
        out,
        "A data set is a folder of CSV tables, one CSV table, or a DOT file. "
        "In a folder statements.csv has the columns actor, issue and stance, and may have basis, "
        "date, weight, source, locator, evidence, speaker and url. "
        "Beside it may stand actors.csv, issues.csv, alignments.csv, members.csv, sources.csv and "
        "datapackage.json. "
        "'stance init' makes such a folder.\n\n"
        "An output file appears whole or not at all.",
        ".PP");
    fputs(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nIf set and not empty, the terminal gets no "
          "colours.\n.TP\n.B TERM\nNo colours where it is \\fBdumb\\fR.\n",
          out);
    put_status(out);
    put_see_also(out, NULL);
}

void cli_man_page(FILE *out, const struct cli_command *command)
{
    if (command)
        put_command(out, command);
    else
        put_program(out);
}
