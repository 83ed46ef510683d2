/* machine.c - asking the system, the process's limits and its control group. */
#include "machine.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static double least(double x, double y)
{
    return y > 0 && y < x ? y : x;
}

static double of_control_group(void)
{
    FILE *file = fopen("/sys/fs/cgroup/memory.max", "re");
    unsigned long long bytes = 0;
    if (!file)
        return 0;
    if (fscanf(file, "%llu", &bytes) != 1) /* "max" */
        bytes = 0;
    fclose(file);
    return (double)bytes;
}

double stance_machine_memory(void)
{
    struct rlimit limit;
    double bytes = least(INFINITY, (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE));
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        bytes = least(bytes, (double)limit.rlim_cur);
    return least(bytes, of_control_group());
}
