/* A figure as PNG and PDF: its size, the same bytes again, and a failure when there is none. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <math.h>
#include <time.h>

#include "../graphviz/common.h"
#include "base/memory.h"
#include "base/text.h"
#include "diagram/render.h"

static const char drawing[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"100.3\" "
    "viewBox=\"0 0 720 100.3\" font-family=\"Liberation Sans, DejaVu Sans, sans-serif\">"
    "<title>Who &amp; why</title><desc>One &lt;line&gt;</desc>"
    "<rect width=\"720\" height=\"100.3\" fill=\"#D55E00\"/>"
    "<text x=\"20\" y=\"50\" font-size=\"20\">Positions</text></svg>";
static const struct stance_text svg = {.bytes = (char *)drawing, .n = sizeof drawing - 1};

static const char *render_program(void)
{
    static char path[4096];
    strcpy(path, graphviz_program());
    strcpy(strrchr(path, '/'), "/stance-render");
    cr_assert_eq(access(path, X_OK), 0, "build %s first", path);
    return path;
}

static struct stance_draw_options as(enum stance_draw_format format)
{
    return (struct stance_draw_options){.format = format, .render = render_program()};
}

static struct stance_text rendered(const struct stance_draw_options *options)
{
    struct stance_text out = {0};
    struct stance_error err = {0};
    cr_assert_eq(stance_render_check(options, &err), STANCE_OK, "%s", err.message);
    cr_assert_eq(stance_render_svg(&out, &svg, options, NULL, &err), STANCE_OK, "%s", err.message);
    return out;
}

static uint32_t number_at(const struct stance_text *png, size_t at)
{
    const unsigned char *b = (const unsigned char *)png->bytes + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static bool holds(const struct stance_text *text, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = 0; i + n <= text->n; i++)
        if (memcmp(text->bytes + i, what, n) == 0)
            return true;
    return false;
}

/* ---- PNG ---- */

struct size_case {
    double zoom, dpi;
    uint32_t width, height, per_metre;
};

ParameterizedTestParameters(render, a_png_has_the_size_and_density_asked_for)
{
    static struct size_case cases[] = {
        {0, 0, 1440, 200, 7559},    {1, 96, 720, 100, 3780},      {2, 96, 1440, 200, 3780},
        {0, 300, 2250, 313, 11811}, {0.5, 300, 1125, 156, 11811},
    };
    return cr_make_param_array(struct size_case, cases, sizeof cases / sizeof *cases);
}

ParameterizedTest(struct size_case *c, render, a_png_has_the_size_and_density_asked_for)
{
    struct stance_draw_options options = as(STANCE_DRAW_PNG);
    options.zoom = c->zoom;
    options.dpi = c->dpi;
    struct stance_text png = rendered(&options);
    cr_expect(memcmp(png.bytes, "\x89PNG\r\n\x1a\n", 8) == 0);
    cr_expect_eq(number_at(&png, 16), c->width);
    cr_expect_eq(number_at(&png, 20), c->height);
    cr_expect(memcmp(png.bytes + 37, "pHYs", 4) == 0);
    cr_expect_eq(number_at(&png, 41), c->per_metre);
    cr_expect(holds(&png, "IEND"));
    cr_expect_not(holds(&png, "tIME"));
    cr_expect_not(holds(&png, "tEXt"));
    stance_text_free(&png);
}

/* ---- PDF ---- */

Test(render, a_pdf_has_title_and_fonts_and_no_date)
{
    struct stance_draw_options options = as(STANCE_DRAW_PDF);
    struct stance_text pdf = rendered(&options);
    cr_expect(memcmp(pdf.bytes, "%PDF-1.4", 8) == 0);
    cr_expect(holds(&pdf, "Who & why"));
    cr_expect(holds(&pdf, "One <line>"));
    cr_expect(holds(&pdf, "/FontFile"), "no font is embedded");
    cr_expect_not(holds(&pdf, "CreationDate"));
    cr_expect_not(holds(&pdf, "ModDate"));
    cr_expect(holds(&pdf, "0 0 540 75"), "the size of the page");
    stance_text_free(&pdf);
}

Test(render, the_next_second_gives_the_same_bytes)
{
    struct stance_text first[2], second;
    struct stance_draw_options options[2] = {as(STANCE_DRAW_PNG), as(STANCE_DRAW_PDF)};
    for (int i = 0; i < 2; i++)
        first[i] = rendered(&options[i]);
    nanosleep(&(struct timespec){.tv_sec = 1, .tv_nsec = 100000000}, NULL);
    setenv("HOME", "/nowhere", 1);
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    setenv("FONTCONFIG_FILE", "/dev/null", 1);
    for (int i = 0; i < 2; i++) {
        second = rendered(&options[i]);
        cr_expect_eq(first[i].n, second.n);
        cr_expect(memcmp(first[i].bytes, second.bytes, second.n) == 0);
        stance_text_free(&first[i]);
        stance_text_free(&second);
    }
}

/* ---- What cannot be ---- */

struct refusal {
    enum stance_draw_format format;
    double zoom, dpi;
    char message[160];
};

