/// The key of a Japanese label: its scalars without what may differ between two spellings of one caption.
///
/// Dropped: spaces, ・, long vowels, footnote marks, the particles の 及び 又は による に係る, okurigana,
/// `(△は損失)`, `(損失)`, `又は損失`. Kept: the words, in order.
/// Example: 売上債権の増減額（△は増加） → `売上債権増減額`; 営業利益又は営業損失(△) → `営業利益`.
struct JapaneseKey {
  /// The folded scalars; reused between labels.
  private(set) var scalars: [UInt32] = []
  /// What a negative figure means: a loss in 営業利益（△は損失）.
  private(set) var mark = SignMark.none
  /// Where a comma or a parenthesis stood: offsets into `scalars`, ascending, a place perhaps twice.
  private(set) var breaks: [Int] = []
  private var folded: [UInt32] = []
  private static let comma: UInt32 = 0x3001

  mutating func assign(_ bytes: UnsafeBufferPointer<UInt8>) {
    folded.reserveCapacity(bytes.count / 3 + 1)
    scalars.reserveCapacity(bytes.count / 3 + 1)
    fold(bytes)
    scalars.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
    mark = .none
    dropAlternative()
    var index = 0
    while index < folded.count {
      let scalar = folded[index]
      switch scalar {
      case 0x28:
        breaks.append(scalars.count)
        index = group(from: index)
      case 0x29, Self.comma:
        breaks.append(scalars.count)
        index += 1
      case 0x2a, ScalarFolding.triangle: index += 1
      default: index = word(from: index)
      }
    }
    dropFootnoteDigit()
    if scalars.isEmpty {
      scalars = folded.filter { $0 != 0x28 && $0 != 0x29 && $0 != ScalarFolding.triangle && $0 != Self.comma }
    }
  }

  // MARK: Folding

