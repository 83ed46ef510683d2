#include "oracle.h"
#include <stdio.h>
#include <string.h>
#include <criterion/criterion.h>
struct tally { size_t n, good, bad; char group[64][64]; size_t gb[64], gg[64], gn; };
static void see(void *data, struct oracle_case *c, const stance_dataset *d)
{
    struct tally *t = data;
    size_t g = 0;
    if (!d) { fprintf(stderr, "%s %s NOCOL\n", c->id, c->group); return; }
    while (g < t->gn && strcmp(t->group[g], c->group)) g++;
    if (g == t->gn) strcpy(t->group[t->gn++], c->group);
    bool ok = oracle_passes(c, d, 0);
    if (!ok) { bool f = oracle_passes(c, d, STANCE_DNA_ALL); fprintf(stderr, "%s %s %s\n", c->id, c->group, f ? "defect" : "FAIL"); }
    t->n++; if (ok) t->gg[g]++; else t->gb[g]++;
}
Test(oracle, tmp)
{
    struct tally t = {0};
    oracle_walk(ORACLE_FOLDER "oracle_sample.jsonl", ORACLE_FOLDER "sample_statements.csv", see, &t);
    oracle_walk(ORACLE_FOLDER "oracle_synth.jsonl", ORACLE_FOLDER "synth_small.csv", see, &t);
    for (size_t g = 0; g < t.gn; g++) fprintf(stderr, "%s: %zu good %zu bad\n", t.group[g], t.gg[g], t.gb[g]);
}
