/* periods_data.h - a data set from the text of one CSV, drawn and checked. */
#ifndef TEST_DIAGRAM_PERIODS_DATA_H
#define TEST_DIAGRAM_PERIODS_DATA_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../check/svg_contract.h"
#include "stance.h"

static inline stance_dataset *periods_data(const char *csv)
{
    char path[] = "/tmp/stance-periods-XXXXXX";
    struct stance_error err = {0};
    stance_dataset *data = NULL;
    int file = mkstemp(path);
    FILE *f = fdopen(file, "w");
    fputs(csv, f);
    fclose(f);
    cr_assert(stance_dataset_read(&data, path, NULL, NULL, NULL, &err) == STANCE_OK, "%s",
              err.message);
    unlink(path);
    return data;
}

static inline void periods_draw(struct stance_text *out, const stance_dataset *data,
                                const struct stance_options *o)
{
    struct stance_error err = {0};
    struct svg_contract report;
    cr_assert(stance_figure_draw(out, data, o, NULL, &err) == STANCE_OK, "%s", err.message);
    cr_assert(svg_contract_check(&report, out->bytes, out->n) == 0, "%s", report.fault[0]);
}

#endif
