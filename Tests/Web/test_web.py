#!/usr/bin/env python3
"""Tests the HTML report and the web page in a real browser, and the server over real sockets.

    Tests/Web/test_web.py PROGRAMS SHOTS    where totsugo and totsugo-web lie, and where screenshots go

Needs chromium and chromedriver; nothing else that Python does not have.
"""
import http.client
import io
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile

from webdriver import Browser

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent
programs, shots = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
work = pathlib.Path(tempfile.mkdtemp(prefix="totsugo-web-"))
audit = (here / "audit.js").read_text(encoding="utf-8")
seed = root.parent / "shared/seed/iij-4q03.txt"
failures = []


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED", what, flush=True)


def none(problems, what):
    for problem in problems:
        check(False, f"{what}: {problem}")


def made(name, *inputs, language="en"):
    page = work / f"{name}.html"
    run = subprocess.run([programs / "totsugo", "check", "--no-project", *map(str, inputs), "--format", "html", "--lang", language,
                          "-o", str(page)], cwd=root, capture_output=True, text=True)
    check(run.returncode in (0, 1), f"{name}: {run.stderr}")
    return page


def long_release(pages):
    """Both versions of the corpus, again and again: about `pages` pages of 50 lines."""
    texts = {"ja": [], "en": []}
    folders = sorted(path for path in (root / "Corpus").iterdir() if (path / "en.txt").exists())
    while len(texts["ja"]) < pages * 50:
        for folder in folders:
            for version in texts:
                texts[version] += (folder / f"{version}.txt").read_text(encoding="utf-8").splitlines() + [""]
    for version, lines in texts.items():
        (work / f"long-{version}.txt").write_text("\n".join(lines), encoding="utf-8")
    return work / "long-ja.txt", work / "long-en.txt"


# The report ---------------------------------------------------------------------------------------------------------

def report_looks(name, page):
    """Every width, colour scheme and language: names, contrast, words, overflow; a picture of each."""
    for width, height in ((1280, 900), (390, 844)):
        for dark in (False, True):
            browser = Browser(width, height, dark)
            browser.open(page.as_uri())
            for language in ("ja", "en"):
                browser.click(f"[data-set-lang={language}]")
                colours = "dark" if dark else "light"
                what = f"{name} {width} {colours} {language}"
                # What is not drawn has no colours to test.
                browser.run("for (const part of document.querySelectorAll('.tables, .prose')) part.style.contentVisibility = 'visible'")
                none(browser.run(audit, browser.width), what)
                browser.screenshot(shots / f"{name}-{width}-{colours}-{language}-top.png")
                browser.run("(document.querySelector('.tables tbody .m') || document.querySelector('.tables')).scrollIntoView({ block: 'center' })")
                browser.screenshot(shots / f"{name}-{width}-{colours}-{language}-table.png")
                browser.run("window.scrollTo(0, 0)")
            browser.run("document.querySelector('td[id]').click()")
            check(browser.run("return !document.getElementById('details').hidden"), f"{what}: details")
            none(browser.run(audit, browser.width), what + " details")
            browser.screenshot(shots / f"{name}-{width}-{colours}-details.png")
            none(browser.complaints(), what + " console")
            browser.close()


