/* scene.h - what every view draws from: positions, coalitions, names and wording.
 *
 * Made once by stance_figure_draw, borrowed by the views. */
#ifndef STANCE_DIAGRAM_SCENE_H
#define STANCE_DIAGRAM_SCENE_H

#include "../coalition/coalitions.h"
#include "svg.h"

struct stance_selection;
struct stance_shown;
struct stance_times;

struct stance_scene {
    const struct stance_dataset *data;
    const struct stance_positions *positions; /* with evidence */
    const struct stance_coalitions *coalitions; /* actor i here = actor row i of positions;
                                                 * NULL where the form shows none */
    const struct stance_times *times; /* NULL where the form shows one time */
    const struct stance_options *options;
    enum stance_view view; /* the form, auto resolved */
    const struct stance_selection *selection; /* NULL: all of it, as it comes */
    struct stance_shown *shown; /* receives the data drawn, or NULL */
    const struct stance_watch *watch;
};

/* The dataset's actor or issue behind a row of the positions. */
static inline const struct stance_entity *stance_scene_actor(const struct stance_scene *scene,
                                                             size_t row)
{
    return &scene->data->actor[scene->positions->actor[row]];
}
static inline const struct stance_entity *stance_scene_issue(const struct stance_scene *scene,
                                                             size_t row)
{
    return &scene->data->issue[scene->positions->issue[row]];
}

/* Glyph classes of a cell: |s| > 0.75 firm, 0 < |s| <= 0.75 qualified, 0 neutral. */
enum stance_mark { STANCE_MARK_OPP, STANCE_MARK_OPP2, STANCE_MARK_NEU, STANCE_MARK_SUP2, STANCE_MARK_SUP };
enum stance_mark stance_scene_mark(double value);

/* ---- Wording (plain text; it is escaped when it is drawn) ---- */

/* "Positions of 12 actors on one issue" */
void stance_scene_title(const struct stance_scene *scene, size_t actor_n, size_t issue_n,
                        struct stance_text *out);
/* "Actor – Issue: +1.0, stated", with ambivalence where there is any. */
void stance_scene_cell_words(const struct stance_scene *scene, size_t cell, size_t actor,
                             struct stance_text *out);
/* The same and " (source, p4)". */
void stance_scene_cell_title(const struct stance_scene *scene, size_t cell, size_t actor,
                             struct stance_text *out);
/* "Title, p4, p7; Title, p2": the sources of a cell, each with its places. */
void stance_scene_cell_places(const struct stance_scene *scene, size_t cell,
                              struct stance_text *out);
/* "stated", "expected" or "inferred". */
const char *stance_scene_basis(const struct stance_scene *scene, size_t cell);
/* "Title, Publisher (19 June 2024); ..." of the sources behind the positions, or "user data". */
void stance_scene_sources(const struct stance_scene *scene, struct stance_text *out);
/* "Coalitions: least frustration of signed agreement, proven optimal." */
void stance_scene_method(const struct stance_scene *scene, struct stance_text *out);
/* " Only what was stated is counted.": what the options took away, each sentence behind a blank. */
void stance_scene_selection(const struct stance_scene *scene, struct stance_text *out);
/* "Coalitions: as the column party has them: A Democratic, B Republican.", or that there are none. */
void stance_scene_given(const struct stance_scene *scene, struct stance_text *out);
/* "2024-06-19" becomes "19 June 2024", "2024-06" "June 2024"; the rest stays. */
void stance_scene_put_date(struct stance_text *out, const char *date);
/* Appends "+0.5", "−1.0", "0.0". */
void stance_scene_put_value(struct stance_text *out, double value);
/* Appends "59%". */
void stance_scene_put_percent(struct stance_text *out, double share);
/* Appends "18,721". */
void stance_scene_put_whole(struct stance_text *out, size_t n);
/* Appends "one issue", "12 issues"; "no issues" for 0. */
void stance_scene_put_count(struct stance_text *out, size_t n, const char *one, const char *many);

/* Is this row of the positions picked out?  False for all where nobody is. */
bool stance_scene_is_lit(const struct stance_scene *scene, size_t row);
/* How an actor's name is set: picked out in bold, the others then paler. */
struct stance_type stance_scene_name_type(const struct stance_scene *scene, size_t row,
                                          struct stance_type type);
/* How strong a mark between actors is beside those of who is picked out: 1, or less. */
double stance_scene_fade(const struct stance_scene *scene, bool lit);

/* "A", or "" for an actor in no coalition of two; row of the positions. */
void stance_scene_put_coalition(const struct stance_scene *scene, size_t row,
                                struct stance_text *out);

/* FNV-1a over what is drawn and how: ids of two figures in one page differ. */
uint32_t stance_scene_hash(const struct stance_scene *scene, const char *kind);

#endif
