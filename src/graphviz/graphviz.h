/* graphviz.h - the parts of the program stance-graphviz, and how it answers.
 *
 * DOT comes in on standard input; the answer leaves on standard output and its
 * first line tells which of two it is:
 *
 *     ok                         then what the job makes (see each job)
 *     error LINE COLUMN TEXT     the input is wrong; 0 = Graphviz did not tell where
 *
 * TEXT, and every text of the answer to `parse`, is written LENGTH:BYTES, so that
 * no byte of it needs an escape.  A death by signal, or an exit status other than
 * 0, means that there is no answer. */
#ifndef STANCE_GRAPHVIZ_GRAPHVIZ_H
#define STANCE_GRAPHVIZ_GRAPHVIZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "compat.h"

struct input {
    char *bytes; /* ends in a NUL that n does not count */
    size_t n;
};

/* Prints one text as LENGTH:BYTES. */
void answer_text(const char *s);
void answer_error(size_t line, size_t column, const char *message);

/* Collects what Graphviz says from now on, and forgets what it said before. */
void errors_watch(void);
/* True once an error (a warning is none) was said. */
bool errors_seen(void);
/* The first error as the answer; `otherwise` where Graphviz failed without a word. */
void errors_answer(const struct input *input, const char *otherwise);

/* All of standard input; false = out of memory or unreadable. */
bool input_read(struct input *input);
/* The one graph in the input, or NULL after answering why there is none. */
Agraph_t *input_parse(const struct input *input);

/* The jobs; each answers, and returns false when it could not. */
bool job_layout(const struct input *input, const char *engine);
bool job_canon(const struct input *input);
bool job_parse(const struct input *input);

#endif
