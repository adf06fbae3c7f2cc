import Lexing
import ReleaseModel
import SourceText

/// What a figure is about: the topic (…は), the words right before it (営業損失14億円), the words before its bracket.
extension JapaneseReader {
  /// 国際バックボーンコストを前年同期より150百万円少ない165百万円に抑えた: a known item as the object.
  mutating func readObject(_ token: ProseToken) {
    let words = withoutPeriods(phrase(upTo: token.range.lowerBound))
    guard words.count >= 6, words.count < 60, !isHiragana(words) else { return }
    // 為替の影響を除くと: what is left out is not what the figure is of.
    let after = ByteCursor(bytes, token.range.upperBound..<range.upperBound)
    // 人件費を中心に118億円増えた: what leads a change is not all of it.
    let leads: [StaticString] = ["中心", "主因", "はじめ", "始め", "主体", "背景"]
    if leads.contains(where: { after.looking(at: $0) }) { return }
    if after.looking(at: "除") || after.looking(at: "含") || after.looking(at: "踏まえ") || after.looking(at: "考慮") {
      return
    }
    let found = catalog.subject(string(words))
    guard found.concept != nil, found.modifiers == 0, !found.isInverted else { return }
    subject = found
    subjectHasFigure = false
    boundary = token.range.upperBound
  }

  /// The words since the last boundary.
  func phrase(upTo end: Int) -> Range<Int> { trimmed(min(boundary, end)..<end, in: bytes) }

  /// Between a topic and the next figure stand only comparisons and periods.
  func valueFollows(_ index: Int) -> Bool {
    var place = tokens[index].range.upperBound
    for token in tokens[(index + 1)...] {
      guard isJoined(place, token.range.lowerBound, particles: ["の"]) else { return false }
      place = token.range.upperBound
      switch token.kind {
      case .figure: return true
      case .period, .word(.against), .word(.versusPrior), .word(.versusPriorYear), .word(.versusFiscalYear),
        .word(.versusPriorQuarter),
        .word(.versusSame), .word(.of), .word(.about), .word(.perShare):
        continue
      default: return false
      }
    }
    return false
  }

  mutating func readTopic(_ token: ProseToken, at index: Int) {
    let phrase = phrase(upTo: token.range.lowerBound)
    defer { boundary = token.range.upperBound }
    let words = perShareName(phrase) ?? withoutPeriods(phrase)
    if words.isEmpty || isComparison(words) {
      if let local, words.isEmpty {
        topicPeriod = local.period
        topicPeriodRange = local.range
      }
      return
    }
    guard words.count >= 3, words.count < 150, !isHiragana(words) else { return }
    // 前期に大型の販売があった反動で営業収益が…: when something happened, not what the figure is of.
    if let local, local.range.lowerBound >= phrase.lowerBound, isAdverbial(local.range) { self.local = nil }
    let particle = ByteCursor(bytes, token.range)
    // 業績予想は, 今後の見通しは: a caption says what kind of figures follow.
    let isMinor = !particle.looking(at: "は")
    // 上半期の遅れが…に影響し: what stands with が rules no more than its own clause.
    if !particle.looking(at: "が"), !particle.looking(at: "も"), let local,
      local.range.lowerBound >= phrase.lowerBound || isRemark(local.range.upperBound, phrase.lowerBound),
      local.range.lowerBound < words.lowerBound
    {
      topicPeriod = local.period
      topicPeriodRange = local.range
      self.local = nil
    }
    adopt(withList(words) ?? words, isMinor: isMinor, hasValue: !isMinor || valueFollows(index))
  }

  /// 第3四半期(3か月)の: nothing but a bracket without figures stands between.
  private func isRemark(_ start: Int, _ end: Int) -> Bool {
    guard start < end, end - start < 40, bytes[start] == 0x28, bytes[end - 1] == 0x29 else { return false }
    return !tokens.contains { token in
      guard let unit = token.figure?.unit else { return false }
      return unit.isCurrency || unit.isRate ? token.range.lowerBound >= start && token.range.upperBound <= end : false
    }
  }

