"""What a reader, a program and somebody with bad intentions get from a server with our settings."""

import gzip
import json
import os
import re
import sys
import traceback
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from servers import Server

SCRATCH = Path(sys.argv[1])
WWW = SCRATCH / "www"
BASE = "/rapporter/exempel/"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAGE_POLICY = re.search(r'Content-Security-Policy" content="([^"]*)"', (WWW / "exempel/index.html").read_text())[1]

KINDS = {
    "index.html": "text/html", "rapport.html": "text/html", "assets/report.css": "text/css", "assets/sok.js": "text/javascript",
    "data/rapport.json": "application/json", "data/indikatorer.csv": "text/csv", "assets/ikon.svg": "image/svg+xml",
    "rapport.pdf": "application/pdf", "manifest.json": "application/json", "assets/sok/pagefind.js": "text/javascript",
    "assets/sok/pagefind-entry.json": "application/json",
}
TEXTS = [path for path, kind in KINDS.items() if kind != "application/pdf"]


def every_file_says_what_it_is(server):
    for path, kind in KINDS.items():
        answer = server.ask(BASE + path)
        assert answer.status == 200, (path, answer)
        wanted = kind if path not in TEXTS else f"{kind}; charset=utf-8"
        assert answer["content-type"].lower() == wanted, (path, answer["content-type"])
        assert answer.body == (WWW / "exempel" / path).read_bytes(), path
    # Pagefind's own files are known to no list of types; nobody may guess at them.
    for path in (WWW / "exempel/assets/sok").rglob("*.pf_*"):
        answer = server.ask(BASE + str(path.relative_to(WWW / "exempel")))
        assert answer["content-type"] in ("application/octet-stream", "") and answer["x-content-type-options"] == "nosniff", (path, answer)
        break


def every_answer_is_guarded(server):
    paths = [BASE + path for path in KINDS] + ["/rapporter/", BASE, "/rapporter/exempel", BASE + "finns/inte/", BASE + "mal/1.9/", "/rapporter/.build-report/"]
    for path in paths:
        answer = server.ask(path)
        assert answer["x-content-type-options"] == "nosniff", (path, answer)
        assert answer["referrer-policy"] == "strict-origin-when-cross-origin", (path, answer)
        assert "camera=()" in answer["permissions-policy"], (path, answer)
        assert answer["cache-control"] == "no-cache", (path, answer)
        assert "frame-ancestors 'none'" in answer["content-security-policy"], (path, answer)
        assert "strict-transport-security" not in answer.headers
        if not path.endswith((".pdf", "pagefind-worker.js")):
            assert answer["content-security-policy"] == PAGE_POLICY + "; frame-ancestors 'none'", (path, answer["content-security-policy"])
        assert not any("unsafe-inline" in value or "unsafe-eval'" in value.replace("wasm-unsafe-eval'", "") for value in answer.headers.values())
    worker = server.ask(BASE + "assets/sok/pagefind-worker.js")["content-security-policy"]
    assert "'wasm-unsafe-eval'" in worker and "default-src 'none'" in worker, worker


