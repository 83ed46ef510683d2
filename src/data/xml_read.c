/* xml_read.c - one element at a time. */
#include "xml_read.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <string.h>

#include "../base/error.h"
#include "../base/text.h"
#include "exchange_place.h"

enum { DEPTH_MOST = 64 };

/* What the parser calls a line, and a byte in it from 1. */
static void locate_in_line(struct stance_xml_reader *r, int line, int byte)
{
    const char *s = r->bytes, *end = s + r->n;
    for (; line > 1 && s < end; line--) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        s = stop ? stop + 1 : end;
    }
    for (; byte > 1 && s < end && *s != '\n'; byte--)
        s++;
    stance_exchange_locate(r->err, r->file, r->bytes, s);
}

/* libxml2 would print by itself. */
#if LIBXML_VERSION >= 21200
static void on_error(void *to, const xmlError *e)
#else
static void on_error(void *to, xmlErrorPtr e)
#endif
{
    struct stance_xml_reader *r = to;
    if (r->code != STANCE_OK || e->level < XML_ERR_ERROR)
        return;
    if (e->code == XML_ERR_NO_MEMORY) {
        r->code = stance_error_memory(r->err);
        return;
    }
    struct stance_text text = {0};
    size_t n = e->message ? strcspn(e->message, "\r\n") : 0;
    stance_text_put_quoted(&text, e->message ? e->message : "", n, 200);
    r->code = stance_error_set(r->err, STANCE_E_DATA, "XML: %s", text.bytes ? text.bytes : "");
    locate_in_line(r, e->line, e->int2);
    stance_text_free(&text);
}

static bool starts(const char *s, const char *end, const char *word)
{
    size_t n = strlen(word);
    return (size_t)(end - s) >= n && memcmp(s, word, n) == 0;
}

static const char *find(const char *s, const char *end, const char *word)
{
    while (s < end && !starts(s, end, word))
        s++;
    return s < end ? s + strlen(word) : end;
}

/* A declaration, which can stand only before the first element, or NULL. */
static const char *type_declared(const char *s, size_t n)
{
    const char *end = s + n;
    for (;;) {
        while (s < end && (*s == ' ' || *s == '\t' || *s == '\r' || *s == '\n'))
            s++;
        if (starts(s, end, "<?"))
            s = find(s, end, "?>");
        else if (starts(s, end, "<!--"))
            s = find(s, end, "-->");
        else
            return starts(s, end, "<!") ? s : NULL;
    }
}

enum stance_code stance_xml_reader_open(struct stance_xml_reader *r, const char *bytes, size_t n,
                                        const char *file, struct stance_error *err)
{
    *r = (struct stance_xml_reader){.file = file, .bytes = n ? bytes : "", .n = n, .err = err};
    size_t valid = stance_utf8_valid(bytes, n), bom = 0;
    const char *at = NULL;
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bom = 3;
    if (n == 0)
        r->code = stance_error_set(err, STANCE_E_DATA, "the file is empty");
    else if (valid != n || n > INT_MAX)
        r->code = stance_error_set(err, STANCE_E_DATA,
                                   valid != n ? "XML: expected UTF-8 (byte %zu is none)"
                                              : "XML: more than 2 GB (%zu bytes)",
                                   valid != n ? valid + 1 : n);
    else if ((at = type_declared(bytes + bom, n - bom)))
        r->code = stance_error_set(err, STANCE_E_DATA,
                                   "XML: a document type declaration is not read, for safety");
    if (r->code == STANCE_OK) {
        int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_HUGE;
        r->reader = xmlReaderForMemory(bytes + bom, (int)(n - bom), NULL, "UTF-8", options);
        if (!r->reader)
            r->code = stance_error_memory(err);
        else
            xmlTextReaderSetStructuredErrorHandler(r->reader, on_error, r);
    }
    if (n && r->code == STANCE_E_DATA)
        stance_exchange_locate(err, file, bytes, at ? at : valid != n ? bytes + valid : bytes);
    else
        stance_error_locate(err, file, 0, 0);
    return r->code;
}

