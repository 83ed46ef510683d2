/* explanation_page.h - what the parts of the terminal's view of an explanation share. */
#ifndef STANCE_REPORT_EXPLANATION_PAGE_H
#define STANCE_REPORT_EXPLANATION_PAGE_H

#include "explanation_print.h"

enum {
    STANCE_PAGE_TEXT_MOST = 600, /* code points of a paraphrase */
    STANCE_PAGE_NAME_MOST = 80,
};

#define STANCE_PAGE_BOLD "1"
#define STANCE_PAGE_FAINT "2"
#define STANCE_PAGE_FOR "34" /* blue and yellow, as in the table of coalitions */
#define STANCE_PAGE_AGAINST "33"

struct stance_page {
    struct stance_text *out;
    const stance_explanation *x;
    size_t width;
    bool colour;
    struct stance_text line; /* gathered until the next flush */
};

void stance_page_put(struct stance_page *p, const char *s);
/* Made harmless and cut behind `most` code points. */
void stance_page_put_safe(struct stance_page *p, const char *s, size_t most);
/* Ends the line that was gathered; look is an escape sequence or NULL. */
void stance_page_flush(struct stance_page *p, size_t indent, size_t hang, const char *look);
void stance_page_put_heading(struct stance_page *p, const char *s);

/* Everything behind the sentence. */
void stance_page_put_actors(struct stance_page *p);
void stance_page_put_coalition(struct stance_page *p);

#endif
