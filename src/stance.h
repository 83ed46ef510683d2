/* stance.h - from coded political positions to signed graphs, coalitions and figures.
 *
 * The only header a caller of libstance needs.  Terms: an *actor* takes a
 * *stance* on an *issue*; two actors may have an *alignment* apart from any
 * issue; a *coalition* is a cluster of actors; a *source* with a *locator*
 * says where a fact stands.
 *
 * Use.  Fill struct stance_options with stance_options_default(), read a data
 * set, ask for coalitions or a figure, free what you were given:
 *
 *     read -> stance_dataset -> stance_coalitions_find -> stance_coalitions_print
 *                            -> stance_figure_draw
 *
 * Errors.  A function that can fail returns enum stance_code and fills the
 * caller's struct stance_error, which may be NULL.  Outputs are written only on
 * STANCE_OK.  Options that are NULL where that is not said to mean something, and choices
 * that are none of their enum's, end in STANCE_E_VALUE.  The library never prints, exits, reads the environment or touches
 * the locale.  One thread at a time may be inside the library: igraph, under
 * it, is not thread-safe. */
#ifndef STANCE_H
#define STANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define STANCE_VERSION "0.1.0"

/* The result has to be looked at. */
#if defined __GNUC__
#define STANCE_MUST_USE __attribute__((warn_unused_result))
#define STANCE_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define STANCE_MUST_USE
#define STANCE_PRINTF(at, first)
#endif

/* ---- Errors, warnings, patience ------------------------------------------------- */

enum stance_code {
    STANCE_OK = 0,
    STANCE_E_DATA,     /* the input is wrong: file, line and column say where */
    STANCE_E_SYSTEM,   /* the system said no: no such file, disk full */
    STANCE_E_MEMORY,   /* out of memory */
    STANCE_E_VALUE,    /* an argument or option is out of range */
    STANCE_E_STOPPED,  /* the caller's stop() said so */
    STANCE_E_INTERNAL, /* our fault */
};

/* The first failure, told for a person.  line and column count from 1, 0 = none. */
struct stance_error {
    enum stance_code code;
    char file[256];
    size_t line, column;
    char message[512];
};

/* How far a stage of the work is. */
struct stance_progress {
    const char *stage;  /* "reading", "comparing actors": static */
    const char *unit;   /* what done and total count: "rows", "B" (bytes), "s" (of a limit); static */
    double done, total; /* total 0 = nobody knows */
    double gap;         /* of a proof: (objective - lower bound) / objective; NAN = there is none */
};

/* What a long call tells its caller, all optional, on the thread of the call.
 *   stop      asked at least ten times a second; true ends the call with STANCE_E_STOPPED
 *   progress  told at the start of a stage and on the way
 *   hold      true before files are written beside their places, false when all have appeared or
 *             none is left: a caller that ends the program in between leaves a file behind */
struct stance_watch {
    bool (*stop)(void *data);
    void (*warn)(void *data, const char *message);
    void (*progress)(void *data, const struct stance_progress *progress);
    void (*hold)(void *data, bool on);
    void *data;
};

/* Bytes the library made; `bytes` ends in a NUL that n does not count. */
struct stance_text {
    char *bytes;
    size_t n, capacity;
    bool failed; /* out of memory on the way; internal */
};
void stance_text_free(struct stance_text *text);

/* ---- Problems found in a data set ------------------------------------------------ */

enum stance_severity { STANCE_WARNING, STANCE_ERROR };

struct stance_problem {
    enum stance_severity severity;
    const char *file;
    size_t line, column;  /* from 1; 0 = the file as a whole */
    const char *message;
    const char *excerpt;  /* the line, shortened, control bytes made harmless; or NULL */
    size_t caret;         /* display columns before the caret in the excerpt */
};

typedef struct stance_problems stance_problems;

/* Keeps the first `keep` problems of each severity and counts the rest. */
STANCE_MUST_USE enum stance_code stance_problems_new(stance_problems **out, size_t keep,
                                                     struct stance_error *err);
