/* dot_names.h - which attribute of DOT holds which column.
 *
 * A column whose name means nothing to Graphviz and is one of ours ("evidence")
 * keeps it; every other ("label", "weight", "image", a user's own) is prefixed
 * with "stance_", so that no text of a user is ever taken for a drawing attribute,
 * a file to open or a link.  Apart from columns stand, on nodes, kind=actor|issue, row
 * (the place in its table; none = it stands in none) and name (the id, where the
 * node had to be called otherwise) and, on edges, type=stance|alignment and row.
 *
 * Graph attributes: stance_format (the version), stance_package (datapackage.json)
 * and, for each table that is there, stance_<table>: a CSV text of its header and
 * of those rows that no node or edge can hold, a column with the row's place
 * in front; stance_<table>_roles, where a column has another role than its name says. */
#ifndef STANCE_DATA_DOT_NAMES_H
#define STANCE_DATA_DOT_NAMES_H

#include "table.h"

#define STANCE_DOT_FORMAT "1"
#define STANCE_DOT_PREFIX "stance_"

/* "statements", as in stance_statements. */
const char *stance_dot_table_name(enum stance_table_kind kind);

/* stance_dot_names - one attribute name per column; that of column i has the code i + 1. */
STANCE_MUST_USE enum stance_code stance_dot_names(struct stance_dictionary *out,
                                                  const struct stance_table *t,
                                                  struct stance_error *err);

/* Does Graphviz draw by this attribute of a node or an edge? */
bool stance_dot_name_draws(const char *name);

#endif
