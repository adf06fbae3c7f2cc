import Lexing
import ReleaseModel
import SourceText

/// The names inside longer words: the ending or the head that the catalogue knows, what stands behind a figure, what a comma parts.
extension EnglishReader {
  /// "The Group", "the Company", "We": who acts, not what is measured.
  func isActor(_ words: Range<Int>) -> Bool {
    let cursor = ByteCursor(bytes, words)
    let actors: [StaticString] = [
      "we", "group", "company", "bank", "the group", "the company", "the bank", "management",
    ]
    return actors.contains { $0.utf8CodeUnitCount == words.count && cursor.looking(atCaseless: $0) }
  }

  /// The longest ending that the catalogue knows, where the words before it only lead to it: "we now expect revenue",
  /// "pay a year-end dividend". In "Melion revenue" the first word is part of the name.
  mutating func knownEnding(_ words: Range<Int>) -> (Range<Int>, Subject)? {
    var at = words.lowerBound
    var steps = 0
    while at < words.upperBound, steps < 24 {
      steps += 1
      let start = at
      while at < words.upperBound, bytes[at] != 0x20, bytes[at] != 0x0A { at += 1 }
      let word = start..<at
      while at < words.upperBound, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
      guard words.upperBound - at >= 4, leads(word) || links(word) || isPartOfCompany(word) else { continue }
      let rest = cleaned(at..<words.upperBound)
      guard !rest.isEmpty else { continue }
      let found = catalog.subject(string(rest))
      if let concept = found.concept, found.modifiers <= 1, !Self.captions.contains(concept) { return (rest, found) }
      if found.isRatio, !containsVerb(rest) { return (rest, found) }
    }
    return nil
  }

  /// "a solid leasing business operating profit": what stands before the item is one part of the company.
  private func isPartOfCompany(_ word: Range<Int>) -> Bool {
    let cursor = ByteCursor(bytes, word)
    let parts: [StaticString] = ["business", "segment", "division"]
    return parts.contains { $0.utf8CodeUnitCount == word.count && cursor.looking(atCaseless: $0) }
  }

  /// "Operating revenue of the domestic business": a known item, and what narrows it.
  mutating func knownHead(_ words: Range<Int>) -> (Range<Int>, Subject)? {
    let links: [StaticString] = [
      " of the ", " in the ", " for the ", " at the ", " from the ", " in ", " of ", " for ", " before ", " based on ",
      " excluding ", " including ", " on ", " at ", " by the ", " by ", " to ",
    ]
    var at = words.lowerBound
    while at < words.upperBound {
      defer { at += 1 }
      guard bytes[at] == 0x20 else { continue }
      let look = ByteCursor(bytes, at..<words.upperBound)
      guard let link = links.first(where: { look.looking(atCaseless: $0) }) else { continue }
      let head = words.lowerBound..<at
      guard head.count >= 5 else { return nil }
      var found = catalog.subject(string(head))
      guard found.concept != nil, found.modifiers == 0, !Self.vague.contains(string(head).lowercased()) else {
        return nil
      }
      let rest = string(at + link.utf8CodeUnitCount..<words.upperBound)
      if rest.hasPrefix("end of") || rest.hasPrefix("the end of") { return (head, found) }
      found.label = string(words)
      found.qualifier = rest
      if rest.contains("end of") { found.isInstant = true }
      return (words, found)
    }
    return nil
  }

  /// Captions of columns, not items.
  static let captions = Subject.captions

  /// Known words that say nothing without what follows: "cost of …", "number of …".
  static let vague: Set<String> = ["cost", "costs", "number", "total", "balance", "gain", "loss", "purchase"]

  /// A word that can stand before the name of an item without being part of it.
  func leads(_ word: Range<Int>) -> Bool {
    guard let last = word.last else { return false }
    if bytes[last] == 0x2C || bytes[last] == 0x3A || bytes[last] == 0x3B { return true }
    let cursor = ByteCursor(bytes, word)
    return Self.leading.contains { $0.utf8CodeUnitCount == word.count && cursor.looking(atCaseless: $0) }
  }