def report_works(name, page):
    browser = Browser()
    browser.open(page.as_uri())
    times = browser.run("const [t] = performance.getEntriesByType('navigation'); return [t.domInteractive, t.loadEventEnd]")
    print(f"{name}: {page.stat().st_size / 1e6:.2f} MB, interactive after {times[0]:.0f} ms, loaded after {times[1]:.0f} ms")
    check(page.stat().st_size < 2_000_000 and times[0] < 1000, f"{name}: {page.stat().st_size} bytes, {times[0]} ms")
    count = browser.run("return document.querySelectorAll('.card').length")
    for number in range(count):
        browser.press("j")
        try:
            browser.wait("""(() => {
            const mark = document.activeElement.closest('.m.cur'), card = document.querySelector('.card.cur');
            if (!mark || !card) return false;
            const box = mark.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight;
            })()""", 2)
        except AssertionError:
            check(False, f"{name}: finding {number + 1} is not in view")
    check(browser.run("return document.getElementById('position').textContent") == f"{count} / {count}", f"{name}: position")
    browser.press("k")
    browser.run("document.activeElement.blur()")
    browser.run("document.querySelector('.card [href$=j].to').click()")
    browser.press("\ue007")
    browser.press("?")
    check(browser.run("return document.querySelector('dialog').open"), f"{name}: ? opens the keys")
    browser.press("\ue00c")
    # Cells: details, twin, arrows.
    twin = browser.run("""
        const cell = [...document.querySelectorAll('td[id^=j]')].find((cell) => cell.nextElementSibling && cell.nextElementSibling.id);
        cell.scrollIntoView({ block: 'center' }); cell.click();
        return [cell.id, document.getElementById('details').innerText, document.querySelectorAll('.twin').length];
    """)
    check(twin[2] == 1 and len(twin[1]) > 80, f"{name}: {twin}")
    browser.press("\ue014")
    check(browser.run("return document.activeElement.id") != twin[0], f"{name}: arrow keys move")
    browser.press("t")
    check(browser.run("return document.activeElement.id")[:1] == "e", f"{name}: t goes to the twin")
    browser.press("\ue00c")
    check(browser.run("return document.getElementById('details').hidden"), f"{name}: Esc closes")
    # Filters.
    browser.run("const box = document.querySelector('[name=severity][value=note]'); box.click()")
    shown = browser.run("return [...document.querySelectorAll('.card')].filter((card) => !card.hidden).map((card) => card.dataset.severity)")
    check("note" not in shown and len(shown) < count, f"{name}: filter by severity")
    browser.run("document.querySelector('[name=severity][value=note]').click()")
    kind = browser.run("const kind = document.getElementById('kind'); kind.selectedIndex = 1; kind.dispatchEvent(new Event('input', { bubbles: true })); return kind.value")
    kinds = browser.run("return [...document.querySelectorAll('.card')].filter((card) => !card.hidden).map((card) => card.dataset.kind)")
    check(kinds and set(kinds) == {kind}, f"{name}: filter by kind")
    none(browser.complaints(), name + " console")
    # On paper.
    paper = browser.call("POST", "/print", {"orientation": "landscape", "shrinkToFit": True})
    check(len(paper) > 10_000, f"{name}: prints")
    browser.close()


def long_report_scrolls():
    page = made("long", *long_release(60))
    browser = Browser()
    browser.open(page.as_uri())
    result = browser.call("POST", "/execute/async", {"args": [], "script": """
        const done = arguments[0], frames = [];
        let last = performance.now(), y = 0;
        function step(now) {
          frames.push(now - last); last = now; y += 300; scrollTo({ top: y, behavior: 'instant' });
          if (y < Math.min(document.documentElement.scrollHeight, 60000)) requestAnimationFrame(step);
          else { frames.sort((a, b) => a - b); done([frames.length, frames[frames.length >> 1], frames[Math.floor(frames.length * .95)],
            performance.getEntriesByType('navigation')[0].domInteractive]); }
        }
        requestAnimationFrame(step);
    """})
    print(f"60 pages: {page.stat().st_size / 1e6:.1f} MB, interactive after {result[3]:.0f} ms; {result[0]} frames of 300 px, "
          f"median {result[1]:.0f} ms, 95% within {result[2]:.0f} ms")
    check(result[1] < 50, f"long report: a frame takes {result[1]} ms")
    browser.close()


# The server ---------------------------------------------------------------------------------------------------------

class Server:
    def __enter__(self):
        self.process = subprocess.Popen([programs / "totsugo-web"], stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        parts = urllib.parse.urlsplit(self.address)
        self.host, self.port, self.path = parts.hostname, parts.port, parts.path
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def ask(self, method, path, body=None, headers=None, whole=False):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.request(method, path if whole else self.path + path, body=body, headers=headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer, content

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0
        return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))) // 1024


def said(server, request, patience=20):
    """What the server answers to these bytes until it ends the connection."""
    with socket.create_connection((server.host, server.port), timeout=patience) as wire:
        wire.sendall(request)
        answer = b""
        try:
            while piece := wire.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass
        except TimeoutError:
            return b"still open"
        return answer


