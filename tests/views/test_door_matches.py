"""The door: whom a few letters mean, what is fresh on it, and how it fits small windows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.usecases.agenda import AgendaEntry
from desktop.usecases.attendees import add_attendee, edit_attendee, list_attendees
from desktop.views.texts import speak

LONG_ENTRY = AgendaEntry(
    "s", "2026-11-19T10:45:00", "", "Speed-meeting par tables", "tables", "Foyer", "Table 60 · 34 · 52 · 21"
)


def press(window, key: Qt.Key) -> None:
    """Ctrl and a key, as the system sends them to the window."""
    QTest.keyClick(window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)


def inside(workspace, event_id) -> set[str]:
    return {row.given_name for row in list_attendees(workspace.store, event_id) if row.inside}


def found(door) -> list[str]:
    return [row.given_name for row in door.scene.matches.shown()]


def test_at_the_door_units_and_sites_are_not_searched(door, workspace, event_id, qtbot):
    add_attendee(workspace.store, event_id, {"given_name": "Ana", "family_name": "Adam", "unit": "Marketing"})
    add_attendee(workspace.store, event_id, {"given_name": "Jean-Marc", "family_name": "Abel"})
    workspace.event_chosen.emit()
    qtbot.waitUntil(lambda: door.is_loaded)
    qtbot.keyClicks(door.field, "mar")
    assert found(door) == ["Hélène", "Jean-Marc"]
    qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert inside(workspace, event_id) == {"Hélène"}


def test_more_people_than_rows_are_told_and_reached_by_arrows(door, workspace, event_id, qtbot):
    for number in range(20):
        add_attendee(workspace.store, event_id, {"given_name": f"Adam {number:02}", "family_name": "Roy"})
    workspace.event_chosen.emit()
    qtbot.waitUntil(lambda: door.is_loaded)
    qtbot.keyClicks(door.field, "adam")
    shown = len(found(door))
    assert door.scene.matches.more() == f"and {20 - shown} more"
    assert f"and {20 - shown} more" in door.scene.matches.accessibleName()
    for _row in range(shown):
        qtbot.keyClick(door.field, Qt.Key.Key_Down)
    assert found(door)[-1] == f"Adam {shown:02}"
    qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert inside(workspace, event_id) == {f"Adam {shown:02}"}


def test_somebody_who_came_in_is_listed_as_arrived(door, scanner, people, qtbot):
    scanner.scan(people["Zoë"].code)
    qtbot.waitUntil(lambda: door.scene.matches._people[people["Zoë"].id].inside)
    qtbot.keyClicks(door.field, "zo")
    assert door.scene.matches.shown()[0].inside


def test_an_entry_taken_back_is_listed_as_expected(door, window, scanner, people, qtbot):
    scanner.scan(people["Zoë"].code)
    qtbot.waitUntil(lambda: door.scene.matches._people[people["Zoë"].id].inside)
    press(window, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: not door.scene.matches._people[people["Zoë"].id].inside)


def test_a_search_clears_away_the_one_before(door, scanner, people, qtbot):
    scanner.scan(people["Zoë"].code)
    door.scene.cards[0].show_entry(LONG_ENTRY)
    assert door.actions_.print.isVisible()
    qtbot.keyClicks(door.field, "he")
    assert not any(card.isVisible() for card in door.scene.cards)
    assert not door.actions_.print.isVisible()
    assert door.standing is None


@pytest.fixture
def french():
    speak("fr")


@pytest.mark.parametrize("size", [(1024, 700), (1366, 768)])
@pytest.mark.parametrize("state", ["green", "already", "cancelled", "out"])
def test_the_door_needs_no_scroll_bar_in_french(french, people, go, window, workspace, event_id, qtbot, size, state):
    edit_attendee(workspace.store, people["Karim"].id, {"status": "cancelled"})
    door = go("door")
    door.is_loud = False
    window.resize(*size)
    who = people["Karim" if state == "cancelled" else "Hélène"].id
    door.bar.exit.setChecked(state == "out")
    for _time in range(1 if state == "green" else 3):
        door.let_pass(who)
    for card in door.scene.cards:
        card.show_entry(LONG_ENTRY)
    area = window.stack.currentWidget()
    qtbot.waitUntil(lambda: window.width() == size[0] == door.width())
    QApplication.sendPostedEvents()
    assert not area.horizontalScrollBar().isVisible()
    assert not area.verticalScrollBar().isVisible()
    buttons = [b for b in door.actions_.children() if getattr(b, "isVisible", bool)() and hasattr(b, "clicked")]
    assert len(buttons) >= 3
    for widget in [*buttons, *door.scene.cards, door.entries]:
        corner = widget.mapTo(door, widget.rect().bottomRight())
        assert door.rect().contains(corner)
    for card in door.scene.cards:
        style = card._place.fitted(card._place.width())
        assert QFontMetrics(style).horizontalAdvance(LONG_ENTRY.place) <= card._place.width()
