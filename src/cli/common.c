/* common.c - what several commands do: find the helper, read the data, choose a format. */
#include "common.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PROGRAM "stance-graphviz"
#define PROBLEMS_KEPT 20

#ifndef STANCE_LIBEXECDIR
#error "the Makefile says where stance-graphviz will be installed"
#endif

static int no_memory(struct cli_ui *ui)
{
    struct stance_error err = {.code = STANCE_E_MEMORY, .message = "out of memory"};
    return cli_ui_fail(ui, &err);
}

/* ---- stance-graphviz ---- */

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

int cli_graphviz_find(struct cli_ui *ui, struct cli_request *request)
{
    static const char *const beside[] = {"", "../libexec/stance/"};
    char folder[4096];
    own_folder(ui->program, folder, sizeof folder);
    size_t size = sizeof folder + sizeof STANCE_LIBEXECDIR + 64;
    char *path = malloc(size);
    if (!path)
        return no_memory(ui);
    bool found = false;
    for (size_t i = 0; i < 2 && *folder && !found; i++) {
        snprintf(path, size, "%s%s%s", folder, beside[i], PROGRAM);
        found = access(path, X_OK) == 0;
    }
    if (!found)
        snprintf(path, size, "%s/%s", STANCE_LIBEXECDIR, PROGRAM);
    request->graphviz = path;
    request->library.read.graphviz = path;
    request->library.draw.graphviz = path;
    return CLI_DONE;
}

/* ---- Data ---- */

/* Columns of figures' tooltips and footers, then those that --only and --except name. */
static const char *const figure_columns[] = {"source", "locator", "evidence", "speaker", "url"};
enum { FIGURE_COLUMNS = sizeof figure_columns / sizeof *figure_columns };

struct columns {
    const char **name;
    char *bytes; /* the names that had to be cut out of a filter */
    size_t n;
};

static int cut_names(struct cli_ui *ui, const char *option, const struct cli_words *filters,
                     struct columns *columns, char **at)
{
    for (size_t i = 0; i < filters->n; i++) {
        const char *word = filters->item[i], *equals = strchr(word, '=');
        if (!equals || equals == word)
            return cli_ui_usage(ui, NULL, "--%s: expected COLUMN=GLOB, got '%s'", option, word);
        columns->name[columns->n++] = *at;
        memcpy(*at, word, (size_t)(equals - word));
        *at += equals - word;
        *(*at)++ = '\0';
    }
    return CLI_DONE;
}

static int list_columns(struct cli_ui *ui, const struct cli_request *request,
                        struct columns *columns)
{
    size_t n = FIGURE_COLUMNS + request->only.n + request->except.n, size = 1;
    for (size_t i = 0; i < request->only.n; i++)
        size += strlen(request->only.item[i]) + 1;
    for (size_t i = 0; i < request->except.n; i++)
        size += strlen(request->except.item[i]) + 1;
    columns->name = calloc(n, sizeof *columns->name);
    columns->bytes = malloc(size);
    if (!columns->name || !columns->bytes)
        return no_memory(ui);
    char *at = columns->bytes;
    for (; columns->n < FIGURE_COLUMNS; columns->n++)
        columns->name[columns->n] = figure_columns[columns->n];
    int status = cut_names(ui, "only", &request->only, columns, &at);
    return status != CLI_DONE ? status : cut_names(ui, "except", &request->except, columns, &at);
}

static void tell_what_was_read(struct cli_ui *ui, const stance_problems *problems, const char *path)
{
    size_t skipped = stance_problems_count(problems, STANCE_ERROR),
           warnings = stance_problems_count(problems, STANCE_WARNING);
    if (skipped)
        cli_ui_warn(ui, "%zu problem%s skipped; 'stance check %s' shows them", skipped,
                    skipped == 1 ? "" : "s", path);
    if (warnings)
        cli_ui_warn(ui, "%zu warning%s about the data; 'stance check %s' shows %s", warnings,
                    warnings == 1 ? "" : "s", path, warnings == 1 ? "it" : "them");
}

int cli_data_read(struct cli_ui *ui, struct cli_request *request, bool all_columns,
                  stance_dataset **out)
{
    int status;
    const char *path = request->operand[0];
    struct columns columns = {0};
    stance_problems *problems = NULL;
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);

    if ((status = list_columns(ui, request, &columns)) != CLI_DONE ||
        (status = cli_graphviz_find(ui, request)) != CLI_DONE)
        goto done;
    request->library.read.all_columns = all_columns;
    request->library.read.also = columns.name;
    request->library.read.also_n = columns.n;
    enum stance_code code = stance_problems_new(&problems, PROBLEMS_KEPT, &err);
    if (code == STANCE_OK)
        code = stance_dataset_read(out, path, &request->library, problems, &watch, &err);
    if (code == STANCE_OK) {
        tell_what_was_read(ui, problems, path);
    } else if (code == STANCE_E_DATA && stance_problems_count(problems, STANCE_ERROR) > 0) {
        cli_ui_problems(ui, problems, STANCE_ERROR);
        status = CLI_FAILED;
    } else {
        status = cli_ui_fail(ui, &err);
    }
done:
    request->library.read.also = NULL;
    request->library.read.also_n = 0;
    stance_problems_free(problems);
    free(columns.name);
    free(columns.bytes);
    return status;
}

/* ---- Formats ---- */

/* Endings that are not the name of their format. */
static const char *const synonym[][2] = {
    {"gv", "dot"}, {"txt", "table"}, {"text", "table"}, {"markdown", "md"}};

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

int cli_format_settle(struct cli_ui *ui, const struct cli_command *command,
                      struct cli_request *request)
{
    const struct cli_option *o = cli_option_find(command, "format", strlen("format"));
    if (request->format != CLI_BY_ENDING)
        return CLI_DONE;
    if (cli_is_standard(request->output)) {
        request->format = 0;
        return CLI_DONE;
    }
    for (int i = 0; o->choices[i]; i++)
        if (strcmp(ending(request->output), o->choices[i]) == 0) {
            request->format = i;
            return CLI_DONE;
        }
    char known[200] = "";
    for (size_t i = 0, used = 0; o->choices[i] && used < sizeof known; i++)
        used += (size_t)snprintf(known + used, sizeof known - used, "%s.%s",
                                 i == 0              ? ""
                                 : o->choices[i + 1] ? ", "
                                                     : " or ",
                                 strcmp(o->choices[i], "table") == 0 ? "txt" : o->choices[i]);
    return cli_ui_usage(ui, command->name,
                        "cannot tell the format from '%s': let it end in %s, or give --format",
                        request->output, known);
}