def gate_holds(server):
    """Heads are bounded in size and time, connections in number and requests."""
    own = f"Host: {server.host}:{server.port}\r\n".encode()
    page = f"GET {server.path} HTTP/1.1\r\n".encode() + own
    for what, request, answer in (
            ("an endless line", b"GET /" + b"a" * 100_000, b"HTTP/1.1 431 "), ("an endless head", page + b"A: b\r\n" * 20_000, b"HTTP/1.1 431 "),
            ("a body without a length", page + b"Transfer-Encoding: chunked\r\n\r\n", b"HTTP/1.1 411 "),
            ("a length that is none", page + b"Content-Length: -1\r\n\r\n", b"HTTP/1.1 400 "),
            ("two lengths", page + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n", b"HTTP/1.1 400 "),
            ("no request", b"\x16\x03\x01\n\n", b"HTTP/1.1 400 "), ("lines that end in LF", page.replace(b"\r", b"") + b"\n", b"HTTP/1.1 200 ")):
        got = said(server, request)
        check(got.startswith(answer), f"{what}: {got[:60]}")
    twice = said(server, page + b"Connection: keep-alive\r\n\r\n" + page + b"\r\n")
    check(twice.count(b"HTTP/1.1 200 ") == 1, "a connection carries one request")
    silent = [socket.create_connection((server.host, server.port), timeout=20) for _ in range(100)]
    started = time.monotonic()
    slow = silent[0]
    slow.sendall(page)
    check(silent[-1].recv(1) == b"" and time.monotonic() - started < 5, "one connection too many is closed at once")
    check(slow.recv(100).startswith(b"HTTP/1.1 408 "), "half a head")
    check(silent[1].recv(1) == b"" and 5 < time.monotonic() - started < 15, f"silent connections: {time.monotonic() - started:.0f} s")
    for wire in silent:
        wire.close()
    time.sleep(2.5)
    check(said(server, page + b"\r\n").startswith(b"HTTP/1.1 200 "), "the page after a crowd")


def server_holds():
    with Server() as server:
        check(server.address.startswith("http://127.0.0.1:") and len(server.path) == 34, server.address)
        for status, method, path, headers in (
                (404, "GET", "/", {}), (404, "GET", server.path[:-2] + "0/", {}), (404, "GET", server.path + "../../etc/passwd", {}),
                (404, "GET", server.path, {"Host": "evil.example"}), (200, "GET", server.path, {}),
                (404, "POST", server.path + "api/files", {"Origin": "http://evil.example"})):
            got, answer, _ = server.ask(method, path, b"x" if method == "POST" else None, headers, whole=True)
            check(got == status, f"{method} {path} {headers}: {got}")
            check(answer.headers["X-Content-Type-Options"] == "nosniff" and "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"],
                  "headers")
        # A gigabyte that is announced and sent, and one in chunks: refused, without taking it in.
        for head in ("Content-Length: 1073741824", "Transfer-Encoding: chunked"):
            with socket.create_connection((server.host, server.port), timeout=60) as wire:
                wire.sendall(f"POST {server.path}api/files?name=x HTTP/1.1\r\nHost: {server.host}:{server.port}\r\n{head}\r\n\r\n".encode())
                piece, sent = b"A" * (1 << 20), 0
                try:
                    while sent < 1024:
                        wire.sendall(b"100000\r\n" + piece + b"\r\n" if "chunked" in head else piece)
                        sent += 1
                except OSError:
                    pass
                check(sent < 200, f"{head}: {sent} MiB were taken")
        gate_holds(server)
        check(server.process.poll() is None, "the server lives")
        check(server.memory() < 400, f"{server.memory()} MiB after refused uploads")
        status, _, content = server.ask("POST", "api/files?name=large", b"A" * ((32 << 20) + 1))
        check(status == 413 and b"error" in content, f"large upload: {status}")
        # A name that wants to be a path or markup.
        status, _, content = server.ask("POST", "api/files?name=" + urllib.parse.quote("../../<script>.txt"), "売上高\t1\n".encode())
        check(status == 201, content)
        print(f"server: {server.memory()} MiB at most")


