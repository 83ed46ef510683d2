/* svg_contract.h - does an SVG file keep the contract of DIAGRAMS section 7?
 *
 * A library of one function, so that the tests of the diagrams and a program over files can
 * share it.  It reads the bytes with libxml2, and takes from libstance only the tokens and the
 * text metric (diagram/look.h); it knows nothing of how the files are made.
 *
 * Rules it knows, by the word a fault starts with:
 *   bytes    XML declaration, DOCTYPE, comment, not well-formed, var() outside the style
 *   root     namespace, id, class, size, viewBox, role (with links another), labels, font
 *   order    title, desc, style, background come first
 *   element  outside the allowed ones
 *   attribute outside the allowed ones
 *   id       not unique, not under the prefix
 *   class    unknown token, no literal colour beside it, another colour than the token's
 *   colour   a literal colour without a class, a shape without a fill of its own or its group's
 *   number   more decimals than one (opacity: two), exponent, "-0", out of range
 *   style    a selector without the prefix, a class not mapped, a variable that does not fall
 *            back to its token, a colour of its own, rules outside @supports
 *   text     outside the canvas in the metric or 17 % wider (DejaVu Sans), outside its pill or
 *            chip 12 % wider, on another text, or too small a size
 *   contrast text against what is filled under it, in every theme the file has
 *   link     a target that is not https, http or mailto
 *   title    empty */
#ifndef TEST_SVG_CONTRACT_H
#define TEST_SVG_CONTRACT_H

#include <stdbool.h>
#include <stddef.h>

#define SVG_FAULTS_KEPT 20

struct svg_contract {
    size_t fault_n;
    char fault[SVG_FAULTS_KEPT][240]; /* the first ones, "rule: what is wrong" */
    double width, height;
    char id[48];
};

/* Returns the number of faults. */
size_t svg_contract_check(struct svg_contract *out, const char *bytes, size_t n);

/* How many nodes an XPath finds; elements of SVG as s:rect.  SIZE_MAX when it cannot tell. */
size_t svg_contract_count(const char *bytes, size_t n, const char *xpath);

#endif
