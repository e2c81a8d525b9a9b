"""The sign at a door: the room's name to be read across a hall, and what is held there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import Fit, one_line, wrap
from desktop.documents.palette import ACCENT, HAIRLINE, RULE, SECONDARY, TEXT
from desktop.documents.pdf import Pdf
from desktop.documents.shaping import shape
from desktop.documents.sheets import Rendered, missing_letters, told
from desktop.documents.wording import DOT, long_date, span, typeset
from desktop.domain.words import Texts, Words, words, words_n

WIDTH, HEIGHT = 297 * MM, 210 * MM
MARGIN = 22 * MM
LIVE = WIDTH - 2 * MARGIN
_TOP, _FOOT = 24 * MM, HEIGHT - 14 * MM
_ROOM, _ROOM_LEAST, _TITLE, _TITLE_LEAST = 92.0, 40.0, 24.0, 13.0
_PITCH, _PITCH_LEAST = 19 * MM, 9.5 * MM


@dataclass(frozen=True, slots=True)
class SignLine:
    """Something that is held in the room."""

    title: str
    starts: time
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class DoorSign:
    """A room, and its day in order of time."""

    room: str
    lines: tuple[SignLine, ...]
    event: str = ""
    day: date | None = None
    note: str = ""


def render_door_signs(
    signs: Sequence[DoorSign], texts: Texts, step: Callable[[int, int], None] | None = None
) -> Rendered:
    """One A4 page across for each sign; `step` counts signs."""
    pdf, warnings = Pdf(texts("Door signs"), texts.language), list[Words]()
    for number, sign in enumerate(signs):
        if step:
            step(number, len(signs))
        drawing = Drawing(pdf.contents)
        _draw(drawing, sign, texts, warnings)
        pdf.page(WIDTH, HEIGHT, drawing.placed(0, HEIGHT))
    return Rendered(pdf.finish(), warnings + missing_letters(pdf.contents))


def _draw(drawing: Drawing, sign: DoorSign, texts: Texts, warnings: list[Words]) -> None:
    language = texts.language
    name = _name(typeset(sign.room, language))
    if name.is_cut:
        warnings.append(
            words("{name}: too long for a sign, printed as “{printed}”.", name=told(sign.room), printed=name.printed)
        )
    base = _TOP + name.size * 0.73
    for line in name.lines:
        drawing.text(MARGIN - line.left * name.size, base, line, name.size, TEXT)
        base += name.size * 1.12
    top = base - name.size * 1.12 + 12 * MM
    drawing.rule(MARGIN, top, MARGIN + LIVE, top, 1.6, RULE)
    _draw_lines(drawing, sign, texts, top, warnings)
    said = [typeset(sign.event, language), long_date(sign.day, language) if sign.day else "", sign.note]
    foot = one_line(f" {DOT} ".join(part for part in said if part), 400, 11, LIVE, 8)
    drawing.text(MARGIN, _FOOT, foot.lines[0], foot.size, SECONDARY)


def _name(text: str) -> Fit:
    """On one line as large as it fits, on two where one would be small."""
    name = one_line(text, 700, _ROOM, LIVE, _ROOM_LEAST, -0.02)
    if name.size >= 0.7 * _ROOM and not name.is_cut:
        return name
    for size in (76.0, 64.0, 52.0, _ROOM_LEAST):
        wrapped = wrap(text, 700, size, LIVE, 2, -0.02)
        if not wrapped.is_cut:
            return wrapped if wrapped.size > name.size or name.is_cut else name
    return wrapped


def _draw_lines(drawing: Drawing, sign: DoorSign, texts: Texts, top: float, warnings: list[Words]) -> None:
    room = _FOOT - 10 * MM - top
    most = int(room / _PITCH_LEAST)
    shown = sign.lines[:most]
    if len(shown) < len(sign.lines):
        left = len(sign.lines) - len(shown)
        warnings.append(
            words_n(
                "{n} session of {name} is not on its sign.", "{n} sessions of {name} are not on its sign.", left,
                name=told(sign.room),
            )
        )  # fmt: skip
    pitch = min(_PITCH, room / max(len(shown), 1))
    size = _TITLE if pitch > 0.75 * _PITCH else 17.0
    times = [shape(span(line.starts, line.ends, texts.language), 600, tabular=True) for line in shown]
    indent = max((at.width for at in times), default=0) * size + 10 * MM
    for number, (line, at) in enumerate(zip(shown, times, strict=True)):
        base = top + (number + 0.5) * pitch + size * 0.36
        title = one_line(typeset(line.title, texts.language), 400, size, LIVE - indent, _TITLE_LEAST)
        drawing.text(MARGIN, base, at, size, ACCENT)
        drawing.text(MARGIN + indent, base, title.lines[0], title.size, TEXT)
        if number + 1 < len(shown):
            drawing.rule(MARGIN, top + (number + 1) * pitch, MARGIN + LIVE, top + (number + 1) * pitch, 0.5, HAIRLINE)
