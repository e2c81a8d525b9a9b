"""The head of a column: the group, its room and hosts, and how its seats are taken."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.usecases.breakout_board import Column
from desktop.views.texts import _, n_, number
from desktop.views.theme import colour, font

SIDE = 12
"""Pixels between the edge of a column and what it holds."""


def said_column(column: Column) -> str:
    """A column in words: Oser le feedback, Rhône, 34 of 28."""
    if not column.id:
        return n_("Without a place: {n} person", "Without a place: {n} people", len(column.cards))
    count = number(len(column.cards))
    if column.seats is not None:
        count = _("{people} of {seats}", people=len(column.cards), seats=column.seats)
    return ", ".join(part for part in (column.title, column.room, count) if part)


class ColumnHead(QWidget):
    """The title of a group, its room and hosts, how many sit in it, and its seats as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._column: Column | None = None
        self.setFixedHeight(74)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_column(self, column: Column) -> None:
        self._column = column
        where = " · ".join(part for part in (column.room, ", ".join(column.hosts)) if part)
        self.setToolTip(f"{column.title}\n{where}".replace("<", "\u2039"))  # tooltips read markup
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        column = self._column
        if column is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() - 2 * SIDE
        count = number(len(column.cards))
        count = count if column.seats is None else f"{count} / {number(column.seats)}"
        painter.setFont(font("small-strong", tabular=True))
        painter.setPen(colour("bad-text" if column.over else "text"))
        taken = painter.fontMetrics().horizontalAdvance(count)
        line = QRectF(SIDE, 10, width, 22)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(colour("text"))
        painter.setFont(font("strong"))
        _elided(painter, line.adjusted(0, 0, -taken - 8, 0), column.title if column.id else _("Without a place"))
        painter.setPen(colour("text2"))
        painter.setFont(font("caption"))
        where = " · ".join(part for part in (column.room, ", ".join(column.hosts)) if part)
        waiting = _("to place") if column.cards else _("Everybody has a place")
        _elided(painter, QRectF(SIDE, 34, width, 20), where if column.id else waiting)
        if column.seats:
            self._paint_bar(painter, column, width)

    def _paint_bar(self, painter: QPainter, column: Column, width: int) -> None:
        share = min(len(column.cards) / (column.seats or 1), 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("border"))
        painter.drawRoundedRect(QRectF(SIDE, 60, width, 5), 2.5, 2.5)
        if share:
            painter.setBrush(colour("bad" if column.over else "accent"))
            painter.drawRoundedRect(QRectF(SIDE, 60, max(width * share, 5), 5), 2.5, 2.5)


def _elided(painter: QPainter, room: QRectF, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
