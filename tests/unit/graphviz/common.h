/* common.h - for the tests that start programs: where they are, and who counts what. */
#ifndef TESTS_GRAPHVIZ_COMMON_H
#define TESTS_GRAPHVIZ_COMMON_H

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "stance.h"

#define DOUBLE(name) "tests/doubles/" name

/* The program of the same build, beside the test's own. */
static inline const char *graphviz_program(void)
{
    static char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 32);
    cr_assert_gt(n, 0);
    path[n] = '\0';
    strcpy(strrchr(path, '/'), "/stance-graphviz");
    cr_assert_eq(access(path, X_OK), 0, "build %s first", path);
    return path;
}

struct told {
    int warnings;
    char last[512];
    int asked, stop_at; /* stop() says yes from the stop_at-th time on, 0 = never */
};

static inline void told_warn(void *data, const char *message)
{
    struct told *told = data;
    told->warnings++;
    snprintf(told->last, sizeof told->last, "%s", message);
}

static inline bool told_stop(void *data)
{
    struct told *told = data;
    return ++told->asked >= told->stop_at && told->stop_at > 0;
}

static inline struct stance_watch watch_of(struct told *told)
{
    return (struct stance_watch){.stop = told_stop, .warn = told_warn, .data = told};
}

static inline int open_descriptors(void)
{
    DIR *dir = opendir("/proc/self/fd");
    int n = 0;
    while (readdir(dir))
        n++;
    closedir(dir);
    return n;
}

static inline bool has_child(void)
{
    return !(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
}

static inline double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

#endif
