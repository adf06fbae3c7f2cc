import ReleaseModel
import SourceText

/// Cell against cell, by the intervals that the printed figures stand for.
extension TablePairComparison {
  private struct Mismatch {
    var rows: Int
    var column: Int
    var ja: Fact
    var en: Fact
  }

  mutating func compareCells() {
    var mismatches: [Mismatch] = []
    var missing: [(rows: Int, column: Int)] = []
    let (jaShifted, enShifted) = (Self.shiftedRows(ja), Self.shiftedRows(en))
    for (rowIndex, rows) in pair.rows.enumerated() {
      guard let i = rows.japanese, let j = rows.english, ja.rows[i].role != .section else { continue }
      if jaShifted.contains(ja.rows[i].index) || enShifted.contains(en.rows[j].index) {
        if compareShifted(rowIndex, i, j) { continue }
      }
      for (index, column) in columns.enumerated() {
        let places = (jaGrid[i][column.ja], enGrid[j][column.en])
        // Nearly all cells agree on their face, and then nothing else of them is looked at.
        if let p = places.0, let q = places.1, let x = ja.facts[p].value, let y = en.facts[q].value,
          ja.facts[p].unit == en.facts[q].unit, RoundingInterval.agree(x, rounding.ja, y, rounding.en)
        {
          counts.cellsCompared += 1
          counts.cellsAgree += 1
          continue
        }
        let (a, b) = (places.0.map { ja.facts[$0] }, places.1.map { en.facts[$0] })
        switch compare(a, b, index) {
        case .nothing: break
        case .agree:
          counts.cellsCompared += 1
          counts.cellsAgree += 1
        case .unreadable:
          counts.cellsUnreadable += 1
          reportUnreadable(i, j, column, a, b)
        case .missing:
          counts.cellsCompared += 1
          missing.append((rowIndex, index))
        case .differ:
          counts.cellsCompared += 1
          if let a, let b { mismatches.append(Mismatch(rows: rowIndex, column: index, ja: a, en: b)) }
        }
      }
    }
    reportExchangedRows(&mismatches, &missing)
    reportMismatches(mismatches)
    for (rowIndex, index) in missing { reportMissing(rowIndex, index) }
  }

  private enum Outcome { case nothing, agree, differ, missing, unreadable }

  private func compare(_ a: Fact?, _ b: Fact?, _ index: Int) -> Outcome {
    switch (a, b) {
    case (nil, nil): return .nothing
    case (let fact?, nil), (nil, let fact?):
      if fact.isNil { return .agree }
      if fact.value == nil || fact.status == .suspect { return .unreadable }
      return .missing
    case (let a?, let b?):
      if a.isNil && b.isNil { return .agree }
      let jaReadable = a.isNil || a.value != nil
      let enReadable = b.isNil || b.value != nil
      guard jaReadable && enReadable else { return .unreadable }
      if a.isNil || b.isNil {
        let other = a.isNil ? b : a
        if other.status == .suspect { return .unreadable }
        // A dash for a nought: printed differently, read alike.
        return other.value?.isZero == true ? .agree : .missing
      }
      guard let x = a.value, let y = b.value else { return .unreadable }
      if agree(a, x, b, y, index) { return .agree }
      return a.status == .suspect || b.status == .suspect ? .unreadable : .differ
    }
  }

  private func agree(_ a: Fact, _ x: ExactDecimal, _ b: Fact, _ y: ExactDecimal, _ index: Int) -> Bool {
    if RoundingInterval.agree(x, rounding.ja, y, rounding.en) {
      return a.unit == b.unit || unitSaid.contains(index) || !differs(a.unit, b.unit)
    }
    let shift = scaleShift[index]
    if shift != 0, RoundingInterval.agree(x, rounding.ja, y.scaled(by: shift), rounding.en) { return true }
    return false
  }

  /// Names of counts differ freely; money, rates and shares do not.
  private func differs(_ left: Unit, _ right: Unit) -> Bool {
    left != right && !(left.isCountName && right.isCountName)
  }

  // MARK: Rows with a cell too few

  /// Rows that print fewer cells than the table has columns, with nothing in them to tell which is missing.
  private static func shiftedRows(_ table: Table) -> Set<Int> {
    var rows: Set<Int> = []
    for fact in table.facts where fact.status == .suspect {
      if fact.repair?.evidence.first?.hasPrefix("a cell is missing") == true { rows.insert(fact.row) }
    }
    return rows
  }

