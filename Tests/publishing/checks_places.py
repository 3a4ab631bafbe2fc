"""Ways to a place, names, editions side by side, and addresses that live on."""

import json
import os
import pty
import subprocess
import time

import reports
import servers
from checks_faults import expect
from world import ON


def test_odd_folders(world, _):
    """No name of a folder is taken for an option or for code."""
    shell = servers.SecureShell(f"{world.scratch}/ssh")
    world.built(reports.whole(1, "2023"))
    names = ["med å cita't\"tecken", "$(touch fara)`touch fara`", "--a;touch fara;[abc]*?a\\b#x"]
    try:
        for name in names:
            folder = f"{world.scratch}/{name}/{name}"
            os.makedirs(folder)
            world.settings = None
            expect(world.publish(folder), 0, "Publicerad")
            world.settings = shell.settings
            world.built(reports.whole(2, "2023"))
            expect(world.publish(f"{shell.user}@127.0.0.1:{folder}"), 0, "Publicerad")
            assert world.live(www=folder)[0] == reports.whole(2, "2023") and world.sound(folder) is None
            world.built(reports.whole(1, "2023"))
    finally:
        shell.stop()
    found = [place for place, folders, files in os.walk(world.scratch) if "fara" in folders + files]
    assert not found, found
    world.settings = None
    for place in ["-oProxyCommand=touch fara:/x", "a@-x:/x", "x;y:/x", "a@b@c:/x", "rad\nbyte:/x", "", "ssh://x:99999/y", "finns-inte"]:
        answer = world.run("publish", "2023", *ON, "--", place)
        assert answer.status == 1 and "fel[okänd-plats]" in answer.err, (place, answer)
    expect(world.run("publish", "2023", *ON, "--", f"{world.scratch}/finns/inte"), 1, "fel[platsen-saknas]", "skapar du mappen först")
    expect(world.run("publish", "2023", *ON, "--", f"{world.project}/output"), 1, "fel[okänd-plats]", "hör till projektet")


def test_words_for_what_is_wrong_with_ssh(world, _):
    shell = servers.SecureShell(f"{world.scratch}/ssh")
    place = f"{shell.user}@127.0.0.1:{world.www}"
    world.built(reports.whole(1, "2023"))
    with open(f"{shell.folder}/others", "w") as file:
        file.write(f"[127.0.0.1]:{shell.port} {shell.key('other')}\n")
    cases = [
        ("stranger", [("/user\n", "/stranger\n")], "fel-nyckel", "godtar inte din nyckel"),
        ("unknown", [("/known", "/nowhere")], "okänd-server", "känner inte igen servern"),
        ("changed", [("/known", "/others")], "bytt-server", "en annan nyckel än förut"),
        ("refused", [(f"Port {shell.port}", "Port 9")], "servern-svarar-inte", "tar inte emot inloggning"),
        ("without", [("/user\n", "/without\n")], "saknar-program", "finns inte rsync"),
    ]
    try:
        for name, changes, identity, words in cases:
            world.settings = shell.settings_file(f"{name}.settings", **{str(number): change for number, change in enumerate(changes)})
            began = time.monotonic()
            expect(world.publish(place), 1, f"fel[{identity}]", words)
            assert time.monotonic() - began < 20
            assert os.listdir(world.www) == [], os.listdir(world.www)
        world.settings = shell.settings
        expect(world.publish(f"{shell.user}@finns-inte.invalid:{world.www}"), 1, "fel[okänd-adress]")
        expect(world.publish(place + "/finns-inte"), 1, "fel[platsen-saknas]")
        expect(world.publish(f"ssh://{shell.user}@127.0.0.1:{shell.port}{world.www}"), 0, "Publicerad")
        expect(world.run("releases", place), 0, "visas")
        expect(world.run("verify", "2023", place), 0, "Alla")
    finally:
        shell.stop()


def test_no_rsync_here(world, _):
    world.built(reports.whole(1, "2023"))
    folder = f"{world.scratch}/få"
    os.makedirs(folder)
    for tool in "env sh ls find date df head sed readlink mkdir ln mv chmod rm grep cut tr wc tail touch sync sha256sum".split():
        os.symlink(f"/usr/bin/{tool}" if os.path.exists(f"/usr/bin/{tool}") else f"/bin/{tool}", f"{folder}/{tool}")
    expect(world.publish(PATH=folder), 1, "fel[saknar-program]", "rsync")
    expect(world.publish("webb@www.example.se:/srv", PATH=folder), 1, "fel[saknar-program]", "ssh")


