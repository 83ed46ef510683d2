/* common.c - what several commands do: find the helper, read the data, choose a format. */
#include "common.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef STANCE_LIBEXECDIR
#error "the Makefile says where the other programs will be installed"
#endif

/* ---- The other two programs ---- */

/* The folder this program lies in, with the slash; "" when nobody knows. */
static void own_folder(const char *argv0, char *out, size_t size)
{
    ssize_t n = readlink("/proc/self/exe", out, size - 1);
    if (n > 0)
        out[n] = '\0';
    else
        snprintf(out, size, "%s", strlen(argv0) < size ? argv0 : "");
    char *slash = strrchr(out, '/');
    *(slash ? slash + 1 : out) = '\0';
}

/* Path of a program of ours, owned by the caller; NULL = out of memory. */
static char *find(const char *folder, const char *program)
{
    static const char *const beside[] = {"", "../libexec/stance/"};
    size_t size = strlen(folder) + sizeof STANCE_LIBEXECDIR + 64;
    char *path = malloc(size);
    bool found = !path;
    for (size_t i = 0; i < 2 && *folder && !found; i++) {
        snprintf(path, size, "%s%s%s", folder, beside[i], program);
        found = access(path, X_OK) == 0;
    }
    if (!found)
        snprintf(path, size, "%s/%s", STANCE_LIBEXECDIR, program);
    return path;
}

int cli_programs_find(struct cli_ui *ui, struct cli_request *request)
{
    char folder[4096];
    own_folder(ui->program, folder, sizeof folder);
    request->graphviz = find(folder, "stance-graphviz");
    request->render = find(folder, "stance-render");
    if (!request->graphviz || !request->render) {
        struct stance_error err = {.code = STANCE_E_MEMORY, .message = "out of memory"};
        return cli_ui_fail(ui, &err);
    }
    request->library.read.graphviz = request->graphviz;
    request->library.draw.graphviz = request->graphviz;
    request->library.draw.render = request->render;
    return CLI_DONE;
}

/* ---- Data ---- */

/* What the tooltips and the footer of a figure tell, beside what every run reads. */
static const char *const figure_columns[] = {"basis",    "source",  "locator",
                                             "evidence", "speaker", "url"};
#define FIGURE_COLUMNS (sizeof figure_columns / sizeof *figure_columns)

static void tell_warnings(struct cli_ui *ui, const struct cli_request *request,
                          const stance_problems *problems)
{
    size_t n = stance_problems_count(problems, STANCE_WARNING);
    if (request->library.read.lenient)
        cli_ui_problems(ui, problems, STANCE_WARNING);
    else if (n)
        cli_ui_warn(ui, "%zu warning%s about the data; 'stance check %s' shows %s", n,
                    n == 1 ? "" : "s", request->operand[0], n == 1 ? "it" : "them");
}

int cli_data_read(struct cli_ui *ui, struct cli_request *request, enum cli_reading_for purpose,
                  stance_dataset **out)
{
    struct stance_read_options *read = &request->library.read;
    stance_problems *problems = NULL;
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    int status = cli_programs_find(ui, request);
    if (status != CLI_DONE)
        return status;
    read->all_columns = purpose == CLI_FOR_ALL;
    request->library.project.threads = read->threads;
    const char *also[FIGURE_COLUMNS + 1];
    if (purpose == CLI_FOR_FIGURE) {
        memcpy(also, figure_columns, sizeof figure_columns);
        also[FIGURE_COLUMNS] = request->library.draw.by;
        read->also = also;
        read->also_n = FIGURE_COLUMNS + (request->library.draw.by != NULL);
    }
    enum stance_code code = stance_problems_new(&problems, CLI_PROBLEMS_KEPT, &err);
    if (code == STANCE_OK)
        code = stance_dataset_read(out, request->operand[0], &request->library, problems, &watch,
                                   &err);
    read->also = NULL;
    read->also_n = 0;
    if (code == STANCE_OK) {
        tell_warnings(ui, request, problems);
    } else if (code == STANCE_E_DATA && stance_problems_count(problems, STANCE_ERROR) > 0) {
        cli_ui_problems(ui, problems, STANCE_ERROR);
        status = CLI_FAILED;
    } else {
        status = cli_ui_fail(ui, &err);
    }
    stance_problems_free(problems);
    return status;
}

/* ---- Formats ---- */

/* Endings that are not the name of their format. */
static const char *const synonym[][2] = {{"gv", "dot"},     {"txt", "table"},
                                         {"text", "table"}, {"markdown", "md"},
                                         {"db", "sqlite"},  {"sqlite3", "sqlite"}};

static const char *ending(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    if (!dot || dot == path || (slash && dot <= slash + 1))
        return "";
    for (size_t i = 0; i < sizeof synonym / sizeof *synonym; i++)
        if (strcmp(dot + 1, synonym[i][0]) == 0)
            return synonym[i][1];
    return dot + 1;
}

bool cli_format_by_ending(const struct cli_command *command, struct cli_request *request)
{
    const struct cli_option *o = cli_option_find(command, "format", strlen("format"));
    for (int i = 0; o->choices[i]; i++)
        if (strcmp(ending(request->output), o->choices[i]) == 0) {
            request->format = i;
            return true;
        }
    return false;
}

int cli_format_settle(struct cli_ui *ui, const struct cli_command *command,
                      struct cli_request *request)
{
    if (request->format != CLI_BY_ENDING)
        return CLI_DONE;
    if (cli_is_standard(request->output)) {
        request->format = 0;
        return CLI_DONE;
    }
    if (cli_format_by_ending(command, request))
        return CLI_DONE;
    const struct cli_option *o = cli_option_find(command, "format", strlen("format"));
    char known[200] = "";
    for (size_t i = 0, used = 0; o->choices[i] && used < sizeof known; i++) {
        const char *between = i == 0 ? "" : o->choices[i + 1] ? ", " : " or ";
        used += (size_t)snprintf(known + used, sizeof known - used, "%s.%s", between,
                                 strcmp(o->choices[i], "table") == 0 ? "txt" : o->choices[i]);
    }
    return cli_ui_usage(ui, command->name,
                        "cannot tell the format from '%s': let it end in %s, or give --format",
                        request->output, known);
}

struct stance_print_options cli_print_options(const struct cli_ui *ui,
                                              const struct cli_request *request)
{
    bool standard = cli_is_standard(request->output);
    return (struct stance_print_options){
        .format = (enum stance_print_format)request->format,
        .width = standard ? ui->width : 0,
        .colour = standard && ui->colour_out,
        .formulas = request->library.write.formulas,
    };
}

int cli_print_write(struct cli_ui *ui, const struct cli_request *request,
                    const struct stance_print_options *print, const struct stance_text *text)
{
    return print->colour && print->format == STANCE_PRINT_TABLE
               ? cli_ui_write_coloured(ui, text->bytes, text->n)
               : cli_ui_write(ui, request->output, text->bytes, text->n);
}
