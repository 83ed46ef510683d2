/* network_blocs.h - the coalitions of a data set too large to draw its actors. */
#ifndef STANCE_DIAGRAM_NETWORK_BLOCS_H
#define STANCE_DIAGRAM_NETWORK_BLOCS_H

#include "network_web.h"

/* Six coalitions and the merged rest; actors named of each. */
enum { STANCE_BLOCS_MOST = STANCE_WEB_COLOURS + 1, STANCE_BLOCS_NAMED = 3 };

struct stance_blocs {
    const struct stance_scene *scene;
    uint32_t *bloc_of; /* actor -> bloc, STANCE_NONE = in no coalition */
    struct stance_web_bloc bloc[STANCE_BLOCS_MOST];
    size_t bloc_n;
    size_t alone_n;                                          /* actors in no coalition */
    double agreement[STANCE_BLOCS_MOST * STANCE_BLOCS_MOST]; /* bloc_n * bloc_n, NAN = unknown */
    uint32_t named[STANCE_BLOCS_MOST][STANCE_BLOCS_NAMED];   /* actors with positions on most
                                                                issues; STANCE_NONE = none */
};

/* Errors: memory.  Cost: that of stance_pairs_agreement. */
STANCE_MUST_USE enum stance_code stance_blocs_make(struct stance_blocs *out,
                                                   const struct stance_scene *scene,
                                                   struct stance_error *err);
void stance_blocs_clear(struct stance_blocs *blocs);

#endif
