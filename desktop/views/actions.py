"""Everything that can be done from anywhere: one list that feeds keys, palette and key sheet."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.views.icons import icon


class Entry(NamedTuple):
    """An action as the palette and the key sheet show it."""

    action: QAction
    group: str
    sign: str


class Actions(QObject):
    """The actions of a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.entries: list[Entry] = []

    def add(
        self,
        name: str,
        group: str,
        text: str,
        sign: str,
        call: Callable[[], object],
        *keys: str | QKeySequence.StandardKey,
    ) -> QAction:
        """Add an action with a stable name such as `action.import`, its words, icon and keys."""
        action = QAction(icon(sign), text, self._window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(call)
        self._window.addAction(action)
        self.entries.append(Entry(action, group, sign))
        return action

    def find(self, name: str) -> QAction:
        return next(entry.action for entry in self.entries if entry.action.objectName() == name)