void stance_problems_free(stance_problems *problems);
size_t stance_problems_kept(const stance_problems *problems);
size_t stance_problems_count(const stance_problems *problems, enum stance_severity severity);
/* Borrowed until the list is freed; i < stance_problems_kept. */
struct stance_problem stance_problems_at(const stance_problems *problems, size_t i);

/* ---- Options ----------------------------------------------------------------------- */

enum stance_aggregate { STANCE_MEAN, STANCE_LATEST, STANCE_SUM, STANCE_MAJORITY };
enum stance_groups { STANCE_GROUPS_KEEP, STANCE_GROUPS_EXPAND, STANCE_GROUPS_COLLAPSE };
enum stance_duplicates {
    STANCE_DUPLICATES_ALL, STANCE_DUPLICATES_DOCUMENT, STANCE_DUPLICATES_WEEK,
    STANCE_DUPLICATES_MONTH, STANCE_DUPLICATES_YEAR, STANCE_DUPLICATES_RANGE,
};
/* STANCE_MEASURE_DEFAULT: `signed` for methods that read signs, `agreement` for the others. */
enum stance_measure {
    STANCE_MEASURE_DEFAULT, STANCE_AGREEMENT, STANCE_SIGNED, STANCE_CONGRUENCE,
    STANCE_CONFLICT, STANCE_SUBTRACT, STANCE_OVERLAP, STANCE_S, STANCE_S_SQUARED, STANCE_KAPPA,
    STANCE_PI, STANCE_COSINE, STANCE_JACCARD, STANCE_PHI, STANCE_CORRELATION,
    STANCE_COINCIDENCE, STANCE_MATCHES,
};
/* What users call them, in the order of the enum ("auto" first), NULL at the end. */
extern const char *const stance_measure_names[];
/* The last two are for networks of actors and issues. */
enum stance_normalise {
    STANCE_NORMALISE_NONE, STANCE_NORMALISE_AVERAGE, STANCE_NORMALISE_JACCARD,
    STANCE_NORMALISE_COSINE, STANCE_NORMALISE_ACTIVITY_PRODUCT, STANCE_NORMALISE_ACTIVITY,
    STANCE_NORMALISE_PROMINENCE,
};
/* A network of actors and issues instead of one of actors: how many statements, supporting
 * minus opposing ones, or which values were used, as the bits of a number. */
