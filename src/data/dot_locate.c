/* dot_locate.c - a walk over DOT's tokens, for messages only (Graphviz does the reading). */
#include "dot_locate.h"

#include <string.h>

/* A name, number or quoted string, or one mark such as [ ; or -> . */
struct token {
    size_t at, n; /* n = 0: the end */
    bool quoted;
};

static size_t skip_blank(const char *s, size_t n, size_t at)
{
    while (at < n) {
        if (strchr(" \t\r\n", s[at])) {
            at++;
        } else if (s[at] == '#' && (at == 0 || s[at - 1] == '\n')) {
            while (at < n && s[at] != '\n')
                at++;
        } else if (s[at] == '/' && at + 1 < n && s[at + 1] == '/') {
            while (at < n && s[at] != '\n')
                at++;
        } else if (s[at] == '/' && at + 1 < n && s[at + 1] == '*') {
            for (at += 2; at < n && !(s[at - 1] == '*' && s[at] == '/' && at > 2);)
                at++;
            at += at < n;
        } else {
            break;
        }
    }
    return at;
}

static struct token next_token(const char *s, size_t n, size_t at)
{
    struct token t = {.at = skip_blank(s, n, at)};
    size_t end = t.at;
    if (end == n)
        return t;
    t.quoted = s[end] == '"';
    if (t.quoted) {
        for (end++; end < n && s[end] != '"'; end++)
            end += s[end] == '\\' && end + 1 < n;
        end += end < n;
    } else if (s[end] == '-' && end + 1 < n && (s[end + 1] == '>' || s[end + 1] == '-')) {
        end += 2;
    } else if (strchr("[]{};,=:+", s[end])) {
        end++;
    } else {
        while (end < n && !strchr(" \t\r\n[]{};,=:+\"", s[end]) &&
               !(s[end] == '-' && end > t.at && end + 1 < n && strchr(">-", s[end + 1])))
            end++;
    }
    t.n = end - t.at;
    return t;
}

/* Does the token say `text`?  Only \" is an escape in DOT. */
static bool says(const char *s, struct token t, const char *text)
{
    size_t n = strlen(text);
    if (!t.quoted)
        return t.n == n && memcmp(s + t.at, text, n) == 0;
    size_t at = t.at + 1, end = t.at + t.n - (t.n > 1), i = 0;
    for (; at < end && i < n; at++, i++) {
        at += s[at] == '\\' && at + 1 < end && s[at + 1] == '"';
        if (s[at] != text[i])
            return false;
    }
    return at == end && i == n;
}

static bool is_mark(const char *s, struct token t, char mark)
{
    return t.n == 1 && !t.quoted && s[t.at] == mark;
}

/* From behind the head of a statement: the cell's text as a value in its [...]. */
static size_t value_in(const char *s, size_t n, size_t at, const char *text)
{
    struct token t = next_token(s, n, at);
    if (!is_mark(s, t, '['))
        return SIZE_MAX;
    bool value = false;
    for (; t.n && !is_mark(s, t, ']'); t = next_token(s, n, t.at + t.n)) {
        if (value && says(s, t, text))
            return t.at;
        value = is_mark(s, t, '=');
    }
    return SIZE_MAX;
}

/* The two ends of an edge, or the id of a node and NULL. */
static void ends_of(const struct stance_table *t, size_t row, const char *end[2])
{
    bool edge = stance_table_column(t, STANCE_ROLE_A) != NULL;
    bool statement = stance_table_column(t, STANCE_ROLE_ACTOR) != NULL;
    end[0] = stance_table_text(
        t, edge ? STANCE_ROLE_A : statement ? STANCE_ROLE_ACTOR : STANCE_ROLE_ID, row);
    end[1] = edge        ? stance_table_text(t, STANCE_ROLE_B, row)
             : statement ? stance_table_text(t, STANCE_ROLE_ISSUE, row)
                         : NULL;
}

size_t stance_dot_locate(const char *data, size_t n, const struct stance_table *t, size_t row,
                         uint32_t header)
{
    const char *end[2], *text = NULL;
    ends_of(t, row, end);
    for (size_t i = 0; i < t->column_n && header != STANCE_NONE; i++)
        if (t->column[i].header == header)
            text = stance_dictionary_text(&t->column[i].text, t->column[i].code[row]);
    bool is_end = text && (strcmp(text, end[0]) == 0 || (end[1] && strcmp(text, end[1]) == 0));
    bool start = true; /* neither in an attribute nor, for a node, the end of an edge */
    for (struct token a = next_token(data, n, 0); a.n; a = next_token(data, n, a.at + a.n)) {
        bool here = start && says(data, a, end[0]);
        bool op = a.n == 2 && !a.quoted && data[a.at] == '-' && strchr("->", data[a.at + 1]);
        start = !is_mark(data, a, '=') && !is_mark(data, a, '[') && !is_mark(data, a, ',') &&
                !(op && !end[1]);
        struct token behind = a;
        if (here && end[1]) {
            struct token arrow = next_token(data, n, a.at + a.n);
            behind = next_token(data, n, arrow.at + arrow.n);
            here = arrow.n == 2 && data[arrow.at] == '-' && says(data, behind, end[1]);
        }
        if (!here)
            continue;
        if (!text || is_end)
            return text && end[1] && strcmp(text, end[0]) != 0 ? behind.at : a.at;
        size_t found = value_in(data, n, behind.at + behind.n, text);
        if (found != SIZE_MAX)
            return found;
    }
    return SIZE_MAX;
}
