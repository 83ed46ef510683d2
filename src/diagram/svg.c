/* svg.c - the marks of a figure as SVG that keeps the contract of DIAGRAMS section 7.
 *
 * Each mark states its colours twice: as literal attributes, which every renderer
 * understands, and as classes, which the style block maps to variables of the page. */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../base/text.h"
#include "svg.h"

#define FARTHEST 1e5

static void put_number(struct stance_svg *svg, struct stance_text *out, double x)
{
    if (!isfinite(x)) {
        svg->bad_number = true;
        x = 0;
    }
    stance_number_put(out, x > FARTHEST ? FARTHEST : x < -FARTHEST ? -FARTHEST : x, 1);
}

static void attribute(struct stance_svg *svg, const char *name, double x)
{
    stance_text_format(&svg->body, " %s=\"", name);
    put_number(svg, &svg->body, x);
    stance_text_putc(&svg->body, '"');
}

/* Is c allowed in XML 1.0 and wanted in a figure? */
static bool is_clean(uint32_t c)
{
    return c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF && !(c >= 0x80 && c <= 0x9F);
}

/* Does cleaning leave a character of s? */
static bool leaves_something(const char *s, size_t n)
{
    for (size_t i = 0, used; i < n; i += used)
        if (is_clean(stance_utf8_decode(s + i, n - i, &used)))
            return true;
    return false;
}

void stance_svg_put_clean(struct stance_text *out, const char *s, size_t n)
{
    size_t from = 0, used;
    for (size_t i = 0; i < n; i += used) {
        uint32_t c = stance_utf8_decode(s + i, n - i, &used);
        const char *instead = NULL;
        if (c == '&')
            instead = "&amp;";
        else if (c == '<')
            instead = "&lt;";
        else if (c == '>')
            instead = "&gt;";
        else if (c == '"')
            instead = "&quot;";
        else if (c == '\t' || c == '\n' || c == '\r')
            instead = " ";
        else if (!is_clean(c))
            instead = "";
        else if (c == 0xFFFD && used == 1)
            instead = "\xEF\xBF\xBD";
        if (!instead)
            continue;
        stance_text_put(out, s + from, i - from);
        stance_text_puts(out, instead);
        from = i + used;
    }
    stance_text_put(out, s + from, n - from);
}

static void put_hex(struct stance_svg *svg, const char *name, enum stance_token token)
{
    stance_text_format(&svg->body, " %s=\"%s\"", name,
                       stance_token_hex(token, svg->theme == STANCE_THEME_DARK));
}

static void put_class(struct stance_svg *svg, enum stance_token fill, enum stance_token stroke)
{
    struct stance_text *b = &svg->body;
    if (fill == STANCE_NO_TOKEN && stroke == STANCE_NO_TOKEN)
        return;
    stance_text_puts(b, " class=\"");
    if (fill != STANCE_NO_TOKEN) {
        stance_text_format(b, "f-%s", stance_token_name(fill));
        svg->fill_used[fill] = true;
    }
    if (stroke != STANCE_NO_TOKEN) {
        stance_text_format(b, "%ss-%s", fill == STANCE_NO_TOKEN ? "" : " ",
                           stance_token_name(stroke));
        svg->stroke_used[stroke] = true;
    }
    stance_text_putc(b, '"');
}

/* Opacities keep two decimals: one would turn .45 into .5. */
static void put_opacity(struct stance_svg *svg, const char *name, double opacity)
{
    if (opacity <= 0 || opacity >= 1)
        return;
    stance_text_format(&svg->body, " %s=\"", name);
    stance_number_put(&svg->body, opacity, 2);
    stance_text_putc(&svg->body, '"');
}