  /// "increase in revenue": a preposition behind a word of movement.
  func links(_ word: Range<Int>) -> Bool {
    let cursor = ByteCursor(bytes, word)
    guard word.count == 2, cursor.looking(atCaseless: "in") || cursor.looking(atCaseless: "of") else { return false }
    return tokens.contains { token in
      direction(token) != nil && token.range.upperBound <= word.lowerBound
        && word.lowerBound - token.range.upperBound < 2
    }
  }

  /// Nothing but words such as "therefore expected to".
  func isAuxiliary(_ words: Range<Int>) -> Bool {
    var at = words.lowerBound
    while at < words.upperBound {
      let start = at
      while at < words.upperBound, bytes[at] != 0x20, bytes[at] != 0x0A { at += 1 }
      let cursor = ByteCursor(bytes, start..<at)
      guard
        leads(start..<at)
          || Self.auxiliary.contains(where: { $0.utf8CodeUnitCount == at - start && cursor.looking(atCaseless: $0) })
      else { return false }
      while at < words.upperBound, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
    }
    return true
  }

  static let auxiliary: [StaticString] = [
    "therefore", "now", "likely", "not", "will", "would", "still", "only", "have", "has", "had", "been", "be", "nearly",
    "almost", "flat", "unchanged", "roughly", "largely", "virtually", "remain", "remained", "thus", "to",
  ]

  /// "Operating profit, on the other hand, was": what stands between commas.
  func isAdverbial(_ words: Range<Int>) -> Bool {
    let cursor = ByteCursor(bytes, words)
    let adverbials: [StaticString] = [
      "on the other hand", "meanwhile", "however", "by contrast", "in contrast", "as a result", "in particular",
      "therefore", "other hand", "result", "for its part", "in turn", "accordingly", "on a consolidated basis",
      "on a non-consolidated basis", "contrast", "turn",
    ]
    return adverbials.contains { $0.utf8CodeUnitCount == words.count && cursor.looking(atCaseless: $0) }
  }

  /// A name that a comma parts, as the catalogue has it.
  mutating func nameOverComma(_ full: Range<Int>, end: Int) -> Range<Int>? {
    guard let comma = tokens.last(where: { $0.sense == .comma && $0.range.upperBound <= full.lowerBound + 5 }),
      trimmed(comma.range.upperBound..<max(comma.range.upperBound, full.lowerBound), in: bytes).count <= 4,
      let long = knownName(0, end: end, from: lastFigureEnd(before: comma.range.lowerBound)),
      long.lowerBound < comma.range.lowerBound, catalog.isKnown(string(long))
    else { return nil }
    return long
  }

  /// "ordinary profit and profit attributable to owners of parent" in a sentence with "respectively".
  mutating func isList(_ words: Range<Int>) -> Bool {
    guard tokens.contains(where: { $0.sense == .each }) else { return false }
    let parts = string(words).replacing(", and ", with: " and ").replacing(", ", with: " and ").split(
      separator: " and ")
    return parts.count > 1 && parts.allSatisfy { catalog.subject(String($0)).concept != nil }
  }

  static let leading: [StaticString] = [
    "a", "an", "the", "its", "our", "their", "this", "and", "while", "but", "as", "with", "although", "that",
    "expect", "expects", "expected", "expecting", "forecast", "forecasts", "forecasting", "project", "projects",
    "projected", "projecting", "anticipate", "anticipates", "plan", "plans", "planned", "planning", "target", "targets",
    "pay", "pays", "paid", "paying", "record", "records", "recorded", "recording", "post", "posts", "posted", "posting",
    "book", "booked", "report", "reported", "reporting", "generate", "generated", "achieve", "achieved", "earn",
    "earned", "estimate", "estimated", "for", "on", "by", "to", "from", "including", "include", "included", "includes",
    "lifting", "raising", "bringing", "pushing", "keeping", "making", "resulting", "higher", "lower", "strong",
    "weaker", "stronger", "total", "consolidated", "annual", "full-year", "overall", "where", "when", "whereas",
    "though", "because", "since", "after", "despite", "meanwhile", "therefore", "also", "both", "set", "declare",
    "declared", "propose", "namely", "first-quarter", "second-quarter", "third-quarter", "fourth-quarter", "half-year",
    "nine-month", "six-month", "three-month", "interim", "quarterly", "first-half", "second-half", "proposed", "pays",
    "issue", "recognized", "recognised", "recognize", "incurred", "incur", "maintain", "maintained", "left", "leaving",
    "cut", "raised", "lowered", "revised", "revise", "anticipating", "maintaining", "keep", "kept", "caused", "causing",
    "saw",
  ]

