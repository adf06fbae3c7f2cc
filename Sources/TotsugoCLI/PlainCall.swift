import ArgumentParser

/// A call of `check` with files and nothing else, as most are: `totsugo check ja.txt en.txt`.
///
/// ArgumentParser looks up its types at run time, at 14 million instructions a call: a tenth of what a person waits for. What it would
/// make of such a call is put together here; every other call, a wrong one above all, is left to it.
extension CheckCommand {
  /// `words`: those behind `check`. Nil where anything but one or two names of files is among them.
  init?(plain words: [String]) {
    guard (1...2).contains(words.count), words.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") }) else { return nil }
    self.init()
    var versions = VersionArguments()
    versions.files = words
    versions.input = InputOptions()
    versions.input.encoding = nil
    self.versions = versions
    auditOnly = false
    format = .text
    xbrl = []
    var glossary = GlossaryOption()
    glossary.glossary = []
    self.glossary = glossary
    var options = OutputOptions()
    options.output = nil
    options.lang = nil
    options.isWithoutColour = false
    self.options = options
    var review = ReviewOptions()
    review.project = nil
    review.noProject = false
    review.against = []
    self.review = review
  }
}
