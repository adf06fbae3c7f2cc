"""The keys of labels, as Sources/TermCatalog/Keys computes them; a test there holds the two against each other."""
import pathlib
import re

MASK = (1 << 64) - 1
SEED, PRIME = 0xCBF29CE484222325, 0x100000001B3
KEYS = pathlib.Path(__file__).resolve().parent.parent.parent / "Sources/TermCatalog/Keys"


def finish(value):
    value ^= value >> 32
    value = value * 0x9E3779B97F4A7C15 & MASK
    value ^= value >> 29
    return value or 1


def key_of(values):
    result = SEED
    for value in values:
        result = (result ^ value) * PRIME & MASK
    return finish(result)


def signature(letters):
    bits, last = 0, 0
    for letter in letters:
        bits |= 1 << (((last * 0x9E3779B1 + letter * 0x85EBCA6B & 0xFFFFFFFF) >> 26) & 63)
        last = letter
    return bits


# Japanese

OLD = {int(a, 16): int(b, 16) for a, b in
       re.findall(r"case (0x[0-9a-f]+): return (0x[0-9a-f]+)", (KEYS / "OldKanji.swift").read_text(encoding="utf-8"))}
HALF = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜"
SMALL_HIRAGANA = set("ぁぃぅぇぉっゃゅょゎ")
SMALL_KATAKANA = set("ァィゥェォッュョヮ")
KATAKANA = {"ヤ": "ア", "ャ": "ア", "ヂ": "ジ", "ヅ": "ズ", "ヲ": "オ", "ヴ": "ブ", "ヵ": "カ"}
OPTIONS = {"損失", "損", "益", "利益", "差益", "差損", "欠損", "費用", "収益", "増加", "減少", "使用", "獲得", "戻入", "支払",
           "差入", "返還"}
AND = ["及び", "および", "並びに", "ならびに", "又は", "または"]
BY = ["に係る", "にかかる", "による", "に対する", "に関する", "における", "に伴う"]
OKURIGANA = set("けげりしきれいみべえてせめ")


def fold_ascii(char):
    if "A" <= char <= "Z":
        return char.lower()
    if char.isdigit() or "a" <= char <= "z" or char in "()*%$":
        return char
    return {"[": "(", "]": ")"}.get(char, "")


def fold_katakana(char):
    if char in "・ーヽヾ":
        return ""
    if char in KATAKANA:
        return KATAKANA[char]
    return chr(ord(char) + 1) if char in SMALL_KATAKANA else char


def fold_scalar(char):
    code = ord(char)
    if code < 0x80:
        return fold_ascii(char)
    if 0x3041 <= code <= 0x3096:
        return chr(code + 1) if char in SMALL_HIRAGANA else char
    if 0x30A1 <= code <= 0x30FF:
        return fold_katakana(char)
    if 0x4E00 <= code <= 0x9FFF:
        return chr(OLD.get(code, code))
    if 0xFF01 <= code <= 0xFF5E:
        return fold_ascii(chr(code - 0xFEE0))
    if 0xFF61 <= code <= 0xFF9F:
        half = HALF[code - 0xFF61]
        return half if half in "゛゜。「」、" else fold_katakana(half)
    if char in "▲△":
        return "△"
    if char in "【〔﹙":
        return "("
    if char in "】〕﹚":
        return ")"
    if char == "※":
        return "*"
    if char in "々〆" or 0xC0 <= code <= 0x24F or 0x3400 <= code < 0x4E00:
        return char
    return ""


def is_latin(char):
    return "0" <= char <= "9" or "a" <= char <= "z" or 0xC0 <= ord(char) < 0x250


def is_kanji(char):
    return 0x4E00 <= ord(char) <= 0x9FFF


