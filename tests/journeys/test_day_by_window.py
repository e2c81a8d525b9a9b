"""The whole day through the window, by mouse and keyboard, in French and in English."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from desktop.app import App
from desktop.usecases.attendees import list_attendees
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.breakouts import find_breakout
from desktop.usecases.door import count_door
from desktop.usecases.exchange import list_double_entries
from desktop.usecases.feedback import get_form, list_answers
from desktop.usecases.programme import get_programme
from desktop.usecases.takeaways import list_takeaways
from desktop.usecases.workspace import verify_workspace
from desktop.views.main_window import MainWindow
from desktop.views.page import Page
from desktop.views.texts import speak
from desktop.views.theme import theme

# what the platform without a screen says of windows that pop up
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LISTS = Path(__file__).parents[1] / "files" / "day"
ATTENDEES, SESSION = 115, "Oser le feedback"
LONG_WORK_MS = 60_000


class Desk:
    """One laptop: its app, and hands on its mouse and keyboard."""

    def __init__(self, folder: Path, language: str, qtbot, monkeypatch) -> None:
        self.folder, self.qtbot, self._answers = folder, qtbot, monkeypatch
        self.app = App(folder / "settings", folder / "documents")
        self.app.preferences.language = language
        self.app.set_language(language)
        self.app.show_welcome()

    @property
    def window(self) -> MainWindow:
        assert isinstance(self.app.window, MainWindow)
        return self.app.window

    @property
    def store(self):
        return self.app.workspace.store

    @property
    def event_id(self) -> str:
        return self.app.workspace.event_id

    def find(self, name: str, inside: QWidget | None = None) -> QWidget:
        found = [w for w in (inside or self.app.window).findChildren(QWidget, name) if w.isVisible()]
        assert found, f"{name} is not on the screen"
        return found[0]

    def click(self, name: str, inside: QWidget | None = None) -> None:
        button = self.find(name, inside)
        self.qtbot.waitUntil(button.isEnabled, timeout=LONG_WORK_MS)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str, inside: QWidget | None = None) -> None:
        field = self.find(name, inside)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.insert(text)  # key clicks take ASCII alone

    def go(self, noun: str) -> Page:
        self.click(f"nav.{noun}", self.window.sidebar)
        page = self.window.pages[noun]
        self.qtbot.waitUntil(lambda: page.is_loaded, timeout=LONG_WORK_MS)
        return page

    def press(self, key: Qt.Key) -> None:
        """Ctrl and a key, wherever the keyboard is in this window."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def answer_dialogs(self, path: Path) -> None:
        """The next file dialogs are answered with this path."""
        for name in ("getOpenFileName", "getSaveFileName"):
            self._answers.setattr(QFileDialog, name, lambda *_: (str(path), ""))

    def scan(self, code: str) -> None:
        """A scanner types a code and Enter."""
        for letter in code:
            self.qtbot.keyClick(self.window.focusWidget(), letter)
        self.qtbot.keyClick(self.window.focusWidget(), Qt.Key.Key_Return)


