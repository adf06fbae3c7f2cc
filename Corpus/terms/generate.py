#!/usr/bin/env python3
"""Turn the termbase texts into Sources/TermCatalog/Generated/BuiltInTerms.swift.

generate.py           write the generated file
generate.py --check   exit 1 when the generated file is stale
generate.py --lint    exit 1 when the texts have errors; warnings do not count
"""
import pathlib
import sys

sys.dont_write_bytecode = True

import association  # noqa: E402
import keys  # noqa: E402
from lint import Linter  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "Sources/TermCatalog/Generated/BuiltInTerms.swift"
STATEMENTS = ["income_statement", "balance_sheet", "cash_flows", "comprehensive_income", "equity", "summary",
              "dividends", "forecast", "statistics", "segment", "other"]
BALANCES = {"-": 0, "debit": 1, "credit": 2}
PERIODS = {"-": 0, "instant": 1, "duration": 2}
UNITS = {"-": 0, "money": 1, "per_share": 2, "shares": 3, "percent": 4, "count": 5, "ratio": 6}
AXES = ["term", "side", "claim", "flow", "change", "edge", "dilution", "place", "trade", "result", "funding", "use",
        "ownership", "tax", "realized", "fixed"]


def rows(path):
    """The lines of a table with their numbers, comments and blank lines aside."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [field.strip() for field in line.split("\t")]


def forms(field):
    return [form.strip() for form in field.split("|") if form.strip()]


def word_files():
    """words.tsv, then the special vocabularies beside it."""
    return sorted(HERE.glob("words*.tsv"))


def word_rows():
    return [(path, number, fields) for path in word_files() for number, fields in rows(path)]


def concept_files():
    return sorted(path for path in HERE.glob("*.tsv")
                  if path.name != "modifiers.tsv" and not path.name.startswith("words"))


def concept_line(fields):
    statements = 0
    for name in fields[3].split(","):
        statements |= 1 << STATEMENTS.index(name.strip())
    code = f"{BALANCES[fields[4]]}{PERIODS[fields[5]]}{UNITS[fields[6]]}{statements:x}"
    return "\t".join([fields[0], "|".join(forms(fields[1])), "|".join(forms(fields[2])), code])


# In a row, so that a digit is its code less 0x30.
DIGITS = "".join(chr(0x30 + value) for value in range(64))


def number(value, width):
    """A number in `width` digits of base 64, highest first."""
    assert 0 <= value < 64 ** width, (value, width)
    return "".join(DIGITS[value >> 6 * place & 63] for place in reversed(range(width)))


class Compiler:
    """Writes every form with its key, so that loading is copying."""

    def __init__(self):
        self.entries, self.japanese, self.english, self.stems = [], [], [], []
        self.japanese_signatures, self.english_signatures = [], []
        self.known, self.places, self.longest, self.ids = {}, {}, 0, []
        # What the association of words is learned from: for each entry its keys and stems, and the keys that are words.
        self.lessons, self.words = [], set()

    def traits(self, form, is_modifier):
        traits = 0
        while form[0] in "~=":
            traits |= 1 if form[0] == "~" else 2
            form = form[1:]
        if is_modifier and len(form.encode()) > 3:
            if form.startswith("…"):
                traits, form = traits | 4, form[1:]
            elif form.endswith("…"):
                traits, form = traits | 8, form[:-1]
        return traits, form

    def add(self, text, kind):
        offset = 0
        for line in text.split("\n"):
            fields = line.split("\t")
            columns = (0, 1) if kind == "word" else (1, 2)
            tags = {"concept": "", "word": fields[2:3], "modifier": fields[3:4]}[kind]
            entry = len(self.entries)
            english_start = len(self.english)
            at = offset + len("\t".join(fields[:columns[0]] + [""]).encode()) if columns[0] else offset
            self.lessons.append((kind, [], []))
            for form in fields[columns[0]].split("|"):
                self.add_japanese(entry, form, at, kind == "modifier")
                at += len(form.encode()) + 1
            for form in fields[columns[1]].split("|"):
                self.add_english(entry, form, at, kind == "modifier")
                at += len(form.encode()) + 1
            weight, axes = 1.0, [0, 0]
            for tag in tags[0].split() if tags else []:
                if tag[0] in "+-":
                    axes["+-".index(tag[0])] |= 1 << AXES.index(tag[1:])
                else:
                    weight = float(tag)
            if tags:
                for stems in self.english[english_start:]:
                    if len(stems[1]) == 1:
                        known = self.known[stems[1][0]]
                        known[0] = min(known[0], weight)
                        known[1] |= axes[0]
                        known[2] |= axes[1]
            length = len(line.encode())
            self.entries.append(
                number(english_start, 4) + number(len(self.english) - english_start, 2) + number(offset, 4)
                + number(length, 3) + number(round(weight * 20), 2) + number(axes[0], 3) + number(axes[1], 3))
            if kind == "concept":
                self.ids.append(number(keys.key_of(fields[0].encode()), 11))
            offset += length + 1

    def add_japanese(self, entry, form, at, is_modifier):
        traits, bare = self.traits(form, is_modifier)
        at += len(form.encode()[:form.encode().index(bare.encode())])
        key = keys.japanese_key("甲" + bare)[1:] if traits & 4 else keys.japanese_key(bare)
        if not key:
            return
        self.longest = max(self.longest, len(key))
        self.lessons[-1][1].append(key)
        if self.lessons[-1][0] != "concept":
            self.words.add(key)
        codes = [ord(char) for char in key]
        self.japanese.append(
            number(entry, 3) + number(at, 4) + number(len(bare.encode()), 2) + number(traits, 1)
            + number(keys.key_of(code for code in codes if code != 0x20), 11))
        self.japanese_signatures.append(number(keys.signature(codes), 11))

    def add_english(self, entry, form, at, is_modifier):
        traits, bare = self.traits(form, is_modifier)
        at += len(form.encode()[:form.encode().index(bare.encode())])
        words = keys.english_stems(bare)
        if not words:
            return
        stems = [keys.stem_hash(word) for word in words]
        self.lessons[-1][2].append(words)
        record = (number(entry, 3) + number(at, 4) + number(len(bare.encode()), 2) + number(traits, 1)
                  + number(len(self.stems), 4) + number(len(stems), 1) + number(keys.key_of(stems), 11))
        self.english.append((record, stems))
        self.english_signatures.append(number(keys.signature(keys.english_letters(bare)), 11))
        for stem in stems:
            self.known.setdefault(stem, [1.0, 0, 0])
            self.stems.append(number(self.places.setdefault(stem, len(self.places)), 3))

    def associations(self):
        """For each word its key, the number of its stems, and the stems with their chances."""
        segmenter, cuts, pairs = association.Segmenter(self.words), {}, []
        for kind, japanese, english in self.lessons:
            for rank, key in enumerate(japanese):
                if key not in cuts:
                    cuts[key] = segmenter.cut(key)
                for other, stems in enumerate(english):
                    weight = 1 / (1 + rank + other) if kind == "concept" else 0.5 / len(english)
                    pairs.append((cuts[key], stems, weight))
        heads, entries = [], []
        for word, stems in sorted(association.learn(pairs).items()):
            if not stems:
                continue
            heads.append(number(keys.key_of(ord(char) for char in word), 11) + number(len(stems), 1))
            entries += [number(self.places[keys.stem_hash(stem)], 3) + number(min(63, round(chance * 63)), 1)
                        for chance, stem in stems]
        return heads, entries

    def parts(self):
        rarity = association.rarity([[stem for form in english for stem in form]
                                     for kind, _, english in self.lessons if kind == "concept"])
        rarity = {keys.stem_hash(stem): value for stem, value in rarity.items()}
        known = [number(stem, 6) + number(round(weight * 20), 2) + number(positive, 3) + number(negative, 3)
                 + number(round(rarity.get(stem, 1.0) * 63), 1)
                 for stem, (weight, positive, negative) in self.known.items()]
        heads, entries = self.associations()
        return [("associationHeads", heads), ("associations", entries),
                ("entries", self.entries), ("ids", self.ids), ("japaneseForms", self.japanese),
                ("japaneseSignatures", self.japanese_signatures), ("englishForms", [record for record, _ in self.english]),
                ("englishSignatures", self.english_signatures), ("stems", self.stems), ("knownStems", known)]


def generate():
    concepts = [concept_line(fields) for path in concept_files() for _, fields in rows(path)]
    words = ["\t".join(["|".join(forms(f[0])), "|".join(forms(f[1]))] + f[2:3]) for _, _, f in word_rows()]
    modifiers = ["\t".join([f[0], "|".join(forms(f[1])), "|".join(forms(f[2]))] + f[3:4])
                 for _, f in rows(HERE / "modifiers.tsv")]
    compiler = Compiler()
    texts = [("concepts", concepts, "concept"), ("words", words, "word"), ("modifiers", modifiers, "modifier")]
    for _, lines, kind in texts:
        compiler.add("\n".join(lines), kind)
    counts = f"conceptCount: {len(concepts)}, wordCount: {len(words)}, longestKey: {compiler.longest}"
    compiled = compiler.parts()
    names = ", ".join(f"{name}: {name}" for name, _ in compiled)
    parts = ["// swift-format-ignore-file\n// Generated by Corpus/terms/generate.py; do not edit.\n\n",
             "/// The termbase as text, one entry a line, and its compiled form; Corpus/terms holds the source.\n",
             "enum BuiltInTerms {\n",
             "  static let text = CatalogText(concepts: concepts, words: words, modifiers: modifiers)\n",
             f"  static let compiled = CompiledCatalog(\n    text: text, {counts},\n    {names})\n"]
    for name, lines, _ in texts:
        text = "\n".join(lines)
        assert '"""#' not in text
        parts.append(f'\n  private static let {name}: StaticString = #"""\n{text}\n"""#\n')
    for name, records in compiled:
        # Long lines, joined by the compiler: a record never holds a mark that a literal would read.
        text = "\\#\n".join("".join(records[at:at + 40]) for at in range(0, len(records), 40))
        parts.append(f'\n  private static let {name}: StaticString = #"""\n{text}\n"""#\n')
    parts.append("}\n")
    return "".join(parts)


def lint():
    allowed = {"statement": STATEMENTS, "balance": BALANCES, "period": PERIODS, "unit": UNITS}
    linter = Linter()
    for path in concept_files():
        for number, fields in rows(path):
            linter.check_concept(f"{path.name}:{number}", fields, allowed)
    for path, number, fields in word_rows():
        linter.check_word(f"{path.name}:{number}", fields, AXES)
    for number, fields in rows(HERE / "modifiers.tsv"):
        linter.check_modifier(f"modifiers.tsv:{number}", fields)
    return linter.report()


def main():
    if "--lint" in sys.argv:
        return lint()
    text = generate()
    if "--check" in sys.argv:
        stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text
        if stale:
            print(f"stale: {TARGET.name}; run Corpus/terms/generate.py")
        return 1 if stale else 0
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