def fold_japanese(text):
    out, apart = [], False
    for char in text:
        assert char != "$", "the termbase has no formulas"
        folded = fold_scalar(char)
        if not folded:
            apart = True
            continue
        if apart and is_latin(folded) and out and is_latin(out[-1]):
            out.append(" ")
        apart = False
        if folded in "゛゜":
            if out and "ガ" <= out[-1] <= "ン":
                out[-1] = chr(ord(out[-1]) + (1 if folded == "゛" else 2))
        else:
            out.append(folded)
    return "".join(out)


def drop_alternative(text):
    start = text.find("又は", 1)
    if start >= 2 and text[:start].endswith("利益"):
        end = text.rfind("損失")
        if end >= start:
            return text[:start] + text[end + 2:]
    return text


def merge(out, content):
    if out.endswith("増加") and "減" in content or out.endswith("減少") and "増" in content:
        return out[:-2] + "増減"
    if out.endswith("増加額") and "減" in content or out.endswith("減少額") and "増" in content:
        return out[:-3] + "増減額"
    if out.endswith("損") and "益" in content:
        return out + "益"
    if len(out) > 1 and out.endswith("益") and out[-2] not in "損利" and "損" in content:
        return out[:-1] + "損益"
    return out


def particle(text, index):
    char = text[index]
    if char == "の":
        return 0 if text.startswith("のれん", index) else 1
    for forms, first in ((BY, "に"), (AND, "及お並な又ま")):
        if char in first:
            return next((len(form) for form in forms if text.startswith(form, index)), 0)
    return 0


def japanese_key(label):
    """The folded letters of a Japanese label."""
    folded = drop_alternative(fold_japanese(label))
    out, index = "", 0
    while index < len(folded):
        char = folded[index]
        if char == "(":
            close = folded.find(")", index)
            if close > 0:
                content = folded[index + 1:close]
                footnote = not content or content[0] in "注*" and len(content) <= 8 or content.isdigit() and len(content) <= 2
                signed = "△" in content or "は" in content
                if not footnote and (signed or content in OPTIONS):
                    out = merge(out, content)
                index = close + 1 if footnote or signed or content in OPTIONS else index + 1
            else:
                index += 1
            continue
        if char in ")*△":
            index += 1
            continue
        per = next((form for form in ("当たり", "あたり", "当り") if folded.startswith(form, index)), None)
        if per:
            out += "当"
            index += len(per)
        elif folded.startswith("たな卸", index):
            out += "棚"
            index += 2
        elif index > 0 and particle(folded, index):
            index += particle(folded, index)
        elif char in OKURIGANA and out and is_kanji(out[-1]) and out[-1] != "預":
            index += 1
        else:
            out += char
            index += 1
    bare = out.rstrip("0123456789")
    if 0 < len(out) - len(bare) <= 2 and len(bare) >= 2 and is_kanji(bare[-1]):
        out = bare
    return out or "".join(char for char in folded if char not in "()△")


# English

STEM_OPTIONS = ["loss", "gain", "income", "profit", "expense", "benefit", "credit", "increase", "decrease", "used", "use",
                "provided", "in", "for", "by", "deficit", "deficiency", "capital", "charge", "payment", "reversal",
                "charged", "refund", "paid", "earning", "credited"]
STOP_WORDS = ["the", "a", "an", "of", "for", "by", "in", "on", "to", "and", "or", "at", "with", "from", "as", "is", "are",
              "its", "into"]
PARTNERS = {"loss": "gain", "gain": "loss", "increase": "decrease", "decrease": "increase"}


ABBREVIATIONS = {short: words.split() for short, words in
                 re.findall(r'\("(\w+)", "([\w ]+)"\)', (KEYS / "Abbreviations.swift").read_text(encoding="utf-8"))}


EVERYWHERE = list(ABBREVIATIONS)[:2]


def is_verb(word, index):
    before = word[index - 1]
    return before in "lnt" or before == "r" and word[index - 2] != "p"


