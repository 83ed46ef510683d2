/* The dictionary: dense codes in order of first appearance. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/dictionary.h"
#include "base/memory.h"

static uint32_t put(struct stance_dictionary *d, const char *s, size_t n)
{
    uint32_t code = STANCE_NONE;
    cr_assert_eq(stance_dictionary_put(d, s, n, &code, NULL), STANCE_OK);
    return code;
}

Test(dictionary, the_empty_string_is_code_0)
{
    struct stance_dictionary d;
    cr_assert_eq(stance_dictionary_init(&d, NULL), STANCE_OK);
    cr_expect_eq(put(&d, "", 0), 0);
    cr_expect_eq(put(&d, "a", 1), 1);
    cr_expect_eq(stance_dictionary_find(&d, "b", 1), STANCE_NONE);
    stance_dictionary_clear(&d);
}

Test(dictionary, a_nul_byte_is_a_byte_like_others)
{
    struct stance_dictionary d;
    cr_assert_eq(stance_dictionary_init(&d, NULL), STANCE_OK);
    uint32_t a = put(&d, "a\0b", 3), b = put(&d, "a\0c", 3), c = put(&d, "a", 1);
    cr_expect(a != b && b != c && a != c);
    cr_expect_eq(stance_dictionary_length(&d, a), 3);
    stance_dictionary_clear(&d);
}

Test(dictionary, codes_survive_growth)
{
    struct stance_dictionary d;
    char s[32];
    cr_assert_eq(stance_dictionary_init(&d, NULL), STANCE_OK);
    for (uint32_t i = 0; i < 50000; i++) {
        snprintf(s, sizeof s, "name %u", i);
        cr_assert_eq(put(&d, s, strlen(s)), i + 1);
    }
    for (uint32_t i = 0; i < 50000; i++) {
        snprintf(s, sizeof s, "name %u", i);
        cr_assert_eq(stance_dictionary_find(&d, s, strlen(s)), i + 1);
        cr_assert_str_eq(stance_dictionary_text(&d, i + 1), s);
    }
    stance_dictionary_clear(&d);
}

Test(dictionary, every_failing_allocation_is_survived)
{
#ifdef STANCE_FAIL_ALLOCATION
    for (size_t at = 1;; at++) {
        struct stance_dictionary d;
        stance_memory_fail_at(at);
        enum stance_code code = stance_dictionary_init(&d, NULL);
        uint32_t got;
        char s[16];
        for (int i = 0; i < 40 && code == STANCE_OK; i++) {
            snprintf(s, sizeof s, "%d", i);
            code = stance_dictionary_put(&d, s, strlen(s), &got, NULL);
        }
        stance_memory_fail_at(0);
        stance_dictionary_clear(&d);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY);
        cr_assert(at < 1000);
    }
#else
    cr_skip_test("needs the sanitizer variant");
#endif
}
