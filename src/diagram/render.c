/* render.c - a finished SVG as PNG or PDF: how large, and the talk with stance-render. */
#include "render.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/number.h"
#include "../base/process.h"
#include "../base/text.h"

#define UNITS_PER_INCH 96.0
#define POINTS_PER_UNIT 0.75
#define SECONDS 95.0 /* the program's own limit is 90 s */
#define ANSWER_MOST ((size_t)512 << 20)

/* ---- How large ---- */

static bool is_size(double x)
{
    return isfinite(x) && x > 0;
}

enum stance_code stance_render_check(const struct stance_draw_options *options,
                                     struct stance_error *err)
{
    bool png = options->format == STANCE_DRAW_PNG, pdf = options->format == STANCE_DRAW_PDF;
    bool zoom = options->zoom < 0 || options->zoom > 0 || isnan(options->zoom);
    bool dpi = options->dpi < 0 || options->dpi > 0 || isnan(options->dpi);
    if (zoom && !png && !pdf)
        return stance_error_set(
            err, STANCE_E_VALUE,
            "--zoom is for PNG and PDF: an SVG or DOT is scaled where it is used");
    if (dpi && !png)
        return stance_error_set(err, STANCE_E_VALUE, "--dpi is for PNG: this format has no pixels");
    if ((zoom && !is_size(options->zoom)) || (dpi && !is_size(options->dpi)))
        return stance_error_set(err, STANCE_E_VALUE, "a size must be a number above 0");
    return STANCE_OK;
}

struct size {
    double width, height;
};

/* From the first tag, which our own writer put there. */
static struct size size_of(const struct stance_text *svg)
{
    static const char before[] = " viewBox=\"0 0 ";
    struct size size = {0};
    const char *at = svg->n ? strstr(svg->bytes, before) : NULL;
    if (!at)
        return size;
    at += sizeof before - 1;
    size_t n = strcspn(at, " ");
    const char *next = at + n + (at[n] == ' ');
    if (!stance_number_parse(at, n, &size.width) ||
        !stance_number_parse(next, strcspn(next, "\""), &size.height))
        size = (struct size){0};
    return size;
}

static enum stance_code too_large(struct stance_error *err, const char *what, struct size size,
                                  const char *most)
{
    return stance_error_set(err, STANCE_E_VALUE, "%s of %.0f x %.0f %s", what, size.width,
                            size.height, most);
}

/* Pixels or points. */
static enum stance_code measure(struct size *out, const struct stance_text *svg,
                                const struct stance_draw_options *options, struct stance_error *err)
{
    struct size units = size_of(svg);
    double scale = is_size(options->zoom) ? options->zoom : 1;
    if (!is_size(units.width) || !is_size(units.height))
        return stance_error_set(err, STANCE_E_INTERNAL, "a figure without a size");
    if (options->format == STANCE_DRAW_PDF) {
        scale *= POINTS_PER_UNIT;
        *out = (struct size){units.width * scale, units.height * scale};
        if (!(fmax(out->width, out->height) <= STANCE_RENDER_POINTS_MOST))
            return too_large(err, "a page", *out,
                             "points is too large: at most 14400 either way; a smaller --zoom "
                             "will do");
        if (!(fmin(out->width, out->height) >= 1))
            return too_large(err, "a page", *out, "points is too small");
        return STANCE_OK;
    }
    scale *= (is_size(options->dpi) ? options->dpi : STANCE_RENDER_DPI) / UNITS_PER_INCH;
    out->width = round(units.width * scale);
    out->height = floor(units.height * out->width / units.width + 1e-6);
    if (!(fmax(out->width, out->height) <= STANCE_RENDER_SIDE_MOST) ||
        !(out->width * out->height <= STANCE_RENDER_PIXELS_MOST))
        return too_large(err, "a picture", *out,
                         "pixels is too large: at most 32767 either way and 100 million in all; a "
                         "smaller --zoom or --dpi will do");
    if (!(fmin(out->width, out->height) >= 1))
        return too_large(err, "a picture", *out, "pixels is too small");
    return STANCE_OK;
}

/* ---- The talk ---- */

/* "ok" and the bytes, or "error" and why not. */
static enum stance_code understand(struct stance_text *out, const struct stance_text *answer,
                                   enum stance_draw_format format, struct stance_error *err)
{
    static const char ok[] = "ok\n", error[] = "error ";
    static const char png[] = "\x89PNG\r\n\x1a\n", pdf[] = "%PDF-";
    const char *begin = format == STANCE_DRAW_PDF ? pdf : png;
    size_t head = sizeof ok - 1, n = strlen(begin);
    if (answer->n > head + n && memcmp(answer->bytes, ok, head) == 0 &&
        memcmp(answer->bytes + head, begin, n) == 0) {
        stance_text_put(out, answer->bytes + head, answer->n - head);
        return stance_text_end(out, err);
    }
    if (answer->n < sizeof error || memcmp(answer->bytes, error, sizeof error - 1) != 0)
        return stance_error_set(err, STANCE_E_SYSTEM, "stance-render: its answer makes no sense");
    struct stance_text why = {0};
    const char *text = answer->bytes + sizeof error - 1;
    stance_text_put_quoted(&why, text, strcspn(text, "\n"), 200);
    enum stance_code code = stance_text_end(&why, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_SYSTEM, "stance-render: %s", why.bytes);
    stance_text_free(&why);
    return code;
}

/* Words of the command line, one after the other in `words`. */
static enum stance_code put_words(struct stance_text *words, struct size size,
                                  const struct stance_draw_options *options,
                                  struct stance_error *err)
{
    stance_number_put(words, size.width, 3);
    stance_text_putc(words, '\0');
    stance_number_put(words, size.height, 3);
    stance_text_putc(words, '\0');
    stance_number_put(words, is_size(options->dpi) ? options->dpi : STANCE_RENDER_DPI, 3);
    return stance_text_end(words, err);
}

enum stance_code stance_render_svg(struct stance_text *out, const struct stance_text *svg,
                                   const struct stance_draw_options *options,
                                   const struct stance_watch *watch, struct stance_error *err)
{
    bool pdf = options->format == STANCE_DRAW_PDF;
    struct stance_text words = {0}, answer = {0}, picture = {0};
    struct stance_error failure = {0};
    struct size size = {0};
    if (!options->render)
        return stance_error_set(err, STANCE_E_VALUE, "PNG and PDF need the program stance-render");
    enum stance_code code = measure(&size, svg, options, err);
    if (code == STANCE_OK)
        code = put_words(&words, size, options, err);
    if (code != STANCE_OK)
        goto done;
    const char *width = words.bytes, *height = width + strlen(width) + 1;
    const char *const argv[] = {options->render,
                                pdf ? "pdf" : "png",
                                width,
                                height,
                                pdf ? NULL : height + strlen(height) + 1,
                                NULL};
    stance_watch_progress(watch, "rendering", "", 0, 0);
    code = stance_process_run(&answer, argv, svg->bytes, svg->n, ANSWER_MOST, SECONDS, watch,
                              &failure);
    if (code != STANCE_OK)
        stance_error_set(err, code, "%s%s", code == STANCE_E_SYSTEM ? "stance-render: " : "",
                         failure.message);
    else
        code = understand(&picture, &answer, options->format, err);
    if (code == STANCE_OK) {
        *out = picture;
        picture = (struct stance_text){0};
    }
done:
    stance_text_free(&picture);
    stance_text_free(&words);
    stance_text_free(&answer);
    return code;
}
