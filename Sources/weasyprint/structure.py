"""The structure tree of the PDF: what a screen reader walks through.

WeasyPrint 70.0 builds a tree of its layout: a table that runs over three pages becomes three tables, a sentence
that is cut by a page break two paragraphs, repeated table heads are read again, decorations are pictures without
alternative texts, and header cells have no scope. Here the tree is built of the document instead: one structure
element for an element of the page, in the order of the page, whatever pages its parts landed on. What only serves
the eye (running heads, repeated table heads, decorations) becomes an artifact.

Replaces `weasyprint.pdf.add_tags`, and so belongs to the version that requirements.txt names; Tests/pdf holds the
result against the page.
"""

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

SVG = '{http://www.w3.org/2000/svg}'

# HTML element → PDF structure type. What is not here is transparent: its content belongs to what stands around it.
TYPES = {
    'article': 'Art', 'section': 'Sect', 'aside': 'Sect', 'nav': 'Sect', 'blockquote': 'BlockQuote',
    'p': 'P', 'address': 'P', 'pre': 'P', 'summary': 'P', 'code': 'Code',
    'h1': 'H1', 'h2': 'H2', 'h3': 'H3', 'h4': 'H4', 'h5': 'H5', 'h6': 'H6',
    'ul': 'L', 'ol': 'L', 'dl': 'L', 'li': 'LI',
    'table': 'Table', 'caption': 'Caption', 'thead': 'THead', 'tbody': 'TBody', 'tfoot': 'TFoot',
    'tr': 'TR', 'th': 'TH', 'td': 'TD', 'img': 'Figure', f'{SVG}svg': 'Figure',
}
# Types that may hold text themselves; text in any other is put in a paragraph.
HOLDS_TEXT = {
    'P', 'Code', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'LBody', 'Caption', 'TH', 'TD', 'Figure', 'Link', 'Span', 'Reference', 'TOCI',
}
INLINE = {'Link', 'Span', 'Code', 'Reference'}
SCOPES = {'col': '/Column', 'colgroup': '/Column', 'row': '/Row', 'rowgroup': '/Row'}


def classes(element):
    return (element.get('class') or '').split()


def text_of(element):
    """An element's words, as one line."""
    return ' '.join(''.join(element.itertext()).split())


class Node:
    """One structure element in the making, with its kids in the order of the document."""

    def __init__(self, kind, parent, element=None):
        self.kind, self.parent, self.element = kind, parent, element
        self.kids = []  # (position in the document, kid): a Node, (page, MCID) or an annotation's (page, dictionary)
        self.attributes = {}
        self.entries = {}
        self.dictionary = None
        self.last = -1

    def add(self, kid, position=None):
        """Text stands where it is met, after what was met before it; an element where the document has it."""
        self.last = self.last if position is None else position
        self.kids.append((self.last, kid))

    def in_order(self):
        return [kid for _, kid in sorted(self.kids, key=lambda pair: pair[0])]


