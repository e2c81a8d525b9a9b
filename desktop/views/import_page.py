"""Importing a list: the file, its columns, and what will happen, on one page; nothing is written before the end."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot

from desktop.data.events import EventRow
from desktop.domain.list_fields import Kind, missing
from desktop.domain.words import Refused, words
from desktop.usecases.import_memory import import_remembered
from desktop.usecases.imports import OF_AN_EVENT, Draft, with_column
from desktop.usecases.workspace import list_events
from desktop.views.buttons import Button
from desktop.views.files import choose_list
from desktop.views.import_file import Refusal
from desktop.views.import_list import ListCards
from desktop.views.import_reading import ListReader
from desktop.views.import_rows import Outlook, look_ahead
from desktop.views.import_start import Drops, Start
from desktop.views.latest import Latest
from desktop.views.page import Head, Page
from desktop.views.runner import Job
from desktop.views.texts import _, n_
from desktop.views.workspace import Workspace

PLACES: dict[Kind, tuple[str, str]] = {
    "people": ("attendees", ""), "attendees": ("attendees", ""), "wishes": ("breakouts", ""),
    "rooms": ("programme", "rooms"), "programme": ("programme", ""), "encounters": ("breakouts", ""),
}  # fmt: skip
"""Where what was imported is seen."""


class ImportPage(Page):
    """Reads a list, shows how its columns are taken and what will happen to each row, and imports it."""

    NOUN = "import"
    SHOWS = (
        "event", "person", "attendee", "badge", "session", "room", "host", "wish", "pair", "place", "group", "round",
        "breakout",
    )  # fmt: skip

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.draft: Draft | None = None
        self.outlook: Outlook | None = None
        self.decisions: dict[int, str] = {}
        self._event = ""
        self._job: Job | None = None
        self._events: list[EventRow] = []
        self.reading, self.planning = (
            ListReader(workspace.runner, workspace.store, self),
            Latest(workspace.runner, self),
        )
        self._make_parts()
        self.reading.answered.connect(self._on_draft)
        self.reading.refused.connect(self._on_unreadable)
        self.planning.answered.connect(self._on_planned)
        self.planning.refused.connect(self._on_planned)
        self.planning.busy.connect(self._on_busy)
        self._show_parts()

    def _make_parts(self) -> None:
        self.choose_button = Button(_("Choose a list"), "primary", "folder-open", name="action.choose_list")
        self.other_button = Button(_("Another list"), icon="folder-open", name="action.other_list")
        self.run_button = RunButton()
        self.run_button.clicked.connect(self.run)
        for button in (self.choose_button, self.other_button):
            button.clicked.connect(self.choose)
        self.head = Head(_("Import a list"), self.other_button, self.run_button)
        self.start, self.refusal, self.list = Start(self.choose_button), Refusal(), ListCards(self.workspace)
        for part in (self.head, self.refusal, self.start, self.list):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.start, 1)
        self.body.setStretchFactor(self.list, 1)
        self.drops = Drops(self)
        self.drops.dropped.connect(self.aim)
        self.list.reading_wanted.connect(self.reading.read_so)
        self.list.event_picked.connect(self._on_event_picked)
        self.list.matched.connect(self._on_matched)
        self.list.decided.connect(self._on_decided)

    @property
    def target_event(self) -> str:
        """The event that the list is for: the one that was picked, else the one at hand."""
        return self._event or self.event_id

    def read(self) -> list[EventRow]:
        return list_events(self.store)

    def show_read(self, shown: list[EventRow]) -> None:
        self._events = shown
        if self._event not in {event.id for event in shown}:
            self._event = ""
        self.list.file.show_events(shown, self.target_event)
        self._replan()

    def start_here(self) -> None:
        (self.choose_button if self.draft is None else self.run_button).setFocus()

    @Slot(str)
    def aim(self, target: str) -> None:
        """Begin with a file."""
        self.take_file(Path(target))

    @Slot()
    def choose(self) -> None:
        """Ask for a list."""
        path = choose_list(self, self.reading.folder)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Read a list, whatever was here before."""
        if self._job is not None:
            return
        self.list.file.begin()
        self.reading.open(path)

    def forget(self) -> None:
        """Leave the list: the page is as it was at first."""
        self.draft = self.outlook = None
        self._event, self.decisions = "", {}
        self.reading.close()
        self.planning.forget()
        self._show_parts()

    @Slot(object)
    def _on_draft(self, draft: Any) -> None:
        is_new = self.draft is None or self.draft.file is not draft.file
        self.draft, self.decisions, self.outlook = draft, {}, None
        self.refusal.hide()
        self.list.show_draft(draft, self._events, self.target_event, is_new=is_new)
        self._show_parts()
        self._replan()

    @Slot(object)
    def _on_unreadable(self, refused: Refused) -> None:
        self.draft = self.outlook = None
        self._show_parts()
        self.refusal.show_refused(refused)

    @Slot(int, str)
    def _on_matched(self, column: int, field: str) -> None:
        if self.draft is None:
            return
        self.draft = with_column(self.draft, column, field)
        self.decisions = {}
        self.list.columns.show_draft(self.draft)
        self._replan()

    @Slot(str)
    def _on_event_picked(self, event_id: str) -> None:
        self._event = event_id
        self.decisions = {}
        self.list.file.event_.choose(self.target_event)
        self._replan()

    @Slot(object)
    def _on_decided(self, decisions: Any) -> None:
        self.decisions |= decisions
        self._replan()

    def _replan(self) -> None:
        """Look ahead anew, behind the window."""
        if self.draft is None or self._job is not None:
            return
        if missing(self.draft.kind, self.draft.columns):
            self.planning.forget()
            self._on_planned(None)
            return
        decisions = dict(self.decisions)
        self.planning.ask(partial(look_ahead, self.store, self.draft, self.target_event, decisions))

    @Slot(object)
    def _on_planned(self, found: Any) -> None:
        self.outlook = found if isinstance(found, Outlook) else None  # a refusal is told by the columns
        if self.draft is not None:
            self.list.show_outlook(self.outlook, self.draft)
        self._show_button()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        self.list.plan.show_busy(on=busy)
        self._show_button()

    @Slot()
    def run(self) -> None:
        """Import the list as it is shown."""
        if self.draft is None or self.outlook is None or not self.run_button.isEnabled():
            return
        label = words("Import {name}", name=self.draft.file.name)
        decisions = dict(self.decisions)
        job = self.workspace.start(label, import_remembered, self.store, self.draft, self.target_event, decisions)
        self._job = job
        job.succeeded.connect(self._on_imported)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        self._show_parts()

    @Slot(object)
    def _on_imported(self, _imported: Any) -> None:
        assert self.draft
        kind, event = self.draft.kind, self.target_event
        self.forget()
        if kind in OF_AN_EVENT and event != self.event_id:
            self.workspace.choose(event)
        self.place_wanted.emit(*PLACES[kind])

    @Slot()
    def _on_cancelled(self) -> None:
        self.workspace.told.emit(words("The import was stopped. Nothing of it was kept."))

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self._show_parts()

    def _show_parts(self) -> None:
        has_list = self.draft is not None
        self.start.setVisible(not has_list)
        self.refusal.hide()
        self.run_button.setVisible(has_list)
        for part in (self.list, self.other_button):
            part.setVisible(has_list)
            part.setEnabled(self._job is None)
        self.drops.is_open = self._job is None
        self._show_button()

    def _show_button(self) -> None:
        is_free = self._job is None and not self.planning.is_busy
        self.run_button.show_taken(self.outlook.taken if self.outlook is not None else None, is_free=is_free)


class RunButton(Button):
    """Imports the list; says how many rows it will take in."""

    def __init__(self) -> None:
        super().__init__(_("Import"), "primary", "download", name="action.run_import")

    def show_taken(self, taken: int | None, *, is_free: bool) -> None:
        """Show how many rows change something, None as long as that is not known."""
        text = n_("Import {n} row", "Import {n} rows", taken) if taken else _("Import")
        if taken == 0:
            text = _("Nothing new to import")
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.setEnabled(bool(taken) and is_free)
