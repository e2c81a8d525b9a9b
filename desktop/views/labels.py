"""Labels: always plain text, in a style of the type scale."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.views.theme import colour, font

Tone = Literal["text", "text2", "text3", "accent", "ok", "warn", "bad", "sidebar"]
PillTone = Literal["neutral", "accent", "ok", "warn", "bad"]


class Label(QLabel):
    """A line or paragraph of plain text; nothing in it is ever read as markup."""

    def __init__(self, text: str = "", style: str = "body", tone: Tone = "text", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(style))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()


class Elided(Label):
    """A line that gives way: what has no room ends in an ellipsis, the whole is in the tooltip and for readers."""

    def __init__(self, text: str = "", style: str = "body", tone: Tone = "text") -> None:
        super().__init__(text, style, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text().replace("<", "\u2039") if is_cut else "")  # tooltips read markup

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setFont(self.font())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class Pill(QWidget):
    """A word on a soft ground: a state, never told by colour alone."""

    def __init__(self, text: str, tone: PillTone = "neutral") -> None:
        super().__init__()
        self._text, self._tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_state(self, text: str, tone: PillTone) -> None:
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self._text, self._tone)


def pill_size(text: str) -> QSize:
    return QSize(QFontMetrics(font("column")).horizontalAdvance(text) + 24, 24)


def paint_pill(painter: QPainter, rect: QRect, text: str, tone: PillTone, *, on_soft: bool = False) -> None:
    """Draw a pill into a rectangle, also from a table's delegate; `on_soft` where the ground is the soft accent."""
    ground, ink = ("surface2", "text2") if tone == "neutral" else (f"{tone}-soft", f"{tone}-text")
    ground = "surface" if on_soft and tone in ("accent", "neutral") else ground
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(colour(ink))
    painter.setFont(font("column"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
