// The launcher, in C because it must fork before Swift's runtime is up: the process that stays behind then holds next to
// no memory, and the one that goes on need not copy or map anew what the runtime has touched.
#pragma once

enum anju_launch_role {
    /// No process to be had, or no terminal to be given back: the screen runs in this process.
    ANJU_LAUNCH_ALONE,
    /// This is the screen's process.
    ANJU_LAUNCH_SCREEN,
    /// This is the parent, and the screen ended with `value` as its exit status.
    ANJU_LAUNCH_ENDED,
    /// This is the parent, the screen was killed by signal `value`, and the terminal was given back.
    ANJU_LAUNCH_KILLED,
};

struct anju_launch {
    enum anju_launch_role role;
    int value;
    /// Whether Swift's runtime came up in the screen's own process, and so knows its first thread by the number that the
    /// kernel gave it there.
    int is_runtime_own;
};

/// Forks and stays behind as the parent until the screen's process ends; while there is one thread.
///
/// Where `anju kiosk` or `anju counter` was typed on a terminal this was done before `main`, and the first call tells
/// what came of it. The parent then gets as far as that only when the screen was killed. In the parent signals do afterwards what they did before; in
/// the screen's process those of the terminal and SIGTERM do what they do by default.
struct anju_launch anju_launch(void);

/// Whether the words, the program's name first, are those of a kiosk or a counter, exactly as `DeskArguments` reads them:
/// each option at most once, with a value that begins with no dash, and a data directory given or to be had from home.
int anju_names_desk(int count, char *const *words, int has_home);
