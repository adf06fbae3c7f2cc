#!/usr/bin/env python3
"""Draws a release of the corpus as the files that people have, beside this script: ja.pdf, en.html, ja.docx, en.xlsx; scan.pdf has no text, locked.pdf
asks for a password.

    Tests/Fixtures/draw.py          writes them anew; the same input gives the same bytes

Only the standard library is used. The PDF has A4 pages with running heads, tables over page breaks, wrapped headings set in the
middle of their cells, figures flush right; its font is named and not embedded, and a ToUnicode table says what its codes mean.
"""
import hashlib
import html
import io
import pathlib
import re
import zipfile
import zlib

here = pathlib.Path(__file__).resolve().parent
release = here.parent.parent / "Corpus" / "mismatch-dozen"


def blocks(text):
    """Paragraphs, and tables as lists of rows of cells. Up to five short lines between two rows are rows of one label."""
    lines = text.split("\n")
    table, index = [], 0
    while index < len(lines):
        line = lines[index]
        if "\t" in line:
            table.append(line.split("\t"))
            index += 1
            continue
        end = index
        while table and end < len(lines) and end - index < 5 and lines[end] and "\t" not in lines[end] and \
                len(lines[end].encode()) < 120 and not lines[end].lstrip().startswith(("（", "(", "※", "*", "注")):
            end += 1
        if index < end < len(lines) and "\t" in lines[end]:
            table += [[label] for label in lines[index:end]]
            index = end
            continue
        if table:
            yield "table", table
            table = []
        if line:
            yield "text", line
        index += 1
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


# Office


def packed(parts):
    """A zip archive whose bytes do not depend on the time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def types(parts):
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>')


RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument."


def relations(targets):
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{RELATIONS}">{entries}</Relationships>'


def docx(text):
    """Paragraphs in runs, headings of tables over several columns, one word deleted and one inserted under tracking."""
    def paragraph(words):
        half = len(words) // 2
        runs = [words[:half], words[half:]] if len(words) > 8 else [words]
        return "<w:p>" + "".join(
            f'<w:r><w:t xml:space="preserve">{html.escape(run)}</w:t></w:r>' for run in runs if run) + "</w:p>"

    out = []
    for kind, content in blocks(text):
        if kind == "text":
            out.append(paragraph(content))
            continue
        width, rows = max(len(row) for row in content), []
        for row in content:
            cells, index = [], 0
            row = row + [""] * (width - len(row))
            is_head = not row[0] and not any(is_figure(cell) for cell in row)
            while index < width:
                end = index + 1
                while is_head and index and row[index] and end < width and not row[end]:
                    end += 1
                span = f'<w:tcPr><w:gridSpan w:val="{end - index}"/></w:tcPr>' if end - index > 1 else ""
                cells.append(f"<w:tc>{span}{paragraph(row[index].strip())}</w:tc>")
                index = end
            rows.append("<w:tr>" + "".join(cells) + "</w:tr>")
        out.append("<w:tbl>" + "".join(rows) + "</w:tbl>")
    out.append(
        '<w:p><w:r><w:t>以</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>下同じ</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>上</w:t></w:r></w:ins></w:p>')
    body = "".join(out)
    return packed({
        "[Content_Types].xml": types({"word/document.xml": MAIN + "wordprocessingml.document.main+xml"}),
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/document.xml":
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            f"{body}</w:body></w:document>"})


FORMATS = ["General", "#,##0;-#,##0", "0.0;-0.0", "#,##0.00;-#,##0.00", '"—"']


def xlsx(text):
    """All on one sheet: figures are numbers with formats, words are shared strings."""
    strings, rows, number = [], [], 0
    for kind, content in blocks(text):
        number += 1
        for row in [[content]] if kind == "text" else content:
            number += 1
            cells = []
            for index, cell in enumerate(row):
                if not cell.strip():
                    continue
                name = chr(65 + index) + str(number)
                figure = cell.strip().replace(",", "")
                if re.fullmatch(r"-?[0-9]+(\.[0-9]{1,2})?", figure) and index:
                    places = len(figure.partition(".")[2])
                    cells.append(f'<c r="{name}" s="{places + 1}"><v>{figure}</v></c>')
                else:
                    style = ' s="5"' if cell.startswith(" ") else ""
                    cells.append(f'<c r="{name}" t="s"{style}><v>{len(strings)}</v></c>')
                    strings.append(f"<si><t>{html.escape(cell.strip())}</t></si>")
            rows.append(f'<row r="{number}">' + "".join(cells) + "</row>")
        number += kind == "table"
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    formats = "".join(
        f'<numFmt numFmtId="{170 + index}" formatCode="{html.escape(code)}"/>' for index, code in enumerate(FORMATS))
    styles = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{170 + index}" applyNumberFormat="1"/>' for index in (1, 2, 3, 4))
    return packed({
        "[Content_Types].xml": types({
            "xl/workbook.xml": MAIN + "spreadsheetml.sheet.main+xml",
            "xl/worksheets/sheet1.xml": MAIN + "spreadsheetml.worksheet+xml",
            "xl/sharedStrings.xml": MAIN + "spreadsheetml.sharedStrings+xml",
            "xl/styles.xml": MAIN + "spreadsheetml.styles+xml"}),
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml":
            f'<workbook {space} xmlns:r="{OFFICE}"><sheets><sheet name="Results" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]),
        "xl/sharedStrings.xml": f"<sst {space}>{''.join(strings)}</sst>",
        "xl/styles.xml":
            f'<styleSheet {space}><numFmts count="{len(FORMATS)}">{formats}</numFmts><cellXfs>{styles}'
            '<xf numFmtId="0"><alignment indent="1"/></xf></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet {space}><sheetData>{"".join(rows)}</sheetData></worksheet>'})


if __name__ == "__main__":
    japanese = (release / "ja.txt").read_text(encoding="utf-8")
    english = (release / "en.txt").read_text(encoding="utf-8")
    (here / "ja.pdf").write_bytes(pdf(japanese, "北陵建材株式会社（5399）　2025年3月期　決算短信"))
    (here / "en.html").write_bytes(page(english))
    (here / "scan.pdf").write_bytes(small(None))
    (here / "locked.pdf").write_bytes(small("Net sales 1,234", password="secret"))
    (here / "ja.docx").write_bytes(docx(japanese))
    (here / "en.xlsx").write_bytes(xlsx(english))
