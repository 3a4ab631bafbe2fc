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


def headings(page, pdf):
    return difference('heading', page.headings(), ((node.kind, plain(node.words())) for node in pdf.root.all(*HEADINGS)))


def bookmarks(page, pdf):
    levels = [int(kind[1]) for kind, _ in page.headings()]
    found = pdf.bookmarks()
    return difference('bookmark', (words for _, words in page.headings()), (plain(title) for _, title in found)) + difference(
        'bookmark level', levels, (level for level, _ in found))


def tables(page, pdf):
    def cell(node):
        span = lambda name: str(node.attribute(name) or 1)
        scope = node.attribute('/Scope') if node.kind == 'TH' else None
        return node.kind, scope and str(scope), plain(node.words()), span('/ColSpan'), span('/RowSpan')

    rows = ([[cell(node) for node in row.kids] for row in table.all('TR')] for table in pdf.root.all('Table'))
    return difference('table', page.tables(), rows)


def header_cells(page, pdf):
    """Every header cell has a scope and a name, and every data cell names headers that are in its own table."""
    problems = []
    for table in pdf.root.all('Table'):
        names = {bytes(node.element.ID) for node in table.all('TH') if '/ID' in node.element}
        for node in table.all('TH', 'TD'):
            if node.kind == 'TH' and (node.attribute('/Scope') is None or '/ID' not in node.element):
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


def reading_order(page, pdf):
    """All words, in the order of the page."""
    here, there = page.text(), plain(pdf.root.words())
    if here == there:
        return []
    at = next((i for i, (one, other) in enumerate(zip(here, there)) if one != other), min(len(here), len(there)))
    return [f'the text parts at character {at}: the page has …{here[max(0, at - 30):at + 40]}…, the PDF …{there[max(0, at - 30):at + 40]}…']


def language(page, pdf):
    problems = []
    if str(pdf.file.Root.get('/Lang', '')) != page.tree.get('lang'):
        problems.append('the language of the document is not that of the page')
    marked = [element.get('lang') for element in page.body.iter() if element.get('lang')]
    return problems + difference('change of language', marked, (str(node.element.Lang) for node in pdf.root.all() if '/Lang' in node.element))


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
    """Every link has an annotation, words and somewhere to lead; every annotation belongs to a link."""
    problems = []
    targets = pdf.destinations()
    owned = set()
    for node in pdf.root.all('Link'):
        if not node.links:
            problems.append(f'link without annotation: {node.words()[:60]}')
        for annotation in node.links:
            owned.add(annotation.objgen)
            if not str(annotation.get('/Contents', '')):
                problems.append(f'link without description: {node.words()[:60]}')
            if '/Dest' in annotation and str(annotation.Dest) not in targets:
                problems.append(f'link that leads nowhere: {annotation.Dest}')
            address = str(annotation.get('/A', {}).get('/URI', ''))
            if '/Dest' not in annotation and not re.match(r'(https?|mailto|tel):', address) and not (page.folder / address.split('#')[0]).is_file():
                problems.append(f'link to a file that does not exist: {address}')
    for number, one in enumerate(pdf.file.pages, 1):
        for annotation in one.get('/Annots', []):
            if annotation.Subtype == '/Link' and annotation.objgen not in owned:
                problems.append(f'page {number}: an annotation that belongs to no link')
    wanted = [element.get('href') for element in page.body.iter('a') if element.get('href')]
    leads = [str(n.links[0].Dest) if '/Dest' in n.links[0] else str(n.links[0].A.URI) for n in pdf.root.all('Link') if n.links]
    return problems + difference('link', (href.removeprefix('#') for href in wanted), leads)


def page_numbers(page, pdf):
    """Each page number that is printed after a link, or in the contents, is that of a page where a link there leads."""
    problems, leads = [], {}
    targets = pdf.destinations()
    for node in pdf.root.all('Link'):
        for annotation in node.links[:1]:
            if '/Dest' in annotation and str(annotation.Dest) in targets:
                for here in node.pages():
                    leads.setdefault(here, []).append(pdf.number(targets[str(annotation.Dest)][0]) + 1)
    contents = {here for node in pdf.root.all('TOCI') for here in node.pages()}
    for here, texts in enumerate(pdf.artifacts):
        printed = [int(number) for text in texts for number in re.findall(r'\(s\.\s*(\d+)\)', text)]
        if here in contents:
            # The last is the page's own.
            printed += [int(text) for text in texts if re.fullmatch(r'\s*\d+\s*', text)][:-1]
            if sorted(printed) != sorted(leads.get(here, [])):
                problems.append(f'contents on page {here + 1}: {printed} is printed, the links lead to {leads.get(here, [])}')
        problems += [f'page {here + 1}: s. {one} is printed, and no link there leads to it' for one in sorted(set(printed) - set(leads.get(here, [])))]
    return problems


def notes(page, pdf):
    """Each note has its number and an ID, and stands on the page that first refers to it."""
    found = list(pdf.root.all('Note'))
    problems = difference('note', (note for section in page.notes for note in section), (str(node.element.get('/ID', '')) for node in found))
    targets = pdf.destinations()
    references = {}
    for node in pdf.root.all('Reference'):
        for link in node.all('Link'):
            for annotation in link.links:
                references.setdefault(str(annotation.Dest), link.pages())
    for node in found:
        name = str(node.element.get('/ID', ''))
        if not any(kid.kind == 'Lbl' and kid.places for kid in node.kids if isinstance(kid, Node)):
            problems.append(f'note without its number: {name}')
        if name not in targets or references.get(name) != node.pages():
            problems.append(f'note that is not on the page of its reference: {name}')
    return problems


def draft(page, pdf):
    """A draft says so on every page; a finished report on none."""
    is_draft = bool(page.body.xpath('//*[contains(@class, "band-draft")]'))
    problems = []
    for number, (words, artifacts) in enumerate(zip(pdf.words, pdf.artifacts), 1):
        says = 'UTKAST' in artifacts or number == 1 and any('UTKAST' in text for text in words.values())
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
    return problems


def pages(page, pdf):
    """No page is empty, and all but the cover have a number and the running heads."""
    problems = []
    for number, (words, artifacts) in enumerate(zip(pdf.words, pdf.artifacts), 1):
        if not ''.join(words.values()).strip():
            problems.append(f'page {number} is empty')
        if number > 1 and str(number) not in artifacts:
            problems.append(f'page {number} does not give its number')
    return problems


ALL = [headings, bookmarks, tables, header_cells, alternatives, reading_order, language, title, links, page_numbers, notes, draft, marking, nesting, pages]
