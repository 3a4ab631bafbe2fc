"""What readers see while the site is published and taken back; and that readers would see it."""

import os
import random
import subprocess
import time

import reports
import servers
from load import Readers, Timeline

PATHS = ["index.html", "assets/report.css", "kapitel/3/index.html"]


def under_load(world, width, roots, versions, timeline, work):
    """Runs some work while readers read; what they found wrong and how much they read."""
    server = servers.web_server(world)
    try:
        readers = Readers(server.port, roots, PATHS, versions, timeline, width)
        try:
            work()
        finally:
            faults = readers.stop()
        return faults, readers.count
    finally:
        server.stop()


def publish_and_roll_back(world, chosen, place, rounds, roots):
    versions = {number: reports.whole(number, "2023") for number in range(rounds + 1)}
    world.must_publish(versions[0], place)
    timeline = Timeline(0)
    dice = random.Random(chosen.seed)
    switches = []

    def work():
        stack = [0]
        for number in range(1, rounds + 1):
            world.built(versions[number])
            timeline.begin(number)
            answer = world.publish(place)
            assert answer.status == 0, answer
            timeline.end(number)
            stack.append(number)
            switches.append(number)
            if dice.random() < 0.6:
                back = stack[-2]
                timeline.begin(back)
                answer = world.run("rollback", place)
                assert answer.status == 0, answer
                timeline.end(back)
                stack.pop()
                switches.append(back)

    faults, count = under_load(world, 3, roots, versions, timeline, work)
    assert not faults, f"{len(faults)} faults in {count} answers:\n" + "\n".join(faults[:10])
    assert count > 20 * len(switches), f"only {count} answers"
    assert world.sound() is None and not world.remains(), (world.sound(), world.remains())
    # The live one and five earlier ones.
    assert len(os.listdir(f"{world.www}/.build-report/releases")) <= 6
    return f"{rounds} publishings and {len(switches) - rounds} rollbacks, {count} answers, no fault"


def test_readers_see_whole_releases_only(world, chosen):
    return publish_and_roll_back(world, chosen, world.www, 110 if chosen.long else 10, ["/2023/", "/aktuell/"])


def test_readers_see_whole_releases_only_over_ssh(world, chosen):
    shell = servers.SecureShell(f"{world.scratch}/ssh")
    world.settings = shell.settings
    try:
        return publish_and_roll_back(world, chosen, f"{shell.user}@127.0.0.1:{world.www}", 30 if chosen.long else 3, ["/2023/"])
    finally:
        shell.stop()


def broken(world, versions, timeline, switch, paths=PATHS):
    """How many switches it takes until readers notice a publisher that does it wrong."""
    done = [0]

    def work():
        began = time.monotonic()
        while time.monotonic() - began < 20 and not noticed():
            number = done[0] % 2 + 1
            timeline.begin(number)
            switch(number)
            timeline.end(number)
            done[0] += 1
            time.sleep(0.02)

    readers = []
    server = servers.web_server(world)
    try:
        readers.append(Readers(server.port, ["/2023/"], paths, versions, timeline))
        noticed = lambda: readers[0].faults
        try:
            work()
        finally:
            faults = readers[0].stop()
    finally:
        server.stop()
    assert faults, f"readers did not notice {done[0]} broken switches"
    return f"noticed after {done[0]}: {faults[0]}"


def two_releases(world):
    versions = {number: reports.whole(number, "2023") for number in (1, 2)}
    for number, files in versions.items():
        reports.write(f"{world.scratch}/{number}", files)
    return versions


def test_selftest_readers_notice_a_link_that_is_removed_first(world, _):
    versions = two_releases(world)
    os.symlink(f"{world.scratch}/1", f"{world.www}/2023")

    def switch(number):
        subprocess.run(["sh", "-c", f"rm -f {world.www}/2023; ln -s {world.scratch}/{number} {world.www}/2023"], check=True)

    return broken(world, versions, Timeline(1), switch)


def test_selftest_readers_notice_files_that_are_written_in_place(world, _):
    versions = two_releases(world)
    reports.write(f"{world.www}/2023", versions[1])
    return broken(world, versions, Timeline(1), lambda number: reports.write(f"{world.www}/2023", versions[number]))


def test_selftest_readers_notice_a_mixture(world, _):
    # Every file by a rename of its own: each is whole, and yet the page is of another release than the manifest.
    versions = two_releases(world)
    reports.write(f"{world.www}/2023", versions[1])

    def switch(number):
        for path, data in versions[number].items():
            with open(f"{world.www}/2023/{path}.new", "wb") as file:
                file.write(data)
            os.rename(f"{world.www}/2023/{path}.new", f"{world.www}/2023/{path}")
            time.sleep(0.01)

    return broken(world, versions, Timeline(1), switch)


def test_selftest_readers_notice_a_time_that_is_kept(world, _):
    # Switched well, but the changed files have the old ones' times and sizes: nginx says that nothing has changed.
    versions = two_releases(world)
    for number in versions:
        for place, _folders, names in os.walk(f"{world.scratch}/{number}"):
            for name in names:
                os.utime(os.path.join(place, name), (1_700_000_000, 1_700_000_000))
    os.symlink(f"{world.scratch}/1", f"{world.www}/2023")

    def switch(number):
        os.symlink(f"{world.scratch}/{number}", f"{world.www}/ny")
        os.rename(f"{world.www}/ny", f"{world.www}/2023")

    said = broken(world, versions, Timeline(1), switch)
    assert "304" in said, said
    return said


def test_times_tell_versions_apart(world, _):
    """A changed file of the same size has another time; an unchanged one keeps its own, after a rollback too."""
    times = {}

    def look(number):
        files, _release = world.live()
        folder = os.path.realpath(f"{world.www}/2023")
        for path, data in files.items():
            key = (path, len(data), int(os.stat(f"{folder}/{path}").st_mtime))
            assert times.setdefault(key, data) == data, f"two versions of {path} have one size and time"
        return int(os.stat(f"{folder}/assets/lika.css").st_mtime), int(os.stat(f"{folder}/index.html").st_mtime)

    first = None
    for number in [1, 2, 3, 2, 1]:
        world.must_publish(reports.whole(number, "2023"))
        kept, changed = look(number)
        first = first or kept
        assert kept == first, "an unchanged file got a new time"
    before = look(1)
    assert world.run("rollback", world.www).status == 0
    assert look(2)[0] == first
    assert world.run("rollback", world.www).status == 0
    assert look(3)[1] != before[1]
    return f"{len(times)} files and times"
