/* compat.h - what differs between Graphviz 2.42 and 14, in one place.
 *
 * The headers carry no version number a preprocessor could compare, so types
 * are asked for with _Generic, and the Makefile says whether the two layout
 * libraries can be linked. */
#ifndef STANCE_GRAPHVIZ_COMPAT_H
#define STANCE_GRAPHVIZ_COMPAT_H

#include <cgraph.h>
#include <gvc.h>

/* The collector of messages takes a char * in some versions and a const char * in others. */
#define COLLECTOR(plain, constant)                                                                 \
    _Generic((agusererrf)0, int (*)(const char *) : (constant), default : (plain))

/* gvPluginList had a fourth argument, unused here, until version 13.  Only the cast that is
 * the function's own type is ever called. */
typedef char **list_of_three(GVC_t *, const char *, int *);
typedef char **list_of_four(GVC_t *, const char *, int *, char *);
static inline char **list_three(void (*list)(void), GVC_t *context, const char *kind, int *n)
{
    return ((list_of_three *)list)(context, kind, n);
}
static inline char **list_four(void (*list)(void), GVC_t *context, const char *kind, int *n)
{
    return ((list_of_four *)list)(context, kind, n, NULL);
}
static inline char **plugin_list(GVC_t *context, const char *kind, int *n)
{
    return _Generic(&gvPluginList, list_of_three *
                    : list_three, default
                    : list_four)((void (*)(void))gvPluginList, context, kind, n);
}

/* The two layout libraries, linked in: no configuration file, no search, no Pango. */
#ifdef STANCE_GRAPHVIZ_PLUGINS
#include <gvplugin.h>
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;

static inline GVC_t *context_new(void)
{
    static const lt_symlist_t builtins[] = {
        {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
        {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
        {NULL, NULL},
    };
    return gvContextPlugins(builtins, 0);
}
#else
static inline GVC_t *context_new(void)
{
    return gvContext();
}
#endif

#endif
