/* pdf.c - the picture as one page of vectors, its fonts embedded.
 *
 * cairo embeds what it uses of each font, and writes the time of day unless it is told another;
 * told nothing it leaves the date out. */
#include <cairo-pdf.h>
#include <string.h>

#include "render.h"

#define WORDS_MOST 4000

static cairo_status_t write_on(void *data, const unsigned char *bytes, unsigned int n)
{
    (void)data;
    return fwrite(bytes, 1, n, stdout) == n ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* The words of the first element `tag`, without its escapes: the figure's own title and
 * description, which our writer puts first.  "" where there is none. */
static void words_of(const struct picture *picture, const char *tag, char *out)
{
    static const struct {
        const char *escape;
        char means;
    } escapes[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    size_t n = 0;
    const char *at = strstr(picture->svg, tag);
    at = at ? strchr(at, '>') : NULL;
    for (at = at ? at + 1 : ""; *at && *at != '<' && n < WORDS_MOST; n++) {
        size_t used = 1;
        out[n] = *at;
        for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
            if (strncmp(at, escapes[i].escape, strlen(escapes[i].escape)) == 0) {
                out[n] = escapes[i].means;
                used = strlen(escapes[i].escape);
            }
        at += used;
    }
    if (n == WORDS_MOST) { /* not in the middle of a character */
        while (n > 0 && (out[n - 1] & 0xc0) == 0x80)
            n--;
        n -= n > 0;
    }
    out[n] = '\0';
}

bool draw_pdf(const struct picture *picture)
{
    char title[WORDS_MOST + 1], description[WORDS_MOST + 1];
    words_of(picture, "<title", title);
    words_of(picture, "<desc", description);
    puts("ok");
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(write_on, NULL, picture->width, picture->height);
    /* What every program reads and LaTeX includes without a warning; the words stay readable. */
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, description);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_t *cairo = cairo_create(surface);
    const RsvgRectangle all = {0, 0, picture->width, picture->height};
    bool drawn = rsvg_handle_render_document(picture->handle, cairo, &all, NULL);
    cairo_show_page(cairo);
    drawn = drawn && cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    return drawn && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
}