enum stance_two_mode {
    STANCE_ONE_MODE, STANCE_TWO_MODE_COUNT, STANCE_TWO_MODE_SUBTRACT, STANCE_TWO_MODE_COMBINE,
};
/* Which ties are kept of a network. */
enum stance_backbone {
    STANCE_BACKBONE_NONE, STANCE_BACKBONE_THRESHOLD, STANCE_BACKBONE_TOP_K,
    STANCE_BACKBONE_DISPARITY, STANCE_BACKBONE_SDSM, STANCE_BACKBONE_TREE,
};
/* What the stance column of `--dna` holds. */
enum stance_qualifier {
    STANCE_QUALIFIER_BOOLEAN, STANCE_QUALIFIER_INTEGER, STANCE_QUALIFIER_TEXT,
    STANCE_QUALIFIER_NONE,
};
enum stance_window {
    STANCE_WINDOW_NONE, STANCE_WINDOW_SECONDS, STANCE_WINDOW_MINUTES, STANCE_WINDOW_HOURS,
    STANCE_WINDOW_DAYS, STANCE_WINDOW_WEEKS, STANCE_WINDOW_MONTHS, STANCE_WINDOW_YEARS,
};
enum stance_window_kernel {
    STANCE_KERNEL_NONE, STANCE_KERNEL_UNIFORM, STANCE_KERNEL_TRIANGULAR,
    STANCE_KERNEL_EPANECHNIKOV, STANCE_KERNEL_GAUSSIAN,
};
enum stance_network_format {
    STANCE_NETWORK_CSV, STANCE_NETWORK_JSON, STANCE_NETWORK_DOT, STANCE_NETWORK_GRAPHML,
    STANCE_NETWORK_GEXF, STANCE_NETWORK_NODE_LINK, STANCE_NETWORK_GML, STANCE_NETWORK_PAJEK,
    STANCE_NETWORK_DL, STANCE_NETWORK_EDGES, STANCE_NETWORK_MATRIX,
};
enum stance_method {
    STANCE_METHOD_SIGNED, STANCE_METHOD_BALANCE, STANCE_METHOD_LEIDEN,
    STANCE_METHOD_LOUVAIN, STANCE_METHOD_WALKTRAP, STANCE_METHOD_INFOMAP,
    STANCE_METHOD_LABEL_PROPAGATION, STANCE_METHOD_FAST_GREEDY,
    STANCE_METHOD_LEADING_EIGENVECTOR, STANCE_METHOD_EDGE_BETWEENNESS, STANCE_METHOD_SPINGLASS,
    STANCE_METHOD_OPTIMAL, STANCE_METHOD_AVERAGE, STANCE_METHOD_COMPLETE, STANCE_METHOD_WARD,
};
/* What users call them, in the order of the enum, NULL at the end. */
extern const char *const stance_method_names[];
/* Which options of struct stance_cluster_options say something with a method, and what
 * STANCE_MEASURE_DEFAULT is with it.  time_limit is for what `exact` asks.  A method that there is
 * not uses none. */
struct stance_method_uses {
    bool k, resolution, seed, exact;
    enum stance_measure measure;
};
struct stance_method_uses stance_method_uses(enum stance_method method);
/* What a bootstrap draws with replacement. */
enum stance_resample { STANCE_RESAMPLE_STATEMENTS, STANCE_RESAMPLE_ISSUES };
enum stance_view {
    STANCE_VIEW_AUTO, STANCE_VIEW_CHIPS, STANCE_VIEW_BIPARTITE, STANCE_VIEW_MATRIX,
    STANCE_VIEW_NETWORK, STANCE_VIEW_BARS, STANCE_VIEW_MAP, STANCE_VIEW_SLOPE,
    STANCE_VIEW_ALLUVIAL,
};
/* Of actors and issues: as the form arranges them, as in the data, by label. */
enum stance_order { STANCE_ORDER_COMPUTED, STANCE_ORDER_GIVEN, STANCE_ORDER_NAME };
enum stance_theme { STANCE_THEME_LIGHT, STANCE_THEME_DARK, STANCE_THEME_AUTO };
/* The data behind a figure, beside it. */
enum stance_table_format { STANCE_TABLE_CSV, STANCE_TABLE_HTML };
enum stance_draw_format { STANCE_DRAW_SVG, STANCE_DRAW_DOT, STANCE_DRAW_PNG, STANCE_DRAW_PDF };
enum stance_print_format { STANCE_PRINT_TABLE, STANCE_PRINT_CSV, STANCE_PRINT_JSON, STANCE_PRINT_MARKDOWN };
/* The folder, DOT, SQLite, GraphML, GEXF, JSON and GML hold all; see docs/FORMATS.md for the others. */
enum stance_file_format {
    STANCE_FILE_CSV_FOLDER, STANCE_FILE_DOT, STANCE_FILE_GRAPHML, STANCE_FILE_GEXF,
    STANCE_FILE_JSON, STANCE_FILE_GML, STANCE_FILE_PAJEK, STANCE_FILE_DL, STANCE_FILE_EDGES,
    STANCE_FILE_SQLITE,
};
/* A cell of a CSV file that a spreadsheet would run as a formula ("=cmd()", "@x"): defused by an
 * apostrophe in front, or kept.  Auto keeps it in a data set's own tables, which are to be read
 * back, and defuses it in every result. */
