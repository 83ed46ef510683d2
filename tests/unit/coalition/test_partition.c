/* test_partition.c - canonical order and letters of coalitions. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/memory.h"
#include "coalition/partition.h"
#include "coalition/signed_canonical.h"

static void becomes(const uint32_t *in, const uint32_t *out, size_t n, uint32_t k)
{
    uint32_t label[16], found;
    memcpy(label, in, n * sizeof *label);
    cr_assert_eq(stance_partition_order(label, n, &found, NULL), STANCE_OK);
    cr_assert_eq(found, k);
    for (size_t i = 0; i < n; i++)
        cr_assert_eq(label[i], out[i], "actor %zu: %u, not %u", i, label[i], out[i]);
}

Test(partition, larger_coalitions_come_first)
{
    becomes((uint32_t[]){7, 3, 3, 9, 3, 9}, (uint32_t[]){2, 0, 0, 1, 0, 1}, 6, 3);
}

Test(partition, equal_sizes_go_by_first_member)
{
    becomes((uint32_t[]){5, 1, 1, 5, 0}, (uint32_t[]){0, 1, 1, 0, 2}, 5, 3);
}

Test(partition, labels_may_be_any_numbers)
{
    becomes((uint32_t[]){UINT32_MAX, 0, UINT32_MAX}, (uint32_t[]){0, 1, 0}, 3, 2);
}

Test(partition, ordering_twice_changes_nothing)
{
    becomes((uint32_t[]){0, 0, 1, 2}, (uint32_t[]){0, 0, 1, 2}, 4, 3);
}

Test(partition, nobody_is_no_coalition)
{
    uint32_t label[1], k = 9;
    cr_assert_eq(stance_partition_order(label, 0, &k, NULL), STANCE_OK);
    cr_assert_eq(k, 0);
}

Test(partition, letters_go_on_after_z)
{
    static const struct {
        uint32_t number;
        const char *letters;
    } rows[] = {{0, "A"},
                {25, "Z"},
                {26, "AA"},
                {27, "AB"},
                {701, "ZZ"},
                {702, "AAA"},
                {UINT32_MAX, "MWLQKWV"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[8];
        stance_partition_letter(rows[i].number, out);
        cr_assert_str_eq(out, rows[i].letters);
    }
}

Test(partition, free_coalitions_part_where_no_positive_tie_binds)
{
    static const struct stance_signed_edge tie[] = {{0, 1, 2}, {1, 2, -1}, {3, 4, 5}};
    uint32_t label[] = {6, 6, 6, 6, 6, 6}, k;
    static const uint32_t parted[] = {0, 0, 2, 1, 1, 3};
    cr_assert_eq(stance_signed_canonical(label, &k, tie, 3, 6, true, NULL), STANCE_OK);
    cr_assert_eq(k, 4);
    cr_assert_arr_eq(label, parted, sizeof parted);
}

Test(partition, larger_sides_of_parts_without_ties_go_together)
{
    static const struct stance_signed_edge tie[] = {{0, 1, -2}, {1, 2, 1}, {3, 4, 5}, {4, 5, -1}};
    uint32_t label[] = {0, 1, 1, 0, 0, 1, 1}, k;
    static const uint32_t sides[] = {1, 0, 0, 0, 0, 1, 0};
    cr_assert_eq(stance_signed_canonical(label, &k, tie, 4, 7, false, NULL), STANCE_OK);
    cr_assert_eq(k, 2);
    cr_assert_arr_eq(label, sides, sizeof sides);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(partition, no_memory_leaves_the_labels)
{
    for (size_t at = 1; at <= 2; at++) {
        uint32_t label[] = {4, 4, 2}, k = 9;
        stance_memory_fail_at(at);
        enum stance_code code = stance_partition_order(label, 3, &k, NULL);
        stance_memory_fail_at(0);
        cr_assert_eq(code, STANCE_E_MEMORY);
        cr_assert_eq(k, 9);
        cr_assert_eq(label[0], 4);
    }
}
#endif
