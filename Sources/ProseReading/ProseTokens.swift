import Lexing
import ReleaseModel
import SourceText

/// A word, period or figure of a sentence, with its folded range.
struct ProseToken {
  enum Kind {
    case word(WordSense)
    case figure(PrintedFigure)
    case period(PeriodForm, isEnd: Bool)
    /// 4月から9月まで, "October–December": months whose year the sentence leaves open.
    case months(Int, Int)
    /// 3月末, "end of March"
    case monthEnd(Int)
    case date(year: Int, month: Int, day: Int)
    case time(minutes: Int, zone: Int?)
    case address
    case phone
    case name
    case count(Int)
  }

  var kind: Kind
  var range: Range<Int>

  var sense: WordSense? {
    if case .word(let sense) = kind { return sense }
    return nil
  }

  var figure: PrintedFigure? {
    if case .figure(let figure) = kind { return figure }
    return nil
  }
}

/// Cuts a sentence into the tokens that matter; everything between them is plain words.
struct ProseScanner {
  let bytes: [UInt8]
  let language: Language
  private let words: WordTable

  init(_ bytes: [UInt8], _ language: Language) {
    self.bytes = bytes
    self.language = language
    words = language == .japanese ? .japanese : .english
  }

  func tokens(_ range: Range<Int>) -> [ProseToken] {
    var tokens: [ProseToken] = []
    let hasMail = bytes[range].contains(0x40)
    var at = afterNumber(range)
    var nameEnd = at
    let end = range.upperBound
    while at < end {
      let byte = bytes[at]
      let insideWord = at > range.lowerBound && isWord(bytes[at - 1]) && isWord(byte)
      if byte == 0x20 || byte == 0x0A {
        at += 1
        continue
      }
      if !insideWord {
        if let token = special(at, end, hasMail: hasMail) {
          tokens.append(token)
          at = max(at + 1, token.range.upperBound)
          continue
        }
        if let token = (canBeginMonths(byte) ? months(at, end) : nil) ?? period(at, end) {
          tokens.append(token)
          at = token.range.upperBound
          continue
        }
        if canBeginFigure(byte), let token = figure(at, end, range.lowerBound) {
          tokens.append(token)
          at = token.range.upperBound
          continue
        }
        if let (sense, length) = words.word(bytes, at: at, end: end), isWhole(sense, at, length, range) {
          tokens.append(ProseToken(kind: .word(sense), range: at..<at + length))
          at += length
          continue
        }
        if at >= nameEnd, let token = name(at, end) {
          tokens.append(token)
          nameEnd = token.range.upperBound
          // Words inside a name still count: "SI", "Net".
          if language == .japanese {
            at = token.range.upperBound
            continue
          }
        }
      } else if byte < 0x80 || language == .english {
        at += 1
        continue
      } else if let (sense, length) = words.word(bytes, at: at, end: end), isWhole(sense, at, length, range) {
        tokens.append(ProseToken(kind: .word(sense), range: at..<at + length))
        at += length
        continue
      }
      if byte < 0x80 {
        // A plain word or number: to its end. Signs such as ~ and * end themselves.
        at += 1
        while isWord(byte), at < end, isWord(bytes[at]) { at += 1 }
      } else {
        at += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      }
    }
    return tokens
  }

  /// 「1.2026年3月期の業績予想」: behind the number of a heading, which is no 1.2026.
  private func afterNumber(_ range: Range<Int>) -> Int {
    var cursor = ByteCursor(bytes, range)
    guard cursor.takeNumber(digits: 1...2) != nil, cursor.take(".") else { return range.lowerBound }
    let start = cursor.at
    guard cursor.takeNumber(digits: 4...4) != nil, cursor.take("年") else { return range.lowerBound }
    return start
  }

  /// A digit, or in English the first letter of a month or of "from".
  private func canBeginMonths(_ byte: UInt8) -> Bool {
    if isDigit(byte) { return language == .japanese }
    switch byte | 0x20 {
    case 0x61, 0x64, 0x66, 0x6A, 0x6D, 0x6E, 0x6F, 0x73: return language == .english
    default: return false
    }
  }

