/* exchange_read.c - which format a file has, and its reader. */
#include "exchange_read.h"

#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "exchange_lines.h"
#include "exchange_place.h"
#include "exchange_readers.h"

static bool holds(struct stance_slice s, const char *word)
{
    for (; s.n; s.data++, s.n--)
        if (stance_slice_begins(s, word))
            return true;
    return false;
}

/* The cells of a header, names compared whatever their case: is this one among them? */
static bool has_column(struct stance_slice line, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < line.n; i++) {
        struct stance_slice rest = {line.data + i, line.n - i};
        bool begins = i == 0 || strchr(",;\t\"", line.data[i - 1]);
        if (begins && stance_slice_begins(rest, name) &&
            (rest.n == n || strchr(",;\t\"", rest.data[n])))
            return true;
    }
    return false;
}

static enum stance_exchange_kind kind_of_header(struct stance_slice line)
{
    if (line.n > 1 && (line.data[0] == ',' || line.data[0] == ';' ||
                       (line.n > 3 && memcmp(line.data, "\"\"", 2) == 0 &&
                        (line.data[2] == ',' || line.data[2] == ';'))))
        return STANCE_EXCHANGE_IS_MATRIX;
    bool gephi = has_column(line, "source") && has_column(line, "target");
    bool pairs = has_column(line, "a") && has_column(line, "b") && has_column(line, "weight");
    /* The tables of a data set have these. */
    if (has_column(line, "actor") && has_column(line, "issue") && !gephi)
        return STANCE_EXCHANGE_IS_NONE;
    return gephi || pairs ? STANCE_EXCHANGE_IS_EDGES : STANCE_EXCHANGE_IS_NONE;
}

enum stance_exchange_kind stance_exchange_kind_of(const char *bytes, size_t n)
{
    struct stance_slice s = {bytes, n < 4096 ? n : 4096};
    if (s.n >= 3 && memcmp(s.data, "\xEF\xBB\xBF", 3) == 0)
        s = (struct stance_slice){s.data + 3, s.n - 3};
    const char *start = s.data;
    while (s.n && strchr(" \t\r\n", *s.data) && *s.data)
        s = (struct stance_slice){s.data + 1, s.n - 1};
    if (s.n == 0)
        return STANCE_EXCHANGE_IS_NONE;
    if (*s.data == '<')
        return holds(s, "<gexf") ? STANCE_EXCHANGE_IS_GEXF : STANCE_EXCHANGE_IS_GRAPHML;
    if (*s.data == '{')
        return STANCE_EXCHANGE_IS_JSON;
    if (stance_slice_begins(s, "*vertices") || stance_slice_begins(s, "*network"))
        return STANCE_EXCHANGE_IS_PAJEK;
    if (stance_slice_begins(s, "dl ") || stance_slice_begins(s, "dl\n") ||
        stance_slice_begins(s, "dl\r"))
        return STANCE_EXCHANGE_IS_DL;
    if (stance_slice_begins(s, "graph [") || stance_slice_begins(s, "graph\n[") ||
        (stance_slice_begins(s, "creator \"") && holds(s, "graph")))
        return STANCE_EXCHANGE_IS_GML;
    s.n += (size_t)(s.data - start);
    s.data = start;
    const char *stop = memchr(s.data, '\n', s.n);
    s.n = stop ? (size_t)(stop - s.data) : s.n;
    while (s.n && s.data[s.n - 1] == '\r')
        s.n--;
    return kind_of_header(s);
}

static bool ends_in(const char *path, const char *ending)
{
    size_t n = strlen(path), k = strlen(ending);
    return n > k && memcmp(path + n - k, ending, k) == 0;
}

enum stance_exchange_kind stance_exchange_kind_of_file(const char *path)
{
    static const struct {
        const char *ending;
        enum stance_exchange_kind kind;
    } known[] = {{".graphml", STANCE_EXCHANGE_IS_GRAPHML}, {".gexf", STANCE_EXCHANGE_IS_GEXF},
                 {".gml", STANCE_EXCHANGE_IS_GML},         {".net", STANCE_EXCHANGE_IS_PAJEK},
                 {".dl", STANCE_EXCHANGE_IS_DL},           {".json", STANCE_EXCHANGE_IS_JSON}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (ends_in(path, known[i].ending))
            return known[i].kind;
    if (!ends_in(path, ".csv") && !ends_in(path, ".xml"))
        return STANCE_EXCHANGE_IS_NONE;
    char begin[4096];
    FILE *file = stance_path_is_folder(path) ? NULL : fopen(path, "rb");
    size_t n = file ? fread(begin, 1, sizeof begin, file) : 0;
    if (file)
        fclose(file);
    enum stance_exchange_kind kind =
        n ? stance_exchange_kind_of(begin, n) : STANCE_EXCHANGE_IS_NONE;
    /* A matrix says nothing of actors and issues. */
    return kind == STANCE_EXCHANGE_IS_MATRIX ? STANCE_EXCHANGE_IS_NONE : kind;
}

enum stance_code stance_exchange_read(struct stance_dot_graph *out, enum stance_exchange_kind kind,
                                      const char *bytes, size_t n, const char *file,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    typedef enum stance_code reader(struct stance_exchange_build *, const char *, size_t,
                                    const char *, struct stance_error *);
    static reader *const readers[] = {NULL,
                                      stance_exchange_take_graphml,
                                      stance_exchange_take_gexf,
                                      stance_exchange_take_json,
                                      stance_exchange_take_gml,
                                      stance_exchange_take_pajek,
                                      stance_exchange_take_dl,
                                      stance_exchange_take_edges,
                                      stance_exchange_take_matrix};
    struct stance_exchange_build build;
    bool declared = kind != STANCE_EXCHANGE_IS_EDGES && kind != STANCE_EXCHANGE_IS_MATRIX;
    if (kind == STANCE_EXCHANGE_IS_NONE)
        return stance_error_set(err, STANCE_E_VALUE, "no format that is read here");
    enum stance_code code = stance_exchange_build_init(&build, err);
    build.patience = (struct stance_patience){watch, "reading", "B", (double)n, 0};
    if (code == STANCE_OK)
        code = stance_patience_tell(&build.patience, 0, err);
    if (code == STANCE_OK)
        code = readers[kind](&build, n ? bytes : "", n, file, err);
    if (code == STANCE_OK)
        code = stance_exchange_build_end(out, &build, declared, err);
    if (code == STANCE_E_DATA)
        stance_exchange_locate(err, file, n ? bytes : "",
                               stance_exchange_place(kind, n ? bytes : "", n, build.place));
    stance_exchange_build_clear(&build);
    return code;
}
