/* database_bytes.h - numbers as SQLite's files have them. */
#ifndef STANCE_DATA_DATABASE_BYTES_H
#define STANCE_DATA_DATABASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline uint32_t stance_big_endian(const void *bytes)
{
    const unsigned char *b = bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static inline uint32_t stance_little_endian(const void *bytes)
{
    const unsigned char *b = bytes;
    return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

static inline bool stance_is_page_size(size_t n)
{
    return n >= 512 && n <= 65536 && (n & (n - 1)) == 0;
}

#endif