  private mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) {
    folded.removeAll(keepingCapacity: true)
    var (index, isApart) = (0, false)
    while index < bytes.count {
      if bytes[index] == 0x24, let end = closingDollar(bytes, index) {
        index = end
        continue
      }
      let given = decodeScalar(bytes, &index)
      let scalar = ScalarFolding.fold(given)
      if scalar == 0 {
        isApart = true
        if given == Self.comma || given == 0xff0c, !folded.isEmpty { folded.append(Self.comma) }
        continue
      }
      // A gap between two Latin words is kept as a space, so that `64kbps - 128kbps` stays two words.
      if isApart, isLatin(scalar), let last = folded.last, isLatin(last) || last == Self.comma && endsInLatin {
        folded.append(0x20)
      }
      isApart = false
      if scalar == 0x309b || scalar == 0x309c {
        voice(scalar == 0x309b ? 1 : 2)
      } else if scalar != 0x24 {
        folded.append(scalar)
      }
    }
  }

  /// Whether Latin letters stand before the commas at the end of what is folded.
  private var endsInLatin: Bool { folded.last { $0 != Self.comma }.map(isLatin) ?? false }

  private func closingDollar(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count, index - start < 24 {
      if bytes[index] == 0x24 { return index + 1 }
      index += 1
    }
    return nil
  }

  /// Joins a half-width voicing mark to the kana before it: ｶﾞ → ガ.
  private mutating func voice(_ step: UInt32) {
    guard let last = folded.last, last >= 0x30ab, last <= 0x30dd else { return }
    folded[folded.count - 1] = last + step
  }

  // MARK: Alternatives and groups

  private static let or: [UInt32] = scalarsOf("又は")
  private static let profit: [UInt32] = scalarsOf("利益")
  private static let loss: [UInt32] = scalarsOf("損失")

  /// Cuts 又は…損失 after …利益, so that 営業利益又は営業損失 is 営業利益.
  private mutating func dropAlternative() {
    guard let start = firstRange(Self.or, in: folded, from: 1), start >= 2, ends(folded[..<start], Self.profit) else {
      return
    }
    var end = -1
    var search = start
    while let found = firstRange(Self.loss, in: folded, from: search) {
      end = found + 2
      search = end
    }
    if end > 0 {
      folded.removeSubrange(start..<end)
      mark = .loss
    }
  }

  /// Reads a parenthesised group: drops a remark about the sign or a footnote, keeps anything else as words.
  private mutating func group(from open: Int) -> Int {
    var close = open + 1
    while close < folded.count, folded[close] != 0x29 { close += 1 }
    guard close < folded.count else { return open + 1 }
    let content = folded[(open + 1)..<close].filter { $0 != Self.comma }[...]
    if isFootnote(content) { return close + 1 }
    let signed = content.contains(ScalarFolding.triangle) || content.contains(0x306f)
    if signed || Self.options.contains(Array(content)) {
      let sign = SignMark(japanese: content)
      if sign != .other || mark == .none { mark = sign }
      merge(content)
      return close + 1
    }
    return open + 1
  }

  /// Joins the alternative in a group to the word before it: 損(益) → 損益, 減少(増加) → 増減.
  private mutating func merge(_ content: ArraySlice<UInt32>) {
    let tail = scalars[...]
    let (gain, fall): (UInt32, UInt32) = (0x76ca, 0x640d)
    if ends(tail, Self.increase), content.contains(0x6e1b) {
      replaceTail(2, Self.change)
    } else if ends(tail, Self.decrease), content.contains(0x5897) {
      replaceTail(2, Self.change)
    } else if ends(tail, Self.increaseAmount), content.contains(0x6e1b) {
      replaceTail(3, Self.changeAmount)
    } else if ends(tail, Self.decreaseAmount), content.contains(0x5897) {
      replaceTail(3, Self.changeAmount)
    } else if scalars.last == fall, content.contains(gain) {
      scalars.append(gain)
    } else if scalars.last == gain, scalars.count > 1, scalars[scalars.count - 2] != fall,
      scalars[scalars.count - 2] != 0x5229, content.contains(fall)
    {
      scalars[scalars.count - 1] = fall
      scalars.append(gain)
    }
  }

  private mutating func replaceTail(_ count: Int, _ replacement: [UInt32]) {
    scalars.removeLast(count)
    scalars.append(contentsOf: replacement)
  }

  private static let increase: [UInt32] = scalarsOf("増加")
  private static let decrease: [UInt32] = scalarsOf("減少")
  private static let increaseAmount: [UInt32] = scalarsOf("増加額")
  private static let decreaseAmount: [UInt32] = scalarsOf("減少額")
  private static let change: [UInt32] = scalarsOf("増減")
  private static let changeAmount: [UInt32] = scalarsOf("増減額")
  private static let options: Set<[UInt32]> = Set(
    ["損失", "損", "益", "利益", "差益", "差損", "欠損", "費用", "収益", "増加", "減少", "使用", "獲得", "戻入", "支払", "差入", "返還"]
      .map { scalarsOf($0) })

  private func isFootnote(_ content: ArraySlice<UInt32>) -> Bool {
    guard let first = content.first else { return true }
    if first == 0x6ce8 || first == 0x2a { return content.count <= 8 }
    return content.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && content.count <= 2
  }

  // MARK: Words

  private static let and: [[UInt32]] = ["及び", "および", "並びに", "ならびに", "又は", "または"].map { scalarsOf($0) }
  private static let by: [[UInt32]] = ["に係る", "にかかる", "による", "に対する", "に関する", "における", "に伴う"].map { scalarsOf($0) }
  private static let goodwill: [UInt32] = scalarsOf("のれん")
  private static let stock: [UInt32] = scalarsOf("たな卸")
  private static let per: [[UInt32]] = ["当たり", "あたり", "当り"].map { scalarsOf($0) }

  /// The length of the particle at `index` that a key goes without; 0 when there is none.
  private func particle(at index: Int) -> Int {
    switch folded[index] {
    case 0x306e: return starts(folded, Self.goodwill, at: index) ? 0 : 1
    case 0x306b:
      for form in Self.by where starts(folded, form, at: index) { return form.count }
    case 0x53ca, 0x304a, 0x4e26, 0x306a, 0x53c8, 0x307e:
      for form in Self.and where starts(folded, form, at: index) { return form.count }
    default: break
    }
    return 0
  }

  @inline(__always)
  private func isOkurigana(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3051, 0x3052, 0x308a, 0x3057, 0x304d, 0x308c, 0x3044, 0x307f, 0x3079, 0x3048, 0x3066, 0x305b, 0x3081:
      return true
    default: return false
    }
  }

  /// Takes one scalar or particle; answers where the next stands.
  private mutating func word(from index: Int) -> Int {
    let scalar = folded[index]
    if scalar == 0x2d { return index + 1 }
    if scalar == 0x5f53 || scalar == 0x3042 {
      for form in Self.per where starts(folded, form, at: index) {
        scalars.append(0x5f53)
        return index + form.count
      }
    }
    if scalar == 0x305f, starts(folded, Self.stock, at: index) {
      scalars.append(0x68da)
      return index + 2
    }
    if index > 0 {
      let length = particle(at: index)
      if length > 0 { return index + length }
    }
    // 預け金, 預り金 and 預金 are three things; other okurigana come and go.
    if isOkurigana(scalar), let last = scalars.last, last >= 0x4e00, last <= 0x9fff, last != 0x9810 { return index + 1 }
    scalars.append(scalar)
    return index + 1
  }

  /// Drops a bare digit glued to the end of a label: 契約数1 → 契約数.
  private mutating func dropFootnoteDigit() {
    var end = scalars.count
    while end > 0, scalars[end - 1] >= 0x30, scalars[end - 1] <= 0x39 { end -= 1 }
    guard end < scalars.count, scalars.count - end <= 2, end >= 2 else { return }
    let before = scalars[end - 1]
    if before >= 0x4e00, before <= 0x9fff { scalars.removeSubrange(end...) }
  }
}

@inline(__always)
func isHiragana(_ scalar: UInt32) -> Bool { scalar >= 0x3041 && scalar <= 0x309f }

@inline(__always)
func starts(_ text: [UInt32], _ part: [UInt32], at index: Int) -> Bool {
  guard index + part.count <= text.count else { return false }
  for step in 0..<part.count where text[index + step] != part[step] { return false }
  return true
}

func ends(_ text: ArraySlice<UInt32>, _ part: [UInt32]) -> Bool {
  guard text.count >= part.count else { return false }
  for step in 0..<part.count where text[text.endIndex - part.count + step] != part[step] { return false }
  return true
}

func firstRange(_ part: [UInt32], in text: [UInt32], from start: Int) -> Int? {
  var index = start
  while index + part.count <= text.count {
    if starts(text, part, at: index) { return index }
    index += 1
  }
  return nil
}
