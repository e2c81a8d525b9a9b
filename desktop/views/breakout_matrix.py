"""The table of who meets whom: a cell for each two units, coloured by how it stands against chance."""

from math import log2
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.usecases.breakout_results import Matrix
from desktop.views.table_model import Index
from desktop.views.texts import _, decimal, n_, number
from desktop.views.theme import colour, font

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()
_LEAST, _MOST = QSize(30, 20), QSize(112, 48)
_TWO_LINES = QSize(50, 36)
_HEAD_SIDE, _HEAD_TOP, _PAD = 168, 116, 8
_DEEPEST = 0.55


def ground(ratio: float | None) -> QColor:
    """The colour of a cell: neutral as by chance, deepest from half as many and from twice as many on."""
    strength = 0.0
    if ratio is not None:
        strength = max(-1.0, min(1.0, log2(ratio))) if ratio else -1.0
    return blend("accent" if strength > 0 else "warn", abs(strength) * _DEEPEST)


def blend(token: str, share: float) -> QColor:
    """A share of a colour laid over the neutral ground."""
    low, high = colour("surface2"), colour(token)
    parts = zip(low.getRgbF()[:3], high.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts))


def times(ratio: float) -> str:
    """How often against chance: 1.4."""
    if 0 < ratio < 0.05:
        return _("< {least}", least=decimal(0.1))
    return decimal(round(ratio, 1) if ratio < 10 else round(ratio))


def told_ratio(ratio: float) -> str:
    return _("× {ratio}", ratio=times(ratio))


def told_expected(value: float) -> str:
    return number(round(value)) if value >= 10 else decimal(round(value, 1))


def told_cell(matrix: Matrix, a: int, b: int) -> str:
    """A cell in a sentence."""
    met, ratio = matrix.met[a][b], matrix.ratio(a, b)
    first, second = matrix.values[a], matrix.values[b]
    if a == b:
        told = n_("Within {first}: {n} encounter", "Within {first}: {n} encounters", met, first=first)
    else:
        told = n_(
            "{first} with {second}: {n} encounter", "{first} with {second}: {n} encounters",
            met, first=first, second=second,
        )  # fmt: skip
    chance = _("{expected} by chance", expected=told_expected(matrix.expected[a][b]))
    return ", ".join([told, chance, *([told_ratio(ratio)] if ratio is not None else [])])


class MatrixModel(QAbstractTableModel):
    """The cells as a table; each says itself in a sentence."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None

    def show_matrix(self, matrix: Matrix | None) -> None:
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.values)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return self.rowCount(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.matrix is None:
            return None
        a, b = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return number(self.matrix.met[a][b])
            case Qt.ItemDataRole.AccessibleTextRole:
                return told_cell(self.matrix, a, b)
            case Qt.ItemDataRole.ToolTipRole:
                return told_cell(self.matrix, a, b).replace("<", "\u2039")  # tooltips read markup
            case _ if role == CELL_ROLE:
                return self.matrix.met[a][b], self.matrix.ratio(a, b)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.matrix is None or not 0 <= section < len(self.matrix.values):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.matrix.values[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            name, people = self.matrix.values[section], self.matrix.people[section]
            told = n_("{name}: {n} person placed", "{name}: {n} people placed", people, name=name)
            return told.replace("<", "\u2039")
        return None


class CellDelegate(QStyledItemDelegate):
    """Draws a cell: how often against chance, and the number where there is room for both."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        met, ratio = index.data(CELL_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        cell = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(ratio))
        painter.drawRoundedRect(cell, 4, 4)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent" if self._table.hasFocus() else "field"), 2))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(colour("text"))
        middle = Qt.AlignmentFlag.AlignCenter
        if ratio is None or rect.width() < _TWO_LINES.width() or rect.height() < _TWO_LINES.height():
            painter.setFont(font("caption", tabular=True))
            painter.drawText(cell, middle, number(met) if ratio is None else times(ratio))
        else:
            upper, lower = (
                cell.adjusted(0, 2, 0, -cell.height() / 2 + 1),
                cell.adjusted(0, cell.height() / 2 - 1, 0, -2),
            )
            painter.setFont(font("small-strong", tabular=True))
            painter.drawText(upper, middle, told_ratio(ratio))
            painter.setFont(font("key", tabular=True))
            painter.drawText(lower, middle, number(met))
        painter.restore()


class Names(QHeaderView):
    """The names at the side, or above the cells, where they stand upright when the cells are narrow."""

    def __init__(self, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self._table = parent
        self._is_side = orientation == Qt.Orientation.Vertical
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(_LEAST.height())
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def longest(self) -> int:
        model, metrics = self.model(), QFontMetrics(font("column"))
        texts = (str(model.headerData(k, self.orientation()) or "") for k in range(self.count())) if model else ()
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2 * _PAD + 2

    def is_upright(self) -> bool:
        return not self._is_side and self.longest() > self.defaultSectionSize()

    def sizeHint(self) -> QSize:
        if self._is_side:
            return QSize(min(self.longest(), _HEAD_SIDE), 0)
        return QSize(0, min(self.longest(), _HEAD_TOP) if self.is_upright() else 32)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        text = str(self.model().headerData(section, self.orientation()) or "")
        here = self._table.currentIndex()
        current = here.isValid() and section == (here.row() if self._is_side else here.column())
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setFont(font("column" if current else "caption"))
        painter.setPen(colour("text" if current else "text2"))
        # long names differ at their end as often as at their beginning
        metrics, ends = painter.fontMetrics(), Qt.TextElideMode.ElideMiddle
        if self.is_upright():
            painter.translate(rect.left(), rect.bottom())
            painter.rotate(-90)
            box = QRect(_PAD, 0, rect.height() - _PAD, rect.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, ends, box.width()))
        else:
            box = rect.adjusted(_PAD, 0, -_PAD, 0)
            at = Qt.AlignmentFlag.AlignRight if self._is_side else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | at, metrics.elidedText(text, ends, box.width()))
        painter.restore()


class MatrixTable(QTableView):
    """Goes from cell to cell by arrows; `came` tells the row and column that the keyboard or mouse is on."""

    came = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("matrix")
        self.cells = MatrixModel(self)
        self.setHorizontalHeader(Names(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(Names(Qt.Orientation.Vertical, self))
        self.setModel(self.cells)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMinimumSize(240, 90)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show a table; the cell that was chosen stays so as long as the names are the same."""
        old, here = self.cells.matrix, self.currentIndex()
        same = old is not None and old.values == matrix.values
        self.cells.show_matrix(matrix)
        self._fit()
        stays = same and here.isValid()
        self.setCurrentIndex(self.cells.index(*((here.row(), here.column()) if stays else (0, 0))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the room out among the cells, between the least and the most of their size."""
        count, side, top = self.cells.rowCount(), self.verticalHeader(), self.horizontalHeader()
        if not count:
            return
        room = self.contentsRect()
        height = min(max((room.height() - top.sizeHint().height()) // count, _LEAST.height()), _MOST.height())
        side.setDefaultSectionSize(height)
        scrolls = height * count + top.sizeHint().height() > room.height()
        bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        width = (room.width() - side.sizeHint().width() - bar) // count
        top.setDefaultSectionSize(min(max(width, _LEAST.width()), _MOST.width()))
        self.updateGeometries()

    @Slot(QModelIndex)
    def _on_current(self, current: Index) -> None:
        if current.isValid():
            self.came.emit(current.row(), current.column())
        for names in (self.verticalHeader(), self.horizontalHeader()):
            names.viewport().update()
