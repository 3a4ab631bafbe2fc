"""What is checked of a PDF against its page: each check returns the problems that it finds."""

import re

import pikepdf

from reading import Node, plain

HEADINGS = ('H1', 'H2', 'H3', 'H4', 'H5', 'H6')
# Who may stand in whom (ISO 32000-1, 14.8.4).
PARENTS = {
    'LI': {'L'}, 'LBody': {'LI'}, 'Lbl': {'LI', 'TOCI', 'Note'}, 'TR': {'Table', 'THead', 'TBody', 'TFoot'}, 'TH': {'TR'}, 'TD': {'TR'},
    'THead': {'Table'}, 'TBody': {'Table'}, 'TFoot': {'Table'}, 'TOCI': {'TOC'}, 'Caption': {'Table', 'Figure'},
}
KIDS = {
    'L': {'LI', 'Caption'}, 'LI': {'Lbl', 'LBody'}, 'Table': {'Caption', 'THead', 'TBody', 'TFoot', 'TR'}, 'TR': {'TH', 'TD'},
    'THead': {'TR'}, 'TBody': {'TR'}, 'TFoot': {'TR'}, 'TOC': {'TOCI', 'TOC'},
}


def difference(name, page, pdf):
    """The first place where two lists part, or nothing."""
    page, pdf = list(page), list(pdf)
    for index, (one, other) in enumerate(zip(page, pdf)):
        if one != other:
            return [f'{name} {index + 1}: the page has {str(one)[:160]}, the PDF {str(other)[:160]}']
    return [] if len(page) == len(pdf) else [f'{name}: the page has {len(page)}, the PDF {len(pdf)}']


def without_notes(node):
    return ''.join(kid if isinstance(kid, str) else '' if kid.kind in ('Note', 'Reference') else without_notes(kid) for kid in node.kids)


def headings(page, pdf):
    return difference('heading', page.headings(), ((node.kind, plain(without_notes(node))) for node in pdf.root.all(*HEADINGS)))


def bookmarks(page, pdf):
    levels = [int(kind[1]) for kind, _ in page.headings()]
    found = pdf.bookmarks()
    return difference('bookmark', (words for _, words in page.headings()), (plain(title) for _, title in found)) + difference(
        'bookmark level', levels, (level for level, _ in found))


def contents(page, pdf):
    """The contents name the parts and their sections, each with the page that it is on."""
    if not page.is_whole:
        return []
    wanted = [(plain(without_notes(node)), min(node.pages()) + 1) for node in pdf.root.all('H2', 'H3')]
    found = []
    for item in pdf.root.all('TOCI'):
        link = next(iter(item.all('Link')), None)
        found.append((plain(item.raw()), pdf.target(link.links[0]) if link else None))
    return difference('line of the contents', [(f'{words}{number}', number) for words, number in wanted], found)


def tables(page, pdf):
    def cell(node):
        span = lambda name: str(node.attribute(name) or 1)
        scope = node.attribute('/Scope') if node.kind == 'TH' else None
        return node.kind, scope and str(scope), plain(node.words()), span('/ColSpan'), span('/RowSpan')

    rows = ([[cell(node) for node in row.kids] for row in table.all('TR')] for table in pdf.root.all('Table'))
    captions = (plain(node.words()) for table in pdf.root.all('Table') for node in table.kids if node.kind == 'Caption')
    return difference('table', page.tables(), rows) + difference('caption', page.captions(), captions)


def header_cells(page, pdf):
    """Every header cell has a scope and a name that can be looked up, and every data cell names headers of its own table."""
    problems = []
    known = set(map(str, dict(pikepdf.NameTree(pdf.file.Root.StructTreeRoot.IDTree)))) if '/IDTree' in pdf.file.Root.StructTreeRoot else set()
    for table in pdf.root.all('Table'):
        names = {bytes(node.element.ID) for node in table.all('TH') if '/ID' in node.element}
        for node in table.all('TH', 'TD'):
            if node.kind == 'TH' and (node.attribute('/Scope') is None or '/ID' not in node.element or str(node.element.ID) not in known):
                problems.append(f'header cell without scope or name: {node.words()[:60]}')
            if node.kind == 'TD':
                headers = node.attribute('/Headers')
                if not headers or any(bytes(header) not in names for header in headers):
                    problems.append(f'data cell whose headers are not told: {node.words()[:60]}')
    return problems


def alternatives(page, pdf):
    figures = list(pdf.root.all('Figure'))
    words = lambda text: plain(text).replace('.', '')  # the PDF puts a full stop after a picture's title
    problems = difference('picture', map(words, page.alternatives()), (words(str(node.element.get('/Alt', ''))) for node in figures))
    return problems + ['picture without a place on its page' for node in figures if node.attribute('/BBox') is None]


def register(page, pdf):
    """Each line of the register, the last list of the document: words, the number printed, the page its link leads to."""
    for item in list(pdf.root.all('L'))[-1].all('LI') if page.index else []:
        link = next(item.all('Link'))
        words = plain(link.words())
        yield words, plain(item.words()).removeprefix(words), str(pdf.target(link.links[0]))


