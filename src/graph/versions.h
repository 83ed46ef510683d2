/* versions.h - which igraph and GLPK this library runs on, for `stance version --build`. */
#ifndef STANCE_GRAPH_VERSIONS_H
#define STANCE_GRAPH_VERSIONS_H

#include "../stance.h"

/* Appends "igraph 0.10.2, GLPK 5.0". */
void stance_versions_put(struct stance_text *text);

#endif
