/* xml_read.h - XML in, through libxml2's reader, hardened.
 *
 * A document type declaration is refused, and with it every entity; nothing is loaded from
 * anywhere; elements nest at most 64 deep; text has to be UTF-8. */
#ifndef STANCE_DATA_XML_READ_H
#define STANCE_DATA_XML_READ_H

#include "../stance.h"

struct stance_xml_reader {
    void *reader; /* an xmlTextReader */
    const char *file, *bytes;
    size_t n;
    struct stance_error *err;
    enum stance_code code;
    bool over;        /* nothing more will come */
    bool empty;       /* <x/>: no end will come */
    int depth;        /* of the element that begins or ends; the root has 0 */
    size_t element_n; /* that have begun; the one that `next` told of last is the begun-th */
    size_t begun;
    const char *name; /* of the element, without its prefix; valid until the next step */
    struct stance_text value, content;
};

enum stance_xml_event { STANCE_XML_START, STANCE_XML_STOP, STANCE_XML_OVER };

/* Errors: STANCE_E_DATA for what is refused; the close is due whatever comes back. */
STANCE_MUST_USE enum stance_code stance_xml_reader_open(struct stance_xml_reader *r,
                                                        const char *bytes, size_t n,
                                                        const char *file, struct stance_error *err);
void stance_xml_reader_close(struct stance_xml_reader *r);
/* The next element's beginning or end.  STANCE_XML_OVER at the end and for an error, which is in
 * r->code with its line. */
enum stance_xml_event stance_xml_reader_next(struct stance_xml_reader *r);
/* An attribute of the element that begins, or NULL; valid until the next question. */
const char *stance_xml_reader_attribute(struct stance_xml_reader *r, const char *name);
/* The text straight inside the element that begins, which it moves behind; its children
 * are passed over.  In r->content. */
STANCE_MUST_USE enum stance_code stance_xml_reader_content(struct stance_xml_reader *r);
/* How many bytes the parser has taken, about. */
size_t stance_xml_reader_place(struct stance_xml_reader *r);
/* Is the element in this namespace? */
bool stance_xml_reader_in(struct stance_xml_reader *r, const char *namespace);
/* Fails at the element the reader has come to, or at the end of the file; a failure before keeps
 * its code and words. */
enum stance_code stance_xml_reader_fail(struct stance_xml_reader *r, const char *message);

#endif
