# make          build/stance, stance-graphviz and stance-render beside it, build/libstance.a
# make demo     installs what is missing, builds, shows the first case and its figures
# make test     installs what is missing, runs every test
# make install  PREFIX=/usr/local DESTDIR=
# Also: check golden asan figures bench matrix fuzz test-large test-renderers man format dist uninstall clean packages.
# VARIANT=asan builds with sanitizers in build/asan; any other name is a release build of its own.
VARIANT ?= release
CC ?= cc
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local
BINDIR = $(PREFIX)/bin
LIBDIR = $(PREFIX)/lib
INCLUDEDIR = $(PREFIX)/include
DATADIR = $(PREFIX)/share
LIBEXECDIR = $(PREFIX)/libexec/stance
VERSION := $(shell sed -n 's/^.define STANCE_VERSION "\(.*\)"/\1/p' src/stance.h)
JOBS := $(shell nproc 2>/dev/null || echo 2)

LIB_PACKAGES = igraph jansson libutf8proc sqlite3 libxml-2.0 zlib libzstd
GRAPHVIZ_PACKAGES = libgvc libcgraph
RENDER_PACKAGES = librsvg-2.0 cairo cairo-pdf cairo-png fontconfig
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla
CSTD = -std=c11 -D_POSIX_C_SOURCE=200809L
CFLAGS_release = -O2 -g
CFLAGS_asan = -O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DSTANCE_FAIL_ALLOCATION
B = build$(if $(filter-out release,$(VARIANT)),/$(VARIANT))
ALL_CFLAGS = $(CSTD) $(WARNINGS) $(or $(CFLAGS_$(VARIANT)),$(CFLAGS_release)) $(CFLAGS)$(if $(CPPFLAGS), $(CPPFLAGS))

ROOMS = base data graph coalition diagram report api
LIB_SRC = $(foreach room,$(ROOMS),$(wildcard src/$(room)/*.c))
LIB_OBJ = $(LIB_SRC:src/%.c=$(B)/o/%.o)
CLI_OBJ = $(patsubst src/%.c,$(B)/o/%.o,$(wildcard src/cli/*.c))
GV_OBJ = $(patsubst src/%.c,$(B)/o/%.o,$(wildcard src/graphviz/*.c))
RENDER_OBJ = $(patsubst src/%.c,$(B)/o/%.o,$(wildcard src/render/*.c))
TEST_ROOMS = $(notdir $(patsubst %/,%,$(wildcard tests/unit/*/)))

# pkg-config may be missing until `make packages` has run, which then starts make anew.
LIB_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIB_PACKAGES) 2>/dev/null)
LIB_LIBS := $(shell $(PKG_CONFIG) --libs $(LIB_PACKAGES) 2>/dev/null) -lglpk -lm -pthread
GV_PLUGINS := $(shell $(PKG_CONFIG) --variable=libdir libgvc 2>/dev/null)/graphviz
# The newest of several versions, by full path: no -dev link is needed.
gv_plugin = $(lastword $(sort $(wildcard $(GV_PLUGINS)/libgvplugin_$(1)_layout.so.[0-9] $(GV_PLUGINS)/libgvplugin_$(1)_layout.*.dylib)))
GV_LINKED := $(if $(call gv_plugin,dot),$(if $(call gv_plugin,neato),$(call gv_plugin,dot) $(call gv_plugin,neato)))
GV_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(GRAPHVIZ_PACKAGES) 2>/dev/null) $(if $(GV_LINKED),-DSTANCE_GRAPHVIZ_PLUGINS)
GV_LIBS := $(GV_LINKED) $(shell $(PKG_CONFIG) --libs $(GRAPHVIZ_PACKAGES) 2>/dev/null) -lm -Wl,-rpath,$(GV_PLUGINS)
RENDER_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(RENDER_PACKAGES) 2>/dev/null)
RENDER_LIBS := $(shell $(PKG_CONFIG) --libs $(RENDER_PACKAGES) 2>/dev/null) -lm

# ---- Building ----------------------------------------------------------------------

all: $(B)/stance $(B)/stance-graphviz $(B)/stance-render $(B)/libstance.a

