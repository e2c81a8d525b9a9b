"""The counts beside the names of the pages, read behind the window after each change."""

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from desktop.domain.words import Refused
from desktop.usecases.today import Waiting, count_waiting
from desktop.views.sidebar import Sidebar
from desktop.views.texts import number
from desktop.views.workspace import Workspace

AFTER_MS = 150
"""Changes that follow each other faster, as at the door, are counted once."""


class NavCounts(QObject):
    """Keeps the sidebar true: how many are on the list, and a mark where something waits for somebody."""

    def __init__(self, workspace: Workspace, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._workspace, self._sidebar = workspace, sidebar
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self._read)
        workspace.changed.connect(self.count)
        workspace.event_chosen.connect(self.count)
        self._read()

    @Slot()
    def count(self) -> None:
        """Count again, soon."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _read(self) -> None:
        store, event_id = self._workspace.store, self._workspace.event_id
        self._workspace.runner.read(lambda: count_waiting(store, event_id), self._show, self._on_failed)

    def _show(self, waiting: Waiting) -> None:
        if not isValid(self):  # type: ignore[no-untyped-call]
            return  # the window is gone
        buttons = self._sidebar.buttons
        buttons["attendees"].set_count(number(waiting.attendees) if waiting.attendees else "")
        for noun, points in (
            ("programme", waiting.programme), ("breakouts", waiting.breakouts), ("exchange", waiting.exchange),
        ):  # fmt: skip
            buttons[noun].set_count(number(points) if points else "", marked=True)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            raise error
        self._workspace.refused.emit(error)