enum stance_formulas { STANCE_FORMULAS_AUTO, STANCE_FORMULAS_DEFUSE, STANCE_FORMULAS_KEEP };

/* Files that many people have (docs/FORMATS.md). */
enum stance_preset {
    STANCE_PRESET_NONE, STANCE_PRESET_UN, STANCE_PRESET_UNVOTES, STANCE_PRESET_VOTEVIEW,
    STANCE_PRESET_DNA, STANCE_PRESET_ICEWS, STANCE_PRESET_GDELT,
};
/* What users call them, in the order of the enum, NULL at the end. */
extern const char *const stance_preset_names[];

/* How to read.  Strings are borrowed for the call; NULL means "as it stands". */
struct stance_read_options {
    enum stance_preset preset; /* which file of others this is; columns and scale go before it */
    const char *columns;  /* "actor=iso3,issue=rcid,stance=vote"; CSV and databases alone */
    const char *scale;    /* "Y=1,A=0,N=-1,X=" (an empty value = missing) */
    const char *graphviz; /* path of the stance-graphviz program, for DOT; NULL = no DOT */
    const char *query;    /* SQLite: the statements as "SELECT ... AS actor, ... AS issue, ..." */
    const char *dna_actor, *dna_issue, *dna_qualifier; /* a database of DNA: which variables;
                                       NULL = organization, concept, agreement */
    const char *dna_type; /* which type of statement; NULL = the one that has them */
    bool our_names;       /* a database of DNA: columns under our names, to be written */
    size_t field_max;     /* longest cell in bytes, default 64 MiB */
    unsigned threads;     /* that read a large CSV, 0 = the processors, 8 at most; the result is
                           * the same */
    bool lenient;         /* skip bad statements (of event presets, events) and count them instead
                           * of failing; mistakes in other tables fail as ever */
    bool all_columns;     /* keep columns nothing asks for (convert, check); default true */
    const char *const *also; /* with all_columns false: further columns to keep */
    size_t also_n;
    bool raw;             /* for options->project.dna: tables as they stand, nothing understood */
};

/* Which statements count, and how they become positions. */
struct stance_select_options {
    const char *since, *until;    /* ISO dates, inclusive at their precision; NULL = open */
    const char *const *only;      /* "COLUMN=GLOB[,GLOB]", all must hold */
    size_t only_n;
    const char *const *except;    /* "COLUMN=GLOB[,GLOB]", none may hold */
    size_t except_n;
    enum stance_aggregate aggregate;
    enum stance_duplicates duplicates;
    enum stance_groups groups;
    bool stated_only;             /* leave out what is inferred or expected */
};

/* DNA's way of making networks (docs/METHODS.md, section 8). */
struct stance_dna_options {
    bool on;                     /* wants a data set read with options->read.raw */
    enum stance_qualifier qualifier;
    bool isolates;               /* keep who is left without a statement by exclusions */
    bool faithful;               /* repeat DNA's defects as well */
    enum stance_window window;   /* unit of moving windows */
    uint32_t window_size;        /* in units, from 1 */
    enum stance_window_kernel kernel;   /* weight statements by their distance from the middle */
    bool indent;                 /* kernels: start and end half a window inside */
    bool to_one;                 /* divide each window's weights by their sum */
};

/* How positions become ties between actors. */
struct stance_project_options {
    enum stance_measure measure;
    enum stance_normalise normalise;
    uint32_t min_overlap;        /* shared issues a tie needs, default 1 */
    double alignment_weight;     /* default 1; see METHODS.md section 3 */
    bool drop_unanimous;         /* leave out issues on which all who speak agree */
    enum stance_backbone backbone;
    double threshold;            /* least |weight| of a tie, default 0 */
    uint32_t top;                /* ties an actor keeps at least, default 5 */
    double alpha;                /* level of significance, default 0.05 */
    unsigned threads;            /* that compare many actors, 0 = the processors, 8 at most; the
                                  * result is the same */
    /* What follows is for stance_projection_make alone. */
    bool issues;                 /* ties between issues: the transpose */
    enum stance_two_mode two_mode;
    const char *issue_weights;   /* column of issues.csv that weighs issues in s; NULL = all 1 */
    struct stance_dna_options dna;
};

