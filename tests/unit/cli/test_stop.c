/* test_stop.c - what ends the program from outside. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <criterion/criterion.h>

#include "cli/stop.h"

/* Two pages of a file of which the second is taken away: a look at it raises SIGBUS. */
static volatile const char *shrunk_file(size_t page)
{
    char name[] = "/tmp/stance-shrunk-XXXXXX";
    int fd = mkstemp(name);
    cr_assert(fd >= 0 && ftruncate(fd, (off_t)(2 * page)) == 0);
    volatile const char *bytes = mmap(NULL, 2 * page, PROT_READ, MAP_PRIVATE, fd, 0);
    cr_assert_neq((const void *)bytes, MAP_FAILED);
    cr_assert_eq(ftruncate(fd, (off_t)page), 0);
    unlink(name);
    close(fd);
    return bytes;
}

Test(stop, input_that_is_cut_short_ends_the_program_with_status_1, .exit_code = 1)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    volatile const char *bytes = shrunk_file(page);
    cli_stop_listen();
    cr_assert_eq(bytes[0], 0);
    _exit(bytes[page] ? 2 : 3);
}
