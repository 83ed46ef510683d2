/* svg_contract.c - does an SVG file keep the contract of DIAGRAMS section 7? */
#include "svg_contract.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/look.h"

#define SVG "http://www.w3.org/2000/svg"
#define RECTS_MOST 20000

struct painted {
    double x, y, w, h;
    enum stance_token token;
};

struct walk {
    struct svg_contract *out;
    bool dark;
    bool fill_used[STANCE_TOKENS], stroke_used[STANCE_TOKENS];
    struct painted *rect; /* what has been painted so far, for the contrast of text */
    size_t rect_n;
    xmlChar **id;
    size_t id_n, id_capacity;
};

static void fault(struct svg_contract *out, const char *format, ...)
{
    if (out->fault_n < SVG_FAULTS_KEPT) {
        va_list list;
        va_start(list, format);
        vsnprintf(out->fault[out->fault_n], sizeof out->fault[0], format, list);
        va_end(list);
    }
    out->fault_n++;
}

/* ---- Attributes ---- */

/* Borrowed text of an attribute without a namespace prefix, or NULL. */
static const char *get(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (!a->ns && !strcmp((const char *)a->name, name))
            return a->children ? (const char *)a->children->content : "";
    return NULL;
}

static double number(const xmlNode *node, const char *name, double otherwise)
{
    const char *s = get(node, name);
    return s ? atof(s) : otherwise;
}

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
static void check_numbers(struct walk *w, const char *what, const char *s, size_t decimals)
{
    for (const char *at = s; *at;) {
        if (!strchr("0123456789.-", *at)) {
            if ((*at == 'e' || *at == 'E') && at > s && at[-1] >= '0' && at[-1] <= '9') {
                fault(w->out, "number: exponent in %s=\"%.40s\"", what, s);
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
            fault(w->out, "number: %.*s in %s=\"%.40s\"", (int)(at - start), start, what, s);
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
static void check_class(struct walk *w, const xmlNode *node, const char *name, size_t n)
{
    bool stroke = n > 2 && name[0] == 's';
    enum stance_token token = n > 2 && name[1] == '-' && strchr("fs", name[0])
                                  ? token_named(name + 2, n - 2)
                                  : STANCE_NO_TOKEN;
    if (token == STANCE_NO_TOKEN) {
        fault(w->out, "class: %.*s is no token", (int)n, name);
        return;
    }
    (stroke ? w->stroke_used : w->fill_used)[token] = true;
    const char *literal = get(node, stroke ? "stroke" : "fill");
    if (!literal)
        fault(w->out, "class: %.*s on <%s> without a literal colour", (int)n, name, node->name);
    else if (strcmp(literal, stance_token_hex(token, w->dark)) != 0)
        fault(w->out, "class: %.*s beside %.10s", (int)n, name, literal);
}

static void check_colours(struct walk *w, const xmlNode *node)
{
    const char *class = get(node, "class"), *fill = get(node, "fill");
    const char *stroke = get(node, "stroke");
    bool has_fill = false, has_stroke = false;
    for (const char *at = class ? class : ""; *at;) {
        size_t n = strcspn(at, " ");
        check_class(w, node, at, n);
        has_fill = has_fill || *at == 'f';
        has_stroke = has_stroke || *at == 's';
        at += n + (at[n] == ' ');
    }
    if (fill && strcmp(fill, "none") != 0 && !has_fill)
        fault(w->out, "colour: fill %.20s on <%s> without a class", fill, node->name);
    if (stroke && strcmp(stroke, "none") != 0 && !has_stroke)
        fault(w->out, "colour: stroke %.20s on <%s> without a class", stroke, node->name);
}

static double channel(const char *hex)
{
    char pair[3] = {hex[0], hex[1], 0};
    double c = (double)strtol(pair, NULL, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(const char *hex)
{
    return 0.2126 * channel(hex + 1) + 0.7152 * channel(hex + 3) + 0.0722 * channel(hex + 5);
}

static double contrast(const char *a, const char *b)
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* ---- Text ---- */

static const char *under(const struct walk *w, double x, double y)
{
    for (size_t i = w->rect_n; i > 0; i--) {
        const struct painted *r = &w->rect[i - 1];
        if (x >= r->x && x <= r->x + r->w && y >= r->y && y <= r->y + r->h)
            return stance_token_hex(r->token, w->dark);
    }
    return stance_token_hex(STANCE_PAPER, w->dark);
}

/* Corners of the line's box about its anchor, turned, inside the canvas? */
static void check_inside(struct walk *w, const xmlNode *node, const char *content, double slack)
{
    const char *anchor = get(node, "text-anchor"), *turn = get(node, "transform");
    double x = number(node, "x", 0), y = number(node, "y", 0);
    double size = number(node, "font-size", 12);
    bool bold = get(node, "font-weight") != NULL;
    double width = slack * stance_look_width(content, strlen(content), size, bold);
    bool end = anchor && !strcmp(anchor, "end"), middle = anchor && !strcmp(anchor, "middle");
    if (get(node, "direction")) /* right to left: start is the right end */
        end = !end && !middle;
    double left = middle ? -width / 2 : end ? -width : 0;
    double angle = turn && !strncmp(turn, "rotate(", 7) ? atof(turn + 7) * acos(-1) / 180 : 0;
    for (int corner = 0; corner < 4; corner++) {
        double dx = corner & 1 ? left + width : left, dy = corner & 2 ? 0.2 * size : -0.8 * size;
        double at_x = x + dx * cos(angle) - dy * sin(angle);
        double at_y = y + dx * sin(angle) + dy * cos(angle);
        if (at_x < 0 || at_x > w->out->width || at_y < 0 || at_y > w->out->height) {
            fault(w->out, "text: \"%.60s\" leaves the canvas%s", content,
                  slack > 1 ? " in a wide font" : "");
            return;
        }
    }
}

static void check_text(struct walk *w, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    const char *fill = get(node, "fill"), *anchor = get(node, "text-anchor");
    double size = number(node, "font-size", 12), x = number(node, "x", 0);
    double y = number(node, "y", 0) - 0.35 * size;
    bool bold = get(node, "font-weight") != NULL;
    if (size < 10.45)
        fault(w->out, "text: \"%.60s\" is set in %.1f", (char *)content, size);
    if (!content || !*content)
        fault(w->out, "text: an empty line");
    size_t before = w->out->fault_n;
    check_inside(w, node, (char *)content, 1);
    if (w->out->fault_n == before)
        check_inside(w, node, (char *)content, 1.17);
    if (fill && *fill == '#' && strlen(fill) == 7) {
        double least = size >= 18 || (bold && size >= 14) ? 3 : 4.5;
        double probe = !anchor ? x + 2 : !strcmp(anchor, "end") ? x - 2 : x;
        const char *ground = under(w, probe, y);
        if (contrast(fill, ground) < least)
            fault(w->out, "contrast: \"%.60s\" %s on %s is %.1f", (char *)content, fill, ground,
                  contrast(fill, ground));
    }
    xmlFree(content);
}

/* ---- Elements ---- */

static void check_id(struct walk *w, const char *id)
{
    size_t n = strlen(w->out->id);
    if (strncmp(id, w->out->id, n) != 0)
        fault(w->out, "id: %.40s does not start with %s", id, w->out->id);
    for (size_t i = 0; i < w->id_n; i++)
        if (!strcmp((char *)w->id[i], id))
            fault(w->out, "id: %.40s twice", id);
    if (w->id_n == w->id_capacity) {
        w->id_capacity = w->id_capacity ? 2 * w->id_capacity : 16;
        w->id = realloc(w->id, w->id_capacity * sizeof *w->id);
        if (!w->id)
            abort();
    }
    w->id[w->id_n++] = xmlStrdup((const xmlChar *)id);
}

static void check_attributes(struct walk *w, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const char *value = a->children ? (const char *)a->children->content : "";
        bool link = !strcmp((const char *)node->name, "a") && !strcmp(name, "href");
        if (link && strncmp(value, "https:", 6) != 0 && strncmp(value, "http:", 5) != 0 &&
            strncmp(value, "mailto:", 7) != 0)
            fault(w->out, "link: to %.60s", value);
        if (link)
            continue;
        if (a->ns || !is_one_of(name, allowed))
            fault(w->out, "attribute: %s on <%s>", name, node->name);
        if (is_one_of(name, measured))
            check_numbers(w, name, value, 1);
        if (strstr(name, "opacity"))
            check_numbers(w, name, value, 2);
        if (!strcmp(name, "id"))
            check_id(w, value);
    }
}

static void remember_rect(struct walk *w, const xmlNode *node)
{
    const char *class = get(node, "class");
    if (!class || strncmp(class, "f-", 2) != 0 || get(node, "fill-opacity"))
        return;
    enum stance_token token = token_named(class + 2, strcspn(class + 2, " "));
    if (token != STANCE_NO_TOKEN && w->rect_n < RECTS_MOST)
        w->rect[w->rect_n++] =
            (struct painted){number(node, "x", 0), number(node, "y", 0), number(node, "width", 0),
                             number(node, "height", 0), token};
}

static void check_node(struct walk *w, const xmlNode *node)
{
    static const char *const elements[] = {"title",  "desc", "style", "rect", "path",
                                           "circle", "text", "g",     "a",    NULL};
    const char *name = (const char *)node->name;
    if (!node->ns || strcmp((const char *)node->ns->href, SVG) != 0 || !is_one_of(name, elements)) {
        fault(w->out, "element: <%s>", name);
        return;
    }
    check_attributes(w, node);
    check_colours(w, node);
    if (!strcmp(name, "text"))
        check_text(w, node);
    if (!strcmp(name, "rect"))
        remember_rect(w, node);
    if (!strcmp(name, "title") && (!node->children || !*node->children->content))
        fault(w->out, "title: an empty one");
}

/* In document order without recursion: a file may nest as deep as it likes. */
static void walk_nodes(struct walk *w, const xmlNode *root)
{
    for (const xmlNode *node = root->children; node;) {
        if (node->type == XML_ELEMENT_NODE)
            check_node(w, node);
        else if (node->type != XML_TEXT_NODE)
            fault(w->out, "element: a node that is neither element nor text");
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node && !node->next)
            node = node->parent == root ? NULL : node->parent;
        node = node ? node->next : NULL;
    }
}

/* ---- Root and style ---- */

static void want(struct walk *w, const xmlNode *root, const char *name, const char *value)
{
    const char *have = get(root, name);
    if (!have || strcmp(have, value) != 0)
        fault(w->out, "root: %s=\"%.80s\", expected \"%s\"", name, have ? have : "", value);
}

static void check_root(struct walk *w, const xmlNode *root)
{
    struct svg_contract *out = w->out;
    const char *id = get(root, "id"), *class = get(root, "class");
    char text[200];
    if (strcmp((const char *)root->name, "svg") != 0 || !root->ns ||
        strcmp((const char *)root->ns->href, SVG) != 0)
        fault(out, "root: <%s> is not SVG's svg", root->name);
    if (!id || strlen(id) > 41 || id[0] < 'a' || id[0] > 'z' ||
        strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id))
        fault(out, "root: id \"%.60s\"", id ? id : "");
    snprintf(out->id, sizeof out->id, "%s", id ? id : "");
    if (!class || strncmp(class, "stance stance-", 14) != 0)
        fault(out, "root: class \"%.60s\"", class ? class : "");
    out->width = number(root, "width", 0);
    out->height = number(root, "height", 0);
    want(w, root, "width", "720");
    snprintf(text, sizeof text, "0 0 720 %s", get(root, "height") ? get(root, "height") : "");
    want(w, root, "viewBox", text);
    want(w, root, "lang", "en");
    want(w, root, "style", "max-width:100%;height:auto");
    want(w, root, "font-family", STANCE_FONT);
    want(w, root, "font-size", "12");
    const char *role = get(root, "role");
    if (!role || (strcmp(role, "img") != 0 && strcmp(role, "graphics-document document") != 0))
        fault(out, "root: role \"%.40s\"", role ? role : "");
    snprintf(text, sizeof text, "%s-t %s-d", out->id, out->id);
    want(w, root, "aria-labelledby", text);
}

static const xmlNode *next_element(const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

/* title, desc, style and the background; returns the style's text, to be freed. */
static xmlChar *check_order(struct walk *w, const xmlNode *root)
{
    static const char *const names[] = {"title", "desc", "style", "rect"};
    static const char *const suffix[] = {"-t", "-d"};
    xmlChar *style = NULL;
    const xmlNode *node = next_element(root->children);
    for (size_t i = 0; i < 4; i++, node = node ? next_element(node->next) : NULL) {
        if (!node || strcmp((const char *)node->name, names[i]) != 0) {
            fault(w->out, "order: <%s> where <%s> should stand", node ? (char *)node->name : "",
                  names[i]);
            return style;
        }
        char id[64];
        snprintf(id, sizeof id, "%s%s", w->out->id, i < 2 ? suffix[i] : "");
        if (i < 2 && (!get(node, "id") || strcmp(get(node, "id"), id) != 0))
            fault(w->out, "order: <%s> without id %s", names[i], id);
        if (i == 2)
            style = xmlNodeGetContent(node);
        if (i == 3 && (number(node, "width", 0) < 720 || !get(node, "class") ||
                       strcmp(get(node, "class"), "f-paper") != 0 ||
                       number(node, "height", 0) < w->out->height))
            fault(w->out, "order: the background does not cover the canvas");
    }
    return style;
}

static void check_mapped(struct walk *w, const char *style, char letter, const bool *used)
{
    for (int t = 0; t < STANCE_TOKENS; t++) {
        char rule[160];
        const char *name = stance_token_name((enum stance_token)t);
        snprintf(rule, sizeof rule, "#%s .%c-%s{%s:var(--_%s)}", w->out->id, letter, name,
                 letter == 'f' ? "fill" : "stroke", name);
        if ((strstr(style, rule) != NULL) != used[t])
            fault(w->out, "style: class %c-%s %s", letter, name,
                  used[t] ? "is not mapped" : "is mapped and not used");
    }
}

static void check_style(struct walk *w, const char *style)
{
    static const char open[] = "@supports (color:var(--x)){";
    static const char *const never[] = {"@import", "url(", "rgba(", "currentColor", "<", NULL};
    while (*style == '\n')
        style++;
    if (strncmp(style, open, sizeof open - 1) != 0)
        fault(w->out, "style: does not start with %s", open);
    for (size_t i = 0; never[i]; i++)
        if (strstr(style, never[i]))
            fault(w->out, "style: %s in it", never[i]);
    int depth = 0;
    for (const char *at = style; *at; at++) {
        depth += (*at == '{') - (*at == '}');
        bool selector =
            (*at == '\n' || *at == '}' || *at == '{') && at[1] && depth > 0 && strchr("#.@", at[1]);
        if (selector && at[1] != '@' &&
            (at[1] != '#' || strncmp(at + 2, w->out->id, strlen(w->out->id)) != 0))
            fault(w->out, "style: selector %.30s", at + 1);
        if (depth == 0 && *at == '}' && at[1 + strspn(at + 1, "\n ")])
            fault(w->out, "style: rules behind @supports");
    }
    check_mapped(w, style, 'f', w->fill_used);
    check_mapped(w, style, 's', w->stroke_used);
}

/* ---- Bytes ---- */

static void check_bytes(struct svg_contract *out, const char *bytes, size_t n)
{
    static const char *const never[] = {"<?", "<!DOCTYPE", "<!--", "<![CDATA[", NULL};
    if (n < 5 || memcmp(bytes, "<svg ", 5) != 0)
        fault(out, "bytes: the file does not begin with <svg");
    for (size_t i = 0; never[i]; i++)
        if (strstr(bytes, never[i]))
            fault(out, "bytes: %s", never[i]);
    const char *end = strstr(bytes, "</style>");
    if (end && strstr(end, "=\"var("))
        fault(out, "bytes: var() in an attribute");
}

static xmlDoc *parse(const char *bytes, size_t n)
{
    return xmlReadMemory(bytes, (int)n, "figure.svg", NULL,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                             XML_PARSE_HUGE);
}

size_t svg_contract_check(struct svg_contract *out, const char *bytes, size_t n)
{
    *out = (struct svg_contract){0};
    check_bytes(out, bytes, n);
    xmlDoc *doc = parse(bytes, n);
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (!root) {
        fault(out, "bytes: not well-formed");
        xmlFreeDoc(doc);
        return out->fault_n;
    }
    struct walk w = {.out = out, .rect = calloc(RECTS_MOST, sizeof *w.rect)};
    if (!w.rect)
        abort();
    check_root(&w, root);
    xmlChar *style = check_order(&w, root);
    for (const xmlNode *node = next_element(root->children); node; node = next_element(node->next))
        if (!strcmp((const char *)node->name, "rect")) {
            const char *fill = get(node, "fill"); /* the background tells the theme */
            w.dark = fill && !strcmp(fill, stance_token_hex(STANCE_PAPER, true));
            break;
        }
    walk_nodes(&w, root);
    if (style)
        check_style(&w, (const char *)style);
    else
        fault(out, "style: none");
    xmlFree(style);
    for (size_t i = 0; i < w.id_n; i++)
        xmlFree(w.id[i]);
    free(w.id);
    free(w.rect);
    xmlFreeDoc(doc);
    return out->fault_n;
}

size_t svg_contract_count(const char *bytes, size_t n, const char *xpath)
{
    xmlDoc *doc = parse(bytes, n);
    xmlXPathContext *context = doc ? xmlXPathNewContext(doc) : NULL;
    xmlXPathObject *found = NULL;
    size_t count = SIZE_MAX;
    if (context && !xmlXPathRegisterNs(context, BAD_CAST "s", BAD_CAST SVG))
        found = xmlXPathEvalExpression(BAD_CAST xpath, context);
    if (found && found->type == XPATH_NODESET)
        count = found->nodesetval ? (size_t)found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(doc);
    return count;
}
