/* stop.h - Ctrl-C: ask the work to stop, and end the program if it does not.
 *
 * The first SIGINT or SIGTERM sets a flag that the library's watch reads.  Where
 * the work has not ended 0.15 s later (a read that blocks, a solver deep in its
 * own loop), a timer ends the program, unless a file is being put in its place.
 *
 * An input that another program cuts short while it is mapped (SIGBUS) ends the program, too,
 * with exit status 1. */
#ifndef STANCE_CLI_STOP_H
#define STANCE_CLI_STOP_H

#include <stdbool.h>

void cli_stop_listen(void);
bool cli_stop_asked(void);
/* 128 + the signal: 130 for Ctrl-C. */
int cli_stop_status(void);
/* Is there a progress line to take off the terminal before that is told? */
void cli_stop_wipe(bool line);
/* While held, the timer waits: what has begun to be written is finished. */
void cli_stop_hold(bool hold);

#endif
