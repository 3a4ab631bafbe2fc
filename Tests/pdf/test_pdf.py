"""Holds PDFs against their pages: test_pdf.py FOLDER [FOLDER …], each an edition built with --pdf --chapter-pdfs.

Every check is first shown to find a fault that is put into a PDF in memory (BREAKS); a check that finds nothing in
a broken PDF fails the run as one that finds something in a good one. With --prove-all an edition must have all that
the checks look for, so that each is shown to work.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import pikepdf

import checks
from reading import PDF, Page

# What outloud calls an error and no rule of PDF/UA does: rule → why. Their numbers stand in README.md.
TOLERATED = {'TBL-010': 'tables whose rows have headers of their own look to it like headers torn apart'}
UNCHECKED = """No program has checked: whether an alternative text says what its picture shows, whether headings say what
follows, whether link texts make sense on their own, whether words in other languages are all marked, contrast in
print, and how any screen reader reads the PDF aloud. That takes a person with a screen reader and a printed copy."""


def first(node, *kinds, where=lambda node: True):
    return next(one for one in node.all(*kinds) if where(one))


def without_draft(pdf):
    pdf.artifacts[-1] = [text.replace('UTKAST', '') for text in pdf.artifacts[-1]]


def with_draft(pdf):
    pdf.artifacts[-1].append('UTKAST')


def swap_kids(node):
    node.element.K[0], node.element.K[1] = node.element.K[1], node.element.K[0]


def drop_bookmark(pdf):
    with pdf.file.open_outline() as outline:
        outline.root.pop()


def drop_title(pdf):
    pdf.file.docinfo['/Title'] = 'rapport.pdf'


def lead_elsewhere(pdf):
    link = first(pdf.root, 'Link', where=lambda node: node.links and '/URI' in node.links[0].get('/A', {}))
    link.links[0].A.URI = pikepdf.String('https://fel.example/')


def forget_the_archive(pdf):
    pdf.file.Root.Metadata.write(pdf.file.Root.Metadata.read_bytes().replace(b'<pdfaid:part>3<', b'<pdfaid:part>2<'))


def change_data(pdf):
    pdf.file.Root.AF[0].EF.F.write(b'{}')


def soften(pdf):
    page = next(words for words in pdf.words if words)
    page[min(page)] += '\u00ad'


def wrong_contents(pdf):
    item = first(pdf.root, 'TOCI')
    next(item.all('Link')).links[0].get('/Dest', next(item.all('Link')).links[0].get('/A', {}).get('/D'))[0] = pdf.file.pages[-1].obj


def english(pdf):
    pdf.file.Root.Lang = 'en'


# check → ways in which it is broken first: functions on the PDF; what is read anew shows in the tree.
BREAKS = {
    'headings': [lambda pdf: first(pdf.root, 'H3').element.__setitem__('/S', pikepdf.Name.P)],
    'bookmarks': [drop_bookmark],
    'contents': [wrong_contents],
    'tables': [
        lambda pdf: first(pdf.root, 'TR').element.K.__delitem__(0),
        lambda pdf: first(pdf.root, 'Caption').element.__setitem__('/S', pikepdf.Name.P),
        lambda pdf: first(pdf.root, 'TH').element.__setitem__('/S', pikepdf.Name.TD),
    ],
    'header_cells': [
        lambda pdf: first(pdf.root, 'TH').element.A.__delitem__('/Scope'),
        lambda pdf: first(pdf.root, 'TH').element.__setitem__('/ID', pikepdf.String('ingen')),
    ],
    'alternatives': [lambda pdf: first(pdf.root, 'Figure').element.__delitem__('/Alt')],
    'reading_order': [lambda pdf: swap_kids(first(pdf.root, 'L', where=lambda node: len(node.kids) > 1))],
    'language': [english],
    'title': [drop_title],
    'links': [lead_elsewhere, lambda pdf: first(pdf.root, 'Link').links[0].__delitem__('/Contents')],
    'notes': [lambda pdf: first(pdf.root, 'Note').element.__delitem__('/ID')],
    'marking': [lambda pdf: first(pdf.root, 'P').element.__setitem__('/K', pikepdf.Array())],
    'nesting': [lambda pdf: first(pdf.root, 'LI').element.__setitem__('/S', pikepdf.Name.TR)],
    'archive': [
        forget_the_archive, change_data,
        lambda pdf: pdf.file.Root.AF[0].__setitem__('/AFRelationship', pikepdf.Name.Unspecified),
        lambda pdf: pdf.file.Root.__delitem__('/OutputIntents'),
        lambda pdf: pdf.file.docinfo.__setitem__('/ModDate', 'D:20300101'),
    ],
}
# Seen in what was read, not in the file.
READ_BREAKS = {
    'draft': lambda pdf: (without_draft if any('UTKAST' in text for text in pdf.artifacts[-1]) else with_draft)(pdf),
    'page_numbers': lambda pdf: pdf.artifacts[-1].append(' (s. 9999)'),
    'pages': lambda pdf: pdf.artifacts.__setitem__(-1, ['']),
    'copying': soften,
}


def proves_itself(path, page, check):
    """Whether the check finds the faults that are made for it; `None` where the edition has no such thing to break."""
    found = []
    for damage in [READ_BREAKS[check.__name__]] if check.__name__ in READ_BREAKS else BREAKS[check.__name__]:
        with pikepdf.open(path) as file:
            pdf = PDF(file)
            try:
                damage(pdf)
            except (StopIteration, KeyError, AttributeError):
                return None  # there is nothing of the kind to break
            if check.__name__ not in READ_BREAKS:
                pdf.reread()
            found.append(bool(check(page, pdf)))
    return all(found)


def independent_readers(path):
    """What qpdf, poppler and MuPDF say of the file."""
    problems = []
    for command in (['qpdf', '--check', path], ['pdfinfo', '-dests', path], ['pdftotext', path, '-'], ['mutool', 'info', path]):
        run = subprocess.run(command, capture_output=True)
        said = [line for line in run.stderr.decode(errors='replace').splitlines() if line.strip()]
        if run.returncode or said:
            problems.append(f'{command[0]} ended with {run.returncode}: {" ".join(said)[:200]}')
    return problems


def outside_judges(path):
    """What pdfua and outloud hold against the PDF."""
    problems = []
    tools = pathlib.Path(sys.executable).parent
    run = subprocess.run([tools / 'pdfua', 'check', path], capture_output=True, text=True)
    found = [line.strip() for line in run.stdout.splitlines() if '[ERROR]' in line]
    problems += [f'pdfua: {line}' for line in found] or ([] if run.returncode == 0 else [f'pdfua ended with {run.returncode}'])
    with tempfile.NamedTemporaryFile(suffix='.json') as report:
        subprocess.run([tools / 'outloud', '--quiet', '--json', report.name, path], capture_output=True, env=os.environ | {'OPENBLAS_NUM_THREADS': '1'})
        text = pathlib.Path(report.name).read_text()
    findings = list(findings_of(json.loads(text))) if text else None
    if findings is None:
        return [*problems, 'outloud gave no report'], ''
    errors = [one for one in findings if one.get('severity') == 'error']
    problems += [f'outloud: {one["rule"]} p.{one.get("page")} {one["message"]}' for one in errors if one['rule'] not in TOLERATED]
    counts = {}
    for one in findings:
        key = f'{one["severity"]} {one["rule"]}'
        counts[key] = counts.get(key, 0) + 1
    return problems, ', '.join(f'{key} × {count}' for key, count in sorted(counts.items()))


def chapter_problems(path):
    """What is wrong with a chapter's own PDF, by the same checks."""
    page = Page(path.parent / 'index.html')
    with pikepdf.open(path) as file:
        pdf = PDF(file)
        problems = [problem for check in checks.ALL for problem in check(page, pdf)]
    return problems + independent_readers(path)


