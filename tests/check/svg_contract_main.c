/* svg_contract_main.c - checks SVG files: svg-contract FILE...
 * Prints "file: rule: what is wrong" and exits 1 where a file breaks the contract. */
#include <stdio.h>
#include <stdlib.h>

#include "svg_contract.h"

#define BYTES_MOST ((size_t)16 << 20)

static bool check_file(const char *path, char *bytes)
{
    struct svg_contract report;
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(bytes, 1, BYTES_MOST, file) : 0;
    bool whole = file && !ferror(file) && feof(file);
    if (file)
        fclose(file);
    if (!whole) {
        printf("%s: cannot be read\n", path);
        return false;
    }
    bytes[n] = '\0';
    svg_contract_check(&report, bytes, n);
    for (size_t i = 0; i < report.fault_n && i < SVG_FAULTS_KEPT; i++)
        printf("%s: %s\n", path, report.fault[i]);
    if (report.fault_n > SVG_FAULTS_KEPT)
        printf("%s: and %zu more\n", path, report.fault_n - SVG_FAULTS_KEPT);
    return report.fault_n == 0;
}

int main(int argc, char **argv)
{
    bool sound = argc > 1;
    char *bytes = malloc(BYTES_MOST + 1);
    if (!bytes || !sound) {
        fprintf(stderr, "usage: svg-contract FILE...\n");
        return 2;
    }
    for (int i = 1; i < argc; i++)
        sound = check_file(argv[i], bytes) && sound;
    free(bytes);
    return sound ? 0 : 1;
}
