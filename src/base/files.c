/* files.c - whole files in, whole files out. */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "memory.h"
#include "text.h"
#include "unpack.h"

#define WRITE_MOST ((size_t)1 << 20)
#define STEP ((size_t)16 << 20)
#define LINKS_MOST 40 /* one after the other, as in Linux */

static enum stance_code system_error(struct stance_error *err, const char *what, const char *path)
{
    int reason = errno;
    return stance_error_set(err, reason == ENOMEM ? STANCE_E_MEMORY : STANCE_E_SYSTEM,
                            "%s '%s': %s", what, path, strerror(reason));
}

static enum stance_code read_pipe(struct stance_bytes *out, int fd, const char *path,
                                  struct stance_error *err)
{
    struct stance_text all = {0};
    char chunk[65536];
    ssize_t got;
    while ((got = read(fd, chunk, sizeof chunk)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            stance_text_free(&all);
            return system_error(err, "cannot read", path);
        }
        stance_text_put(&all, chunk, (size_t)got);
        if (all.failed)
            break;
    }
    enum stance_code code = stance_text_end(&all, err);
    if (code != STANCE_OK)
        stance_text_free(&all);
    else
        *out = (struct stance_bytes){.data = all.bytes, .n = all.n};
    return code;
}

static enum stance_code read_as_it_is(struct stance_bytes *out, const char *path,
                                      struct stance_error *err)
{
    bool standard = strcmp(path, "-") == 0;
    if (standard)
        return read_pipe(out, STDIN_FILENO, "standard input", err);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return system_error(err, "cannot open", path);
    enum stance_code code = STANCE_OK;
    struct stat info;
    if (fstat(fd, &info) != 0) {
        code = system_error(err, "cannot read", path);
    } else if (S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        code = system_error(err, "cannot read", path);
    } else if (S_ISREG(info.st_mode) && info.st_size > 0) {
        void *map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (map == MAP_FAILED)
            code = system_error(err, "cannot read", path);
        else
            *out = (struct stance_bytes){.data = map, .n = (size_t)info.st_size, .mapped = true};
    } else {
        code = read_pipe(out, fd, path, err);
    }
    close(fd);
    return code;
}

enum stance_code stance_bytes_copy(struct stance_bytes *out, const char *path,
                                   struct stance_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return system_error(err, "cannot open", path);
    enum stance_code code = read_pipe(out, fd, path, err);
    close(fd);
    return code;
}

enum stance_code stance_bytes_read(struct stance_bytes *out, const char *path,
                                   struct stance_error *err)
{
    struct stance_text unpacked = {0};
    struct stance_bytes packed = {0};
    enum stance_code code = read_as_it_is(&packed, path, err);
    if (code != STANCE_OK)
        return code;
    if (stance_packing_of(packed.data, packed.n) == STANCE_PACKED_NOT) {
        *out = packed;
        return STANCE_OK;
    }
    code = stance_unpack(&unpacked, packed.data, packed.n,
                         strcmp(path, "-") == 0 ? "standard input" : path, err);
    stance_bytes_clear(&packed);
    if (code == STANCE_OK)
        *out = (struct stance_bytes){.data = unpacked.bytes, .n = unpacked.n};
    return code;
}

void stance_bytes_clear(struct stance_bytes *bytes)
{
    if (bytes->mapped)
        munmap((void *)(uintptr_t)bytes->data, bytes->n);
    else
        stance_memory_free((void *)(uintptr_t)bytes->data);
    *bytes = (struct stance_bytes){0};
}

bool stance_path_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool stance_path_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* A file being written beside its place. */
struct draft {
    char *name, *place; /* place: the file a symbolic link points to, so that the link stays */
    bool exists;
};

/* Until it is on the disk; of what is no file of a disk fsync says so. */
static enum stance_code settle(int fd, const char *path, struct stance_error *err)
{
    return fsync(fd) == 0 || errno == EINVAL || errno == EROFS
               ? STANCE_OK
               : system_error(err, "cannot write", path);
}

/* In steps, each of which is on the disk before the caller is asked again: else all the waiting
 * would be in one fsync that nothing can stop. */
static enum stance_code write_all(int fd, const struct stance_file_part *part,
                                  const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    size_t step = 0;
    for (size_t done = 0; done < part->n && code == STANCE_OK;) {
        size_t rest = part->n - done;
        ssize_t put = write(fd, part->bytes + done, rest < WRITE_MOST ? rest : WRITE_MOST);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return system_error(err, "cannot write", part->path);
        done += (size_t)put;
        step += (size_t)put;
        if (step < STEP || done == part->n)
            continue;
        step = 0;
        stance_watch_progress(watch, "writing", "B", (double)done, (double)part->n);
        code = settle(fd, part->path, err);
        if (code == STANCE_OK)
            code = stance_watch_check(watch, err);
    }
    return code == STANCE_OK ? settle(fd, part->path, err) : code;
}