def page_works():
    pair = [root / f"Corpus/mismatch-dozen/{version}.txt" for version in ("ja", "en")]
    with Server() as server:
        browser = Browser(language="ja")
        browser.open(server.address)
        browser.wait("document.documentElement.lang === 'ja'")
        for language in ("ja", "en"):
            browser.click(f"[data-set-lang={language}]")
            none(browser.run(audit, browser.width), f"page {language}")
            browser.screenshot(shots / f"page-1280-light-{language}.png")
        browser.type("#files", "\n".join(map(str, pair)))
        browser.click("#start")
        browser.wait("document.querySelector('#history li')")
        check("12 errors" in browser.run("return document.getElementById('status').textContent"), "verdict on the page")
        for width, dark in ((1280, True), (390, False), (390, True)):
            browser.resize(width, 844, dark)
            for language in ("ja", "en"):
                browser.click(f"[data-set-lang={language}]")
                none(browser.run(audit, browser.width), f"page {width} {dark} {language}")
                browser.screenshot(shots / f"page-{width}-{'dark' if dark else 'light'}-{language}.png")
        browser.resize(1280, 900, False)
        formats = browser.run("return [...document.querySelectorAll('#history option')].map((option) => option.value).filter(Boolean)")
        check(len(formats) >= 10, formats)
        for address in formats:
            status, answer, content = server.ask("GET", address)
            check(status == 200 and "attachment" in answer.headers["Content-Disposition"], f"{address}: {status}")
            if "/xbrl" in address:
                names = zipfile.ZipFile(io.BytesIO(content)).namelist()
                check("report.json" in names and len(names) == 6, names)
        # A decision in the report, seen on the page and in the export.
        report = browser.run("return document.querySelector('#history a').href")
        browser.open(report)
        browser.wait("document.querySelector('.decide')")
        none(browser.run(audit, browser.width), "served report")
        browser.run("document.querySelector('#f1').click()")
        browser.click("#f1 [value=waived]")
        check(browser.run("return document.activeElement.name") == "reason", "a waiver asks for its reason")
        browser.type("#f1 [name=reason]", "Footnote 3 <b>")
        browser.type("#f1 [name=author]", "Sato")
        browser.click("#f1 .fields button")
        browser.wait("document.querySelector('#f1.waived')")
        browser.screenshot(shots / "served-report.png")
        none(browser.complaints(), "served report console")
        browser.open(server.address)
        browser.wait("document.querySelector('#history li')")
        _, _, content = server.ask("GET", "api/checks")
        check(json.loads(content)[0]["counts"]["set_aside"] == 1, content)
        _, _, content = server.ask("GET", "api/checks/c1/waivers")
        check(b"Footnote 3 <b>" in content, content)
        # One file that is no release.
        (work / "bad.txt").write_text("nothing\n")
        browser.type("#files", str(work / "bad.txt"))
        browser.click("#start")
        browser.wait("document.querySelector('#status.failed')")
        browser.screenshot(shots / "page-failed.png")
        for language, words in (("ja", "一つの版（英語）"), ("en", "only one version (English)")):
            browser.click(f"[data-set-lang={language}]")
            shown = browser.run("return document.querySelector('#history .error').textContent")
            check(words in shown, f"why a file failed, {language}: {shown}")
        browser.click("[data-set-lang=ja]")
        browser.run("[...document.querySelectorAll('#history li')].forEach((item) => item.querySelector('.actions button').click())")
        browser.wait("!document.querySelector('#history li')")
        none(browser.complaints(), "page console")
        browser.close()


pair = [f"Corpus/mismatch-dozen/{version}.txt" for version in ("ja", "en")]
report_works("dozen", made("dozen", *pair))
report_looks("dozen", made("dozen-ja", *pair, language="ja"))
if seed.exists():
    report_works("seed", made("seed", seed))
    report_looks("seed", made("seed", seed))
else:
    print("the real release is not beside the package: skipped")
long_report_scrolls()
server_holds()
page_works()
print(f"screenshots in {shots}")
if failures:
    print(f"{len(failures)} failures", file=sys.stderr)
    sys.exit(1)
print("the report and the page hold")
