"""The preview as an editor meets it: the real program, files that are saved as editors save them, and a client that
has a page open.

    PROGRAM=.build/debug/build-report python3 -B -m unittest test_preview
"""

import concurrent.futures
import http.client
import os
import pathlib
import re
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

from client import Channel, Preview

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PROGRAM") or ROOT / ".build/release/build-report"
CHAPTER = "Content/2023/kapitel/3-nara-tillganglig-region.md"
PAGE = "/kapitel/nara-tillganglig-region/"


def has_no_errors(news):
    return news["standing"]["errors"] == 0


def has_errors(news):
    return news["standing"]["errors"] > 0


class Case(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        for name in ("Content", "Templates"):
            shutil.copytree(ROOT / name, self.folder / name)

    def preview(self, *arguments, edition="2023"):
        preview = Preview(PROGRAM, self.folder, edition, *arguments)
        self.addCleanup(preview.end)
        self.assertIsNotNone(preview.port, preview.complained)
        return preview

    def open(self, preview, page=PAGE):
        channel = preview.channel(page)
        self.addCleanup(channel.close)
        self.assertEqual(channel.status, 101)
        channel.wait(lambda news: True)
        return channel

    def text(self, path=CHAPTER):
        return (self.folder / path).read_text()

    def wait_for(self, preview, channel, words, page=PAGE, present=True):
        """Until the channel tells of a version whose page holds the words."""
        end = time.monotonic() + 20
        while True:
            status, body = preview.page(page)
            if (status == 200 and words in body) == present:
                return body
            if time.monotonic() > end:
                self.fail(f"{page} never {'held' if present else 'lost'} {words!r}; the latest news: {channel.latest}")
            before = channel.latest
            try:
                channel.wait(lambda news: news is not before, 1)
            except AssertionError:
                pass


class Saves(Case):
    """What editors do to files."""

    def test_every_way_to_save(self):
        preview = self.preview()
        channel = self.open(preview)
        path, text = self.folder / CHAPTER, self.text()

        def renamed(words):
            preview.save(CHAPTER, words)

        def in_place(words):
            path.write_text(words)

        def in_small_pieces(words):
            with open(path, "w") as file:
                for start in range(0, len(words), 2000):
                    file.write(words[start:start + 2000])
                    file.flush()
                    time.sleep(0.004)

        def moved_away_first(words):
            os.rename(path, str(path) + "~")
            time.sleep(0.03)
            path.write_text(words)
            os.remove(str(path) + "~")

        def removed_first(words):
            path.unlink()
            time.sleep(0.02)
            path.write_text(words)

        def from_another_folder(words):
            beside = self.folder / "nytt.md"
            beside.write_text(words)
            os.replace(beside, path)

        def with_an_old_time(words):
            preview.save(CHAPTER, words)
            os.utime(path, (1, 1))

        for number, way in enumerate((renamed, in_place, in_small_pieces, moved_away_first, removed_first, from_another_folder, with_an_old_time)):
            with self.subTest(way=way.__name__):
                before = channel.latest["page"]
                way(f"{text}\n\nSparad på sätt {number}.\n")
                news = channel.wait(lambda news: news["page"] != before)
                self.assertIn(f"Sparad på sätt {number}.", preview.page(PAGE)[1])
                self.assertEqual(news["standing"]["errors"], 0)
        # None of them showed the file as it was half written or gone.
        told = []
        while not channel.messages.empty():
            told.append(channel.messages.get()[1])
        self.assertFalse([news for news in told if news and has_errors(news)])

    def test_the_same_bytes_again_load_nothing(self):
        preview = self.preview()
        channel = self.open(preview)
        preview.save(CHAPTER, self.text())
        other = "Content/2023/kapitel/5-halsoframjande-region.md"
        preview.save(other, self.text(other) + "\n\nEn mening till.\n")
        self.wait_for(preview, channel, "En mening till.", "/kapitel/halsoframjande-region/")
        page = channel.latest["page"]
        self.assertTrue(page.endswith("-1"), page)

    def test_a_burst_is_one_version(self):
        preview = self.preview()
        channel = self.open(preview)
        before = int(channel.latest["page"].rsplit("-", 1)[1])
        written = []
        for path in sorted((self.folder / "Content/2023/kapitel").glob("*.md")):
            beside = path.with_name(f".{path.name}.ny")
            beside.write_text(path.read_text() + "\n\nAlla på en gång.\n")
            written.append((beside, path))
        # Written first: on a busy computer the writing itself may last longer than what counts as a burst.
        for beside, path in written:
            os.rename(beside, path)
        news = channel.wait(lambda news: int(news["page"].rsplit("-", 1)[1]) > before)
        self.assertEqual(int(news["page"].rsplit("-", 1)[1]), before + 1)
        for page in (PAGE, "/kapitel/inledning/", "/kapitel/regionala-utvecklingsuppdraget/"):
            self.assertIn("Alla på en gång.", preview.page(page)[1])

    def test_new_renamed_and_removed_files(self):
        preview = self.preview()
        channel = self.open(preview)
        new, renamed = "Content/2023/kapitel/8-nytt-kapitel.md", "Content/2023/kapitel/8-annat-kapitel.md"
        preview.save(new, "---\ntitel: Ett nytt kapitel\nnummer: 8\nläge: utkast\n---\n\n## Rubrik\n\nNy text.\n")
        self.wait_for(preview, channel, "Ny text.", "/kapitel/nytt-kapitel/")
        os.rename(self.folder / new, self.folder / renamed)
        self.wait_for(preview, channel, "Ny text.", "/kapitel/annat-kapitel/")
        self.assertEqual(preview.page("/kapitel/nytt-kapitel/")[0], 404)
        # Who looks at what is missing is told when it comes back, and who looks at what goes, that it is gone.
        gone, left = self.open(preview, "/kapitel/nytt-kapitel/"), self.open(preview, "/kapitel/annat-kapitel/")
        missing, there = gone.latest["page"], left.latest["page"]
        os.rename(self.folder / renamed, self.folder / new)
        gone.wait(lambda news: news["page"] != missing)
        left.wait(lambda news: news["page"] != there)
        self.assertEqual((preview.page("/kapitel/nytt-kapitel/")[0], preview.page("/kapitel/annat-kapitel/")[0]), (200, 404))
        os.rename(self.folder / new, self.folder / renamed)
        self.wait_for(preview, channel, "Ny text.", "/kapitel/annat-kapitel/")
        (self.folder / renamed).unlink()
        self.wait_for(preview, channel, "Ny text.", "/kapitel/annat-kapitel/", present=False)

    def test_data_templates_words_theme_and_style(self):
        preview = self.preview()
        channel = self.open(preview, "/mal/4.1/")
        goals = "Content/2023/mal/mal-04.yaml"
        preview.save(goals, self.text(goals).replace("RUN arbetar för att öka", "Nämnden arbetar för att höja", 1))
        self.wait_for(preview, channel, "Nämnden arbetar för att höja", "/mal/4.1/")
        words = "Templates/ord/sv.json"
        preview.save(words, self.text(words).replace("Hoppa till innehållet", "Gå till innehållet", 1))
        self.wait_for(preview, channel, "Gå till innehållet", "/mal/4.1/")
        foot = "Templates/delar/sidfot.mustache"
        preview.save(foot, self.text(foot) + "<p>Sist på sidan</p>\n")
        self.wait_for(preview, channel, "Sist på sidan", "/mal/4.1/")
        page, assets = channel.latest["page"], channel.latest["assets"]
        preview.save("Templates/stil/report.css", self.text("Templates/stil/report.css") + "\n.ny { color: red }\n")
        news = channel.wait(lambda news: news["assets"] != assets)
        self.assertEqual(news["page"], page, "the page itself is as it was")
        self.assertIn(b".ny { color: red }", preview.ask("/assets/report.css")[2])
        theme = "Templates/tema.json"
        assets = news["assets"]
        preview.save(theme, re.sub(r'#[0-9a-fA-F]{6}', "#102030", self.text(theme), count=1))
        channel.wait(lambda news: news["assets"] != assets or has_errors(news))

    def test_without_news_from_the_kernel(self):
        """A system that lets nobody watch, or a disk that sends no news: all files are looked at now and then."""
        script = 'echo 0 >/proc/sys/user/max_inotify_instances && exec "$0" "$@"'
        wrapper = self.folder / "utan-inotify"
        wrapper.write_text(f"#!/bin/sh\nexec unshare --user --map-root-user sh -c '{script}' '{PROGRAM}' \"$@\"\n")
        wrapper.chmod(0o755)
        preview = Preview(wrapper, self.folder)
        self.addCleanup(preview.end)
        descriptors = [os.readlink(entry) for entry in pathlib.Path(f"/proc/{preview.process.pid}/fd").iterdir()]
        self.assertFalse([name for name in descriptors if "inotify" in name])
        channel = self.open(preview)
        for number in range(3):
            preview.save(CHAPTER, self.text() + f"\n\nSedd utan nyheter {number}.\n")
            self.wait_for(preview, channel, f"Sedd utan nyheter {number}.")

    def test_a_flood_of_files(self):
        """More news than the kernel keeps: then everything is looked at."""
        preview = self.preview()
        channel = self.open(preview)
        preview.process.send_signal(signal.SIGSTOP)
        limit = int(pathlib.Path("/proc/sys/fs/inotify/max_queued_events").read_text())
        for _ in range(limit // 2):
            os.utime(self.folder / CHAPTER)
            os.utime(self.folder / "Content/2023/rapport.yaml")
        preview.save(CHAPTER, self.text() + "\n\nEfter floden.\n")
        preview.process.send_signal(signal.SIGCONT)
        self.wait_for(preview, channel, "Efter floden.")

    def test_a_folder_that_goes_and_comes(self):
        preview = self.preview()
        channel = self.open(preview)
        content = self.folder / "Content/2023"
        os.rename(content, self.folder / "undan")
        news = channel.wait(has_errors)
        self.assertEqual(news["standing"]["problems"][0]["message"], "mappen Content/2023/ finns inte längre")
        self.assertEqual(preview.page(PAGE)[0], 200)
        shutil.copytree(self.folder / "undan", content)
        channel.wait(has_no_errors)
        # It is watched again.
        preview.save(CHAPTER, self.text() + "\n\nTillbaka igen.\n")
        self.wait_for(preview, channel, "Tillbaka igen.")
        shutil.rmtree(self.folder / "Templates")
        channel.wait(has_errors)
        shutil.copytree(ROOT / "Templates", self.folder / "Templates")
        channel.wait(has_no_errors)


class Errors(Case):
    """What is wrong is told, and the last version without errors stays."""

    def test_broken_and_mended(self):
        preview = self.preview()
        channel = self.open(preview)
        text = self.text()
        page = channel.latest["page"]
        preview.save(CHAPTER, text + "\n\nSe [mål 99](mal:99.9) där.\n")
        news = channel.wait(has_errors)
        problem = news["standing"]["problems"][0]
        self.assertEqual(problem["file"], CHAPTER)
        self.assertEqual(problem["line"], len((text + "\n\n").splitlines()) + 1)
        self.assertEqual(problem["excerpt"], ["Se ", "[mål 99](mal:99.9)", " där."])
        self.assertEqual(problem["message"], "mål ”99.9” finns inte bland målen för 2023")
        self.assertTrue(problem["help"])
        self.assertTrue(news["standing"]["isStale"])
        self.assertEqual(news["page"], page, "the last good version is still what is shown")
        self.assertNotIn("mal:99.9", preview.page(PAGE)[1])
        preview.save(CHAPTER, text + "\n\nRättat.\n")
        news = channel.wait(has_no_errors)
        self.assertNotEqual(news["page"], page)
        self.assertIn("Rättat.", preview.page(PAGE)[1])

    def test_an_error_on_a_page_that_nobody_looks_at(self):
        preview = self.preview()
        channel = self.open(preview, "/tillganglighet/")
        goals = "Content/2023/mal/mal-04.yaml"
        text = self.text(goals)
        preview.save(goals, text.replace("4.1", "4.111"))
        news = channel.wait(has_errors)
        self.assertTrue(any("4.1" in problem["message"] for problem in news["standing"]["problems"]), news)
        preview.save(goals, text)
        channel.wait(has_no_errors)

    def test_errors_from_the_start(self):
        text = self.text()
        (self.folder / CHAPTER).write_text(text.replace("titel:", "titl:", 1))
        preview = self.preview()
        status, body = preview.page(PAGE)
        self.assertEqual(status, 503)
        self.assertIn("Rapporten går inte att visa än", body)
        self.assertIn("titl", body)
        self.assertIn(f"{CHAPTER}, rad 2", body)
        channel = self.open(preview)
        self.assertEqual(channel.latest["page"], "0")
        preview.save(CHAPTER, text)
        self.assertNotEqual(channel.wait(has_no_errors)["page"], "0")
        self.assertEqual(preview.page(PAGE)[0], 200)

    def test_a_thousand_errors_make_a_short_message(self):
        preview = self.preview()
        channel = self.open(preview)
        preview.save(CHAPTER, self.text() + "".join(f"\n\nSe [x](mal:9{number}.9)." for number in range(1000)))
        standing = channel.wait(has_errors)["standing"]
        self.assertGreaterEqual(standing["errors"], 1000)
        self.assertEqual(len(standing["problems"]), 50)


class Clients(Case):
    """Those who look at it, well-meaning or not."""

    def test_paths_that_lead_out(self):
        preview = self.preview()
        (self.folder / "hemligt.txt").write_text("hemligt")
        for target in ("/../hemligt.txt", "/%2e%2e/hemligt.txt", "/..%2fhemligt.txt", "/%252e%252e%252fhemligt.txt", "/..%5chemligt.txt", "/..\\hemligt.txt",
                       "//hemligt.txt", f"/{self.folder}/hemligt.txt", f"//{self.folder}/hemligt.txt", "/%00", "/index.html%00.txt", "/assets/../../../hemligt.txt",
                       "/assets/%2e%2e/%2e%2e/hemligt.txt", "/%c0%ae%c0%ae/hemligt.txt", "file:///etc/passwd", "/etc/passwd", "/proc/self/environ",
                       "/Content/2023/rapport.yaml", "/assets/../index.html", "/./", "/%", "/" + "a" * 20_000, "/" + "../" * 500, "/_forhandsvisning/../index.html"):
            with self.subTest(target=target[:60]):
                status, headers, body = preview.ask(target)
                # What is no path, and what is too long for one, is refused before it is looked for.
                refused = 414 if len(target) > 8_000 else 400 if not target.startswith("/") else 404
                self.assertEqual(status, refused)
                self.assertNotIn(b"hemligt", body)
                if refused == 404:
                    self.assertEqual(headers["cache-control"], "no-store")

    def test_hosts_and_origins(self):
        preview = self.preview()
        port = preview.port
        for status, headers in (
            (200, {}), (200, {"Host": f"localhost:{port}"}), (421, {"Host": "evil.example"}), (421, {"Host": f"evil.example:{port}"}), (421, {"Host": None}),
            (421, {"Host": "127.0.0.1"}), (403, {"Origin": "http://evil.example"}), (403, {"Origin": "null"}), (403, {"Origin": f"http://127.0.0.1:{port + 1}"}),
            (403, {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}), (200, {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}),
        ):
            with self.subTest(**{name: str(value) for name, value in headers.items()}):
                self.assertEqual(preview.ask("/", **headers)[0], status)
        for settings in ({"origin": "http://evil.example"}, {"origin": False}, {"origin": "null"}, {"host": "evil.example"}):
            with self.subTest(**settings):
                self.assertIn(Channel(port, PAGE, **settings).status, (403, 421))

    def test_only_from_this_computer(self):
        preview = self.preview()
        listening = subprocess.run(["ss", "-Hltn", f"sport = :{preview.port}"], capture_output=True, text=True, check=True).stdout.split()
        self.assertEqual(listening[3], f"127.0.0.1:{preview.port}")

    def test_the_page_that_is_missing(self):
        preview = self.preview()
        status, body = preview.page("/kapitel/finns/inte/")
        self.assertEqual(status, 404)
        self.assertIn('href="/assets/report.css"', body)
        self.assertNotRegex(body, r'(href|src)="(?!/|#|https?:|mailto:)')

    def test_methods_types_and_headers(self):
        preview = self.preview()
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
            status, headers, _ = preview.ask("/", method)
            self.assertEqual((status, headers["allow"]), (405, "GET, HEAD"))
        _, headers, page = preview.ask(PAGE)
        status, head, body = preview.ask(PAGE, "HEAD")
        self.assertEqual((status, head, body), (200, headers, b""))
        self.assertEqual(int(headers["content-length"]), len(page))
        self.assertEqual(headers["x-content-type-options"], "nosniff")
        self.assertEqual(headers["referrer-policy"], "no-referrer")
        self.assertIn("script-src 'self'", headers["content-security-policy"])
        self.assertNotIn("unsafe", headers["content-security-policy"])
        for path, kind in (("/assets/report.css", "text/css"), ("/assets/ikon.svg", "image/svg+xml"), ("/data/rapport.json", "application/json"),
                           ("/data/mal.csv", "text/csv"), ("/_forhandsvisning/klient.js", "text/javascript"), ("/_forhandsvisning/lage", "text/html"), ("/_forhandsvisning/fel", "text/html")):
            status, headers, _ = preview.ask(path)
            self.assertEqual((status, headers["content-type"].partition(";")[0]), (200, kind), path)
        status, headers, _ = preview.ask("/mal")
        self.assertEqual((status, headers["location"]), (302, "/mal/"))

    def test_how_far_the_edition_has_come(self):
        preview = self.preview()
        _, _, before = preview.ask("/_forhandsvisning/lage")
        self.assertIn("0 av 8 kapitel är klara", before.decode())
        text = (self.folder / CHAPTER).read_text()
        self.assertIn("läge: utkast", text)
        preview.save(CHAPTER, text.replace("läge: utkast", "läge: klar\ngranskad-av: Staben", 1))
        deadline = time.monotonic() + 10
        while "1 av 8 kapitel är klara" not in preview.ask("/_forhandsvisning/lage")[2].decode():
            self.assertLess(time.monotonic(), deadline, "the page does not follow what is saved")
            time.sleep(0.05)

    def test_the_pages_are_those_that_are_built(self):
        preview = self.preview()
        subprocess.run([str(PROGRAM), "2023"], env={**os.environ, "BUILD_REPORT_ROOT": str(self.folder)}, capture_output=True, check=True)
        output = self.folder / "output/2023"
        served = 0
        for file in sorted(output.rglob("*")):
            if file.is_dir() or file.name == "manifest.json":
                continue
            status, _, body = preview.ask("/" + str(file.relative_to(output)))
            self.assertEqual(status, 200, file)
            if file.suffix == ".html":
                served += 1
                body = re.sub(rb'<script src="/_forhandsvisning/klient\.js"[^>]*></script>\n', b"", body, count=1)
                body = body.replace(f"; connect-src 'self' ws://127.0.0.1:{preview.port} ws://localhost:{preview.port}".encode(), b"", 1)
            if file.name == "404.html":
                # It is shown at any depth, and the preview knows where the site begins.
                body = re.sub(rb'(href|src|action)="/', rb'\1="', body)
            self.assertEqual(body, file.read_bytes(), file)
        self.assertGreater(served, 50)

    def test_those_who_never_read_stop_nobody(self):
        preview = self.preview()
        channel = self.open(preview)
        text = self.text()
        silent = [Channel(preview.port, PAGE, reads=False, buffer=2048) for _ in range(20)]
        half = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(20)]
        for connection in half:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        hungry = []
        for _ in range(10):
            connection = socket.socket()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            connection.connect(("127.0.0.1", preview.port))
            connection.sendall(f"GET /rapport.html HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())
            hungry.append(connection)
        # Each piece of news is far larger than a page, and all of them more than the kernel keeps for a connection.
        errors = "".join(f"\n\nSe [x](mal:{number}{'9' * 3000})." for number in range(50))
        for number in range(80):
            before = channel.latest
            preview.save(CHAPTER, f"{text}\n\nSparad {number}.{errors}\n")
            channel.wait(lambda news: news is not before and news["standing"]["isStale"] and news["standing"]["problems"][0]["line"], 20)
            if number == 20:
                first = preview.memory()
        self.assertLess(preview.memory() - first, 16_000, "kibibytes more after sixty pieces of news that nobody read")
        preview.save(CHAPTER, text + "\n\nSist.\n")
        self.wait_for(preview, channel, "Sist.")
        for connection in half[:10] + hungry[:5]:
            connection.close()
        self.assertEqual(preview.page("/")[0], 200)
        for connection in silent + half + hungry:
            connection.close()

    def send(self, preview, text, timeout=20):
        """What comes back to bytes as they are, until the server has nothing more to say."""
        with socket.create_connection(("127.0.0.1", preview.port), timeout=timeout) as connection:
            try:
                connection.sendall(text)
            except OSError:
                pass
            answer = b""
            try:
                while piece := connection.recv(65536):
                    answer += piece
            except OSError:
                pass
            return answer

    def test_requests_just_over_the_bounds(self):
        """Bounded before they are parsed, and nobody else waits meanwhile."""
        preview = self.preview()
        host = f"Host: 127.0.0.1:{preview.port}\r\n".encode()
        line = lambda count: b"GET /" + b"a" * (count - len(b"GET / HTTP/1.1\r\n")) + b" HTTP/1.1\r\n"
        closing = b"Connection: close\r\n\r\n"
        head = lambda count: (rest := b"GET / HTTP/1.1\r\n" + host + closing)[:16] + b"X: " + b"a" * (count - len(rest) - 5) + b"\r\n" + rest[16:]
        body = lambda count: b"POST / HTTP/1.1\r\n" + host + b"Content-Length: %d\r\n" % count + closing + b"a" * min(count, 65536)
        for status, text in (
            (404, line(8 << 10) + host + closing), (414, line((8 << 10) + 2) + host + closing), (414, b"GET /" + b"a" * (4 << 20)),
            (200, head(32 << 10)), (431, head((32 << 10) + 1)), (431, b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * (4 << 20)),
            (200, b"GET / HTTP/1.1\r\n" + host + b"A: b\r\n" * 98 + closing), (431, b"GET / HTTP/1.1\r\n" + host + b"A: b\r\n" * 99 + closing),
            (405, body(64 << 10)), (413, body((64 << 10) + 1)), (413, body(10**30)),
            (411, b"POST / HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n" + closing + b"5\r\naaaaa\r\n" * 10000),
            (400, b"GET / HTTP/1.1\r\n" + host + b"Content-Length: 1e9\r\n" + closing), (400, b"hej\r\n\r\n"),
        ):
            with self.subTest(status=status, text=text[:40], size=len(text)):
                answer = self.send(preview, text)
                self.assertEqual(answer[:12], b"HTTP/1.1 %d" % status, answer[:200])

    def test_long_requests_keep_nobody_waiting(self):
        preview = self.preview()
        preview.page("/")
        stop = threading.Event()

        def flood(text):
            while not stop.is_set():
                self.send(preview, text, 5)

        floods = [b"GET /" + b"a" * (1 << 20), b"GET / HTTP/1.1\r\n" + b"A: " + b"a" * (1 << 20), b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 100_000]
        threads = [threading.Thread(target=flood, args=(text,)) for text in floods]
        for thread in threads:
            thread.start()
        try:
            waits = []
            for _ in range(20):
                began = time.monotonic()
                self.assertEqual(preview.page("/")[0], 200)
                waits.append(time.monotonic() - began)
            self.assertLess(sorted(waits)[-2], 1, waits)
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def test_slow_requests_and_too_many_of_them(self):
        """Who says nothing is cut off, and makes room for whoever does."""
        preview = self.preview()
        slow = socket.create_connection(("127.0.0.1", preview.port), timeout=30)
        slow.sendall(b"GET / HT")
        began = time.monotonic()
        many = [socket.create_connection(("127.0.0.1", preview.port), timeout=30) for _ in range(400)]
        self.assertEqual(preview.page("/")[0], 200)
        self.assertLess(time.monotonic() - began, 5)
        # Each is given back in its turn, soon after it has been shown out.
        while len(list(pathlib.Path(f"/proc/{preview.process.pid}/fd").iterdir())) >= 300:
            self.assertLess(time.monotonic() - began, 10)
            time.sleep(0.05)
        for connection in many + [slow]:
            connection.close()
        slow = socket.create_connection(("127.0.0.1", preview.port), timeout=30)
        began = time.monotonic()
        slow.sendall(b"GET / HTTP/1.1\r\nHost: ")
        self.assertEqual(slow.recv(12), b"HTTP/1.1 408")
        self.assertLess(time.monotonic() - began, 15)
        slow.close()

    def test_more_connections_than_there_can_be(self):
        """The server gives up when it may open no more; it begins again by itself."""
        preview = self.preview()
        text = self.text()
        resource.prlimit(preview.process.pid, resource.RLIMIT_NOFILE, (60, 60))
        many = []
        for _ in range(200):
            try:
                many.append(socket.create_connection(("127.0.0.1", preview.port), timeout=1))
            except OSError:
                break
        time.sleep(0.5)
        for connection in many:
            connection.close()
        end = time.monotonic() + 20
        while True:
            try:
                self.assertEqual(preview.page("/")[0], 200)
                break
            except (OSError, http.client.HTTPException):
                self.assertLess(time.monotonic(), end, "the preview never came back")
                time.sleep(0.2)
        channel = self.open(preview)
        preview.save(CHAPTER, text + "\n\nDen lever än.\n")
        self.wait_for(preview, channel, "Den lever än.")

    def test_whoever_comes_after_another_is_heard(self):
        """A connection often gets the descriptor of one that has just ended, and must not get its silence with it."""
        preview = self.preview()

        def come_and_go(number):
            for _ in range(100):
                channel = self.open(preview)
                channel.wait(lambda news: news is not None, 15)
                # As a page that is loaded anew: its channel ends, and the page and a channel are asked for at once.
                channel.leave()
                self.assertEqual(preview.ask(PAGE)[0], 200)

        with concurrent.futures.ThreadPoolExecutor(6) as several:
            for done in [several.submit(come_and_go, number) for number in range(6)]:
                done.result()

    def test_clients_that_come_and_go(self):
        preview = self.preview()
        channel = self.open(preview)
        text = self.text()

        def come_and_go():
            for _ in range(30):
                Channel(preview.port, PAGE).close()

        threads = [threading.Thread(target=come_and_go) for _ in range(4)]
        for thread in threads:
            thread.start()
        for number in range(10):
            preview.save(CHAPTER, f"{text}\n\nMitt i allt {number}.\n")
            time.sleep(0.05)
        for thread in threads:
            thread.join()
        self.wait_for(preview, channel, "Mitt i allt 9.")
        time.sleep(0.5)
        descriptors = len(list(pathlib.Path(f"/proc/{preview.process.pid}/fd").iterdir()))
        self.assertLess(descriptors, 40, "closed connections are given back")


class Program(Case):
    """How it begins and how it ends."""

    def test_what_it_says_and_how_it_ends(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            preview = self.preview()
            self.assertEqual(preview.end(how), 0)
            self.assertEqual("".join(preview.said),
                             f"Förhandsvisningen finns på http://127.0.0.1:{preview.port}/\nSidan läses om när du sparar. Avsluta med Ctrl-C.\nFörhandsvisningen är avslutad.\n")
        self.assertFalse((self.folder / "output").exists(), "nothing is written")

    def test_it_ends_with_browsers_open(self):
        preview = self.preview()
        channel = self.open(preview)
        began = time.monotonic()
        self.assertEqual(preview.end(), 0)
        self.assertLess(time.monotonic() - began, 5)
        channel.wait(lambda news: True)
        self.assertIsNone(channel.messages.get(timeout=5)[1], "the channel is closed")

    def test_chapters(self):
        for name, page in (("3", PAGE), ("nara-tillganglig-region", PAGE), ("hälso", "/kapitel/halsoframjande-region/")):
            preview = self.preview(name)
            self.assertTrue(preview.address.endswith(page), preview.address)
            self.assertEqual(preview.page(page)[0], 200)
            preview.end()
        for name, words in (("skola", "inget kapitel heter ”skola”"), ("region", "kan vara")):
            preview = Preview(PROGRAM, self.folder, "2023", name)
            self.assertEqual(preview.end(), 1)
            self.assertIn(words, "".join(preview.complained))
            self.assertIn("3 (En nära tillgänglig region)", "".join(preview.complained))

    def test_a_taken_port_gives_the_next(self):
        first = self.preview("--port", "18230")
        second = self.preview("--port", str(first.port))
        self.assertGreater(second.port, first.port)
        self.assertIn(f"Porten {first.port} är upptagen. Förhandsvisningen använder {second.port}.\n", second.said)
        self.assertEqual(first.page("/")[0], 200)
        self.assertEqual(second.page("/")[0], 200)

    def test_an_unknown_edition(self):
        preview = Preview(PROGRAM, self.folder, "1999")
        self.assertEqual(preview.end(), 1)
        self.assertIn("årgången ”1999” finns inte i Content/", "".join(preview.complained))

    def test_a_stop_and_a_continue(self):
        preview = self.preview()
        channel = self.open(preview)
        preview.process.send_signal(signal.SIGSTOP)
        preview.save(CHAPTER, self.text() + "\n\nSparad i pausen.\n")
        time.sleep(0.2)
        preview.process.send_signal(signal.SIGCONT)
        self.wait_for(preview, channel, "Sparad i pausen.")

    def test_memory_stays(self):
        preview = self.preview()
        channel = self.open(preview)
        text = self.text()
        for number in range(160):
            before = channel.latest["page"]
            preview.save(CHAPTER, f"{text}\n\nSparad {number}.\n")
            channel.wait(lambda news: news["page"] != before)
            if number == 40:
                first = preview.memory()
        self.assertLess(preview.memory() - first, 8_000, "kibibytes more after 120 saves")


if __name__ == "__main__":
    unittest.main()