/* Where the symbolic link `path` points to, one step of the way; *is_link tells whether it is one.
 * NULL = out of memory. */
static char *follow(const char *path, bool *is_link)
{
    char target[4096];
    ssize_t n = readlink(path, target, sizeof target - 1);
    *is_link = n > 0;
    if (n <= 0)
        return stance_memory_copy(path, strlen(path));
    struct stance_text full = {0};
    const char *slash = strrchr(path, '/');
    if (target[0] != '/' && slash)
        stance_text_put(&full, path, (size_t)(slash - path) + 1);
    stance_text_put(&full, target, (size_t)n);
    stance_text_putc(&full, '\0');
    if (full.failed)
        stance_text_free(&full);
    return full.bytes;
}

/* The place behind a chain of links, so that every link stays. */
static enum stance_code resolve(char **out, const char *path, struct stance_error *err)
{
    bool is_link = false;
    char *place = follow(path, &is_link);
    for (int step = 0; place && is_link && step < LINKS_MOST; step++) {
        char *next = follow(place, &is_link);
        stance_memory_free(place);
        place = next;
    }
    *out = place;
    if (!place)
        return stance_error_memory(err);
    errno = ELOOP;
    return is_link ? system_error(err, "cannot write", path) : STANCE_OK;
}

/* The number in the name is only there to miss files that exist; O_EXCL decides. */
static int open_draft(struct draft *d, mode_t mode)
{
    size_t n = strlen(d->place) + 32;
    d->name = stance_memory_new(n, 1);
    if (!d->name) {
        errno = ENOMEM;
        return -1;
    }
    for (unsigned try = 0; try < 1000; try++) {
        snprintf(d->name, n, "%s.tmp%ld-%u", d->place, (long)getpid(), try);
        int fd = open(d->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

static enum stance_code make_draft(struct draft *d, const struct stance_file_part *part,
                                   const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = resolve(&d->place, part->path, err);
    if (code != STANCE_OK)
        return code;
    struct stat old;
    bool replaces = stat(d->place, &old) == 0;
    if (replaces && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return system_error(err, "cannot write", part->path);
    }
    /* Never open to more people than the old file, not even for a moment. */
    int fd = open_draft(d, replaces ? old.st_mode & 0777 : 0666);
    if (fd < 0)
        return system_error(err, "cannot write", part->path);
    d->exists = true;
    if (replaces && fchmod(fd, old.st_mode & 07777) != 0)
        errno = 0; /* the new file simply keeps the mode it was made with */
    code = write_all(fd, part, watch, err);
    if (close(fd) != 0 && code == STANCE_OK)
        code = system_error(err, "cannot write", part->path);
    return code;
}

/* /dev/stdout, a pipe or a terminal is written to, not replaced. */
static bool is_special(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

static enum stance_code write_special(const struct stance_file_part *part,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    int fd = -1;
    /* A pipe that nobody reads waits; a signal is the time to ask whether it still should. */
    while (code == STANCE_OK && (fd = open(part->path, O_WRONLY | O_CLOEXEC)) < 0 && errno == EINTR)
        code = stance_watch_check(watch, err);
    if (code != STANCE_OK)
        return code;
    if (fd < 0)
        return system_error(err, "cannot write", part->path);
    code = write_all(fd, part, watch, err);
    if (close(fd) != 0 && code == STANCE_OK)
        code = system_error(err, "cannot write", part->path);
    return code;
}

enum stance_code stance_files_replace(const struct stance_file_part *part, size_t part_n,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct draft *draft = stance_memory_new(part_n, sizeof *draft);
    if (!draft)
        return stance_error_memory(err);
    stance_watch_hold(watch, true);
    for (size_t i = 0; i < part_n && code == STANCE_OK; i++)
        if (!is_special(part[i].path))
            code = make_draft(&draft[i], &part[i], watch, err);
    for (size_t i = 0; i < part_n && code == STANCE_OK; i++)
        if (!draft[i].exists)
            code = write_special(&part[i], watch, err);
    for (size_t i = 0; i < part_n && code == STANCE_OK; i++) {
        if (draft[i].exists && rename(draft[i].name, draft[i].place) != 0)
            code = system_error(err, "cannot write", part[i].path);
        else
            draft[i].exists = false;
    }
    for (size_t i = 0; i < part_n; i++) {
        if (draft[i].exists)
            unlink(draft[i].name);
        stance_memory_free(draft[i].name);
        stance_memory_free(draft[i].place);
    }
    stance_watch_hold(watch, false);
    stance_memory_free(draft);
    return code;
}

enum stance_code stance_file_replace(const char *path, const char *bytes, size_t n,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_file_part part = {.path = path, .bytes = bytes, .n = n};
    return stance_files_replace(&part, 1, watch, err);
}
