#if canImport(Glibc)
    import Glibc
#endif

/// A program that answers on its pipe: everything is asked at once, and it is stopped when it has answered.
///
/// `poll` serves both directions, so that neither side waits for the other with a full pipe.
enum ServiceProcess {
    /// - Parameter answers: How many to wait for; a comma ends each.
    /// - Returns: The answers without their commas.
    static func run(
        _ program: String, _ arguments: [String], input: some Sequence<UInt8>, answers: Int, seconds: Double
    ) throws(Pagefind.Failure) -> [ArraySlice<UInt8>] {
        guard let toChild = pipeEnds() else { throw .cannotStart }
        guard let fromChild = pipeEnds() else {
            toChild.forEach { _ = close($0) }
            throw .cannotStart
        }
        let child = start(program, arguments, input: toChild[0], output: fromChild[1])
        close(toChild[0])
        close(fromChild[1])
        defer {
            close(toChild[1])
            close(fromChild[0])
        }
        guard let child else { throw .cannotStart }
        defer {
            kill(child, SIGKILL)
            waitpid(child, nil, 0)
        }
        let output = try converse(Array(input), to: toChild[1], from: fromChild[0], answers: answers, seconds: seconds)
        return output.split(separator: UInt8(ascii: ","))
    }

    /// A pipe's two ends, reading first; the child gets its own copies.
    private static func pipeEnds() -> [Int32]? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return ends
    }

    private static func start(_ program: String, _ arguments: [String], input: Int32, output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        return posix_spawn(&child, program, &actions, nil, &words, environ) == 0 ? child : nil
    }

    private static func converse(_ input: [UInt8], to: Int32, from: Int32, answers: Int, seconds: Double)
        throws(Pagefind.Failure) -> [UInt8]
    {
        // A program that stops early must not stop us: the write fails instead.
        let earlier = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, earlier) }
        _ = fcntl(to, F_SETFL, O_NONBLOCK)
        let deadline = ContinuousClock.now + .seconds(seconds)
        var written = 0
        var output: [UInt8] = []
        var commas = 0
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while commas < answers {
            let left = (deadline - .now).components.seconds
            guard left > 0 else { throw .timedOut }
            var waits = [
                pollfd(fd: from, events: Int16(POLLIN), revents: 0),
                pollfd(fd: written < input.count ? to : -1, events: Int16(POLLOUT), revents: 0),
            ]
            if poll(&waits, 2, Int32(left) * 1000) < 0, errno != EINTR { throw .stopped }
            if waits[1].revents != 0 {
                let count = input.withUnsafeBytes {
                    Glibc.write(to, $0.baseAddress.unsafelyUnwrapped + written, $0.count - written)
                }
                if count < 0, errno != EAGAIN, errno != EINTR { throw .stopped }
                written += max(0, count)
            }
            if waits[0].revents != 0 {
                let count = read(from, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw .stopped }
                commas += buffer[..<count].count { $0 == UInt8(ascii: ",") }
                output += buffer[..<count]
            }
        }
        return output
    }
}
