#!/usr/bin/env python3
"""How often the right English label comes first, and among the first five: measure.py PROGRAM [-v]

Counts all labels, then those alone whose pair the catalogue does not hold. Also pairs shuffled statements of 60 labels.
"""
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import keys  # noqa: E402

PROGRAM, VERBOSE = sys.argv[1], "-v" in sys.argv


def read(name):
    pairs, part = [], ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            part = line[1:].strip()
        elif line:
            pairs.append((*line.split("\t"), part))
    return pairs


def run(*arguments):
    result = subprocess.run([PROGRAM, "terms", *arguments, "--format", "jsonl"], capture_output=True, check=True)
    return [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]


def write(folder, name, lines):
    path = pathlib.Path(folder) / name
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return str(path)


def held_pairs():
    held = set()
    for term in run("list"):
        english = [" ".join(keys.english_stems(form)) for form in term["en"]]
        held.update((keys.japanese_key(form), stems) for form in term["ja"] for stems in english)
    return held


def share(part, whole):
    return f"{100 * part / max(1, whole):5.1f} %"


def look_up(folder, title, pairs, language, held):
    """language: of the queries, 0 Japanese, 1 English."""
    right = collections.defaultdict(set)
    for pair in pairs:
        right[pair[language]].add(pair[1 - language])
    among = sorted({pair[1 - language] for pair in pairs})
    if language == 0:
        among = sorted({*among, *(HERE / "distractors.txt").read_text(encoding="utf-8").splitlines()})
    queries = sorted(right)
    found = collections.defaultdict(list)
    for record in run("lookup", "--from", ("ja", "en")[language], "--labels", write(folder, "labels", queries),
                      "--among", write(folder, "among", among), "--top", "5"):
        found[record["query"]].append(record["label"])
    counts = collections.Counter()
    for pair in pairs:
        rank = next((rank for rank, label in enumerate(found[pair[language]]) if label in right[pair[language]]), 9)
        known = (keys.japanese_key(pair[0]), " ".join(keys.english_stems(pair[1]))) in held
        for kind in ["all"] + ([] if known else ["not held"]):
            counts[kind, "labels"] += 1
            counts[kind, "first"] += rank == 0
            counts[kind, "five"] += rank < 5
        if VERBOSE and rank:
            print(rank + 1 if rank < 9 else "-", pair[0], "|", pair[1], "|", found[pair[language]][:2])
    for kind in ("all", "not held"):
        print(f"{title}, {kind}: {counts[kind, 'labels']} labels among {len(among)},",
              f"first {share(counts[kind, 'first'], counts[kind, 'labels'])},",
              f"first five {share(counts[kind, 'five'], counts[kind, 'labels'])}")


def align(folder, pairs):
    generator, right, wrong = random.Random(1), [], []
    for part in sorted({pair[2] for pair in pairs}):
        english = {}
        for ja, en, _ in [pair for pair in pairs if pair[2] == part]:
            if en not in english.values():
                english.setdefault(ja, en)
        for _ in range(4):
            chosen = generator.sample(sorted(english), min(60, len(english)))
            shuffled = [english[label] for label in chosen]
            generator.shuffle(shuffled)
            for record in run("align", write(folder, "ja", chosen), write(folder, "en", shuffled)):
                if record["ja"] is not None:
                    isRight = english[record["ja"]] == record["en"]
                    (right if isRight else wrong).append(record["score"])
    right.sort()
    wrong.sort()
    middle = wrong[len(wrong) // 2] if wrong else 0
    print(f"pairing: {len(right) + len(wrong)} labels in shuffled statements, right {share(len(right), len(right) + len(wrong))};",
          f"median score of right pairs {right[len(right) // 2]:.2f}, of wrong ones {middle:.2f}")


def main():
    held = held_pairs()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("pairs.tsv", "later.tsv", "third.tsv"):
            if (HERE / name).exists():
                pairs = read(name)
                look_up(folder, f"{name} Japanese to English", pairs, 0, held)
                look_up(folder, f"{name} English to Japanese", pairs, 1, held)
                align(folder, pairs)


main()
