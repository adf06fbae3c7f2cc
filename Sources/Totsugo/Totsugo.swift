@_exported public import ReleaseModel
@_exported public import SourceText
import StatementReading
import TextSource

/// The largest input that is read: 64 MiB.
public let largestInput = 64 << 20

/// Reads one file: one release for a single version, two (Japanese first) when the file holds both.
public func readReleases(_ input: Input) throws(UnusableInput) -> [Release] {
  let document = try open(input)
  let versions = TextSource.versions(of: document)
  let readers = versions.map { ReleaseReader(document, blocks: $0.blocks, language: $0.language) }
  let calendars = readers.map { $0.calendar() }
  return readers.indices.map { index in
    let other = calendars.indices.first { $0 != index }.map { calendars[$0] }
    return readers[index].release(leaningOn: other)
  }
}

/// Text, or the reason why it is none.
private func open(_ input: Input) throws(UnusableInput) -> SourceDocument {
  guard input.bytes.count <= largestInput else {
    throw UnusableInput(name: input.name, reason: "larger than \(largestInput >> 20) MiB")
  }
  guard input.bytes.contains(where: { $0 > 0x20 }) else { throw UnusableInput(name: input.name, reason: "empty") }
  if let place = input.bytes.firstIndex(of: 0) {
    let line = input.bytes[..<place].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    throw UnusableInput(name: input.name, line: line, reason: "binary content (a NUL byte at offset \(place))")
  }
  let document = TextSource.read(name: input.name, bytes: input.bytes)
  if document.text.malformed.count * 20 > input.bytes.count {
    throw UnusableInput(
      name: input.name, line: document.text.line(of: 0), reason: "not UTF-8 text (\(document.text.malformed.count) bytes cannot be decoded)")
  }
  return document
}

/// Aligns two versions and reports where they differ. Versions given the wrong way round are swapped, with a note.
public func check(japanese: Input, english: Input) throws(UnusableInput) -> CheckResult {
  throw UnusableInput(name: japanese.name, reason: "not implemented")
}

/// The same for one file that holds both versions.
public func check(both: Input) throws(UnusableInput) -> CheckResult {
  throw UnusableInput(name: both.name, reason: "not implemented")
}
