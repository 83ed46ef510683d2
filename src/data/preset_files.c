/* preset_files.c - files that lack a header, and files that belong together. */
#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "preset.h"

/* ---- A header ---- */

enum stance_code stance_preset_add_header(struct stance_bytes *bytes, bool *added,
                                          const struct stance_preset_table *preset,
                                          struct stance_error *err)
{
    size_t header_n = strlen(preset->header);
    *added = bytes->n > 0 && *bytes->data >= '0' && *bytes->data <= '9';
    if (!*added)
        return STANCE_OK;
    if (bytes->n > SIZE_MAX - header_n - 1)
        return stance_error_memory(err);
    char *whole = stance_memory_new(header_n + 1 + bytes->n, 1);
    if (!whole)
        return stance_error_memory(err);
    memcpy(whole, preset->header, header_n);
    whole[header_n] = '\n';
    memcpy(whole + header_n + 1, bytes->data, bytes->n);
    size_t n = header_n + 1 + bytes->n;
    stance_bytes_clear(bytes);
    *bytes = (struct stance_bytes){.data = whole, .n = n};
    return STANCE_OK;
}

/* ---- Names ---- */

static char *join(const char *folder, const char *file)
{
    struct stance_text path = {0};
    stance_text_puts(&path, folder);
    if (path.n && path.bytes && path.bytes[path.n - 1] != '/')
        stance_text_putc(&path, '/');
    stance_text_puts(&path, file);
    if (!path.failed)
        return path.bytes;
    stance_text_free(&path);
    return NULL;
}

/* "S117_votes.csv", "S117_votes.csv.gz" */
static bool is_main(const char *file, const struct stance_preset_table *preset)
{
    const char *dot = strstr(file, ".csv");
    size_t n = strlen(preset->ending);
    return dot && (size_t)(dot - file) >= n && memcmp(dot - n, preset->ending, n) == 0;
}

static enum stance_code look_through(DIR *folder, char **out, const char *path,
                                     const struct stance_preset_table *preset,
                                     struct stance_error *err)
{
    size_t n = 0;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (!is_main(entry->d_name, preset))
            continue;
        n++;
        stance_memory_free(*out);
        *out = join(path, entry->d_name);
        if (!*out)
            return stance_error_memory(err);
    }
    if (n == 1)
        return STANCE_OK;
    return stance_error_set(err, STANCE_E_DATA,
                            n ? "%.200s holds several files that end in %s.csv: name one"
                              : "%.200s holds no file that ends in %s.csv",
                            path, preset->ending);
}

enum stance_code stance_preset_main_file(char **out, const char *folder,
                                         const struct stance_preset_table *preset,
                                         struct stance_error *err)
{
    char *found = NULL;
    if (!preset->ending)
        return stance_error_set(err, STANCE_E_VALUE,
                                "the preset %s reads one file, and %.200s is a folder",
                                preset->name, folder);
    DIR *entries = opendir(folder);
    if (!entries)
        return stance_error_set(err, STANCE_E_SYSTEM, "%.200s: %s", folder, strerror(errno));
    enum stance_code code = look_through(entries, &found, folder, preset, err);
    closedir(entries);
    if (code)
        stance_memory_free(found);
    else
        *out = found;
    return code;
}

enum stance_code stance_preset_beside(char **out, const char *path,
                                      const struct stance_preset_table *preset,
                                      struct stance_error *err)
{
    struct stance_text beside = {0};
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    *out = NULL;
    if (!preset->ending || !is_main(file, preset))
        return STANCE_OK;
    const char *at = strstr(file, ".csv") - strlen(preset->ending);
    stance_text_put(&beside, path, (size_t)(at - path));
    stance_text_puts(&beside, preset->beside);
    stance_text_puts(&beside, at + strlen(preset->ending));
    enum stance_code code = stance_text_end(&beside, err);
    if (!code && stance_path_exists(beside.bytes))
        *out = beside.bytes;
    else
        stance_text_free(&beside);
    return code;
}
