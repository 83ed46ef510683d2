/* csv_scan.c - one loop in three dialects, picked by what the processor has.
 *
 * The low halves of the special bytes differ (tab 9, LF A, ';' B, ',' C, CR D, quote 2), so
 * one look-up by the low half gives the only special byte that a byte can be. */
#include "csv_scan.h"

#include <string.h>

#include "../base/bits.h"

#if defined __GNUC__ && defined __x86_64__
#define HAS_X86 1
#include <immintrin.h>
#else
#define HAS_X86 0
#endif

/* Asks for the bytes that come soon: what processors fetch ahead by themselves ends with each page,
 * and a file begins a new one every 4 KB.  Beyond the text it is nothing. */
static inline void fetch_ahead(const char *block)
{
#if defined __GNUC__
    enum { AHEAD = 1 << 10 };
    __builtin_prefetch((const void *)((uintptr_t)block + AHEAD));
#else
    (void)block;
#endif
}

static size_t count(uint64_t bits)
{
    size_t n = 0;
    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

#if HAS_X86
/* Which bytes are special, and what else is seen. */
static uint64_t special_in(const char *p, char separator, struct stance_csv_seen *seen)
{
    const __m128i s = _mm_set1_epi8(separator), q = _mm_set1_epi8('"'), lf = _mm_set1_epi8('\n'),
                  cr = _mm_set1_epi8('\r'), one = _mm_set1_epi8(1);
    uint64_t mask = 0, others = 0;
    int strange = 0;
    for (unsigned i = 0; i < STANCE_CSV_BLOCK; i += 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        __m128i other = _mm_or_si128(_mm_cmpeq_epi8(x, q),
                                     _mm_or_si128(_mm_cmpeq_epi8(x, lf), _mm_cmpeq_epi8(x, cr)));
        others |= (uint64_t)(uint32_t)_mm_movemask_epi8(other) << i;
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(x, s)) << i;
        strange |= _mm_movemask_epi8(_mm_cmpgt_epi8(one, x)); /* as signed numbers: below 1 */
    }
    seen->odd |= strange != 0;
    seen->other_n += count(others);
    return mask | others;
}
#else
/* Bit i of the result: byte i of the eight equals c (little end first). */
static uint64_t equal_bytes(uint64_t word, char c)
{
    const uint64_t low = 0x7F7F7F7F7F7F7F7Fu;
    uint64_t x = word ^ (0x0101010101010101u * (unsigned char)c);
    uint64_t zero = ~(((x & low) + low) | x | low); /* 0x80 in each byte that is 0 */
    return (zero >> 7) * 0x0102040810204080u >> 56;
}

static uint64_t special_in(const char *p, char separator, struct stance_csv_seen *seen)
{
    uint64_t mask = 0, others = 0, strange = 0;
    for (unsigned i = 0; i < STANCE_CSV_BLOCK; i += 8) {
        uint64_t word = 0;
        for (unsigned k = 0; k < 8; k++)
            word |= (uint64_t)(unsigned char)p[i + k] << (8 * k);
        mask |= equal_bytes(word, separator) << i;
        others |= (equal_bytes(word, '"') | equal_bytes(word, '\n') | equal_bytes(word, '\r')) << i;
        strange |= equal_bytes(word, '\0') | (word & 0x8080808080808080u);
    }
    seen->odd |= strange != 0;
    seen->other_n += count(others);
    return mask | others;
}
#endif

static size_t scan_plain(const char *text, size_t *block_n, char separator, uint32_t base,
                         uint32_t *place, size_t most, struct stance_csv_seen *seen)
{
    size_t n = 0, block = 0;
    for (; block < *block_n && most - n >= STANCE_CSV_BLOCK; block++) {
        uint32_t at = base + (uint32_t)(block * STANCE_CSV_BLOCK);
        fetch_ahead(text + block * STANCE_CSV_BLOCK);
        uint64_t mask = special_in(text + block * STANCE_CSV_BLOCK, separator, seen);
        for (; mask; mask &= mask - 1)
            place[n++] = at + stance_lowest_bit(mask);
    }
    *block_n = block;
    return n;
}

#if HAS_X86
/* Eight places at a time: what is written too much is overwritten by the next block. */
__attribute__((target("avx2,bmi,popcnt"))) static inline size_t
put_places(uint32_t *place, uint32_t at, uint64_t mask)
{
    size_t n = (size_t)__builtin_popcountll(mask);
    for (size_t i = 0; i < n; i += 8)
        for (size_t k = 0; k < 8; k++) {
            place[i + k] = at + (uint32_t)_tzcnt_u64(mask);
            mask = _blsr_u64(mask);
        }
    return n;
}

