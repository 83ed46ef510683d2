/* xml_write.c - libxml2 quotes and indents; what XML cannot say is replaced before. */
#include "xml_write.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#include "../base/error.h"
#include "../base/text.h"

static int take(void *to, const char *bytes, int n)
{
    stance_text_put(to, bytes, (size_t)n);
    return n; /* the text knows whether it failed; told so, libxml2 would print */
}

static int leave(void *to)
{
    (void)to;
    return 0;
}

void stance_xml_open(struct stance_xml *xml, struct stance_text *out)
{
    *xml = (struct stance_xml){.out = out};
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(take, leave, out, NULL);
    xml->writer = buffer ? xmlNewTextWriter(buffer) : NULL;
    if (!xml->writer && buffer)
        xmlOutputBufferClose(buffer);
    xml->failed = !xml->writer || xmlTextWriterSetIndent(xml->writer, 1) < 0 ||
                  xmlTextWriterSetIndentString(xml->writer, BAD_CAST "  ") < 0 ||
                  xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL) < 0;
}

enum stance_code stance_xml_close(struct stance_xml *xml, struct stance_error *err)
{
    if (!xml->failed)
        xml->failed = xmlTextWriterEndDocument(xml->writer) < 0;
    if (xml->writer)
        xmlFreeTextWriter(xml->writer);
    bool failed = xml->failed || xml->clean.failed;
    stance_text_free(&xml->clean);
    xml->writer = NULL;
    /* Names and structure are ours and the texts are clean: nothing else can go wrong. */
    return failed ? stance_error_memory(err) : stance_text_end(xml->out, err);
}

void stance_xml_start(struct stance_xml *xml, const char *element)
{
    if (!xml->failed)
        xml->failed = xmlTextWriterStartElement(xml->writer, BAD_CAST element) < 0;
}

void stance_xml_end(struct stance_xml *xml)
{
    if (!xml->failed)
        xml->failed = xmlTextWriterEndElement(xml->writer) < 0;
}

/* Control bytes, invalid UTF-8 and the two non-characters become U+FFFD. */
static const xmlChar *clean(struct stance_xml *xml, const char *s, size_t n)
{
    struct stance_text *out = &xml->clean;
    bool replaced = false;
    stance_text_clear(out);
    for (size_t i = 0, used; i < n; i += used) {
        unsigned char c = (unsigned char)s[i];
        used = 1;
        if (c >= 32 && c < 127) {
            stance_text_putc(out, s[i]);
            continue;
        }
        uint32_t point = stance_utf8_decode(s + i, n - i, &used);
        bool bad = (point == 0xFFFD && used == 1) || point == 0xFFFE || point == 0xFFFF ||
                   (point < 32 && point != '\t' && point != '\n' && point != '\r');
        if (bad)
            stance_text_puts(out, "\xEF\xBF\xBD");
        else
            stance_text_put(out, s + i, used);
        replaced |= bad;
    }
    xml->replaced += replaced;
    stance_text_put(out, "", 1);
    xml->failed |= out->failed;
    return BAD_CAST(out->failed ? "" : out->bytes);
}

void stance_xml_attribute(struct stance_xml *xml, const char *name, const char *s, size_t n)
{
    const xmlChar *text = clean(xml, s, n);
    if (!xml->failed)
        xml->failed = xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, text) < 0;
}

void stance_xml_attributes(struct stance_xml *xml, const char *name, const char *s)
{
    stance_xml_attribute(xml, name, s, strlen(s));
}

void stance_xml_text(struct stance_xml *xml, const char *s, size_t n)
{
    const xmlChar *text = clean(xml, s, n);
    if (!xml->failed)
        xml->failed = xmlTextWriterWriteString(xml->writer, text) < 0;
}
