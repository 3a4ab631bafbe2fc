import Diagnostics
import ReportModel

/// Every chapter has somebody to turn to.
struct ContactCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        // Whoever gets a paper knows whom it is from.
        guard review.report.edition.kind != .paper else { return [] }
        return review.report.chapters.filter { $0.contacts.isEmpty && review.report.contacts(of: $0).isEmpty }.map {
            chapter in
            Diagnostic(
                .note, "kapitel-utan-kontakt", "kapitlet ”\(chapter.title)” har ingen kontakt", at: chapter.range,
                help: "skriv kontakter: [id] bland uppgifterna överst, med ett id ur kontakter.yaml")
        }
    }
}
