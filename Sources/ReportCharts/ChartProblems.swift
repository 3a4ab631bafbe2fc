import Diagnostics

/// What the authors of charts should know, in the same words for every form.
struct ChartProblems {
    private let frame: ChartFrame
    private(set) var found: [Diagnostic] = []

    init(_ frame: ChartFrame) { self.frame = frame }

    private var name: String { "diagrammet ”\(frame.title)”" }

    mutating func add(_ severity: Diagnostic.Severity, _ id: String, _ message: String, help: String) {
        found.append(Diagnostic(severity, id, message, at: frame.range, help: help))
    }

    mutating func noRows() {
        add(
            .error, "diagram-utan-rader", "\(name) har inga rader",
            help: "kontrollera att filen har rader under rubrikerna")
    }

    mutating func noFigures() {
        add(
            .error, "diagram-utan-tal", "\(name) har inga tal att visa", help: "fyll i siffrorna, eller ta bort blocket"
        )
    }

    /// A few too many make a chart hard to read; many too many make it no chart.
    mutating func rows(_ count: Int, most: Int, _ noun: String) {
        guard count > most else { return }
        add(
            count > 3 * most ? .error : .warning, "diagram-för-många-rader",
            "\(name) har \(count) \(noun), och fler än \(most) är svåra att läsa",
            help: "välj ut de viktigaste raderna, eller visa en tabell")
    }

    mutating func series(_ count: Int, most: Int, least: Int = 1) {
        if count > most {
            add(
                .error, "diagram-för-många-serier", "\(name) har \(count) serier, och formen rymmer högst \(most)",
                help: "välj ut de viktigaste i serier: […], gör två diagram, eller visa en tabell")
        } else if count < least {
            add(
                .error, "diagram-för-få-serier",
                "\(name) har \(count == 1 ? "1 serie" : "\(count) serier") och behöver minst \(least)",
                help: "skriv kolumnernas namn: serier: [A, B]")
        }
    }

    mutating func labels(_ labels: [String], _ noun: String = "rad") {
        for (place, label) in labels.enumerated() where label.allSatisfy(\.isWhitespace) {
            add(
                .error, "diagram-etikett-saknas", "\(noun) \(place + 1) i \(name) saknar etikett",
                help: "skriv vad raden står för i etikettkolumnen")
        }
    }

    mutating func cut(_ places: [Int], _ noun: String = "rad") {
        for place in places {
            add(
                .warning, "diagram-etikett-för-lång",
                "etiketten för \(noun) \(place + 1) i \(name) är för lång och kortas av",
                help: "skriv en kortare etikett")
        }
    }

    mutating func negative(_ label: String, _ figure: String) {
        add(
            .error, "diagram-negativ-del", "”\(label)” i \(name) är \(figure), och en del kan inte vara mindre än noll",
            help: "rätta siffran, eller visa staplar i stället: typ: staplar")
    }

    mutating func missingPart(_ label: String) {
        add(
            .error, "diagram-del-saknas", "”\(label)” i \(name) saknar siffra, och då går helheten inte att visa",
            help: "fyll i siffran (noll är 0), eller ta bort raden")
    }

    mutating func sum(_ sum: String, isNot whole: String) {
        add(
            .error, "diagram-fel-summa",
            "delarna i \(name) är sammanlagt \(sum), men helheten är angiven till \(whole)",
            help: "rätta delarna eller helhet:, eller lägg till raden Övrigt")
    }
}
