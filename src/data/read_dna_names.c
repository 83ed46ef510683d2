/* read_dna_names.c - DNA's names of columns replaced by ours, for data sets that are written. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dna_file.h"

static bool is_taken(const struct stance_table *t, size_t but, const char *name)
{
    for (size_t i = 0; i < t->column_n; i++)
        if (i != but && strcmp(t->column[i].name, name) == 0)
            return true;
    return false;
}

/* A column that is something is called so; one that is not, not as if it were. */
static enum stance_code rename_column(struct stance_table *t, size_t i, struct stance_error *err)
{
    struct stance_column *c = &t->column[i];
    enum stance_role told = stance_role_of(t->kind, c->name);
    if (told == c->role)
        return STANCE_OK;
    struct stance_text name = {0};
    if (c->role != STANCE_ROLE_OTHER)
        stance_text_puts(&name, stance_role_name(c->role));
    else
        stance_text_format(&name, "dna_%s", c->name);
    while (!name.failed && is_taken(t, i, name.bytes))
        stance_text_putc(&name, '_');
    enum stance_code code = stance_text_end(&name, err);
    if (code == STANCE_OK) {
        stance_memory_free(c->name);
        c->name = name.bytes;
        name = (struct stance_text){0};
    }
    stance_text_free(&name);
    return code;
}

enum stance_code stance_dna_rename(struct stance_dataset *d, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    /* What is nothing of ours first, or it would stand in the way. */
    for (int pass = 0; pass < 2; pass++)
        for (int k = 0; k < STANCE_TABLE_KINDS; k++)
            for (size_t i = 0; i < d->table[k].column_n && code == STANCE_OK; i++)
                if ((d->table[k].column[i].role == STANCE_ROLE_OTHER) == (pass == 0))
                    code = rename_column(&d->table[k], i, err);
    return code;
}
