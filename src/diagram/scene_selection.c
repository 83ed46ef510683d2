/* scene_selection.c - what the options picked and took away, in words and in type. */
#include "../base/text.h"
#include "../coalition/partition.h"
#include "scene.h"
#include "select.h"

#define FADED 0.3

bool stance_scene_is_lit(const struct stance_scene *scene, size_t row)
{
    return scene->selection && scene->selection->lit && scene->selection->lit[row];
}

struct stance_type stance_scene_name_type(const struct stance_scene *scene, size_t row,
                                          struct stance_type type)
{
    if (!scene->selection || !scene->selection->lit)
        return type;
    type.bold = scene->selection->lit[row];
    if (!type.bold)
        type.fill = STANCE_SUB;
    return type;
}

double stance_scene_fade(const struct stance_scene *scene, bool lit)
{
    return scene->selection && scene->selection->lit && !lit ? FADED : 1;
}

static void put_lit(const struct stance_scene *scene, struct stance_text *out)
{
    size_t told = 0, n = 0;
    for (size_t a = 0; a < scene->positions->actor_n; a++)
        n += stance_scene_is_lit(scene, a);
    if (!n)
        return;
    stance_text_puts(out, scene->view == STANCE_VIEW_CHIPS ? " Ringed: " : " In bold: ");
    for (size_t a = 0; a < scene->positions->actor_n; a++) {
        if (!stance_scene_is_lit(scene, a))
            continue;
        stance_text_puts(out, told == 0 ? "" : told + 1 == n ? " and " : ", ");
        stance_text_puts(out, stance_scene_actor(scene, a)->label);
        told++;
    }
    stance_text_putc(out, '.');
}

void stance_scene_selection(const struct stance_scene *scene, struct stance_text *out)
{
    const struct stance_selection *s = scene->selection;
    if (s && s->left_out_n)
        stance_text_format(
            out,
            " Drawn are %zu of %zu actors, those with most positions; coalitions are "
            "those of all.",
            s->all_n - s->left_out_n, s->all_n);
    if (scene->options->select.stated_only)
        stance_text_puts(out,
                         " Only what was stated is counted, not what is inferred or expected.");
    put_lit(scene, out);
}

/* The value that the members of coalition k share. */
static const char *value_of(const struct stance_scene *scene, uint32_t k)
{
    const struct stance_coalitions *c = scene->coalitions;
    const struct stance_column *column = scene->selection->given;
    for (size_t a = 0; a < c->actor_n; a++)
        if (c->label[a] == k)
            return stance_dictionary_text(&column->text,
                                          column->code[stance_scene_actor(scene, a)->row]);
    return "";
}

void stance_scene_given(const struct stance_scene *scene, struct stance_text *out)
{
    const struct stance_coalitions *c = scene->coalitions;
    size_t told = 0;
    if (!scene->selection->given) {
        stance_text_puts(out, "Actors are not grouped into coalitions.");
        return;
    }
    stance_text_format(out, "Coalitions: as the column %s has them", scene->selection->given->name);
    for (uint32_t k = 0; k < c->k; k++) {
        char letter[8];
        const char *value = c->coalition[k].size > 1 ? value_of(scene, k) : "";
        if (!*value)
            continue;
        stance_partition_letter(k, letter);
        stance_text_format(out, "%s%s %s", told++ ? ", " : ": ", letter, value);
    }
    stance_text_putc(out, '.');
}