static void put_paint(struct stance_svg *svg, struct stance_paint p)
{
    put_class(svg, p.fill, p.stroke);
    if (p.fill == STANCE_NO_TOKEN)
        stance_text_puts(&svg->body, " fill=\"none\"");
    else
        put_hex(svg, "fill", p.fill);
    put_opacity(svg, "fill-opacity", p.fill_opacity);
    if (p.stroke == STANCE_NO_TOKEN)
        return;
    put_hex(svg, "stroke", p.stroke);
    attribute(svg, "stroke-width", p.stroke_width > 0 ? p.stroke_width : 1);
    put_opacity(svg, "stroke-opacity", p.stroke_opacity);
    if (p.dash)
        stance_text_format(&svg->body, " stroke-dasharray=\"%s\"", p.dash);
    if (p.round)
        stance_text_puts(&svg->body, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
}

static void put_title(struct stance_svg *svg, const char *title)
{
    stance_text_puts(&svg->body, "<title>");
    stance_svg_put_clean(&svg->body, title, strlen(title));
    stance_text_puts(&svg->body, "</title>");
}

static void end_mark(struct stance_svg *svg, const char *name, const char *title)
{
    if (!title) {
        stance_text_puts(&svg->body, "/>\n");
        return;
    }
    stance_text_putc(&svg->body, '>');
    put_title(svg, title);
    stance_text_format(&svg->body, "</%s>\n", name);
}

void stance_svg_rect(struct stance_svg *svg, double x, double y, double w, double h, double radius,
                     struct stance_paint paint, const char *title)
{
    stance_text_puts(&svg->body, "<rect");
    attribute(svg, "x", x);
    attribute(svg, "y", y);
    attribute(svg, "width", w);
    attribute(svg, "height", h);
    if (radius > 0)
        attribute(svg, "rx", radius);
    put_paint(svg, paint);
    end_mark(svg, "rect", title);
}

void stance_svg_line(struct stance_svg *svg, double x1, double y1, double x2, double y2,
                     struct stance_paint paint, const char *title)
{
    stance_text_puts(&svg->body, "<path d=\"M");
    put_number(svg, &svg->body, x1);
    stance_text_putc(&svg->body, ' ');
    put_number(svg, &svg->body, y1);
    stance_text_putc(&svg->body, 'L');
    put_number(svg, &svg->body, x2);
    stance_text_putc(&svg->body, ' ');
    put_number(svg, &svg->body, y2);
    stance_text_putc(&svg->body, '"');
    paint.fill = STANCE_NO_TOKEN;
    put_paint(svg, paint);
    end_mark(svg, "path", title);
}

void stance_svg_circle(struct stance_svg *svg, double x, double y, double r,
                       struct stance_paint paint, const char *title)
{
    stance_text_puts(&svg->body, "<circle");
    attribute(svg, "cx", x);
    attribute(svg, "cy", y);
    attribute(svg, "r", r);
    put_paint(svg, paint);
    end_mark(svg, "circle", title);
}

void stance_svg_path(struct stance_svg *svg, const struct stance_text *d, struct stance_paint paint,
                     const char *title)
{
    svg->body.failed = svg->body.failed || d->failed;
    stance_text_puts(&svg->body, "<path d=\"");
    stance_text_put(&svg->body, d->bytes, d->n);
    stance_text_putc(&svg->body, '"');
    put_paint(svg, paint);
    end_mark(svg, "path", title);
}

/* ---- Path data ---- */

static void put_points(struct stance_svg *svg, struct stance_text *d, char command,
                       const double *xy, size_t n)
{
    stance_text_putc(d, command);
    for (size_t i = 0; i < n; i++) {
        if (i)
            stance_text_putc(d, ' ');
        put_number(svg, d, xy[i]);
    }
}

void stance_path_move(struct stance_svg *svg, struct stance_text *d, double x, double y)
{
    put_points(svg, d, 'M', (double[]){x, y}, 2);
}

void stance_path_line(struct stance_svg *svg, struct stance_text *d, double x, double y)
{
    put_points(svg, d, 'L', (double[]){x, y}, 2);
}

void stance_path_across(struct stance_svg *svg, struct stance_text *d, double x)
{
    put_points(svg, d, 'H', &x, 1);
}

void stance_path_down(struct stance_svg *svg, struct stance_text *d, double y)
{
    put_points(svg, d, 'V', &y, 1);
}

void stance_path_quad(struct stance_svg *svg, struct stance_text *d, double cx, double cy, double x,
                      double y)
{
    put_points(svg, d, 'Q', (double[]){cx, cy, x, y}, 4);
}

void stance_path_cubic(struct stance_svg *svg, struct stance_text *d, double ax, double ay,
                       double bx, double by, double x, double y)
{
    put_points(svg, d, 'C', (double[]){ax, ay, bx, by, x, y}, 6);
}

void stance_path_close(struct stance_text *d)
{
    stance_text_putc(d, 'Z');
}

/* ---- Text and groups ---- */

void stance_svg_text(struct stance_svg *svg, double x, double y, const char *s, size_t n, bool cut,
                     struct stance_type type)
{
    static const char *const anchors[] = {
        [STANCE_START] = NULL, [STANCE_MIDDLE] = "middle", [STANCE_END] = "end"};
    struct stance_text *b = &svg->body;
    if (!cut && !leaves_something(s, n))
        return;
    stance_text_puts(b, "<text");
    attribute(svg, "x", x);
    attribute(svg, "y", y);
    put_class(svg, type.fill, STANCE_NO_TOKEN);
    put_hex(svg, "fill", type.fill);
    if (type.size < 12 || type.size > 12) /* the root says 12 */
        attribute(svg, "font-size", type.size);
    if (type.bold)
        stance_text_puts(b, " font-weight=\"700\"");
    bool rtl = stance_look_rtl(s, n);
    const char *anchor = anchors[type.anchor];
    if (rtl && type.anchor != STANCE_MIDDLE) /* start and end follow the direction */
        anchor = type.anchor == STANCE_START ? "end" : NULL;
    if (anchor)
        stance_text_format(b, " text-anchor=\"%s\"", anchor);
    if (rtl)
        stance_text_puts(b, " direction=\"rtl\"");
    if (type.rotate < 0 || type.rotate > 0) {
        stance_text_puts(b, " transform=\"rotate(");
        put_number(svg, b, type.rotate);
        stance_text_putc(b, ' ');
        put_number(svg, b, x);
        stance_text_putc(b, ' ');
        put_number(svg, b, y);
        stance_text_puts(b, ")\"");
    }
    stance_text_putc(b, '>');
    stance_svg_put_clean(b, s, n);
    stance_text_puts(b, cut ? "…</text>\n" : "</text>\n");
}

void stance_svg_open(struct stance_svg *svg, const char *title)
{
    stance_text_puts(&svg->body, "<g>");
    if (title)
        put_title(svg, title);
    stance_text_putc(&svg->body, '\n');
}

void stance_svg_open_painted(struct stance_svg *svg, struct stance_paint paint)
{
    stance_text_puts(&svg->body, "<g");
    put_paint(svg, paint);
    stance_text_puts(&svg->body, ">\n");
}

void stance_svg_shape(struct stance_svg *svg, const struct stance_text *d, const char *title)
{
    svg->body.failed = svg->body.failed || d->failed;
    stance_text_puts(&svg->body, "<path d=\"");
    stance_text_put(&svg->body, d->bytes, d->n);
    stance_text_putc(&svg->body, '"');
    end_mark(svg, "path", title);
}

void stance_svg_close(struct stance_svg *svg)
{
    stance_text_puts(&svg->body, "</g>\n");
}

/* ---- Style ---- */

static bool is_used(const struct stance_svg *svg, size_t token)
{
    return svg->fill_used[token] || svg->stroke_used[token];
}

static void put_variables(const struct stance_svg *svg, struct stance_text *out, bool dark)
{
    stance_text_format(out, "#%s{", svg->id);
    for (size_t t = 0; t < STANCE_TOKENS; t++)
        if (is_used(svg, t))
            stance_text_format(out, "--_%s:var(--stance-%s,%s);",
                               stance_token_name((enum stance_token)t),
                               stance_token_name((enum stance_token)t),
                               stance_token_hex((enum stance_token)t, dark));
    stance_text_putc(out, '}');
}

void stance_svg_put_style(const struct stance_svg *svg, struct stance_text *out)
{
    stance_text_puts(out, "<style>\n@supports (color:var(--x)){\n");
    put_variables(svg, out, svg->theme == STANCE_THEME_DARK);
    if (svg->theme == STANCE_THEME_AUTO) {
        stance_text_puts(out, "\n@media (prefers-color-scheme:dark){");
        put_variables(svg, out, true);
        stance_text_putc(out, '}');
    }
    stance_text_putc(out, '\n');
    for (size_t t = 0; t < STANCE_TOKENS; t++) {
        const char *name = stance_token_name((enum stance_token)t);
        if (svg->fill_used[t])
            stance_text_format(out, "#%s .f-%s{fill:var(--_%s)}\n", svg->id, name, name);
        if (svg->stroke_used[t])
            stance_text_format(out, "#%s .s-%s{stroke:var(--_%s)}\n", svg->id, name, name);
    }
    stance_text_puts(out, "}\n</style>\n");
}
