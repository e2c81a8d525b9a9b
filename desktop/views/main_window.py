"""The window: navigation, bars, and one page at a time."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from desktop.data.copies import CopyRow
from desktop.domain.changes import Changes
from desktop.domain.words import words
from desktop.usecases.workspace import list_events
from desktop.views.actions import Actions
from desktop.views.bars import StatusBar, TopBar
from desktop.views.command_palette import CommandPalette
from desktop.views.everything import PALETTE, list_everything
from desktop.views.key_sheet import KeySheet, list_keys
from desktop.views.layouts import Box, column, row
from desktop.views.nav_counts import NavCounts
from desktop.views.notices import Strips
from desktop.views.page import Page, scrolled
from desktop.views.pages import PAGES
from desktop.views.preferences import Preferences
from desktop.views.runner import Job
from desktop.views.settings import SettingsPage
from desktop.views.sidebar import Sidebar, places
from desktop.views.texts import _, long_day, moment
from desktop.views.workspace import Workspace

MORE_KEYS = {"door": "Ctrl+Shift+D", "exchange": "Ctrl+0", "settings": "Ctrl+,"}
"""Keys of pages beside those by their number."""


class MainWindow(QMainWindow):
    """Shows the pages of an open workspace.

    What only the app can do is asked of it: `files_wanted` another workspace (open or new), `path_wanted` the one of a
    path, `language_wanted` another language, `laptop_wanted` another name of this laptop.
    """

    files_wanted = Signal(str)
    path_wanted = Signal(str)
    language_wanted = Signal(str)
    laptop_wanted = Signal(str)

    def __init__(self, workspace: Workspace, preferences: Preferences) -> None:
        super().__init__()
        self.workspace, self.preferences = workspace, preferences
        self.setObjectName("window")
        self.setMinimumSize(1024, 640)
        self.pages: dict[str, Page] = {}
        self._areas: dict[str, QWidget] = {}
        self._back: list[str] = []
        self.sidebar, self.topbar, self.statusbar = Sidebar(), TopBar(), StatusBar()
        self.stack = QStackedWidget()
        middle = column(self.topbar, self.stack, self.statusbar, gap=0)
        middle.setStretchFactor(self.stack, 1)
        inside = Box(row(self.sidebar, middle, gap=0))
        self.strips = Strips(self.stack, inside)
        self.setCentralWidget(inside)
        self.actions_ = Actions(self)
        self._make_actions()
        self._connect()
        self._on_event_chosen()
        self._on_copy()
        for job in workspace.runner.jobs:
            self._on_job(job)
        self.counts = NavCounts(workspace, self.sidebar)

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
            if isinstance(page, SettingsPage):
                page.language_wanted.connect(self.language_wanted)
                page.laptop_wanted.connect(self.laptop_wanted)
                page.path_wanted.connect(self.path_wanted)
        return self.pages[noun]

    @Slot(str, str)
    def show_place(self, noun: str, target: str = "") -> None:
        """Go to a page, and to something on it."""
        if self.place not in (noun, ""):
            self._back.append(self.place)
        self._show(noun, target)

    def _show(self, noun: str, target: str = "") -> None:
        page = self.page(noun)
        page.prefer(self.preferences)
        if noun != self.place:
            self.strips.notice.leave_page()
        self.stack.setCurrentWidget(self._areas[noun])
        for bar in (self.sidebar, self.topbar, self.statusbar):
            bar.setVisible(not page.WHOLE_WINDOW)
        for name in ("action.open", "action.new"):  # the door has keys of its own, and strangers before it
            self.actions_.find(name).setEnabled(not page.WHOLE_WINDOW)
        if noun in self.sidebar.buttons:
            self.sidebar.show_place(noun)
        page.start_here()
        if target and page.is_loaded:
            page.aim(target)
        elif target:
            page.loaded.connect(partial(page.aim, target), Qt.ConnectionType.SingleShotConnection)

    @Slot()
    def leave(self) -> None:
        """Leave a page that took the whole window."""
        self._show(self._back.pop() if self._back else "today")

    @Slot()
    def go_back(self) -> None:
        """Go to the page that was shown before."""
        if self._back:
            self._show(self._back.pop())

    def import_list(self, path: Path) -> None:
        """Begin the import of a list."""
        self.show_place("import", str(path))

    def _make_actions(self) -> None:
        add, workspace = self.actions_.add, self.workspace
        pages, edit, files, view = _("Pages"), _("Edit"), _("Workspace"), _("Window")
        for number, place in enumerate(places(), 1):
            keys = [MORE_KEYS[place.noun]] if place.noun in MORE_KEYS else []
            keys = [f"Ctrl+{number}", *keys] if number <= 9 else keys
            add(f"go.{place.noun}", pages, place.title, place.icon, _bound(self.show_place, place.noun), *keys)
        add("action.back", pages, _("Back"), "arrow-left", self.go_back, "Alt+Left")
        add("action.undo", edit, _("Undo"), "undo-2", workspace.undo, QKeySequence.StandardKey.Undo)
        add("action.redo", edit, _("Redo"), "redo-2", workspace.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        add("action.import", edit, _("Import a list"), "download", _bound(self.show_place, "import"), "Ctrl+I")
        wanted = self.files_wanted.emit
        add("action.open", files, _("Open another workspace"), "folder-open", _bound(wanted, "open"), "Ctrl+O")
        add("action.new", files, _("New workspace"), "file-plus", _bound(wanted, "new"))
        add("action.copy", files, _("Make a copy now"), "shield-check", workspace.copies.make_now, "Ctrl+S")
        add(PALETTE, view, _("Search, or run an action"), "search", self.open_palette, "Ctrl+K")
        add("action.keys", view, _("All keys"), "keyboard", self.open_keys, "F1", "?")
        add("action.fullscreen", view, _("Full screen"), "maximize", self.toggle_full_screen, "F11")

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
        workspace.turned.connect(notice.leave_page)
        workspace.job_started.connect(self._on_job)
        workspace.copies.changed.connect(self._on_copy)
        workspace.copies.asked_made.connect(self._on_asked_copy)
        notice.undo_wanted.connect(workspace.undo)

    @Slot()
    def open_palette(self) -> None:
        """Open the palette over everything that can be found or done."""
        palette = CommandPalette(self, list_everything(self.actions_, self.workspace, self.show_place))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.mapToGlobal(QPoint((self.width() - palette.width()) // 2, 8))
        if self.topbar.isVisible():
            corner = self.topbar.palette_button.mapToGlobal(QPoint(-110, -6))
        palette.move(corner)
        palette.show()
        palette.field.setFocus()

    @Slot()
    def open_keys(self) -> None:
        """Show all keys over the window."""
        sheet = KeySheet(self, list_keys(self.actions_, self.stack.currentWidget(), self.place))
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size = sheet.sizeHint()
        sheet.move(self.mapToGlobal(QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)))
        sheet.show()

    @Slot()
    def open_event_menu(self) -> None:
        """The events of this workspace, and other workspaces."""
        button = self.topbar.event_button
        others = [self.actions_.find(name) for name in ("action.open", "action.new")]
        make_event_menu(self, self.workspace, others).popup(button.mapToGlobal(QPoint(0, button.height())))

    @Slot()
    def toggle_full_screen(self) -> None:
        """Take the whole screen, or give it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot(Changes)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("event", "community", "device"):
            self._on_event_chosen()
        page = self.pages.get(self.place)
        is_told = self.workspace.saying == "nothing" or (page is not None and page.WHOLE_WINDOW)
        if changes.action is not None and not is_told:
            done = words("Done: {what}", what=_(changes.label))
            self.strips.notice.show_told(done, undoable=True, warned=self.workspace.saying == "warning")

    @Slot()
    def _on_event_chosen(self) -> None:
        event = self.workspace.current_event
        self.setWindowTitle(f"{event.title} - Plenum")
        self.topbar.event_button.show_event(event)
        self.statusbar.laptop.setText(_("{laptop} · offline", laptop=self.workspace.laptop.title))

    @Slot()
    def _on_copy(self) -> None:
        last = self.workspace.copies.last
        self.statusbar.show_copy(_("Last safety copy {time}", time=moment(last.at)) if last else "")

    @Slot(object)
    def _on_asked_copy(self, copy: object) -> None:
        assert isinstance(copy, CopyRow)
        self.strips.notice.show_told(words("The copy {name} is made.", name=copy.path.name))

    @Slot(Job)
    def _on_job(self, job: Job) -> None:
        self.strips.add_job(job)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.window = self.saveGeometry()
        super().closeEvent(event)


def make_event_menu(parent: QWidget, workspace: Workspace, others: Sequence[QAction]) -> QMenu:
    """A menu of the events, the one at hand checked, and of other things to open."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for event in list_events(workspace.store):
        title = " · ".join(part for part in (event.title, long_day(event.day)) if part)
        action = menu.addAction(title.replace("&", "&&"))  # a lone & marks a key
        action.setCheckable(True)
        action.setChecked(event.id == workspace.event_id)
        action.triggered.connect(_bound(workspace.choose, event.id))
    menu.addSeparator()
    menu.addActions(others)
    return menu


def _bound(call: Callable[[str], object], value: str) -> Callable[..., object]:
    """A call that leaves out what a signal tells beside."""
    return lambda *_told: call(value)
