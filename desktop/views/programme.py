"""The programme: the day's sessions in slots of time, what cannot be, and the rooms."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from desktop.usecases.attendees import list_people
from desktop.usecases.day_plan import DayPlan, get_day_plan
from desktop.views.buttons import Button, Chip
from desktop.views.layouts import Box, row, side_panel
from desktop.views.page import EmptyState, Head, Page
from desktop.views.programme_day import DayView
from desktop.views.programme_hosts import Known, known_person
from desktop.views.programme_panel import SessionPanel
from desktop.views.programme_rooms import RoomsView
from desktop.views.texts import _, n_, number
from desktop.views.workspace import Workspace

ROOMS = "rooms"
"""What one aims at to see the rooms."""
PANEL = 330


class ProgrammePage(Page):
    """Sessions by time with their panel, and the table of the rooms."""

    NOUN = "programme"
    SHOWS = (
        "session", "room", "host", "breakout", "round", "group", "place", "wish", "attendee", "person", "event",
    )  # fmt: skip

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.plan: DayPlan | None = None
        self._last_clash = ""
        self._make_head()
        self.day, self.panel, self.rooms = DayView(), SessionPanel(workspace), RoomsView(workspace)
        self.area = QScrollArea()
        self.area.setWidget(self.day)
        self.area.setWidgetResizable(True)
        self.area.setObjectName("plainarea")
        self.area.setAccessibleName(self.day.accessibleName())
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        empty_import = Button(_("Import a programme"), "primary", "download", clicked=self.import_button.click)
        self.empty = EmptyState("calendar-days", _("The sessions of the day will be here."), empty_import)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.area)
        self._lists.addWidget(self.empty)
        self._sessions = Box(row(self._lists, side_panel(self.panel, PANEL), gap=16))
        self.parts = QStackedWidget()
        self.parts.addWidget(self._sessions)
        self.parts.addWidget(self.rooms)
        self._tabs = Box(row(*self.tabs.values(), None, self.clash_button))
        for widget in (self.head, self._tabs, self.parts):
            self.body.addWidget(widget)
        self.body.setStretchFactor(self.parts, 1)
        self.day.chosen.connect(self._on_chosen)
        self.day.opened.connect(self._on_opened)
        self.panel.place_wanted.connect(self.place_wanted)
        self.panel.added.connect(self._on_added)
        self.panel.form_ended.connect(self._show_panel)
        self.tabs["sessions"].setChecked(True)

    def _make_head(self) -> None:
        self.import_button = Button(_("Import"), icon="download", name="action.import")
        self.import_button.clicked.connect(partial(self.place_wanted.emit, "import", ""))
        self.add_button = Button(_("Add"), "primary", "calendar-plus", key="Ctrl N", name="action.add_session")
        self.add_button.clicked.connect(self.add)
        self.add_button.on_key("Ctrl+N")
        self.clash_button = Button("", "danger", "triangle-alert", name="programme.clashes", clicked=self.next_clash)
        self.head = Head(_("Programme"), self.import_button, self.add_button)
        self.tabs = {"sessions": Chip(_("Sessions")), ROOMS: Chip(_("Rooms"))}
        for tab in self.tabs.values():
            tab.setAutoExclusive(True)
            tab.toggled.connect(self._on_tab)

    def read(self) -> tuple[DayPlan, list[Known]]:
        return get_day_plan(self.store, self.event_id), [known_person(row) for row in list_people(self.store)]

    def show_read(self, read: tuple[DayPlan, list[Known]]) -> None:
        shown, people = read
        self.plan = shown
        self.panel.show_people(people)
        sessions, rooms, clashes = len(shown.programme.sessions), len(shown.programme.rooms), len(shown.clashes)
        self.head.count.setText(number(sessions) if sessions else "")
        self.tabs["sessions"].set_count(sessions)
        self.tabs[ROOMS].set_count(rooms)
        self.clash_button.setText(n_("{n} clash", "{n} clashes", clashes))
        self.clash_button.setAccessibleDescription(_("Go to the next one"))
        self.clash_button.setVisible(clashes > 0)
        self.clash_button.updateGeometry()
        self.day.show_plan(shown)
        self.rooms.show_plan(shown)
        self._lists.setCurrentWidget(self.area if sessions else self.empty)
        self._show_panel()

    def start_here(self) -> None:
        card = self.day.cards.get(self.day.chosen_id)
        if self.tabs[ROOMS].isChecked():
            self.rooms.start_here()
        elif card is not None:
            card.setFocus()
        else:
            self.add_button.setFocus()

    def aim(self, target: str) -> None:
        """Go to the rooms, a session or a room."""
        is_room = self.plan is not None and self.plan.programme.room(target) is not None
        self.tabs[ROOMS if is_room or target == ROOMS else "sessions"].setChecked(True)
        if is_room:
            self.rooms.choose(target)
        elif target in self.day.cards:
            self.day.choose(target)
            self._bring_into_view(target)

    @Slot()
    def add(self) -> None:
        """Begin a new session or room in the panel."""
        if self.tabs[ROOMS].isChecked():
            self.rooms.begin_new()
            return
        self._sessions.show()
        self.panel.show()
        self.panel.begin_new(self.plan)

    @Slot()
    def next_clash(self) -> None:
        """Go to the next session that clashes with something."""
        if self.plan is None:
            return
        self.tabs["sessions"].setChecked(True)
        ids = [line.id for line in self.plan.lines()]
        clashing = {id_ for clash in self.plan.clashes for id_ in clash.sessions}
        after = ids.index(self.day.chosen_id) + 1 if self.day.chosen_id in ids else 0
        found = next((id_ for id_ in ids[after:] + ids[:after] if id_ in clashing), "")
        if found:
            self.day.choose(found)
            self._bring_into_view(found)

    def _bring_into_view(self, session_id: str) -> None:
        card = self.day.cards[session_id]
        top = card.mapTo(self.day, QPoint(0, 0)).y()
        self.area.ensureVisible(0, top + card.height() // 2, 0, card.height())

    @Slot(bool)
    def _on_tab(self, on: bool) -> None:
        if on and hasattr(self, "parts"):
            rooms = self.tabs[ROOMS].isChecked()
            self.parts.setCurrentWidget(self.rooms if rooms else self._sessions)
            self.add_button.setAccessibleName(_("Add a room") if rooms else _("Add a session"))

    @Slot(str)
    def _on_chosen(self, _session_id: str) -> None:
        self._show_panel()

    @Slot(str)
    def _on_opened(self, _session_id: str) -> None:
        self.panel.edit_first()

    @Slot(str)
    def _on_added(self, session_id: str) -> None:
        self.day.chosen_id = session_id

    @Slot()
    def _show_panel(self) -> None:
        """Show the chosen session beside the day; without sessions the panel is there for a new one only."""
        line = self.plan.line(self.day.chosen_id) if self.plan is not None else None
        self.panel.show_line(self.plan, line)
        self.panel.setVisible(line is not None or self.panel.is_new)
