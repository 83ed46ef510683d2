/* view_matrix.c - a matrix of actors by issues in the size that fits (DIAGRAMS 2). */
#include "../base/error.h"
#include "matrix.h"

enum stance_code stance_view_matrix(struct stance_text *out, const struct stance_scene *scene,
                                    struct stance_error *err)
{
    const struct stance_positions *p = scene->positions;
    enum stance_code (*draw)(struct stance_text *, struct stance_plot *, struct stance_error *);
    struct stance_plot_limits limits;
    struct stance_plot plot;
    size_t actors = 0, issues = p->issue_n;
    for (size_t a = 0; a < p->actor_n; a++)
        actors += p->start[a] < p->start[a + 1];
    if (actors <= 16 || (actors <= 40 && issues <= 16)) {
        draw = stance_matrix_small;
        limits = (struct stance_plot_limits){.actor_n = 40, .issue_n = 40};
    } else if (actors <= 80) {
        draw = stance_matrix_large;
        limits = (struct stance_plot_limits){.actor_n = 80, .issue_n = 28};
    } else if (scene->options->draw.highlight) {
        return stance_error_set(err, STANCE_E_VALUE,
                                "a matrix of %zu actors names none that could be highlighted; "
                                "--max-actors 80 names them",
                                actors);
    } else {
        draw = stance_matrix_overview;
        limits = (struct stance_plot_limits){.actor_n = 400, .issue_n = 60};
    }
    enum stance_code code = stance_plot_make(&plot, scene, limits, err);
    if (code != STANCE_OK)
        return code;
    code = draw(out, &plot, err);
    stance_plot_clear(&plot);
    return code;
}
