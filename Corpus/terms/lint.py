"""What the tables of the termbase must obey; `generate.py --lint` runs it.

Errors: columns, identifiers, marks, forms that two concepts of one statement share, Japanese and English that contradict each
other. Warnings: what a person should look at, such as an English word that looks like a slip of the pen.
"""
import collections
import re
import unicodedata

import keys

KANA_KANJI = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
LATIN_NAME = re.compile(r"[A-Za-z0-9%/&().\- （）]+")
NEEDS = {"balance_sheet": ("instant", "money"), "cash_flows": ("duration", "money"),
         "comprehensive_income": ("duration", "money")}

# Words of a Japanese form and the English words that may not stand beside them, unless one of the last group does.
CONTRADICTIONS = [
    (r"^短期", r"\blong-term\b", r"\bshort"),
    (r"^長期", r"\bshort-term\b", r"\blong"),
    (r"による支出$|の支払額$", r"^(proceeds|collection|receipt)", r"pay|purchase"),
    (r"による収入$|の受取額$", r"^(payments?|purchase|repayments?|expenditure)\b", r"receiv|proceeds"),
    (r"売却益$|評価益$|償還益$|清算益$|為替差益$|解約益$|処分益$", r"\bloss", r"\bgain|\bprofit"),
    (r"売却損$|評価損$|償還損$|清算損$|為替差損$|除却損$|処分損$|解約損$", r"\bgain", r"\bloss"),
    (r"期首", r"\bend of\b|\bending\b", r"\bbeginning"),
    (r"期末", r"\bbeginning\b", r"\bend|closing"),
    (r"(売掛金|未収入金|前渡金|貸付金)$", r"\bpayable\b", r"\breceivable"),
    (r"(買掛金|未払金|借入金)$", r"\breceivable\b", r"\bpayable|securitiz|fluidity"),
    (r"^(?!.*非).*流動資産$", r"\bnon-?current\b", r"\bother than"),
    (r"(?<!非)流動負債$", r"\bnon-?current\b|\bassets\b", r"$^"),
    (r"(?<!及び)負債$", r"\bassets?\b", r"\bliabilit|debt"),
    (r"受取利息$", r"\bexpenses?\b", r"\bincome|receiv"),
    (r"支払利息$", r"\bincome\b", r"\bexpense|paid"),
]

# Words of which one row may hold only one, when neither form holds both.
OPPOSITES = [("益", "損"), ("収入", "支出"), ("受取", "支払"), ("取得", "売却"), ("増加", "減少"), ("積立", "取崩"), ("繰入", "戻入"),
             ("期首", "期末"), ("資産", "負債"), ("債権", "債務"), ("未収", "未払"), ("短期", "長期"), 
             ("収益", "費用"), ("発行", "償還"), ("売建", "買建"), ("国内", "海外"), ("入金", "出金"),
             ("親会社", "子会社"), ("前期", "次期"), ("販売費", "一般管理費")]

# Words that stand once, differ by a letter from a frequent one and are right.
KNOWN_WORDS = set("""
again bases booking bread cause centre collecting commence computing defective dining doing earning ebita
estates filed filer fresh gears generating glass grand gratis gravel heading hired hosting issuers learning
lenses licence meats milling molding mother mothers owner paint painting paints parks patient patients paving
pending planted plates precious preference resort revpar riders rounding shops sport stages sweets table there
these tires tolls tramp truck upper valve votes
""".split())


def bare(form):
    return form.lstrip("~=")


def is_shared(form):
    return "=" in form[:2]


def key_of(form, language):
    """The key under which the library looks the form up."""
    if language == "ja":
        return keys.japanese_key(bare(form)).replace(" ", "")
    return " ".join(keys.english_stems(bare(form)))


def loose_key(form):
    """A rough key, enough to see that a form stands twice in a row."""
    text = unicodedata.normalize("NFKC", bare(form)).lower()
    return re.sub(r"[\s・ー,.'’/-]|の|及び|\b(the|of|and|for|in|on|to|by)\b", "", text)


