"""A copy of a project with an edition many times its size: every chapter and every goal again under another name.

    python3 Tests/Benchmarks/multiplied.py FOLDER [TIMES] [EDITION]
"""

import pathlib
import re
import shutil
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def multiply(folder, times=100, edition="2023"):
    """Makes `folder` a project whose one edition has `times` the chapters, goals and indicators of `edition`."""
    folder = pathlib.Path(folder)
    shutil.copytree(PROJECT / "Templates", folder / "Templates")
    content = folder / "Content" / edition
    shutil.copytree(PROJECT / "Content" / edition, content)
    chapters = [(path, path.read_text()) for path in sorted((content / "kapitel").glob("*.md"))]
    goals = [(path, path.read_text()) for path in sorted((content / "mal").glob("*.yaml"))]
    for number in range(1, times):
        for path, text in chapters:
            path.with_name(f"{path.stem}-{number}.md").write_text(text)
        for path, text in goals:
            path.with_name(f"{path.stem}-{number}.yaml").write_text(renumbered(text, number))
    return folder


def renumbered(text, number):
    """A goal's file with numbers and ids of its own: 4.1 becomes 104.1, 204.1 and so on."""
    text = re.sub(r'^(\s*(?:- )?nummer: "?)(\d+)', lambda found: found[1] + str(int(found[2]) + 100 * number), text, flags=re.M)
    return re.sub(r"^(\s*- id: )(\S+)$", rf"\g<1>\g<2>-{number}", text, flags=re.M)


if __name__ == "__main__":
    multiply(sys.argv[1], *[int(times) for times in sys.argv[2:3]], *sys.argv[3:4])
