"""The picture of the first page: tables whose people change seats from one round to the next."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.theme import colour

SEATS, SIDE = 7, 340.0
_TABLE, _AWAY, _PERSON = 38.0, 55.0, 7.0
_UNITS = ("logo", "badge", "accent", "sidebar-text", "ok")
_TABLES = (QPointF(88, 84), QPointF(252, 122), QPointF(118, 248), QPointF(278, 272))
_MOVES = ((0, 1, 1, 4), (1, 3, 3, 5), (2, 6, 1, 2), (0, 2, 2, 4), (3, 3, 2, 0))
"""Who changes seats: from a table and seat to another table and seat."""


class TablesPicture(QWidget):
    """Four round tables, people of several units around each, and where some of them go next."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)

    def sizeHint(self) -> QSize:
        return QSize(round(SIDE), round(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self.width(), self.height()) / SIDE
        painter.translate((self.width() - SIDE * scale) / 2, (self.height() - SIDE * scale) / 2)
        painter.scale(scale, scale)
        pen = QPen(colour("sidebar-muted"), 1.6, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for from_table, from_seat, to_table, to_seat in _MOVES:
            painter.drawPath(_way(_seat(from_table, from_seat), _seat(to_table, to_seat)))
        painter.setPen(Qt.PenStyle.NoPen)
        for table, middle in enumerate(_TABLES):
            painter.setBrush(colour("sidebar-selected"))
            painter.drawEllipse(middle, _TABLE, _TABLE)
            for seat in range(SEATS):
                painter.setBrush(colour(_UNITS[(seat * 2 + table) % len(_UNITS)]))
                painter.drawEllipse(_seat(table, seat), _PERSON, _PERSON)


def _seat(table: int, seat: int) -> QPointF:
    angle = 2 * pi * seat / SEATS - pi / 2 + table * 0.4
    return _TABLES[table] + QPointF(_AWAY * cos(angle), _AWAY * sin(angle))


def _way(start: QPointF, end: QPointF) -> QPainterPath:
    """A line that bends a little, as people walk."""
    path, across = QPainterPath(start), end - start
    path.quadTo((start + end) / 2 + QPointF(-across.y(), across.x()) * 0.22, end)
    return path
