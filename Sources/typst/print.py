"""Sets pages as PDF/A-3a and PDF/UA-1 at once: print.py FOLDER TREE PDF [TREE PDF …]

Run by build-report with a folder that it has filled: the trees of the pages as JSON, `tryck/` with the template, `site/`
with the pictures and the files to attach. Says each step in a line on standard output, in Swedish. What went wrong is
one line of JSON on standard error: `{"kind": …, "words": …}`. Reads nothing outside the folder but typefaces.
"""

import ctypes
import json
import pathlib
import signal
import sys

ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: an interrupted build leaves no printing behind it

import typst  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import faults  # noqa: E402
import finish  # noqa: E402

TEMPLATE = 'tryck/dokument.typ'
STANDARDS = ['a-3a', 'ua-1']
# What the launcher installs for print. Only these are read where the theme asks for no other, so that a sign comes from
# the same typeface on every machine.
FONTS = pathlib.Path('/usr/share/fonts/truetype')
OWN = {'lato': 'Lato', 'charis': 'Charis SIL', 'dejavu': 'DejaVu Sans'}


def compiler(folder, theme):
    """A compiler that sees the folder and the typefaces of print."""
    wanted = {theme[name][0] for name in ('font-print-text', 'font-print-heading') if theme.get(name)}
    paths = [str(FONTS / name) for name in OWN if (FONTS / name).is_dir()]
    return typst.Compiler(root=str(folder), font_paths=paths, ignore_system_fonts=bool(paths) and wanted <= set(OWN.values()))


def main(arguments):
    folder, pairs = pathlib.Path(arguments[0]).resolve(), arguments[1:]
    jobs = list(zip(pairs[::2], pairs[1::2]))
    for number, (tree, target) in enumerate(jobs, 1):
        page = json.loads((folder / tree).read_bytes())
        if number == 1:
            press = compiler(folder, page['theme'])
        print('sätter sidorna' if len(jobs) == 1 else f'sätter dokument {number} av {len(jobs)}', flush=True)
        try:
            made = press.compile(input=str(folder / TEMPLATE), sys_inputs={'data': f'/{tree}'}, pdf_standards=STANDARDS)
            finish.write(made, page, target)
        except (typst.TypstError, RuntimeError) as error:
            print(json.dumps(faults.explain(error, page, folder, press)), file=sys.stderr)
            return 1
        except finish.Mismatch as error:
            print(json.dumps({'kind': 'taggar', 'words': str(error)}), file=sys.stderr)
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
