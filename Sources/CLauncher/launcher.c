#include "CLauncher.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static const int passed_on[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP};
enum { PASSED_ON = sizeof passed_on / sizeof *passed_on };

/// 0 while there is no screen.
static volatile pid_t screen = 0;

static void forward(int signal, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    // What the screen sends to its whole group must not come back to it.
    if (screen > 0 && info->si_pid != screen) kill(screen, signal);
    errno = saved;
}

/// Passes signals on to the screen; `before` gets what they did until now.
static void forward_signals(struct sigaction before[PASSED_ON]) {
    struct sigaction action = {.sa_sigaction = forward, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigfillset(&action.sa_mask);
    for (int i = 0; i < PASSED_ON; i++) sigaction(passed_on[i], &action, &before[i]);
}

/// Waits until the screen has ended and leaves it unreaped. While it is stopped this process is too, so that the shell
/// sees its job stopped.
static void await_end(void) {
    for (;;) {
        siginfo_t change;
        if (waitid(P_PID, screen, &change, WEXITED | WSTOPPED | WNOWAIT) < 0) {
            if (errno == EINTR) continue;
            return;
        }
        if (change.si_code == CLD_EXITED || change.si_code == CLD_KILLED || change.si_code == CLD_DUMPED) return;
        waitid(P_PID, screen, &change, WSTOPPED | WNOHANG);
        kill(getpid(), SIGSTOP);
        kill(screen, SIGCONT);
    }
}

/// The status with which the screen ended. Signals do again what they did `before`, and that before the screen is
/// reaped: from then on its number may be another process's.
static int take_leave(const struct sigaction before[PASSED_ON]) {
    pid_t ended = screen;
    for (int i = 0; i < PASSED_ON; i++) sigaction(passed_on[i], &before[i], NULL);
    screen = 0;
    int status = 0;
    while (waitpid(ended, &status, 0) < 0) {
        if (errno != EINTR) return 1 << 8;
    }
    return status;
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
    if (terminal < 0) return (struct anju_launch){.role = ANJU_LAUNCH_ALONE};
    pid_t parent = getpid();
    screen = fork();
    if (screen < 0) return (struct anju_launch){.role = ANJU_LAUNCH_ALONE};
    if (screen == 0) {
        // Started by somebody who ignores these, the screen would be deaf, to its parent's end too.
        for (int i = 0; i < PASSED_ON; i++) sigaction(passed_on[i], &(struct sigaction){.sa_handler = SIG_DFL}, NULL);
        // Should the parent be killed, the screen ends in order as if the terminal were gone.
        prctl(PR_SET_PDEATHSIG, SIGHUP);
        if (getppid() != parent) _exit(129);
        // Memory is taken in large pieces: a second thread's heap would grow page by page, by a call of the kernel each.
        mallopt(M_TOP_PAD, 1 << 20);
        return (struct anju_launch){.role = ANJU_LAUNCH_SCREEN};
    }
    struct sigaction before[PASSED_ON];
    forward_signals(before);
    await_end();
    int status = take_leave(before);
    if (!WIFSIGNALED(status)) return (struct anju_launch){.role = ANJU_LAUNCH_ENDED, .value = WEXITSTATUS(status)};
    give_back(terminal, &settings);
    return (struct anju_launch){.role = ANJU_LAUNCH_KILLED, .value = WTERMSIG(status)};
}

static struct anju_launch early = {.role = ANJU_LAUNCH_ALONE};

struct anju_launch anju_launch(void) {
    struct anju_launch begun = early;
    early.role = ANJU_LAUNCH_ALONE;
    return begun.role == ANJU_LAUNCH_ALONE ? launch() : begun;
}

/// Which of the options of a desk the word is, the data directory first; -1 for none.
static int desk_option(const char *word) {
    static const char *const options[] = {"--data", "--theme", "--terminal"};
    for (int i = 0; i < 3; i++) {
        if (!strcmp(word, options[i])) return i;
    }
    return -1;
}

int anju_names_desk(int count, char *const *words, int has_home) {
    int desks = 0;
    int given[3] = {0};
    for (int i = 1; i < count; i++) {
        if (!strcmp(words[i], "kiosk") || !strcmp(words[i], "counter")) {
            desks++;
            continue;
        }
        // Each option once, with a value that is no option.
        int option = desk_option(words[i]);
        if (option < 0 || given[option] || ++i == count || words[i][0] == '-') return 0;
        given[option] = 1;
    }
    return desks == 1 && (given[0] || has_home);
}

static int has_home(void) {
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    return (data && data[0] == '/') || (home && home[0] == '/');
}

__attribute__((constructor(101))) static void launch_early(int count, char **words) {
    if (!anju_names_desk(count, words, has_home()) || !isatty(0) || !isatty(1)) return;
    early = launch();
    // In a static program this ran before the runtime; the loader of a dynamic one brought the runtime up first.
    early.is_runtime_own = getauxval(AT_BASE) == 0;
    if (early.role == ANJU_LAUNCH_ENDED) _exit(early.value);
}
