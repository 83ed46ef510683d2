/* stop.c - Ctrl-C: ask the work to stop, and end the program if it does not. */
#include "stop.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

/* A signal handler can reach nothing else. */
static volatile sig_atomic_t asked, held, dirty;

/* setitimer is a bare system call on every system that has it, so it may stand in a handler. */
static void set_timer(void)
{
    struct itimerval soon = {.it_value = {.tv_usec = 150000}};
    setitimer(ITIMER_REAL, &soon, NULL);
}

static void on_stop(int signal)
{
    if (!asked)
        set_timer();
    asked = signal;
}

static void end(const char *told, int status)
{
    static const char wipe[] = "\r\033[K";
    ssize_t put = dirty ? write(STDERR_FILENO, wipe, sizeof wipe - 1) : 0;
    put = write(STDERR_FILENO, told, strlen(told));
    (void)put; /* there is nobody left to tell */
    _exit(status);
}

static void on_timer(int signal)
{
    (void)signal;
    if (held)
        set_timer();
    else
        end("stance: stopped at once\n", cli_stop_status());
}

/* Nothing else is mapped from files than the input. */
static void on_lost_page(int signal)
{
    (void)signal;
    end("stance: a file was cut short, or its disk failed, while it was being read\n", 1);
}

static void listen_to(int signal, void (*handler)(int), int flags)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

void cli_stop_listen(void)
{
    listen_to(SIGINT, on_stop, 0);
    listen_to(SIGTERM, on_stop, 0);
    listen_to(SIGALRM, on_timer, SA_RESTART);
    listen_to(SIGBUS, on_lost_page, 0);
    /* A reader that left is a failed write, and told as one. */
    listen_to(SIGPIPE, SIG_IGN, 0);
}

bool cli_stop_asked(void)
{
    return asked != 0;
}

int cli_stop_status(void)
{
    return 128 + asked;
}

void cli_stop_wipe(bool line)
{
    dirty = line;
}

void cli_stop_hold(bool hold)
{
    held = hold;
}
