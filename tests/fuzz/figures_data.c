/* figures_data.c - a data set from a seed: fuzz-data SEED FOLDER
 *
 * Writes statements.csv, actors.csv, issues.csv, alignments.csv and sources.csv that are valid
 * and unkind: sizes at the limits of the forms, all equal, all opposed, hardly anything recorded,
 * names that try to break out of SVG and DOT, in many scripts, very long, or nearly empty.
 * The same seed gives the same bytes. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define NAME_MOST 12000
#define ACTORS_MOST 500
#define ISSUES_MOST 100

static uint64_t state;

/* splitmix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195) */
static uint64_t next(void)
{
    uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static size_t below(size_t n)
{
    return (size_t)(next() % n);
}

static double unit(void)
{
    return (double)(next() >> 11) / 9007199254740992.0;
}

/* ---- Names ---- */

static const char *const hostile[] = {
    "</text><script>alert(1)</script>",
    "]]>",
    "&#0;",
    "\\N",
    "a\"b\\",
    "<!--",
    "&lt;b&gt;",
    "' onload='x",
    "%s%n%d",
    "{{x}}",
    "url(https://example.org)",
    "\xe2\x80\xae"
    "evil",
    "--",
    "=1+1",
    "[link](x)",
    "$(id)",
    "`id`",
    ";}#p{fill:red",
    "\\\\",
    "\\l\\r\\G\\E\\T\\H\\L",
};
static const char *const worldly[] = {
    "Türkiye",
    "Côte d’Ivoire",
    "Россия",
    "中华人民共和国",
    "日本国",
    "대한민국",
    "ประเทศไทย",
    "جمهورية مصر العربية",
    "ישראל",
    "भारत",
    "Việt Nam",
    "Ελλάδα",
    "🇺🇳",
    "👩‍👩‍👧‍👦",
    "🏴‍☠️ pirates",
    "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84",
    "ﷺﷺﷺ",
    "ﬃ ligature",
    "ℌ𝔢𝔩𝔩𝔬",
    "Ｆｕｌｌｗｉｄｔｈ",
    "مصر Egypt 123",
    "a\xcc\x88\xcc\x88\xcc\x88\xcc\x88\xcc\x88\xcc\x88",
    "\xe2\x80\x8f"
    "rtl",
};
static const char *const plain[] = {
    "council",
    "of",
    "ministers",
    "for",
    "the",
    "digital",
    "transition",
    "group",
    "party",
    "union",
    "Incomprehensibilities",
    "W",
    "i",
    "Donaudampfschifffahrtsgesellschaft",
    "and",
    "security",
};
#define PICK(list) (list)[below(sizeof(list) / sizeof *(list))]

/* A cell of CSV without its quotes; `which` makes it unlike every other name of its kind. */
static void make_name(char *out, size_t which, bool unkind)
{
    char name[NAME_MOST] = "";
    size_t n = 0, words = 1 + below(unkind && below(6) == 0 ? 40 : 4);
    for (size_t i = 0; i < words && n < 1000; i++) {
        const char *word = !unkind         ? PICK(plain)
                           : below(3) == 0 ? PICK(hostile)
                           : below(2)      ? PICK(worldly)
                                           : PICK(plain);
        n += (size_t)snprintf(name + n, sizeof name - n, "%s%s", i && below(8) ? " " : "", word);
    }
    if (unkind && below(60) == 0) {
        const char *unit_of = below(2) ? "W" : "漢";
        while (n < 10000) {
            memcpy(name + n, unit_of, strlen(unit_of));
            n += strlen(unit_of);
        }
        name[n] = '\0';
    }
    char *to = out + sprintf(out, "%s%zu ", below(2) ? "n" : "N", which);
    for (const char *from = name; *from; from++) {
        if (*from == '"')
            *to++ = '"';
        *to++ = *from;
    }
    *to = '\0';
}

/* ---- Tables ---- */

struct plan {
    size_t actors, issues;
    double density, noise;
    bool unkind, dated, all_equal, all_opposed;
    bool label[2]; /* actors, issues: a table with labels */
};

static FILE *table(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(2);
    }
    return file;
}

static struct plan make_plan(void)
{
    static const size_t actors[] = {1, 2, 3, 4, 7, 15, 16, 17, 20, 40, 41, 80, 81, 130, 300, 401};
    static const size_t issues[] = {1, 2, 3, 5, 12, 14, 15, 16, 28, 29, 40, 60, 61};
    struct plan p = {.actors = PICK(actors), .issues = PICK(issues)};
    p.density = below(4) ? 0.05 + 0.95 * unit() : 0.02;
    p.noise = unit() * 0.5;
    p.unkind = below(4) != 0;
    p.dated = below(3) != 0;
    p.all_equal = below(8) == 0;
    p.all_opposed = !p.all_equal && below(8) == 0;
    p.label[0] = below(2);
    p.label[1] = below(2);
    return p;
}

