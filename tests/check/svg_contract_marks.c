/* svg_contract_marks.c - the marks of an SVG file against the contract: attributes, colours,
 * numbers, the place of text and its contrast with what lies under it. */
#include "svg_contract_marks.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void svg_contract_fault(struct svg_contract *out, const char *format, ...)
{
    if (out->fault_n < SVG_FAULTS_KEPT) {
        va_list list;
        va_start(list, format);
        vsnprintf(out->fault[out->fault_n], sizeof out->fault[0], format, list);
        va_end(list);
    }
    out->fault_n++;
}

const char *svg_contract_get(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (!a->ns && !strcmp((const char *)a->name, name))
            return a->children ? (const char *)a->children->content : "";
    return NULL;
}

double svg_contract_number(const xmlNode *node, const char *name, double otherwise)
{
    const char *s = svg_contract_get(node, name);
    return s ? atof(s) : otherwise;
}

/* ---- Attributes ---- */

static bool is_one_of(const char *s, const char *const *list)
{
    for (; *list; list++)
        if (!strcmp(s, *list))
            return true;
    return false;
}

static const char *const allowed[] = {"x",
                                      "y",
                                      "width",
                                      "height",
                                      "rx",
                                      "cx",
                                      "cy",
                                      "r",
                                      "d",
                                      "class",
                                      "fill",
                                      "stroke",
                                      "stroke-width",
                                      "stroke-opacity",
                                      "fill-opacity",
                                      "font-size",
                                      "font-weight",
                                      "text-anchor",
                                      "direction",
                                      "transform",
                                      "id",
                                      "aria-hidden",
                                      "stroke-dasharray",
                                      "stroke-linecap",
                                      "stroke-linejoin",
                                      NULL};
static const char *const measured[] = {"x",
                                       "y",
                                       "width",
                                       "height",
                                       "rx",
                                       "cx",
                                       "cy",
                                       "r",
                                       "d",
                                       "transform",
                                       "stroke-width",
                                       "font-size",
                                       "stroke-dasharray",
                                       NULL};

/* Every number of s: decimals, exponent, minus zero, range. */
static void check_numbers(struct svg_contract_walk *w, const char *what, const char *s,
                          size_t decimals)
{
    for (const char *at = s; *at;) {
        if (!strchr("0123456789.-", *at)) {
            if ((*at == 'e' || *at == 'E') && at > s && at[-1] >= '0' && at[-1] <= '9') {
                svg_contract_fault(w->out, "number: exponent in %s=\"%.40s\"", what, s);
                return;
            }
            at++;
            continue;
        }
        const char *start = at;
        at += *at == '-';
        size_t whole = strspn(at, "0123456789"), fraction = 0;
        at += whole;
        if (*at == '.') {
            fraction = strspn(at + 1, "0123456789");
            at += 1 + fraction;
        }
        double value = atof(start);
        if (whole + fraction == 0 || fraction > decimals || fabs(value) > 1e5 ||
            (*start == '-' && fabs(value) <= 0)) {
            svg_contract_fault(w->out, "number: %.*s in %s=\"%.40s\"", (int)(at - start), start,
                               what, s);
            return;
        }
        at += at == start;
    }
}

/* ---- Colours ---- */

static enum stance_token token_named(const char *name, size_t n)
{
    for (int t = 0; t < STANCE_TOKENS; t++) {
        const char *known = stance_token_name((enum stance_token)t);
        if (strlen(known) == n && !memcmp(known, name, n))
            return (enum stance_token)t;
    }
    return STANCE_NO_TOKEN;
}

/* One class against the literal attribute that must stand beside it. */
static void check_class(struct svg_contract_walk *w, const xmlNode *node, const char *name,
                        size_t n)
{
    bool stroke = n > 2 && name[0] == 's';
    enum stance_token token = n > 2 && name[1] == '-' && strchr("fs", name[0])
                                  ? token_named(name + 2, n - 2)
                                  : STANCE_NO_TOKEN;
    if (token == STANCE_NO_TOKEN) {
        svg_contract_fault(w->out, "class: %.*s is no token", (int)n, name);
        return;
    }
    (stroke ? w->stroke_used : w->fill_used)[token] = true;
    const char *literal = svg_contract_get(node, stroke ? "stroke" : "fill");
    if (!literal)
        svg_contract_fault(w->out, "class: %.*s on <%s> without a literal colour", (int)n, name,
                           node->name);
    else if (strcmp(literal, stance_token_hex(token, w->dark)) != 0)
        svg_contract_fault(w->out, "class: %.*s beside %.10s", (int)n, name, literal);
}

/* Literally, by itself or by a group around it: what is not, is black. */
static bool is_painted(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        if (svg_contract_get(node, "fill"))
            return true;
    return false;
}

