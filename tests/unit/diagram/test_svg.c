#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "diagram/svg.h"

static struct stance_svg svg;

static void start(void)
{
    svg = (struct stance_svg){.id = "p"};
}
static void end(void)
{
    stance_text_free(&svg.body);
}
TestSuite(svg, .init = start, .fini = end);

static void expect(const char *text)
{
    cr_assert(svg.body.bytes && !strcmp(svg.body.bytes, text), "got %s", svg.body.bytes);
}

Test(svg, a_mark_carries_literals_and_a_class)
{
    stance_svg_rect(&svg, 1, 2.28, 3, 4, 0,
                    (struct stance_paint){.fill = STANCE_SUP, .stroke = STANCE_NO_TOKEN}, NULL);
    expect("<rect x=\"1\" y=\"2.3\" width=\"3\" height=\"4\" class=\"f-sup\" fill=\"#005F9E\"/>\n");
    cr_assert(svg.fill_used[STANCE_SUP] && !svg.stroke_used[STANCE_SUP]);
}

Test(svg, a_dark_theme_writes_dark_literals)
{
    svg.theme = STANCE_THEME_DARK;
    stance_svg_circle(&svg, 0, 0, 1,
                      (struct stance_paint){.fill = STANCE_NO_TOKEN, .stroke = STANCE_OPP}, NULL);
    expect("<circle cx=\"0\" cy=\"0\" r=\"1\" class=\"s-opp\" fill=\"none\" stroke=\"#FF9147\" "
           "stroke-width=\"1\"/>\n");
}

Test(svg, numbers_have_one_decimal_no_minus_zero_and_are_clamped)
{
    stance_svg_line(&svg, -0.04, 1e9, -1e9, 0.05,
                    (struct stance_paint){.stroke = STANCE_INK, .stroke_opacity = 0.45}, NULL);
    cr_assert(strstr(svg.body.bytes, "M0 100000L-100000 0.1\"") ||
              strstr(svg.body.bytes, "M0 100000L-100000 0\""));
    cr_assert(strstr(svg.body.bytes, "stroke-opacity=\"0.45\"") != NULL);
    cr_assert(!svg.bad_number);
}

Test(svg, nan_is_told)
{
    stance_svg_circle(&svg, (double)NAN, 0, 1, (struct stance_paint){.fill = STANCE_INK}, NULL);
    cr_assert(svg.bad_number);
    cr_assert(strstr(svg.body.bytes, "nan") == NULL);
}

Test(svg, user_text_is_escaped_and_cleaned)
{
    const char *s = "</text><script>&\"\x01\x7F\t\xFF]]>";
    stance_svg_text(&svg, 0, 0, s, strlen(s), true,
                    (struct stance_type){.size = 12, .fill = STANCE_INK});
    expect("<text x=\"0\" y=\"0\" class=\"f-ink\" "
           "fill=\"#16191D\">&lt;/text&gt;&lt;script&gt;&amp;&quot; \uFFFD]]&gt;…</text>\n");
}

Test(svg, noncharacters_and_c1_controls_are_deleted)
{
    struct stance_text t = {0};
    const char *s = "a\uFFFE\uFFFF\xC2\x85"
                    "b";
    stance_svg_put_clean(&t, s, strlen(s));
    cr_assert(!strcmp(t.bytes, "ab"));
    stance_text_free(&t);
}

Test(svg, right_to_left_text_swaps_its_anchor)
{
    const char *s = "مصر";
    stance_svg_text(&svg, 10, 0, s, strlen(s), false,
                    (struct stance_type){.size = 12, .fill = STANCE_INK});
    cr_assert(strstr(svg.body.bytes, "text-anchor=\"end\" direction=\"rtl\"") != NULL);
    stance_text_clear(&svg.body);
    stance_svg_text(&svg, 10, 0, s, strlen(s), false,
                    (struct stance_type){.size = 12, .fill = STANCE_INK, .anchor = STANCE_END});
    cr_assert(strstr(svg.body.bytes, "text-anchor") == NULL);
}

Test(svg, a_title_goes_inside_its_mark)
{
    stance_svg_rect(&svg, 0, 0, 1, 1, 2,
                    (struct stance_paint){.fill = STANCE_INK, .stroke = STANCE_NO_TOKEN}, "A & B");
    expect("<rect x=\"0\" y=\"0\" width=\"1\" height=\"1\" rx=\"2\" class=\"f-ink\" "
           "fill=\"#16191D\"><title>A &amp; B</title></rect>\n");
}

Test(svg, the_style_maps_what_was_used_and_nothing_else)
{
    struct stance_text t = {0};
    svg.theme = STANCE_THEME_AUTO;
    stance_svg_rect(&svg, 0, 0, 1, 1, 0,
                    (struct stance_paint){.fill = STANCE_SUP, .stroke = STANCE_OPP}, NULL);
    stance_svg_put_style(&svg, &t);
    cr_assert(!strcmp(t.bytes,
                      "<style>\n@supports (color:var(--x)){\n"
                      "#p{--_sup:var(--stance-sup,#005F9E);--_opp:var(--stance-opp,#D55E00);}\n"
                      "@media (prefers-color-scheme:dark){#p{--_sup:var(--stance-sup,#5FB2EC);"
                      "--_opp:var(--stance-opp,#FF9147);}}\n"
                      "#p .f-sup{fill:var(--_sup)}\n#p .s-opp{stroke:var(--_opp)}\n}\n</style>\n"));
    stance_text_free(&t);
}
