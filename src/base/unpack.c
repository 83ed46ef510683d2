/* unpack.c - zlib and libzstd behind one call. */
#include "unpack.h"

#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "error.h"
#include "memory.h"

struct unpacker {
    struct stance_text out;
    const char *packed;
    size_t n, at; /* at: how much has been taken in */
    const char *path, *form;
};

static bool is_gzip(const char *data, size_t n)
{
    return n >= 3 && memcmp(data, "\x1F\x8B\x08", 3) == 0;
}

static bool is_skipped_frame(const char *data, size_t n)
{
    return n >= 4 && ((unsigned char)data[0] & 0xF0) == 0x50 &&
           memcmp(data + 1, "\x2A\x4D\x18", 3) == 0;
}

enum stance_packing stance_packing_of(const char *data, size_t n)
{
    if (is_gzip(data, n))
        return STANCE_PACKED_GZIP;
    if ((n >= 4 && memcmp(data, "\x28\xB5\x2F\xFD", 4) == 0) || is_skipped_frame(data, n))
        return STANCE_PACKED_ZSTD;
    return STANCE_PACKED_NOT;
}

static enum stance_code bad(const struct unpacker *u, const char *why, struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_DATA, "cannot read '%s': %s", u->path, why);
}

static enum stance_code cut_off(const struct unpacker *u, struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_DATA,
                            "cannot read '%s': the %s data is cut off after %zu bytes", u->path,
                            u->form, u->n);
}

static enum stance_code damaged(const struct unpacker *u, const char *reason,
                                struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_DATA,
                            "cannot read '%s': the %s data is damaged before byte %zu (%s)",
                            u->path, u->form, u->at, reason);
}

/* The most bytes that may come out of what has gone in. */
static size_t allowance(const struct unpacker *u)
{
    size_t most = u->at > SIZE_MAX / STANCE_UNPACK_RATIO ? SIZE_MAX : u->at * STANCE_UNPACK_RATIO;
    return most > STANCE_UNPACK_FREE ? most : STANCE_UNPACK_FREE;
}

/* How much may be put out now: one byte too many is how a bomb is found. */
static size_t room_of(const struct unpacker *u)
{
    size_t room = u->out.capacity - u->out.n - 1, most = allowance(u);
    return most < SIZE_MAX && most - u->out.n < room ? most - u->out.n + 1 : room;
}

/* Room for at least one more byte and the NUL; more where the data says how much it holds,
 * which is believed as far as it can be true. */
static enum stance_code make_room(struct unpacker *u, size_t said, struct stance_error *err)
{
    enum { STEP = 1 << 16 };
    struct stance_text *out = &u->out;
    size_t want = out->n + STEP;
    if (said > STEP && said < u->n * (size_t)STANCE_UNPACK_RATIO)
        want = out->n + said + 1;
    if (out->n > allowance(u))
        return bad(
            u, "it unpacks to more than 256 times its size; unpack it yourself if that is right",
            err);
    if (out->capacity - out->n > 1)
        return STANCE_OK;
    return stance_memory_grow((void **)&out->bytes, &out->capacity, want, 1)
               ? STANCE_OK
               : stance_error_memory(err);
}

/* ---- gzip ---- */

static void *take(void *nothing, uInt n, uInt size)
{
    (void)nothing;
    return stance_memory_new(n, size);
}

static void give_back(void *nothing, void *p)
{
    (void)nothing;
    stance_memory_free(p);
}

static uInt at_most(size_t n)
{
    enum { MOST = 1 << 30 };
    return n > MOST ? (uInt)MOST : (uInt)n;
}

/* The last four bytes say how much the last member holds, modulo 2^32. */
static size_t gzip_size(const struct unpacker *u)
{
    size_t size = 0;
    for (unsigned i = 0; i < 4 && u->n >= 18; i++)
        size |= (size_t)(unsigned char)u->packed[u->n - 4 + i] << (8 * i);
    return size;
}

