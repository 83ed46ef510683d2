/* frame.c - the page around every figure: bar, title, subtitle, legend, note, source. */
#include "frame.h"

#include <string.h>

#include "../base/error.h"
#include "../base/number.h"
#include "../base/text.h"
#include "shown.h"

#define INSIDE (STANCE_WIDTH - 2 * STANCE_MARGIN)
#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
/* Other fonts of the stack's last resort are up to 17 % wider than the metric. */
#define SLACK 1.17
#define NOTE_LINES 14
/* A last line shorter than WIDOW of the width is avoided by wrapping at NARROW of it. */
#define WIDOW 0.22
#define NARROW 0.86

static const struct stance_type title_type = {.size = 20, .bold = true, .fill = STANCE_INK};
static const struct stance_type subtitle_type = {.size = 13, .fill = STANCE_SUB};
static const struct stance_type legend_type = {.size = 12, .fill = STANCE_INK};
static const struct stance_type note_type = {.size = 11, .fill = STANCE_SUB};

static bool is_id(const char *id)
{
    size_t n = strlen(id);
    if (n == 0 || n > 41 || id[0] < 'a' || id[0] > 'z')
        return false;
    for (size_t i = 1; i < n; i++)
        if (!((id[i] >= 'a' && id[i] <= 'z') || (id[i] >= '0' && id[i] <= '9') || id[i] == '-'))
            return false;
    return true;
}

static enum stance_code set_id(struct stance_frame *frame, struct stance_error *err)
{
    const char *given = frame->scene->options->draw.id;
    if (given) {
        if (!is_id(given))
            return stance_error_set(err, STANCE_E_VALUE,
                                    "expected an id of a to z, 0 to 9 and '-' that starts with a "
                                    "letter and has at most 41 characters, got '%.60s'",
                                    given);
        memcpy(frame->id, given, strlen(given) + 1);
        return STANCE_OK;
    }
    static const char digits[] = "0123456789abcdef";
    uint32_t hash = stance_scene_hash(frame->scene, frame->kind);
    memcpy(frame->id, "stance-", 7);
    for (int i = 0; i < 8; i++)
        frame->id[7 + i] = digits[hash >> (28 - 4 * i) & 15];
    frame->id[15] = 0;
    return STANCE_OK;
}

/* Draws lines from baseline y on and returns the last baseline. */
static double put_lines(struct stance_svg *svg, const struct stance_lines *lines, double y,
                        double leading, struct stance_type type)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct stance_line *line = &lines->line[i];
        double x = stance_look_rtl(line->s, line->n) ? RIGHT : STANCE_MARGIN;
        struct stance_type here = type;
        here.anchor = x > STANCE_MARGIN ? STANCE_END : STANCE_START;
        stance_svg_text(svg, x, y + (double)i * leading, line->s, line->n, line->cut, here);
    }
    return lines->n ? y + (double)(lines->n - 1) * leading : y;
}

static double legend_item_width(const struct stance_legend *item, double slack)
{
    double text = stance_look_width(item->text, strlen(item->text), legend_type.size, false);
    return (item->swatch_width > 0 ? item->swatch_width + 6 : 0) + text * slack;
}

/* 24 between the entries where they all fit on one line, else 16 and a second line. */
static double legend_gap(const struct stance_legend *legend, size_t n)
{
    double all = 0;
    for (size_t i = 0; i < n; i++)
        all += legend_item_width(&legend[i], 1) + (i + 1 < n ? 24 : 0);
    return all * 1.05 <= INSIDE ? 24 : 16;
}

static double put_legend(struct stance_svg *svg, const struct stance_legend *legend, size_t n,
                         double y)
{
    double gap = legend_gap(legend, n), x = STANCE_MARGIN;
    for (size_t i = 0; i < n; i++) {
        if (x > STANCE_MARGIN && x + legend_item_width(&legend[i], SLACK) > RIGHT) {
            x = STANCE_MARGIN;
            y += 24;
        }
        double text_x = x;
        if (legend[i].swatch_width > 0) {
            legend[i].swatch(svg, x, y);
            text_x += legend[i].swatch_width + 6;
        }
        stance_svg_text(svg, text_x, y, legend[i].text, strlen(legend[i].text), false, legend_type);
        x += legend_item_width(&legend[i], 1) + gap;
    }
    return y;
}

