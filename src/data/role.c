/* role.c - the names a column may have: one table for every table.
 *
 * The first name of a role is its canonical one; docs/FORMATS.md lists the rest. */
#include <string.h>

#include "table.h"

enum { ALIASES = 6 };

struct role_names {
    enum stance_table_kind kind;
    enum stance_role role;
    const char
        *name[ALIASES]; /* names are written as "actor_id"; case and _ - blank do not matter */
};

#define S STANCE_TABLE_STATEMENTS
#define A STANCE_TABLE_ACTORS
#define I STANCE_TABLE_ISSUES
#define L STANCE_TABLE_ALIGNMENTS
#define M STANCE_TABLE_MEMBERS
#define O STANCE_TABLE_SOURCES
static const struct role_names names[] = {
    {S, STANCE_ROLE_ACTOR, {"actor", "actor_id"}},
    {S, STANCE_ROLE_ISSUE, {"issue", "issue_id"}},
    {S, STANCE_ROLE_STANCE, {"stance", "position"}},
    {S, STANCE_ROLE_BASIS, {"basis"}},
    {S, STANCE_ROLE_DATE, {"date", "day"}},
    {S, STANCE_ROLE_WEIGHT, {"weight"}},
    {S, STANCE_ROLE_SOURCE, {"source", "source_id"}},
    {S, STANCE_ROLE_LOCATOR, {"locator", "page", "paragraph"}},
    {S, STANCE_ROLE_EVIDENCE, {"evidence", "paraphrase", "quote"}},
    {S, STANCE_ROLE_SPEAKER, {"speaker"}},
    {S, STANCE_ROLE_URL, {"url", "address", "link"}},
    {S, STANCE_ROLE_DOCUMENT, {"document", "doc", "document_id"}},
    {S, STANCE_ROLE_ISO3, {"iso3", "iso_a3", "iso3c"}},

    {A, STANCE_ROLE_ID, {"id", "actor", "actor_id"}},
    {A, STANCE_ROLE_LABEL, {"label", "name"}},
    {A, STANCE_ROLE_ALIASES, {"aliases", "alias", "other_names"}},
    {A, STANCE_ROLE_SHORT, {"short", "short_name", "abbreviation"}},
    {A, STANCE_ROLE_KIND, {"kind", "type"}},
    {A, STANCE_ROLE_ISO3, {"iso3", "iso_a3", "iso3c"}},
    {A, STANCE_ROLE_URL, {"url", "address", "link"}},
    {A, STANCE_ROLE_NOTE, {"note", "notes", "comment"}},

    {I, STANCE_ROLE_ID, {"id", "issue", "issue_id"}},
    {I, STANCE_ROLE_LABEL, {"label", "name", "title"}},
    {I, STANCE_ROLE_ALIASES, {"aliases", "alias", "other_names"}},
    {I, STANCE_ROLE_SHORT, {"short", "short_name", "abbreviation"}},
    {I, STANCE_ROLE_PROPOSITION, {"proposition"}},
    {I, STANCE_ROLE_THEME, {"theme", "topic"}},
    {I, STANCE_ROLE_URL, {"url", "address", "link"}},
    {I, STANCE_ROLE_NOTE, {"note", "notes", "comment"}},

    {L, STANCE_ROLE_A, {"a", "actor_a"}},
    {L, STANCE_ROLE_B, {"b", "actor_b"}},
    {L, STANCE_ROLE_STRENGTH, {"strength", "alignment"}},
    {L, STANCE_ROLE_KIND, {"kind", "type"}},
    {L, STANCE_ROLE_DATE, {"date", "day"}},
    {L, STANCE_ROLE_SOURCE, {"source", "source_id"}},
    {L, STANCE_ROLE_LOCATOR, {"locator", "page", "paragraph"}},
    {L, STANCE_ROLE_EVIDENCE, {"evidence", "paraphrase", "quote"}},
    {L, STANCE_ROLE_URL, {"url", "address", "link"}},
    {L, STANCE_ROLE_NOTE, {"note", "notes", "comment"}},

    {M, STANCE_ROLE_GROUP, {"group", "group_id"}},
    {M, STANCE_ROLE_MEMBER, {"member", "member_id", "actor", "actor_id"}},
    {M, STANCE_ROLE_ISO3, {"iso3", "iso_a3", "iso3c"}},
    {M, STANCE_ROLE_FROM, {"from", "since", "start"}},
    {M, STANCE_ROLE_TO, {"to", "until", "end"}},
    {M, STANCE_ROLE_SOURCE, {"source", "source_id"}},
    {M, STANCE_ROLE_LOCATOR, {"locator", "page", "paragraph"}},
    {M, STANCE_ROLE_NOTE, {"note", "notes", "comment"}},

    {O, STANCE_ROLE_ID, {"id", "source", "source_id"}},
    {O, STANCE_ROLE_TITLE, {"title", "label", "name"}},
    {O, STANCE_ROLE_PUBLISHER, {"publisher"}},
    {O, STANCE_ROLE_DATE, {"date", "day"}},
    {O, STANCE_ROLE_URL, {"url", "address", "link"}},
    {O, STANCE_ROLE_FILE, {"file", "path"}},
    {O, STANCE_ROLE_NOTE, {"note", "notes", "comment"}},
};
#undef S
#undef A
#undef I
#undef L
#undef M
#undef O
enum { NAMES = sizeof names / sizeof *names };

