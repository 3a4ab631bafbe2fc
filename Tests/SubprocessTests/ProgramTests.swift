import CLinux
import Glibc
import Subprocess
import Testing

/// Programs that behave badly, as `sh` can be told to.
@Suite struct ProgramTests {
    private func sh(_ script: String, _ arguments: [String] = [], seconds: Int = 30) -> Program {
        Program(at: "/bin/sh", ["-c", script, "sh"] + arguments, timeLimit: .seconds(seconds))
    }

    private func failure(_ body: () throws(ProgramFailure) -> ProgramEnd) -> ProgramFailure? {
        do {
            _ = try body()
            return nil
        } catch {
            return error
        }
    }

    /// Waits for a process to be gone, which takes the kernel a moment.
    private func isGone(_ id: pid_t) -> Bool {
        for _ in 0..<500 {
            if kill(id, 0) != 0 { return true }
            usleep(10_000)
        }
        return false
    }

    @Test func saysWhatItSaidAndHowItEnded() throws {
        let end = try sh("cat; echo fel >&2; exit 3").run(input: Array("in".utf8))
        #expect(end.status == 3)
        #expect(String(decoding: end.output, as: UTF8.self) == "in")
        #expect(end.complaints == "fel\n")
    }

    @Test func endsBySignal() throws { #expect(try sh("kill -TERM $$").run().status == 128 + SIGTERM) }

    @Test func meetsNoShell() throws {
        let words = ["$HOME", "a b", "\"; echo c", "*", ""]
        let end = try Program(at: "/usr/bin/printf", ["%s|"] + words, timeLimit: .seconds(30)).run()
        #expect(String(decoding: end.output, as: UTF8.self) == words.map { $0 + "|" }.joined())
    }

    @Test func knowsOnlyWhatItIsTold() throws {
        let program = Program(at: "/usr/bin/env", [], environment: ["B": "2", "A": "1"], timeLimit: .seconds(30))
        #expect(String(decoding: try program.run().output, as: UTF8.self) == "A=1\nB=2\n")
    }

    /// Ten megabytes on the error stream before a word on the other.
    @Test func isReadOnBothSides() throws {
        let end = try sh("head -c 10000000 /dev/zero >&2; echo klart; echo slut >&2").run()
        #expect(String(decoding: end.output, as: UTF8.self) == "klart\n")
        #expect(end.complaints.hasSuffix("slut\n"))
        #expect(end.complaints.utf8.count < 1_000_000)
    }

    /// It answers while it is asked, and reads no more until its answer has been taken.
    @Test func isAnsweredWhileItIsAsked() throws {
        let input = [UInt8](repeating: UInt8(ascii: "x"), count: 5_000_000)
        let end = try Program(at: "/bin/cat", [], timeLimit: .seconds(60)).run(input: input)
        #expect(end.output == input)
    }

    /// A service reads on after what it was asked; `read` says by its code whether its input has ended or is only silent.
    @Test(arguments: [(true, "öppen"), (false, "slut")])
    func keepsItsInputOpenWhenAsked(holding: Bool, word: String) throws {
        let script = "read -r a; read -r -t 0.2 b; if [ $? -gt 128 ]; then printf öppen; else printf slut; fi"
        let end = try Program(at: "/bin/bash", ["-c", script], timeLimit: .seconds(30))
            .run(input: Array("fråga\n".utf8), holdingInput: holding)
        #expect(String(decoding: end.output, as: UTF8.self) == word)
    }

    @Test func mayStopReading() throws {
        let input = [UInt8](repeating: 0, count: 5_000_000)
        #expect(try sh("exec true").run(input: input).status == 0)
    }

    @Test(arguments: [
        "exec sleep 600", "while :; do echo x; done", "while :; do echo x >&2; done", "trap '' TERM; sleep 600",
    ])
    func mustEndInTime(script: String) {
        let program = Program(at: "/bin/sh", ["-c", script], timeLimit: .milliseconds(200))
        let start = ContinuousClock.now
        #expect(failure { () throws(ProgramFailure) in try program.run() } == .tookTooLong)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    /// What it leaves behind holds its pipes open; nobody waits for that, and it is ended.
    @Test func leavesNothingBehind() throws {
        let start = ContinuousClock.now
        let end = try sh("sleep 600 & echo $!").run()
        #expect(ContinuousClock.now - start < .seconds(20))
        let child = try #require(pid_t(String(decoding: end.output, as: UTF8.self).dropLast()))
        #expect(isGone(child))
    }

    @Test func endsItsChildrenWithIt() throws {
        var said: [UInt8] = []
        let program = Program(at: "/bin/sh", ["-c", "sleep 600 & echo $!; wait"], timeLimit: .milliseconds(500))
        let failure = failure { () throws(ProgramFailure) in
            try program.run {
                said += $0
                return .more
            }
        }
        #expect(failure == .tookTooLong)
        let child = try #require(pid_t(String(decoding: said, as: UTF8.self).dropLast()))
        #expect(isGone(child))
    }

    @Test func isEndedWhenEnoughIsHeard() throws {
        var lines = 0
        let end = try sh("while :; do echo x; done").run {
            lines += $0.count { $0 == UInt8(ascii: "\n") }
            return lines < 1000 ? .more : .enough
        }
        #expect(end.output.count >= 2000)
    }

    @Test func isEndedFromElsewhere() async {
        let stop = StopSignal()
        let program = Program(at: "/bin/sleep", ["600"], timeLimit: .seconds(600))
        async let ended = Task.detached { failure { () throws(ProgramFailure) in try program.run(stop: stop) } }.value
        stop.set()
        #expect(await ended == .stopped)
    }

    /// What is ended from elsewhere may put away what it has begun.
    @Test func isAskedFirst() {
        let stop = StopSignal()
        let file = "/tmp/build-report-prov-\(getpid())"
        let script = "trap 'rm -f \(file); exit' TERM; : >\(file); echo redo; while :; do sleep 0.05; done"
        let failure = failure { () throws(ProgramFailure) in
            try Program(at: "/bin/sh", ["-c", script], timeLimit: .seconds(600)).run(stop: stop) { _ in
                stop.set()
                return .more
            }
        }
        #expect(failure == .stopped)
        #expect(access(file, F_OK) != 0)
    }

    @Test(arguments: ["/finns/inte", "/etc/passwd", "/etc"])
    func isNotFound(path: String) {
        #expect(
            failure { () throws(ProgramFailure) in try Program(at: path, [], timeLimit: .seconds(9)).run() }
                == .notFound)
    }

    @Test func isFoundByItsName() throws {
        #expect(Program(named: "sh", [], timeLimit: .seconds(9)).isThere)
        let missing = Program(named: "finns-inte-alls", [], timeLimit: .seconds(9))
        #expect(!missing.isThere)
        #expect(failure { () throws(ProgramFailure) in try missing.run() } == .notFound)
    }

    /// No end of a pipe is left open, whatever came of it.
    @Test func closesWhatItOpens() throws {
        let open = { try Program(at: "/bin/ls", ["/proc/self/fd"], timeLimit: .seconds(9)).run().output.count }
        #expect(try open() == "0\n1\n2\n3\n".utf8.count)
    }

    /// Whatever ends us ends it: the kernel sees to that when the thread is gone that waits for it.
    @Test func isNotLeftAlone() {
        var thread = pthread_t()
        let started = UnsafeMutablePointer<pid_t>.allocate(capacity: 1)
        defer { started.deallocate() }
        started.initialize(to: -1)
        pthread_create(
            &thread, nil,
            { started in
                var words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/sleep"), strdup("20"), nil]
                defer { words.forEach { free($0) } }
                var pipe: [Int32] = [-1, -1]
                guard open_pipe(&pipe) == 0 else { return nil }
                defer { pipe.forEach { _ = close($0) } }
                let id = words.withUnsafeMutableBufferPointer { words in
                    var none: UnsafeMutablePointer<CChar>?
                    return withUnsafePointer(to: &none) { none in
                        var start = program_start(
                            path: words[0], arguments: words.baseAddress, environment: none,
                            ends: (pipe[0], pipe[1], pipe[1]))
                        return start_program(&start)
                    }
                }
                started?.assumingMemoryBound(to: pid_t.self).pointee = id
                return nil
            }, started)
        pthread_join(thread, nil)
        var status: Int32 = 0
        #expect(waitpid(started.pointee, &status, 0) == started.pointee)
        #expect(status & 0x7F == SIGKILL)
    }
}
