"""The search page in a real browser: what it finds, how it is used, and what it never does."""

import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

from playwright.sync_api import sync_playwright

import hit_rate
from queries import QUERIES
from served import BROWSER, OUTPUT, Server

EDITION = "2023"
HOSTILE = ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "\"'>&amp;${x}$&$`{count}", "a" * 5000, "\u202e\u0000\ud83d\ude00 ☃", "%00../../etc", "^(.*+)+$"]


class Reader:
    """A page of the report, and everything that it asked for or complained about."""

    def __init__(self, browser, server, **options):
        self.context = browser.new_context(locale="sv-SE", **options)
        self.page = self.context.new_page()
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.server = server

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def open(self, path="sok/index.html", edition=EDITION):
        self.page.goto(f"{self.server.address}/{edition}/{path}")
        return self

    def until(self, expression, seconds=5):
        """Waits for a JavaScript expression to hold; Playwright's own way needs `eval`, which the pages forbid."""
        deadline = time.monotonic() + seconds
        while not self.page.evaluate(expression):
            assert time.monotonic() < deadline, f"waited in vain for {expression}"
            time.sleep(0.01)

    def search(self, query):
        """Submits a query and waits for its count."""
        page = self.page
        page.fill("#sok-ord", query)
        page.evaluate("document.getElementById('sok-status').textContent = 'väntar'")
        page.press("#sok-ord", "Enter")
        self.until("!['väntar', document.getElementById('sok').dataset.searching].includes(document.getElementById('sok-status').textContent)")
        return self

    def settle(self):
        """Waits for the results that the count has promised."""
        self.until("document.getElementById('sok-resultat').hidden || document.querySelector('#sok-traffar li')")
        return self

    def status(self):
        return self.page.text_content("#sok-status")

    def titles(self):
        return self.page.eval_on_selector_all("#sok-traffar h3", "all => all.map(one => one.textContent)")

    def addresses(self):
        """The pages in the list, all of them, relative to the edition."""
        page = self.settle().page
        while page.is_visible("#sok-fler"):
            count = page.locator("#sok-traffar > li").count()
            page.click("#sok-fler")
            self.until(f"document.querySelectorAll('#sok-traffar > li').length > {count}")
        root = f"{self.server.address}/{EDITION}/"
        links = page.eval_on_selector_all("#sok-traffar h3 a", "all => all.map(one => one.href)")
        return [link.removeprefix(root).split("#")[0] for link in links]


TESTS = []


def test(function):
    TESTS.append(function)
    return function


@test
def a_word_is_found_with_its_passage(browser, server):
    with Reader(browser, server).open() as reader:
        reader.search("bredband").settle()
        assert reader.page.locator("#sok-traffar mark").count() > 0
        assert "bredband" in reader.page.text_content("#sok-traffar").lower()
        assert all(title.strip() for title in reader.titles())


@test
def results_are_grouped_by_page_with_links_that_work(browser, server):
    with Reader(browser, server).open() as reader:
        addresses = reader.search("kompetens").addresses()
        assert len(addresses) == len(set(addresses)) > 5, addresses
        for address in reader.page.eval_on_selector_all("#sok-traffar a", "all => all.map(one => one.href)"):
            path = address.removeprefix(f"{server.address}/").split("#")[0]
            assert (OUTPUT / path).is_file(), address
        link = reader.page.locator("#sok-traffar ul a").first
        fragment = link.get_attribute("href").split("#")[1]
        link.click()
        assert reader.page.locator(f"[id='{fragment}']").count() == 1


@test
def the_count_is_announced(browser, server):
    with Reader(browser, server).open() as reader:
        assert reader.page.get_attribute("#sok-status", "role") == "status"
        count = len(reader.search("bredband").addresses())
        assert reader.status() == f"{count} sidor innehåller ”bredband”.", reader.status()
        assert "Inga sidor" in reader.search("qzxqzx").status()
        assert not reader.page.is_visible("#sok-resultat")
        assert "1 sida" in reader.search("kommunchefsforum").status()