static char plain(char c)
{
    if (c == ' ' || c == '-')
        return '_';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_name(const char *a, const char *b)
{
    while (*a && plain(*a) == plain(*b)) {
        a++;
        b++;
    }
    return *a == '\0' && *b == '\0';
}

enum stance_role stance_role_of(enum stance_table_kind kind, const char *name)
{
    for (size_t i = 0; i < NAMES; i++)
        for (size_t k = 0; names[i].kind == kind && k < ALIASES && names[i].name[k]; k++)
            if (same_name(names[i].name[k], name))
                return names[i].role;
    return STANCE_ROLE_OTHER;
}

bool stance_role_is_canonical(enum stance_role role, const char *name)
{
    return same_name(stance_role_name(role), name);
}

const char *stance_role_name(enum stance_role role)
{
    for (size_t i = 0; i < NAMES; i++)
        if (names[i].role == role)
            return names[i].name[0];
    return "";
}

/* In the order of the kinds. */
const char *const stance_folder_files[] = {"statements.csv",   "actors.csv",  "issues.csv",
                                           "alignments.csv",   "members.csv", "sources.csv",
                                           "datapackage.json", NULL};
const char *const stance_folder_packings[] = {"", ".gz", ".zst", NULL};
_Static_assert(sizeof stance_folder_files / sizeof *stance_folder_files == STANCE_TABLE_KINDS + 2,
               "a file for every kind");

const char *stance_table_file_name(enum stance_table_kind kind)
{
    return stance_folder_files[kind];
}

const enum stance_role *stance_table_required(enum stance_table_kind kind, size_t *n)
{
    static const enum stance_role required[STANCE_TABLE_KINDS][3] = {
        {STANCE_ROLE_ACTOR, STANCE_ROLE_ISSUE, STANCE_ROLE_STANCE},
        {STANCE_ROLE_ID},
        {STANCE_ROLE_ID},
        {STANCE_ROLE_A, STANCE_ROLE_B, STANCE_ROLE_STRENGTH},
        {STANCE_ROLE_GROUP, STANCE_ROLE_MEMBER},
        {STANCE_ROLE_ID},
    };
    *n = kind == STANCE_TABLE_STATEMENTS || kind == STANCE_TABLE_ALIGNMENTS ? 3
         : kind == STANCE_TABLE_MEMBERS                                     ? 2
                                                                            : 1;
    return required[kind];
}

bool stance_table_complete(const struct stance_table *t)
{
    size_t n;
    const enum stance_role *required = stance_table_required(t->kind, &n);
    for (size_t i = 0; i < n; i++)
        if (!stance_table_column(t, required[i]))
            return false;
    return stance_table_present(t);
}
