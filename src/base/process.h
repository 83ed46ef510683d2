/* process.h - one helper program run over pipes, with a time limit (posix_spawn). */
#ifndef STANCE_BASE_PROCESS_H
#define STANCE_BASE_PROCESS_H

#include "../stance.h"

/* stance_process_run - feed `input` to argv[0], collect its standard output.
 *   out       [out] at most out_max bytes
 *   argv      [in]  NULL-terminated, argv[0] a path (no search in PATH)
 *   seconds   [in]  wall clock, then the child is killed
 * The child's standard error is discarded; it inherits no other descriptor.
 * Errors: STANCE_E_SYSTEM with the reason (missing, not executable, killed by
 * signal n, exit status n, too slow, answer too long); STANCE_E_STOPPED. */
STANCE_MUST_USE enum stance_code stance_process_run(struct stance_text *out,
                                                    const char *const *argv, const char *input,
                                                    size_t input_n, size_t out_max, double seconds,
                                                    const struct stance_watch *watch,
                                                    struct stance_error *err);

#endif
