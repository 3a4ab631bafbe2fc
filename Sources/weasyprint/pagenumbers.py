"""Page numbers that are printed after links, and in the contents.

The style sheet asks for them (`target-counter`), and they change the length of lines and so the pages: WeasyPrint lays
out again until nothing changes, but in a long report stops too early and prints numbers that are one page off (version
70.0). Then they are written into the page instead and it is laid out with them, until they are true.
"""

import re

ASKED = 'target-counter(attr(href), page)'
WRITTEN = 'attr(data-page)'


def places(pages):
    """The page of each id, as text."""
    found = {}
    for number, page in enumerate(pages, 1):
        for name in page.anchors:
            found.setdefault(name, str(number))
    return found


def are_true(pages, found):
    """Whether every number that is printed after a link is the page where the link leads."""
    for page in pages:
        for box in page._page_box.descendants():
            if (box.element_tag or '') == 'a::after' and box.element.get('href', '').startswith('#'):
                number = re.search(r'\d+', getattr(box, 'text', ''))
                if number and number[0] != found.get(box.element.get('href')[1:]):
                    return False
    return True


def write(root, found):
    """Tells each link the page where it leads."""
    for link in root.iter('a'):
        if link.get('href', '').startswith('#'):
            link.set('data-page', found.get(link.get('href')[1:], ''))
