"""The columns of a list as the file has them, and what each is taken for."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.data.lists import ListFile
from desktop.domain.list_fields import missing
from desktop.usecases.imports import Draft
from desktop.views.folding import FoldButton
from desktop.views.import_file import told
from desktop.views.import_header import ChoiceHeader
from desktop.views.import_words import field_options
from desktop.views.labels import Label, Pill
from desktop.views.layouts import Card, clear, column, row
from desktop.views.texts import _
from desktop.views.theme import colour, font

ROWS_SHOWN = 30
NARROW, BROAD = 136, 240
_ROW, _SIDE = 32, 10
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PreviewModel(QAbstractTableModel):
    """The first rows of a list, as they stand in the file."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._headers: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()
        self._numbers: Sequence[int] = ()
        self.columns: Mapping[int, str] = {}

    def show_file(self, file: ListFile) -> None:
        self.beginResetModel()
        self._headers = file.headers
        self._rows, self._numbers = file.rows[:ROWS_SHOWN], file.row_numbers[:ROWS_SHOWN]
        self.endResetModel()

    def show_columns(self, columns: Mapping[int, str]) -> None:
        self.columns = columns
        if self._rows and self._headers:
            corner = self.index(len(self._rows) - 1, len(self._headers) - 1)
            self.dataChanged.emit(self.index(0, 0), corner, [])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            horizontal = orientation == Qt.Orientation.Horizontal
            return self._headers[section] if horizontal else str(self._numbers[section])
        return None


class _CellDelegate(QStyledItemDelegate):
    """Draws the cells of columns that are left out more quietly."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PreviewModel)
        rect = option.rect
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(font("small"))
        painter.setPen(colour("text" if index.column() in model.columns else "text3"))
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        text = " ".join(str(index.data()).split())
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class PreviewTable(QTableView):
    """The first rows of a list under what its columns are taken for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import.preview")
        self.setAccessibleName(_("The first rows of the list"))
        self.preview = PreviewModel(self)
        self.setModel(self.preview)
        self.setItemDelegate(_CellDelegate(self))
        self.head = ChoiceHeader(self)
        self.setHorizontalHeader(self.head)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(_ROW)
        side.setFixedWidth(60)
        self.setCornerButtonEnabled(False)
        self.setMinimumHeight(116)

    def fit_columns(self, file: ListFile) -> None:
        """Give each column the width that its first cells want, within reason."""
        metrics = QFontMetrics(font("small"))
        for index, header in enumerate(file.headers):
            cells = (header, *(cells[index][:60] for cells in file.rows[:12]))
            wanted = max(metrics.horizontalAdvance(cell) for cell in cells) + 2 * _SIDE + 4
            self.setColumnWidth(index, min(max(wanted, NARROW), BROAD))


class ColumnsCard(Card):
    """What each column is taken for. `matched` gives a column and its new field; the card can be folded."""

    matched = Signal(int, str)

    def __init__(self) -> None:
        self.state, self.fold_button = Pill(""), FoldButton(_("Columns"), "import.fold_columns")
        self.lacks = column(gap=4)
        self.table = PreviewTable()
        head = row(Label(_("Columns"), "card"), self.state, None, self.fold_button, gap=10)
        super().__init__(head, self.lacks, self.table, gap=8, padding=16)
        self.body.setContentsMargins(16, 8, 16, 14)
        self.body.setStretchFactor(self.table, 1)
        self._shown: tuple[ListFile, str] | None = None
        self.table.head.picked.connect(self.matched)

    @property
    def is_folded(self) -> bool:
        return self.table.isHidden()

    def show_draft(self, draft: Draft) -> None:
        """Show the columns of a list with what they are taken for, and what is still missing."""
        if self._shown is None or self._shown[0] is not draft.file or self._shown[1] != draft.kind:
            self._shown = (draft.file, draft.kind)
            self.table.preview.show_file(draft.file)
            self.table.fit_columns(draft.file)
            self.table.head.show_headers(draft.file.headers, field_options(draft.kind), self.fold_button)
        self.table.preview.show_columns(draft.columns)
        self.table.head.show_columns(draft.columns)
        total, taken = len(draft.file.headers), len(draft.columns)
        self.state.show_state(_("{n} of {total} are taken in", n=taken, total=total), "neutral")
        lacks = missing(draft.kind, draft.columns)
        clear(self.lacks)
        for lack in lacks:
            self.lacks.addWidget(told("triangle-alert", _("Still missing: {what}", what=_(lack)), "warn"))

    def fold(self, *, on: bool) -> None:
        """Leave the head only, or show the columns again."""
        self.table.setVisible(not on)
        self.fold_button.show_folded(on=on)
