/* issue_weights.c - a number per issue. */
#include "issue_weights.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"

static const struct stance_column *find(const struct stance_table *t, const char *name)
{
    for (size_t i = 0; i < t->column_n; i++)
        if (strcmp(t->column[i].name, name) == 0)
            return &t->column[i];
    return NULL;
}

static enum stance_code say(enum stance_code code, const char *before, const char *shown,
                            const char *behind, struct stance_error *err)
{
    struct stance_text quoted = {0};
    stance_text_put_quoted(&quoted, shown, strlen(shown), 40);
    stance_error_set(err, code, "%s'%s'%s", before, quoted.bytes ? quoted.bytes : "", behind);
    stance_text_free(&quoted);
    return code;
}

enum stance_code stance_issue_weights_read(double **out, const struct stance_dataset *d,
                                           const struct stance_positions *p, const char *column,
                                           struct stance_error *err)
{
    const struct stance_column *c = find(&d->table[STANCE_TABLE_ISSUES], column);
    if (!c)
        return say(STANCE_E_VALUE, "--issue-weights: no column ", column, " in issues.csv", err);
    double *weight = stance_memory_new(p->issue_n, sizeof *weight);
    enum stance_code code = weight ? STANCE_OK : stance_error_memory(err);
    for (size_t j = 0; j < p->issue_n && !code; j++) {
        uint32_t row = d->issue[p->issue[j]].row;
        uint32_t cell = row == STANCE_NONE ? 0 : c->code[row];
        const char *text = stance_dictionary_text(&c->text, cell);
        weight[j] = 1;
        if (*text && (!stance_number_parse(text, strlen(text), &weight[j]) || !(weight[j] > 0)))
            code = say(STANCE_E_DATA, "issues.csv: expected a weight above 0, got ", text, "", err);
    }
    if (code)
        stance_memory_free(weight);
    else
        *out = weight;
    return code;
}
