// What Swift cannot import from ncurses, as inline functions: no macro, no variadic, no global reaches Swift.
#pragma once
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
extern int wcwidth(wchar_t c);
#include <curses.h>
#include <term.h>
#undef lines
#undef columns
#undef tab
#undef newline

static inline WINDOW *anju_stdscr(void) { return stdscr; }
static inline WINDOW *anju_curscr(void) { return curscr; }
static inline int anju_colours(void) { return COLORS; }
static inline int anju_colour_pairs(void) { return COLOR_PAIRS; }
static inline attr_t anju_bold(void) { return WA_BOLD; }
static inline attr_t anju_underline(void) { return WA_UNDERLINE; }
static inline attr_t anju_reverse(void) { return WA_REVERSE; }
static inline attr_t anju_dim(void) { return WA_DIM; }
static inline int anju_wcwidth(unsigned scalar) { return wcwidth((wchar_t)scalar); }

/// The string capability `name` of the current terminal, NULL where it has none.
static inline const char *anju_capability(const char *name) {
    const char *value = tigetstr(name);
    return value == (const char *)-1 ? NULL : value;
}

/// Sets LC_CTYPE from the environment, or to C.UTF-8 where that is not UTF-8; 0 where neither is to be had.
static inline int anju_use_utf8_locale(void) {
    if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
    return setlocale(LC_CTYPE, "C.UTF-8") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
