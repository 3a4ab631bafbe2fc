"""nginx and Apache on loopback, each with the settings under test and nothing else."""

import http.client
import socket
import subprocess
import time
from pathlib import Path

NGINX = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 1;
{user}
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include /etc/nginx/mime.types;
    # As an administrator may have it for the rest of the machine.
    open_file_cache max=1000; open_file_cache_valid 60s;
    server {{
        listen 127.0.0.1:{port};
        server_name www.exempel.example;
        root {folder}/nothing;
        include {settings};
    }}
}}
"""

MODULES = ("mpm_event authz_core alias deflate dir filter headers mime autoindex negotiation").split()

APACHE = """ServerRoot {folder}
PidFile {folder}/apache.pid
ErrorLog {folder}/apache.log
Listen 127.0.0.1:{port}
ServerName www.exempel.example
{modules}
{user}
TypesConfig /etc/mime.types
<VirtualHost 127.0.0.1:{port}>
    Include {settings}
</VirtualHost>
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One of them, while it is needed."""

    def __init__(self, kind, scratch, settings):
        self.kind, self.port = kind, free_port()
        folder = Path(scratch) / f"{settings}-server"
        folder.mkdir()
        config = folder / "server.conf"
        values = {"folder": folder, "port": self.port, "settings": Path(scratch) / f"{settings}.conf", "user": ""}
        is_root = Path("/root").stat().st_uid == 0 and subprocess.run(["id", "-u"], capture_output=True, text=True).stdout.strip() == "0"
        if kind == "nginx":
            config.write_text(NGINX.format(**values | ({"user": "user root;"} if is_root else {})))
            command = ["/usr/sbin/nginx", "-c", config]
        else:
            modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES)
            # Debian's Apache will not run as root; www-data reads what everyone may.
            user = "User www-data\nGroup www-data" if is_root else ""
            config.write_text(APACHE.format(**values | {"modules": modules, "user": user}))
            command = ["/usr/sbin/apache2", "-DFOREGROUND", "-f", config]
        self.folder = folder
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.wait()

    def wait(self):
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        logs = "".join(path.read_text() for path in self.folder.glob("*.log"))
        raise SystemExit(f"{self.kind} does not start: {self.process.stdout.read() if self.process.poll() is not None else ''}{logs}")

    def ask(self, path, method="GET", **headers):
        """The raw answer: nothing is followed, unpacked or tidied up."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def __getitem__(self, name):
        return self.headers.get(name, "")

    def __repr__(self):
        return f"{self.status} {self.headers} {self.body[:80]!r}"
