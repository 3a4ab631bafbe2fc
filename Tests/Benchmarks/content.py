"""The content that is measured: editions made of the chapters and goals of Content/2023, and the same for Hugo."""

import itertools
import pathlib
import re
import shutil

PROJECT = pathlib.Path(__file__).resolve().parents[2]
EDITION = PROJECT / "Content" / "2023"
HUGO = pathlib.Path(__file__).resolve().parent / "hugo"
# Laid over it where the site is also to have its whole text on one page.
HUGO_WHOLE = HUGO.with_name("hugo-whole")


def parts(path):
    """A chapter's front matter without its marks, and its text."""
    _, front, text = path.read_text().split("---\n", 2)
    return front, text


def chapters():
    return sorted((EDITION / "kapitel").glob("*.md"))


def project(folder):
    """An empty project with the project's templates and the frame of the edition; no chapters, no goals."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PROJECT / "Templates", folder / "Templates")
    edition = folder / "Content" / "2023"
    shutil.copytree(EDITION, edition, ignore=shutil.ignore_patterns("kapitel", "mal"))
    (edition / "kapitel").mkdir()
    (edition / "mal").mkdir()
    return edition


def real(folder):
    """The edition as it is."""
    edition = project(folder)
    shutil.copytree(EDITION, edition, dirs_exist_ok=True)
    return edition


def written(folder, count, size):
    """So many chapters of about `size` bytes: the edition's texts one after another, from another place in each.

    Values and links keep what they lead to, and so the edition's own goals are there too.
    """
    edition = real(folder)
    shutil.rmtree(edition / "kapitel")
    (edition / "kapitel").mkdir()
    sources = [parts(path) for path in chapters()]
    for number in range(count):
        front = re.sub(r"^(titel: .*)$", rf"\1 {number}", sources[number % len(sources)][0], flags=re.M)
        text, place = "", number
        while len(text.encode()) < size:
            text += sources[place % len(sources)][1]
            place += 1
        # The first have the names that the texts link to.
        name = chapters()[number % len(sources)].stem.split("-", 1)[1] + (f"-{number}" if number >= len(sources) else "")
        (edition / "kapitel" / f"{number:05}-{name}.md").write_text(f"---\n{front}---\n{cut(text, size)}")
    return edition


def cut(text, size):
    """The paragraphs that fit, no block opened and left open."""
    kept, total, is_open = [], 0, False
    for paragraph in text.split("\n\n"):
        total += len(paragraph.encode()) + 2
        if total > size and not is_open:
            break
        kept.append(paragraph)
        is_open ^= sum(line.startswith("```") for line in paragraph.splitlines()) % 2 == 1
    return "\n\n".join(kept) + "\n"


def indicators():
    """Every indicator of the edition, as its file has it, without its id."""
    found = []
    for path in sorted((EDITION / "mal").glob("*.yaml")):
        for block in re.findall(r"^      - id: \S+\n((?:        .*\n|\n)+)", path.read_text(), flags=re.M):
            found.append(block.rstrip("\n") + "\n")
    return found


def add_goals(edition, goals, each, per_file=10):
    """So many goals with `each` indicators; their numbers begin at 1001 and so meet none of the edition's own."""
    blocks = itertools.cycle(indicators())
    for number in range(goals // per_file):
        first = 1001 + number
        lines = [f"nummer: {first}\ntitel: Länets mål {first}\ndelmål:\n"]
        for part in range(1, per_file + 1):
            lines.append(f'  - nummer: "{first}.{part}"\n    titel: Delmål {part} av mål {first}\n    prognos: {{nivå: helt, datum: 2023-08-31}}\n    indikatorer:\n')
            lines += [f"      - id: indikator-{first}-{part}-{place}\n{next(blocks)}" for place in range(each)]
        (edition / "mal" / f"mal-{first}.yaml").write_text("".join(lines))


def for_hugo(edition, folder, has_whole=False):
    """The edition's chapters as a site of Hugo's: the same Markdown, and templates of the same kind."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HUGO, folder)
    if has_whole:
        shutil.copytree(HUGO_WHOLE, folder, dirs_exist_ok=True)
    target = folder / "content" / "kapitel"
    target.mkdir(parents=True)
    (target / "_index.md").write_text("---\ntitle: Kapitel\n---\n")
    (folder / "content" / "_index.md").write_text("---\ntitle: Rapport\n---\n")
    for path in sorted((edition / "kapitel").glob("*.md")):
        front, text = parts(path)
        front = re.sub(r"^titel:", "title:", front, flags=re.M)
        (target / path.name).write_text(f"---\n{front}---\n{text}")
    return folder
