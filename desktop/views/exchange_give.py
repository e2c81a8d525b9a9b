"""Giving: one encrypted file with all that this laptop knows, and the passphrase that opens it on the others."""

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame

from desktop.domain.words import Refused, words
from desktop.usecases.exchange import ENDING, Exported, LastExport, export_changes, suggest_passphrase
from desktop.views.buttons import Button
from desktop.views.card_head import CardHead, size_words
from desktop.views.exchange_parts import Outcome, icon_button
from desktop.views.fields import TextField, labelled
from desktop.views.files import choose_target
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, column, row
from desktop.views.texts import _, moment, n_
from desktop.views.workspace import Workspace


class Giving(NamedTuple):
    """What the card shows: whether a passphrase is set, what a file would hold, its name, and the last one."""

    is_set: bool
    changes: int
    name: str
    last: LastExport | None


class GiveCard(Card):
    """Export with one click; the first time, the passphrase is chosen here."""

    finished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(gap=14)
        self._workspace, self._state = workspace, Giving(is_set=False, changes=0, name="", last=None)
        self._is_choosing, self._given, self._chosen = False, "", ""
        self.outcome = Outcome(_("Give"))
        head = CardHead("file-up", _("Give"), _("All that this laptop knows, in one encrypted file"))
        for widget in (head, self._make_choosing(), self._make_ready(), self.outcome):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.setAccessibleName(_("Give"))

    def _make_choosing(self) -> Box:
        self.words = Label("", "door-place", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._frame = QFrame()
        self._frame.setObjectName("column")
        self._frame.setLayout(column(self.words, margins=(16, 12, 16, 12)))
        self.field = TextField("give.passphrase", _("At least eight letters or figures"))
        self.field.returnPressed.connect(self.export)
        self._own = labelled(_("Your passphrase"), self.field)
        self._own.hide()
        self.copy_button = Button(_("Copy"), icon="copy", name="action.copy_passphrase", clicked=self._on_copy)
        self._again = icon_button("refresh-cw", _("Suggest other words"), "action.other_words", self.suggest)
        self._type = Button(_("Type my own"), "quiet", "pencil", name="action.own_passphrase", clicked=self._on_own)
        self._suggest = Button(_("Suggest words"), "quiet", "sparkles", name="action.suggest", clicked=self.suggest)
        self._suggest.hide()
        self.first_button = Button(_("Export"), "primary", "file-up", name="action.first_export", clicked=self.export)
        self._leave = Button(_("Keep the old one"), "quiet", name="action.keep_old", clicked=self._on_leave)
        told = _("A passphrase for all laptops of the event. Read it out, or write it on a card: they type it once.")
        self._choosing = Box(
            column(
                Label(told, "small", "text2", wrap=True), self._frame, self._own,
                row(self.copy_button, self._again, self._type, self._suggest, None),
                row(self.first_button, self._leave, None),
                gap=12,
            )
        )  # fmt: skip
        return self._choosing

    def _make_ready(self) -> Box:
        self.count, self.last = Label("", "strong"), Elided("", "small", "text2")
        self.reminder = Label("", "small", "text2", wrap=True)
        self.export_button = Button(_("Export"), "primary", "file-up", name="action.export", clicked=self.export)
        change = Button(
            _("New passphrase"), "quiet", "key-round", name="action.new_passphrase", clicked=self._on_change
        )
        buttons = row(self.export_button, change, None)
        self._ready = Box(column(column(self.count, self.last, gap=2), self.reminder, buttons, gap=12))
        return self._ready

    def show_state(self, state: Giving) -> None:
        """Show what could be given now."""
        self._state = state
        self.count.setText(n_("{n} change is ready", "{n} changes are ready", state.changes))
        last = state.last
        told = _("Nothing was written to a stick yet.")
        if last is not None:
            told = _("Last file: {time}, {name}", time=moment(last.at), name=Path(last.path).name)
        self.last.setText(told)
        self._arrange()

    def _arrange(self) -> None:
        choosing = self._is_choosing or not self._state.is_set
        if choosing and not self.words.text():
            self.suggest()
        self._choosing.setVisible(choosing)
        self._ready.setVisible(not choosing)
        self._leave.setVisible(self._state.is_set)
        self.reminder.setVisible(bool(self._given))
        self.reminder.setText(_("The others type: {passphrase}", passphrase=self._given))

    @property
    def passphrase(self) -> str:
        """The passphrase that stands on the card, empty where none is to be chosen."""
        if self._state.is_set and not self._is_choosing:
            return ""
        return self.field.text() if self._own.isVisibleTo(self) else self.words.text()

    @Slot()
    def suggest(self) -> None:
        """Take six other words."""
        self.words.setText(suggest_passphrase())
        self._show_own(own=False)

    @Slot()
    def export(self) -> None:
        """Ask for the place and write the file."""
        last, name = self._state.last, self._state.name
        wanted = str(Path(last.path).with_name(name)) if last else name
        path = choose_target(self, _("Write the exchange file"), wanted, ENDING)
        if path is None:
            return
        passphrase, workspace = self.passphrase, self._workspace
        self._chosen = passphrase
        self._set_busy(busy=True)
        job = workspace.begin(
            words("Write {name}", name=path.name),
            export_changes, workspace.store, path, workspace.laptop, passphrase or None,
        )  # fmt: skip
        job.succeeded.connect(self._on_exported)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_exported(self, done: Any) -> None:
        assert isinstance(done, Exported)
        self._given = self._chosen or self._given
        self._is_choosing = False
        self.words.setText("")
        self.field.clear()
        more = " · ".join(
            (done.path.name, n_("{n} change", "{n} changes", done.changes), size_words(done.size)),
        )
        self.outcome.show_done(_("You may remove the stick."), more)
        self.finished.emit()

    @Slot(object)
    def _on_failed(self, error: Any) -> None:
        if not isinstance(error, Refused):
            raise error
        self.outcome.show_refused(error)

    @Slot()
    def _on_ended(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        if busy:
            self.outcome.hide()
        for button in (self.first_button, self.export_button):
            button.setEnabled(not busy)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.passphrase)
        self._workspace.told.emit(words("The passphrase is on the clipboard."))

    @Slot()
    def _on_own(self) -> None:
        self._show_own(own=True)
        self.field.setFocus()

    @Slot()
    def _on_change(self) -> None:
        self._is_choosing = True
        self.outcome.hide()
        self._arrange()

    @Slot()
    def _on_leave(self) -> None:
        self._is_choosing = False
        self._arrange()

    def _show_own(self, *, own: bool) -> None:
        for widget in (self._own, self._suggest):
            widget.setVisible(own)
        for button in (self._frame, self._again, self._type):
            button.setVisible(not own)
