"""The verdict of the door, large enough to be read from two metres: colour, sign and words."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.icons import paint_icon
from desktop.views.texts import _
from desktop.views.theme import colour, font
from desktop.views.tokens import BAND_RADIUS

_SIGNS = {"ok": "check", "warn": "triangle-alert", "bad": "x", "idle": "scan-line"}
_CIRCLE = 128
_SMALLEST_NAME = 28


class Shown(NamedTuple):
    """What the band says: `colour` is ok, warn, bad or idle; a lead, a name and a line under it."""

    colour: str
    lead: str
    name: str
    line: str


class VerdictBand(QWidget):
    """Shows one verdict at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown("idle", "", "", "")
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(600, 320)

    def show_verdict(self, shown: Shown) -> None:
        """Show a verdict and say it to screen readers."""
        self.shown = shown
        told = ". ".join(part for part in (shown.lead, shown.name, shown.line) if part)
        self.setAccessibleName(told)
        if shown.colour != "idle":
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self.update()

    def rest(self, line: str) -> None:
        """Nothing to say: ready for the next one."""
        self.show_verdict(Shown("idle", _("Ready"), "", line))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, idle = self.shown, self.shown.colour == "idle"
        painter.setPen(colour("border") if idle else Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface" if idle else shown.colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), BAND_RADIUS, BAND_RADIUS)
        size = min(_CIRCLE, self.height() - 60)
        circle = QRectF(48, (self.height() - size) / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface2") if idle else Qt.GlobalColor.white)
        painter.drawEllipse(circle)
        ink = colour("text3" if idle else shown.colour)
        part = size / 4
        paint_icon(painter, _SIGNS[shown.colour], circle.adjusted(part, part, -part, -part), ink, "2.2")
        self._paint_words(painter, QRectF(circle.right() + 28, 0, self.width() - circle.right() - 60, self.height()))

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        shown, idle = self.shown, self.shown.colour == "idle"
        name = self._fitted(shown.name, int(room.width()))
        heights = [30.0, QFontMetrics(name).height() if shown.name else 0, 30.0 if shown.line else 0]
        top = (self.height() - sum(heights)) / 2
        ink = colour("text2") if idle else colour("on-accent")
        rows = ((shown.lead, font("door-lead")), (shown.name, name), (shown.line, font("door-line")))
        for (text, style), height in zip(rows, heights, strict=True):
            if text:
                painter.setFont(style)
                painter.setPen(colour("text") if idle and text == shown.lead else ink)
                cut = QFontMetrics(style).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
                painter.drawText(QRectF(room.left(), top, room.width(), height), Qt.AlignmentFlag.AlignVCenter, cut)
                top += height

    def _fitted(self, text: str, width: int) -> QFont:
        """The name in 64 pixels, smaller when it would not fit."""
        style = QFont(font("door-name"))
        advance = QFontMetrics(style).horizontalAdvance(text)
        if advance > width > 0:
            style.setPixelSize(max(_SMALLEST_NAME, style.pixelSize() * width // advance))
        return style
