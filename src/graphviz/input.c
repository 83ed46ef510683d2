/* input.c - DOT in, and what Graphviz has to say about it. */
#define _XOPEN_SOURCE 700
#include "graphviz.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void answer_text(const char *s)
{
    size_t n = strlen(s);
    printf("%zu:", n);
    fwrite(s, 1, n, stdout);
}

void answer_error(size_t line, size_t column, const char *message)
{
    printf("error %zu %zu ", line, column);
    answer_text(message);
    putchar('\n');
}

/* ---- what Graphviz says ---- */

/* One message comes in three pieces: "Error" or "Warning", ": ", and its text. */
static struct {
    char text[1024]; /* of the first error */
    size_t n;
    bool open; /* pieces belong to the first error */
} said;

static int collect_constant(const char *piece)
{
    bool error = strcmp(piece, "Error") == 0;
    if (error || strcmp(piece, "Warning") == 0) {
        said.open = error && said.n == 0;
    } else if (said.open && !(said.n == 0 && strcmp(piece, ": ") == 0)) {
        size_t room = sizeof said.text - 1 - said.n, n = strlen(piece);
        if (n > room)
            n = room;
        memcpy(said.text + said.n, piece, n);
        said.n += n;
        said.text[said.n] = '\0';
    }
    return 0;
}

static int collect_plain(char *piece)
{
    return collect_constant(piece);
}

void errors_watch(void)
{
    said.n = 0;
    said.text[0] = '\0';
    said.open = false;
    agseterrf(COLLECTOR(collect_plain, collect_constant));
    agreseterrors();
}

bool errors_seen(void)
{
    return agerrors() != 0 || said.n > 0;
}

/* The line Graphviz tells of the error in `dot`; some versions count on from the last input. */
static size_t line_told(const char *dot)
{
    said.n = 0;
    said.text[0] = '\0';
    agmemread(dot);
    const char *told = strstr(said.text, " in line ");
    return told ? strtoul(told + strlen(" in line "), NULL, 10) : 0;
}

/* Does Graphviz count the line breaks inside strings?  Not before version 7; asked once an
 * error is known, by two errors with and without such a break before them. */
static bool counts_in_strings(void)
{
    size_t without = line_told("graph { a [b=\"\"] -> }");
    return line_told("graph { a [b=\"c\n\"] -> }") > without;
}

/* Steps over one lexeme of DOT; *counted becomes how many line breaks old versions see in
 * it.  In a string they see one that a backslash hides, and one that stands alone between
 * escapes; in a longer run of text none. */
static const char *step(const char *p, bool *quoted, size_t *counted)
{
    size_t n = 1;
    *counted = 0;
    if (*quoted && *p == '\\' && p[1]) {
        *counted = p[1] == '\n';
        n = 2;
    } else if (*quoted && *p != '"') {
        n = strcspn(p, "\"\\");
        *counted = n == 1 && *p == '\n';
    } else if (*p == '"') {
        *quoted = !*quoted;
    } else if (p[0] == '/' && p[1] == '/') {
        n = strcspn(p, "\n");
    } else if (p[0] == '/' && p[1] == '*') {
        const char *end = strstr(p + 2, "*/");
        n = end ? (size_t)(end + 2 - p) : strlen(p);
        for (size_t i = 0; i < n; i++)
            *counted += p[i] == '\n';
    } else {
        *counted = *p == '\n';
    }
    return p + n;
}

/* The line of the file behind the one that an old Graphviz counted. */
static size_t true_line(const struct input *input, size_t counted)
{
    size_t line = 1, seen = 1, more;
    bool quoted = false;
    for (const char *p = input->bytes, *next; *p && seen < counted; p = next) {
        next = step(p, &quoted, &more);
        seen += more;
        for (; p < next; p++)
            line += *p == '\n';
    }
    return line;
}

/* Where `token` stands in a line of the input, if it stands there once; 0 = unknown. */
static size_t column_of(const struct input *input, size_t line, const char *token, size_t n)
{
    const char *at = input->bytes, *end;
    for (; line > 1 && (at = strchr(at, '\n')); line--)
        at++;
    if (!at || n == 0)
        return 0;
    end = at + strcspn(at, "\n");
    const char *found = NULL;
    for (const char *p = at; p + n <= end; p++) {
        if (memcmp(p, token, n) != 0)
            continue;
        if (found)
            return 0;
        found = p;
    }
    if (!found)
        return 0;
    size_t column = 1;
    for (const char *p = at; p < found; p++)
        column += ((unsigned char)*p & 0xC0) != 0x80;
    return column;
}

