/* Files appear whole or not at all. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files.h"

static char folder[64];

static void make_folder(void)
{
    strcpy(folder, "/tmp/stance-test-XXXXXX");
    cr_assert(mkdtemp(folder));
}

static const char *in(const char *name)
{
    static char path[4][256];
    static int turn;
    char *p = path[turn++ % 4];
    snprintf(p, sizeof path[0], "%s/%s", folder, name);
    return p;
}

static int entries(void)
{
    int n = 0;
    DIR *d = opendir(folder);
    for (struct dirent *e; (e = readdir(d));)
        n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

static void expect_content(const char *path, const char *want)
{
    struct stance_bytes b = {0};
    cr_assert_eq(stance_bytes_read(&b, path, NULL), STANCE_OK);
    cr_expect_eq(b.n, strlen(want));
    cr_expect(memcmp(b.data, want, b.n) == 0);
    stance_bytes_clear(&b);
}

Test(files, a_file_is_replaced_and_keeps_its_mode, .init = make_folder)
{
    cr_assert_eq(stance_file_replace(in("a"), "old", 3, NULL, NULL), STANCE_OK);
    chmod(in("a"), 0640);
    cr_assert_eq(stance_file_replace(in("a"), "newer", 5, NULL, NULL), STANCE_OK);
    expect_content(in("a"), "newer");
    struct stat info;
    stat(in("a"), &info);
    cr_expect_eq(info.st_mode & 0777, 0640);
    cr_expect_eq(entries(), 1);
}

Test(files, a_link_stays_a_link, .init = make_folder)
{
    cr_assert_eq(stance_file_replace(in("a"), "old", 3, NULL, NULL), STANCE_OK);
    cr_assert_eq(symlink("a", in("b")), 0);
    cr_assert_eq(stance_file_replace(in("b"), "new", 3, NULL, NULL), STANCE_OK);
    expect_content(in("a"), "new");
}

Test(files, every_link_of_a_chain_stays, .init = make_folder)
{
    cr_assert_eq(stance_file_replace(in("a"), "old", 3, NULL, NULL), STANCE_OK);
    cr_assert_eq(symlink("a", in("b")), 0);
    cr_assert_eq(symlink(in("b"), in("c")), 0);
    cr_assert_eq(stance_file_replace(in("c"), "new", 3, NULL, NULL), STANCE_OK);
    expect_content(in("a"), "new");
    struct stat info;
    cr_expect(lstat(in("b"), &info) == 0 && S_ISLNK(info.st_mode), "b is no link any more");
}

Test(files, a_link_in_a_circle_is_refused, .init = make_folder)
{
    struct stance_error err = {0};
    cr_assert_eq(symlink("b", in("a")), 0);
    cr_assert_eq(symlink("a", in("b")), 0);
    cr_expect_eq(stance_file_replace(in("a"), "new", 3, NULL, &err), STANCE_E_SYSTEM);
    cr_expect(strstr(err.message, "symbolic links"), "%s", err.message);
    cr_expect_eq(entries(), 2);
}

Test(files, a_folder_in_the_place_of_one_leaves_every_file_as_it_was, .init = make_folder)
{
    cr_assert_eq(stance_file_replace(in("a"), "old", 3, NULL, NULL), STANCE_OK);
    cr_assert_eq(mkdir(in("b"), 0777), 0);
    struct stance_file_part part[] = {{in("a"), "new", 3}, {in("b"), "new", 3}};
    struct stance_error err = {0};
    cr_expect_eq(stance_files_replace(part, 2, NULL, &err), STANCE_E_SYSTEM);
    cr_expect(strstr(err.message, "Is a directory"), "%s", err.message);
    expect_content(in("a"), "old");
    cr_expect_eq(entries(), 2);
}

Test(files, one_bad_place_leaves_every_file_as_it_was, .init = make_folder)
{
    cr_assert_eq(stance_file_replace(in("a"), "old", 3, NULL, NULL), STANCE_OK);
    char missing[256];
    snprintf(missing, sizeof missing, "%s/none/b", folder);
    struct stance_file_part part[] = {{in("a"), "new", 3}, {missing, "new", 3}};
    struct stance_error err = {0};
    cr_expect_eq(stance_files_replace(part, 2, NULL, &err), STANCE_E_SYSTEM);
    cr_expect(strstr(err.message, "No such file"), "%s", err.message);
    expect_content(in("a"), "old");
    cr_expect_eq(entries(), 1);
}

Test(files, a_folder_or_nothing_cannot_be_read, .init = make_folder)
{
    struct stance_bytes b = {0};
    struct stance_error err = {0};
    cr_expect_eq(stance_bytes_read(&b, folder, &err), STANCE_E_SYSTEM);
    cr_expect(strstr(err.message, "directory"), "%s", err.message);
    err = (struct stance_error){0};
    cr_expect_eq(stance_bytes_read(&b, in("none"), &err), STANCE_E_SYSTEM);
    cr_expect(strstr(err.message, "No such file"), "%s", err.message);
}

Test(files, an_empty_file_is_read_as_nothing, .init = make_folder)
{
    cr_assert_eq(stance_file_replace(in("a"), "", 0, NULL, NULL), STANCE_OK);
    expect_content(in("a"), "");
}

Test(files, a_full_disk_is_told)
{
    struct stance_error err = {0};
    cr_expect_eq(stance_file_replace("/dev/full", "x", 1, NULL, &err), STANCE_E_SYSTEM);
    cr_expect(strstr(err.message, "No space left"), "%s", err.message);
}

/* Says stop from the n-th question on; counts how often it was held and let go. */
struct stopper {
    unsigned asked, stop_at;
    int held, holds;
};
static bool stop(void *data)
{
    struct stopper *s = data;
    return ++s->asked >= s->stop_at;
}
static void hold(void *data, bool on)
{
    struct stopper *s = data;
    s->held += on ? 1 : -1;
    s->holds += on;
}

Test(files, a_stop_while_writing_leaves_every_file_as_it_was, .init = make_folder)
{
    enum { LARGE = 40 << 20 }; /* three steps */
    char *large = calloc(LARGE, 1);
    cr_assert(large);
    for (unsigned at = 1; at <= 3; at++) {
        struct stopper s = {.stop_at = at};
        struct stance_watch watch = {.stop = stop, .hold = hold, .data = &s};
        cr_assert_eq(stance_file_replace(in("a"), "old", 3, NULL, NULL), STANCE_OK);
        struct stance_file_part part[] = {{in("a"), "new", 3}, {in("b"), large, LARGE}};
        enum stance_code code = stance_files_replace(part, 2, &watch, NULL);
        cr_expect_eq(code, at < 3 ? STANCE_E_STOPPED : STANCE_OK, "stop %u", at);
        cr_expect_eq(s.holds, 1);
        cr_expect_eq(s.held, 0);
        expect_content(in("a"), at < 3 ? "old" : "new");
        cr_expect_eq(entries(), at < 3 ? 1 : 2);
    }
    free(large);
}
