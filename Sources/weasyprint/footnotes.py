"""Notes at the foot of the page where they are cited.

On a screen a text's notes stand at its end, with links both ways. On paper nobody turns ten pages for a sentence:
before a page is laid out, each note is moved to the place that first refers to it, where the style sheet lets it
float to the foot (`.page-note-text`). What cannot be moved whole stays at the end of its text.
"""

import copy

# Where WeasyPrint cannot take a note out of its line: a head that is repeated, columns.
KEEPS_NOTES = {'thead'}


def move_to_foot(root, left=frozenset()):
    """Moves the notes of a parsed page, but those whose ids are in `left`."""
    parents = {child: parent for parent in root.iter() for child in parent}
    references = {}
    for element in root.iter('sup'):
        if 'footnote-ref' in classes(element) and (link := element.find('a')) is not None:
            references.setdefault(link.get('href', '')[1:], []).append(element)
    for section in [one for one in root.iter('section') if 'footnotes' in classes(one)]:
        notes = section.find('ol')
        for number, note in enumerate(list(notes) if notes is not None else [], 1):
            note.set('style', f'counter-set: list-item {number - 1}')
            places = references.get(note.get('id'), [])
            if places and note.get('id') not in left and not any(up.tag in KEEPS_NOTES for up in ancestors(places[0], parents)):
                move(note, places, parents)
                notes.remove(note)
        if notes is not None and not len(notes):
            remove(section, parents[section])


def move(note, places, parents):
    """The note becomes a part of the line that refers to it; later references say where it stands."""
    text = copy.deepcopy(note)
    text.tag, text.text, text.tail = 'span', None, places[0].tail
    text.set('class', 'page-note-text')
    text.set('data-number', ''.join(places[0].itertext()).strip())
    places[0].tail = None
    around = parents[places[0]]
    around.insert(list(around).index(places[0]) + 1, text)
    for again in places[1:]:
        again.set('class', 'footnote-ref footnote-again')


def misplaced(pages):
    """The ids of notes that are not, once, on the page that first refers to them."""
    seen, wanted = {}, {}
    for number, page in enumerate(pages):
        for box in page._page_box.descendants():
            if box.element is None:
                continue
            names = classes(box.element)
            if 'page-note-text' in names and box.element_tag == 'span':
                seen.setdefault(box.element.get('id'), set()).add(number)
            elif 'footnote-ref' in names and 'footnote-again' not in names:
                for link in box.element:
                    wanted.setdefault(link.get('href', '')[1:], set()).add(number)
    return {note for note in seen if seen[note] != wanted.get(note)} | (set(moved_in(pages)) - set(seen))


def moved_in(pages):
    """The ids of all notes that were to be moved, laid out or not."""
    root = next((box.element for box in pages[0]._page_box.descendants() if box.element_tag == 'html'), None)
    return [] if root is None else [one.get('id') for one in root.iter('span') if 'page-note-text' in classes(one)]


def remove(element, parent):
    """Takes an element out, but not the words after it."""
    index = list(parent).index(element)
    if element.tail and element.tail.strip():
        if index:
            parent[index - 1].tail = (parent[index - 1].tail or '') + element.tail
        else:
            parent.text = (parent.text or '') + element.tail
    parent.remove(element)


def classes(element):
    return (element.get('class') or '').split()


def ancestors(element, parents):
    while (element := parents.get(element)) is not None:
        yield element
