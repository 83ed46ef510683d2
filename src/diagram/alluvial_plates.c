/* alluvial_plates.c - where the numbers on the ribbons stand (see the header). */
#include "alluvial_plates.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static int by_number(const void *left, const void *right)
{
    const struct stance_ribbon *a = left, *b = right;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    if (a->x1 != b->x1)
        return a->x1 < b->x1 ? -1 : 1;
    return (a->y1 > b->y1) - (a->y1 < b->y1);
}

/* A place on the ribbon where the number covers no other; its curve is that of put_ribbon. */
static bool find_room(const struct stance_plates *p, const struct stance_ribbon *ribbon,
                      struct stance_box *box)
{
    static const double along[] = {0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75};
    for (size_t i = 0; i < sizeof along / sizeof *along; i++) {
        double s = along[i], u = 1 - s;
        double x = 1.5 * (u * u * s + u * s * s) + s * s * s, y = s * s * (3 - 2 * s);
        box->x = ribbon->x1 + (ribbon->x2 - ribbon->x1) * x;
        box->y = ribbon->y1 + (ribbon->y2 - ribbon->y1) * y;
        bool free = true;
        for (size_t j = 0; j < p->taken_n && free; j++)
            free = !stance_box_overlap(*box, p->taken[j], 1);
        if (free)
            return true;
    }
    return false;
}

void stance_plates_put(struct stance_plates *p, struct stance_svg *svg)
{
    if (p->ribbon_n)
        qsort(p->ribbon, p->ribbon_n, sizeof *p->ribbon, by_number);
    for (size_t i = 0; i < p->ribbon_n; i++) {
        char digits[24];
        int length = snprintf(digits, sizeof digits, "%zu", p->ribbon[i].n);
        double w = fmax(stance_look_width(digits, (size_t)length, 11, true) * 1.12 + 8, 16);
        struct stance_box box = {.w = w, .h = 16};
        if (!find_room(p, &p->ribbon[i], &box))
            continue;
        p->taken[p->taken_n++] = box;
        stance_svg_rect(svg, box.x - box.w / 2, box.y - box.h / 2, box.w, box.h, box.h / 2,
                        (struct stance_paint){.fill = STANCE_PAPER, .stroke = STANCE_NO_TOKEN},
                        NULL);
        stance_svg_text(svg, box.x, stance_look_baseline(box.y, 11), digits, (size_t)length, false,
                        (struct stance_type){
                            .size = 11, .bold = true, .fill = STANCE_INK, .anchor = STANCE_MIDDLE});
    }
}
