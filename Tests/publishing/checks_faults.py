"""What goes wrong at a place, and what is said of it."""

import gzip
import hashlib
import http.server
import json
import os
import shutil
import subprocess
import threading
import urllib.parse

import reports
import servers
from world import ON


def expect(answer, status, *words):
    assert answer.status == status, answer
    for word in words:
        assert word in answer.out + answer.err, f"is to say ”{word}”: {answer}"


def test_tampered_files_are_found(world, _):
    files = reports.whole(1, "2023")
    world.must_publish(files)
    server = servers.web_server(world)
    address = f"http://127.0.0.1:{server.port}/2023/"
    folder = os.path.realpath(f"{world.www}/2023")
    count = 0

    def put(path, data):
        with open(f"{folder}/{path}", "wb") as file:
            file.write(data)

    def everywhere(status, *words, web=True, ways=[0]):
        # By turns in the ways in which a place can be written.
        ways[0] += 1
        for place in [[world.www, f"{world.www}/2023"][ways[0] % 2]] + (
            [[address, address[:-1], address.replace("2023/", "")][ways[0] % 3]] if web else []
        ):
            expect(world.run("verify", "2023", place), status, *words)

    try:
        everywhere(0, f"Alla {len(files)} filer")
        # One byte of each kind of file, with size and time as they were.
        for path in ["index.html", "assets/report.css", "kapitel/3/index.html", "data/tal och mått.csv"]:
            time = os.stat(f"{folder}/{path}").st_mtime
            put(path, files[path][:-2] + b"X" + files[path][-1:])
            os.utime(f"{folder}/{path}", (time, time))
            everywhere(1, "Ändrade:", path, "1 är ändrad")
            put(path, files[path])
            count += 1
        os.unlink(f"{folder}/index.html")
        everywhere(1, "Saknas:", "index.html")
        put("index.html", files["index.html"])
        put("extra.html", b"<p>spam")
        everywhere(1, "Hör inte dit:", "extra.html", web=False)
        os.unlink(f"{folder}/extra.html")
        os.symlink("/etc/hostname", f"{folder}/krok")
        everywhere(1, "Hör inte dit:", "krok", web=False)
        os.unlink(f"{folder}/krok")
        # A manifest that was changed together with a file.
        manifest = json.loads(files["manifest.json"])
        for entry in manifest["files"]:
            if entry["path"] == "index.html":
                entry["sha256"] = hashlib.sha256(b"spam").hexdigest()
                entry["size"] = 4
        put("index.html", b"spam")
        put("manifest.json", json.dumps(manifest).encode())
        everywhere(1, "Ändrade:", "index.html", "manifest.json")
        put("index.html", files["index.html"])
        # And one that lists more than was built.
        manifest = json.loads(files["manifest.json"])
        manifest["files"].append({"path": "extra.html", "size": 4, "sha256": hashlib.sha256(b"spam").hexdigest()})
        put("manifest.json", json.dumps(manifest).encode())
        put("extra.html", b"spam")
        everywhere(1, "Hör inte dit:", "extra.html")
        put("manifest.json", b"{}")
        everywhere(1, "manifest.json")
        # What was tampered with is never gone back to, and is mended by a publishing.
        put("manifest.json", files["manifest.json"])
        world.must_publish(reports.whole(2, "2023"))
        expect(world.run("rollback", world.www), 1, "skadad", "inte längre den som publicerades", "extra.html", "delar de filer som är lika")
        assert world.live()[0] == reports.whole(2, "2023")
        put("index.html", files["index.html"])
        os.unlink(f"{folder}/extra.html")
        expect(world.run("rollback", world.www), 0, "2023 visar nu utgåvan från")
        put("index.html", files["index.html"][:-1])
        world.must_publish(files)
        assert world.live()[0] == files
    finally:
        server.stop()


def test_answers_that_are_always_compressed(world, _):
    """A server may compress whatever it was asked: what is compared is what a reader gets. Nothing unpacks without end."""
    files = reports.whole(1, "2023")
    world.built(files)

    class Handler(http.server.BaseHTTPRequestHandler):
        large = None

        def do_GET(self):
            path = urllib.parse.unquote(self.path).removeprefix("/2023/")
            data = files.get(path)
            if data is not None:
                data = b"\0" * (300 << 20) if path == Handler.large else data
                data = gzip.compress(data, 1)
            self.send_response(404 if data is None else 200)
            if data is not None:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/2023/"
        expect(world.run("verify", "2023", address), 0, f"Alla {len(files)} filer")
        Handler.large = "index.html"
        expect(world.run("verify", "2023", address), 1, "Ändrade:", "index.html", "1 är ändrad")
    finally:
        server.shutdown()


def test_output_that_was_changed_by_hand(world, _):
    files = reports.whole(1, "2023")
    world.built(files)
    path = f"{world.project}/output/2023/index.html"
    for damage in [lambda: open(path, "ab").write(b"mer"), lambda: os.unlink(path)]:
        damage()
        expect(world.publish(), 1, "fel[ändrad-efter-bygget]", "index.html", "./build-report 2023")
        assert os.listdir(world.www) == []
    world.built(files)
    expect(world.publish(), 0, "Publicerad")


