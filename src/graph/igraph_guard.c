/* igraph_guard.c - handlers in, handlers out. */
#include "igraph_guard.h"

#include "../base/error.h"

static void on_error(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)reason;
    (void)file;
    (void)line;
    (void)code;
    IGRAPH_FINALLY_FREE();
}

static void on_warning(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

/* ---- The generator: thirty-two bits at a time, which fits every build of igraph ---- */

static igraph_error_t source_init(void **state)
{
    (void)state;
    return IGRAPH_UNIMPLEMENTED; /* only ever made by stance_igraph_enter */
}

static void source_destroy(void *state)
{
    (void)state;
}

static igraph_error_t source_seed(void *state, igraph_uint_t seed)
{
    struct stance_igraph_source *source = state;
    stance_random_seed(&source->random, seed);
    return IGRAPH_SUCCESS;
}

static igraph_uint_t source_get(void *state)
{
    struct stance_igraph_source *source = state;
    return (igraph_uint_t)(stance_random_next(&source->random) >> 32);
}

static const igraph_rng_type_t source_type = {.name = "stance",
                                              .bits = 32,
                                              .init = source_init,
                                              .destroy = source_destroy,
                                              .seed = source_seed,
                                              .get = source_get};

STANCE_IGRAPH_INTERRUPTION(on_interruption)
{
    const igraph_rng_t *rng = igraph_rng_default();
    struct stance_igraph_source *source = rng->type == &source_type ? rng->state : NULL;
    const struct stance_watch *watch = source ? source->watch : NULL;
    if (!watch || !watch->stop || !watch->stop(watch->data))
        return STANCE_IGRAPH_GO_ON;
    /* Before the interrupted function returns: its temporaries lie in its frame. */
    source->stopped = true;
    IGRAPH_FINALLY_FREE();
    return STANCE_IGRAPH_HALT;
}

void stance_igraph_enter(struct stance_igraph_guard *guard, uint64_t seed,
                         const struct stance_watch *watch)
{
    guard->source.watch = watch;
    guard->source.stopped = false;
    stance_random_seed(&guard->source.random, seed);
    guard->rng = (igraph_rng_t){.type = &source_type, .state = &guard->source, .is_seeded = true};
    stance_igraph_rng_swap(&guard->rng, &guard->rng_before, &guard->rng_copy);
    guard->error_before = igraph_set_error_handler(on_error);
    guard->warning_before = igraph_set_warning_handler(on_warning);
    guard->interruption_before = igraph_set_interruption_handler(on_interruption);
}

enum stance_code stance_igraph_leave(struct stance_igraph_guard *guard, igraph_error_t code,
                                     const char *doing, struct stance_error *err)
{
    igraph_rng_t *ours, unused;
    igraph_set_error_handler(guard->error_before);
    igraph_set_warning_handler(guard->warning_before);
    igraph_set_interruption_handler(guard->interruption_before);
    stance_igraph_rng_swap(guard->rng_before, &ours, &unused);
    if (code == IGRAPH_SUCCESS)
        return STANCE_OK;
    if (code == IGRAPH_ENOMEM)
        return stance_error_memory(err);
    /* From libraries inside igraph an interruption comes back as any failure (Infomap, 1.0). */
    if (code == IGRAPH_INTERRUPTED || guard->source.stopped)
        return stance_error_set(err, STANCE_E_STOPPED, "stopped");
    return stance_error_set(err, STANCE_E_INTERNAL, "igraph failed while %s: %s", doing,
                            igraph_strerror(code));
}
