/* limits.h - what a program that may die allows itself before it reads a byte.
 *
 * For stance-graphviz and stance-render, which include nothing else of ours: this header stands
 * alone and links nothing. */
#ifndef STANCE_LIMITS_H
#define STANCE_LIMITS_H

#include <sys/resource.h>
#include <unistd.h>

/* The sanitizers reserve terabytes of addresses. */
#if defined __SANITIZE_ADDRESS__
#define LIMITS_SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define LIMITS_SANITIZED 1
#endif
#endif
#ifndef LIMITS_SANITIZED
#define LIMITS_SANITIZED 0
#endif

/* Lowers a limit; a tighter one that is there already stays. */
static inline void limits_lower(int resource, rlim_t most)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return;
    if (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > most)
        now.rlim_cur = most;
    if (now.rlim_max == RLIM_INFINITY || now.rlim_max > most)
        now.rlim_max = most;
    setrlimit(resource, &now);
}

/* No core file; so many seconds of processor and of the clock, so many bytes of addresses. */
static inline void limits_set(rlim_t cpu_seconds, unsigned wall_seconds, rlim_t memory_bytes)
{
    limits_lower(RLIMIT_CORE, 0);
    limits_lower(RLIMIT_CPU, cpu_seconds);
    if (!LIMITS_SANITIZED)
        limits_lower(RLIMIT_AS, memory_bytes);
    alarm(wall_seconds);
}

#endif
