/* dataset.c - the life of a data set, and what can be asked of it. */
#include "dataset.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "names.h"

enum stance_code stance_dataset_new(struct stance_dataset **out, struct stance_error *err)
{
    struct stance_dataset *d = stance_memory_new(1, sizeof *d);
    if (!d)
        return stance_error_memory(err);
    for (int kind = 0; kind < STANCE_TABLE_KINDS; kind++)
        d->table[kind].kind = (enum stance_table_kind)kind;
    *out = d;
    return STANCE_OK;
}

void stance_dataset_free(stance_dataset *data)
{
    if (!data)
        return;
    for (int kind = 0; kind < STANCE_TABLE_KINDS; kind++)
        stance_table_clear(&data->table[kind]);
    stance_bytes_clear(&data->dot);
    void *const owned[] = {
        data->name,    data->title,     data->description, data->package,   data->actor,
        data->issue,   data->actor_of,  data->issue_of,    data->value_of,  data->basis_of,
        data->date_of, data->weight_of, data->skipped,     data->alignment, data->member,
    };
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        stance_memory_free(owned[i]);
    stance_names_free(data->actor_names);
    stance_names_free(data->issue_names);
    stance_names_free(data->source_names);
    stance_dictionary_clear(&data->text);
    stance_memory_free(data);
}

struct stance_counts stance_dataset_counts(const stance_dataset *data)
{
    return (struct stance_counts){
        .actors = data->actor_n,
        .issues = data->issue_n,
        .statements = data->table[STANCE_TABLE_STATEMENTS].row_n - data->skipped_n,
        .alignments = data->alignment_n,
        .members = data->member_n,
        .sources = data->table[STANCE_TABLE_SOURCES].row_n,
    };
}

/* The entity a text of any form names.  Out of memory finds nothing. */
static uint32_t find(const struct stance_names *names, const char *text)
{
    struct stance_text tidy = {0};
    stance_text_put_tidy(&tidy, text, strlen(text));
    uint32_t found =
        tidy.failed || tidy.n == 0 ? STANCE_NONE : stance_names_find(names, tidy.bytes, tidy.n);
    stance_text_free(&tidy);
    return found;
}

uint32_t stance_dataset_find_actor(const struct stance_dataset *d, const char *text)
{
    return find(d->actor_names, text);
}

uint32_t stance_dataset_find_issue(const struct stance_dataset *d, const char *text)
{
    return find(d->issue_names, text);
}

const char *stance_dataset_source_title(const struct stance_dataset *d, const char *id)
{
    uint32_t row = find(d->source_names, id);
    const char *title = row == STANCE_NONE ? ""
                                           : stance_table_text(&d->table[STANCE_TABLE_SOURCES],
                                                               STANCE_ROLE_TITLE, row);
    return *title ? title : id;
}