def reading_order(page, pdf):
    """All words, in the order of the page."""
    here, there = page.text(), plain(pdf.root.words())
    if page.index:
        # The register's lines end in the number of a page, which is checked by itself.
        lines = list(register(page, pdf))
        there = there.removesuffix(''.join(words + number for words, number, _ in lines)) + ''.join(words for words, _, _ in lines)
    if here == there:
        return []
    at = next((i for i, (one, other) in enumerate(zip(here, there)) if one != other), min(len(here), len(there)))
    return [f'the text parts at character {at}: the page has …{here[max(0, at - 30):at + 40]}…, the PDF …{there[max(0, at - 30):at + 40]}…']


def language(page, pdf):
    problems = []
    if pdf.language != page.tree.get('lang') or str(pdf.file.Root.get('/Lang', '')) != page.tree.get('lang'):
        problems.append('the language of the document is not that of the page')
    here, there = page.foreign(), plain(pdf.root.foreign())
    return problems + ([] if here == there else [f'words in another language: the page has {here[:80]}, the PDF {there[:80]}'])


def title(page, pdf):
    problems = []
    wanted = page.tree.findtext('.//title')
    if str(pdf.file.docinfo.get('/Title', '')) != wanted:
        problems.append('the title is not that of the page')
    if pdf.file.open_metadata().get('dc:title') != wanted or str(pdf.file.open_metadata().get('pdfuaid:part')) != '1':
        problems.append('the metadata does not give the title and PDF/UA-1')
    if not pdf.file.Root.get('/ViewerPreferences', {}).get('/DisplayDocTitle'):
        problems.append('a reader would show the name of the file, not the title')
    return problems


def links(page, pdf):
    """Every link has an annotation, words and somewhere to lead, as on the page; every annotation belongs to a link."""
    problems, owned, found = [], set(), []
    for node in pdf.root.all('Link'):
        if not node.links:
            problems.append(f'link without annotation: {node.words()[:60]}')
        for annotation in node.links:
            owned.add(annotation.objgen)
            if not str(annotation.get('/Contents', '')):
                problems.append(f'link without description: {node.words()[:60]}')
        if node.links and not node.inside('TOC', 'Reference') and node.parent.kind != 'Lbl':
            found.append(node)
    for number, one in enumerate(pdf.file.pages, 1):
        for annotation in one.get('/Annots', []):
            if annotation.Subtype == '/Link' and annotation.objgen not in owned:
                problems.append(f'page {number}: an annotation that belongs to no link')
    wanted = page.links()
    if len(wanted) != len(found):
        return problems + difference('link', wanted, [plain(node.words()) for node in found])
    for href, node in zip(wanted, found):
        annotation = node.links[0]
        leads = pdf.target(annotation)
        if href.startswith('#'):
            words = page.first_words(href[1:])
            if leads is None or words not in pdf.text_of_page(leads):
                problems.append(f'{href} leads to page {leads}, where ”{words}” does not stand')
        elif leads is not None or str(annotation.get('/A', {}).get('/URI', '')) != href:
            problems.append(f'{href} leads to {annotation.get("/A", {}).get("/URI", leads)}')
        elif not re.match(r'(https?|mailto|tel):', href) and not (page.folder / href.split('#')[0]).is_file():
            problems.append(f'link to a file that does not exist: {href}')
    return problems


def page_numbers(page, pdf):
    """Each page number that is printed after a link, and in the register, is that of a page where a link there leads."""
    problems, leads = [], {}
    for node in pdf.root.all('Link'):
        for annotation in node.links[:1]:
            if (target := pdf.target(annotation)) is not None:
                for here in node.pages():
                    leads.setdefault(here, []).append(target)
    for here, texts in enumerate(pdf.artifacts):
        printed = [int(number) for text in texts for number in re.findall(r'\(s\.\s*(\d+)\)', text)]
        problems += [f'page {here + 1}: s. {one} is printed, and no link there leads to it' for one in sorted(set(printed) - set(leads.get(here, [])))]
    problems += [f'register: ”{words[:60]}” has {number}, and is on page {leads}' for words, number, leads in register(page, pdf) if number != leads]
    return problems


def notes(page, pdf):
    """Each note has its number and an ID, and stands on the page that first refers to it."""
    found = list(pdf.root.all('Note'))
    problems = [] if len(found) == page.note_count else [f'the page has {page.note_count} notes, the PDF {len(found)}']
    for node in found:
        name = str(node.element.get('/ID', ''))
        if not name:
            problems.append(f'note without a name: {node.words()[:60]}')
        before = node.parent.kids[:node.parent.kids.index(node)]
        reference = next((one for one in reversed(before) if isinstance(one, Node) and one.kind == 'Reference'), None)
        is_at_foot = node.parent.kind in ('P', 'TD', 'TH', 'LBody', 'Strong', 'Em', *HEADINGS)
        if is_at_foot and not any(kid.kind == 'Lbl' for kid in node.kids if isinstance(kid, Node)):
            problems.append(f'note without its number: {node.words()[:60]}')
        if is_at_foot and (reference is None or min(reference.pages()) != min(node.pages())):
            problems.append(f'note that is not on the page of its reference: {node.words()[:60]}')
    return problems


