/* network_stress.c - stress majorisation from a sunflower start (see the header). */
#include "network_stress.h"

#include <math.h>

static void sunflower(struct stance_point *p, const double *distance, size_t n)
{
    const double golden_angle = 2.39996322972865332;
    double mean = 0;
    for (size_t j = 1; j < n; j++)
        mean += distance[j];
    mean = n > 1 ? mean / (double)(n - 1) : 1;
    for (size_t i = 0; i < n; i++) {
        double r = mean * sqrt(((double)i + 0.5) / (double)n);
        p[i].x = r * cos(golden_angle * (double)i);
        p[i].y = r * sin(golden_angle * (double)i);
    }
}

static void move_one(struct stance_point *p, const double *distance, size_t n, size_t i)
{
    double x = 0, y = 0, total = 0;
    for (size_t j = 0; j < n; j++) {
        if (j == i)
            continue;
        double d = distance[i * n + j], w = 1 / (d * d);
        double dx = p[i].x - p[j].x, dy = p[i].y - p[j].y, length = sqrt(dx * dx + dy * dy);
        double pull = length > 0 ? d / length : 0;
        x += w * (p[j].x + pull * dx);
        y += w * (p[j].y + pull * dy);
        total += w;
    }
    if (total > 0)
        p[i] = (struct stance_point){x / total, y / total};
}

void stance_stress_run(struct stance_point *p, const double *distance, size_t n, int rounds)
{
    sunflower(p, distance, n);
    for (int round = 0; round < rounds; round++)
        for (size_t i = 0; i < n; i++)
            move_one(p, distance, n, i);
}

double stance_stress_of(const struct stance_point *p, const double *distance, size_t n)
{
    double stress = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++) {
            double d = distance[i * n + j];
            double off = (hypot(p[i].x - p[j].x, p[i].y - p[j].y) - d) / d;
            stress += off * off;
        }
    return stress;
}