class Tree:
    """The structure of one document."""

    def __init__(self, root):
        self.root = root
        self.document = Node('Document', None, root)
        self.nodes = {}
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.order = {element: index for index, element in enumerate(root.iter())}
        self.ids = {element.get('id'): element for element in root.iter() if element.get('id')}
        self.artifacts = {}

    def is_artifact(self, element):
        """Whether an element, or one around it, only serves the eye."""
        if element not in self.artifacts:
            parent = self.parents.get(element)
            own = element.get('aria-hidden') == 'true' or (element.tag == 'img' and element.get('alt', '') == '')
            self.artifacts[element] = own or (parent is not None and self.is_artifact(parent))
        return self.artifacts[element]

    def node(self, element):
        """The node that holds an element's content."""
        if element in self.nodes:
            return self.nodes[element]
        parent = self.parents.get(element)
        if parent is None or element.tag in ('html', 'body'):
            node = self.document
        else:
            node = self.make(element, self.node(parent))
        self.nodes[element] = node
        return node

    def make(self, element, around):
        tag = element.tag
        kind = TYPES.get(tag)
        if tag == 'a' and element.get('href'):
            kind = 'Link'
        elif tag == 'sup' and 'footnote-ref' in classes(element):
            kind = 'Reference'
        elif tag == 'span' and 'page-note-text' in classes(element):
            return self.note(element, around)
        elif tag == 'figcaption':
            # A caption may hold words, not the table of a chart's figures.
            kind = None if element.find('.//table') is not None else 'P'
        elif tag == 'div' and self.parents[element].tag == 'dl':
            kind = 'LI'
        elif tag in ('dt', 'dd'):
            return self.term(element, around)
        elif tag in ('ol', 'li') and self.is_contents(element):
            kind = 'TOC' if tag == 'ol' else 'TOCI'
        if element.get('lang') and kind is None:
            kind = 'Span'
        if kind is None:
            return around
        if kind in INLINE and around.kind not in HOLDS_TEXT:
            around = self.paragraph(around, element)
        if around.kind == 'LI':
            around = self.body(around, element)
        node = self.child(kind, around, element)
        self.describe(node, element)
        return node

    def child(self, kind, parent, element):
        node = Node(kind, parent, element)
        parent.add(node, self.order[element])
        return node

    def paragraph(self, around, element):
        """The paragraph for words that stand in a container on their own; words that follow each other share one."""
        if around.kind == 'LI':
            return self.body(around, element)
        last = around.kids[-1][1] if around.kids else None
        if isinstance(last, Node) and last.kind == 'P' and last.element is None:
            return last
        node = Node('P', around)
        around.add(node, self.order[element] if element is not None else None)
        return node

    def body(self, item, element):
        """A list item's body."""
        for _, kid in item.kids:
            if isinstance(kid, Node) and kid.kind == 'LBody':
                return kid
        node = Node('LBody', item)
        item.add(node, self.order[element])
        return node

    def term(self, element, around):
        """`dt` is the label and `dd` the body of an item; without a `div` around them, each `dt` begins an item."""
        if around.kind == 'L':
            if element.tag == 'dt' or not around.kids:
                around = self.child('LI', around, element)
            else:
                around = around.kids[-1][1]
        if element.tag == 'dd':
            return self.body(around, element)
        return self.child('Lbl', around, element)

    def note(self, element, around):
        """A note at the foot of the page is read after the paragraph that refers to it, not in the midst of it."""
        while around.kind in HOLDS_TEXT - {'TH', 'TD', 'LBody'}:
            around = around.parent
        node = self.child('Note', around, element)
        node.entries['ID'] = pydyf.String(element.get('id'))
        return node

    def is_contents(self, element):
        parent = self.parents.get(element)
        while parent is not None and parent.tag in ('ol', 'li'):
            parent = self.parents.get(parent)
        return parent is not None and parent.tag == 'nav'

    def describe(self, node, element):
        """Attributes and entries that follow from the element alone."""
        if language := element.get('lang'):
            node.entries['Lang'] = pydyf.String(language)
        if node.kind == 'Figure':
            node.entries['Alt'] = pydyf.String(self.alternative(element))
        elif node.kind == 'L':
            numbering = '/Decimal' if element.tag == 'ol' else '/Disc' if element.tag == 'ul' else '/None'
            node.attributes = {'O': '/List', 'ListNumbering': numbering}
        elif node.kind in ('TH', 'TD'):
            node.attributes = {'O': '/Table'}
            for name, key in (('colspan', 'ColSpan'), ('rowspan', 'RowSpan')):
                if element.get(name, '1') != '1':
                    node.attributes[key] = element.get(name)
            if node.kind == 'TH':
                node.attributes['Scope'] = SCOPES.get(element.get('scope'), '/Column')

    def alternative(self, element):
        """A picture's alternative text, as the page gives it."""
        if element.tag == 'img':
            return element.get('alt')
        if label := element.get('aria-label'):
            return label
        names = [text_of(self.ids[name]) for name in element.get('aria-labelledby', '').split() if name in self.ids]
        if not names:
            names = [text_of(child) for child in element if child.tag in (f'{SVG}title', f'{SVG}desc')]
        return ' '.join(name if name.endswith(('.', '!', '?')) else name + '.' for name in names if name)


