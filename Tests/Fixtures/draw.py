#!/usr/bin/env python3
"""Draws a release of the corpus as the files that people have, beside this script: ja.pdf, en.html; scan.pdf has no text, locked.pdf
asks for a password.

    Tests/Fixtures/draw.py          writes them anew; the same input gives the same bytes

Only the standard library is used. The PDF has A4 pages with running heads, tables over page breaks, wrapped headings set in the
middle of their cells, figures flush right; its font is named and not embedded, and a ToUnicode table says what its codes mean.
"""
import hashlib
import html
import pathlib
import zlib

here = pathlib.Path(__file__).resolve().parent
release = here.parent.parent / "Corpus" / "mismatch-dozen"


def blocks(text):
    """Paragraphs, and tables as lists of rows of cells."""
    table = []
    for line in text.split("\n"):
        if "\t" in line:
            table.append(line.split("\t"))
            continue
        # A label between two rows belongs to the table.
        if table and line and len(line) < 24 and "（注" not in line and "（参考" not in line:
            table.append([line])
            continue
        if table:
            while len(table[-1]) == 1:
                line = table.pop()[0] + ("\n" + line if line else "")
            yield "table", table
            table = []
        for part in line.split("\n"):
            if part:
                yield "text", part
    if table:
        yield "table", table


def is_figure(cell):
    return bool(cell) and all(c in "0123456789.,△▲-−―—()%％ " for c in cell)


# PDF


class Page:
    width, height, margin, size = 595, 842, 42, 8


def advance(text):
    return sum(0.5 if ord(c) < 0x250 else 1.0 for c in text) * Page.size


def wrapped(text, width):
    lines, line = [], ""
    for c in text:
        if line and advance(line + c) > width:
            lines.append(line)
            line = ""
        line += c
    return lines + [line]


class PDF:
    def __init__(self, head):
        self.head, self.codes, self.pages = head, {}, []
        self.new_page()

    def new_page(self):
        self.pages.append([])
        self.y = Page.margin
        self.put(Page.margin, 24, self.head)
        number = f"－ {len(self.pages)} －"
        self.put((Page.width - advance(number)) / 2, Page.height - 24, number)

    def put(self, x, y, text):
        codes = "".join("%04X" % self.codes.setdefault(c, len(self.codes) + 1) for c in text)
        self.pages[-1].append(f"1 0 0 1 {x:.2f} {Page.height - y:.2f} Tm <{codes}> Tj")

    def room(self, height):
        if self.y + height > Page.height - Page.margin:
            self.new_page()

    def text(self, text):
        text = text.replace("　", " ") if advance(text) > Page.width - 2 * Page.margin else text
        for line in wrapped(text, Page.width - 2 * Page.margin):
            self.room(12)
            self.y += 12
            self.put(Page.margin, self.y, line)
        self.y += 4

    def table(self, rows):
        count = max(len(row) for row in rows) - 1
        label = max([advance(row[0].rstrip()) for row in rows] + [60]) + 8
        label = min(label, 240)
        width = min((Page.width - 2 * Page.margin - label) / count, 90)
        left = [Page.margin + label + index * width for index in range(count + 1)]
        for row in rows:
            cells = (row + [""] * count)[1:count + 1]
            is_head = not row[0] and not any(is_figure(cell) for cell in cells)
            lines, index = [], 0
            while index < count:
                end = index + 1
                if is_head and cells[index]:
                    while end < count and not cells[end]:
                        end += 1
                lines.append((index, end, wrapped(cells[index], (end - index) * width - 4)))
                index = end
            names = wrapped(row[0].rstrip(), label - 4)
            depth = max([len(names)] + [len(cell[2]) for cell in lines])
            self.room(3 + 10 * depth)
            middle = self.y + (3 + 10 * depth) / 2 + 3
            for number, line in enumerate(names):
                indent = (len(row[0]) - len(row[0].lstrip(" 　"))) * 4
                self.put(Page.margin + indent, middle + 10 * (number - (len(names) - 1) / 2), line.strip())
            for start, end, cell in lines:
                for number, line in enumerate(cell):
                    x = left[end] - 3 - advance(line)
                    if is_head and line not in ("百万円", "％", "円　銭"):
                        x = (left[start] + left[end] - advance(line)) / 2
                    if line:
                        self.put(x, middle + 10 * (number - (len(cell) - 1) / 2), line)
            self.y += 3 + 10 * depth
        self.y += 6

    def bytes(self):
        wide = [(code, 500 if ord(c) < 0x250 else 1000) for c, code in self.codes.items()]
        widths = " ".join(f"{code} [{width}]" for code, width in wide)
        entries = [f"<{code:04X}> <{c.encode('utf-16-be').hex().upper()}>" for c, code in self.codes.items()]
        chunks = [entries[start:start + 100] for start in range(0, len(entries), 100)]
        unicode = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            + "".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar\n" for chunk in chunks)
            + "endcmap end end")
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {len(self.pages)} /Kids [{' '.join(f'{7 + 2 * i} 0 R' for i in range(len(self.pages)))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            f"/Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [{widths}] >>",
            "<< /Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 "
            "/Descent -120 /CapHeight 700 /StemV 80 >>",
            ("", unicode)]
        for number, page in enumerate(self.pages):
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Page.width} {Page.height}] /Contents {8 + 2 * number} 0 R "
                "/Resources << /Font << /F 3 0 R >> >> >>")
            objects.append(("", f"BT /F {Page.size} Tf\n" + "\n".join(page) + "\nET"))
        out, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
        for number, content in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode()
            if isinstance(content, tuple):
                packed = zlib.compress(content[1].encode("latin-1"), 9)
                out += f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
            else:
                out += content.encode("latin-1")
            out += b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)


