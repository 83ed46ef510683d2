/* table.c - a table put together column by column and row by row. */
#include "table.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

enum stance_code stance_table_open(struct stance_table *t, enum stance_table_kind kind,
                                   const char *file, struct stance_error *err)
{
    char *name = stance_memory_copy(file, strlen(file));
    if (!name)
        return stance_error_memory(err);
    stance_table_clear(t);
    t->kind = kind;
    t->file = name;
    t->separator = ',';
    return STANCE_OK;
}

void stance_table_clear(struct stance_table *t)
{
    for (size_t i = 0; i < t->column_n; i++) {
        stance_memory_free(t->column[i].name);
        stance_memory_free(t->column[i].code);
        stance_dictionary_clear(&t->column[i].text);
    }
    stance_memory_free(t->column);
    stance_dictionary_clear(&t->unread);
    stance_memory_free(t->rowid);
    stance_memory_free(t->file);
    stance_bytes_clear(&t->bytes);
    *t = (struct stance_table){0};
}

/* The role a name asks for, unless another column has the better claim: the
 * canonical name wins over an alias, then the column further left. */
static enum stance_role claim(struct stance_table *t, const char *name)
{
    enum stance_role role = stance_role_of(t->kind, name);
    if (role == STANCE_ROLE_OTHER || t->by_role[role] == 0)
        return role;
    struct stance_column *holder = &t->column[t->by_role[role] - 1];
    if (!stance_role_is_canonical(role, name) || stance_role_is_canonical(role, holder->name))
        return STANCE_ROLE_OTHER;
    holder->role = STANCE_ROLE_OTHER;
    return role;
}

enum stance_code stance_table_add_column_as(struct stance_table *t, const char *name, size_t name_n,
                                            enum stance_role role, uint32_t header,
                                            struct stance_error *err)
{
    if (!stance_memory_grow((void **)&t->column, &t->column_capacity, t->column_n + 1,
                            sizeof *t->column))
        return stance_error_memory(err);
    struct stance_column *c = &t->column[t->column_n];
    *c = (struct stance_column){.role = role, .header = header};
    c->name = stance_memory_copy(name, name_n);
    if (!c->name || stance_dictionary_init(&c->text, NULL) != STANCE_OK) {
        stance_memory_free(c->name);
        stance_dictionary_clear(&c->text);
        return stance_error_memory(err);
    }
    t->column_n++;
    if (role != STANCE_ROLE_OTHER)
        t->by_role[role] = (int)t->column_n;
    return STANCE_OK;
}

enum stance_code stance_table_add_column(struct stance_table *t, const char *name, size_t name_n,
                                         struct stance_error *err)
{
    struct stance_text tidy = {0};
    stance_text_put_tidy(&tidy, name, name_n);
    enum stance_code code = stance_text_end(&tidy, err);
    if (code == STANCE_OK)
        code = stance_table_add_column_as(t, tidy.bytes, tidy.n, claim(t, tidy.bytes), t->header_n,
                                          err);
    if (code == STANCE_OK)
        t->header_n++;
    stance_text_free(&tidy);
    return code;
}

bool stance_table_grow(struct stance_table *t, size_t row_n)
{
    for (size_t i = 0; i < t->column_n; i++)
        if (!stance_memory_grow((void **)&t->column[i].code, &t->column[i].capacity, row_n,
                                sizeof *t->column[i].code))
            return false;
    return true;
}

bool stance_table_set_rowid(struct stance_table *t, size_t row, int64_t rowid)
{
    bool first = !t->rowid;
    if (first && rowid == (int64_t)row + 1)
        return true;
    if (!stance_memory_grow((void **)&t->rowid, &t->rowid_capacity, row + 1, sizeof *t->rowid))
        return false;
    for (size_t i = 0; i < row && first; i++)
        t->rowid[i] = (int64_t)i + 1;
    t->rowid[row] = rowid;
    return true;
}

enum stance_code stance_table_put(struct stance_table *t, const struct stance_slice *cell,
                                  size_t cell_n, struct stance_error *err)
{
    if (cell_n != t->column_n)
        return stance_error_set(err, STANCE_E_INTERNAL, "a row of %zu cells for %zu columns",
                                cell_n, t->column_n);
    if (!stance_table_grow(t, t->row_n + 1))
        return stance_error_memory(err);
    for (size_t i = 0; i < cell_n; i++) {
        const char *data = cell[i].data ? cell[i].data : "";
        enum stance_code code = stance_dictionary_put(&t->column[i].text, data, cell[i].n,
                                                      &t->column[i].code[t->row_n], err);
        if (code != STANCE_OK)
            return code;
    }
    t->row_n++;
    return STANCE_OK;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void stance_text_put_tidy(struct stance_text *text, const char *s, size_t n)
{
    static const char no_break[] = "\xC2\xA0";
    for (;;) {
        if (n && is_blank(*s))
            s++, n--;
        else if (n >= 2 && memcmp(s, no_break, 2) == 0)
            s += 2, n -= 2;
        else if (n && is_blank(s[n - 1]))
            n--;
        else if (n >= 2 && memcmp(s + n - 2, no_break, 2) == 0)
            n -= 2;
        else
            break;
    }
    stance_text_put_nfc(text, s, n);
}
