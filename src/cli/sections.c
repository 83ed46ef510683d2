/* sections.c - the options that commands share. */
#include "needs.h"

#define AT(member) offsetof(struct cli_request, member)
#define N(table) (sizeof(table) / sizeof *(table))

static const char *const aggregates[] = {"mean", "latest", "sum", "majority", NULL};
static const char *const duplicates[] = {"all", "document", "week", "month", "year", "range", NULL};
static const char *const groups[] = {"keep", "expand", "collapse", NULL};
static const char *const normalises[] = {"none",   "average",          "jaccard",
                                         "cosine", "activity-product", NULL};
static const char *const backbones[] = {"none", "threshold", "top-k", "disparity",
                                        "sdsm", "mst",       NULL};

const char *const cli_formulas[] = {"auto", "defuse", "keep", NULL};

static const struct cli_option reading[] = {
    {CLI_CHOICE, .name = "preset", .target = AT(library.read.preset), .value = "NAME",
     .choices = stance_preset_names, .fallback = "none", .help = "the data is a file of others",
     .more =
         "un: votes of the General Assembly, as the UN Digital Library or a long table has them. "
         "unvotes: the R package of that name, or Voeten's. voteview: roll calls of the US "
         "Congress; a file of members beside that of votes is read too. dna: an event list. icews, "
         "gdelt: events, which become alignments. docs/FORMATS.md has the columns; --columns and "
         "--scale go before them."},
    {CLI_TEXT, .name = "columns", .target = AT(library.read.columns), .value = "MAP",
     .help = "which columns to read: actor=COL,issue=COL,stance=COL",
     .more = "Further names that can be placed are date, document, source and weight. Needed only "
             "where the header of the table uses words of its own."},
    {CLI_TEXT, .name = "scale", .target = AT(library.read.scale), .value = "MAP",
     .need = &cli_with_stances, .help = "what the words of the stance column mean: Y=1,A=0,N=-1,X=",
     .more = "Each word gets a number from -1 to 1. A word without a number is missing: no record, "
             "which is never the same as neutral."},
    {CLI_TEXT, .name = "query", .target = AT(library.read.query), .value = "SQL",
     .help = "the statements of a database, by a SELECT of your own",
     .more = "For a SQLite database whose tables are not named as ours: SELECT ... AS actor, ... "
             "AS issue, "
             "... AS stance FROM .... Further columns can be named as those of statements.csv. It "
             "can only read."},
    {CLI_TEXT, .name = "dna-actor", .target = AT(library.read.dna_actor), .value = "NAME",
     .help = "a .dna database: who speaks (organization)",
     .more = "A variable of the statements, or what DNA tells of documents: author, source, "
             "section, doctype, title, doc."},
    {CLI_TEXT, .name = "dna-issue", .target = AT(library.read.dna_issue), .value = "NAME",
     .help = "a .dna database: on what (concept)"},
    {CLI_TEXT, .name = "dna-qualifier", .target = AT(library.read.dna_qualifier), .value = "NAME",
     .help = "a .dna database: for or against (agreement)",
     .more = "Of a boolean variable 1 is support and 0 opposition; for others see --scale."},
    {CLI_TEXT, .name = "dna-type", .target = AT(library.read.dna_type), .value = "TYPE",
     .help = "a .dna database: which type of statement",
     .more = "Needed only where several types have these variables and none is called 'DNA "
             "Statement'."},
    {CLI_COUNT, .name = "threads", .target = AT(library.read.threads), .value = "N", .min = 0,
     .max = 64, .fallback = "0", .help = "threads for large data, 0 for the processors",
     .more = "They read a large CSV and compare many actors. At most 8 without a number. The "
             "result is the same."},
    {CLI_ON, .name = "lenient", .target = AT(library.read.lenient),
     .help = "skip statements that cannot be read, and count them",
     .more = "Without it one wrong row ends the run. Of the events of --preset icews and gdelt it "
             "skips those, too. A wrong row of another table (actors, issues, alignments, members, "
             "sources) is an error still, since it may change what good statements mean; so is a "
             "broken file."},
};
const struct cli_section cli_reading = {"Reading", reading, N(reading), .needs_data = true};
/* The same without --lenient, for the command that tells what is wrong. */
const struct cli_section cli_naming = {"Reading", reading, N(reading) - 1, .needs_data = true};

