import Foundation
import SiteFiles
import Subprocess

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
    var timeLimit = Duration.seconds(120)

    func index(_ documents: [(path: String, html: String)]) throws(Failure) -> [(path: String, bytes: [UInt8])] {
        let requests = Self.requests(documents)
        let answers = try ask(requests)
        guard answers.allSatisfy({ !Self.isError($0) }) else { throw .refused }
        return try Self.files(in: answers.last ?? [])
    }

    /// All is asked at once, and Pagefind is ended when it has answered; a comma ends each answer.
    private func ask(_ requests: [[UInt8]]) throws(Failure) -> [ArraySlice<UInt8>] {
        var left = requests.count
        let service = Program(at: program, ["--service"], timeLimit: timeLimit)
        let end: ProgramEnd
        do {
            end = try service.run(input: Array(requests.joined()), holdingInput: true) { piece in
                left -= piece.count { $0 == UInt8(ascii: ",") }
                return left > 0 ? .more : .enough
            }
        } catch .tookTooLong {
            throw .timedOut
        } catch {
            throw .cannotStart
        }
        guard left <= 0 else { throw .stopped }
        return end.output.split(separator: UInt8(ascii: ","))
    }

    /// Each request is JSON as Base64, with a comma after it.
    private static func requests(_ documents: [(path: String, html: String)]) -> [[UInt8]] {
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
        // Asked for here and not written to a folder: Pagefind says that it has written before it has, and stopped then it
        // has left an empty file behind.
        requests.append(request("GetFiles") { $0.member("index_id", 0) })
        return requests
    }

    private static func isError(_ answer: ArraySlice<UInt8>) -> Bool {
        guard let json = Data(base64Encoded: Data(answer)) else { return true }
        return json.firstRange(of: Data("\"type\":\"Error\"".utf8)) != nil
    }

    /// The answer that holds the index.
    private struct Index: Decodable {
        struct Payload: Decodable { var files: [File] }
        struct File: Decodable {
            var path: String
            /// Base64 in the answer.
            var content: Data
        }
        var payload: Payload
    }

    private static func files(in answer: ArraySlice<UInt8>) throws(Failure) -> [(path: String, bytes: [UInt8])] {
        guard let json = Data(base64Encoded: Data(answer)),
            let index = try? JSONDecoder().decode(Index.self, from: json)
        else { throw .cannotRead }
        let files = index.payload.files.map { (path: $0.path, bytes: [UInt8]($0.content)) }.sorted { $0.path < $1.path }
        guard files.contains(where: { $0.path == "pagefind.js" }), !files.contains(where: \.bytes.isEmpty) else {
            throw .cannotRead
        }
        return files
    }
}