@test
def the_keyboard_is_enough(browser, server):
    with Reader(browser, server).open("index.html") as reader:
        page = reader.page
        page.get_by_role("navigation").get_by_role("link", name="Sök", exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/sok/index.html")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "sok-ord":
                break
        assert page.evaluate("document.activeElement.id") == "sok-ord"
        page.keyboard.type("utveckling")
        page.keyboard.press("Enter")
        page.wait_for_selector("#sok-traffar li")
        assert page.evaluate("document.activeElement.id") == "sok-ord", "the focus moved by itself"
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#sok-traffar') !== null")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        before = page.locator("#sok-traffar > li").count()
        page.focus("#sok-fler")
        page.keyboard.press("Enter")
        reader.until(f"document.querySelectorAll('#sok-traffar > li').length > {before}")
        assert page.evaluate(f"document.activeElement.closest('li') === document.querySelectorAll('#sok-traffar > li')[{before}]")


@test
def the_field_and_the_form_have_names(browser, server):
    with Reader(browser, server).open() as reader:
        assert reader.page.get_by_role("searchbox", name="Sök i rapporten").is_visible()
        assert reader.page.get_by_role("search").is_visible()
        assert reader.page.get_by_role("button", name="Sök").is_visible()


@test
def a_query_can_be_linked_to(browser, server):
    with Reader(browser, server).open("sok/index.html?q=bredband") as reader:
        reader.page.wait_for_selector("#sok-traffar li")
        assert reader.page.input_value("#sok-ord") == "bredband"
        reader.search("buss")
        assert reader.page.url.endswith("?q=buss")


@test
def typing_searches_without_a_button(browser, server):
    with Reader(browser, server).open() as reader:
        reader.page.focus("#sok-ord")
        reader.page.keyboard.type("jämställdhet", delay=15)
        reader.page.wait_for_selector("#sok-traffar li")
        reader.until("document.getElementById('sok-status').textContent.includes('jämställdhet')")


@test
def hostile_queries_are_shown_as_text(browser, server):
    with Reader(browser, server).open() as reader:
        elements = reader.page.locator("main img, main script").count()
        for query in HOSTILE:
            reader.search(query)
            reader.page.wait_for_timeout(30)
            assert reader.page.locator("main img, main script").count() == elements
            assert reader.page.evaluate("document.getElementById('sok-status').children.length") == 0
        reader.search("<b>fet</b>{query}$&")
        assert "<b>fet</b>{query}$&" in reader.status(), reader.status()
        assert not reader.complaints, reader.complaints


@test
def nothing_is_asked_of_another_server(browser, server):
    with Reader(browser, server).open() as reader:
        for query in ("trafik", "mål 4.1", "bredbandsutbyggnad"):
            reader.search(query).settle()
        assert reader.requests and all(url.startswith(server.address + "/") for url in reader.requests), reader.requests
        assert any("pf_index" in url for url in reader.requests), "the index was never read"
        assert not reader.complaints, reader.complaints


@test
def nothing_is_fetched_before_the_field_is_used(browser, server):
    with Reader(browser, server).open() as reader:
        reader.page.wait_for_load_state("networkidle")
        assert not any("/assets/sok/" in url for url in reader.requests), reader.requests


@test
def search_needs_no_leave_that_other_pages_lack(browser, server):
    """WebAssembly runs in a worker that is loaded by address, which the page's own policy does not reach."""
    with Reader(browser, server) as reader:
        policy = "meta[http-equiv='Content-Security-Policy']"
        policies = {reader.open(path).page.get_attribute(policy, "content")
                    for path in ("sok/index.html", "index.html", "mal/index.html", "rapport.html", "404.html")}
        assert len(policies) == 1, policies
        assert "unsafe" not in policies.pop()


@test
def without_scripts_the_index_of_words_works(browser, server):
    with Reader(browser, server, java_script_enabled=False).open() as reader:
        page = reader.page
        assert not page.is_visible("#sok-ord")
        page.locator("#ordlista summary").first.click()
        link = page.locator("#ordlista dl > div", has=page.locator("dt", has_text="4.1")).get_by_role("link", name="Mål 4.1", exact=True)
        link.click()
        assert "/mal/4.1/" in page.url, page.url
        page.go_back()
        page.goto(f"{server.address}/{EDITION}/sok/index.html")
        for address in set(page.eval_on_selector_all("#ordlista a", "all => all.map(one => one.href)")):
            path = address.removeprefix(f"{server.address}/").split("#")[0]
            assert (OUTPUT / path).is_file(), address
        assert not reader.complaints, reader.complaints


@test
def letters_come_in_swedish_order(browser, server):
    with Reader(browser, server, java_script_enabled=False).open() as reader:
        letters = reader.page.eval_on_selector_all("#ordlista h3", "all => all.map(one => one.firstChild.data.trim())")
        alphabet = ["0–9", *"ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"]
        assert letters == [letter for letter in alphabet if letter in letters], letters


@test
def from_a_file_the_form_searches_the_index_of_words(browser, server):
    with Reader(browser, server) as reader:
        reader.page.goto((OUTPUT / EDITION / "sok/index.html").as_uri())
        reader.search("kollektiv").settle()
        assert reader.page.is_visible("#sok-utan-text")
        assert "Mål 4.1" in reader.titles(), reader.titles()
        reader.search("mål 4.1").settle()
        assert reader.titles()[0] == "Mål 4.1"
        assert not reader.complaints, reader.complaints


@test
def without_an_index_the_form_searches_the_index_of_words(browser, server):
    with Reader(browser, server) as reader:
        reader.page.route("**/assets/sok/**", lambda route: route.fulfill(status=404))
        reader.open().search("4.1").settle()
        assert "Mål 4.1" in reader.titles(), reader.titles()
        assert reader.page.is_visible("#sok-utan-text")


@test
def the_index_of_words_is_not_searched_nor_the_whole_report(browser, server):
    pages = hit_rate.indexed_pages(EDITION)
    assert not {"sok/index.html", "rapport.html", "404.html"} & set(pages)
    assert "index.html" in pages and "mal/4.1/index.html" in pages
    assert sum(address.startswith("kapitel/") for address in pages) == len(list((OUTPUT / EDITION / "kapitel").iterdir()))


@test
def headings_are_found_by_their_own_words(browser, server):
    """The link at a heading says *Länk till avsnittet*, which is no part of its name."""
    for path in sorted((OUTPUT / EDITION / "assets/sok/fragment").iterdir()):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(hit_rate.PREFIX))
        assert "Länk till avsnittet" not in page["content"], page["url"]
        for anchor in page["anchors"]:
            assert not anchor["text"].endswith("#") and "Länk till avsnittet" not in anchor["text"], anchor["text"]


