"""The door: a scanner that types, names found by two letters, walk-ins, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.usecases.attendees import edit_attendee, list_attendees
from desktop.usecases.door import check_in


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
    qtbot.keyClicks(door.field, "ar")
    qtbot.keyClick(door.field, Qt.Key.Key_Down)
    qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert inside(workspace, event_id) == {"Hélène"}


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


def test_undo_is_offered_for_what_the_screen_shows_and_not_for_the_one_before(door, window, scanner, people, qtbot):
    scanner.scan(people["Zoë"].code)
    assert door.actions_.undo.isVisible()
    scanner.scan("P" + "B" * 19)
    assert not door.actions_.undo.isVisible()
    scanner.scan(people["Zoë"].code)
    assert door.scene.band.shown.colour == "warn"
    assert not door.actions_.undo.isVisible()


def test_ctrl_z_over_somebody_else_tells_whose_entry_was_taken_back(door, window, scanner, people, workspace, event_id):
    scanner.scan(people["Zoë"].code)
    scanner.scan("P" + "B" * 19)
    press(window, Qt.Key.Key_Z)
    assert inside(workspace, event_id) == set()
    assert "Zoë Perrin" in window.strips.notice.accessibleName()
    assert door.scene.band.shown.lead == "Unknown badge"


def test_what_was_taken_back_is_shown_no_more_and_the_keyboard_is_in_the_field(door, scanner, people, qtbot):
    scanner.scan(people["Zoë"].code)
    qtbot.mouseClick(door.actions_.undo, Qt.MouseButton.LeftButton)
    assert door.scene.is_ready
    assert door.field.hasFocus()
    scanner.scan(people["Zoë"].code)
    door.actions_.undo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(door.actions_.undo, Qt.Key.Key_Return)
    assert door.field.hasFocus()


def test_a_click_on_a_button_leaves_the_keyboard_in_the_field(door, scanner, people, qtbot):
    scanner.scan(people["Zoë"].code)
    assert door.actions_.print.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_a_second_exit_is_amber_notes_nothing_and_can_be_noted_anyway(
    door, window, scanner, people, workspace, event_id, qtbot
):
    check_in(workspace.store, event_id, people["Zoë"].id)
    qtbot.mouseClick(door.bar.exit, Qt.MouseButton.LeftButton)
    scanner.scan(people["Zoë"].code)
    assert door.actions_.undo.text() == "Undo the exit"
    scanner.scan(people["Zoë"].code)
    assert door.scene.band.shown.colour == "warn"
    assert door.scene.band.shown.lead.startswith("Already out since ")
    assert not door.actions_.undo.isVisible()
    assert door.actions_.anyway.text() == "Note the exit anyway"
    door.bar.entry.setChecked(True)
    press(window, Qt.Key.Key_Return)
    assert door.scene.band.shown.lead == "Goodbye"


def test_the_first_escape_clears_a_verdict_and_the_second_leaves(door, window, scanner, people, qtbot):
    scanner.scan("P" + "B" * 19)
    qtbot.keyClick(door.field, Qt.Key.Key_Escape)
    assert window.place == "door"
    assert door.scene.is_ready
    assert door.field.hasFocus()
    qtbot.keyClick(door.field, Qt.Key.Key_Escape)
    assert window.place == "today"


def test_the_escape_that_empties_the_field_stays_at_the_door(door, window, qtbot):
    qtbot.keyClicks(door.field, "z")
    qtbot.keyClick(door.field, Qt.Key.Key_Escape)
    assert (window.place, door.field.text()) == ("door", "")


def test_a_walk_in_can_be_taken_back_at_once(door, window, workspace, event_id, qtbot):
    press(window, Qt.Key.Key_N)
    assert not door.field.hasFocus()
    assert not door.actions_.register.isVisible()
    qtbot.keyClicks(door.scene.walk_in.fields["given_name"], "Nora")
    qtbot.keyClick(door.scene.walk_in.fields["given_name"], Qt.Key.Key_Return)
    assert door.actions_.undo.isVisible()
    assert door.actions_.undo.text() == "Undo the registration"
    qtbot.mouseClick(door.actions_.undo, Qt.MouseButton.LeftButton)
    assert "Nora" not in {row.given_name for row in list_attendees(workspace.store, event_id)}
    assert door.scene.is_ready


def test_only_a_field_that_has_the_keyboard_looks_so(door, window, qtbot):
    focused = door.field.grab().toImage().pixelColor(1, 35)
    press(window, Qt.Key.Key_N)
    assert door.field.grab().toImage().pixelColor(1, 35) != focused
