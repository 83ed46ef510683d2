/* projection_csv.c - one row per tie. */
#include <string.h>

#include "../base/number.h"
#include "../base/text.h"
#include "csv.h"
#include "projection_print.h"

static void put(struct stance_text *out, const char *s)
{
    stance_csv_put(out, s, strlen(s));
    stance_text_putc(out, ',');
}

void stance_projection_put_csv(struct stance_text *out, const struct stance_projection *p)
{
    if (p->window_n)
        stance_text_puts(out, "time,");
    stance_text_puts(out, p->options.two_mode == STANCE_ONE_MODE ? "a,b,weight,n\n"
                                                                 : "actor,issue,value,n\n");
    for (size_t i = 0; i < p->tie_n; i++) {
        struct stance_projection_tie tie = stance_projection_at(p, i);
        if (p->window_n)
            put(out, tie.time);
        put(out, tie.a);
        put(out, tie.b);
        if (p->options.dna.on) /* as rDNA's users compare them */
            stance_number_put_long(out, tie.weight);
        else
            stance_number_put_exact(out, tie.weight);
        stance_text_putc(out, ',');
        stance_number_put_whole(out, tie.n);
        stance_text_putc(out, '\n');
    }
}
