import ReleaseModel
import SourceText

/// A concept of the taxonomy that is written beside a report.
struct XBRLElement: Sendable {
  /// XML name: `OperatingIncome_T3`, `Others_T3R12`, `NetSales_T3Change`.
  var name: String
  var type: ItemType
  var isInstant: Bool
  /// As the release prints them; the first of each language.
  var labels: [Language: String] = [:]

  enum ItemType: String, Sendable {
    case monetary = "xbrli:monetaryItemType"
    case shares = "xbrli:sharesItemType"
    case perShare = "dtr:perShareItemType"
    /// Percent and percentage points: pure numbers, a hundredth of what is printed.
    case percent = "dtr:percentItemType"
    case decimal = "xbrli:decimalItemType"
    /// Headings without figures.
    case heading = "xbrli:stringItemType"

    init(_ unit: Unit) {
      if unit.isRate {
        self = .percent
      } else if unit.isPerShare {
        self = .perShare
      } else if unit == .shares {
        self = .shares
      } else if unit.isCurrency {
        self = .monetary
      } else {
        self = .decimal
      }
    }

    /// What sets an element apart from one of the same name with another type.
    var suffix: String {
      switch self {
      case .monetary: "Amount"
      case .shares: "Shares"
      case .perShare: "PerShare"
      case .percent: "Percent"
      case .decimal: "Number"
      case .heading: "Heading"
      }
    }
  }
}

extension Measure {
  /// What an element says of its concept besides the amount.
  var elementSuffix: String {
    switch self {
    case .amount: ""
    case .share: "Share"
    case .change: "Change"
    case .difference: "Difference"
    case .ratio: "Ratio"
    case .progress: "Progress"
    }
  }

  /// The same for a label.
  var labelSuffix: Message? {
    switch self {
    case .amount, .ratio: nil
    case .share: Message(japanese: "構成比", english: "share")
    case .change: Message(japanese: "増減率", english: "change")
    case .difference: Message(japanese: "増減額", english: "difference")
    case .progress: Message(japanese: "進捗率", english: "progress")
    }
  }
}

/// `operating-income` as `OperatingIncome`; what XML names cannot hold is left out.
func elementName(_ concept: String) -> String {
  var name = ""
  var isAtStart = true
  for scalar in concept.unicodeScalars {
    guard scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else {
      isAtStart = true
      continue
    }
    name += isAtStart ? scalar.properties.uppercaseMapping : String(scalar)
    isAtStart = false
  }
  return name.isEmpty || ("0"..."9").contains(name.unicodeScalars.first ?? "0") ? "Item" + name : name
}
