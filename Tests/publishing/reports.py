"""Small reports of known versions, as `build-report` would have built them."""

import hashlib
import json
import os

PAGES = 12


def files_of(version):
    """The files of a version: every one but the last two changes with it and keeps its size."""
    mark = f"{version:06d}"
    files = {"index.html": f"<!doctype html><title>Rapport {mark}</title>" + f"<p>{mark}</p>" * 2000}
    files["assets/report.css"] = f"/* {mark} */" + f".v{mark} {{ color: red }}\n" * 1500
    for number in range(PAGES):
        files[f"kapitel/{number}/index.html"] = f"<!doctype html><title>{mark}</title>" + f"<p>{mark} {number}</p>" * 300
    files["data/tal och mått.csv"] = f"år;värde\n2023;{mark}\n"
    files["assets/lika.css"] = "p { margin: 0 }\n" * 500
    files["assets/lika.svg"] = "<svg xmlns='http://www.w3.org/2000/svg'/>\n" * 100
    return {path: text.encode() for path, text in files.items()}


def manifest_of(files, version, edition, year=2023, title=None, draft=False):
    return json.dumps(
        {
            "format": "build-report/1",
            "edition": edition,
            "title": title or f"Rapport {edition}",
            "year": year,
            "draft": draft,
            "contentDigest": hashlib.sha256(str(version).encode()).hexdigest(),
            "toolVersion": "0.1.0",
            "files": [
                {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                for path, data in sorted(files.items())
            ],
        },
        ensure_ascii=False,
        indent=2,
    ).encode() + b"\n"


def whole(version, edition, **about):
    """All files of a version, its manifest among them."""
    files = files_of(version)
    files["manifest.json"] = manifest_of(files, version, edition, **about)
    return files


def write(folder, files):
    """Puts a report in a folder: what is the same keeps its file, as a build does not."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if os.path.relpath(path, folder) not in files:
                os.unlink(path)
    for path, data in files.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(data)


def read(folder):
    """Every file of a folder by path, links included as what they are."""
    found = {}
    for place, folders, names in os.walk(folder):
        for name in names + [name for name in folders if os.path.islink(os.path.join(place, name))]:
            path = os.path.join(place, name)
            key = os.path.relpath(path, folder)
            if os.path.islink(path):
                found[key] = b"-> " + os.readlink(path).encode()
            else:
                with open(path, "rb") as file:
                    found[key] = file.read()
    return found


def fault(folder):
    """Why a folder is no whole report by its own manifest; None where it is one."""
    found = read(folder)
    try:
        manifest = json.loads(found.pop("manifest.json"))
    except (KeyError, ValueError) as error:
        return f"no manifest: {error!r}"
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    if set(listed) != set(found):
        return f"differs in {sorted(set(listed) ^ set(found))[:5]}"
    wrong = [path for path, data in found.items() if hashlib.sha256(data).hexdigest() != listed[path]]
    return f"wrong bytes in {wrong[:5]}" if wrong else None
