"""The attendees: find anybody while typing, see and change everything about them."""

from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from desktop.data.people import AttendeeRow, PersonRow
from desktop.domain.changes import Changes
from desktop.domain.names import find, fold, full_name
from desktop.usecases.agenda import list_workshops
from desktop.usecases.attendees import (
    find_touched,
    list_attendees,
    list_not_registered,
    list_some_attendees,
    register_people,
    search_key,
)
from desktop.views.attendee_panel import AttendeePanel
from desktop.views.attendee_state import state_of
from desktop.views.buttons import Button, Chip
from desktop.views.fields import SearchField
from desktop.views.layouts import Box, Flow, row, side_panel
from desktop.views.not_registered import NotRegistered
from desktop.views.page import EmptyState, Head, Page
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, clock, n_, number
from desktop.views.workspace import Workspace

MOST_UPDATED = 400
"""Rows read one by one after a change; beyond that the whole list is read."""
OTHERS = "others"
RARE = ("pending", "cancelled", OTHERS)
"""Filters that are there only when somebody fits them."""


class Listed(NamedTuple):
    """An attendee with what the table shows beside."""

    id: str
    given_name: str
    family_name: str
    attendee: AttendeeRow
    workshop: str
    key: str


class Shown(NamedTuple):
    """What the page reads: session titles by attendee, those on the list, and those of the community who are not."""

    workshops: dict[str, str]
    listed: dict[str, Listed]
    others: list[PersonRow]