def open_data_is_open(server):
    assert server.ask(BASE + "data/rapport.json")["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in server.ask(BASE + "index.html").headers


def unknown_addresses_get_the_editions_own_page(server):
    own = (WWW / "exempel/404.html").read_bytes()
    for path in ("finns-inte.html", "finns/inte/alls/", "data/finns-inte.csv", "a b/ö.pdf", "assets/sok/finns.js"):
        answer = server.ask(BASE + quote(path))
        assert answer.status == 404 and answer.body == own, (path, answer)
    # A folder without a page of its own is refused by some, in the same words.
    assert server.ask(BASE + "kapitel/").body == own
    assert server.ask("/rapporter/finns-inte/").status == 404
    assert server.ask("/rapporter/finns-inte.html").body == own
    assert server.ask("/annat/").status == 404


def folders(server):
    assert server.ask(BASE).body == (WWW / "exempel/index.html").read_bytes()
    assert server.ask(BASE + "mal/1.1/").body == (WWW / "exempel/mal/1.1/index.html").read_bytes()
    assert server.ask("/rapporter/").body == (WWW / "index.html").read_bytes()
    assert server.ask("/rapporter/aktuell/mal/").body == (WWW / "exempel/mal/index.html").read_bytes()
    for path in ("/rapporter/exempel", BASE + "mal/1.1", BASE + "kapitel"):
        answer = server.ask(path)
        assert answer.status == 301 and answer["location"] == path + "/", answer


def nothing_is_listed(server):
    for path in (BASE + "data/", BASE + "assets/", "/rapporter/tom/"):
        answer = server.ask(path)
        assert answer.status in (403, 404) and b"Index of" not in answer.body, answer


def what_begins_with_a_point_is_not_there(server):
    (WWW / ".hemlig").write_text("hemligt")
    (WWW / ".build-report/releases/exempel-1/.hemlig").write_text("hemligt")
    for path in (".hemlig", ".build-report/", ".build-report/releases/exempel-1/index.html", "exempel/.hemlig", "%2ehemlig", ".hemlig/", "exempel/%2Ehemlig"):
        answer = server.ask("/rapporter/" + path)
        assert answer.status == 404 and b"hemligt" not in answer.body, (path, answer)


def nothing_leads_out(server):
    (SCRATCH / "utanfor.txt").write_text("hemligt")
    (SCRATCH / "www-annan").mkdir(exist_ok=True)
    (SCRATCH / "www-annan/index.html").write_text("hemligt")
    for path in ("../utanfor.txt", "..%2futanfor.txt", "%2e%2e/utanfor.txt", "exempel/../../utanfor.txt", "..\\utanfor.txt", "exempel//..//..//utanfor.txt", "....//utanfor.txt"):
        answer = server.ask("/rapporter/" + path)
        assert answer.status >= 400 and b"hemligt" not in answer.body, (path, answer)
    for path in ("/rapporter../utanfor.txt", "/rapporter-annan/", "/rapporter..%2fwww-annan/"):
        answer = server.ask(path)
        assert answer.status >= 300 and b"hemligt" not in answer.body, (path, answer)


def a_known_page_is_not_sent_twice(server):
    for headers in ({}, {"Accept_Encoding": "gzip"}):
        for path in TEXTS + ["rapport.pdf"]:
            first = server.ask(BASE + path, **headers)
            assert first["etag"], (path, first)
            again = server.ask(BASE + path, If_None_Match=first["etag"], **headers)
            assert again.status == 304 and not again.body, (path, headers, first, again)
            assert again["cache-control"] == "no-cache"
            assert server.ask(BASE + path, If_None_Match='"annan"', **headers).status == 200


def text_is_packed(server):
    for path in TEXTS:
        size = (WWW / "exempel" / path).stat().st_size
        answer = server.ask(BASE + path, Accept_Encoding="gzip, br")
        if size > 1000:
            assert answer["content-encoding"] == "gzip" and len(answer.body) < size * 0.8, (path, answer)
            assert gzip.decompress(answer.body) == (WWW / "exempel" / path).read_bytes(), path
            assert "accept-encoding" in answer["vary"].lower(), (path, answer)
        assert "content-encoding" not in server.ask(BASE + path).headers, path
    assert "content-encoding" not in server.ask(BASE + "rapport.pdf", Accept_Encoding="gzip").headers


def a_pdf_can_be_read_in_parts(server):
    whole = (WWW / "exempel/rapport.pdf").read_bytes()
    answer = server.ask(BASE + "rapport.pdf", Range="bytes=1000-1999")
    assert answer.status == 206 and answer.body == whole[1000:2000], answer
    assert answer["content-range"] == f"bytes 1000-1999/{len(whole)}"
    assert server.ask(BASE + "rapport.pdf", Range=f"bytes={len(whole)}-").status == 416


def only_reading_is_allowed(server):
    head = server.ask(BASE + "rapport.html", method="HEAD")
    assert head.status == 200 and not head.body and int(head["content-length"]) > 1000, head
    for method in ("POST", "PUT", "DELETE", "PROPFIND", "TRACE"):
        answer = server.ask(BASE + "index.html", method=method, Content_Length="0")
        assert answer.status in (403, 405), (method, answer)


def old_addresses_lead_on(server):
    chapter = BASE + "kapitel/region-som-hanger-ihop/"
    wanted = {
        BASE + "kapitel/nara-resor/": chapter, BASE + "kapitel/nara-resor": chapter, BASE + "kapitel/nara-resor/index.html": chapter,
        BASE + "mal/1.9/": BASE + "mal/1.2/", BASE + "data/matt.csv": BASE + "data/indikatorer.csv",
        BASE + quote("mål (gamla)/"): chapter + "#resor-som-gar-att-lita-pa-2-1",
        BASE + "utanfor.html": "https://www.annan.example/rapporter/a?b=1&c=%24d",
    }
    for path, target in wanted.items():
        answer = server.ask(path)
        assert answer.status == 301 and answer["location"] == target, (path, answer)
    # Not an address that only looks like one of them, and not in another edition.
    for path in (BASE + "mal/1x9/", BASE + "kapitel/nara-resor/mer", "/rapporter/kapitel/nara-resor/"):
        assert server.ask(path).status == 404, path
    # Under another name the edition's own page leads on.
    assert b'http-equiv="refresh"' in server.ask("/rapporter/aktuell/kapitel/nara-resor/").body


def a_switch_is_seen_at_once(server):
    page = BASE + "tillganglighet/"
    old = server.ask(page)
    try:
        for number in (2, 1, 2):
            link = WWW / ".ny"
            link.symlink_to(f".build-report/releases/exempel-{number}")
            link.replace(WWW / "exempel")
            # As a browser asks: with whatever it was told the first time.
            told = {"If_None_Match": old["etag"]} | ({"If_Modified_Since": old["last-modified"]} if old["last-modified"] else {})
            answer = server.ask(page, **told)
            if number == 1:
                assert answer.status == 304, answer
            else:
                assert answer.status == 200 and "Ny tillgänglighet".encode() in answer.body, answer
    finally:
        link = WWW / ".ny"
        link.symlink_to(".build-report/releases/exempel-1")
        link.replace(WWW / "exempel")


CHECKS = [
    every_file_says_what_it_is, every_answer_is_guarded, open_data_is_open, unknown_addresses_get_the_editions_own_page, folders,
    nothing_is_listed, what_begins_with_a_point_is_not_there, nothing_leads_out, a_known_page_is_not_sent_twice, text_is_packed,
    a_pdf_can_be_read_in_parts, only_reading_is_allowed, old_addresses_lead_on, a_switch_is_seen_at_once,
]


def in_a_browser(server, browser):
    """The headers stop nothing that the report needs: its look, its search, its old addresses."""
    page = browser.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    origin = f"http://127.0.0.1:{server.port}"
    for path in ("", "rapport.html", "mal/1.2/", "data/" + next(path.name for path in (WWW / "exempel/data").glob("*.svg"))):
        page.goto(origin + BASE + path)
    assert not complaints, complaints

    page.goto(origin + BASE + "finns/inte/alls.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.site-header')).backgroundColor") != "rgba(0, 0, 0, 0)", "404 has no style"
    page.click("main .link-list a")
    assert page.url.startswith(origin + BASE) and page.title(), page.url
    assert all("404" in text for text in complaints), complaints
    complaints.clear()

    page.goto(origin + BASE + "sok/")
    page.fill("#sok-ord", "väntetid")
    page.press("#sok-ord", "Enter")
    page.wait_for_selector("#sok-traffar li", timeout=60000)
    assert page.is_hidden("#sok-utan-text"), "the search runs without its index"
    assert page.locator("#sok-traffar li").count() > 0
    assert not complaints, complaints

    page.goto(origin + "/rapporter/aktuell/mal/1.9/")
    page.wait_for_url("**/mal/1.2/**")
    assert not complaints, complaints
    page.close()


def whole_site(kind):
    """The same for a site that is nothing but the editions."""
    with Server(kind, SCRATCH, f"{kind}-whole") as server:
        assert server.ask("/").body == (WWW / "index.html").read_bytes()
        assert server.ask("/exempel/mal/").status == 200
        assert server.ask("/exempel")["location"] == "/exempel/"
        assert server.ask("/exempel/x/y").body == (WWW / "exempel/404.html").read_bytes()
        assert server.ask("/exempel/mal/1.9/")["location"] == "/exempel/mal/1.2/"
        assert server.ask("/exempel/utanfor.html")["location"] == "https://www.annan.example/rapporter/a?b=1&c=%24d"
        for path in ("/.build-report/releases/exempel-1/index.html", "/../utanfor.txt", "/.hemlig"):
            answer = server.ask(path)
            assert answer.status >= 400 and b"hemligt" not in answer.body, (path, answer)


def main():
    passed = failed = 0

    def check(name, run):
        nonlocal passed, failed
        try:
            run()
            passed += 1
        except Exception:
            failed += 1
            print(f"FAIL {name}\n{traceback.format_exc()}")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for kind in ("nginx", "apache"):
            with Server(kind, SCRATCH, kind) as server:
                for each in CHECKS:
                    check(f"{kind}: {each.__name__}", lambda: each(server))
                check(f"{kind}: in a browser", lambda: in_a_browser(server, browser))
            check(f"{kind}: a whole site", lambda: whole_site(kind))
        browser.close()
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