def test_web_sites_that_lead_astray(world, _):
    files = reports.whole(1, "2023")
    world.must_publish(files)
    server = servers.web_server(world)
    base = f"http://127.0.0.1:{server.port}"
    try:
        expect(world.run("verify", "2023", f"{base}/flyttad/"), 0, "Alla")
        expect(world.run("verify", "2023", f"{base}/bort/"), 1, "annan webbplats")
        expect(world.run("verify", "2023", f"{base}/runt/"), 1, "omdirigeringar")
        expect(world.run("verify", "2023", f"{base}/finns-inte/"), 1, "ligger ingen rapport")
    finally:
        server.stop()
    expect(world.run("verify", "2023", base), 1, "servern tar inte emot")
    expect(world.run("verify", "2023", "http://a:b@127.0.0.1/"), 1, "ingen adress")


def test_what_is_damaged_on_the_way_is_not_published(world, _):
    old = reports.whole(1, "2023")
    world.must_publish(old)
    folder = f"{world.scratch}/verktyg"
    os.makedirs(folder)
    there = f"{world.www}/.build-report/incoming/*"
    here = f"{world.project}/output/2023"
    # Size and time stay as they were where they can.
    for number, (damage, identity) in enumerate([
        (f"touch -r {there}/index.html t; printf X | dd of=$(echo {there})/index.html bs=1 seek=99 conv=notrunc; touch -r t {there}/index.html", "skadad"),
        (f"rm {there}/kapitel/3/index.html", "skadad"),
        (f"echo spam >$(echo {there})/spam.html", "skadad"),
        (f"ln -s /etc/hostname $(echo {there})/krok", "skadad"),
        (f"printf X >>$(echo {there})/manifest.json", "skadad"),
        ("exit 12", "kan-inte-publicera"),
        (f"rm {here}/index.html", "ändrat-under-tiden"),
    ]):
        steps = ['/usr/bin/rsync "$@"', f"cd {world.scratch}", damage]
        with open(f"{folder}/rsync", "w") as file:
            file.write("\n".join(["#!/bin/sh", *(steps if number < 6 else reversed(steps))]) + "\n")
        os.chmod(f"{folder}/rsync", 0o755)
        world.built(reports.whole(number + 2, "2023"))
        expect(world.publish(PATH=f"{folder}:{os.environ['PATH']}"), 1, f"fel[{identity}]")
        assert world.live()[0] == old, damage
        assert world.sound() is None and not world.remains(), (damage, world.sound(), world.remains())


def test_two_at_once(world, _):
    world.must_publish(reports.whole(1, "2023"))
    world.built(reports.whole(2, "2023"))
    processes = [world.start("publish", "2023", world.www, *ON) for _ in range(4)]
    said = [(process.communicate(timeout=60), process.returncode) for process in processes]
    winners = [one for one in said if one[1] == 0]
    assert winners, said
    for (out, err), status in said:
        assert status == 0 or "upptaget" in err or "ändrat-under-tiden" in err or "tappat-lås" in err, (out, err)
        assert "Traceback" not in err and "Fatal" not in err, err
    assert world.live()[0] == reports.whole(2, "2023") and world.sound() is None and not world.remains()
    return f"{len(winners)} of {len(said)} published"


def test_locks(world, _):
    world.must_publish(reports.whole(1, "2023"))
    lock = f"{world.www}/.build-report/private/lock"
    held = f"abcd1234:{int(os.stat(world.www).st_mtime) - 7300}:annan:4711:2023:kommunikation@kontoret"
    os.symlink(held, lock)
    world.built(reports.whole(2, "2023"))
    for command in (["publish", "2023", world.www, *ON], ["rollback", world.www]):
        expect(world.run(*command), 1, "fel[upptaget]", "kommunikation@kontoret publicerar 2023", "2 timmar", "--break-lock")
        assert os.readlink(lock) == held
    expect(world.run("releases", world.www), 0, "Just nu publicerar kommunikation@kontoret 2023")
    expect(world.publish(flags=["--break-lock"]), 0, "låset efter kommunikation@kontoret", "Publicerad")
    assert not os.path.lexists(lock)
    os.symlink("något annat", lock)
    world.built(reports.whole(3, "2023"))
    expect(world.publish(), 1, "fel[upptaget]")
    expect(world.publish(flags=["--break-lock"]), 1, "fel[upptaget]")
    os.unlink(lock)


