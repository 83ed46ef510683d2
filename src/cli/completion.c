/* completion.c - what Tab offers in bash, zsh and fish. */
#include <string.h>

#include "help.h"

/* The fixed words that an operand may be, spaces between. */
static void put_operand_words(FILE *out, const struct cli_command *command)
{
    for (size_t i = 0; command->operand_word(i); i++)
        fprintf(out, "%s%s", i ? " " : "", command->operand_word(i));
}

static void put_choices(FILE *out, const struct cli_option *o)
{
    for (size_t i = 0; o->choices[i]; i++)
        fprintf(out, "%s%s", i ? " " : "", o->choices[i]);
}

/* Calls put for every option of a command. */
static void each_option(FILE *out, const struct cli_command *command,
                        void (*put)(FILE *, const struct cli_command *, const struct cli_option *))
{
    for (size_t s = 0; command->section[s]; s++)
        for (size_t i = 0; i < command->section[s]->n; i++)
            put(out, command, &command->section[s]->option[i]);
}

/* ---- bash ---- */

static void bash_value(FILE *out, const struct cli_command *command, const struct cli_option *o)
{
    if (!o->choices)
        return;
    fprintf(out, "    '%s --%s') words='", command->name, o->name);
    put_choices(out, o);
    fputs("' ;;\n", out);
}

static void bash_name(FILE *out, const struct cli_command *command, const struct cli_option *o)
{
    (void)command;
    fprintf(out, "--%s ", o->name);
}

static void put_bash(FILE *out)
{
    fputs("# bash completion for stance; made by 'stance completion bash'.\n"
          "_stance()\n"
          "{\n"
          "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=\n"
          "    if [ \"$prev\" = '=' ]; then\n"
          "        prev=${COMP_WORDS[COMP_CWORD-2]}\n"
          "    elif [ \"$cur\" = '=' ]; then\n"
          "        cur=\n"
          "    fi\n"
          "    case \"${COMP_WORDS[1]} $prev\" in\n",
          out);
    for (size_t i = 0; cli_command_list[i]; i++)
        each_option(out, cli_command_list[i], bash_value);
    fputs("    *)\n"
          "        case \"$COMP_CWORD ${COMP_WORDS[1]} $cur\" in\n"
          "        '1 '*) words='",
          out);
    for (size_t i = 0; cli_command_list[i]; i++)
        fprintf(out, "%s%s", i ? " " : "", cli_command_list[i]->name);
    fputs("' ;;\n", out);
    for (size_t i = 0; cli_command_list[i]; i++) {
        fprintf(out, "        *' %s -'*) words='", cli_command_list[i]->name);
        each_option(out, cli_command_list[i], bash_name);
        fputs("' ;;\n", out);
        if (cli_command_list[i]->operand_word) {
            fprintf(out, "        *' %s '*) words='", cli_command_list[i]->name);
            put_operand_words(out, cli_command_list[i]);
            fputs("' ;;\n", out);
        }
    }
    fputs("        esac ;;\n"
          "    esac\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
          "}\n"
          "complete -o default -F _stance stance\n",
          out);
}

/* ---- zsh ---- */

/* A description inside '...[...]': without what the shell or _arguments would read. */
static void put_plain(FILE *out, const char *s)
{
    for (; *s; s++)
        if (*s == '\'')
            fputs("'\\''", out);
        else if (strchr("[]:\\", *s))
            fprintf(out, "\\%c", *s);
        else
            fputc(*s, out);
}

static void zsh_option(FILE *out, const struct cli_command *command, const struct cli_option *o)
{
    bool value = o->value != NULL;
    (void)command;
    fprintf(out, " \\\n        '%s--%s%s[", o->kind == CLI_LIST ? "*" : "", o->name,
            value ? "=" : "");
    put_plain(out, o->help);
    fputc(']', out);
    if (value) {
        fprintf(out, ":%s:", o->kind == CLI_LIST ? "pattern" : o->value);
        if (o->choices) {
            fputc('(', out);
            put_choices(out, o);
            fputc(')', out);
        } else if (strcmp(o->value, "FILE") == 0) {
            fputs("_files", out);
        }
    }
    fputc('\'', out);
    if (o->letter) {
        fprintf(out, " \\\n        '-%c%s[", o->letter, value ? "+" : "");
        put_plain(out, o->help);
        fprintf(out, "]%s'", value ? ":file:_files" : "");
    }
}

static void put_zsh(FILE *out)
{
    fputs("#compdef stance\n"
          "# zsh completion for stance; made by 'stance completion zsh'.\n"
          "_stance() {\n"
          "    local -a commands=(\n",
          out);
    for (size_t i = 0; cli_command_list[i]; i++) {
        fprintf(out, "        '%s:", cli_command_list[i]->name);
        put_plain(out, cli_command_list[i]->summary);
        fputs("'\n", out);
    }
    fputs("    )\n"
          "    if (( CURRENT == 2 )); then\n"
          "        _describe command commands\n"
          "        return\n"
          "    fi\n"
          "    shift words\n"
          "    (( CURRENT-- ))\n"
          "    case $words[1] in\n",
          out);
    for (size_t i = 0; cli_command_list[i]; i++) {
        const struct cli_command *command = cli_command_list[i];
        fprintf(out, "    %s)\n        _arguments", command->name);
        each_option(out, command, zsh_option);
        if (command->operand_word) {
            fputs(" \\\n        '1:word:(", out);
            put_operand_words(out, command);
            fputs(")'", out);
        } else if (command->operand) {
            fputs(" \\\n        '1:data:_files'", out);
        }
        fputs(" ;;\n", out);
    }
    fputs("    esac\n"
          "}\n"
          "_stance \"$@\"\n",
          out);
}

/* ---- fish ---- */

static void fish_description(FILE *out, const char *s)
{
    fputs(" -d '", out);
    for (; *s; s++)
        fprintf(out, "%s%c", *s == '\'' || *s == '\\' ? "\\" : "", *s);
    fputs("'\n", out);
}

static void fish_option(FILE *out, const struct cli_command *command, const struct cli_option *o)
{
    fprintf(out, "complete -c stance -n '__fish_seen_subcommand_from %s'", command->name);
    if (o->letter)
        fprintf(out, " -s %c", o->letter);
    fprintf(out, " -l %s", o->name);
    if (o->value)
        fputs(strcmp(o->value, "FILE") == 0 ? " -r" : " -x", out);
    if (o->choices) {
        fputs(" -a '", out);
        put_choices(out, o);
        fputc('\'', out);
    }
    fish_description(out, o->help);
}

static void put_fish(FILE *out)
{
    fputs("# fish completion for stance; made by 'stance completion fish'.\n", out);
    for (size_t i = 0; cli_command_list[i]; i++) {
        const struct cli_command *command = cli_command_list[i];
        fprintf(out, "complete -c stance -f -n __fish_use_subcommand -a %s", command->name);
        fish_description(out, command->summary);
        each_option(out, command, fish_option);
        if (command->operand_word) {
            fprintf(out, "complete -c stance -f -n '__fish_seen_subcommand_from %s' -a '",
                    command->name);
            put_operand_words(out, command);
            fputs("'\n", out);
        }
    }
}

void cli_completion_script(FILE *out, const char *shell)
{
    if (strcmp(shell, "bash") == 0)
        put_bash(out);
    else if (strcmp(shell, "zsh") == 0)
        put_zsh(out);
    else
        put_fish(out);
}