def stem(word):
    """The stem of a lower-case word."""
    if len(word) <= 3 or word[-1] < "a":
        return word
    if word[-1] == "s":
        before, second = word[-2], word[-3]
        if before in "sui":
            pass
        elif before == "e" and second == "i" and len(word) > 4:
            word = word[:-3] + "y"
        elif before == "e" and (second in "xh" or second == "s" and word[-4] == "s"):
            word = word[:-2]
        else:
            word = word[:-1]
    count = len(word)
    if count > 6:
        letters = list(word)
        for index in range(4, count - 2):
            if letters[index] == "i" and letters[index + 1] == "s":
                following = letters[index + 2]
                ation = following == "a" and index + 3 < count and letters[index + 3] == "t"
                end = following == "e" and index + 3 >= count - 1
                end = end or following == "i" and index + 3 < count and letters[index + 3] == "n"
                if ation or end and is_verb(letters, index):
                    letters[index + 1] = "z"
        word = "".join(letters)
    return word


def stem_hash(word):
    mixed = key_of(word.encode("utf-8"))
    return (mixed ^ mixed >> 32) & 0xFFFFFFFF


def english_words(label):
    """The words of a label with the number of the group that each stands in."""
    tokens, word, group, groups, index = [], "", 0, 0, 0
    while index <= len(label):
        char = label[index] if index < len(label) else " "
        index += 1
        if 0xFF01 <= ord(char) <= 0xFF5E:
            char = chr(ord(char) - 0xFEE0)
        if char.isascii() and char.isalnum() or 0xC0 <= ord(char) <= 0x24F or 0x3041 <= ord(char) <= 0x9FFF and char != "・":
            word += char.lower() if char.isascii() else char
        elif char == "&" and 0 < len(word) <= 2 and index < len(label) and "a" <= chr(ord(label[index]) | 0x20) <= "z":
            pass
        elif char in "'’":
            if word and index < len(label) and label[index] in "sS":
                index += 1
        else:
            if word:
                before, raw = label[:index - 1 - len(word)], label[index - 1 - len(word):index - 1]
                suffix = len(word) > 1 and "A" <= raw[0] <= "Z" and (len(word) > 2 or raw[1] <= "Z") and re.search(r"-\x20?$", before)
                known = word in ABBREVIATIONS and (suffix or word in EVERYWHERE)
                tokens += [[part, group] for part in (ABBREVIATIONS[word] if known else [word])]
                word = ""
            if char in "([":
                groups += 1
                group = groups
            elif char in ")]":
                group = 0
    return tokens, groups


def english_stems(label):
    """The stems of an English label that carry meaning, in order."""
    words, groups = english_words(label)
    tokens, index = [], 0
    while index < len(words):
        word, group = words[index]
        if stem(word) == "non" and index + 1 < len(words):
            following = words[index + 1][0]
            tokens.append([stem("non" + following), group])
            index += 2
        else:
            tokens.append([stem(word), group])
            index += 1
    index = 0
    while groups and index < len(tokens):
        group = tokens[index][1]
        if not group:
            index += 1
            continue
        end = index
        while end < len(tokens) and tokens[end][1] == group:
            end += 1
        content = [word for word, _ in tokens[index:end]]
        if len(content) == 1 and content[0].isdigit() and index > 0 or content[0] == "note":
            del tokens[index:end]
        elif all(word in STEM_OPTIONS for word in content) and (end < len(tokens) or index > 0):
            partner = PARTNERS.get(content[0])
            near = index - 1 if index > 0 and tokens[index - 1][0] == partner else end
            if partner and near < len(tokens) and tokens[near][0] == partner:
                tokens[near][0] = "gainloss" if partner in ("gain", "loss") else "change"
            del tokens[index:end]
        else:
            index = end
    stems = [word for word, _ in tokens]
    return [word for word in stems if word not in STOP_WORDS] or stems


def english_letters(text):
    return [byte | 0x20 for byte in text.encode("utf-8") if 0x61 <= byte | 0x20 <= 0x7A]
