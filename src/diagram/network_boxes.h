/* network_boxes.h - label boxes pushed off each other, inside a given width.
 *
 * Rule.  Overlapping pairs move apart along the axis that needs the shorter way, half each,
 * until none is left or the rounds are used up; then one sweep from the top puts every box
 * that still overlaps at the first free height below.  The sweep always ends, so the result
 * never overlaps, whatever came in: boxes on one spot, NaN, names wider than the page.
 *
 * Not VPSC or PRISM: the boxes come from a layout that has run one of these, and what is left
 * for us is to keep the promise when it has not. */
#ifndef STANCE_DIAGRAM_NETWORK_BOXES_H
#define STANCE_DIAGRAM_NETWORK_BOXES_H

#include "network_hull.h"

/* stance_boxes_spread
 *   box    [in, out] n boxes; sizes stay, centres move; a centre that is not finite or past
 *                    1e5 is put at 0
 *   gap_x, gap_y     free space kept between two boxes
 *   width            every box ends inside 0 .. max(width, its own width)
 * Errors: STANCE_E_MEMORY.  Cost: O(n^2) per round, at most 200 rounds; O(n^2 log n) sweep. */
STANCE_MUST_USE enum stance_code stance_boxes_spread(struct stance_box *box, size_t n, double gap_x,
                                                     double gap_y, double width,
                                                     struct stance_error *err);

#endif