__attribute__((target("avx2,bmi,popcnt"))) static size_t
scan_avx2(const char *text, size_t *block_n, char separator, uint32_t base, uint32_t *place,
          size_t most, struct stance_csv_seen *seen)
{
    char by_half[16];
    memset(by_half, 0xFF, sizeof by_half); /* equal to no byte: for 80-FF the look-up gives 0 */
    by_half['"' & 15] = '"';
    by_half['\n' & 15] = '\n';
    by_half['\r' & 15] = '\r';
    by_half[separator & 15] = separator;
    const __m256i special =
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)by_half));
    const __m256i one = _mm256_set1_epi8(1), s = _mm256_set1_epi8(separator);
    __m256i strange = _mm256_setzero_si256();
    size_t n = 0, block = 0;
    for (; block < *block_n && most - n >= STANCE_CSV_BLOCK; block++) {
        const char *p = text + block * STANCE_CSV_BLOCK;
        fetch_ahead(p);
        __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)p);
        __m256i y = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
        __m256i hit_x = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(special, x), x);
        __m256i hit_y = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(special, y), y);
        uint64_t mask = (uint32_t)_mm256_movemask_epi8(hit_x) |
                        (uint64_t)(uint32_t)_mm256_movemask_epi8(hit_y) << 32;
        uint64_t separators = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(x, s)) |
                              (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(y, s))
                                  << 32;
        seen->other_n += (size_t)__builtin_popcountll(mask & ~separators);
        strange = _mm256_or_si256(strange, _mm256_cmpgt_epi8(one, _mm256_min_epi8(x, y)));
        n += put_places(place + n, base + (uint32_t)(block * STANCE_CSV_BLOCK), mask);
    }
    seen->odd |= _mm256_movemask_epi8(strange) != 0;
    *block_n = block;
    return n;
}

#define WIDE "avx512f,avx512bw,avx512vbmi2,popcnt"

__attribute__((target(WIDE))) static size_t scan_avx512(const char *text, size_t *block_n,
                                                        char separator, uint32_t base,
                                                        uint32_t *place, size_t most,
                                                        struct stance_csv_seen *seen)
{
    char numbers[STANCE_CSV_BLOCK];
    for (unsigned i = 0; i < STANCE_CSV_BLOCK; i++)
        numbers[i] = (char)i;
    const __m512i number = _mm512_loadu_si512(numbers), s = _mm512_set1_epi8(separator),
                  q = _mm512_set1_epi8('"'), lf = _mm512_set1_epi8('\n'),
                  cr = _mm512_set1_epi8('\r'), one = _mm512_set1_epi8(1);
    uint64_t strange = 0;
    size_t n = 0, block = 0;
    for (; block < *block_n && most - n >= STANCE_CSV_BLOCK; block++) {
        fetch_ahead(text + block * STANCE_CSV_BLOCK);
        __m512i x = _mm512_loadu_si512(text + block * STANCE_CSV_BLOCK);
        uint64_t others = _mm512_cmpeq_epi8_mask(x, q) | _mm512_cmpeq_epi8_mask(x, lf) |
                          _mm512_cmpeq_epi8_mask(x, cr);
        uint64_t mask = _mm512_cmpeq_epi8_mask(x, s) | others;
        seen->other_n += (size_t)__builtin_popcountll(others);
        strange |= _mm512_cmplt_epi8_mask(x, one);
        size_t count = (size_t)__builtin_popcountll(mask);
        __m512i at = _mm512_set1_epi32((int)(base + (uint32_t)(block * STANCE_CSV_BLOCK)));
        __m512i which = _mm512_maskz_compress_epi8(mask, number);
        __m128i part = _mm512_castsi512_si128(which);
        _mm512_storeu_si512(place + n, _mm512_add_epi32(at, _mm512_cvtepu8_epi32(part)));
        if (count > 16) {
            part = _mm512_extracti32x4_epi32(which, 1);
            _mm512_storeu_si512(place + n + 16, _mm512_add_epi32(at, _mm512_cvtepu8_epi32(part)));
            part = _mm512_extracti32x4_epi32(which, 2);
            _mm512_storeu_si512(place + n + 32, _mm512_add_epi32(at, _mm512_cvtepu8_epi32(part)));
            part = _mm512_extracti32x4_epi32(which, 3);
            _mm512_storeu_si512(place + n + 48, _mm512_add_epi32(at, _mm512_cvtepu8_epi32(part)));
        }
        n += count;
    }
    seen->odd |= strange != 0;
    *block_n = block;
    return n;
}
#endif

stance_csv_scanner *stance_csv_scanner_at(size_t i)
{
    stance_csv_scanner *here[4] = {NULL, NULL, NULL, NULL};
    size_t n = 0;
#if HAS_X86
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2"))
        here[n++] = scan_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
        here[n++] = scan_avx2;
#endif
    here[n++] = scan_plain;
    return i < n ? here[i] : NULL;
}

stance_csv_scanner *stance_csv_scanner_best(void)
{
    return stance_csv_scanner_at(0);
}