ParameterizedTestParameters(render, a_size_that_cannot_be_says_so)
{
    static struct refusal cases[] = {
        {STANCE_DRAW_SVG, 1, 0,
         "--zoom is for PNG and PDF: an SVG or DOT is scaled where it is used"},
        {STANCE_DRAW_DOT, 1, 0,
         "--zoom is for PNG and PDF: an SVG or DOT is scaled where it is used"},
        {STANCE_DRAW_PDF, 0, 300, "--dpi is for PNG: this format has no pixels"},
        {STANCE_DRAW_SVG, 0, 300, "--dpi is for PNG: this format has no pixels"},
        {STANCE_DRAW_PNG, -1, 0, "a size must be a number above 0"},
        {STANCE_DRAW_PNG, NAN, 0, "a size must be a number above 0"},
        {STANCE_DRAW_PNG, 0, INFINITY, "a size must be a number above 0"},
        {STANCE_DRAW_PNG, 30, 0,
         "a picture of 43200 x 6018 pixels is too large: at most 32767 either way and 100 million "
         "in all; a smaller --zoom or --dpi will do"},
        {STANCE_DRAW_PNG, 0, 4200,
         "a picture of 31500 x 4388 pixels is too large: at most 32767 either way and 100 million "
         "in all; a smaller --zoom or --dpi will do"},
        {STANCE_DRAW_PNG, 0.001, 0, "a picture of 1 x 0 pixels is too small"},
        {STANCE_DRAW_PDF, 27, 0,
         "a page of 14580 x 2031 points is too large: at most 14400 either way; a smaller --zoom "
         "will do"},
        {STANCE_DRAW_PDF, 0.001, 0, "a page of 1 x 0 points is too small"},
    };
    return cr_make_param_array(struct refusal, cases, sizeof cases / sizeof *cases);
}

ParameterizedTest(struct refusal *c, render, a_size_that_cannot_be_says_so)
{
    struct stance_draw_options options = as(c->format);
    struct stance_text out = {0};
    struct stance_error err = {0};
    options.zoom = c->zoom;
    options.dpi = c->dpi;
    enum stance_code code = stance_render_check(&options, &err);
    if (code == STANCE_OK)
        code = stance_render_svg(&out, &svg, &options, NULL, &err);
    cr_expect_eq(code, STANCE_E_VALUE);
    cr_expect_str_eq(err.message, c->message);
    cr_expect_null(out.bytes);
}

struct broken {
    char program[32], message[120];
};

ParameterizedTestParameters(render, a_program_without_a_picture_says_so)
{
    static struct broken cases[] = {
        {DOUBLE("nowhere"), "stance-render: tests/doubles/nowhere: No such file or directory"},
        {DOUBLE("not_executable"),
         "stance-render: tests/doubles/not_executable: Permission denied"},
        {DOUBLE("abort"),
         "stance-render: it crashed on this input, which may be too large for it (killed by "
         "signal 6)"},
        {DOUBLE("garbage"), "stance-render: its answer makes no sense"},
        {DOUBLE("short"), "stance-render: its answer makes no sense"},
        {DOUBLE("complain"), "stance-render: 3 0 9:bad\\x1Bthing"},
        {DOUBLE("status"), "stance-render: exit status 3"},
    };
    return cr_make_param_array(struct broken, cases, sizeof cases / sizeof *cases);
}

ParameterizedTest(struct broken *c, render, a_program_without_a_picture_says_so)
{
    struct stance_draw_options options = as(STANCE_DRAW_PNG);
    struct stance_text out = {0};
    struct stance_error err = {0};
    options.render = c->program;
    cr_expect_eq(stance_render_svg(&out, &svg, &options, NULL, &err), STANCE_E_SYSTEM);
    cr_expect_str_eq(err.message, c->message);
    cr_expect_null(out.bytes);
    cr_expect_not(has_child());
}

Test(render, what_is_no_svg_is_an_error)
{
    static const char words[] = "<svg viewBox=\"0 0 720 100\"><g></svg>";
    const struct stance_text wrong = {.bytes = (char *)words, .n = sizeof words - 1};
    struct stance_draw_options options = as(STANCE_DRAW_PDF);
    struct stance_text out = {0};
    struct stance_error err = {0};
    cr_expect_eq(stance_render_svg(&out, &wrong, &options, NULL, &err), STANCE_E_SYSTEM);
    cr_expect(strncmp(err.message, "stance-render: ", 15) == 0, "%s", err.message);
    cr_expect_null(out.bytes);
}

Test(render, without_the_program_it_says_so)
{
    struct stance_draw_options options = {.format = STANCE_DRAW_PNG};
    struct stance_text out = {0};
    struct stance_error err = {0};
    cr_expect_eq(stance_render_svg(&out, &svg, &options, NULL, &err), STANCE_E_VALUE);
    cr_expect_str_eq(err.message, "PNG and PDF need the program stance-render");
}

Test(render, it_stops_when_told)
{
    struct told told = {.stop_at = 2};
    struct stance_watch watch = watch_of(&told);
    struct stance_draw_options options = as(STANCE_DRAW_PNG);
    struct stance_text out = {0};
    options.render = DOUBLE("hang");
    cr_expect_eq(stance_render_svg(&out, &svg, &options, &watch, NULL), STANCE_E_STOPPED);
    cr_expect_not(has_child());
}

#ifdef STANCE_FAIL_ALLOCATION
Test(render, every_failing_allocation_is_told)
{
    struct stance_draw_options options = as(STANCE_DRAW_PNG);
    enum stance_code code = STANCE_E_MEMORY;
    size_t n = 1;
    for (; code != STANCE_OK && n < 200; n++) {
        struct stance_text out = {0};
        stance_memory_fail_at(n);
        code = stance_render_svg(&out, &svg, &options, NULL, NULL);
        stance_memory_fail_at(0);
        if (code == STANCE_OK)
            stance_text_free(&out);
        else
            cr_assert_eq(code, STANCE_E_MEMORY);
    }
    cr_expect_gt(n, 3);
    cr_expect_eq(code, STANCE_OK);
}
#endif
