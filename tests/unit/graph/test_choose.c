/* test_choose.c - whom a word typed at the keyboard means. */
#include "graph/choose.h"
#include "world.h"

static const struct world people = {
    .statements = "actor,issue,stance\nKOR,p,yes\nPRK,p,no\nTUR,p,yes\nX,p,no\n",
    .actors = "id,label,aliases,short,iso3\nKOR,Republic of Korea,South Korea;Korea,ROK,KOR\n"
              "PRK,DPRK,North Korea,DPRK,PRK\nTUR,T\xC3\xBCrkiye,Turkey,,TUR\n"
              "X,Twin,,,\nY,twin,,,\n",
};

static void is(const struct stance_dataset *d, const char *word, const char *id)
{
    uint32_t actor = 0;
    struct stance_error err = {0};
    cr_assert_eq(stance_actor_choose(&actor, d, word, &err), STANCE_OK, "%s: %s", word,
                 err.message);
    cr_assert_str_eq(d->actor[actor].id, id, "%s is %s", word, d->actor[actor].id);
}

static void refuses(const struct stance_dataset *d, const char *word, const char *why)
{
    uint32_t actor = 77;
    struct stance_error err = {0};
    cr_assert_eq(stance_actor_choose(&actor, d, word, &err), STANCE_E_VALUE, "%s", word);
    cr_assert_str_eq(err.message, why);
    cr_assert_eq(actor, 77, "nothing is written");
}

Test(choose, every_name_leads_to_the_actor)
{
    struct stance_dataset *d = world_make(people);
    is(d, "KOR", "KOR");
    is(d, "South Korea", "KOR");
    is(d, "republic of korea", "KOR");
    is(d, "rok", "KOR");
    is(d, "turkiye", "TUR");
    is(d, "  T\xC3\x9CRKIYE ", "TUR");
    is(d, "north-korea", "PRK");
    stance_dataset_free(d);
}

Test(choose, what_names_nobody_or_two_is_refused)
{
    struct stance_dataset *d = world_make(people);
    refuses(d, "Turkei", "there is no actor 'Turkei' (did you mean 'Turkey'?)");
    refuses(d, "Repub", "there is no actor 'Repub' (did you mean 'Republic of Korea'?)");
    refuses(d, "qqqqqq", "there is no actor 'qqqqqq' in the data");
    refuses(d, "", "there is no actor '' in the data");
    refuses(d, "\x1b[31m", "there is no actor '\\x1B[31m' in the data");
    refuses(d, "TWIN", "'TWIN' may be X or Y: give the id");
    stance_dataset_free(d);
}

Test(choose, out_of_memory_says_so)
{
#ifdef STANCE_FAIL_ALLOCATION
    struct stance_dataset *d = world_make(people);
    uint32_t actor;
    size_t failed = 0;
    for (size_t n = 1, made = n; made + 1 >= n; n++) {
        stance_memory_fail_at(n);
        enum stance_code code = stance_actor_choose(&actor, d, "turkiye", NULL);
        made = stance_memory_fail_at(0);
        cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY);
        failed += code == STANCE_E_MEMORY;
    }
    cr_assert_gt(failed, 0);
    stance_dataset_free(d);
#else
    cr_skip("needs the sanitizer build");
#endif
}
