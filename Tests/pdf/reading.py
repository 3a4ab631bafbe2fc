"""Reads a tagged PDF and the page that it was made from into the same terms: headings, tables, pictures, text."""

import pathlib
import re

import lxml.html
import pikepdf

SVG_TITLE = './/*[local-name()="title" or local-name()="desc"]'
# What the page has and paper does not: hidden by `@media print`, or by the page itself.
SCREEN_ONLY = (
    'skip-link', 'screen-only', 'narrow-only', 'heading-link', 'footnote-backref', 'footnote-back', 'legend-note', 'more', 'hero-links',
    'site-nav', 'breadcrumbs', 'sidebar', 'prev-next', 'site-footer-nav',
)

MARKER = re.compile(r'^(•|◦|▪|\d+\.)$')


def plain(text):
    """Text for comparison: a line's end may have taken a space or left a hyphen."""
    return re.sub(r'[\s\u00ad\u2010\u200b\u2011-]+', '', text)


class Node:
    """A structure element: its type, kids, attributes and words."""

    def __init__(self, element, parent, reader):
        self.kind = str(element.S)[1:]
        self.element, self.parent = element, parent
        self.kids, self.links, self.places = [], [], []
        kids = element.get('/K', [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self.read(kid, reader)

    def read(self, kid, reader):
        if isinstance(kid, int):
            self.text(reader.number(self.element.Pg), kid, reader)
        elif kid.get('/Type') == '/MCR':
            self.text(reader.number(kid.Pg), int(kid.MCID), reader)
        elif kid.get('/Type') == '/OBJR':
            self.links.append(kid.Obj)
        else:
            self.kids.append(Node(kid, self, reader))

    def text(self, page, mcid, reader):
        self.places.append((page, mcid))
        self.kids.append(reader.words[page].get(mcid, ''))

    def words(self):
        """What stands here; markers of lists, which the page does not hold as text, and pictures are left out."""
        words = ''.join(kid if isinstance(kid, str) else kid.words() for kid in self.kids if isinstance(kid, str) or kid.kind != 'Figure')
        return '' if self.kind == 'Lbl' and MARKER.match(plain(words)) else words

    def all(self, *kinds):
        for kid in self.kids:
            if isinstance(kid, Node):
                if not kinds or kid.kind in kinds:
                    yield kid
                yield from kid.all(*kinds)

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
        for page in pdf.pages:
            self.read_page(page)
        self.root = Node(pdf.Root.StructTreeRoot.K[0], None, self)

    def reread(self):
        """Walks the tree again, after it has been changed."""
        self.root = Node(self.file.Root.StructTreeRoot.K[0], None, self)

    def number(self, page):
        return self.pages[page.objgen]

    def read_page(self, page):
        words, artifacts, unmarked, stack, font = {}, [], [], [], None
        fonts = page.Resources.Font
        for operands, operator in pikepdf.parse_content_stream(page, 'BMC BDC EMC Tf Tj TJ'):
            name = str(operator)
            if name == 'BMC':
                stack.append(None)
            elif name == 'BDC':
                mcid = operands[1].get('/MCID') if isinstance(operands[1], pikepdf.Dictionary) else None
                stack.append(None if mcid is None else int(mcid))
            elif name == 'EMC':
                stack.pop()
            elif name == 'Tf':
                font = self.font(fonts[operands[0]])
            else:
                shown = operands[0] if name == 'TJ' else [operands[0]]
                text = ''.join(self.decode(bytes(part), font) for part in shown if isinstance(part, pikepdf.String))
                marks = [mark for mark in stack if mark is not None]
                if marks:
                    words[marks[-1]] = words.get(marks[-1], '') + text
                else:
                    (artifacts if stack else unmarked).append(text)
        self.words.append(words)
        self.artifacts.append(artifacts)
        self.unmarked.append(unmarked)

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

    def destinations(self):
        names = self.file.Root.get('/Names', {}).get('/Dests')
        return {} if names is None else dict(pikepdf.NameTree(names))


class Page:
    """The page, without what only the screen shows."""

    def __init__(self, path):
        self.folder = pathlib.Path(path).parent
        self.tree = lxml.html.parse(str(path)).getroot()
        for element in list(self.tree.iter()):
            classes = (element.get('class') or '').split() if isinstance(element.tag, str) else ['screen-only']
            if element.tag == 'summary' and 'chart-data' in (element.getparent().get('class') or ''):
                classes = ['screen-only']
            if any(name in SCREEN_ONLY for name in classes) or element.get('aria-hidden') == 'true':
                element.drop_tree()
        self.body = self.tree.find('body')
        self.notes = [self.to_foot(section) for section in self.body.xpath('//section[contains(@class, "footnotes")]')]

    def to_foot(self, section):
        """In print each note follows the paragraph that first refers to it; its number is the label of the note."""
        ids = []
        for note in section.xpath('./ol/li'):
            reference = self.body.xpath('//a[@href=$note]', note=f'#{note.get("id")}')[0]
            block = next(one for one in reference.iterancestors() if one.tag in ('p', 'td', 'th', 'h2', 'h3', 'h4', 'h5', 'li', 'caption'))
            foot = lxml.html.Element('div')
            foot.extend(list(note))
            if block.tag == 'p':
                earlier = [one for one in block.itersiblings() if one.tag == 'div' and one.get('data-foot')]
                (earlier[-1] if earlier else block).addnext(foot)
            else:
                block.append(foot)
            foot.set('data-foot', note.get('id'))
            ids.append(note.get('id'))
        section.drop_tree()
        return ids

    def headings(self):
        return [(element.tag.upper(), plain(element.text_content())) for element in self.body.iter('h1', 'h2', 'h3', 'h4', 'h5', 'h6')]

    def tables(self):
        for table in self.body.iter('table'):
            yield [[self.cell(cell) for cell in row if cell.tag in ('th', 'td')] for row in table.iter('tr')]

    @staticmethod
    def cell(cell):
        scope = {'col': '/Column', 'colgroup': '/Column', 'row': '/Row', 'rowgroup': '/Row'}.get(cell.get('scope'))
        return cell.tag.upper(), scope, plain(Page.printed(cell)), cell.get('colspan', '1'), cell.get('rowspan', '1')

    def alternatives(self):
        for element in self.body.iter('img', 'svg'):
            if element.tag == 'img' and element.get('alt', ''):
                yield plain(element.get('alt'))
            elif element.tag == 'svg':
                yield plain(''.join(part.text_content() for part in element.xpath('./*[local-name()="title" or local-name()="desc"]')))

    def text(self):
        return plain(self.printed(self.body))

    @staticmethod
    def printed(element):
        """An element's words on paper: pictures give theirs elsewhere, links to the web and to documents are followed by their address."""
        if element.tag in ('svg', 'img', 'script', 'style'):
            return ''
        if element.tag == 'input':
            return f'{element.get("aria-label")}: '
        words = element.text or ''
        for child in element:
            words += Page.printed(child) + (child.tail or '')
        if element.tag == 'a' and element.get('href', '').startswith(('http', 'assets/')) and any('prose' in (a.get('class') or '').split() for a in element.iterancestors()):
            words += f' ({element.get("href")})'
        return words
