/* measures_table.c - the terminal's view: columns as wide as they must be, names cut first,
 * then whole columns left out, and said so. */
#include "measures_print.h"

#include <string.h>

#include "../base/text.h"
#include "coalitions_print.h"
#include "paragraph.h"

enum {
    WIDTH_DEFAULT = 80,
    WIDTH_LEAST = 40,
    NAME_LEAST = 18, /* columns a name keeps */
    NAME_MOST = 60,
    ROWS_MOST = 400,
    PAIRS_MOST = 40, /* the ends of a long list of pairs tell the most */
    GAP = 2,
    COLUMNS = sizeof((struct stance_measures){0}.column) / sizeof(struct stance_measures_column),
};

struct layout {
    struct stance_text *out;
    const stance_measures *m;
    size_t screen;
    bool colour;
    size_t width[COLUMNS]; /* 0 = not shown */
    size_t head, tail;     /* rows shown: the first `head`, the last `tail` */
    struct stance_text piece;
};

static void put_spaces(struct stance_text *out, size_t n)
{
    while (n--)
        stance_text_putc(out, ' ');
}

static bool is_shown(const struct layout *t, size_t row)
{
    return row < t->head || row >= t->m->row_n - t->tail;
}

/* ---- How wide ---- */

static size_t cell_width(struct layout *t, size_t row, size_t column)
{
    const struct stance_measures_column *c = &t->m->column[column];
    stance_text_clear(&t->piece);
    if (c->text)
        return stance_cut_put(&t->piece, stance_measures_text(t->m, row, column), NAME_MOST);
    stance_measures_put_cell(&t->piece, c, row);
    return stance_utf8_width(t->piece.bytes, t->piece.n);
}

static size_t total_width(const struct layout *t)
{
    size_t total = 0;
    for (size_t j = 0; j < t->m->column_n; j++)
        total += t->width[j] ? t->width[j] + GAP : 0;
    return total - GAP;
}

/* The widest column of names gives one column at a time. */
static void shrink_names(struct layout *t)
{
    while (total_width(t) > t->screen) {
        size_t widest = COLUMNS;
        for (size_t j = 0; j < t->m->column_n; j++)
            if (t->m->column[j].text && t->width[j] > NAME_LEAST &&
                (widest == COLUMNS || t->width[j] > t->width[widest]))
                widest = j;
        if (widest == COLUMNS)
            return;
        t->width[widest]--;
    }
}

static void fit(struct layout *t)
{
    for (size_t j = 0; j < t->m->column_n; j++) {
        if (!t->m->column[j].title)
            continue;
        t->width[j] = strlen(t->m->column[j].title);
        for (size_t i = 0; i < t->m->row_n; i++) {
            size_t wide = is_shown(t, i) ? cell_width(t, i, j) : 0;
            t->width[j] = wide > t->width[j] ? wide : t->width[j];
        }
    }
    shrink_names(t);
    for (int asked = 0; asked <= 1; asked++)
        for (size_t j = t->m->column_n; j-- > 1 && total_width(t) > t->screen;)
            t->width[j] = t->m->column[j].asked == asked ? 0 : t->width[j];
}

/* ---- Lines ---- */

static void put_padded(struct layout *t, size_t column, const char *s, size_t n, bool right,
                       bool last)
{
    size_t wide = stance_utf8_width(s, n);
    size_t pad = wide < t->width[column] ? t->width[column] - wide : 0;
    put_spaces(t->out, right ? pad : 0);
    stance_text_put(t->out, s, n);
    put_spaces(t->out, last ? 0 : (right ? 0 : pad) + GAP);
}

static size_t last_shown(const struct layout *t)
{
    size_t j = t->m->column_n;
    while (t->width[--j] == 0)
        ;
    return j;
}

static void put_header(struct layout *t)
{
    size_t last = last_shown(t);
    stance_text_puts(t->out, t->colour ? "\n\x1b[1m" : "\n");
    for (size_t j = 0; j <= last; j++)
        if (t->width[j]) {
            const char *title = t->m->column[j].title;
            bool right = !t->m->column[j].text;
            put_padded(t, j, title, strlen(title), right, j == last);
        }
    stance_text_puts(t->out, t->colour ? "\x1b[0m\n" : "\n");
}

static void put_row(struct layout *t, size_t row)
{
    size_t last = last_shown(t);
    for (size_t j = 0; j <= last; j++) {
        if (!t->width[j])
            continue;
        const struct stance_measures_column *c = &t->m->column[j];
        stance_text_clear(&t->piece);
        if (c->text)
            stance_cut_put(&t->piece, stance_measures_text(t->m, row, j), t->width[j]);
        else
            stance_measures_put_cell(&t->piece, c, row);
        put_padded(t, j, t->piece.bytes ? t->piece.bytes : "", t->piece.n, !c->text, j == last);
    }
    stance_text_putc(t->out, '\n');
}

static void put_rows(struct layout *t)
{
    size_t between = t->m->row_n - t->head - t->tail;
    for (size_t i = 0; i < t->head; i++)
        put_row(t, i);
    if (between)
        stance_text_format(t->out, "... %zu more; --format csv has all\n", between);
    for (size_t i = t->m->row_n - t->tail; i < t->m->row_n; i++)
        put_row(t, i);
}

/* ---- Around the table ---- */

static void put_words(struct layout *t, const char *look)
{
    if (t->piece.n)
        stance_paragraph_put(t->out, t->piece.bytes, t->piece.n, t->screen, 0, 0,
                             t->colour ? look : NULL);
    stance_text_clear(&t->piece);
}

static void put_left_out(struct layout *t)
{
    size_t n = 0;
    stance_text_clear(&t->piece);
    for (size_t j = 0; j < t->m->column_n; j++)
        if (t->m->column[j].title && !t->width[j])
            stance_text_format(&t->piece, "%s%s", n++ ? ", " : "No room for ",
                               t->m->column[j].title);
    if (n)
        stance_text_puts(&t->piece, "; --format csv has all.");
    put_words(t, "2");
}

void stance_measures_put_table(struct stance_text *out, const stance_measures *m,
                               const struct stance_print_options *print)
{
    struct layout t = {.out = out, .m = m, .colour = print->colour};
    size_t width = print->width ? print->width : WIDTH_DEFAULT;
    size_t most = m->of == STANCE_OF_PAIRS ? PAIRS_MOST : ROWS_MOST;
    t.screen = width < WIDTH_LEAST ? WIDTH_LEAST : width;
    t.head = m->row_n > most ? most / 2 : m->row_n;
    t.tail = m->row_n > most ? most / 2 : 0;
    stance_coalitions_put_headline(&t.piece, m->coalitions);
    put_words(&t, "1");
    stance_coalitions_put_basis(&t.piece, m->coalitions);
    put_words(&t, "2");
    fit(&t);
    put_header(&t);
    put_rows(&t);
    stance_text_putc(out, '\n');
    put_left_out(&t);
    stance_text_puts(&t.piece, stance_measures_legend(m->of));
    stance_text_put(&t.piece, m->legend.bytes, m->legend.n);
    put_words(&t, "2");
    for (size_t i = 0; i < m->coalitions->warning_n; i++) {
        stance_text_puts(&t.piece, "Note: ");
        stance_text_put(&t.piece, m->coalitions->warning[i].bytes, m->coalitions->warning[i].n);
        put_words(&t, "2");
    }
    out->failed |= t.piece.failed;
    stance_text_free(&t.piece);
}
