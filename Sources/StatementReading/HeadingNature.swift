/// What kind of column a heading is of, by its words alone.
extension HeaderClues {
  /// 「注記」, "Notes": its cells are numbers of notes.
  static func isNotes(_ words: ArraySlice<UInt8>) -> Bool {
    // 注 or N, perhaps behind a bracket.
    guard words.count <= 16, words.contains(where: { $0 == 0xE6 || $0 | 0x20 == 0x6E }) else { return false }
    let bare = words.filter { $0 != 0x20 && $0 != 0x28 && $0 != 0x29 && $0 != 0x2E }
    return noteCells.contains(String(decoding: bare, as: UTF8.self).lowercased())
  }

  /// 「単位」, "(Unit)": the head of a column of units.
  static func namesUnits(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.count <= 20 else { return false }
    let bare = words.filter { $0 != 0x20 && $0 != 0x28 && $0 != 0x29 && $0 != 0x3A }
    return unitCells.contains(String(decoding: bare, as: UTF8.self).lowercased())
  }

  private static let unitCells: Set<String> = ["単位", "表示単位", "unit", "units", "unitofmeasure", "uom"]

  private static let noteCells: Set<String> = [
    "注記", "注", "注記番号", "注番号", "注釈", "note", "notes", "noteno", "notesno",
  ]

  /// Its words say a change, a difference, a share or progress, whatever it is held against: 「前期比」.
  static func namesChange(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    clues(of: range, bytes).measure != nil
  }

  /// The same, or what it is held against alone.
  static func namesMeasure(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let clues = clues(of: range, bytes)
    return clues.measure != nil || clues.comparison != nil
  }
}
