/* exchange_place.h - where in a file a node or an edge stands, found again for a message.
 *
 * Parsers of others do not tell: what was read is counted, and counted once more in the bytes. */
#ifndef STANCE_DATA_EXCHANGE_PLACE_H
#define STANCE_DATA_EXCHANGE_PLACE_H

#include "exchange_read.h"

/* stance_exchange_place - the byte of what struct stance_exchange_build calls `place`.
 *   place  [in] GraphML, GEXF: the number of the element, from 1; JSON: the number of the node,
 *               then of the tie, from 1; else an offset.  0 = the first byte, past a BOM
 * Borrowed from bytes; the first byte as well where there is no such place. */
const char *stance_exchange_place(enum stance_exchange_kind kind, const char *bytes, size_t n,
                                  size_t place);
/* The start tag of an element of well-formed XML, or NULL. */
const char *stance_xml_element(const char *bytes, size_t n, size_t number);
/* Gives err, if it has no place yet, the line and column of a byte between first and the end. */
void stance_exchange_locate(struct stance_error *err, const char *file, const char *first,
                            const char *at);

#endif
