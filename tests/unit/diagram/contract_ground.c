/* The third part of the checker. */
#include "../../check/svg_contract_ground.c"
