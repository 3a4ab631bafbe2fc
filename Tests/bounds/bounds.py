"""Time and memory grow with the content, and no faster: every way in which an edition can be large, at three sizes.

Each size is three times the one before. What the second step up costs in processor time may be six times the first:
where time grows with the content it is three times, with the square nine. Processor time and not time on the wall, so
that other work on the machine does not matter; the best of two runs, so that little noise remains.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FACTOR = 3
MOST_GROWTH = 6
# A step so quick that its growth says nothing, in seconds.
NEGLIGIBLE = 0.3
MOST_SECONDS = 20
MOST_MEMORY = 900 << 20

HEAD = "---\ntitel: Prov\nnummer: 9\nprioritering: 1\nläge: klar\n---\n\n## Prov\n\n"


def chapter(text):
    return {"kapitel/9-prov.md": HEAD + text}


def goal(text):
    return {"mal/mal-99.yaml": "nummer: 99\ntitel: Prov\n" + text}


def many(count, line):
    return "".join(line.replace("#", str(number)) for number in range(count))


# name: (the smaller size, a function from a size to files); in the order of the doors through which they come.
SHAPES = {
    "paragraphs": (1500, lambda n: chapter(many(n, "Stycke # med *betoning* och [länk](https://exempel.se/#).\n\n"))),
    "one long line": (4000, lambda n: chapter(many(n, "ord# "))),
    "headings of one name": (700, lambda n: chapter(many(n, "### Samma\n\nText.\n\n"))),
    "values": (1200, lambda n: chapter(many(n, "Det är `=mål.antal` i år.\n\n"))),
    "unknown values": (500, lambda n: chapter(many(n, "Det är `=mal.antall#`.\n\n"))),
    "unknown links": (500, lambda n: chapter(many(n, "[a](mål:99.#) [b](kapitel:larandde-#)\n\n"))),
    "one very long unknown link": (6000, lambda n: chapter("[a](kapitel:" + "larande" * n + ")\n")),
    "footnotes": (700, lambda n: chapter(many(n, "Ord[^#].\n\n[^#]: Not.\n\n"))),
    "fact boxes": (300, lambda n: chapter(many(n, "```faktaruta Ruta #\nText.\n```\n\n"))),
    "unknown blocks": (400, lambda n: chapter(many(n, "```faktaruda #\nText.\n```\n\n"))),
    "raw HTML": (500, lambda n: chapter(many(n, "Här <b>är</b> det.\n\n"))),
    "charts": (40, lambda n: chapter(many(n, "```diagram\ntitel: D #\n---\nA;B\nx;5\ny;7\n```\n\n"))),
    "a chart of many bars": (300, lambda n: chapter("```diagram\ntitel: D\n---\nA;B\n" + many(n, "x#;5\n") + "```\n")),
    "rows in a text": (1500, lambda n: chapter("```tabell\ntitel: T\n---\nA;B\n" + many(n, "x#;5\n") + "```\n")),
    "a table's rows": (5000, lambda n: {"data/prov.csv": "A;B;C\n" + many(n, "x#;5,5;text\n")}),
    "a table's wrong rows": (1500, lambda n: {"data/prov.csv": "A;B\n" + many(n, "x#;5;6;7\n")}),
    "a table's columns": (45, lambda n: {"data/prov.csv": ";".join(f"K{i}" for i in range(n)) + "\n" + many(300, ";".join(["1"] * n) + "\n")}),
    "a cell of many lines": (4000, lambda n: {"data/prov.csv": 'A;B\n"' + many(n, "rad #\n") + '";5\n'}),
    "indicators": (50, lambda n: goal("delmål:\n  - nummer: \"99.1\"\n    titel: Del\n    prognos: {nivå: delvis, datum: 2023-08-31}\n    indikatorer:\n" + many(
        n, "      - {id: prov-#, titel: Prov #, enhet: procent, regel: minst, målvärde: 50, utfall: [{datum: 2023-06, värde: 45}]}\n"))),
    "outcomes": (150, lambda n: goal("delmål:\n  - nummer: \"99.1\"\n    titel: Del\n    prognos: {nivå: delvis, datum: 2023-08-31}\n    indikatorer:\n      - id: prov\n"
        "        titel: Prov\n        enhet: procent\n        regel: minst\n        målvärde: 50\n        utfall:\n" + many(n, "          - {datum: 2023-06, värde: 45, not: Not #}\n"))),
    "unknown keys": (400, lambda n: goal(many(n, "nyckkel#: värde\n"))),
    "one key twice": (800, lambda n: goal(many(n, "not: värde\n"))),
    "a long text in YAML": (4000, lambda n: goal("beskrivning: >\n" + many(n, "  Rad # med ord.\n"))),
    "comments in YAML": (6000, lambda n: goal(many(n, "# Kommentar\n").replace("0", "#"))),
    "anchors": (3000, lambda n: goal("x: [" + many(n, "&a# b, ") + "]\n")),
    "chapters": (40, lambda n: {f"kapitel/{10 + i}-prov-{i}.md": HEAD.replace("9", str(100 + i)) + "Text.\n" for i in range(n)}),
    "pictures": (150, lambda n: {f"bilder/prov-{i}.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>' for i in range(n)}),
    "elements in a drawing": (4000, lambda n: {"bilder/prov.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">' + "<g/>" * n + "</svg>"}),
    "unused files": (300, lambda n: {f"prov-{i}.md": "x" for i in range(n)}),
    "invisible signs": (1500, lambda n: chapter(many(n, "Här\u200b står #.\n\n"))),
}


def write(folder, files):
    for path, text in files.items():
        target = folder / "Content/exempel" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def cost(program, folder):
    """Processor seconds and memory of one build."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS * 2, MOST_SECONDS * 2))

    process = subprocess.Popen(
        [program, "exempel", "--no-search"], env={**os.environ, "BUILD_REPORT_ROOT": str(folder)}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limit)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"stopped by {os.waitstatus_to_exitcode(status)} after {usage.ru_utime:.1f} s")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10


