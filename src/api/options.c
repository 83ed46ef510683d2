/* options.c - the defaults every command and caller starts from. */
#include "../stance.h"

struct stance_options stance_options_default(void)
{
    return (struct stance_options){
        .read = {.field_max = (size_t)64 << 20, .all_columns = true},
        .project = {.min_overlap = 1, .alignment_weight = 1, .top = 5, .alpha = 0.05,
                    .dna = {.window_size = 1}},
        .cluster = {.resolution = 1, .seed = 1, .exact = true, .time_limit = -1},
    };
}
