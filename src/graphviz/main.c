/* main.c - stance-graphviz: everything that needs Graphviz, in a process that may die.
 *
 *     stance-graphviz layout dot|neato    DOT -> positions
 *     stance-graphviz canon               DOT -> the same graph as cgraph writes it
 *     stance-graphviz parse               DOT -> its parts, in plain lines
 *
 * Graphviz can abort, hang, and eat memory on input it does not like, so this
 * program limits its own time and memory before it reads a byte, and its caller
 * takes any death as "no answer".  This folder includes nothing from the rest of
 * stance but the limits: Graphviz (EPL) and the libraries under libstance (GPL) never meet in one
 * binary. */
#define _XOPEN_SOURCE 700
#include "graphviz.h"

#include <stdlib.h>
#include <string.h>

#include "../limits/limits.h"

#define CPU_SECONDS 10
#define WALL_SECONDS 15
#define MEMORY_BYTES ((rlim_t)1 << 30)

static int usage(void)
{
    fputs("usage: stance-graphviz layout dot|neato | canon | parse   (DOT on standard input)\n",
          stderr);
    return 2;
}

static int run(int argc, char **argv)
{
    const char *engine = NULL;
    bool (*job)(const struct input *) = NULL;
    if (argc == 3 && strcmp(argv[1], "layout") == 0 &&
        (strcmp(argv[2], "dot") == 0 || strcmp(argv[2], "neato") == 0))
        engine = argv[2];
    else if (argc == 2 && strcmp(argv[1], "canon") == 0)
        job = job_canon;
    else if (argc == 2 && strcmp(argv[1], "parse") == 0)
        job = job_parse;
    else
        return usage();

    limits_set(CPU_SECONDS, WALL_SECONDS, MEMORY_BYTES);
    struct input input = {0};
    if (!input_read(&input))
        return 1;
    bool answered = engine ? job_layout(&input, engine) : job(&input);
    free(input.bytes);
    return answered && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

int main(int argc, char **argv)
{
    /* Without the clean-up at exit: Graphviz's own leaks are not worth a report, and
     * the process is gone anyway. */
    _exit(run(argc, argv));
}
