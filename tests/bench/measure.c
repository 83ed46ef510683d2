/* measure.c - runs a command some times and tells its processor time, wall time and memory.
 *
 *     measure RUNS COMMAND [ARGUMENT ...]
 *
 * prints "cpu_ms wall_ms max_rss_mb": the smallest times of the runs (what the work costs, apart
 * from what else the machine did) and the largest memory.  Standard output is thrown away. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double ms(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void run(char **command)
{
    int null = open("/dev/null", O_WRONLY);
    dup2(null, STDOUT_FILENO);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: measure RUNS COMMAND [ARGUMENT ...]\n");
        return 2;
    }
    double cpu = 1e300, wall = 1e300;
    long rss = 0;
    for (int i = atoi(argv[1]); i > 0; i--) {
        double start = now_ms();
        pid_t child = fork();
        if (child == 0)
            run(argv + 2);
        int status;
        struct rusage used;
        /* The kernel adds a grandchild's time (the layout program) to its waiting parent's. */
        if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status) ||
            WEXITSTATUS(status) != 0) {
            fprintf(stderr, "measure: '%s' failed\n", argv[2]);
            return 1;
        }
        double took = now_ms() - start, busy = ms(used.ru_utime) + ms(used.ru_stime);
        wall = took < wall ? took : wall;
        cpu = busy < cpu ? busy : cpu;
        rss = used.ru_maxrss > rss ? used.ru_maxrss : rss;
    }
    printf("%.1f %.1f %.0f\n", cpu, wall, (double)rss / 1024);
    return 0;
}
