// What Swift cannot import from ncurses, as inline functions: no macro, no variadic, no global reaches Swift.
#pragma once
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <wchar.h>
extern int wcwidth(wchar_t c);
#include <curses.h>
#include <term.h>
#undef lines
#undef columns
#undef tab
#undef newline

static inline WINDOW *anju_stdscr(void) { return stdscr; }
