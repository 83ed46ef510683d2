/* versions.c - asks the libraries that were loaded, not the headers that were compiled. */
#include "versions.h"

#include <glpk.h>
#include <igraph.h>

#include "../base/text.h"

void stance_versions_put(struct stance_text *text)
{
    const char *igraph = NULL;
    igraph_version(&igraph, NULL, NULL, NULL);
    stance_text_format(text, "igraph %s, GLPK %s", igraph, glp_version());
}
