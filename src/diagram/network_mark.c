/* network_mark.c - the six marks that tell blocs apart without colour (DIAGRAMS section 4). */
#include "../base/text.h"
#include "view_network.h"

struct shape {
    int n;
    struct stance_point p[12]; /* of radius 1 */
};

/* Sizes differ so that the areas look alike. */
static const struct shape shapes[] = {
    {0, {{0, 0}}},
    {4, {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}},
    {3, {{0, -1.15}, {1.1, 0.85}, {-1.1, 0.85}}},
    {4, {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}},
    {6, {{1.1, 0}, {0.55, 0.95}, {-0.55, 0.95}, {-1.1, 0}, {-0.55, -0.95}, {0.55, -0.95}}},
    {12,
     {{-0.4, -1.1},
      {0.4, -1.1},
      {0.4, -0.4},
      {1.1, -0.4},
      {1.1, 0.4},
      {0.4, 0.4},
      {0.4, 1.1},
      {-0.4, 1.1},
      {-0.4, 0.4},
      {-1.1, 0.4},
      {-1.1, -0.4},
      {-0.4, -0.4}}},
};

void stance_network_mark(struct stance_svg *svg, uint32_t colour, struct stance_point at, double r)
{
    struct stance_paint paint = {.fill = stance_bloc_token(colour), .stroke = STANCE_NO_TOKEN};
    if (colour >= sizeof shapes / sizeof *shapes) {
        paint =
            (struct stance_paint){.fill = STANCE_PAPER, .stroke = STANCE_SUB, .stroke_width = 1.4};
        stance_svg_circle(svg, at.x, at.y, r * 0.85, paint, NULL);
        return;
    }
    const struct shape *shape = &shapes[colour];
    if (shape->n == 0) {
        stance_svg_circle(svg, at.x, at.y, r, paint, NULL);
        return;
    }
    struct stance_text d = {0};
    for (int i = 0; i < shape->n; i++) {
        double x = at.x + r * shape->p[i].x, y = at.y + r * shape->p[i].y;
        if (i == 0)
            stance_path_move(svg, &d, x, y);
        else
            stance_path_line(svg, &d, x, y);
    }
    stance_path_close(&d);
    stance_svg_path(svg, &d, paint, NULL);
    stance_text_free(&d);
}
