"""Runs that end anywhere: what is published is the old report or the new one, whole, and the next run cleans up."""

import os
import random
import shutil
import signal
import stat
import time

import reports
import servers
from world import ON

# Every program that a step calls, but those that only read.
TOOLS = ["mkdir", "chmod", "ln", "mv", "rm", "touch", "sync", "rsync", "sha256sum", "find"]

WRAPPER = """#!/bin/sh
count=$(($(cat {folder}/count) + 1))
echo $count >{folder}/count
echo "$count {tool} $*" >>{folder}/calls
die() {{ kill -9 $PPID; kill -9 $(cat {folder}/ours) 2>/dev/null; kill -9 $$; }}
[ "$count.before" = "$(cat {folder}/when)" ] && die
{path} "$@"
status=$?
[ "$count.after" = "$(cat {folder}/when)" ] && die
exit $status
"""


def check(world, old, new, what, place=None):
    """After a run that was ended: whole, old or new, and the next run gets through and leaves nothing behind."""
    fault = world.sound()
    assert fault is None, f"{what}: {fault}"
    now, _ = world.live()
    assert now in (old, new), f"{what}: neither the old report nor the new one is live"
    answer = world.publish(place)
    # A lock that the same machine's dead process has left is taken over; one that the network keeps is not.
    assert answer.status == 0, f"{what}: {answer}"
    assert world.live()[0] == new, f"{what}: {answer}"
    assert world.sound() is None, f"{what}: {world.sound()}"
    # Where the ended run had switched already, there was nothing left to do but for the lock.
    return now == new


def settle(world, what):
    """One more publishing must leave the place without remains."""
    files = reports.whole(999_999, "2023")
    world.must_publish(files)
    assert not world.remains(), f"{what}: {world.remains()}"
    return files


def test_ended_at_every_step(world, chosen):
    folder = f"{world.scratch}/verktyg"
    os.makedirs(folder)
    for tool in TOOLS:
        path = shutil.which(tool, path="/usr/bin:/bin")
        with open(f"{folder}/{tool}", "w") as file:
            file.write(WRAPPER.format(folder=folder, tool=tool, path=path))
        os.chmod(f"{folder}/{tool}", 0o755)

    def note(name, text):
        with open(f"{folder}/{name}", "w") as file:
            file.write(text)

    def ended(when):
        note("when", when)
        note("count", "0")
        note("calls", "")
        note("ours", "0")
        process = world.start("publish", "2023", world.www, *ON, PATH=f"{folder}:/usr/bin:/bin")
        note("ours", str(process.pid))
        out, err = process.communicate(timeout=60)
        return process.returncode, out + err

    old = reports.whole(0, "2023")
    world.must_publish(old)
    for number in range(1, 7):
        old = reports.whole(number, "2023")
        world.must_publish(old)
    new = reports.whole(500, "2023")
    world.built(new)
    status, said = ended("never")
    assert status == 0, said
    calls = open(f"{folder}/calls").read().splitlines()
    assert len(calls) > 20, calls
    old = new
    points = [f"{number}.{side}" for number in range(1, len(calls) + 1) for side in ("before", "after")]
    if not chosen.long:
        points = random.Random(chosen.seed).sample(points, 12)
    switched = 0
    for index, point in enumerate(points):
        new = reports.whole(501 + index, "2023")
        world.built(new)
        status, said = ended(point)
        assert status != 0, f"{point} was not reached: {said}"
        called = open(f"{folder}/calls").read().splitlines()[-1]
        switched += check(world, old, new, f"{point} ({called})")
        old = new
    settle(world, "at the end")
    return f"{len(points)} of {2 * len(calls)} points; {switched} had switched"


def kill_at_random(world, chosen, place, count, span, extra=None):
    dice = random.Random(chosen.seed)
    old = reports.whole(0, "2023")
    world.must_publish(old, place)
    tally = {}
    for number in range(1, count + 1):
        new = reports.whole(number, "2023")
        world.built(new)
        process = world.start("publish", "2023", place, *ON)
        time.sleep(dice.random() * span)
        kind = dice.choice(["us", "all", "child"] + ([extra[0]] if extra else []))
        below = servers.children(process.pid)
        if kind == "child":
            victims = below[-1:]
        elif kind == "us":
            victims = [process.pid]
        elif kind == "all":
            victims = [process.pid, *below]
        else:
            victims = extra[1]()
        for victim in victims:
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                pass
        said = "".join(process.communicate(timeout=60))
        # Orphans finish their step or not; both are fine, but the check is of what comes after.
        deadline = time.monotonic() + 10
        while any(os.path.exists(f"/proc/{pid}") and "Z" not in state(pid) for pid in below) and time.monotonic() < deadline:
            time.sleep(0.01)
        if process.returncode == 0:
            tally["in time"] = tally.get("in time", 0) + 1
        else:
            tally[kind] = tally.get(kind, 0) + 1
        check(world, old, new, f"kill {number} ({kind}): {said}", place)
        old = new
    settle(world, "at the end")
    return ", ".join(f"{name} {number}" for name, number in sorted(tally.items()))


