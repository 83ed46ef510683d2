/* cmd_check.c - stance check: every problem of a data set. */
#include "common.h"

#include <string.h>

static void put_count(FILE *out, const char *before, size_t n, const char *one, const char *many)
{
    fprintf(out, "%s%zu %s", before, n, n == 1 ? one : many);
}

static void tell_counts(struct cli_ui *ui, const char *path, const stance_dataset *data,
                        size_t warnings)
{
    struct stance_counts n = stance_dataset_counts(data);
    fprintf(ui->out, "%s", strcmp(path, "-") == 0 ? "standard input" : path);
    put_count(ui->out, ": ", n.actors, "actor", "actors");
    put_count(ui->out, ", ", n.issues, "issue", "issues");
    put_count(ui->out, ", ", n.statements, "statement", "statements");
    if (n.alignments)
        put_count(ui->out, ", ", n.alignments, "alignment", "alignments");
    if (n.members)
        put_count(ui->out, ", ", n.members, "member", "members");
    if (n.sources)
        put_count(ui->out, ", ", n.sources, "source", "sources");
    put_count(ui->out, "; no errors, ", warnings, "warning", "warnings");
    fputc('\n', ui->out);
}

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    const char *path = request->operand[0];
    stance_dataset *data = NULL;
    stance_problems *problems = NULL;
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    (void)command;
    int status = cli_programs_find(ui, request);
    if (status != CLI_DONE)
        return status;
    enum stance_code code = stance_problems_new(&problems, CLI_PROBLEMS_KEPT, &err);
    if (code == STANCE_OK)
        code = stance_dataset_read(&data, path, &request->library, problems, &watch, &err);
    size_t errors = problems ? stance_problems_count(problems, STANCE_ERROR) : 0;
    if (errors)
        cli_ui_problems(ui, problems, STANCE_ERROR);
    if (problems)
        cli_ui_problems(ui, problems, STANCE_WARNING);
    if (code != STANCE_OK && (code != STANCE_E_DATA || errors == 0))
        status = cli_ui_fail(ui, &err);
    else if (code != STANCE_OK)
        status = CLI_FAILED;
    else
        tell_counts(ui, path, data, stance_problems_count(problems, STANCE_WARNING));
    stance_dataset_free(data);
    stance_problems_free(problems);
    return status;
}

static const struct cli_section *const sections[] = {&cli_naming, &cli_working, NULL};

static const struct cli_example examples[] = {
    {"stance check graphs/unsc-cyber-2024", "Says what is wrong, or how much there is."},
    {NULL, NULL},
};

const struct cli_command cli_check = {
    .name = "check",
    .operand = "DATA",
    .summary = "every problem of a data set, with its line and column",
    .description =
        "Reads a data set and tells every problem with file, line and column, the line itself and "
        "a caret. An error makes the data unusable; a warning is something to look at, such as two "
        "spellings of one name. After 20 of a kind only their number is told.",
    .section = sections,
    .example = examples,
    .run = run,
};
