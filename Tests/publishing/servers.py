"""A web server and an ssh server on loopback, each with its own keys and settings in a folder of the test's."""

import getpass
import os
import signal
import socket
import subprocess
import time

NGINX = """
daemon off;
{user}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/tmp1; proxy_temp_path {folder}/tmp2; fastcgi_temp_path {folder}/tmp3;
  uwsgi_temp_path {folder}/tmp4; scgi_temp_path {folder}/tmp5;
  keepalive_requests 100000;
  sendfile on;
  server {{
    listen 127.0.0.1:{port};
{settings}
    location /bort/ {{ return 302 http://127.0.0.2:9/; }}
    location /runt/ {{ return 302 $request_uri; }}
    location /flyttad/ {{ if ($request_uri ~ ^/flyttad/(.*)$) {{ return 302 /2023/$1; }} }}
  }}
}}
"""

SSHD = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized
PidFile {folder}/sshd.pid
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
MaxStartups 50:30:100
# So that bash takes itself for a shell within another, and reads none of the user's own files.
SetEnv SHLVL=2
"""

SETTINGS = """
Host *
  Port {port}
  User {user}
  IdentityFile {folder}/user
  IdentitiesOnly yes
  UserKnownHostsFile {folder}/known
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking no
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, command, port):
        self.port = port
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(self.process.stderr.read().decode())
                time.sleep(0.05)
        raise RuntimeError(f"{command[0]} does not answer")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)
        self.process.stderr.close()


def web_server(world):
    """nginx with the settings that `build-report server` writes."""
    folder = world.scratch
    settings = world.run("server", "nginx", "2023", "--root", world.www, "--path", "/", plain=True)
    assert settings.status == 0, settings
    port = free_port()
    user = "user nobody nogroup;" if os.getuid() == 0 else ""
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(NGINX.format(folder=folder, settings=settings.out, port=port, user=user))
    return Server(["nginx", "-p", folder, "-e", f"{folder}/nginx.log", "-c", f"{folder}/nginx.conf"], port)


class SecureShell(Server):
    """An sshd, with settings for clients: the right ones and those that a test spoils."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder, mode=0o700)
        for name in ["host", "user", "stranger", "without", "other"]:
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{folder}/{name}"], check=True)
        bare = f"{folder}/bare"
        os.makedirs(bare)
        for tool in "sh ls find date df head sed readlink mkdir ln mv chmod rm grep cut tr wc tail touch sync sha256sum cat".split():
            os.symlink(f"/bin/{tool}" if os.path.exists(f"/bin/{tool}") else f"/usr/bin/{tool}", f"{bare}/{tool}")
        with open(f"{folder}/authorized", "w") as file:
            file.write(self.key("user") + "\n")
            # An account without rsync: its commands find nothing but these tools.
            file.write(f'command="PATH={bare} exec sh -c \\"$SSH_ORIGINAL_COMMAND\\"" {self.key("without")}\n')
        port = free_port()
        with open(f"{folder}/sshd.conf", "w") as file:
            file.write(SSHD.format(port=port, folder=folder))
        self.user = getpass.getuser()
        with open(f"{folder}/known", "w") as file:
            file.write(f"[127.0.0.1]:{port} {self.key('host')}\n")
        if os.getuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        super().__init__(["/usr/sbin/sshd", "-D", "-e", "-f", f"{folder}/sshd.conf"], port)
        self.settings = self.settings_file("settings")

    def key(self, name):
        with open(f"{self.folder}/{name}.pub") as file:
            return " ".join(file.read().split()[:2])

    def settings_file(self, name, **changed):
        values = dict(port=self.port, user=self.user, folder=self.folder)
        text = SETTINGS.format(**values)
        for old, new in changed.values():
            text = text.replace(old, new)
        path = f"{self.folder}/{name}"
        with open(path, "w") as file:
            file.write(text)
        return path

    def stop(self):
        for child in children(self.process.pid):
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                pass
        super().stop()


def children(process):
    """Every process that a process has begun, and theirs."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as file:
                    parents.setdefault(int(file.read().rsplit(")", 1)[1].split()[1]), []).append(int(name))
            except (OSError, IndexError):
                pass
    found, queue = [], [process]
    while queue:
        own = parents.get(queue.pop(), [])
        found += own
        queue += own
    return found
