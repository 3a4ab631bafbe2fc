import SiteFiles

/// A page of the preview's own: plain HTML that reads well without any script.
struct OwnPage {
    var title: String
    /// Finished HTML.
    var body: String

    private static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"

    var bytes: [UInt8] {
        Array(
            """
            <!doctype html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Self.escape(title))</title>
            <link rel="stylesheet" href="\(Reserved.style)">
            </head>
            <body class="fv-sida">
            <main id="main">
            <h1>\(Self.escape(title))</h1>
            \(body)
            </main>
            </body>
            </html>

            """.utf8)
    }

    static func escape(_ text: String) -> String { EscapedText.html(text) }
}

/// What is wrong, as a list.
struct ProblemList {
    let standing: Standing

    var html: String {
        guard !standing.problems.isEmpty else { return "<p>Inget är fel.</p>" }
        return "<ol class=\"fv-lista\">\n" + standing.problems.map(item).joined(separator: "\n") + "\n</ol>"
    }

    private func item(_ problem: Problem) -> String {
        let escape = OwnPage.escape
        var html = "<li class=\"fv-\(problem.severity)\">"
        html += "<p class=\"fv-rubrik\"><strong>\(problem.severity)</strong> \(escape(problem.message))</p>"
        if let file = problem.file {
            html += "<p class=\"fv-plats\">\(escape(file))\(problem.line.map { ", rad \($0)" } ?? "")</p>"
        }
        if let excerpt = problem.excerpt, excerpt.count == 3 {
            html +=
                "<p class=\"fv-utdrag\">\(escape(excerpt[0]))<mark>\(escape(excerpt[1]))</mark>\(escape(excerpt[2]))</p>"
        }
        if let help = problem.help { html += "<p class=\"fv-hjalp\">Gör så här: \(escape(help))</p>" }
        return html + "</li>"
    }
}

/// Shown at every address until there is a version without errors.
struct ProblemPage {
    let standing: Standing

    var bytes: [UInt8] {
        OwnPage(
            title: "Rapporten går inte att visa än",
            body: """
                <p>Rätta felen nedan och spara. Sidan visas då av sig själv.</p>
                \(ProblemList(standing: standing).html)
                """
        ).bytes
    }
}

/// `/_forhandsvisning/fel`: what is wrong, and every page.
struct RemarksPage {
    let standing: Standing
    let pages: [String]

    var bytes: [UInt8] {
        let links = pages.map { path in
            let address = path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
            let name = address.isEmpty ? "startsidan" : address
            return "<li><a href=\"/\(OwnPage.escape(address))\">\(OwnPage.escape(name))</a></li>"
        }
        return OwnPage(
            title: "Fel och varningar",
            body: """
                <p><a href="\(Reserved.progress)">Så långt har rapporten kommit</a></p>
                \(ProblemList(standing: standing).html)
                <h2>Sidor</h2>
                <ul>
                \(links.joined(separator: "\n"))
                </ul>
                """
        ).bytes
    }
}
