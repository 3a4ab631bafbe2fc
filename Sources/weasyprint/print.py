"""Prints pages of a finished site as PDF/UA-1: print.py FOLDER PAGE PDF [PAGE PDF …]

Run by build-report with the folder that it has written, never by hand on a site from elsewhere. Says each step in
a line on standard output, in Swedish, and what went wrong on standard error. Reads nothing outside the folder.
"""

import ctypes
import hashlib
import logging
import pathlib
import re
import signal
import sys
import urllib.parse

ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: an interrupted build leaves no printing behind it

import weasyprint  # noqa: E402
import weasyprint.pdf  # noqa: E402
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import pagenumbers  # noqa: E402
from engine import mend  # noqa: E402
from footnotes import misplaced, move_to_foot  # noqa: E402
from structure import tagger_for  # noqa: E402

# Layouts of one page before it is given up; one is the rule.
MOST_ROUNDS = 10
STEPS = {3: 'läser formatmallen', 4: 'läser texten', 5: 'lägger ut sidorna', 6: 'skriver sidorna'}


class FolderFetcher(URLFetcher):
    """Files of the site and nothing else: a report that asks for more is wrong, and must not come to print."""

    def __init__(self, folder):
        super().__init__(allowed_protocols=['file'])
        self.folder = folder.resolve()
        self.writes_numbers = False

    def fetch(self, url, headers=None):
        parts = urllib.parse.urlsplit(url)
        path = pathlib.Path(urllib.parse.unquote(parts.path)).resolve()
        if parts.scheme != 'file' or parts.netloc or not path.is_relative_to(self.folder) or not path.is_file():
            raise FatalURLFetchingError(f'rapporten hämtar något som inte finns i den: {url}')
        if self.writes_numbers and path.suffix == '.css':
            text = path.read_text().replace(pagenumbers.ASKED, pagenumbers.WRITTEN)
            return URLFetcherResponse(url, text.encode(), {'Content-Type': 'text/css; charset=utf-8'})
        return super().fetch(url, headers)


class Progress(logging.Handler):
    """The engine's own steps, in Swedish."""

    def __init__(self, page):
        super().__init__()
        self.page, self.said = page, None

    def emit(self, record):
        message = record.getMessage()
        words = STEPS.get(int(message[5])) if message.startswith('Step ') and message[5].isdigit() else None
        if words and words != self.said:
            self.said = words
            print(words, flush=True)


def print_page(folder, page, target):
    source = (folder / page).read_bytes()
    logger = logging.getLogger('weasyprint.progress')
    logger.handlers = [Progress(page)]
    logger.setLevel(logging.INFO)
    logger.propagate = False
    html, document = lay_out(source.decode(), (folder.resolve() / page).as_uri(), FolderFetcher(folder))
    weasyprint.pdf.add_tags = tagger_for(html.etree_element)
    document.write_pdf(target, pdf_variant='pdf/ua-1', pdf_identifier=hashlib.sha256(source).hexdigest()[:32].encode())


def lay_out(source, address, fetcher):
    """The page as pages, with true page numbers, and each note below the words that it belongs to.

    A note that lands elsewhere stays at its text's end.
    """
    left, numbers = set(), None
    for _ in range(MOST_ROUNDS):
        fetcher.writes_numbers = numbers is not None
        html = weasyprint.HTML(string=source, base_url=address, url_fetcher=fetcher)
        move_to_foot(html.etree_element, left)
        colour_mark(html.etree_element, fetcher.folder)
        pagenumbers.write(html.etree_element, numbers or {})
        document = html.render(pdf_variant='pdf/ua-1')
        found = pagenumbers.places(document.pages)
        strays = misplaced(document.pages)
        left |= strays
        are_true = pagenumbers.are_true(document.pages, found) if numbers is None else numbers == found
        if are_true and not strays:
            return html, document
        if not are_true:
            numbers = found
    raise FatalURLFetchingError('sidnumren i innehållsförteckningen gick inte att bestämma')


def colour_mark(root, folder):
    """Gives the mark on the cover its colour: no style sheet of the page holds inside a drawing (WeasyPrint 70.0)."""
    theme = re.search(r'--highlight:\s*([^;]+);', (folder / 'assets/tema.css').read_text())
    for cover in root.iter('header'):
        if theme and cover.get('class') == 'cover':
            for mark in cover.iter('{http://www.w3.org/2000/svg}svg'):
                if mark.get('class') == 'site-mark':
                    mark.set('color', theme[1].strip())


def main(arguments):
    # What the engine says of properties that are meant for screens is no news; what stops a page is an exception.
    logging.getLogger('weasyprint').setLevel(logging.CRITICAL)
    mend()
    folder, pairs = pathlib.Path(arguments[0]), arguments[1:]
    for page, target in zip(pairs[::2], pairs[1::2]):
        try:
            print_page(folder, page, target)
        except FatalURLFetchingError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
