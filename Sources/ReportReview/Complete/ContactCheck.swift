import Diagnostics
import ReportModel

/// Every chapter has somebody to turn to.
struct ContactCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        let answered = Set(review.report.contacts.flatMap(\.chapters))
        return review.report.chapters.filter { chapter in
            chapter.contacts.isEmpty && !(chapter.number.map(answered.contains) ?? false)
        }.map { chapter in
            Diagnostic(
                .note, "kapitel-utan-kontakt", "kapitlet ”\(chapter.title)” har ingen kontakt", at: chapter.range,
                help: "skriv kontakter: [id] bland uppgifterna överst, med ett id ur kontakter.yaml")
        }
    }
}
