// swift-tools-version: 6.2
import PackageDescription

/// The fuzzers, in a package of their own: a program that libFuzzer drives would break a plain build of the tool.
/// `run` builds and runs it; the targets are `Targets/`, which the tool's own tests replay too.
let package = Package(
    name: "fuzzing",
    dependencies: [.package(name: "build-report", path: "../..")],
    targets: [
        .executableTarget(name: "fuzz", dependencies: [.product(name: "FuzzTargets", package: "build-report")])
    ]
)