def test_named_places(world, _):
    path = f"{world.project}/Content/2023/rapport.yaml"
    with open(path, "a") as file:
        file.write(f"publicering:\n  - {{namn: webben, plats: {world.www}}}\n  - {{namn: provet, plats: ../prov}}\n")
    os.makedirs(f"{world.scratch}/prov")
    world.built(reports.whole(1, "2023"))
    expect(world.publish("webben"), 0, "Publicerad", "rollback webben" if False else "Publicerad")
    world.must_publish(reports.whole(2, "2023"), "webben")
    expect(world.run("rollback", "webben"), 0, "2023 visar nu")
    expect(world.run("releases", "webben"), 0, "visas")
    expect(world.run("verify", "2023", "webben"), 1, "en annan version av rapporten")
    expect(world.publish("provet"), 0, "Publicerad")
    assert os.path.islink(f"{world.scratch}/prov/2023")
    expect(world.publish("weben"), 1, "fel[okänd-plats]", "provet, webben")


def test_editions_side_by_side(world, _):
    def current():
        return os.readlink(f"{world.www}/aktuell")

    for name in ["2022", "2024"]:
        os.symlink("2023", f"{world.project}/Content/{name}")
    whole = lambda version, edition, **about: reports.whole(version, edition, year=int(edition[:4]), **about)
    world.must_publish(whole(1, "2022"), edition="2022")
    assert current() == "2022"
    world.must_publish(whole(2, "2023"), edition="2023")
    assert current() == "2023"
    # An old one that is corrected, or published for the first time, is not the newest.
    world.must_publish(whole(3, "2022"), edition="2022")
    assert current() == "2023"
    # A draft is not what "aktuell" means.
    world.must_publish(whole(4, "2024", draft=True), edition="2024")
    assert current() == "2023"
    world.must_publish(whole(5, "2024"), edition="2024")
    assert current() == "2024"
    page = open(f"{world.www}/index.html").read()
    assert page.index('href="2024/"') < page.index('href="2023/"') < page.index('href="2022/"')
    # The latest switch of the whole place is taken back, whichever edition it was of.
    answer = world.run("rollback", world.www)
    expect(answer, 0, "2024 visar nu")
    assert current() == "2023", "the draft is back, and it is not the newest"
    expect(world.run("rollback", world.www, "2022"), 0, "2022 visar nu")
    assert world.live("2022")[0] == whole(1, "2022")
    assert world.live("2023")[0] == whole(2, "2023")
    expect(world.run("rollback", world.www, "2023"), 1, "fel[ingen-tidigare]")
    assert world.sound() is None and not world.remains()


def test_taking_back_step_by_step(world, _):
    names = []
    for number in range(1, 9):
        world.must_publish(reports.whole(number, "2023"))
        names.append(world.live()[1])
    assert names == sorted(names)
    kept = sorted(os.listdir(f"{world.www}/.build-report/releases"))
    assert kept == names[-6:], kept
    for number in [7, 6]:
        expect(world.run("rollback", world.www), 0, "Ångra det här")
        assert world.live()[0] == reports.whole(number, "2023")
    expect(world.run("rollback", world.www, names[-1]), 0)
    assert world.live()[0] == reports.whole(8, "2023")
    # Again one step: back to what was live before that.
    expect(world.run("rollback", world.www), 0)
    assert world.live()[0] == reports.whole(6, "2023")
    expect(world.run("rollback", world.www, names[0]), 1, "fel[okänd-utgåva]")
    expect(world.run("rollback", world.www, world.live()[1]), 1, "fel[visas-redan]")
    expect(world.run("rollback", world.www, "20"), 1, "flera utgåvor börjar så")
    world.must_publish(reports.whole(9, "2023"), flags=["--keep", "1"])
    assert len(os.listdir(f"{world.www}/.build-report/releases")) == 2
    # Without the notes it is the one made before.
    os.unlink(f"{world.www}/.build-report/private/history")
    expect(world.run("rollback", world.www), 0)


