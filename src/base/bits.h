/* bits.h - words of bits. */
#ifndef STANCE_BASE_BITS_H
#define STANCE_BASE_BITS_H

#include <stdint.h>

/* The place of the lowest bit that is set; x is not 0. */
static inline unsigned stance_lowest_bit(uint64_t x)
{
#if defined __GNUC__
    return (unsigned)__builtin_ctzll(x);
#else
    unsigned bit = 0;
    for (; !(x & 1); x >>= 1)
        bit++;
    return bit;
#endif
}

#endif