static bool is_widow(const struct stance_line *last, double size)
{
    return stance_look_width(last->s, last->n, size, false) < WIDOW * INSIDE / SLACK;
}

/* Greedy; narrower where that spares a widow without another line. */
static struct stance_lines subtitle_lines(const char *text)
{
    double width = INSIDE / SLACK, size = subtitle_type.size;
    struct stance_lines lines = stance_look_wrap(text, width, size, false, 3, STANCE_GREEDY);
    if (lines.n < 2 || !is_widow(&lines.line[lines.n - 1], size))
        return lines;
    struct stance_lines narrow =
        stance_look_wrap(text, NARROW * width, size, false, 3, STANCE_GREEDY);
    return narrow.n == lines.n && !narrow.line[narrow.n - 1].cut ? narrow : lines;
}

enum stance_code stance_frame_begin(struct stance_frame *frame, const struct stance_scene *scene,
                                    const char *kind, const char *neutral_title,
                                    const char *subtitle, const struct stance_legend *legend,
                                    size_t legend_n, double *top, struct stance_error *err)
{
    const struct stance_draw_options *draw = &scene->options->draw;
    *frame = (struct stance_frame){.scene = scene, .kind = kind};
    enum stance_code code = set_id(frame, err);
    if (code != STANCE_OK)
        return code;
    frame->svg.theme = draw->theme;
    frame->svg.id = frame->id;
    if (draw->title && *draw->title)
        stance_text_puts(&frame->title, draw->title);
    else if (neutral_title)
        stance_text_puts(&frame->title, neutral_title);
    else
        stance_scene_title(scene, scene->positions->actor_n, scene->positions->issue_n,
                           &frame->title);
    if (stance_text_end(&frame->title, err) != STANCE_OK) {
        stance_frame_clear(frame);
        return STANCE_E_MEMORY;
    }
    struct stance_svg *svg = &frame->svg;
    stance_svg_rect(svg, STANCE_MARGIN, 16, 40, 4, 0,
                    (struct stance_paint){.fill = STANCE_INK, .stroke = STANCE_NO_TOKEN}, NULL);
    if (scene->shown)
        stance_text_put(&scene->shown->title, frame->title.bytes, frame->title.n);
    struct stance_lines lines = stance_look_wrap(frame->title.bytes, INSIDE / SLACK,
                                                 title_type.size, true, 2, STANCE_BALANCED);
    double y = put_lines(svg, &lines, 44, 25, title_type);
    lines = subtitle_lines(draw->subtitle ? draw->subtitle : subtitle ? subtitle : "");
    if (lines.n)
        y = put_lines(svg, &lines, y + 21, 18, subtitle_type);
    if (legend_n)
        y = put_legend(svg, legend, legend_n, y + 24);
    *top = y + (legend_n ? 12 : 8);
    return STANCE_OK;
}

/* ---- Footer ---- */

/* Lines of a note at one width; at most NOTE_LINES, the last one cut. */
static size_t note_lines(struct stance_line *line, const char *s, size_t n, double width)
{
    size_t at = 0, count = 0;
    while (at < n && count < NOTE_LINES) {
        size_t next;
        line[count] = stance_look_line(s + at, n - at, width, note_type.size, false, &next);
        if (count == NOTE_LINES - 1 && at + next < n)
            line[count] = stance_look_cut(line[count].s, n - (size_t)(line[count].s - s), width,
                                          note_type.size, false);
        count += line[count].n > 0;
        at += next;
    }
    return count;
}

static double put_note(struct stance_svg *svg, const struct stance_text *text, double y)
{
    struct stance_line line[NOTE_LINES];
    double width = INSIDE / SLACK;
    size_t n = note_lines(line, text->bytes, text->n, width);
    if (n > 1 && is_widow(&line[n - 1], note_type.size))
        n = note_lines(line, text->bytes, text->n, NARROW * width);
    for (size_t i = 0; i < n; i++)
        stance_svg_text(svg, STANCE_MARGIN, y + 15 * (double)i, line[i].s, line[i].n, line[i].cut,
                        note_type);
    return y + 15 * (double)(n ? n - 1 : 0);
}

