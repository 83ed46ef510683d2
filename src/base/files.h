/* files.h - whole files in, whole files out.  (Writing: stance_files_replace in stance.h.) */
#ifndef STANCE_BASE_FILES_H
#define STANCE_BASE_FILES_H

#include "../stance.h"

/* The bytes of a file: mapped where it is a regular file, read where it is a pipe, unpacked
 * (unpack.h) where they are gzip or zstd data. */
struct stance_bytes {
    const char *data;
    size_t n;
    bool mapped;
};

/* path "-" is standard input.  Errors name the path and the system's reason; a
 * folder is an error. */
STANCE_MUST_USE enum stance_code stance_bytes_read(struct stance_bytes *out, const char *path,
                                                   struct stance_error *err);
/* The same, never mapped: what another program does to the file later does not show. */
STANCE_MUST_USE enum stance_code stance_bytes_copy(struct stance_bytes *out, const char *path,
                                                   struct stance_error *err);
void stance_bytes_clear(struct stance_bytes *bytes);
/* Says that bytes from .. to will hardly be looked at again; they can be all the same. */
void stance_bytes_pass(const struct stance_bytes *bytes, size_t from, size_t to);

bool stance_path_is_folder(const char *path);
bool stance_path_exists(const char *path);

#endif
