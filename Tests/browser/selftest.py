"""Can every check fail? Each fault is planted in a copy of a page, and the check has to report it there and not before."""

import random
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import browser
import filechecks
import pagechecks
import results
from editions import Editions, Server

CHAPTER = "kapitel/larande-region/index.html"
GOAL = "mal/4.1/index.html"
EDITION = "exempel"


@dataclass
class Fault:
    what: str
    check: Callable  # of pagechecks, or "nu", "weight", "requests"
    expected: str  # part of what is said
    plant: Callable  # changes the folder
    page: str = CHAPTER
    only: str = ""  # the fault shows in results of this name and in no others


def replace(old, new, file=None):
    def plant(folder, page):
        path = folder / (file or page)
        text = path.read_text()
        if old not in text:
            raise ValueError(f"{path} has no {old!r} to plant a fault in")
        path.write_text(text.replace(old, new, 1))
    return plant


def style(rule):
    def plant(folder, _):
        with open(folder / "assets/report.css", "a") as file:
            file.write("\n" + rule + "\n")
    return plant


def script(code):
    def plant(folder, _):
        with open(folder / "assets/rullning.js", "a") as file:
            file.write("\n" + code + "\n")
    return plant


def noise(count, file, frame="{}"):
    """Text that does not compress."""
    def plant(folder, page):
        letters = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", k=count))
        path = folder / (file or page)
        text = path.read_text()
        path.write_text(text.replace("</main>", frame.format(letters) + "</main>") if "</main>" in text else text + frame.format(letters))
    return plant


def text(inside):
    return replace("</main>", inside + "</main>")


P = pagechecks
FAULTS = [
    Fault("a picture without a text alternative", P.axe, "image-alt", text('<img src="../../assets/ikon.svg" width="9" height="9">')),
    Fault("… inside what is closed", P.axe, "image-alt", text('<details><summary>S</summary><img src="../../assets/ikon.svg" width="9" height="9"></details>')),
    Fault("weak text in the dark only", P.axe, "color-contrast", style("@media (prefers-color-scheme: dark) { .lead { color: #444 } }"), only="dark"),
    Fault("weak text on a phone only", P.axe, "color-contrast", style("@media (max-width: 400px) { .lead { color: #ccc } }"), only="360"),
    Fault("what shows in the dark only", P.axe, "image-alt",
          lambda folder, page: (style(".night { display: none } @media (prefers-color-scheme: dark) { .night { display: block } }")(folder, page),
                                text('<img class="night" src="../../assets/ikon.svg" width="9" height="9">')(folder, page)), only="dark"),
    Fault("weak text on a gradient", P.axe, "color-contrast", style(".page-head { background: linear-gradient(#fff, #eee) } .lead { color: #aaa }")),
    Fault("weak text in a drawing", P.axe, "color-contrast", style(".chart-scroll text { fill: #ccc }")),
    Fault("content outside every landmark", P.axe, "region", replace("</body>", "<p>Utanför</p></body>")),
    Fault("an id twice", "nu", "Duplicate ID", text('<p id="main">x</p>')),
    Fault("a tag that is not closed", "nu", "Unclosed element", text("<div>")),
    Fault("two h1", P.outline, "2 h1", text("<h1>x</h1>")),
    Fault("a level left out", P.outline, "is followed by", replace("<h2", "<h2>x</h2><h4>y</h4><h2")),
    Fault("no language", P.outline, "no lang", replace('<html lang="sv">', "<html>")),
    Fault("a table without caption", P.outline, "no caption", text('<table><tr><th scope="col">x</th></tr></table>')),
    Fault("a header without scope", P.outline, "no scope", replace('<th scope="col"', "<th")),
    Fault("no header over the columns", P.outline, "over its columns", text('<table><caption>x</caption><tr><th scope="row">x</th></tr></table>')),
    Fault("a picture without alt", P.outline, "no alt", text('<img src="../../assets/ikon.svg">')),
    Fault("a drawing without name", P.outline, "neither named", text('<svg width="9" height="9"></svg>')),
    Fault("a status without word", P.outline, "without a word", text('<span class="status status-gron"><svg class="symbol" aria-hidden="true"></svg></span>')),
    Fault("a status without symbol", P.outline, "without a symbol", text('<span class="status status-gron">Uppnått</span>')),
    Fault("a status without colour", P.outline, "without a colour", text('<span class="status"><svg class="symbol" aria-hidden="true"></svg>Uppnått</span>')),
    Fault("something wide", P.reflow, "px wide", style(".lead { width: 400px }"), only="320"),
    Fault("text that is cut when it is spaced", P.reflow, "is cut", style(".page-kicker { height: 1.6em; width: 7.2em; white-space: nowrap; overflow: hidden }"), only="text spacing"),
    Fault("text on text", P.reflow, "lies on", style(".lead { margin-top: -4rem }")),
    Fault("a stop that does not scroll", P.scrolling, "does not scroll", replace('<script src="../../assets/rullning.js" defer></script>', "")),
    Fault("a box that scrolls without a stop", P.scrolling, "takes no focus",
          lambda folder, page: (style(".box { width: 9rem; overflow: auto } .box pre { width: 30rem }")(folder, page), text('<div class="box"><pre>x</pre></div>')(folder, page))),
    Fault("a link that Tab passes by", P.by_keyboard, "never reaches", replace('<a href="', '<a tabindex="-1" href="')),
    Fault("an order of its own", P.by_keyboard, "comes after", text('<a href="#main" tabindex="1">x</a>'), page=GOAL),
    Fault("focus that does not show", P.by_keyboard, "does not show", style("a:focus-visible { outline: none }"), page=GOAL),
    Fault("focus behind something", P.by_keyboard, "behind something", style(".site-footer { position: fixed; inset: auto 0 0 0; height: 100vh; z-index: 9 }"), page=GOAL),
    Fault("a skip link that leads nowhere", P.by_keyboard, "skip link does not lead", replace(' tabindex="-1"', ""), page=GOAL),
    Fault("details that Enter does not open", P.by_keyboard, "does not open", script("addEventListener('keydown', event => event.key === 'Enter' && event.target.localName === 'summary' && event.preventDefault());"), page=GOAL),
    Fault("words lost in forced colours", P.forced, "the word of", style("@media (forced-colors: active) { .status-label { visibility: hidden } }")),
    Fault("symbols lost in forced colours", P.forced, "the symbol of", style("@media (forced-colors: active) { .status .symbol { display: none } }")),
    Fault("signs lost in forced colours", P.forced, "the sign in", style("@media (forced-colors: active) { .symbol-glyph { stroke: CanvasText !important } .symbol-fill { fill: CanvasText !important } }")),
    Fault("details closed on paper", P.paper, "closed on paper", style("@media print { details > :not(summary) { display: none } }")),
    Fault("a table wider than the paper", P.paper, "is cut", style("@media print { table { width: 900px !important } }")),
    Fault("something from elsewhere", "requests", "example.org", text('<img alt="" src="https://example.org/x.png">')),
    Fault("something from outside the folder", "requests", "asks for", text('<img alt="" src="/rapporter/2023/assets/ikon.svg">')),
    Fault("a style in the text", "requests", "Content Security Policy", text('<p style="color: red">x</p>')),
    Fault("a script that stops", "requests", "a script stopped", script("throw new Error('planted');")),
    Fault("a file that is missing", "requests", "404", text('<img alt="" src="missing.png">')),
    Fault("a heavy chapter", "weight", "the chapter is", noise(120_000, None, "<p>{}</p>")),
    Fault("a heavy style", "weight", "the style is", noise(30_000, "assets/report.css", "/*{}*/")),
    Fault("a heavy script", "weight", "the scripts are", noise(24_000, "assets/rullning.js", "/*{}*/")),
]


