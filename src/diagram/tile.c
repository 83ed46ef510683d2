/* tile.c - one position as a tile, its legend, and the tally beside a row. */
#include "tile.h"

#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "../base/text.h"

enum stance_token stance_tile_fill(enum stance_mark mark)
{
    static const enum stance_token fill[] = {STANCE_OPP, STANCE_OPP2, STANCE_NEU, STANCE_SUP2,
                                             STANCE_SUP};
    return fill[mark];
}

enum stance_token stance_tile_glyph(enum stance_mark mark)
{
    static const enum stance_token glyph[] = {STANCE_ONOPP, STANCE_ONLIGHT, STANCE_ONLIGHT,
                                              STANCE_ONLIGHT, STANCE_ONSUP};
    return glyph[mark];
}

enum stance_token stance_tile_line(enum stance_mark mark)
{
    static const enum stance_token line[] = {STANCE_OPP, STANCE_OPP, STANCE_SUB, STANCE_SUP,
                                             STANCE_SUP};
    return line[mark];
}

/* Plus, minus or ring about (x, y). */
static void put_glyph(struct stance_svg *svg, double x, double y, struct stance_tile tile,
                      enum stance_token token)
{
    struct stance_paint paint = {
        .fill = STANCE_NO_TOKEN, .stroke = token, .stroke_width = tile.stroke};
    if (tile.mark == STANCE_MARK_NEU) {
        stance_svg_circle(svg, x, y, tile.arm * 0.7, paint, NULL);
        return;
    }
    struct stance_text d = {0};
    stance_path_move(svg, &d, x - tile.arm, y);
    stance_path_line(svg, &d, x + tile.arm, y);
    if (tile.mark > STANCE_MARK_NEU) {
        stance_path_move(svg, &d, x, y - tile.arm);
        stance_path_line(svg, &d, x, y + tile.arm);
    }
    stance_svg_path(svg, &d, paint, NULL);
    stance_text_free(&d);
}

void stance_tile_corner(struct stance_svg *svg, double right, double bottom, double size)
{
    struct stance_text d = {0};
    stance_path_move(svg, &d, right, bottom - size);
    stance_path_line(svg, &d, right, bottom);
    stance_path_line(svg, &d, right - size, bottom);
    stance_path_close(&d);
    stance_svg_path(
        svg, &d,
        (struct stance_paint){.fill = STANCE_INK, .stroke = STANCE_PAPER, .stroke_width = 1.2},
        NULL);
    stance_text_free(&d);
}

void stance_tile_put(struct stance_svg *svg, struct stance_tile tile)
{
    double radius = tile.h >= 14 ? 2 : 0;
    enum stance_token token = stance_tile_glyph(tile.mark);
    if (tile.outlined) {
        double half = tile.h >= 14 ? 0.75 : 0.6;
        token = stance_tile_line(tile.mark);
        stance_svg_rect(
            svg, tile.x + half, tile.y + half, tile.w - 2 * half, tile.h - 2 * half, radius,
            (struct stance_paint){.fill = STANCE_PAPER, .stroke = token, .stroke_width = 2 * half},
            NULL);
    } else {
        stance_svg_rect(
            svg, tile.x, tile.y, tile.w, tile.h, radius,
            (struct stance_paint){.fill = stance_tile_fill(tile.mark), .stroke = STANCE_NO_TOKEN},
            NULL);
    }
    if (tile.arm > 0)
        put_glyph(svg, tile.x + tile.w / 2, tile.y + tile.h / 2, tile, token);
    if (tile.ambivalent)
        stance_tile_corner(svg, tile.x + tile.w, tile.y + tile.h,
                           tile.h >= 24   ? 9
                           : tile.h >= 14 ? 7
                                          : 5);
}

