/* tracks.h - coalitions followed from period to period, so that letters and colours stay.
 *
 * A *track* is one coalition through time.  From each period to the next, coalitions of two or
 * more and tracks are matched greedily by the Jaccard index of who was in the track when it
 * was last seen (and has joined no other since) and who is in the coalition now,
 *
 *     J(T, C) = |T and C| / |T or C|   > 0,
 *
 * the largest first, of equal ones the larger overlap, then the older track, then the larger
 * coalition.  What is left over begins a track.  The six tracks with most members over all
 * periods have a letter, in the order in which they begin, then by size; the others are taken
 * together.
 *
 * D. Greene, D. Doyle, P. Cunningham: Tracking the evolution of communities in dynamic social
 * networks. ASONAM 2010, 176-183. doi:10.1109/ASONAM.2010.17 */
#ifndef STANCE_DIAGRAM_TRACKS_H
#define STANCE_DIAGRAM_TRACKS_H

#include "scene.h"
#include "times.h"

#define STANCE_ALLUVIAL_PERIODS 6

/* Where an actor stands in a period: 0 .. 5 a lettered track, then these. */
enum {
    STANCE_TRACK_LETTERS = 6,
    STANCE_TRACK_OTHER = STANCE_TRACK_LETTERS,
    STANCE_TRACK_ALONE,  /* recorded, in no coalition of two */
    STANCE_TRACK_ABSENT, /* nothing recorded in the period */
    STANCE_TRACK_KINDS,
};

struct stance_tracks {
    size_t actor_n;
    uint32_t *actor; /* of the data set, ascending: those recorded in any period */
    uint8_t *kind;   /* [period * actor_n + actor] */
    size_t merged_n; /* tracks under Other */
};

/* stance_tracks_make
 *   times  [in] with coalitions
 * Errors: memory.  Cost: O(periods * (actors + coalitions * tracks)). */
STANCE_MUST_USE enum stance_code stance_tracks_make(struct stance_tracks *out,
                                                    const struct stance_times *times,
                                                    size_t dataset_actor_n,
                                                    struct stance_error *err);
/* "Coalition A", "Other", "No coalition", "None recorded". */
void stance_tracks_put_kind(struct stance_text *out, size_t kind);
/* Who was where in each period, into the table beside the figure (scene->shown), if wanted. */
void stance_tracks_show(const struct stance_tracks *tracks, const struct stance_scene *scene);
void stance_tracks_clear(struct stance_tracks *tracks);

#endif
