"""What is left when a build is stopped or hindered: the old report or the new one, byte for byte, and nothing else.

The program is a black box: it is killed, its disk fills up, its files change under it, and the folder that it writes is
taken away. Every run is from one seed. `selftest` puts a writer in its place that writes where the report lies, as many
programs do, and shows that each test sees it.
"""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = 2023


class Failure(Exception):
    pass


def picture(folder):
    """A folder's files with the digests of their bytes; nothing where there is none."""
    if not folder.is_dir():
        return None
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


class Project:
    """A project whose edition is in one of two versions, and what each gives."""

    def __init__(self, folder, program):
        self.folder, self.program = folder, program
        self.output = folder / "output"
        self.report = self.output / "exempel"
        shutil.copytree(ROOT / "Templates", folder / "Templates")
        shutil.copytree(ROOT / "Content/exempel", folder / "Content/exempel")
        self.output.mkdir()
        self.frame = folder / "Content/exempel/rapport.yaml"
        first = self.frame.read_text(encoding="utf-8")
        self.versions = [first, first.replace("organisation: ", "organisation: Nya ", 1)]
        if self.versions[0] == self.versions[1]:
            raise Failure("the two versions are the same")
        self.pictures = []
        for version in self.versions:
            self.take(version)
            began = time.monotonic()
            self.build_in_peace()
            # What a build lasts on this machine.
            self.duration = time.monotonic() - began
            self.pictures.append(picture(self.report))
        if self.pictures[0] == self.pictures[1]:
            raise Failure("the two reports are the same")

    def take(self, version):
        self.frame.write_text(version, encoding="utf-8")

    def start(self):
        return subprocess.Popen(
            self.program + ["exempel", "--no-search"], env={**os.environ, "BUILD_REPORT_ROOT": str(self.folder)},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def build_in_peace(self):
        if self.start().wait(timeout=120) != 0:
            raise Failure("a build that nothing hindered failed")

    def judge(self, when):
        """Whole, and one of the two."""
        found = picture(self.report)
        if found not in self.pictures:
            known = self.pictures[0]
            lost = sorted(set(known) - set(found or {}))
            raise Failure(f"{when}: neither the old nor the new report ({len(found or {})} files, missing {lost[:3]})")

    def judge_clean(self, when):
        left = [path.name for path in self.output.iterdir() if path.name != "exempel" and not path.name.endswith((".lock", ".senast"))]
        if left:
            raise Failure(f"{when}: {left} are left")


def trace(project):
    """What changes as soon as something is written, beside the report or in it."""
    files = [path.stat() for path in (project.report / "404.html", project.report / "agenda-2030/index.html") if path.exists()]
    return set(os.listdir(project.output)), [(file.st_ino, file.st_mtime_ns) for file in files]


def killed(project, rounds):
    """At random moments, half of them where the program writes."""
    dice = random.Random(SEED)
    hits = 0
    for number in range(rounds):
        before = picture(project.report)
        # The other version than the one that stands: the same would not be built again.
        project.take(project.versions[before == project.pictures[0]])
        process = project.start()
        moment = dice.uniform(0, project.duration * 1.1)
        if number % 2:
            # Where it writes: wait until something new stands in the output folder or the report is another.
            until = time.monotonic() + project.duration * 2
            seen = trace(project)
            while process.poll() is None and trace(project) == seen and time.monotonic() < until:
                time.sleep(0.0005)
            moment = dice.uniform(0, project.duration / 8)
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            hits += 1
        process.wait()
        project.judge(f"killed in round {number}")
        if before is not None and picture(project.report) is None:
            raise Failure(f"killed in round {number}: the report is gone")
    if hits * 4 < rounds:
        raise Failure(f"only {hits} of {rounds} runs were killed")
    project.take(project.versions[picture(project.report) == project.pictures[0]])
    project.build_in_peace()
    project.judge_clean("after the next run")
    return f"{hits} of {rounds} runs killed"


def vanishing(project, rounds):
    """Files that change, grow, are cut or vanish while they are read: the run may fail, never write something else."""
    dice = random.Random(SEED)
    # Files that nothing refers to: each of the pictures is copied as it is, so that a mixture would show.
    victims = [project.folder / f"Content/exempel/dokument/prov-{number}.txt" for number in range(40)]
    victims[0].parent.mkdir(exist_ok=True)
    stop = threading.Event()

    def meddle():
        while not stop.is_set():
            victim = dice.choice(victims)
            choice = dice.randrange(4)
            if choice == 0:
                victim.unlink(missing_ok=True)
            elif choice == 1:
                victim.write_bytes(b"A" * dice.randrange(1, 200_000))
            elif choice == 2:
                with open(victim, "ab") as file:
                    file.write(b"B" * 50_000)
            else:
                new = victim.with_suffix(".new.tmp")
                new.write_bytes(b"C" * dice.randrange(1, 200_000))
                new.rename(victim)

    meddler = threading.Thread(target=meddle)
    meddler.start()
    statuses = []
    try:
        for number in range(rounds):
            status = project.start().wait(timeout=120)
            statuses.append(status)
            if status not in (0, 1):
                raise Failure(f"round {number} ended by {status}")
            found = picture(project.report) or {}
            own = {path: digest for path, digest in found.items() if "dokument/prov-" not in path and path != "manifest.json"}
            expected = {path: digest for path, digest in project.pictures[1].items() if path != "manifest.json"}
            if own != expected:
                raise Failure(f"round {number}: other files than those that changed are not what they were")
            verify(project.report)
    finally:
        stop.set()
        meddler.join()
        for victim in victims:
            victim.unlink(missing_ok=True)
    project.build_in_peace()
    project.judge("after the files have come to rest")
    return f"{rounds} runs, {statuses.count(0)} of them wrote a report"


def verify(report):
    """Every file is what the manifest says, and no other is there."""
    import json

    manifest = json.loads((report / "manifest.json").read_text(encoding="utf-8"))
    told = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    found = {path: digest for path, digest in picture(report).items() if path != "manifest.json"}
    if told != found:
        raise Failure("the report is not what its manifest says")


def taken_away(project, rounds):
    """Someone removes the folder that is being written, or the report itself."""
    dice = random.Random(SEED)
    for number in range(rounds):
        project.take(project.versions[number % 2])
        process = project.start()
        time.sleep(dice.uniform(project.duration * 0.4, project.duration * 1.05))
        for entry in list(project.output.iterdir()):
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
        if process.wait(timeout=120) not in (0, 1):
            raise Failure(f"round {number} ended by {process.returncode}")
        # The next run mends it, whatever this one remembers.
        project.build_in_peace()
        project.judge(f"after the folder was taken away in round {number}")
        project.judge_clean(f"after the folder was taken away in round {number}")
    return f"{rounds} runs"


def full(project, rounds):
    """A disk of every size that is too small, and of some that are not: `rounds` sizes between nothing and enough."""
    size = sum(path.stat().st_blocks * 512 for path in project.report.rglob("*") if path.is_file())
    shutil.rmtree(project.output)
    project.output.mkdir()
    failures = 0
    for number in range(rounds):
        room = int(size * (0.2 + 2.2 * number / max(rounds - 1, 1)))
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", project.output], check=True)
        try:
            for version in (0, 1, 0):
                project.take(project.versions[version])
                before = picture(project.report)
                status = project.start().wait(timeout=120)
                after = picture(project.report)
                failures += status != 0
                if status == 0 and after != project.pictures[version]:
                    raise Failure(f"with {room >> 10} kB the report is not whole, and nothing was said")
                if status != 0 and after != before:
                    raise Failure(f"with {room >> 10} kB the old report is not what it was")
                project.judge_clean(f"with {room >> 10} kB")
        finally:
            subprocess.run(["umount", project.output], check=True)
    if not failures:
        raise Failure("the disk was never full")
    return f"{rounds} disks, {failures} builds without room"


TESTS = {"killed": (killed, 24), "vanishing": (vanishing, 6), "taken_away": (taken_away, 20), "full": (full, 5)}


def run(name, program, rounds):
    with tempfile.TemporaryDirectory() as folder:
        return TESTS[name][0](Project(Path(folder), program), rounds)


def main():
    arguments = sys.argv[1:]
    selftest = arguments[:1] == ["selftest"]
    factor = int(arguments[0]) if arguments and arguments[0].isdigit() else 1
    program = [os.environ.get("BUILD_REPORT", str(ROOT / ".build/release/build-report"))]
    if selftest:
        program = [sys.executable, str(Path(__file__).with_name("broken_writer.py"))] + program
    wanted = arguments[1:] or list(TESTS)
    passed = failed = 0
    for name in wanted:
        rounds = TESTS[name][1] * factor
        try:
            said, fault = run(name, program, rounds), False
        except Failure as failure:
            said, fault = str(failure), True
        good = fault == selftest
        passed, failed = passed + good, failed + (not good)
        verb = "is seen to be broken: " if selftest and fault else ""
        print(f"{'ok  ' if good else 'FAIL'}  {name.replace('_', ' ')}: {verb}{said}", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
