/* problems.c - the caller's list of problems. */
#include "problems.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

struct stance_problems {
    size_t keep;
    size_t count[2]; /* by enum stance_severity */
    size_t kept[2];
    struct stance_problem *item; /* strings owned */
    size_t n, capacity;
};

enum stance_code stance_problems_new(stance_problems **out, size_t keep, struct stance_error *err)
{
    struct stance_problems *p = stance_memory_new(1, sizeof *p);
    if (!p)
        return stance_error_memory(err);
    p->keep = keep;
    *out = p;
    return STANCE_OK;
}

static void clear(struct stance_problem *item)
{
    stance_memory_free((char *)(uintptr_t)item->file);
    stance_memory_free((char *)(uintptr_t)item->message);
    stance_memory_free((char *)(uintptr_t)item->excerpt);
}

void stance_problems_free(stance_problems *problems)
{
    if (!problems)
        return;
    for (size_t i = 0; i < problems->n; i++)
        clear(&problems->item[i]);
    stance_memory_free(problems->item);
    stance_memory_free(problems);
}

size_t stance_problems_kept(const stance_problems *problems)
{
    return problems->n;
}

size_t stance_problems_count(const stance_problems *problems, enum stance_severity severity)
{
    return problems->count[severity];
}

struct stance_problem stance_problems_at(const stance_problems *problems, size_t i)
{
    return problems->item[i];
}

size_t stance_problems_keep(const stance_problems *problems)
{
    return problems->keep;
}

void stance_problems_miss(stance_problems *problems, enum stance_severity severity, size_t n)
{
    problems->count[severity] += n;
}

enum stance_code stance_problems_add(stance_problems *problems,
                                     const struct stance_problem *problem, struct stance_error *err)
{
    problems->count[problem->severity]++;
    if (problems->kept[problem->severity] == problems->keep)
        return STANCE_OK;
    if (!stance_memory_grow((void **)&problems->item, &problems->capacity, problems->n + 1,
                            sizeof *problems->item))
        return stance_error_memory(err);
    struct stance_problem copy = *problem;
    copy.file = stance_memory_copy(problem->file, strlen(problem->file));
    copy.message = stance_memory_copy(problem->message, strlen(problem->message));
    copy.excerpt =
        problem->excerpt ? stance_memory_copy(problem->excerpt, strlen(problem->excerpt)) : NULL;
    if (!copy.file || !copy.message || (problem->excerpt && !copy.excerpt)) {
        clear(&copy);
        return stance_error_memory(err);
    }
    problems->item[problems->n++] = copy;
    problems->kept[problem->severity]++;
    return STANCE_OK;
}
