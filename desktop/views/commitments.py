"""What came out of sessions: noted as it is said, followed until it is done."""

from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from desktop.data.people import PersonRow
from desktop.data.programme import SessionRow
from desktop.domain.changes import Changes
from desktop.domain.words import words
from desktop.usecases.attendees import list_people
from desktop.usecases.reports import list_summed_sessions
from desktop.usecases.takeaways import (
    add_takeaway,
    edit_takeaway,
    list_takeaways,
    remove_takeaway,
    render_due_days,
)
from desktop.views.buttons import Button
from desktop.views.commitment_entry import EntryLine
from desktop.views.commitment_filters import Filters
from desktop.views.commitment_panel import CommitmentPanel
from desktop.views.commitment_reminder import Reminder
from desktop.views.commitment_table import CommitmentTable
from desktop.views.commitment_words import Noted, noted
from desktop.views.fields import Choice
from desktop.views.files import choose_target, write_document
from desktop.views.layouts import Box, row, side_panel
from desktop.views.page import EmptyState, Head, Page
from desktop.views.texts import _, number, texts
from desktop.views.workspace import Workspace

MOST_UPDATED = 200
"""Lines that are read again at once after an edit; longer lists are read behind the window."""


class Read(NamedTuple):
    """What the page shows."""

    rows: list[Noted]
    people: list[PersonRow]
    sessions: list[SessionRow]


