"""The settings: what is chosen holds at once, here and on the other pages."""

import pytest
from PySide6.QtCore import Qt

from desktop.data.laptop import read_laptop
from desktop.data.store import open_store
from desktop.usecases.attendees import add_attendee, list_attendees
from desktop.usecases.workspace import get_community, get_event, list_events
from desktop.views.main_window import MainWindow
from desktop.views.theme import theme

LEFT = Qt.MouseButton.LeftButton


def write(qtbot, field, text: str) -> None:
    """Type another value into a field that is edited where it stands."""
    qtbot.mouseClick(field._value, LEFT)
    field._editor.setText(text)
    qtbot.keyClick(field._editor, Qt.Key.Key_Return)


@pytest.fixture
def settings(go):
    return go("settings")


@pytest.fixture
def opened(app, qtbot):
    """The settings of a workspace that the app has made."""
    app.create("Managers", "Convention", "2026-11-19")
    app.window.show_place("settings")
    page = app.window.pages["settings"]
    qtbot.waitUntil(lambda: page.is_loaded)
    return page


def test_the_dark_look_is_taken_at_once_and_remembered(settings, window, qtbot):
    qtbot.mouseClick(settings.laptop.look.chips["dark"], LEFT)
    assert theme().name == "dark"
    assert window.preferences.look == "dark"
    assert settings.laptop.look.value() == "dark"


def test_another_language_keeps_the_window_and_the_page(app, opened, qtbot):
    before = app.window.geometry()
    qtbot.mouseClick(opened.laptop.language.chips["fr"], LEFT)
    assert isinstance(app.window, MainWindow)
    assert (app.window.place, app.window.geometry()) == ("settings", before)
    assert app.window.pages["settings"].laptop.language.value() == "fr"
    assert app.preferences.language == "fr"


def test_the_language_that_is_spoken_already_changes_nothing(app, opened, qtbot):
    window = app.window
    qtbot.mouseClick(opened.laptop.language.chips["en"], LEFT)
    assert app.window is window


def test_the_door_is_silent_when_the_sound_is_off(settings, go, qtbot, window):
    qtbot.mouseClick(settings.laptop.sound.chips["off"], LEFT)
    assert not go("door").bar.sound()
    assert not window.preferences.sound


def test_sound_switched_at_the_door_is_seen_in_the_settings(go, qtbot, window):
    door = go("door")
    qtbot.mouseClick(door.bar.sound_button, LEFT)
    assert not window.preferences.sound
    assert go("settings").laptop.sound.value() == "off"


def test_another_name_of_the_laptop_is_kept_here_and_in_the_workspace(app, opened, qtbot):
    write(qtbot, opened.laptop.name, "Entrée A")
    assert read_laptop(app.folder).title == "Entrée A"
    assert app.workspace.laptop.title == "Entrée A"
    assert "Entrée A" in app.window.statusbar.laptop.text()


def test_an_empty_name_of_the_laptop_is_not_taken(app, opened, qtbot):
    before = app.laptop.title
    write(qtbot, opened.laptop.name, "  ")
    assert app.laptop.title == before


@pytest.mark.parametrize(("field", "text"), [("title", "Convention 2027"), ("venue", "La Halle")])
def test_what_the_event_is_called_is_changed_where_it_stands_and_undone(settings, workspace, qtbot, field, text):
    before = getattr(get_event(workspace.store), field)
    write(qtbot, getattr(settings.named, field), text)
    assert getattr(get_event(workspace.store), field) == text
    assert getattr(workspace.current_event, field) == text
    workspace.undo()
    assert getattr(get_event(workspace.store), field) == before


def test_the_community_and_who_leads_it_are_changed(settings, workspace, qtbot):
    write(qtbot, settings.named.community, "Réseau")
    write(qtbot, settings.named.pilot, "Nadia")
    community = get_community(workspace.store)
    assert (community.title, community.pilot) == ("Réseau", "Nadia")


@pytest.mark.parametrize(("typed", "iso"), [("20/11/2026", "2026-11-20"), ("2026-12-01", "2026-12-01"), ("", "")])
def test_a_day_is_read_as_people_write_it(settings, workspace, qtbot, typed, iso):
    write(qtbot, settings.named.day, typed)
    assert get_event(workspace.store).day == iso


def test_a_day_that_is_none_is_refused_in_words(settings, workspace, window, qtbot):
    write(qtbot, settings.named.day, "bientot")
    assert get_event(workspace.store).day == "2026-11-19"
    assert window.strips.notice.accessibleName().startswith("bientot is not a day.")


def test_a_title_cannot_be_emptied(settings, workspace, qtbot):
    write(qtbot, settings.named.title, "")
    assert get_event(workspace.store).title == "Convention"


def test_an_event_is_added_and_at_hand(settings, workspace, window, qtbot):
    qtbot.mouseClick(settings.named.add_button, LEFT)
    settings.named.new_event.title.setText("Meetup Lyon")
    qtbot.mouseClick(settings.named.new_event.create_button, LEFT)
    assert {event.title for event in list_events(workspace.store)} == {"Convention", "Meetup Lyon"}
    assert workspace.current_event.title == "Meetup Lyon"
    assert window.topbar.event_button.text() == "Meetup Lyon"


def test_a_copy_made_now_is_listed_and_told(settings, workspace, window, qtbot):
    assert not settings.copies.open_button.isEnabled()
    qtbot.mouseClick(settings.copies.make_button, LEFT)
    qtbot.waitUntil(lambda: len(settings.copies.table.rows_model.rows) == 1)
    assert "day-0001.plenum" in window.strips.notice.accessibleName()
    assert "08:45" in settings.copies.table.rows_model.index(0, 1).data()
    assert settings.copies.open_button.isEnabled()


def test_a_copy_opens_as_another_workspace_as_it_was(app, opened, qtbot):
    store, event_id = app.workspace.store, app.workspace.event_id
    app.workspace.do(add_attendee, store, event_id, {"given_name": "Zoë", "family_name": "Perrin"})
    with qtbot.waitSignal(app.workspace.copies.asked_made):
        opened.copies.make_now()
    app.workspace.do(add_attendee, store, event_id, {"given_name": "Karim", "family_name": "Bensaïd"})
    copies = opened.copies.table
    qtbot.waitUntil(lambda: len(copies.rows_model.rows) >= 1 and opened.is_loaded)
    copies.selectRow(0)
    first = app.workspace
    qtbot.mouseClick(opened.copies.open_button, LEFT)
    qtbot.waitUntil(lambda: app.workspace is not first)
    names = {row.given_name for row in list_attendees(app.workspace.store, app.workspace.event_id)}
    assert names == {"Zoë"}
    before = open_store(first.store.path, device="desk-b")
    assert len(list_attendees(before, get_event(before).id)) == 2
    before.close()
