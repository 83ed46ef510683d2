/* The checker fails on planted faults: each is one change to a figure that keeps the contract. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../../check/svg_contract.h"
#include "diagram/frame.h"
#include "fixture.h"

struct plant {
    char rule[16], from[80], to[160];
};

static void figure(struct stance_text *out)
{
    struct fixture f;
    fixture_small(&f);
    f.options.draw.id = "fig";
    cr_assert(stance_view_matrix(out, &f.scene, NULL) == STANCE_OK);
    fixture_clear(&f);
}

Test(contract, a_figure_of_ours_keeps_it)
{
    struct stance_text t = {0};
    struct svg_contract report;
    figure(&t);
    cr_assert(svg_contract_check(&report, t.bytes, t.n) == 0, "%s", report.fault[0]);
    stance_text_free(&t);
}

static const struct plant plants[] = {
    {"bytes", "<svg ", "<?xml version=\"1.0\"?><svg "},
    {"bytes", "<rect ", "<!-- x --><rect "},
    {"bytes", "</svg>", "</svg"},
    {"bytes", "fill=\"#16191D\"", "fill=\"var(--_ink)\""},
    {"root", "lang=\"en\"", "lang=\"de\""},
    {"root", "width=\"720\"", "width=\"540pt\""},
    {"root", "role=\"img\"", "role=\"none\""},
    {"root", "Arial, Liberation", "Verdana, Liberation"},
    {"order", "<desc id=\"fig-d\">", "<desc id=\"fig-x\">"},
    {"order", "class=\"f-paper\"", "class=\"f-ink\""},
    {"element", "</svg>", "<script>1</script></svg>"},
    {"element", "</svg>", "<foreignObject/></svg>"},
    {"element", "</svg>", "<use/></svg>"},
    {"attribute", "<circle ", "<circle onclick=\"x()\" "},
    {"attribute", "<text ", "<text dominant-baseline=\"middle\" "},
    {"id", "<circle ", "<circle id=\"other\" "},
    {"id", "<circle ", "<circle id=\"fig-t\" "},
    {"class", "class=\"f-sub\" fill=\"#54595F\"", "class=\"f-sub\""},
    {"class", "class=\"f-sub\" fill=\"#54595F\"", "class=\"f-sub\" fill=\"#000000\""},
    {"class", "class=\"f-sub\"", "class=\"hidden\""},
    {"colour", "class=\"f-sub\" fill=\"#54595F\"", "fill=\"#54595F\""},
    {"text", "</svg>",
     "<text x=\"20\" y=\"46\" class=\"f-ink\" fill=\"#16191D\">on the title</text></svg>"},
    {"colour", "class=\"f-sub\" fill=\"#54595F\"", ""},
    {"number", "cx=\"", "cx=\"0.123"},
    {"number", "cx=\"", "cx=\"1e3 "},
    {"number", "cx=\"", "cx=\"-0 "},
    {"number", "cx=\"", "cx=\"999999 "},
    {"style", "#fig .f-sub{", ".f-sub{"},
    {"style", "#fig .f-sub{fill:var(--_sub)}", ""},
    {"style", "#fig .f-sub{", "#fig .f-c6{fill:var(--_c6)}\n#fig .f-sub{"},
    {"style", "}\n</style>", "}\n#fig text{fill:red}</style>"},
    {"style", "<style>", "<style>@import \"x\";"},
    {"text", "</svg>",
     "<text x=\"640\" y=\"50\" class=\"f-ink\" fill=\"#16191D\">far too long to "
     "fit</text></svg>"},
    {"text", "</svg>",
     "<text x=\"600\" y=\"50\" class=\"f-ink\" fill=\"#16191D\">too wide when "
     "wide</text></svg>"},
    {"text", "</svg>",
     "<text x=\"60\" y=\"50\" class=\"f-ink\" fill=\"#16191D\" "
     "font-size=\"9\">tiny</text></svg>"},
    {"contrast", "</svg>",
     "<text x=\"60\" y=\"50\" class=\"f-neu\" fill=\"#DADDE1\">pale</text></svg>"},
    {"contrast", "</svg>",
     "<path d=\"M40 40H90V60H40Z\" class=\"f-ink\" fill=\"#16191D\"/><text x=\"50\" y=\"55\" "
     "class=\"f-ink\" fill=\"#16191D\">dark on dark</text></svg>"},
    {"contrast", "</svg>",
     "<circle cx=\"60\" cy=\"50\" r=\"20\" class=\"f-sup\" fill=\"#005F9E\"/><text x=\"50\" "
     "y=\"55\" class=\"f-ink\" fill=\"#16191D\">x</text></svg>"},
    {"text", "</svg>",
     "<rect x=\"40\" y=\"40\" width=\"40\" height=\"18\" class=\"f-sup\" fill=\"#005F9E\"/>"
     "<text x=\"42\" y=\"53\" class=\"f-onsup\" fill=\"#FFFFFF\">too long</text></svg>"},
    {"title", ">Matrix: ", "></desc><desc id=\"x\">"},
    {"root", "</svg>", "<a href=\"https://example.org\"></a></svg>"},
    {"style", "var(--stance-sub,#54595F)", "var(--stance-sub,#54595E)"},
    {"style", "fill:var(--_sub)", "fill:#54595F"},
    {"link", "</svg>", "<a href=\"javascript:x\"></a></svg>"},
    {"title", "</svg>", "<g><title></title></g></svg>"},
};

/* Not a ParameterizedTest: Criterion leaks its parameters, which the sanitizers would tell. */
static void check_plant(const struct plant *plant)
{
    struct stance_text t = {0};
    static char changed[200000];
    figure(&t);
    /* the last occurrence: the first may lie in the title or the background */
    char *at = NULL, *body = strstr(t.bytes, "</style>");
    bool late = strstr("class colour attribute", plant->rule) != NULL;
    for (char *hit = strstr(late ? body : t.bytes, plant->from); hit;
         hit = strstr(hit + 1, plant->from)) {
        at = hit;
        if (strcmp(plant->rule, "root") == 0 || strcmp(plant->rule, "order") == 0)
            break;
    }
    cr_assert(at != NULL, "%s is not in the figure", plant->from);
    int n = snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - t.bytes), t.bytes, plant->to,
                     at + strlen(plant->from));
    struct svg_contract report;
    cr_assert(svg_contract_check(&report, changed, (size_t)n) > 0, "%s -> %s", plant->from,
              plant->to);
    bool told = false;
    for (size_t i = 0; i < report.fault_n && i < SVG_FAULTS_KEPT; i++)
        told = told || !strncmp(report.fault[i], plant->rule, strlen(plant->rule));
    cr_assert(told, "expected a fault of %s, got %s", plant->rule, report.fault[0]);
    stance_text_free(&t);
}

Test(contract, planted_faults_are_found)
{
    for (size_t i = 0; i < sizeof plants / sizeof *plants; i++)
        check_plant(&plants[i]);
}
