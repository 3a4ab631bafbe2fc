"""Says what kind of fault stopped the typesetter, and what in the report it is about."""

import pathlib
import re

import typst

LONE_PICTURE = 'lone-picture.typ'


def explain(error, page, folder, press):
    """The fault as `kind` and what a place in the content can be found by: a picture's path, a sign, a table's name."""
    message = getattr(error, 'message', str(error))
    if found := re.search(r'tabell-för-bred",\s*"([^"]*)"', message):
        return {'kind': 'bred-tabell', 'caption': found[1], 'words': message}
    if picture := broken_picture(page, folder):
        return {'kind': 'bild', 'path': picture[0], 'words': picture[1]}
    if 'alt' in message and ('text' in message or 'missing' in message):
        return {'kind': 'alternativtext', 'words': message}
    if found := re.search(r'text "(.*?)".*(could not be displayed|missing)|(?:text|codepoint)[^"]*"(.*?)"', message, re.S):
        return {'kind': 'tecken', 'sign': found[1] or found[3], 'words': message}
    trace = [str(part) for part in getattr(error, 'trace', None) or []]
    hints = [str(part) for part in getattr(error, 'hints', None) or []]
    return {'kind': 'mall', 'words': ' – '.join([message, *hints, *trace[:2]])}


def broken_picture(page, folder):
    """The first picture that cannot be set on its own, with what is said of it."""
    for path in page['pictures'].values():
        lone = folder / LONE_PICTURE
        lone.write_text(f'#image("/site/{path}", width: 10mm)'.replace('\\', '\\\\'))
        try:
            typst.compile(str(lone), root=str(folder), pdf_tags=False)
        except (typst.TypstError, RuntimeError) as error:
            return path, getattr(error, 'message', str(error))
        finally:
            pathlib.Path(lone).unlink()
    return None