# A stamp is renewed when the variable of its name changes, and with it what was made from it.
flags = $(CC) $(ALL_CFLAGS) $(LDFLAGS) $(LIB_CFLAGS) $(GV_CFLAGS) $(LIB_LIBS) $(GV_LIBS) $(RENDER_CFLAGS) $(RENDER_LIBS)
places = $(LIBEXECDIR)
parts = $(LIB_OBJ) $(CLI_OBJ) $(GV_OBJ) $(RENDER_OBJ)
$(B)/%.stamp: FORCE
	@mkdir -p $(@D); printf '%s\n' '$($*)' | cmp -s - $@ || printf '%s\n' '$($*)' >$@

$(B)/libstance.a: $(LIB_OBJ) $(B)/parts.stamp
	rm -f $@ && $(AR) rcsD $@ $(LIB_OBJ)
$(B)/stance: $(CLI_OBJ) $(B)/libstance.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIB_LIBS)
$(B)/stance-graphviz: $(GV_OBJ) $(B)/parts.stamp
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(GV_OBJ) $(GV_LIBS)
$(B)/stance-render: $(RENDER_OBJ) $(B)/parts.stamp
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(RENDER_OBJ) $(RENDER_LIBS)

$(B)/o/cli/%.o: ROOM_CFLAGS = -DSTANCE_LIBEXECDIR='"$(LIBEXECDIR)"'
$(B)/o/graphviz/%.o: ROOM_CFLAGS = $(GV_CFLAGS)
$(B)/o/render/%.o: ROOM_CFLAGS = $(RENDER_CFLAGS)
$(B)/o/cli/common.o: $(B)/places.stamp
$(B)/o/%.o: src/%.c $(B)/flags.stamp | packages-told
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(or $(ROOM_CFLAGS),$(LIB_CFLAGS)) -MMD -MP -c -o $@ $<

