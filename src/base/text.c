/* text.c - the growing byte string. */
#include "text.h"

#include <stdio.h>
#include <string.h>

#include "error.h"
#include "memory.h"

void stance_text_free(struct stance_text *text)
{
    stance_memory_free(text->bytes);
    *text = (struct stance_text){0};
}

/* Room for n more bytes and the NUL. */
static bool reserve(struct stance_text *text, size_t n)
{
    if (!text->failed && (n > SIZE_MAX - text->n - 1 ||
                          !stance_memory_grow((void **)&text->bytes, &text->capacity,
                                              text->n + n + 1, 1)))
        text->failed = true;
    return !text->failed;
}

void stance_text_put(struct stance_text *text, const char *bytes, size_t n)
{
    if (!reserve(text, n))
        return;
    if (n)
        memcpy(text->bytes + text->n, bytes, n);
    text->n += n;
    text->bytes[text->n] = '\0';
}

void stance_text_puts(struct stance_text *text, const char *string)
{
    stance_text_put(text, string, strlen(string));
}

void stance_text_putc(struct stance_text *text, char c)
{
    stance_text_put(text, &c, 1);
}

void stance_text_format(struct stance_text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0 || !reserve(text, (size_t)n)) {
        text->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(text->bytes + text->n, (size_t)n + 1, format, args);
    va_end(args);
    text->n += (size_t)n;
}

void stance_text_cut(struct stance_text *text, size_t n)
{
    if (text->failed || n >= text->n)
        return;
    text->n = n;
    text->bytes[n] = '\0';
}

void stance_text_clear(struct stance_text *text)
{
    text->n = 0;
    if (text->bytes)
        text->bytes[0] = '\0';
}

enum stance_code stance_text_end(struct stance_text *text, struct stance_error *err)
{
    /* Even an empty text has its NUL. */
    stance_text_put(text, "", 0);
    return text->failed ? stance_error_memory(err) : STANCE_OK;
}
