/* A helper program may do anything; its caller answers in time and stays clean. */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/process.h"
#include "base/text.h"
#include "common.h"

#define MANY ((size_t)1 << 22)

static struct stance_error why;

static enum stance_code run(struct stance_text *out, const char *program, const char *input,
                            size_t n, size_t most, double limit, struct told *told)
{
    const char *const argv[] = {program, NULL};
    struct stance_watch watch = watch_of(told);
    why = (struct stance_error){0};
    int before = open_descriptors();
    enum stance_code code = stance_process_run(out, argv, input, n, most, limit, &watch, &why);
    cr_expect_eq(open_descriptors(), before, "%s: a descriptor was left open", program);
    cr_expect_not(has_child(), "%s: a child was left", program);
    cr_expect_eq(code, why.code);
    return code;
}

static void fails(const char *program, const char *message)
{
    struct stance_text out = {0};
    struct told told = {0};
    double start = seconds();
    cr_expect_eq(run(&out, program, "graph", 5, 1000, 0.5, &told), STANCE_E_SYSTEM);
    cr_expect_str_eq(why.message, message);
    cr_expect_null(out.bytes);
    cr_expect_lt(seconds() - start, 2.5);
}

Test(process, a_missing_program_says_so)
{
    fails(DOUBLE("nowhere"), DOUBLE("nowhere") ": No such file or directory");
}

Test(process, a_file_that_may_not_be_run_says_so)
{
    fails(DOUBLE("not_executable"), DOUBLE("not_executable") ": Permission denied");
}

Test(process, a_file_that_is_no_program_says_so)
{
    fails(DOUBLE("no_program"), DOUBLE("no_program") ": Exec format error");
}

Test(process, death_by_signal_is_told)
{
    fails(DOUBLE("abort"),
          "it crashed on this input, which may be too large for it (killed by signal "
          "6)");
}

Test(process, an_exit_status_is_told)
{
    fails(DOUBLE("status"), "exit status 3");
}

Test(process, a_program_that_hangs_is_killed_in_time)
{
    fails(DOUBLE("hang"), "no answer in time");
}

Test(process, an_answer_without_end_is_cut_off)
{
    fails(DOUBLE("flood"), "its answer is longer than 1000 bytes");
}

Test(process, bytes_come_back_as_they_went)
{
    char *input = malloc(MANY);
    struct stance_text out = {0};
    struct told told = {0};
    for (size_t i = 0; i < MANY; i++)
        input[i] = (char)(i * 2654435761u >> 13);
    cr_assert_eq(run(&out, DOUBLE("echo"), input, MANY, MANY, 20, &told), STANCE_OK);
    cr_assert_eq(out.n, MANY);
    cr_expect_arr_eq(out.bytes, input, MANY);
    stance_text_free(&out);
    free(input);
}

Test(process, an_answer_of_exactly_the_limit_is_taken)
{
    struct stance_text out = {0};
    struct told told = {0};
    cr_assert_eq(run(&out, DOUBLE("echo"), "12345", 5, 5, 5, &told), STANCE_OK);
    cr_expect_str_eq(out.bytes, "12345");
    stance_text_free(&out);
    cr_assert_eq(run(&out, DOUBLE("echo"), "123456", 6, 5, 5, &told), STANCE_E_SYSTEM);
}

Test(process, no_input_and_no_answer_is_an_empty_text)
{
    struct stance_text out = {0};
    struct told told = {0};
    cr_assert_eq(run(&out, DOUBLE("echo"), NULL, 0, 5, 5, &told), STANCE_OK);
    cr_expect_str_eq(out.bytes, "");
    stance_text_free(&out);
}

Test(process, an_input_closed_early_is_no_signal_to_the_caller)
{
    char *input = calloc(MANY, 1);
    struct stance_text out = {0};
    struct told told = {0};
    signal(SIGPIPE, SIG_DFL);
    cr_expect_eq(run(&out, DOUBLE("deaf"), input, MANY, 1000, 5, &told), STANCE_OK);
    cr_expect_eq(out.n, 0);
    stance_text_free(&out);
    cr_expect_eq(run(&out, DOUBLE("early"), input, MANY, 1000, 5, &told), STANCE_OK);
    cr_expect_str_eq(out.bytes, "ok\nnodes 1\nn0 27.0 18.0\nend\n");
    stance_text_free(&out);
    free(input);
}

Test(process, a_grandchild_that_holds_the_pipe_is_not_waited_for)
{
    struct stance_text out = {0};
    struct told told = {0};
    double start = seconds();
    cr_expect_eq(run(&out, DOUBLE("orphan"), "", 0, 1000, 5, &told), STANCE_OK);
    cr_expect_str_eq(out.bytes, "ok\nnodes 1\nn0 27.0 18.0\nend\n");
    cr_expect_lt(seconds() - start, 2);
    stance_text_free(&out);
}

Test(process, the_watch_stops_it)
{
    struct stance_text out = {0};
    struct told told = {.stop_at = 5};
    double start = seconds();
    cr_expect_eq(run(&out, DOUBLE("hang"), "", 0, 1000, 20, &told), STANCE_E_STOPPED);
    cr_expect_lt(seconds() - start, 0.3);
    cr_expect_null(out.bytes);
}

