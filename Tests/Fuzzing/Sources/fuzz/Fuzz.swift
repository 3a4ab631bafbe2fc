import FuzzTargets
import Glibc

/// libFuzzer's own main function, which is given the target as its first argument: `fuzz markdown -runs=1000 CORPUS`.
@main enum Fuzz {
    /// Set once, before the first input.
    nonisolated(unsafe) private static var chosen = FuzzTarget.all[0].violations

    static func main() {
        var arguments = CommandLine.arguments
        guard arguments.count > 1, let target = FuzzTarget.all.first(where: { $0.name == arguments[1] }) else {
            print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
            exit(arguments.count > 1 ? 2 : 0)
        }
        // With a fault put in on purpose: it must be found.
        chosen = getenv("FUZZ_PLANTED") == nil ? target.violations : target.planted
        arguments.remove(at: 1)
        var count = Int32(arguments.count)
        var pointers = arguments.map { strdup($0) } + [nil]
        pointers.withUnsafeMutableBufferPointer { buffer in
            guard var base = buffer.baseAddress else { return }
            exit(
                runDriver(&count, &base) { data, size in
                    let found = Fuzz.chosen(Array(UnsafeBufferPointer(start: data, count: size)))
                    guard found.isEmpty else { fatalError(found.joined(separator: "\n")) }
                    return 0
                })
        }
    }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
