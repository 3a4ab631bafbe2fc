"""What Typst 0.15 does not yet write into a PDF itself, set in the finished file.

Heads of rows, the headers of each cell by the grid of the table, captions inside their tables, notes below a table,
lists inside their items, bookmarks without the numbers of notes, hyphens that can be searched, and what an archive wants
to know of the document. Nothing of the page's look is touched.
"""

import io
import re
import xml.sax.saxutils

import pikepdf
from pikepdf import Array, Dictionary, Name, String

SCOPES = {'col': Name.Column, 'colgroup': Name.Column, 'row': Name.Row, 'rowgroup': Name.Row}
HEADINGS = {f'/H{level}' for level in range(1, 7)}


class Mismatch(Exception):
    """The structure tree has not the tables or headings that were set."""


def write(made, page, target):
    """Finishes a PDF as `bytes`, made of the tree `page`, and writes it."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        Structure(pdf, page).finish()
        plain_hyphens(pdf)
        metadata(pdf, page['about'])
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


# -- The tree of values

def nodes(value):
    """Every node in a tree, in the order in which it is set."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if 'k' in value:
            yield value
        for name in ('term', 'said', 'caption', 'head', 'bodies', 'foot', 'cells', 'items', 'i', 'c', 'notes'):
            if name in value:
                yield from nodes(value[name])


