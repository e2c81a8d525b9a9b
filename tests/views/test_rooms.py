"""The rooms of the programme: a table, the panel of the chosen one, and the form of a new one."""

import pytest
from PySide6.QtCore import Qt

from desktop.usecases.programme import get_programme
from desktop.usecases.rooms import add_room
from desktop.usecases.sessions import add_session


@pytest.fixture
def page(workspace, event_id, go):
    for title, places in (("Auditorium", "700"), ("Rhône", "28"), ("Gerland", "40")):
        add_room(workspace.store, event_id, {"title": title, "capacity": places})
    add_session(workspace.store, event_id, {"title": "Ouverture", "starts": "9:15", "room": "Auditorium"})
    page = go("programme")
    page.aim("rooms")
    return page


@pytest.fixture
def again(page, qtbot):
    """Wait until a change is shown."""
    return lambda: qtbot.waitUntil(lambda: page.is_loaded)


def write(qtbot, field, text) -> None:
    """Type into a value that is edited where it stands."""
    field.edit()
    field._editor.setText(text)
    qtbot.keyClick(field._editor, Qt.Key.Key_Return)


def test_without_rooms_there_is_the_one_button_that_adds_one(go, qtbot):
    page = go("programme")
    page.aim("rooms")
    assert page.rooms.empty.isVisible()
    page.rooms.begin_new()
    assert page.rooms.panel.form.isVisible()


def test_the_panel_tells_which_sessions_are_in_a_room(page):
    assert [len(listed.sessions) for listed in page.rooms.table.rows_model.rows] == [1, 0, 0]
    assert page.rooms.panel.title.text() == "Auditorium"
    assert page.rooms.panel.use.count() == 1


def test_step_free_access_is_kept_by_a_click(page, workspace, event_id, qtbot, again):
    page.rooms.panel.step_free.click()
    again()
    assert get_programme(workspace.store, event_id).rooms[0].step_free
    assert page.rooms.table.rows_model.data(page.rooms.table.rows_model.index(0, 4)) == "Step-free"


def test_rooms_are_added_edited_and_removed(page, workspace, event_id, qtbot, again):
    page.aim("rooms")
    page.add()
    form = page.rooms.panel.form
    form.fields["title"].setText("Saône")
    form.fields["capacity"].setText("12")
    form.step_free.setChecked(True)
    qtbot.keyClick(form.fields["capacity"], Qt.Key.Key_Return)
    again()
    room = get_programme(workspace.store, event_id).rooms[-1]
    assert (room.title, room.capacity, room.step_free) == ("Saône", 12, True)
    qtbot.keyClick(form.fields["title"], Qt.Key.Key_Escape)
    page.aim(room.id)
    write(qtbot, page.rooms.panel.fields["floor"], "Bât. B, 2")
    again()
    assert get_programme(workspace.store, event_id).room(room.id).floor == "Bât. B, 2"
    qtbot.mouseClick(page.rooms.panel.remove_button, Qt.MouseButton.LeftButton)
    again()
    assert get_programme(workspace.store, event_id).room(room.id) is None
    workspace.undo()
    assert get_programme(workspace.store, event_id).room(room.id) is not None


def test_a_room_whose_name_is_taken_keeps_its_own(page, workspace, event_id, qtbot):
    page.aim("rooms")
    with qtbot.waitSignal(workspace.refused):
        write(qtbot, page.rooms.panel.fields["title"], "gerland")
    assert page.rooms.panel.fields["title"]._value._text == "Auditorium"


def test_the_table_of_rooms_keeps_its_contract(page, qtmodeltester):
    qtmodeltester.check(page.rooms.table.rows_model)