  private func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  private func canBeginFigure(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == 0x28 || byte == 0x24 || byte == 0x5C || byte == 0x4A || byte == 0x55 || byte == 0x59
      || byte == 0x2B || byte == 0x2D || byte == 0xC2 || byte == 0xE2 || byte == 0xCE || byte == 0x45
  }

  /// Short Japanese words stand inside longer ones: 強 in 強化, 同 in 同社, 弱 in 弱含み, 減 in 減損.
  private func isWhole(_ sense: WordSense, _ at: Int, _ length: Int, _ range: Range<Int>) -> Bool {
    guard language == .japanese else { return true }
    let after = at + length
    func next(_ literals: StaticString...) -> Bool {
      let look = ByteCursor(bytes, after..<range.upperBound)
      return literals.contains { look.looking(at: $0) }
    }
    func follows(_ literals: StaticString...) -> Bool {
      literals.contains { literal in
        let count = literal.utf8CodeUnitCount
        guard at - count >= range.lowerBound else { return false }
        return ByteCursor(bytes, at - count..<at).looking(at: literal)
      }
    }
    let followsDigit = at > range.lowerBound && (isDigit(bytes[at - 1]) || bytes[at - 1] == 0x25)
    // 214名増, 12店減: right behind a figure, so that 本増 and 店減 of other words are none.
    let followsCount = follows(
      "件", "人", "社", "名", "店", "店舗", "戸", "室", "棟", "台", "隻", "口座", "回線", "便", "頭", "拠点", "トン")
    switch sense {
    case .nearly, .over:
      // Only right behind a figure and its unit.
      return length > 3 || follows("円", "%", "ドル", "社", "人", "件", "台", "倍", "億", "万", "ポイント", "ヵ月", "割") || followsDigit
    case .next:
      return !next("繰越")
    case .versusSame:
      return followsComparison(after, range.upperBound)
    case .against where length == 3: return follows("期", "年", "年度", "月", "末")
    case .up where length == 3:
      return followsDigit || followsCount || follows("円", "ポイント", "万", "億", "の", " ") && !next("強", "設", "資", "税")
        || follows("%)", "円)", "％)") && next("の", "、")
    case .down where length == 3:
      return
        (followsDigit || followsCount || follows("円", "ポイント", "万", "億", "の", " ")
        || follows("%)", "円)", "％)") && next("の", "、"))
        && !next("損", "価", "税", "資")
    case .topic where length == 3:
      if next("、", "「", "("), !ByteCursor(bytes, at..<range.upperBound).looking(at: "が") {
        return !follows("で", "に", "と", "ま")
          || follows("と") == false && follows("では", "には") == false && !follows("で", "に")
      }
      // 届かないが, 増えたが: a conjunction, not a particle.
      if ByteCursor(bytes, at..<range.upperBound).looking(at: "が"), follows("い", "た", "だ", "る", "す", "ん") {
        return false
      }
      return !follows("で", "に", "あるい", "また", "もし", "あ", "と") && !next("れ", "ず", "かり", "る", "い", "あ")
    case .to, .of, .inPeriod, .object: return true
    case .loss, .profit: return true
    case .part where length == 6: return follows("の", "、", "円", ")", "この") || true
    default: return true
    }
  }

  /// 同7.7%, 同 9.2%: the comparison is the last one again.
  private func followsComparison(_ at: Int, _ end: Int) -> Bool {
    var look = ByteCursor(bytes, at..<end)
    look.skipSpaces()
    if look.take("期比") || look.take("比") { look.skipSpaces() }
    return isDigit(look.byte) || look.looking(at: "△") || look.looking(at: "▲") || look.byte == 0x2B
      || look.byte == 0x2D
  }

  private func figure(_ at: Int, _ end: Int, _ start: Int) -> ProseToken? {
    var cursor = ByteCursor(bytes, at..<end)
    let previous: UInt8 = at > start ? bytes[at - 1] : 0
    // "Form 6-K", "64kbps - 128kbps", 1-3月: a hyphen is no sign inside a word.
    if bytes[at] == 0x2D, isWord(previous) || previous == 0x29 { return nil }
    if isDigit(bytes[at]), previous == 0x2D || previous == 0x2F || previous == 0x2E {
      let before: UInt8 = at - 1 > start ? bytes[at - 2] : 0
      if isWord(before) { return nil }
    }
    if let figure = exactFigure(&cursor) {
      return ProseToken(kind: .figure(figure), range: figure.range)
    }
    return nil
  }

