/* network_shown.c - the table beside a network figure: its ties. */
#include <math.h>

#include "../base/text.h"
#include "network_words.h"
#include "shown.h"

static void put_coalition(struct stance_shown *shown, const struct stance_scene *scene,
                          uint32_t actor, struct stance_text *text)
{
    stance_text_clear(text);
    stance_scene_put_coalition(scene, actor, text);
    stance_shown_text(shown, text->n ? text->bytes : "");
}

void stance_network_show(const struct stance_web *web)
{
    static const char *const column[] = {
        "a", "b", "tie", "coalition a", "coalition b", "strength", "shared", "evidence", NULL};
    const struct stance_scene *scene = web->scene;
    struct stance_shown *shown = scene->shown;
    struct stance_text text = {0};
    if (!shown)
        return;
    stance_shown_begin(shown, column);
    for (size_t i = 0; i < web->tie_n; i++) {
        const struct stance_web_tie *tie = &web->tie[i];
        if (!tie->drawn && !tie->bundled)
            continue;
        stance_shown_text(shown, stance_scene_actor(scene, tie->a)->label);
        stance_shown_text(shown, stance_scene_actor(scene, tie->b)->label);
        stance_shown_text(shown, web->alignments ? (tie->rank < 0 ? "in dispute" : "aligned")
                                                 : (tie->rank < 0 ? "disagree" : "agree"));
        put_coalition(shown, scene, tie->a, &text);
        put_coalition(shown, scene, tie->b, &text);
        stance_shown_number(shown, round(tie->rank * 1e6) / 1e6);
        stance_shown_number(shown, web->alignments ? NAN : (double)tie->n);
        stance_network_tie_title(web, tie, &text);
        stance_shown_text(shown, text.n ? text.bytes : "");
    }
    shown->cells.failed = shown->cells.failed || text.failed;
    stance_text_free(&text);
}
