/* process.c - one helper program run over pipes, with a time limit.
 *
 * The caller may be any program with threads and handlers of its own, so nothing
 * of it is touched: no fork (posix_spawn), no signal handler, no SIGPIPE (the child's
 * standard input is a socket, written with MSG_NOSIGNAL), no descriptor passed on,
 * no zombie left.  The child gets a process group of its own: Ctrl-C at a
 * terminal is the caller's to handle, and what the child started dies with it.
 *
 * One loop moves bytes both ways, at most TICK_MS blind: a child may answer
 * before it has read everything, close its input early, or leave a grandchild
 * holding the pipe open. */
#define _GNU_SOURCE /* pipe2 and SOCK_CLOEXEC (POSIX from 2024 on), closefrom in a spawn */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "error.h"
#include "text.h"

#define TICK_MS 20
#define CHUNK 65536

struct child {
    pid_t pid;   /* 0 = none, or reaped */
    int in, out; /* our ends, -1 = closed */
    int status;
    bool lost; /* the system kept its status from us */
};

static enum stance_code system_error(struct stance_error *err, const char *what, int reason)
{
    return stance_error_set(err, reason == ENOMEM ? STANCE_E_MEMORY : STANCE_E_SYSTEM, "%s: %s",
                            what, strerror(reason));
}

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Moves a descriptor out of 0 .. 2, which the child's own will be put on. */
static bool move_up(int *fd)
{
    if (*fd > STDERR_FILENO)
        return true;
    int high = fcntl(*fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (high < 0)
        return false;
    close(*fd);
    *fd = high;
    return true;
}

/* in: 0 ours, 1 the child's; out: 0 ours, 1 the child's. */
static bool open_pipes(int in[2], int out[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0 || pipe2(out, O_CLOEXEC) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        if (!move_up(&in[i]) || !move_up(&out[i]))
            return false;
    return fcntl(in[0], F_SETFL, O_NONBLOCK) == 0 && fcntl(out[0], F_SETFL, O_NONBLOCK) == 0;
}

static int plan_descriptors(posix_spawn_file_actions_t *plan, int in, int out)
{
    int failed = posix_spawn_file_actions_adddup2(plan, in, STDIN_FILENO);
    if (!failed)
        failed = posix_spawn_file_actions_adddup2(plan, out, STDOUT_FILENO);
    if (!failed)
        failed = posix_spawn_file_actions_addopen(plan, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#if defined __GLIBC__ && __GLIBC_PREREQ(2, 34)
    /* Descriptors that the caller opened without close-on-exec are not for the child. */
    if (!failed)
        failed = posix_spawn_file_actions_addclosefrom_np(plan, STDERR_FILENO + 1);
#else
    for (int fd = STDERR_FILENO + 1; !failed && fd < 256; fd++)
        if (fcntl(fd, F_GETFD) == 0)
            failed = posix_spawn_file_actions_addclose(plan, fd);
#endif
    return failed;
}

/* Signals as a fresh process has them, whatever the caller blocks or ignores. */
static int plan_signals(posix_spawnattr_t *attr)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    int failed = posix_spawnattr_setsigmask(attr, &none);
    if (!failed)
        failed = posix_spawnattr_setsigdefault(attr, &all);
    if (!failed)
        failed = posix_spawnattr_setpgroup(attr, 0);
    if (!failed)
        failed = posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                    POSIX_SPAWN_SETPGROUP);
    return failed;
}

static int spawn(pid_t *pid, const char *const *argv, int in, int out)
{
    /* The same answer under any user's environment. */
    static char path[] = "PATH=/usr/local/bin:/usr/bin:/bin", locale[] = "LC_ALL=C";
    char *environment[] = {path, locale, NULL};
    posix_spawn_file_actions_t plan;
    posix_spawnattr_t attr;
    int failed = posix_spawn_file_actions_init(&plan);
    if (failed)
        return failed;
    failed = posix_spawnattr_init(&attr);
    if (failed) {
        posix_spawn_file_actions_destroy(&plan);
        return failed;
    }
    failed = plan_descriptors(&plan, in, out);
    if (!failed)
        failed = plan_signals(&attr);
    if (!failed)
        failed = posix_spawn(pid, argv[0], &plan, &attr, (char *const *)argv, environment);
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&plan);
    return failed;
}

static enum stance_code child_start(struct child *child, const char *const *argv,
                                    struct stance_error *err)
{
    int in[2] = {-1, -1}, out[2] = {-1, -1}, failed = 0;
    if (!open_pipes(in, out))
        failed = errno;
    pid_t pid = 0;
    if (!failed)
        failed = spawn(&pid, argv, in[1], out[1]);
    close_end(&in[1]);
    close_end(&out[1]);
    if (failed) {
        close_end(&in[0]);
        close_end(&out[0]);
        return system_error(err, argv[0], failed);
    }
    *child = (struct child){.pid = pid, .in = in[0], .out = out[0]};
    return STANCE_OK;
}

/* True once the child has ended and was reaped. */
static bool child_reap(struct child *child, int flags)
{
    if (!child->pid)
        return true;
    pid_t got;
    do
        got = waitpid(child->pid, &child->status, flags);
    while (got < 0 && errno == EINTR);
    if (got == 0)
        return false;
    child->lost = got < 0;
    child->pid = 0;
    return true;
}

