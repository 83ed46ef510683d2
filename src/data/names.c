/* names.c - ids, aliases and iso3 codes in one dictionary. */
#include "names.h"

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_names_new(struct stance_names **out, struct stance_error *err)
{
    struct stance_names *names = stance_memory_new(1, sizeof *names);
    if (!names)
        return stance_error_memory(err);
    enum stance_code code = stance_dictionary_init(&names->text, err);
    if (code == STANCE_OK &&
        !stance_memory_grow((void **)&names->name, &names->capacity, 1, sizeof *names->name))
        code = stance_error_memory(err);
    if (code != STANCE_OK) {
        stance_names_free(names);
        return code;
    }
    names->name[0] = (struct stance_name){STANCE_NONE, STANCE_NAME_NONE};
    *out = names;
    return STANCE_OK;
}

void stance_names_free(struct stance_names *names)
{
    if (!names)
        return;
    stance_dictionary_clear(&names->text);
    stance_memory_free(names->name);
    stance_memory_free(names);
}

enum stance_code stance_names_add(struct stance_names *names, const char *text, size_t n,
                                  uint32_t entity, enum stance_name_kind kind,
                                  struct stance_name *was, struct stance_error *err)
{
    uint32_t before = names->text.n, code;
    enum stance_code done = stance_dictionary_put(&names->text, text, n, &code, err);
    if (done != STANCE_OK)
        return done;
    if (!stance_memory_grow((void **)&names->name, &names->capacity, names->text.n,
                            sizeof *names->name))
        return stance_error_memory(err);
    if (code == before)
        names->name[code] = (struct stance_name){STANCE_NONE, STANCE_NAME_NONE};
    struct stance_name *name = &names->name[code];
    *was = *name;
    if (code == 0 || (name->kind > kind && name->entity != STANCE_NONE))
        return STANCE_OK;
    if (name->kind == kind) {
        if (kind == STANCE_NAME_ISO3 && name->entity != entity)
            name->entity = STANCE_NONE;
        return STANCE_OK;
    }
    *name = (struct stance_name){entity, kind};
    return STANCE_OK;
}

uint32_t stance_names_find(const struct stance_names *names, const char *text, size_t n)
{
    uint32_t code = stance_dictionary_find(&names->text, text, n);
    return code == STANCE_NONE ? STANCE_NONE : names->name[code].entity;
}
