/* DNA databases: which statements, whose words, and that nobody notices the reading. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "data/dna_span.h"
#include "database_helper.h"
#include "helper.h"

/* What DNA makes, without what nobody reads. */
static const char schema[] =
    "CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER,"
    " Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);"
    "CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT);"
    "CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT,"
    " StatementTypeId INTEGER);"
    "CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT);"
    "CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER,"
    " DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);"
    "CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,"
    " Value INTEGER, UNIQUE (StatementId, VariableId));"
    "CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,"
    " Value INTEGER);"
    "CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,"
    " Value TEXT);"
    "CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);"
    "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,"
    " Entity INTEGER);"
    "CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER,"
    " AttributeVariable TEXT);"
    "CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER,"
    " AttributeVariableId INTEGER, AttributeValue TEXT);";

/* Two statements of type 1 on two documents; the first has a face of two UTF-16 units. */
static const char content[] =
    "INSERT INTO DOCUMENTS VALUES (1, 'First', 'a\xF0\x9F\x98\x80"
    "b\xC3\xA4"
    "c', 1, 'Ann',"
    " 'Daily', 's', 'seen', 'news', 1546851600), (4, 'Fourth', 'plain', 1, '', '', '', '', '', 0),"
    " (5, 'Unused', 'x', 1, '', '', '', '', '', 0);"
    "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Other');"
    "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short "
    "text', 1),"
    " (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'remark', 'long text', "
    "1),"
    " (6, 'author', 'short text', 1), (7, 'score', 'integer', 2), (8, 'organization', 'short "
    "text', 2),"
    " (9, 'concept', 'short text', 2), (10, 'score', 'integer', 1);"
    "INSERT INTO CODERS VALUES (1, 'Cleo');"
    "INSERT INTO ENTITIES VALUES (1, 2, ''), (2, 2, 'Org A'), (3, 2, 'Org B'), (4, 3, 'Tax'),"
    " (5, 1, 'Pat'), (6, 2, 'Never said'), (7, 6, 'Variable'), (8, 8, 'Org C'), (9, 9, 'Toll');"
    "INSERT INTO STATEMENTS VALUES (10, 1, 1, 1, 4, 1), (12, 1, 4, 0, 5, 1), (13, 2, 4, 0, 1, 1);"
    "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (10, 2, 2), (10, 3, 4),"
    " (10, 1, 5), (12, 2, 3), (12, 3, 4), (10, 6, 7), (13, 8, 8), (13, 9, 9), (99, 2, 2);"
    "INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (10, 4, 1), (12, 4, 0);"
    "INSERT INTO DATAINTEGER(StatementId, VariableId, Value) VALUES (13, 7, -3), (10, 10, 1), (12, "
    "10, -1);"
    "INSERT INTO DATALONGTEXT(StatementId, VariableId, Value) VALUES (12, 5, 'long');"
    "INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Type'), (2, 2, 'Alias'), (3, 2, 'id');"
    "INSERT INTO ATTRIBUTEVALUES VALUES (1, 2, 1, 'NGO'), (2, 2, 2, 'OA;A.'), (3, 3, 3, 'b'),"
    " (4, 6, 1, 'never');";

static void make(const char *more)
{
    folder_make();
    database_make("x.dna", schema);
    database_make("x.dna", content);
    database_make("x.dna", more);
}

static const char *cell(const stance_dataset *d, enum stance_table_kind kind, const char *column,
                        size_t row)
{
    const struct stance_table *t = &d->table[kind];
    for (size_t i = 0; i < t->column_n; i++)
        if (strcmp(t->column[i].name, column) == 0)
            return stance_dictionary_text(&t->column[i].text, t->column[i].code[row]);
    return "(no such column)";
}

static void expect_cells(const stance_dataset *d, enum stance_table_kind kind, size_t row,
                         const char *const (*expected)[2], size_t n)
{
    for (size_t i = 0; i < n; i++)
        cr_expect_str_eq(cell(d, kind, expected[i][0], row), expected[i][1], "%s is %s",
                         expected[i][0], cell(d, kind, expected[i][0], row));
}

#define EXPECT_CELLS(d, kind, row, ...)                                                            \
    expect_cells(d, kind, row, (const char *const[][2]){__VA_ARGS__},                              \
                 sizeof((const char *const[][2]){__VA_ARGS__}) / sizeof(char *[2]))

