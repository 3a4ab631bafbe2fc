"""A built report on a loopback server, and the browser that reads it."""

import functools
import http.server
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "output"
# What a browser is started with: Debian's Chromium, since Playwright's own is not downloaded.
BROWSER = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Server:
    """Serves `output/` on a free port, so that every edition lies in a folder of its own, as it may when published."""

    def __init__(self, folder=OUTPUT):
        handler = functools.partial(_Quiet, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
