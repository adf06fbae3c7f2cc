import Archives
import HTMLSource
import InlineXBRL
import OfficeSource
import PDFSource
import TableExtraction
import TermCatalog
import TextSource

/// Opens each input on a core of its own; the catalogue, which every reading needs, is loaded beside them.
func open(_ inputs: [Input], onOneCore: Bool = false) throws(UnusableInput) -> [OpenedInput] {
  let results = concurrently(inputs.count + 1, onOneCore: onOneCore) { index -> Result<OpenedInput, UnusableInput>? in
    guard index < inputs.count else {
      _ = TermCatalog.builtIn
      return nil
    }
    do throws(UnusableInput) { return .success(try open(inputs[index])) } catch { return .failure(error) }
  }
  var opened: [OpenedInput] = []
  for case .some(let result) in results { opened.append(try result.get()) }
  return opened
}

/// The input as a document, with what its reader could not take; or the reason why it is none.
///
/// The kind is found from the content: PDF and zip archives by their first bytes, what an archive is by its parts, a page by its first
/// element; everything else is text.
func open(_ input: Input) throws(UnusableInput) -> OpenedInput {
  guard input.bytes.count <= largestInput else {
    throw UnusableInput(name: input.name, reason: "larger than \(largestInput >> 20) MiB")
  }
  guard input.bytes.contains(where: { $0 > 0x20 }) else { throw UnusableInput(name: input.name, reason: "empty") }
  if let document = try openDraft(input) {
    return OpenedInput(document: document, remarks: document.figuresOutsideTables())
  }
  let examined = input.encoding == nil ? TextEncoding.examined(input.bytes) : nil
  let encoding = input.encoding ?? examined?.encoding ?? .utf8
  let decoded = TextDecoding.decode(input.bytes, as: encoding)
  let text = decoded?.bytes ?? input.bytes
  if let place = text.withUnsafeBufferPointer({ $0.place(of: 0, from: 0) }) {
    let line = text[..<place].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    let offset = decoded?.place(of: place) ?? place
    throw UnusableInput(name: input.name, line: line, reason: "binary content (a NUL byte at offset \(offset))")
  }
  var remarks: [Remark] = []
  var document: SourceDocument
  var marks: PageMarks?
  if HTMLSource.recognizes(text) {
    let page = HTMLSource.read(
      name: input.name, bytes: input.bytes, decoded: decoded, isFlawless: examined?.isFlawless ?? false)
    document = page.document
    document.findRowsInText()
    marks = page.marks
    remarks = page.problems.map { remark($0, document) }
  } else if let decoded {
    document = TextSource.read(name: input.name, bytes: input.bytes, decoded: decoded)
    if document.rendering?.bytes.count != decoded.bytes.count { document.findRowsInText(areAligned: true) }
  } else {
    document = TextSource.read(name: input.name, bytes: input.bytes)
    // Text that was drawn anew is aligned by blanks.
    if document.rendering != nil { document.findRowsInText(areAligned: true) }
  }
  let malformed = document.text.malformed.count
  if malformed * 20 > input.bytes.count {
    throw UnusableInput(
      name: input.name, line: document.text.line(of: 0),
      reason: "not \(encoding.name) text (\(malformed) bytes cannot be decoded)")
  }
  remarks += document.figuresOutsideTables()
  return OpenedInput(document: document, remarks: remarks, marks: marks)
}

/// An input as a document, with what its reader could not take and what inline XBRL adds to it.
struct OpenedInput: Sendable {
  var document: SourceDocument
  var remarks: [Remark]
  var marks: PageMarks?

  var taggedPage: TaggedPage? {
    marks.map { TaggedPage(name: document.name, marks: $0, lineStarts: document.lineStarts ?? [0]) }
  }
}

/// A PDF or an office file; nil for text.
private func openDraft(_ input: Input) throws(UnusableInput) -> SourceDocument? {
  if PDFSource.recognizes(input.bytes) {
    do throws(UnusablePDF) {
      var document = try PDFSource.read(name: input.name, bytes: input.bytes)
      document.findRowsInText()
      return document
    } catch {
      throw UnusableInput(name: input.name, reason: error.reason)
    }
  }
  if OfficeSource.isCompoundFile(input.bytes) {
    throw UnusableInput(
      name: input.name,
      reason: "an encrypted Office file, or one of before 2007 (.doc, .xls, .ppt): save it as .docx, .xlsx or .pptx")
  }
  guard Archive.recognizes(input.bytes) else { return nil }
  do throws(UnusableArchive) {
    let archive = try Archive(input.bytes)
    guard let kind = OfficeSource.kind(of: archive) else {
      if var pages = try ZippedPages.document(of: archive, named: input.name, limit: largestInput) {
        pages.findRowsInText()
        return pages
      }
      throw UnusableArchive(reason: "a zip archive that is no Word, Excel or PowerPoint file and has no pages")
    }
    return try OfficeSource.read(name: input.name, archive, as: kind)
  } catch {
    throw UnusableInput(name: input.name, reason: error.description)
  }
}

private func remark(_ problem: MarkupProblem, _ document: SourceDocument) -> Remark {
  let starts = document.lineStarts ?? [0]
  let start = starts[min(problem.line, starts.count - 1)]
  return Remark(
    kind: .markup, table: "", line: problem.line, span: SourceSpan(start: start, end: start), text: "",
    evidence: [problem.message])
}

extension TextEncoding {
  /// As people write it: UTF-8, Shift_JIS.
  fileprivate var name: String { self == .shiftJIS ? "Shift_JIS" : rawValue.uppercased() }
}
