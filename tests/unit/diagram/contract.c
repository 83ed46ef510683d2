/* The checker lies with the other checks; this room's tests link it. */
#include "../../check/svg_contract.c"
