"""Taking in: a file of another laptop, its passphrase the first time, and what it brought in words."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot

from desktop.data.exchange_refusals import ExchangeRefused, Reason
from desktop.domain.words import Refused, words
from desktop.usecases.exchange import ENDING, Merged, merge_file
from desktop.views.buttons import Button
from desktop.views.card_head import CardHead
from desktop.views.exchange_parts import DropZone, Outcome
from desktop.views.fields import TextField, labelled
from desktop.views.files import choose_file
from desktop.views.labels import Elided
from desktop.views.layouts import Box, Card, column, row
from desktop.views.texts import _, n_
from desktop.views.workspace import Workspace


class TakeCard(Card):
    """Merge with a click or a drop; the passphrase is asked for only where the file needs one."""

    finished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(gap=14)
        self._workspace, self._path = workspace, Path()
        self._read = ""
        self.choose_button = Button(
            _("Choose a file"), "primary", "file-down", name="action.merge", clicked=self._on_choose
        )
        self.zone = DropZone(_("Drop the exchange file of another laptop here."), self.choose_button, ENDING)
        self.zone.dropped.connect(self._on_dropped)
        self.outcome = Outcome(_("Take in"))
        head = CardHead("file-down", _("Take in"), _("What another laptop wrote, in any order, as often as you like"))
        self.body.addWidget(head)
        self.body.addWidget(self.zone, 1)
        self.body.addWidget(self._make_asking())
        self.body.addWidget(self.outcome)
        self.setAccessibleName(_("Take in"))

    def _make_asking(self) -> Box:
        self.file_name, self.field = Elided("", "small", "text2"), TextField("take.passphrase")
        self.field.returnPressed.connect(self._on_open)
        self.open_button = Button(_("Open"), "primary", "key-round", name="action.unlock", clicked=self._on_open)
        leave = Button(_("Cancel"), name="action.leave_unlock", clicked=self._on_leave)
        fields = labelled(_("Passphrase of that file"), self.field)
        self.asking = Box(column(self.file_name, fields, row(self.open_button, leave, None), None, gap=10))
        self.asking.hide()
        return self.asking

    def take(self, path: Path) -> None:
        """Take in a file; asks for its passphrase when it needs one."""
        self._path = path
        self._merge(None)

    def _merge(self, passphrase: str | None) -> None:
        workspace = self._workspace
        self._set_busy(busy=True)
        job = workspace.begin(
            words("Take in {name}", name=self._path.name),
            merge_file, workspace.store, workspace.event_id, self._path, passphrase,
        )  # fmt: skip
        job.succeeded.connect(self._on_merged)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_merged(self, done: Any) -> None:
        assert isinstance(done, Merged)
        self._ask(ask=False)
        sender = done.sender or _("another laptop")
        line = _("Everything in this file was here already.")
        if done.new:
            line = n_("{n} new change from {name}", "{n} new changes from {name}", done.new, name=sender)
        self._read = n_("{n} change read.", "{n} changes read.", done.read)
        self.outcome.show_done(line, "")
        self.show_points(len(done.conflicts) + len(done.double_entries))
        self.finished.emit()

    def show_points(self, points: int) -> None:
        """Say beside the last file how many points there are to settle now."""
        if not self._read:
            return
        told = n_("{n} point to settle below.", "{n} points to settle below.", points)
        self.outcome.tell_more(f"{self._read} {told if points else _('Nothing to settle.')}")

    @Slot(object)
    def _on_failed(self, error: Any) -> None:
        if not isinstance(error, Refused):
            raise error
        reason = error.reason if isinstance(error, ExchangeRefused) else None
        self._ask(ask=reason in (Reason.PASSPHRASE_NEEDED, Reason.WRONG_PASSPHRASE))
        if reason is not Reason.PASSPHRASE_NEEDED:
            self.outcome.show_refused(error)
        if reason is Reason.WRONG_PASSPHRASE:
            self.field.selectAll()

    @Slot()
    def _on_ended(self) -> None:
        self._set_busy(busy=False)
        if self.asking.isVisibleTo(self):
            self.field.setFocus()

    @Slot()
    def _on_choose(self) -> None:
        folder = str(self._path.parent) if self._path.name else ""
        path = choose_file(self, _("Choose an exchange file"), _("Exchange file of Plenum"), ENDING, folder)
        if path is not None:
            self.take(path)

    @Slot(str)
    def _on_dropped(self, path: str) -> None:
        self.take(Path(path))

    @Slot()
    def _on_open(self) -> None:
        if self.field.text().strip():
            self._merge(self.field.text())

    @Slot()
    def _on_leave(self) -> None:
        self._ask(ask=False)
        self.outcome.hide()
        self.choose_button.setFocus()

    def _ask(self, *, ask: bool) -> None:
        if not ask:
            self.field.clear()
        self.file_name.setText(self._path.name)
        self.asking.setVisible(ask)
        self.zone.setVisible(not ask)

    def _set_busy(self, *, busy: bool) -> None:
        if busy:
            self._read = ""
            self.outcome.hide()
        for widget in (self.zone, self.open_button, self.field):
            widget.setEnabled(not busy)
