/* database_wal.c - the committed pages of a write-ahead log over those of its database. */
#include "database_wal.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/error.h"
#include "../base/files.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "database_bytes.h"

enum {
    LOG_HEADER = 32,
    FRAME_HEADER = 24,
    DATABASE_HEADER = 100,
    AT_WRITE_VERSION = 18, /* of a database's header; 2 = with a log */
    AT_READ_VERSION = 19,
};

/* Fibonacci-weighted checksum of n bytes, a multiple of 8, on top of sum. */
static void add_checksum(uint32_t sum[2], const char *s, size_t n, bool big)
{
    for (size_t i = 0; i + 8 <= n; i += 8) {
        sum[0] += (big ? stance_big_endian(s + i) : stance_little_endian(s + i)) + sum[1];
        sum[1] += (big ? stance_big_endian(s + i + 4) : stance_little_endian(s + i + 4)) + sum[0];
    }
}

struct log {
    const char *data;
    size_t n, page, frames; /* page: its size; frames: up to the last good commit */
    uint32_t pages;         /* of the database after that */
};

static void log_open(struct log *log, const struct stance_bytes *bytes)
{
    *log = (struct log){.data = bytes->data, .n = bytes->n};
    uint32_t magic = bytes->n >= LOG_HEADER ? stance_big_endian(bytes->data) : 0;
    uint32_t sum[2] = {0, 0};
    bool big = magic == 0x377F0683;
    if (!big && magic != 0x377F0682)
        return;
    log->page = stance_big_endian(log->data + 8);
    add_checksum(sum, log->data, 24, big);
    if (!stance_is_page_size(log->page) || sum[0] != stance_big_endian(log->data + 24) ||
        sum[1] != stance_big_endian(log->data + 28))
        return;
    const char *frame = log->data + LOG_HEADER, *end = log->data + log->n;
    for (size_t i = 1; (size_t)(end - frame) >= FRAME_HEADER + log->page; i++) {
        add_checksum(sum, frame, 8, big);
        add_checksum(sum, frame + FRAME_HEADER, log->page, big);
        if (memcmp(frame + 8, log->data + 16, 8) != 0 || sum[0] != stance_big_endian(frame + 16) ||
            sum[1] != stance_big_endian(frame + 20) || stance_big_endian(frame) == 0)
            return;
        if (stance_big_endian(frame + 4)) {
            log->frames = i;
            log->pages = stance_big_endian(frame + 4);
        }
        frame += FRAME_HEADER + log->page;
    }
}

static void log_apply(const struct log *log, char *image)
{
    for (size_t i = 0; i < log->frames; i++) {
        const char *frame = log->data + LOG_HEADER + i * (FRAME_HEADER + log->page);
        uint32_t page = stance_big_endian(frame);
        if (page <= log->pages)
            memcpy(image + (page - 1) * log->page, frame + FRAME_HEADER, log->page);
    }
}

static enum stance_code put_together(char **out, size_t *n, const struct stance_bytes *file,
                                     const struct stance_bytes *beside, struct stance_error *err)
{
    struct log log;
    log_open(&log, beside);
    size_t size = log.frames ? (size_t)log.pages * log.page : file->n;
    /* Every page that the file has not, but for some that hold nothing, is in the log. */
    size_t most = 2 * (file->n + beside->n) + ((size_t)64 << 20);
    if (size < DATABASE_HEADER || size > most)
        return stance_error_set(err, STANCE_E_DATA,
                                "the database and its log (-wal) do not belong together");
    char *image = stance_memory_new(size, 1);
    if (!image)
        return stance_error_memory(err);
    memcpy(image, file->data, file->n < size ? file->n : size);
    log_apply(&log, image);
    image[AT_WRITE_VERSION] = image[AT_READ_VERSION] = 1;
    *out = image;
    *n = size;
    return STANCE_OK;
}

static enum stance_code name_log(struct stance_text *name, const char *path,
                                 struct stance_error *err)
{
    stance_text_format(name, "%s-wal", path);
    return stance_text_end(name, err);
}

enum stance_code stance_wal_wanted(bool *out, const char *path, struct stance_error *err)
{
    struct stance_text name = {0};
    struct stat info;
    char head[DATABASE_HEADER] = {0};
    FILE *file = fopen(path, "rb");
    *out = file && fread(head, 1, sizeof head, file) == sizeof head &&
           (head[AT_WRITE_VERSION] == 2 || head[AT_READ_VERSION] == 2);
    if (file)
        fclose(file);
    enum stance_code code = name_log(&name, path, err);
    if (code == STANCE_OK && !*out)
        *out = stat(name.bytes, &info) == 0 && info.st_size > 0;
    stance_text_free(&name);
    return code;
}

/* A program that writes while we read moves pages from the log to the file, where the
 * log's own copy covers them, unless it begins the log anew: then its bytes change. */
static enum stance_code image_once(char **out, size_t *n, bool *steady, const char *path,
                                   const char *name, struct stance_error *err)
{
    struct stance_bytes file = {0}, before = {0}, after = {0};
    enum stance_code code = STANCE_OK;
    if (stance_path_exists(name))
        code = stance_bytes_copy(&before, name, err);
    if (code == STANCE_OK)
        code = stance_bytes_copy(&file, path, err);
    if (code == STANCE_OK && stance_path_exists(name))
        code = stance_bytes_copy(&after, name, err);
    *steady = before.n == after.n && (before.n == 0 || !memcmp(before.data, after.data, after.n));
    if (code == STANCE_OK && *steady)
        code = put_together(out, n, &file, &before, err);
    stance_bytes_clear(&file);
    stance_bytes_clear(&before);
    stance_bytes_clear(&after);
    return code;
}

enum stance_code stance_wal_image(char **out, size_t *n, const char *path, struct stance_error *err)
{
    enum { TRIES = 5 };
    struct stance_text name = {0};
    enum stance_code code = name_log(&name, path, err);
    bool steady = false;
    for (int i = 0; i < TRIES && code == STANCE_OK && !steady; i++)
        code = image_once(out, n, &steady, path, name.bytes, err);
    if (code == STANCE_OK && !steady)
        code = stance_error_set(err, STANCE_E_SYSTEM,
                                "cannot read '%s': another program keeps writing to it", path);
    stance_text_free(&name);
    return code;
}