  /// A line lost a cell and its own figures cannot say which: the other version's row tells.
  private mutating func compareShifted(_ rowIndex: Int, _ i: Int, _ j: Int) -> Bool {
    let jaFacts = columns.indices.map { jaFact(i, columns[$0].ja) }
    let enFacts = columns.indices.map { enFact(j, columns[$0].en) }
    let jaShort = Self.shiftedRows(ja).contains(ja.rows[i].index)
    let short = (jaShort ? jaFacts : enFacts).compactMap { $0 }
    let full = jaShort ? enFacts : jaFacts
    // Longest common subsequence of the printed figures.
    var best = Array(repeating: Array(repeating: 0, count: full.count + 1), count: short.count + 1)
    func equal(_ s: Int, _ f: Int) -> Bool {
      guard let other = full[f] else { return false }
      if short[s].isNil || other.isNil { return short[s].isNil && other.isNil }
      return printsAlike(short[s], other)
    }
    for s in stride(from: short.count - 1, through: 0, by: -1) {
      for f in stride(from: full.count - 1, through: 0, by: -1) {
        best[s][f] = equal(s, f) ? best[s + 1][f + 1] + 1 : max(best[s + 1][f], best[s][f + 1])
      }
    }
    guard best[0][0] == short.count else { return false }
    var matched: Set<Int> = []
    var (s, f) = (0, 0)
    while s < short.count, f < full.count {
      if equal(s, f) {
        matched.insert(f)
        s += 1
        f += 1
      } else if best[s + 1][f] >= best[s][f + 1] {
        s += 1
      } else {
        f += 1
      }
    }
    counts.cellsCompared += full.compactMap { $0 }.count
    counts.cellsAgree += matched.count
    for f in full.indices where !matched.contains(f) {
      guard let fact = full[f], !fact.isNil else { continue }
      reportMissing(rowIndex, f, fact: fact, missingIn: jaShort ? .japanese : .english)
    }
    return true
  }

  // MARK: Reports

  private mutating func reportMissing(_ rowIndex: Int, _ index: Int) {
    let (i, j) = (pair.rows[rowIndex].japanese ?? 0, pair.rows[rowIndex].english ?? 0)
    let (a, b) = (jaFact(i, columns[index].ja), enFact(j, columns[index].en))
    if let a, a.value != nil {
      reportMissing(rowIndex, index, fact: a, missingIn: .english)
    } else if let b {
      reportMissing(rowIndex, index, fact: b, missingIn: .japanese)
    }
  }

  private mutating func reportMissing(_ rowIndex: Int, _ index: Int, fact: Fact, missingIn language: Language) {
    let (i, j) = (pair.rows[rowIndex].japanese ?? 0, pair.rows[rowIndex].english ?? 0)
    let column = columns[index]
    var jaSide = side(ja, row: ja.rows[i], column: column.ja)
    var enSide = side(en, row: en.rows[j], column: column.en)
    if language == .english {
      jaSide = side(ja, fact: fact)
      if let dash = enFact(j, column.en) { enSide = side(en, fact: dash) }
    } else {
      enSide = side(en, fact: fact)
      if let dash = jaFact(i, column.ja) { jaSide = side(ja, fact: dash) }
    }
    findings.append(
      Finding(
        kind: .missingValue, severity: .error, cause: "dropped",
        fault: fact.proofs.isEmpty ? nil : language == .english ? .english : .japanese,
        evidence: fact.proofs.isEmpty ? [] : [proofMessage(fact)], japanese: jaSide, english: enSide,
        message: Message(
          japanese: "\(language == .english ? "英語版" : "日本語版")にこの数値がありません。",
          english: "The \(language == .english ? "English" : "Japanese") version does not have this figure.")))
  }

  private mutating func reportUnreadable(_ i: Int, _ j: Int, _ column: (ja: Int, en: Int), _ a: Fact?, _ b: Fact?) {
    // Legible figures that differ under suspicion deserve a look; plain rubbish is only noted.
    let bothPrinted = a?.value != nil && b?.value != nil
    let broken = (a?.status == .suspect || a.map { $0.value == nil && !$0.isNil } ?? false) ? "日本語版" : "英語版"
    let brokenEnglish = broken == "日本語版" ? "Japanese" : "English"
    let evidence = [a, b].compactMap { $0 }.filter { $0.status == .suspect }.flatMap { $0.repair?.evidence ?? [] }
    findings.append(
      Finding(
        kind: .unreadable, severity: bothPrinted ? .warning : .note, cause: "converter-noise",
        evidence: evidence.map { Message(japanese: $0, english: $0) },
        japanese: a.map { side(ja, fact: $0) } ?? side(ja, row: ja.rows[i], column: column.ja),
        english: b.map { side(en, fact: $0) } ?? side(en, row: en.rows[j], column: column.en),
        message: Message(
          japanese: "\(broken)のこのセルは変換で壊れており、読み取れません。",
          english: "This cell is damaged in the \(brokenEnglish) text and cannot be relied on.")))
  }