static void child_end(struct child *child)
{
    if (child->pid) {
        kill(-child->pid, SIGKILL);
        kill(child->pid, SIGKILL);
        child_reap(child, 0);
    }
    close_end(&child->in);
    close_end(&child->out);
}

/* Writes what fits; a child that does not read on is none of our business. */
static void feed(struct child *child, const char *input, size_t input_n, size_t *sent)
{
    while (*sent < input_n) {
        ssize_t n = send(child->in, input + *sent, input_n - *sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        if (n < 0)
            break;
        *sent += (size_t)n;
    }
    close_end(&child->in);
}

/* Reads what is there: at most a few chunks, so that the clock is looked at. */
static enum stance_code drain(struct child *child, struct stance_text *answer, size_t most,
                              struct stance_error *err)
{
    char chunk[CHUNK];
    for (int round = 0; round < 16 && child->out >= 0; round++) {
        ssize_t n = read(child->out, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return STANCE_OK;
        if (n < 0)
            return system_error(err, "cannot read its answer", errno);
        if (n == 0)
            close_end(&child->out);
        if ((size_t)n > most - answer->n)
            return stance_error_set(err, STANCE_E_SYSTEM, "its answer is longer than %zu bytes",
                                    most);
        stance_text_put(answer, chunk, (size_t)n);
        if (answer->failed)
            return stance_error_memory(err);
    }
    return STANCE_OK;
}

static void wait_for_news(const struct child *child)
{
    struct pollfd fd[2] = {{.fd = child->out, .events = POLLIN},
                           {.fd = child->in, .events = POLLOUT}};
    /* Both closed: the child is about to end, and nothing but time will tell. */
    poll(fd, 2, child->out < 0 && child->in < 0 ? 1 : TICK_MS);
}

static enum stance_code talk(struct child *child, struct stance_text *answer, const char *input,
                             size_t input_n, size_t most, double seconds,
                             const struct stance_watch *watch, struct stance_error *err)
{
    double deadline = now_s() + seconds;
    size_t sent = 0;
    for (;;) {
        enum stance_code code = stance_watch_check(watch, err);
        if (code == STANCE_OK && child->in >= 0)
            feed(child, input, input_n, &sent);
        bool ended = child_reap(child, WNOHANG);
        size_t had = answer->n;
        if (code == STANCE_OK)
            code = drain(child, answer, most, err);
        if (code != STANCE_OK)
            return code;
        /* Ended and nothing left to read; a grandchild may still hold the pipe. */
        if (ended && (child->out < 0 || answer->n == had))
            return STANCE_OK;
        if (ended)
            continue;
        if (now_s() >= deadline)
            return stance_error_set(err, STANCE_E_SYSTEM, "no answer in time");
        wait_for_news(child);
    }
}

/* What an analyst makes of a signal. */
static const char *meaning_of(int signal)
{
    switch (signal) {
    case SIGSEGV:
    case SIGBUS:
    case SIGABRT:
    case SIGILL:
    case SIGFPE:
        return "it crashed on this input, which may be too large for it";
    case SIGTRAP: /* as GLib ends */
        return "it ran out of memory";
    case SIGALRM:
    case SIGXCPU:
        return "it ran out of time";
    case SIGKILL:
        return "the system ended it, out of time or of memory";
    default:
        return "something ended it";
    }
}

static enum stance_code judge(const struct child *child, struct stance_error *err)
{
    if (child->lost)
        return stance_error_set(err, STANCE_E_SYSTEM,
                                "its exit status is lost (SIGCHLD is ignored)");
    if (WIFSIGNALED(child->status)) {
        int signal = WTERMSIG(child->status);
        return stance_error_set(err, STANCE_E_SYSTEM, "%s (killed by signal %d)",
                                meaning_of(signal), signal);
    }
    if (WEXITSTATUS(child->status) != 0)
        return stance_error_set(err, STANCE_E_SYSTEM, "exit status %d", WEXITSTATUS(child->status));
    return STANCE_OK;
}

enum stance_code stance_process_run(struct stance_text *out, const char *const *argv,
                                    const char *input, size_t input_n, size_t out_max,
                                    double seconds, const struct stance_watch *watch,
                                    struct stance_error *err)
{
    struct child child = {.in = -1, .out = -1};
    struct stance_text answer = {0};
    struct stance_error why = {0};
    enum stance_code code = stance_watch_check(watch, err);
    if (code != STANCE_OK)
        return code;
    code = child_start(&child, argv, &why);
    if (code == STANCE_OK)
        code = talk(&child, &answer, input, input_n, out_max, seconds, watch, &why);
    child_end(&child);
    if (code == STANCE_OK)
        code = judge(&child, &why);
    if (code == STANCE_OK)
        code = stance_text_end(&answer, &why);
    if (code == STANCE_OK) {
        *out = answer;
        return STANCE_OK;
    }
    stance_text_free(&answer);
    /* What stops the caller may have reached the child first. */
    if (code == STANCE_E_SYSTEM && stance_watch_check(watch, err) != STANCE_OK)
        return STANCE_E_STOPPED;
    return stance_error_set(err, code, "%s", why.message);
}
