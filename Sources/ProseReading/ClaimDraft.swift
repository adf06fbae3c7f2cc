import Lexing
import ReleaseModel
import SourceText

/// A claim while its sentence is being read.
struct ClaimDraft {
  var figure: PrintedFigure
  var range: Range<Int>
  var subject: Subject?
  var qualifier: String?
  var role = Claim.Role.main
  var measure = Measure.amount
  var direction: Direction?
  var directionRange: Range<Int>?
  var period: Period?
  var periodRange: Range<Int>?
  var compared: Period?
  /// Where the words stand that say what is compared with.
  var comparedRange: Range<Int>?
  var approximation: Approximation?
  /// −1 where a word such as 損失 or "outflow" says so for this figure alone.
  var wordSign = 1
  var unit: Unit?
  /// Held against what was forecast before, not against another period.
  var isAgainstForecast = false
  /// A dividend, or what else is paid on a share.
  var isDividend: Bool { subject?.isDividend == true || subject?.isPayout == true && unit == .yenPerShare }
  /// The direction word gives the sign of the value: changes and differences.
  var takesDirection: Bool { measure == .change || measure == .difference }

  init(_ figure: PrintedFigure, _ range: Range<Int>) {
    self.figure = figure
    self.range = range
    unit = figure.unit
  }

  /// The value with the sign of words, and whether word and figure both negate.
  func value(isInverted: Bool) -> (ExactDecimal, isDoubleNegative: Bool) {
    var value = figure.value
    var double = false
    if takesDirection {
      var direction = direction
      if direction == .better || direction == .worse, let subject, subject.isBetterWhenLow {
        direction = direction == .better ? .down : .up
      }
      if direction == .worse, !(subject?.isBetterWhenLow ?? false) { direction = .down }
      if direction == .down {
        double = value.isNegative
        value = value.isNegative ? value : value.negated
      }
      return (value, double)
    }
    if measure == .amount {
      let negative = isInverted || wordSign < 0
      if negative {
        double = value.isNegative
        value = value.isNegative ? value : value.negated
      }
    }
    return (value, double)
  }
}
