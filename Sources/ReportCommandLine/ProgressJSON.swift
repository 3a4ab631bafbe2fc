import ReportProgress
import SiteFiles

/// An ``EditionProgress`` for other programs.
enum ProgressJSON {
    static func text(_ progress: EditionProgress) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("edition", progress.edition)
            json.member("title", progress.title)
            json.member("state", progress.editionState.rawValue)
            json.member("isReady", progress.isReady)
            json.member("reasons", progress.reasons)
            json.member("chapters") { $0.array(progress.chapters, chapter) }
            json.member("otherFiles") { json in
                json.array(progress.otherFiles) { json, file in
                    json.object { json in
                        json.member("path", file.path)
                        remarks(&json, file.remarks)
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func chapter(_ json: inout JSONWriter, _ chapter: ChapterProgress) {
        json.object { json in
            json.member("slug", chapter.slug)
            json.member("number", chapter.number)
            json.member("title", chapter.title)
            json.member("unit", chapter.unit)
            json.member("state", chapter.state.rawValue)
            json.member("reviewedBy", chapter.reviewedBy)
            json.member("path", chapter.path)
            json.member("words", chapter.words)
            json.member("stepsDone", chapter.doneCount)
            json.member("steps", chapter.stepCount)
            json.member("missing", chapter.missing.map(\.words))
            remarks(&json, chapter.remarks)
        }
    }

    private static func remarks(_ json: inout JSONWriter, _ remarks: Remarks) {
        json.member("errors", remarks.errors)
        json.member("warnings", remarks.warnings)
        json.member("notes", remarks.notes)
    }
}