@test
def the_marks_in_compounds_never_reach_the_reader(browser, server):
    with Reader(browser, server).open() as reader:
        for query in ("trafik", "kompetens", "kommunchefsforum"):
            text = reader.search(query).settle().page.text_content("main")
            assert "\u00ad" not in text, query
        assert "kommunchefsforum" in text


@test
def a_compound_that_stands_nowhere_finds_its_parts_and_says_so(browser, server):
    with Reader(browser, server).open() as reader:
        addresses = reader.search("bredbandsutbyggnad").addresses()
        assert addresses and reader.status().startswith("Ingen sida innehåller hela ”bredbandsutbyggnad”."), reader.status()
        assert "Inga sidor" in reader.search("xyzzyplugh").status(), reader.status()


@test
def swedish_letters_are_letters_of_their_own_but_may_be_left_out(browser, server):
    with Reader(browser, server).open() as reader:
        trains = hit_rate.wanted(r".*tåg.*", hit_rate.indexed_pages(EDITION))
        assert set(reader.search("tåg").addresses()) == trains, "åtagande and företag are no trains"
        assert reader.search("jamstalldhet").addresses(), reader.status()


@test
def what_is_found_has_what_was_asked_for(browser, server):
    """The engine answers a word that it does not know with ever shorter ones: *hamster* with *ha*."""
    pages = hit_rate.indexed_pages(EDITION)
    with Reader(browser, server).open() as reader:
        for query in ("båtar", "hamster", "energi", "haft", "ekonomins", "regnskog", "enhörning"):
            found = reader.search(query).addresses()
            status = reader.status()
            if "visas i stället" in status:
                query = status.split("innehåller ”")[2].split("”")[0]
            for address in found:
                assert any(query[:-2] in word or word in query and len(word) > 3 for word in pages[address]), (query, address, status)


