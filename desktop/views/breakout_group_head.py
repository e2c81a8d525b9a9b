"""The head of a column: the group, its room and hosts, and how its seats are taken."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.usecases.breakout_board import Column
from desktop.views.icons import paint_icon
from desktop.views.texts import _, n_, number
from desktop.views.theme import colour, font

SIDE = 12
"""Pixels between the edge of a column and what it holds."""


def said_column(column: Column, *, best: bool = False) -> str:
    """A column in words: Oser le feedback, Rhône, 34 of 28."""
    if not column.id:
        told = n_("Without a place: {n} person", "Without a place: {n} people", len(column.waiting))
        away = len(column.cards) - len(column.waiting)
        return f"{told}, {away_text(away)}" if away else told
    count = number(len(column.cards))
    if column.seats is not None:
        count = _("{people} of {seats}", people=len(column.cards), seats=column.seats)
    if column.is_lost:
        count = _("Out of use")
    marks = (_("cheapest to move to") if best else "", *(text for _sign, text in marks_of(column)))
    return ", ".join(part for part in (column.title, column.room, count, *marks) if part)


def away_text(count: int) -> str:
    return n_("{n} not in this round", "{n} not in this round", count)


def marks_of(column: Column) -> list[tuple[str, str]]:
    """What is to be known of a group at a glance: an icon, and the words for it."""
    broken = sum(bool(card.note) for card in column.cards)
    locked = sum(card.locked for card in column.cards)
    firsts = sum(card.rank == 1 for card in column.cards)
    found = []
    if broken:
        found.append(("triangle-alert", n_("{n} seat breaks a rule", "{n} seats break a rule", broken)))
    if locked:
        found.append(("lock", n_("{n} locked", "{n} locked", locked)))
    if firsts:
        found.append(("star", n_("{n} first wish", "{n} first wishes", firsts)))
    return found


class ColumnHead(QWidget):
    """The title of a group, its room and hosts, how many sit in it, and its seats as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._column: Column | None = None
        self._best = False
        self.setFixedHeight(74)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def mark(self, *, best: bool) -> None:
        """Show that cards on their way go here at the best price, or not any more."""
        self._best = best
        self.update()

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
        count = number(len(column.cards if column.id else column.waiting))
        count = count if column.seats is None else f"{count} / {number(column.seats)}"
        count = _("Out of use") if column.is_lost else count
        painter.setFont(font("small-strong", tabular=True))
        painter.setPen(colour("bad-text" if column.over else "text"))
        taken = painter.fontMetrics().horizontalAdvance(count)
        line = QRectF(SIDE, 10, width, 22)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(colour("text"))
        painter.setFont(font("strong"))
        if self._best:
            paint_icon(painter, "star", QRectF(SIDE, 14, 14, 14), colour("accent-text"))
        _elided(
            painter,
            line.adjusted(20 if self._best else 0, 0, -taken - 8, 0),
            column.title if column.id else _("Without a place"),
        )
        painter.setPen(colour("text2"))
        painter.setFont(font("caption"))
        where = " · ".join(part for part in (column.room, ", ".join(column.hosts)) if part)
        _elided(painter, QRectF(SIDE, 34, width, 20), where if column.id else _waiting_text(column))
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


def _waiting_text(column: Column) -> str:
    away = len(column.cards) - len(column.waiting)
    told = _("to place") if column.waiting else "" if away else _("Everybody has a place")
    return " · ".join(part for part in (told, away_text(away) if away else "") if part)


def _elided(painter: QPainter, room: QRectF, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
