"""The list of one room or table: who is expected, for the facilitator to tick."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import Fit, one_line, wrap
from desktop.documents.palette import ACCENT, HAIRLINE, RULE, SECONDARY, TEXT
from desktop.documents.pdf import Pdf
from desktop.documents.shaping import shape
from desktop.documents.sheets import (
    BOTTOM,
    HEIGHT,
    LIVE,
    MARGIN,
    TOP,
    WIDTH,
    Rendered,
    draw_foot,
    missing_letters,
    told,
)
from desktop.documents.wording import DOT, long_date, span, typeset
from desktop.domain.words import Texts, Words, words

RIGHT = MARGIN + LIVE
_NAME, _BOX, _NUMBER = 10.5, 4.2 * MM, 10 * MM
_ROOMY, _TIGHT = 8.2 * MM, 6.3 * MM
_BLANK_LINES = 3
_UNIT = 62 * MM


@dataclass(frozen=True, slots=True)
class Seat:
    """A person who is expected, and the unit or site that is printed beside the name."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RoomList:
    """One room or table of one session; people are printed in the order given."""

    title: str
    room: str
    people: tuple[Seat, ...]
    starts: datetime | None = None
    ends: datetime | None = None
    facilitators: tuple[str, ...] = ()
    event: str = ""


def render_room_lists(
    rooms: Sequence[RoomList], texts: Texts, step: Callable[[int, int], None] | None = None
) -> Rendered:
    """One page a room, more when a room holds more people than a page; each room counts its own pages.

    `step` counts rooms.
    """
    pdf = Pdf(texts("Room lists"), texts.language)
    warnings: list[Words] = []
    for number, room in enumerate(rooms):
        if step:
            step(number, len(rooms))
        _draw_room(pdf, room, texts, warnings)
    if not rooms:
        pdf.page(WIDTH, HEIGHT, "")
    return Rendered(pdf.finish(), warnings + missing_letters(pdf.contents))


def _draw_room(pdf: Pdf, room: RoomList, texts: Texts, warnings: list[Words]) -> None:
    head = _Head(room, texts)
    space = BOTTOM - TOP - head.height
    wanted = len(room.people) + _BLANK_LINES
    per_page = int(space / _TIGHT)
    pitch = min(_ROOMY, space / wanted) if wanted <= per_page else _TIGHT
    rows: list[Seat | None] = [*room.people, *[None] * _BLANK_LINES]
    pages = [rows[i : i + per_page] for i in range(0, len(rows), per_page)]
    foot = texts.n("{n} person expected", "{n} people expected", len(room.people))
    for number, page in enumerate(pages, 1):
        drawing = Drawing(pdf.contents)
        head.draw(drawing, TOP)
        for i, seat in enumerate(page):
            first = (number - 1) * per_page + 1
            _draw_row(drawing, TOP + head.height + i * pitch, pitch, first + i, seat, warnings)
        draw_foot(
            drawing, f"{foot} {DOT} {typeset(room.event, texts.language)}" if room.event else foot, number, len(pages)
        )
        pdf.page(WIDTH, HEIGHT, drawing.placed(0, HEIGHT))


class _Head:
    """Room and time on the first line, the session below, then who leads it."""

    def __init__(self, room: RoomList, texts: Texts) -> None:
        language = texts.language
        self.time = span(room.starts.time(), room.ends.time() if room.ends else None, language) if room.starts else ""
        self.day = long_date(room.starts.date(), language) if room.starts else ""
        clock = shape(self.time, 600).width * 15 + 8 * MM if self.time else 0
        self.room = one_line(typeset(room.room, language), 700, 24, LIVE - clock, 14, -0.02)
        if self.room.is_cut:
            self.room = wrap(typeset(room.room, language), 700, 16, LIVE - clock, 2, -0.02)
        day_room = shape(self.day).width * 9.5 + 8 * MM if self.day else 0
        self.title = wrap(typeset(room.title, language), 500, 12, LIVE - day_room, 2)
        led = texts("led by {names}", names=", ".join(room.facilitators)) if room.facilitators else ""
        self.led = wrap(led, 400, 9.5, LIVE, 2) if led else Fit((), 0)
        self.blocks = ((self.room, 1.2, ACCENT), (self.title, 1.3, TEXT), (self.led, 1.3, SECONDARY))

    @property
    def height(self) -> float:
        return 18 + 23 * bool(self.title.lines) + 17 * bool(self.led.lines) + self._more_lines + 5.5 * MM

    @property
    def _more_lines(self) -> float:
        return sum(fit.size * lead * max(0, len(fit.lines) - 1) for fit, lead, _ in self.blocks)

    def draw(self, drawing: Drawing, y: float) -> None:
        base = y + 18
        for i, (fit, lead, colour) in enumerate(self.blocks):
            if fit.lines and i:
                base += 23 if i == 1 else 17
            first = base
            for j, line in enumerate(fit.lines):
                base += fit.size * lead if j else 0
                optical = line.left * fit.size if i == 0 else 0
                drawing.text(MARGIN - optical, base, line, fit.size, colour)
            if i == 0:
                drawing.right(RIGHT, first, shape(self.time, 600), 15, TEXT)
            elif i == 1 and fit.lines:
                drawing.right(RIGHT, first, shape(self.day), 9.5, SECONDARY)
        drawing.rule(MARGIN, base + 4 * MM, RIGHT, base + 4 * MM, 0.9, RULE)


def _draw_row(drawing: Drawing, y: float, pitch: float, number: int, seat: Seat | None, warnings: list[Words]) -> None:
    base = y + pitch / 2 + _NAME * 0.36
    count = shape(str(number), 400, tabular=True)
    drawing.right(MARGIN + 5.5 * MM, base, count, 9, SECONDARY)
    drawing.frame(RIGHT - _BOX, y + (pitch - _BOX) / 2, _BOX, _BOX, 0.6 * MM, 0.7, SECONDARY)
    drawing.rule(MARGIN, y + pitch, RIGHT, y + pitch, 0.35, HAIRLINE)
    if seat is None:
        return
    room = LIVE - _NUMBER - _BOX - 5 * MM
    unit = one_line(seat.unit, 400, 9, _UNIT, 7.5)
    unit_wide = unit.lines[0].width * unit.size if seat.unit else 0
    name = one_line(seat.name, 600, _NAME, room - unit_wide - 5 * MM, 7.5)
    if name.is_cut:
        name = one_line(seat.name, 600, _NAME, room, 6.5)
        unit_wide = 0
        if name.is_cut:
            warnings.append(
                words(
                    "{name}: too long for the list, printed as “{printed}”.", name=told(seat.name), printed=name.printed
                )
            )
    drawing.text(MARGIN + _NUMBER, base, name.lines[0], name.size, TEXT)
    if unit_wide:
        drawing.right(RIGHT - _BOX - 5 * MM, base, unit.lines[0], unit.size, SECONDARY)