Test(dna_file, statements_carry_variables_documents_and_quotes)
{
    make("");
    struct reading r = read_path(folder_file("x.dna"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    struct stance_counts n = stance_dataset_counts(r.data);
    cr_expect(n.actors == 2 && n.issues == 1 && n.statements == 2 && n.sources == 2);
    EXPECT_CELLS(r.data, STANCE_TABLE_STATEMENTS, 0, {"id", "10"}, {"type", "DNA Statement"},
                 {"doc", "1"}, {"time", "2019-01-07 09:00:00"}, {"author", "Ann"},
                 {"source", "Daily"}, {"section", "s"}, {"doctype", "news"}, {"start", "1"},
                 {"stop", "4"}, {"person", "Pat"}, {"organization", "Org A"}, {"concept", "Tax"},
                 {"agreement", "1"}, {"remark", ""}, {"author_variable", "Variable"},
                 {"coder", "Cleo"}, {"title", "First"},
                 {"quote", "\xF0\x9F\x98\x80"
                           "b"},
                 {"source_id", "document 1"}, {"locator", "characters 1-4"});
    EXPECT_CELLS(r.data, STANCE_TABLE_STATEMENTS, 1, {"id", "12"}, {"person", ""},
                 {"remark", "long"}, {"time", "1970-01-01"}, {"quote", "plain"});
    EXPECT_CELLS(r.data, STANCE_TABLE_ACTORS, 0, {"id", "Org A"}, {"Type", "NGO"},
                 {"Alias", "OA;A."}, {"id_attribute", ""});
    EXPECT_CELLS(r.data, STANCE_TABLE_ACTORS, 1, {"id", "Org B"}, {"id_attribute", "b"});
    EXPECT_CELLS(r.data, STANCE_TABLE_SOURCES, 0, {"id", "document 1"}, {"title", "First"},
                 {"publisher", "Daily"}, {"date", "2019-01-07"}, {"author", "Ann"},
                 {"section", "s"}, {"doctype", "news"}, {"note", "seen"});
    cr_expect_eq(stance_statement_value(r.data, 0), 1);
    cr_expect_eq(stance_statement_value(r.data, 1), -1, "0 of a boolean is opposition");
    cr_expect_eq(stance_dataset_find_actor(r.data, "OA"), 0, "an alias");
    cr_expect_str_eq(r.told, "");
    reading_clear(&r);
    folder_remove();
}

Test(dna_file, the_type_is_the_one_that_has_the_variables)
{
    make("");
    struct stance_options o = stance_options_default();
    o.read.dna_qualifier = "score";
    struct reading r = read_path(folder_file("x.dna"), &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(stance_dataset_counts(r.data).statements, 2, "DNA Statement is preferred");
    reading_clear(&r);
    o.read.dna_type = "Other";
    o.read.scale = "-3=-1";
    r = read_path(folder_file("x.dna"), &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    EXPECT_CELLS(r.data, STANCE_TABLE_STATEMENTS, 0, {"id", "13"}, {"organization", "Org C"},
                 {"score", "-3"});
    reading_clear(&r);
    database_make("x.dna", "UPDATE STATEMENTTYPES SET Label = 'Third' WHERE ID = 1");
    o.read.dna_type = NULL;
    r = read_path(folder_file("x.dna"), &o);
    cr_expect_eq(r.code, STANCE_E_VALUE);
    cr_expect(strstr(r.err.message, "several types of statement fit: choose one by --dna-type: "
                                    "'Third' (person, "),
              "%s", r.err.message);
    reading_clear(&r);
    folder_remove();
}

struct wrong {
    char actor[16], qualifier[16], type[16], columns[32];
    char message[160];
};

ParameterizedTestParameters(dna_file, what_is_not_there_is_told_with_what_is)
{
    static struct wrong p[] = {
        {"nobody", "", "", "",
         "no type of statement with the variables 'nobody', 'concept' and 'agreement'"},
        {"", "", "Nope", "", "no type of statement called 'Nope' with the variables"},
        {"", "score", "Other", "",
         "'score' is a whole number, here from -3 to 0: say what its values mean"},
        {"", "", "", "actor=other", "no type of statement with the variables 'other', "},
    };
    return cr_make_param_array(struct wrong, p, sizeof p / sizeof *p);
}

static const char *given(const char *option)
{
    return *option ? option : NULL;
}

ParameterizedTest(struct wrong *p, dna_file, what_is_not_there_is_told_with_what_is)
{
    make("");
    struct stance_options o = stance_options_default();
    o.read.dna_actor = given(p->actor);
    o.read.dna_qualifier = given(p->qualifier);
    o.read.dna_type = given(p->type);
    o.read.columns = given(p->columns);
    struct reading r = read_path(folder_file("x.dna"), &o);
    cr_expect_eq(r.code, STANCE_E_VALUE);
    cr_expect(strstr(r.err.message, p->message), "%s", r.err.message);
    reading_clear(&r);
    folder_remove();
}

Test(dna_file, columns_may_name_variables_and_what_documents_say)
{
    make("");
    struct stance_options o = stance_options_default();
    o.read.columns = "actor=person,issue=doc,stance=score";
    struct reading r = read_path(folder_file("x.dna"), &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_str_eq(r.data->actor[0].id, "Pat");
    cr_expect_str_eq(r.data->issue[0].id, "1");
    reading_clear(&r);
    o = stance_options_default();
    o.read.dna_actor = "author";
    r = read_path(folder_file("x.dna"), &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_str_eq(r.data->actor[0].id, "Ann");
    reading_clear(&r);
    folder_remove();
}

Test(dna_file, spans_outside_their_document_are_a_warning)
{
    make("UPDATE STATEMENTS SET Start = 2, Stop = 90 WHERE ID = 10;"
         "UPDATE STATEMENTS SET DocumentId = 77 WHERE ID = 12;");
    struct reading r = read_path(folder_file("x.dna"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_str_eq(
        r.told, "x.dna:0:0: warning: statements row 10: characters 2 to 90 are not in document "
                "1, which has 6\n"
                "x.dna:0:0: warning: statements row 12: its document 77 is not in the database\n"
                "x.dna:0:0: warning: statements row 12, column 'source_id': unknown source "
                "'document 77': sources.csv has no such id\n");
    EXPECT_CELLS(r.data, STANCE_TABLE_STATEMENTS, 0,
                 {"quote", "\xF0\x9F\x98\x80"
                           "b\xC3\xA4"
                           "c"});
    reading_clear(&r);
    folder_remove();
}

Test(dna_file, units_are_counted_as_java_counts_them)
{
    static const char text[] = "a\xF0\x9F\x98\x80\xC3\xA4\xE2\x82\xAC!\xFF.";
    size_t n = sizeof text - 1;
    static const struct {
        int64_t unit;
        int behind;
        size_t byte;
    } at[] = {{0, 0, 0},  {1, 0, 1},  {2, 0, 1},  {2, 1, 5},  {3, 0, 5},   {4, 0, 7},
              {5, 0, 10}, {6, 0, 11}, {7, 0, 12}, {8, 0, 13}, {99, 1, 13}, {-5, 0, 0}};
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        struct stance_span_place p =
            stance_span_seek((struct stance_span_place){0, 0}, text, n, at[i].unit, at[i].behind);
        cr_expect_eq(p.byte, at[i].byte, "unit %d: byte %zu", (int)at[i].unit, p.byte);
    }
}

Test(dna_file, what_is_written_reads_by_itself)
{
    make("");
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    o.read.our_names = true;
    struct reading r = read_path(folder_file("x.dna"), &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_assert_eq(
        stance_dataset_write(r.data, folder_file("out"), STANCE_FILE_CSV_FOLDER, NULL, NULL, &err),
        STANCE_OK);
    cr_assert_eq(
        stance_dataset_write(r.data, folder_file("out.db"), STANCE_FILE_SQLITE, NULL, NULL, &err),
        STANCE_OK);
    reading_clear(&r);
    for (int i = 0; i < 2; i++) {
        r = read_path(folder_file(i ? "out" : "out.db"), NULL);
        cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
        cr_expect_str_eq(r.told, "");
        EXPECT_CELLS(r.data, STANCE_TABLE_STATEMENTS, 0, {"actor", "Org A"}, {"issue", "Tax"},
                     {"stance", "1"}, {"speaker", "Pat"}, {"dna_source", "Daily"},
                     {"source_id", "document 1"}, {"date", "2019-01-07 09:00:00"});
        EXPECT_CELLS(r.data, STANCE_TABLE_ACTORS, 0, {"dna_Type", "NGO"});
        cr_expect_eq(stance_statement_value(r.data, 1), -1);
        cr_expect_str_eq(stance_dataset_source_title(r.data, "document 1"), "First");
        reading_clear(&r);
    }
    folder_remove();
}

Test(dna_file, a_database_of_dna_2_is_told)
{
    folder_make();
    database_make("x.dna", "CREATE TABLE DOCUMENTS(ID); CREATE TABLE STATEMENTS(ID);"
                           "CREATE TABLE STATEMENTTYPES(ID); CREATE TABLE VARIABLES(ID);"
                           "CREATE TABLE DATASHORTTEXT(ID);");
    expect_told(read_path(folder_file("x.dna"), NULL), STANCE_E_DATA,
                "x.dna:0:0: error: a database of DNA 2: import it into a new one with DNA 3\n");
    folder_remove();
}

/* ---- The real ones ---- */

static struct stance_text network(const char *path, const struct stance_options *o)
{
    struct stance_text out = {0};
    stance_dataset *d = NULL;
    stance_projection *p = NULL;
    struct stance_error err = {0};
    cr_assert_eq(stance_dataset_read(&d, path, o, NULL, NULL, &err), STANCE_OK, "%s", err.message);
    cr_assert_eq(stance_projection_make(&p, d, o, NULL, &err), STANCE_OK, "%s", err.message);
    cr_assert_eq(stance_projection_print(&out, p, STANCE_NETWORK_CSV, o, NULL, &err), STANCE_OK);
    stance_projection_free(p);
    stance_dataset_free(d);
    return out;
}

static void expect_twin(const char *dna, const char *csv, struct stance_options *o,
                        const char *columns, const char *type)
{
    struct stance_options plain = *o;
    char dna_path[4200];
    if (!shared_file(dna) || !shared_file(csv))
        return;
    strcpy(dna_path, shared_file(dna));
    plain.read.dna_actor = plain.read.dna_qualifier = NULL;
    plain.read.columns = columns;
    plain.select.only = &type;
    plain.select.only_n = 1;
    struct stance_text a = network(dna_path, o), b = network(shared_file(csv), &plain);
    cr_expect_gt(b.n, 100);
    cr_expect(a.n == b.n && memcmp(a.bytes, b.bytes, a.n) == 0, "%s\n%s---\n%s", dna, a.bytes,
              b.bytes);
    stance_text_free(&a);
    stance_text_free(&b);
}

Test(dna_file, networks_are_those_of_the_exported_statements)
{
    static const char *const twin[][2] = {
        {"dna/sample.dna", "dna/sample_statements.csv"},
        {"dna/synth_small.dna", "dna/synth_small.csv"},
        {"dna/planted_two_blocs.dna", "dna/planted_two_blocs.csv"}};
    static const enum stance_measure measure[] = {STANCE_OVERLAP, STANCE_CONGRUENCE,
                                                  STANCE_CONFLICT, STANCE_SUBTRACT};
    struct stance_options o = stance_options_default();
    o.read.raw = o.project.dna.on = true;
    for (int i = 0; i < 3; i++)
        for (int m = 0; m < 4; m++)
            for (int rule = STANCE_DUPLICATES_ALL; rule <= STANCE_DUPLICATES_RANGE; rule++) {
                o.project.measure = measure[m];
                o.project.normalise = m % 2 ? STANCE_NORMALISE_AVERAGE : STANCE_NORMALISE_JACCARD;
                o.select.duplicates = (enum stance_duplicates)rule;
                expect_twin(twin[i][0], twin[i][1], &o,
                            "actor=organization,issue=concept,stance=agreement,date=time,"
                            "document=doc",
                            "type=DNA Statement");
            }
    o.read.dna_actor = "doc";
    o.read.dna_qualifier = "score";
    o.project.dna.qualifier = STANCE_QUALIFIER_INTEGER;
    o.project.normalise = STANCE_NORMALISE_NONE;
    expect_twin("dna/synth_small.dna", "dna/synth_small.csv", &o,
                "actor=doc,issue=concept,stance=score,date=time,document=doc",
                "type=Scale Statement");
    o.read.dna_actor = NULL;
    o.read.dna_qualifier = "frame";
    o.project.dna.qualifier = STANCE_QUALIFIER_TEXT;
    expect_twin("dna/synth_small.dna", "dna/synth_small.csv", &o,
                "actor=organization,issue=concept,stance=frame,date=time,document=doc",
                "type=Scale Statement");
}

Test(dna_file, quotes_are_those_that_dna_exports)
{
    if (!shared_file("dna/sample.dna"))
        return;
    struct stance_options o = stance_options_default();
    o.read.columns = "actor=organization,issue=concept,stance=agreement,date=time";
    o.read.scale = "1=1,0=-1";
    struct reading csv = read_path(shared_file("dna/sample_statements.csv"), &o);
    struct reading dna = read_path(shared_file("dna/sample.dna"), NULL);
    cr_assert(csv.code == STANCE_OK && dna.code == STANCE_OK);
    size_t n = stance_dataset_counts(csv.data).statements;
    cr_assert_eq(stance_dataset_counts(dna.data).statements, n);
    static const char *const same[] = {"id",      "type",      "doc",   "author", "source",
                                       "section", "start",     "stop",  "person", "organization",
                                       "concept", "agreement", "title", "quote"};
    for (size_t row = 0; row < n; row++)
        for (size_t i = 0; i < sizeof same / sizeof *same; i++)
            cr_expect_str_eq(cell(dna.data, STANCE_TABLE_STATEMENTS, same[i], row),
                             cell(csv.data, STANCE_TABLE_STATEMENTS, same[i], row), "%s of row %zu",
                             same[i], row);
    reading_clear(&csv);
    reading_clear(&dna);
}
