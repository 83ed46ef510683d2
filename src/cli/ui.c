/* ui.c - how the program talks to a person.
 *
 * Numbers and words are put together by printf: the program never calls
 * setlocale, so the C locale's rules hold whatever the environment says. */
#include "ui.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "stop.h"

#define PATIENCE_S 2.0 /* work shorter than this shows no progress */
#define BEAT_S 0.2     /* and the line is not renewed more often than this */

static const char red[] = "\033[1;31m", yellow[] = "\033[1;33m", green[] = "\033[1;32m",
                  plain[] = "\033[0m";

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* A terminal that obeys escape sequences. */
static bool is_able(FILE *stream)
{
    const char *term = getenv("TERM");
    return isatty(fileno(stream)) && term && *term && strcmp(term, "dumb") != 0;
}

static bool wants_colour(FILE *stream)
{
    const char *no = getenv("NO_COLOR");
    return is_able(stream) && !(no && *no);
}

static size_t terminal_width(FILE *stream)
{
    struct winsize size;
    if (!isatty(fileno(stream)))
        return 0;
    if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

void cli_ui_init(struct cli_ui *ui, const char *program)
{
    *ui = (struct cli_ui){
        .out = stdout,
        .err = stderr,
        .program = program,
        .colour_out = wants_colour(stdout),
        .colour_err = wants_colour(stderr),
        .live = is_able(stderr),
        .width = terminal_width(stdout),
        .began = now(),
    };
}

/* Bytes that a terminal would obey instead of show: C0, DEL, and in UTF-8 C1 and what turns the
 * direction of a line; `keep` lists those that may stay.  Returns whether all was written. */
static bool put_harmless(FILE *stream, const char *s, size_t n, const char *keep)
{
    for (size_t i = 0; i < n; i++) {
        const unsigned char *c = (const unsigned char *)s + i;
        size_t rest = n - i;
        size_t obeyed = 0;
        if ((*c < 0x20 || *c == 0x7f) && (*c == 0 || !strchr(keep, *c)))
            obeyed = 1;
        else if (rest > 1 && c[0] == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0)
            obeyed = 2;
        else if (rest > 2 && c[0] == 0xe2 &&
                 ((c[1] == 0x80 && c[2] >= 0xaa && c[2] <= 0xae) ||
                  (c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9)))
            obeyed = 3;
        for (size_t j = 0; j < obeyed; j++)
            fprintf(stream, "\\x%02x", c[j]);
        if (obeyed)
            i += obeyed - 1;
        else
            fputc(*c, stream);
    }
    return !ferror(stream);
}

static void put_line(FILE *stream, const char *s)
{
    put_harmless(stream, s, strlen(s), "");
}

static void coloured(struct cli_ui *ui, const char *colour, const char *s)
{
    fprintf(ui->err, "%s%s%s", ui->colour_err ? colour : "", s, ui->colour_err ? plain : "");
}

static void say(struct cli_ui *ui, bool warning, const char *message)
{
    cli_ui_settle(ui);
    coloured(ui, red, "stance:");
    fputc(' ', ui->err);
    if (warning) {
        coloured(ui, yellow, "warning:");
        fputc(' ', ui->err);
    }
    put_line(ui->err, message);
    fputc('\n', ui->err);
}

static void say_list(struct cli_ui *ui, bool warning, const char *format, va_list list)
    STANCE_PRINTF(3, 0);
static void say_list(struct cli_ui *ui, bool warning, const char *format, va_list list)
{
    char message[1024];
    vsnprintf(message, sizeof message, format, list);
    say(ui, warning, message);
}

void cli_ui_tell(struct cli_ui *ui, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    say_list(ui, false, format, list);
    va_end(list);
}

void cli_ui_warn(struct cli_ui *ui, const char *format, ...)
{
    va_list list;
    if (ui->quiet)
        return;
    va_start(list, format);
    say_list(ui, true, format, list);
    va_end(list);
}

int cli_ui_usage(struct cli_ui *ui, const char *command, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    say_list(ui, false, format, list);
    va_end(list);
    fprintf(ui->err, "See 'stance help%s%s'.\n", command ? " " : "", command ? command : "");
    return CLI_USAGE;
}

static void say_at(struct cli_ui *ui, bool warning, const char *file, size_t line, size_t column,
                   const char *text)
{
    char message[1024];
    if (*file && line && column)
        snprintf(message, sizeof message, "%s:%zu:%zu: %s", file, line, column, text);
    else if (*file && line)
        snprintf(message, sizeof message, "%s:%zu: %s", file, line, text);
    else
        snprintf(message, sizeof message, "%s%s%s", file, *file ? ": " : "", text);
    say(ui, warning, message);
}

int cli_ui_fail(struct cli_ui *ui, const struct stance_error *err)
{
    switch (err->code) {
    case STANCE_OK:
        return CLI_DONE;
    case STANCE_E_STOPPED:
        say(ui, false, "stopped");
        return cli_stop_asked() ? cli_stop_status() : CLI_FAILED;
    case STANCE_E_INTERNAL:
        say_at(ui, false, "", 0, 0, err->message);
        fputs("This is a fault of the program, not of yours: please report it.\n", ui->err);
        return CLI_FAULT;
    default:
        say_at(ui, false, err->file, err->line, err->column, err->message);
        return err->code == STANCE_E_VALUE ? CLI_USAGE : CLI_FAILED;
    }
}

static void show_excerpt(struct cli_ui *ui, const struct stance_problem *p)
{
    if (!p->excerpt)
        return;
    fputs("  ", ui->err);
    put_line(ui->err, p->excerpt);
    fprintf(ui->err, "\n%*s", (int)(p->caret < 400 ? p->caret : 400) + 2, "");
    coloured(ui, green, "^");
    fputc('\n', ui->err);
}

void cli_ui_problems(struct cli_ui *ui, const stance_problems *problems,
                     enum stance_severity severity)
{
    size_t shown = 0, all = stance_problems_count(problems, severity);
    if (ui->quiet && severity == STANCE_WARNING)
        return;
    for (size_t i = 0; i < stance_problems_kept(problems); i++) {
        struct stance_problem p = stance_problems_at(problems, i);
        if (p.severity != severity)
            continue;
        say_at(ui, severity == STANCE_WARNING, p.file ? p.file : "", p.line, p.column, p.message);
        show_excerpt(ui, &p);
        shown++;
    }
    if (all > shown)
        cli_ui_tell(ui, "... and %zu more %s%s", all - shown,
                    severity == STANCE_WARNING ? "warning" : "error", all - shown == 1 ? "" : "s");
}

/* ---- What a long call asks and tells ---- */

static void show_progress(struct cli_ui *ui)
{
    char line[256];
    double t = ui->live ? now() : 0;
    if (!ui->live || !ui->progress.last.stage || t - ui->began < PATIENCE_S ||
        t - ui->shown < BEAT_S)
        return;
    size_t width = terminal_width(ui->err);
    cli_progress_line(line, width && width < sizeof line ? width : sizeof line, &ui->progress, t);
    fputs("\r\033[K", ui->err);
    put_line(ui->err, line);
    fflush(ui->err);
    ui->shown = t;
    cli_stop_wipe(true);
}

/* Asked often, also by stages that tell nothing in between: the line goes on. */
static bool watch_stop(void *data)
{
    show_progress(data);
    return cli_stop_asked();
}

static void watch_warn(void *data, const char *message)
{
    struct cli_ui *ui = data;
    if (!ui->quiet)
        say(ui, true, message);
}

static void watch_progress(void *data, const struct stance_progress *progress)
{
    struct cli_ui *ui = data;
    if (!ui->live)
        return;
    cli_progress_take(&ui->progress, progress, now());
    show_progress(ui);
}

static void watch_hold(void *data, bool on)
{
    (void)data;
    cli_stop_hold(on);
}

struct stance_watch cli_ui_watch(struct cli_ui *ui)
{
    return (struct stance_watch){.stop = watch_stop,
                                 .warn = watch_warn,
                                 .progress = watch_progress,
                                 .hold = watch_hold,
                                 .data = ui};
}

void cli_ui_silence(struct cli_ui *ui)
{
    ui->quiet = true;
    ui->live = false;
}

void cli_ui_settle(struct cli_ui *ui)
{
    if (ui->shown > 0)
        fputs("\r\033[K", ui->err);
    ui->shown = 0;
    cli_stop_wipe(false);
}

static int write_failed(struct cli_ui *ui)
{
    cli_ui_tell(ui, "cannot write standard output: %s",
                errno ? strerror(errno) : "not all of it arrived");
    return CLI_FAILED;
}

bool cli_is_standard(const char *output)
{
    return !output || strcmp(output, "-") == 0;
}

static int stopped(struct cli_ui *ui)
{
    const struct stance_error err = {.code = STANCE_E_STOPPED};
    return cli_ui_fail(ui, &err);
}

/* A terminal gets no control bytes but those of a text, whatever the data hold. */
static int put_out(struct cli_ui *ui, const char *bytes, size_t n, bool ours)
{
    bool all = ui->width && !ours ? put_harmless(ui->out, bytes, n, "\t\n")
                                  : fwrite(bytes, 1, n, ui->out) == n;
    return all && fflush(ui->out) == 0 ? CLI_DONE : write_failed(ui);
}

static int put_files(struct cli_ui *ui, const struct stance_file_part *part, size_t n)
{
    struct stance_error err = {0};
    struct stance_watch watch = cli_ui_watch(ui);
    enum stance_code code = stance_files_replace(part, n, &watch, &err);
    return code == STANCE_OK ? CLI_DONE : cli_ui_fail(ui, &err);
}

int cli_ui_write(struct cli_ui *ui, const char *output, const char *bytes, size_t n)
{
    const struct stance_file_part part = {output, bytes, n};
    cli_ui_settle(ui);
    if (cli_stop_asked())
        return stopped(ui);
    return cli_is_standard(output) ? put_out(ui, bytes, n, false) : put_files(ui, &part, 1);
}

int cli_ui_write_coloured(struct cli_ui *ui, const char *bytes, size_t n)
{
    cli_ui_settle(ui);
    return cli_stop_asked() ? stopped(ui) : put_out(ui, bytes, n, true);
}

int cli_ui_write_both(struct cli_ui *ui, const struct stance_file_part part[2])
{
    cli_ui_settle(ui);
    if (cli_stop_asked())
        return stopped(ui);
    /* What was printed cannot be taken back: a file waits until it has arrived. */
    for (int i = 0; i < 2; i++)
        if (cli_is_standard(part[i].path)) {
            int status = put_out(ui, part[i].bytes, part[i].n, false);
            return status == CLI_DONE ? put_files(ui, &part[1 - i], 1) : status;
        }
    return put_files(ui, part, 2);
}

int cli_ui_finish(struct cli_ui *ui, int status)
{
    cli_ui_settle(ui);
    errno = 0;
    bool broken = fflush(ui->out) != 0 || ferror(ui->out) || fclose(ui->out) != 0;
    return broken && status == CLI_DONE ? write_failed(ui) : status;
}
