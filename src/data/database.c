/* database.c - opening a SQLite file: what is allowed in it, and what its failures mean. */
#include "database.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "database_bytes.h"
#include "database_functions.h"
#include "database_journal.h"
#include "database_wal.h"

enum { HEADER = 100, WAIT_MS = 2000, STEPS_BETWEEN_CHECKS = 20000 };

static const char magic[16] = "SQLite format 3";

/* The first bytes of a regular file, and how long it is; false, and errno: cannot be read, or is
 * a pipe (ESPIPE). */
static bool read_header(const char *path, unsigned char head[HEADER], size_t *got, uint64_t *size)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool good = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    int reason = fd < 0 || good ? errno : ESPIPE;
    ssize_t n = good ? read(fd, head, HEADER) : -1;
    if (good && n < 0)
        reason = errno;
    if (fd >= 0)
        close(fd);
    if (n < 0) {
        errno = reason;
        return false;
    }
    *got = (size_t)n;
    *size = (uint64_t)info.st_size;
    return true;
}

bool stance_database_is(const char *path)
{
    unsigned char head[HEADER];
    size_t n;
    uint64_t size;
    return read_header(path, head, &n, &size) && n >= sizeof magic &&
           memcmp(head, magic, sizeof magic) == 0;
}

/* ---- What is allowed ---- */

/* Is it a table of the file, and not one that SQLite keeps for itself?  The name alone may be that
 * of a WITH, for which there is no schema; virtual tables do not come this far. */
static bool is_of_the_file(const char *table, const char *schema)
{
    if (schema && strcmp(schema, "main") != 0)
        return false;
    return table && (sqlite3_strnicmp(table, "sqlite_", 7) != 0 ||
                     sqlite3_stricmp(table, "sqlite_master") == 0 ||
                     sqlite3_stricmp(table, "sqlite_schema") == 0);
}

static int allow(void *data, int action, const char *first, const char *second, const char *schema,
                 const char *inside)
{
    const struct stance_database *b = data;
    (void)inside;
    bool good = action == SQLITE_SELECT ||
                (action == SQLITE_READ && is_of_the_file(first, schema)) ||
                (action == SQLITE_FUNCTION && stance_database_function_is_plain(second)) ||
                (action == SQLITE_RECURSIVE && b->recursion);
    return good ? SQLITE_OK : SQLITE_DENY;
}

static int asks_to_stop(void *data)
{
    const struct stance_database *b = data;
    return stance_watch_check(b->watch, NULL) != STANCE_OK;
}

static void limit(sqlite3 *handle, size_t field_max)
{
    static const int most[][2] = {
        {SQLITE_LIMIT_SQL_LENGTH, 1000000}, {SQLITE_LIMIT_COLUMN, 2000},
        {SQLITE_LIMIT_EXPR_DEPTH, 200},     {SQLITE_LIMIT_COMPOUND_SELECT, 50},
        {SQLITE_LIMIT_VDBE_OP, 250000},     {SQLITE_LIMIT_FUNCTION_ARG, 100},
        {SQLITE_LIMIT_ATTACHED, 0},         {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},    {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof most / sizeof *most; i++)
        sqlite3_limit(handle, most[i][0], most[i][1]);
    if (field_max && field_max < 1000000000)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, (int)(field_max < 1000 ? 1000 : field_max));
}

static int guard(struct stance_database *b, size_t field_max)
{
    static const int on[] = {SQLITE_DBCONFIG_DEFENSIVE};
    static const int off[] = {
        SQLITE_DBCONFIG_TRUSTED_SCHEMA,        SQLITE_DBCONFIG_ENABLE_TRIGGER,
        SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
        SQLITE_DBCONFIG_WRITABLE_SCHEMA,       SQLITE_DBCONFIG_DQS_DML};
    int answer = SQLITE_OK;
    for (size_t i = 0; i < sizeof on / sizeof *on && answer == SQLITE_OK; i++)
        answer = sqlite3_db_config(b->handle, on[i], 1, NULL);
    for (size_t i = 0; i < sizeof off / sizeof *off && answer == SQLITE_OK; i++)
        answer = sqlite3_db_config(b->handle, off[i], 0, NULL);
    if (answer == SQLITE_OK)
        answer = sqlite3_drop_modules(b->handle, NULL);
    if (answer == SQLITE_OK)
        answer = sqlite3_exec(b->handle,
                              "PRAGMA query_only=1; PRAGMA cell_size_check=1;"
                              "PRAGMA mmap_size=0; PRAGMA temp_store=2",
                              NULL, NULL, NULL);
    if (answer == SQLITE_OK)
        answer = sqlite3_set_authorizer(b->handle, allow, b);
    limit(b->handle, field_max);
    sqlite3_progress_handler(b->handle, STEPS_BETWEEN_CHECKS, asks_to_stop, b);
    return answer;
}

