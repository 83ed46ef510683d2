/* svg_contract.c - does an SVG file keep the contract of DIAGRAMS section 7? */
#include "svg_contract.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "svg_contract_marks.h"

/* In document order without recursion: a file may nest as deep as it likes. */
static void walk_nodes(struct svg_contract_walk *w, const xmlNode *root)
{
    for (const xmlNode *node = root->children; node;) {
        if (node->type == XML_ELEMENT_NODE)
            svg_contract_check_node(w, node);
        else if (node->type != XML_TEXT_NODE)
            svg_contract_fault(w->out, "element: a node that is neither element nor text");
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

#define DARK_MEDIA "@media (prefers-color-scheme:dark){"

static void want(struct svg_contract_walk *w, const xmlNode *root, const char *name,
                 const char *value)
{
    const char *have = svg_contract_get(root, name);
    if (!have || strcmp(have, value) != 0)
        svg_contract_fault(w->out, "root: %s=\"%.80s\", expected \"%s\"", name, have ? have : "",
                           value);
}

static void check_root(struct svg_contract_walk *w, const xmlNode *root)
{
    struct svg_contract *out = w->out;
    const char *id = svg_contract_get(root, "id"), *class = svg_contract_get(root, "class");
    char text[200];
    if (strcmp((const char *)root->name, "svg") != 0 || !root->ns ||
        strcmp((const char *)root->ns->href, SVG_NAMESPACE) != 0)
        svg_contract_fault(out, "root: <%s> is not SVG's svg", root->name);
    if (!id || strlen(id) > 41 || id[0] < 'a' || id[0] > 'z' ||
        strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id))
        svg_contract_fault(out, "root: id \"%.60s\"", id ? id : "");
    snprintf(out->id, sizeof out->id, "%s", id ? id : "");
    if (!class || strncmp(class, "stance stance-", 14) != 0)
        svg_contract_fault(out, "root: class \"%.60s\"", class ? class : "");
    out->width = svg_contract_number(root, "width", 0);
    out->height = svg_contract_number(root, "height", 0);
    want(w, root, "width", "720");
    snprintf(text, sizeof text, "0 0 720 %s",
             svg_contract_get(root, "height") ? svg_contract_get(root, "height") : "");
    want(w, root, "viewBox", text);
    want(w, root, "lang", "en");
    want(w, root, "style", "max-width:100%;height:auto");
    want(w, root, "font-family", STANCE_FONT);
    want(w, root, "font-size", "12");
    const char *role = svg_contract_get(root, "role");
    if (!role || (strcmp(role, "img") != 0 && strcmp(role, "graphics-document document") != 0))
        svg_contract_fault(out, "root: role \"%.40s\"", role ? role : "");
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
static xmlChar *check_order(struct svg_contract_walk *w, const xmlNode *root)
{
    static const char *const names[] = {"title", "desc", "style", "rect"};
    static const char *const suffix[] = {"-t", "-d"};
    xmlChar *style = NULL;
    const xmlNode *node = next_element(root->children);
    for (size_t i = 0; i < 4; i++, node = node ? next_element(node->next) : NULL) {
        if (!node || strcmp((const char *)node->name, names[i]) != 0) {
            svg_contract_fault(w->out, "order: <%s> where <%s> should stand",
                               node ? (char *)node->name : "", names[i]);
            return style;
        }
        char id[64];
        snprintf(id, sizeof id, "%s%s", w->out->id, i < 2 ? suffix[i] : "");
        if (i < 2 &&
            (!svg_contract_get(node, "id") || strcmp(svg_contract_get(node, "id"), id) != 0))
            svg_contract_fault(w->out, "order: <%s> without id %s", names[i], id);
        if (i < 2 && !(node->children && node->children->content && *node->children->content))
            svg_contract_fault(w->out, "title: <%s> is empty", names[i]);
        if (i == 2)
            style = xmlNodeGetContent(node);
        if (i == 3 &&
            (svg_contract_number(node, "width", 0) < 720 || !svg_contract_get(node, "class") ||
             strcmp(svg_contract_get(node, "class"), "f-paper") != 0 ||
             svg_contract_number(node, "height", 0) < w->out->height))
            svg_contract_fault(w->out, "order: the background does not cover the canvas");
    }
    return style;
}

static void check_mapped(struct svg_contract_walk *w, const char *style, char letter,
                         const bool *used)
{
    for (int t = 0; t < STANCE_TOKENS; t++) {
        char rule[160];
        const char *name = stance_token_name((enum stance_token)t);
        snprintf(rule, sizeof rule, "#%s .%c-%s{%s:var(--_%s)}", w->out->id, letter, name,
                 letter == 'f' ? "fill" : "stroke", name);
        if ((strstr(style, rule) != NULL) != used[t])
            svg_contract_fault(w->out, "style: class %c-%s %s", letter, name,
                               used[t] ? "is not mapped" : "is mapped and not used");
    }
}

/* Every variable of ours falls back to the token's colour, the second time to the dark one. */
static void check_variables(struct svg_contract_walk *w, const char *style)
{
    const char *media = strstr(style, DARK_MEDIA);
    for (int t = 0; t < STANCE_TOKENS; t++) {
        const char *name = stance_token_name((enum stance_token)t);
        for (int theme = 0; theme < 1 + (media != NULL); theme++) {
            char rule[160];
            bool dark = w->dark || theme == 1;
            snprintf(rule, sizeof rule, "--_%s:var(--stance-%s,%s);", name, name,
                     stance_token_hex((enum stance_token)t, dark));
            const char *at = strstr(theme ? media : style, rule);
            bool used = w->fill_used[t] || w->stroke_used[t];
            if (used && (!at || (!theme && media && at > media)))
                svg_contract_fault(w->out, "style: --_%s is not the token's%s", name,
                                   dark ? " (dark)" : "");
        }
    }
    for (const char *at = style; (at = strchr(at, '#')); at++)
        if (strncmp(at + 1, w->out->id, strlen(w->out->id)) != 0 && (at == style || at[-1] != ','))
            svg_contract_fault(w->out, "style: a colour of its own, %.10s", at);
}

static void check_style(struct svg_contract_walk *w, const char *style)
{
    static const char open[] = "@supports (color:var(--x)){";
    static const char *const never[] = {"@import", "url(", "rgba(", "currentColor", "<", NULL};
    while (*style == '\n')
        style++;
    if (strncmp(style, open, sizeof open - 1) != 0)
        svg_contract_fault(w->out, "style: does not start with %s", open);
    for (size_t i = 0; never[i]; i++)
        if (strstr(style, never[i]))
            svg_contract_fault(w->out, "style: %s in it", never[i]);
    int depth = 0;
    for (const char *at = style; *at; at++) {
        depth += (*at == '{') - (*at == '}');
        bool selector =
            (*at == '\n' || *at == '}' || *at == '{') && at[1] && depth > 0 && strchr("#.@", at[1]);
        if (selector && at[1] != '@' &&
            (at[1] != '#' || strncmp(at + 2, w->out->id, strlen(w->out->id)) != 0))
            svg_contract_fault(w->out, "style: selector %.30s", at + 1);
        if (depth == 0 && *at == '}' && at[1 + strspn(at + 1, "\n ")])
            svg_contract_fault(w->out, "style: rules behind @supports");
    }
    check_variables(w, style);
    check_mapped(w, style, 'f', w->fill_used);
    check_mapped(w, style, 's', w->stroke_used);
}

/* ---- Bytes ---- */

static void check_bytes(struct svg_contract *out, const char *bytes, size_t n)
{
    static const char *const never[] = {"<?", "<!DOCTYPE", "<!--", "<![CDATA[", NULL};
    if (n < 5 || memcmp(bytes, "<svg ", 5) != 0)
        svg_contract_fault(out, "bytes: the file does not begin with <svg");
    for (size_t i = 0; never[i]; i++)
        if (strstr(bytes, never[i]))
            svg_contract_fault(out, "bytes: %s", never[i]);
    const char *end = strstr(bytes, "</style>");
    if (end && strstr(end, "=\"var("))
        svg_contract_fault(out, "bytes: var() in an attribute");
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
        svg_contract_fault(out, "bytes: not well-formed");
        xmlFreeDoc(doc);
        return out->fault_n;
    }
    struct svg_contract_walk w = {.out = out};
    check_root(&w, root);
    xmlChar *style = check_order(&w, root);
    for (const xmlNode *node = next_element(root->children); node; node = next_element(node->next))
        if (!strcmp((const char *)node->name, "rect")) {
            const char *fill = svg_contract_get(node, "fill"); /* the background tells the theme */
            w.dark = fill && !strcmp(fill, stance_token_hex(STANCE_PAPER, true));
            break;
        }
    w.both = style && strstr((const char *)style, DARK_MEDIA);
    walk_nodes(&w, root);
    const char *role = svg_contract_get(root, "role");
    if (role && (strcmp(role, "img") == 0) != (w.link_n == 0))
        svg_contract_fault(out, "root: role \"%.40s\" with %zu links", role, w.link_n);
    if (style)
        check_style(&w, (const char *)style);
    else
        svg_contract_fault(out, "style: none");
    xmlFree(style);
    for (size_t i = 0; i < w.id_n; i++)
        xmlFree(w.id[i]);
    free(w.id);
    free(w.line);
    svg_ground_clear(&w.ground);
    xmlFreeDoc(doc);
    return out->fault_n;
}

size_t svg_contract_count(const char *bytes, size_t n, const char *xpath)
{
    xmlDoc *doc = parse(bytes, n);
    xmlXPathContext *context = doc ? xmlXPathNewContext(doc) : NULL;
    xmlXPathObject *found = NULL;
    size_t count = SIZE_MAX;
    if (context && !xmlXPathRegisterNs(context, BAD_CAST "s", BAD_CAST SVG_NAMESPACE))
        found = xmlXPathEvalExpression(BAD_CAST xpath, context);
    if (found && found->type == XPATH_NODESET)
        count = found->nodesetval ? (size_t)found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(doc);
    return count;
}
