/* division.c - one issue's table of coalitions and positions. */
#include "division.h"

enum { POSITIONS = 3 };

static void row_of(struct stance_voices v, double out[POSITIONS])
{
    out[0] = v.support;
    out[1] = v.oppose;
    out[2] = v.neutral;
}

double stance_voices_separation(const struct stance_voices *voices, size_t stride, uint32_t k)
{
    double column[POSITIONS] = {0}, row[POSITIONS], total = 0, square = 0;
    uint32_t rows = 0, columns = 0;
    for (uint32_t c = 0; c < k; c++) {
        row_of(voices[c * stride], row);
        for (int i = 0; i < POSITIONS; i++)
            column[i] += row[i];
        rows += stance_voices_n(voices[c * stride]) > 0;
    }
    for (int i = 0; i < POSITIONS; i++) {
        total += column[i];
        columns += column[i] > 0;
    }
    if (rows < 2 || columns < 2)
        return NAN;
    for (uint32_t c = 0; c < k; c++) {
        double n = stance_voices_n(voices[c * stride]);
        row_of(voices[c * stride], row);
        for (int i = 0; i < POSITIONS; i++) {
            double expected = n * column[i] / total;
            if (expected > 0)
                square += (row[i] - expected) * (row[i] - expected) / expected;
        }
    }
    double v = sqrt(square / (total * ((rows < columns ? rows : columns) - 1)));
    return v > 1 ? 1 : v; /* rounding */
}

struct stance_division stance_division_of(const struct stance_voices *voices, size_t stride,
                                          uint32_t k, size_t actor_n)
{
    struct stance_division d = {.division = NAN};
    for (uint32_t c = 0; c < k; c++) {
        d.all.support += voices[c * stride].support;
        d.all.oppose += voices[c * stride].oppose;
        d.all.neutral += voices[c * stride].neutral;
    }
    double sides = (double)d.all.support + d.all.oppose;
    d.coverage = stance_voices_n(d.all) / (double)actor_n;
    if (sides > 0) {
        double f = d.all.support / sides;
        d.division = 4 * f * (1 - f);
        d.divisiveness = d.division * d.coverage;
    }
    d.separation = stance_voices_separation(voices, stride, k);
    return d;
}
