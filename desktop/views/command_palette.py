"""The palette: type a few letters, run any action, or go to any person or session."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.names import find, fold
from desktop.views.icons import paint_icon
from desktop.views.labels import Label
from desktop.views.layouts import column
from desktop.views.texts import _
from desktop.views.theme import colour, font

MOST_SHOWN = 12
_NOWHERE = QModelIndex()


class Hit(NamedTuple):
    """Something that the palette can do: what it says, what stands beside it, and what it does."""

    text: str
    note: str
    icon: str
    run: Callable[[], object]


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []

    def set_hits(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        hit = self.hits[index.row()]
        return f"{hit.text} {hit.note}".strip()


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, 40)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, _Hits)
        hit, rect = model.hits[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent-soft"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        paint_icon(painter, hit.icon, QRectF(rect.left() + 14, rect.center().y() - 8, 16, 16), colour("text2"))
        painter.setFont(font("small"))
        note_width = painter.fontMetrics().horizontalAdvance(hit.note)
        painter.setPen(colour("text3"))
        painter.drawText(
            rect.adjusted(0, 0, -14, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hit.note
        )
        painter.setFont(font("body"))
        painter.setPen(colour("text"))
        room = rect.adjusted(42, 0, -note_width - 28, 0)
        text = painter.fontMetrics().elidedText(hit.text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class CommandPalette(QDialog):
    """A field and what fits it; Enter does it, Escape closes."""

    def __init__(self, parent: QWidget, hits: list[Hit]) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self._all = hits
        self._keys = [(str(place), fold(f"{hit.text} {hit.note}")) for place, hit in enumerate(hits)]
        self.field = QLineEdit()
        self.field.setObjectName("palette.field")
        self.field.setPlaceholderText(_("A name, a session, an action"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setFont(font("card"))
        self.field.installEventFilter(self)
        self._model = _Hits(self)
        self.list = QListView()
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("What fits"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._on_clicked)
        self.nothing = Label(_("Nothing found. Try fewer letters."), "body", "text2", wrap=True)
        self.nothing.setContentsMargins(14, 8, 14, 8)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(column(self.field, self.nothing, self.list, gap=8, margins=(12, 12, 12, 8)))
        self.setLayout(column(frame))
        self.field.textChanged.connect(self._on_text)
        self.setFixedSize(560, 420)
        self._on_text("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._select((self.list.currentIndex().row() + step) % max(self._model.rowCount(), 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        found = find(self._keys, text)[:MOST_SHOWN]
        self._model.set_hits([self._all[int(place)] for place in found])
        self._select(0)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self.field.setAccessibleDescription("" if found else self.nothing.text())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._run(index.row())

    def _select(self, place: int) -> None:
        self.list.setCurrentIndex(self._model.index(place, 0))

    def _run(self, place: int) -> None:
        if 0 <= place < len(self._model.hits):
            hit = self._model.hits[place]
            self.accept()
            hit.run()
