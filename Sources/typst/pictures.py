"""Makes PNG of SVG drawings: pictures.py FOLDER DRAWING PICTURE [DRAWING PICTURE …]

For reports and slides that take no SVG: twice as large as the drawing's own units, on white, with the title and the
source that the file itself has. Only the typefaces of the print edition are read, so that a drawing gives the same
bytes on every machine that has them, whatever else is installed there.
"""

import ctypes
import pathlib
import signal
import sys

ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: an interrupted build leaves nothing running behind it

import resvg_py  # noqa: E402

SCALE = 2
# What the launcher installs for print; a family that is missing is replaced by the next.
FONTS = (
    'lato/Lato-Regular.ttf', 'lato/Lato-Bold.ttf', 'liberation/LiberationSans-Regular.ttf', 'liberation/LiberationSans-Bold.ttf',
    'dejavu/DejaVuSans.ttf', 'dejavu/DejaVuSans-Bold.ttf',
)
FOLDER = pathlib.Path('/usr/share/fonts/truetype')


def main(arguments):
    fonts = [str(FOLDER / name) for name in FONTS if (FOLDER / name).is_file()]
    if not fonts:
        print(f'inga typsnitt finns i {FOLDER}', file=sys.stderr)
        return 1
    folder, pairs = pathlib.Path(arguments[0]), arguments[1:]
    for drawing, picture in zip(pairs[::2], pairs[1::2]):
        try:
            made = resvg_py.svg_to_bytes(
                svg_string=(folder / drawing).read_text(), zoom=SCALE, background='#ffffff', skip_system_fonts=True,
                font_files=fonts, sans_serif_family='DejaVu Sans')
        except ValueError as error:
            print(f'{drawing}: {error}', file=sys.stderr)
            return 1
        pathlib.Path(picture).write_bytes(bytes(made))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
