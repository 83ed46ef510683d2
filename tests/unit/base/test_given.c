/* What no table has an entry for is refused before one is indexed with it. */
#include <criterion/criterion.h>

#include "base/given.h"

static struct stance_options all_zero(void)
{
    return (struct stance_options){0};
}

#define REFUSED(field, value)                                                                      \
    do {                                                                                           \
        struct stance_options o = all_zero();                                                      \
        struct stance_error err = {0};                                                             \
        cr_expect_eq(stance_given_options(&o, NULL), STANCE_OK);                                   \
        o.field = value;                                                                           \
        cr_expect_eq(stance_given_options(&o, &err), STANCE_E_VALUE, #field);                      \
        cr_expect(err.message[0], #field);                                                         \
    } while (0)

Test(given, a_choice_that_is_none_is_refused)
{
    REFUSED(read.preset, STANCE_PRESET_GDELT + 1);
    REFUSED(select.aggregate, STANCE_MAJORITY + 1);
    REFUSED(select.duplicates, 99);
    REFUSED(select.groups, 3);
    REFUSED(project.measure, STANCE_MATCHES + 1);
    REFUSED(project.normalise, 99);
    REFUSED(project.backbone, 99);
    REFUSED(project.two_mode, 99);
    REFUSED(project.dna.window, 99);
    REFUSED(cluster.method, STANCE_METHOD_WARD + 1);
    REFUSED(cluster.resample, 2);
    REFUSED(draw.view, STANCE_VIEW_ALLUVIAL + 1);
    REFUSED(draw.format, 99);
    REFUSED(draw.theme, 3);
    REFUSED(draw.order, 3);
    REFUSED(write.formulas, 3);
}

Test(given, nothing_in_place_of_options_is_refused)
{
    struct stance_error err = {0};
    cr_expect_eq(stance_given_options(NULL, &err), STANCE_E_VALUE);
    cr_expect_str_eq(err.message, "no options: hand in those of stance_options_default()");
    cr_expect_eq(stance_given_print(NULL, NULL), STANCE_E_VALUE);
    struct stance_print_options print = {.format = STANCE_PRINT_MARKDOWN + 1};
    cr_expect_eq(stance_given_print(&print, NULL), STANCE_E_VALUE);
    stance_coalitions *found = NULL;
    cr_expect_eq(stance_coalitions_find(&found, NULL, NULL, NULL, NULL), STANCE_E_VALUE);
    stance_projection *made = NULL;
    cr_expect_eq(stance_projection_make(&made, NULL, NULL, NULL, NULL), STANCE_E_VALUE);
}