def test_addresses_live_on(world, _):
    whole = reports.whole(1, "2023")
    world.must_publish(whole)
    fewer = {path: data for path, data in reports.files_of(2).items() if path not in ("kapitel/3/index.html", "data/tal och mått.csv")}
    fewer["manifest.json"] = reports.manifest_of(fewer, 2, "2023")
    world.built(fewer)
    answer = world.publish()
    expect(answer, 1, "fel[försvunnen-adress]", "2023/kapitel/3/", "2023/data/tal och mått.csv", "omdirigeringar", "--allow-vanished")
    assert "kapitel/3/index.html," not in answer.err
    assert world.live()[0] == whole
    dry = world.publish(flags=["--dry-run", "--allow-vanished"])
    expect(dry, 0, "Borttagna sidor: 1", "Öppna data: 1 borttagen", "Ändrade sidor:", "Ingenting har gjorts")
    assert world.live()[0] == whole
    expect(world.publish(flags=["--allow-vanished"]), 0, "Publicerad")
    assert set(world.live()[0]) == set(fewer)
    # A new year must have the addresses under aktuell/ too.
    os.symlink("2023", f"{world.project}/Content/2024")
    next_year = {path: data for path, data in reports.files_of(3).items() if path != "kapitel/4/index.html"}
    next_year["manifest.json"] = reports.manifest_of(next_year, 3, "2024", year=2024)
    world.built(next_year, "2024")
    expect(world.publish(edition="2024"), 1, "fel[försvunnen-adress]", "aktuell/kapitel/4/")
    expect(world.publish(edition="2024", flags=["--allow-vanished"]), 0, "Publicerad")


def test_only_what_differs_is_sent(world, _):
    world.must_publish(reports.whole(1, "2023"))
    before = os.path.realpath(f"{world.www}/2023")
    world.must_publish(reports.whole(2, "2023"))
    after = os.path.realpath(f"{world.www}/2023")
    for path in reports.files_of(1):
        is_shared = os.stat(f"{before}/{path}").st_ino == os.stat(f"{after}/{path}").st_ino
        assert is_shared == path.startswith("assets/lika"), path
    names = len(os.listdir(f"{world.www}/.build-report/releases"))
    expect(world.publish(), 0, "är redan publicerad", "alla filer där är de rätta")
    assert len(os.listdir(f"{world.www}/.build-report/releases")) == names


def test_unready_editions_stop(world, _):
    world.built(reports.whole(1, "2023"))
    path = f"{world.project}/Content/2023/tillganglighet.yaml"
    text = open(path).read().replace("granskad: 2026-11-21", "granskad: 2023-05-01")
    open(path, "w").write(text)
    answer = world.run("publish", "2023", world.www, "--as-built", "--yes")
    expect(answer, 1, "fel[inte-klar]", "--even-if-unready", "fel[gammal-redogörelse]", "--allow-outdated-statement")
    assert os.listdir(world.www) == []


def test_a_shared_place_stays_shared(world, _):
    """Where a group writes, colleagues publish too; where not, nobody else reads the notes."""
    os.chmod(world.www, 0o2775)
    world.must_publish(reports.whole(1, "2023"))
    kept = f"{world.www}/.build-report"
    mode = lambda path: oct(os.stat(path).st_mode & 0o777)
    assert mode(f"{kept}/private") == "0o770" and mode(f"{kept}/releases") == "0o771", mode(f"{kept}/private")
    assert mode(os.path.realpath(f"{world.www}/2023/kapitel/3")) == "0o775"
    assert mode(os.path.realpath(f"{world.www}/2023/index.html")) == "0o664"
    alone = f"{world.scratch}/ensam"
    os.makedirs(alone)
    os.chmod(alone, 0o755)
    os.umask(0o077)
    try:
        world.must_publish(reports.whole(2, "2023"), alone)
    finally:
        os.umask(0o022)
    assert mode(f"{alone}/.build-report/private") == "0o700" and mode(f"{alone}/.build-report") == "0o711"
    assert mode(os.path.realpath(f"{alone}/2023/index.html")) == "0o644" and mode(f"{alone}/index.html") == "0o644"


def as_user(number):
    """A command's beginning that makes it run as a user whom this machine does not know."""
    return ["setpriv", f"--reuid={number}", f"--regid={number}", "--clear-groups", "--inh-caps=-all"]


def test_links_that_another_user_has_put_there(world, _):
    """Where several may write, nothing that someone leads elsewhere is emptied, changed or taken in."""
    os.chmod(world.scratch, 0o755)
    world.must_publish(reports.whole(1, "2023"))
    kept = f"{world.www}/.build-report"
    theirs = f"{world.scratch}/andras"
    os.makedirs(f"{theirs}/mapp")
    for path in [f"{theirs}/brev.txt", f"{theirs}/mapp/brev.txt"]:
        open(path, "w").write("viktigt")
    before = reports.read(theirs)
    # Anyone may write there, as on a disk that several departments share.
    for folder in [world.www, kept, *(f"{kept}/{name}" for name in ["releases", "incoming", "trash", "private", "private/info"])]:
        os.chmod(folder, 0o777)
    world.built(reports.whole(2, "2023"))
    live = world.live()
    names = ["incoming", "trash", "releases", "private", "private/info", "private/history", "private/index", "incoming/x", "trash/x",
             "releases/2024-01-01T000000Z-2023", "private/info/2024-01-01T000000Z-2023"]
    for name in names:
        path = f"{kept}/{name}"
        target = f"{theirs}/brev.txt" if name.startswith("private/") and name != "private/info" else theirs
        script = 'if [ -e "$1" ]; then mv "$1" "$1.undan"; fi; ln -s "$2" "$1"'
        subprocess.run([*as_user(2002), "sh", "-c", script, "sh", path, target], check=True)
        for arguments in [("publish", "2023", world.www, *ON), ("rollback", world.www), ("releases", world.www)]:
            expect(world.run(*arguments), 1, "fel[länk-i-mappen]", f".build-report/{name}", "har inte rörts")
        assert reports.read(theirs) == before, name
        os.unlink(path)
        if os.path.exists(f"{path}.undan"):
            os.rename(f"{path}.undan", path)
        assert world.live() == live and world.sound() is None, name
    expect(world.publish(), 0, "Publicerad")
    assert reports.read(theirs) == before and not world.remains()


