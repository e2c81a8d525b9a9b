"""Seatings for the tests of paper, and a judge that looks at finished pages."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import numpy as np
import pypdfium2

from desktop.documents.seating import SeatedGroup, Seating, Sitter, Turn


def turns(n: int) -> tuple[Turn, ...]:
    start = datetime(2026, 11, 19, 10, 45)
    return tuple(
        Turn(i + 1, start + timedelta(minutes=18 * i), start + timedelta(minutes=18 * (i + 1))) for i in range(n)
    )


def sitters(n: int) -> list[Sitter]:
    """People whose family names tell them apart and sort by number."""
    return [Sitter("Jeanne", f"Nom{i:04d}", "Finance") for i in range(n)]


def at_tables(people: Sequence[Sitter], tables: int, rounds: int, **others: object) -> Seating:
    """Everybody at table 1 + (number + 7 * round) mod tables."""
    groups = []
    for table in range(tables):
        seats = tuple(
            tuple(s for i, s in enumerate(people) if (i + 7 * turn) % tables == table) for turn in range(rounds)
        )
        groups.append(SeatedGroup(f"Table {table + 1}", seats, "Foyer"))
    values = {"title": "Speed meeting", "event": "Convention", **others}
    return Seating(values.pop("title"), turns(rounds), tuple(groups), **values)


def in_rooms(titles: Sequence[str], people: Sequence[Sitter]) -> Seating:
    """Workshops at one time, each in a room of its own."""
    groups = tuple(
        SeatedGroup(title, (tuple(people[i :: len(titles)]),), f"Room {i}", ("Camille Lefèvre",))
        for i, title in enumerate(titles)
    )
    return Seating("Workshops at 14:00", turns(1), groups, "Convention")


def assert_inside(pages: Iterable[np.ndarray], margin_mm: float, dpi: int = 150) -> None:
    """Nothing is drawn nearer to the edge than this."""
    edge = int(margin_mm / 25.4 * dpi)
    for page in pages:
        assert (page[:edge] > 200).all()
        assert (page[-edge:] > 200).all()
        assert (page[:, :edge] > 200).all()
        assert (page[:, -edge:] > 200).all()


def overlapping(pdf: bytes) -> list[tuple[str, str]]:
    """Words that lie on each other, found from the boxes of their ink as a reader of the file sees them."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        boxes = np.array([text.get_rect(i) for i in range(text.count_rects())])
        if len(boxes) < 2:
            continue
        left, bottom, right, top = boxes.T
        wide = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
        tall = np.minimum(top[:, None], top) - np.maximum(bottom[:, None], bottom)
        hits = np.argwhere(np.triu((wide > 0.5) & (tall > 0.8), 1))
        found += [(text.get_text_bounded(*boxes[a]), text.get_text_bounded(*boxes[b])) for a, b in hits]
    return found
