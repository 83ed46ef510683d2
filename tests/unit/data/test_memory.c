/* Every allocation of reading and writing fails once: no crash, no leak, one answer. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/memory.h"
#include "helper.h"

#ifdef STANCE_FAIL_ALLOCATION

static const struct file file[] = {
    {"statements.csv",
     "actor,issue,stance,basis,date,weight,source,note\n"
     "Turkey,x,1,stated,2024,1,s1,\"a \"\"b\"\"\"\nTürkiye,x,yes,inferred,,,s9,\n"
     "Turkey,x,-1,,,,,\nAustria,y,1,,,,,\nAustralia,y,1,,,,,\n",
     0},
    {"actors.csv", "id,label,aliases,kind,iso3\nTurkey,T,Ankara;TR,state,TUR\nIdle,,,stat,\n", 0},
    {"issues.csv", "id,proposition\nx,It should\n", 0},
    {"alignments.csv", "a,b,strength,date\nTurkey,Austria,hostile,2024\n", 0},
    {"members.csv", "group,member,from,to\nG,Turkey,2024,\nG,H,,\n", 0},
    {"sources.csv", "id,title\ns1,One\n", 0},
    {"datapackage.json",
     "{\"title\": \"T\", \"stance\": {\"scale\": {\"1\": 1, \"yes\": 1, \"-1\": -1}}}", 0},
};

static enum stance_code read_all(const struct stance_options *options, size_t *warnings)
{
    stance_problems *problems = NULL;
    stance_dataset *d = NULL;
    struct stance_error err = {0};
    enum stance_code code = stance_problems_new(&problems, 10, &err);
    if (code == STANCE_OK)
        code = stance_dataset_read(&d, folder_file("."), options, problems, NULL, &err);
    if (code == STANCE_OK)
        *warnings = stance_problems_count(problems, STANCE_WARNING);
    cr_assert_eq(code, err.code, "%s", err.message);
    stance_dataset_free(d);
    stance_problems_free(problems);
    return code;
}

static void put_files(void)
{
    folder_make();
    for (size_t i = 0; i < sizeof file / sizeof *file; i++)
        folder_put(file[i].name, file[i].bytes, strlen(file[i].bytes));
}

Test(memory, reading_survives_every_failing_allocation)
{
    put_files();
    size_t expected = 0, warnings = 0, n = 1;
    cr_assert_eq(read_all(NULL, &expected), STANCE_OK);
    cr_expect_gt(expected, 5);
    for (enum stance_code code = STANCE_E_MEMORY; code != STANCE_OK; n++) {
        stance_memory_fail_at(n);
        code = read_all(NULL, &warnings);
        stance_memory_fail_at(0);
        cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY, "allocation %zu: %d", n, code);
    }
    cr_expect_eq(warnings, expected);
    cr_expect_gt(n, 300);
    folder_remove();
}

Test(memory, telling_errors_survives_every_failing_allocation)
{
    put_files();
    folder_put("statements.csv", "actor,issue,stance\nA,x,bad\nB\n,x,1\n", 34);
    struct stance_options o = stance_options_default();
    size_t warnings;
    for (int lenient = 0; lenient < 2; lenient++) {
        o.read.lenient = lenient;
        enum stance_code code = STANCE_E_MEMORY;
        for (size_t n = 1; code == STANCE_E_MEMORY; n++) {
            stance_memory_fail_at(n);
            code = read_all(&o, &warnings);
            stance_memory_fail_at(0);
        }
        cr_expect_eq(code, lenient ? STANCE_OK : STANCE_E_DATA);
    }
    folder_remove();
}

Test(memory, options_survive_every_failing_allocation)
{
    put_files();
    struct stance_options o = stance_options_default();
    o.read.columns = "actor=actor,issue=issue,stance=stance";
    o.read.scale = "1=1,yes=1,-1=-1";
    o.read.all_columns = false; /* names of those not read are kept, too */
    size_t warnings;
    enum stance_code code = STANCE_E_MEMORY;
    for (size_t n = 1; code == STANCE_E_MEMORY; n++) {
        stance_memory_fail_at(n);
        code = read_all(&o, &warnings);
        stance_memory_fail_at(0);
    }
    cr_expect_eq(code, STANCE_OK);
    folder_remove();
}

Test(memory, writing_survives_every_failing_allocation)
{
    put_files();
    struct reading r = read_path(folder_file("."), NULL);
    cr_assert_eq(r.code, STANCE_OK);
    enum stance_code code = STANCE_E_MEMORY;
    for (size_t n = 1; code != STANCE_OK; n++) {
        struct stance_error err = {0};
        stance_memory_fail_at(n);
        code = stance_dataset_write(r.data, folder_file("out"), STANCE_FILE_CSV_FOLDER, NULL, NULL,
                                    &err);
        stance_memory_fail_at(0);
        cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY, "allocation %zu: %s", n,
                  err.message);
    }
    reading_clear(&r);
    folder_remove();
}

#endif
