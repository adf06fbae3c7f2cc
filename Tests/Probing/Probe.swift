import Totsugo

/// What must hold of any bytes at all. `Tests/Fuzz` looks for bytes of which it does not hold; `PropertyTests` replays those
/// that were found.
public enum Probe: String, CaseIterable, Sendable {
  /// Plain text to blocks.
  case text
  /// A page to blocks.
  case html
  /// What poppler's pdftotext tells of a PDF's words.
  case pdf
  /// Parts of Word, Excel and PowerPoint files.
  case word, excel, slides
  /// Cells, figures, marks, units and periods, from every byte on.
  case lexer
  /// Blocks to grids.
  case tables
  /// One input to releases, as any kind that it is recognized as.
  case release
  /// Two versions, parted by a record separator (U+001E), or one file with both.
  case check

  /// What does not hold, in words; empty where all is well. A reader that traps does not come back.
  public func violations(_ bytes: [UInt8]) -> [String] {
    var complaints = Complaints()
    switch self {
    case .text: probeText(bytes, &complaints)
    case .html: probePage(bytes, &complaints)
    case .pdf: probePDF(bytes, &complaints)
    case .word: probeWord(bytes, &complaints)
    case .excel: probeExcel(bytes, &complaints)
    case .slides: probeSlides(bytes, &complaints)
    case .lexer: probeLexer(bytes, &complaints)
    case .tables: probeTables(bytes, &complaints)
    case .release: probeRelease(bytes, &complaints)
    case .check: probeCheck(bytes, &complaints)
    }
    return complaints.all
  }
}

/// The first few broken promises; a broken reader breaks thousands.
struct Complaints {
  private(set) var all: [String] = []

  mutating func expect(_ holds: Bool, _ otherwise: @autoclosure () -> String) {
    if !holds, all.count < 8 { all.append(otherwise()) }
  }

  /// A place in an input of so many bytes.
  mutating func expect(_ span: SourceSpan, within count: Int, _ what: @autoclosure () -> String) {
    expect(
      span.start >= 0 && span.start <= span.end && span.end <= count,
      "\(what()): \(span.start)..<\(span.end) of \(count)")
  }
}
