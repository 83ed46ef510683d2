/* backbone_top.c - each actor's k strongest ties; a tie stays when either end keeps it.
 *
 * No actor with a tie is left alone.  Ties equal in |w| are taken in the order of the
 * actors.  (The union of k nearest neighbours; D. Eppstein, M. S. Paterson, F. F. Yao: On
 * nearest-neighbor graphs. Discrete & Computational Geometry 17 (1997) 263-282.
 * doi:10.1007/PL00009293) */
#include "backbone.h"

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_backbone_top(uint8_t *keep, const struct stance_backbone_input *in,
                                     struct stance_error *err)
{
    const struct stance_network *net = in->net;
    uint32_t *order = NULL, *kept = stance_memory_new(net->n, sizeof *kept);
    enum stance_code code = kept ? STANCE_OK : stance_error_memory(err);
    if (!code)
        code = stance_backbone_rank(&order, net, true, err);
    for (size_t i = 0; i < net->m && !code; i++) {
        uint32_t at = order[i], a = net->a[at], b = net->b[at];
        keep[at] = kept[a] < in->options->top || kept[b] < in->options->top;
        kept[a]++;
        kept[b]++;
    }
    stance_memory_free(order);
    stance_memory_free(kept);
    return code;
}