  private mutating func reportMismatches(_ mismatches: [Mismatch]) {
    var open = mismatches
    func take(_ matches: (Mismatch) -> Bool) { open.removeAll(where: matches) }
    // Two figures of one row exchanged.
    var index = 0
    while index < open.count {
      let first = open[index]
      if let other = open[(index + 1)...].first(where: { $0.rows == first.rows && exchanged(first, $0) }) {
        report(first, cause: "swapped-columns", partner: other, kind: .value)
        take { $0.rows == first.rows && ($0.column == first.column || $0.column == other.column) }
        continue
      }
      index += 1
    }
    // Figures of two rows exchanged, in one column or in all.
    index = 0
    while index < open.count {
      let first = open[index]
      if let other = open.first(where: { $0.rows != first.rows && $0.column == first.column && exchanged(first, $0) }) {
        let mine = open.filter { $0.rows == first.rows }
        let whole = mine.filter { one in
          open.contains { $0.rows == other.rows && $0.column == one.column && exchanged(one, $0) }
        }
        report(first, cause: "swapped-rows", partner: other, kind: .value)
        let columns = Set(whole.map(\.column))
        take { ($0.rows == first.rows || $0.rows == other.rows) && columns.contains($0.column) }
        continue
      }
      index += 1
    }
    for mismatch in open { reportSingle(mismatch) }
  }

  /// Two rows whose figures stand in each other's place, dashes included: one slip.
  private mutating func reportExchangedRows(_ mismatches: inout [Mismatch], _ missing: inout [(rows: Int, column: Int)])
  {
    let touched = Array(Set(mismatches.map(\.rows) + missing.map(\.rows))).sorted()
    var done: Set<Int> = []
    for (place, first) in touched.enumerated() where !done.contains(first) {
      for second in touched[(place + 1)...] where !done.contains(second) && areExchanged(first, second) {
        done.formUnion([first, second])
        if let one = mismatches.first(where: { $0.rows == first }),
          let other = mismatches.first(where: { $0.rows == second })
        {
          report(one, cause: "swapped-rows", partner: other, kind: .value)
        } else {
          done.subtract([first, second])
        }
        break
      }
    }
    mismatches.removeAll { done.contains($0.rows) }
    missing.removeAll { done.contains($0.rows) }
  }

  private func areExchanged(_ first: Int, _ second: Int) -> Bool {
    guard let i = pair.rows[first].japanese, let j = pair.rows[first].english, let k = pair.rows[second].japanese,
      let l = pair.rows[second].english
    else { return false }
    var differing = 0
    for column in columns {
      let (a, b) = (jaFact(i, column.ja), enFact(j, column.en))
      let (c, d) = (jaFact(k, column.ja), enFact(l, column.en))
      guard printsAlike(a, d), printsAlike(c, b) else { return false }
      if !printsAlike(a, b) { differing += 1 }
    }
    return differing > 0
  }

  private func printsAlike(_ left: Fact?, _ right: Fact?) -> Bool {
    switch (left?.value, right?.value) {
    case (let x?, let y?): sameFigure(x, y) || x.significand == y.significand
    case (nil, nil): true
    default: false
    }
  }

  private func exchanged(_ first: Mismatch, _ second: Mismatch) -> Bool {
    guard let a = first.ja.value, let b = first.en.value, let c = second.ja.value, let d = second.en.value else {
      return false
    }
    // As printed, too: a rate that slid into an amount's column takes that column's scale.
    let printed = a.significand == d.significand && b.significand == c.significand
    return (printed || sameFigure(a, d) && sameFigure(b, c)) && !sameFigure(a, c)
  }

  private mutating func reportSingle(_ mismatch: Mismatch) {
    guard let x = mismatch.ja.value, let y = mismatch.en.value?.scaled(by: scaleShift[mismatch.column]) else { return }
    var difference = Difference(x, y, isRate: mismatch.ja.unit.isRate)
    if x.equals(y) || differs(mismatch.ja.unit, mismatch.en.unit) && sameFigure(x, y) {
      difference.kind = .unit
      difference.cause = "unit"
    }
    if difference.kind == .value, difference.cause == nil || difference.cause == "dropped" {
      if isStale(mismatch) { difference.cause = "prior-period" }
    }
    report(mismatch, cause: difference.cause, partner: nil, kind: difference.kind)
  }