def words(value):
    """The words of a node, without notes."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ''.join(map(words, value))
    if value['k'] in ('note', 'noteref'):
        return ''
    return ' ' if value['k'] == 'br' else words(value.get('i', value.get('c', [])))


# -- The structure tree of the PDF

def kids(element):
    found = element.get('/K')
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def is_element(kid):
    return isinstance(kid, Dictionary) and '/S' in kid


class Structure:
    def __init__(self, pdf, page):
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        everything = list(nodes(page['body']))
        self.tables = [node for node in everything if node['k'] == 'table']
        self.headings = [words(node['i']) for node in everything if node['k'] == 'h']
        self.found = []  # each table with the element that holds it
        self.titles = []
        self.ids = {}
        self.notes_around = []
        self.labelled = set()

    def finish(self):
        for kid in kids(self.root):
            self.walk(kid, None)
        if len(self.found) != len(self.tables):
            raise Mismatch(f'{len(self.tables)} tabeller sattes, och {len(self.found)} är taggade')
        if len(self.titles) != len(self.headings):
            raise Mismatch(f'{len(self.headings)} rubriker sattes, och {len(self.titles)} är taggade')
        for number, ((table, parent), node) in enumerate(zip(self.found, self.tables), 1):
            self.finish_table(number, table, parent, node)
        for element, title in zip(self.titles, self.headings):
            if '/T' in element:
                element.T = String(title)
        self.bookmarks()
        self.name_tree()

    def name_tree(self):
        """Every element that has a name, to be found by it."""
        if not self.ids:
            return
        names = sorted(self.ids)
        entries = Array([part for name in names for part in (String(name), self.ids[name])])
        self.root.IDTree = self.pdf.make_indirect(Dictionary(Names=entries))

    def walk(self, element, parent, note=None):
        kind = str(element.S)
        if kind == '/Table':
            self.found.append((element, parent))
        elif kind in HEADINGS:
            self.titles.append(element)
        elif kind == '/Lbl' and note is not None and parent.S != Name.Note and note not in self.labelled:
            self.label_first(element, parent)
        elif kind == '/Lbl' and str(parent.S) not in ('/LI', '/Note', '/TOCI'):
            element.S = Name.Reference  # the number of a note, where it is referred to
        elif kind == '/L':
            self.lists_into_items(element)
        elif kind == '/LI':
            # A list without marks has labels with nothing in them.
            element.K = Array([kid for kid in kids(element) if not (is_element(kid) and kid.S == Name.Lbl and not kids(kid))])
        if kind == '/Note':
            self.ids[str(element.ID)] = element
            self.notes_around.append(element)
            note = str(element.ID)
        elif kind == '/Lbl' and parent.S == Name.Note:
            self.labelled.add(note)
        for kid in kids(element):
            if is_element(kid):
                self.walk(kid, element, note)
        if kind == '/Note':
            self.notes_around.pop()

    def label_first(self, label, parent):
        """A note of several paragraphs has its number before the first of them."""
        around = self.notes_around[-1]
        parent.K = Array([kid for kid in kids(parent) if not (is_element(kid) and kid.objgen == label.objgen)])
        around.K = Array([label, *kids(around)])
        label.P = around
        self.labelled.add(str(around.ID))

    def lists_into_items(self, element):
        """A list inside an item stands in its body, not beside the item."""
        own = kids(element)
        if not any(is_element(kid) and kid.S == Name.L for kid in own):
            return
        stay = []
        for kid in own:
            if is_element(kid) and kid.S == Name.L and stay:
                body = next(one for one in reversed(kids(stay[-1])) if is_element(one) and one.S == Name.LBody)
                body.K = Array([*kids(body), kid])
                kid.P = body
            else:
                stay.append(kid)
        element.K = Array(stay)

    def bookmarks(self):
        titles = iter(self.headings)
        for item in self.outline(self.pdf.Root.get('/Outlines')):
            title = next(titles, None)
            if title is not None and str(item.Title) != title:
                item.Title = String(title)

    def outline(self, item):
        kid = item.get('/First') if item is not None else None
        while kid is not None:
            yield kid
            yield from self.outline(kid)
            kid = kid.get('/Next')

    # -- Tables

    def finish_table(self, number, table, parent, node):
        rows = [row for group in kids(table) for row in ([group] if group.S == Name.TR else kids(group)) if is_element(row) and row.S == Name.TR]
        sections = [node['head'], *node['bodies'], node['foot']]
        if len(rows) != sum(map(len, sections)):
            raise Mismatch(f'tabell {number}: {sum(map(len, sections))} rader sattes, och {len(rows)} är taggade')
        above, taken, line = {}, {}, 0
        for section in sections:
            group = []
            for row in section:
                group = self.finish_row(number, line, kids(rows[line]), row['cells'], above, taken, group)
                line += 1
        self.caption(table, parent, node)
        self.notes(table, parent, node)

    def finish_row(self, number, line, elements, cells, above, taken, group):
        """Gives each cell its kind, and each data cell the heads above it, of its group and of its row."""
        if len(elements) != len(cells):
            raise Mismatch(f'tabell {number}, rad {line + 1}: {len(cells)} celler sattes, och {len(elements)} är taggade')
        placed, column, own = [], 0, []
        for element, cell in zip(elements, cells):
            while taken.get(column, 0) > line:
                column += 1
            columns = range(column, column + cell.get('cols', 1))
            for one in columns:
                taken[one] = line + cell.get('rows', 1)
            placed.append((element, cell, columns))
            column = columns.stop
            if cell['k'] == 'th':
                name = String(f't{number}r{line}c{columns.start}')
                element.S, element.ID = Name.TH, name
                self.ids[str(name)] = element
                scope = cell.get('scope')
                if scope == 'rowgroup':
                    group = [name]
                elif scope == 'row':
                    own.append(name)
                else:
                    for one in columns:
                        above.setdefault(one, []).append(name)
            else:
                element.S = Name.TD
        for element, cell, columns in placed:
            attributes = Dictionary(O=Name.Table)
            for name, key in (('cols', '/ColSpan'), ('rows', '/RowSpan')):
                if name in cell:
                    attributes[key] = cell[name]
            if cell['k'] == 'th':
                attributes.Scope = SCOPES.get(cell.get('scope'), Name.Column)
            else:
                heads = [name for one in columns for name in above.get(one, [])]
                if heads := [*dict.fromkeys(map(str, [*heads, *group, *own]))]:
                    attributes.Headers = Array(map(String, heads))
            others = [one for one in attribute_lists(element) if one.get('/O') != Name.Table]
            element.A = Array([attributes, *others]) if others else attributes
        return group

    def caption(self, table, parent, node):
        """The paragraph before a table is its caption, and stands in it."""
        if 'caption' not in node:
            return
        around = kids(parent)
        at = next(index for index, kid in enumerate(around) if is_element(kid) and kid.objgen == table.objgen)
        before = around[at - 1] if at else None
        if not is_element(before) or before.S != Name.P:
            raise Mismatch(f'tabellen ”{words(node["caption"])}” har ingen taggad tabellrubrik')
        parent.K = Array(around[:at - 1] + around[at:])
        before.S, before.P = Name.Caption, table
        table.K = Array([before, *kids(table)])

    def notes(self, table, parent, node):
        """The paragraphs after a table that are its notes."""
        wanted = node.get('notes', [])
        if not wanted:
            return
        around = kids(parent)
        at = next(index for index, kid in enumerate(around) if is_element(kid) and kid.objgen == table.objgen)
        following = around[at + 1:at + 1 + len(wanted)]
        if len(following) != len(wanted) or any(not is_element(kid) or kid.S != Name.P for kid in following):
            raise Mismatch(f'tabellen ”{words(node.get("caption", []))}” har noter som inte är taggade')
        for kid, note in zip(following, wanted):
            kid.S, kid.ID = Name.Note, String(note['ids'][0])
            number = next((one for one in kids(kid) if is_element(one)), None)
            if number is not None and number.S == Name.Span:
                number.S = Name.Lbl
            self.ids[note['ids'][0]] = kid


def attribute_lists(element):
    found = element.get('/A')
    if found is None:
        return []
    return [one for one in found if isinstance(one, Dictionary)] if isinstance(found, Array) else [found]


# -- What is copied out of the file

SOFT_HYPHENS = re.compile(rb'/ActualText\s*<FEFF00AD>')


def plain_hyphens(pdf):
    """A word that is parted at a line's end has a plain hyphen there, which searches know how to join."""
    for page in pdf.pages:
        for stream in page.Contents if isinstance(page.Contents, Array) else [page.Contents]:
            content = stream.read_bytes()
            plain, count = SOFT_HYPHENS.subn(b'/ActualText(-)', content)
            if count:
                stream.write(plain)
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get('/Type') == Name.Font and '/ToUnicode' in one:
            table = one.ToUnicode.read_bytes()
            if b'<00AD>' in table:
                one.ToUnicode.write(table.replace(b'<00AD>', b'<002D>'))


# -- What an archive asks

def metadata(pdf, about):
    """Publisher, diary number and version, where Typst has no place for them."""
    text = pdf.Root.Metadata.read_bytes().decode()
    escaped = {name: xml.sax.saxutils.escape(about[name]) for name in ('publisher', 'diaryNumber') if name in about}
    more = ''
    if 'publisher' in escaped:
        more += f'<dc:publisher><rdf:Bag><rdf:li>{escaped["publisher"]}</rdf:li></rdf:Bag></dc:publisher>'
    if 'diaryNumber' in escaped:
        more += f'<dc:identifier>{escaped["diaryNumber"]}</dc:identifier>'
    end = '</rdf:Description></rdf:RDF>'
    if end not in text:
        raise Mismatch('filens metadata har en annan form än väntat')
    stream = pdf.make_stream(text.replace(end, more + end).encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = stream
    # Some readers take the entry for a damaged one; that nothing is suspect goes without saying.
    if '/Suspects' in pdf.Root.MarkInfo:
        del pdf.Root.MarkInfo['/Suspects']
