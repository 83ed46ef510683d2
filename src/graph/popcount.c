/* popcount.c - one loop in four dialects, picked by what the processor has.
 *
 * The AVX2 variant counts bits by looking half-bytes up in a register.
 * W. Mula, N. Kurz, D. Lemire: Faster population counts using AVX2 instructions.
 * The Computer Journal 61 (2018) 111-120. doi:10.1093/comjnl/bxx046 */
#include "popcount.h"

#if defined __GNUC__ && defined __x86_64__
#define HAS_X86 1
#include <immintrin.h>
#else
#define HAS_X86 0
#endif

static uint32_t bits(uint64_t x)
{
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (uint32_t)(x * 0x0101010101010101u >> 56);
}

static struct stance_pair_count count_plain(const uint64_t *a, const uint64_t *b, size_t words)
{
    struct stance_pair_count c = {0, 0, 0};
    for (size_t i = 0; i < words; i++) {
        uint64_t both = a[i] & b[i];
        uint64_t taken_a = a[words + i], taken_b = b[words + i];
        uint64_t differ = a[2 * words + i] ^ b[2 * words + i];
        c.shared += bits(both);
        c.opposed += bits(taken_a & taken_b & differ);
        c.half += bits(both & (taken_a ^ taken_b));
    }
    return c;
}

#if HAS_X86
__attribute__((target("popcnt"))) static struct stance_pair_count
count_popcnt(const uint64_t *a, const uint64_t *b, size_t words)
{
    uint64_t shared = 0, opposed = 0, half = 0;
    for (size_t i = 0; i < words; i++) {
        uint64_t both = a[i] & b[i];
        uint64_t taken_a = a[words + i], taken_b = b[words + i];
        uint64_t differ = a[2 * words + i] ^ b[2 * words + i];
        shared += (uint64_t)__builtin_popcountll(both);
        opposed += (uint64_t)__builtin_popcountll(taken_a & taken_b & differ);
        half += (uint64_t)__builtin_popcountll(both & (taken_a ^ taken_b));
    }
    return (struct stance_pair_count){(uint32_t)shared, (uint32_t)opposed, (uint32_t)half};
}

__attribute__((target("avx2"))) static inline __m256i bits_avx2(__m256i x)
{
    const __m256i of = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2,
                                        1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const __m256i low = _mm256_set1_epi8(15);
    __m256i l = _mm256_shuffle_epi8(of, _mm256_and_si256(x, low));
    __m256i h = _mm256_shuffle_epi8(of, _mm256_and_si256(_mm256_srli_epi16(x, 4), low));
    return _mm256_sad_epu8(_mm256_add_epi8(l, h), _mm256_setzero_si256());
}

__attribute__((target("avx2"))) static inline uint32_t sum_avx2(__m256i x)
{
    __m128i half = _mm_add_epi64(_mm256_castsi256_si128(x), _mm256_extracti128_si256(x, 1));
    return (uint32_t)(_mm_cvtsi128_si64(half) + _mm_extract_epi64(half, 1));
}

__attribute__((target("avx2"))) static struct stance_pair_count
count_avx2(const uint64_t *a, const uint64_t *b, size_t words)
{
    __m256i shared = _mm256_setzero_si256(), opposed = shared, half = shared;
    for (size_t i = 0; i < words; i += 4) {
        __m256i both = _mm256_and_si256(_mm256_loadu_si256((const __m256i *)(a + i)),
                                        _mm256_loadu_si256((const __m256i *)(b + i)));
        __m256i taken_a = _mm256_loadu_si256((const __m256i *)(a + words + i));
        __m256i taken_b = _mm256_loadu_si256((const __m256i *)(b + words + i));
        __m256i differ = _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(a + 2 * words + i)),
                                          _mm256_loadu_si256((const __m256i *)(b + 2 * words + i)));
        __m256i against = _mm256_and_si256(_mm256_and_si256(taken_a, taken_b), differ);
        __m256i apart = _mm256_and_si256(both, _mm256_xor_si256(taken_a, taken_b));
        shared = _mm256_add_epi64(shared, bits_avx2(both));
        opposed = _mm256_add_epi64(opposed, bits_avx2(against));
        half = _mm256_add_epi64(half, bits_avx2(apart));
    }
    return (struct stance_pair_count){sum_avx2(shared), sum_avx2(opposed), sum_avx2(half)};
}

__attribute__((target("avx512f,avx512vpopcntdq"))) static struct stance_pair_count
count_avx512(const uint64_t *a, const uint64_t *b, size_t words)
{
    __m512i shared = _mm512_setzero_si512(), opposed = shared, half = shared;
    for (size_t i = 0; i < words; i += 8) {
        __m512i both = _mm512_and_si512(_mm512_loadu_si512(a + i), _mm512_loadu_si512(b + i));
        __m512i taken_a = _mm512_loadu_si512(a + words + i);
        __m512i taken_b = _mm512_loadu_si512(b + words + i);
        __m512i differ = _mm512_xor_si512(_mm512_loadu_si512(a + 2 * words + i),
                                          _mm512_loadu_si512(b + 2 * words + i));
        __m512i against = _mm512_and_si512(_mm512_and_si512(taken_a, taken_b), differ);
        __m512i apart = _mm512_and_si512(both, _mm512_xor_si512(taken_a, taken_b));
        shared = _mm512_add_epi64(shared, _mm512_popcnt_epi64(both));
        opposed = _mm512_add_epi64(opposed, _mm512_popcnt_epi64(against));
        half = _mm512_add_epi64(half, _mm512_popcnt_epi64(apart));
    }
    return (struct stance_pair_count){(uint32_t)_mm512_reduce_add_epi64(shared),
                                      (uint32_t)_mm512_reduce_add_epi64(opposed),
                                      (uint32_t)_mm512_reduce_add_epi64(half)};
}
#endif

stance_pair_counter *stance_pair_counter_at(size_t i)
{
    stance_pair_counter *here[5] = {NULL, NULL, NULL, NULL, NULL};
    size_t n = 0;
#if HAS_X86
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vpopcntdq"))
        here[n++] = count_avx512;
    if (__builtin_cpu_supports("avx2"))
        here[n++] = count_avx2;
    if (__builtin_cpu_supports("popcnt"))
        here[n++] = count_popcnt;
#endif
    here[n++] = count_plain;
    return i < n ? here[i] : NULL;
}

stance_pair_counter *stance_pair_counter_best(void)
{
    return stance_pair_counter_at(0);
}
