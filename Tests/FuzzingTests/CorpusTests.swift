import Foundation
import FuzzTargets
import Testing

/// Every input that once broke a promise, and some that reach far, in the ordinary build; `Tests/Fuzzing/run` finds new ones.
@Suite struct CorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fuzzing/Corpus")

    private static func inputs(of target: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = folder.appendingPathComponent(target)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, Array(try Data(contentsOf: folder.appendingPathComponent(name))))
        }
    }

    @Test(arguments: FuzzTarget.all.map(\.name))
    func keepsEveryPromise(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let inputs = try Self.inputs(of: name)
        #expect(inputs.count >= 3)
        for input in inputs { #expect(target.violations(input.bytes) == [], "\(name)/\(input.name)") }
    }

    /// A target that sees nothing in all of its corpus would see nothing at all.
    @Test(arguments: FuzzTarget.all.map(\.name))
    func seesAPlantedFault(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        #expect(try Self.inputs(of: name).contains { !target.planted($0.bytes).isEmpty })
    }
}
