/* parallel.c - POSIX threads, started and joined. */
#include "parallel.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

enum { THREADS_UNASKED = 8 };

struct job {
    void (*work)(void *data, size_t i);
    void *data;
    size_t i;
    pthread_t thread;
    bool started;
};

static void *run(void *job_)
{
    struct job *job = job_;
    job->work(job->data, job->i);
    return NULL;
}

void stance_parallel(size_t n, void (*work)(void *data, size_t i), void *data)
{
    struct job job[STANCE_PARALLEL_MOST];
    for (size_t i = 1; i < n && i < STANCE_PARALLEL_MOST; i++) {
        job[i] = (struct job){.work = work, .data = data, .i = i};
        job[i].started = pthread_create(&job[i].thread, NULL, run, &job[i]) == 0;
    }
    if (n > 0)
        work(data, 0);
    for (size_t i = STANCE_PARALLEL_MOST; i < n; i++)
        work(data, i);
    for (size_t i = 1; i < n && i < STANCE_PARALLEL_MOST; i++) {
        if (job[i].started)
            pthread_join(job[i].thread, NULL);
        else
            work(data, i);
    }
}

size_t stance_parallel_n(unsigned asked)
{
    long there = sysconf(_SC_NPROCESSORS_ONLN);
    if (asked)
        return asked < STANCE_PARALLEL_MOST ? asked : STANCE_PARALLEL_MOST;
    return there < 1 ? 1 : there > THREADS_UNASKED ? THREADS_UNASKED : (size_t)there;
}
