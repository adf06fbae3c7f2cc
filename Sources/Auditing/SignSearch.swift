/// All sums of a few rows that are each added, subtracted or left out, in order, without trying every combination twice.
///
/// Eight open terms give 6,561 sums; two halves of 81 sums each, both in order, meet in the middle in one sweep.
struct SignSearch {
  struct Entry {
    var sum: Int64
    /// One base-3 digit a term, the last term lowest: 0 left out, 1 added, 2 subtracted.
    var code: Int
  }

  static let widest = 8
  static let mostHits = 48

  private var lower: [Entry] = []
  private var upper: [Entry] = []
  private var spare: [Entry] = []
  private(set) var hits: [Int] = []
  /// The last decoded combination, in the order of its figures: 0 left out, 1 added, 2 subtracted.
  private(set) var digits: [Int] = []
  /// So many combinations fit that none of them says anything.
  var isAmbiguous: Bool { hits.count >= SignSearch.mostHits }

  /// Fills `hits` with the codes of all combinations of `figures` that come within `slack` of `target`.
  mutating func find(_ target: Int64, slack: Int64, among figures: [Int64]) {
    hits.removeAll(keepingCapacity: true)
    let middle = figures.count / 2
    SignSearch.combine(figures[..<middle], into: &lower, by: &spare)
    SignSearch.combine(figures[middle...], into: &upper, by: &spare)
    var shift = 1
    for _ in middle..<figures.count { shift *= 3 }
    var end = upper.count - 1
    for entry in lower {
      while end >= 0, entry.sum + upper[end].sum > target + slack { end -= 1 }
      var index = end
      while index >= 0, entry.sum + upper[index].sum >= target - slack {
        hits.append(entry.code * shift + upper[index].code)
        index -= 1
        if hits.count == SignSearch.mostHits { return }
      }
    }
  }

  mutating func decode(_ code: Int, count: Int) {
    digits.removeAll(keepingCapacity: true)
    for _ in 0..<count { digits.append(0) }
    var rest = code
    for index in digits.indices.reversed() {
      digits[index] = rest % 3
      rest /= 3
    }
  }

  private static func combine(_ figures: ArraySlice<Int64>, into sums: inout [Entry], by spare: inout [Entry]) {
    sums.removeAll(keepingCapacity: true)
    sums.append(Entry(sum: 0, code: 0))
    for figure in figures {
      let size = figure < 0 ? -figure : figure
      let (up, down) = figure < 0 ? (2, 1) : (1, 2)
      spare.removeAll(keepingCapacity: true)
      var (less, same, more) = (0, 0, 0)
      let count = sums.count
      while more < count {
        let a = less < count ? sums[less].sum - size : Int64.max
        let b = same < count ? sums[same].sum : Int64.max
        let c = sums[more].sum + size
        if a <= b && a <= c {
          spare.append(Entry(sum: a, code: sums[less].code * 3 + down))
          less += 1
        } else if b <= c {
          spare.append(Entry(sum: b, code: sums[same].code * 3))
          same += 1
        } else {
          spare.append(Entry(sum: c, code: sums[more].code * 3 + up))
          more += 1
        }
      }
      swap(&sums, &spare)
    }
  }
}
