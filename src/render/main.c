/* main.c - stance-render: a finished SVG to PNG or PDF, in a process that may die.
 *
 *     stance-render png WIDTH HEIGHT DPI    size in pixels; DPI only tells how large to show it
 *     stance-render pdf WIDTH HEIGHT        size in points
 *
 * SVG comes in on standard input; the answer leaves on standard output, and its first line tells
 * which of two it is:
 *
 *     ok            then the bytes of the file
 *     error TEXT    why there is none
 *
 * A death by signal, or an exit status other than 0, means that there is no answer.
 *
 * Why a program of its own and not a part of the library: librsvg brings GLib, Pango and
 * fontconfig, which print, abort when memory runs out, and read the environment; and loading the
 * 25 libraries behind it costs every start 6.3 ms of processor time (measured on Debian 12: 0.5 ms
 * for an empty program, 6.8 ms for one that links librsvg), which is more than reading and
 * clustering the first case.  Here they cost only who asks for a picture, and find the same
 * environment under every user.  This folder includes nothing from the rest of stance but the limits: the LGPL
 * libraries here and the GPL ones under libstance need not meet in one binary.
 *
 * The same SVG, size, fonts and library versions give the same bytes: no time is written. */
#define _XOPEN_SOURCE 700
#include "render.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "../limits/limits.h"

#define CPU_SECONDS 60
#define WALL_SECONDS 90
#define MEMORY_BYTES ((rlim_t)3 << 30)
#define CHUNK 65536

static bool read_all(struct picture *picture)
{
    size_t capacity = 0;
    for (;;) {
        if (capacity - picture->svg_n < CHUNK) {
            capacity = 2 * capacity + CHUNK;
            char *bigger = realloc(picture->svg, capacity);
            if (!bigger)
                return false;
            picture->svg = bigger;
        }
        size_t n = fread(picture->svg + picture->svg_n, 1, CHUNK - 1, stdin);
        picture->svg_n += n;
        picture->svg[picture->svg_n] = '\0';
        if (n == 0)
            return !ferror(stdin);
    }
}

/* Without a font every text would be lost without a word. */
static bool has_font(void)
{
    FcPattern *any = FcPatternCreate();
    FcObjectSet *family = FcObjectSetBuild(FC_FAMILY, (char *)0);
    FcFontSet *fonts = any && family ? FcFontList(NULL, any, family) : NULL;
    bool found = fonts && fonts->nfont > 0;
    if (fonts)
        FcFontSetDestroy(fonts);
    if (family)
        FcObjectSetDestroy(family);
    if (any)
        FcPatternDestroy(any);
    return found;
}

void answer_error(const char *what)
{
    printf("error %s\n", what);
}

static int usage(void)
{
    fputs("usage: stance-render png WIDTH HEIGHT DPI | pdf WIDTH HEIGHT   (SVG on standard "
          "input)\n",
          stderr);
    return 2;
}

static bool draw(struct picture *picture, bool pdf)
{
    if (!has_font()) {
        answer_error("no font is installed (Liberation Sans or DejaVu Sans will do)");
        return true;
    }
    GError *problem = NULL;
    picture->handle =
        rsvg_handle_new_from_data((const guint8 *)picture->svg, picture->svg_n, &problem);
    if (!picture->handle) {
        answer_error(problem ? problem->message : "it cannot be read");
        return true;
    }
    return pdf ? draw_pdf(picture) : draw_png(picture);
}

static int run(int argc, char **argv)
{
    bool pdf = argc == 4 && strcmp(argv[1], "pdf") == 0;
    if (!pdf && !(argc == 5 && strcmp(argv[1], "png") == 0))
        return usage();
    struct picture picture = {
        .width = atof(argv[2]), .height = atof(argv[3]), .dpi = pdf ? 0 : atof(argv[4])};
    if (!(picture.width >= 1 && picture.height >= 1 && (pdf || picture.dpi >= 1)))
        return usage();
    limits_set(CPU_SECONDS, WALL_SECONDS, MEMORY_BYTES);
    bool answered = read_all(&picture) && draw(&picture, pdf);
    return answered && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

int main(int argc, char **argv)
{
    /* Without the clean-up at exit: what the libraries keep to the end is not worth a report, and
     * the process is gone anyway. */
    _exit(run(argc, argv));
}
