/* network_build.h - a network put together tie by tie. */
#ifndef STANCE_GRAPH_NETWORK_BUILD_H
#define STANCE_GRAPH_NETWORK_BUILD_H

#include "network.h"

struct stance_network_builder {
    struct stance_network net; /* the caller takes it, or clears it */
    size_t capacity;
};

/* Appends one tie; false = out of memory. */
STANCE_MUST_USE bool stance_network_put(struct stance_network_builder *s, size_t a, size_t b,
                                        double w, uint32_t overlap);

/* Makes room for m ties in all, so that none of the next ones fails. */
STANCE_MUST_USE bool stance_network_room(struct stance_network_builder *s, size_t m);
/* The ties of `from` behind those that are there; there is room.  Counts are left alone. */
void stance_network_append(struct stance_network_builder *s, const struct stance_network *from);

#endif
