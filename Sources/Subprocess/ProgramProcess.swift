import Glibc

/// A program that runs, in a process group of its own.
struct ProgramProcess {
    let id: pid_t

    /// Whether it has ended. It is kept until ``end()``, so that its number is nobody else's.
    var hasEnded: Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo != 0
    }

    /// Asks it to end, and waits for five seconds.
    func askToEnd() {
        kill(-id, SIGTERM)
        for _ in 0..<500 where !hasEnded { usleep(10_000) }
    }

    /// Ends it, where it has not ended, and all that it has started.
    ///
    /// - Returns: Its code, or 128 and the number of the signal that ended it.
    func end() -> Int32 {
        kill(-id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}

/// Writing to a program that has stopped reading is an answer and no reason to end: the signal that says so is held back
/// from this thread, and only here.
struct SilencedPipes {
    private var earlier = sigset_t()
    private let brokenPipe: sigset_t

    init() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        brokenPipe = signals
        pthread_sigmask(SIG_BLOCK, &signals, &earlier)
    }

    func end() {
        var (signals, earlier) = (brokenPipe, earlier)
        var now = timespec()
        while sigtimedwait(&signals, nil, &now) == SIGPIPE {}
        pthread_sigmask(SIG_SETMASK, &earlier, nil)
    }
}
