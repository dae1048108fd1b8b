// Signals, and what a program does with them.
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
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

// A wish to end, noted by a handler that runs no Swift. Inline functions are copied into every Swift file that uses them,
// and the note with them: it is made and read in one file.

static inline volatile sig_atomic_t *anju_interruption(void) {
    static volatile sig_atomic_t met = 0;
    return &met;
}

static inline void anju_note_interruption(int signal) {
    (void)signal;
    *anju_interruption() = 1;
}

/// From now on `signal` only makes `anju_is_interrupted` tell 1.
static inline int anju_hear_interruption(int signal) {
    struct sigaction action = {.sa_handler = anju_note_interruption, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    return sigaction(signal, &action, NULL);
}
static inline int anju_is_interrupted(void) { return *anju_interruption() != 0; }

/// Sets what `signal` does to its default or to nothing; `before` gets what it did until now.
static inline int anju_signal_default(int signal, struct sigaction *before) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    return sigaction(signal, &action, before);
}
static inline int anju_signal_ignore(int signal, struct sigaction *before) {
    struct sigaction action = {.sa_handler = SIG_IGN};
    return sigaction(signal, &action, before);
}
