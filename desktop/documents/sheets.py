"""Sheets of A4 that fill from the top: strips of content, a foot with the page number, a warning for what is cut."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import one_line
from desktop.documents.palette import SECONDARY
from desktop.documents.pdf import Contents, Pdf
from desktop.documents.shaping import shape
from desktop.documents.wording import NARROW
from desktop.domain.words import Words, words

WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN = 20 * MM
LIVE = WIDTH - 2 * MARGIN
TOP, BOTTOM = 18 * MM, HEIGHT - 21 * MM
ROOM = BOTTOM - TOP
_FOOT = HEIGHT - 13.5 * MM


LONGEST_TOLD = 160


class Rendered(NamedTuple):
    """A document and what its reader will not find on it."""

    pdf: bytes
    warnings: list[Words]


class Strip(NamedTuple):
    """Content over the whole width: its height, how to draw it from its top, whether it stays with the next one."""

    height: float
    draw: Callable[[Drawing, float], None]
    leads: bool = False
    parts: bool = False
    """Whether it only parts what is above from what is below, and has no place at an end."""


def height_of(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)


def paginate(strips: Sequence[Strip], room: float = ROOM) -> list[list[Strip]]:
    """Pages filled one after the other; a strip that leads is never the last one of a page."""
    strips = trimmed(strips)
    pages: list[list[Strip]] = [[]]
    used = 0.0
    for i, strip in enumerate(strips):
        follower = i
        needed = strip.height
        while strips[follower].leads and follower + 1 < len(strips):
            follower += 1
            needed += strips[follower].height
        if pages[-1] and used + needed > room + 0.01 and not (i and strips[i - 1].leads):
            pages.append([])
            used = 0.0
        pages[-1].append(strip)
        used += strip.height
    return pages


def trimmed(strips: Sequence[Strip]) -> list[Strip]:
    found = list(strips)
    while found and found[-1].parts:
        found.pop()
    return found


def draw_sheets(pdf: Pdf, pages: Sequence[Sequence[Strip]], foot: str) -> None:
    for number, strips in enumerate(pages, 1):
        drawing = Drawing(pdf.contents)
        y = TOP
        for strip in trimmed(strips):
            strip.draw(drawing, y)
            y += strip.height
        draw_foot(drawing, foot, number, len(pages))
        pdf.page(WIDTH, HEIGHT, drawing.placed(0, HEIGHT))


def draw_foot(drawing: Drawing, foot: str, number: int, pages: int) -> None:
    if foot:
        fit = one_line(foot, 400, 7.5, LIVE - 30 * MM, 6.5)
        drawing.text(MARGIN, _FOOT, fit.lines[0], fit.size, SECONDARY)
    count = shape(f"{number}{NARROW}/{NARROW}{pages}", 400)
    drawing.right(WIDTH - MARGIN, _FOOT, count, 7.5, SECONDARY)


def missing_letters(contents: Contents) -> list[Words]:
    return [missing_words(text, letters) for text, letters in contents.missing.items()]


def missing_words(text: str, letters: str) -> Words:
    return words(
        "No font has these letters of “{text}”, they are left out: {letters}", text=told(text), letters=letters
    )


def told(text: str) -> str:
    """As much of a text as a warning can show."""
    return text if len(text) <= LONGEST_TOLD else text[:LONGEST_TOLD] + "…"
