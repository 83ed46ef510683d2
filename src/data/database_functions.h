/* database_functions.h - the SQL functions that a query or a view may use.
 *
 * Those that work on their arguments alone: no file, no extension, no random number,
 * nothing about the connection.  The clock ('now') is a matter of the query's author. */
#ifndef STANCE_DATA_DATABASE_FUNCTIONS_H
#define STANCE_DATA_DATABASE_FUNCTIONS_H

#include <stdbool.h>

bool stance_database_function_is_plain(const char *name);

#endif
