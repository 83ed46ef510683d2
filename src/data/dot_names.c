/* dot_names.c - attribute names for columns, and the names that are Graphviz's. */
#include "dot_names.h"

#include <string.h>

#include "../base/error.h"
#include "../base/text.h"

const char *stance_dot_table_name(enum stance_table_kind kind)
{
    static const char *const name[STANCE_TABLE_KINDS] = {"statements", "actors",  "issues",
                                                         "alignments", "members", "sources"};
    return name[kind];
}

static bool among(const char *const *list, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i], name) == 0)
            return true;
    return false;
}

static bool is_plain(const char *name)
{
    static const char *const plain[] = {
        "actor",   "issue",    "stance",  "basis", "date",     "source",
        "locator", "evidence", "speaker", "url",   "document", "short",
        "iso3",    "aliases",  "note",    "theme", "strength", "proposition",
    };
    return among(plain, sizeof plain / sizeof *plain, name);
}

/* clang-format off */
/* Graphviz's attributes of nodes and edges, versions 2.42 to 14. */
static const char *const draws[] = {
    "URL", "_background", "area", "arrowhead", "arrowsize", "arrowtail", "class", "color",
    "colorscheme", "comment", "constraint", "decorate", "dir", "distortion", "edgeURL",
    "edgehref", "edgetarget", "edgetooltip", "fillcolor", "fixedsize", "fontcolor", "fontname",
    "fontsize", "gradientangle", "group", "headURL", "head_lp", "headclip", "headhref",
    "headlabel", "headport", "headtarget", "headtooltip", "height", "href", "id", "image",
    "imagepos", "imagescale", "key", "label", "labelURL", "labelangle", "labeldistance",
    "labelfloat", "labelfontcolor", "labelfontname", "labelfontsize", "labelhref", "labeljust",
    "labelloc", "labeltarget", "labeltooltip", "layer", "len", "lhead", "lp", "ltail", "margin",
    "minlen", "nojustify", "ordering", "orientation", "penwidth", "peripheries", "pin", "pos",
    "radius", "rank", "rects", "regular", "root", "samehead", "sametail", "samplepoints",
    "shape", "shapefile", "showboxes", "sides", "skew", "sortv", "style", "tailURL", "tail_lp",
    "tailclip", "tailhref", "taillabel", "tailport", "tailtarget", "tailtooltip", "target",
    "tooltip", "vertices", "weight", "width", "xlabel", "xlp", "z",
};
/* clang-format on */

bool stance_dot_name_draws(const char *name)
{
    return among(draws, sizeof draws / sizeof *draws, name);
}

enum stance_code stance_dot_names(struct stance_dictionary *out, const struct stance_table *t,
                                  struct stance_error *err)
{
    struct stance_dictionary names = {0};
    struct stance_text name = {0};
    enum stance_code code = stance_dictionary_init(&names, err);
    for (size_t i = 0; code == STANCE_OK && i < t->column_n; i++) {
        stance_text_clear(&name);
        if (!is_plain(t->column[i].name))
            stance_text_puts(&name, STANCE_DOT_PREFIX);
        stance_text_puts(&name, t->column[i].name);
        /* Columns may share a name, or take the one another would get. */
        uint32_t before = names.n, got;
        while ((code = stance_text_end(&name, err)) == STANCE_OK) {
            code = stance_dictionary_put(&names, name.bytes, name.n, &got, err);
            if (code != STANCE_OK || names.n > before)
                break;
            stance_text_format(&name, "_%zu", i);
        }
    }
    stance_text_free(&name);
    if (code == STANCE_OK)
        *out = names;
    else
        stance_dictionary_clear(&names);
    return code;
}
