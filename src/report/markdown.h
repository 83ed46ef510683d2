/* markdown.h - texts that Markdown and HTML take as they are. */
#ifndef STANCE_REPORT_MARKDOWN_H
#define STANCE_REPORT_MARKDOWN_H

#include "../stance.h"

/* A text can hold anything: what Markdown or HTML would act on is made plain; control bytes
 * become blanks, invalid ones U+FFFD. */
void stance_markdown_put(struct stance_text *out, const char *s);

#endif
