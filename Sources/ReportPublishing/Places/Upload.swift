/// Brings a built report to a folder of its own at a place, by rsync: only what none of the releases there has.
struct Upload: Sendable {
    let shell: Shell
    /// The built report.
    let source: String
    /// What is brought; nothing else that may lie there.
    let paths: [String]
    /// The place's folder as it calls itself.
    let folder: String
    let release: ReleaseName
    /// Releases whose files are shared where they are the same, best first.
    let earlier: [ReleaseName]
    let mask: String
    /// rsync reads no more than this many folders to share from.
    private static let mostFolders = 20

    func run() throws(PublishingFailure) {
        let list = Array(paths.map { $0 + "\0" }.joined().utf8)
        let result = try program.run(input: list, timeLimit: 4 * 3600)
        guard result.status != 0 else { return }
        let words = result.complaints
        // Read and written files are named in the same way: only what is missing here has changed here.
        if result.status == 23 || result.status == 24,
            words.contains("link_stat") || words.contains("vanished") || words.contains("change_dir")
        {
            throw .builtFilesChanged
        }
        if result.status == 30 || result.status == 35 { throw .cutOff }
        let last = words.split(separator: "\n").last { !$0.hasPrefix("rsync error") }
        throw PublishingFailure.reading(words, host: shell.host)
            ?? .other(last.map { String($0).oneLine } ?? "rsync slutade med felkod \(result.status)")
    }

    /// Compared by content, never by time and size. Times are not kept: a file that is shared has its own, a new one is
    /// given the release's (`stamp` in `steps.sh`).
    private var program: Program {
        let links = earlier.prefix(Self.mostFolders).map { "--link-dest=../../releases/\($0.text)" }
        let arguments =
            ["--checksum", "--protect-args", "--from0", "--files-from=-", "--timeout=300", "--chmod=D777,F666"] + links
        let target = "\(folder)/.build-report/incoming/\(release.text)/"
        switch shell.place {
        case .folder:
            let command = ["rsync"] + arguments + ["--", source + "/", target]
            return Program(
                name: "sh",
                arguments: ["-c", "umask \(mask); exec \(command.map(ShellQuoting.quote).joined(separator: " "))"])
        case .server(let server, _):
            let remote = (["ssh"] + shell.sshOptions(server)).map(Self.rsyncWord).joined(separator: " ")
            return Program(
                name: "rsync",
                arguments: arguments + [
                    "--rsh=\(remote)", "--rsync-path=umask \(mask); rsync", "--", source + "/",
                    "\(server.login):\(target)",
                ])
        }
    }

    /// rsync parts the words of `--rsh` itself, by its own rules.
    private static func rsyncWord(_ word: String) -> String {
        word.contains { " '\"\\\t".contains($0) } ? "'" + word.replacing("'", with: "''") + "'" : word
    }
}
