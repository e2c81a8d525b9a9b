"""A list that was read, in three cards: the file, its columns, and what will happen to its rows."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.usecases.imports import Draft
from desktop.views.import_columns import ColumnsCard
from desktop.views.import_file import FileCard
from desktop.views.import_plan import PlanCard, missing_told
from desktop.views.import_rows import Outlook
from desktop.views.layouts import column
from desktop.views.tokens import GAP
from desktop.views.workspace import Workspace

TALL = 740
"""Pixels from which columns and rows are shown together."""


class ListCards(QWidget):
    """The three cards; where the window is low, columns and rows take turns.

    `reading_wanted` asks to read the file otherwise, `event_picked` names the event that it is for, `matched` a column
    with its field, `decided` what to do with doubtful rows.
    """

    reading_wanted = Signal(object)
    event_picked = Signal(str)
    matched = Signal(int, str)
    decided = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.file, self.columns, self.plan = FileCard(workspace), ColumnsCard(), PlanCard()
        self._rows_open = False
        self._body = column(self.file, self.columns, self.plan, gap=GAP - 2)
        self.setLayout(self._body)
        self.file.reading_wanted.connect(self.reading_wanted)
        self.file.event_picked.connect(self.event_picked)
        self.columns.matched.connect(self.matched)
        self.plan.decided.connect(self.decided)
        for card in (self.columns, self.plan):
            card.fold_button.clicked.connect(self._on_fold)
        self.plan.looked_closer.connect(self.open_rows)

    def show_draft(self, draft: Draft, *, is_new: bool) -> None:
        """Show a list as it is taken; the columns of a new one come first."""
        if is_new:
            self.plan.begin()
            self._open(rows=False)
        self.file.show_draft(draft)
        self.columns.show_draft(draft)

    def show_outlook(self, outlook: Outlook | None, draft: Draft) -> None:
        """Show what will happen to each row; without an outlook, that a needed column is missing."""
        if outlook is None:
            self.plan.show_nothing(missing_told())
        else:
            self.plan.show_outlook(outlook, draft)

    @Slot()
    def open_rows(self) -> None:
        """Give the room to the rows."""
        self._open(rows=True)

    @Slot()
    def _on_fold(self) -> None:
        self._open(rows=self.plan.is_folded)

    def _open(self, *, rows: bool) -> None:
        """Give the room to the rows or to the columns; a tall window has room for both."""
        self._rows_open = rows
        tall = self.height() >= TALL
        self.columns.fold(on=rows and not tall)
        self.plan.fold(on=not rows and not tall)
        self.columns.fold_button.setVisible(not tall)
        self.plan.fold_button.setVisible(not tall)
        for part, share in ((self.columns, 2), (self.plan, 3)):
            self._body.setStretchFactor(part, 0 if part.is_folded else share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._open(rows=self._rows_open)
