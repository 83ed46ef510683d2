# make        builds build/stance          make demo   the first case: coalitions and figures
# make test   runs every test              make install PREFIX= DESTDIR=
VARIANT ?= release
CC ?= cc
PREFIX ?= /usr/local
LIBEXECDIR = $(PREFIX)/libexec/stance

LIB_PACKAGES = igraph jansson libutf8proc
GRAPHVIZ_PACKAGES = libgvc libcgraph
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla
CSTD = -std=c11 -D_POSIX_C_SOURCE=200809L
CFLAGS_release = -O2 -g
CFLAGS_asan = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DSTANCE_FAIL_ALLOCATION
B = build$(if $(filter-out release,$(VARIANT)),/$(VARIANT))
ALL_CFLAGS = $(CSTD) $(WARNINGS) $(CFLAGS_$(VARIANT)) $(CFLAGS)

ROOMS = base data graph coalition diagram report api
LIB_SRC = $(foreach room,$(ROOMS),$(wildcard src/$(room)/*.c))
LIB_OBJ = $(LIB_SRC:src/%.c=$(B)/o/%.o)
CLI_OBJ = $(patsubst src/%.c,$(B)/o/%.o,$(wildcard src/cli/*.c))
GV_OBJ = $(patsubst src/%.c,$(B)/o/%.o,$(wildcard src/graphviz/*.c))
TEST_ROOMS = $(notdir $(patsubst %/,%,$(wildcard tests/unit/*/)))

LIB_CFLAGS := $(shell pkg-config --cflags $(LIB_PACKAGES))
LIB_LIBS := $(shell pkg-config --libs $(LIB_PACKAGES)) -lglpk -lm
GV_PLUGINS := $(shell pkg-config --variable=libdir libgvc)/graphviz
# The newest of several versions, by full path: no -dev link is needed.
gv_plugin = $(lastword $(sort $(wildcard $(GV_PLUGINS)/libgvplugin_$(1)_layout.so.[0-9] $(GV_PLUGINS)/libgvplugin_$(1)_layout.*.dylib)))
GV_LINKED := $(if $(call gv_plugin,dot),$(if $(call gv_plugin,neato),$(call gv_plugin,dot) $(call gv_plugin,neato)))
GV_CFLAGS := $(shell pkg-config --cflags $(GRAPHVIZ_PACKAGES)) $(if $(GV_LINKED),-DSTANCE_GRAPHVIZ_PLUGINS)
GV_LIBS := $(GV_LINKED) $(shell pkg-config --libs $(GRAPHVIZ_PACKAGES)) -lm -Wl,-rpath,$(GV_PLUGINS)

all: $(B)/stance $(B)/stance-graphviz $(B)/libstance.a

$(B)/libstance.a: $(LIB_OBJ)
	rm -f $@ && ar rcsD $@ $^
$(B)/stance: $(CLI_OBJ) $(B)/libstance.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIB_LIBS)
$(B)/stance-graphviz: $(GV_OBJ)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(GV_LIBS)
$(B)/o/graphviz/%.o: src/graphviz/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(GV_CFLAGS) -MMD -MP -c -o $@ $<
$(B)/o/cli/%.o: src/cli/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -DSTANCE_LIBEXECDIR='"$(LIBEXECDIR)"' -MMD -MP -c -o $@ $<
$(B)/o/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIB_CFLAGS) -MMD -MP -c -o $@ $<

# One Criterion program per room: build/asan/unit-data runs tests/unit/data/*.c.
$(B)/t/%.o: tests/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIB_CFLAGS) -Isrc -MMD -MP -c -o $@ $<
define UNIT
$(B)/unit-$(1): $(patsubst tests/%.c,$(B)/t/%.o,$(wildcard tests/unit/$(1)/*.c)) $(B)/libstance.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $$@ $$^ $(LIB_LIBS) -lcriterion
unit-$(1): $(B)/unit-$(1)
	$(B)/unit-$(1)
endef
$(foreach room,$(TEST_ROOMS),$(eval $(call UNIT,$(room))))

clean:
	rm -rf build

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(GV_OBJ:.o=.d)
.PHONY: all clean
