"""A line that tells which keys do what: caps and words, in as many rows as the width asks for."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.theme import colour, font

_HEIGHT, _ROW, _SIDE, _AFTER_CAP, _BETWEEN = 18, 24, 7, 6, 14


class KeySaid(NamedTuple):
    """Keys that do the same, and what they do."""

    keys: tuple[str, ...]
    told: str


class KeyCaps(QWidget):
    """Keys drawn as caps, each with what it does."""

    def __init__(self, rows: int = 1) -> None:
        super().__init__()
        self._said: tuple[KeySaid, ...] = ()
        self.setMinimumHeight(rows * _ROW)
        self.setMinimumWidth(120)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_keys(self, said: Sequence[KeySaid]) -> None:
        self._said = tuple(said)
        self.setAccessibleName("; ".join(f"{' '.join(one.keys)}: {one.told}" for one in said))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.minimumHeight(), self._rows(width) * _ROW)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 120)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = 0, 0
        for one in self._said:
            wide = _width(one)
            if x and x + wide > self.width():
                x, y = 0, y + _ROW
            left = x
            for key in one.keys:
                left = _paint_cap(painter, left, y + 3, key) + 3
            painter.setFont(font("caption"))
            painter.setPen(colour("text2"))
            room = QRectF(left + _AFTER_CAP - 3, y, self.width() - left, _ROW)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, one.told)
            x += wide + _BETWEEN

    def _rows(self, width: int) -> int:
        x, rows = 0, 1
        for one in self._said:
            wide = _width(one)
            if x and x + wide > width:
                x, rows = 0, rows + 1
            x += wide + _BETWEEN
        return rows


def _cap_width(key: str) -> int:
    return max(_HEIGHT, QFontMetrics(font("key")).horizontalAdvance(key) + 2 * _SIDE)


def _width(one: KeySaid) -> int:
    caps = sum(_cap_width(key) + 3 for key in one.keys) - 3
    return caps + _AFTER_CAP + QFontMetrics(font("caption")).horizontalAdvance(one.told)


def _paint_cap(painter: QPainter, x: int, y: int, key: str) -> int:
    """Draw one key; gives where it ends."""
    cap = QRectF(x + 0.5, y + 0.5, _cap_width(key) - 1, _HEIGHT - 1)
    painter.setPen(colour("border"))
    painter.setBrush(colour("surface2"))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(colour("text2"))
    painter.setFont(font("key"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    return x + _cap_width(key)