  /// "¥6.2 billion in merchandise", "49.9% for revenue": the item behind the figure.
  mutating func nameIn(_ index: Int) -> Subject? {
    guard index + 1 < tokens.count, let start = nameStart(behind: index) else { return nil }
    var end = range.upperBound
    for token in tokens[(index + 1)...] where token.range.lowerBound > start {
      switch token.sense {
      case .comma?, .conjunction?, .stop?, .open?, .close?, .verb?, .breaker?, .from?, .against?, .colon?, .to?, .by?,
        .each?, .inPeriod?, .up?, .down?, .forecast?, .part?:
        end = token.range.lowerBound
      default:
        if token.figure == nil { continue }
        end = token.range.lowerBound
      }
      break
    }
    // "merchandise and finished goods": the longest name that the catalogue knows.
    for other in [nextBoundary(after: end), end] {
      guard let other, other > start, other - start < 90 else { continue }
      let words = cleaned(start..<other)
      guard words.count >= 4, !endsWithJoint(words) else { continue }
      let found = catalog.subject(string(words))
      if found.concept != nil, found.modifiers <= 1 { return found }
    }
    return nil
  }

  func endsWithJoint(_ words: Range<Int>) -> Bool {
    let joints: [StaticString] = [" and", " or", ","]
    return joints.contains { joint in
      let start = words.upperBound - joint.utf8CodeUnitCount
      return start > words.lowerBound && ByteCursor(bytes, start..<words.upperBound).looking(atCaseless: joint)
    }
  }

  func nameStart(behind index: Int) -> Int? {
    let next = tokens[index + 1]
    guard next.sense == .inPeriod, next.range.lowerBound - tokens[index].range.upperBound < 3 else { return nil }
    var cursor = ByteCursor(bytes, next.range.upperBound..<range.upperBound)
    cursor.skipSpaces()
    _ = cursor.takeWord("the")
    cursor.skipSpaces()
    if index + 2 < tokens.count, tokens[index + 2].range.lowerBound <= cursor.at, tokens[index + 2].sense == nil {
      return nil
    }
    return cursor.at
  }

  func nextBoundary(after place: Int) -> Int? {
    for token in tokens where token.range.lowerBound > place + 1 {
      switch token.sense {
      case .comma?, .conjunction?, .stop?, .verb?, .each?, .from?, .open?, .to?, .against?:
        return token.range.lowerBound
      default: if token.figure != nil { return token.range.lowerBound }
      }
    }
    return nil
  }

  /// "inventories by ¥1,904 million" in a list of what increased.
  mutating func nameBeforeBy(_ index: Int) -> Subject? {
    guard let by = attached(index), by.sense == .by else { return nil }
    let before = lead(index).drop { $0.range.lowerBound >= by.range.lowerBound }
    guard let edge = before.first, edge.sense == .conjunction || edge.sense == .comma || edge.sense == .inPeriod else {
      return nil
    }
    let words = cleaned(edge.range.upperBound..<by.range.lowerBound)
    guard words.count >= 4, words.count < 90 else { return nil }
    let found = catalog.subject(string(words))
    subject = found
    return found
  }

  /// "With fuel expenses down ¥24.7 billion", "and ordinary profit up 5%": the name right before a direction that is no verb.
  mutating func nameBeforeDirection(_ index: Int) -> Subject? {
    guard let token = attached(index), direction(token) != nil, !isVerb(token.range) else { return nil }
    let before = lead(index).drop { $0.range.lowerBound >= token.range.lowerBound }
    guard let edge = before.first, edge.sense != .verb, edge.sense != .open else { return nil }
    let start =
      edge.sense == .comma || edge.sense == .conjunction || edge.sense == .inPeriod ? edge.range.upperBound : nil
    guard let start = start ?? (before.isEmpty ? nil : edge.range.upperBound) else { return nil }
    let words = cleaned(start..<token.range.lowerBound)
    guard words.count >= 5, words.count < 60, !containsVerb(words) else { return nil }
    let found = catalog.subject(string(words))
    guard found.concept != nil, found.modifiers <= 1 else { return nil }
    subject = found
    return found
  }