/* How ties become coalitions. */
struct stance_cluster_options {
    enum stance_method method;
    uint32_t k;                  /* number of coalitions, 0 = free */
    double resolution;           /* modularity methods, default 1 */
    uint64_t seed;               /* default 1 */
    bool exact;                  /* prove the optimum where the method can; default true */
    double time_limit;           /* seconds for the proof; below 0, the default: 10, and in a figure
                                  * work is counted instead (METHODS.md section 4) */
    double work_limit;           /* above 0: million steps for the proof in place of the time */
    uint32_t bootstrap;          /* replicates that tell how sure the result is, 0 = none */
    enum stance_resample resample;
    const char *against;         /* "FILE:GROUP" of a members.csv to compare with, or NULL */
};

/* How the figure looks.  Strings NULL = a neutral text of our own. */
struct stance_draw_options {
    enum stance_view view;
    enum stance_draw_format format;
    enum stance_theme theme;
    const char *title, *subtitle, *note, *source_line;
    const char *id;              /* [a-z][a-z0-9-]{0,40}; NULL = from a hash of the input */
    const char *graphviz;        /* path of the stance-graphviz program; NULL = built-in orders */
    const char *render;          /* path of the stance-render program, for PNG and PDF */
    double zoom;                 /* PNG, PDF: times 7.5 inches of width; 0 = 1 */
    double dpi;                  /* PNG: pixels per inch; 0 = 192 */
    const char *highlight;       /* "RUS,China": actors whose names stand out; NULL = all alike */
    enum stance_order order;
    const char *blocs;           /* "computed" (NULL too), "none", "given:COLUMN" of actors.csv */
    uint32_t max_actors;         /* draw those with most positions, 0 = what the form has room for */
    const char *at;              /* slope, alluvial: "2021,2024-06": what was said then; or */
    const char *by;              /* "year" or a column of the statements: what to compare */
    const char *right;           /* map: the actor that lies on the right; NULL = supporters do */
};

/* How files are written. */
struct stance_write_options {
    enum stance_formulas formulas;
};

struct stance_options {
    struct stance_read_options read;
    struct stance_select_options select;
    struct stance_project_options project;
    struct stance_cluster_options cluster;
    struct stance_draw_options draw;
    struct stance_write_options write;
};
struct stance_options stance_options_default(void);

/* ---- The calls ----------------------------------------------------------------------- */

/* What a folder of tables holds: "statements.csv" and so on, then "datapackage.json", NULL at the
 * end; each may be packed, with an ending of the second list ("" first) behind its name. */
extern const char *const stance_folder_files[], *const stance_folder_packings[];

typedef struct stance_dataset stance_dataset;
typedef struct stance_coalitions stance_coalitions;

/* stance_dataset_read - a folder of CSV tables, one CSV, a DOT file, or a SQLite database
 * (also one of Discourse Network Analyzer).
 *   out       [out] free with stance_dataset_free
 *   path      [in]  file or folder; "-" reads one CSV from standard input
 *   options   [in]  options->read is used; NULL = defaults
 *   problems  [in, out] may be NULL; receives every problem found
 * Errors: STANCE_E_DATA with the first problem, STANCE_E_SYSTEM, STANCE_E_STOPPED.
 * A regular file is mapped until the call returns: a program that cuts it short meanwhile, or a
 * disk that fails, raises SIGBUS in this one.
 * Cost: one pass over the bytes; no allocation per row. */
STANCE_MUST_USE enum stance_code stance_dataset_read(stance_dataset **out, const char *path,
                                                     const struct stance_options *options,
                                                     stance_problems *problems,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);
void stance_dataset_free(stance_dataset *data);

