// System calls that Swift refuses or that are macros or variadics in C, as inline functions.
#pragma once
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "signals.h"

/// Swift hides fork; only for a process with one thread.
static inline pid_t anju_fork(void) { return fork(); }
static inline pid_t anju_forkpty(int *master, const struct winsize *size) { return forkpty(master, NULL, NULL, size); }
static inline int anju_wait_exited(int status) { return WIFEXITED(status); }
static inline int anju_wait_exit_status(int status) { return WEXITSTATUS(status); }
static inline int anju_wait_signalled(int status) { return WIFSIGNALED(status); }
static inline int anju_wait_signal(int status) { return WTERMSIG(status); }
static inline int anju_wait_stopped(int status) { return WIFSTOPPED(status); }
static inline int anju_window_size(int fd, struct winsize *size) { return ioctl(fd, TIOCGWINSZ, size); }
static inline int anju_set_window_size(int fd, const struct winsize *size) { return ioctl(fd, TIOCSWINSZ, size); }
static inline int anju_open(const char *path, int flags, mode_t mode) { return open(path, flags, mode); }
/// A copy of `fd` that programs started later do not inherit; in C a variadic.
static inline int anju_duplicate(int fd) { return fcntl(fd, F_DUPFD_CLOEXEC, 3); }
/// Opens a name below an open folder; in C a variadic.
static inline int anju_openat(int folder, const char *name, int flags) { return openat(folder, name, flags); }
/// Makes a file below an open folder, where there is none of that name; in C a variadic.
static inline int anju_makeat(int folder, const char *name, mode_t mode) {
    return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
}
/// Renames below an open folder, where there is none of the new name; else EEXIST. Hidden unless the whole of GNU is asked
/// for; the one flag is RENAME_NOREPLACE.
static inline int anju_rename_beside(int folder, const char *old_name, const char *new_name) {
    extern int renameat2(int, const char *, int, const char *, unsigned int);
    return renameat2(folder, old_name, folder, new_name, 1);
}
/// Makes a file in a folder that has no name yet; hidden as above, the flag is O_TMPFILE.
static inline int anju_open_unnamed(const char *folder, mode_t mode) {
    return open(folder, O_WRONLY | O_CLOEXEC | 020000000 | O_DIRECTORY, mode);
}
/// Gives it a name, where there is none such; else EEXIST.
static inline int anju_name(int fd, const char *path) {
    char own[32];
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, own, AT_FDCWD, path, 0x400 /* AT_SYMLINK_FOLLOW */);
}
/// The environment that a child inherits; in C a global variable, which Swift refuses.
static inline char *const *anju_environment(void) { extern char **environ; return environ; }
/// Random bytes from the kernel; blocks only while a machine boots.
static inline ssize_t anju_random(void *bytes, size_t count) { return getrandom(bytes, count, 0); }
/// A pipe with both ends closed on exec; hidden unless the whole of GNU is asked for.
static inline int anju_pipe(int ends[2]) { extern int pipe2(int ends[2], int flags); return pipe2(ends, O_CLOEXEC); }
