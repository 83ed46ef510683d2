/* given.c - what a caller hands in, looked at before tables are indexed with it. */
#include "given.h"

#include "error.h"

enum stance_code stance_given_choice(const char *what, int choice, int last,
                                     struct stance_error *err)
{
    if (choice >= 0 && choice <= last)
        return STANCE_OK;
    return stance_error_set(err, STANCE_E_VALUE, "%s: expected a number from 0 to %d, got %d", what,
                            last, choice);
}

enum stance_code stance_given_options(const struct stance_options *options,
                                      struct stance_error *err)
{
    if (!options)
        return stance_error_set(err, STANCE_E_VALUE,
                                "no options: hand in those of stance_options_default()");
    const struct stance_options *o = options;
    const struct {
        const char *what;
        int choice, last;
    } given[] = {
        {"preset", (int)o->read.preset, STANCE_PRESET_GDELT},
        {"aggregate", (int)o->select.aggregate, STANCE_MAJORITY},
        {"duplicates", (int)o->select.duplicates, STANCE_DUPLICATES_RANGE},
        {"groups", (int)o->select.groups, STANCE_GROUPS_COLLAPSE},
        {"measure", (int)o->project.measure, STANCE_MATCHES},
        {"normalise", (int)o->project.normalise, STANCE_NORMALISE_PROMINENCE},
        {"backbone", (int)o->project.backbone, STANCE_BACKBONE_TREE},
        {"two_mode", (int)o->project.two_mode, STANCE_TWO_MODE_COMBINE},
        {"qualifier", (int)o->project.dna.qualifier, STANCE_QUALIFIER_NONE},
        {"window", (int)o->project.dna.window, STANCE_WINDOW_YEARS},
        {"kernel", (int)o->project.dna.kernel, STANCE_KERNEL_GAUSSIAN},
        {"method", (int)o->cluster.method, STANCE_METHOD_WARD},
        {"resample", (int)o->cluster.resample, STANCE_RESAMPLE_ISSUES},
        {"view", (int)o->draw.view, STANCE_VIEW_ALLUVIAL},
        {"format", (int)o->draw.format, STANCE_DRAW_PDF},
        {"theme", (int)o->draw.theme, STANCE_THEME_AUTO},
        {"order", (int)o->draw.order, STANCE_ORDER_NAME},
        {"formulas", (int)o->write.formulas, STANCE_FORMULAS_KEEP},
    };
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < sizeof given / sizeof *given && code == STANCE_OK; i++)
        code = stance_given_choice(given[i].what, given[i].choice, given[i].last, err);
    return code;
}

enum stance_code stance_given_print(const struct stance_print_options *print,
                                    struct stance_error *err)
{
    if (!print)
        return stance_error_set(err, STANCE_E_VALUE, "no options to print with");
    enum stance_code code =
        stance_given_choice("format", (int)print->format, STANCE_PRINT_MARKDOWN, err);
    return code == STANCE_OK
               ? stance_given_choice("formulas", (int)print->formulas, STANCE_FORMULAS_KEEP, err)
               : code;
}