static const struct cli_option selecting[] = {
    {CLI_TEXT, .name = "since", .target = AT(library.select.since), .value = "DATE",
     .help = "statements of this year, month or day, or later",
     .more = "A date is 2024, 2024-06 or 2024-06-20."},
    {CLI_TEXT, .name = "until", .target = AT(library.select.until), .value = "DATE",
     .help = "statements of this year, month or day, or earlier"},
    {CLI_LIST, .name = "only", .target = AT(only), .value = "COLUMN=GLOB",
     .help = "statements whose COLUMN matches; may be repeated",
     .more = "GLOB is a shell pattern (* ? [a-z]) for the whole text; several stand with commas "
             "between them, and one has to match. Where the option is repeated all have to hold. "
             "COLUMN is a column of the statements, or actor.COLUMN or issue.COLUMN for one of "
             "actors.csv or issues.csv."},
    {CLI_LIST, .name = "except", .target = AT(except), .value = "COLUMN=GLOB",
     .help = "leave out statements whose COLUMN matches; repeatable"},
    {CLI_CHOICE, .name = "aggregate", .target = AT(library.select.aggregate), .value = "RULE",
     .choices = aggregates, .fallback = "mean",
     .help = "several statements of one actor on one issue",
     .more = "Contradictions are counted and shown, whatever the rule."},
    {CLI_CHOICE, .name = "duplicates", .target = AT(library.select.duplicates), .value = "SPAN",
     .choices = duplicates, .fallback = "all",
     .help = "count equal statements all, or once per span",
     .more = "Equal means the same actor, issue and stance."},
    {CLI_CHOICE, .name = "groups", .target = AT(library.select.groups), .value = "RULE",
     .choices = groups, .fallback = "keep",
     .help = "what the stance of a group says of its members",
     .more = "With expand a member without a record of its own inherits the group's stance; with "
             "collapse members are folded into their group."},
};
const struct cli_section cli_selecting = {"Statements", selecting, N(selecting),
                                          .needs_data = true};

static const struct cli_option projecting[] = {
    {CLI_CHOICE, .name = "measure", .target = AT(library.project.measure), .value = "NAME",
     .choices = stance_measure_names, .fallback = "auto",
     .help = "how alike two actors are; auto suits the method",
     .more = "auto is signed for the methods signed and balance, and agreement for the others."},
    {CLI_CHOICE, .name = "normalise", .target = AT(library.project.normalise), .value = "NAME",
     .choices = normalises, .fallback = "none", .help = "divide ties by how active the two are"},
    {CLI_NUMBER, .name = "alignment-weight", .target = AT(library.project.alignment_weight),
     .value = "W", .min = 0, .max = 1000, .fallback = "1", .need = &cli_with_alignments,
     .help = "how much alignments weigh beside stances", .more = "0 leaves the stances alone."},
    {CLI_COUNT, .name = "min-overlap", .target = AT(library.project.min_overlap), .value = "N",
     .min = 1, .max = 1000000, .fallback = "1", .help = "issues two actors must share for a tie"},
    {CLI_ON, .name = "drop-unanimous", .target = AT(library.project.drop_unanimous),
     .help = "leave out issues on which all who speak agree"},
};
const struct cli_section cli_projecting = {"Ties", projecting, N(projecting), .needs_data = true};
/* The same for figures, some of which find no coalitions by ties; a network draws ties of its own
 * measure, to which the rest applies. */
enum { OF_ISSUES = 2 };
const struct cli_section cli_drawn_ties = {.heading = "Ties",
                                           .option = projecting,
                                           .n = N(projecting) - OF_ISSUES,
                                           .need = &cli_with_coalitions_drawn};
const struct cli_section cli_drawn_issues = {.heading = "Issues",
                                             .option = projecting + N(projecting) - OF_ISSUES,
                                             .n = OF_ISSUES,
                                             .need = &cli_with_ties_drawn};