  mutating func adopt(_ words: Range<Int>, isMinor: Bool, hasValue: Bool) {
    let found = named(words)
    if let old = subject, old.isProgress, !subjectHasFigure { isUnderProgress = true }
    // 売上収益は、販売数量が増加したことに加え、…34億円増の: a clause with が inside the one of は.
    if isMinor, subject != nil, !subjectHasFigure, !hasValue { return }
    if !isMinor { waiting = nil }
    if isMinor, let old = subject, !subjectHasFigure, old.concept != nil || old.isRatio { waiting = old }
    // 営業収益は、IT投資の遅れが…に影響し、388億円となった: what は names stays the subject.
    if isMinor, let old = subject, found.concept == nil, !hasValue || !subjectHasFigure && old.concept != nil { return }
    if let old = subject, !subjectHasFigure, old.concept == nil, !old.label.isEmpty { qualifier = old.label }
    subject = found
    subjectHasFigure = false
  }

  /// 「ソレンティア」:欧州での適応追加が…: what a bullet names before its colon is what it speaks of.
  mutating func readColon(_ token: ProseToken) {
    let words = withoutPeriods(phrase(upTo: token.range.lowerBound))
    guard words.count >= 6, words.count < 60, boundary <= range.lowerBound + 9, !isHiragana(words) else { return }
    let inner = trimmed(words, in: bytes)
    subject = catalog.subject(string(inner).trimmingQuotes)
    subjectHasFigure = false
  }

  /// The phrase without periods and の at its start: 当第3四半期連結累計期間の売上収益 → 売上収益.
  func withoutPeriods(_ phrase: Range<Int>) -> Range<Int> {
    var start = phrase.lowerBound
    if let close = headingBracket(phrase) { start = close }
    var changed = true
    while changed {
      changed = false
      for token in tokens where token.range.lowerBound >= start && token.range.lowerBound < phrase.upperBound {
        guard token.range.lowerBound <= start + 1 || isJoined(start, token.range.lowerBound) else { break }
        switch token.kind {
        case .period, .word(.next):
          start = token.range.upperBound
          changed = true
        case .word(.of), .word(.inPeriod), .word(.quote), .word(.object), .word(.perShare), .word(.comma),
          .word(.topic), .word(.open),
          .word(.close), .word(.colon):
          start = token.range.upperBound
          changed = true
        default: break
        }
        if changed { break }
      }
      var cursor = ByteCursor(bytes, start..<phrase.upperBound)
      cursor.skipSpaces()
      if let close = headingBracket(cursor.at..<phrase.upperBound) {
        cursor.at = close
        changed = true
      }
      let prefixes: [StaticString] = [
        "における", "末の", "累計の", "末", "また", "なお", "当社グループの", "当社の", "この結果", "連結", "全体の", "において", "に", "うち", "および", "及び",
        ".", "(注)", "(参考)", "であった", "だった", "注)", "参考)", "注1)", "注2)", "・ ", "これと合わせた", "合わせた", "と合わせた", "と", "\"",
        "ともに",
        "や", "・", "-", "·",
        "このうち", "そのうち", "周年", "合わせて", "あわせて", "年度の", "これにより", "その結果", "以上の結果", "一方",
      ]
      for prefix in prefixes where cursor.looking(at: prefix) {
        // 連結粗利益 is a term of its own.
        if ByteCursor(bytes, cursor.at..<phrase.upperBound).looking(at: "連結"),
          catalog.isKnown(string(cursor.at..<phrase.upperBound))
        {
          break
        }
        _ = cursor.take(prefix)
        // 連結 is part of some names (連結子会社); only as an attribute it goes.
        changed = true
        break
      }
      cursor.skipSpaces()
      if cursor.at > start { start = cursor.at }
    }
    return trimmed(min(start, phrase.upperBound)..<phrase.upperBound, in: bytes)
  }

