import Diagnostics

/// Links to other sites that nobody answers any more: asked only where that is wanted, and never an error.
struct ExternalLinkCheck: ReviewCheck {
    func diagnostics(in review: Review) -> [Diagnostic] {
        guard let web = review.tools.web else { return [] }
        var places: [(address: String, place: SourceRange)] = []
        var seen = Set<String>()
        for passage in review.prose.passages {
            for link in passage.links {
                guard let page = link.address.webPage else { continue }
                let address = String(page.prefix { $0 != "#" })
                if seen.insert(address).inserted { places.append((address, passage.range(link.range))) }
            }
        }
        let problems = web(places.map(\.address))
        return places.compactMap { address, place in
            problems[address].map {
                Diagnostic(
                    .note, "trasig-webblänk", "länken till \(address) fungerar inte: \($0)", at: place,
                    help: "öppna länken i en webbläsare; byt eller ta bort den om den är fel")
            }
        }
    }
}
