"""A window on a small workspace, in either language."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.data.laptop import Laptop
from desktop.usecases.attendees import add_attendee, list_attendees
from desktop.usecases.workspace import create_workspace, get_event
from desktop.views.main_window import MainWindow
from desktop.views.page import Page
from desktop.views.preferences import Preferences
from desktop.views.runner import Runner
from desktop.views.texts import speak
from desktop.views.theme import load_fonts, theme
from desktop.views.workspace import Workspace

LAPTOP = Laptop("desk-a", "Poste 1", bytes(32))


@pytest.fixture(scope="session")
def style(qapp: QApplication) -> None:
    """What is set once, as the app does: it goes through all widgets that are there."""
    qapp.setStyle("Fusion")
    load_fonts()
    theme().use("light")
    gc.freeze()  # the window's own sweeps need not walk what all the other tests have left


@pytest.fixture(autouse=True)
def look(style: None) -> None:
    """The look and language that every test starts from."""
    if theme().name != "light":
        theme().use("light")
    speak("en")


@pytest.fixture
def workspace(tmp_path: Path, clock, qapp: QApplication) -> Iterator[Workspace]:
    """An empty workspace with one event, on the standing clock's day."""
    store = create_workspace(tmp_path / "day.plenum", "Managers", "Convention", "2026-11-19", LAPTOP, clock=clock)
    workspace = Workspace(store, LAPTOP, Runner())
    yield workspace
    workspace.close()


@pytest.fixture
def event_id(workspace: Workspace) -> str:
    return get_event(workspace.store).id


@pytest.fixture
def window(workspace: Workspace, tmp_path: Path, qtbot) -> MainWindow:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(workspace, Preferences(settings))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def go(window: MainWindow, qtbot) -> Callable[[str], Page]:
    """Go to a page and wait until it shows what it has read."""

    def went(noun: str) -> Page:
        window.show_place(noun)
        page = window.pages[noun]
        qtbot.waitUntil(lambda: page.is_loaded)
        return page

    return went


@pytest.fixture
def app(tmp_path: Path, qtbot) -> Iterator[App]:
    """The app as it starts on a laptop that speaks English, before anything is open."""
    (tmp_path / "laptop").mkdir()
    settings = QSettings(str(tmp_path / "laptop" / "settings.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(settings)
    preferences.language, preferences.look = "en", "light"
    settings.sync()
    app = App(tmp_path / "laptop", tmp_path / "documents")
    yield app
    if app.window is not None:
        app.window.close()
        app.window.deleteLater()
    app.close()


@pytest.fixture
def people(workspace, event_id):
    for given, family, site in (
        ("Hélène", "Martin-Duval", "Lyon"),
        ("Karim", "Bensaïd", "Lyon"),
        ("Zoë", "Perrin", "Sète"),
    ):
        add_attendee(workspace.store, event_id, {"given_name": given, "family_name": family, "site": site})
    return {row.given_name: row for row in list_attendees(workspace.store, event_id)}


@pytest.fixture
def door(people, go, qtbot):
    page = go("door")
    page.is_loud = False
    qtbot.waitUntil(page.field.hasFocus)
    return page


class Scanner:
    """Sends key presses to the window as the system does, with the times of a scanner or of a hand."""

    def __init__(self, window) -> None:
        self.handle = window.windowHandle()
        self.now = 1_000_000

    def press(self, text: str, gap: int, key: int | None = None) -> None:
        self.now += gap
        code = key if key is not None else ord(text.upper())
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self.now)
            QApplication.sendEvent(self.handle, event)

    def scan(self, code: str, gap: int = 8, *, enter: bool = True) -> None:
        for letter in code:
            self.press(letter, gap)
        if enter:
            self.press("\r", gap, Qt.Key.Key_Return)


@pytest.fixture
def scanner(window):
    return Scanner(window)
