"""Starting from the exchange file of another laptop: its passphrase, and how far the reading is."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.buttons import Button
from desktop.views.card_head import CardHead
from desktop.views.fields import TextField, labelled
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Card, column, row
from desktop.views.notices import JobStrip
from desktop.views.runner import Job
from desktop.views.texts import _


class JoinForm(QWidget):
    """Asks for the passphrase of a file. `wanted` gives the path and the passphrase, `left` that nothing is wanted."""

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self.file_name, self.field = (
            Elided("", "body", "text2"),
            TextField("join.passphrase", said=_("Passphrase of that file")),
        )
        self.field.returnPressed.connect(self._on_open)
        self.open_button = Button(_("Open"), "primary", "check", name="action.join.open", clicked=self._on_open)
        self._leave = Button(_("Back"), name="action.join.back", clicked=self.left.emit)
        self._jobs = QVBoxLayout()
        told = _("Ask for the passphrase at the desk that wrote the file. It is typed once on this laptop.")
        card = Card(
            CardHead(
                "git-merge", _("Start from an exchange file"), _("What another laptop wrote becomes a workspace here")
            ),
            self.file_name,
            labelled(_("Passphrase of that file"), self.field),
            Label(told, "small", "text2", wrap=True),
            row(self.open_button, self._leave, None),
            self._jobs,
            gap=12,
        )
        card.setFixedWidth(460)
        self.setLayout(column(row(card, None), None))

    def begin(self, path: Path) -> None:
        """Ask for the passphrase of this file."""
        if path != self._path:
            self.field.clear()
        self._path = path
        self.file_name.setText(path.name)
        self.field.setFocus()

    def show_job(self, job: Job) -> None:
        """Show how far the reading is; the fields wait for its end."""
        self._set_busy(busy=True)
        self._jobs.addWidget(JobStrip(job))
        job.ended.connect(self._on_ended)

    @Slot()
    def _on_open(self) -> None:
        if self.field.text().strip():
            self.wanted.emit(str(self._path), self.field.text())

    @Slot()
    def _on_ended(self) -> None:
        self._set_busy(busy=False)
        self.field.setFocus()
        self.field.selectAll()

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.field, self.open_button, self._leave):
            widget.setEnabled(not busy)
