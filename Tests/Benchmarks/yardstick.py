#!/usr/bin/env python3
"""A plain Python reading of the same tables, and libxml2 alone on the same pages: yardsticks for `make bench`.

    yardstick.py text JA EN      tables with pandas, cells compared by their place: milliseconds, cells
    yardstick.py html PAGE       lxml alone, then pandas.read_html: milliseconds
"""
import io
import re
import statistics
import sys
import time
from decimal import Decimal, InvalidOperation


def median_ms(work, rounds=7):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


FIGURE = re.compile(r"^[(△▲-]?[\d,]+(\.\d+)?\)?%?$")


def number(text):
    text = text.strip()
    if not FIGURE.match(text):
        return None
    negative = text[0] in "(△▲-"
    try:
        value = Decimal(text.strip("()△▲-%").replace(",", ""))
    except InvalidOperation:
        return None
    return -value if negative else value


def tables(path):
    import pandas
    blocks, block = [], []
    for line in open(path, encoding="utf-8-sig", errors="replace"):
        if "\t" in line:
            block.append(line)
        elif block:
            blocks.append(block)
            block = []
    if block:
        blocks.append(block)
    frames = []
    for block in blocks:
        width = max(line.count("\t") for line in block) + 1
        frame = pandas.read_csv(io.StringIO("".join(block)), sep="\t", names=range(width), dtype=str,
                                keep_default_na=False, quoting=3, skip_blank_lines=False)
        frames.append(frame.map(number))
    return frames


def compare(japanese, english):
    cells = differing = 0
    for left, right in zip(tables(japanese), tables(english)):
        for row in range(min(len(left), len(right))):
            for a, b in zip(left.iloc[row], right.iloc[row]):
                if a is not None and b is not None:
                    cells += 1
                    differing += a != b
    return cells, differing


def main():
    if sys.argv[1] == "text":
        cells, _ = compare(*sys.argv[2:4])
        print(f"{median_ms(lambda: compare(*sys.argv[2:4])):.2f}\t{cells}")
    else:
        import lxml.html
        import pandas
        data = open(sys.argv[2], "rb").read()
        alone = median_ms(lambda: lxml.html.fromstring(data))
        read = median_ms(lambda: pandas.read_html(io.BytesIO(data), encoding="utf-8"), 3)
        print(f"{alone:.2f}\t{read:.2f}")


main()
