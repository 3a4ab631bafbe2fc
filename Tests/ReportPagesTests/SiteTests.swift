import Diagnostics
import SiteFiles
import Testing

/// What holds for every page of the real report and of the example.
@Suite struct SiteTests {
    @Test(arguments: Site.editions)
    func isBuiltWithoutErrors(edition: String) throws {
        let site = try Site.edition(edition)
        #expect(!site.diagnostics.containsError, "\(DiagnosticFormatter.human.format(site.diagnostics))")
        #expect(site.files.count > 80)
    }

    @Test(arguments: Site.editions)
    func hasEveryPageThatTheContractNames(edition: String) throws {
        let paths = Set(try Site.edition(edition).files.keys)
        for path in [
            "index.html", "mal/index.html", "agenda-2030/index.html", "rapport.html", "tillganglighet/index.html",
            "404.html", "data/rapport.json", "data/mal.csv", "data/indikatorer.csv", "assets/tema.css",
        ] {
            #expect(paths.contains(path), "\(path) saknas")
        }
    }

    @Test(arguments: Site.editions)
    func reachesEveryPageFromTheOverview(edition: String) throws {
        let pages = try Site.edition(edition).pages
        var reached: Set<String> = ["index.html"]
        var queue = ["index.html"]
        while let path = queue.popLast() {
            guard let page = pages[path] else { continue }
            for link in page.links where !Page.isExternal(link) {
                let target = page.resolve(link).path
                if pages[target] != nil, reached.insert(target).inserted { queue.append(target) }
            }
        }
        // Nothing links to an old address any more.
        let redirects = pages.values.filter { page in page.tags.contains { $0["http-equiv"] == "refresh" } }.map(\.path)
        #expect(Set(pages.keys).subtracting(reached) == Set(redirects + ["404.html"]))
    }

    @Test(arguments: Site.editions)
    func hasNoDeadLink(edition: String) throws {
        let site = try Site.edition(edition)
        let pages = try site.pages
        let ids = pages.mapValues { Set($0.ids) }
        for page in pages.values {
            for link in page.links + page.sources where !Page.isExternal(link) {
                let (path, fragment) = page.resolve(link)
                #expect(site.files[path] != nil, "\(page.path) → \(link)")
                guard let fragment else { continue }
                #expect(ids[path]?.contains(fragment) == true, "\(page.path) → \(link)")
            }
        }
    }

    @Test(arguments: Site.editions)
    func hasNoAddressFromTheRoot(edition: String) throws {
        for page in try Site.edition(edition).pages.values {
            #expect(
                (page.links + page.sources).allSatisfy {
                    !$0.hasPrefix("/") && !$0.hasPrefix("file:") && !$0.hasPrefix("javascript:")
                }, "\(page.path)")
        }
    }

    /// Print has no other pages. One link leads back to the web version; the style sheets are no links to follow.
    @Test(arguments: Site.editions)
    func staysInsideTheWholeReport(edition: String) throws {
        let page = try #require(try Site.edition(edition).pages["rapport.html"])
        let links = page.tags.filter { $0.name == "a" }.compactMap { $0["href"] }
        #expect(links.filter { !$0.hasPrefix("#") && !Page.isExternal($0) } == ["index.html"])
        #expect(links.filter { $0.hasPrefix("#") }.count > 50)
    }

    @Test(arguments: Site.editions)
    func needsNoScriptOrStyleWrittenInAPage(edition: String) throws {
        for page in try Site.edition(edition).pages.values {
            let scripts = page.tags.compactMap(\.ownScript).sorted()
            #expect(
                scripts == ["rullning.js"] || scripts == ["rullning.js", "sok.js"] && page.path == "sok/index.html")
            for tag in page.tags where !tag.isOwnScript && !tag.isEnd {
                #expect(
                    !["script", "style", "iframe", "object", "embed", "base"].contains(tag.name),
                    "\(page.path): <\(tag.name)>")
                #expect(
                    tag.attributes.allSatisfy { $0.name != "style" && !$0.name.hasPrefix("on") },
                    "\(page.path): <\(tag.name)>")
            }
        }
    }

    @Test(arguments: Site.editions)
    func hasOneMainHeadingAndNoGaps(edition: String) throws {
        for page in try Site.edition(edition).pages.values.sorted(by: { $0.path < $1.path }) {
            let levels = page.headingLevels
            #expect(levels.count { $0 == 1 } == 1, "\(page.path): \(levels)")
            #expect(levels.first == 1, "\(page.path): \(levels)")
            #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(page.path): \(levels)")
        }
    }

    @Test(arguments: Site.editions)
    func hasEachIDOnceAndWhatItIsReferredTo(edition: String) throws {
        for page in try Site.edition(edition).pages.values {
            let ids = page.ids
            #expect(Set(ids).count == ids.count, "\(page.path)")
            let known = Set(ids)
            for tag in page.tags {
                for name in ["aria-labelledby", "aria-describedby", "for"] {
                    for id in (tag[name] ?? "").split(separator: " ") {
                        #expect(known.contains(String(id)), "\(page.path): \(name)=\(id)")
                    }
                }
            }
        }
    }

    @Test(arguments: Site.editions)
    func saysItsLanguageAndTitle(edition: String) throws {
        for page in try Site.edition(edition).pages.values {
            #expect(page.tags.first { $0.name == "html" }?["lang"] == "sv", "\(page.path)")
            #expect(page.tags.contains { $0.name == "title" && !$0.isEnd }, "\(page.path)")
            #expect(page.tags.count { $0.name == "main" && !$0.isEnd } == 1, "\(page.path)")
            #expect(
                page.tags.filter { $0.name == "img" }.allSatisfy { $0["alt"]?.isEmpty == false && $0["width"] != nil },
                "\(page.path)")
        }
    }

    /// Every element that is opened is closed, in order.
    @Test(arguments: Site.editions)
    func nestsItsElements(edition: String) throws {
        let void: Set = ["meta", "link", "img", "br", "hr", "input", "wbr", "col"]
        for page in try Site.edition(edition).pages.values {
            var open: [String] = []
            for tag in page.tags where !void.contains(tag.name) && !tag.isWhole {
                if !tag.isEnd {
                    open.append(tag.name)
                } else if open.last == tag.name {
                    open.removeLast()
                } else {
                    Issue.record("\(page.path): </\(tag.name)> efter <\(open.last ?? "")>")
                    break
                }
            }
        }
    }

    @Test(arguments: Site.editions)
    func isTheSameTwice(edition: String) throws {
        let first = try Site.edition(edition)
        let second = Site(Site.content(of: edition))
        #expect(first.files.keys.sorted() == second.files.keys.sorted())
        for (path, bytes) in first.files { #expect(second.files[path] == bytes, "\(path)") }
        #expect(first.diagnostics == second.diagnostics)
    }
}
