"""The built editions: their pages, and a loopback server that hands them out."""

import functools
import http.server
import json
import re
import threading
from dataclasses import dataclass
from pathlib import Path

import pagechecks

EDITIONS = ("2023", "exempel", "2018", "2023-delar-aug", "2026-plan", "2019-underlag")
# What many pages of one template are in the other kinds: a few of them say what the rest would.
FEW = {"2026-plan": ("indikatorer/", 4), "2023-delar-aug": ("indikatorer/", 1)}
# The site must work under any path of a web server.
PREFIX = "/rapporter/"


@dataclass(frozen=True)
class Page:
    edition: str
    path: str
    file: Path
    kind: str  # the class of `body`: page-chapter, page-goal …
    size: int

    @property
    def name(self):
        return f"{self.edition}/{self.path}"


class Editions:
    """Every page that the manifests name."""

    def __init__(self, output, names=EDITIONS):
        self.output = Path(output)
        self.names = names
        listed = [page for name in names for page in self._pages(name)]
        self.listed = {page.file for page in listed}
        self.pages = [page for page in listed if not self._is_one_of_many(page, listed)]

    @staticmethod
    def _is_one_of_many(page, pages):
        folder, count = FEW.get(page.edition, ("", 0))
        if not folder or not page.path.startswith(folder):
            return False
        alike = sorted((other.size, other.path) for other in pages
                       if other.edition == page.edition and other.path.startswith(folder))
        return (page.size, page.path) not in alike[-count:]

    def _pages(self, edition):
        folder = self.output / edition
        manifest = json.loads((folder / "manifest.json").read_text())
        for entry in manifest["files"]:
            if entry["path"].endswith(".html"):
                file = folder / entry["path"]
                text = file.read_text()
                kind = re.search(r'<body class="([\w-]+)"', text)
                yield Page(edition, entry["path"], file, kind[1] if kind else "", len(text.encode()))

    def unlisted(self):
        """Pages on disk that no manifest names: nobody would test them."""
        return [str(file.relative_to(self.output)) for name in self.names
                for file in sorted((self.output / name).rglob("*.html")) if file not in self.listed]

    def one_of_each_kind(self):
        """The largest page of each kind in each edition: it has most kinds of things on it."""
        largest = {}
        for page in sorted(self.pages, key=lambda page: page.size):
            largest[page.edition, page.kind] = page
        return set(largest.values())

    def views(self, closely):
        """For each page the widths and schemes to look at it in: all for those in `closely`, one for the others.

        Pages of one kind take the views in turn, so that a kind with four pages more is seen in each.
        """
        turns = {}
        views = {}
        for page in self.pages:
            if page in closely:
                views[page] = pagechecks.EVERY_VIEW
                continue
            turn = turns[page.kind] = turns.get(page.kind, -1) + 1
            views[page] = pagechecks.VIEWS_IN_TURN[turn % len(pagechecks.VIEWS_IN_TURN)]
        return views


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def translate_path(self, path):
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path[len(PREFIX):])

    def do_GET(self):
        """A page that leads on at once is looked at where it stands; Tests/server follows it."""
        file = Path(self.translate_path(self.path))
        text = file.read_text() if file.suffix == ".html" and file.is_file() else ""
        if 'http-equiv="refresh"' not in text:
            return super().do_GET()
        body = re.sub(r'<meta http-equiv="refresh"[^>]*>', "", text).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_):
        pass


class Server:
    """Serves `output/` on 127.0.0.1 under a path of some depth."""

    def __init__(self, output):
        handler = functools.partial(_Handler, directory=str(output))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        # A browser that leaves a page hangs up in the middle of a file.
        self._server.handle_error = lambda *_: None
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}{PREFIX}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
