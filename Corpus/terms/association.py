"""What the termbase teaches about single words: which English stems go with which Japanese words, and how rare each is."""
import collections
import math

import keys

ROUNDS = 6
LEAST, MOST = 0.03, 10
# The costs of JapaneseSegmenter, in tenths.
KNOWN, SHORT, SPACE, LATIN, KATAKANA, LONGER, UNKNOWN = 10, 16, 0, 12, 19, 3, 22


class Segmenter:
    """Cuts a folded label into known words, as Matching/JapaneseSegmenter does."""

    def __init__(self, words):
        self.words, self.longest = words, max(map(len, words))

    def cut(self, text):
        count = len(text)
        cost, back = [math.inf] * (count + 1), [0] * (count + 1)
        cost[0] = 0
        for start in range(count):
            if start and keys.is_latin(text[start - 1]) and keys.is_latin(text[start]) or cost[start] == math.inf:
                continue
            for end, price in self.steps(text, start):
                if cost[start] + price < cost[end]:
                    cost[end], back[end] = cost[start] + price, start
        pieces, end = [], count
        while end:
            pieces.append(text[back[end]:end])
            end = back[end]
        return [piece for piece in reversed(pieces) if piece != " "]

    def steps(self, text, start):
        count, end = len(text), start + 1
        if text[start] == " ":
            yield end, SPACE
            return
        if keys.is_latin(text[start]):
            while end < count and keys.is_latin(text[end]):
                end += 1
            yield end, LATIN
        elif "ァ" <= text[start] <= "ヺ":
            yield end, KATAKANA + LONGER
            while end < count and "ァ" <= text[end] <= "ヺ":
                end += 1
                yield end, KATAKANA + LONGER * (end - start)
        else:
            yield end, UNKNOWN
        for end in range(start + 1, min(count, start + self.longest) + 1):
            if end < count and keys.is_latin(text[end - 1]) and keys.is_latin(text[end]):
                continue
            if text[start:end] in self.words:
                yield end, SHORT if end - start == 1 else KNOWN


def learn(pairs):
    """The chance of each stem, given a word: expectation maximisation over pairs of word lists (IBM model 1)."""
    together = collections.defaultdict(dict)
    for words, stems, _ in pairs:
        for word in words:
            for stem in stems:
                together[word][stem] = 1.0
    for stems in together.values():
        for stem in stems:
            stems[stem] = 1.0 / len(stems)
    for _ in range(ROUNDS):
        counts = {word: dict.fromkeys(stems, 0.0) for word, stems in together.items()}
        for words, stems, weight in pairs:
            for stem in stems:
                # What no word explains, an empty word does.
                total = sum(together[word][stem] for word in words) + 0.02
                for word in words:
                    counts[word][stem] += weight * together[word][stem] / total
        for word, stems in counts.items():
            total = sum(stems.values()) + 0.3
            together[word] = {stem: count / total for stem, count in stems.items()}
    return {word: sorted(((chance, stem) for stem, chance in stems.items() if chance >= LEAST),
                         key=lambda entry: (-round(entry[0], 6), entry[1]))[:MOST]
            for word, stems in together.items()}


def rarity(lists):
    """For each stem 0…1 by the number of concepts that it stands in: 1 for a stem that stands in one."""
    seen = collections.Counter(stem for stems in lists for stem in set(stems))
    scale = math.log(len(lists) + 1)
    return {stem: math.log((len(lists) + 1) / count) / scale for stem, count in seen.items()}
