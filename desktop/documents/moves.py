"""The list of moves: who changes place, for the volunteers by name and for the facilitators by table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import one_line, wrap
from desktop.documents.glyphs import Shaped
from desktop.documents.palette import ACCENT, HAIRLINE, RULE, SECONDARY, TEXT
from desktop.documents.pdf import Pdf
from desktop.documents.seating import Turn, named
from desktop.documents.shaping import shape
from desktop.documents.sheets import (
    LIVE,
    MARGIN,
    Rendered,
    Strip,
    draw_sheets,
    missing_letters,
    paginate,
    told,
)
from desktop.documents.wording import DASH, DOT, clock, long_date, typeset
from desktop.domain.names import fold
from desktop.domain.words import Texts, Words, words

RIGHT = MARGIN + LIVE
_BOX, _SIZE, _SMALL, _CELL, _LINE = 4.2 * MM, 10.5, 9.0, 9.5, 12.6
_NAME_WIDE, _UNIT_WIDE = 62 * MM, 28 * MM
_FROM = MARGIN + _NAME_WIDE + _UNIT_WIDE + 4 * MM
_PLACE_WIDE = (RIGHT - _BOX - 5 * MM - _FROM - 8 * MM) / 2
_TABLE_WIDE = 32 * MM
_CELL_WIDE = (LIVE - _TABLE_WIDE - 6 * MM) / 2
_MOST_ROWS = 30
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class MoveLine:
    """Somebody who changes place in a round. `before` is empty for who comes, `after` for who goes; `placeless` is
    there and has no place any more. Lines are printed in the order in which they are given."""

    name: str
    unit: str
    round: int
    before: str
    after: str
    placeless: bool = False


@dataclass(frozen=True, slots=True)
class MoveSheet:
    """The moves of a breakout, its rounds for their times, and when it was made."""

    title: str
    lines: tuple[MoveLine, ...]
    turns: tuple[Turn, ...] = ()
    event: str = ""
    made: datetime | None = None


def render_moves(sheet: MoveSheet, texts: Texts) -> Rendered:
    """A4 sheets: everybody who moves by name, with a box to tick, then each table with who goes out and comes in."""
    pdf, warnings = Pdf(texts("Moves"), texts.language), list[Words]()
    numbers = sorted({line.round for line in sheet.lines})
    strips = [_head(sheet, texts)]
    for number in numbers:
        lines = [line for line in sheet.lines if line.round == number]
        strips += [_heading(_round_words(sheet, number, texts), texts("By name"))]
        strips += [_mover(line, texts, warnings) for line in lines]
    for number in numbers:
        strips += [_heading(_round_words(sheet, number, texts), texts("By table")), _table_head(texts)]
        strips += _tables([line for line in sheet.lines if line.round == number], texts, warnings)
    if not sheet.lines:
        strips.append(_heading(texts("Nobody changes place."), ""))
    draw_sheets(pdf, paginate(strips), _foot(sheet, texts))
    return Rendered(pdf.finish(), [*{str(w): w for w in warnings}.values(), *missing_letters(pdf.contents)])


def _foot(sheet: MoveSheet, texts: Texts) -> str:
    made = ""
    if sheet.made:
        made = f"{long_date(sheet.made.date(), texts.language)}, {clock(sheet.made.time(), texts.language)}"
    return f" {DOT} ".join(part for part in (typeset(sheet.event, texts.language), made) if part)


def _round_words(sheet: MoveSheet, number: int, texts: Texts) -> str:
    return named(next((turn for turn in sheet.turns if turn.number == number), Turn(number)), texts)


def _head(sheet: MoveSheet, texts: Texts) -> Strip:
    title = one_line(texts("Who changes place"), 700, 22, LIVE, 16, -0.02)
    moved = {(line.name, line.unit) for line in sheet.lines if line.before and line.after}
    people = texts.n("{n} person moves", "{n} people move", len(moved)) if moved else ""
    made = texts("made at {time}", time=clock(sheet.made.time(), texts.language)) if sheet.made else ""
    about = wrap(typeset(sheet.title, texts.language), 500, 12, LIVE, 2)
    said = one_line(f" {DOT} ".join(part for part in (people, made) if part), 400, 10, LIVE, 8)

    def draw(drawing: Drawing, y: float) -> None:
        drawing.text(MARGIN, y + 17, title.lines[0], title.size, ACCENT)
        base = y + 17 + 20
        for line in about.lines:
            drawing.text(MARGIN, base, line, about.size, TEXT)
            base += 15
        drawing.text(MARGIN, base, said.lines[0], said.size, SECONDARY)

    return Strip(17 + 20 + 15 * len(about.lines) + 6, draw)


def _heading(text: str, note: str) -> Strip:
    fit = one_line(text, 700, 13, LIVE - 40 * MM, 9)

    def draw(drawing: Drawing, y: float) -> None:
        drawing.text(MARGIN, y + 9 * MM, fit.lines[0], fit.size, TEXT)
        drawing.right(RIGHT, y + 9 * MM, shape(note, 500), 10, SECONDARY)
        drawing.rule(MARGIN, y + 11 * MM, RIGHT, y + 11 * MM, 0.9, RULE)

    return Strip(11 * MM, draw, leads=True)


def _warn(warnings: list[Words], text: str) -> None:
    warnings.append(words("{name}: too long for the list of moves, not printed whole.", name=told(text)))


def _lines(text: str, weight: int, size: float, width: float, warnings: list[Words]) -> tuple[Shaped, ...]:
    fit = wrap(text, weight, size, width, 3)
    if fit.is_cut:
        _warn(warnings, text)
    return fit.lines


def _gone(line: MoveLine, texts: Texts) -> str:
    """What becomes of somebody who has no place any more."""
    return texts("without a place") if line.placeless else texts("leaves")


def _mover(line: MoveLine, texts: Texts, warnings: list[Words]) -> Strip:
    cells = [
        (MARGIN, _lines(line.name, 600, _SIZE, _NAME_WIDE, warnings), _SIZE, TEXT),
        (
            MARGIN + _NAME_WIDE + 3 * MM,
            _lines(line.unit, 400, _SMALL, _UNIT_WIDE - 3 * MM, warnings),
            _SMALL,
            SECONDARY,
        ),
        (_FROM, _lines(line.before or texts("comes"), 400, _SIZE, _PLACE_WIDE, warnings), _SIZE, SECONDARY),
        (
            _FROM + _PLACE_WIDE + 8 * MM,
            _lines(line.after or _gone(line, texts), 700, _SIZE, _PLACE_WIDE, warnings),
            _SIZE,
            ACCENT,
        ),
    ]
    height = max(20.0, max(len(rows) for _, rows, _, _ in cells) * _LINE + 7)

    def draw(drawing: Drawing, y: float) -> None:
        for x, rows, size, colour in cells:
            for i, row in enumerate(rows):
                drawing.text(x, y + 13.6 + i * _LINE, row, size, colour)
        drawing.text(_FROM + _PLACE_WIDE + 2 * MM, y + 13.6, shape("→"), _SIZE, SECONDARY)
        drawing.frame(RIGHT - _BOX, y + (20 - _BOX) / 2, _BOX, _BOX, 0.6 * MM, 0.7, SECONDARY)
        drawing.rule(MARGIN, y + height, RIGHT, y + height, 0.35, HAIRLINE)

    return Strip(height, draw)


def _table_head(texts: Texts) -> Strip:
    def draw(drawing: Drawing, y: float) -> None:
        for i, text in enumerate((texts("Goes out"), texts("Comes in"))):
            drawing.text(MARGIN + _TABLE_WIDE + i * (_CELL_WIDE + 6 * MM), y + 12, shape(text, 500), _SMALL, SECONDARY)

    return Strip(14, draw, leads=True)


def _tables(lines: Sequence[MoveLine], texts: Texts, warnings: list[Words]) -> list[Strip]:
    titles = sorted({title for line in lines for title in (line.before, line.after) if title}, key=_in_order)
    found = []
    for title in titles:
        mine = [line for line in lines if title in (line.before, line.after)]
        gone = [
            (line.name, f"→ {line.after}" if line.after else _gone(line, texts))
            for line in mine
            if line.before == title
        ]
        come = [
            (line.name, f"← {line.before}" if line.before else texts("comes")) for line in mine if line.after == title
        ]
        found += _table(title, [gone, come], warnings)
    return found


class _Part(NamedTuple):
    x: float
    line: Shaped
    colour: str


def _cell(people: Sequence[tuple[str, str]], warnings: list[Words]) -> list[list[_Part]]:
    """A name, and behind it where to or from; on the next row where there is no room."""
    rows: list[list[_Part]] = []
    for name, where in people:
        rows += [[_Part(0, line, TEXT)] for line in _lines(name, 500, _CELL, _CELL_WIDE, warnings)]
        said, used = shape(where), rows[-1][0].line.width * _CELL + 4
        if used + said.width * _CELL <= _CELL_WIDE:
            rows[-1].append(_Part(used, said, SECONDARY))
        else:
            rows += [[_Part(8, line, SECONDARY)] for line in _lines(where, 400, _CELL, _CELL_WIDE - 8, warnings)]
    return rows or [[_Part(0, shape(DASH), SECONDARY)]]


def _table(title: str, cells: Sequence[Sequence[tuple[str, str]]], warnings: list[Words]) -> list[Strip]:
    """One strip, or several for a table that half of the people leave."""
    head = _lines(title, 700, _SIZE, _TABLE_WIDE - 3 * MM, warnings)
    columns = [_cell(cell, warnings) for cell in cells]
    most = max(len(head), *map(len, columns))
    return [_table_strip(head, [rows[i : i + _MOST_ROWS] for rows in columns]) for i in range(0, most, _MOST_ROWS)]


def _table_strip(head: Sequence[Shaped], columns: Sequence[Sequence[Sequence[_Part]]]) -> Strip:
    height = max(len(head), *map(len, columns)) * _LINE + 7

    def draw(drawing: Drawing, y: float) -> None:
        for i, line in enumerate(head):
            drawing.text(MARGIN, y + 13 + i * _LINE, line, _SIZE, ACCENT)
        for number, rows in enumerate(columns):
            left = MARGIN + _TABLE_WIDE + number * (_CELL_WIDE + 6 * MM)
            for i, row in enumerate(rows):
                for part in row:
                    drawing.text(left + part.x, y + 13 + i * _LINE, part.line, _CELL, part.colour)
        drawing.rule(MARGIN, y + height, RIGHT, y + height, 0.35, HAIRLINE)

    return Strip(height, draw)


def _in_order(title: str) -> list[tuple[int, str]]:
    """Table 2 before Table 10."""
    return [(int(part), "") if part.isdigit() else (-1, fold(part)) for part in _NUMBERS.split(title)]
