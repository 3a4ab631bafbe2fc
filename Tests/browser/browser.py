"""One Chromium and a tab that is reused from page to page."""

import os
import shutil
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
HELPERS = (HERE / "checks" / "helpers.js").read_text()


def executable():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path or not os.access(path, os.X_OK):
        raise FileNotFoundError("there is no Chromium: install chromium or set CHROMIUM")
    return path


class Tab:
    """What checks ask a browser for. A fault in reading a page is kept in `trouble`.

    `views`: the widths and schemes in which axe reads the page.
    """

    def __init__(self):
        self.views = []
        self._playwright = sync_playwright().start()
        self.browser = self._playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        self.version = self.browser.version
        self.page = None
        self._root = None

    def _fresh(self):
        """A tab with lists of its own: an icon that the last page asks for late must not count against the next."""
        if self.page:
            self.page.close()
        self.page = page = self.browser.new_page()
        self.trouble = []
        self.requests = []
        requests, trouble = self.requests, self.trouble
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: message.type in ("error", "warning")
                and trouble.append(f"the console says: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"a script stopped: {error}"))
        page.on("requestfailed", lambda request: trouble.append(f"not loaded: {request.url}"))
        page.on("response", lambda response: response.status >= 400
                and trouble.append(f"{response.status}: {response.url}"))

    def open(self, address, root):
        """A page, in the same tab as long as it is of the same site: `root` is the address of its folder."""
        if root != self._root:
            self._fresh()
            self._root = root
        self.trouble.clear()
        self.requests.clear()
        self.look(1440)
        self.page.goto(address, wait_until="load")
        self.renew()

    def renew(self):
        """A document that has just been loaded."""
        self.page.evaluate(HELPERS)
        self.settle()

    def look(self, width, height=900, scheme="light", media="screen", forced="none"):
        """Another window, scheme or medium, without loading again: nothing on a page depends on the order."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme, media=media, forced_colors=forced, reduced_motion="reduce")
        self.settle()

    def settle(self):
        """Until what reacts to a new size has done so."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def ask(self, name, argument=None):
        """Runs `checks/NAME.js`, a function that returns what is wrong."""
        return self.page.evaluate(_script(name), argument)

    def close(self):
        self.browser.close()
        self._playwright.stop()


_scripts = {}


def _script(name):
    if name not in _scripts:
        _scripts[name] = (HERE / "checks" / f"{name}.js").read_text()
    return _scripts[name]
