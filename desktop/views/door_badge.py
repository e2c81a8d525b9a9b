"""The badge printed at the door, for whoever stands there without one."""

from typing import Any

from PySide6.QtCore import QObject, Slot

from desktop.domain.words import words
from desktop.usecases.badges import note_printed, render_badge_print
from desktop.views.page import Page
from desktop.views.printing import print_pdf
from desktop.views.texts import texts
from desktop.views.workspace import Workspace

DESK_LAYOUT = "a6"
"""The format of a badge printed at the door."""


class DeskBadge(QObject):
    """Makes a badge behind the window, prints it, and notes that it was printed."""

    def __init__(self, page: Page, workspace: Workspace) -> None:
        super().__init__(page)
        self._page, self._workspace = page, workspace

    def print(self, attendee_id: str) -> None:
        workspace, ids, make = self._workspace, [attendee_id], render_badge_print
        job = workspace.start(
            words("Make a badge"), make, workspace.store, workspace.event_id, ids, DESK_LAYOUT, texts()
        )
        job.succeeded.connect(self._on_made)

    @Slot(object)
    def _on_made(self, made: Any) -> None:
        if print_pdf(self._page, made.pdf):
            self._workspace.do(note_printed, self._workspace.store, made.printed)
