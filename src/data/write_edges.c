/* write_edges.c - an edge list and a matrix as CSV, for Gephi, Flourish, R and spreadsheets.
 *
 * The edge list has Gephi's columns Source, Target, Type, Weight first; Kind is "stance" or
 * "alignment".  A column of the data whose name Gephi would take for one of these is
 * called stance_NAME, as are all that DOT prefixes (dot_names.h).
 *
 * The matrix has the nodes' ids in its first row and column; actors in rows and issues in columns
 * where the two are tied, else a symmetric one with an empty diagonal.  A pair without a tie
 * is empty: nothing recorded is not 0. */
#include <string.h>

#include "../base/sheet.h"
#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "exchange.h"
#include "exchange_names.h"

enum { MATRIX_MOST = 20000 };

static void put_text(struct stance_text *out, const char *s, bool spare)
{
    stance_sheet_put(out, s, strlen(s), spare);
}

static void put_header(struct stance_text *out, const struct stance_exchange *x, bool spare)
{
    stance_text_puts(out, "Source,Target,Type,Weight,Kind");
    for (size_t i = 0; i < x->edge_column_n; i++) {
        const char *name = x->edge_column[i].name;
        stance_text_puts(out, strcmp(name, "source") == 0 ? ",stance_" : ",");
        put_text(out, name, spare);
    }
    stance_text_putc(out, '\n');
}

static void put_edge(struct stance_text *out, const struct stance_exchange *x,
                     const struct stance_exchange_names *keys, size_t edge_number, bool spare,
                     struct stance_exchange_value *value)
{
    struct stance_exchange_edge edge;
    stance_exchange_edge_at(x, edge_number, &edge, value);
    put_text(out, stance_exchange_name_at(keys, edge.tail), spare);
    stance_text_putc(out, ',');
    put_text(out, stance_exchange_name_at(keys, edge.head), spare);
    stance_text_puts(out, ",Undirected,");
    stance_exchange_put_number(out, STANCE_EXCHANGE_REAL, edge.weight);
    stance_text_puts(out, edge.alignment ? ",alignment" : ",stance");
    for (size_t i = 0; i < x->edge_column_n; i++) {
        stance_text_putc(out, ',');
        if (x->edge_column[i].type == STANCE_EXCHANGE_TEXT)
            stance_sheet_put(out, value[i].s ? value[i].s : "", value[i].n, spare);
        else
            stance_exchange_put_number(out, x->edge_column[i].type, value[i].x);
    }
    stance_text_putc(out, '\n');
}

enum stance_code stance_exchange_put_edges(struct stance_text *out, const struct stance_exchange *x,
                                           bool spare, struct stance_exchange_loss *loss,
                                           struct stance_error *err)
{
    struct stance_exchange_value *value = stance_exchange_values(x);
    struct stance_exchange_names keys = {0};
    enum stance_code code =
        value ? stance_exchange_names_make(&keys, x, NULL, NULL, err) : stance_error_memory(err);
    if (code == STANCE_OK) {
        put_header(out, x, spare);
        for (size_t i = 0; i < x->edge_n && !out->failed && stance_exchange_goes_on(x); i++)
            put_edge(out, x, &keys, i, spare, value);
        loss->columns += x->node_column_n;
        loss->tables = x->note_n > 0;
        code = stance_text_end(out, err);
    }
    stance_exchange_names_clear(&keys);
    stance_memory_free(value);
    return code;
}

/* ---- the matrix ---- */

struct matrix {
    const struct stance_exchange *x;
    size_t row_n, column_n, first_column; /* first_column: the node of column 0 */
    double *cell;
    bool *there;
};

static enum stance_code fill(struct matrix *m, struct stance_exchange_value *value,
                             struct stance_exchange_loss *loss, struct stance_error *err)
{
    struct stance_exchange_edge edge;
    m->cell = stance_memory_new(m->row_n * m->column_n, sizeof *m->cell);
    m->there = stance_memory_new(m->row_n * m->column_n, sizeof *m->there);
    if (!m->cell || !m->there)
        return stance_error_memory(err);
    for (size_t i = 0; i < m->x->edge_n && stance_exchange_goes_on(m->x); i++) {
        stance_exchange_edge_at(m->x, i, &edge, value);
        if (edge.alignment) { /* beside the ties, never in them */
            loss->edges++;
            continue;
        }
        size_t at = edge.tail * m->column_n + (edge.head - m->first_column);
        m->cell[at] = edge.weight;
        m->there[at] = true;
        if (!m->x->two_mode) {
            at = edge.head * m->column_n + edge.tail;
            m->cell[at] = edge.weight;
            m->there[at] = true;
        }
    }
    return STANCE_OK;
}

static void put_matrix(struct stance_text *out, const struct matrix *m,
                       const struct stance_exchange_names *keys, bool spare)
{
    for (size_t j = 0; j < m->column_n; j++) {
        stance_text_putc(out, ',');
        put_text(out, stance_exchange_name_at(keys, m->first_column + j), spare);
    }
    stance_text_putc(out, '\n');
    for (size_t i = 0; i < m->row_n && !out->failed; i++) {
        put_text(out, stance_exchange_name_at(keys, i), spare);
        for (size_t j = 0; j < m->column_n && stance_exchange_goes_on(m->x); j++) {
            size_t at = i * m->column_n + j;
            stance_text_putc(out, ',');
            if (m->there[at])
                stance_exchange_put_number(out, STANCE_EXCHANGE_REAL, m->cell[at]);
        }
        stance_text_putc(out, '\n');
    }
}

enum stance_code stance_exchange_put_matrix(struct stance_text *out,
                                            const struct stance_exchange *x, bool spare,
                                            struct stance_exchange_loss *loss,
                                            struct stance_error *err)
{
    struct matrix m = {.x = x,
                       .row_n = x->two_mode ? x->actor_n : x->node_n,
                       .column_n = x->two_mode ? x->node_n - x->actor_n : x->node_n,
                       .first_column = x->two_mode ? x->actor_n : 0};
    if (m.row_n > MATRIX_MOST || m.column_n > MATRIX_MOST)
        return stance_error_set(err, STANCE_E_VALUE,
                                "a matrix of %zu by %zu is too large (%d by %d at most): take "
                                "edges",
                                m.row_n, m.column_n, MATRIX_MOST, MATRIX_MOST);
    struct stance_exchange_value *value = stance_exchange_values(x);
    struct stance_exchange_names keys = {0};
    enum stance_code code =
        value ? stance_exchange_names_make(&keys, x, NULL, NULL, err) : stance_error_memory(err);
    if (code == STANCE_OK)
        code = fill(&m, value, loss, err);
    if (code == STANCE_OK) {
        put_matrix(out, &m, &keys, spare);
        code = stance_text_end(out, err);
    }
    stance_exchange_names_clear(&keys);
    stance_memory_free(value);
    stance_memory_free(m.cell);
    stance_memory_free(m.there);
    return code;
}