def pdf(text, head):
    drawing = PDF(head)
    for kind, content in blocks(text):
        drawing.table(content) if kind == "table" else drawing.text(content)
    return drawing.bytes()


def rc4(key, text):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in text:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def small(content, password=None):
    """A page of one line, or a blank one; with a password it is encrypted (PDF 1.7, 7.6.4, revision 2)."""
    encryption, key = "", None
    if password:
        padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
        padded = (password.encode() + padding)[:32]
        owner = rc4(hashlib.md5(padded).digest()[:5], padded)
        key = hashlib.md5(padded + owner + bytes.fromhex("FCFFFFFF") + b"totsugo fixtures").digest()[:5]
        user = rc4(key, padding)
        encryption = (
            f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >> "
            f"/ID [<{b'totsugo fixtures'.hex()}> <{b'totsugo fixtures'.hex()}>] ")
    stream = f"BT /F 10 Tf 50 700 Td ({content}) Tj ET".encode() if content else b"0 0 10 10 re f"
    if key:
        stream = rc4(hashlib.md5(key + bytes([4, 0, 0, 0, 0])).digest()[:10], stream)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F << /Type /Font "
        b"/Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream"]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, entry in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + entry + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size 5 /Root 1 0 R {encryption}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


# HTML


def page(text):
    out = ["<!DOCTYPE html>\n<html><body>"]
    for kind, content in blocks(text):
        if kind == "text":
            out.append(f"<p>{html.escape(content)}</p>")
            continue
        out.append("<table>")
        width = max(len(row) for row in content)
        for row in content:
            cells = []
            for index, cell in enumerate(row + [""] * (width - len(row))):
                indent = len(cell) - len(cell.lstrip(" "))
                style = f' style="padding-left:{indent * 4}pt"' if indent else ""
                cells.append(f"<td{style}>{html.escape(cell.strip())}</td>")
            out.append("<tr>" + "".join(cells) + "</tr>")
        out.append("</table>")
    return ("\n".join(out) + "\n</body></html>\n").encode()


if __name__ == "__main__":
    japanese = (release / "ja.txt").read_text(encoding="utf-8")
    english = (release / "en.txt").read_text(encoding="utf-8")
    (here / "ja.pdf").write_bytes(pdf(japanese, "北陵建材株式会社（5399）　2025年3月期　決算短信"))
    (here / "en.html").write_bytes(page(english))
    (here / "scan.pdf").write_bytes(small(None))
    (here / "locked.pdf").write_bytes(small("Net sales 1,234", password="secret"))
