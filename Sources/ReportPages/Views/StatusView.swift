import ExactNumbers
import ReportAssessment
import ReportModel
import Templates

/// Word, shape and colour of every status: one component, made once for all places that show it.
struct StatusViews: Sendable {
    private let views: [Status: View]

    init(_ scales: AssessmentScales, theme: Theme) {
        let levels = scales.goals.levels + scales.indicators.levels + scales.assignments.levels
        let statuses =
            levels.flatMap { [.level($0), .level($0, withoutFigure: true)] } + StatusState.allCases.map(Status.state)
        views = Dictionary(statuses.map { ($0, Self.view($0, theme)) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(status: Status) -> View? { views[status] }

    fileprivate static func view(_ status: Status, _ theme: Theme) -> View {
        switch status {
        case .level(let level, let withoutFigure):
            view(
                id: level.id, label: level.label, short: level.shortLabel, colour: level.colour, symbol: level.symbol,
                isState: false, withoutFigure: withoutFigure, theme)
        case .state(let state):
            view(
                id: state.rawValue, label: state.label, short: state.label, colour: .grey, symbol: .circle,
                isState: true, theme)
        }
    }

    fileprivate static func view(
        id: String, label: String, short: String, colour: StatusColour, symbol: StatusSymbol, isState: Bool,
        withoutFigure: Bool = false, _ theme: Theme
    ) -> View {
        [
            "id": id, "label": label, "shortLabel": short, "colourClass": colour.className,
            "colour": theme.status[colour.className]?.light.border,
            "symbol": symbol.fileName, "symbolPartial": "delar/symbol/" + symbol.fileName, "isState": isState,
            "withoutFigure": withoutFigure,
        ]
    }
}

extension SiteMaterial {
    func view(_ status: Status) -> View { statusViews[status] ?? StatusViews.view(status, templates.theme) }

    /// All states as one, where only symbols fit.
    var viewOfAnyState: View {
        let label = phrases("stateWithoutLevel")
        return StatusViews.view(
            id: "utan-bedomning", label: label, short: label, colour: .grey, symbol: .circle, isState: true,
            templates.theme)
    }
}

extension SiteContext {
    func view(_ status: Status) -> View { material.view(status) }
    var viewOfAnyState: View { material.viewOfAnyState }
}

extension StatusColour {
    /// The name in the style sheet.
    var className: String {
        let colour: StatusColourClass =
            switch self {
            case .green: .gron
            case .lightGreen: .ljusgron
            case .yellow: .gul
            case .orange: .orange
            case .red: .rod
            case .grey: .gra
            case .blue: .bla
            }
        return colour.rawValue
    }
}

extension StatusSymbol {
    /// The template that draws it.
    var fileName: String {
        switch self {
        case .wave: "vag"
        case .two: "tva"
        default: rawValue
        }
    }
}

/// How many of each status: in figures, as a bar and as a sentence.
struct TallyView {
    let site: SiteContext
    let scale: AssessmentScale
    let statuses: [Status]
    /// What is counted: ”mål”, ”indikatorer”.
    let noun: String

    /// Of every goal that is to be assessed.
    static func goals(of site: SiteContext) -> TallyView {
        TallyView(
            site: site, scale: site.report.scales.goals, statuses: site.assessed.assessedGoals.compactMap(\.status),
            noun: site.word("goalsNoun"))
    }

    static func indicators(of site: SiteContext) -> TallyView {
        TallyView(
            site: site, scale: site.report.scales.indicators, statuses: site.indicators.map(\.status),
            noun: site.word("indicatorsNoun"))
    }

    /// Every level of the scale, best first, also those that nothing has; then the states that occur.
    var view: View? {
        guard !assessable.isEmpty else { return nil }
        let states = StatusState.allCases.map { state in
            (site.view(.state(state)), statuses.count { $0 == .state(state) })
        }
        return tally(levelCounts + states.filter { $0.1 > 0 })
    }

    /// Only what occurs, with every state as one: for symbols in a table's cell.
    var compactView: View {
        let states = assessable.count { $0.level == nil }
        return tally((levelCounts + [(site.viewOfAnyState, states)]).filter { $0.1 > 0 })
    }

    /// What waits for a later document has no colour to be counted.
    private var assessable: [Status] { statuses.filter { $0 != .state(.planned) } }

    private var levelCounts: [(View, Int)] {
        scale.levels.map { level in (site.view(.level(level)), statuses.count { $0.level?.id == level.id }) }
    }

    private func tally(_ counted: [(View, Int)]) -> View {
        [
            "levels": levels(counted), "total": String(statuses.count), "noun": countedNoun, "sentence": sentence,
        ]
    }

    /// ”Sammanlagt 45 indikatorer, varav 35 utan färg.”
    var sentence: String {
        let without = statuses.count { $0.level == nil }
        let phrase =
            switch (without, statuses.count) {
            case (0, _): "tallySentence"
            case (1, 1): "tallySentenceOneWithout"
            case (statuses.count, _): "tallySentenceAllWithout"
            default: "tallySentenceWithout"
            }
        return site.phrases(
            phrase, ["count": String(statuses.count), "noun": countedNoun, "without": String(without)])
    }

    /// Of the nouns that are counted only ”indikatorer” has another form for one.
    private var countedNoun: String {
        statuses.count == 1 && noun == site.word("indicatorsNoun") ? site.word("indicatorNoun") : noun
    }

    /// The bar is 100 wide, with a gap of half a unit after each part.
    private func levels(_ counted: [(View, Int)]) -> [View] {
        var before = 0
        return counted.map { status, count in
            defer { before += count }
            let start = before * 10_000 / statuses.count
            let end = (before + count) * 10_000 / statuses.count
            return [
                "status": status, "count": String(count), "barX": Self.hundredths(start),
                "barWidth": Self.hundredths(max(0, end - start - (count > 0 ? 50 : 0))),
            ]
        }
    }

    private static func hundredths(_ value: Int) -> String {
        "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100)"
    }
}

/// A figure with its unit, or the words that say it is not given.
enum ValueView {
    static func text(_ text: String, note: String? = nil) -> View { ["text": text, "isMissing": false, "note": note] }
    static func missing(_ text: String) -> View { ["text": text, "isMissing": true, "note": nil] }
    static func optional(_ text: String?, missing: String) -> View {
        text.map { self.text($0) } ?? self.missing(missing)
    }
}
