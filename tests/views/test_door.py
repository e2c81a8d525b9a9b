"""The door: a scanner that types, names found by two letters, walk-ins, and the way back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.usecases.attendees import add_attendee, edit_attendee, list_attendees
from desktop.usecases.door import check_in


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


def press(window, key: Qt.Key) -> None:
    """Ctrl and a key, as the system sends them to the window."""
    QTest.keyClick(window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)


def inside(workspace, event_id) -> set[str]:
    return {row.given_name for row in list_attendees(workspace.store, event_id) if row.inside}


def test_the_door_takes_the_whole_window_and_gives_it_back(door, window, qtbot):
    assert not window.sidebar.isVisible()
    qtbot.keyClick(door.field, Qt.Key.Key_Escape)
    assert window.sidebar.isVisible()
    assert window.place == "today"


def test_a_scan_lets_in_and_shows_name_and_colour(door, scanner, people, workspace, event_id):
    scanner.scan(people["Hélène"].code)
    assert inside(workspace, event_id) == {"Hélène"}
    assert (door.scene.band.shown.colour, door.scene.band.shown.name) == ("ok", "Hélène Martin-Duval")
    assert door.field.text() == ""
    assert "Welcome. Hélène Martin-Duval" in door.scene.band.accessibleName()


@pytest.mark.parametrize("gap", [1, 20, 49])
def test_a_scan_is_caught_while_a_button_has_the_focus_and_presses_none(door, scanner, people, gap, qtbot):
    door.actions_.register.setFocus()
    scanner.scan(people["Karim"].code, gap)
    assert door.scene.band.shown.name == "Karim Bensaïd"
    assert door.scene.is_verdict


def test_a_scanner_without_enter_is_understood_after_a_silence(door, scanner, people, qtbot):
    scanner.scan(people["Karim"].code, enter=False)
    qtbot.waitUntil(lambda: door.scene.band.shown.name == "Karim Bensaïd")


def test_a_new_scan_replaces_what_is_on_the_screen_and_what_was_typed(door, scanner, people, qtbot):
    qtbot.keyClicks(door.field, "zo")
    scanner.scan(people["Hélène"].code)
    assert door.scene.band.shown.name == "Hélène Martin-Duval"
    scanner.scan(people["Karim"].code)
    assert door.scene.band.shown.name == "Karim Bensaïd"
    assert door.field.text() == ""


def test_a_hand_that_types_the_letters_of_a_code_is_not_a_scanner(door, scanner, people):
    scanner.scan("BCDEF", 120, enter=False)
    assert door.scene.band.shown.colour == "idle"
    assert door.field.text() == "BCDEF"


def test_letters_typed_anywhere_land_in_the_field(door, scanner, qtbot):
    door.actions_.register.setFocus()
    scanner.press("z", 200)
    assert door.field.text() == "z"
    assert door.field.hasFocus()


def test_two_letters_and_enter_let_in(door, workspace, event_id, qtbot):
    qtbot.keyClicks(door.field, "zo")
    assert door.scene.is_search
    qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert inside(workspace, event_id) == {"Zoë"}


def test_arrows_choose_among_several(door, workspace, event_id, qtbot):
    qtbot.keyClicks(door.field, "lyon")
    qtbot.keyClick(door.field, Qt.Key.Key_Down)
    qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert len(inside(workspace, event_id)) == 1


def test_a_second_scan_is_amber_and_can_be_let_in_by_a_key(door, window, scanner, people):
    scanner.scan(people["Zoë"].code)
    scanner.scan(people["Zoë"].code)
    assert door.scene.band.shown.colour == "warn"
    assert door.actions_.anyway.isVisible()
    press(window, Qt.Key.Key_Return)
    assert door.scene.band.shown.colour == "ok"


def test_a_stranger_s_code_is_red(door, scanner):
    scanner.scan("P" + "B" * 19)
    assert (door.scene.band.shown.colour, door.scene.band.shown.lead) == ("bad", "Unknown badge")


def test_a_cancelled_registration_is_red_and_names_the_person(door, scanner, people, workspace, event_id):
    edit_attendee(workspace.store, people["Zoë"].id, {"status": "cancelled"})
    scanner.scan(people["Zoë"].code)
    assert (door.scene.band.shown.colour, door.scene.band.shown.name) == ("bad", "Zoë Perrin")


def test_undo_takes_the_last_entry_back_and_counts_again(door, window, scanner, people, workspace, event_id, qtbot):
    scanner.scan(people["Zoë"].code)
    qtbot.waitUntil(lambda: door.bar._figure.text() == "1")
    assert door.actions_.undo.isVisible()
    press(window, Qt.Key.Key_Z)
    assert inside(workspace, event_id) == set()
    qtbot.waitUntil(lambda: door.bar._figure.text() == "0")


def test_exits_are_noted_after_a_click(door, scanner, people, workspace, event_id, qtbot):
    check_in(workspace.store, event_id, people["Zoë"].id)
    qtbot.mouseClick(door.bar.exit, Qt.MouseButton.LeftButton)
    scanner.scan(people["Zoë"].code)
    assert inside(workspace, event_id) == set()


def test_a_walk_in_needs_a_name_and_two_keys(door, window, workspace, event_id, qtbot):
    qtbot.keyClicks(door.field, "Nora Blanc")
    press(window, Qt.Key.Key_N)
    assert door.scene.walk_in.fields["family_name"].text() == "Blanc"
    qtbot.keyClick(door.scene.walk_in.fields["unit"], Qt.Key.Key_Return)
    assert "Nora" in inside(workspace, event_id)
    assert door.scene.band.shown.name == "Nora Blanc"


def test_green_fades_and_amber_stays(door, scanner, people, qtbot):
    scanner.scan(people["Zoë"].code)
    assert door.scene._fade.isActive()
    door.scene._fade.timeout.emit()
    assert door.scene.band.shown.colour == "idle"
    scanner.scan(people["Zoë"].code)
    assert not door.scene._fade.isActive()


def test_the_name_fits_its_band_however_long(door):
    long = door.scene.band._fitted("Anne-Sophie Hautecœur-Saint-Rémy d’Aubigné de La Rochefoucauld", 600)
    assert long.pixelSize() < 64
    assert door.scene.band._fitted("Zoë", 600).pixelSize() == 64