static const struct cli_option backbone[] = {
    {CLI_CHOICE, .name = "backbone", .target = AT(library.project.backbone), .value = "NAME",
     .choices = backbones, .fallback = "none", .need = &cli_with_cut, .help = "which ties are kept",
     .more = "threshold: |weight| at least --threshold. top-k: each actor's --top strongest. "
             "disparity: those strong for one end at level --alpha. sdsm: those of actors who "
             "share more marks, or fewer, than chance has it, false discovery rate --alpha. mst: "
             "the maximum spanning tree."},
    {CLI_NUMBER, .name = "threshold", .target = AT(library.project.threshold), .value = "W",
     .min = 0, .max = 1e15, .fallback = "0", .need = &cli_with_threshold,
     .help = "threshold: least |weight| of a tie"},
    {CLI_COUNT, .name = "top", .target = AT(library.project.top), .value = "K", .min = 1,
     .max = 1000000, .fallback = "5", .need = &cli_with_top,
     .help = "top-k: ties an actor keeps at least"},
    {CLI_NUMBER, .name = "alpha", .target = AT(library.project.alpha), .value = "P", .min = 1e-300,
     .max = 0.999999, .fallback = "0.05", .need = &cli_with_level,
     .help = "disparity, sdsm: level of significance"},
};
const struct cli_section cli_backbone = {"Backbone", backbone, N(backbone), .needs_data = true};

static const struct cli_option clustering[] = {
    {CLI_CHOICE, .name = "method", .target = AT(library.cluster.method), .value = "NAME",
     .choices = stance_method_names, .fallback = "signed", .help = "how coalitions are found",
     .more = "signed and balance minimise frustration, positive ties across coalitions and "
             "negative ties inside them, and can prove their optimum. leiden, louvain, spinglass "
             "and optimal maximise modularity, with signs where there are any, and optimal proves "
             "it. walktrap, infomap, label-propagation, fast-greedy, leading-eigenvector and "
             "edge-betweenness read friendly ties alone. average, complete and ward cut a "
             "dendrogram on distance. The output tells what a method ignores."},
    {CLI_COUNT, .name = "k", .target = AT(library.cluster.k), .value = "N", .min = 0,
     .max = 1000000, .fallback = "0", .help = "number of coalitions, 0 for what fits best"},
    {CLI_NUMBER, .name = "resolution", .target = AT(library.cluster.resolution), .value = "R",
     .min = 0, .max = 1000, .fallback = "1", .help = "modularity: more gives smaller coalitions"},
    {CLI_SEED, .name = "seed", .target = AT(library.cluster.seed), .value = "N", .fallback = "1",
     .need = &cli_with_chance, .help = "start of the random numbers",
     .more = "The same data, options and seed give the same bytes."},
    {CLI_OFF, .name = "no-exact", .target = AT(library.cluster.exact), .need = &cli_with_proof,
     .help = "take the best that was found, without a proof"},
    {CLI_NUMBER, .name = "time-limit", .target = AT(library.cluster.time_limit), .value = "SECONDS",
     .min = 0, .max = 86400, .need = &cli_with_time,
     .help = "how long to try for a proof, without it 10",
     .more = "Where time ends first the output gives the best coalitions with a lower bound and "
             "the gap. Without it a figure counts work, not time, some 0.1 s of it, and is the "
             "same on every machine."},
};
const struct cli_section cli_clustering = {
    .heading = "Coalitions", .option = clustering, .n = N(clustering)};
/* The same for figures, some of which have no coalitions. */
const struct cli_section cli_drawn_clustering = {"Coalitions", clustering, N(clustering),
                                                 .need = &cli_with_coalitions_drawn};

static const struct cli_option general[] = {
    {CLI_ON, 'q', "quiet", AT(quiet), .help = "no progress and no warnings, errors alone",
     .more = "Keeps warnings about the data and notes on the result off standard error, and the "
             "line of progress that a terminal gets after 2 seconds. Errors are told as ever. "
             "Files, standard output and the exit status are the same."},
    {CLI_ON, 'h', "help", AT(help), .help = "show this"},
};
const struct cli_section cli_working = {.heading = "General", .option = general, .n = N(general)};
/* The same for commands that read no data. */
const struct cli_section cli_general = {
    .heading = "General", .option = general + N(general) - 1, .n = 1};