static void check_colours(struct svg_contract_walk *w, const xmlNode *node)
{
    static const char *const shapes[] = {"rect", "path", "circle", "text", NULL};
    const char *class = svg_contract_get(node, "class"), *fill = svg_contract_get(node, "fill");
    const char *stroke = svg_contract_get(node, "stroke");
    bool has_fill = false, has_stroke = false;
    for (const char *at = class ? class : ""; *at;) {
        size_t n = strcspn(at, " ");
        check_class(w, node, at, n);
        has_fill = has_fill || *at == 'f';
        has_stroke = has_stroke || *at == 's';
        at += n + (at[n] == ' ');
    }
    if (is_one_of((const char *)node->name, shapes) && !is_painted(node))
        svg_contract_fault(w->out, "colour: <%s> without a fill, its own or its group's",
                           node->name);
    if (fill && strcmp(fill, "none") != 0 && !has_fill)
        svg_contract_fault(w->out, "colour: fill %.20s on <%s> without a class", fill, node->name);
    if (stroke && strcmp(stroke, "none") != 0 && !has_stroke)
        svg_contract_fault(w->out, "colour: stroke %.20s on <%s> without a class", stroke,
                           node->name);
}

/* ---- Text ---- */

/* Corners of the line's box about its anchor, turned, inside the canvas? */
static void check_inside(struct svg_contract_walk *w, const xmlNode *node, const char *content,
                         double slack)
{
    const char *anchor = svg_contract_get(node, "text-anchor"),
               *turn = svg_contract_get(node, "transform");
    double x = svg_contract_number(node, "x", 0), y = svg_contract_number(node, "y", 0);
    double size = svg_contract_number(node, "font-size", 12);
    bool bold = svg_contract_get(node, "font-weight") != NULL;
    double width = slack * stance_look_width(content, strlen(content), size, bold);
    bool end = anchor && !strcmp(anchor, "end"), middle = anchor && !strcmp(anchor, "middle");
    if (svg_contract_get(node, "direction")) /* right to left: start is the right end */
        end = !end && !middle;
    double left = middle ? -width / 2 : end ? -width : 0;
    double angle = turn && !strncmp(turn, "rotate(", 7) ? atof(turn + 7) * acos(-1) / 180 : 0;
    for (int corner = 0; corner < 4; corner++) {
        double dx = corner & 1 ? left + width : left, dy = corner & 2 ? 0.2 * size : -0.8 * size;
        double at_x = x + dx * cos(angle) - dy * sin(angle);
        double at_y = y + dx * sin(angle) + dy * cos(angle);
        if (at_x < 0 || at_x > w->out->width || at_y < 0 || at_y > w->out->height) {
            svg_contract_fault(w->out, "text: \"%.60s\" leaves the canvas%s", content,
                               slack > 1 ? " in a wide font" : "");
            return;
        }
    }
}

/* Against what lies under its beginning, middle and end, in each theme the file has. */
static void check_contrast(struct svg_contract_walk *w, const xmlNode *node, const char *content,
                           double from, double to, double y)
{
    const char *class = svg_contract_get(node, "class");
    enum stance_token token = class && !strncmp(class, "f-", 2)
                                  ? token_named(class + 2, strcspn(class + 2, " "))
                                  : STANCE_NO_TOKEN;
    double size = svg_contract_number(node, "font-size", 12);
    bool bold = svg_contract_get(node, "font-weight") != NULL;
    double least = size >= 18 || (bold && size >= 14) ? 3 : 4.5;
    if (token == STANCE_NO_TOKEN)
        return;
    for (int theme = 0; theme < 1 + (w->both && !w->dark); theme++)
        for (int i = 0; i < 3; i++) {
            bool dark = w->dark || theme == 1;
            double own[3], ground[3];
            svg_ground_parse(stance_token_hex(token, dark), own);
            svg_ground_colour(&w->ground, from + (to - from) * i / 2, y, dark, ground);
            double contrast = svg_ground_contrast(own, ground);
            if (contrast < least) {
                svg_contract_fault(w->out, "contrast: \"%.60s\" is %.1f%s", content, contrast,
                                   dark ? " (dark)" : "");
                return;
            }
        }
}

/* A text on a pill or chip stays on it, also in a font 12 % wider than ours. */
static void check_plate(struct svg_contract_walk *w, const char *content, double from, double to,
                        double y)
{
    double middle = (from + to) / 2, spare = 0.06 * (to - from);
    const struct svg_ground_area *plate = svg_ground_plate(&w->ground, middle, y);
    if (!plate || plate->bottom - plate->top > 24 || plate->right - plate->left > 340)
        return;
    if (from - spare < plate->left || to + spare > plate->right)
        svg_contract_fault(w->out, "text: \"%.60s\" leaves its plate", content);
}

/* No level text lies on another: each is as high as its capitals and descenders. */
static void check_apart(struct svg_contract_walk *w, const char *content,
                        struct svg_contract_line line)
{
    for (size_t i = 0; i < w->line_n; i++) {
        const struct svg_contract_line *other = &w->line[i];
        if (fmin(line.right, other->right) - fmax(line.left, other->left) > 1 &&
            fmin(line.bottom, other->bottom) - fmax(line.top, other->top) > 1) {
            svg_contract_fault(w->out, "text: \"%.60s\" lies on another at %d, %d", content,
                               (int)line.left, (int)line.bottom);
            break;
        }
    }
    if (w->line_n == w->line_capacity) {
        w->line_capacity = w->line_capacity ? 2 * w->line_capacity : 64;
        w->line = realloc(w->line, w->line_capacity * sizeof *w->line);
        if (!w->line)
            abort();
    }
    w->line[w->line_n++] = line;
}

