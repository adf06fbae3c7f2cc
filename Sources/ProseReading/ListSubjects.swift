import Lexing
import ReleaseModel
import SourceText

/// Bullets that name a part of the company and leave out what its figures are of: 「セグメント別の四半期利益」, "Profit by segment" above
/// them says it, or the bullet before.
struct ListSubjects {
  let bytes: [UInt8]
  let language: Language
  /// What the heading names.
  private var heading: Subject?
  /// What the first figure of the bullet before was of.
  private var last: Subject?

  init(bytes: [UInt8], language: Language) {
    self.bytes = bytes
    self.language = language
  }

  mutating func readHeading(_ range: Range<Int>, _ catalog: inout SubjectCatalog) {
    // A sentence between bullets ends no list.
    if let stop = bytes[range].last, stop == 0x2E || stop == 0x82 {
      let text = String(decoding: bytes[range], as: UTF8.self)
      guard text.contains("とおり") || text.contains("as follows") else { return }
    }
    last = nil
    heading = nil
    guard range.count < 120, let words = name(range) else { return }
    let found = catalog.subject(words)
    if found.concept != nil, !found.isRatio { heading = found }
  }

  /// 「セグメント別の四半期利益」 → 四半期利益, "Profit for the quarter by segment" → the words before "by".
  private func name(_ range: Range<Int>) -> String? {
    let text = String(decoding: bytes[range], as: UTF8.self)
    if language == .japanese {
      guard let cut = text.byteOffset(of: "別の").map({ $0 + 6 }) ?? text.byteOffset(of: "別").map({ $0 + 3 }) else {
        return nil
      }
      let rest = String(decoding: text.utf8.dropFirst(cut), as: UTF8.self)
      let words = rest.byteOffset(of: "は").map { String(decoding: rest.utf8.prefix($0), as: UTF8.self) } ?? rest
      return words.utf8.count >= 6 ? words : nil
    }
    guard Self.joints.isFound(in: text) else { return nil }
    let lowercased = text.lowercased()
    guard lowercased.utf8.count == text.utf8.count else { return nil }
    for joint in [" by segment", " by business", " by region", " by division", " by product", " by area"] {
      if let cut = lowercased.byteOffset(of: joint) { return String(decoding: text.utf8.prefix(cut), as: UTF8.self) }
    }
    return nil
  }

  private static let joints: WordSet = [
    " by segment", " by business", " by region", " by division", " by product", " by area",
  ]

  /// The drafts of a bullet with the subject that it leaves out.
  mutating func completed(_ drafts: [ClaimDraft], _ range: Range<Int>) -> [ClaimDraft] {
    guard let label = label(range) else { return drafts }
    var drafts = drafts
    let inherited = heading ?? last
    for index in drafts.indices {
      guard let own = drafts[index].subject, own.concept == nil || heading != nil,
        own.label == label || own.label.isEmpty,
        let inherited, drafts[index].unit?.isCurrency == true || drafts[index].takesDirection
      else { continue }
      drafts[index].subject = inherited
      drafts[index].qualifier = label
    }
    if let first = drafts.first(where: { $0.role == .main && $0.unit?.isCurrency == true && $0.subject?.concept != nil }
    ) {
      last = first.subject
    }
    return drafts
  }

  /// The words before the colon that the bullet begins with.
  private func label(_ range: Range<Int>) -> String? {
    var cursor = ByteCursor(bytes, range)
    while cursor.take("- ") || cursor.take("・") || cursor.take("■") || cursor.take("* ")
      || cursor.byte == 0x20 && cursor.take(" ")
    {}
    let start = cursor.at
    while !cursor.isAtEnd, cursor.at - start < 60 {
      if cursor.byte == 0x3A {
        let words = trimmed(start..<cursor.at, in: bytes)
        return words.count >= 4 ? String(decoding: bytes[words], as: UTF8.self) : nil
      }
      if isDigit(cursor.byte) || cursor.looking(at: "。") || cursor.looking(at: "、") { return nil }
      cursor.advance()
    }
    return nil
  }
}