/* ---- Failures ---- */

static enum stance_code wrong(const struct stance_database *b, enum stance_code code,
                              const char *why, struct stance_error *err)
{
    code = stance_error_set(err, code, "%s", why);
    if (code == STANCE_E_DATA)
        stance_error_locate(err, b->file, 0, 0);
    return code;
}

static enum stance_code unexpected(const struct stance_database *b, struct stance_error *err)
{
    struct stance_text shown = {0};
    const char *why = sqlite3_errmsg(b->handle);
    stance_text_put_quoted(&shown, why, strlen(why), 200);
    enum stance_code code = stance_text_end(&shown, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_SYSTEM, "cannot read the database '%s': %s", b->file,
                                shown.bytes);
    stance_text_free(&shown);
    return code;
}

enum stance_code stance_database_code(const struct stance_database *b, int answer,
                                      struct stance_error *err)
{
    switch (answer & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return STANCE_OK;
    case SQLITE_NOMEM:
        return stance_error_memory(err);
    case SQLITE_INTERRUPT:
        return stance_error_set(err, STANCE_E_STOPPED, "stopped");
    case SQLITE_NOTADB:
        return wrong(b, STANCE_E_DATA, "the database is encrypted, damaged, or of a later format",
                     err);
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_PROTOCOL:
        return wrong(b, STANCE_E_DATA,
                     "the database is damaged (sqlite3 FILE .recover saves what it can)", err);
    case SQLITE_TOOBIG:
        return wrong(b, STANCE_E_DATA, "the database has a cell that is too long", err);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return stance_error_set(err, STANCE_E_SYSTEM,
                                "another program is changing '%s': wait until it is done", b->file);
    default:
        return unexpected(b, err);
    }
}

int stance_database_compile(sqlite3_stmt **out, const struct stance_database *b, const char *sql,
                            const char **rest)
{
    return sqlite3_prepare_v3(b->handle, sql, -1, SQLITE_PREPARE_NO_VTAB, out, rest);
}

enum stance_code stance_database_prepare(sqlite3_stmt **out, const struct stance_database *b,
                                         const char *sql, struct stance_error *err)
{
    return stance_database_code(b, stance_database_compile(out, b, sql, NULL), err);
}

void stance_database_put_name(struct stance_text *sql, const char *name)
{
    stance_text_putc(sql, '"');
    for (; *name; name++) {
        if (*name == '"')
            stance_text_putc(sql, '"');
        stance_text_putc(sql, *name);
    }
    stance_text_putc(sql, '"');
}

/* ---- Opening ---- */

static enum stance_code cannot_open(const char *path, struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_SYSTEM, "cannot open '%s': %s", path,
                            errno == ESPIPE ? "a database is no pipe" : strerror(errno));
}

/* What the header says that SQLite would say less clearly, or not at all. */
static enum stance_code check_header(const struct stance_database *b, const char *path, bool logged,
                                     struct stance_error *err)
{
    unsigned char head[HEADER] = {0};
    size_t n = 0;
    uint64_t size = 0;
    if (!read_header(path, head, &n, &size))
        return cannot_open(path, err);
    if (n == 0)
        return wrong(b, STANCE_E_DATA, "the file is empty; expected a SQLite database", err);
    if (n < sizeof magic || memcmp(head, magic, sizeof magic) != 0)
        return wrong(b, STANCE_E_DATA,
                     "not a SQLite database (or an encrypted one): expected a file that begins "
                     "with 'SQLite format 3'",
                     err);
    uint64_t page = (uint64_t)head[16] << 8 | head[17];
    uint64_t pages = stance_big_endian(head + 28);
    page += page == 1 ? 65535 : 0;
    bool told = memcmp(head + 24, head + 92, 4) == 0; /* by a version that keeps the count */
    if (n < HEADER || (told && pages && size < pages * page && !logged))
        return stance_error_set(err, STANCE_E_DATA,
                                "the database is cut short: %llu bytes where its header has "
                                "%llu; was it copied or downloaded whole?",
                                (unsigned long long)size, (unsigned long long)(pages * page));
    return STANCE_OK;
}