void stance_xml_reader_close(struct stance_xml_reader *r)
{
    if (r->reader)
        xmlFreeTextReader(r->reader);
    stance_text_free(&r->value);
    stance_text_free(&r->content);
    r->reader = NULL;
}

enum stance_code stance_xml_reader_fail(struct stance_xml_reader *r, const char *message)
{
    /* The parser is ahead of what it handed out, and keeps lines in 16 bits. */
    const char *at = r->over ? NULL : stance_xml_element(r->bytes, r->n, r->begun);
    if (r->code == STANCE_OK)
        r->code = stance_error_set(r->err, STANCE_E_DATA, "%s", message);
    if (r->code == STANCE_E_DATA)
        stance_exchange_locate(r->err, r->file, r->bytes, at ? at : r->bytes + r->n);
    return r->code;
}

size_t stance_xml_reader_place(struct stance_xml_reader *r)
{
    long place = xmlTextReaderByteConsumed(r->reader);
    return place > 0 ? (size_t)place : 0;
}

/* One node of the tree further; false at the end and for errors. */
static bool step(struct stance_xml_reader *r)
{
    if (r->code != STANCE_OK)
        return false;
    int got = xmlTextReaderRead(r->reader);
    if (got < 0 && r->code == STANCE_OK)
        stance_xml_reader_fail(r, "XML: cannot be read");
    if (got == 1 && xmlTextReaderDepth(r->reader) > DEPTH_MOST)
        stance_xml_reader_fail(r, "XML: elements nest too deep");
    r->element_n += got == 1 && xmlTextReaderNodeType(r->reader) == XML_READER_TYPE_ELEMENT;
    return got == 1 && r->code == STANCE_OK;
}

enum stance_xml_event stance_xml_reader_next(struct stance_xml_reader *r)
{
    while (step(r)) {
        int type = xmlTextReaderNodeType(r->reader);
        if (type != XML_READER_TYPE_ELEMENT && type != XML_READER_TYPE_END_ELEMENT)
            continue;
        r->begun = r->element_n;
        r->name = (const char *)xmlTextReaderConstLocalName(r->reader);
        r->depth = xmlTextReaderDepth(r->reader);
        r->empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(r->reader) == 1;
        if (!r->name) {
            r->code = stance_error_memory(r->err);
            break;
        }
        return type == XML_READER_TYPE_ELEMENT ? STANCE_XML_START : STANCE_XML_STOP;
    }
    r->over = true;
    return STANCE_XML_OVER;
}

const char *stance_xml_reader_attribute(struct stance_xml_reader *r, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(r->reader, BAD_CAST name);
    if (!value)
        return NULL;
    stance_text_clear(&r->value);
    stance_text_puts(&r->value, (const char *)value);
    stance_text_put(&r->value, "", 1);
    xmlFree(value);
    if (r->value.failed) {
        r->code = stance_error_memory(r->err);
        return NULL;
    }
    return r->value.bytes;
}

enum stance_code stance_xml_reader_content(struct stance_xml_reader *r)
{
    int depth = xmlTextReaderDepth(r->reader);
    stance_text_clear(&r->content);
    if (r->empty)
        return r->code;
    while (step(r)) {
        int type = xmlTextReaderNodeType(r->reader), at = xmlTextReaderDepth(r->reader);
        if (type == XML_READER_TYPE_END_ELEMENT && at == depth)
            break;
        bool text = type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                    type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE ||
                    type == XML_READER_TYPE_WHITESPACE;
        const xmlChar *value = text && at == depth + 1 ? xmlTextReaderConstValue(r->reader) : NULL;
        if (value)
            stance_text_puts(&r->content, (const char *)value);
    }
    if (r->code == STANCE_OK && r->content.failed)
        r->code = stance_error_memory(r->err);
    return r->code;
}

bool stance_xml_reader_in(struct stance_xml_reader *r, const char *namespace)
{
    const xmlChar *uri = xmlTextReaderConstNamespaceUri(r->reader);
    return uri && strcmp((const char *)uri, namespace) == 0;
}
