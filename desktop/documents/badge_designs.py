"""Three designs for badges: a tall one with a programme, a card, and a black strip for label rolls."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from desktop.documents.badge_agenda import AgendaStyle, draw_agenda, set_agenda
from desktop.documents.badge_notes import Note, draw_notes, spaced
from desktop.documents.badge_parts import (
    CAPS_TRACKING,
    Box,
    NameStyle,
    capitals,
    draw_names,
)
from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import one_line, wrap
from desktop.documents.palette import BLACK, SECONDARY, TEXT, WHITE, role_colour
from desktop.documents.paper import PRINTABLE_MM, Design
from desktop.documents.press import Badge, Press
from desktop.documents.qr import qr_operators, quiet_zone
from desktop.documents.shaping import CAP_HEIGHT
from desktop.documents.wording import typeset


@dataclass(frozen=True, slots=True)
class _Tall:
    """Measures of one tall format, in mm; type in points."""

    margin: float
    band: float
    title: float
    line: float
    names: NameStyle
    names_least: float
    qr: float
    role: float
    note: float
    code: float
    agenda: AgendaStyle


_A6 = _Tall(
    9,
    20,
    9,
    8.5,
    NameStyle(40, 22, 11.5, 16, 11),
    32,
    26,
    11,
    10,
    6.5,
    AgendaStyle(9, 6.6 * MM, 5.0 * MM, has_routes=True),
)
_A7 = _Tall(7, 13.5, 7, 6.5, NameStyle(27, 15, 8.5, 12, 8.5), 21.5, 20, 8.5, 7.5, 6, AgendaStyle(7, 4.8 * MM, 3.9 * MM))


def draw_tall(press: Press, drawing: Drawing, badge: Badge) -> None:
    width, height = press.layout.label[0] * MM, press.layout.label[1] * MM
    style = _A6 if press.layout.label[0] >= 90 else _A7
    margin, qr = style.margin * MM, style.qr * MM
    inset = 0.0 if press.layout.bleeds else PRINTABLE_MM * MM
    band = Box(inset, inset, width - 2 * inset, style.band * MM)
    key = ("band", badge.event_title, badge.event_line, badge.role_colour, badge.language)
    drawing.stamp(key, (width, band.bottom), lambda stamp: _draw_band(stamp, badge, band, margin, style))

    quiet = quiet_zone(qr)
    above = band.bottom + 0.55 * margin
    foot = height - margin
    gap = quiet + 0.9 * MM
    live = width - 2 * margin
    below = foot - above - style.names_least * MM - qr - quiet - gap
    agenda = set_agenda(badge.agenda, style.agenda, badge.language, live, below)
    box = Box(margin, foot - agenda.height, live, agenda.height)
    top = (box.y - gap if agenda.lines else foot) - qr
    drawing.raw(qr_operators(badge.code, margin, top, qr))
    left = margin + qr + max(quiet, 5.5 * MM * style.qr / 26)
    _draw_tall_notes(press, drawing, badge, Box(left, top, width - margin - left, qr), style)
    if agenda.lines:
        draw_agenda(press, drawing, badge, box, style.agenda, agenda)
    elif badge.agenda:
        press.warn_rows(badge, len(badge.agenda))
    room = top - quiet - 0.8 * MM - above
    grown = min(1.3, max(1.0, room / (style.names_least * 1.2 * MM)))
    names = _grown(style.names, round(grown, 2))
    draw_names(press, drawing, badge, Box(margin, above, width - 2 * margin, room), names)


@cache
def _grown(names: NameStyle, by: float) -> NameStyle:
    return replace(names, given=names.given * by, family=names.family * by)


def _draw_band(drawing: Drawing, badge: Badge, band: Box, margin: float, style: _Tall) -> None:
    if band.x:
        drawing.round_box(*band, 1.6 * MM, role_colour(badge.role_colour))
    else:
        drawing.box(*band, role_colour(badge.role_colour))
    room = band.width - 2 * (margin - band.x)
    title = capitals(typeset(badge.event_title, badge.language))
    heads = one_line(title, 600, style.title, room, style.title * 0.9, CAPS_TRACKING)
    for smaller in (0.9, 0.8):
        if heads.is_cut:
            heads = wrap(title, 600, style.title * smaller, room, 2, CAPS_TRACKING)
    line = one_line(typeset(badge.event_line, badge.language), 400, style.line, room, style.line * 0.85)
    rows = [(head, heads.size, 1.4, WHITE) for head in heads.lines if badge.event_title]
    rows += [(line.lines[0], line.size, 1.75, WHITE)] if badge.event_line else []
    tall = sum(lead * size for _, size, lead, _ in rows[1:]) + (CAP_HEIGHT * rows[0][1] if rows else 0)
    y = band.y + (band.height - tall) / 2
    for i, (row, size, lead, colour) in enumerate(rows):
        y += lead * size if i else CAP_HEIGHT * size
        drawing.text(margin, y, row, size, colour)


def _draw_tall_notes(press: Press, drawing: Drawing, badge: Badge, box: Box, style: _Tall) -> None:
    notes = [
        Note(capitals(badge.role), style.role, 700, role_colour(badge.role_colour), CAPS_TRACKING, 2, 1.3),
        Note(badge.place, style.note, 500, TEXT, most_lines=2, lead=1.6),
        Note(badge.diet, style.note * 0.94, 400, SECONDARY, most_lines=2, lead=1.65),
    ]
    code = spaced(badge.code)
    lines = [code] if box.width > 40 * MM else [code[:11], code[12:]]
    foot = [Note(line, style.code, 400, SECONDARY, 0.05, lead=1.45, is_code=True) for line in lines]
    draw_notes(press, drawing, badge, box, notes, foot)


def draw_card(press: Press, drawing: Drawing, badge: Badge) -> None:
    """A colour bar at the left, the names over the whole width above the quiet zone, the rest beside the code."""
    width, height = press.layout.label[0] * MM, press.layout.label[1] * MM
    small = press.layout.label[1] < 48
    qr = 18 * MM
    edge = (4.0 if small else 5.5) * MM
    bar = (3.0 if small else 4.0) * MM if press.layout.bleeds else 0.0
    left = bar + edge
    if bar:
        drawing.box(0, 0, bar, height, role_colour(badge.role_colour))
    top, side = height - edge - qr, width - edge - qr
    drawing.raw(qr_operators(badge.code, side, top, qr))
    clear = quiet_zone(qr)

    head = edge
    if badge.event_title and not small:
        size = 6.5
        title = one_line(
            capitals(typeset(badge.event_title, badge.language)), 600, size, width - left - edge, 6, CAPS_TRACKING
        )
        head += CAP_HEIGHT * size
        drawing.text(left, head, title.lines[0], title.size, SECONDARY)
        head += 2.6 * MM
    beside = Box(left, top, side - clear - 1 * MM - left, qr)
    if small:
        foot = 3.9 * MM * sum(map(bool, (badge.organisation, badge.place, badge.diet, badge.role)))
        names = Box(left, head, side - clear - 1 * MM - left, height - edge - head - foot)
        draw_names(press, drawing, badge, names, NameStyle(20, 12, 0, 11, 8, 0.2))
        beside = Box(left, names.bottom, names.width, foot)
    else:
        names = Box(left, head, width - left - edge, top - clear - head)
        draw_names(press, drawing, badge, names, NameStyle(26, 15, 0, 13, 9, 0.35))
    _draw_card_notes(press, drawing, badge, beside, small=small)


def _draw_card_notes(press: Press, drawing: Drawing, badge: Badge, box: Box, *, small: bool) -> None:
    role = Note(capitals(badge.role), 8 if small else 8.5, 700, role_colour(badge.role_colour), CAPS_TRACKING)
    organisation = Note(badge.organisation, 7.5 if small else 9, 400, SECONDARY, most_lines=2, lead=1.45, yields=True)
    place = Note(badge.place, 7.5 if small else 9, 500, TEXT, most_lines=2, lead=1.5)
    diet = Note(badge.diet, 7 if small else 8, 400, SECONDARY, most_lines=2)
    if small:
        draw_notes(press, drawing, badge, box, [], [organisation, place, diet, role])
    else:
        draw_notes(press, drawing, badge, box, [organisation, place, diet], [role])


def draw_strip(press: Press, drawing: Drawing, badge: Badge) -> None:
    """Black only, for a thermal printer: no grey, no thin line; the role in white on a black box."""
    width, height = press.layout.label[0] * MM, press.layout.label[1] * MM
    margin, qr = 5 * MM, 20 * MM
    clear = quiet_zone(qr)
    top, side = height - margin - qr, width - margin - qr
    drawing.raw(qr_operators(badge.code, side, top, qr))
    rule = top - clear - 0.6 * MM
    drawing.rule(margin, rule, width - margin, rule, 1.0, BLACK)
    names = Box(margin, margin, width - 2 * margin, rule - 2.2 * MM - margin)
    draw_names(press, drawing, badge, names, NameStyle(44, 20, 0, 16, 11, 0.3), BLACK)
    beside = Box(margin, rule + 4 * MM, side - clear - 1.5 * MM - margin, height - margin - rule - 4 * MM)
    tall = 7 * MM if badge.role or badge.diet else 0.0
    _draw_strip_foot(press, drawing, badge, Box(margin, height - margin - tall, beside.width, tall))
    used = tall + 2.5 * MM if tall else 0.0
    notes = [
        Note(badge.organisation, 10.5, 400, BLACK, most_lines=2, yields=True),
        Note(badge.place, 10.5, 600, BLACK, most_lines=2),
    ]
    draw_notes(press, drawing, badge, Box(beside.x, beside.y, beside.width, beside.height - used), notes)


def _draw_strip_foot(press: Press, drawing: Drawing, badge: Badge, box: Box) -> None:
    """The role in its black box, the diet beside it."""
    left = box.x
    if badge.role:
        room = box.width * (0.62 if badge.diet else 1.0)
        fit = one_line(capitals(badge.role), 700, 10.5, room - 6 * MM, 8, CAPS_TRACKING)
        wide = fit.lines[0].width * fit.size + 6 * MM
        drawing.box(left, box.y, wide, box.height, BLACK)
        base = box.bottom - (box.height - CAP_HEIGHT * fit.size) / 2
        drawing.text(left + 3 * MM, base, fit.lines[0], fit.size, WHITE)
        left += wide + 3 * MM
        if fit.is_cut:
            press.warn_cut(badge, badge.role)
    diet = Note(badge.diet, 9, 400, BLACK, most_lines=2)
    room = box.x + box.width - left
    is_short = one_line(badge.diet, 400, 9, room, 8.4).lines[0].text == badge.diet
    y = box.y + (box.height - CAP_HEIGHT * 9) / 2 if is_short else box.y
    draw_notes(press, drawing, badge, Box(left, y, room, box.bottom - y), [diet])


DESIGNS: dict[Design, Callable[[Press, Drawing, Badge], None]] = {
    "tall": draw_tall,
    "card": draw_card,
    "strip": draw_strip,
}
