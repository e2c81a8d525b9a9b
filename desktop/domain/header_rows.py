"""Finds the row of a list that holds its headers, after titles and empty lines, or that there is none."""

import re
from collections import Counter
from collections.abc import Sequence

from desktop.domain.header_phrases import known_headers

LOOKED_AT = 30  # rows from the top

_DATA = re.compile(r"[^@\s]+@[^@\s]+\.\w+|[-+]?[\d\s.,:/h%€\xa0\u202f-]*\d[\d\s.,:/h%€\xa0\u202f-]*", re.IGNORECASE)


def find_header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row of headers among the first rows; None when the list begins with its data."""
    head = [[cell for cell in row if cell] for row in rows[:LOOKED_AT]]
    for index, cells in enumerate(head):
        known = known_headers(cells)
        if known >= 2 and known * 3 >= len(cells):
            return index
    widths = Counter(len(cells) for cells in head if cells)
    if not widths:
        return None
    usual = widths.most_common(1)[0][0]
    for index, cells in enumerate(head):
        if not cells or len(cells) < min(usual, 2) or len(cells) * 2 < usual:
            continue
        return index if _may_be_headers(cells, head[index + 1 :]) else None
    return None


def _may_be_headers(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """A row of labels: no figures, dates or e-mails, no label twice; alone in its column, a known one."""
    if len(cells) == 1:
        return known_headers(cells) == 1
    labels = not any(_DATA.fullmatch(cell) for cell in cells if len(cell) < 80) and len(set(cells)) == len(cells)
    return labels and (not below or list(cells) not in below)