@pytest.fixture
def laptop(tmp_path: Path, qtbot, monkeypatch, qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []
    qapp.setStyle("Fusion")

    def made(name: str, language: str) -> Desk:
        (tmp_path / name / "settings").mkdir(parents=True)
        desks.append(Desk(tmp_path / name, language, qtbot, monkeypatch))
        return desks[-1]

    yield made
    for desk in desks:
        desk.app.window.close()
        desk.app.window.deleteLater()
        desk.app.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else every later test would restyle them
    theme().use("light")
    speak("en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_day(laptop: Callable[..., Desk], language: str, tmp_path: Path) -> None:
    desk = laptop("desk", language)
    begin(desk)
    import_lists(desk)
    compose(desk)
    code = print_badges(desk, tmp_path)
    welcome(desk, code)
    listen(desk)
    promise(desk)
    sum_up(desk, tmp_path, language)
    exchange(desk, laptop("door", language), code, tmp_path)
    assert verify_workspace(desk.store) == []


def begin(desk: Desk) -> None:
    """A new event from the first page."""
    desk.click("action.new")
    desk.write("new.community", "Exemple")
    desk.write("new.event", "Convention 2026")
    desk.write("new.day", "19/11/2026")
    desk.click("action.create")
    assert desk.window.place == "today"
    assert desk.app.workspace.current_event.title == "Convention 2026"


def import_lists(desk: Desk) -> None:
    """Each list is chosen, looked at and taken in; one is taken back and done again."""
    lists = ("rh-export.xlsx", "helloasso-convention.csv", "salles.csv", "programme.csv", "forms-souhaits.csv",
             "tables-passees.csv")  # fmt: skip
    for name in lists:
        desk.answer_dialogs(LISTS / name)
        desk.press(Qt.Key.Key_I)
        page = desk.window.pages["import"]
        desk.qtbot.waitUntil(lambda page=page: page.is_loaded, timeout=LONG_WORK_MS)
        desk.click("action.choose_list", page)
        desk.qtbot.waitUntil(
            lambda page=page: page.outlook is not None and not page.planning.is_busy, timeout=LONG_WORK_MS
        )
        desk.click("action.run_import", page)
        desk.qtbot.waitUntil(lambda: desk.window.place != "import", timeout=LONG_WORK_MS)
    assert len(list_attendees(desk.store, desk.event_id)) == ATTENDEES
    before = len(get_programme(desk.store, desk.event_id).sessions)
    desk.app.workspace.undo()
    desk.app.workspace.redo()
    desk.qtbot.waitUntil(lambda: not desk.app.workspace.runner.busy, timeout=LONG_WORK_MS)
    assert len(get_programme(desk.store, desk.event_id).sessions) == before


def compose(desk: Desk) -> None:
    """The workshops first; what is short is mended by the button that is offered."""
    page = desk.go("breakouts")
    workshops = find_breakout(desk.store, desk.event_id, SESSION)
    page.aim(workshops)
    desk.click("action.compose", page)
    desk.qtbot.waitUntil(lambda: placed(desk, workshops) > 0, timeout=LONG_WORK_MS)
    desk.qtbot.waitUntil(lambda: not desk.app.workspace.runner.busy, timeout=LONG_WORK_MS)
    assert placed(desk, workshops) > ATTENDEES // 2


def placed(desk: Desk, breakout: str) -> int:
    view = get_breakout(desk.store, desk.event_id, breakout)
    return sum(view.group_of(view.rounds[0].id, person.id) is not None for person in view.people)


def print_badges(desk: Desk, folder: Path) -> str:
    """All badges into a PDF; a QR code is read back from it."""
    page = desk.go("badges")
    desk.answer_dialogs(folder / "badges.pdf")
    desk.click("action.save_badges", page)
    desk.qtbot.waitUntil((folder / "badges.pdf").exists, timeout=LONG_WORK_MS)
    desk.qtbot.waitUntil(lambda: not desk.app.workspace.runner.busy, timeout=LONG_WORK_MS)
    with pypdfium2.PdfDocument(folder / "badges.pdf") as pdf:
        picture = pdf[0].render(scale=3).to_pil()
    codes = {person.code for person in list_attendees(desk.store, desk.event_id)}
    read = {barcode.text for barcode in zxingcpp.read_barcodes(picture)}
    assert read
    assert read <= codes
    return min(read)


def welcome(desk: Desk, code: str) -> None:
    """A scan, the same scan again, and taking it back."""
    desk.click("action.door")
    door = desk.window.pages["door"]
    desk.qtbot.waitUntil(lambda: door.is_loaded)
    desk.scan(code)
    desk.qtbot.waitUntil(lambda: door.scene.band.shown.colour == "ok")
    desk.scan(code)
    desk.qtbot.waitUntil(lambda: door.scene.band.shown.colour == "warn")
    assert count_door(desk.store, desk.event_id).arrived == 1
    desk.press(Qt.Key.Key_Z)
    desk.qtbot.waitUntil(lambda: count_door(desk.store, desk.event_id).arrived == 0)
    desk.scan(code)
    assert count_door(desk.store, desk.event_id).arrived == 1
    desk.click("action.leave")


def listen(desk: Desk) -> None:
    """Five forms keyed in from paper: results are shown from the fifth on."""
    session = next(s.id for s in get_programme(desk.store, desk.event_id).sessions if s.title == SESSION)
    page = desk.go("feedback")
    page.aim(session)
    desk.qtbot.waitUntil(lambda: page.is_loaded)
    page.entry.pad.start_here()
    for mark in "54435":
        for key in f"{mark}{mark}{mark}{mark}2":
            desk.qtbot.keyClick(desk.window.focusWidget(), key)
        for _ in range(2):
            desk.qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Return)
    form = get_form(desk.store, desk.event_id, session)
    assert len(list_answers(desk.store, form)) == 5


def promise(desk: Desk) -> None:
    page = desk.go("commitments")
    desk.write("entry.what", "Réunir le groupe à Lyon", page)
    desk.write("entry.who", "Aimée Barre", page)
    desk.write("entry.due", "12/12/2026", page)
    desk.click("action.add_commitment", page)
    noted = list_takeaways(desk.store, desk.event_id)
    assert [(row.what, row.due) for row in noted] == [("Réunir le groupe à Lyon", "2026-12-12")]


def sum_up(desk: Desk, folder: Path, language: str) -> None:
    """The page of the session, in the language of the screen."""
    session = next(s.id for s in get_programme(desk.store, desk.event_id).sessions if s.title == SESSION)
    page = desk.go("feedback")
    page.aim(session)
    desk.qtbot.waitUntil(lambda: page.is_loaded)
    desk.click("action.summary", page)
    assert desk.window.place == "reports"
    target = folder / "summary.pdf"
    desk.answer_dialogs(target)
    desk.click("action.save_pdf")
    desk.qtbot.waitUntil(target.exists, timeout=LONG_WORK_MS)
    with pypdfium2.PdfDocument(target) as pdf:
        text = pdf[0].get_textpage().get_text_bounded()
    assert SESSION in text
    assert ("Les réponses sont gardées sans nom." if language == "fr" else "Answers are kept without names.") in text


def exchange(desk: Desk, door: Desk, code: str, folder: Path) -> None:
    """The door's laptop begins with the desk's file, notes the same person, and gives its own file back."""
    page = desk.go("exchange")
    words = page.give.passphrase
    desk.answer_dialogs(folder / "desk.plenumx")
    desk.click("action.first_export", page)
    desk.qtbot.waitUntil((folder / "desk.plenumx").exists, timeout=LONG_WORK_MS)
    desk.qtbot.waitUntil(lambda: not desk.app.workspace.runner.busy, timeout=LONG_WORK_MS)
    door.answer_dialogs(folder / "desk.plenumx")
    door.click("action.join")
    door.write("join.passphrase", words)
    door.click("action.join.open")
    door.qtbot.waitUntil(lambda: isinstance(door.app.window, MainWindow), timeout=LONG_WORK_MS)
    assert len(list_attendees(door.store, door.event_id)) == ATTENDEES
    someone = next(p for p in list_attendees(door.store, door.event_id) if not p.arrived and p.status == "registered")
    for laptop in (door, desk):
        laptop.window.activateWindow()
        laptop.click("action.door")
        shown = laptop.window.pages["door"]
        laptop.qtbot.waitUntil(lambda shown=shown: shown.is_loaded)
        laptop.scan(someone.code)
        laptop.click("action.leave")
    page = door.go("exchange")
    door.answer_dialogs(folder / "door.plenumx")
    door.click("action.export", page)
    door.qtbot.waitUntil((folder / "door.plenumx").exists, timeout=LONG_WORK_MS)
    door.qtbot.waitUntil(lambda: not door.app.workspace.runner.busy, timeout=LONG_WORK_MS)
    page = desk.go("exchange")
    desk.answer_dialogs(folder / "door.plenumx")
    desk.click("action.merge", page)
    desk.qtbot.waitUntil(lambda: bool(list_double_entries(desk.store, desk.event_id)), timeout=LONG_WORK_MS)
    assert [entry.about for entry in list_double_entries(desk.store, desk.event_id)]
