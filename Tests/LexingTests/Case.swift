import Lexing
import ReleaseModel
import SourceText
import Testing

/// One line of text and what a reader must make of it, in short notation.
struct Case: Sendable, CustomTestStringConvertible {
  var text: String
  var expected: String

  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text }
}

/// The text as the scanners see it: full-width forms made narrow.
func folded(_ text: String) -> [UInt8] { FoldedText(Array(text.utf8)).bytes }

/// `1234000000 JPY`: value in plain digits, then the unit that stands with the figure.
func notation(_ figure: PrintedFigure) -> String {
  figure.value.description + (figure.unit.map { " " + $0.code } ?? "")
}
