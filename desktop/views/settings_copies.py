"""The safety copies: when they are made, which there are, and how one is opened again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from desktop.data.copies import CopyRow
from desktop.domain.words import words
from desktop.usecases.copies import take_out_copy
from desktop.views.buttons import Button
from desktop.views.card_head import CardHead, size_words
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Card, Flow
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, clock, long_day, n_
from desktop.views.workspace import Workspace

LEAST = 190
"""Pixels below which the list does not go: its head and three copies."""


class CopyLine(NamedTuple):
    """A copy of the list."""

    id: str
    row: CopyRow


class CopiesCard(Card):
    """The list of copies, newest first. `path_wanted` gives a workspace made of one, to be opened."""

    path_wanted = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(gap=12)
        self._workspace, self._folder = workspace, Path()
        line = _("At opening, every quarter of an hour, and before an import or a merge")
        self.make_button = Button(_("Make a copy now"), icon="shield-check", name="action.copy", clicked=self.make_now)
        self.table = Table(_columns(), _("Safety copies"))
        self.table.setObjectName("settings.copies")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(LEAST)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.open_button = Button(
            _("Open this copy"), icon="history", name="action.open_copy", clicked=self.open_chosen
        )
        folder = Button(_("Show the folder"), icon="folder-open", name="action.copy_folder", clicked=self._on_folder)
        self.where = Elided("", "caption", "text3")
        told = _("A copy opens as a workspace of its own, beside this one: nothing is written over.")
        self.body.addWidget(CardHead("shield-check", _("Safety copies"), line))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(Flow(self.make_button, self.open_button, folder))
        self.body.addWidget(Label(told, "small", "text2", wrap=True))
        self.body.addWidget(self.where)
        self.setAccessibleName(_("Safety copies"))
        self.open_button.setEnabled(False)

    def show_copies(self, folder: Path, rows: Sequence[CopyRow]) -> None:
        """List the copies."""
        self._folder = folder
        self.where.setText(str(folder))
        self.table.set_rows([CopyLine(str(row.number), row) for row in rows])
        self.table.setAccessibleDescription(n_("{n} copy", "{n} copies", len(rows)))
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self.open_button.setEnabled(self.table.current_row() is not None)

    @Slot()
    def make_now(self) -> None:
        """Make a copy; the window says when it is there."""
        self.make_button.setEnabled(False)
        job = self._workspace.copies.make_now()
        job.ended.connect(self._on_ended)

    @Slot()
    def open_chosen(self) -> None:
        """Make a workspace of the chosen copy, and open it."""
        line = self.table.current_row()
        if line is None:
            return
        store = self._workspace.store
        job = self._workspace.start(words("Open a copy"), take_out_copy, store, line.row)
        job.succeeded.connect(self._on_out)

    @Slot()
    def _on_ended(self) -> None:
        self.make_button.setEnabled(True)

    @Slot(object)
    def _on_out(self, path: Any) -> None:
        self.path_wanted.emit(str(path))

    @Slot(object)
    def _on_chosen(self, line: object) -> None:
        self.open_button.setEnabled(line is not None)

    @Slot(object)
    def _on_opened(self, _line: object) -> None:
        self.open_chosen()

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _columns() -> list[Column]:
    return [
        Column(_("Day"), lambda line: long_day(line.row.at), 200, "strong", lambda line: line.row.number, stretch=True),
        Column(_("Time"), lambda line: clock(line.row.at), 68, "number", lambda line: line.row.number),
        Column(_("Size"), lambda line: size_words(line.row.size), 88, "number", lambda line: line.row.size),
    ]
