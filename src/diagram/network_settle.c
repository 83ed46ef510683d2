/* network_settle.c - separation and gathering of rigid outlines (see the header). */
#include "network_settle.h"

#include <math.h>

/* Gaps are kept to this; far below the 0.1 u that is printed. */
static const double tolerance = 1e-3;

/* A lower bound of the hull distance, from the bounding boxes. */
static double boxes_apart(const struct stance_settle *s, size_t i, size_t j)
{
    const struct stance_rigid *a = &s->rigid[i], *b = &s->rigid[j];
    int m = s->image[i], k = s->image[j];
    double dx = fmax(s->at[j].x + b->left[k] - s->at[i].x - a->right[m],
                     s->at[i].x + a->left[m] - s->at[j].x - b->right[k]);
    double dy = fmax(s->at[j].y + b->top[k] - s->at[i].y - a->bottom[m],
                     s->at[i].y + a->top[m] - s->at[j].y - b->bottom[k]);
    return fmax(dx, dy);
}

double stance_settle_room(const struct stance_settle *s, size_t i, size_t j,
                          struct stance_point *away)
{
    double gap = s->gap[i * s->n + j], far = boxes_apart(s, i, j);
    *away = (struct stance_point){0, 1};
    if (far >= gap)
        return far - gap;
    struct stance_point shift = {s->at[j].x - s->at[i].x, s->at[j].y - s->at[i].y};
    double need = s->rigid[i].reach + s->rigid[j].reach + gap;
    return stance_hull_apart(s->rigid[i].outline[s->image[i]], s->rigid[j].outline[s->image[j]],
                             shift, need, away) -
           need;
}

double stance_settle_inside(const struct stance_settle *s, size_t i, double x)
{
    const struct stance_rigid *r = &s->rigid[i];
    double low = s->left - r->left[s->image[i]], high = s->right - r->right[s->image[i]];
    if (low > high)
        return (low + high) / 2;
    return x < low ? low : x > high ? high : x;
}

static void push(struct stance_settle *s, size_t i, size_t j, struct stance_point away, double need)
{
    double xi = stance_settle_inside(s, i, s->at[i].x - away.x * need / 2);
    double xj = stance_settle_inside(s, j, s->at[j].x + away.x * need / 2);
    double got = fabs(xj - s->at[j].x) + fabs(xi - s->at[i].x);
    double lost = fabs(away.x) * need - got;
    s->at[i].x = xi, s->at[j].x = xj;
    double down = away.y * need;
    if (lost > tolerance)
        down += (down < 0 || (down == 0 && s->at[j].y < s->at[i].y)) ? -lost : lost;
    s->at[i].y -= down / 2;
    s->at[j].y += down / 2;
}

/* The least way down that brings i clear of j, known to be too near. */
static double way_down(const struct stance_settle *s, size_t i, size_t j)
{
    struct stance_settle probe = *s;
    struct stance_point at[2] = {s->at[i], s->at[j]}, away;
    const struct stance_rigid rigid[2] = {s->rigid[i], s->rigid[j]};
    uint8_t image[2] = {s->image[i], s->image[j]};
    double gap[4] = {0, s->gap[i * s->n + j], s->gap[i * s->n + j], 0};
    probe.rigid = rigid, probe.n = 2, probe.at = at, probe.image = image, probe.gap = gap;
    double low = 0;
    double high = at[1].y + rigid[1].bottom[image[1]] + gap[1] - at[0].y - rigid[0].top[image[0]];
    double from = at[0].y;
    while (high - low > tolerance / 4) {
        double middle = (low + high) / 2;
        at[0].y = from + middle;
        if (stance_settle_room(&probe, 0, 1, &away) < 0)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static double top_of(const struct stance_settle *s, size_t i)
{
    return s->at[i].y + s->rigid[i].top[s->image[i]];
}

/* Places the rigids from the top; each goes down past those above that are too near.  A rigid
 * that has gone past another never meets it again, so this ends after n - 1 moves each. */
static void sweep(struct stance_settle *s, size_t *order)
{
    for (size_t k = 0; k < s->n; k++) {
        size_t slot = k;
        for (; slot > 0 && top_of(s, order[slot - 1]) > top_of(s, k); slot--)
            order[slot] = order[slot - 1];
        order[slot] = k;
    }
    for (size_t k = 1; k < s->n; k++) {
        bool moved = true;
        for (size_t round = 0; moved && round <= k; round++) {
            moved = false;
            for (size_t l = 0; l < k; l++) {
                struct stance_point away;
                if (stance_settle_room(s, order[k], order[l], &away) < -tolerance) {
                    s->at[order[k]].y += way_down(s, order[k], order[l]);
                    moved = true;
                }
            }
        }
    }
}

void stance_settle_separate(struct stance_settle *s, size_t *order)
{
    bool near = true;
    for (size_t i = 0; i < s->n; i++)
        s->at[i].x = stance_settle_inside(s, i, s->at[i].x);
    for (int round = 0; near && round < 120; round++) {
        near = false;
        for (size_t i = 0; i < s->n; i++)
            for (size_t j = i + 1; j < s->n; j++) {
                struct stance_point away;
                double room = stance_settle_room(s, i, j, &away);
                if (room < -tolerance) {
                    push(s, i, j, away, -room);
                    near = true;
                }
            }
    }
    sweep(s, order);
}

static bool clear_of_all(const struct stance_settle *s, size_t i)
{
    struct stance_point away;
    for (size_t j = 0; j < s->n; j++)
        if (j != i && stance_settle_room(s, i, j, &away) < -tolerance)
            return false;
    return true;
}

/* One try: i moves by (dx, dy) if it then keeps clear of all and comes nearer to `goal`. */
static bool try_move(struct stance_settle *s, size_t i, struct stance_point goal, double dx,
                     double dy)
{
    struct stance_point was = s->at[i];
    double before = hypot(goal.x - was.x, goal.y - was.y);
    s->at[i].x = stance_settle_inside(s, i, was.x + dx);
    s->at[i].y = was.y + dy;
    if (before - hypot(goal.x - s->at[i].x, goal.y - s->at[i].y) > tolerance && clear_of_all(s, i))
        return true;
    s->at[i] = was;
    return false;
}

void stance_settle_gather(struct stance_settle *s, double finest)
{
    if (s->n < 2)
        return;
    for (double step = 96; step > finest; step /= 2) {
        bool moved = true;
        for (int round = 0; moved && round < 12; round++) {
            moved = false;
            for (size_t i = 0; i < s->n; i++) {
                struct stance_point goal = {0, 0};
                for (size_t j = 0; j < s->n; j++)
                    if (j != i)
                        goal.x += s->at[j].x, goal.y += s->at[j].y;
                goal.x /= (double)(s->n - 1), goal.y /= (double)(s->n - 1);
                double dx = goal.x - s->at[i].x, dy = goal.y - s->at[i].y, d = hypot(dx, dy);
                if (d < step)
                    continue;
                moved = try_move(s, i, goal, dx / d * step, dy / d * step) ||
                        try_move(s, i, goal, copysign(step, dx), 0) ||
                        try_move(s, i, goal, 0, copysign(step, dy)) || moved;
            }
        }
    }
}
