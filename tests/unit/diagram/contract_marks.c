/* The other half of the checker. */
#include "../../check/svg_contract_marks.c"
