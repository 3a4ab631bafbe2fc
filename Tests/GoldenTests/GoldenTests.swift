import Diagnostics
import Foundation
import Testing

/// Whole editions through the whole pipeline, compared with what stands in their directories.
///
/// `UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes every case anew and fails, so that nobody forgets to
/// read the difference; where `CI` is set it refuses.
@Suite struct GoldenTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let isUpdating = environment["UPDATE_GOLDEN"] == "1"

    @Test func hasCases() {
        #expect(GoldenCase.all.count > 20)
        if Self.isUpdating { Issue.record("UPDATE_GOLDEN=1 skriver om det som väntas; kör testerna en gång till utan") }
    }

    @Test(arguments: GoldenCase.all)
    func matches(_ golden: GoldenCase) throws {
        let expected = golden.expected()
        let outcome = try golden.run()
        let actual = golden.actual(outcome, whole: Set(expected.keys.filter { $0.hasSuffix(".whole.html") }))

        if Self.isUpdating {
            guard Self.environment["CI"] == nil else {
                Issue.record("UPDATE_GOLDEN gäller inte i CI")
                return
            }
            guard actual != expected else { return }
            try golden.rewrite(actual)
            Issue.record("\(golden.name) skrevs om; läs skillnaden med git diff")
            return
        }

        #expect((outcome.site == nil) == outcome.diagnostics.containsError, "fel och sajt utesluter varandra")
        for path in Set(expected.keys).union(actual.keys).sorted() {
            switch (expected[path], actual[path]) {
            case (nil, let new?): Issue.record("\(path) väntades inte:\n\(new.prefix(2000))")
            case (let old?, nil): Issue.record("\(path) saknas; den skulle ha varit:\n\(old.prefix(500))")
            case (let old?, let new?):
                if old != new { Issue.record("\(path) skiljer sig:\n\(Difference.between(old, new))") }
            case (nil, nil): break
            }
        }
    }

    @Test(arguments: GoldenCase.all)
    func isTheSameTwice(_ golden: GoldenCase) throws {
        let first = try golden.run()
        let second = try golden.run()
        #expect(first.site?.files.map(\.path) == second.site?.files.map(\.path))
        for (left, right) in zip(first.site?.files ?? [], second.site?.files ?? []) where left.bytes != right.bytes {
            Issue.record("\(left.path) blev olika två gånger")
        }
        #expect(first.diagnostics == second.diagnostics)
    }
}

/// Where two texts part, line by line.
enum Difference {
    static func between(_ old: String, _ new: String) -> String {
        let lines = new.split(separator: "\n", omittingEmptySubsequences: false)
            .difference(from: old.split(separator: "\n", omittingEmptySubsequences: false))
        let shown = lines.prefix(40).map { change in
            switch change {
            case .remove(let offset, let line, _): "- \(offset + 1): \(line)"
            case .insert(let offset, let line, _): "+ \(offset + 1): \(line)"
            }
        }
        return shown.joined(separator: "\n") + (lines.count > 40 ? "\n…" : "")
    }
}
