/* exchange_readers.h - one reader per format: bytes into a graph that is being built. */
#ifndef STANCE_DATA_EXCHANGE_READERS_H
#define STANCE_DATA_EXCHANGE_READERS_H

#include "exchange_build.h"
#include "xml_read.h"

/* All: STANCE_E_DATA, located, for what the format does not allow. */
STANCE_MUST_USE enum stance_code stance_exchange_take_graphml(struct stance_exchange_build *b,
                                                              const char *bytes, size_t n,
                                                              const char *file,
                                                              struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_take_gexf(struct stance_exchange_build *b,
                                                           const char *bytes, size_t n,
                                                           const char *file,
                                                           struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_take_json(struct stance_exchange_build *b,
                                                           const char *bytes, size_t n,
                                                           const char *file,
                                                           struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_take_gml(struct stance_exchange_build *b,
                                                          const char *bytes, size_t n,
                                                          const char *file,
                                                          struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_take_pajek(struct stance_exchange_build *b,
                                                            const char *bytes, size_t n,
                                                            const char *file,
                                                            struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_take_dl(struct stance_exchange_build *b,
                                                         const char *bytes, size_t n,
                                                         const char *file,
                                                         struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_take_edges(struct stance_exchange_build *b,
                                                            const char *bytes, size_t n,
                                                            const char *file,
                                                            struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_take_matrix(struct stance_exchange_build *b,
                                                             const char *bytes, size_t n,
                                                             const char *file,
                                                             struct stance_error *err);

/* The lists of a JSON file in the order they are read, NULL at the end: nodes, then ties. */
extern const char *const stance_json_lists[];

/* What GraphML and GEXF begin alike: the node of an element's id, the edge of its source and
 * target.  The outcome is in xml->code. */
void stance_exchange_xml_node(struct stance_exchange_build *b, struct stance_xml_reader *xml);
void stance_exchange_xml_edge(struct stance_exchange_build *b, struct stance_xml_reader *xml);

#endif
