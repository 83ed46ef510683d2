/* network_words.c - the wording of a network figure's page (see the header; tooltips are in
 * network_tips.c). */
#include "network_words.h"

#include <math.h>

#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/partition.h"
#include "select.h"

static size_t coalitions_in(const struct stance_coalitions *c)
{
    size_t n = 0;
    for (uint32_t i = 0; i < c->k; i++)
        n += c->coalition[i].size > 1;
    return n;
}

static size_t coalitions_of(const struct stance_web *web)
{
    return coalitions_in(web->scene->coalitions);
}

void stance_network_put_coalitions(struct stance_text *out, const struct stance_coalitions *c)
{
    static const char *const words[] = {"No",  "One",   "Two",   "Three", "Four", "Five",
                                        "Six", "Seven", "Eight", "Nine",  "Ten"};
    size_t k = coalitions_in(c);
    if (k <= 10)
        stance_text_puts(out, words[k]);
    else
        stance_text_format(out, "%zu", k);
    stance_text_puts(out, k == 1 ? " coalition" : " coalitions");
}

void stance_network_title(const struct stance_web *web, struct stance_text *out)
{
    if (web->scene->selection && web->scene->selection->ungrouped)
        stance_text_puts(out, "Ties");
    else
        stance_network_put_coalitions(out, web->scene->coalitions);
    stance_text_puts(out, " among ");
    stance_scene_put_count(out, web->scene->positions->actor_n, "actor", "actors");
}

void stance_network_subtitle(const struct stance_web *web, struct stance_text *out)
{
    const struct stance_positions *p = web->scene->positions;
    stance_text_puts(out, web->alignments ? "Alignments and disputes between actors. "
                                          : "Agreement between actors over ");
    if (!web->alignments) {
        stance_scene_put_count(out, p->issue_n, "issue", "issues");
        stance_text_puts(out, coalitions_of(web) ? ". " : "");
    }
    if (coalitions_of(web) == 0)
        return;
    stance_text_puts(out, "Shaded areas: coalitions");
    if (web->scene->selection && web->scene->selection->given) {
        stance_text_puts(out, ", as the data have them");
        return;
    }
    if (web->alignments && p->cell_n) {
        stance_text_puts(out, ", found from positions on ");
        stance_scene_put_count(out, p->issue_n, "issue", "issues");
        if (web->scene->coalitions->alignment_n)
            stance_text_puts(out, " and the alignments");
    }
}

/* ---- The note ---- */

/* "26 of 140" or "all 12" */
static void put_share(struct stance_text *out, size_t part, size_t all)
{
    if (part == all) {
        stance_text_puts(out, "all ");
    } else {
        stance_scene_put_whole(out, part);
        stance_text_puts(out, " of ");
    }
    stance_scene_put_whole(out, all);
}

static void note_agreement(const struct stance_web *web, struct stance_text *out)
{
    const struct stance_web_count *across = web->across;
    stance_text_puts(out, "Ties inside a coalition are not drawn. ");
    static const char *const means[] = {"more than two thirds", "less than one third"};
    for (int side = 0; side < 2; side++) {
        size_t all = across[side].all - across[side].bundled;
        if (across[side].all == 0)
            continue;
        stance_text_puts(out, side ? "Dashed: " : "Solid: ");
        if (all > 1)
            put_share(out, across[side].drawn, all);
        stance_text_puts(out, all > 1 ? " pairs" : all ? "the one pair" : "pairs");
        stance_text_format(out,
                           " across coalitions that %s on %s of %s shared issues (two or "
                           "more)%s. ",
                           all == 1 ? "agrees" : "agree", means[side], all == 1 ? "its" : "their",
                           across[side].drawn < all ? ", strongest first" : "");
    }
    if (across[0].all + across[1].all == 0)
        stance_text_puts(out, "No pair across coalitions agrees on more than two thirds or less "
                              "than one third of its shared issues. ");
}

static void note_alignments(const struct stance_web *web, struct stance_text *out)
{
    size_t hidden = web->inside[0].all - web->inside[0].drawn, all[2], thin = 0;
    bool whole = hidden == 0;
    for (int side = 0; side < 2; side++) {
        all[side] = web->across[side].all - web->across[side].bundled;
        whole = whole && web->across[side].drawn == all[side];
    }
    for (int side = 0; side < 2 && !whole; side++) {
        if (web->across[side].drawn == all[side])
            continue;
        stance_text_puts(out, "Drawn: ");
        put_share(out, web->across[side].drawn, all[side]);
        stance_text_puts(out, side ? " disputes, the strongest first. "
                                   : " alignments across coalitions, the strongest first. ");
    }
    if (hidden) {
        stance_scene_put_count(out, hidden, "alignment", "alignments");
        stance_text_puts(out, " inside a coalition not drawn: too many. ");
    }
    if (whole) {
        stance_scene_put_count(out, web->across[0].all + web->inside[0].all, "alignment",
                               "alignments");
        stance_text_puts(out, " and ");
        stance_scene_put_count(out, web->across[1].all + web->inside[1].all, "dispute", "disputes");
        stance_text_puts(out, " on record, all drawn. ");
    }
    for (size_t i = 0; i < web->tie_n; i++)
        thin += web->tie[i].drawn && stance_network_inferred(web, &web->tie[i]);
    if (thin)
        stance_text_puts(out, "Thin lines: inferred or expected, not stated. ");
}

