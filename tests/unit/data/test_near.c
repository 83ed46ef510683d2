/* Near names: which pairs are told, which are not, and at what cost. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "data/near.h"

/* The distance of the pair, or -1. */
static int near(const char *a, const char *b)
{
    const char *const name[] = {a, b};
    struct stance_near_pair *pair = NULL;
    size_t n = 0;
    cr_assert_eq(stance_near_find(&pair, &n, name, 2, NULL, NULL), STANCE_OK);
    int distance = n ? (int)pair[0].distance : -1;
    cr_expect_leq(n, 1);
    stance_memory_free(pair);
    return distance;
}

Test(near, what_is_near)
{
    static const struct {
        const char *a, *b;
        int distance;
    } row[] = {
        {"Turkey", "Türkiye", 2},
        {"Estonia", "Estonai", 1},
        {"USA", "usa", 0},
        {"Côte d'Ivoire", "COTE D'IVOIRE", 0},
        {"council role", "council-role", 0},
        {"Surinam", "Suriname", 1},
        {"Россия", "россия", 0},
        /* and what is not */
        {"Party A", "Party B", -1},
        {"Issue 1", "Issue 2", -1},
        {"A/RES/77/36", "A/RES/77/37", -1},
        {"A/RES/1/2 x", "A/RES/12 x", -1},
        {"Iran", "Iraq", -1},
        {"USA", "UAE", -1},
        {"Gambia", "Zambia", -1},
        {"2024", "20-24", -1},
        {"Niger", "Nigeria", -1},
        {"Spain", "Portugal", -1},
        {"", "", -1},
        {"!", "?", -1},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        cr_expect_eq(near(row[i].a, row[i].b), row[i].distance, "%s / %s: %d", row[i].a, row[i].b,
                     near(row[i].a, row[i].b));
        cr_expect_eq(near(row[i].b, row[i].a), row[i].distance, "%s / %s", row[i].b, row[i].a);
    }
}

Test(near, equal_keys_pair_with_the_first_only)
{
    const char *const name[] = {"Peru!", "x", "PERU", "peru", "Perú"};
    struct stance_near_pair *pair = NULL;
    size_t n = 0;
    cr_assert_eq(stance_near_find(&pair, &n, name, 5, NULL, NULL), STANCE_OK);
    cr_assert_eq(n, 3);
    for (size_t i = 0; i < n; i++) {
        cr_expect_eq(pair[i].a, 0);
        cr_expect_eq(pair[i].b, i + 2);
    }
    stance_memory_free(pair);
}

/* 20,000 names that all look alike and a pair that is near. */
Test(near, very_many_names_cost_no_square)
{
    enum { N = 20000 };
    static char text[N][24];
    static const char *name[N];
    for (int i = 0; i < N; i++) {
        int x = i, at = 1;
        text[i][0] = 'a';
        for (int k = 0; k < 7; k++, x /= 5)
            text[i][at++] = (char)('e' + 5 * (x % 5));
        text[i][at] = '\0';
        name[i] = text[i];
    }
    strcpy(text[N - 1], "Zanzibar");
    strcpy(text[3], "Zanzibra");
    struct stance_near_pair *pair = NULL;
    size_t n = 0;
    clock_t start = clock();
    cr_assert_eq(stance_near_find(&pair, &n, name, N, NULL, NULL), STANCE_OK);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    bool found = false;
    for (size_t i = 0; i < n; i++)
        found |= pair[i].a == 3 && pair[i].b == N - 1;
    cr_expect(found);
    cr_expect_lt(seconds, 20, "the sanitizers' 2 * 10^8 comparisons would take minutes");
    stance_memory_free(pair);
}

/* ---- Patience ---- */

static size_t asked;
static bool stop_at_third(void *data)
{
    (void)data;
    return ++asked == 3;
}

Test(near, very_many_names_can_be_stopped_on_the_way)
{
    enum { MANY = 5000 };
    static char text[MANY][16];
    static const char *name[MANY];
    struct stance_near_pair *pair = NULL;
    struct stance_error err = {0};
    struct stance_watch watch = {.stop = stop_at_third};
    size_t n = 0;
    for (size_t i = 0; i < MANY; i++) {
        snprintf(text[i], sizeof text[i], "%c%c%c%c name", 'a' + (int)(i % 26),
                 'a' + (int)(i / 26 % 26), 'a' + (int)(i / 676), 'k');
        name[i] = text[i];
    }
    asked = 0;
    cr_assert_eq(stance_near_find(&pair, &n, name, MANY, &watch, &err), STANCE_E_STOPPED);
    cr_assert_eq(asked, 3);
    cr_assert_null(pair);
    asked = 3; /* past it: never said */
    cr_assert_eq(stance_near_find(&pair, &n, name, MANY, &watch, &err), STANCE_OK);
    cr_expect_geq(asked, 50, "asked %zu times only", asked - 3);
    stance_memory_free(pair);
}
