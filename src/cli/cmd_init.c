/* cmd_init.c - stance init: a data set to fill in.
 *
 * CSV knows no comments, so the example rows explain themselves in the columns
 * that are there for it: evidence and note. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common.h"

static const struct {
    const char *file, *text;
} table[] = {
    {"statements.csv",
     "actor,issue,stance,basis,date,weight,source,locator,evidence,speaker,url\n"
     "ada,bridge,support,stated,2024-06-20,,minutes,p4,"
     "\"Example: in your own words, what the source says. Replace this row.\",,\n"
     "ben,bridge,oppose,inferred,2024-06,,minutes,p5,"
     "\"Example: stance is support, oppose, neutral or a number from -1 to 1; leave out what "
     "nobody recorded.\",,\n"
     "ada,toll,oppose,stated,2024,,minutes,p7,"
     "\"Example: basis is stated, inferred or expected; a date may be a year, a month or a "
     "day.\",,\n"
     "ben,toll,support,expected,2024,0.5,minutes,p7,"
     "\"Example: a weight below 1 for a hedged statement; empty means 1.\",,\n"},
    {"actors.csv", "id,label,aliases,short,kind,iso3,url,note\n"
                   "ada,Ada's party,Ada;The Adas,Ada,group,,,"
                   "\"Example: aliases are other spellings, with ; between them.\"\n"
                   "ben,Ben,,Ben,person,,,"
                   "\"Example: kind is state, group, organisation, person, body or unnamed.\"\n"},
    {"issues.csv", "id,label,short,proposition,theme,note\n"
                   "bridge,A new bridge,Bridge,The town should build a new bridge.,Traffic,"
                   "\"Example: the proposition is the sentence one can support or oppose.\"\n"
                   "toll,A toll,Toll,Cars should pay to enter the town.,Traffic,\n"},
    {"alignments.csv",
     "a,b,strength,kind,date,source,locator,evidence\n"
     "ada,ben,-1,quarrel,2024-06-20,minutes,p9,"
     "\"Example: an act between two actors apart from any issue, from -1 hostile to 1 "
     "allied.\"\n"},
    {"members.csv", "group,member,from,to,source\n"},
    {"sources.csv", "id,title,publisher,date,url,file\n"
                    "minutes,Minutes of the town council,Town hall,2024-06-20,,\n"},
    {"datapackage.json", "{\n"
                         "  \"name\": \"my-data-set\",\n"
                         "  \"title\": \"What this data set is about\",\n"
                         "  \"description\": \"Who coded it, from what, by which rules\"\n"
                         "}\n"},
};
enum { TABLES = sizeof table / sizeof *table };

static int refuse(struct cli_ui *ui, const char *what, const char *path, int reason)
{
    cli_ui_tell(ui, "%s '%s': %s", what, path, strerror(reason));
    return CLI_FAILED;
}

/* Makes the folder, or accepts one that is there and empty. */
static int make_folder(struct cli_ui *ui, const char *path, bool *made)
{
    *made = mkdir(path, 0777) == 0;
    if (*made)
        return CLI_DONE;
    if (errno != EEXIST)
        return refuse(ui, "cannot make", path, errno);
    DIR *folder = opendir(path);
    if (!folder)
        return refuse(ui, "cannot use", path, errno);
    size_t n = 0;
    while (readdir(folder) && n < 3)
        n++;
    closedir(folder);
    return n <= 2 ? CLI_DONE : refuse(ui, "cannot fill", path, ENOTEMPTY);
}

static int run(struct cli_ui *ui, const struct cli_command *command, struct cli_request *request)
{
    const char *folder = request->operand[0];
    size_t size = strlen(folder) + 32, written = 0;
    char *path = malloc(size);
    struct stance_error err = {.code = STANCE_E_MEMORY, .message = "out of memory"};
    bool made = false;
    (void)command;
    if (!path)
        return cli_ui_fail(ui, &err);
    int status = make_folder(ui, folder, &made);
    for (; status == CLI_DONE && written < TABLES; written++) {
        snprintf(path, size, "%s/%s", folder, table[written].file);
        status = cli_ui_write(ui, path, table[written].text, strlen(table[written].text));
        if (status != CLI_DONE)
            break;
    }
    if (status == CLI_DONE) {
        fprintf(ui->out, "%s: fill in statements.csv, then run 'stance check %s'\n", folder,
                folder);
    } else if (written > 0 || made) {
        while (written-- > 0) {
            snprintf(path, size, "%s/%s", folder, table[written].file);
            unlink(path);
        }
        if (made)
            rmdir(folder);
    }
    free(path);
    return status;
}

static const struct cli_section *const sections[] = {&cli_general, NULL};

static const struct cli_example examples[] = {
    {"stance init my-debate", "A folder with every table and a few rows that explain them."},
    {NULL, NULL},
};

const struct cli_command cli_init = {
    .name = "init",
    .operand = "DIR",
    .summary = "an example data set to fill in",
    .description =
        "Makes a folder with every table of a data set. Its few rows are examples that explain the "
        "columns and pass 'stance check'; replace them. A folder that holds anything is left "
        "alone.",
    .section = sections,
    .example = examples,
    .run = run,
};
