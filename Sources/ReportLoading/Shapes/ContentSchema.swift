/// The files of an edition and the keys that each may have.
public struct ContentSchema: Sendable {
    /// The schema's own file name without ending: `rapport`.
    public var name: String
    /// The files that it is about, as an editor knows them: `mal/*.yaml`.
    public var files: String
    public var shape: Shape

    /// In the order in which an editor meets them.
    public static let all = [
        ContentSchema(name: "rapport", files: "rapport.yaml", shape: .edition),
        ContentSchema(name: "skalor", files: "skalor.yaml", shape: .scales),
        ContentSchema(name: "strategi", files: "strategi.yaml", shape: .strategy),
        ContentSchema(name: "mal", files: "mal/*.yaml", shape: .regionalGoal),
        ContentSchema(name: "kapitel", files: "kapitel/*.md", shape: .chapter),
        ContentSchema(name: "uppdrag", files: "uppdrag.yaml", shape: .assignments),
        ContentSchema(name: "avvikelser", files: "avvikelser.yaml", shape: .deviations),
        ContentSchema(name: "nyckeltal", files: "nyckeltal.yaml", shape: .keyFigures),
        ContentSchema(name: "beviljade-projekt", files: "beviljade-projekt.yaml", shape: .grants),
        ContentSchema(name: "kontakter", files: "kontakter.yaml", shape: .contacts),
        ContentSchema(name: "bilder", files: "bilder.yaml", shape: .pictures),
        ContentSchema(name: "tillganglighet", files: "tillganglighet.yaml", shape: .accessibility),
        ContentSchema(name: "kontroller", files: "kontroller.yaml", shape: .review),
        ContentSchema(name: "forord", files: "forord.md", shape: .foreword),
    ]
}
