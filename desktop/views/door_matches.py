"""The people whom a few letters typed at the door may mean."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.data.people import AttendeeRow
from desktop.domain.badges import read_code
from desktop.domain.names import NameKey, find_named, full_name
from desktop.views.attendee_state import state_of
from desktop.views.labels import paint_pill, pill_size
from desktop.views.table import paint_avatar
from desktop.views.texts import _, n_
from desktop.views.theme import colour, font
from desktop.views.tokens import BAND_RADIUS

_ROW, _EDGE, _FOOT = 58, 12, 30


class Matches(QWidget):
    """People whose names hold the typed letters; arrows choose, Enter lets in, a click too."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._people: dict[str, AttendeeRow] = {}
        self._keys: list[NameKey] = []
        self._found: list[str] = []
        self._current, self._top, self._text = 0, 0, ""
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def set_attendees(self, people: dict[str, AttendeeRow], keys: list[NameKey]) -> None:
        """Who can be found: people by id, and what each is found by."""
        self._people, self._keys = people, keys
        self._found = [id_ for id_ in self._found if id_ in people]
        self._current = min(self._current, max(len(self._found) - 1, 0))
        self.update()

    def update_people(self, rows: Sequence[AttendeeRow]) -> bool:
        """Show people as they are now, after an entry; False when somebody is not known here."""
        known = all(row.id in self._people for row in rows)
        self._people |= {row.id: row for row in rows if row.id in self._people}
        self.update()
        return known

    def search(self, text: str) -> None:
        """Find people; a badge code in the making is not a name."""
        self._text = text
        is_code = len(text) > 8 and read_code(text.ljust(20, "B"))
        self._found = [] if is_code else find_named(self._keys, text)
        self._current = self._top = 0
        told = "; ".join(_name(person) for person in self.shown())
        more = f"; {self.more()}" if self.more() else ""
        self.setAccessibleName(_("Found: {names}", names=told + more) if told else _("Nobody found"))
        self.update()

    def chosen(self, text: str) -> str | None:
        """The attendee that Enter would let in, when these letters were searched for."""
        fits = text == self._text.strip() and self._found
        return self._found[self._current] if fits and self.isVisible() else None

    def shown(self) -> list[AttendeeRow]:
        """The people in the rows that fit."""
        return [self._people[id_] for id_ in self._found[self._top : self._top + self._fits()]]

    def more(self) -> str:
        """How many there are for whom there is no row."""
        hidden = len(self._found) - len(self.shown())
        return n_("and {n} more", "and {n} more", hidden) if hidden else ""

    @Slot(int)
    def step(self, step: int) -> None:
        if self._found:
            self._current = (self._current + step) % len(self._found)
            last_top = self._current - self._fits() + 1
            self._top = max(min(self._top, self._current), last_top)
            self.setAccessibleName(_name(self._people[self._found[self._current]]))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 320)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None and place != self._current:
            self._current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None:
            self.picked.emit(self._found[place])

    def _fits(self) -> int:
        room = self.height() - 2 * _EDGE
        if len(self._found) * _ROW <= room:
            return len(self._found)
        return max(1, (room - _FOOT + _EDGE) // _ROW)

    def _place_at(self, point: QPointF) -> int | None:
        row = int(point.y() - _EDGE) // _ROW
        return self._top + row if 0 <= row < len(self.shown()) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("border"))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), BAND_RADIUS, BAND_RADIUS)
        if not self._found:
            painter.setFont(font("door-line"))
            painter.setPen(colour("text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Nobody found. Ctrl N registers them here."))
        for place, person in enumerate(self.shown()):
            self._paint_row(painter, person, _EDGE + place * _ROW, current=self._top + place == self._current)
        painter.setFont(font("small-strong"))
        painter.setPen(colour("text2"))
        foot = QRectF(74, _EDGE + len(self.shown()) * _ROW, self.width() - 98, _FOOT - _EDGE)
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, self.more())

    def _paint_row(self, painter: QPainter, person: AttendeeRow, top: int, *, current: bool) -> None:
        line = QRectF(12, top, self.width() - 24, _ROW - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent-soft" if current else "surface"))
        painter.drawRoundedRect(line, 8, 8)
        paint_avatar(painter, QRectF(24, top + 9, 36, 36), person.given_name, person.family_name)
        word, tone = state_of(person)
        size = pill_size(word)
        pill = QRectF(line.right() - size.width() - 14, top + 15, size.width(), size.height()).toRect()
        paint_pill(painter, pill, word, tone)
        room = pill.left() - 84
        about = " · ".join(part for part in (person.unit, person.site) if part)
        for text, style, ink, y, height in (
            (_name(person), "heading", "text", 5, 26),
            (about, "small", "text2", 29, 20),
        ):
            painter.setFont(font(style))
            painter.setPen(colour(ink))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(74, top + y, room, height), Qt.AlignmentFlag.AlignVCenter, cut)


def _name(person: AttendeeRow) -> str:
    return full_name(person.given_name, person.family_name)
