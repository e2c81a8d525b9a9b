"""A session on the programme: what, where, who hosts, how many for how many seats, and what cannot be."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.usecases.day_plan import Line
from desktop.views.buttons import Painted
from desktop.views.icons import paint_icon
from desktop.views.labels import PillTone, paint_pill, pill_size
from desktop.views.programme_words import clash_words, count_told, icon_of, people_told, rooms_told, times
from desktop.views.texts import _
from desktop.views.theme import colour, font
from desktop.views.tokens import CARD_RADIUS

QUIET = ("break", "lunch")
"""Kinds that are drawn lower than what people come for."""
_SIDE, _LINE, _BAR, _WIDE = 14, 20, 64, 400
_STEPS = {
    Qt.Key.Key_Left: "before", Qt.Key.Key_Right: "after", Qt.Key.Key_Up: "above", Qt.Key.Key_Down: "below",
    Qt.Key.Key_Home: "first", Qt.Key.Key_End: "last",
}  # fmt: skip


class SessionCard(Painted):
    """A session as a card; arrows go to others, Enter opens it. `at` is the time where it differs from its slot's."""

    stepped = Signal(str)
    opened = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__("")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.line, self._at = line, ""
        self._ends = ""

    def show_line(self, line: Line, slot_ends: str) -> None:
        self.line, session = line, line.session
        self._ends = "" if session.ends == slot_ends else times(session.starts, session.ends)
        self.setObjectName(f"session.{session.id}")
        self.setText(session.title)
        parts = (
            session.title, times(session.starts, session.ends), rooms_told(line), ", ".join(session.hosts),
            people_told(line), *self.words(),
        )  # fmt: skip
        self.setAccessibleName(". ".join(part for part in parts if part))
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        """What clashes, in words, then what to think of."""
        return clash_words((*self.line.clashes, *self.line.reminders))

    def wanted_height(self, width: int) -> int:
        """The pixels that it needs at a width: cards of a slot are as tall as the tallest of them."""
        lines = len(self._title_lines(width)) + 1 + (width < _WIDE or bool(self.line.session.hosts))
        return 2 * 10 + lines * _LINE + 30 * len(self._pills(width))

    def sizeHint(self) -> QSize:
        return QSize(200, self.wanted_height(200))

    def _title_lines(self, width: int) -> list[str]:
        """The title in one line, or two where the card is narrow."""
        title, room = self.line.session.title, width - 2 * _SIDE - 26
        metrics = QFontMetrics(font("strong"))
        if width >= _WIDE or metrics.horizontalAdvance(title) <= room:
            return [title]
        first, rest = "", title
        for word in title.split(" "):
            longer = f"{first} {word}".strip()
            if first and metrics.horizontalAdvance(longer) > room:
                break
            first, rest = longer, title[len(longer) :].strip()
        return [first, rest] if rest else [first]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def nextCheckState(self) -> None:
        self.setChecked(True)  # a click on the chosen one leaves it chosen

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        chosen, session = self.isChecked(), self.line.session
        ground = "accent-soft" if chosen else "surface2" if self.underMouse() or session.kind in QUIET else "surface"
        border = "bad" if self.line.clashes else "accent" if chosen else "border"
        self.box(painter, colour(ground), colour(border), CARD_RADIUS)
        room = self.rect().adjusted(_SIDE, 10, -_SIDE, -10)
        ink = "bad-text" if self.line.clashes else "accent-text" if chosen else "text2"
        paint_icon(painter, icon_of(session.kind), QRectF(room.left(), room.top() + 2, 16, 16), colour(ink))
        self._paint_words(painter, room)
        self._paint_clashes(painter, room, chosen=chosen)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        session, wide = self.line.session, self.width() >= _WIDE
        line = QRect(room.left() + 26, room.top(), room.width() - 26, _LINE)
        ink, titles = "text2" if session.kind in QUIET else "text", self._title_lines(self.width())
        if wide:
            taken = self._paint_count(painter, line)
            self._write(painter, "strong", ink, line.adjusted(0, 0, -taken, 0), titles[0])
            line.translate(0, _LINE)
            self._paint_bar(painter, line)
        else:
            for title in titles:
                self._write(painter, "strong", ink, line, title)
                line.translate(0, _LINE)
            taken = self._paint_count(painter, line)
        where = " · ".join(part for part in (self._ends, rooms_told(self.line) or _("No room yet")) if part)
        self._write(painter, "small", "text2", line.adjusted(0, 0, -max(taken, _BAR + 8 if wide else 0), 0), where)
        line.translate(0, _LINE)
        if not wide:
            self._paint_bar(painter, line)
        hosts = ", ".join(session.hosts)
        self._write(painter, "caption", "text2", line.adjusted(0, 0, 0 if wide else -_BAR - 8, 0), hosts)

    def _is_over(self) -> bool:
        return any(clash.kind == "places" for clash in self.line.clashes)

    def _paint_count(self, painter: QPainter, line: QRect) -> int:
        """Draw how many at the right; gives the width that it takes, with a gap."""
        text = count_told(self.line)
        painter.setFont(font("small-strong", tabular=True))
        painter.setPen(colour("bad-text" if self._is_over() else "text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return painter.fontMetrics().horizontalAdvance(text) + 10 if text else 0

    def _paint_bar(self, painter: QPainter, line: QRect) -> None:
        if self.line.taken is None or not self.line.places:
            return
        share = min(self.line.taken / self.line.places, 1.0)
        track = QRectF(line.right() + 1 - _BAR, line.top() + 7.5, _BAR, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("border"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if share:
            painter.setBrush(colour("bad" if self._is_over() else "accent"))
            track.setWidth(max(_BAR * share, 5))
            painter.drawRoundedRect(track, 2.5, 2.5)

    def _pills(self, width: int) -> list[list[str]]:
        """What clashes, in as many lines as it takes."""
        room, left, lines = width - 2 * _SIDE - 26, 0, list[list[str]]()
        for words in self.words():
            wide = pill_size(words).width() + 6
            if not lines or left + wide > room:
                lines.append([])
                left = 0
            lines[-1].append(words)
            left += wide
        return lines

    def _paint_clashes(self, painter: QPainter, room: QRect, *, chosen: bool) -> None:
        lines, reminders = self._pills(self.width()), clash_words(self.line.reminders)
        for place, line in enumerate(reversed(lines)):
            left, top = room.left() + 26, room.bottom() - 23 - 30 * place
            for words in line:
                size = pill_size(words)
                width = min(size.width(), room.right() - left + 1)
                tone: PillTone = "warn" if words in reminders else "bad"
                paint_pill(painter, QRect(QPoint(left, top), QSize(width, 24)), words, tone, on_soft=chosen)
                left += size.width() + 6

    def _write(self, painter: QPainter, style: str, ink: str, room: QRect, text: str) -> None:
        painter.setFont(font(style))
        painter.setPen(colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
