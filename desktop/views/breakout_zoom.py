"""Seeing the board nearer or farther: two small buttons, their keys, and what the laptop remembers of it."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.views.breakout_board import Board
from desktop.views.breakout_sight import CARDS, DOTS
from desktop.views.buttons import Button
from desktop.views.layouts import row
from desktop.views.preferences import Preferences
from desktop.views.texts import _


class ZoomButtons(QWidget):
    """Two buttons; Ctrl 0 anywhere on the `page` goes back to full cards."""

    def __init__(self, board: Board, page: QWidget) -> None:
        super().__init__()
        self._board = board
        self._preferences: Preferences | None = None
        self.farther = _button("zoom-out", _("See more groups"), "Ctrl+-", "breakouts.farther")
        self.nearer = _button("zoom-in", _("See larger cards"), "Ctrl++", "breakouts.nearer")
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(self.nearer.click)
        self.farther.clicked.connect(lambda: board.set_zoom(board.zoom + 1))
        self.nearer.clicked.connect(lambda: board.set_zoom(board.zoom - 1))
        self.setLayout(row(self.farther, self.nearer, gap=4))
        board.zoomed.connect(self._on_zoomed)
        page.installEventFilter(self)
        self._on_zoomed(board.zoom)

    def prefer(self, preferences: Preferences) -> None:
        """Take over how the user of this laptop likes to see boards."""
        self._preferences = preferences
        self._board.set_zoom(preferences.board_zoom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl 0 is also the key of a page: as long as the keyboard is here, it belongs to the board."""
        if isinstance(event, QKeyEvent) and _is_full(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._board.set_zoom(CARDS)
                return True
        return super().eventFilter(watched, event)

    @Slot(int)
    def _on_zoomed(self, zoom: int) -> None:
        self.farther.setEnabled(zoom < DOTS)
        self.nearer.setEnabled(zoom > CARDS)
        if self._preferences is not None:
            self._preferences.board_zoom = zoom


def _is_full(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_0 and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _button(icon: str, said: str, keys: str, name: str) -> Button:
    button = Button("", icon=icon, name=name)
    button.setAccessibleName(said)
    caps = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{said} ({caps})")
    button.on_key(keys)
    return button
