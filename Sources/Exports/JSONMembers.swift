import ReleaseModel
// Programs that write records of their own find the writer here.
@_exported public import Writing

extension JSONWriter {
  /// ISO 8601, or null.
  mutating func member(_ key: StaticString, _ date: CalendarDate?) { member(key, date?.description) }
}
