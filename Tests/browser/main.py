"""Runs the checks over every page of both editions, in two browsers side by side."""

import argparse
import fnmatch
import multiprocessing
import sys
import time

import browser
import filechecks
import pagechecks
import results
import selftest
from editions import Editions, Server

WORKERS = 2
_tab = None


def start_worker():
    global _tab
    _tab = browser.Tab()


def examine(job):
    """One page, once loaded, through every check."""
    page, base, views = job
    found = {}
    closely = views == pagechecks.EVERY_VIEW
    _tab.views = views
    try:
        root = f"{base}{page.edition}/"
        _tab.open(base + page.name, root)
        for check in pagechecks.EVERY_PAGE:
            found |= check(_tab)
        found |= pagechecks.requests(_tab, root)
        if closely:
            _tab.open(base + page.name, root)
            found |= pagechecks.by_keyboard(_tab)
        if closely and page.kind != "page-redirect":
            # From a file manager, where the security policy means something else.
            folder = page.file.parents[page.path.count("/")].as_uri() + "/"
            _tab.open(page.file.as_uri(), folder)
            found |= {f"{name} from disk": problems for name, problems in pagechecks.requests(_tab, folder).items()}
    except Exception as error:
        found["ran to the end"] = [f"{type(error).__name__}: {error}"]
    return page, found, (_tab.version, getattr(_tab, "engine", None), getattr(_tab, "rules", None))


def main():
    arguments = parse()
    browser.executable()
    editions = Editions(arguments.output)
    if arguments.selftest:
        return selftest.run(editions)
    tally = results.Tally()
    started = time.monotonic()
    pages = [page for page in editions.pages if fnmatch.fnmatch(page.name, arguments.page)]
    closely = set(pages) if arguments.every_view else editions.one_of_each_kind()
    views = editions.views(closely)
    nu = filechecks.start_nu(pages)
    with Server(arguments.output) as server, multiprocessing.get_context("spawn").Pool(WORKERS, start_worker) as pool:
        jobs = [(page, server.base, views[page]) for page in sorted(pages, key=order)]
        for page, found, versions in pool.imap_unordered(examine, jobs):
            tally.versions = versions
            for check, problems in found.items():
                tally.add(check, page.name, problems)
    for page, problems in filechecks.nu_problems(nu, pages).items():
        tally.add("nu", page.name, problems)
    for page in pages:
        tally.add("weight", page.name, filechecks.weight(page))
    whole = len(pages) == len(editions.pages)
    if whole:
        tally.add("every page", "manifest.json", results.coverage(tally, editions, closely, views))
    seconds = time.monotonic() - started
    tally.summary(editions, pages, seconds)
    if arguments.write_results:
        if not whole:
            sys.exit("only a run over every page may be written down")
        results.write(arguments.write_results, arguments.date, tally, editions)
    return tally.finish()


def order(page):
    """The whole reports first, that none is left alone at the end; then one edition after the other."""
    return page.kind != "page-report", page.edition, page.name


def parse():
    parser = argparse.ArgumentParser(prog="Tests/browser/run")
    parser.add_argument("--output", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--page", default="*", help="only pages like this, for instance '2023/kapitel/*'")
    parser.add_argument("--every-view", action="store_true", help="every page as closely as one of each kind")
    parser.add_argument("--selftest", action="store_true", help="plant one fault for each check")
    parser.add_argument("--write-results", metavar="FILE", help="write what was tested and found")
    parser.add_argument("--date", help="the day of the run, for --write-results: 2026-11-21")
    arguments = parser.parse_args()
    if arguments.write_results and not arguments.date:
        parser.error("--write-results needs --date")
    if arguments.write_results and not arguments.every_view:
        parser.error("--write-results needs --every-view")
    return arguments


if __name__ == "__main__":
    try:
        code = main()
    except FileNotFoundError as error:
        print(error)
        print("0 passed, 1 failed")
        code = 1
    sys.exit(code)
