import Lexing
import ReleaseModel
import SourceText

/// The words for profit and loss, up and down, that stand beside a figure: behind the figure before it, and up to the next
/// comma or bracket behind it.
enum Neighbourhood {
  static func words(beside figure: Range<Int>, in tokens: [ProseToken], _ bytes: [UInt8]) -> Claim.Neighbours {
    guard let place = tokens.firstIndex(where: { $0.range == figure }) else { return [] }
    var found: Claim.Neighbours = tokens[place].figure?.value.isNegative == true ? [.sign] : []
    for token in tokens[..<place].reversed() {
      if token.figure != nil { break }
      found.formUnion(meaning(of: token, bytes))
    }
    after: for token in tokens[(place + 1)...] {
      if token.figure != nil { break }
      switch token.sense {
      case .open?, .comma?, .stop?: break after
      default: found.formUnion(meaning(of: token, bytes))
      }
    }
    return found
  }

  private static func meaning(of token: ProseToken, _ bytes: [UInt8]) -> Claim.Neighbours {
    switch token.sense {
    case .loss?, .negative?: return .loss
    case .profit?, .benefit?: return .profit
    case .outflow?: return .outflow
    case .inflow?: return .inflow
    case .up?, .above?, .exceeds?, .better?, .lifts?: return .up
    case .down?, .below?, .fallsShort?, .worse?:
      let word = ByteCursor(bytes, token.range)
      return word.looking(at: "マイナス") ? [.down, .loss] : word.looking(at: "減少") ? [.down, .outflow] : .down
    case .verb?: return ByteCursor(bytes, token.range).looking(atCaseless: "used") ? .outflow : []
    case .turned?: return [.profit, .loss]
    default: return []
    }
  }
}