def findings_of(value):
    if isinstance(value, dict):
        if 'severity' in value and 'rule' in value:
            yield value
        else:
            for one in value.values():
                yield from findings_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from findings_of(one)


def main(arguments):
    must_prove_all = '--prove-all' in arguments
    folders = [one for one in arguments if not one.startswith('--')]
    failures = 0

    def say(name, problems):
        nonlocal failures
        failures += len(problems)
        print(f'  {"ok  " if not problems else "FAIL"} {name}')
        for problem in problems[:10]:
            print(f'       {problem}')

    unproved = {check.__name__ for check in checks.ALL}
    for folder in map(pathlib.Path, folders):
        path, page = folder / 'rapport.pdf', Page(folder / 'rapport.html')
        chapters = sorted(folder.glob('kapitel/*/kapitel.pdf'))
        say('every chapter has a PDF', [] if not chapters and '--report-alone' in arguments or len(chapters) == len(list(folder.glob('kapitel/*/index.html'))) > 0 else ['there are fewer than pages'])
        for chapter in chapters:
            say(f'chapter {chapter.parent.name}', chapter_problems(chapter))
        with pikepdf.open(path) as file:
            pdf = PDF(file)
            print(f'{folder.name}: {len(file.pages)} pages, {path.stat().st_size} bytes, {len(page.headings())} headings, '
                  f'{len(list(page.tables()))} tables, {len(list(page.alternatives()))} pictures, {len(list(pdf.root.all("Link")))} links')
            for check in checks.ALL:
                say(check.__name__.replace('_', ' '), check(page, pdf))
        # In a chapter where it has what is to be broken: it is read in a tenth of the time.
        for check in checks.ALL:
            for broken, beside in [*((one, one.parent / 'index.html') for one in chapters), (path, folder / 'rapport.html')]:
                if check.__name__ in unproved and (found := proves_itself(broken, Page(beside), check)) is not None:
                    unproved.discard(check.__name__)
                    if not found:
                        say(f'{check.__name__} finds the fault that is made for it', ['it found nothing'])
        say('qpdf, poppler and MuPDF', independent_readers(path))
        problems, rest = outside_judges(path) if '--report-alone' not in arguments else ([], 'not asked')
        say('pdfua and outloud', problems)
        print(f'       outloud said: {rest or "nothing"}')
    say('every check has been seen to fail' if must_prove_all else f'not seen to fail here: {sorted(unproved)}', sorted(unproved) if must_prove_all else [])
    print(UNCHECKED)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
