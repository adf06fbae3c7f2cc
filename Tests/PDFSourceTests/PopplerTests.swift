import Foundation
import SourceText
import Testing

@testable import PDFSource

/// Foundation reads the fixtures.
private func fixture(_ name: String) throws -> [UInt8] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
    path: "Fixtures")
  return [UInt8](try Data(contentsOf: folder.appending(path: name)))
}

private func reason(_ bytes: [UInt8]) -> String? {
  do throws(UnusablePDF) {
    _ = try PDFSource.read(name: "x.pdf", bytes: bytes)
    return nil
  } catch { return error.reason }
}

@Suite("Reading PDFs through poppler") struct PopplerTests {
  @Test("pages, running heads and lines are told apart")
  func pages() throws {
    let document = try PDFSource.read(name: "ja.pdf", bytes: try fixture("ja.pdf"))
    let parts = try #require(document.parts)
    #expect(parts.kind == .page)
    #expect(Set(parts.places.map(\.part)) == Set(0..<5))
    let heads = document.blocks.filter { block in
      document.text.string(document.text.lines[block.lines.lowerBound]).hasPrefix("北陵建材株式会社(5399)")
    }
    #expect(heads.allSatisfy { $0.kind == .furniture })
    let row = try #require(document.text.lines.firstIndex { document.text.string($0) == "売上総利益\t17,594\t16,090" })
    #expect(parts.part(of: row).number == 2)
  }

  @Test("what cannot be read is one clear error")
  func errors() throws {
    #expect(reason(try fixture("locked.pdf")) == "an encrypted PDF; a password is needed")
    #expect(
      reason(try fixture("scan.pdf"))
        == "a PDF of 1 page(s) without any text: a scan needs text recognition (OCR) first")
    let whole = try fixture("ja.pdf")
    #expect(reason(Array(whole[..<200]))?.hasPrefix("a damaged PDF") == true)
  }

  @Test("a missing pdftotext is named, and how to get it")
  func missing() {
    let error = #expect(throws: UnusablePDF.self) {
      try Poppler.words(of: Array("%PDF-1.4".utf8), program: "no-such-pdftotext")
    }
    #expect(error?.reason.contains("apt-get install poppler-utils") == true)
  }

  @Test("the kind is told by the first bytes")
  func kind() throws {
    #expect(PDFSource.recognizes(try fixture("ja.pdf")))
    #expect(!PDFSource.recognizes(Array("PDF-1.4 is a format".utf8)))
    #expect(!PDFSource.recognizes([]))
  }
}
