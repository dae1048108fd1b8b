// Signals, and what a program and its parent do with them.
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

/// A pipe whose ends neither block nor are inherited by programs started later.
static inline int anju_quiet_pipe(int ends[2]) {
    if (pipe(ends) != 0) return -1;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    return 0;
}

/// Sends `signal` to this process when its parent dies.
static inline int anju_signal_on_parent_death(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }

// Signals that only write to a pipe. The handler runs no Swift: nothing there is safe inside a handler.

static inline volatile int *anju_signal_pipe(void) {
    static volatile int end = -1;
    return &end;
}

static inline void anju_write_signal(int signal) {
    int saved = errno;
    unsigned char byte = (unsigned char)signal;
    if (write(*anju_signal_pipe(), &byte, 1) < 0) { /* A full pipe has woken the loop already. */ }
    errno = saved;
}

/// From now on `signal` writes its number, one byte, to `pipe` (set not to block); `before` gets what it did until now.
static inline int anju_signal_to_pipe(int signal, int pipe, struct sigaction *before) {
    struct sigaction action = {.sa_handler = anju_write_signal, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    *anju_signal_pipe() = pipe;
    return sigaction(signal, &action, before);
}

/// Sets what `signal` does to its default or to nothing; `before` gets what it did until now.
static inline int anju_signal_default(int signal, struct sigaction *before) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    return sigaction(signal, &action, before);
}
static inline int anju_signal_ignore(int signal, struct sigaction *before) {
    struct sigaction action = {.sa_handler = SIG_IGN};
    return sigaction(signal, &action, before);
}

// The launcher passes signals on to its one child.

static inline volatile pid_t *anju_forwarded_child(void) {
    static volatile pid_t child = 0;
    return &child;
}

static inline void anju_forward_signal(int signal, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    pid_t child = *anju_forwarded_child();
    // What the child sends to its whole group must not come back to it.
    if (child > 0 && info->si_pid != child) kill(child, signal);
    errno = saved;
}

/// From now on `signal` is sent on to `child`, unless it came from there.
static inline int anju_forward_to_child(int signal, pid_t child) {
    struct sigaction action = {.sa_sigaction = anju_forward_signal, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigfillset(&action.sa_mask);
    *anju_forwarded_child() = child;
    return sigaction(signal, &action, NULL);
}