static void note_bundles(const struct stance_web *web, struct stance_text *out)
{
    if (web->bundle_n == 0)
        return;
    bool to_bloc = false;
    size_t fans = 0;
    for (size_t i = 0; i < web->bundle_n; i++) {
        to_bloc = to_bloc || web->bundle[i].actor == STANCE_NONE;
        fans += web->bundle[i].fan;
    }
    stance_text_puts(out,
                     web->bundle_n == 1 ? "The thick line stands for " : "Thick lines stand for ");
    stance_scene_put_count(out, web->across[0].bundled + web->across[1].bundled, "tie", "ties");
    stance_text_puts(out, fans == web->bundle_n ? " between a coalition and an actor in none"
                          : fans ? " that most of a coalition shares, or that an actor in none has "
                                   "with a coalition"
                                 : " that most of a coalition shares");
    stance_text_puts(out, "; k of n members");
    if (to_bloc && !web->alignments)
        stance_text_puts(out, ", towards a coalition those tied to more than half of it");
    stance_text_puts(out, ". ");
}

static void note_left_out(const struct stance_web *web, struct stance_text *out)
{
    enum { TOLD = 6 };
    if (web->left_out_n == 0)
        return;
    stance_text_puts(out, "Not drawn, in no coalition and without a tie: ");
    size_t told = web->left_out_n <= TOLD + 1 ? web->left_out_n : TOLD;
    for (size_t i = 0; i < told; i++) {
        const char *label = stance_scene_actor(web->scene, web->left_out[i])->label;
        struct stance_lines line = stance_look_wrap(label, 200, 11, false, 1, STANCE_GREEDY);
        stance_text_puts(out, i == 0                                     ? ""
                              : i + 1 == told && told == web->left_out_n ? " and "
                                                                         : ", ");
        if (line.n)
            stance_text_put(out, line.line[0].s, line.line[0].n);
        if (line.n && line.line[0].cut)
            stance_text_puts(out, "\u2026");
    }
    if (told < web->left_out_n)
        stance_text_format(out, " and %zu more", web->left_out_n - told);
    stance_text_puts(out, ". ");
}

void stance_network_note(const struct stance_web *web, struct stance_text *out)
{
    if (web->alignments)
        note_alignments(web, out);
    else
        note_agreement(web, out);
    note_bundles(web, out);
    if (web->node_n > STANCE_WEB_NAMES_MOST)
        stance_text_puts(out, "Named: the three actors of each coalition with most ties. ");
    note_left_out(web, out);
    size_t alignment_n = web->scene->positions->alignment_n;
    if (!web->alignments && alignment_n) {
        stance_scene_put_count(out, alignment_n, "alignment is", "alignments are");
        stance_text_puts(out, " not drawn among so many actors. ");
    }
    stance_text_puts(out, "Distances carry no meaning. ");
    stance_scene_method(web->scene, out);
}

/* ---- The description ---- */

static void put_bloc(const struct stance_web *web, uint32_t bloc, struct stance_text *out)
{
    char letter[8];
    stance_partition_letter(web->bloc[bloc].coalition, letter);
    stance_text_format(out, "coalition %s", letter);
}

void stance_network_desc(const struct stance_web *web, struct stance_text *out)
{
    enum { FACTS = 3 };
    stance_text_puts(out, "Network of ");
    stance_scene_put_count(out, web->node_n, "actor", "actors");
    stance_text_puts(out, " in ");
    stance_scene_put_count(out, coalitions_of(web), "coalition", "coalitions");
    stance_text_format(out, "; %zu friendly and %zu hostile ties across coalitions",
                       web->across[0].all, web->across[1].all);
    if (web->alignments)
        stance_text_format(out, ", %zu and %zu inside", web->inside[0].all, web->inside[1].all);
    stance_text_puts(out, ".");
    for (size_t i = 0; i < web->bundle_n && i < FACTS; i++) {
        const struct stance_web_bundle *u = &web->bundle[i];
        stance_text_format(out, "%s%u of %u in ", i ? "; " : " ", u->k, u->n);
        put_bloc(web, u->from, out);
        stance_text_puts(out, u->hostile ? " against " : " with ");
        if (u->actor != STANCE_NONE)
            stance_text_puts(out, stance_scene_actor(web->scene, u->actor)->label);
        else
            put_bloc(web, u->to, out);
    }
    if (web->bundle_n)
        stance_text_puts(out, ".");
}
