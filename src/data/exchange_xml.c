/* exchange_xml.c - nodes and edges as the formats in XML begin them. */
#include <string.h>

#include "../base/text.h"
#include "exchange_readers.h"

/* The number of the element; where the parser is seldom enough: the answer may cost it some work.
 */
static void note_place(struct stance_exchange_build *b, struct stance_xml_reader *xml)
{
    b->place = xml->begun;
    if (b->patience.since + 1 >= STANCE_PATIENCE_STRIDE)
        b->at = stance_xml_reader_place(xml);
}

void stance_exchange_xml_node(struct stance_exchange_build *b, struct stance_xml_reader *xml)
{
    note_place(b, xml);
    const char *id = stance_xml_reader_attribute(xml, "id");
    if (xml->code == STANCE_OK)
        xml->code = stance_exchange_open_node(b, id ? id : "", id ? strlen(id) : 0, xml->err);
}

void stance_exchange_xml_edge(struct stance_exchange_build *b, struct stance_xml_reader *xml)
{
    struct stance_text tail = {0};
    note_place(b, xml);
    const char *s = stance_xml_reader_attribute(xml, "source");
    stance_text_puts(&tail, s ? s : "");
    if (xml->code == STANCE_OK)
        xml->code = stance_text_end(&tail, xml->err);
    s = stance_xml_reader_attribute(xml, "target"); /* takes the place of the source */
    if (xml->code == STANCE_OK)
        xml->code =
            stance_exchange_open_edge(b, stance_slice_of(tail.bytes, tail.n),
                                      stance_slice_of(s ? s : "", s ? strlen(s) : 0), xml->err);
    stance_text_free(&tail);
}
