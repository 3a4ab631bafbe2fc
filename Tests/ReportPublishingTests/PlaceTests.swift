import Testing

@testable import ReportPublishing

/// What a person writes for a place, and what of it is refused.
@Suite struct PlaceTests {
    @Test(arguments: [
        ("/srv/www", Place.folder("/srv/www")), ("./webb", .folder("./webb")),
        ("/med : kolon", .folder("/med : kolon")),
        ("www.example.se:/srv/www", .server(.init(user: nil, host: "www.example.se"), path: "/srv/www")),
        ("webb@www.example.se:/srv/å ä", .server(.init(user: "webb", host: "www.example.se"), path: "/srv/å ä")),
        ("webb@example.se:", .server(.init(user: "webb", host: "example.se"), path: ".")),
        ("webb@example.se:~/www", .server(.init(user: "webb", host: "example.se"), path: "www")),
        ("ssh://webb@example.se:2222/srv", .server(.init(user: "webb", host: "example.se", port: 2222), path: "/srv")),
        ("ssh://example.se/srv", .server(.init(user: nil, host: "example.se"), path: "/srv")),
    ])
    func reads(text: String, place: Place) throws { #expect(try Place(text) == place) }

    @Test(arguments: [
        ("", Place.Fault.empty), ("-oProxyCommand=x:/y", .option), ("--rsh=x", .option), ("a:-rf", .option),
        ("rad\nbyte", .control),
        ("/srv/\u{202E}www", .control), ("\u{1B}[31m:/x", .control), ("-@x:/y", .option), ("a@-x:/y", .userOrHost),
        ("a b:/x", .userOrHost),
        ("a;b:/x", .userOrHost), ("a@b@c:/x", .userOrHost), ("$(x):/y", .userOrHost), (":/x", .userOrHost),
        ("@x:/y", .userOrHost),
        ("ssh://x", .userOrHost), ("ssh://x:0/y", .port), ("ssh://x:65536/y", .port), ("ssh://x:22:22/y", .userOrHost),
    ])
    func refuses(text: String, fault: Place.Fault) { #expect(throws: fault) { try Place(text) } }

    @Test(arguments: ["/srv/www", "webb@example.se:/srv/www", "ssh://webb@example.se:2222/srv/www"])
    func isShownAsWritten(text: String) throws { #expect(try Place(text).shown == text) }
}

/// What stands between a text and a shell.
@Suite struct ShellTests {
    @Test(arguments: [
        "", "a", "å ö", "'", "''", "a'b\"c", "$(exit 3)", "`exit 3`", "\\", "a\nb", ";exit 3", "*", "~", "-n",
        "\u{7F}\t", "!x", "#", "'\\''",
    ])
    func quotingLosesNothing(text: String) throws {
        let result = try Program(name: "sh", arguments: ["-s"]).run(
            input: Array("printf %s \(ShellQuoting.quote(text))".utf8), timeLimit: 20)
        #expect(result.status == 0 && String(decoding: result.output, as: UTF8.self) == text)
    }

    /// A connection that breaks while the script is sent must not have done the first half of it.
    @Test func ofACutScriptNothingIsDone() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var step = ShellStep(at: folder.path)
        step.add("claim", "1:2:3:4:2023:webb@dator", "-")
        let script = step.script
        let last = script.count - "main </dev/null\n".utf8.count
        for length in Array(stride(from: 0, to: last, by: 211)) + [last] {
            let part = Array(script.prefix(length))
            _ = try Program(name: "sh", arguments: ["-s"]).run(input: part, timeLimit: 20)
            #expect(folder.names == [], "after \(length) of \(script.count) bytes")
        }
        #expect(try Program(name: "sh", arguments: ["-s"]).run(input: script, timeLimit: 20).status == 0)
        #expect(folder.names == [".build-report"])
    }

    @Test func readsAnswersAmongOtherWords() {
        let answer = StepAnswer(
            "Välkommen till servern!\nbr\there\t/srv\nbr\tinfo\ta\tb=c\td\n\nbrus\nbr\twritable\nbr".utf8)
        #expect(answer.first("here") == "/srv" && answer.has("writable") && !answer.has("brus"))
        #expect(answer["info"] == [["a", "b=c", "d"]])
        #expect(answer.text(["info", "a"]) == "b=c\td\n")
        #expect(answer.text(["manifest", "live"]) == nil)
    }

    @Test func aProgramThatIsNotThereIsNamed() {
        #expect(throws: PublishingFailure.noProgram("finns-inte-alls")) {
            try Program(name: "finns-inte-alls", arguments: []).run(timeLimit: 5)
        }
    }

    @Test func aProgramThatHangsIsEnded() {
        #expect(throws: PublishingFailure.cutOff) { try Program(name: "sleep", arguments: ["60"]).run(timeLimit: 0.2) }
    }

    /// What ssh, rsync and the system say, as they say it.
    @Test(arguments: [
        ("webb@h: Permission denied (publickey).", PublishingFailure.wrongKey("h")),
        (
            "No ED25519 host key is known for h and you have requested strict checking.\nHost key verification failed.",
            .unknownHostKey("h")
        ),
        (
            "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.",
            .changedHostKey("h")
        ),
        ("ssh: Could not resolve hostname h: Name or service not known", .unknownHost("h")),
        ("ssh: connect to host h port 22: Connection refused", .refused("h")),
        ("ssh: connect to host h port 22: No route to host", .noRoute("h")),
        ("ssh: connect to host h port 22: Connection timed out", .noRoute("h")),
        ("client_loop: send disconnect: Broken pipe", .cutOff), ("Timeout, server h not responding.", .cutOff),
        ("rsync: [receiver] write failed on \"x\": No space left on device (28)", .noSpace),
        ("rsync: [generator] recv_generator: mkdir \"x\" failed: Permission denied (13)", .noPermission),
        ("bash: line 1: rsync: command not found", .noTool("rsync")),
        ("mkdir: cannot create directory: Read-only file system", .readOnly),
    ])
    func knowsWhatWentWrong(words: String, failure: PublishingFailure) {
        #expect(PublishingFailure.reading(words, host: "h") == failure)
    }

    @Test func knowsThatADiskHasNoLinks() {
        let words = "ln: failed to create symbolic link 'x': Operation not permitted"
        #expect(PublishingFailure.reading(step: "link", words, host: "") == .noLinks)
        #expect(PublishingFailure.reading(step: "rename", words, host: "") == .noPermission)
    }
}
