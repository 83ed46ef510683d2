/* network_settle.h - rigid outlines moved apart, then together, between two margins.
 *
 * Terms.  A *rigid* is one bloc (or one actor without a bloc): its outline with a reach, in
 * its own coordinates, in the four mirror images (bit 0 of an image: left and right
 * exchanged, bit 1: top and bottom).  Two rigids *keep clear* when their hulls are at least
 * gap[i * n + j] apart.
 *
 * Rule.  Pairs that are too near are pushed apart along the separating axis; what a margin
 * does not allow is pushed vertically; a last sweep from the top guarantees the gaps, whatever
 * the start was.  Then every rigid moves towards the middle of the others in ever smaller
 * steps as long as all gaps hold.  Nothing is ever scaled. */
#ifndef STANCE_DIAGRAM_NETWORK_SETTLE_H
#define STANCE_DIAGRAM_NETWORK_SETTLE_H

#include "network_hull.h"

struct stance_rigid {
    struct stance_outline outline[4];
    double left[4], top[4], right[4], bottom[4]; /* of the hull: with the reach */
    double reach;
};

struct stance_settle {
    const struct stance_rigid *rigid;
    size_t n;
    const double *gap;       /* n * n, symmetric */
    double left, right;      /* margins; a rigid that is wider is centred between them */
    struct stance_point *at; /* [in, out] where each rigid's origin is */
    uint8_t *image;          /* [in] 0 .. 3 */
};

/* Hull distance of i and j minus their gap, or a lower bound >= 0 of it: >= 0 when they keep
 * clear.  away as in stance_hull_apart, for j. */
double stance_settle_room(const struct stance_settle *s, size_t i, size_t j,
                          struct stance_point *away);
/* Moves x between the margins. */
double stance_settle_inside(const struct stance_settle *s, size_t i, double x);

/* order: room for n indices.  After it all gaps hold.  Cost: O(rounds * n^2) distances. */
void stance_settle_separate(struct stance_settle *s, size_t *order);
/* Keeps all gaps that hold; steps of 96 units, halved while they are longer than `finest`. */
void stance_settle_gather(struct stance_settle *s, double finest);

#endif
