"""Counting, telling, and writing down for the accessibility statement."""

from collections import Counter

import yaml

import filechecks
import pagechecks

SHOWN = 6


class Tally:
    """One test is one check on one page (and, for axe, in one width and scheme)."""

    def __init__(self):
        self.passed = 0
        self.failed = Counter()
        self.tested = {}
        self.versions = None

    def add(self, check, place, problems):
        self.tested.setdefault(check, set()).add(place)
        if not problems:
            self.passed += 1
            return
        self.failed[check] += 1
        print(f"FAIL {check}: {place}")
        for problem in problems[:SHOWN]:
            print(f"    {problem}")
        if len(problems) > SHOWN:
            print(f"    … and {len(problems) - SHOWN} more")

    def summary(self, editions, pages, seconds):
        for check, places in self.tested.items():
            print(f"{check}: {len(places)} tested, {self.failed[check]} failed")
        each = ", ".join(f"{name} {sum(page.edition == name for page in pages)}" for name in editions.names)
        print(f"{len(pages)} pages ({each}) in {seconds:.0f} s")

    def finish(self):
        failed = sum(self.failed.values())
        print(f"{self.passed} passed, {failed} failed")
        return 1 if failed or not self.passed else 0


def coverage(tally, editions, closely, views):
    """As many pages tested as the manifests name; and no page outside them.

    `closely`: those that were opened in every view and used by keyboard. `views`: what each page is to be seen in.
    """
    found = [f"{page} is in no manifest" for page in editions.unlisted()]
    every_page = {page.name for page in editions.pages}
    expected = {f"axe {scheme} {width}": {page.name for page in editions.pages if (width, scheme) in views[page]}
                for width, scheme in pagechecks.EVERY_VIEW}
    expected |= {check: every_page for check in ("outline", "reflow 320", "nu", "weight", "requests", "console")}
    expected["keyboard"] = {page.name for page in closely}
    for check, pages in expected.items():
        missing = pages - tally.tested.get(check, set())
        if missing:
            found.append(f"{check}: {len(missing)} of {len(pages)} pages not tested, for instance {min(missing)}")
    return found


def write(path, date, tally, editions):
    """A dated record; `tester` has the form that `tillganglighet.yaml` wants."""
    chromium, axe, rules = tally.versions
    def outcome(*checks):
        failed = sum(count for name, count in tally.failed.items() if name.startswith(checks))
        return "Inga fel." if not failed else f"{failed} kontroller visade fel."
    record = {
        "datum": date,
        "program": {"chromium": chromium, "axe-core": axe, "nu": filechecks.nu_version()},
        "sidor": {name: sum(page.edition == name for page in editions.pages) for name in editions.names},
        "regler": {"axe": pagechecks.TAGS, "antal": rules},
        "godkända": tally.passed,
        "underkända": sum(tally.failed.values()),
        "tester": [
            {"datum": date, "vad": what, "metod": method, "resultat": outcome(*checks)}
            for what, method, checks in (
                ("Alla sidor", f"axe-core {axe} i Chromium {chromium.split('.')[0]}, reglerna för WCAG 2.0–2.2 nivå A och AA, i ljust och mörkt läge, 360 och 1 440 bildpunkter brett", ("axe",)),
                ("Alla sidor", "HTML-kontrollen Nu", ("nu",)),
                ("Alla sidor", "Automatisk kontroll av rubriker, tabellhuvuden, alternativtexter och statusmärken", ("outline",)),
                ("Alla sidor", "Automatisk kontroll i 320 bildpunkters bredd (400 % förstoring) och med WCAG:s textavstånd", ("reflow", "text spacing", "scroll boxes")),
                ("Alla sidor", "Automatisk kontroll med läsarens egna färger och med utskriftens formmall", ("forced", "paper")),
                ("En sida av varje slag", "Automatisk genomgång med enbart tangentbord", ("keyboard",)),
            )
        ],
    }
    with open(path, "w") as file:
        file.write("# Skrivet av Tests/browser/run --write-results. Under `tester` står det som kan föras in i tillganglighet.yaml.\n")
        yaml.safe_dump(record, file, allow_unicode=True, sort_keys=False, width=200)