def measure(program, files, runs):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "Templates", folder / "Templates")
        shutil.copytree(ROOT / "Content/exempel", folder / "Content/exempel")
        write(folder, files)
        costs = []
        for _ in range(runs):
            # What stands as it was built is not built again.
            shutil.rmtree(folder / "output", ignore_errors=True)
            costs.append(cost(program, folder))
    return min(seconds for seconds, _ in costs), max(memory for _, memory in costs)


def judge(program, name):
    size, make = SHAPES[name]
    try:
        costs = [measure(program, make(size * FACTOR**step), 2) for step in range(3)]
        seconds, memory = [cost for cost, _ in costs], max(memory for _, memory in costs)
        first, second = max(seconds[1] - seconds[0], NEGLIGIBLE / FACTOR), seconds[2] - seconds[1]
        wrong = []
        said = " → ".join(f"{cost:.2f}" for cost in seconds) + f" s, {memory >> 20} MB"
        if second > NEGLIGIBLE and second / first > MOST_GROWTH:
            wrong.append(f"{FACTOR} times as much costs {second / first:.1f} times as much ({said})")
        if memory > MOST_MEMORY:
            wrong.append(f"takes {memory >> 20} MB")
    except RuntimeError as problem:
        wrong, said = [str(problem)], ""
    print(f"{'FAIL' if wrong else 'ok  '}  {name}: {'; '.join(wrong) or said}", flush=True)
    return not wrong


def main():
    program = os.environ.get("BUILD_REPORT", str(ROOT / ".build/release/build-report"))
    names = sys.argv[1:] or list(SHAPES)
    passed = sum(judge(program, name) for name in names)
    print(f"{passed} passed, {len(names) - passed} failed")
    sys.exit(passed != len(names))


if __name__ == "__main__":
    main()
