import Diagnostics
import Foundation
import Testing

@testable import ReportLoading

/// Pictures of three pixels by two as common programs write them.
private enum Sample: String, CaseIterable {
    case png =
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR4nGPkqohiYGBgYGBgYoABAA9kAOCYvz4GAAAAAElFTkSuQmCC"
    case jpg =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCaASW//9k="
    case gif = "R0lGODdhAwACAIEAAAp4WgAAAAAAAAAAACwAAAAAAwACAAAIBgABCBwYEAA7"
    case webp = "UklGRh4AAABXRUJQVlA4TBEAAAAvAkAAAAdQvCpUq/+BiOh/AAA="

    var bytes: [UInt8] { Data(base64Encoded: rawValue).map(Array.init) ?? [] }
    var ending: String { "\(self)" }
}

private func faults(_ bytes: [UInt8], _ ending: String) -> [String] {
    PictureForm.diagnostics(bytes, path: "bilder/x.\(ending)", extension: ending).map(\.message)
}

private func drawing(_ text: String) -> [String] { faults(Array(text.utf8), "svg") }

@Suite struct PictureFormTests {
    private static let svg = "xmlns=\"http://www.w3.org/2000/svg\""

    @Test(arguments: Sample.allCases)
    private func aWholePictureIsTold(sample: Sample) throws {
        #expect(faults(sample.bytes, sample.ending) == [])
        let size = try #require(PictureSize.read(sample.bytes))
        #expect(size.width == 3 && size.height == 2)
    }

    @Test(arguments: Sample.allCases)
    private func noBeginningOfAPictureIsAPicture(sample: Sample) {
        for length in 0..<sample.bytes.count {
            #expect(!faults(Array(sample.bytes.prefix(length)), sample.ending).isEmpty, "the first \(length) bytes")
        }
    }

    /// The others carry no checksums.
    @Test func everyChangedByteOfAPNGIsFound() {
        for place in Sample.png.bytes.indices {
            var bytes = Sample.png.bytes
            bytes[place] ^= 0x10
            #expect(!faults(bytes, "png").isEmpty, "byte \(place)")
        }
    }

    @Test func whatTheNameSaysIsWhatItIs() {
        for sample in Sample.allCases {
            for other in Sample.allCases where other != sample {
                let said = faults(sample.bytes, other.ending)
                #expect(said.count == 1 && said[0].contains("är sparad som"), "\(sample) as \(other)")
            }
        }
        #expect(faults(Sample.jpg.bytes, "jpeg") == [])
        #expect(faults(Array("Hej".utf8), "png") == ["filen är ingen bild av slaget PNG"])
        #expect(faults([], "svg") == ["bilden är tom"])
    }

    @Test(arguments: [
        "<svg \(svg)/>", "<?xml version=\"1.0\"?>\n<!-- <a> -->\n<svg \(svg)><g a=\"1 > 0\"><path/></g></svg>\n",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg \(svg)></svg>",
        "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'><svg:g></svg:g></svg:svg>",
        "<svg \(svg)><style><![CDATA[a > b {} <]]></style></svg>",
    ])
    func aWholeDrawing(text: String) {
        #expect(drawing(text) == [])
    }

    @Test(arguments: [
        "<svg viewBox=\"0 0 4 4\"></svg>", "<svg \(svg)>", "<svg \(svg)><g></svg>", "<svg \(svg)></svg><svg/>",
        "<svg \(svg)><g", "<svg \(svg)><path d=\"M0 0/></svg>", "<svg \(svg)></g></svg>", "<html><svg \(svg)/></html>",
        "<svg \(svg)><!-- aldrig slut </svg>",
    ])
    func aBrokenDrawing(text: String) {
        #expect(drawing(text).count == 1)
    }

    @Test func aDocumentTypeThatDeclaresNothingIsLeftOut() {
        func without(_ text: String) -> String {
            String(decoding: DrawingText.withoutDoctype(Array(text.utf8)), as: UTF8.self)
        }
        #expect(
            without("<?xml version='1.0'?><!DOCTYPE svg PUBLIC \"a\" \"b\"><svg/>") == "<?xml version='1.0'?><svg/>")
        #expect(without("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>") == "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>")
        #expect(without("<svg/><!DOCTYPE svg>") == "<svg/><!DOCTYPE svg>")
    }
}
