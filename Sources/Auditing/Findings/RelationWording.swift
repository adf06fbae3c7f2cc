import ReleaseModel

/// Sentences about relations, in both languages, with figures as the release prints them.
struct RelationWording {
  let release: Release

  /// 「流動資産合計」は5項目の合計のはずですが、22,599,955と印刷され、計算では22,599,956です。
  func sentence(_ relation: FigureRelation) -> Message {
    let place = relation.result
    let (label, printed) = (release.label(place), release.printed(place))
    let computed = relation.solved(for: place) { release.figure($0) }.map { release.format($0, like: place) } ?? "?"
    switch relation.kind {
    case .sum:
      let count = relation.operands.count
      return Message(
        japanese: "「\(label)」は\(count)項目の合計で\(computed)となるはずですが、\(printed)です。",
        english: "“\(label)” is the sum of \(count) figures, which give \(computed); it prints \(printed).")
    case .columnSum:
      return Message(
        japanese: "「\(label)」の合計欄は各欄の合計で\(computed)となるはずですが、\(printed)です。",
        english:
          "The total column of “\(label)” is the sum of \(relation.operands.count) columns, which give \(computed); "
          + "it prints \(printed).")
    case .difference:
      let (now, then) = (release.printed(relation.operands[0].place), release.printed(relation.operands[1].place))
      return Message(
        japanese: "「\(label)」の増減額は\(now)と\(then)から\(computed)となるはずですが、\(printed)です。",
        english: "The difference of “\(label)”, \(now) less \(then), is \(computed); it prints \(printed).")
    case .change:
      let (now, then) = (release.printed(relation.operands[0].place), release.printed(relation.operands[1].place))
      return Message(
        japanese: "「\(label)」の増減率は\(then)から\(now)への変化で\(computed)％となるはずですが、\(printed)です。",
        english: "The change of “\(label)” from \(then) to \(now) is \(computed)%; it prints \(printed).")
    case .share:
      let (part, whole) = (release.printed(relation.operands[0].place), release.printed(relation.operands[1].place))
      let base = release.label(relation.operands[1].place)
      return Message(
        japanese: "「\(label)」\(part)は「\(base)」\(whole)の\(computed)％のはずですが、\(printed)です。",
        english: "\(part) (“\(label)”) is \(computed)% of \(whole) (“\(base)”); it prints \(printed).")
    case .translation:
      let original = release.printed(relation.operands[0].place)
      let rate = relation.rate?.plainDescription ?? ""
      return Message(
        japanese: "「\(label)」\(original)は\(rate)で換算すると\(computed)ですが、\(printed)です。",
        english: "\(original) (“\(label)”) at \(rate) is \(computed); it prints \(printed).")
    case .perShare:
      let (rate, shares) = (release.printed(relation.operands[0].place), release.printed(relation.operands[1].place))
      return Message(
        japanese: "1株当たり\(rate)に株数\(shares)を乗じても「\(label)」\(printed)になりません。",
        english: "\(rate) a share times \(shares) shares does not give \(printed) (“\(label)”).")
    case .tie:
      let other = relation.operands[0].place
      let table = release.tables[other.table]
      let line = table.facts[other.fact].line + 1
      let title = table.title ?? table.id
      return Message(
        japanese: "「\(label)」は\(printed)ですが、「\(title)」（\(line)行）では\(release.printed(other))です。",
        english: "“\(label)” is \(printed) here and \(release.printed(other)) in “\(title)” (line \(line)).")
    }
  }

  /// 流動資産合計 22,599,955 は、8,994,156 でなければ合いません。
  func repairSentence(_ relation: FigureRelation, at place: FigurePlace, needed: ExactDecimal) -> Message {
    let value = release.format(needed, like: place)
    let own = "\(release.label(relation.result)) \(release.printed(relation.result))"
    switch relation.kind {
    case .sum, .columnSum:
      return Message(japanese: "「\(own)」は、ここが\(value)のときだけ合います。", english: "“\(own)” foots only with \(value) here.")
    case .difference, .change, .share, .translation, .perShare:
      return Message(
        japanese: "「\(own)」は、ここが\(value)のときに合います。", english: "“\(own)” agrees only with \(value) here.")
    case .tie:
      let other = place == relation.result ? relation.operands[0].place : relation.result
      let line = release.tables[other.table].facts[other.fact].line + 1
      return Message(
        japanese: "別の箇所（\(line)行）では\(release.printed(other))です。",
        english: "Another place (line \(line)) has \(release.printed(other)).")
    }
  }

  /// 48,710 は「少数株主損益」（164行）にもあります。
  func recurrence(at place: FigurePlace) -> Message {
    let (label, printed) = (release.label(place), release.printed(place))
    let line = release.tables[place.table].facts[place.fact].line + 1
    return Message(
      japanese: "\(printed)は「\(label)」（\(line)行）にもあります。",
      english: "\(printed) stands in line \(line) as well (“\(label)”).")
  }

  /// 残高と増減額：「欠損金」(34,685,291)（253行）と「当期損失」(105,139)（207行）からもその値になります。
  func movement(between one: FigurePlace, and two: FigurePlace) -> Message {
    func named(_ place: FigurePlace) -> (japanese: String, english: String) {
      let (label, printed) = (release.label(place), release.printed(place))
      let line = release.tables[place.table].facts[place.fact].line + 1
      return ("「\(label)」\(printed)（\(line)行）", "\(printed) in line \(line) (“\(label)”)")
    }
    let (first, second) = (named(one), named(two))
    return Message(
      japanese: "残高と増減の関係、\(first.japanese)と\(second.japanese)からもその値になります。",
      english: "A balance and its change give the value as well: \(first.english) and \(second.english).")
  }
}

extension Release {
  func label(_ place: FigurePlace) -> String { tables[place.table].facts[place.fact].label }
  func printed(_ place: FigurePlace) -> String { tables[place.table].facts[place.fact].text }

  /// A value in whole units as the cell would print it: 22599955000 beside `22,599,950` is `22,599,955`.
  func format(_ value: ExactDecimal, like place: FigurePlace) -> String {
    let text = Array(tables[place.table].facts[place.fact].text.utf8)
    var places = 0
    if let point = text.lastIndex(of: 46) {
      places = text[(point + 1)...].prefix { $0 >= 48 && $0 <= 57 }.count
      if text.count(where: { $0 == 46 }) > 1 { places = 0 }
    }
    var digits = Array(String(value.significand.magnitude).utf8)
    while digits.count <= places { digits.insert(48, at: 0) }
    let fraction = digits.suffix(places)
    digits.removeLast(places)
    var position = digits.count - 3
    while position > 0 {
      digits.insert(44, at: position)
      position -= 3
    }
    if places > 0 { digits += [46] + fraction }
    return (value.isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }
}