static void put_entities(const char *folder, const char *kind, size_t n, bool unkind,
                         bool short_too)
{
    FILE *file = table(folder, kind);
    char name[2 * NAME_MOST + 32];
    fprintf(file, "id,label,%snote\n", short_too ? "short," : "");
    for (size_t i = 0; i < n; i++) {
        make_name(name, i, unkind);
        fprintf(file, "%c%zu,\"%s\",", kind[0], i, name);
        if (short_too)
            fprintf(file, below(3) ? "%c%zu," : ",", kind[0], i);
        fputs("x\n", file);
    }
    fclose(file);
}

static void put_statements(const char *folder, const struct plan *p, char *const *actor,
                           char *const *issue)
{
    static const char *const bases[] = {"stated", "stated", "inferred", "expected", ""};
    FILE *file = table(folder, "statements");
    char evidence[2 * NAME_MOST + 32];
    fprintf(file, "actor,issue,stance,basis,source,locator,evidence,url,session%s\n",
            p->dated ? ",date" : "");
    size_t camps = 1 + below(7), rows = 0;
    for (size_t a = 0; a < p->actors; a++)
        for (size_t i = 0; i < p->issues; i++) {
            bool last = rows == 0 && a + 1 == p->actors && i + 1 == p->issues;
            for (size_t repeat = unit() < p->density || last; repeat; repeat = below(5) == 0) {
                double side = (a % camps + i) % 2 ? 1 : -1, value = side;
                if (unit() < p->noise)
                    value = (double)below(21) / 10 - 1;
                if (p->all_equal)
                    value = 1;
                if (p->all_opposed)
                    value = a % 2 ? 1 : -1;
                make_name(evidence, rows, p->unkind);
                fprintf(file, "\"%s\",\"%s\",%.1f,%s,s%zu,p. %zu,\"%s\",%s,%zu", actor[a], issue[i],
                        value, PICK(bases), below(6), below(90), evidence,
                        below(2) ? "https://example.org/?a=1&b=2" : "javascript:alert(1)",
                        below(5));
                if (p->dated)
                    fprintf(file, ",%zu", 2019 + below(4));
                fputc('\n', file);
                rows++;
            }
        }
    fclose(file);
}

static void put_rest(const char *folder, const struct plan *p, char *const *actor)
{
    FILE *file = table(folder, "alignments");
    fputs("a,b,strength\n", file);
    for (size_t i = 0; p->actors > 1 && i < below(1 + p->actors); i++) {
        size_t a = below(p->actors), b = below(p->actors);
        if (a != b)
            fprintf(file, "\"%s\",\"%s\",%s\n", actor[a], actor[b], below(2) ? "0.8" : "-1");
    }
    fclose(file);
    put_entities(folder, "sources", 6, p->unkind, false);
}

/* What the statements call the rows of a kind: ids where a table has them, else names. */
static char **names_of(size_t n, char letter, bool labelled, bool unkind)
{
    char **list = calloc(n, sizeof *list);
    static char name[2 * NAME_MOST + 32];
    for (size_t i = 0; list && i < n; i++) {
        if (labelled)
            snprintf(name, sizeof name, "%c%zu", letter, i);
        else
            make_name(name, i, unkind);
        list[i] = malloc(strlen(name) + 1);
        if (!list[i])
            abort();
        strcpy(list[i], name);
    }
    if (!list)
        abort();
    return list;
}

int main(int argc, char **argv)
{
    if (argc != 3 || (mkdir(argv[2], 0777) != 0 && errno != EEXIST)) {
        fprintf(stderr, "usage: fuzz-data SEED FOLDER\n");
        return 2;
    }
    state = strtoull(argv[1], NULL, 10) * 0x2545f4914f6cdd1du;
    struct plan p = make_plan();
    char **actor = names_of(p.actors, 'a', p.label[0], p.unkind);
    char **issue = names_of(p.issues, 'i', p.label[1], p.unkind);
    if (p.label[0])
        put_entities(argv[2], "actors", p.actors, p.unkind, true);
    if (p.label[1])
        put_entities(argv[2], "issues", p.issues, p.unkind, true);
    put_statements(argv[2], &p, actor, issue);
    put_rest(argv[2], &p, actor);
    for (size_t i = 0; i < p.actors; i++)
        free(actor[i]);
    for (size_t i = 0; i < p.issues; i++)
        free(issue[i]);
    free(actor);
    free(issue);
    return 0;
}
