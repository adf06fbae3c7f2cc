/// Sentences of the program in English, with their Japanese.
///
/// `*` stands for a figure, a name or a label, in both: "* rows were run together", 「*行がつながっていた」. The first that fits counts.
public struct PhraseBook: Sendable {
  private let phrases: [(english: [Substring], japanese: [Substring])]
  /// What may stand for `*` and has Japanese words of its own, also several with commas between them.
  private let words: [String: String]

  public init(_ phrases: [(String, String)], words: [String: String] = [:]) {
    self.phrases = phrases.map { english, japanese in
      (
        english.split(separator: "*", omittingEmptySubsequences: false),
        japanese.split(separator: "*", omittingEmptySubsequences: false)
      )
    }
    self.words = words
  }

  /// Nil when no phrase fits.
  public func japanese(for text: String) -> String? {
    for (english, japanese) in phrases {
      guard let fillings = Self.fillings(of: english, in: text) else { continue }
      var result = ""
      for (place, part) in japanese.enumerated() {
        if place > 0, place <= fillings.count { result += rendered(fillings[place - 1]) }
        result += part
      }
      return result
    }
    return nil
  }

  /// What stands for each `*`, as short as can be but the last.
  private static func fillings(of parts: [Substring], in text: String) -> [String]? {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return parts.first.map { $0 == text } == true ? [] : nil
    }
    guard text.hasPrefix(first), text.hasSuffix(last) else { return nil }
    var rest = text.dropFirst(first.count)
    var fillings: [String] = []
    for part in parts[1..<(parts.count - 1)] {
      guard let range = rest.firstRange(of: part) else { return nil }
      fillings.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    guard rest.utf8.count >= last.utf8.count else { return nil }
    return fillings + [String(rest.dropLast(last.count))]
  }

  private func rendered(_ filling: String) -> String {
    let parts = filling.split(separator: ", ", omittingEmptySubsequences: false).map { words[String($0)] }
    return parts.contains(nil) ? filling : parts.compactMap { $0 }.joined(separator: "、")
  }
}
