// swift-tools-version: 6.2
import PackageDescription

/// With everything in it the program starts in a quarter of the time, and with jemalloc a large report takes a sixth less.
/// The launcher asks for both where the machine has what it takes; a debugging build and one without the launcher link as
/// usual.
let memory = Context.environment["BUILD_REPORT_JEMALLOC"] == "1" ? ["-ljemalloc"] : []
let whole: [LinkerSetting] =
    Context.environment["BUILD_REPORT_STATIC"] == "1"
    ? [.unsafeFlags(["-static-executable"] + memory, .when(platforms: [.linux], configuration: .release))] : []

/// The house: one target a room, in the order in which a report flows through them.
/// `Sources/README.md` shows what each room does and what it may touch.
let package = Package(
    name: "build-report",
    products: [
        .executable(name: "build-report", targets: ["build-report"]),
        .executable(name: "build-report-preview", targets: ["build-report-preview"]),
        // What Tests/Fuzzing, a package of its own, needs of the rooms.
        .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        .target(name: "CArena"),
        .target(name: "CLinux"),
        .target(name: "Diagnostics"),
        .target(name: "Parallelism"),
        .target(name: "Subprocess", dependencies: ["CLinux"]),
        .target(name: "ExactNumbers"),
        .target(name: "MarkdownSyntax", dependencies: ["CArena", "CMarkGFM", "Diagnostics"]),
        .target(name: "MarkdownHTML", dependencies: ["Diagnostics", "MarkdownSyntax"]),
        .target(name: "ReportModel", dependencies: ["Diagnostics", "ExactNumbers", "MarkdownSyntax"]),
        .target(
            name: "ReportLoading",
            dependencies: [
                "Diagnostics", "ExactNumbers", "MarkdownSyntax", "Parallelism", "ReportModel", "SwiftCSV", "Yams",
            ]),
        .target(
            name: "ReportAssessment", dependencies: ["Diagnostics", "ExactNumbers", "ReportModel"],
            exclude: ["RULES.md"]),
        .target(
            name: "ReportChanges",
            dependencies: [
                "Diagnostics", "ExactNumbers", "MarkdownSyntax", "ReportLoading", "ReportModel", "Subprocess",
            ]),
        .target(name: "ReportProgress", dependencies: ["Diagnostics", "MarkdownSyntax", "ReportModel"]),
        .target(name: "ReportCharts", dependencies: ["Diagnostics", "ExactNumbers"]),
        .target(name: "SiteFiles", dependencies: ["ExactNumbers", "MarkdownHTML"]),
        .target(name: "Templates", dependencies: ["Diagnostics", "SiteFiles"]),
        .target(
            name: "ReportTexts",
            dependencies: [
                "Diagnostics", "ExactNumbers", "MarkdownHTML", "MarkdownSyntax", "Parallelism", "ReportAssessment",
                "ReportLoading", "ReportModel", "SiteFiles",
            ]),
        .target(
            name: "ReportData",
            dependencies: [
                "Diagnostics", "ExactNumbers", "ReportAssessment", "ReportModel", "ReportTexts", "SiteFiles",
            ]),
        .target(
            name: "ReportPages",
            dependencies: [
                "Diagnostics", "ExactNumbers", "MarkdownHTML", "MarkdownSyntax", "Parallelism", "ReportAssessment",
                "ReportCharts", "ReportData", "ReportModel", "ReportProgress", "ReportTexts", "SiteFiles", "Templates",
            ]),
        .target(name: "ReportPrint", dependencies: ["SiteFiles"]),
        .target(name: "SiteChecks", dependencies: ["Diagnostics", "Parallelism", "SiteFiles"]),
        .target(name: "ReportSearch", dependencies: ["Diagnostics", "SiteFiles", "Subprocess"]),
        .target(
            name: "ReportOutput",
            dependencies: ["CLinux", "COpenSSL", "Diagnostics", "Parallelism", "SiteFiles", "Subprocess"]),
        .target(
            name: "ReportPublishing",
            dependencies: ["Diagnostics", "ReportModel", "ReportOutput", "ReportSearch", "Subprocess"],
            resources: [.embedInCode("Steps/steps.sh")]),
        .target(
            name: "ReportEditing",
            dependencies: [
                "Diagnostics", "MarkdownSyntax", "ReportLoading", "ReportModel", "ReportOutput", "SiteFiles", "Yams",
            ]),
        .target(
            name: "ReportReview",
            dependencies: [
                "Diagnostics", "ExactNumbers", "MarkdownSyntax", "ReportAssessment", "ReportLoading", "ReportModel",
            ]),
        .target(
            name: "ReportPipeline",
            dependencies: [
                "Diagnostics", "ReportAssessment", "SiteChecks", "Parallelism", "ReportLoading", "ReportModel",
                "ReportPages", "ReportProgress", "ReportTexts", "SiteFiles", "Templates",
            ]),
        .target(
            name: "ReportPreview",
            dependencies: [
                "CLinux", "Diagnostics", "ReportLoading", "ReportModel", "ReportPages", "ReportPipeline", "SiteFiles",
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            resources: [.embedInCode("Client/klient.css"), .embedInCode("Client/klient.js")]),
        .target(
            name: "ReportCommandLine",
            dependencies: [
                "Diagnostics", "ReportAssessment", "ReportChanges", "ReportEditing", "ReportLoading", "ReportModel",
                "Parallelism", "ReportOutput", "ReportPages", "ReportPipeline", "ReportPrint", "ReportProgress",
                "ReportPublishing", "ReportReview", "ReportSearch", "SiteFiles", "Subprocess", "Templates",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "build-report",
            dependencies: ["ReportCommandLine", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            linkerSettings: whole),
        .executableTarget(
            name: "build-report-preview",
            dependencies: [
                "Diagnostics", "ReportCommandLine", "ReportModel", "ReportPipeline", "ReportPreview",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .target(name: "SeededNumbers", path: "Tests/SeededNumbers"),
        .target(name: "StrictReading", path: "Tests/StrictReading"),
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Diagnostics", "MarkdownHTML", "MarkdownSyntax", "ReportLoading", "ReportOutput", "ReportPipeline",
                "ReportPreview", "SiteFiles", "StrictReading",
            ],
            path: "Tests/Fuzzing/Targets"),
        .testTarget(name: "FuzzingTests", dependencies: ["FuzzTargets"]),
        .testTarget(name: "ExactNumbersTests", dependencies: ["ExactNumbers", "SeededNumbers"]),
        .testTarget(name: "MarkdownSyntaxTests", dependencies: ["CArena", "Diagnostics", "MarkdownSyntax"]),
        .testTarget(
            name: "MarkdownHTMLTests",
            dependencies: ["CMarkGFM", "Diagnostics", "MarkdownHTML", "MarkdownSyntax", "SeededNumbers"]),
        .testTarget(
            name: "ReportAssessmentTests",
            dependencies: [
                "Diagnostics", "ExactNumbers", "MarkdownSyntax", "ReportAssessment", "ReportModel", "SeededNumbers",
            ]),
        .testTarget(
            name: "ReportChartsTests", dependencies: ["Diagnostics", "ExactNumbers", "ReportCharts", "SeededNumbers"],
            exclude: ["Golden"]),
        .testTarget(
            name: "SiteChecksTests",
            dependencies: ["Diagnostics", "SiteChecks", "SeededNumbers", "SiteFiles"]),
        .testTarget(
            name: "ReportCommandLineTests",
            dependencies: [
                "Diagnostics", "ReportCommandLine", "ReportLoading", "ReportModel", "ReportProgress",
                "build-report-preview",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(
            name: "ReportReviewTests",
            dependencies: [
                "Diagnostics", "MarkdownSyntax", "ReportAssessment", "ReportLoading", "ReportModel", "ReportOutput",
                "ReportPipeline", "ReportPreview", "ReportReview", "ReportSearch", "SiteChecks", "Templates",
            ],
            exclude: ["Corpus"]),
        .testTarget(name: "ReportOutputTests", dependencies: ["Diagnostics", "ReportOutput", "SiteFiles"]),
        .testTarget(
            name: "ReportPublishingTests",
            dependencies: [
                "Diagnostics", "ReportModel", "ReportOutput", "ReportPublishing", "ReportSearch", "SiteFiles",
            ]),
        .testTarget(
            name: "ReportChangesTests",
            dependencies: ["Diagnostics", "ReportChanges", "ReportLoading", "ReportModel"]),
        .testTarget(
            name: "AllKeysTests",
            dependencies: [
                "Diagnostics", "ReportChanges", "ReportLoading", "ReportPipeline", "SiteFiles",
            ], exclude: ["Content"]),
        .testTarget(
            name: "ReportEditingTests",
            dependencies: [
                "Diagnostics", "ReportEditing", "ReportLoading", "ReportModel", "ReportPipeline", "ReportProgress",
                "Yams",
            ]),
        .testTarget(
            name: "ReportProgressTests",
            dependencies: [
                "Diagnostics", "ReportLoading", "ReportModel", "ReportPipeline", "ReportProgress",
            ]),
        .testTarget(
            name: "ReportPreviewTests",
            dependencies: [
                "Diagnostics", "MarkdownSyntax", "ReportLoading", "ReportModel", "ReportPipeline", "ReportPreview",
                "SeededNumbers", "SiteFiles", .product(name: "FlyingFox", package: "FlyingFox"),
            ]),
        .testTarget(name: "SubprocessTests", dependencies: ["CLinux", "Subprocess"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(
            name: "ReportLoadingTests",
            dependencies: [
                "Diagnostics", "ExactNumbers", "MarkdownSyntax", "ReportLoading", "ReportModel", "SeededNumbers",
            ]),
        .testTarget(name: "SiteFilesTests", dependencies: ["SiteFiles"]),
        .testTarget(name: "TemplatesTests", dependencies: ["Diagnostics", "Templates"]),
        .testTarget(
            name: "ReportPagesTests",
            dependencies: [
                "Diagnostics", "ExactNumbers", "ReportAssessment", "ReportData", "ReportLoading", "ReportModel",
                "ReportPages", "ReportPipeline", "ReportTexts", "SeededNumbers", "SiteFiles", "StrictReading",
                "Templates",
            ]),
        .testTarget(
            name: "GoldenTests", dependencies: ["Diagnostics", "ReportLoading", "ReportPipeline", "SiteFiles"],
            exclude: ["Base", "Cases", "Templates"]),
        .testTarget(name: "ReportPrintTests", dependencies: ["ReportPrint", "SiteFiles"]),
        .testTarget(name: "ReportSearchTests", dependencies: ["Diagnostics", "ReportSearch", "SiteFiles"]),
    ]
)

/// A developer and CI build for debugging and meet every warning as an error. The launcher builds the release,
/// which a warning that only a later compiler knows must not keep from an editor.
for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error, .when(configuration: .debug))]
}