struct stance_counts {
    size_t actors, issues, statements, alignments, members, sources;
};
struct stance_counts stance_dataset_counts(const stance_dataset *data);

/* stance_dataset_write - every table and row, as far as the format holds them
 * (docs/FORMATS.md); the rest is warned of.
 *   path  [in]  a folder (CSV) or a file; whole or not at all
 * Errors: STANCE_E_SYSTEM; STANCE_E_VALUE for DOT without options->read.graphviz. */
STANCE_MUST_USE enum stance_code stance_dataset_write(const stance_dataset *data, const char *path,
                                                      enum stance_file_format format,
                                                      const struct stance_options *options,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);

/* stance_coalitions_find - select, project and cluster.
 *   out   [out] free with stance_coalitions_free; borrows nothing from data
 * Errors: STANCE_E_VALUE for options that do not go together, STANCE_E_DATA where nobody or
 * one actor is left or all hold the same, STANCE_E_DATA and STANCE_E_SYSTEM for the file of
 * cluster.against, STANCE_E_STOPPED. */
STANCE_MUST_USE enum stance_code stance_coalitions_find(stance_coalitions **out,
                                                        const stance_dataset *data,
                                                        const struct stance_options *options,
                                                        const struct stance_watch *watch,
                                                        struct stance_error *err);
/* The same for a signed edge list ("node node weight" lines, # comments) in a file, which holds
 * nothing that a bootstrap could draw. */
STANCE_MUST_USE enum stance_code stance_coalitions_find_in_network(
    stance_coalitions **out, const char *path, const struct stance_options *options,
    const struct stance_watch *watch, struct stance_error *err);
void stance_coalitions_free(stance_coalitions *coalitions);

/* stance_projection_make - select and project: the network itself.
 *   out   [out] free with stance_projection_free; borrows nothing from data
 * Errors: STANCE_E_VALUE for options that do not go together, STANCE_E_DATA for a qualifier or
 * time that is none (dna), STANCE_E_STOPPED. */
typedef struct stance_projection stance_projection;
STANCE_MUST_USE enum stance_code stance_projection_make(stance_projection **out,
                                                        const stance_dataset *data,
                                                        const struct stance_options *options,
                                                        const struct stance_watch *watch,
                                                        struct stance_error *err);
void stance_projection_free(stance_projection *projection);

/* One tie: a and b are ids of actors or issues (two-mode: an actor and an issue). */
struct stance_projection_tie {
    const char *time; /* middle of the window, ISO 8601; "" without windows */
    const char *a, *b;
    double weight;
    uint32_t n;       /* shared issues (two-mode: statements) */
};
/* How many ties there are, and one of them, i < that; borrowed until the free. */
size_t stance_projection_count(const stance_projection *projection);
struct stance_projection_tie stance_projection_at(const stance_projection *projection, size_t i);

/* stance_projection_print - the network as the text of a file (docs/FORMATS.md).
 * options->read.graphviz is used for DOT, options->write for CSV.  Errors: STANCE_E_VALUE for a
 * matrix of more than 20,000 actors, STANCE_E_VALUE for DOT without it, STANCE_E_SYSTEM. */
STANCE_MUST_USE enum stance_code stance_projection_print(struct stance_text *out,
                                                         const stance_projection *projection,
                                                         enum stance_network_format format,
                                                         const struct stance_options *options,
                                                         const struct stance_watch *watch,
                                                         struct stance_error *err);

/* How a terminal table is laid out. */
struct stance_print_options {
    enum stance_print_format format;
    size_t width;  /* columns of the terminal, 0 = 80 */
    bool colour;
    enum stance_formulas formulas; /* of CSV */
};
STANCE_MUST_USE enum stance_code stance_coalitions_print(struct stance_text *out,
                                                         const stance_coalitions *coalitions,
                                                         const struct stance_print_options *print,
                                                         struct stance_error *err);

