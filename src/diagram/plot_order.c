/* plot_order.c - the orders a user can ask for instead of the form's own. */
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "plot.h"

struct item {
    const char *label; /* NULL: by row alone */
    uint32_t bloc, row, place;
};

static int by_order(const void *va, const void *vb)
{
    const struct item *a = va, *b = vb;
    if (a->bloc != b->bloc)
        return a->bloc < b->bloc ? -1 : 1;
    int label = a->label ? strcmp(a->label, b->label) : 0;
    if (label)
        return label;
    return a->row < b->row ? -1 : a->row > b->row;
}

static void sort(struct item *item, size_t n, uint32_t *order)
{
    if (n)
        qsort(item, n, sizeof *item, by_order);
    for (size_t i = 0; i < n; i++)
        order[i] = item[i].place;
}

enum stance_code stance_plot_settle(struct stance_plot *plot, struct stance_error *err)
{
    enum stance_order how = plot->scene->options->draw.order;
    bool by_name = how == STANCE_ORDER_NAME;
    size_t most = plot->actor_n > plot->issue_n ? plot->actor_n : plot->issue_n;
    if (how == STANCE_ORDER_COMPUTED)
        return STANCE_OK;
    struct item *item = stance_memory_new(most, sizeof *item);
    uint32_t *order = stance_memory_new(most, sizeof *order);
    enum stance_code code = item && order ? STANCE_OK : stance_error_memory(err);
    for (size_t a = 0; a < plot->actor_n && !code; a++)
        item[a] = (struct item){
            .label = by_name ? stance_scene_actor(plot->scene, plot->actor[a])->label : NULL,
            .bloc = plot->actor_bloc[a],
            .row = plot->actor[a],
            .place = (uint32_t)a};
    if (!code) {
        sort(item, plot->actor_n, order);
        code = stance_plot_order_actors(plot, order, err);
    }
    for (size_t i = 0; i < plot->issue_n && !code; i++)
        item[i] = (struct item){
            .label = by_name ? stance_scene_issue(plot->scene, plot->issue[i])->label : NULL,
            .row = plot->issue[i],
            .place = (uint32_t)i};
    if (!code) {
        sort(item, plot->issue_n, order);
        code = stance_plot_order_issues(plot, order, err);
    }
    stance_memory_free(order);
    stance_memory_free(item);
    return code;
}

const char *stance_plot_order_words(const struct stance_plot *plot, const char *computed)
{
    switch (plot->scene->options->draw.order) {
    case STANCE_ORDER_GIVEN:
        return "in the order of the data";
    case STANCE_ORDER_NAME:
        return "by name";
    default:
        return computed;
    }
}