class Linter:
    def __init__(self):
        self.errors, self.warnings = [], set()
        self.ids, self.owners, self.word_forms = {}, collections.defaultdict(list), {}
        self.english_words, self.word_places = collections.Counter(), {}

    def error(self, place, text):
        self.errors.append(f"{place}: {text}")

    def warn(self, place, text):
        self.warnings.add(f"{place}: {text}")

    # Forms

    def check_form(self, place, form, language):
        text = bare(form)
        if not text or text[0] in "~=!|" or "\t" in form or re.match(r"[~=]{3}", form):
            self.error(place, f"bad mark in {form!r}")
        if text != text.strip() or "  " in text:
            self.error(place, f"spaces around or doubled in {form!r}")
        if text.count("(") != text.count(")") or text.count("（") != text.count("）"):
            self.error(place, f"brackets do not pair in {form!r}")
        if language == "ja":
            if not KANA_KANJI.search(text) and not LATIN_NAME.fullmatch(text):
                self.warn(place, f"Japanese form {form!r} without kana or kanji")
            if "(" in text and KANA_KANJI.search(text):
                self.warn(place, f"half-width brackets in {form!r}")
            return
        if KANA_KANJI.search(text):
            self.error(place, f"Japanese in the English form {form!r}")
        if not text.isascii() and not all(char in "’–—" or char.isascii() for char in text):
            self.error(place, f"a sign that is not ASCII in {form!r}")
        if text[0] == "%":
            # Folding drops the sign: `% of net sales` would be a name of net sales.
            self.error(place, f"{form!r} begins with a sign that folding drops")
        if text[0].islower():
            self.warn(place, f"{form!r} begins in lower case")
        self.count_words(place, text)

    def count_words(self, place, text):
        for word in re.findall(r"[a-z]{5,}", text.lower()):
            self.english_words[word] += 1
            self.word_places.setdefault(word, place)

    # Rows

    def check_concept(self, place, fields, allowed):
        if len(fields) != 7:
            self.error(place, f"{len(fields)} columns, 7 expected")
            return
        name, statements = fields[0], [part.strip() for part in fields[3].split(",")]
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            self.error(place, f"id {name!r} is not kebab-case")
        if name in self.ids:
            self.error(place, f"id {name} stands also in {self.ids[name]}")
        self.ids[name] = place
        for at, names in ((4, allowed["balance"]), (5, allowed["period"]), (6, allowed["unit"])):
            if fields[at] not in names:
                self.error(place, f"{fields[at]!r} is not one of {', '.join(names)}")
        for statement in statements:
            if statement not in allowed["statement"]:
                self.error(place, f"unknown statement {statement!r}")
        self.check_columns(place, fields, statements)
        listed = {}
        for column, language in ((1, "ja"), (2, "en")):
            listed[language] = [form.strip() for form in fields[column].split("|")]
            for form in listed[language]:
                if not form:
                    self.error(place, f"an empty {language} form")
                    continue
                self.check_form(place, form, language)
                self.owners[language, key_of(form, language)].append((name, form, set(statements), place))
            loose = [loose_key(form) for form in listed[language]]
            for form, key in zip(listed[language], loose):
                if loose.count(key) > 1:
                    self.warn(place, f"{form!r} stands twice")
        self.check_meaning(place, listed)

    def check_columns(self, place, fields, statements):
        """A row of one statement has the period, the unit and the balance that the statement implies."""
        if len(statements) != 1:
            return
        period, unit = NEEDS.get(statements[0], (None, None))
        if period and fields[5] != period:
            self.error(place, f"period {fields[5]} of {fields[0]}, {period} expected")
        if unit and fields[6] != unit:
            self.error(place, f"unit {fields[6]} of {fields[0]}, {unit} expected")
        if statements[0] == "balance_sheet" and fields[4] == "-":
            self.error(place, f"{fields[0]} has no balance")
        if statements[0] == "income_statement" and fields[5] == "instant":
            self.error(place, f"{fields[0]} is of a point in time")

    def check_meaning(self, place, listed):
        for one, other in OPPOSITES:
            forms = [form.replace("増減", "増加減少") for form in listed["ja"] if form[0] not in "~="]
            forms = [form for form in forms if not (one in form and other in form)]
            first = next((form for form in forms if one in form), None)
            second = next((form for form in forms if other in form), None)
            if first and second:
                self.warn(place, f"{first!r} and {second!r} are opposites")
        for japanese in listed["ja"]:
            for pattern, wrong, right in CONTRADICTIONS:
                if not re.search(pattern, bare(japanese)):
                    continue
                for english in listed["en"]:
                    text = bare(english).lower()
                    inverted = japanese.startswith("~") != english.startswith("~")
                    if not inverted and re.search(wrong, text) and not re.search(right, text):
                        self.error(place, f"{japanese!r} and {english!r} contradict each other")

    def check_word(self, place, fields, axes):
        if len(fields) not in (2, 3) or not fields[0] or not fields[1]:
            self.error(place, "2 or 3 columns with text expected")
            return
        for form in (form.strip() for form in fields[0].split("|")):
            key = keys.japanese_key(form)
            if key in self.word_forms:
                self.warn(place, f"{form} stands also in {self.word_forms[key]}")
            self.word_forms[key] = place
        if KANA_KANJI.search(fields[1]):
            self.error(place, "Japanese in the English column")
        for rendering in fields[1].split("|"):
            if not rendering.strip():
                self.error(place, "an empty rendering")
            self.count_words(place, rendering)
        for tag in fields[2].split() if len(fields) > 2 else []:
            if tag[0] in "+-" and tag[1:] not in axes or tag[0] not in "+-" and not re.fullmatch(r"\d(\.\d+)?", tag):
                self.error(place, f"bad tag {tag!r}")

    def check_modifier(self, place, fields):
        if len(fields) < 3:
            self.error(place, "3 columns expected")
            return
        for form in (form.strip() for column in fields[1:3] for form in column.split("|")):
            if not (form.startswith("…") ^ form.endswith("…")):
                self.error(place, f"{form!r} needs one slot, before or after")

    # The whole

    def check_owners(self):
        """Two concepts of one statement may hold a key only when one of them shares it."""
        for (language, key), held in self.owners.items():
            strong = [holder for holder in held if not is_shared(holder[1])]
            for index, (name, form, statements, place) in enumerate(strong):
                for other in strong[:index]:
                    if other[0] != name and other[2] & statements:
                        self.error(place, f"{form!r} of {name} shadows {other[1]!r} of {other[0]} ({other[3]})")

    def check_spelling(self):
        """A word that stands once and is a letter away from a frequent one is perhaps a slip."""
        frequent = {word for word, count in self.english_words.items() if count >= 4}
        shorter = collections.defaultdict(set)
        for word in frequent:
            for index in range(len(word)):
                shorter[word[:index] + word[index + 1:]].add(word)
        for word, count in self.english_words.items():
            if count > 1 or word in KNOWN_WORDS:
                continue
            near = set(shorter.get(word, ()))
            for index in range(len(word)):
                cut = word[:index] + word[index + 1:]
                near |= shorter.get(cut, set()) | ({cut} if cut in frequent else set())
            near = {other for other in near if other != word and not same_root(word, other)}
            if near:
                self.warn(self.word_places[word], f"{word!r} looks like {sorted(near)[0]!r}")

    def report(self):
        self.check_owners()
        self.check_spelling()
        for line in sorted(self.warnings):
            print("warning:", line)
        for line in self.errors:
            print("error:", line)
        print(f"{len(self.ids)} concepts, {len(self.word_forms)} word forms, "
              f"{len(self.errors)} errors, {len(self.warnings)} warnings")
        return 1 if self.errors else 0


def same_root(word, other):
    """Whether two words differ by an ending or by British spelling alone."""
    short, long = sorted((word, other), key=len)
    if long.startswith(short[:-1]) and re.fullmatch(r"(e?s|e?d|e?r|y|ies|e|ing|al|ly|n|t)?", long[len(short) - 1:].lstrip(short[-1]) or ""):
        return True
    fold = lambda text: text.replace("ise", "ize").replace("isa", "iza").replace("our", "or").replace("ll", "l")
    return fold(word) == fold(other)
