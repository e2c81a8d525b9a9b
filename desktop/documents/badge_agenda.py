"""The programme on a badge: a row for each session, and below it where the person sits in each of its rounds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache
from typing import NamedTuple

from desktop.documents.badge_parts import Box
from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import Fit, one_line, wrap
from desktop.documents.glyphs import Shaped
from desktop.documents.palette import HAIRLINE, RULE, SECONDARY, TEXT
from desktop.documents.press import AgendaRow, Badge, Press, Stop
from desktop.documents.seating import parted
from desktop.documents.shaping import CAP_HEIGHT, shape
from desktop.documents.wording import DASH, column_clock, typeset

_ROUTE, _TALL, _WIDEST_STOP, _CLOCK = 1.3, 1.7, 5.2, 0.7
"""Height of a route and of a title on two lines, in rows; the most room of a stop in em, and the size of its time."""


@dataclass(frozen=True, slots=True)
class AgendaStyle:
    """Type size, and the most and least distance of rows, all in points; whether routes have rows of their own."""

    size: float
    widest: float
    tightest: float
    has_routes: bool = False


class Route(NamedTuple):
    """The stops of the session above: the word they share, such as Table, and time and sign of each."""

    word: str
    stops: tuple[Stop, ...]


class Row(NamedTuple):
    """A session; `is_tall` when its title is set on two lines."""

    row: AgendaRow
    is_tall: bool


Line = Row | Route


class Agenda(NamedTuple):
    """Lines that are printed, how high a row is, and how many rows of the programme are not printed."""

    lines: tuple[Line, ...]
    pitch: float
    left_over: int

    @property
    def height(self) -> float:
        return self.pitch * (_rows(self.lines) + bool(self.left_over))


def set_agenda(rows: Sequence[AgendaRow], style: AgendaStyle, language: str, width: float, room: float) -> Agenda:
    """Rows and routes in a room of that height; where they do not fit, routes go into words, then rows are left out.

    Long titles take a second line while there is room.
    """
    if not rows or room < 2 * style.tightest:
        return Agenda((), 0.0, len(rows))
    lines = [line for row in rows for line in _with_route(row, style, width)]
    if _rows(lines) * style.tightest > room:
        lines = [Row(_in_words(row), is_tall=False) for row in rows]
    spare = room / style.tightest - _rows(lines)
    for i, line in enumerate(lines):
        if spare >= _TALL - 1 and isinstance(line, Row) and _is_long(line.row, language, width, style.size):
            lines[i] = Row(line.row, is_tall=True)
            spare -= _TALL - 1
    most = int(room / style.tightest)
    left_over = len(rows) - most + 1 if _rows(lines) > most else 0
    printed = lines[: most - 1] if left_over else lines
    return Agenda(tuple(printed), min(style.widest, room / (_rows(printed) + bool(left_over))), left_over)


def draw_agenda(press: Press, drawing: Drawing, badge: Badge, box: Box, style: AgendaStyle, agenda: Agenda) -> None:
    """The rule and the lines; the last one says how many more there are."""
    drawing.rule(box.x, box.y, box.x + box.width, box.y, 0.9, RULE)
    y = box.y
    for i, line in enumerate(agenda.lines):
        if isinstance(line, Route):
            _draw_route(drawing, line, badge.language, box, y, agenda.pitch, style.size)
            y += _ROUTE * agenda.pitch
            continue
        if i:
            drawing.rule(box.x, y, box.x + box.width, y, 0.35, HAIRLINE)
        _draw_row(drawing, line, badge.language, box, y, agenda.pitch, style.size)
        y += _rows([line]) * agenda.pitch
    if agenda.left_over:
        press.warn_rows(badge, agenda.left_over)
        more = press.texts.n("and {n} more", "and {n} more", agenda.left_over)
        drawing.text(box.x, y + agenda.pitch / 2 + style.size * CAP_HEIGHT / 2, shape(more), style.size, SECONDARY)


def _rows(lines: Sequence[Line]) -> float:
    return sum(_ROUTE if isinstance(line, Route) else _TALL if line.is_tall else 1.0 for line in lines)


def _is_long(row: AgendaRow, language: str, width: float, size: float) -> bool:
    return _row_lines(row, language, width, size, is_tall=False)[2].is_cut


def _in_words(row: AgendaRow) -> AgendaRow:
    return replace(row, room=row.route or row.room, stops=()) if row.stops or row.route else row


def _with_route(row: AgendaRow, style: AgendaStyle, width: float) -> list[Line]:
    """A row, and its route when it has one that fits."""
    if not row.stops or not style.has_routes:
        return [Row(_in_words(row), is_tall=False)]
    parts = [parted(stop.place) for stop in row.stops if stop.place]
    words = {word for word, _ in parts}
    word = words.pop() if len(words) == 1 else ""
    signs = [(parted(stop.place)[1] if word else stop.place) or DASH for stop in row.stops]
    cell = _cell(len(signs), width - _left_of(row.at, "en", style.size), style.size)
    if any(shape(sign, 700).width * 1.15 * style.size > cell - 3 for sign in signs):
        return [Row(_in_words(row), is_tall=False)]
    stops = tuple(Stop(stop.at, sign) for stop, sign in zip(row.stops, signs, strict=True))
    return [Row(replace(row, stops=(), route=""), is_tall=False), Route(word, stops)]


def _cell(n: int, room: float, size: float) -> float:
    return min(room / n, _WIDEST_STOP * size)


def _draw_route(drawing: Drawing, route: Route, language: str, box: Box, top: float, pitch: float, size: float) -> None:
    """A cell for each round: its time, small, above the sign of the table."""
    first = next((stop.at for stop in route.stops if stop.at), time())
    left = _left_of(first, language, size)
    cell = _cell(len(route.stops), box.width - left, size)
    base = top + (_ROUTE * pitch + (1.15 * size + _CLOCK * size) * CAP_HEIGHT + 0.2 * size) / 2 - 0.08 * pitch
    above = base - (1.15 * CAP_HEIGHT + 0.24) * size
    if route.word:
        word = one_line(route.word, 400, size * 0.85, left - 3, size * 0.6)
        drawing.shared_text(box.x, base, word.lines[0], word.size, SECONDARY)
    for i, stop in enumerate(route.stops):
        x = box.x + left + i * cell
        if stop.at:
            at = shape(column_clock(stop.at, language), 400, tabular=True)
            drawing.shared_text(x, above, at, min(_CLOCK * size, (cell - 2) / at.width), SECONDARY)
        drawing.shared_text(x, base, shape(stop.place, 700, tabular=True), 1.15 * size, TEXT)


def _draw_row(drawing: Drawing, line: Row, language: str, box: Box, top: float, pitch: float, size: float) -> None:
    y = top + pitch / 2 + size * CAP_HEIGHT / 2
    clock, left, title, room = _row_lines(line.row, language, box.width, size, is_tall=line.is_tall)
    drawing.shared_text(box.x, y, clock, size, TEXT)
    for number, words in enumerate(title.lines):
        drawing.shared_text(box.x + left, y + number * min((_TALL - 1) * pitch, 1.25 * size), words, title.size, TEXT)
    if line.row.room:
        right = box.x + box.width - room.lines[0].width * room.size
        drawing.shared_text(right, y, room.lines[0], room.size, SECONDARY)


def _left_of(at: time, language: str, size: float) -> float:
    """Where titles start, after the times."""
    return shape(column_clock(at, language), 600, tabular=True).width * size + 0.9 * size + 1.5 * MM * size / 9


@lru_cache(maxsize=4096)
def _row_lines(
    row: AgendaRow, language: str, width: float, size: float, *, is_tall: bool
) -> tuple[Shaped, float, Fit, Fit]:
    """Time, where the title starts, title and room."""
    clock, left = shape(column_clock(row.at, language), 600, tabular=True), _left_of(row.at, language, size)
    share = 0.55 if row.route else 0.36  # a route says more than a title
    room = one_line(typeset(row.room, language), 400, size, width * share, size * 0.8 if row.route else size * 0.9)
    taken = room.lines[0].width * room.size + size if row.room else 0
    text = typeset(row.title, language)
    title = one_line(text, 500, size, width - left - taken, size * 0.94)
    if is_tall:
        title = wrap(text, 500, size * 0.94, width - left - taken, 2)
    return clock, left, title, room
