@_exported public import ReleaseModel
@_exported public import SourceText

/// Reads one file: one release for a single version, two (Japanese first) when the file holds both.
public func readReleases(_ input: Input) throws(UnusableInput) -> [Release] {
  throw UnusableInput(name: input.name, reason: "not implemented")
}

/// Aligns two versions and reports where they differ. Versions given the wrong way round are swapped, with a note.
public func check(japanese: Input, english: Input) throws(UnusableInput) -> CheckResult {
  throw UnusableInput(name: japanese.name, reason: "not implemented")
}

/// The same for one file that holds both versions.
public func check(both: Input) throws(UnusableInput) -> CheckResult {
  throw UnusableInput(name: both.name, reason: "not implemented")
}
