"""How much of what the report says about a query is found: recall over pages, and what stands first.

Run by the tests, which demand a rate, and by hand for the table: `Tests/search/run --rates`.
"""

import gzip
import json
import re

from queries import NUMBER, QUERIES
from served import OUTPUT

PREFIX = b"pagefind_dcd"


def indexed_pages(edition):
    """Address → the words of each page as the search engine read it, the marks in compounds taken away."""
    pages = {}
    for path in sorted((OUTPUT / edition / "assets/sok/fragment").iterdir()):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(PREFIX))
        text = page["content"].replace("\u00ad-", "").replace("\u00ad ", " ").lower()
        pages[page["url"].lstrip("/")] = set(re.findall(r"\d+(?:\.\d+)*|[^\W\d_]+", text))
    return pages


def wanted(pattern, pages):
    exact = re.compile(pattern)
    return {address for address, words in pages.items() if any(exact.fullmatch(word) for word in words)}


def rates(find, edition="2023"):
    """A row a query: kind, query, how many pages should be found, how many were, and whether the right one is first.

    `find` takes a query and returns the addresses of the pages found, best first.
    """
    pages = indexed_pages(edition)
    rows = []
    for kind, query, pattern, first in QUERIES:
        found = find(query)
        expected = {address for address in pages if address.startswith(first)} if kind == NUMBER and first else wanted(pattern, pages)
        hits = len(expected & set(found))
        surplus = len(set(found) - expected)
        rows.append((kind, query, len(expected), hits, surplus, first is None or any(address.startswith(first) for address in found[:3])))
    return rows


def summary(rows):
    """Kind → (mean recall, number of queries, how many found nothing at all)."""
    kinds = {}
    for kind, _, expected, hits, _, _ in rows:
        kinds.setdefault(kind, []).append(hits / expected if expected else 0)
    return {kind: (sum(values) / len(values), len(values), values.count(0)) for kind, values in kinds.items()}
