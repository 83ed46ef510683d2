/* cmd_explain.c - stance explain: why actors are close or apart, what unites a coalition. */
#include "common.h"
#include "needs.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const char *const formats[] = {"table", "csv", "json", "md", NULL};

static const struct cli_option asking[] = {
    {CLI_TEXT, .name = "coalition", .target = AT(coalition), .value = "LETTER",
     .help = "explain a coalition instead of actors",
     .more = "The letter that cluster gives it with the same options: what unites it, what sets "
             "it apart, who stands at its edge."},
};
static const struct cli_section asking_section = {
    .heading = "Question", .option = asking, .n = N(asking)};

static const struct cli_option output[] = {
    {CLI_TEXT, 'o', "output", AT(output), "FILE", .help = "write here, not to standard output"},
    {CLI_CHOICE, .name = "format", .target = AT(format), .value = "FORMAT", .choices = formats,
     .help = "instead of the ending of FILE"},
    CLI_FORMULAS(&cli_with_csv),
};
static const struct cli_section output_section = {
    .heading = "Output", .option = output, .n = N(output)};

static enum stance_code explain(stance_explanation **out, const stance_dataset *data,
                                const struct cli_request *request, const struct stance_watch *watch,
                                struct stance_error *err)
{
    if (request->coalition)
        return stance_explanation_of_coalition(out, data, request->coalition, &request->library,
                                               watch, err);
    return stance_explanation_of_actors(out, data, request->operand + 1, request->operand_n - 1,
                                        &request->library, watch, err);
}

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    stance_dataset *data = NULL;
    stance_explanation *explanation = NULL;
    struct stance_text text = {0};
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    if (request->coalition && request->operand_n > 1)
        return cli_ui_usage(ui, command->name, "explain takes actors or --coalition, not both");
    if (!request->coalition && request->operand_n < 3)
        return cli_ui_usage(ui, command->name,
                            "explain needs DATA and two or three actors, or --coalition LETTER");
    int status = cli_format_settle(ui, command, request);
    if (status == CLI_DONE)
        status = cli_data_read(ui, request, CLI_FOR_FIGURE, &data);
    if (status == CLI_DONE && explain(&explanation, data, request, &watch, &err))
        status = cli_ui_fail(ui, &err);
    if (status == CLI_DONE) {
        struct stance_print_options print = cli_print_options(ui, request);
        status = stance_explanation_print(&text, explanation, &print, &err) == STANCE_OK
                     ? cli_print_write(ui, request, &print, &text)
                     : cli_ui_fail(ui, &err);
    }
    stance_text_free(&text);
    stance_explanation_free(explanation);
    stance_dataset_free(data);
    return status;
}

static const struct cli_section *const sections[] = {
    &asking_section, &output_section, &cli_reading, &cli_selecting,
    &cli_projecting, &cli_clustering, &cli_working, NULL};

static const struct cli_example examples[] = {
    {"stance explain graphs/unsc-cyber-2024 Russia China", "Why two actors are close or apart."},
    {"stance explain graphs/unsc-cyber-2024 Russia China ROK", "Three actors, pair by pair."},
    {"stance explain graphs/unsc-cyber-2024 --coalition A",
     "What unites a coalition and what sets it apart."},
    {"stance explain graphs/unsc-cyber-2024 Russia USA -o pair.md", "For a report in Markdown."},
    {NULL, NULL},
};

const struct cli_command cli_explain = {
    .name = "explain",
    .operand = "DATA [ACTOR ACTOR [ACTOR]]",
    .operand_most = 4,
    .summary = "why actors are close or apart, what unites a coalition",
    .description =
        "Puts two or three actors side by side: one sentence, then issue by issue their positions, "
        "what each issue adds to their similarity, and the evidence with its source and place. "
        "An actor is named by id, label, short name, alias or iso3 code; case and accents do not "
        "matter.\n\n"
        "With --coalition it explains a coalition instead.",
    .section = sections,
    .example = examples,
    .run = run,
};
