"""Icons, drawn from their SVG in the colour and at the sharpness of the place where they stand."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.domain.paths import asset
from desktop.views.theme import colour


@cache
def _source(name: str) -> bytes:
    return asset("icons", f"{name}.svg").read_bytes()


@cache
def _renderer(name: str, rgb: str, stroke: str) -> QSvgRenderer:
    svg = _source(name).replace(b"currentColor", rgb.encode())
    return QSvgRenderer(QByteArray(svg.replace(b'stroke-width="2"', f'stroke-width="{stroke}"'.encode())))


def paint_icon(painter: QPainter, name: str, rect: QRectF, ink: QColor, stroke: str = "2") -> None:
    """Draw an icon into a square, in a colour."""
    _renderer(name, ink.name(), stroke).render(painter, rect)


class _Engine(QIconEngine):
    """Draws an icon in a colour of the look that is in force when it is drawn."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ink = "field" if mode == QIcon.Mode.Disabled else self._ink
        paint_icon(painter, self._name, QRectF(rect), colour(ink))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink)


def icon(name: str, ink: str = "text") -> QIcon:
    """An icon for a menu or an action, in a colour of the look."""
    return QIcon(_Engine(name, ink))
