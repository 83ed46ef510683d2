/* outputs.c - no output takes the place of the data, or of another output.
 *
 * Files are told apart by device and inode, so that another spelling, a symbolic or a hard link is
 * found out; one that does not exist yet, by its folder and name.  Devices, pipes and terminals
 * lose nothing and may stand twice. */
#include "outputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PATH_MOST 4096 /* what the system takes at all */

struct output {
    const char *option, *path;
};

static bool same_inode(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Of the folder that holds `path`. */
static bool stat_folder(const char *path, struct stat *info)
{
    char folder[PATH_MOST];
    size_t n = (size_t)(name_of(path) - path);
    if (n >= sizeof folder)
        return false;
    memcpy(folder, path, n);
    folder[n] = '\0';
    return stat(n ? folder : ".", info) == 0;
}

static bool same_place(const char *a, const char *b)
{
    struct stat x, y;
    bool there = stat(a, &x) == 0;
    if (there != (stat(b, &y) == 0))
        return false;
    if (there)
        return (S_ISREG(x.st_mode) || S_ISDIR(x.st_mode)) && same_inode(&x, &y);
    return strcmp(name_of(a), name_of(b)) == 0 && stat_folder(a, &x) && stat_folder(b, &y) &&
           same_inode(&x, &y);
}

/* Is `path` a table of the data set in this folder, or would it become one? */
static bool is_table_of(const char *path, const char *folder)
{
    char file[PATH_MOST];
    struct stat info;
    if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode))
        return false;
    for (const char *const *table = stance_folder_files; *table; table++)
        for (const char *const *packed = stance_folder_packings; *packed; packed++)
            if (snprintf(file, sizeof file, "%s/%s%s", folder, *table, *packed) <
                    (int)sizeof file &&
                same_place(path, file))
                return true;
    return false;
}

static bool takes_place_of(const char *path, const char *input)
{
    return input && strcmp(input, "-") != 0 &&
           (same_place(path, input) || is_table_of(path, input));
}

/* The file of "FILE:GROUP"; NULL = none. */
static const char *file_of_group(const char *against, char *out, size_t size)
{
    const char *colon = against ? strrchr(against, ':') : NULL;
    if (!colon || (size_t)(colon - against) >= size)
        return NULL;
    memcpy(out, against, (size_t)(colon - against));
    out[colon - against] = '\0';
    return out;
}

int cli_outputs_check(struct cli_ui *ui, const struct cli_command *command,
                      const struct cli_request *request)
{
    const struct output output[] = {
        {"-o", request->output}, {"--table", request->table}, {"--together", request->together}};
    const size_t n = sizeof output / sizeof *output;
    char group[PATH_MOST];
    const char *input[] = {request->operand_n ? request->operand[0] : NULL, request->network,
                           file_of_group(request->library.cluster.against, group, sizeof group)};
    for (size_t i = 0; i < n; i++) {
        if (!output[i].path || cli_is_standard(output[i].path))
            continue;
        for (size_t j = 0; j < sizeof input / sizeof *input; j++)
            if (takes_place_of(output[i].path, input[j]))
                return cli_ui_usage(ui, command->name,
                                    "%s '%s' would overwrite the data in '%s': name another file",
                                    output[i].option, output[i].path, input[j]);
        for (size_t j = 0; j < i; j++)
            if (output[j].path && !cli_is_standard(output[j].path) &&
                same_place(output[i].path, output[j].path))
                return cli_ui_usage(ui, command->name, "%s and %s are the same file, '%s'",
                                    output[j].option, output[i].option, output[i].path);
    }
    return CLI_DONE;
}