class CommitmentsPage(Page):
    """The entry line, the list with its filters, and the panel of what is chosen."""

    NOUN = "commitments"
    SHOWS = ("takeaway", "person", "session", "event")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._all: dict[str, Noted] = {}
        self.export_button = Button(
            _("Calendar file"), icon="calendar-plus", name="action.export_calendar", clicked=self.export_calendar
        )
        self.export_button.setToolTip(_("The open commitments that are listed, as days in a calendar (.ics)"))
        self.scope = Choice("filter.event", _("Event"), [("", _("This event")), ("all", _("All events"))])
        self.scope.setFixedWidth(148)
        self.scope.picked.connect(self._on_picked)
        self.head = Head(_("Commitments"), self.scope, self.export_button)
        self.reminder = Reminder()
        self.reminder.wanted.connect(self._on_reminder)
        self.entry = EntryLine(workspace)
        self.entry.wanted.connect(self._on_entry)
        self.filters = Filters()
        self.filters.changed.connect(self._show)
        self.table = CommitmentTable()
        self.panel = CommitmentPanel(workspace)
        self.panel.edited.connect(self._on_edited)
        self.panel.removal_wanted.connect(self._on_removal)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.done_wanted.connect(self.panel.mark_done)
        self.table.removal_wanted.connect(self.panel.remove)
        self._make_keys()
        self.empty = EmptyState(
            "handshake",
            _("Ideas, good practices, decisions and commitments will be here. Type the first one in the line above."),
        )
        self.nothing = EmptyState("search", _("Nothing here fits. Try fewer letters, or another filter."))
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.nothing)
        full = row(self._lists, side_panel(self.panel, 300), gap=16)
        self._full = Box(full)
        for widget in (self.head, self.reminder, self.entry, self.filters, self._full, self.empty):
            self.body.addWidget(widget)
        self.body.setStretchFactor(self._full, 1)
        self.body.setStretchFactor(self.empty, 1)

    def _make_keys(self) -> None:
        for keys, call in (("Ctrl+N", self.entry.start_here), ("Ctrl+F", self.filters.search.setFocus)):
            QShortcut(QKeySequence(keys), self).activated.connect(call)

    def read(self) -> Read:
        today = self.store.now().date()
        rows = [noted(row_, today) for row_ in list_takeaways(self.store)]
        rows.sort(key=lambda r: r.row.kind != "commitment")
        return Read(rows, list_people(self.store), list_summed_sessions(self.store, self.event_id))

    def show_read(self, shown: Read) -> None:
        self._all = {row_.id: row_ for row_ in shown.rows}
        self.entry.show_choices(shown.people, shown.sessions)
        self.panel.show_sessions(shown.sessions)
        self.filters.show_sessions(shown.sessions)
        self._show()

    def update_some(self, changes: Changes) -> bool:
        """After an edit, show what changed where it stands."""
        touched = changes.ids("takeaway")
        is_long = len(self._all) > MOST_UPDATED
        if is_long or changes.touches("person", "session", "event") or not touched <= self._all.keys():
            return False
        today = self.store.now().date()
        found = {row_.id: noted(row_, today) for row_ in list_takeaways(self.store) if row_.id in touched}
        self._all = {id_: found.get(id_, row_) for id_, row_ in self._all.items() if id_ in found or id_ not in touched}
        self._show()
        return True

    def start_here(self) -> None:
        self.entry.start_here()

    def aim(self, target: str) -> None:
        """Show a state of the list, or one line."""
        if target in self.filters.chips:
            self.filters.forget(target)
            return
        self.filters.forget()
        if not self.table.select_id(target):
            self.scope.choose("all")
            self._show()
            self.table.select_id(target)

    @Slot()
    def export_calendar(self) -> None:
        """Write the open commitments that are listed and have a day into a calendar file."""
        ids = [row_.id for row_ in self._listed() if row_.standing in ("late", "soon", "open")]
        path = choose_target(self, _("Save the calendar file"), _("commitments.ics"), "ics") if ids else None
        if path is not None:
            job = self.workspace.start(words("Make the calendar file"), render_due_days, self.store, ids, texts())
            job.succeeded.connect(partial(self._on_calendar, path))

    def _on_calendar(self, path: Path, content: bytes) -> None:
        if self.workspace.do(write_document, path, content) is not None:
            self.workspace.told.emit(words("Saved: {name}", name=path.name))

    @Slot(dict)
    def _on_entry(self, given: dict[str, str]) -> None:
        added = self.workspace.do(add_takeaway, self.store, self.event_id, given)
        if added is not None:
            self.entry.clear_line()

    @Slot(str, dict)
    def _on_edited(self, id_: str, given: dict[str, str]) -> None:
        row_ = self._all[id_].row
        self.workspace.do(edit_takeaway, self.store, row_.event_id, id_, given)

    @Slot(str)
    def _on_removal(self, id_: str) -> None:
        self.workspace.do(remove_takeaway, self.store, id_)

    @Slot()
    def _on_reminder(self) -> None:
        late = any(row_.standing == "late" for row_ in self._all.values())
        self.filters.forget("late" if late else "open")
        self.scope.choose("all")
        self._show()
        self.table.setFocus()

    @Slot(str)
    def _on_picked(self, _value: str) -> None:
        self._show()

    def _in_scope(self) -> list[Noted]:
        everywhere = self.scope.value() == "all"
        return [row_ for row_ in self._all.values() if everywhere or row_.row.event_id == self.event_id]

    def _listed(self) -> list[Noted]:
        return self.filters.pick(self._in_scope())

    @Slot()
    def _show(self) -> None:
        scope = self._in_scope()
        self.filters.show_counts(scope)
        rows = self._listed()
        self.table.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        current = self.table.current_row()
        if current is None:
            self.panel.forget()
        else:
            self.panel.show_noted(current)
        self.head.count.setText(number(len(scope)) if scope else "")
        self.reminder.show_rows([*self._all.values()])
        self._lists.setCurrentWidget(self.table if rows else self.nothing)
        has_any = bool(self._all)
        self._full.setVisible(has_any)
        self.filters.setVisible(has_any)
        self.empty.setVisible(not has_any)
        self.export_button.setEnabled(any(row_.row.due and row_.row.state == "open" for row_ in rows))

    @Slot(object)
    def _on_chosen(self, row_: Any) -> None:
        if row_ is not None:
            self.panel.show_noted(row_)

    @Slot(object)
    def _on_opened(self, row_: Any) -> None:
        self.panel.show_noted(row_)
        self.panel.edit_first()