def draft(page, pdf):
    """A draft says so on every page; a finished report on none."""
    is_draft = bool(page.body.xpath('//*[contains(@class, "band-draft")]'))
    problems = []
    for number, (words, artifacts) in enumerate(zip(pdf.words, pdf.artifacts), 1):
        says = any('UTKAST' in text for text in artifacts) or number == 1 and any('UTKAST' in text for text in words.values())
        if says != is_draft:
            problems.append(f'page {number} {"does not say" if is_draft else "says"} UTKAST')
    return problems


def marking(page, pdf):
    """All text is content or artifact, and all content has its place in the tree, once."""
    problems = [f'page {number}: text that is neither content nor artifact: {"".join(texts)[:60]}' for number, texts in enumerate(pdf.unmarked, 1) if texts]
    used = [place for node in [pdf.root, *pdf.root.all()] for place in node.places]
    if len(used) != len(set(used)):
        problems.append('content that stands twice in the tree')
    missing = {(page, mcid) for page, words in enumerate(pdf.words) for mcid in words} - set(used)
    return problems + [f'page {page + 1}: text outside the tree: {pdf.words[page][mcid][:60]}' for page, mcid in sorted(missing)]


def nesting(page, pdf):
    problems = []
    for node in pdf.root.all():
        if node.kind in PARENTS and node.parent.kind not in PARENTS[node.kind]:
            problems.append(f'{node.kind} in {node.parent.kind}: {node.words()[:60]}')
        strays = {kid.kind if isinstance(kid, Node) else 'text' for kid in node.kids} - KIDS.get(node.kind, set())
        if node.kind in KIDS and strays:
            problems.append(f'{", ".join(sorted(strays))} in {node.kind}: {node.words()[:60]}')
        if node.kind in ('Document', 'Div', 'BlockQuote') and any(isinstance(kid, str) for kid in node.kids):
            problems.append(f'text in {node.kind} that belongs to no paragraph: {node.words()[:60]}')
    return problems


def pages(page, pdf):
    """No page is empty, and all but the cover have a number and the running heads."""
    problems = []
    for number, (words, artifacts) in enumerate(zip(pdf.words, pdf.artifacts), 1):
        if not ''.join(words.values()).strip():
            problems.append(f'page {number} is empty')
        if (number > 1 or not page.is_whole) and not any(text.endswith(str(number)) for text in artifacts):
            problems.append(f'page {number} does not give its number')
    return problems


def copying(page, pdf):
    """What is copied out of the file, and what is searched for, has no soft hyphen in it."""
    texts = [text for words in pdf.words for text in words.values()] + [text for texts in pdf.artifacts for text in texts]
    return [f'a soft hyphen in ”{text[:60]}”' for text in texts if '\u00ad' in text]


def archive(page, pdf):
    """What PDF/A-3a promises and can be read: its mark, the colours' profile, whole fonts, dates, names, data that belongs to it."""
    problems, root = [], pdf.file.Root
    said = pdf.file.open_metadata()
    if (str(said.get('pdfaid:part')), str(said.get('pdfaid:conformance'))) != ('3', 'A'):
        problems.append('the metadata does not say PDF/A-3a')
    if not [one for one in root.get('/OutputIntents', []) if one.get('/S') == '/GTS_PDFA1' and '/DestOutputProfile' in one]:
        problems.append('no profile says what the colours are')
    if '/ID' not in pdf.file.trailer:
        problems.append('the file has no ID')
    created, modified = (str(pdf.file.docinfo.get(name, '')) for name in ('/CreationDate', '/ModDate'))
    if not re.match(r'D:\d{8}', created) or plain(str(said.get('xmp:CreateDate', '')))[:8] != created[2:10] or created != modified:
        problems.append(f'the dates of the file and of its metadata are not one: {created}, {modified}, {said.get("xmp:CreateDate")}')
    for one in pdf.file.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get('/Type') == '/FontDescriptor' and not {'/FontFile', '/FontFile2', '/FontFile3'} & set(one.keys()):
            problems.append(f'the typeface {one.get("/FontName")} is not in the file')
    wanted = sorted(one.name for one in [page.folder / 'data/rapport.json', *page.folder.glob('data/*.csv')] if one.is_file()) if page.is_whole else []
    attached = {str(one.get('/UF', one.get('/F'))): one for one in root.get('/AF', [])}
    problems += difference('attached file', wanted, sorted(attached))
    for name, one in attached.items():
        if str(one.get('/AFRelationship')) != '/Data' or '/Desc' not in one:
            problems.append(f'{name} does not say what it is to the document')
        if name in wanted and one.EF.F.read_bytes() != (page.folder / 'data' / name).read_bytes():
            problems.append(f'{name} is not what the site has')
    return problems


ALL = [
    headings, bookmarks, contents, tables, header_cells, alternatives, reading_order, language, title, links, page_numbers, notes, draft, marking,
    nesting, pages, copying, archive,
]
