import Foundation
import ReportRendering

/// Runs Pagefind on documents in memory, over its pipe, and reads what it wrote.
///
/// Its command line would walk a folder in the order that the file system gives, and the index's bytes follow that
/// order. Here the documents come in ours, and so the same report gives the same bytes on every machine.
struct Pagefind {
    enum Failure: Error {
        case cannotStart, timedOut, stopped, refused, cannotRead

        var words: String {
            switch self {
            case .cannotStart: "Pagefind går inte att starta"
            case .timedOut: "Pagefind blev inte klart i tid"
            case .stopped: "Pagefind avbröts"
            case .refused: "Pagefind kunde inte läsa sidorna"
            case .cannotRead: "det som Pagefind skrev går inte att läsa"
            }
        }
    }

    let program: String
    /// Long enough for a report many times the size of any that we have seen.
    var seconds = 120.0

    func index(_ documents: [(path: String, html: String)]) throws(Failure) -> [(path: String, bytes: [UInt8])] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "build-report-sok-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let requests = Self.requests(documents, output: folder.path)
        let answers = try ServiceProcess.run(
            program, ["--service"], input: requests.joined(), answers: requests.count, seconds: seconds)
        guard answers.allSatisfy({ !Self.isError($0) }) else { throw .refused }
        return try Self.files(in: folder)
    }

    /// Each request is JSON as Base64, with a comma after it.
    private static func requests(_ documents: [(path: String, html: String)], output: String) -> [[UInt8]] {
        var id = -1
        let request = { (type: String, members: (inout JSONWriter) -> Void) -> [UInt8] in
            id += 1
            var json = JSONWriter()
            json.object { json in
                json.member("message_id", id)
                json.member("payload") { json in
                    json.object { json in
                        json.member("type", type)
                        members(&json)
                    }
                }
            }
            return Array(Data(json.bytes).base64EncodedData()) + [UInt8(ascii: ",")]
        }
        var requests = [
            request("NewIndex") { json in
                json.member("config") { json in
                    json.object { json in
                        json.member("keep_index_url", true)
                        json.member("exclude_selectors") { $0.array([".heading-link"]) { $0.string($1) } }
                    }
                }
            }
        ]
        for document in documents {
            requests.append(
                request("AddFile") { json in
                    json.member("index_id", 0)
                    json.member("url", document.path)
                    json.member("file_contents", document.html)
                })
        }
        requests.append(
            request("WriteFiles") { json in
                json.member("index_id", 0)
                json.member("output_path", output)
            })
        return requests
    }

    private static func isError(_ answer: ArraySlice<UInt8>) -> Bool {
        guard let json = Data(base64Encoded: Data(answer)) else { return true }
        return json.firstRange(of: Data("\"type\":\"Error\"".utf8)) != nil
    }

    private static func files(in folder: URL) throws(Failure) -> [(path: String, bytes: [UInt8])] {
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path) else { throw .cannotRead }
        var files: [(path: String, bytes: [UInt8])] = []
        for path in paths.sorted() {
            var isFolder: ObjCBool = false
            let whole = folder.appendingPathComponent(path).path
            guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder) else { throw .cannotRead }
            if isFolder.boolValue { continue }
            guard let bytes = FileManager.default.contents(atPath: whole) else { throw .cannotRead }
            files.append((path, [UInt8](bytes)))
        }
        guard files.contains(where: { $0.path == "pagefind.js" }) else { throw .cannotRead }
        return files
    }
}