/* After a bootstrap: a row "a,b,together,n" for every pair of actors, where together is the share
 * of the n replicates with both of them in which they are in one coalition.
 * Of print only `formulas` is used.  Errors: STANCE_E_VALUE without a bootstrap. */
STANCE_MUST_USE enum stance_code stance_coalitions_print_together(
    struct stance_text *out, const stance_coalitions *coalitions,
    const struct stance_print_options *print, struct stance_error *err);

/* stance_sensitivity_find - does the result depend on the method and the measure?  The partition
 * asked for is compared with those of all other methods, on measures they can read.  One that
 * cannot run on these ties, or would take long on so many, is left out and told with the reason.
 *   out  [out] free with stance_sensitivity_free; borrows nothing from data
 * cluster.bootstrap and cluster.against are not used.  Errors: as stance_coalitions_find. */
typedef struct stance_sensitivity stance_sensitivity;
STANCE_MUST_USE enum stance_code stance_sensitivity_find(stance_sensitivity **out,
                                                         const stance_dataset *data,
                                                         const struct stance_options *options,
                                                         const struct stance_watch *watch,
                                                         struct stance_error *err);
/* The same for a signed edge list in a file, by other methods. */
STANCE_MUST_USE enum stance_code stance_sensitivity_find_in_network(
    stance_sensitivity **out, const char *path, const struct stance_options *options,
    const struct stance_watch *watch, struct stance_error *err);
void stance_sensitivity_free(stance_sensitivity *sensitivity);
STANCE_MUST_USE enum stance_code stance_sensitivity_print(struct stance_text *out,
                                                          const stance_sensitivity *sensitivity,
                                                          const struct stance_print_options *print,
                                                          struct stance_error *err);

/* stance_figure_draw - one figure, as the bytes of an SVG, DOT, PNG or PDF file.
 *   out  [out] free with stance_text_free; PNG and PDF hold NUL bytes
 * The theme auto is light where nobody can choose: in PNG and PDF.
 * Errors: STANCE_E_VALUE for options that do not go together, or a picture too large; STANCE_E_DATA
 * where nothing is left to draw; STANCE_E_SYSTEM when stance-render fails; STANCE_E_STOPPED. */
STANCE_MUST_USE enum stance_code stance_figure_draw(struct stance_text *out,
                                                    const stance_dataset *data,
                                                    const struct stance_options *options,
                                                    const struct stance_watch *watch,
                                                    struct stance_error *err);

/* stance_figure_draw_with_table - the same, and the data that the figure shows: positions, ties or
 * counts, whatever its marks stand for, without what it leaves out.
 *   table   [out] free with stance_text_free
 *   format  [in]  CSV (options->write.formulas is used) or an HTML page with one table
 * Errors: STANCE_E_VALUE for DOT, which carries its data itself. */
STANCE_MUST_USE enum stance_code stance_figure_draw_with_table(
    struct stance_text *out, struct stance_text *table, enum stance_table_format format,
    const stance_dataset *data, const struct stance_options *options,
    const struct stance_watch *watch, struct stance_error *err);

/* stance_file_replace - write a file whole or not at all (temporary, fsync, rename).
 * Errors: STANCE_E_SYSTEM, STANCE_E_STOPPED; either leaves the file as it was. */
STANCE_MUST_USE enum stance_code stance_file_replace(const char *path, const char *bytes, size_t n,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);

/* Several files that appear together: each is written beside its place, then all are renamed; a
 * failure or a stop before the first rename leaves all as they were. */
struct stance_file_part {
    const char *path, *bytes;
    size_t n;
};
STANCE_MUST_USE enum stance_code stance_files_replace(const struct stance_file_part *part,
                                                      size_t part_n,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);

/* "0.1.0"; stance_version_build also names igraph, compiler and the like. */
const char *stance_version(void);
STANCE_MUST_USE enum stance_code stance_version_build(struct stance_text *out,
                                                      struct stance_error *err);

