"""From save to the new page: what the preview's reader waits.

    python3 Tests/Benchmarks/preview.py [--saves 200] [--times 1 100] [--memory 1000] [--program FILE]

A save is a file written beside and renamed into place, in the edition's third chapter. It is over when a client that
has the chapter's page open has been told of the new version and has fetched it, and the page holds the words that were
saved. Between saves there is a pause of a random length, so that no rhythm of the program's own is hit or missed.
`--times 100` measures on content of a hundred times the size. `--memory` adds a run of so many saves in a row and tells
what the program held in memory on the way.
"""

import argparse
import pathlib
import random
import shutil
import statistics
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "preview")]

from client import Preview  # noqa: E402
from multiplied import PROJECT, multiply  # noqa: E402

CHAPTER = "Content/2023/kapitel/3-nara-tillganglig-region.md"
PAGE = "/kapitel/nara-tillganglig-region/"


def save_and_wait(preview, channel, text, number):
    """Milliseconds until the client was told, and until it had the page."""
    words = f"Sparad {number} gånger"
    before = channel.latest["page"]
    began = time.perf_counter()
    preview.save(CHAPTER, f"{text}\n\n{words}.\n")
    channel.wait(lambda news: news["page"] != before, 120)
    status, body = preview.page(PAGE)
    ended = time.perf_counter()
    if status != 200 or words not in body:
        raise AssertionError(f"the page lacks ”{words}”")
    return (channel.came - began) * 1000, (ended - began) * 1000


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share / 100))]


def row(name, values):
    shares = "  ".join(f"p{share} {percentile(values, share):7.1f}" for share in (50, 95, 99))
    print(f"  {name:<28} {shares}  highest {max(values):7.1f} ms", flush=True)


def latency(program, folder, saves, times):
    multiply(folder, times)
    began = time.perf_counter()
    preview = Preview(program, folder)
    channel = preview.channel(PAGE)
    channel.wait(lambda news: True)
    print(f"{times} × the content, {saves} saves; the first page after {(time.perf_counter() - began) * 1000:.0f} ms", flush=True)
    text = (preview.project / CHAPTER).read_text()
    pauses = random.Random(2023)
    told, fetched = [], []
    for number in range(saves):
        time.sleep(pauses.uniform(0.05, 0.4))
        first, second = save_and_wait(preview, channel, text, number)
        told.append(first)
        fetched.append(second)
    row("until the client is told", told)
    row("until it has the new page", fetched)
    print(f"  mean {statistics.fmean(fetched):.1f} ms, in memory {preview.memory() / 1024:.0f} MiB", flush=True)
    preview.end()


def memory(program, folder, saves):
    multiply(folder, 1)
    preview = Preview(program, folder)
    channel = preview.channel(PAGE)
    channel.wait(lambda news: True)
    text = (preview.project / CHAPTER).read_text()
    print(f"memory over {saves} saves, every seventh an error, after every fifth a pause in which all pages are looked at", flush=True)
    for number in range(saves + 1):
        if number % max(1, saves // 10) == 0:
            print(f"  after {number:>6} saves {preview.memory() / 1024:6.1f} MiB", flush=True)
        if number % 7 == 3:
            preview.save(CHAPTER, f"{text}\n\nSe [x](mal:99.{number}).\n")
            channel.wait(lambda news: news["standing"]["errors"] > 0)
        save_and_wait(preview, channel, text, number)
        if number % 5 == 0:
            time.sleep(0.3)
    preview.end()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=PROJECT / ".build/release/build-report")
    options.add_argument("--saves", type=int, default=200)
    options.add_argument("--times", type=int, nargs="*", default=[1, 100])
    options.add_argument("--memory", type=int, default=0)
    chosen = options.parse_args()
    scratch = pathlib.Path(tempfile.mkdtemp())
    try:
        for times in chosen.times:
            latency(chosen.program, scratch / f"{times}", chosen.saves, times)
        if chosen.memory:
            memory(chosen.program, scratch / "memory", chosen.memory)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