def state(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"


def test_killed_at_random(world, chosen):
    return kill_at_random(world, chosen, world.www, 200 if chosen.long else 12, 0.5)


def test_network_cut_at_random(world, chosen):
    shell = servers.SecureShell(f"{world.scratch}/ssh")
    world.settings = shell.settings
    try:
        cut = ("network", lambda: servers.children(shell.process.pid))
        return kill_at_random(world, chosen, f"{shell.user}@127.0.0.1:{world.www}", 50 if chosen.long else 4, 1.2, cut)
    finally:
        shell.stop()


def test_selftest_a_publisher_that_uploads_in_place_is_found(world, _):
    """The check that the kills rest on sees half a release."""
    world.must_publish(reports.whole(1, "2023"))
    folder = os.path.realpath(f"{world.www}/2023")
    new = reports.whole(2, "2023")
    for path in sorted(new)[:3]:
        with open(f"{folder}/{path}", "wb") as file:
            file.write(new[path])
    assert "wrong bytes" in (world.sound() or ""), world.sound()
    os.makedirs(f"{world.www}/.build-report/releases/2024-01-01T000000Z-2023")
    shutil.rmtree(folder)
    assert world.sound() is not None


def test_interrupted_by_hand(world, _):
    """Ctrl-C takes away what was begun, and says that nothing has changed."""
    old = reports.whole(1, "2023")
    world.must_publish(old)
    for moment in [0.05, 0.15, 0.25, 0.35]:
        world.built(reports.whole(int(moment * 100) + 10, "2023"))
        process = world.start("publish", "2023", world.www, *ON)
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        if process.returncode == 0:
            old = world.live()[0]
            continue
        fault = world.sound()
        assert world.live()[0] == old and fault is None, (fault, process.returncode, err)
        assert "avbrutet" not in err or not world.remains(), (world.remains(), err)


def test_interrupted_at_every_step(world, chosen):
    """Whatever program is running when Ctrl-C comes, once or twice: what is said is what is live, and nobody holds the lock."""
    folder = f"{world.scratch}/verktyg"
    os.makedirs(folder)
    for tool in TOOLS:
        path = shutil.which(tool, path="/usr/bin:/bin")
        with open(f"{folder}/{tool}", "w") as file:
            file.write(f"""#!/bin/sh
count=$(($(cat {folder}/count) + 1))
echo $count >{folder}/count
if [ "$count" = "$(cat {folder}/when)" ]; then
    kill -INT $(cat {folder}/ours)
    {path} "$@"
    status=$?
    kill -INT $(cat {folder}/ours)
    exit $status
fi
exec {path} "$@"
""")
        os.chmod(f"{folder}/{tool}", 0o755)

    def note(name, text):
        with open(f"{folder}/{name}", "w") as file:
            file.write(text)

    def interrupted(when):
        note("when", str(when))
        note("count", "0")
        note("ours", "0")
        process = world.start("publish", "2023", world.www, *ON, PATH=f"{folder}:/usr/bin:/bin")
        note("ours", str(process.pid))
        out, err = process.communicate(timeout=60)
        return process.returncode, out + err

    old = reports.whole(0, "2023")
    world.must_publish(old)
    new = reports.whole(400, "2023")
    world.built(new)
    status, said = interrupted(0)
    assert status == 0, said
    calls, old = int(open(f"{folder}/count").read()), new
    points = list(range(1, calls + 1))
    if not chosen.long:
        points = random.Random(chosen.seed).sample(points[: calls // 2], 5) + points[-12:]
    switched = 0
    for index, point in enumerate(points):
        new = reports.whole(401 + index, "2023")
        world.built(new)
        status, said = interrupted(point)
        now = world.live()[0]
        if status == 0:
            assert now == new and "Publicerad" in said, (point, said)
            assert "gick inte att stoppa" in said, (point, said)
            switched += 1
        else:
            assert now == old and "fel[avbrutet]" in said and "det som var publicerat ligger kvar" in said, (point, status, said)
        assert not world.remains() and world.sound() is None, (point, world.remains(), said)
        old = now
    return f"{len(points)} of {calls} points; {switched} had begun to switch"
