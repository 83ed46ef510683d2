/* database_journal.c - the pages of a rollback journal over those of its database. */
#include "database_journal.h"

#include <string.h>

#include "../base/error.h"
#include "../base/files.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "database_bytes.h"

enum {
    HEADER = 28,
    DATABASE_HEADER = 100,
    PENDING_BYTE = 0x40000000, /* the page with it holds locks, never data */
    CHECKED_EVERY = 200,       /* bytes of a page that the checksum adds up, from behind */
};

static const unsigned char magic[8] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};

struct journal {
    const char *data;
    size_t n, at;
    size_t page, sector;
    uint32_t pages; /* of the database before the change */
};

/* Several parts may follow each other, each with a header at the start of a sector. */
static bool next_header(struct journal *j, uint32_t *records, uint32_t *nonce)
{
    size_t at = j->at ? (j->at + j->sector - 1) / j->sector * j->sector : 0;
    if (at > j->n || j->n - at < HEADER || memcmp(j->data + at, magic, sizeof magic) != 0)
        return false;
    *records = stance_big_endian(j->data + at + 8);
    *nonce = stance_big_endian(j->data + at + 12);
    if (at == 0) {
        j->pages = stance_big_endian(j->data + 16);
        j->sector = stance_big_endian(j->data + 20);
        j->page = stance_big_endian(j->data + 24);
        if (!stance_is_page_size(j->page) || j->sector < 32 || j->sector > 65536 ||
            (j->sector & (j->sector - 1)))
            return false;
        if (*records == UINT32_MAX)
            *records = j->n < j->sector ? 0 : (uint32_t)((j->n - j->sector) / (j->page + 8));
    }
    j->at = at + j->sector;
    return true;
}

/* One page put back; false: the journal ends here. */
static bool put_back(struct journal *j, uint32_t nonce, char *image)
{
    if (j->at > j->n || j->n - j->at < j->page + 8)
        return false;
    const char *record = j->data + j->at, *page = record + 4;
    uint32_t number = stance_big_endian(record), sum = nonce;
    j->at += j->page + 8;
    if (number == 0 || number == PENDING_BYTE / j->page + 1)
        return false;
    if (number > j->pages)
        return true;
    for (size_t i = j->page - CHECKED_EVERY; i > 0 && i < j->page; i -= CHECKED_EVERY)
        sum += (unsigned char)page[i];
    if (sum != stance_big_endian(page + j->page))
        return false;
    memcpy(image + (number - 1) * j->page, page, j->page);
    return true;
}

static enum stance_code refuse(const char *why, struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_DATA,
                            "left in the middle of a change, and the -journal beside it %s: open "
                            "it once in the program that wrote it",
                            why);
}

static enum stance_code take_back(char **out, size_t *n, const struct stance_bytes *file,
                                  const struct stance_bytes *beside, struct stance_error *err)
{
    struct journal j = {.data = beside->data, .n = beside->n};
    uint32_t records, nonce;
    if (j.n >= 8 && memcmp(j.data + j.n - 8, magic, 8) == 0 && j.n > HEADER)
        return refuse("is part of a change of several databases", err);
    if (!next_header(&j, &records, &nonce))
        return refuse("is none", err);
    size_t size = (size_t)j.pages * j.page;
    if (size < DATABASE_HEADER || size > file->n + j.n + ((size_t)64 << 20))
        return refuse("is none of this database", err);
    char *image = stance_memory_new(size, 1);
    if (!image)
        return stance_error_memory(err);
    memcpy(image, file->data, file->n < size ? file->n : size);
    bool more = true;
    do {
        for (uint32_t i = 0; i < records && more; i++)
            more = put_back(&j, nonce, image);
    } while (more && next_header(&j, &records, &nonce));
    *out = image;
    *n = size;
    return STANCE_OK;
}

enum stance_code stance_journal_image(char **out, size_t *n, const char *path,
                                      struct stance_error *err)
{
    struct stance_text name = {0};
    struct stance_bytes file = {0}, beside = {0};
    stance_text_format(&name, "%s-journal", path);
    enum stance_code code = stance_text_end(&name, err);
    if (code == STANCE_OK)
        code = stance_bytes_copy(&beside, name.bytes, err);
    if (code == STANCE_OK)
        code = stance_bytes_copy(&file, path, err);
    if (code == STANCE_OK)
        code = take_back(out, n, &file, &beside, err);
    stance_bytes_clear(&file);
    stance_bytes_clear(&beside);
    stance_text_free(&name);
    return code;
}