  /// One side prints the figure of another period.
  private func isStale(_ mismatch: Mismatch) -> Bool {
    let rows = pair.rows[mismatch.rows]
    guard let i = rows.japanese, let j = rows.english, let x = mismatch.ja.value, let y = mismatch.en.value else {
      return false
    }
    for (index, column) in columns.enumerated() where index != mismatch.column {
      if let other = enFact(j, column.en), other.unit == mismatch.ja.unit, other.measure == mismatch.ja.measure,
        other.value.map({ sameFigure($0, x) }) == true
      {
        return true
      }
      if let other = jaFact(i, column.ja), other.unit == mismatch.en.unit, other.measure == mismatch.en.measure,
        other.value.map({ sameFigure($0, y) }) == true
      {
        return true
      }
    }
    return false
  }

  private mutating func report(_ mismatch: Mismatch, cause: String?, partner: Mismatch?, kind: Finding.Kind) {
    let fault = fault(mismatch.ja, mismatch.en)
    var evidence: [Message] = []
    switch fault {
    case .japanese: evidence = [proofMessage(mismatch.en)]
    case .english: evidence = [proofMessage(mismatch.ja)]
    default: break
    }
    var message = sentence(kind, cause, fault)
    if let partner {
      message.japanese += "（もう一方は「\(partner.ja.label)」\(partner.ja.text)／\(partner.en.text)）"
      message.english += " The other one: “\(partner.en.label)”, \(partner.ja.text) against \(partner.en.text)."
    }
    findings.append(
      Finding(
        kind: kind, severity: .error, cause: cause, fault: fault, evidence: evidence,
        japanese: side(ja, fact: mismatch.ja),
        english: side(en, fact: mismatch.en), message: message))
  }

  /// The side whose own arithmetic contradicts its figure, while the other's proves it.
  private func fault(_ a: Fact, _ b: Fact) -> Finding.Fault? {
    let (x, y) = (a.proofs.count - a.doubts.count, b.proofs.count - b.doubts.count)
    if x < y && !a.doubts.isEmpty && !b.proofs.isEmpty { return .japanese }
    if y < x && !b.doubts.isEmpty && !a.proofs.isEmpty { return .english }
    return nil
  }

  private func proofMessage(_ fact: Fact) -> Message {
    let names: [String: String] = [
      "sum": "合計", "share": "構成比", "change": "増減率", "translation": "換算", "difference": "増減額", "ratio": "比率",
      "column-sum": "列の合計", "per-share": "1株当たり", "tie": "他の表",
    ]
    let proofs = Array(Set(fact.proofs)).sorted()
    let words = proofs.map { names[$0] ?? $0 }.joined(separator: "・")
    return Message(
      japanese: "\(fact.text) は同じ表の\(words)と合います。",
      english: "\(fact.text) agrees with its own table (\(proofs.joined(separator: ", "))).")
  }

  private func sentence(_ kind: Finding.Kind, _ cause: String?, _ fault: Finding.Fault?) -> Message {
    var message: Message
    switch (kind, cause) {
    case (.sign, _): message = Message(japanese: "符号が逆です。", english: "The signs are opposite.")
    case (.scale, let cause?):
      message = Message(
        japanese: "数字は同じですが、桁が違います（\(cause)）。", english: "The digits are the same, but their scale differs (\(cause)).")
    case (.unit, _): message = Message(japanese: "単位が違います。", english: "The units differ.")
    case (_, "digit"): message = Message(japanese: "数字が一つ違います。", english: "One digit differs.")
    case (_, "transposition"):
      message = Message(japanese: "隣り合う二つの数字が入れ替わっています。", english: "Two neighbouring digits are transposed.")
    case (_, "dropped"): message = Message(japanese: "数字が一つ多いか少ないかです。", english: "One digit is missing or too many.")
    case (_, "prior-period"):
      message = Message(japanese: "一方は別の期間の数値です。", english: "One side prints the figure of another period.")
    case (_, "swapped-columns"):
      message = Message(japanese: "同じ行の二つの数値が入れ替わっています。", english: "Two figures of this row are exchanged.")
    case (_, "swapped-rows"):
      message = Message(japanese: "二つの行の数値が入れ替わっています。", english: "The figures of two rows are exchanged.")
    default: message = Message(japanese: "数値が一致しません。", english: "The figures differ.")
    }
    switch fault {
    case .japanese:
      message.japanese += "日本語版の誤りと見られます。"
      message.english += " The Japanese looks wrong."
    case .english:
      message.japanese += "英語版の誤りと見られます。"
      message.english += " The English looks wrong."
    default: break
    }
    return message
  }
}
