public import Exports

/// Reads what is exported at once: a file with one version or both, or two files.
///
/// Two files are held against each other when one is Japanese and the other English; `asPair` insists on it.
public func readForExport(_ inputs: [Input], asPair: Bool = false) throws(UnusableInput) -> [ExportItem] {
  if inputs.count == 2 {
    if asPair { return [ExportItem(try check(japanese: inputs[0], english: inputs[1]))] }
    let releases = read([try open(inputs[0]), try open(inputs[1])])
    if releases.allSatisfy({ $0.count == 1 }), releases[0][0].language != releases[1][0].language {
      let isJapaneseFirst = releases[0][0].language == .japanese
      return [ExportItem(compared(releases[isJapaneseFirst ? 0 : 1][0], releases[isJapaneseFirst ? 1 : 0][0]))]
    }
    return releases.flatMap(items)
  }
  var all: [ExportItem] = []
  for input in inputs { all += items(try readReleases(input)) }
  return all
}

/// The two versions of one file belong together; the pages of a filing stand alone.
private func items(_ releases: [Release]) -> [ExportItem] {
  if releases.count == 2, releases[0].document == releases[1].document,
    let japanese = releases.first(where: { $0.language == .japanese }),
    let english = releases.first(where: { $0.language == .english })
  {
    return [ExportItem(compared(japanese, english))]
  }
  return releases.map { ExportItem(releases: [$0]) }
}
