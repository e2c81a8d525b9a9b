"""Parts of the door's page: where somebody goes next, and who came in last."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.data.door import EntryRow
from desktop.domain.names import full_name
from desktop.usecases.agenda import AgendaEntry
from desktop.views.icons import paint_icon
from desktop.views.labels import Elided
from desktop.views.layouts import Card, column, row
from desktop.views.table import paint_avatar
from desktop.views.texts import _, clock, with_colon
from desktop.views.theme import colour, font

_SIGNS = {"workshop": "layout-grid", "tables": "users", "plenary": "armchair", "codev": "users"}
_ENTRY = 53
_SMALLEST_PLACE = 14


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.icon = "clock"
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.icon, QRectF(0, 0, 16, 16), colour("text2"))


class _Place(Elided):
    """Where somebody goes, in letters that are read from afar; smaller ones rather than half a number."""

    ink = "text"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, style = QPainter(self), self.fitted(self.width())
        painter.setPen(colour(self.ink))
        painter.setFont(style)
        shown = QFontMetrics(style).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)

    def fitted(self, width: int) -> QFont:
        """The largest letters in which the text fits a width."""
        style = QFont(self.font())
        while style.pixelSize() > _SMALLEST_PLACE and QFontMetrics(style).horizontalAdvance(self.text()) > width:
            style.setPixelSize(style.pixelSize() - 1)
        return style


class PlaceCard(QFrame):
    """A session of somebody's day: where, and when."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedHeight(110)
        self._sign, self._title = _Sign(), Elided("", "small-strong", "text2")
        self._place, self._when = _Place("", "door-place"), Elided("", "strong", "text2")
        self.setLayout(column(row(self._sign, self._title), self._place, self._when, gap=4, margins=(18, 14, 18, 14)))

    def show_entry(self, entry: AgendaEntry | None) -> None:
        """Show an entry of the day; an empty card keeps its place."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        self._sign.icon = _SIGNS.get(entry.kind, "clock")
        self._sign.update()
        own = entry.kind == "workshop"
        self._title.setText(_("Workshop at {time}", time=clock(entry.starts)) if own else entry.title)
        self._place.setText(entry.title if own else entry.place or entry.room)
        where = entry.room if own or entry.place else ""
        self._when.setText(", ".join(part for part in (where, clock(entry.starts)) if part))
        self.setAccessibleName(with_colon(self._title.text(), f"{self._place.text()} {self._when.text()}"))

    def show_place(self, sign: str, when: str, place: str, where: str, *, is_given: bool) -> None:
        """Show a place: the round, the table or session, and its room; large once somebody has been given it."""
        self._sign.icon = sign
        self._sign.update()
        self._title.setText(when)
        self._place.setFont(font("figure" if is_given else "door-place"))
        self._place.ink = "text" if is_given else "text2"
        self._place.setText(place)
        self._when.setText(where)
        self.setAccessibleName(with_colon(when, f"{place} {where}".strip()))


def next_entries(agenda: Sequence[AgendaEntry], now: str, count: int = 3) -> list[AgendaEntry]:
    """The sessions still to come, those with a place of one's own first, in order of time."""
    coming = [e for e in agenda if (e.ends or e.starts) > now and e.kind not in ("welcome", "break", "lunch")]
    coming = coming or [e for e in agenda if e.kind not in ("welcome", "break", "lunch")]
    own = sorted(coming, key=lambda e: (not (e.place or e.kind == "workshop"), e.starts))[:count]
    return sorted(own, key=lambda e: e.starts)


class Entries(QWidget):
    """The last entries and exits, one under the other, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[EntryRow] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(260, 8 * _ENTRY)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 2 * _ENTRY)

    def show_rows(self, rows: Sequence[EntryRow]) -> None:
        self._rows = rows
        told = "; ".join(f"{full_name(r.given_name, r.family_name)} {clock(r.at)}" for r in rows)
        self.setAccessibleName(_("Last entries and exits: {names}", names=told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, entry in enumerate(self._rows[: self.height() // _ENTRY]):
            self._paint_row(painter, entry, place * _ENTRY, last=place == len(self._rows) - 1)

    def _paint_row(self, painter: QPainter, entry: EntryRow, top: int, *, last: bool) -> None:
        paint_avatar(painter, QRectF(0, top + 9, 34, 34), entry.given_name, entry.family_name)
        painter.setFont(font("small-strong", tabular=True))
        painter.setPen(colour("text2"))
        time = clock(entry.at)
        width = painter.fontMetrics().horizontalAdvance(time)
        painter.drawText(QRectF(self.width() - width, top, width, _ENTRY), Qt.AlignmentFlag.AlignVCenter, time)
        room = self.width() - 46 - width - 10
        name = full_name(entry.given_name, entry.family_name)
        line = _("out") if entry.direction == "out" else entry.site
        for text, style, ink, y in ((name, "strong", "text", 8 if line else 17), (line, "caption", "text2", 27)):
            painter.setFont(font(style))
            painter.setPen(colour(ink))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(46, top + y, room, 18), Qt.AlignmentFlag.AlignVCenter, cut)
        if not last:
            painter.setPen(colour("border"))
            painter.drawLine(0, top + _ENTRY - 1, self.width(), top + _ENTRY - 1)


class LastEntries(Card):
    """The last entries and exits under their title, with the key that takes one back."""

    def __init__(self, entries: Entries) -> None:
        hint = Elided(_("Ctrl Z takes the last one back"), "caption", "text2")
        super().__init__(Elided(_("Last entries and exits"), "card"), entries, hint, gap=10)
        self.body.setStretchFactor(entries, 1)
        self.setMinimumWidth(220)
        self.setMaximumWidth(340)
