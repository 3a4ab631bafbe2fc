"""Measures a build beside Hugo and beside the floor, and prints one table. Started by `run`, which sets everything up.

    python3 benchmark.py --hugo PROGRAM [--quick] [--only WORD]
"""

import argparse
import ctypes
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "preview")]

import content  # noqa: E402

PROGRAM = content.PROJECT / ".build/release/build-report"


class Bench:
    def __init__(self, options):
        self.options = options
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="benchmark-"))
        self.small = self.in_memory() or self.scratch
        self.rows = []
        self.goals = []

    @staticmethod
    def in_memory():
        """A folder in the machine's memory, where there is one with some room."""
        place = pathlib.Path("/dev/shm")
        if not place.is_dir() or shutil.disk_usage(place).free < 1 << 30:
            return None
        return pathlib.Path(tempfile.mkdtemp(prefix="benchmark-", dir=place))

    def end(self):
        for folder in {self.scratch, self.small}:
            shutil.rmtree(folder, ignore_errors=True)

    # Measuring

    def trash_for(self, path):
        """On the same disk."""
        trash = (self.small if self.small in path.parents else self.scratch) / "trash"
        trash.mkdir(exist_ok=True)
        return trash

    def aside(self, *paths):
        """A command that takes away what the run before made. Moved, not removed: for a while after a file was removed
        ext4 looks past its number for every file that is made, and a run after `rm -rf` measures that."""
        trash = self.trash_for(paths[0])
        return f"sh -c 'mkdir {trash}/$$ && mv {' '.join(map(str, paths))} {trash}/$$ 2>/dev/null; :'"

    def put_aside(self, path):
        if path.exists():
            path.rename(pathlib.Path(tempfile.mkdtemp(dir=self.trash_for(path))) / path.name)

    def median(self, command, prepare="", runs=None, env=None):
        """Seconds, by hyperfine, whose runs are whole processes."""
        runs = runs or (5 if self.options.quick else 15)
        out = self.scratch / "hyperfine.json"
        line = ["hyperfine", "--style", "none", "--warmup", "1", "--runs", str(runs), "--export-json", str(out)]
        if prepare:
            line += ["--prepare", prepare]
        line += ["-N", " ".join(map(str, command))]
        done = subprocess.run(line, env={**os.environ, **(env or {})}, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{command}: {done.stderr}")
        return statistics.median(json.loads(out.read_text())["results"][0]["times"])

    def memory(self, command, env=None):
        """The most memory that the process or one it started held, in MiB."""
        done = subprocess.run(["/usr/bin/time", "-f", "%M", *map(str, command)], env={**os.environ, **(env or {})}, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{command}: {done.stderr}")
        return int(done.stderr.split()[-1]) / 1024

    # The programs

    def build(self, folder, again=False, runs=None):
        env = {"BUILD_REPORT_ROOT": str(folder)}
        prepare = "" if again else self.aside(folder / "output")
        command = [PROGRAM, "2023", "--no-search"]
        seconds = self.median(command, prepare, runs, env)
        if not again:
            self.put_aside(folder / "output")
        return seconds, self.memory(command, env)

    def hugo(self, folder, runs=None):
        command = [self.options.hugo, "--quiet", "--source", folder, "--destination", folder / "public"]
        seconds = self.median(command, self.aside(folder / "public", folder / "resources"), runs)
        self.put_aside(folder / "public")
        return seconds, self.memory(command)

    def floor(self, folder, runs=None):
        """cmark-gfm alone on the chapters, and the same files written by cp."""
        whole = self.scratch / "whole.md"
        whole.write_bytes(b"\n".join(path.read_bytes() for path in sorted((folder / "Content/2023/kapitel").glob("*.md"))))
        parsing = ["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "autolink", whole]
        target = folder / "written"
        writing = self.median(["cp", "-r", folder / "output/2023", target], self.aside(target), runs)
        self.put_aside(target)
        return self.median(parsing, runs=runs) + writing, self.memory(parsing)

    # The table

    def row(self, work, seconds, memory=None, hugo=None, floor=None):
        self.rows.append((work, seconds, memory, hugo, floor))
        ratios = "".join(f"  {name} {seconds / other:.2f}" for name, other in [("Hugo", hugo), ("floor", floor)] if other)
        print(f"… {work}: {seconds * 1000:.1f} ms{ratios}", file=sys.stderr, flush=True)

    def goal(self, words, is_reached, found):
        self.goals.append((words, is_reached, found))

    def table(self):
        print(f"{'work':<58}{'median':>11}{'of Hugo':>9}{'of floor':>10}{'memory':>11}")
        for work, seconds, memory, hugo, floor in self.rows:
            share = lambda other: f"{seconds / other:.2f}" if other else ""
            held = f"{memory:.0f} MiB" if memory else ""
            print(f"{work:<58}{seconds * 1000:>8.1f} ms{share(hugo):>9}{share(floor):>10}{held:>11}")
        print()
        for words, is_reached, found in self.goals:
            print(f"{'reached    ' if is_reached else 'not reached'}  {words} ({found})")


def compare(bench, name, folder, share_of_hugo=0.5, share_of_floor=None, runs=None):
    """One edition: Hugo on the chapters, the floor, and a build from nothing."""
    site = content.for_hugo(folder / "Content/2023", folder / "hugo")
    hugo, hugo_memory = bench.hugo(site, runs)
    whole, whole_memory = bench.hugo(content.for_hugo(folder / "Content/2023", folder / "hugo-whole", True), runs)
    seconds, memory = bench.build(folder, runs=runs)
    files = [path for path in (folder / "output/2023").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    floor, floor_memory = bench.floor(folder, runs)
    bench.row(f"{name}: the floor", floor, floor_memory)
    bench.row(f"{name}: Hugo, the chapters alone", hugo, hugo_memory, None, floor)
    bench.row(f"{name}: Hugo, and all of them on one page", whole, whole_memory, None, floor)
    bench.row(f"{name}: build-report, {len(files)} files, {size / 1e6:.1f} MB", seconds, memory, hugo, floor)
    if share_of_hugo:
        bench.goal(f"{name}: at most {share_of_hugo} × Hugo's time", seconds <= hugo * share_of_hugo, f"{seconds / hugo:.2f}")
    bench.goal(f"{name}: less memory than Hugo", memory < hugo_memory, f"{memory:.0f} and {hugo_memory:.0f} MiB")
    if share_of_floor:
        bench.goal(f"{name}: at most {share_of_floor} × the floor", seconds <= share_of_floor * floor, f"{seconds / floor:.2f}")
    return seconds


def again(bench, name, folder, first):
    """A second build with nothing changed: its share of the first, and that no file is written."""
    stamps = lambda: {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in (folder / "output/2023").rglob("*")}
    before = stamps()
    seconds, memory = bench.build(folder, again=True)
    after = stamps()
    rewritten = sum(before.get(path) != stamp for path, stamp in after.items() if path.is_file())
    bench.row(f"{name}: nothing has changed", seconds, memory)
    bench.goal(f"{name}: nothing changed takes at most a third of the first", seconds <= first / 3, f"{seconds / first:.2f}")
    bench.goal(f"{name}: nothing changed rewrites no file", rewritten == 0, f"{rewritten} of {len(after)}")


def growth(bench):
    """From 10 chapters to many: time and memory a page."""
    found = []
    for count in (10, 100, 1000) if bench.options.quick else (10, 100, 1000, 10_000):
        folder = bench.scratch / f"growth-{count}"
        content.written(folder, count, 4_000)
        seconds, memory = bench.build(folder, runs=3)
        bench.row(f"{count} chapters of 4 kB", seconds, memory)
        found.append((count, seconds, memory))
    # The first of them is mostly the start of the program; what is judged is the growth where pages weigh.
    for (few, before, held_before), (many, after, held) in zip(found[1:], found[2:]):
        times = many / few
        bench.goal(f"from {few} to {many} chapters: time grows no faster", after / before <= times, f"{after / before:.1f} × for {times:.0f} ×")
        bench.goal(f"from {few} to {many} chapters: memory grows no faster", held / held_before <= times, f"{held / held_before:.1f} × for {times:.0f} ×")


def first_read(bench, folder):
    """From the start of the process until the content's folder is opened, as the kernel tells it."""
    libc = ctypes.CDLL(None, use_errno=True)
    in_open = 0x20
    times = []
    for _ in range(10 if bench.options.quick else 40):
        watch = libc.inotify_init()
        libc.inotify_add_watch(watch, os.fsencode(folder / "Content/2023"), in_open)
        began = time.perf_counter()
        process = subprocess.Popen([PROGRAM, "2023", "--no-search"], env={**os.environ, "BUILD_REPORT_ROOT": str(folder)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.read(watch, 4096)
        times.append(time.perf_counter() - began)
        process.wait()
        os.close(watch)
    seconds = statistics.median(times)
    bench.row("start of the process until the content is opened", seconds)
    bench.goal("start until the first file is read: under 10 ms", seconds < 0.010, f"{seconds * 1000:.1f} ms")


def launcher(bench):
    runs = 10 if bench.options.quick else 40
    whole = bench.median([content.PROJECT / "build-report", "--version"], runs=runs)
    program = bench.median([PROGRAM, "--version"], runs=runs)
    bench.row("the launcher's own share of a second run", whole - program)
    bench.goal("the launcher's own share: under 20 ms", whole - program < 0.020, f"{(whole - program) * 1000:.1f} ms")


def preview(bench):
    """A save until a client has been told of the new page, which is made by then, and until it has fetched it."""
    from preview import CHAPTER, PAGE, save_and_wait
    from client import Preview
    folder = bench.scratch / "preview"
    content.real(folder)
    preview = Preview(PROGRAM, folder)
    channel = preview.channel(PAGE)
    channel.wait(lambda news: True)
    text = (preview.project / CHAPTER).read_text()
    told = []
    for number in range(20 if bench.options.quick else 100):
        time.sleep(0.15 + number % 7 / 50)
        told.append(save_and_wait(preview, channel, text, number)[0] / 1000)
    preview.end()
    seconds = statistics.median(told)
    bench.row("one chapter changed, preview: save until the client is told", seconds)
    bench.goal("one chapter changed: under 20 ms to new bytes", seconds < 0.020, f"{seconds * 1000:.1f} ms with the wait for a quiet file")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--hugo", required=True)
    options.add_argument("--quick", action="store_true", help="fewer runs, and a tenth of the large edition")
    options.add_argument("--only", default="", help="only the parts whose name holds this word: real, ten, large, growth, start, launcher, preview")
    bench = Bench(options.parse_args())
    tenth = 10 if bench.options.quick else 1

    def real():
        folder = bench.small / "real"
        content.real(folder)
        again(bench, "the report of 2023", folder, compare(bench, "the report of 2023", folder))

    def ten():
        folder = bench.small / "ten"
        content.written(folder, 10, 31_900)
        compare(bench, "10 chapters, 319 kB", folder)

    def large():
        count = 1000 // tenth
        folder = bench.scratch / "large"
        edition = content.written(folder, count, 32_000)
        compare(bench, f"{count} chapters, {count * 32 / 1000:.0f} MB", folder, runs=5)
        bench.put_aside(folder / "output")
        content.add_goals(edition, 2000 // tenth, 5)
        name = f"the same with {10_000 // tenth} indicators"
        again(bench, name, folder, compare(bench, name, folder, share_of_hugo=None, share_of_floor=3, runs=5))

    def start():
        folder = bench.scratch / "start"
        content.real(folder)
        first_read(bench, folder)

    parts = {"real": real, "ten": ten, "start": start, "launcher": lambda: launcher(bench), "preview": lambda: preview(bench), "growth": lambda: growth(bench), "large": large}
    try:
        for name, part in parts.items():
            if bench.options.only in name:
                part()
        bench.table()
    finally:
        bench.end()


if __name__ == "__main__":
    main()