# One Criterion program per room: build/asan/unit-data runs tests/unit/data/*.c.
TEST_CFLAGS := $(shell $(PKG_CONFIG) --cflags libxml-2.0 2>/dev/null)
TEST_LIBS_diagram := $(shell $(PKG_CONFIG) --libs libxml-2.0 2>/dev/null)
# Tests are compiled more often than they run: -O0.
$(B)/t/%.o: tests/%.c $(B)/flags.stamp
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -O0 $(LIB_CFLAGS) $(TEST_CFLAGS) -Isrc -MMD -MP -c -o $@ $<
define UNIT
UNIT_OBJ += $(patsubst tests/%.c,$(B)/t/%.o,$(wildcard tests/unit/$(1)/*.c))
$(B)/unit-$(1): $(patsubst tests/%.c,$(B)/t/%.o,$(wildcard tests/unit/$(1)/*.c)) $(if $(filter cli,$(1)),$(filter-out %/main.o,$(CLI_OBJ))) $(B)/libstance.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $$@ $$^ $(LIB_LIBS) $(TEST_LIBS_$(1)) -lcriterion
unit-$(1): $(B)/unit-$(1)
	$(B)/unit-$(1)
endef
$(foreach room,$(TEST_ROOMS),$(eval $(call UNIT,$(room))))
units: $(TEST_ROOMS:%=$(B)/unit-%)

# Checks SVG files by the rules that every figure keeps.
CONTRACT_OBJ = $(patsubst tests/%.c,$(B)/t/%.o,$(wildcard tests/check/svg_contract*.c))
$(B)/svg-contract: $(CONTRACT_OBJ) $(B)/libstance.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIB_LIBS) $(TEST_LIBS_diagram)

# Makes data sets for tests/fuzz/figures from a seed.
$(B)/fuzz-data: tests/fuzz/figures_data.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $<

# ---- Packages ----------------------------------------------------------------------

APT = gcc libc6-dev pkg-config libigraph-dev libglpk-dev libjansson-dev libutf8proc-dev libsqlite3-dev libxml2-dev zlib1g-dev libzstd-dev libgraphviz-dev librsvg2-dev
DNF = gcc pkgconf-pkg-config igraph-devel glpk-devel jansson-devel utf8proc-devel sqlite-devel libxml2-devel zlib-devel libzstd-devel graphviz-devel librsvg2-devel
PACMAN = gcc pkgconf igraph glpk jansson utf8proc sqlite libxml2 zlib zstd graphviz librsvg
BREW = pkg-config igraph glpk jansson utf8proc sqlite libxml2 zlib zstd graphviz librsvg
APT_TEST = $(APT) libcriterion-dev libxml2-utils graphviz groff-base locales
DNF_TEST = $(DNF) criterion-devel graphviz groff-base glibc-locale-source
PACMAN_TEST = $(PACMAN) criterion groff
BREW_TEST = $(BREW) criterion
HAVE = $(PKG_CONFIG) --exists $(LIB_PACKAGES) $(GRAPHVIZ_PACKAGES) $(RENDER_PACKAGES) && echo '\#include <glpk.h>' | $(CC) -E - >/dev/null && \
    ls "$$($(PKG_CONFIG) --variable=libdir libgvc)"/graphviz/libgvplugin_neato_layout.* >/dev/null
HAVE_TEST = $(HAVE) && $(PKG_CONFIG) --exists criterion libxml-2.0 && command -v dot xmllint groff >/dev/null && [ -e /usr/share/i18n/locales/de_DE ]

# Newer Debian has the neato layout in a package of its own, which older ones do not know.
# $(call INSTALL,suffix of the lists): installs what HAVE finds missing, or says what to type.
define INSTALL
@{ $(HAVE$(1)); } 2>/dev/null && exit 0; \
if command -v apt-get; then line='apt-get install -y --no-install-recommends $(APT$(1))'; \
elif command -v dnf; then line='dnf install -y $(DNF$(1))'; \
elif command -v pacman; then line='pacman -S --needed --noconfirm $(PACMAN$(1))'; \
elif command -v brew; then line='brew install $(BREW$(1))'; \
else echo 'stance needs igraph, GLPK, jansson, utf8proc, SQLite, libxml2, zlib, zstd, Graphviz and librsvg with their headers' >&2; exit 1; fi >/dev/null; \
as=; case $$line in brew*) ;; *) [ "$$(id -u)" = 0 ] || as=sudo ;; esac; \
if [ "$$as" ] && ! { command -v sudo && { [ -t 0 ] || sudo -n true; }; } >/dev/null 2>&1; then \
    printf 'Packages are missing. Please run, then try again:\n\n    %s %s\n\n' "$$as" "$$line" >&2; exit 1; fi; \
case $$line in apt-get*) $$as apt-get update -q || true; \
    split=$$(apt-cache search --names-only '^libgvplugin-neato-layout-dev$$' | cut -d' ' -f1); \
    $$as env DEBIAN_FRONTEND=noninteractive $$line $$split ;; *) $$as $$line ;; esac
endef
packages:
	$(call INSTALL)
test-packages:
	$(call INSTALL,_TEST)
packages-told:
	@{ $(HAVE); } 2>/dev/null || { echo "Packages are missing: 'make packages' installs them." >&2; exit 1; }

# ---- What people run ---------------------------------------------------------------

CASE = graphs/unsc-cyber-2024
demo: packages
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@echo; build/stance check $(CASE)
	@echo; build/stance cluster $(CASE)
	@mkdir -p build/demo; PATH="$(CURDIR)/build:$$PATH" FIGURES=build/demo sh $(CASE)/figures.sh
	@printf '\nFigures:\n'; ls build/demo/*.svg | sed 's|^|    $(CURDIR)/|'

test: test-packages
	@$(MAKE) --no-print-directory -s -j$(JOBS) all $(B)/svg-contract $(B)/fuzz-data
	@$(MAKE) --no-print-directory -s -j$(JOBS) VARIANT=asan all units
	@tests/run units golden check
asan:
	@$(MAKE) --no-print-directory -s -j$(JOBS) VARIANT=asan all units
	@tests/run units
golden: all
	@UPDATE=$(UPDATE) tests/run golden
check: all
	@tests/run check
RENDERERS = librsvg2-bin inkscape libreoffice-draw libreoffice-writer chromium imagemagick fonts-liberation poppler-utils pandoc \
    texlive-latex-recommended lmodern git
test-renderers: all
	@missing=; for tool in rsvg-convert inkscape soffice chromium compare pdftoppm pandoc pdflatex git; do \
	    command -v $$tool >/dev/null || missing=1; done; kpsewhich lmodern.sty >/dev/null 2>&1 || missing=1; [ "$$missing" ] || exit 0; \
	[ "$$(id -u)" = 0 ] || as=sudo; $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(RENDERERS)
	@tests/renderers/run
	@tests/renderers/embedding
test-large: all
	@tests/check/large
bench: all $(B)/bench-stages
	@tests/bench/run $(B)/stance
$(B)/bench-%: tests/bench/%.c $(B)/libstance.a
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -Isrc -o $@ $^ $(LIB_LIBS)
matrix:
	@tests/matrix/run $(SUITES)
# libFuzzer on everything from bytes to figure; FUZZ_SECONDS of it, and the inputs found are kept.
FUZZ_SECONDS ?= 300
$(B)/fuzz-read: tests/fuzz/read.c $(LIB_SRC)
	@mkdir -p $(@D)
	clang $(CSTD) -O1 -g1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all $(LIB_CFLAGS) -Isrc -o $@ $^ $(LIB_LIBS)
FUZZ_SEEDS ?= 1 200
fuzz: $(B)/fuzz-read all
	@mkdir -p $(B)/fuzz
	$(B)/fuzz-read -max_total_time=$(FUZZ_SECONDS) -max_len=4000 -timeout=10 -artifact_prefix=$(B)/fuzz- $(B)/fuzz tests/fuzz/seeds
	@tests/fuzz/figures $(FUZZ_SEEDS)

figures: all
	@for set in graphs/*/figures.sh; do PATH="$(CURDIR)/$(B):$$PATH" sh "$$set" || exit; done
man: $(B)/stance
	@mkdir -p docs/man; $(B)/stance help --man >docs/man/stance.1
	@for c in $$($(B)/stance help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do $(B)/stance help --man $$c >docs/man/stance-$$c.1; done
format:
	clang-format -i src/*.h src/*/*.[ch] tests/unit/*/*.[ch]
dist:
	@mkdir -p build; git archive --prefix=stance-$(VERSION)/ -o build/stance-$(VERSION).tar HEAD
	@gzip -n9f build/stance-$(VERSION).tar
clean:
	rm -rf build

# ---- Installing --------------------------------------------------------------------

BASH_DIR = $(DATADIR)/bash-completion/completions
ZSH_DIR = $(DATADIR)/zsh/site-functions
FISH_DIR = $(DATADIR)/fish/vendor_completions.d
MAN_DIR = $(DATADIR)/man/man1
$(B)/stance.pc: src/stance.pc.in src/stance.h $(B)/flags.stamp
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR:$(PREFIX)/%=$${prefix}/%)|; s|@INCLUDEDIR@|$(INCLUDEDIR:$(PREFIX)/%=$${prefix}/%)|' \
	    -e 's|@VERSION@|$(VERSION)|; s|@LIBS@|$(LIB_LIBS)|' $< >$@
install: all $(B)/stance.pc
	install -d $(addprefix $(DESTDIR),$(BINDIR) $(LIBEXECDIR) $(LIBDIR)/pkgconfig $(INCLUDEDIR) $(MAN_DIR) $(BASH_DIR) $(ZSH_DIR) $(FISH_DIR))
	install -m 755 $(B)/stance $(DESTDIR)$(BINDIR)
	install -m 755 $(B)/stance-graphviz $(B)/stance-render $(DESTDIR)$(LIBEXECDIR)
	install -m 644 $(B)/libstance.a $(DESTDIR)$(LIBDIR)
	install -m 644 $(B)/stance.pc $(DESTDIR)$(LIBDIR)/pkgconfig
	install -m 644 src/stance*.h $(DESTDIR)$(INCLUDEDIR)
	install -m 644 docs/man/*.1 $(DESTDIR)$(MAN_DIR)
	$(B)/stance completion bash >$(DESTDIR)$(BASH_DIR)/stance
	$(B)/stance completion zsh >$(DESTDIR)$(ZSH_DIR)/_stance
	$(B)/stance completion fish >$(DESTDIR)$(FISH_DIR)/stance.fish
uninstall:
	rm -f $(addprefix $(DESTDIR),$(BINDIR)/stance $(LIBEXECDIR)/stance-graphviz $(LIBEXECDIR)/stance-render $(LIBDIR)/libstance.a \
	    $(LIBDIR)/pkgconfig/stance.pc $(patsubst src/%,$(INCLUDEDIR)/%,$(wildcard src/stance*.h)) \
	    $(patsubst docs/man/%,$(MAN_DIR)/%,$(wildcard docs/man/*.1)) \
	    $(BASH_DIR)/stance $(ZSH_DIR)/_stance $(FISH_DIR)/stance.fish)
	-rmdir $(DESTDIR)$(LIBEXECDIR)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(GV_OBJ:.o=.d) $(RENDER_OBJ:.o=.d) $(UNIT_OBJ:.o=.d) $(CONTRACT_OBJ:.o=.d)
FORCE:
.PHONY: all units packages test-packages packages-told demo test asan golden check test-renderers test-large bench matrix fuzz figures man format dist clean install uninstall FORCE
.DELETE_ON_ERROR:
