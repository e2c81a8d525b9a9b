"""A rule as a sentence that is switched on or off."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.views.buttons import Painted
from desktop.views.theme import colour, font

_WIDTH, _HEIGHT, _GAP, _KNOB = 34, 20, 10, 14
SENTENCE = 4 + _WIDTH + _GAP
"""Where the sentence begins."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class RuleSwitch(Painted):
    """A sentence with a switch before it; the sentence takes as many lines as it needs."""

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH + _GAP + 60, 28)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - SENTENCE), 10_000)
        return max(28, QFontMetrics(font("body")).boundingRect(room, _WRAPPED, self.text()).height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on, ready = self.begin(), self.isChecked(), self.isEnabled()
        if self._ringed and self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        track = QRectF(4.5, 4.5, _WIDTH - 1, _HEIGHT - 1)
        edge = colour("accent" if on else "field") if ready else colour("border")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(colour("accent" if on else "surface") if ready else colour("surface2"))
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        space = (_HEIGHT - 1 - _KNOB) / 2
        left = track.right() - space - _KNOB if on else track.left() + space
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("on-accent") if on and ready else edge)
        painter.drawEllipse(QRectF(left, track.top() + space, _KNOB, _KNOB))
        painter.setPen(colour("text" if ready else "text3"))
        painter.setFont(font("body"))
        painter.drawText(QRect(SENTENCE, 4, self.width() - SENTENCE, self.height() - 6), _WRAPPED, self.text())
