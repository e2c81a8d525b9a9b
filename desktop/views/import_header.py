"""The head of the preview of a list: above each column, what it is taken for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from desktop.views.fields import Choice
from desktop.views.texts import _
from desktop.views.theme import colour, font

AT_ONCE = 12
"""Choices made in one turn of the event loop: a list may have 300 columns."""
_HEIGHT, _CHOICE_TOP, _SIDE = 80, 8, 6


class FieldChoice(Choice):
    """What a column is taken for."""

    def __init__(self, column: int, header: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(f"import.column.{column}", _("Field of the column {name}", name=header), options)
        self.column = column
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.view().setMinimumWidth(300)
        self.setMaxVisibleItems(16)


class ChoiceHeader(QHeaderView):
    """Column heads with a choice in each. `picked` gives the column and the field."""

    picked = Signal(int, str)

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._headers: Sequence[str] = ()
        self._options: Sequence[tuple[str, str]] = ()
        self._columns: Mapping[int, str] = {}
        self.choices: list[FieldChoice] = []
        self._before: QWidget = table
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(120)
        self.sectionResized.connect(self._place)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_some)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    def show_headers(self, headers: Sequence[str], options: Sequence[tuple[str, str]], before: QWidget) -> None:
        """Begin with other columns; `before` is what the keyboard leaves when it comes here."""
        self._headers, self._options, self._before = headers, options, before
        for choice in self.choices:
            choice.hide()
            choice.deleteLater()
        self.choices = []
        self._make_some()
        self._timer.start(0)

    def show_columns(self, columns: Mapping[int, str]) -> None:
        """Show what each column is taken for."""
        self._columns = columns
        for choice in self.choices:
            choice.choose(columns.get(choice.column, ""))

    @Slot()
    def _make_some(self) -> None:
        first = len(self.choices)
        for column in range(first, min(first + AT_ONCE, len(self._headers))):
            choice = FieldChoice(column, self._headers[column], self._options)
            choice.setParent(self.viewport())
            choice.choose(self._columns.get(column, ""))
            choice.picked.connect(self._on_picked)
            choice.installEventFilter(self)
            self.setTabOrder(self.choices[-1] if self.choices else self._before, choice)
            self.choices.append(choice)
            self._place(column)
            choice.show()
        if len(self.choices) >= len(self._headers):
            self._timer.stop()
            if self.choices:
                self.setTabOrder(self.choices[-1], self._table)

    @Slot(int, int, int)
    def _place(self, _column: int, _before: int = 0, _after: int = 0) -> None:
        for choice in self.choices:
            left, width = self.sectionViewportPosition(choice.column), self.sectionSize(choice.column)
            choice.setGeometry(left + _SIDE, _CHOICE_TOP, width - 2 * _SIDE, 36)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, FieldChoice):
            self._bring_into_view(watched.column)
        return super().eventFilter(watched, event)

    def _bring_into_view(self, column: int) -> None:
        left, bar = self.sectionViewportPosition(column), self._table.horizontalScrollBar()
        over = left + self.sectionSize(column) - self.viewport().width()
        if left < 0 or over > 0:
            bar.setValue(bar.value() + (left if left < 0 else min(over, left)))

    @Slot(str)
    def _on_picked(self, field: str) -> None:
        choice = self.sender()
        assert isinstance(choice, FieldChoice)
        self.picked.emit(choice.column, field)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(font("column"))
        painter.setPen(colour("text2" if section in self._columns else "text3"))
        room = rect.adjusted(_SIDE + 4, _CHOICE_TOP + 36, -_SIDE, 0)
        text = self._headers[section] if section < len(self._headers) else ""
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