@test
def both_sides_of_a_dash_are_found(browser, server):
    pattern = re.compile(r"\b(\w{4,})–(\w{4,})\b")
    with Reader(browser, server).open() as reader:
        sides = {}
        for path in sorted((OUTPUT / EDITION / "kapitel").glob("*/index.html")):
            main = re.sub(r"<[^>]*>", " ", path.read_text().split("<main", 1)[1].split("</main>")[0])
            for pair in pattern.findall(main):
                for side in pair:
                    sides.setdefault(side, path.relative_to(OUTPUT / EDITION).as_posix())
        assert len(sides) > 5, sides
        for side, address in list(sides.items())[:20]:
            assert address in reader.search(side).addresses(), (side, address)


@test
def a_definite_form_finds_the_plain_one(browser, server):
    with Reader(browser, server).open() as reader:
        for definite, plain in (("ekonomin", "ekonomi"), ("miljön", "miljö"), ("folkhälsan", "folkhälsa")):
            assert set(reader.search(definite).addresses()) >= set(reader.search(plain).addresses()), definite


@test
def another_edition_is_searchable_too(browser, server):
    with Reader(browser, server).open(edition="exempel") as reader:
        reader.search("buss").settle()
        assert reader.titles() and not reader.complaints


@test
def what_the_report_says_is_found(browser, server):
    with Reader(browser, server).open() as reader:
        rows = hit_rate.rates(lambda query: reader.search(query).addresses())
    missed = [row for row in rows if row[2] and not row[3]]
    assert not missed, f"found nothing of {missed}"
    assert all(row[2] for row in rows), [row for row in rows if not row[2]]
    assert all(row[5] for row in rows), f"not among the first three: {[row for row in rows if not row[5]]}"
    mean = sum(row[3] / row[2] for row in rows) / len(rows)
    assert mean > 0.9, f"{mean:.2f}"


@test
def a_correction_is_published_though_its_index_has_other_names(browser, server):
    """With the engine itself: what it calls its files is no address that readers have."""
    root = OUTPUT.parent
    with tempfile.TemporaryDirectory() as scratch:
        project, place = pathlib.Path(scratch, "projekt"), pathlib.Path(scratch, "webb")
        (project / ".build").mkdir(parents=True)
        place.mkdir()
        (project / ".build/pagefind").symlink_to(root / ".build/pagefind")
        for name in ("Content/exempel", "Templates"):
            shutil.copytree(root / name, project / name)
        chapter = next((project / "Content/exempel/kapitel").glob("1-*.md"))
        names = []
        for word in ("ett", "två", "tre"):
            chapter.write_text(chapter.read_text() + f"\n\nRättat i omgång {word}.\n")
            command = [root / ".build/release/build-report", "publish", "exempel", place, "--yes", "--even-if-unready", "--allow-outdated-statement"]
            done = subprocess.run(command, env={**os.environ, "BUILD_REPORT_ROOT": str(project)}, capture_output=True, text=True)
            assert done.returncode == 0 and "Publicerad" in done.stdout, done
            names.append({path.name for path in (place / "exempel/assets/sok").rglob("*") if path.is_file()})
        assert len(names[0]) > 20 and names[0] - names[1] and names[1] - names[2], "the index is to have other names"


def table(server, browser):
    with Reader(browser, server).open() as reader:
        rows = hit_rate.rates(lambda query: reader.search(query).addresses())
    for kind, query, expected, hits, surplus, is_first in rows:
        print(f"{query:32} {hits:3} of {expected:3}  +{surplus:<3} {'' if is_first else 'not first':10} {kind}")
    for kind, (mean, count, empty) in hit_rate.summary(rows).items():
        print(f"{kind:32} {mean:6.1%} of {count} queries, {empty} without a hit")


def main():
    started = time.monotonic()
    passed = failed = 0
    with sync_playwright() as playwright, Server() as server:
        browser = playwright.chromium.launch(**BROWSER)
        if "--rates" in sys.argv:
            return table(server, browser)
        for function in TESTS:
            try:
                function(browser, server)
                passed += 1
            except Exception:
                failed += 1
                print(f"FAILED {function.__name__}\n{traceback.format_exc(limit=-2)}")
        browser.close()
    print(f"{len(QUERIES)} queries, {time.monotonic() - started:.0f} s")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
