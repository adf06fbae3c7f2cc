import Testing
import Totsugo

/// A figure as the score counts it: two readings agree when all of it does.
private struct Figure: Hashable, CustomStringConvertible {
  var value: String
  var unit: String
  var start: String
  var end: String

  init(_ value: ExactDecimal, _ unit: String, _ period: Period?) {
    var value = value
    while value.significand != 0, value.significand % 10 == 0 {
      value = ExactDecimal(value.significand / 10, exponent: value.exponent + 1)
    }
    self.value = value.isZero ? "0" : "\(value.significand)e\(value.exponent)"
    self.unit = unit
    start = period?.start?.description ?? ""
    end = period?.end.description ?? ""
  }

  var description: String { "\(value) \(unit) \(start)…\(end)" }
}

/// One-to-one: what is due and not there, and what is there and not due.
private func difference(_ due: [Figure], _ found: [Figure]) -> (missed: [Figure], extra: [Figure]) {
  var rest: [Figure: Int] = [:]
  for figure in found { rest[figure, default: 0] += 1 }
  var missed: [Figure] = []
  for figure in due {
    if let count = rest[figure], count > 0 { rest[figure] = count - 1 } else { missed.append(figure) }
  }
  return (missed, rest.flatMap { Array(repeating: $0.key, count: $0.value) })
}

private func shown(_ releases: [Release]) -> [Figure] {
  releases.flatMap(\.facts).compactMap { fact in fact.value.map { Figure($0, fact.unit.code, fact.period) } }
}

private func tagged(_ releases: [Release]) -> [Figure] {
  releases.flatMap(\.tagged).compactMap { fact in fact.value.map { Figure($0, fact.unit.code, fact.period) } }
}

@Suite("Filings") struct FilingTests {
  @Test("every form of a filing is read as it is tagged", arguments: FilingPage.own)
  func forms(_ page: FilingPage) throws {
    let releases = try readReleases(try page.input())
    let due = tagged(releases)
    #expect(due.count >= 5)
    let (missed, extra) = difference(due, shown(releases))
    #expect(missed == [])
    #expect(extra == [])
  }

  @Test(
    "a page's print, its columns aligned by blanks, is read nearly as well",
    arguments: FilingPage.own.filter { $0.print != nil })
  func prints(_ page: FilingPage) throws {
    let print = try #require(page.print)
    let due = tagged(try readReleases(try page.input()))
    let found = shown(try readReleases(print))
    let (missed, extra) = difference(due, found)
    #expect(missed.count * 100 <= due.count * 12, "\(missed)")
    #expect(extra.count * 100 <= found.count * 10, "\(extra)")
  }

  @Test(
    "plain pages of real filings are read as they are tagged",
    .enabled(if: ScriptGold.isThere && !FilingPage.real.isEmpty, "the filings lie beside the repository"),
    arguments: FilingPage.real)
  func plain(_ page: FilingPage) throws {
    let gold = try ScriptGold(page)
    // Statement pages that borrow their contexts from another page name neither units nor periods.
    let due: [Figure] = gold.facts.compactMap { fact in
      guard let text = fact.value, fact.end != nil, let value = decimal(text) else { return nil }
      let start = fact.start.flatMap(date)
      let period = fact.end.flatMap(date).map { end in start.map { Period(start: $0, end: end) } ?? .instant(end)
      }
      return Figure(value, fact.unit, period)
    }
    let found = shown(try readReleases(Input(name: "plain.htm", bytes: gold.plain)))
    guard !due.isEmpty else { return }
    let (missed, extra) = difference(due, found)
    #expect(missed.count * 100 <= due.count * 5, "\(missed)")
    #expect(extra.count * 100 <= found.count * 10, "\(extra)")
  }

  @Test(
    "every tagged figure of real filings is right",
    .enabled(if: ScriptGold.isThere && !FilingPage.real.isEmpty, "the filings lie beside the repository"),
    arguments: FilingPage.real)
  func tags(_ page: FilingPage) throws {
    let gold = try ScriptGold(page)
    let facts = try readReleases(try page.input()).flatMap(\.tagged).filter(\.isNumeric)
    #expect(facts.count == gold.facts.count)
    for (fact, due) in zip(facts, gold.facts) {
      #expect(fact.name == due.concept)
      #expect(fact.text == due.text)
      #expect(fact.isNil == due.nil)
      #expect(
        fact.value == nil
          ? due.value == nil : due.value.flatMap(decimal).map { fact.value?.equals($0) ?? false } ?? false)
      // A dash has no value to count in percent.
      #expect(fact.unit.code == due.unit || fact.isNil && due.unit == "pure" && fact.unit == .percent)
      #expect(fact.period?.start?.description == due.start)
      #expect(fact.period?.end.description == due.end)
      #expect(fact.members.filter { !$0.isTyped }.map(\.localName) == due.members)
    }
  }
}

private func decimal(_ text: String) -> ExactDecimal? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, let number = Int64(parts.joined()) else { return nil }
  return ExactDecimal(number, exponent: parts.count == 2 ? -parts[1].utf8.count : 0)
}

private func date(_ text: String) -> CalendarDate? {
  let parts = text.split(separator: "-").compactMap { Int($0) }
  return parts.count == 3 ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil
}
