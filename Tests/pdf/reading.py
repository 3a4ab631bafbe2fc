"""Reads a tagged PDF and the page that it was made from into the same terms: headings, tables, pictures, text."""

import pathlib
import re

import lxml.html
import pikepdf

# What the page has and paper does not.
SCREEN_ONLY = (
    'skip-link', 'screen-only', 'narrow-only', 'heading-link', 'footnote-backref', 'footnote-back', 'legend-note', 'more', 'hero-links',
    'site-nav', 'breadcrumbs', 'sidebar', 'prev-next', 'site-footer-nav',
)
HEADINGS = ('h1', 'h2', 'h3', 'h4', 'h5', 'h6')
INDEX = 'Register över indikatorer'


def plain(text):
    """Text for comparison: a line's end may have taken a space or left a hyphen."""
    return re.sub(r'[\s\u00ad\u2010\u200b\u2011-]+', '', text)


def swedish(text):
    """The order of a Swedish register."""
    order = {'å': '{1', 'ä': '{2', 'ö': '{3', 'é': 'e', 'ü': 'y'}
    return ''.join(order.get(letter, letter) for letter in text.lower())


class Node:
    """A structure element: its type, kids, attributes and words."""

    def __init__(self, element, parent, reader):
        self.kind = str(element.S)[1:]
        self.element, self.parent, self.reader = element, parent, reader
        self.kids, self.links, self.places = [], [], []
        kids = element.get('/K', [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self.read(kid)

    def read(self, kid):
        if isinstance(kid, int):
            self.text(self.reader.number(self.element.Pg), kid)
        elif kid.get('/Type') == '/MCR':
            self.text(self.reader.number(kid.Pg), int(kid.MCID))
        elif kid.get('/Type') == '/OBJR':
            self.links.append(kid.Obj)
        else:
            self.kids.append(Node(kid, self, self.reader))

    def text(self, page, mcid):
        self.places.append((page, mcid))
        self.kids.append(self.reader.words[page].get(mcid, ''))

    def words(self):
        """What stands here; pictures and the marks of lists and notes, which the page does not hold as text, are left out."""
        if self.kind == 'Lbl' and (self.parent.kind == 'Note' or re.match(r'^(•|◦|▪|‣|–|\d+\.)?$', plain(self.raw()))):
            return ''
        return ''.join(kid if isinstance(kid, str) else kid.words() for kid in self.kids if isinstance(kid, str) or kid.kind not in ('Figure', 'TOC'))

    def raw(self):
        return ''.join(kid if isinstance(kid, str) else kid.raw() for kid in self.kids)

    def foreign(self):
        """Words in another language than the document's."""
        if '/Lang' in self.element and str(self.element.Lang) != self.reader.language:
            return self.words()
        places = iter(self.places)
        return ''.join(
            (kid if next(places) in self.reader.languages else '') if isinstance(kid, str) else kid.foreign() for kid in self.kids)

    def all(self, *kinds):
        for kid in self.kids:
            if isinstance(kid, Node):
                if not kinds or kid.kind in kinds:
                    yield kid
                yield from kid.all(*kinds)

    def inside(self, *kinds):
        return self.parent is not None and (self.parent.kind in kinds or self.parent.inside(*kinds))

    def pages(self):
        """The pages on which its words stand."""
        kids = (kid.pages() for kid in self.kids if isinstance(kid, Node))
        return {page for page, _ in self.places}.union(*kids)

    def attribute(self, name):
        attributes = self.element.get('/A')
        for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            if one is not None and name in one:
                return one[name]
        return None


class PDF:
    """A PDF's structure tree with the words of its marked content."""

    def __init__(self, pdf):
        self.file = pdf
        self.pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.fonts = {}
        self.words, self.artifacts, self.unmarked = [], [], []
        self.languages = {}  # of marked content, where it is not the document's
        self.language = str(pdf.Root.get('/Lang', ''))
        for page in pdf.pages:
            self.read_page(page)
        self.reread()

    def reread(self):
        """Walks the tree again, after it has been changed."""
        top = self.file.Root.StructTreeRoot.K
        self.root = Node(top[0] if isinstance(top, pikepdf.Array) else top, None, self)

    def number(self, page):
        return self.pages[page.objgen]

    def read_page(self, page):
        words, artifacts, unmarked, stack, font = {}, [], [], [], None
        fonts = page.Resources.get('/Font', {})
        for operands, operator in pikepdf.parse_content_stream(page, 'BMC BDC EMC Tf Tj TJ'):
            name = str(operator)
            if name == 'BMC':
                stack.append({'artifact': str(operands[0]) == '/Artifact'})
                if str(operands[0]) == '/Artifact':
                    artifacts.append('')
            elif name == 'BDC':
                entries = operands[1] if isinstance(operands[1], pikepdf.Dictionary) else {}
                stack.append({'artifact': str(operands[0]) == '/Artifact', 'mcid': entries.get('/MCID'), 'lang': entries.get('/Lang'), 'actual': entries.get('/ActualText')})
                if str(operands[0]) == '/Artifact':
                    artifacts.append('')
            elif name == 'EMC':
                ended = stack.pop()
                if ended.get('actual') is not None:
                    self.take(str(ended['actual']), stack, words, artifacts, unmarked)
            elif name == 'Tf':
                font = self.font(fonts[operands[0]])
            elif not any(one.get('actual') is not None for one in stack):
                shown = operands[0] if name == 'TJ' else [operands[0]]
                text = ''.join(self.decode(bytes(part), font) for part in shown if isinstance(part, pikepdf.String))
                self.take(text, stack, words, artifacts, unmarked)
        self.words.append(words)
        self.artifacts.append(artifacts)
        self.unmarked.append(unmarked)

    def take(self, text, stack, words, artifacts, unmarked):
        marks = [int(one['mcid']) for one in stack if one.get('mcid') is not None]
        if any(one.get('artifact') for one in stack):
            artifacts[-1] += text
        elif marks:
            words[marks[-1]] = words.get(marks[-1], '') + text
            for one in stack:
                if one.get('lang') is not None and str(one['lang']) != self.language:
                    self.languages[len(self.words), marks[-1]] = str(one['lang'])
        else:
            unmarked.append(text)

    def font(self, font):
        if font.objgen not in self.fonts:
            cmap = font.ToUnicode.read_bytes().decode('latin-1') if '/ToUnicode' in font else ''
            pairs = re.findall(r'<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>', cmap)
            self.fonts[font.objgen] = {int(code, 16): bytes.fromhex(text).decode('utf-16-be') for code, text in pairs}
        return self.fonts[font.objgen]

    @staticmethod
    def decode(codes, font):
        return ''.join(font.get(codes[i] << 8 | codes[i + 1], '') for i in range(0, len(codes) - 1, 2))

    def bookmarks(self):
        with self.file.open_outline() as outline:
            return list(self.flat(outline.root, 1))

    def flat(self, items, level):
        for item in items:
            yield level, item.title
            yield from self.flat(item.children, level + 1)

    def target(self, annotation):
        """The number of the page that a link leads to; `None` where it leads out of the document."""
        place = annotation.get('/Dest')
        if place is None and '/A' in annotation:
            place = annotation.A.get('/D')
        if isinstance(place, pikepdf.String):
            place = dict(pikepdf.NameTree(self.file.Root.Names.Dests)).get(str(place))
            place = place.get('/D') if isinstance(place, pikepdf.Dictionary) else place
        return None if place is None else self.number(place[0]) + 1

    def text_of_page(self, number):
        words = self.words[number - 1]
        return plain(''.join(words[mcid] for mcid in sorted(words)))


class Page:
    """The page, without what only the screen shows."""

    def __init__(self, path):
        self.folder = pathlib.Path(path).parent
        self.is_whole = pathlib.Path(path).name == 'rapport.html'
        self.tree = lxml.html.parse(str(path)).getroot()
        for element in list(self.tree.iter()):
            classes = (element.get('class') or '').split() if isinstance(element.tag, str) else ['screen-only']
            around = element.getparent()
            if element.tag == 'summary' and 'chart-data' in (around.get('class') or ''):
                classes = ['screen-only']
            if 'visually-hidden' in classes and around.tag == 'summary':
                classes = ['screen-only']
            if any(name in SCREEN_ONLY for name in classes) or element.get('aria-hidden') == 'true':
                element.drop_tree()
        self.body = self.tree.find('body')
        self.contents = [(item.text_content(), item.get('href')) for item in self.body.xpath('//nav[contains(@class, "toc")]//a')]
        for listed in self.body.xpath('//nav[contains(@class, "toc")]/ol'):
            listed.drop_tree()
        self.note_count = sum(len(self.to_reference(section)) for section in self.body.xpath('//section[contains(@class, "footnotes")]'))
        self.index = sorted(
            ((words(one.xpath('.//h5|.//h4|.//h3')[0]), one.get('id')) for one in self.body.xpath('//article') if 'indicator' in (one.get('class') or '').split()),
            key=lambda entry: (swedish(entry[0]), entry[1])) if self.is_whole else []
        if len(self.index) < 2:
            self.index = []

    def to_reference(self, section):
        """In print each note is read where it is first referred to; its number is the label of the note."""
        ids = []
        for note in section.xpath('./ol/li'):
            reference = self.body.xpath('//a[@href=$note]', note=f'#{note.get("id")}')[0]
            foot = lxml.html.Element('div')
            foot.extend(list(note))
            foot.text = note.text
            foot.set('data-note', note.get('id'))
            table = next((one.getparent() for one in reference.iterancestors() if one.tag in ('thead', 'caption')), None)
            if table is None:
                reference.set('data-has-note', '')
            for one in self.body.xpath('//thead//a[@href=$note]', note=f'#{note.get("id")}'):
                one.set('data-has-note', '')  # a head is set anew on every page, and so is the number, which leads nowhere
            # A head that is set on every page, and a caption, can hold none: it stands below the table.
            holder = reference.getparent() if table is None else [table, *(one for one in table.itersiblings() if one.get('data-note'))][-1]
            foot.tail, holder.tail = (holder.tail, None) if table is None else (None, holder.tail)
            holder.addnext(foot)
            ids.append(note.get('id'))
        section.drop_tree()
        return ids

    def headings(self):
        return [(one.tag.upper(), plain(words(one))) for one in self.body.iter(*HEADINGS)] + ([('H2', plain(INDEX))] if self.index else [])

    def tables(self):
        for table in self.body.iter('table'):
            yield [[self.cell(cell) for cell in row if cell.tag in ('th', 'td')] for row in table.iter('tr')]

    @staticmethod
    def cell(cell):
        scope = {'col': '/Column', 'colgroup': '/Column', 'row': '/Row', 'rowgroup': '/Row'}.get(cell.get('scope'))
        return cell.tag.upper(), scope, plain(Page.printed(cell)), cell.get('colspan', '1'), cell.get('rowspan', '1')

    def captions(self):
        return [plain(self.printed(one)) for one in self.body.iter('caption')]

    def alternatives(self):
        for element in self.body.iter('img', 'svg', 'span'):
            if element.tag == 'img' and element.get('alt', ''):
                yield plain(element.get('alt'))
            elif element.tag == 'svg':
                yield plain(''.join(part.text_content() for part in element.xpath('./*[local-name()="title" or local-name()="desc"]')))
            elif 'status-mark' in (element.get('class') or '').split():
                yield plain(element.text_content())

    def text(self):
        return plain(self.printed(self.body)) + (plain(INDEX) + ''.join(plain(title) for title, _ in self.index) if self.index else '')

    def foreign(self):
        own = self.tree.get('lang')
        return plain(''.join(self.printed(one) for one in self.body.iter() if one.get('lang') not in (None, own)))

    def links(self):
        """Where the page's links lead, but those of its contents and of a number that its note stands by."""
        found = [one for one in self.body.iter('a') if one.get('href') and 'data-has-note' not in one.attrib]
        return [one.get('href') for one in found] + [f'#{name}' for _, name in self.index]

    def first_words(self, name):
        """The words that stand first where a link leads to."""
        if name == 'register':
            return plain(INDEX)
        element = self.body.xpath('//*[@id=$name or @data-note=$name]', name=name)[0]
        blocks = [one for one in element.iter(*HEADINGS, 'p', 'caption', 'li', 'th', 'td', 'dt') if plain(self.printed(one))]
        return plain(self.printed(blocks[0] if blocks else element))[:24]

    @staticmethod
    def printed(element):
        """An element's words on paper: pictures give theirs elsewhere, links to the web and to documents are followed by their address."""
        if element.tag in ('svg', 'img', 'script', 'style') or 'status-mark' in (element.get('class') or '').split():
            return ''
        if element.tag == 'input':
            return f'{element.get("aria-label")}: '
        text = element.text or ''
        for child in element:
            text += Page.printed(child) + (child.tail or '')
        address = element.get('href') or ''
        is_prose = any('prose' in (one.get('class') or '').split() for one in element.iterancestors())
        if element.tag == 'a' and address.startswith(('http', 'assets/')) and is_prose and element.text_content() != address:
            text += f' ({address})'
        return text


def words(element):
    """An element's words without its notes and their numbers."""
    text = element.text or ''
    for child in element:
        if not child.get('data-note') and 'footnote-ref' not in (child.get('class') or ''):
            text += words(child)
        text += child.tail or ''
    return text
