/* png.c - the picture as pixels.
 *
 * cairo writes neither a time nor the size on paper.  The latter goes into a chunk pHYs behind
 * the first chunk (W3C PNG, 11.3.4.3), so that a word processor shows the figure as large as the
 * PDF, whatever the resolution. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "render.h"

#define SIGNATURE_AND_IHDR 33 /* 8 bytes, then a chunk of 4 + 4 + 13 + 4 */
#define METRE_PER_INCH 0.0254

/* The cyclic redundancy check of PNG, bit by bit: it is for 13 bytes. */
static uint32_t check_of(const unsigned char *bytes, size_t n)
{
    uint32_t c = 0xffffffffu;
    for (size_t i = 0; i < n; i++) {
        c ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
    }
    return ~c;
}

static void put_number(unsigned char *at, uint32_t x)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(x >> (24 - 8 * i));
}

static bool put_size(double dpi)
{
    unsigned char chunk[21] = {0, 0, 0, 9, 'p', 'H', 'Y', 's'};
    uint32_t per_metre = (uint32_t)lround(dpi / METRE_PER_INCH);
    put_number(chunk + 8, per_metre);
    put_number(chunk + 12, per_metre);
    chunk[16] = 1; /* the unit is the metre */
    put_number(chunk + 17, check_of(chunk + 4, 13));
    return fwrite(chunk, 1, sizeof chunk, stdout) == sizeof chunk;
}

struct written {
    size_t n;
    double dpi;
};

/* cairo's bytes on to standard output, with our chunk in its place. */
static cairo_status_t write_on(void *data, const unsigned char *bytes, unsigned int n)
{
    struct written *written = data;
    bool sound = true;
    size_t before = 0;
    if (written->n < SIGNATURE_AND_IHDR && written->n + n >= SIGNATURE_AND_IHDR) {
        before = SIGNATURE_AND_IHDR - written->n;
        sound = fwrite(bytes, 1, before, stdout) == before && put_size(written->dpi);
    }
    written->n += n;
    sound = sound && fwrite(bytes + before, 1, n - before, stdout) == n - before;
    return sound ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

bool draw_png(const struct picture *picture)
{
    /* No alpha: the paper of a figure is always painted. */
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)picture->width, (int)picture->height);
    cairo_t *cairo = cairo_create(surface);
    RsvgRectangle all = {0, 0, picture->width, picture->height}, box;
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    GError *problem = NULL;
    /* As high as the width says, so that a part of the last row of pixels is cut, not unpainted. */
    rsvg_handle_get_intrinsic_dimensions(picture->handle, &has_width, &width, &has_height, &height,
                                         &has_box, &box);
    if (has_box && box.width > 0)
        all.height = picture->width * box.height / box.width;
    bool drawn = rsvg_handle_render_document(picture->handle, cairo, &all, &problem);
    cairo_status_t status = cairo_status(cairo);
    if (!drawn || status != CAIRO_STATUS_SUCCESS) {
        answer_error(problem ? problem->message : cairo_status_to_string(status));
        return true;
    }
    cairo_surface_flush(surface);
    struct written written = {.dpi = picture->dpi};
    puts("ok");
    return cairo_surface_write_to_png_stream(surface, write_on, &written) == CAIRO_STATUS_SUCCESS;
}