  /// (ライフサイエンス) 売上収益: a heading in brackets before the sentence.
  private func headingBracket(_ words: Range<Int>) -> Int? {
    guard words.lowerBound <= range.lowerBound + 2, let first = bytes[words].first else { return nil }
    let cursor = ByteCursor(bytes, words)
    let closing: StaticString
    if first == 0x28 {
      closing = ")"
    } else if first == 0x3C {
      closing = ">"
    } else if cursor.looking(at: "〔") {
      closing = "〕"
    } else if cursor.looking(at: "【") {
      closing = "】"
    } else {
      return nil
    }
    var look = cursor
    while !look.isAtEnd, look.at - words.lowerBound < 60 {
      if look.take(closing) { return look.at < words.upperBound ? look.at : nil }
      look.advance()
    }
    return nil
  }

  func isComparison(_ words: Range<Int>) -> Bool {
    tokens.contains { token in
      token.range.lowerBound >= words.lowerBound && token.range.upperBound <= words.upperBound
        && (token.sense == .against || token.sense == .versusPriorYear || token.sense == .versusPrior
          || token.sense == .versusFiscalYear || token.sense == .versusPriorQuarter)
    }
  }

  func isHiragana(_ words: Range<Int>) -> Bool {
    var at = words.lowerBound
    while at < words.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      guard length > 0 else { return true }
      if !(0x3041...0x309F).contains(value), value != 0x20 { return false }
      at += length
    }
    return true
  }

  func string(_ range: Range<Int>) -> String {
    var text = bytes[range]
    if text.contains(0x0A) { text = ArraySlice(text.map { $0 == 0x0A ? 0x20 : $0 }) }
    var label = String(decoding: text, as: UTF8.self)
    for mark in ["・ ", "・", "- ", "· "] where label.hasPrefix(mark) { label.removeFirst(mark.count) }
    return label
  }

  /// 営業損失14億円, 自己株式の取得6,000百万円: the words right before a figure name it.
  mutating func attachSubject(_ index: Int, _ draft: inout ClaimDraft) {
    let token = tokens[index]
    var start = boundary
    for other in tokens[..<index] where other.range.lowerBound >= boundary {
      switch other.kind {
      case .period, .word(.next), .word(.against), .word(.versusSame), .word(.versusPrior), .word(.versusPriorYear),
        .word(.versusFiscalYear), .word(.versusPriorQuarter), .word(.about), .word(.perShare), .word(.object),
        .word(.part),
        .word(.breaker):
        start = other.range.upperBound
      default: break
      }
    }
    var words = trimmed(min(start, token.range.lowerBound)..<token.range.lowerBound, in: bytes)
    if words.isEmpty, let named = local, named.range.upperBound == start, named.range.lowerBound > boundary {
      // 包括利益 2025年3月期 8,102百万円: the name stands before its period.
      let before = withoutPeriods(trimmed(boundary..<named.range.lowerBound, in: bytes))
      if before.count >= 6, before.count < 60, bytes[named.range.lowerBound - 1] == 0x20, !isHiragana(before) {
        subject = catalog.subject(string(before))
        subjectHasFigure = true
      }
      return
    }
    if words.isEmpty, index > 0, tokens[index - 1].sense == .open, draft.figure.unit?.isRate == false,
      let saved = stack.last
    {
      nameByApposition(saved.boundary..<tokens[index - 1].range.lowerBound, &draft)
      return
    }
    guard !words.isEmpty else { return }
    var endsWithOf = false
    if ByteCursor(bytes, max(words.lowerBound, words.upperBound - 3)..<words.upperBound).looking(at: "の") {
      words = trimmed(words.lowerBound..<words.upperBound - 3, in: bytes)
      endsWithOf = true
    }
    if isUnderProgress || subject?.isProgress == true,
      ByteCursor(bytes, max(words.lowerBound, words.upperBound - 3)..<words.upperBound).looking(at: "で")
    {
      // 進捗率は売上高で24.2%、営業利益で22.6%
      words = words.lowerBound..<words.upperBound - 3
      isUnderProgress = true
    }
    words = withoutPeriods(words)
    guard words.count >= 6 || isAcronym(words), words.count < 120, !isHiragana(words) else { return }
    if let long = withList(words) { words = long }
    // Words that end in a particle or a verb belong to the sentence, not to the figure.
    let last = ByteCursor(bytes, words.upperBound - 3..<words.upperBound)
    let (value, _) = scalar(in: bytes, at: words.upperBound - 3)
    if bytes[words.upperBound - 1] >= 0x80, (0x3041...0x3096).contains(value) || last.looking(at: "比"),
      catalog.subject(string(words)).concept == nil
    {
      return
    }
    let sense = tokens.last { $0.range.upperBound == words.upperBound }?.sense
    if sense == .up || sense == .down || sense == .above || sense == .below { return }
    var found = named(words)
    if found.label == "年間" || found.label == "合計",
      subject?.isDividend == true || qualifier?.contains("配当") == true || subject?.label.contains("配当") == true
    {
      found = catalog.subject("年間配当金")
    }
    if endsWithOf, found.concept == nil { return }
    // (前期実績33円): what kind of figure, not of what.
    if found.isCaption { return }
    if found.isInverted, let old = subject, old.concept != nil, old.label.contains("純利益"),
      ["純損失", "損失"].contains(found.label)
    {
      // 当期純利益は…、前年度の純損失534百万円から: the loss of the same item.
      draft.wordSign = -1
      found = old
    }
    if part || hasPartBehind(index) { draft.role = .part }
    if let old = subject, !subjectHasFigure, old.concept == nil, found.concept != nil { qualifier = old.label }
    if !subjectHasFigure, let old = subject, old.concept != nil, isFollowedByTopicValue(index) {
      // 当期純利益は、減損損失386百万円の計上もあり、2,219百万円となった: the topic still waits for its figure.
      draft.subject = found
      return
    }
    subject = found
    subjectHasFigure = true
  }

  /// ROE, EPS: three Latin capitals are a name.
  private func isAcronym(_ words: Range<Int>) -> Bool {
    words.count >= 3 && bytes[words].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// Another figure stands in the same sentence with no topic before it.
  func isFollowedByTopicValue(_ index: Int) -> Bool {
    for other in tokens[(index + 1)...] {
      if other.sense == .topic, ByteCursor(bytes, other.range).looking(at: "は") { return false }
      if let figure = other.figure, figure.unit?.isCurrency == true { return true }
    }
    return false
  }

  /// バックボーンコストの削減(516百万円): the words before the bracket name the figure in it.
  mutating func nameByApposition(_ phrase: Range<Int>, _ draft: inout ClaimDraft) {
    guard phrase.lowerBound < phrase.upperBound else { return }
    var words = trimmed(phrase, in: bytes)
    let moves: [(StaticString, Direction)] = [
      ("の削減", .down), ("の減少", .down), ("の増加", .up), ("の縮小", .down), ("の拡大", .up),
    ]
    for (ending, direction) in moves {
      let start = words.upperBound - ending.utf8CodeUnitCount
      guard start > words.lowerBound, ByteCursor(bytes, start..<words.upperBound).looking(at: ending) else { continue }
      draft.measure = .difference
      draft.direction = direction
      draft.directionRange = start + 3..<words.upperBound
      words = words.lowerBound..<start
    }
    // Only the noun phrase at the end: …とともにバックボーンコスト.
    for token in tokens where token.range.upperBound <= words.upperBound && token.range.lowerBound >= words.lowerBound {
      if token.sense == .breaker || token.sense == .object || token.sense == .topic || token.sense == .comma {
        words = token.range.upperBound..<words.upperBound
      }
    }
    words = withoutPeriods(words)
    guard words.count >= 6, words.count < 90, !isHiragana(words) else { return }
    subject = catalog.subject(string(words))
  }

  func hasPartBehind(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    for other in tokens[(index + 1)...].prefix(3) {
      if other.sense == .part { return true }
      if other.sense == .comma || other.figure != nil { return false }
    }
    return false
  }

  /// 185百万円の営業損失: the word may also name a figure that has no subject yet, or another one.
  mutating func nameByLoss(_ word: ProseToken, _ draft: inout ClaimDraft) {
    guard word.sense == .loss, word.range.count > 6 else { return }
    let found = catalog.subject(string(word.range))
    guard let concept = found.concept, found.isInverted else { return }
    if draft.subject?.concept == nil || draft.subject?.concept != concept && draft.subject?.label.contains("純") != true
    {
      draft.subject = found
    }
  }

  /// 前期を14億45百万円上回る, 前年度を11.9%下回り: a figure with its direction stands there.
  func isMoved(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].figure != nil else { return false }
    if isRate(index) { return true }
    guard index + 1 < tokens.count, [.above, .below, .up, .down].contains(tokens[index + 1].sense) else { return false }
    return isJoined(tokens[index].range.upperBound, tokens[index + 1].range.lowerBound)
  }

  /// 前期に, 2024年9月に; not 前期における.
  private func isAdverbial(_ period: Range<Int>) -> Bool {
    let look = ByteCursor(bytes, period.upperBound..<range.upperBound)
    return look.looking(at: "に") && !look.looking(at: "にお") && !look.looking(at: "に比") && !look.looking(at: "に対")
      && !look.looking(at: "にか")
  }

  /// 1株当たり四半期利益: the words for "per share" are part of the name.
  private mutating func perShareName(_ phrase: Range<Int>) -> Range<Int>? {
    guard let token = tokens.first(where: { $0.sense == .perShare && $0.range.lowerBound >= phrase.lowerBound }),
      token.range.upperBound < phrase.upperBound
    else { return nil }
    let start =
      ["基本的", "希薄化後"].contains { word in
        let count = word.utf8.count
        return token.range.lowerBound - count >= phrase.lowerBound
          && bytes[token.range.lowerBound - count..<token.range.lowerBound].elementsEqual(word.utf8)
      } ? phrase.lowerBound : token.range.lowerBound
    let words = start..<phrase.upperBound
    return catalog.subject(string(words)).isPerShare ? words : nil
  }

  /// 受取手形、売掛金及び契約資産: the comma is part of the name.
  private mutating func withList(_ words: Range<Int>) -> Range<Int>? {
    guard let comma = tokens.last(where: { $0.sense == .comma && $0.range.upperBound <= words.lowerBound }),
      trimmed(comma.range.upperBound..<words.lowerBound, in: bytes).isEmpty
    else { return nil }
    let edge = tokens.last { $0.range.upperBound <= comma.range.lowerBound && ($0.sense != .of) }?.range.upperBound
    let start = max(edge ?? range.lowerBound, range.lowerBound)
    guard comma.range.lowerBound > start, words.upperBound - start < 120 else { return nil }
    let long = withoutPeriods(trimmed(start..<words.upperBound, in: bytes))
    guard long.lowerBound < comma.range.lowerBound else { return nil }
    return catalog.isKnown(string(long)) ? long : nil
  }

  /// 本業の収益力を示すコア業務純益, 国内事業の営業収益: the longest ending behind の or a verb that the catalogue knows, with what stands
  /// before it as what narrows it.
  mutating func named(_ words: Range<Int>) -> Subject {
    let whole = catalog.subject(string(words))
    // 株式売却による特別利益: the plain name at the end before a name made of many parts.
    if whole.concept != nil && whole.modifiers < 2 || whole.isProgress { return whole }
    var at = words.lowerBound
    var wasHiragana = false
    while at < words.upperBound {
      let (value, length) = scalar(in: bytes, at: at)
      guard length > 0 else { break }
      let isHiragana = (0x3041...0x3096).contains(value)
      if wasHiragana, !isHiragana, words.upperBound - at >= 9 {
        var found = catalog.subject(string(at..<words.upperBound))
        if found.concept != nil, found.modifiers == 0 {
          var before = trimmed(words.lowerBound..<at, in: bytes)
          if ByteCursor(bytes, max(before.lowerBound, before.upperBound - 3)..<before.upperBound).looking(at: "の") {
            before = before.lowerBound..<before.upperBound - 3
          }
          found.qualifier = string(before)
          found.label = string(words)
          return found
        }
      }
      wasHiragana = isHiragana
      at += length
    }
    return whole
  }
}

extension String {
  /// Without 「」 around it.
  fileprivate var trimmingQuotes: String {
    var text = self[...]
    while let first = text.first, "「『\"".contains(first) { text = text.dropFirst() }
    while let last = text.last, "」』\"".contains(last) { text = text.dropLast() }
    return String(text)
  }
}
