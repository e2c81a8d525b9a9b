"""One table model for all pages: a plain list of rows, sorted and filtered by the page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
CELL_ROLE = ROW_ROLE + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what a cell says, and what it is sorted by. `look` tells the delegate how to draw it:

    text, muted, strong, number, lines (two of them), name (with initials), or pill (`pill` gives its tone). In a narrow
    window the columns that give way are hidden, 1 first; 0 never is. `icon` names a sign before the text.
    """

    title: str
    text: Callable[[Any], str]
    width: int = 120
    look: str = "text"
    order: Callable[[Any], Any] | None = None
    pill: Callable[[Any], str] | None = None
    stretch: bool = False
    gives_way: int = 0
    icon: Callable[[Any], str] | None = None


class TableModel(QAbstractTableModel):
    """Rows that are values with an `id`; a page sets them, and replaces some of them after an edit."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.rows: list[Any] = []
        self._places: dict[str, int] = {}

    def set_rows(self, rows: Iterable[Any]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self._places = {row.id: place for place, row in enumerate(self.rows)}
        self.endResetModel()

    def update_rows(self, rows: Iterable[Any]) -> None:
        """Replace rows that are shown, where they stand."""
        for row in rows:
            place = self._places.get(row.id)
            if place is not None:
                self.rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1), [])

    def place_of(self, id_: str) -> int:
        """The row number of an id, -1 when it is not shown."""
        return self._places.get(id_, -1)

    def row_at(self, index: Index) -> Any:
        return self.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.look == "lines":
            return column.text(row).replace("<", "\u2039")  # tooltips read markup
        if role == ROW_ROLE:
            return row
        if role == CELL_ROLE:
            return column
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