/* One member, from u->at on. */
static enum stance_code gzip_member(struct unpacker *u, z_stream *z, struct stance_error *err)
{
    enum { PIECE = 1 << 20 };
    int status = Z_OK;
    while (status != Z_STREAM_END) {
        enum stance_code code = make_room(u, u->out.n ? 0 : gzip_size(u), err);
        if (code != STANCE_OK)
            return code;
        /* In pieces, so that the allowance follows what has gone in. */
        size_t left = u->n - u->at;
        z->next_in = (Bytef *)(uintptr_t)(u->packed + u->at);
        z->avail_in = left > PIECE ? (uInt)PIECE : (uInt)left;
        z->next_out = (Bytef *)u->out.bytes + u->out.n;
        z->avail_out = at_most(room_of(u));
        uInt in = z->avail_in, out = z->avail_out;
        status = inflate(z, Z_NO_FLUSH);
        u->at += in - z->avail_in;
        u->out.n += out - z->avail_out;
        if (status == Z_MEM_ERROR)
            return stance_error_memory(err);
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
            return damaged(u, z->msg ? z->msg : "no gzip data", err);
        if (status != Z_STREAM_END && u->at == u->n && z->avail_out)
            return cut_off(u, err);
    }
    return STANCE_OK;
}

/* Zeros fill up a tape's last block; gzip passes over them, and so do we. */
static bool only_zeros(const struct unpacker *u)
{
    for (size_t i = u->at; i < u->n; i++)
        if (u->packed[i])
            return false;
    return true;
}

static enum stance_code unpack_gzip(struct unpacker *u, struct stance_error *err)
{
    z_stream z = {.zalloc = take, .zfree = give_back};
    if (inflateInit2(&z, MAX_WBITS + 16) != Z_OK)
        return stance_error_memory(err);
    enum stance_code code = gzip_member(u, &z, err);
    while (code == STANCE_OK && is_gzip(u->packed + u->at, u->n - u->at)) {
        if (inflateReset(&z) != Z_OK)
            code = stance_error_memory(err);
        if (code == STANCE_OK)
            code = gzip_member(u, &z, err);
    }
    inflateEnd(&z);
    if (code == STANCE_OK && !only_zeros(u))
        code = bad(u, "something else follows the gzip data", err);
    return code;
}

/* ---- zstd ---- */

static enum stance_code unpack_zstd(struct unpacker *u, struct stance_error *err)
{
    enum { PIECE = 1 << 17 };
    enum stance_code code = STANCE_OK;
    unsigned long long size = ZSTD_getFrameContentSize(u->packed, u->n);
    bool known =
        size != ZSTD_CONTENTSIZE_UNKNOWN && size != ZSTD_CONTENTSIZE_ERROR && size < SIZE_MAX;
    ZSTD_DStream *z = ZSTD_createDStream();
    size_t more = 1; /* 0 between two frames */
    if (!z)
        return stance_error_memory(err);
    while (code == STANCE_OK) {
        if (more == 0 && u->at == u->n)
            break;
        if (more == 0 && stance_packing_of(u->packed + u->at, u->n - u->at) != STANCE_PACKED_ZSTD) {
            code = bad(u, "something else follows the zstd data", err);
            break;
        }
        code = make_room(u, u->out.n || !known ? 0 : (size_t)size, err);
        if (code != STANCE_OK)
            break;
        size_t left = u->n - u->at;
        ZSTD_inBuffer in = {u->packed + u->at, left > PIECE ? PIECE : left, 0};
        ZSTD_outBuffer out = {u->out.bytes + u->out.n, room_of(u), 0};
        more = ZSTD_decompressStream(z, &out, &in);
        u->at += in.pos;
        u->out.n += out.pos;
        if (ZSTD_isError(more))
            code = damaged(u, ZSTD_getErrorName(more), err);
        else if (more && u->at == u->n && out.pos < out.size)
            code = cut_off(u, err);
    }
    ZSTD_freeDStream(z);
    return code;
}

enum stance_code stance_unpack(struct stance_text *out, const char *packed, size_t n,
                               const char *path, struct stance_error *err)
{
    bool gzip = stance_packing_of(packed, n) == STANCE_PACKED_GZIP;
    struct unpacker u = {.packed = packed, .n = n, .path = path, .form = gzip ? "gzip" : "zstd"};
    enum stance_code code = gzip ? unpack_gzip(&u, err) : unpack_zstd(&u, err);
    if (code == STANCE_OK && !u.out.bytes)
        code = make_room(&u, 0, err); /* nothing came out; even that has its NUL */
    if (code != STANCE_OK) {
        stance_text_free(&u.out);
        return code;
    }
    u.out.bytes[u.out.n] = '\0';
    *out = u.out;
    return STANCE_OK;
}

size_t stance_unpacked_name(const char *name, size_t n)
{
    if (n > 3 && memcmp(name + n - 3, ".gz", 3) == 0)
        return n - 3;
    return n > 4 && memcmp(name + n - 4, ".zst", 4) == 0 ? n - 4 : n;
}
