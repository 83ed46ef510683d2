/* projected.c - holding a network, and the calls of stance.h that make and show one. */
#include "projected.h"

#include <string.h>

#include "../base/error.h"
#include "../base/given.h"
#include "../base/memory.h"
#include "../base/text.h"

size_t stance_projection_keep(struct stance_projection *p, const char *s)
{
    size_t at = p->text.n;
    stance_text_put(&p->text, s, strlen(s) + 1);
    return at;
}

bool stance_projection_add_node(struct stance_projection *p, const char *id, const char *label,
                                bool is_issue)
{
    if (!stance_memory_grow((void **)&p->node, &p->node_capacity, p->node_n + 1, sizeof *p->node))
        return false;
    struct stance_projected_node *node = &p->node[p->node_n++];
    node->id = stance_projection_keep(p, id);
    node->label = strcmp(id, label) == 0 ? node->id : stance_projection_keep(p, label);
    node->is_issue = is_issue;
    return !p->text.failed;
}

bool stance_projection_add_tie(struct stance_projection *p, struct stance_projected_tie tie)
{
    if (!stance_memory_grow((void **)&p->tie, &p->tie_capacity, p->tie_n + 1, sizeof *p->tie))
        return false;
    p->tie[p->tie_n++] = tie;
    return true;
}

enum stance_code stance_projection_make(stance_projection **out, const stance_dataset *data,
                                        const struct stance_options *options,
                                        const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code given = stance_given_options(options, err);
    if (given != STANCE_OK)
        return given;
    struct stance_projection *p = stance_memory_new(1, sizeof *p);
    if (!p)
        return stance_error_memory(err);
    p->options = options->project;
    enum stance_code code = options->project.dna.on
                                ? stance_project_dna(p, data, options, watch, err)
                                : stance_project_positions(p, data, options, watch, err);
    p->options.issue_weights = NULL;
    if (code)
        stance_projection_free(p);
    else
        *out = p;
    return code;
}

void stance_projection_free(stance_projection *p)
{
    if (!p)
        return;
    stance_text_free(&p->text);
    stance_memory_free(p->node);
    stance_memory_free(p->tie);
    stance_memory_free(p->alignment);
    stance_memory_free(p->window);
    stance_memory_free(p);
}

size_t stance_projection_count(const stance_projection *p)
{
    return p->tie_n;
}

struct stance_projection_tie stance_projection_at(const stance_projection *p, size_t i)
{
    const struct stance_projected_tie *tie = &p->tie[i];
    return (struct stance_projection_tie){
        .time = p->window_n ? p->text.bytes + p->window[tie->window].middle : "",
        .a = stance_projection_id(p, tie->a),
        .b = stance_projection_id(p, tie->b),
        .weight = tie->weight,
        .n = tie->n,
    };
}
