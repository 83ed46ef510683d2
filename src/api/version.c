/* version.c - what this is and what it was built with. */
#include <jansson.h>
#include <sqlite3.h>
#include <utf8proc.h>

#include "../base/text.h"
#include "../graph/versions.h"

const char *stance_version(void)
{
    return STANCE_VERSION;
}

enum stance_code stance_version_build(struct stance_text *out, struct stance_error *err)
{
    struct stance_text text = {0};
    stance_text_puts(&text, "stance " STANCE_VERSION "\nlibraries: ");
    stance_versions_put(&text);
    stance_text_format(&text, ", jansson " JANSSON_VERSION ", utf8proc %s, SQLite %s\n",
                       utf8proc_version(), sqlite3_libversion());
#ifdef __clang__
    stance_text_puts(&text, "compiler: clang " __clang_version__ "\n");
#elif defined __GNUC__
    stance_text_puts(&text, "compiler: gcc " __VERSION__ "\n");
#endif
    stance_text_puts(&text, "licence: our sources MIT; this program, linked with igraph and GLPK, "
                            "GPL-3.0-or-later\n");
    enum stance_code code = stance_text_end(&text, err);
    if (code != STANCE_OK)
        stance_text_free(&text);
    else
        *out = text;
    return code;
}
