"""The row of buttons under the door: what can be done about the one who stands there."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.changes import Changes
from desktop.usecases.door import Passed
from desktop.views.buttons import Button
from desktop.views.layouts import Flow
from desktop.views.texts import _


class DoorActions(QWidget):
    """Shows only what makes sense for the last result."""

    undo_wanted = Signal()
    anyway_wanted = Signal()
    print_wanted = Signal()
    record_wanted = Signal()
    register_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        make = partial(Button, tall=True)
        self.undo = make(_("Undo the entry"), icon="undo-2", key="Ctrl Z", name="action.undo_entry")
        self.anyway = make(_("Let in anyway"), "primary", "log-in", key="Ctrl \u21b5", name="action.anyway")
        self.print = make(_("Print the badge"), icon="printer", key="Ctrl P", name="action.print_badge")
        self.record = make(_("See the record"), icon="users", key="Ctrl O", name="action.record")
        self.register = make(_("Register here"), icon="user-plus", key="Ctrl N", name="action.register")
        self.anyway.on_key("Ctrl+Return")
        self.print.on_key("Ctrl+P")
        self.record.on_key("Ctrl+O")
        self.register.on_key("Ctrl+N")
        for button, wanted in (
            (self.undo, self.undo_wanted), (self.anyway, self.anyway_wanted), (self.print, self.print_wanted),
            (self.record, self.record_wanted), (self.register, self.register_wanted),
        ):  # fmt: skip
            button.clicked.connect(wanted)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the queue
        self.setLayout(Flow(self.anyway, self.undo, self.print, self.record, self.register, gap=12))

    def show_for(
        self, passed: Passed | None, seated: Changes | None = None, *, undoable: bool, registering: bool = False
    ) -> None:
        """Show what can be done about a result, or about none; `seated` once places were given.

        `undoable` when undo would take back what was noted last.
        """
        who = passed.attendee if passed else None
        stopped = passed is not None and who is not None and not passed.verdict.enters
        if passed is not None:
            self._name_for(passed, seated)
        self.anyway.setVisible(stopped)
        self.undo.setVisible(undoable)
        self.register.setVisible(not registering)
        self.print.setVisible(who is not None)
        self.record.setVisible(passed is not None and who is not None and passed.verdict.colour != "ok")

    def has_keyboard(self) -> bool:
        """Whether one of the buttons has the keyboard."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _name_for(self, passed: Passed, seated: Changes | None) -> None:
        out = passed.direction == "out"
        self.anyway.setText(_("Note the exit anyway") if out else _("Let in anyway"))
        if seated is not None:
            self.undo.setText(_("Undo the places"))
        elif passed.changes is not None and passed.changes.touches("attendee"):
            self.undo.setText(_("Undo the registration"))
        else:
            self.undo.setText(_("Undo the exit") if out else _("Undo the entry"))
