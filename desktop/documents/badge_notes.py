"""The lines beside the code of a badge: role, place, diet, and the code for a person who has to type it."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.documents.badge_parts import Box
from desktop.documents.drawing import Drawing
from desktop.documents.fitting import Fit, one_line, wrap
from desktop.documents.press import Badge, Press
from desktop.documents.shaping import CAP_HEIGHT, spell

_SETTINGS = ((1.0, False), (0.92, False), (0.85, False), (0.78, False), (0.92, True), (0.85, True), (0.78, True))
"""Scale, and whether a note that yields is kept to one line."""


class Note(NamedTuple):
    """One entry; one that `yields` is cut before the others have to be."""

    text: str
    size: float
    weight: int
    colour: str
    tracking: float = 0
    most_lines: int = 1
    lead: float = 1.5
    yields: bool = False
    is_code: bool = False


def draw_notes(
    press: Press, drawing: Drawing, badge: Badge, box: Box, notes: Sequence[Note], foot: Sequence[Note] = ()
) -> None:
    """Notes from the top of the box down, `foot` on its bottom line up; smaller when they are many."""
    limit = box.bottom
    ends: list[tuple[float, Fit, Note]] = []
    for note in reversed([note for note in foot if note.text]):
        ends.append((limit, _foot_line(note, box.width), note))
        limit -= note.lead * note.size
    limit -= 2 if ends else 0
    y = box.y
    fits = _settled([note for note in notes if note.text], box.width, limit - box.y + 0.1)
    for i, (note, fit) in enumerate(fits):
        for j, line in enumerate(fit.lines):
            y += CAP_HEIGHT * fit.size if i == j == 0 else (1.25 if j else note.lead) * fit.size
            drawing.shared_text(box.x, y, line, fit.size, note.colour)
        if fit.is_cut:
            press.warn_cut(badge, note.text)
    for y, fit, note in reversed(ends):
        draw = drawing.text if note.is_code else drawing.shared_text
        draw(box.x, y, fit.lines[0], fit.size, note.colour)
        if fit.is_cut:
            press.warn_cut(badge, note.text)


def _settled(notes: Sequence[Note], width: float, height: float) -> list[tuple[Note, Fit]]:
    """The biggest setting in which everything that does not yield is whole."""
    fits: list[tuple[Note, Fit]] = []
    for scale, yielding in _SETTINGS:
        fits = [(note, _note_lines(note, scale, width, yielding=yielding)) for note in notes]
        is_whole = not any(fit.is_cut and not (yielding and note.yields) for note, fit in fits)
        if is_whole and _height(fits) <= height:
            return fits
    return _trimmed(fits, width, height)


def _trimmed(fits: Sequence[tuple[Note, Fit]], width: float, height: float) -> list[tuple[Note, Fit]]:
    """Lines from below are left out; the last one that stays ends in an ellipsis."""
    kept: list[tuple[Note, Fit]] = []
    y = 0.0
    for note, fit in fits:
        first = y + (note.lead if kept else CAP_HEIGHT) * fit.size
        n = min(len(fit.lines), int((height - first) / (1.25 * fit.size)) + 1) if first <= height else 0
        y = first + 1.25 * fit.size * max(0, n - 1)
        if n == len(fit.lines):
            kept.append((note, fit))
        elif n:
            kept.append((note, wrap(note.text, note.weight, fit.size, width, n, note.tracking)))
        else:
            kept.append((note, Fit((), fit.size, is_cut=True)))
    return kept


def _foot_line(note: Note, width: float) -> Fit:
    if not note.is_code:
        return one_line(note.text, note.weight, note.size, width, note.size * 0.85, note.tracking)
    line = spell(note.text, note.weight, note.tracking)
    return Fit((line,), min(note.size, width / line.width))


def _note_lines(note: Note, scale: float, width: float, *, yielding: bool) -> Fit:
    size = note.size * scale
    fit = one_line(note.text, note.weight, size, width, size * 0.94, note.tracking)
    if fit.is_cut and note.most_lines > 1 and not (yielding and note.yields):
        return wrap(note.text, note.weight, size, width, note.most_lines, note.tracking)
    return fit


def _height(fits: Sequence[tuple[Note, Fit]]) -> float:
    tall = sum((note.lead + 1.25 * (len(fit.lines) - 1)) * fit.size for note, fit in fits)
    return tall - sum((note.lead - CAP_HEIGHT) * fit.size for note, fit in fits[:1])


def spaced(code: str) -> str:
    """The code in four groups, for a person who has to type it."""
    return " ".join(code[i : i + 5] for i in range(0, len(code), 5))