/* Cuts "FILE: syntax error in line 3 near '->'" into its parts. */
void errors_answer(const struct input *input, const char *otherwise)
{
    /* A limit of Graphviz's past: long strings are fine. */
    static const char stale[] = " longer than 16384?";
    char text[sizeof said.text];
    char *start = strstr(said.text, "syntax error");
    strcpy(text, start ? start : said.text);
    text[strcspn(text, "\n")] = '\0';
    if (!*text) {
        answer_error(0, 0, otherwise);
        return;
    }
    char *hint = strstr(text, stale);
    if (hint)
        memmove(hint, hint + sizeof stale - 1, strlen(hint + sizeof stale - 1) + 1);
    size_t line = 0, column = 0;
    char *where = strstr(text, " in line ");
    if (where) {
        char *rest = where + strlen(" in line ");
        line = strtoul(rest, &rest, 10);
        memmove(where, rest, strlen(rest) + 1);
        if (!counts_in_strings())
            line = true_line(input, line);
        char *near = strstr(where, "near '");
        if (near) {
            near += strlen("near '");
            char *quote = strrchr(near, '\'');
            column = column_of(input, line, near, quote ? (size_t)(quote - near) : 0);
        }
    }
    answer_error(line, column, text);
}

/* ---- the input ---- */

bool input_read(struct input *input)
{
    size_t capacity = 0;
    for (;;) {
        if (capacity - input->n < 65536) {
            capacity = capacity ? 2 * capacity : 1 << 18;
            char *bytes = realloc(input->bytes, capacity + 1);
            if (!bytes)
                return false;
            input->bytes = bytes;
        }
        ssize_t got = read(STDIN_FILENO, input->bytes + input->n, capacity - input->n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        input->n += (size_t)got;
        input->bytes[input->n] = '\0';
        if (got == 0)
            return true;
    }
}

static void answer_error_at(const struct input *input, const char *at, const char *message)
{
    size_t line = 1, column = 1;
    for (const char *p = input->bytes; p < at; p++) {
        column += ((unsigned char)*p & 0xC0) != 0x80;
        if (*p == '\n') {
            line++;
            column = 1;
        }
    }
    answer_error(line, column, message);
}

/* Graphviz would take a NUL byte for the end. */
static bool has_nul(const struct input *input)
{
    size_t n = strlen(input->bytes);
    if (n == input->n)
        return false;
    answer_error_at(input, input->bytes + n, "a NUL byte");
    return true;
}

static bool is_comment(const struct input *input, const char *p)
{
    return (p[0] == '/' && (p[1] == '/' || p[1] == '*')) ||
           (*p == '#' && (p == input->bytes || p[-1] == '\n'));
}

/* Behind the comment, string, markup or character at p. */
static const char *behind(const struct input *input, const char *p)
{
    if (p[0] == '/' && p[1] == '*') {
        const char *end = strstr(p + 2, "*/");
        return end ? end + 2 : p + strlen(p);
    }
    if (is_comment(input, p))
        return p + strcspn(p, "\n");
    if (*p == '"') {
        for (p++; *p && *p != '"'; p++)
            p += *p == '\\' && p[1];
        return p + (*p == '"');
    }
    if (*p == '<') {
        size_t deep = 0;
        do {
            deep += *p == '<';
            deep -= *p == '>';
        } while (*++p && deep);
        return p;
    }
    return p + 1;
}

/* What follows the input's only graph, whose syntax is good, other than blanks and comments.  Old
 * versions of Graphviz tell an error there in the wrong line, 14 forgets the rest of a line. */
static const char *find_more(const struct input *input)
{
    const char *p = input->bytes;
    size_t deep = 0;
    bool closed = false;
    for (; *p && !closed; p = behind(input, p)) {
        deep += *p == '{';
        closed = *p == '}' && --deep == 0;
    }
    while (*p && (strchr(" \t\r\n", *p) || is_comment(input, p)))
        p = behind(input, p);
    return *p ? p : NULL;
}

Agraph_t *input_parse(const struct input *input)
{
    if (has_nul(input))
        return NULL;
    FILE *file = input->n ? fmemopen(input->bytes, input->n, "r") : NULL;
    if (!file) {
        answer_error(0, 0, "no graph in it");
        return NULL;
    }
    errors_watch();
    Agraph_t *graph = agread(file, NULL);
    if (!graph || errors_seen()) {
        errors_answer(input, "no graph in it");
        graph = NULL;
    } else if (find_more(input)) {
        answer_error_at(input, find_more(input), "more after the graph: one file holds one graph");
        graph = NULL;
    }
    fclose(file);
    return graph;
}
