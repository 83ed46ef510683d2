/* network_build.c - four columns that grow together. */
#include "network_build.h"

#include <string.h>

#include "../base/memory.h"

bool stance_network_room(struct stance_network_builder *s, size_t m)
{
    struct stance_network *net = &s->net;
    size_t capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->a, &capacity, m, sizeof *net->a))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->b, &capacity, m, sizeof *net->b))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->w, &capacity, m, sizeof *net->w))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->overlap, &capacity, m, sizeof *net->overlap))
        return false;
    s->capacity = capacity;
    return true;
}

bool stance_network_put(struct stance_network_builder *s, size_t a, size_t b, double w,
                        uint32_t overlap)
{
    struct stance_network *net = &s->net;
    if (net->m == s->capacity && !stance_network_room(s, net->m + 1))
        return false;
    net->a[net->m] = (uint32_t)a;
    net->b[net->m] = (uint32_t)b;
    net->w[net->m] = w;
    net->overlap[net->m++] = overlap;
    net->thin_n += overlap > 0 && overlap < 3;
    return true;
}

void stance_network_append(struct stance_network_builder *s, const struct stance_network *from)
{
    struct stance_network *net = &s->net;
    if (from->m == 0)
        return;
    memcpy(net->a + net->m, from->a, from->m * sizeof *net->a);
    memcpy(net->b + net->m, from->b, from->m * sizeof *net->b);
    memcpy(net->w + net->m, from->w, from->m * sizeof *net->w);
    memcpy(net->overlap + net->m, from->overlap, from->m * sizeof *net->overlap);
    net->m += from->m;
}
