/* json.h - strings and numbers of JSON, which other rooms write too. */
#ifndef STANCE_REPORT_JSON_H
#define STANCE_REPORT_JSON_H

#include "../base/json.h"

#endif