  private func exactFigure(_ cursor: inout ByteCursor) -> PrintedFigure? {
    let at = cursor.at
    guard let figure = FigureScanner.scanInProse(&cursor) else { return nil }
    let first = figure.range.lowerBound
    guard first == at else { return nil }
    if bytes[first] == 0x28, figure.sign != .parentheses {
      // The bracket belongs to the sentence.
      return nil
    }
    // A dash before a figure that stands after a space on both sides joins words.
    if figure.sign == .minus, bytes[first] == 0xE2 || bytes[first] == 0x2D {
      let after = first + (bytes[first] == 0xE2 ? 3 : 1)
      if after < cursor.end, bytes[after] == 0x20 { return nil }
    }
    return figure
  }

  // MARK: Periods

  private func period(_ at: Int, _ end: Int) -> ProseToken? {
    let byte = bytes[at]
    guard canBeginPeriod(at, end, byte) else { return nil }
    if language == .english, let token = dayOfMonth(at, end) { return token }
    var cursor = ByteCursor(bytes, at..<end)
    // 当期利益 and 中間配当 are names of items, not of periods.
    if byte >= 0x80, Self.items.contains(where: { cursor.looking(at: $0) }) { return nil }
    // 税引前四半期利益
    if byte >= 0x80, at >= 3, ByteCursor(bytes, at - 3..<at).looking(at: "引") { return nil }
    guard let form = PeriodScanner.scan(&cursor), cursor.at > at else { return nil }
    // 第2四半期末配当, "second quarter-end dividend": the name of a dividend.
    if cursor.looking(atCaseless: "-end dividend") || cursor.looking(at: "末配当") { return nil }
    if cursor.looking(at: "配当"), cursor.at - at >= 3, ByteCursor(bytes, cursor.at - 3..<cursor.at).looking(at: "末"),
      ByteCursor(bytes, at..<cursor.at).looking(at: "第")
    {
      return nil
    }
    switch form {
    case .date(let date):
      // A whole day: what it means depends on its surroundings.
      return ProseToken(kind: .period(.date(date), isEnd: true), range: at..<cursor.at)
    default:
      var isEnd = false
      let last = cursor.at
      if last - at >= 3, ByteCursor(bytes, last - 3..<last).looking(at: "末") {
        isEnd = true
      } else if cursor.take("末") {
        isEnd = true
      } else if case .month = form {
        _ = cursor.take("度")
      }
      return ProseToken(kind: .period(form, isEnd: isEnd), range: at..<cursor.at)
    }
  }