Test(process, the_watch_is_asked_often)
{
    struct stance_text out = {0};
    struct told told = {0};
    cr_expect_eq(run(&out, DOUBLE("hang"), "", 0, 1000, 0.5, &told), STANCE_E_SYSTEM);
    cr_expect_geq(told.asked, 10);
}

Test(process, what_stops_the_caller_too_is_a_stop)
{
    struct stance_text out = {0};
    struct told told = {.stop_at = 2};
    cr_expect_eq(run(&out, DOUBLE("abort"), "", 0, 1000, 5, &told), STANCE_E_STOPPED);
}

Test(process, the_child_gets_three_descriptors_only)
{
    struct stance_text out = {0};
    struct told told = {0};
    int kept = open("/dev/null", O_RDONLY); /* without close-on-exec */
    int high = fcntl(kept, F_DUPFD, 500);
    cr_assert(kept >= 0 && high >= 500);
    cr_expect_eq(run(&out, DOUBLE("descriptors"), "", 0, 1000, 5, &told), STANCE_OK);
    cr_expect_str_eq(out.bytes, "0\n1\n2\n3\n"); /* 3: ls reading the folder */
    stance_text_free(&out);
}

Test(process, closed_standard_descriptors_do_not_confuse_it)
{
    struct stance_text out = {0};
    struct told told = {0};
    int kept[3];
    for (int fd = 0; fd < 3; fd++) {
        kept[fd] = fcntl(fd, F_DUPFD_CLOEXEC, 100);
        close(fd);
    }
    enum stance_code code = run(&out, DOUBLE("echo"), "through", 7, 1000, 5, &told);
    for (int fd = 0; fd < 3; fd++)
        dup2(kept[fd], fd);
    cr_expect_eq(code, STANCE_OK, "%s", why.message);
    cr_expect_str_eq(out.bytes, "through");
    stance_text_free(&out);
}

Test(process, the_child_has_fresh_signals)
{
    struct stance_text out = {0};
    struct told told = {0};
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    cr_expect_eq(run(&out, DOUBLE("signals"), "", 0, 1000, 5, &told), STANCE_OK);
    unsigned long long blocked = 1, ignored = 1, mine = (1ull << 31) - 1; /* glibc keeps 32, 33 */
    cr_assert_eq(sscanf(out.bytes, "SigBlk: %llx SigIgn: %llx", &blocked, &ignored), 2);
    cr_expect_eq(blocked & mine, 0);
    cr_expect_eq(ignored & mine, 0);
    stance_text_free(&out);
}

Test(process, the_child_has_an_environment_of_its_own)
{
    struct stance_text out = {0};
    struct told told = {0};
    cr_expect_eq(run(&out, DOUBLE("environment"), "", 0, 1000, 5, &told), STANCE_OK);
    cr_expect_str_eq(out.bytes, "LC_ALL=C\nPATH=/usr/local/bin:/usr/bin:/bin\n");
    stance_text_free(&out);
}

Test(process, a_status_the_system_keeps_is_a_failure)
{
    struct stance_text out = {0};
    struct told told = {0};
    signal(SIGCHLD, SIG_IGN);
    cr_expect_eq(run(&out, DOUBLE("echo"), "", 0, 1000, 5, &told), STANCE_E_SYSTEM);
    cr_expect_str_eq(why.message, "its exit status is lost (SIGCHLD is ignored)");
}

static void nothing(int signal_number)
{
    (void)signal_number;
}

static void *pester(void *thread)
{
    const struct timespec pause = {.tv_nsec = 200000};
    for (int i = 0; i < 1000; i++) {
        pthread_kill(*(pthread_t *)thread, SIGUSR1);
        nanosleep(&pause, NULL);
    }
    return NULL;
}

Test(process, signals_that_interrupt_it_do_no_harm)
{
    struct stance_text out = {0};
    struct told told = {0};
    struct sigaction action = {.sa_handler = nothing}; /* no SA_RESTART */
    char *input = calloc(MANY, 1);
    pthread_t self = pthread_self(), other;
    sigaction(SIGUSR1, &action, NULL);
    cr_assert_eq(pthread_create(&other, NULL, pester, &self), 0);
    for (int i = 0; i < 5; i++) {
        cr_expect_eq(run(&out, DOUBLE("echo"), input, MANY, MANY, 20, &told), STANCE_OK);
        cr_expect_eq(out.n, MANY);
        stance_text_free(&out);
    }
    pthread_join(other, NULL);
    free(input);
}

Test(process, every_failing_allocation_is_survived)
{
#ifdef STANCE_FAIL_ALLOCATION
    for (size_t at = 1;; at++) {
        struct stance_text out = {0};
        struct told told = {0};
        stance_memory_fail_at(at);
        enum stance_code code = run(&out, DOUBLE("echo"), "text", 4, 1000, 5, &told);
        stance_memory_fail_at(0);
        stance_text_free(&out);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY);
        cr_assert_lt(at, 1000);
    }
#else
    cr_skip("needs VARIANT=asan");
#endif
}
