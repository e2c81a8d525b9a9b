"""The table of all lists: fixed heights, cells drawn in the look, sorted by a click on a head."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.domain.names import initials
from desktop.views.icons import paint_icon
from desktop.views.labels import PillTone, paint_pill, pill_size
from desktop.views.table_model import CELL_ROLE, ROW_ROLE, Column, Index, TableModel
from desktop.views.theme import colour, font
from desktop.views.tokens import ROW

_SIDE, _AVATAR, _SIGN = 12, 30, 16
STRETCH_LEAST = 180
"""Pixels below which the column that takes the rest does not go; before, others give way."""


class CellDelegate(QStyledItemDelegate):
    """Draws the cells: names with initials, states as pills, what has no room ends in an ellipsis."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column, row = index.data(CELL_ROLE), index.data(ROW_ROLE)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, colour("accent-soft" if selected else "surface"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if selected and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colour("accent"))
        paint_cell(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), column, row, index.data(), selected=selected)
        painter.restore()


def paint_cell(painter: QPainter, rect: QRect, column: Column, row: Any, text: str, *, selected: bool = False) -> None:
    """Draw what a cell says."""
    match column.look:
        case "pill" if text:
            size = pill_size(text)
            top = rect.center().y() - size.height() // 2 + 1
            tone: PillTone = column.pill(row) if column.pill else "neutral"  # type: ignore[assignment]
            room = QRect(rect.left(), top, min(size.width(), rect.width()), size.height())
            paint_pill(painter, room, text, tone, on_soft=selected)
            return
        case "name":
            given, family = getattr(row, "given_name", ""), getattr(row, "family_name", "")
            paint_avatar(painter, QRectF(rect.left() + 4, rect.center().y() - 14, _AVATAR, _AVATAR), given, family)
            rect = rect.adjusted(_AVATAR + 16, 0, 0, 0)
    style, ink = _LOOKS.get(column.look, ("body", "text"))
    if column.icon:
        sign = QRectF(rect.left(), rect.center().y() - _SIGN / 2, _SIGN, _SIGN)
        paint_icon(painter, column.icon(row), sign, colour("text2"))
        rect = rect.adjusted(_SIGN + 8, 0, 0, 0)
    painter.setFont(font(style, tabular=column.look == "number"))
    painter.setPen(colour(ink))
    if column.look == "lines":
        paint_lines(painter, rect, text)
        return
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_lines(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw a sentence over two lines; what has no room then ends in an ellipsis."""
    metrics, first, rest = painter.fontMetrics(), "", text
    while rest and metrics.horizontalAdvance(f"{first}{rest.split(' ', 1)[0]}") <= rect.width():
        word, space, rest = rest.partition(" ")
        first += word + space
    lines = [first.strip(), rest] if first and rest else [text]
    top = rect.center().y() - len(lines) * metrics.height() // 2 + 1
    for place, line in enumerate(lines):
        box = QRect(rect.left(), top + place * metrics.height(), rect.width(), metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(line, _ENDS, rect.width()))


_ENDS = Qt.TextElideMode.ElideRight
_LOOKS = {
    "lines": ("small", "text"), "name": ("strong", "text"), "strong": ("strong", "text"), "muted": ("body", "text2"),
    "number": ("body", "text2"),
}  # fmt: skip


def paint_avatar(painter: QPainter, circle: QRectF, given: str, family: str, *, large: bool = False) -> None:
    """Draw the round with somebody's initials."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent-soft" if large else "surface2"))
    painter.drawEllipse(circle)
    painter.setFont(font("card" if large else "key"))
    painter.setPen(colour("accent-text" if large else "text2"))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(given, family))


class Table(QTableView):
    """A list in columns. `chosen` gives the row that the keyboard or mouse is on, `opened` on Enter or double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        super().__init__()
        self.rows_model = TableModel(columns, self)
        self.setModel(self.rows_model)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setFont(font("column"))
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(48)
        head.sectionClicked.connect(self._on_head)
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(place, mode)
            self.setColumnWidth(place, column.width)
        self._order, self._down = -1, False
        self._unused: set[int] = set()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; who was selected stays so."""
        current, selected = self.current_row(), {row.id for row in self.selected_rows()}
        self.rows_model.set_rows(self._in_order(rows))
        model = self.selectionModel()
        if current is not None and (place := self.rows_model.place_of(current.id)) >= 0:
            model.setCurrentIndex(self.rows_model.index(place, 0), model.SelectionFlag.NoUpdate)
        for id_ in selected:
            if (place := self.rows_model.place_of(id_)) >= 0:
                flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
                model.select(self.rows_model.index(place, 0), flags)

    def current_row(self) -> Any:
        return self.rows_model.row_at(self.currentIndex())

    def selected_rows(self) -> list[Any]:
        return [self.rows_model.row_at(index) for index in self.selectionModel().selectedRows()]

    def select_id(self, id_: str) -> bool:
        """Go to a row; False when it is not shown."""
        place = self.rows_model.place_of(id_)
        if place >= 0:
            self.selectRow(place)
            self.scrollTo(self.rows_model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        return place >= 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def show_column(self, place: int, *, used: bool) -> None:
        """Show a column that says something here, or hide one that does not."""
        self._unused = self._unused - {place} if used else self._unused | {place}
        self.setColumnHidden(place, not used)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Hide the columns that give way where there is no room for all that are used."""
        columns = self.rows_model.columns
        used = [(place, column) for place, column in enumerate(columns) if place not in self._unused]
        leaving = sorted((c.gives_way, place) for place, c in used if c.gives_way)
        needed = sum(min(c.width, STRETCH_LEAST) if c.stretch else c.width for _, c in used)
        for _order, place in leaving:
            hidden = needed > self.viewport().width()
            self.setColumnHidden(place, hidden)
            needed -= columns[place].width if hidden else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row() is not None:
            self.opened.emit(self.current_row())
            return
        super().keyPressEvent(event)

    def _in_order(self, rows: Sequence[Any]) -> list[Any]:
        if self._order < 0:
            return list(rows)
        column = self.rows_model.columns[self._order]
        return sorted(rows, key=column.order or (lambda row: column.text(row).casefold()), reverse=self._down)

    @Slot(int)
    def _on_head(self, section: int) -> None:
        self._down = section == self._order and not self._down
        self._order = section
        order = Qt.SortOrder.DescendingOrder if self._down else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(section, order)
        self.set_rows(self.rows_model.rows)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex | QPersistentModelIndex) -> None:
        self.chosen.emit(self.rows_model.row_at(current))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows_model.row_at(index))
