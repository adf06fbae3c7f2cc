import Archives
import Comparing
import InlineXBRL
import Witnessing

/// The pages with inline XBRL among some files, each with the folder whose contexts it shares.
struct OpenedFiling {
  var pages: [(page: OpenedInput, folder: String)] = []
  private var labels = LinkbaseLabels()

  /// Pages, and zip archives with pages in them as TDnet hands them out: `XBRLData/Summary/…-ixbrl.htm`,
  /// `XBRLData/Attachment/…`. Other files of an archive are left alone; a file given by itself has to be a page.
  init(_ inputs: [Input]) throws(UnusableInput) {
    for input in inputs {
      if Archive.recognizes(input.bytes) {
        try addArchive(input)
      } else {
        if Self.isLabels(input.name) {
          labels.add(linkbase: input.bytes)
          continue
        }
        let page = try open(input)
        guard page.marks != nil else { throw UnusableInput(name: input.name, reason: "not a page with inline XBRL") }
        pages.append((page, ""))
      }
    }
  }

  private mutating func addArchive(_ input: Input) throws(UnusableInput) {
    let count = pages.count
    do {
      let archive = try Archive(input.bytes)
      for entry in archive.entries {
        if Self.isLabels(entry.name) { labels.add(linkbase: try archive.contents(of: entry)) }
        guard ZippedPages.isPage(entry.name) else { continue }
        let bytes = try archive.contents(of: entry)
        guard let page = try? open(Input(name: input.name + "/" + entry.name, bytes: bytes)), page.marks != nil else {
          continue
        }
        let folder = entry.name.split(separator: "/").dropLast().joined(separator: "/")
        pages.append((page, input.name + "/" + folder))
      }
    } catch {
      throw UnusableInput(name: input.name, reason: error.description)
    }
    guard pages.count > count else {
      throw UnusableInput(name: input.name, reason: "a zip archive without a page of inline XBRL")
    }
  }

  /// The names that TDnet and EDINET give label linkbases.
  private static func isLabels(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix("lab.xml") || name.hasSuffix("lab-en.xml") || name.hasSuffix("lab-ja.xml")
  }

  /// The facts of each page. Contexts and units are looked for in the page, then in its folder, then in the whole filing.
  var facts: [[TaggedFact]] {
    var result = Array(repeating: [TaggedFact](), count: pages.count)
    for folder in Set(pages.map(\.folder)) {
      let own = pages.indices.filter { pages[$0].folder == folder }
      let others = pages.indices.filter { pages[$0].folder != folder }
      let read = InlineXBRL.facts((own + others).compactMap { pages[$0].page.taggedPage })
      for (place, index) in own.enumerated() where place < read.count { result[index] = read[place] }
    }
    if !labels.isEmpty {
      for page in result.indices {
        for fact in result[page].indices { result[page][fact].labels = labels[result[page][fact].name] }
      }
    }
    return result
  }
}

/// Reads every page of a TDnet zip: its tables and what it tags. Nil where the input is not a zip archive with such pages.
func readFiling(_ input: Input) throws(UnusableInput) -> [Release]? {
  guard Archive.recognizes(input.bytes), let filing = try? OpenedFiling([input]) else { return nil }
  let facts = filing.facts
  var releases = read(filing.pages.map(\.page))
  for index in releases.indices where !releases[index].isEmpty { releases[index][0].tagged = facts[index] }
  return releases.flatMap { $0 }
}

/// Hears a filing's inline XBRL as a third witness in a check: what it tags is held against what its pages show, against the
/// Japanese version and, through the alignment, against the English one.
///
/// `inputs`: the versions that were checked; a page that is one of them is compared place by place.
public func hear(
  _ files: [Input], in result: CheckResult, checking inputs: [Input] = []
) throws(UnusableInput) -> CheckResult {
  let filing = try OpenedFiling(files)
  let facts = filing.facts
  let releases = read(filing.pages.map(\.page))
  var pages: [TaggedFiling.Page] = []
  for (index, versions) in releases.enumerated() {
    let isOne = inputs.contains { $0.bytes == filing.pages[index].page.document.bytes }
    for shown in versions where shown.language == .japanese {
      pages.append(TaggedFiling.Page(shown: shown, facts: facts[index], isJapaneseVersion: isOne))
    }
  }
  var heard = Witness.heard(TaggedFiling(pages: pages), in: result)
  heard.findings = ordered(heard.findings)
  return heard
}
