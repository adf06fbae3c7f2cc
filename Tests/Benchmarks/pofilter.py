#!/usr/bin/env python3
"""What translate-toolkit's `pofilter --test=numbers` finds on the sentence pairs of the corpus, beside `totsugo`.

    pofilter.py TOTSUGO [RELEASE…]

Clean: units flagged although nothing is wrong. Edited: one digit of one figure of one English sentence changed, one edit at a
time; how many each tool finds. Both get the same pairs: the sentences that `totsugo align` pairs.
"""
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EDITS = 40


def run(*words):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True)


def sentence_pairs(totsugo, folder):
    pairs = []
    for line in run(totsugo, "align", folder / "ja.txt", folder / "en.txt", "--format", "jsonl").stdout.splitlines():
        pair = json.loads(line)
        if pair["level"] == "sentence" and pair["ja"] and pair["en"]:
            pairs.append((pair["ja"]["label"], pair["en"]["label"]))
    return pairs


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def flagged(pofilter, pairs):
    """The numbers of the units that pofilter puts aside, and how long it took."""
    with tempfile.TemporaryDirectory() as place:
        source = pathlib.Path(place) / "in.po"
        units = [f"#: {number}\nmsgctxt {quoted(str(number))}\nmsgid {quoted(ja)}\nmsgstr {quoted(en)}\n"
                 for number, (ja, en) in enumerate(pairs)]
        source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "\n".join(units),
                          encoding="utf-8")
        start = time.perf_counter()
        result = run(pofilter, "--test=numbers", "--nofuzzy", source, pathlib.Path(place) / "out.po")
        seconds = time.perf_counter() - start
        output = pathlib.Path(place) / "out.po"
        text = output.read_text(encoding="utf-8") if output.exists() else result.stdout
        return {int(number) for number in re.findall(r'^msgctxt "(\d+)"', text, re.M)}, seconds


def findings(totsugo, japanese, english):
    output = run(totsugo, "check", japanese, english, "--format", "jsonl").stdout
    return [json.loads(line) for line in output.splitlines() if json.loads(line)["severity"] != "note"]


def main():
    totsugo, names = sys.argv[1], sys.argv[2:]
    pofilter = shutil.which("pofilter")
    if not pofilter:
        print("pofilter is not there (pip install translate-toolkit): skipped")
        return
    names = names or sorted(path.parent.name for path in (ROOT / "Corpus").glob("*/ja.txt"))
    totals = [0] * 6
    took = 0.0
    for name in names:
        folder = ROOT / "Corpus" / name
        pairs = sentence_pairs(totsugo, folder)
        if not pairs:
            continue
        clean, seconds = flagged(pofilter, pairs)
        took += seconds
        ours = [f for f in findings(totsugo, folder / "ja.txt", folder / "en.txt") if f["kind"].startswith("prose")]
        english = (folder / "en.txt").read_text(encoding="utf-8")
        source = random.Random(name)
        places = [(number, match) for number, (_, en) in enumerate(pairs) if english.count(en) == 1
                  for match in re.finditer(r"\d[\d,.]*\d", en)]
        edits = source.sample(places, min(EDITS, len(places)))
        by_pofilter = by_totsugo = 0
        known = {finding["id"] for finding in ours}
        with tempfile.TemporaryDirectory() as place:
            for number, match in edits:
                en = pairs[number][1]
                at = source.choice([i for i in range(match.start(), match.end()) if en[i].isdigit()])
                digit = source.choice([d for d in "123456789" if d != en[at]])
                edited = en[:at] + digit + en[at + 1:]
                changed = list(pairs)
                changed[number] = (pairs[number][0], edited)
                marks, _ = flagged(pofilter, [changed[number]])
                by_pofilter += bool(marks) and number not in clean
                path = pathlib.Path(place) / "en.txt"
                path.write_text(english.replace(en, edited), encoding="utf-8")
                by_totsugo += any(f["id"] not in known for f in findings(totsugo, folder / "ja.txt", path))
        row = [len(pairs), len(clean), len(ours), len(edits), by_pofilter, by_totsugo]
        totals = [a + b for a, b in zip(totals, row)]
        print(f"{name:28} {row[0]:5} pairs   clean: pofilter flags {row[1]:4}, totsugo {row[2]:3}   "
              f"edited: {row[3]:3}, pofilter finds {row[4]:3}, totsugo {row[5]:3}")
    print(f"{'all':28} {totals[0]:5} pairs   clean: pofilter flags {totals[1]:4}, totsugo {totals[2]:3}   "
          f"edited: {totals[3]:3}, pofilter finds {totals[4]:3}, totsugo {totals[5]:3}")
    print(f"pofilter took {took * 1000:.0f} ms for the clean pairs, start-up included")


main()
