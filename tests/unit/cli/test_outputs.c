/* test_outputs.c - no output takes the place of a table of the data set. */
#include "cli/outputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include "listener.h"

/* What an output with this name in the folder of the data comes to. */
static int check(const char *folder, const char *name, const char *packing)
{
    char path[200];
    struct listener l;
    struct cli_request r = {.operand = {folder}, .operand_n = 1, .output = path};
    snprintf(path, sizeof path, "%s/%s%s", folder, name, packing);
    listener_start(&l);
    int status = cli_outputs_check(&l.ui, cli_command_find("cluster"), &r);
    cr_expect_eq(strstr(listener_err(&l), "would overwrite the data") != NULL, status == CLI_USAGE,
                 "%s", listener_err(&l));
    listener_end(&l);
    return status;
}

Test(outputs, no_table_of_the_data_is_written_over_packed_or_not)
{
    char folder[] = "/tmp/stance-outputs-XXXXXX";
    size_t n = 0;
    cr_assert(mkdtemp(folder));
    for (const char *const *file = stance_folder_files; *file; file++)
        for (const char *const *packing = stance_folder_packings; *packing; packing++, n++)
            cr_expect_eq(check(folder, *file, *packing), CLI_USAGE, "%s%s", *file, *packing);
    cr_expect_eq(n, 21);
    cr_expect_eq(check(folder, "statements.csv", ".bz2"), CLI_DONE);
    cr_expect_eq(check(folder, "coalitions.csv", ""), CLI_DONE);
    rmdir(folder);
}
