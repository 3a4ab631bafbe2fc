import Diagnostics
import MarkdownSyntax

/// A block without a name, which is shown as code: seldom what a report needs.
struct CodeBlockCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        review.prose.texts.flatMap { text in
            text.document.blocks.compactMap { block in
                guard case .code(let info, _) = block.kind, info.isEmpty else { return nil }
                let start = block.range.start
                return Diagnostic(
                    .note, "programkod", "texten visas som programkod, tecken för tecken",
                    at: SourceRange(file: block.range.file, line: start.line, column: start.column, length: 3),
                    help:
                        "är det vanlig text, ta bort raderna med ``` eller indraget på fyra mellanslag; är det ett block, skriv dess namn efter ```"
                )
            }
        }
    }
}