static double put_footer(struct stance_frame *frame, double bottom, const char *note,
                         struct stance_error *err, enum stance_code *code)
{
    struct stance_svg *svg = &frame->svg;
    const struct stance_draw_options *draw = &frame->scene->options->draw;
    struct stance_text text = {0};
    double y = bottom + 14;
    stance_svg_line(svg, STANCE_MARGIN, y, RIGHT, y,
                    (struct stance_paint){.stroke = STANCE_RULE, .stroke_width = 1}, NULL);
    y += 18;
    bool user_note = draw->note && *draw->note, view_note = note && *note;
    if (user_note || view_note) {
        stance_text_format(&text, "Note: %s%s%s", user_note ? draw->note : "",
                           user_note && view_note ? " " : "", view_note ? note : "");
        stance_scene_selection(frame->scene, &text);
        if (!text.failed)
            y = put_note(svg, &text, y) + 17;
        stance_text_clear(&text);
    }
    stance_text_puts(&text, "Source: ");
    size_t source = text.n;
    if (draw->source_line && *draw->source_line)
        stance_text_puts(&text, draw->source_line);
    else
        stance_scene_sources(frame->scene, &text);
    *code = stance_text_end(&text, err);
    if (*code == STANCE_OK && frame->scene->shown)
        stance_text_puts(&frame->scene->shown->source, text.bytes + source);
    if (*code == STANCE_OK)
        y = put_note(svg, &text, y);
    stance_text_free(&text);
    return y + STANCE_MARGIN;
}

static void put_head(struct stance_frame *frame, double height, const char *desc,
                     struct stance_text *out)
{
    struct stance_svg *svg = &frame->svg;
    const char *id = frame->id;
    struct stance_text number = {0};
    stance_number_put(&number, height, 1);
    const char *h = number.failed ? "" : number.bytes;
    out->failed = out->failed || number.failed;
    stance_text_format(out,
                       "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"%s\" class=\"stance "
                       "stance-%s\" lang=\"en\" width=\"720\" height=\"%s\" viewBox=\"0 0 720 %s\" "
                       "style=\"max-width:100%%;height:auto\" role=\"img\" "
                       "aria-labelledby=\"%s-t %s-d\" font-family=\"%s\" font-size=\"12\">\n",
                       id, frame->kind, h, h, id, id, STANCE_FONT);
    stance_text_format(out, "<title id=\"%s-t\">", id);
    stance_svg_put_clean(out, frame->title.bytes, frame->title.n);
    stance_text_format(out, "</title>\n<desc id=\"%s-d\">", id);
    stance_svg_put_clean(out, desc, strlen(desc));
    stance_text_puts(out, "</desc>\n");
    svg->fill_used[STANCE_PAPER] = true;
    stance_svg_put_style(svg, out);
    stance_text_format(out, "<rect width=\"720\" height=\"%s\" class=\"f-paper\" fill=\"%s\"/>\n",
                       h, stance_token_hex(STANCE_PAPER, svg->theme == STANCE_THEME_DARK));
    stance_text_free(&number);
}

enum stance_code stance_frame_end(struct stance_frame *frame, double bottom, const char *note,
                                  const char *desc, struct stance_text *out,
                                  struct stance_error *err)
{
    struct stance_text file = {0};
    enum stance_code code;
    double height = put_footer(frame, bottom, note, err, &code);
    if (code != STANCE_OK)
        goto done;
    put_head(frame, height, desc, &file);
    code = stance_text_end(&frame->svg.body, err);
    if (code != STANCE_OK)
        goto done;
    stance_text_put(&file, frame->svg.body.bytes, frame->svg.body.n);
    stance_text_puts(&file, "</svg>\n");
    code = stance_text_end(&file, err);
    if (code == STANCE_OK && frame->svg.bad_number)
        code =
            stance_error_set(err, STANCE_E_INTERNAL, "a figure has a coordinate that is no number");
    if (code == STANCE_OK) {
        *out = file;
        file = (struct stance_text){0};
    }
done:
    stance_text_free(&file);
    stance_frame_clear(frame);
    return code;
}

void stance_frame_clear(struct stance_frame *frame)
{
    stance_text_free(&frame->svg.body);
    stance_text_free(&frame->title);
    *frame = (struct stance_frame){0};
}