class AttendeesPage(Page):
    """The table, its search and filters, and the panel of the one who is chosen."""

    NOUN = "attendees"
    SHOWS = ("attendee", "person", "badge", "checkin", "place", "group", "session", "host", "wish")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._all: dict[str, Listed] = {}
        self._workshops: dict[str, str] = {}
        self.import_button = Button(_("Import"), icon="download", name="action.import")
        self.add_button = Button(_("Add"), "primary", "user-plus", key="Ctrl N", name="action.add", clicked=self.add)
        self.import_button.clicked.connect(partial(self.place_wanted.emit, "import", ""))
        self.head = Head(_("Attendees"), self.import_button, self.add_button)
        self.search = SearchField(_("Name, unit, site, job"))
        self.search.textChanged.connect(self._show)
        self.chips = {
            "all": Chip(_("All")), "arrived": Chip(_("Have arrived")), "expected": Chip(_("Expected")),
            "pending": Chip(_("Not confirmed")), "unplaced": Chip(_("No workshop")), "unprinted": Chip(_("No badge")),
            "cancelled": Chip(_("Cancelled")), OTHERS: Chip(_("Not registered")),
        }  # fmt: skip
        for chip in self.chips.values():
            chip.setAutoExclusive(True)
            chip.toggled.connect(self._on_filter)
        self.chips["all"].setChecked(True)
        self.table = Table(_columns(), _("Attendees"))
        self.table.setObjectName("attendees.table")
        self.panel = AttendeePanel(workspace)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        empty_import = Button(_("Import a list"), "primary", "download", clicked=self.import_button.click)
        self.empty = EmptyState("users", "", empty_import)
        self.nothing = EmptyState("search", _("Nobody here fits. Try fewer letters, or another filter."))
        lists = QStackedWidget()
        lists.addWidget(self.table)
        lists.addWidget(self.nothing)
        self.others = NotRegistered()
        self.others.register_wanted.connect(self._on_register)
        lists.addWidget(self.others)
        self._lists, self._beside = lists, side_panel(self.panel)
        self._filters = Box(Flow(self.search, *self.chips.values()))
        self._full = Box(row(lists, self._beside, gap=16))
        for widget in (self.head, self._filters, self._full, self.empty):
            self.body.addWidget(widget)
        self.body.setStretchFactor(self._full, 1)
        self.body.setStretchFactor(self.empty, 1)

    def read(self) -> Shown:
        workshops = list_workshops(self.store, self.event_id)
        rows = list_attendees(self.store, self.event_id)
        others = list_not_registered(self.store, self.event_id)
        return Shown(workshops, {attendee.id: _listed(attendee, workshops) for attendee in rows}, others)

    def show_read(self, shown: Shown) -> None:
        self._workshops, self._all = shown.workshops, shown.listed
        self.others.show_people(shown.others)
        self.panel.forget()
        if not shown.others and self.chips[OTHERS].isChecked():
            self.chips["all"].setChecked(True)
        self._count()
        self._show()

    def update_some(self, changes: Changes) -> bool:
        """After a check-in or an edit, read those who changed and leave the rest as it stands."""
        if changes.touches("place", "group", "session", "host", "wish"):
            return False
        touched, people = find_touched(self.store, changes), changes.ids("person")
        if not people <= {listed.attendee.person_id for listed in self._all.values()}:
            return False
        if touched is None or len(touched) + len(people) > MOST_UPDATED or not touched <= self._all.keys():
            return False
        ids = touched | {id_ for id_, listed in self._all.items() if listed.attendee.person_id in people}
        rows = list_some_attendees(self.store, self.event_id, ids)
        self._all |= {attendee.id: _listed(attendee, self._workshops) for attendee in rows}
        self.table.rows_model.update_rows([self._all[attendee.id] for attendee in rows])
        self._count()
        current = self.table.current_row()
        if current is not None and current.id in ids:
            self.panel.show_attendee(current.attendee)
        return len(rows) == len(ids)

    def start_here(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def aim(self, target: str) -> None:
        """Go to an attendee, whatever was searched for, or to a filter."""
        if self.table.select_id(target):
            return
        self.search.clear()
        gone = target in self._all and not _fits(self._all[target], "all")
        wanted = target if target in self.chips else "cancelled" if gone else "all"
        self.chips[wanted].setChecked(True)
        self.table.select_id(target)

    @Slot()
    def add(self) -> None:
        """Begin a new attendee in the panel."""
        self.empty.hide()
        self._full.show()
        self._beside.show()
        self.panel.begin_new()

    @Slot(bool)
    def _on_filter(self, on: bool) -> None:
        if on and hasattr(self, "table"):
            self._show()

    @Slot()
    def _show(self) -> None:
        wanted, text = next(name for name, chip in self.chips.items() if chip.isChecked()), self.search.text().strip()
        of_list = wanted != OTHERS
        if of_list:
            # who searches everywhere finds the cancelled ones too
            rows = [listed for listed in self._all.values() if (text and wanted == "all") or _fits(listed, wanted)]
            if text:
                rows = [self._all[id_] for id_ in find([(listed.id, listed.key) for listed in rows], text)]
            self._show_rows(rows)
        else:
            found = self.others.search(text)
            self._lists.setCurrentWidget(self.others if found else self.nothing)
        has_any = bool(self._all)
        self._beside.setVisible(of_list)
        self._full.setVisible(has_any or not of_list)
        self._filters.setVisible(has_any or bool(self.others.count))
        self.empty.setVisible(not has_any and of_list)

    def _show_rows(self, rows: list[Listed]) -> None:
        self.table.set_rows(rows)
        self._lists.setCurrentWidget(self.table if rows or not self._all else self.nothing)
        if not rows:
            self.panel.forget()
        elif self.table.current_row() is None:
            self.table.selectRow(0)

    def _count(self) -> None:
        for name, chip in self.chips.items():
            count = self.others.count if name == OTHERS else sum(_fits(row, name) for row in self._all.values())
            chip.set_count(count)
            chip.setVisible(bool(count) or chip.isChecked() or name not in RARE)
        coming = sum(_fits(listed, "all") for listed in self._all.values())
        self.head.count.setText(number(coming) if self._all else "")
        self.empty.text.setText(_told_empty(self.others.count))

    @Slot(object)
    def _on_register(self, person_ids: Any) -> None:
        self.workspace.do(register_people, self.store, self.event_id, person_ids)

    @Slot(object)
    def _on_chosen(self, listed: Any) -> None:
        if listed is not None:
            self.panel.show_attendee(listed.attendee)

    @Slot(object)
    def _on_opened(self, listed: Any) -> None:
        self.panel.show_attendee(listed.attendee)
        self.panel.edit_first()


def _listed(attendee: AttendeeRow, workshops: dict[str, str]) -> Listed:
    workshop = workshops.get(attendee.id, "")
    key = f"{search_key(attendee)} {fold(workshop)}"
    return Listed(attendee.id, attendee.given_name, attendee.family_name, attendee, workshop, key)


def _fits(listed: Listed, wanted: str) -> bool:
    attendee = listed.attendee
    match wanted:
        case "arrived":
            return bool(attendee.arrived)
        case "expected":
            return not attendee.arrived and attendee.status != "cancelled"
        case "pending":
            return attendee.status == "pending"
        case "cancelled":
            return attendee.status == "cancelled"
        case "unplaced":
            return not listed.workshop and attendee.status == "registered"
        case "unprinted":
            return not attendee.printed_at and attendee.status == "registered"
        case _:
            return attendee.status != "cancelled"


def _told_empty(others: int) -> str:
    if not others:
        return _("Everybody who comes to the event will be here.")
    return n_(
        "{n} person is in the community and not registered for this event yet. Import the registrations, or choose"
        " people under “Not registered”.",
        "{n} people are in the community, none of them is registered for this event yet. Import the registrations, or"
        " choose people under “Not registered”.",
        others,
    )


def _columns() -> list[Column]:
    return [
        Column(_("Name"), lambda r: full_name(r.given_name, r.family_name), 230, "name", order=_by_family),
        Column(_("Job"), lambda r: r.attendee.job, 150, "muted", gives_way=2),
        Column(_("Workshop"), lambda r: r.workshop, 160, stretch=True),
        Column(_("Site"), lambda r: r.attendee.site, 100, "muted", gives_way=1),
        Column(_("State"), lambda r: state_of(r.attendee)[0], 118, "pill", pill=lambda r: state_of(r.attendee)[1]),
        Column(_("Time"), lambda r: clock(r.attendee.arrived), 76, "number", gives_way=3),
    ]


def _by_family(listed: Listed) -> tuple[str, str]:
    return fold(listed.family_name), fold(listed.given_name)
