"""Buttons, chips and the rows of the navigation, drawn in the look."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.views.icons import paint_icon
from desktop.views.texts import number
from desktop.views.theme import colour, font
from desktop.views.tokens import CONTROL, DOOR_ACTION, NAV_ROW, RADIUS

Kind = Literal["plain", "primary", "quiet", "danger", "accent"]
_ICON, _SPACE, _SIDE = 16, 8, 12


class Painted(QAbstractButton):
    """What all buttons share: hover, focus by keyboard, and a name for readers."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ringed = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._ringed = event.reason() in (  # type: ignore[attr-defined]
                Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason,
            )  # fmt: skip
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isEnabled():
            self.click()
            return
        super().keyPressEvent(event)

    def begin(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def box(self, painter: QPainter, ground: QColor, border: QColor | None, radius: float = RADIUS) -> None:
        """Draw the ground, the border, and the ring that shows where the keyboard is."""
        painter.setBrush(ground)
        painter.setPen(QPen(border, 1) if border else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._ringed and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
            painter.setPen(QPen(colour("surface"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2)


class Button(Painted):
    """A button with an icon, its text and the key that does the same."""

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        icon: str = "",
        *,
        key: str = "",
        tall: bool = False,
        name: str = "",
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text)
        self._kind, self._icon, self._key, self._tall = kind, icon, key, tall
        self._style = "card" if tall else "strong"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if name:
            self.setObjectName(name)
        if key:
            self.setAccessibleDescription(key)
        if clicked:
            self.clicked.connect(clicked)

    def on_key(self, keys: str) -> None:
        """Let a key do the same at once; a button's own shortcut would wait a tenth of a second for its picture."""
        QShortcut(QKeySequence(keys), self).activated.connect(self.click)

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.update()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * _SIDE + QFontMetrics(font(self._style)).horizontalAdvance(self.text())
        width += (_ICON + _SPACE if self.text() else _ICON) if self._icon else 0
        width += self._key_width() + 10 if self._key else 0
        return QSize(max(width, CONTROL), DOOR_ACTION if self._tall else CONTROL)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        ground, border, ink = self._colours()
        self.box(painter, ground, border)
        x, middle = float(_SIDE), self.height() / 2
        if self._icon:
            if not self.text():
                x = (self.width() - _ICON) / 2
            paint_icon(painter, self._icon, QRectF(x, middle - _ICON / 2, _ICON, _ICON), ink)
            x += _ICON + _SPACE
        painter.setPen(ink)
        painter.setFont(font(self._style))
        right = self._key_width() + 10 if self._key else 0
        room = QRectF(x, 0, self.width() - x - right - (_SIDE if not self._key else 4), self.height())
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft if self._icon or self._key else Qt.AlignmentFlag.AlignHCenter
        )
        painter.drawText(room, align, self.text())
        if self._key:
            self._paint_key(painter, ink)

    def _colours(self) -> tuple[QColor, QColor | None, QColor]:
        if not self.isEnabled():
            return colour("surface2"), colour("border"), colour("text3")
        over = self.underMouse() or self.isDown()
        match self._kind:
            case "primary":
                return colour("accent-hover" if over else "accent"), None, colour("on-accent")
            case "quiet":
                return colour("accent-soft") if over else QColor(0, 0, 0, 0), None, colour("accent-text")
            case "accent":
                return colour("accent-soft"), colour("accent"), colour("accent-text")
            case "danger":
                return colour("bad-soft" if over else "surface"), colour("bad"), colour("bad-text")
            case _:
                return colour("surface2" if over else "surface"), colour("border"), colour("text")

    def _key_width(self) -> int:
        return QFontMetrics(font("key")).horizontalAdvance(self._key) + 16

    def _paint_key(self, painter: QPainter, ink: QColor) -> None:
        width = self._key_width()
        cap = QRectF(self.width() - width - 8, self.height() / 2 - 9, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(ink if self._kind == "primary" else colour("surface2"))
        if self._kind == "primary":
            ground.setAlphaF(0.18)
        painter.setBrush(ground)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(ink if self._kind == "primary" else colour("text2"))
        painter.setFont(font("key"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)


class Chip(Painted):
    """A filter with its count; one of a row is on."""

    def __init__(self, text: str, count: int | None = None) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self._count = count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def set_count(self, count: int | None) -> None:
        self._count = count
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(self.text() if self._count is None else f"{self.text()} {number(self._count)}")

    def sizeHint(self) -> QSize:
        width = QFontMetrics(font("small-strong")).horizontalAdvance(self.text()) + 24
        if self._count is not None:
            width += QFontMetrics(font("caption", tabular=True)).horizontalAdvance(number(self._count)) + 6
        return QSize(width, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        on = self.isChecked()
        ground = "accent-soft" if on else "surface2" if self.underMouse() else "surface"
        self.box(painter, colour(ground), colour("accent" if on else "border"), self.height() / 2)
        painter.setFont(font("small-strong"))
        painter.setPen(colour("accent-text" if on else "text2"))
        painter.drawText(QRect(12, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count is not None:
            painter.setFont(font("caption", tabular=True))
            painter.setPen(colour("accent-text" if on else "text3"))
            room = QRect(0, 0, self.width() - 12, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number(self._count))


class NavButton(Painted):
    """A row of the navigation: icon, name, and a count or a mark of what waits."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text)
        self._icon, self._count, self._marked = icon, "", False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(NAV_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: str, *, marked: bool = False) -> None:
        """Show how many there are; `marked` when they wait for somebody."""
        self._count, self._marked = count, marked
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(188, NAV_ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        on = self.isChecked()
        if on or self.underMouse() or (self._ringed and self.hasFocus()):
            self.box(painter, colour("sidebar-selected" if on else "sidebar-hover"), None)
        ink = colour("on-accent") if on else colour("sidebar-text")
        paint_icon(painter, self._icon, QRectF(10, self.height() / 2 - 8, 16, 16), ink)
        painter.setPen(ink)
        painter.setFont(font("strong"))
        painter.drawText(QRect(39, 0, self.width() - 70, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        painter.setFont(font("caption", tabular=True))
        width = QFontMetrics(painter.font()).horizontalAdvance(self._count)
        right = self.width() - 10
        if self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("badge"))
            pill = QRectF(right - max(20, width + 12), self.height() / 2 - 9, max(20, width + 12), 18)
            painter.drawRoundedRect(pill, 9, 9)
            painter.setPen(colour("on-badge"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._count)
        else:
            painter.setPen(colour("sidebar-muted"))
            at = QPointF(right - width, self.height() / 2 + painter.fontMetrics().capHeight() / 2)
            painter.drawText(at, self._count)


def key_text(action: QAction) -> str:
    """The key of an action, as its button shows it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