def run(editions):
    tally = results.Tally()
    tab = browser.Tab()
    tab.views = P.EVERY_VIEW
    with tempfile.TemporaryDirectory() as folder, Server(folder) as server:
        fresh = Path(folder) / EDITION
        shutil.copytree(editions.output / EDITION, fresh)
        shutil.copytree(editions.output / "2023", Path(folder) / "2023")
        before = {}
        for fault in FAULTS:
            key = (fault.check, fault.page)
            if key not in before:
                before[key] = said(fault, tab, folder, server)
            tally.add(f"nothing wrong before: {fault.what}", fault.page, [line for lines in before[key].values() for line in lines])
            saved = {path: (fresh / path).read_bytes() for path in (fault.page, "assets/report.css", "assets/rullning.js")}
            try:
                fault.plant(fresh, fault.page)
                tally.add(fault.what, fault.page, missed(fault, said(fault, tab, folder, server)))
            finally:
                for path, data in saved.items():
                    (fresh / path).write_bytes(data)
        tally.add("a page that nobody tests", "manifest.json", unlisted(Path(folder)))
    tally.add("a page that was left out", "manifest.json", left_out(editions))
    tab.close()
    return tally.finish()


def said(fault, tab, folder, server):
    """What the fault's check says of the page."""
    page = next(page for page in Editions(folder, (EDITION,)).pages if page.path == fault.page)
    if fault.check == "nu":
        return {"nu": filechecks.nu_problems(filechecks.start_nu([page]), [page])[page]}
    if fault.check == "weight":
        return {"weight": filechecks.weight(page)}
    root = f"{server.base}{EDITION}/"
    tab.open(server.base + page.name, root)
    if fault.check == "requests":
        return pagechecks.requests(tab, root)
    return fault.check(tab)


def missed(fault, found):
    where = [name for name, lines in found.items() if any(fault.expected in line for line in lines)]
    if not where:
        return [f"”{fault.expected}” was not said, but: {[line for lines in found.values() for line in lines][:3]}"]
    return [f"said of {name}, where it is not true" for name in where if fault.only not in name]


def unlisted(folder):
    (folder / EDITION / "extra.html").write_text("<!doctype html>")
    found = results.coverage(results.Tally(), Editions(folder))
    return [] if any("extra.html is in no manifest" in line for line in found) else ["a page outside the manifest was not reported"]


def left_out(editions):
    tally = results.Tally()
    tally.tested = {"outline": {page.name for page in editions.pages[1:]}}
    closely = editions.one_of_each_kind()
    found = results.coverage(tally, editions, closely, editions.views(closely))
    return [] if any(line.startswith("outline: 1 of") for line in found) else ["a page that was not tested was not reported"]
