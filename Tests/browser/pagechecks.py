"""What is held against every page. A check takes a tab with the page open and returns `{name: [what is wrong]}`."""

import itertools

import browser
import keyboard

# WCAG 2.0, 2.1 and 2.2, levels A and AA, and what axe calls best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1440, 360)
SCHEMES = ("light", "dark")
EVERY_VIEW = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
# What a page is looked at in that is not the largest of its kind: its fellows are looked at in the other views.
VIEWS_IN_TURN = [[(360, "dark")], [(1440, "light")], [(360, "light")], [(1440, "dark")]]
# WCAG 1.4.12: what a reader may set without losing anything.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}"""
NO_SPACING = "() => { document.adoptedStyleSheets = [] }"
OPEN_ALL = "() => document.querySelectorAll('details').forEach(details => { details.open = true })"
CLOSE_ALL = "() => document.querySelectorAll('details').forEach(details => { details.open = false })"


def axe(tab):
    """In `tab.views`, with everything open, so that nothing is hidden from the rules.

    In the dark the rules that read no colour are asked again only if the page lies differently there.
    """
    tab.page.evaluate(browser.AXE)
    tab.page.evaluate(OPEN_ALL)
    results, unjudged, layouts = {}, {}, {}
    for width, scheme in tab.views:
        tab.look(width, scheme=scheme)
        layout = tab.ask("layout")
        only_colours = layouts.setdefault(width, None) == layout
        layouts[width] = layout
        report = tab.ask("axe", {"tags": TAGS, "colours": only_colours})
        results[f"axe {scheme} {width}"] = [row["text"] for row in report["violations"]]
        contrast = {row["target"] for row in report["incomplete"] if row["rule"] == "color-contrast" and row["reason"] != "nonBmp"}
        # What lies outside a scroll box in one width is judged in the other.
        unjudged[scheme] = contrast & unjudged.get(scheme, contrast)
    for scheme, unsure in unjudged.items():
        targets = sorted(target for target in unsure if target)
        if targets:
            tab.look(WIDTHS[0], scheme=scheme)
        results[f"contrast over drawings {scheme}"] = tab.ask("contrast", targets) if targets else []
    tab.engine, tab.rules = report["engine"], report["rules"]
    return results


def outline(tab):
    return {"outline": tab.ask("outline")}


def widths(tab):
    return list(dict.fromkeys(width for width, _ in tab.views))


def scrolling(tab):
    results = {}
    for width in widths(tab):
        tab.look(width)
        tab.page.evaluate(OPEN_ALL)
        tab.settle()
        results[f"scroll boxes {width}"] = tab.ask("scrolling")
    tab.page.evaluate(CLOSE_ALL)
    return results


def reflow(tab):
    """1,280 px at 400 % is 320; text spacing there and, where a page is looked at in every view, in wider windows."""
    tab.page.evaluate(OPEN_ALL)
    results = {}
    wider = (768, 1440) if tab.views == EVERY_VIEW else ()
    for spaced, width in itertools.chain([(False, 320)], ((True, width) for width in (320, *wider))):
        tab.look(width)
        tab.page.evaluate(SPACING if spaced else NO_SPACING)
        tab.settle()
        results[f"{'text spacing' if spaced else 'reflow'} {width}"] = tab.ask("reflow")
    tab.page.evaluate(NO_SPACING)
    tab.page.evaluate(CLOSE_ALL)
    return results


def forced(tab):
    results = {}
    for scheme in dict.fromkeys(scheme for _, scheme in tab.views):
        tab.look(1440, scheme=scheme, forced="active")
        results[f"forced colours {scheme}"] = tab.ask("forced")
    return results


def paper(tab):
    """As wide as the text of an A4 page."""
    tab.page.evaluate(CLOSE_ALL)
    tab.look(627, media="print")
    return {"paper": tab.ask("paper")}


def requests(tab, base):
    """What the page asked for while it was opened and looked at, and what the console said."""
    outside = [f"asks for {address}" for address in tab.requests if not address.startswith(base)]
    return {"requests": outside, "console": list(dict.fromkeys(tab.trouble))}


def by_keyboard(tab):
    return {"keyboard": keyboard.problems(tab)}


EVERY_PAGE = (outline, axe, scrolling, reflow, forced, paper)
