#include "CLauncher.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static volatile pid_t screen = 0;

static void forward(int signal, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    // What the screen sends to its whole group must not come back to it.
    if (screen > 0 && info->si_pid != screen) kill(screen, signal);
    errno = saved;
}

static void forward_signals(void) {
    static const int passed_on[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP};
    struct sigaction action = {.sa_sigaction = forward, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++) sigaction(passed_on[i], &action, NULL);
}

/// The status with which the screen ended. While it is stopped this process is too, so that the shell sees its job
/// stopped.
static int await_end(void) {
    for (;;) {
        int status = 0;
        if (waitpid(screen, &status, WUNTRACED) < 0) {
            if (errno == EINTR) continue;
            return 1 << 8;
        }
        if (!WIFSTOPPED(status)) return status;
        kill(getpid(), SIGSTOP);
        kill(screen, SIGCONT);
    }
}

/// Undoes what a screen leaves behind; a terminal that still behaves as before was given back already.
static void give_back(int terminal, const struct termios *settings) {
    struct termios current;
    if (tcgetattr(terminal, &current) != 0 || current.c_lflag == settings->c_lflag) return;
    tcsetattr(terminal, TCSANOW, settings);
    // Paste as typed, plain characters, cursor on, main screen, a fresh line.
    static const char sequence[] = "\033[?2004l\033(B\033[m\033[?25h\033[?1049l\r\n";
    if (write(terminal, sequence, sizeof sequence - 1) < 0) return;
}

static struct anju_launch launch(void) {
    struct termios settings;
    int terminal = tcgetattr(1, &settings) == 0 ? 1 : tcgetattr(0, &settings) == 0 ? 0 : -1;
    if (terminal < 0) return (struct anju_launch){ANJU_LAUNCH_ALONE, 0};
    pid_t parent = getpid();
    screen = fork();
    if (screen < 0) return (struct anju_launch){ANJU_LAUNCH_ALONE, 0};
    if (screen == 0) {
        // Should the parent be killed, the screen ends in order as if the terminal were gone.
        prctl(PR_SET_PDEATHSIG, SIGHUP);
        if (getppid() != parent) _exit(129);
        return (struct anju_launch){ANJU_LAUNCH_SCREEN, 0};
    }
    forward_signals();
    int status = await_end();
    if (!WIFSIGNALED(status)) return (struct anju_launch){ANJU_LAUNCH_ENDED, WEXITSTATUS(status)};
    give_back(terminal, &settings);
    return (struct anju_launch){ANJU_LAUNCH_KILLED, WTERMSIG(status)};
}

static struct anju_launch early = {ANJU_LAUNCH_ALONE, 0};

struct anju_launch anju_launch(void) {
    struct anju_launch begun = early;
    early.role = ANJU_LAUNCH_ALONE;
    return begun.role == ANJU_LAUNCH_ALONE ? launch() : begun;
}

/// Whether the words are those of a desk, as `DeskArguments` reads them. Nothing hangs on it but time: whatever is not
/// seen here is launched from Swift.
static int names_desk(int count, char **words) {
    int desks = 0;
    for (int i = 1; i < count; i++) {
        if (!strcmp(words[i], "kiosk") || !strcmp(words[i], "counter")) {
            desks++;
        } else if (!strcmp(words[i], "--data") || !strcmp(words[i], "--theme") || !strcmp(words[i], "--terminal")) {
            i++;
        } else {
            return 0;
        }
    }
    return desks == 1;
}

__attribute__((constructor(101))) static void launch_early(int count, char **words) {
    if (!names_desk(count, words) || !isatty(0) || !isatty(1)) return;
    early = launch();
    if (early.role == ANJU_LAUNCH_ENDED) _exit(early.value);
}
