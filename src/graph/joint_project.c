/* joint_project.c - rows of joint sums become rows of ties. */
#include "joint.h"

#include "../base/bits.h"
#include "../base/error.h"
#include "../base/memory.h"
#include "network_build.h"
#include "projection.h"

struct projector {
    struct stance_network_builder build;
    struct stance_joints joints;
    const struct stance_project_options *options;
    stance_joint_measure *measure;
};

static bool put_pair(struct projector *s, size_t a, size_t b)
{
    struct stance_joint j = s->joints.row[b];
    s->joints.row[b] = (struct stance_joint){0};
    if (j.n < s->options->min_overlap) {
        s->build.net.below_n++;
        return true;
    }
    double w = s->measure(&j);
    if (isnan(w)) {
        s->build.net.undefined_n++;
        return true;
    }
    return stance_network_put(&s->build, a, b, w, (uint32_t)j.n);
}

static bool put_row(struct projector *s, size_t a)
{
    uint64_t *touched = s->joints.touched;
    for (size_t word = (a + 1) >> 6; word <= s->joints.p->actor_n / 64; word++)
        while (touched[word]) {
            size_t b = word * 64 + stance_lowest_bit(touched[word]);
            touched[word] &= touched[word] - 1;
            if (!put_pair(s, a, b))
                return false;
        }
    return true;
}

static enum stance_code project(struct projector *s, const struct stance_watch *watch,
                                struct stance_error *err)
{
    enum { PAIRS_BETWEEN_CHECKS = 1 << 16 };
    enum stance_code code = STANCE_OK;
    size_t n = s->joints.p->actor_n, pairs = 0;
    for (size_t a = 0; a < n && !code; a++) {
        stance_joints_fill(&s->joints, a);
        if (!put_row(s, a))
            code = stance_error_memory(err);
        pairs += n;
        if (!code && pairs > PAIRS_BETWEEN_CHECKS) {
            pairs = 0;
            stance_watch_progress(watch, "comparing actors", "", (double)a, (double)n);
            code = stance_watch_check(watch, err);
        }
    }
    return code;
}

enum stance_code stance_joint_project(struct stance_network *out, const struct stance_positions *p,
                                      const struct stance_project_options *options,
                                      const double *weight, enum stance_pairs_engine engine,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_measure_about *about = stance_measure_about(options->measure);
    struct projector s = {.options = options, .measure = about->joint};
    uint8_t *unanimous = NULL;
    enum stance_code code = STANCE_OK;
    if (options->drop_unanimous)
        code = stance_unanimous_find(&unanimous, p, err);
    if (!code)
        code =
            stance_joints_init(&s.joints, p, unanimous, about->weighs ? weight : NULL, engine, err);
    s.build.net.n = p->actor_n;
    s.build.net.measure = options->measure;
    s.build.net.is_signed = about->is_signed;
    if (!code)
        code = project(&s, watch, err);
    stance_memory_free(unanimous);
    stance_joints_clear(&s.joints);
    if (code)
        stance_network_clear(&s.build.net);
    else
        *out = s.build.net;
    return code;
}
