/* read_gml.c - GML: ours, and that of igraph, networkx, Gephi and yEd.
 *
 * graph [ node [ id 1 label "x" ... ] edge [ source 1 target 2 ... ] ]; lists inside a node or an
 * edge (graphics) are passed over.  Texts are UTF-8; &amp; &quot; &lt; &gt; &apos; and &#N; are
 * resolved. */
#include <string.h>

#include "../base/error.h"
#include "../base/number.h"
#include "../base/text.h"
#include "exchange_lines.h"
#include "exchange_readers.h"

enum { DEPTH_MOST = 64 };
enum token { END, KEY, NUMBER, STRING, OPEN, CLOSE, WRONG };

struct reader {
    struct stance_exchange_build *b;
    const char *begin, *at, *end, *file;
    size_t line;
    struct stance_slice token; /* of a string: between its quotes */
    struct stance_text scratch;
    struct stance_error *err;
};

static enum stance_code bad(const struct reader *r, const char *expected)
{
    return stance_exchange_bad(r->err, r->file, r->begin, r->end, "GML: ", expected, r->token);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static void skip_blanks(struct reader *r)
{
    bool comment = false;
    for (; r->at < r->end && (comment || is_space(*r->at) || *r->at == '#'); r->at++) {
        if (*r->at == '\n')
            r->line++;
        comment = *r->at == '#' || (comment && *r->at != '\n');
    }
}

static enum token next(struct reader *r)
{
    skip_blanks(r);
    const char *start = r->at;
    r->token = stance_slice_of(start, 0);
    if (start == r->end)
        return END;
    char c = *r->at++;
    if (c == '"') {
        const char *quote = memchr(r->at, '"', (size_t)(r->end - r->at));
        if (!quote) {
            r->token.n = (size_t)(r->end - start);
            return WRONG;
        }
        r->token = stance_slice_of(r->at, (size_t)(quote - r->at));
        for (; r->at <= quote; r->at++)
            r->line += *r->at == '\n';
        return STRING;
    }
    r->token.n = 1;
    if (c == '[' || c == ']')
        return c == '[' ? OPEN : CLOSE;
    bool number = c == '+' || c == '-' || c == '.' || (c >= '0' && c <= '9');
    while (r->at < r->end && (is_word(*r->at) || (number && strchr("+-.", *r->at) && *r->at)))
        r->at++;
    r->token.n = (size_t)(r->at - start);
    return number ? NUMBER : is_word(c) ? KEY : WRONG;
}

/* ---- texts ---- */

static bool put_code_point(struct stance_text *out, uint64_t c)
{
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return false;
    if (c < 0x80) {
        stance_text_putc(out, (char)c);
        return true;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    stance_text_putc(out, (char)(lead[more] | (c >> (6 * more))));
    while (more-- > 0)
        stance_text_putc(out, (char)(0x80 | ((c >> (6 * more)) & 0x3F)));
    return true;
}

/* The entity at s, appended; how long it was, 0 = none we know. */
static size_t put_entity(struct stance_text *out, const char *s, size_t n)
{
    static const char *const known[][2] = {
        {"&amp;", "&"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&apos;", "'"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t k = strlen(known[i][0]);
        if (n >= k && memcmp(s, known[i][0], k) == 0) {
            stance_text_puts(out, known[i][1]);
            return k;
        }
    }
    const char *stop = n > 3 && s[1] == '#' ? memchr(s, ';', n < 12 ? n : 12) : NULL;
    uint64_t c;
    if (!stop || !stance_number_parse_whole(s + 2, (size_t)(stop - s) - 2, &c) ||
        !put_code_point(out, c))
        return 0;
    return (size_t)(stop - s) + 1;
}

static struct stance_slice resolve(struct reader *r)
{
    struct stance_slice s = r->token;
    if (s.n == 0 || !memchr(s.data, '&', s.n))
        return s;
    stance_text_clear(&r->scratch);
    for (size_t i = 0; i < s.n;) {
        size_t used = s.data[i] == '&' ? put_entity(&r->scratch, s.data + i, s.n - i) : 0;
        if (!used)
            stance_text_putc(&r->scratch, s.data[i]);
        i += used ? used : 1;
    }
    return stance_slice_of(r->scratch.bytes ? r->scratch.bytes : "", r->scratch.n);
}

/* ---- lists ---- */

static bool is(struct stance_slice s, const char *word)
{
    return s.n == strlen(word) && memcmp(s.data, word, s.n) == 0;
}

static enum stance_code skip_list(struct reader *r)
{
    for (int depth = 1; depth > 0;) {
        enum token t = next(r);
        if (t == END || t == WRONG || depth > DEPTH_MOST)
            return bad(r, "']'");
        depth += (t == OPEN) - (t == CLOSE);
    }
    return STANCE_OK;
}

/* Looks through a node or an edge for what says which it is. */
static enum stance_code find_ends(struct reader *r, const char *one, const char *two,
                                  struct stance_slice *a, struct stance_slice *b)
{
    struct reader ahead = *r;
    enum token t;
    enum stance_code code = STANCE_OK;
    *a = *b = (struct stance_slice){0};
    while (code == STANCE_OK && (t = next(&ahead)) == KEY) {
        struct stance_slice key = ahead.token;
        t = next(&ahead);
        if (t == OPEN)
            code = skip_list(&ahead);
        else if (is(key, one))
            *a = ahead.token;
        else if (two && is(key, two))
            *b = ahead.token;
    }
    return code;
}

static void note_place(struct reader *r, const char *at)
{
    r->b->place = (size_t)(at - r->begin);
}

static enum stance_code take_members(struct reader *r, const char *one, const char *two)
{
    enum token t;
    enum stance_code code = STANCE_OK;
    while (code == STANCE_OK && (t = next(r)) != CLOSE) {
        struct stance_slice key = r->token;
        if (t != KEY)
            return bad(r, "a key or ']'");
        t = next(r);
        if (t == OPEN) {
            code = skip_list(r);
            continue;
        }
        if (t != STRING && t != NUMBER)
            return bad(r, "a value");
        if (is(key, one) || (two && is(key, two)))
            continue;
        if (is(key, "stance_source"))
            key = stance_slice_of("source", 6);
        struct stance_slice value = t == STRING ? resolve(r) : r->token;
        if (r->scratch.failed)
            return stance_error_memory(r->err);
        note_place(r, r->token.data);
        code = stance_exchange_put(r->b, key, value, r->err);
    }
    return code;
}

static enum stance_code take_node(struct reader *r)
{
    struct stance_slice id, none;
    r->b->at = (size_t)(r->at - r->begin);
    enum stance_code code = find_ends(r, "id", NULL, &id, &none);
    note_place(r, id.n ? id.data : r->at);
    if (code == STANCE_OK)
        code = stance_exchange_open_node(r->b, id.data ? id.data : "", id.n, r->err);
    return code == STANCE_OK ? take_members(r, "id", NULL) : code;
}

static enum stance_code take_edge(struct reader *r, const char *at)
{
    struct stance_slice tail, head;
    r->b->at = (size_t)(r->at - r->begin);
    enum stance_code code = find_ends(r, "source", "target", &tail, &head);
    note_place(r, at);
    if (code == STANCE_OK)
        code = stance_exchange_open_edge(r->b, tail, head, r->err);
    return code == STANCE_OK ? take_members(r, "source", "target") : code;
}

static enum stance_code take_graph(struct reader *r)
{
    enum token t;
    enum stance_code code = STANCE_OK;
    while (code == STANCE_OK && (t = next(r)) != CLOSE) {
        struct stance_slice key = r->token;
        if (t != KEY)
            return bad(r, "a key or ']'");
        t = next(r);
        if (t == OPEN && is(key, "node")) {
            code = take_node(r);
        } else if (t == OPEN && is(key, "edge")) {
            code = take_edge(r, key.data);
        } else if (t == OPEN) {
            code = skip_list(r);
        } else if (t == STRING || t == NUMBER) {
            stance_exchange_open_graph(r->b);
            note_place(r, r->token.data);
            code = stance_exchange_put(r->b, key, t == STRING ? resolve(r) : r->token, r->err);
        } else {
            return bad(r, "a value");
        }
    }
    return code;
}

enum stance_code stance_exchange_take_gml(struct stance_exchange_build *b, const char *bytes,
                                          size_t n, const char *file, struct stance_error *err)
{
    struct reader r = {
        .b = b, .begin = bytes, .at = bytes, .end = bytes + n, .file = file, .line = 1, .err = err};
    enum token t;
    enum stance_code code = STANCE_OK;
    bool any = false;
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        r.at += 3;
    while (code == STANCE_OK && (t = next(&r)) != END) {
        struct stance_slice key = r.token;
        if (t != KEY) {
            code = bad(&r, "a key");
            break;
        }
        t = next(&r);
        if (t == OPEN && is(key, "graph") && !any) {
            any = true;
            code = take_graph(&r);
        } else if (t == OPEN) {
            code = is(key, "graph") ? bad(&r, "one graph") : skip_list(&r);
        } else if (t != STRING && t != NUMBER) {
            code = bad(&r, "a value");
        }
    }
    if (code == STANCE_OK && !any)
        code = bad(&r, "graph [");
    stance_text_free(&r.scratch);
    return code;
}