static enum stance_code open_image(struct stance_database *b, size_t n, struct stance_error *err)
{
    int answer =
        sqlite3_open_v2(":memory:", &b->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (answer == SQLITE_OK)
        answer = sqlite3_deserialize(b->handle, "main", (unsigned char *)b->image, (sqlite3_int64)n,
                                     (sqlite3_int64)n, SQLITE_DESERIALIZE_READONLY);
    return stance_database_code(b, answer, err);
}

/* A name such as "file:x" or ":memory:" has a meaning to SQLite that is not meant. */
static enum stance_code open_file(struct stance_database *b, const char *path,
                                  struct stance_error *err)
{
    struct stance_text plain = {0};
    stance_text_puts(&plain, *path == '/' ? "" : "./");
    stance_text_puts(&plain, path);
    enum stance_code code = stance_text_end(&plain, err);
    if (code == STANCE_OK)
        code =
            stance_database_code(b,
                                 sqlite3_open_v2(plain.bytes, &b->handle,
                                                 SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL),
                                 err);
    if (code == STANCE_OK)
        sqlite3_busy_timeout(b->handle, WAIT_MS);
    stance_text_free(&plain);
    return code;
}

/* Guards, and looks at the file for the first time: now SQLite says whether it can be read. */
static int settle(struct stance_database *b, size_t field_max)
{
    sqlite3_extended_result_codes(b->handle, 1);
    int answer = guard(b, field_max);
    return answer == SQLITE_OK
               ? sqlite3_exec(b->handle, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL)
               : answer;
}

/* The database as its last change left it, or, where that is unfinished, as it was before. */
static enum stance_code open_any(struct stance_database *b, const char *path, size_t field_max,
                                 struct stance_error *err)
{
    bool logged = false;
    unsigned char head[HEADER];
    uint64_t size;
    size_t n = 0;
    if (!read_header(path, head, &n, &size)) /* before anything waits for a pipe */
        return cannot_open(path, err);
    enum stance_code code = stance_wal_wanted(&logged, path, err);
    if (code == STANCE_OK)
        code = check_header(b, path, logged, err);
    if (code == STANCE_OK && logged)
        code = stance_wal_image(&b->image, &n, path, err);
    if (code == STANCE_OK)
        code = logged ? open_image(b, n, err) : open_file(b, path, err);
    if (code != STANCE_OK)
        return code;
    int answer = settle(b, field_max);
    if (answer == SQLITE_READONLY_ROLLBACK) {
        sqlite3_close(b->handle);
        b->handle = NULL;
        code = stance_journal_image(&b->image, &n, path, err);
        if (code == STANCE_OK)
            code = open_image(b, n, err);
        answer = code == STANCE_OK ? settle(b, field_max) : SQLITE_OK;
    }
    return code == STANCE_OK ? stance_database_code(b, answer, err) : code;
}

enum stance_code stance_database_open(struct stance_database *out, const char *path,
                                      size_t field_max, const struct stance_watch *watch,
                                      struct stance_error *err)
{
    const char *slash = strrchr(path, '/');
    *out = (struct stance_database){.file = slash ? slash + 1 : path, .watch = watch};
    enum stance_code code = open_any(out, path, field_max, err);
    if (code == STANCE_E_DATA)
        stance_error_locate(err, out->file, 0, 0);
    return code;
}

void stance_database_close(struct stance_database *b)
{
    sqlite3_close(b->handle);
    stance_memory_free(b->image);
    *b = (struct stance_database){0};
}
