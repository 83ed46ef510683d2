/* explanation_table.c - the terminal's view: the sentence, then what it rests on. */
#include <string.h>

#include "../base/text.h"
#include "explanation_page.h"
#include "paragraph.h"

enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 40, SENTENCE_MOST = 2000 };

void stance_page_put(struct stance_page *p, const char *s)
{
    stance_text_puts(&p->line, s);
}

void stance_page_put_safe(struct stance_page *p, const char *s, size_t most)
{
    stance_text_put_quoted(&p->line, s, strlen(s), most);
}

/* Ends the line that was gathered. */
void stance_page_flush(struct stance_page *p, size_t indent, size_t hang, const char *look)
{
    if (p->line.n)
        stance_paragraph_put(p->out, p->line.bytes, p->line.n, p->width, indent, hang,
                             p->colour ? look : NULL);
    stance_text_clear(&p->line);
}

void stance_page_put_heading(struct stance_page *p, const char *s)
{
    stance_text_putc(p->out, '\n');
    stance_page_put(p, s);
    stance_page_flush(p, 0, 0, STANCE_PAGE_BOLD);
}

static void put_sentence(struct stance_page *p)
{
    stance_text_put_quoted(&p->line, p->x->sentence.bytes, p->x->sentence.n, SENTENCE_MOST);
    stance_page_flush(p, 0, 0, STANCE_PAGE_BOLD);
}

void stance_explanation_put_table(struct stance_text *out, const stance_explanation *x,
                                  const struct stance_print_options *print)
{
    struct stance_page p = {.out = out, .x = x, .colour = print->colour};
    size_t width = print->width ? print->width : WIDTH_DEFAULT;
    p.width = width < WIDTH_LEAST ? WIDTH_LEAST : width;
    put_sentence(&p);
    if (x->actor_n)
        stance_page_put_actors(&p);
    else
        stance_page_put_coalition(&p);
    if (x->note.n) {
        stance_text_format(&p.line, "Note: %s", x->note.bytes);
        stance_page_flush(&p, 0, 0, STANCE_PAGE_FAINT);
    }
    out->failed |= p.line.failed;
    stance_text_free(&p.line);
}