  /// Cheap look at the first bytes, so that the period scanners run where they can succeed.
  private func canBeginPeriod(_ at: Int, _ end: Int, _ byte: UInt8) -> Bool {
    if isDigit(byte) { return true }
    if byte < 0x80 {
      switch byte | 0x20 {
      case 0x66, 0x71, 0x68, 0x73, 0x74, 0x6E, 0x6F, 0x65, 0x79, 0x6A, 0x6D, 0x61, 0x64, 0x72:
        // f… fiscal, first, four, from, full, FY, February; q…; h…; s…; t…; months.
        return true
      default: return false
      }
    }
    guard at + 2 < end else { return false }
    let scalar = Int(byte) << 16 | Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])
    switch scalar {
    case 0xE5BD93, 0xE5898D, 0xE7ACAC, 0xE4B8AD, 0xE4B88A, 0xE4B88B, 0xE9809A, 0xE887AA, 0xE5B9B3, 0xE4BBA4, 0xE698AD:
      return true
    default: return false
    }
  }

  /// "On May 14 at 9:00 am": a day without its year.
  private func dayOfMonth(_ at: Int, _ end: Int) -> ProseToken? {
    var cursor = ByteCursor(bytes, at..<end)
    let months: [StaticString] = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    guard let month = months.firstIndex(where: { cursor.takeWord($0) }) else { return nil }
    cursor.skipSpaces()
    guard let day = cursor.takeNumber(digits: 1...2), (1...31).contains(day), !isDigit(cursor.byte) else { return nil }
    var after = cursor
    _ = after.take(",")
    after.skipSpaces()
    if isDigit(after.byte), isDigit(after.peek(1)), isDigit(after.peek(2)) { return nil }
    // "April 1 to June 30, 2024" is a span.
    if after.takeWord("to") || after.takeWord("through") || after.take("-") || after.take("–") { return nil }
    return ProseToken(kind: .date(year: 0, month: month + 1, day: day), range: at..<cursor.at)
  }

  private static let items: [StaticString] = [
    "当期利益", "当期純", "当期損", "当期包括", "中間純", "中間利益", "中間損", "中間配当", "中間包括", "通期業績", "前期損益",
  ]

  // MARK: Addresses, dates, times

  /// `hasMail`: there is an `@` in the sentence.
  private func special(_ at: Int, _ end: Int, hasMail: Bool) -> ProseToken? {
    let byte = bytes[at]
    // http, www., 一株, 午前, +81: hardly any other word is one.
    switch byte {
    case 0x48, 0x68, 0x57, 0x77, 0xE4, 0xE5, 0x2B, 0x30...0x39: break
    default: if !hasMail { return nil }
    }
    var cursor = ByteCursor(bytes, at..<end)
    if cursor.looking(atCaseless: "http") || cursor.looking(atCaseless: "www.") || hasMail && isMail(at, end) {
      while !cursor.isAtEnd, cursor.byte > 0x20, cursor.byte < 0x7F, cursor.byte != 0x29, cursor.byte != 0x28,
        cursor.byte != 0x2C, cursor.byte != 0x3E
      {
        cursor.at += 1
      }
      while cursor.at > at + 4, bytes[cursor.at - 1] == 0x2E { cursor.at -= 1 }
      return ProseToken(kind: .address, range: at..<cursor.at)
    }
    if byte == 0x31 || byte == 0xE4, language == .japanese,
      cursor.take("1株当たり") || cursor.take("1株あたり") || cursor.take("一株当たり") || cursor.take("1株につき")
        || cursor.take("1口当たり") || cursor.take("1口あたり")
    {
      return ProseToken(kind: .word(.perShare), range: at..<cursor.at)
    }
    if byte == 0x2B || isDigit(byte), let length = phone(at, end) {
      return ProseToken(kind: .phone, range: at..<at + length)
    }
    if isDigit(byte), let token = time(at, end) { return token }
    if byte >= 0xE0, cursor.looking(at: "午後") || cursor.looking(at: "午前"), let token = japaneseTime(at, end) {
      return token
    }
    return nil
  }

  private func isMail(_ at: Int, _ end: Int) -> Bool {
    var index = at
    guard isLetter(bytes[at]) else { return false }
    while index < end, isWord(bytes[index]) || bytes[index] == 0x2E || bytes[index] == 0x5F { index += 1 }
    return index < end && bytes[index] == 0x40
  }

  /// `03-5259-6500`, `+81-3-5259-6500`.
  private func phone(_ at: Int, _ end: Int) -> Int? {
    var index = at
    var groups = 0
    var digits = 0
    var run = 0
    if bytes[index] == 0x2B { index += 1 }
    while index < end {
      if isDigit(bytes[index]) {
        run += 1
        digits += 1
      } else if bytes[index] == 0x2D, run > 0, index + 1 < end, isDigit(bytes[index + 1]) {
        groups += 1
        run = 0
      } else {
        break
      }
      index += 1
    }
    return groups >= 2 && digits >= 9 && run == 4 ? index - at : nil
  }

  private func time(_ at: Int, _ end: Int) -> ProseToken? {
    var cursor = ByteCursor(bytes, at..<end)
    guard let hour = cursor.takeNumber(digits: 1...2), hour <= 24 else { return nil }
    var minutes = 0
    var half: Int?
    if cursor.byte == 0x3A, isDigit(cursor.peek(1)), isDigit(cursor.peek(2)), !isDigit(cursor.peek(3)) {
      cursor.at += 1
      minutes = cursor.takeNumber(digits: 2...2) ?? 0
      half = meridiem(&cursor)
    } else if cursor.take("時") {
      if cursor.looking(at: "間") || cursor.looking(at: "点") { return nil }
      if let found = cursor.takeNumber(digits: 1...2) {
        minutes = found
        guard cursor.take("分") else { return nil }
      }
    } else {
      half = meridiem(&cursor)
      guard half != nil else { return nil }
    }
    guard minutes < 60 else { return nil }
    var total = hour * 60 + minutes
    if let half { total = (hour % 12 + half) * 60 + minutes }
    return ProseToken(kind: .time(minutes: total, zone: zone(&cursor)), range: at..<cursor.at)
  }

  private func japaneseTime(_ at: Int, _ end: Int) -> ProseToken? {
    var cursor = ByteCursor(bytes, at..<end)
    let afternoon = cursor.take("午後")
    if !afternoon { _ = cursor.take("午前") }
    guard let hour = cursor.takeNumber(digits: 1...2), cursor.take("時"), hour <= 12 else { return nil }
    var minutes = 0
    if cursor.take("半") {
      minutes = 30
    } else if let found = cursor.takeNumber(digits: 1...2), cursor.take("分") {
      minutes = found
    }
    let total = (hour % 12 + (afternoon ? 12 : 0)) * 60 + minutes
    return ProseToken(kind: .time(minutes: total, zone: zone(&cursor)), range: at..<cursor.at)
  }

  private func meridiem(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    look.skipSpaces()
    let result: Int
    if look.takeCaseless("a.m.") || look.takeWord("am") {
      result = 0
    } else if look.takeCaseless("p.m.") || look.takeWord("pm") {
      result = 12
    } else {
      return nil
    }
    cursor = look
    return result
  }

  /// Minutes ahead of UTC. ET is read as summer time from April to October by whoever knows the date; here it is −300.
  private func zone(_ cursor: inout ByteCursor) -> Int? {
    var look = cursor
    look.skipSpaces()
    _ = look.take("(")
    let result: Int
    if look.takeWord("jst") || look.take("日本時間") {
      result = 540
    } else if look.takeWord("edt") {
      result = -240
    } else if look.takeWord("est") {
      result = -300
    } else if look.takeWord("et") || look.takeWord("eastern") || look.take("米国東部") {
      result = ProseScanner.eastern
    } else if look.takeWord("gmt") || look.takeWord("utc") {
      result = 0
    } else if look.takeWord("bst") {
      result = 60
    } else if look.takeWord("pdt") {
      result = -420
    } else if look.takeWord("pst") {
      result = -480
    } else if look.takeWord("cet") {
      result = 60
    } else if look.takeWord("hkt") || look.takeWord("sgt") {
      result = 480
    } else {
      return nil
    }
    cursor = look
    return result
  }

  /// Eastern time, summer or winter as the date says.
  static let eastern = -1_000

  // MARK: Names

  /// A run of Latin words with a capital in each: `IIJ DSL/F`, `Internet Initiative Japan Inc.`; one token a run.
  private func name(_ at: Int, _ end: Int) -> ProseToken? {
    guard bytes[at] >= 0x41, bytes[at] <= 0x5A else { return nil }
    var stop = at
    var words = 0
    var index = at
    while index < end {
      guard isWord(bytes[index]), bytes[index] >= 0x41 && bytes[index] <= 0x5A || isDigit(bytes[index]) && words > 0
      else { break }
      while index < end, isWord(bytes[index]) || bytes[index] == 0x2F || bytes[index] == 0x2D || bytes[index] == 0x27 {
        index += 1
      }
      words += 1
      stop = index
      guard index + 1 < end, bytes[index] == 0x20 else { break }
      index += 1
    }
    while stop > at + 1, !isWord(bytes[stop - 1]) { stop -= 1 }
    guard stop - at >= 2 else { return nil }
    return ProseToken(kind: .name, range: at..<stop)
  }
}
