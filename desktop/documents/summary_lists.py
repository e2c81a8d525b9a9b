"""Parts of the session summary that are lists: what came out, what was said, who promised what."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import Fit, one_line, wrap
from desktop.documents.palette import ACCENT, HAIRLINE, SECONDARY, TEXT
from desktop.documents.shaping import shape
from desktop.documents.sheets import LIVE, MARGIN, Strip
from desktop.documents.summary_parts import BODY, RIGHT, hairline, heading_strip
from desktop.documents.summary_values import Density, Outcome, Promise
from desktop.documents.wording import quoted, short_date, typeset
from desktop.domain.words import Texts

_COLUMN_GAP = 7 * MM
_INDENT = 4.2 * MM


class _Cell(NamedTuple):
    fit: Fit
    x: float
    colour: str


class _Column(NamedTuple):
    heading: str
    items: Sequence[Fit]
    more: str


def outcomes(found: Sequence[Outcome], texts: Texts, density: Density) -> list[Strip]:
    """Columns side by side, three at most in a row."""
    filled = [outcome for outcome in found if any(line.strip() for line in outcome.lines)]
    strips: list[Strip] = []
    for start in range(0, len(filled), 3):
        row = filled[start : start + 3]
        n = len(row) if len(filled) <= 3 else 3
        width = (LIVE - _COLUMN_GAP * (n - 1)) / n
        columns = [_column(outcome, texts, density, width) for outcome in row]
        strips.append(_columns_strip(columns, width, density))
        strips.append(hairline(density) if start + 3 >= len(filled) else Strip(4 * MM, lambda _d, _y: None))
    return strips


def _column(outcome: Outcome, texts: Texts, density: Density, width: float) -> _Column:
    lines = [line for line in outcome.lines if line.strip()]
    shown, left = density.shown("outcomes", lines, outcome.heading)
    items = [wrap(typeset(line, texts.language), 400, BODY, width - _INDENT, density.lines) for line in shown]
    density.tell_cut(outcome.heading, sum(item.is_cut for item in items))
    more = texts.n("and {n} more", "and {n} more", left) if left else ""
    return _Column(outcome.heading, items, more)


def _columns_strip(columns: Sequence[_Column], width: float, density: Density) -> Strip:
    head, lead, step = density.between(7.4, 5.6), BODY * 1.32, density.between(6.6, 5.0)
    tall = max(
        sum(step + lead * (len(item.lines) - 1) for item in column.items) + (step if column.more else 0)
        for column in columns
    )

    def draw(drawing: Drawing, y: float) -> None:
        for i, column in enumerate(columns):
            x = MARGIN + i * (width + _COLUMN_GAP)
            fit = one_line(column.heading, 600, 11, width, 9, -0.01)
            drawing.text(x, y + 8, fit.lines[0], fit.size, ACCENT)
            base = y + 8 + head
            for item in column.items:
                drawing.text(x, base, shape("–"), BODY, SECONDARY)
                for j, line in enumerate(item.lines):
                    drawing.text(x + _INDENT, base + j * lead, line, BODY, TEXT)
                base += step + lead * (len(item.lines) - 1)
            drawing.text(x + _INDENT, base, shape(column.more), BODY, SECONDARY)

    return Strip(8 + head + tall - step + 3, draw)


def quotes(said: Sequence[str], texts: Texts, density: Density) -> list[Strip]:
    """Free text as it was written, in two columns."""
    written = [quote for quote in said if quote.strip()]
    if not written:
        return []
    heading = texts("In their own words")
    shown, left = density.shown("quotes", written, heading)
    width = (LIVE - _COLUMN_GAP) / 2
    said_as = [quoted(typeset(quote.strip(), texts.language), texts.language) for quote in shown]
    items = [wrap(text, 400, BODY, width, density.lines + 1) for text in said_as]
    density.tell_cut(heading, sum(item.is_cut for item in items))
    if left:
        items.append(wrap(texts.n("and {n} more", "and {n} more", left), 400, BODY, width, 1))
    strips = [heading_strip(heading, density)]
    lead, step = BODY * 1.35, density.between(3.0, 1.6)
    for pair in (items[i : i + 2] for i in range(0, len(items), 2)):
        tall = lead * max(len(item.lines) for item in pair) + step

        def draw(drawing: Drawing, y: float, pair: Sequence[Fit] = pair) -> None:
            for i, item in enumerate(pair):
                for j, line in enumerate(item.lines):
                    drawing.text(MARGIN + i * (width + _COLUMN_GAP), y + BODY * 0.73 + j * lead, line, BODY, TEXT)

        strips.append(Strip(tall, draw))
    return [*strips, hairline(density)]


def commitments(made: Sequence[Promise], texts: Texts, density: Density) -> list[Strip]:
    """Who, what, with whom, by when."""
    if not made:
        return []
    heading = texts("Commitments made")
    shown, left = density.shown("commitments", made, heading)
    pitch = density.between(8.4, 6.2)
    has_others = any(promise.with_whom for promise in made)
    cells = [_promise_cells(promise, texts, density.lines, has_others=has_others) for promise in shown]
    density.tell_cut(heading, sum(any(cell.fit.is_cut for cell in line) for line in cells))
    rows = [_promise_row(line, promise.due, texts, pitch) for line, promise in zip(cells, shown, strict=True)]
    if left:
        more = shape(texts.n("and {n} more", "and {n} more", left))
        rows.append(Strip(pitch, lambda d, y: d.text(MARGIN, y + pitch / 2 + BODY * 0.36, more, BODY, SECONDARY)))
    return [heading_strip(heading, density), *rows]


def _promise_cells(promise: Promise, texts: Texts, lines: int, *, has_others: bool) -> tuple[_Cell, ...]:
    owner_room, date_room = 40 * MM, 24 * MM
    others_room = 38 * MM if has_others else 0.0
    what_room = LIVE - owner_room - date_room - others_room - 3 * MM
    with_whom = texts("with {name}", name=promise.with_whom) if promise.with_whom else ""
    return (
        _Cell(_cell(promise.owner, 600, owner_room - 3 * MM, 3), MARGIN, TEXT),
        _Cell(_cell(typeset(promise.what, texts.language), 400, what_room, lines), MARGIN + owner_room, TEXT),
        _Cell(_cell(with_whom, 400, others_room - 2 * MM, lines), RIGHT - date_room - others_room, SECONDARY),
    )


def _promise_row(cells: Sequence[_Cell], due: date | None, texts: Texts, pitch: float) -> Strip:
    lead = BODY * 1.3
    tall = pitch + lead * (max(1, *(len(cell.fit.lines) for cell in cells)) - 1)

    def draw(drawing: Drawing, y: float) -> None:
        base = y + pitch / 2 + BODY * 0.36
        for fit, x, colour in cells:
            for i, line in enumerate(fit.lines):
                drawing.text(x, base + i * lead, line, fit.size, colour)
        if due:
            drawing.right(RIGHT, base, shape(short_date(due, texts.language)), BODY, SECONDARY)
        drawing.rule(MARGIN, y + tall, RIGHT, y + tall, 0.35, HAIRLINE)

    return Strip(tall, draw)


def _cell(text: str, weight: int, room: float, most_lines: int) -> Fit:
    if not text or room <= 0:
        return Fit((), BODY)
    fit = one_line(text, weight, BODY, room, BODY * 0.92)
    return wrap(text, weight, BODY, room, most_lines) if fit.is_cut else fit
