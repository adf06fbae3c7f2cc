/// What a negative figure under a label means, as far as the label says so.
///
/// Example: an increase in 売上債権の増減額（△は増加） and `Decrease (increase) in trade receivables`.
enum SignMark: UInt8, Sendable {
  case none, loss, gain, increase, decrease, other

  /// Reads the words of a parenthesised group: △は損失, 増加.
  init(japanese content: ArraySlice<UInt32>) {
    self = .other
    for scalar in content {
      switch scalar {
      case 0x5897: self = .increase  // 増
      case 0x6e1b: self = .decrease  // 減
      case 0x640d, 0x6b20: self = .loss  // 損, 欠
      case 0x76ca: if self != .loss { self = .gain }  // 益
      default: continue
      }
    }
  }

  /// Reads the first stem of a parenthesised group: `(loss)`, `(increase)`.
  init(option stem: UInt32) {
    switch stem {
    case Stems.loss: self = .loss
    case Stems.gain, Stems.profit, Stems.earning, Stems.income: self = .gain
    case Stems.increase: self = .increase
    case Stems.decrease: self = .decrease
    default: self = .other
    }
  }

  /// How much two marks speak against each other, 0…1.
  func conflict(with other: SignMark) -> Double {
    if self == other { return 0 }
    switch (self, other) {
    case (.none, .increase), (.increase, .none), (.none, .gain), (.gain, .none): return 0.3
    case (.none, _), (_, .none): return 0.2
    case (.loss, .gain), (.gain, .loss), (.increase, .decrease), (.decrease, .increase): return 1
    default: return 0.25
    }
  }
}
