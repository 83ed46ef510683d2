/* coalitions_csv.c - one row per actor: actor,label,coalition,silhouette,bridging.
 *
 * A bootstrap adds support, a group to compare with adds member (1 or 0), in this order. */
#include <string.h>

#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/partition.h"
#include "coalitions_print.h"
#include "csv.h"

void stance_coalitions_put_csv(struct stance_text *out, const stance_coalitions *c,
                               const struct stance_roster *roster)
{
    stance_text_puts(out, "actor,label,coalition,silhouette,bridging");
    stance_text_puts(out, c->stability ? ",support" : "");
    stance_text_puts(out, c->against ? ",member\n" : "\n");
    for (size_t i = 0; i < c->actor_n; i++) {
        uint32_t a = roster->actor[i];
        const char *id = stance_coalitions_id(c, a), *label = stance_coalitions_label(c, a);
        char letter[8];
        stance_partition_letter(c->label[a], letter);
        stance_csv_put(out, id, strlen(id));
        stance_text_putc(out, ',');
        stance_csv_put(out, label, strlen(label));
        stance_text_format(out, ",%s,", letter);
        stance_number_put_exact(out, c->silhouette[a]);
        stance_text_putc(out, ',');
        stance_number_put_exact(out, c->bridging[a]);
        if (c->stability) {
            stance_text_putc(out, ',');
            stance_number_put_exact(out, c->stability->support[a]);
        }
        if (c->against)
            stance_text_puts(out, c->against->is_member[a] ? ",1" : ",0");
        stance_text_putc(out, '\n');
    }
}
