/* unpack.h - gzip and zstd data become the bytes they stand for.
 *
 * Told apart by their first bytes, never by a file's name:
 *
 *     gzip  1F 8B 08         RFC 1952, one member or several behind each other
 *     zstd  28 B5 2F FD      RFC 8878, one frame or several; 5x 2A 4D 18 begins a frame to skip
 *
 * No text begins like that: 08 and FD are no characters of a CSV, DOT or JSON file in UTF-8.
 *
 * Bombs.  A few kilobytes can stand for gigabytes (gzip: up to 1032 times its size, zstd:
 * without bound).  What comes out may be STANCE_UNPACK_FREE bytes, and beyond that
 * STANCE_UNPACK_RATIO times what went in; more is an error, found before the memory is taken.
 * Tables of the largest public data sets pack 5 to 60 times.  A zstd frame that asks for a
 * window over 128 MiB (zstd --long=28 and up) is an error too, as it is for the zstd program. */
#ifndef STANCE_BASE_UNPACK_H
#define STANCE_BASE_UNPACK_H

#include "../stance.h"

#define STANCE_UNPACK_FREE ((size_t)64 << 20)
enum { STANCE_UNPACK_RATIO = 256 };

enum stance_packing { STANCE_PACKED_NOT, STANCE_PACKED_GZIP, STANCE_PACKED_ZSTD };

enum stance_packing stance_packing_of(const char *data, size_t n);
/* stance_unpack - all of it, checksums checked.
 *   out     [out] the caller's to stance_text_free
 *   packed  [in]  not STANCE_PACKED_NOT
 *   path    [in]  for messages
 * Errors: STANCE_E_DATA for data that is cut off, damaged, followed by something else or a
 * bomb; STANCE_E_MEMORY.
 * Cost: what zlib and libzstd take, about 0.3 and 1 GB/s of what comes out. */
STANCE_MUST_USE enum stance_code stance_unpack(struct stance_text *out, const char *packed,
                                               size_t n, const char *path,
                                               struct stance_error *err);

/* The length of a name without ".gz" or ".zst" at its end. */
size_t stance_unpacked_name(const char *name, size_t n);

#endif
