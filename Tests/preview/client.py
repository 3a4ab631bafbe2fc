"""What the tests and the benchmark of the preview share: a program that runs, and a browser's side of it in the
standard library alone.
"""

import base64
import http.client
import json
import os
import pathlib
import queue
import re
import signal
import socket
import struct
import subprocess
import threading
import time


class Preview:
    """The real program, running on a project of its own."""

    def __init__(self, program, project, edition="2023", *arguments):
        self.project = pathlib.Path(project)
        self.process = subprocess.Popen(
            [str(program), "preview", edition, "--no-open", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "BUILD_REPORT_ROOT": str(self.project)})
        self.said = []
        self.complained = []
        self._reader = threading.Thread(target=lambda: self.complained.extend(self.process.stderr), daemon=True)
        self._reader.start()
        self.address = self.port = None
        for line in self.process.stdout:
            self.said.append(line)
            found = re.search(r"http://127\.0\.0\.1:(\d+)/\S*", line)
            if found:
                self.address, self.port = found[0], int(found[1])
                break

    def end(self, how=signal.SIGINT):
        """Ends it and gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        if not self.process.stdout.closed:
            self.said.extend(self.process.stdout)
            self.process.stdout.close()
        code = self.process.wait(20)
        self._reader.join(5)
        self.process.stderr.close()
        return code

    def memory(self):
        """What it holds in memory now, in kibibytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def ask(self, target, method="GET", **headers):
        """A request as it is given, without tidying the address: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": f"127.0.0.1:{self.port}", **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    def page(self, target):
        status, _, body = self.ask(target)
        return status, body.decode()

    def channel(self, page="/", **settings):
        return Channel(self.port, page, **settings)

    def save(self, path, text):
        """Saves as most editors do: beside it, then renamed into place."""
        path = self.project / path
        beside = path.with_name(f".{path.name}.nytt")
        beside.write_text(text)
        os.replace(beside, path)


class Channel:
    """The channel of a page that is open: every message, as it comes."""

    def __init__(self, port, page="/", origin=None, host=None, reads=True, buffer=None):
        self.socket = socket.socket()
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(60)
        self.socket.connect(("127.0.0.1", port))
        origin = f"http://127.0.0.1:{port}" if origin is None else origin
        lines = [f"GET /_forhandsvisning/kanal?{page} HTTP/1.1", f"Host: {host or f'127.0.0.1:{port}'}", "Upgrade: websocket", "Connection: Upgrade",
                 f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}", "Sec-WebSocket-Version: 13"]
        lines += [f"Origin: {origin}"] if origin else []
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self._bytes = b""
        while b"\r\n\r\n" not in self._bytes:
            more = self.socket.recv(65536)
            if not more:
                break
            self._bytes += more
        head, _, self._bytes = self._bytes.partition(b"\r\n\r\n")
        self.status = int(head.split()[1]) if head else 0
        self.messages = queue.Queue()
        self.latest = None
        if reads and self.status == 101:
            threading.Thread(target=self._read, daemon=True).start()

    def _take(self, count):
        while len(self._bytes) < count:
            more = self.socket.recv(65536)
            if not more:
                raise ConnectionError
            self._bytes += more
        taken, self._bytes = self._bytes[:count], self._bytes[count:]
        return taken

    def _read(self):
        try:
            while True:
                kind, length = struct.unpack("!BB", self._take(2))
                if length == 126:
                    length, = struct.unpack("!H", self._take(2))
                elif length == 127:
                    length, = struct.unpack("!Q", self._take(8))
                payload = self._take(length)
                if kind & 15 == 1:
                    self.messages.put((time.perf_counter(), json.loads(payload)))
        except (ConnectionError, OSError):
            self.messages.put((time.perf_counter(), None))

    def wait(self, wanted, seconds=20):
        """The first message from now on (or the latest that came) of which `wanted` is true."""
        if self.latest is not None and wanted(self.latest):
            return self.latest
        end = time.monotonic() + seconds
        while True:
            try:
                self.came, message = self.messages.get(timeout=max(0.001, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no such message; the latest is {self.latest}") from None
            self.latest = message
            if message is not None and wanted(message):
                return message

    def leave(self):
        """Goes away as a browser does: with a frame that says so, waiting until the other side has ended it."""
        self.socket.sendall(b"\x88\x80\x00\x00\x00\x00")
        while self.messages.get(timeout=60)[1] is not None:
            continue
        self.socket.close()

    def close(self):
        self.socket.close()