/* ---- Measures ------------------------------------------------------------------------- */

enum stance_measure_of {
    STANCE_OF_ACTORS, STANCE_OF_PAIRS, STANCE_OF_ISSUES, STANCE_OF_COALITIONS, STANCE_OF_GRAPH,
    STANCE_OF_COHESION, STANCE_OF_MAP,
};
struct stance_measure_options {
    enum stance_measure_of of;
    uint32_t permutations; /* of coalitions, for the p-value of polarisation; default 999 */
    const char *poles;     /* "A,B": of actors, how far each is from these two; NULL = none */
    const char *right;     /* of the map: who lies to the right; NULL = those who support more */
};
struct stance_measure_options stance_measure_options_default(void);

typedef struct stance_measures stance_measures;

/* stance_measures_find - select, project, cluster and measure: a table with one row per
 * actor, pair, issue, coalition, measure of the whole graph, coalition and issue, or actor on
 * the map (docs/METHODS.md).  options->cluster.bootstrap adds to actors their support, to
 * pairs how often they are together, to coalitions their firmness; elsewhere it is refused.
 *   out  [out] free with stance_measures_free; borrows nothing from data
 * Errors: as stance_coalitions_find. */
STANCE_MUST_USE enum stance_code stance_measures_find(stance_measures **out,
                                                      const stance_dataset *data,
                                                      const struct stance_options *options,
                                                      const struct stance_measure_options *how,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);
void stance_measures_free(stance_measures *measures);
size_t stance_measures_rows(const stance_measures *measures);
size_t stance_measures_columns(const stance_measures *measures);
/* "betweenness": what the column is called in CSV and JSON. */
const char *stance_measures_column_name(const stance_measures *measures, size_t column);
/* A cell of a column of texts, or NULL; borrowed. */
const char *stance_measures_text(const stance_measures *measures, size_t row, size_t column);
/* A cell of a column of numbers, or NAN, which is also "no such number". */
double stance_measures_number(const stance_measures *measures, size_t row, size_t column);
STANCE_MUST_USE enum stance_code stance_measures_print(struct stance_text *out,
                                                       const stance_measures *measures,
                                                       const struct stance_print_options *print,
                                                       struct stance_error *err);

/* ---- Explanations ---------------------------------------------------------------------- */

typedef struct stance_explanation stance_explanation;

/* stance_explanation_of_actors - why two or three actors are close or apart: issue by
 * issue, with what each issue adds to their similarity and the evidence behind it.
 *   out    [out] free with stance_explanation_free; borrows nothing from data
 *   actor  [in]  ids, aliases, labels, short names or iso3 codes
 *   n      [in]  2 or 3
 * The measure is `signed` or `agreement`.  Errors: STANCE_E_VALUE for a name that is none
 * (the message has the nearest), and as stance_coalitions_find. */
STANCE_MUST_USE enum stance_code stance_explanation_of_actors(
    stance_explanation **out, const stance_dataset *data, const char *const *actor, size_t n,
    const struct stance_options *options, const struct stance_watch *watch,
    struct stance_error *err);
/* stance_explanation_of_coalition - what unites a coalition, what sets it apart, who stands
 * at its edge.
 *   letter  [in] "A", "b", ...: as stance_coalitions_print names it */
STANCE_MUST_USE enum stance_code stance_explanation_of_coalition(
    stance_explanation **out, const stance_dataset *data, const char *letter,
    const struct stance_options *options, const struct stance_watch *watch,
    struct stance_error *err);
void stance_explanation_free(stance_explanation *explanation);
/* The sentence on top; borrowed. */
const char *stance_explanation_sentence(const stance_explanation *explanation);
STANCE_MUST_USE enum stance_code stance_explanation_print(struct stance_text *out,
                                                          const stance_explanation *explanation,
                                                          const struct stance_print_options *print,
                                                          struct stance_error *err);

#ifdef __cplusplus
}
#endif
#endif
