"""The popup that moves people: a field, and the groups with what a move there comes to."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QWidget

from desktop.domain.names import find, fold
from desktop.usecases.breakout_reasons import Option
from desktop.views.breakout_moves import ROW_HEIGHT, OptionList, by_price, height_of
from desktop.views.buttons import Chip
from desktop.views.labels import Elided
from desktop.views.layouts import column, row
from desktop.views.texts import _
from desktop.views.theme import font

WIDTH, HEIGHT, BARE_HEIGHT = 420, 460, 124
"""The width, the greatest height, and the height without any group."""


class MovePopup(QDialog):
    """A field and the groups that fit it; Enter moves there, Escape leaves all as it is. `sorted` tells whether the
    cheapest are wanted first."""

    picked = Signal(str)
    sorted = Signal(bool)

    def __init__(self, parent: QWidget, who: str, options: list[Option], *, cheap_first: bool = False) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Move {name} to", name=who))
        self._options: list[Option] = []
        self._keys: list[tuple[str, str]] = []
        self._is_moved = False
        self.field = QLineEdit()
        self.field.setObjectName("move.field")
        self.field.setPlaceholderText(_("A group or a room"))
        self.field.setAccessibleName(_("Move {name} to", name=who))
        self.field.setFont(font("body"))
        self.field.installEventFilter(self)
        self.list = OptionList(_("Groups"), at_once=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.picked.connect(self._on_picked)
        frame = QFrame()
        frame.setObjectName("card")
        title = Elided(_("Move {name} to", name=who), "small-strong", "text2")
        self.cheap_first = Chip(_("Cheapest first"))
        self.cheap_first.setObjectName("move.cheap_first")
        self.cheap_first.setChecked(cheap_first)
        self.cheap_first.toggled.connect(self._on_sorted)
        top = row(title, self.cheap_first)
        top.setStretchFactor(title, 1)
        frame.setLayout(column(top, self.field, self.list, gap=8, margins=(12, 12, 12, 8)))
        self.setLayout(column(frame))
        self.field.textChanged.connect(self._on_text)
        self.list.setMinimumHeight(ROW_HEIGHT)
        self.show_options(options)

    def show_options(self, options: list[Option]) -> None:
        """Show the groups, or show them again once their prices are known; who has gone to one stays there."""
        self._options = by_price(options) if self.cheap_first.isChecked() else options
        self._keys = [(option.id, fold(f"{option.title} {option.room}")) for option in self._options]
        kept = self.list.current() if self._is_moved else ""
        self._show(self.field.text(), kept)

    @Slot(bool)
    def _on_sorted(self, on: bool) -> None:
        self._options = by_price(self._options) if on else self._options
        self._is_moved = False
        self.sorted.emit(on)
        self.field.setFocus()

    def open_at(self, at: QPoint, space: QRect) -> None:
        """Show the popup near a point of the screen, all of it inside a part of the screen."""
        left = max(space.left(), min(at.x(), space.right() - self.width()))
        self.move(left, max(space.top(), min(at.y(), space.bottom() - self.height())))
        self.show()
        self.list.settle()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._is_moved = True
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._select((self.list.currentIndex().row() + step) % max(self.list.options.rowCount(), 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.pick(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._is_moved = False
        self._show(text, "")

    def _show(self, text: str, kept: str) -> None:
        by_id = {option.id: option for option in self._options}
        options = sorted((by_id[id_] for id_ in find(self._keys, text)), key=lambda option: _distance(option, text))
        self.list.options.show_options(options)
        self.setFixedSize(WIDTH, min(HEIGHT, BARE_HEIGHT + max(ROW_HEIGHT, sum(map(height_of, options)))))
        at = [i for i, option in enumerate(options) if option.id == kept and kept]
        at = at or [i for i, option in enumerate(options) if not option.here and not _distance(option, text)]
        likely = [i for i, option in enumerate(options) if option.fits]
        others = [i for i, option in enumerate(options) if not option.here]
        self._select((at or likely or others or [0])[0])

    def _select(self, at_row: int) -> None:
        index = self.list.options.index(at_row, 0)
        self.list.setCurrentIndex(index)
        self.list.settle()
        self.field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    @Slot(str)
    def _on_picked(self, group_id: str) -> None:
        self.close()
        self.picked.emit(group_id)


def _distance(option: Option, text: str) -> int:
    """How far a title is from what was typed: 0 for the group that is meant, its number alone will do."""
    title, typed = fold(option.title), fold(text).strip()
    if title == typed or (typed.isdigit() and title.endswith(f" {typed}")):
        return 0
    return 1 if title.startswith(typed) else 2