class Tagger:
    """Reads laid-out pages and writes their structure into the PDF."""

    def __init__(self, tree, pdf, document, streams):
        self.tree, self.pdf, self.streams = tree, pdf, streams
        self.pages = document.pages
        self.first_page_of_head = {}
        self.owners = []  # for each page, the node of each MCID
        self.annotations = []

    def write(self):
        for number, page in enumerate(self.pages):
            self.number = number
            self.marks = dict(self.streams[number]._tags)
            self.kept = []
            self.visit(page._page_box, artifact=False)
            self.streams[number]._tags.clear()
            self.renumber()
        self.add_headers()
        self.write_tree()

    # -- From boxes to nodes

    def visit(self, box, artifact):
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        element = box.element
        artifact = artifact or isinstance(box, boxes.MarginBox) or self.only_serves_the_eye(box)
        node = None
        if not artifact and element is not None and not isinstance(box, boxes.PageBox):
            node = self.tree.node(element)
        if element is not None and getattr(box, 'link_annotation', None):
            # The engine may hang it on what stands inside the link: the picture of a logotype.
            while element.tag != 'a' and element in self.tree.parents:
                element = self.tree.parents[element]
            self.note_link(box, self.tree.node(element))
        if box in self.marks:
            self.place(box, None if artifact else node)
        for child in getattr(box, 'children', ()):
            self.visit(child, artifact)

    def only_serves_the_eye(self, box):
        element = box.element
        if element is None or isinstance(box, boxes.PageBox):
            return False
        if self.tree.is_artifact(element):
            return True
        tag = box.element_tag or ''
        if tag.endswith('::before') and isinstance(box, boxes.TextBox) and not any(map(str.isalnum, box.text)):
            return True  # a dash before a name and the like
        if tag.endswith('::footnote-call'):
            return True  # the reference is a link of its own, with the number that it has on the screen
        if tag.endswith('::after') and element.tag == 'a' and element.get('href', '').startswith('#'):
            return True  # the dots and the page number of the contents: the link itself leads there
        if element.tag == 'thead':
            return self.first_page_of_head.setdefault(element, self.number) != self.number
        return False

    def place(self, box, node):
        mark = self.marks[box]
        is_gap = isinstance(box, boxes.TextBox) and not box.text.strip() and (node is None or node.kind not in HOLDS_TEXT)
        if node is None or is_gap:
            mark['node'] = None
            return
        if (box.element_tag or '').endswith(('::marker', '::footnote-marker')):
            node = self.label(node)
        elif node.kind == 'LI':
            node = self.tree.body(node, box.element)
        elif node.kind not in HOLDS_TEXT:
            node = self.tree.paragraph(node, box.element)
        mark['node'] = node
        if node.kind == 'Figure':
            self.note_area(box, node)
        node.add(mark)

    def label(self, item):
        for _, kid in item.kids:
            if isinstance(kid, Node) and kid.kind == 'Lbl':
                return kid
        node = Node('Lbl', item)
        item.add(node, -1)
        return node

    def note_link(self, box, node):
        if node.kind != 'Link':
            return
        annotation = box.link_annotation
        address = node.element.get('href')
        words = node.element.get('aria-label') or text_of(node.element) or address
        annotation['Contents'] = pydyf.String(words if address.startswith('#') else f'{words} ({address})')
        if 'A' in annotation and ':' not in address.split('/')[0]:
            annotation['A']['URI'] = pydyf.String(address)  # a file beside the PDF, wherever both are published
        annotation['F'] = 4  # printed as it is shown
        self.annotations.append((node, annotation))
        node.add((self.number, annotation))

    def note_area(self, box, node):
        """The picture's place on its page, in the page's own coordinates."""
        height = self.pages[self.number].height
        x, y = box.content_box_x(), box.content_box_y()
        corners = (x, height - y - box.height, x + box.width, height - y)
        node.attributes = {
            'O': '/Layout', 'Placement': '/Block', 'BBox': pydyf.Array([round(0.75 * corner, 2) for corner in corners])}

    def renumber(self):
        """Numbers what is kept without gaps, and makes the rest of the page's marked content artifacts."""
        by_number = {mark['mcid']: mark for mark in self.marks.values()}
        owners = []
        stream = self.streams[self.number].stream
        for index, operand in enumerate(stream):
            if not isinstance(operand, pydyf.Dictionary) or 'MCID' not in operand:
                continue
            mark = by_number[operand['MCID']]
            node = mark.get('node')
            if node is None:
                stream[index - 1] = '/Artifact'
                stream[index] = pydyf.Dictionary({'Type': '/Layout'})
            else:
                mark['place'] = (self.number, len(owners))
                operand['MCID'] = len(owners)
                stream[index - 1] = f'/{node.kind}'
                owners.append(node)
        self.owners.append(owners)

    # -- Tables

    def add_headers(self):
        """Names the header cells of each data cell, by HTML's own rules for simple scopes."""
        count = 0
        for element, node in list(self.tree.nodes.items()):
            if element.tag != 'table' or node.kind != 'Table':
                continue
            count += 1
            columns, group = {}, []
            for row_number, row in enumerate(element.iter('tr')):
                if self.tree.parents[row].tag in ('tbody', 'tfoot') and self.tree.parents[row][0] is row:
                    group = []
                headers, column = [], 0
                for cell in row:
                    span = int(cell.get('colspan', '1'))
                    node = self.tree.node(cell)
                    if cell.tag == 'th':
                        name = pydyf.String(f't{count}r{row_number}c{column}')
                        node.entries['ID'] = name
                        scope = cell.get('scope')
                        if scope == 'rowgroup':
                            group = [name]
                        elif scope == 'row':
                            headers.append(name)
                        else:
                            for index in range(column, column + span):
                                columns.setdefault(index, []).append(name)
                    column += span
                column = 0
                for cell in row:
                    span = int(cell.get('colspan', '1'))
                    above = [name for index in range(column, column + span) for name in columns.get(index, [])]
                    own = [name for name in headers if cell.tag == 'td']
                    if cell.tag == 'td' and (names := above + group + own):
                        self.tree.node(cell).attributes['Headers'] = pydyf.Array(names)
                    column += span

    # -- From nodes to the PDF

    def write_tree(self):
        pdf = self.pdf
        numbers = pydyf.Array()
        parent_tree = pydyf.Dictionary({'Nums': numbers})
        pdf.add_object(parent_tree)
        root = pydyf.Dictionary({'Type': '/StructTreeRoot', 'ParentTree': parent_tree.reference})
        pdf.add_object(root)
        self.write_node(self.tree.document, root)
        root['K'] = pydyf.Array([self.tree.document.dictionary.reference])
        for number, owners in enumerate(self.owners):
            numbers.extend([number, pydyf.Array([node.dictionary.reference for node in owners])])
        for index, (node, annotation) in enumerate(self.annotations, start=len(self.owners)):
            annotation['StructParent'] = index
            numbers.extend([index, node.dictionary.reference])
        root['ParentTreeNextKey'] = len(self.owners) + len(self.annotations)
        pdf.catalog['StructTreeRoot'] = root.reference
        pdf.catalog['MarkInfo'] = pydyf.Dictionary({'Marked': 'true'})
        pdf.catalog['ViewerPreferences'] = pydyf.Dictionary({'DisplayDocTitle': 'true'})

    def write_node(self, node, parent):
        if node.kind == 'LI' and not any(kid.kids for kid in node.in_order() if kid.kind == 'LBody'):
            # A term without a description is all that its item holds.
            node.kids = [(position, kid) for position, kid in node.kids if kid.kids]
            for _, kid in node.kids:
                kid.kind = 'LBody'
        dictionary = node.dictionary = pydyf.Dictionary({'Type': '/StructElem', 'S': f'/{node.kind}', 'P': parent.reference})
        self.pdf.add_object(dictionary)
        kids = pydyf.Array()
        own_page = None
        for kid in node.in_order():
            if isinstance(kid, Node):
                self.write_node(kid, dictionary)
                kids.append(kid.dictionary.reference)
                continue
            page, mcid = kid['place'] if isinstance(kid, dict) and 'place' in kid else (kid[0], None)
            reference = self.pdf.page_references[page]
            if mcid is None:
                kids.append(pydyf.Dictionary({'Type': '/OBJR', 'Obj': kid[1].reference, 'Pg': reference}))
            else:
                own_page = page if own_page is None else own_page
                kids.append(mcid if page == own_page else pydyf.Dictionary({'Type': '/MCR', 'Pg': reference, 'MCID': mcid}))
        if own_page is not None:
            dictionary['Pg'] = self.pdf.page_references[own_page]
        dictionary.update(node.entries)
        if node.attributes:
            dictionary['A'] = pydyf.Dictionary(node.attributes)
        dictionary['K'] = kids


def tagger_for(root):
    """What stands in for `weasyprint.pdf.add_tags` while a document is written."""
    def add_tags(pdf, document, _pdf_version, streams):
        Tagger(Tree(root), pdf, document, streams).write()
    return add_tags