  /// "Product sales amounted to ¥610.4 billion and royalty income to ¥72.3 billion", "net interest income accounted for … and
  /// net fees for …", "lowered our forecasts for operating profit from … and for ordinary profit from …": the name before the
  /// word that ties the figure.
  mutating func gappedName(_ index: Int) -> Subject? {
    guard let tie = attached(index), tie.sense == .to || tie.sense == .from || tie.sense == .inPeriod else {
      return nil
    }
    let before = lead(index).drop { $0.range.lowerBound >= tie.range.lowerBound }
    let isGapped =
      !drafts.isEmpty && !before.contains { $0.sense == .verb || direction($0) != nil || $0.sense == .lifts }
    guard isGapped || tie.sense == .from else { return nil }
    var starts: [Int] = []
    for token in before.reversed() {
      switch token.sense {
      case .comma?, .conjunction?, .forecast?, .inPeriod?, .colon?, .of?, .verb?, .up?, .down?:
        starts.append(token.range.upperBound)
      default: continue
      }
    }
    for start in starts {
      let words = cleaned(start..<tie.range.lowerBound)
      guard words.count >= 4, words.count < 90, !containsVerb(words) else { continue }
      var found = catalog.subject(string(words))
      if found.concept == nil, !string(words).contains(" and "), let ending = knownEnding(words) { found = ending.1 }
      guard let concept = found.concept, found.modifiers <= 1, !Self.captions.contains(concept) else { continue }
      subject = found
      return found
    }
    // "We have cut our net sales forecast from ¥995.0 billion"
    if let forecast = before.first, forecast.sense == .forecast,
      trimmed(forecast.range.upperBound..<tie.range.lowerBound, in: bytes).isEmpty,
      let name = knownName(index, end: forecast.range.lowerBound)
        ?? knownEnding(cleaned(lastFigureEnd(index)..<forecast.range.lowerBound))?.0
    {
      let found = catalog.subject(string(name))
      if found.concept != nil {
        subject = found
        return found
      }
    }
    guard isGapped, tie.sense == .to, let last = drafts.last, !last.takesDirection,
      let edge = before.last, edge.sense == .comma || edge.sense == .conjunction
    else { return nil }
    // A name that the catalogue does not know is still no longer the one before.
    let words = cleaned(edge.range.upperBound..<tie.range.lowerBound)
    guard words.count >= 4, words.count < 60, !containsVerb(words) else { return nil }
    let found = catalog.subject(string(words))
    subject = found
    return found
  }

  /// "lifting the overseas sales ratio to 43.2%".
  mutating func liftedName(_ index: Int) -> Subject? {
    guard let to = attached(index), to.sense == .to || to.sense == .of || to.sense == .by,
      let lift = lead(index).first(where: { $0.sense == .lifts })
    else { return nil }
    let words = cleaned(lift.range.upperBound..<to.range.lowerBound)
    guard words.count >= 4, words.count < 90, !containsVerb(words) else { return nil }
    let found = catalog.subject(string(words))
    guard found.concept != nil || found.isRatio || tokens[index].figure?.unit?.isRate == true else { return nil }
    subject = found
    return found
  }

  /// "operating profit ¥15.4 billion (+11.2%) and ordinary profit ¥16.1 billion": a known name right before its figure.
  mutating func namedByApposition(_ words: Range<Int>, _ index: Int) -> Subject? {
    let inner = cleaned(words)
    guard inner.count >= 5, inner.count < 90, inner.upperBound >= tokens[index].range.lowerBound - 2 else { return nil }
    if let found = knownName(index, end: words.upperBound) { return catalog.subject(string(found)) }
    let found = catalog.subject(string(inner))
    return found.concept != nil && found.modifiers <= 1 ? found : nil
  }
}