def test_a_user_whom_the_machine_does_not_know(world, _):
    """A number in a container or of a directory: no name service is asked, with HOME or without."""
    os.makedirs(f"{world.project}/output", exist_ok=True)
    world.built(reports.whole(1, "2023"))
    for folder, _, _ in os.walk(world.scratch):
        os.chmod(folder, 0o777)
    commands = [
        ("publish", "2023", world.www, *ON), ("rollback", world.www), ("releases", world.www), ("verify", "2023", world.www),
        ("verify", "2023", "http://127.0.0.1:9/"), ("exempel", "--no-search"), ("check", "exempel"), ("status", "exempel"), ("draft", "exempel"),
        ("changes", "2023", "--from", f"{world.project}/Content/2023"), ("changes", "2023", "--since", "2024-01-01"),
        ("new", "2099", "--from", "exempel"), ("server", "nginx", "exempel"), ("handbook",), ("schema",), ("--help",), ("--version",),
    ]
    for home in [{}, {"HOME": f"{world.scratch}/tmp"}, {"HOME": "/finns/inte"}]:
        for command in commands:
            command = tuple(f"20{99 - len(home) - len(home.get('HOME', ''))}" if word == "2099" else word for word in command)
            clean = ["env", "-u", "HOME", "-u", "USER", "-u", "LOGNAME", *(f"{name}={value}" for name, value in home.items())]
            answer = world.run(*command, prefix=[*as_user(2001), *clean])
            assert answer.status in (0, 1), (command, home, answer)
            if command[0] == "publish":
                expect(answer, 0)
    note = open(f"{world.www}/.build-report/private/history").read()
    assert "uid-2001@" in note, note
    expect(world.run("releases", world.www, prefix=as_user(2001)), 0, "uid-2001@")


def test_without_a_terminal_nobody_says_yes(world, _):
    """Whatever a pipe holds: only --yes publishes."""
    world.built(reports.whole(1, "2023"))
    flags = [flag for flag in ON if flag != "--yes"]
    for given in ["", "nej\n", "n\n", "ja\n", "j\n", "\n", None]:
        process = subprocess.run(
            [world.program, "publish", "2023", world.www, *flags], input=given, capture_output=True, text=True, cwd=world.scratch, env=world.environment(),
            **({"stdin": None} if given is not None else {}), preexec_fn=(lambda: os.close(0)) if given is None else None)
        assert process.returncode == 1 and "fel[ingen-att-fråga]" in process.stderr and "--yes" in process.stderr, (given, process)
        assert os.listdir(world.www) == [], given
    expect(world.publish(), 0, "Publicerad")


def test_answers_in_a_terminal(world, _):
    """Only yes is yes; Ctrl-C and Ctrl-D end it."""
    flags = [flag for flag in ON if flag != "--yes"]
    old = None
    for number, (typed, publishes) in enumerate([
        ("nej\n", False), ("n\n", False), ("\x04", False), ("\x03", False), ("\n\n\n", False), ("kanske\nnej\n", False), ("kanske\nja\n", True), ("JA\n", True),
    ]):
        new = reports.whole(number + 1, "2023")
        world.built(new)
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(world.scratch)
            os.execve(world.program, [world.program, "publish", "2023", world.www, *flags], world.environment())
        said = b""
        while b"(ja/nej)" not in said:
            said += os.read(terminal, 4096)
        os.write(terminal, typed.encode())
        try:
            while piece := os.read(terminal, 4096):
                said += piece
        except OSError:
            pass
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.close(terminal)
        assert status == (1 if typed == "\x03" else 0), (typed, status, said)
        if publishes:
            old = new
        assert (world.live()[0] if old else os.listdir(world.www)) == (old or []), (typed, said)
