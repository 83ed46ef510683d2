/* machine.h - what the machine has room for. */
#ifndef STANCE_BASE_MACHINE_H
#define STANCE_BASE_MACHINE_H

/* stance_machine_memory - bytes that this process may use: the machine's memory, or less where
 * the process or its control group (Linux, version 2) has a limit.  Infinite where nobody says. */
double stance_machine_memory(void);

#endif