void stance_cell_put(struct stance_svg *svg, struct stance_tile tile)
{
    bool outlined = tile.outlined;
    enum stance_token line = stance_tile_line(tile.mark);
    bool pale = tile.mark != STANCE_MARK_SUP && tile.mark != STANCE_MARK_OPP;
    if (pale && !outlined) {
        stance_svg_rect(svg, tile.x + 0.5, tile.y + 0.5, tile.w - 1, tile.h - 1, 0,
                        (struct stance_paint){
                            .fill = stance_tile_fill(tile.mark), .stroke = line, .stroke_width = 1},
                        NULL);
        if (tile.ambivalent)
            stance_tile_corner(svg, tile.x + tile.w, tile.y + tile.h, 6);
    } else {
        stance_tile_put(svg, tile);
    }
    if (tile.mark < STANCE_MARK_NEU)
        stance_svg_rect(
            svg, tile.x + tile.w / 2 - 3.5, tile.y + tile.h / 2 - 0.8, 7, 1.5, 0,
            (struct stance_paint){.fill = outlined ? line : stance_tile_glyph(tile.mark),
                                  .stroke = STANCE_NO_TOKEN},
            NULL);
}

void stance_tile_none(struct stance_svg *svg, double x, double y)
{
    stance_svg_circle(svg, x, y, 1.6,
                      (struct stance_paint){.fill = STANCE_MUTE, .stroke = STANCE_NO_TOKEN}, NULL);
}

/* ---- Legend ---- */

static void swatch(struct stance_svg *svg, double x, double y, enum stance_mark mark, bool outlined,
                   bool ambivalent)
{
    stance_tile_put(svg, (struct stance_tile){.x = x,
                                              .y = y - 12,
                                              .w = 18,
                                              .h = 16,
                                              .arm = 3.8,
                                              .stroke = 1.8,
                                              .mark = mark,
                                              .outlined = outlined,
                                              .ambivalent = ambivalent});
}

static void swatch_sup(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_MARK_SUP, false, false);
}
static void swatch_sup2(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_MARK_SUP2, false, false);
}
static void swatch_neu(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_MARK_NEU, false, false);
}
static void swatch_opp2(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_MARK_OPP2, false, false);
}
static void swatch_opp(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_MARK_OPP, false, false);
}
static void swatch_outlined(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_MARK_SUP, true, false);
}
static void swatch_ambivalent(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_MARK_NEU, false, true);
}
static void swatch_none(struct stance_svg *svg, double x, double y)
{
    stance_tile_none(svg, x + 2, y - 4);
}

static void add(struct stance_legend_list *list, bool wanted, const char *text, double width,
                void (*put)(struct stance_svg *svg, double x, double y))
{
    if (wanted)
        list->item[list->n++] = (struct stance_legend){text, width, put};
}

void stance_tile_legend(struct stance_legend_list *list, const struct stance_plot *plot)
{
    list->n = 0;
    add(list, true, "Supports", 18, swatch_sup);
    add(list, plot->has[STANCE_MARK_SUP2], "Leans for", 18, swatch_sup2);
    add(list, plot->has[STANCE_MARK_NEU], "Neutral", 18, swatch_neu);
    add(list, plot->has[STANCE_MARK_OPP2], "Leans against", 18, swatch_opp2);
    add(list, true, "Opposes", 18, swatch_opp);
    add(list, plot->has_inferred || plot->has_expected, stance_plot_inferred_name(plot), 18,
        swatch_outlined);
    add(list, plot->has_ambivalent, "For and against", 18, swatch_ambivalent);
    add(list, plot->has_missing, "None recorded", 4, swatch_none);
}

static void cell_swatch(struct stance_svg *svg, double x, double y, enum stance_mark mark,
                        bool outlined, bool ambivalent)
{
    stance_cell_put(svg, (struct stance_tile){.x = x,
                                              .y = y - 10.5,
                                              .w = 19,
                                              .h = 13,
                                              .mark = mark,
                                              .outlined = outlined,
                                              .ambivalent = ambivalent});
}