static void check_text(struct svg_contract_walk *w, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    const char *text = (const char *)content, *anchor = svg_contract_get(node, "text-anchor");
    double size = svg_contract_number(node, "font-size", 12), x = svg_contract_number(node, "x", 0);
    double y = svg_contract_number(node, "y", 0) - 0.35 * size;
    bool bold = svg_contract_get(node, "font-weight") != NULL;
    if (size < 10.45)
        svg_contract_fault(w->out, "text: \"%.60s\" is set in %.1f", text, size);
    if (!text || !*text)
        svg_contract_fault(w->out, "text: an empty line");
    size_t before = w->out->fault_n;
    check_inside(w, node, text, 1);
    if (w->out->fault_n == before)
        check_inside(w, node, text, 1.17);
    double width = stance_look_width(text, strlen(text), size, bold);
    bool end = anchor && !strcmp(anchor, "end"), middle = anchor && !strcmp(anchor, "middle");
    if (svg_contract_get(node, "direction"))
        end = !end && !middle;
    double from = middle ? x - width / 2 : end ? x - width : x;
    if (svg_contract_get(node, "transform")) {
        check_contrast(w, node, text, x, x, y);
    } else {
        check_contrast(w, node, text, from, from + width, y);
        check_plate(w, text, from, from + width, y);
        check_apart(w, text,
                    (struct svg_contract_line){from, from + width, y - 0.72 * size,
                                               y + 0.2 * size});
    }
    xmlFree(content);
}

/* ---- Elements ---- */

static void check_id(struct svg_contract_walk *w, const char *id)
{
    size_t n = strlen(w->out->id);
    if (strncmp(id, w->out->id, n) != 0)
        svg_contract_fault(w->out, "id: %.40s does not start with %s", id, w->out->id);
    for (size_t i = 0; i < w->id_n; i++)
        if (!strcmp((char *)w->id[i], id))
            svg_contract_fault(w->out, "id: %.40s twice", id);
    if (w->id_n == w->id_capacity) {
        w->id_capacity = w->id_capacity ? 2 * w->id_capacity : 16;
        w->id = realloc(w->id, w->id_capacity * sizeof *w->id);
        if (!w->id)
            abort();
    }
    w->id[w->id_n++] = xmlStrdup((const xmlChar *)id);
}

static void check_attributes(struct svg_contract_walk *w, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const char *value = a->children ? (const char *)a->children->content : "";
        bool link = !strcmp((const char *)node->name, "a") && !strcmp(name, "href");
        if (link && strncmp(value, "https:", 6) != 0 && strncmp(value, "http:", 5) != 0 &&
            strncmp(value, "mailto:", 7) != 0)
            svg_contract_fault(w->out, "link: to %.60s", value);
        w->link_n += link;
        if (link || (a->ns && !strcmp((const char *)a->ns->href, "http://www.w3.org/1999/xlink") &&
                     !strcmp(name, "href") && !strcmp((const char *)node->name, "a")))
            continue;
        if (a->ns || !is_one_of(name, allowed))
            svg_contract_fault(w->out, "attribute: %s on <%s>", name, node->name);
        if (is_one_of(name, measured))
            check_numbers(w, name, value, 1);
        if (strstr(name, "opacity"))
            check_numbers(w, name, value, 2);
        if (!strcmp(name, "id"))
            check_id(w, value);
    }
}

/* What it fills lies under the texts that follow. */
static void remember(struct svg_contract_walk *w, const xmlNode *node)
{
    const char *name = (const char *)node->name, *class = svg_contract_get(node, "class");
    if (!class || strncmp(class, "f-", 2) != 0 || !strcmp(name, "text"))
        return;
    enum stance_token token = token_named(class + 2, strcspn(class + 2, " "));
    if (token != STANCE_NO_TOKEN)
        svg_ground_add(&w->ground, node, token, svg_contract_number(node, "fill-opacity", 1));
}

void svg_contract_check_node(struct svg_contract_walk *w, const xmlNode *node)
{
    static const char *const elements[] = {"title",  "desc", "style", "rect", "path",
                                           "circle", "text", "g",     "a",    NULL};
    const char *name = (const char *)node->name;
    if (!node->ns || strcmp((const char *)node->ns->href, SVG_NAMESPACE) != 0 ||
        !is_one_of(name, elements)) {
        svg_contract_fault(w->out, "element: <%s>", name);
        return;
    }
    check_attributes(w, node);
    check_colours(w, node);
    if (!strcmp(name, "text"))
        check_text(w, node);
    remember(w, node);
    if (!strcmp(name, "title") && (!node->children || !*node->children->content))
        svg_contract_fault(w->out, "title: an empty one");
}
