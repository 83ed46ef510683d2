/* network_build.c - four columns that grow together. */
#include "network_build.h"

#include "../base/memory.h"

static bool grow(struct stance_network_builder *s)
{
    struct stance_network *net = &s->net;
    size_t capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->a, &capacity, net->m + 1, sizeof *net->a))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->b, &capacity, net->m + 1, sizeof *net->b))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->w, &capacity, net->m + 1, sizeof *net->w))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->overlap, &capacity, net->m + 1, sizeof *net->overlap))
        return false;
    s->capacity = capacity;
    return true;
}

bool stance_network_put(struct stance_network_builder *s, size_t a, size_t b, double w,
                        uint32_t overlap)
{
    struct stance_network *net = &s->net;
    if (net->m == s->capacity && !grow(s))
        return false;
    net->a[net->m] = (uint32_t)a;
    net->b[net->m] = (uint32_t)b;
    net->w[net->m] = w;
    net->overlap[net->m++] = overlap;
    net->thin_n += overlap > 0 && overlap < 3;
    return true;
}
