"""Readers of the site: as fast as they can, and sure of what they see.

A reader knows every version's bytes, and which versions could be live while it asked. It counts an answer that is no
whole file of one of them, an address that does not answer, a page of one release between two equal manifests of
another, and a "not changed" that is not true.
"""

import gzip
import http.client
import threading
import time


class Timeline:
    """Which version is live when; during a switch both are."""

    def __init__(self, version):
        self.lock = threading.Lock()
        self.spans = [[version, 0.0, None]]

    def begin(self, version):
        with self.lock:
            self.spans.append([version, time.monotonic(), None])

    def end(self, version):
        """It is live now, and nothing else is."""
        with self.lock:
            now = time.monotonic()
            for span in self.spans:
                if span[2] is None and span[0] != version:
                    span[2] = now

    def possible(self, since, until):
        with self.lock:
            return {span[0] for span in self.spans if span[1] <= until and (span[2] is None or span[2] >= since)}


class Readers:
    def __init__(self, port, roots, paths, versions, timeline, width=3):
        self.port, self.roots, self.paths = port, roots, paths
        # path → bytes → versions that have them
        self.known = {}
        self.versions = versions
        self.timeline = timeline
        self.faults = []
        self.count = 0
        self.stopping = threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.read, args=(number,)) for number in range(width)]
        for thread in self.threads:
            thread.start()

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        return self.faults

    def fault(self, words):
        with self.lock:
            self.faults.append(words)

    def read(self, number):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        tags = {}
        while not self.stopping.is_set():
            for root in self.roots:
                seen = []
                for path in ["manifest.json", *self.paths, "manifest.json"]:
                    seen.append(self.ask(connection, root, path, tags if number == 0 else None, number == 1))
                first, last = seen[0], seen[-1]
                inner = [versions for versions in seen[1:-1] if versions is not None]
                if first and first == last and any(not (first & versions) for versions in inner):
                    self.fault(f"a mixture under {root}: manifests of {first}, files of {inner}")
            # Read on, but leave the machine to the publisher too.
            time.sleep(0.004)
        connection.close()

    def ask(self, connection, root, path, tags, is_packed):
        """The versions that the answer is of; None after a fault."""
        address = root + path.replace("index.html", "")
        headers = {}
        if tags is not None and address in tags:
            headers = {"If-None-Match": tags[address][0], "If-Modified-Since": tags[address][1]}
        if is_packed:
            headers["Accept-Encoding"] = "gzip"
        since = time.monotonic()
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            if answer.headers["Content-Encoding"] == "gzip":
                body = gzip.decompress(body)
        except (OSError, EOFError, http.client.HTTPException) as error:
            connection.close()
            return self.fault(f"{address}: {error!r}")
        until = time.monotonic()
        with self.lock:
            self.count += 1
        if answer.status == 304 and headers:
            body = tags[address][2]
        elif answer.status != 200:
            return self.fault(f"{address}: status {answer.status}")
        if tags is not None and answer.status == 200:
            tags[address] = (answer.headers["ETag"], answer.headers["Last-Modified"], body)
        owners = self.owners(path, body)
        if not owners:
            return self.fault(f"{address}: {len(body)} bytes of no release")
        possible = self.timeline.possible(since, until)
        if not owners & possible:
            return self.fault(f"{address}: of {owners}, when {possible} could be live (status {answer.status})")
        return owners

    def owners(self, path, body):
        key = (path, body)
        with self.lock:
            if key not in self.known:
                self.known[key] = {version for version, files in self.versions.items() if files.get(path) == body}
            if not self.known[key]:
                # A version may have been added since.
                self.known[key] = {version for version, files in list(self.versions.items()) if files.get(path) == body}
            return self.known[key]
