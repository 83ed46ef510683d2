/* svg_contract_marks.h - inside the checker: what its two files share. */
#ifndef TEST_SVG_CONTRACT_MARKS_H
#define TEST_SVG_CONTRACT_MARKS_H

#include <libxml/tree.h>

#include "diagram/look.h"
#include "svg_contract.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"
#define SVG_RECTS_MOST 20000

struct svg_contract_rect {
    double x, y, w, h;
    enum stance_token token;
};

struct svg_contract_walk {
    struct svg_contract *out;
    bool dark;
    bool fill_used[STANCE_TOKENS], stroke_used[STANCE_TOKENS];
    struct svg_contract_rect *rect; /* what has been painted so far, for the contrast of text */
    size_t rect_n;
    xmlChar **id;
    size_t id_n, id_capacity;
};

void svg_contract_fault(struct svg_contract *out, const char *format, ...);
/* Borrowed text of an attribute without a namespace prefix, or NULL. */
const char *svg_contract_get(const xmlNode *node, const char *name);
double svg_contract_number(const xmlNode *node, const char *name, double otherwise);
/* One element: its name, attributes, colours, and where it is text its place and contrast. */
void svg_contract_check_node(struct svg_contract_walk *w, const xmlNode *node);

#endif
