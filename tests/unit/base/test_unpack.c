/* gzip and zstd: all of it and nothing else, or an error that says why. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "base/memory.h"
#include "base/random.h"
#include "base/unpack.h"

struct block {
    char *data;
    size_t n;
};

static struct block gzip(const char *data, size_t n)
{
    struct block out = {malloc(n + n / 100 + 200), n + n / 100 + 200};
    z_stream z = {.next_in = (Bytef *)(uintptr_t)data, .avail_in = (uInt)n};
    cr_assert_eq(deflateInit2(&z, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_out = (Bytef *)out.data;
    z.avail_out = (uInt)out.n;
    cr_assert_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
    out.n = z.total_out;
    deflateEnd(&z);
    return out;
}

static struct block zstd(const char *data, size_t n)
{
    struct block out = {malloc(ZSTD_compressBound(n)), 0};
    ZSTD_CCtx *z = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(z, ZSTD_c_checksumFlag, 1);
    out.n = ZSTD_compress2(z, out.data, ZSTD_compressBound(n), data, n);
    cr_assert(!ZSTD_isError(out.n));
    ZSTD_freeCCtx(z);
    return out;
}

static struct block (*const pack[])(const char *, size_t) = {gzip, zstd};

static struct block joined(struct block a, struct block b)
{
    struct block out = {malloc(a.n + b.n), a.n + b.n};
    memcpy(out.data, a.data, a.n);
    memcpy(out.data + a.n, b.data, b.n);
    free(a.data);
    free(b.data);
    return out;
}

/* Text of a table's kind: words that repeat. */
static struct block text_of(size_t n, uint64_t seed)
{
    static const char *const word[] = {"actor-", "motion-", ",", "support", "oppose", "\n"};
    struct block out = {malloc(n + 16), 0};
    struct stance_random random;
    stance_random_seed(&random, seed);
    while (out.n < n) {
        const char *w = word[stance_random_below(&random, 6)];
        memcpy(out.data + out.n, w, strlen(w));
        out.n += strlen(w);
    }
    out.n = n;
    return out;
}

static void expect_unpacked(struct block packed, const char *want, size_t want_n)
{
    struct stance_text out = {0};
    struct stance_error err = {0};
    cr_assert_eq(stance_unpack(&out, packed.data, packed.n, "x", &err), STANCE_OK, "%s",
                 err.message);
    cr_expect_eq(out.n, want_n);
    cr_expect(memcmp(out.bytes, want, want_n) == 0);
    cr_expect_eq(out.bytes[out.n], '\0');
    stance_text_free(&out);
}

static void expect_refused(struct block packed, const char *why)
{
    struct stance_text out = {0};
    struct stance_error err = {0};
    cr_expect_eq(stance_unpack(&out, packed.data, packed.n, "x", &err), STANCE_E_DATA);
    cr_expect(strstr(err.message, why), "expected '%s' in '%s'", why, err.message);
    cr_expect_null(out.bytes);
}

Test(unpack, gives_back_what_was_packed)
{
    static const size_t size[] = {0, 1, 100, 65535, 65536, 65537, 300000, 5000000};
    for (size_t i = 0; i < sizeof size / sizeof *size; i++)
        for (size_t form = 0; form < 2; form++) {
            struct block text = text_of(size[i], i), packed = pack[form](text.data, text.n);
            cr_expect_eq(stance_packing_of(packed.data, packed.n),
                         form ? STANCE_PACKED_ZSTD : STANCE_PACKED_GZIP);
            expect_unpacked(packed, text.data, text.n);
            free(text.data);
            free(packed.data);
        }
}

Test(unpack, members_and_frames_follow_each_other)
{
    for (size_t form = 0; form < 2; form++) {
        struct block packed = joined(pack[form]("one,", 4), pack[form]("", 0));
        packed = joined(packed, pack[form]("two", 3));
        expect_unpacked(packed, "one,two", 7);
        free(packed.data);
    }
}

Test(unpack, a_frame_to_skip_is_skipped)
{
    struct block skip = {malloc(11), 11};
    memcpy(skip.data, "\x53\x2A\x4D\x18\x03\x00\x00\x00xyz", 11);
    struct block packed = joined(skip, zstd("text", 4));
    cr_expect_eq(stance_packing_of(packed.data, packed.n), STANCE_PACKED_ZSTD);
    expect_unpacked(packed, "text", 4);
    free(packed.data);
}

