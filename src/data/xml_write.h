/* xml_write.h - XML out, through libxml2's writer, into a growing text. */
#ifndef STANCE_DATA_XML_WRITE_H
#define STANCE_DATA_XML_WRITE_H

#include "../stance.h"

struct stance_xml {
    void *writer; /* an xmlTextWriter */
    struct stance_text *out;
    struct stance_text clean; /* one text, fit for XML */
    size_t replaced;          /* texts with characters that XML has no way to say, now U+FFFD */
    bool failed;
};

/* Writes the declaration.  Errors are told by the close, which is due whatever happens. */
void stance_xml_open(struct stance_xml *xml, struct stance_text *out);
STANCE_MUST_USE enum stance_code stance_xml_close(struct stance_xml *xml, struct stance_error *err);
void stance_xml_start(struct stance_xml *xml, const char *element);
void stance_xml_end(struct stance_xml *xml);
void stance_xml_attribute(struct stance_xml *xml, const char *name, const char *s, size_t n);
void stance_xml_attributes(struct stance_xml *xml, const char *name, const char *s);
void stance_xml_text(struct stance_xml *xml, const char *s, size_t n);

#endif
