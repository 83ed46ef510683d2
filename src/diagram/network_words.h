/* network_words.h - what a network figure says in words: title, subtitle, note, description,
 * tooltips. */
#ifndef STANCE_DIAGRAM_NETWORK_WORDS_H
#define STANCE_DIAGRAM_NETWORK_WORDS_H

#include "network_web.h"

/* "Four coalitions": those of two or more, as a sentence begins. */
void stance_network_put_coalitions(struct stance_text *out, const struct stance_coalitions *c);
/* "Four coalitions among 22 actors" */
void stance_network_title(const struct stance_web *web, struct stance_text *out);
void stance_network_subtitle(const struct stance_web *web, struct stance_text *out);
/* What is drawn, what is left out, how the coalitions were found. */
void stance_network_note(const struct stance_web *web, struct stance_text *out);
void stance_network_desc(const struct stance_web *web, struct stance_text *out);

/* An alignment that rests on one record, which is inferred or expected: drawn thin. */
bool stance_network_inferred(const struct stance_web *web, const struct stance_web_tie *tie);

/* The ties drawn, on their own or as part of a bundle, into the table beside the figure. */
void stance_network_show(const struct stance_web *web);

/* Tooltips; each replaces what is in out. */
void stance_network_actor_title(const struct stance_web *web, size_t node, struct stance_text *out);
void stance_network_bloc_title(const struct stance_web *web, size_t bloc, struct stance_text *out);
void stance_network_tie_title(const struct stance_web *web, const struct stance_web_tie *tie,
                              struct stance_text *out);
void stance_network_bundle_title(const struct stance_web *web,
                                 const struct stance_web_bundle *bundle, struct stance_text *out);

#endif
