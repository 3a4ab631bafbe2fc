#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// What the child does until it is the program: between fork and exec only what POSIX calls async-signal-safe.
static void become(const struct program_start *program, pid_t parent, int report) {
    int error = 0;
    // A parent that ended before this line was reached is noticed by the next.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    setpgid(0, 0);
    // Out of the way first: one of the ends may have the number of another's place.
    int ends[3];
    for (int place = 0; place < 3; place++) ends[place] = fcntl(program->ends[place], F_DUPFD_CLOEXEC, 3);
    for (int place = 0; place < 3; place++)
        if (ends[place] < 0 || dup2(ends[place], place) < 0) error = errno;
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
#ifdef SYS_close_range
    // 4: close when the program begins, so that the report of a failure still gets through.
    syscall(SYS_close_range, 3U, ~0U, 4U);
#endif
    if (error == 0) {
        execve(program->path, program->arguments, program->environment);
        error = errno;
    }
    ssize_t written = write(report, &error, sizeof error);
    (void)written;
    _exit(127);
}

pid_t start_program(const struct program_start *program) {
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return -1;
    pid_t parent = getpid();
    sigset_t all, earlier;
    sigfillset(&all);
    // No handler of ours may run in the child.
    pthread_sigmask(SIG_SETMASK, &all, &earlier);
    pid_t child = fork();
    int error = child < 0 ? errno : 0;
    if (child == 0) become(program, parent, report[1]);
    pthread_sigmask(SIG_SETMASK, &earlier, NULL);
    close(report[1]);
    if (child > 0) {
        ssize_t length;
        do length = read(report[0], &error, sizeof error);
        while (length < 0 && errno == EINTR);
        if (length != sizeof error) error = 0;
        if (error != 0) waitpid(child, NULL, 0);
    }
    close(report[0]);
    if (error == 0) return child;
    errno = error;
    return -1;
}

int open_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}
