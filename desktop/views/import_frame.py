"""The frame of the import page: its buttons, where it begins, and the list once it is read."""

from desktop.views.buttons import Button
from desktop.views.import_file import Refusal
from desktop.views.import_list import ListCards
from desktop.views.import_start import Drops, Start
from desktop.views.page import Head, Page
from desktop.views.texts import _, n_
from desktop.views.workspace import Workspace


class ImportFrame(Page):
    """The parts of the page, and which of them are seen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._was_read = False
        self.choose_button = Button(_("Choose a list"), "primary", "folder-open", name="action.choose_list")
        self.other_button = Button(_("Another list"), icon="folder-open", name="action.other_list")
        self.run_button = RunButton()
        self.head = Head(_("Import a list"), self.other_button, self.run_button)
        self.start, self.refusal, self.list = Start(self.choose_button), Refusal(), ListCards(workspace)
        for part in (self.head, self.refusal, self.start, self.list):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.start, 1)
        self.body.setStretchFactor(self.list, 1)
        self.drops = Drops(self)

    def show_parts(self, *, has_list: bool, is_busy: bool) -> None:
        """Show the list, or where it begins; while it is taken in, nothing of it may be changed."""
        if has_list and self.start.isVisible():
            self._was_read = True
            self.other_button.show()
            self.other_button.setFocus()  # else the keyboard would fall into the menu as the start goes
        self.start.setVisible(not has_list)
        self.refusal.hide()
        self.run_button.setVisible(has_list)
        for part in (self.list, self.other_button):
            part.setVisible(has_list)
            part.setEnabled(not is_busy)
        self.drops.is_open = not is_busy

    def go_on_to_button(self) -> None:
        """Once a list is read and looked ahead, put the keyboard on its import, unless somebody is elsewhere."""
        if self._was_read and self.run_button.isEnabled():
            self._was_read = False
            if self.other_button.hasFocus():
                self.run_button.setFocus()


class RunButton(Button):
    """Imports the list; says how many rows it will take in."""

    def __init__(self) -> None:
        super().__init__(_("Import"), "primary", "download", name="action.run_import")

    def show_taken(self, taken: int | None, *, is_free: bool, to_new_event: bool) -> None:
        """Show how many rows change something, None as long as that is not known, and whether an event is made."""
        text = n_("Import {n} row", "Import {n} rows", taken) if taken else _("Import")
        if taken and to_new_event:
            text = n_("Create the event and import {n} row", "Create the event and import {n} rows", taken)
        if taken == 0:
            text = _("Nothing new to import")
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.setEnabled(bool(taken) and is_free)