def test_disk_that_fills_up(world, _):
    script = f"""
set -e
mkdir {world.scratch}/liten
mount -t tmpfs -o size=700k,mode=755 tmpfs {world.scratch}/liten
exec /usr/bin/python3 -B -c '
import sys; sys.path.insert(0, "{os.path.dirname(os.path.abspath(__file__))}")
import checks_faults, world
checks_faults.fill_up(world.World.__new__(world.World), "{world.scratch}")'
"""
    share = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    done = subprocess.run([*share, "sh", "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def fill_up(world, scratch):
    world.scratch, world.project, world.www = scratch, f"{scratch}/projekt", f"{scratch}/liten"
    world.program, world.settings = f"{scratch}/build-report", None
    old = reports.whole(1, "2023")
    world.must_publish(old)
    size = sum(len(data) for data in old.values())
    free = os.statvfs(world.www).f_bavail * os.statvfs(world.www).f_frsize
    failures = 0
    # From far too little room to just enough.
    for room in range(0, size + 150_000, 25_000):
        with open(f"{world.www}/fyllnad", "wb") as file:
            file.write(b"x" * max(0, free - room))
        new = reports.whole(room + 2, "2023")
        world.built(new)
        answer = world.publish()
        assert world.sound() is None, f"{room}: {world.sound()}"
        os.unlink(f"{world.www}/fyllnad")
        if answer.status == 0:
            assert world.live()[0] == new
            break
        failures += 1
        assert world.live()[0] == old, room
        assert "fel[disken-full]" in answer.err, f"{room}: {answer}"
        assert not world.remains(), f"{room}: {world.remains()}"
    else:
        raise AssertionError("it never had room")
    assert failures > 3, failures
    print(f"{failures} times too little room")


def test_no_permission(world, _):
    if os.getuid() != 0:
        return "not tested: needs root to be someone else"
    prefix = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--inh-caps=-all"]
    world.must_publish(reports.whole(1, "2023"))
    world.built(reports.whole(2, "2023"))
    expect(world.publish(prefix=prefix), 1, "fel[saknar-behörighet]", "du har inte rätt att skriva")
    expect(world.run("releases", world.www, prefix=prefix), 0)
    closed = f"{world.scratch}/stängd"
    os.makedirs(f"{closed}/www")
    os.chmod(closed, 0o700)
    expect(world.publish(f"{closed}/www", prefix=prefix), 1, "fel[")
    assert world.live()[0] == reports.whole(1, "2023")


def test_what_is_not_ours_is_left_alone(world, _):
    world.built(reports.whole(1, "2023"))
    for kind in ["folder", "file", "link"]:
        path = f"{world.www}/2023"
        if kind == "folder":
            os.makedirs(path)
            open(f"{path}/brev.txt", "w").write("viktigt")
        elif kind == "file":
            open(path, "w").write("viktigt")
        else:
            os.symlink("/srv", path)
        before = reports.read(world.www)
        expect(world.publish(), 1, "fel[inte-vår-mapp]", "”2023”", "har inte rörts")
        assert reports.read(world.www) == before
        shutil.rmtree(path) if kind == "folder" else os.unlink(path)
    # The page and the name that are not needed are left, and said.
    open(f"{world.www}/index.html", "w").write("kommunens egen sida")
    os.makedirs(f"{world.www}/aktuell")
    expect(world.publish(), 0, "index.html på platsen är inte gjord av build-report", "aktuell på platsen")
    assert open(f"{world.www}/index.html").read() == "kommunens egen sida"
    assert os.listdir(f"{world.www}/aktuell") == []
    os.unlink(f"{world.www}/index.html")
    os.rmdir(f"{world.www}/aktuell")
    world.must_publish(reports.whole(2, "2023"))
    page = open(f"{world.www}/index.html").read()
    assert 'href="2023/"' in page and "style=" not in page and "<script" not in page, page
    # One of ours that someone has changed is theirs.
    open(f"{world.www}/index.html", "a").write("<!-- ändrad -->")
    expect(world.must_publish(reports.whole(3, "2023")), 0, "index.html på platsen")
    assert "ändrad" in open(f"{world.www}/index.html").read()


def test_what_comes_out_of_a_place_is_data(world, _):
    """Notes, links and manifests that someone has spoilt are never run and never believed."""
    world.must_publish(reports.whole(1, "2023"))
    private = f"{world.www}/.build-report/private"
    open(f"{private}/history", "a").write("$(touch /tmp/x)\tpublish\t2023\t-\t../../etc\tx\n\xff\n")
    _, release = world.live()
    open(f"{private}/info/{release}", "w").write("title=<script>alert(1)</script>\x1b[31m\nyear=99999999999999999999\nfirst=-\n")
    os.symlink("../../../etc", f"{world.www}/../krok")
    os.symlink(".build-report/releases/../../../etc", f"{world.www}/krok")
    os.makedirs(f"{world.www}/.build-report/releases/; rm -rf x")
    world.must_publish(reports.whole(2, "2023"))
    page = open(f"{world.www}/index.html").read()
    assert "<script" not in page, page
    answer = world.run("releases", world.www)
    assert answer.status == 0 and "\x1b" not in answer.out, answer
    with open(f"{os.path.realpath(world.www + '/2023')}/manifest.json", "wb") as file:
        file.write(b'{"format": "build-report/1", "files": [{"path": "../../x"}]}')
    world.built(reports.whole(3, "2023"))
    expect(world.publish(), 1, "fel[oläsligt-manifest]", "--allow-vanished")
    expect(world.publish(flags=["--allow-vanished"]), 0)
