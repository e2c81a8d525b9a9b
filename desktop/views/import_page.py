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
from desktop.views.files import choose_list
from desktop.views.import_event import NEW_EVENT
from desktop.views.import_frame import ImportFrame
from desktop.views.import_reading import ListReader
from desktop.views.import_rows import Outlook, look_ahead
from desktop.views.latest import Latest
from desktop.views.runner import Job
from desktop.views.workspace import Workspace

PLACES: dict[Kind, tuple[str, str]] = {
    "people": ("attendees", ""), "attendees": ("attendees", ""), "wishes": ("breakouts", ""),
    "rooms": ("programme", "rooms"), "programme": ("programme", ""), "encounters": ("breakouts", ""),
}  # fmt: skip
"""Where what was imported is seen."""


class ImportPage(ImportFrame):
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
        self._connect()
        self._show_parts()

    def _connect(self) -> None:
        self.run_button.clicked.connect(self.run)
        for button in (self.choose_button, self.other_button):
            button.clicked.connect(self.choose)
        self.drops.dropped.connect(self.aim)
        self.list.reading_wanted.connect(self.reading.read_so)
        self.list.event_picked.connect(self._on_event_picked)
        self.list.matched.connect(self._on_matched)
        self.list.decided.connect(self._on_decided)
        self.reading.answered.connect(self._on_draft)
        self.reading.refused.connect(self._on_unreadable)
        self.planning.answered.connect(self._on_planned)
        self.planning.refused.connect(self._on_planned)
        self.planning.busy.connect(self._on_busy)

    @property
    def target_event(self) -> str:
        """The event that the list is for: the one that was picked, else the one at hand; empty for a new one."""
        return "" if self._event == NEW_EVENT else self._event or self.event_id

    def read(self) -> list[EventRow]:
        return list_events(self.store)

    def show_read(self, shown: list[EventRow]) -> None:
        self._events = shown
        if self._event not in {NEW_EVENT, *(event.id for event in shown)}:
            self._event = ""
        self._show_events()
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
        self._leave_new_event()
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
        if draft.kind not in OF_AN_EVENT:
            self._leave_new_event()
        self.list.show_draft(draft, is_new=is_new)
        self._show_events()
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
        self._show_events()
        self._replan()

    def _leave_new_event(self) -> None:
        if self._event == NEW_EVENT:
            self._event = ""

    def _show_events(self) -> None:
        self.list.file.show_events(self._events, self._event or self.event_id)

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
        """Import the list as it is shown; an event that is still to be made is made first."""
        if self.draft is None or self.outlook is None or not self.run_button.isEnabled():
            return
        label, decisions = words("Import {name}", name=self.draft.file.name), dict(self.decisions)
        if self._event == NEW_EVENT and not self.list.file.new_event.make_event():
            return
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
        self.show_parts(has_list=self.draft is not None, is_busy=self._job is not None)
        self._show_button()

    def _show_button(self) -> None:
        is_free = self._job is None and not self.planning.is_busy
        taken = self.outlook.taken if self.outlook is not None else None
        self.run_button.show_taken(taken, is_free=is_free, to_new_event=self._event == NEW_EVENT)
        self.go_on_to_button()
