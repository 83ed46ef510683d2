/* svg_contract_marks.h - inside the checker: what its two files share. */
#ifndef TEST_SVG_CONTRACT_MARKS_H
#define TEST_SVG_CONTRACT_MARKS_H

#include <libxml/tree.h>

#include "diagram/look.h"
#include "svg_contract.h"
#include "svg_contract_ground.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"
struct svg_contract_walk {
    struct svg_contract *out;
    bool dark;
    bool fill_used[STANCE_TOKENS], stroke_used[STANCE_TOKENS];
    bool both;                /* a file for both themes */
    struct svg_ground ground; /* what has been painted so far */
    struct svg_contract_line {
        double left, right, top, bottom;
    } * line; /* of the texts so far that are level */
    size_t line_n, line_capacity;
    size_t link_n;
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
