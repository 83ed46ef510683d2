/* backbone_tree.c - the maximum spanning forest: the strongest ties that connect all.
 *
 * Kruskal's algorithm on falling w, so that friendly ties connect before hostile ones;
 * equal ones in the order of the actors.
 *
 * J. B. Kruskal: On the shortest spanning subtree of a graph and the traveling salesman
 * problem. Proceedings of the American Mathematical Society 7 (1956) 48-50.
 * doi:10.1090/S0002-9939-1956-0078686-7 */
#include "backbone.h"

#include "../base/error.h"
#include "../base/memory.h"

static uint32_t root_of(uint32_t *parent, uint32_t i)
{
    while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    return i;
}

enum stance_code stance_backbone_tree(uint8_t *keep, const struct stance_backbone_input *in,
                                      struct stance_error *err)
{
    const struct stance_network *net = in->net;
    uint32_t *order = NULL, *parent = stance_memory_new(net->n, sizeof *parent);
    enum stance_code code =
        parent ? stance_backbone_rank(&order, net, false, err) : stance_error_memory(err);
    for (uint32_t i = 0; i < net->n && !code; i++)
        parent[i] = i;
    for (size_t i = 0; i < net->m && !code; i++) {
        uint32_t a = root_of(parent, net->a[order[i]]), b = root_of(parent, net->b[order[i]]);
        keep[order[i]] = a != b;
        if (a != b) /* the smaller number stays root: the same tree whatever the depth */
            parent[a < b ? b : a] = a < b ? a : b;
    }
    stance_memory_free(order);
    stance_memory_free(parent);
    return code;
}
