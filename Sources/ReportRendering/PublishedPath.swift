import ReportModel

extension SiteContext {
    /// Where a file of the edition lies in the site: pictures and documents under `assets/`, tables in `data/`.
    func published(_ path: String) -> String {
        if report.tables[path] != nil { return "data/tabell-" + path.dropFirst("data/".count) }
        return "assets/" + path
    }
}
