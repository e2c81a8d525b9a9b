"""Fields: search, and values that are edited where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStackedLayout,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.layouts import column
from desktop.views.texts import with_colon
from desktop.views.theme import colour, font

_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class LineField(QLineEdit):
    """A line of text that keeps Ctrl Z for itself only as long as there is typing to take back in it."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)


class SearchField(LineField):
    """A field with a glass in it, that searches as one types."""

    def __init__(self, hint: str, name: str = "search") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFont(font("body"))
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(300)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_icon(QPainter(self), "search", QRectF(12, self.height() / 2 - 8, 16, 16), colour("text2"))


class TextField(LineField):
    """A one-line field with a name for readers and a stable name for programs."""

    def __init__(self, name: str, hint: str = "", *, said: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleName(said or hint)
        self.setFont(font("body"))


class NumberField(QSpinBox):
    """A whole number. The line inside takes no padding from the look: it keeps clear of the frame by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(8, 0, 4, 0)
        self.setFont(font("body"))


class Choice(QComboBox):
    """A choice of one value among a few: (value, text) pairs. The wheel scrolls the page and changes nothing here."""

    picked = Signal(str)

    def __init__(self, name: str, said: str, options: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setFont(font("body"))
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        kept = self.value()
        self.clear()
        for value, text in options:
            self.addItem(text, value)
        self.choose(kept)

    def value(self) -> str:
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        place = self.findData(value)
        if place >= 0:
            self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.width() - 46
        option.currentText = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        sign = QRectF(self.width() - 26, self.height() / 2 - 7, 14, 14)
        paint_icon(painter, "chevron-down", sign, colour("text2" if self.isEnabled() else "field"))

    @Slot(int)
    def _on_activated(self, _place: int) -> None:
        self.picked.emit(self.value())


def labelled(caption: str, field: QWidget) -> QWidget:
    """A field under its caption, which readers say before it."""
    label = Label(caption, "column", "text2")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(caption)
    box = QWidget()
    box.setLayout(column(label, field, gap=4))
    return box


class _Value(QWidget):
    """A value that turns into a field on a click, Enter or F2."""

    wanted = Signal()

    def __init__(self, caption: str, *, wraps: bool = False) -> None:
        super().__init__()
        self._text, self._caption, self._wraps = "", caption, wraps
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(with_colon(self._caption, text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 26)

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - 10, 10_000)
        return max(26, QFontMetrics(font("body")).boundingRect(room, _WRAPPED, self._text).height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface2"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(font("body"))
        painter.setPen(colour("text" if self._text else "text3"))
        room = self.rect().adjusted(6 if self.hasFocus() or self.underMouse() else 0, 0, -4, 0)
        if self._wraps and self._text:
            painter.drawText(room, _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self._text)
            return
        shown = painter.fontMetrics().elidedText(self._text or "\u2013", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.wanted.emit()
            return
        super().keyPressEvent(event)


class _Editor(LineField):
    """The field of a value being edited; Escape gives up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class InPlace(QWidget):
    """A caption and a value that is edited where it stands. `written` gives the new text when it differs."""

    written = Signal(str, str)

    def __init__(self, field: str, caption: str, *, wraps: bool = False) -> None:
        super().__init__()
        self.field, self._text = field, ""
        self._is_open = False
        self.setObjectName(f"field.{field}")
        self._value, self._editor = _Value(caption, wraps=wraps), _Editor()
        self._editor.setAccessibleName(caption)
        self._editor.setFont(font("body"))
        self._stack = QStackedLayout()
        # first: the value in a layout without a parent would open as a window for a moment
        self.setLayout(column(Label(caption, "column", "text2"), self._stack, gap=1))
        self._stack.addWidget(self._value)
        self._stack.addWidget(self._editor)
        self._value.wanted.connect(self.edit)
        self._editor.editingFinished.connect(self._on_finished)
        self._editor.given_up.connect(self._close)

    def show_text(self, text: str) -> None:
        self._text = text
        self._value.show_text(text)
        if not self._is_open:
            self._editor.setText(text)

    @Slot()
    def edit(self) -> None:
        """Turn the value into a field."""
        self._editor.setText(self._text)
        self._is_open = True
        self._stack.setCurrentWidget(self._editor)
        self._editor.setFocus()
        self._editor.selectAll()

    @Slot()
    def _on_finished(self) -> None:
        if not self._is_open:  # the editor that goes says so once more when it loses the keyboard
            return
        text = self._editor.text()
        self._close()
        if text != self._text:
            self.written.emit(self.field, text)

    @Slot()
    def _close(self) -> None:
        had_focus, self._is_open = self._editor.hasFocus(), False
        self._stack.setCurrentWidget(self._value)
        if had_focus:
            self._value.setFocus()
