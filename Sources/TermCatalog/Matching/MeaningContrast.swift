/// How surely two labels do not mean the same.
public enum MeaningContrast: Sendable, Hashable {
  /// The labels are known, and are names of different things: 受取利息, `Dividend income`.
  case different
  /// A reader would be misled: another line of the statement (営業利益, `Ordinary profit`) or the opposite (前払金, `Advances received`).
  case misleading
}

extension TermCatalog {
  /// Whether two labels, both of them known, surely mean different things; nil when they may mean the same.
  ///
  /// Known is a form of a concept, or one inside modifiers. A glossary that pairs the two is believed.
  public func contrast(japanese: String, english: String) -> MeaningContrast? {
    let (japanese, english) = (prepare(japanese, in: .japanese), prepare(english, in: .english))
    guard glossary?.score(japanese.glossary, english.glossary) == nil, sharedConcept(japanese, english) == nil,
      !sharesComposition(japanese, english)
    else { return nil }
    let isExact = !japanese.exact.isEmpty && !english.exact.isEmpty
    if isExact {
      let (left, right) = (StatementLines.lines(of: japanese), StatementLines.lines(of: english))
      if !left.isEmpty, !right.isEmpty { return left.isDisjoint(with: right) ? .misleading : nil }
    }
    guard isExact || (japanese.isPlain && english.isPlain) else { return nil }
    let rendering = RenderingScore(storage, japanese, english)
    let likeness = rendering.score
    // An English label that leaves a word out says less, not the opposite.
    if isExact, rendering.precision < 0.95, isOpposite(japanese, english) { return .misleading }
    if japanese.axes.contradictions(english.axes) > 0 {
      // Much else must be the same, or the labels are of different things that have no opposite in common.
      return likeness >= 0.3 || isExact ? .misleading : nil
    }
    return isExact && likeness < Self.unlike ? .different : nil
  }

  /// Whether every meaning of one label stands on the other side of the same ledger than every meaning of the other.
  private func isOpposite(_ japanese: PreparedLabel, _ english: PreparedLabel) -> Bool {
    func side(_ label: PreparedLabel) -> (balance: Balance, period: PeriodType)? {
      let concepts = label.exact.map { concept(at: Int($0.concept)) }
      guard let first = concepts.first, label.exact.allSatisfy({ !$0.isInverted }),
        concepts.allSatisfy({ $0.balance == first.balance && $0.period == first.period })
      else { return nil }
      return (first.balance, first.period)
    }
    // A provision of the balance sheet and the expense that forms it may bear one name.
    guard let left = side(japanese), let right = side(english), left.period == right.period else { return false }
    return left.balance == .debit && right.balance == .credit || left.balance == .credit && right.balance == .debit
  }

  /// Labels whose words explain each other less than this are not loose renderings.
  private static let unlike: Float = 0.35
}

extension PreparedLabel {
  /// A form of a concept, or one inside modifiers, that no other concept claims.
  fileprivate var isPlain: Bool { exact.isEmpty ? composed.count == 1 : exact.count == 1 }
}

/// The lines of the statements that releases are read for, and that exclude each other.
private enum StatementLines {
  /// A line is a row: what stands together is one line under other names or for other owners.
  private static let concepts: [[String]] = [
    ["gross-profit"], ["operating-income"], ["ordinary-profit"], ["profit-before-income-taxes"],
    ["net-income", "profit-attributable-to-owners-of-parent"],
    ["comprehensive-income", "comprehensive-income-attributable-to-owners-of-parent"], ["ebitda"],
    ["net-sales"], ["cost-of-sales"], ["selling-general-and-administrative-expenses", "operating-expenses"],
    ["non-operating-income"],
    ["non-operating-expenses"], ["extraordinary-income"], ["extraordinary-losses"],
    ["total-assets"], ["total-liabilities"], ["total-liabilities-and-net-assets", "total-liabilities-and-equity"],
    ["net-assets", "total-equity", "total-shareholders-equity", "equity-capital"],
    ["current-assets", "total-current-assets"],
    ["non-current-assets", "total-non-current-assets"],
    ["current-liabilities", "total-current-liabilities"],
    ["non-current-liabilities", "total-non-current-liabilities"],
    ["operating-cash-flows"], ["investing-cash-flows"], ["financing-cash-flows"],
    ["cash-at-beginning"], ["cash-at-end"],
  ]

  private static let lines: [Int: Int] = {
    var lines: [Int: Int] = [:]
    for (line, names) in concepts.enumerated() {
      for name in names { if let index = TermCatalog.builtIn.index(ofConcept: name) { lines[index] = line } }
    }
    return lines
  }()

  /// The lines that a label may name; empty when it names none of them.
  static func lines(of label: PreparedLabel) -> Set<Int> { Set(label.exact.compactMap { lines[Int($0.concept)] }) }
}
