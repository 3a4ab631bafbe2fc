import Diagnostics
import Foundation
import Testing

@testable import ReportLoading

/// Symbolic links and other things that no repository can hold.
@Suite struct FolderReaderTests {
    /// A folder `arg` with `inne.txt`, beside `utanfor.txt`; gone after the test.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("mappar-\(UUID().uuidString)")
        let folder = root.appendingPathComponent("arg")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("bilder"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        try Data("inne".utf8).write(to: folder.appendingPathComponent("inne.txt"))
        try Data("hemligt".utf8).write(to: root.appendingPathComponent("utanfor.txt"))
        try body(folder)
    }

    private func link(_ name: String, to target: String, in folder: URL) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
    }

    private func read(_ folder: URL) -> (paths: [String], text: String) {
        let (tree, diagnostics) = FolderReader(root: folder.path, prefix: "Content/prov/").read(name: "prov")
        return (tree.files.keys.sorted(), DiagnosticFormatter.human.format(diagnostics.inOrder()))
    }

    /// What is not read would be missing from the report without a word. Seen: with `stop` saying nothing.
    @Test func saysThatThereAreTooManyFiles() throws {
        try withFolder { folder in
            for number in 1...4 {
                try Data("\(number)".utf8).write(to: folder.appendingPathComponent("bilder/\(number).txt"))
            }
            let read = { (most: Int) in
                FolderReader(root: folder.path, prefix: "Content/prov/", mostFiles: most).read(name: "prov")
            }
            #expect(read(5).diagnostics.isEmpty && read(5).tree.files.count == 5)
            let (tree, diagnostics) = read(4)
            #expect(tree.files.count == 4 && diagnostics.map(\.id) == ["för-många-filer"])
            #expect(diagnostics.containsError)
        }
    }

    @Test func followsALinkWithinTheFolder() throws {
        try withFolder { folder in
            try link("bilder/kopia.txt", to: "../inne.txt", in: folder)
            #expect(read(folder) == (["bilder/kopia.txt", "inne.txt"], ""))
        }
    }

    @Test(arguments: ["../utanfor.txt", "../../../../etc/passwd", "/etc/passwd", "bilder/../../utanfor.txt"])
    func refusesALinkOutOfTheFolder(target: String) throws {
        try withFolder { folder in
            guard
                target.hasPrefix("/")
                    || FileManager.default.fileExists(atPath: folder.appendingPathComponent(target).path)
            else { return }
            try link("ut.txt", to: target, in: folder)
            #expect(
                read(folder) == (
                    ["inne.txt"],
                    """
                    fel[länk-ut-ur-mappen]: den symboliska länken ”ut.txt” leder ut ur årgångens mapp
                      --> Content/prov/ut.txt
                     = hjälp: lägg själva filen i mappen i stället för en länk

                    """
                ))
        }
    }

    /// `arg-kopia` begins with the folder's own name.
    @Test func isNotFooledByANameThatBeginsTheSame() throws {
        try withFolder { folder in
            let sibling = folder.deletingLastPathComponent().appendingPathComponent("arg-kopia")
            try FileManager.default.createDirectory(at: sibling, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: sibling.appendingPathComponent("x.txt"))
            try link("ut.txt", to: "../arg-kopia/x.txt", in: folder)
            #expect(read(folder).text.hasPrefix("fel[länk-ut-ur-mappen]"))
        }
    }

    @Test func refusesALoop() throws {
        try withFolder { folder in
            try link("ett.txt", to: "tva.txt", in: folder)
            try link("tva.txt", to: "ett.txt", in: folder)
            #expect(
                read(folder) == (
                    ["inne.txt"],
                    """
                    fel[trasig-länk]: den symboliska länken ”ett.txt” leder runt i en cirkel
                      --> Content/prov/ett.txt
                     = hjälp: ta bort länken och lägg själva filen här

                    fel[trasig-länk]: den symboliska länken ”tva.txt” leder runt i en cirkel
                      --> Content/prov/tva.txt
                     = hjälp: ta bort länken och lägg själva filen här

                    """
                ))
        }
    }

    @Test func refusesALinkToNothing() throws {
        try withFolder { folder in
            try link("borta.txt", to: "finns-inte.txt", in: folder)
            #expect(
                read(folder) == (
                    ["inne.txt"],
                    """
                    fel[trasig-länk]: den symboliska länken ”borta.txt” pekar på något som inte finns
                      --> Content/prov/borta.txt
                     = hjälp: ta bort länken och lägg själva filen här

                    """
                ))
        }
    }

    /// Also one that leads to the folder that holds it, which would never end.
    @Test(arguments: [".", "bilder"])
    func refusesALinkToAFolder(target: String) throws {
        try withFolder { folder in
            try link("mapp", to: target, in: folder)
            let (paths, text) = read(folder)
            #expect(paths == ["inne.txt"])
            #expect(text.hasPrefix("fel[länk-"), "\(text)")
        }
    }

    @Test func refusesAFolderOutside() throws {
        try withFolder { folder in
            try link("ut", to: "..", in: folder)
            #expect(read(folder).text.hasPrefix("fel[länk-ut-ur-mappen]"))
        }
    }

    @Test func readsThroughALinkedRoot() throws {
        try withFolder { folder in
            let alias = folder.deletingLastPathComponent().appendingPathComponent("genvag")
            try FileManager.default.createSymbolicLink(at: alias, withDestinationURL: folder)
            #expect(read(alias) == (["inne.txt"], ""))
        }
    }

    @Test func leavesBackupsAndLockFilesAlone() throws {
        try withFolder { folder in
            for name in [".hemlig", "~$rapport.docx", "rapport.yaml~", "#rapport.yaml#", "Thumbs.db", "x.tmp", "x.bak"]
            {
                try Data().write(to: folder.appendingPathComponent(name))
            }
            #expect(read(folder) == (["inne.txt"], ""))
        }
    }

    /// As macOS stores names: the letter and its dots apart.
    @Test func composesNames() throws {
        try withFolder { folder in
            try Data("x".utf8).write(to: folder.appendingPathComponent("a\u{30A}a\u{308}.txt"))
            let paths = FolderReader(root: folder.path, prefix: "").read(name: "").tree.files.keys.sorted()
            #expect(
                paths.map { Array($0.unicodeScalars) }
                    == ["inne.txt", "\u{E5}\u{E4}.txt"].map { Array($0.unicodeScalars) })
        }
    }

    @Test func refusesTwoNamesThatLookTheSame() throws {
        try withFolder { folder in
            for name in ["\u{E5}.txt", "a\u{30A}.txt"] {
                #expect(FileManager.default.createFile(atPath: folder.path + "/" + name, contents: Data("x".utf8)))
            }
            #expect(
                read(folder).text.hasPrefix(
                    "fel[dubbelt-filnamn]: två filer heter ”å.txt”, med å, ä eller ö lagrade på olika sätt\n  --> Content/prov/å.txt\n"
                ))
        }
    }

    @Test func refusesAFolderThatIsTooDeep() throws {
        try withFolder { folder in
            let deep = folder.appendingPathComponent((0..<15).map { _ in "m" }.joined(separator: "/"))
            try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
            #expect(read(folder).text.hasPrefix("fel[för-djup-mapp]"))
        }
    }

    @Test func saysThatAFolderIsMissing() throws {
        try withFolder { folder in
            #expect(
                read(folder.appendingPathComponent("saknas")).text.hasPrefix(
                    "fel[kan-inte-läsa]: mappen går inte att läsa\n"))
        }
    }

    /// A pipe would make the reader wait for ever.
    @Test func passesByWhatIsNoFile() throws {
        try withFolder { folder in
            #expect(mkfifo(folder.path + "/ror", 0o600) == 0)
            #expect(read(folder).paths == ["inne.txt"])
        }
    }
}