static void cell_sup(struct stance_svg *svg, double x, double y)
{
    cell_swatch(svg, x, y, STANCE_MARK_SUP, false, false);
}
static void cell_sup2(struct stance_svg *svg, double x, double y)
{
    cell_swatch(svg, x, y, STANCE_MARK_SUP2, false, false);
}
static void cell_neu(struct stance_svg *svg, double x, double y)
{
    cell_swatch(svg, x, y, STANCE_MARK_NEU, false, false);
}
static void cell_opp2(struct stance_svg *svg, double x, double y)
{
    cell_swatch(svg, x, y, STANCE_MARK_OPP2, false, false);
}
static void cell_opp(struct stance_svg *svg, double x, double y)
{
    cell_swatch(svg, x, y, STANCE_MARK_OPP, false, false);
}
static void cell_outlined(struct stance_svg *svg, double x, double y)
{
    cell_swatch(svg, x, y, STANCE_MARK_SUP, true, false);
}
static void cell_ambivalent(struct stance_svg *svg, double x, double y)
{
    cell_swatch(svg, x, y, STANCE_MARK_NEU, false, true);
}
static void cell_none(struct stance_svg *svg, double x, double y)
{
    stance_svg_rect(svg, x, y - 5, 2, 2, 0,
                    (struct stance_paint){.fill = STANCE_MUTE, .stroke = STANCE_NO_TOKEN}, NULL);
}

void stance_cell_legend(struct stance_legend_list *list, const struct stance_plot *plot)
{
    list->n = 0;
    add(list, true, "Supports", 19, cell_sup);
    add(list, plot->has[STANCE_MARK_SUP2], "Leans for", 19, cell_sup2);
    add(list, plot->has[STANCE_MARK_NEU], "Neutral", 19, cell_neu);
    add(list, plot->has[STANCE_MARK_OPP2], "Leans against", 19, cell_opp2);
    add(list, true, "Opposes", 19, cell_opp);
    add(list, plot->has_inferred || plot->has_expected, stance_plot_inferred_name(plot), 19,
        cell_outlined);
    add(list, plot->has_ambivalent, "For and against", 19, cell_ambivalent);
    add(list, plot->has_missing, "None recorded", 2, cell_none);
}

/* ---- Tally ---- */

#define TALLY_SIZE 12.5

static double count_width(uint32_t n, bool bold)
{
    char digits[16];
    int length = snprintf(digits, sizeof digits, "%u", n);
    return stance_look_width(digits, (size_t)length, TALLY_SIZE, bold);
}

struct stance_tally_column stance_tally_column_at(const struct stance_tally *tally, size_t n,
                                                  double right)
{
    double widest = 0;
    for (size_t i = 0; i < n; i++)
        if (count_width(tally[i].against_n, true) > widest)
            widest = count_width(tally[i].against_n, true);
    double dash = right - widest - 11; /* 18 from edge to dash for one digit */
    return (struct stance_tally_column){.against_x = right, .dash_x = dash, .for_x = dash - 6};
}

static void put_count(struct stance_svg *svg, double x, double y, uint32_t n,
                      enum stance_token token)
{
    char digits[16];
    int length = snprintf(digits, sizeof digits, "%u", n);
    stance_svg_text(svg, x, y, digits, (size_t)length, false,
                    (struct stance_type){.size = TALLY_SIZE,
                                         .bold = n > 0,
                                         .fill = n ? token : STANCE_SUB,
                                         .anchor = STANCE_END});
}

void stance_tally_put(struct stance_svg *svg, struct stance_tally_column column,
                      struct stance_tally tally, double baseline)
{
    put_count(svg, column.for_x, baseline, tally.for_n, STANCE_SUP);
    stance_svg_text(svg, column.dash_x, baseline, "–", strlen("–"), false,
                    (struct stance_type){.size = 12, .fill = STANCE_SUB});
    put_count(svg, column.against_x, baseline, tally.against_n, STANCE_OPPT);
}
