"""The window: navigation, bars, and one page at a time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from desktop.domain.changes import Changes
from desktop.domain.names import full_name
from desktop.usecases.attendees import list_attendees
from desktop.usecases.programme import get_programme
from desktop.usecases.workspace import list_events
from desktop.views.actions import Actions
from desktop.views.bars import StatusBar, TopBar
from desktop.views.command_palette import CommandPalette, Hit
from desktop.views.layouts import Box, column, row
from desktop.views.notices import Strips
from desktop.views.page import Page, scrolled
from desktop.views.pages import PAGES
from desktop.views.preferences import Preferences
from desktop.views.runner import Job
from desktop.views.sidebar import Sidebar, places
from desktop.views.texts import _, clock, long_day
from desktop.views.workspace import Workspace


class MainWindow(QMainWindow):
    """Shows the pages of an open workspace. `files_wanted` asks for another workspace: open, new or sample."""

    files_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, workspace: Workspace, preferences: Preferences) -> None:
        super().__init__()
        self.workspace, self.preferences = workspace, preferences
        self.setObjectName("window")
        self.setWindowTitle("Plenum")
        self.setMinimumSize(1024, 640)
        self.pages: dict[str, Page] = {}
        self._areas: dict[str, QWidget] = {}
        self._back: list[str] = []
        self.sidebar, self.topbar, self.statusbar, self.strips = Sidebar(), TopBar(), StatusBar(), Strips()
        self.stack = QStackedWidget()
        middle = column(self.topbar, self.strips, self.stack, self.statusbar, gap=0)
        middle.setStretchFactor(self.stack, 1)
        self.setCentralWidget(Box(row(self.sidebar, middle, gap=0)))
        self.actions_ = Actions(self)
        self._make_actions()
        self._connect()
        self._on_event_chosen()

    @property
    def place(self) -> str:
        """The noun of the page that is shown."""
        return next((noun for noun, area in self._areas.items() if area is self.stack.currentWidget()), "")

    def page(self, noun: str) -> Page:
        """A page, made when it is first wanted."""
        if noun not in self.pages:
            page = PAGES[noun](self.workspace)
            self.pages[noun] = page
            self._areas[noun] = scrolled(page)
            self.stack.addWidget(self._areas[noun])
            page.place_wanted.connect(self.show_place)
            page.leave_wanted.connect(self.leave)
        return self.pages[noun]

    @Slot(str, str)
    def show_place(self, noun: str, target: str = "") -> None:
        """Go to a page, and to something on it."""
        if self.place not in (noun, ""):
            self._back.append(self.place)
        page = self.page(noun)
        self.stack.setCurrentWidget(self._areas[noun])
        for bar in (self.sidebar, self.topbar, self.statusbar):
            bar.setVisible(not page.WHOLE_WINDOW)
        if noun in self.sidebar.buttons:
            self.sidebar.show_place(noun)
        page.start_here()
        if target and page.is_loaded:
            page.aim(target)
        elif target:
            page.loaded.connect(_bound(page.aim, target), Qt.ConnectionType.SingleShotConnection)

    @Slot()
    def leave(self) -> None:
        """Leave a page that took the whole window."""
        self.show_place(self._back.pop() if self._back else "today")
        self._back = self._back[:-1]

    def go_back(self) -> None:
        if self._back:
            noun = self._back.pop()
            self.show_place(noun)
            self._back.pop()

    def import_list(self, path: Path) -> None:
        """Begin the import of a list."""

    def _make_actions(self) -> None:
        add, workspace = self.actions_.add, self.workspace
        for number, place in enumerate(places(), 1):
            keys = (f"Ctrl+{number}",) if number <= 9 else ()
            add(f"go.{place.noun}", _("Go to"), place.title, place.icon, _bound(self.show_place, place.noun), *keys)
        undo, redo = QKeySequence.StandardKey.Undo, "Ctrl+Shift+Z"
        add("action.undo", _("Edit"), _("Undo"), "undo-2", workspace.undo, undo)
        add("action.redo", _("Edit"), _("Redo"), "redo-2", workspace.redo, redo, "Ctrl+Y")
        add("action.palette", _("Go to"), _("Search, or run an action"), "search", self.open_palette, "Ctrl+K")
        add("action.back", _("Go to"), _("Back"), "arrow-left", self.go_back, "Alt+Left")
        add("action.fullscreen", _("Window"), _("Full screen"), "door-open", self.toggle_full_screen, "F11")
        add(
            "action.open",
            _("Workspace"),
            _("Open another workspace"),
            "folder-open",
            _bound(self.files_wanted.emit, "open"),
            "Ctrl+O",
        )
        add("action.new", _("Workspace"), _("New workspace"), "file-plus", _bound(self.files_wanted.emit, "new"))

    def _connect(self) -> None:
        workspace, notice = self.workspace, self.strips.notice
        self.sidebar.wanted.connect(self.show_place)
        self.topbar.door_wanted.connect(_bound(self.show_place, "door"))
        self.topbar.palette_button.clicked.connect(self.open_palette)
        self.topbar.event_button.clicked.connect(self.open_event_menu)
        workspace.changed.connect(self._on_changed)
        workspace.event_chosen.connect(self._on_event_chosen)
        workspace.told.connect(notice.show_told)
        workspace.refused.connect(notice.show_refused)
        workspace.job_started.connect(self._on_job)
        notice.undo_wanted.connect(workspace.undo)

    @Slot()
    def open_palette(self) -> None:
        """Open the palette over everything that can be found or done."""
        palette = CommandPalette(self, self._hits())
        corner = self.topbar.palette_button.mapToGlobal(QPoint(0, 0))
        palette.move(corner.x() - 110, corner.y() - 6)
        palette.show()
        palette.field.setFocus()

    def _hits(self) -> list[Hit]:
        hits = [
            Hit(e.action.text(), e.action.shortcut().toString(), _icon_of(e.action.objectName()), e.action.trigger)
            for e in self.actions_.entries
            if e.action.isEnabled() and e.action.objectName() != "action.palette"
        ]
        store, event_id = self.workspace.store, self.workspace.event_id
        for session in get_programme(store, event_id).sessions:
            note = " ".join(part for part in (clock(session.starts), session.room) if part)
            hits.append(Hit(session.title, note, "calendar-days", _bound2(self.show_place, "programme", session.id)))
        for person in list_attendees(store, event_id):
            name = full_name(person.given_name, person.family_name)
            note = " · ".join(part for part in (person.unit, person.site) if part)
            hits.append(Hit(name, note, "users", _bound2(self.show_place, "attendees", person.id)))
        return hits

    @Slot()
    def open_event_menu(self) -> None:
        """The events of this workspace, and other workspaces."""
        menu = QMenu(self)
        for event in list_events(self.workspace.store):
            title = " · ".join(part for part in (event.title, long_day(event.day)) if part)
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(event.id == self.workspace.event_id)
            action.triggered.connect(_bound(self.workspace.choose, event.id))
        menu.addSeparator()
        for name in ("action.open", "action.new"):
            menu.addAction(self.actions_.find(name))
        button = self.topbar.event_button
        menu.exec(button.mapToGlobal(QPoint(0, button.height())))

    @Slot()
    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ self.windowState().WindowFullScreen)

    @Slot(Changes)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("event", "community", "device"):
            self._on_event_chosen()
        page = self.pages.get(self.place)
        is_told = self.workspace.is_told_here or (page is not None and page.WHOLE_WINDOW)
        if changes.action is not None and not is_told:
            self.strips.notice.show_told(changes.label, undoable=True)
        self._count()

    @Slot()
    def _on_event_chosen(self) -> None:
        self.topbar.event_button.show_event(self.workspace.current_event)
        self.statusbar.laptop.setText(f"{self.workspace.laptop.title} · {_('offline')}")
        self._count()

    def _count(self) -> None:
        """The counts beside the names of the pages."""

    @Slot(Job)
    def _on_job(self, job: Job) -> None:
        self.strips.add_job(job)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.window = self.saveGeometry()
        super().closeEvent(event)


def _bound(call: Callable[[str], object], value: str) -> Callable[[], object]:
    return lambda *_told: call(value)


def _bound2(call: Callable[[str, str], object], noun: str, target: str) -> Callable[[], object]:
    return lambda: call(noun, target)


def _icon_of(name: str) -> str:
    signs = {f"go.{place.noun}": place.icon for place in places()}
    return signs.get(name, "arrow-right")