Test(unpack, zeros_behind_gzip_are_padding_and_anything_else_is_an_error)
{
    struct block packed = joined(gzip("text", 4), (struct block){calloc(512, 1), 512});
    expect_unpacked(packed, "text", 4);
    packed.data[packed.n - 1] = 'x';
    expect_refused(packed, "something else follows the gzip data");
    free(packed.data);
    packed = joined(zstd("text", 4), (struct block){calloc(5, 1), 5});
    expect_refused(packed, "something else follows the zstd data");
    free(packed.data);
}

Test(unpack, text_is_not_taken_for_packed)
{
    static const char *const text[] = {"",
                                       "a",
                                       "actor,issue,stance\n",
                                       "PK\x03\x04",
                                       "\xEF\xBB\xBF-",
                                       "\x1F\x8B",
                                       "\x28\xB5\x2F"};
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        cr_expect_eq(stance_packing_of(text[i], strlen(text[i])), STANCE_PACKED_NOT, "%zu", i);
}

Test(unpack, data_cut_off_anywhere_says_so)
{
    struct block text = text_of(3000, 7);
    for (size_t form = 0; form < 2; form++) {
        struct block packed = pack[form](text.data, text.n);
        for (size_t n = form ? 4 : 3; n < packed.n; n++)
            expect_refused((struct block){packed.data, n}, "is cut off after");
        free(packed.data);
    }
    free(text.data);
}

/* A flipped bit is found by a checksum, or stands where it means nothing (gzip: the time). */
Test(unpack, a_flipped_bit_never_gives_other_bytes)
{
    struct block text = text_of(2000, 9);
    for (size_t form = 0; form < 2; form++) {
        struct block packed = pack[form](text.data, text.n);
        size_t refused = 0;
        for (size_t bit = 0; bit < packed.n * 8; bit++) {
            struct stance_text out = {0};
            packed.data[bit / 8] ^= (char)(1 << bit % 8);
            if (stance_packing_of(packed.data, packed.n) != STANCE_PACKED_NOT) {
                enum stance_code code = stance_unpack(&out, packed.data, packed.n, "x", NULL);
                refused += code == STANCE_E_DATA;
                cr_expect(code == STANCE_E_DATA ||
                              (code == STANCE_OK && out.n == text.n &&
                               memcmp(out.bytes, text.data, text.n) == 0) ||
                              out.n == 0,
                          "bit %zu: %d", bit, (int)code);
                stance_text_free(&out);
            }
            packed.data[bit / 8] ^= (char)(1 << bit % 8);
        }
        cr_expect_gt(refused, packed.n * 7);
        free(packed.data);
    }
    free(text.data);
}

Test(unpack, a_bomb_is_refused_and_what_is_only_large_is_not)
{
    size_t n = (size_t)80 << 20;
    char *zeros = calloc(n, 1);
    for (size_t form = 0; form < 2; form++) {
        struct block bomb = pack[form](zeros, n), harmless = pack[form](zeros, (size_t)60 << 20);
        expect_refused(bomb, "more than 256 times its size");
        expect_unpacked(harmless, zeros, (size_t)60 << 20);
        free(bomb.data);
        free(harmless.data);
    }
    free(zeros);
}

Test(unpack, every_failing_allocation_is_told)
{
#ifdef STANCE_FAIL_ALLOCATION
    struct block text = text_of(200000, 3);
    for (size_t form = 0; form < 2; form++) {
        struct block packed = pack[form](text.data, text.n);
        enum stance_code code = STANCE_E_MEMORY;
        size_t nth = 0;
        while (code != STANCE_OK && nth < 100) {
            struct stance_text out = {0};
            stance_memory_fail_at(++nth);
            code = stance_unpack(&out, packed.data, packed.n, "x", NULL);
            stance_memory_fail_at(0);
            cr_expect(code == STANCE_OK || code == STANCE_E_MEMORY);
            stance_text_free(&out);
        }
        cr_expect_eq(code, STANCE_OK);
        cr_expect_gt(nth, 1);
        free(packed.data);
    }
    free(text.data);
#endif
}

Test(unpack, a_name_loses_its_packing)
{
    cr_expect_eq(stance_unpacked_name("a.csv.gz", 8), 5);
    cr_expect_eq(stance_unpacked_name("a.csv.zst", 9), 5);
    cr_expect_eq(stance_unpacked_name("a.csv", 5), 5);
    cr_expect_eq(stance_unpacked_name(".gz", 3), 3);
}
