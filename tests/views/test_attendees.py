"""The attendees: search as one types, filters, the panel."""

import pytest
from PySide6.QtCore import Qt

from desktop.data import history
from desktop.usecases.attendees import add_attendee, add_person, edit_attendee, list_attendees
from desktop.usecases.door import check_in
from desktop.usecases.programme import get_programme
from desktop.usecases.todos import todos_of_lists


@pytest.fixture
def people(workspace, event_id):
    names = [("Hélène", "Martin-Duval", "Lyon"), ("Łukasz", "Żółkiewski", "Sète"), ("Agnès", "Lefèvre", "Lille")]
    for given, family, site in names:
        texts = {"given_name": given, "family_name": family, "site": site, "job": "Manager"}
        workspace.do(add_attendee, workspace.store, event_id, texts)
    return {row.family_name: row for row in list_attendees(workspace.store, event_id)}


def shown(page) -> list[str]:
    return [listed.family_name for listed in page.table.rows_model.rows]


def test_an_empty_list_offers_the_one_button_that_fills_it(go):
    page = go("attendees")
    assert page.empty.isVisible()
    assert not page.table.isVisible()


def test_everybody_is_listed_by_name(people, go):
    assert shown(go("attendees")) == ["Lefèvre", "Martin-Duval", "Żółkiewski"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("helene", "Martin-Duval"), ("DUVAL hel", "Martin-Duval"), ("zolk", "Żółkiewski"), ("lefvre", "Lefèvre"),
        ("sète", "Żółkiewski"),
    ],
)  # fmt: skip
def test_search_forgives_accents_order_and_a_typo(people, go, typed, found):
    page = go("attendees")
    page.search.setText(typed)
    assert shown(page) == [found]


def test_nothing_found_says_so(people, go, qtbot):
    page = go("attendees")
    qtbot.keyClicks(page.search, "zzzzzz")
    assert page.nothing.isVisible()


def test_a_check_in_is_seen_at_once_and_changes_the_counts(people, go, workspace, event_id):
    page = go("attendees")
    workspace.do(check_in, workspace.store, event_id, people["Lefèvre"].id, at="08:57")
    assert page.is_loaded
    row = page.table.rows_model.rows[0]
    assert row.attendee.arrived.endswith("08:57:00")
    assert page.chips["arrived"].accessibleName() == "Have arrived 1"


def test_an_edit_in_the_panel_is_kept_and_undone(people, go, qtbot, workspace, event_id):
    page = go("attendees")
    page.aim(people["Lefèvre"].id)
    field = page.panel.fields["job"]
    field.edit()
    field._editor.setText("Directrice")
    qtbot.keyClick(field._editor, Qt.Key.Key_Return)
    assert {r.family_name: r.job for r in list_attendees(workspace.store, event_id)}["Lefèvre"] == "Directrice"
    workspace.undo()
    assert {r.family_name: r.job for r in list_attendees(workspace.store, event_id)}["Lefèvre"] == "Manager"


def test_escape_leaves_a_field_as_it_was(people, go, qtbot, workspace, event_id):
    page = go("attendees")
    page.aim(people["Lefèvre"].id)
    field = page.panel.fields["job"]
    field.edit()
    field._editor.setText("Autre")
    qtbot.keyClick(field._editor, Qt.Key.Key_Escape)
    assert {r.job for r in list_attendees(workspace.store, event_id)} == {"Manager"}


def test_a_new_attendee_needs_a_name_only(go, qtbot, workspace, event_id):
    page = go("attendees")
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    form = page.panel.form
    form.fields["given_name"].setText("Zoë")
    qtbot.keyClick(form.fields["given_name"], Qt.Key.Key_Return)
    assert [r.given_name for r in list_attendees(workspace.store, event_id)] == ["Zoë"]
    qtbot.waitUntil(lambda: page.is_loaded)
    assert page.table.isVisible()


def test_a_name_is_never_read_as_markup(go, qtbot, workspace, event_id):
    workspace.do(add_attendee, workspace.store, event_id, {"given_name": "<b>Gras", "family_name": "<img src=x>"})
    page = go("attendees")
    assert page.panel.name.text() == "<b>Gras <img src=x>"
    assert page.panel.name.textFormat() == Qt.TextFormat.PlainText


def test_the_model_keeps_its_contract(people, go, qtmodeltester):
    qtmodeltester.check(go("attendees").table.rows_model)


def test_removing_takes_somebody_off_the_list_until_undo(people, go, qtbot, workspace):
    page = go("attendees")
    page.aim(people["Lefèvre"].id)
    qtbot.mouseClick(page.panel.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_loaded)
    assert "Lefèvre" not in shown(page)
    history.undo(workspace.store)


def test_nobody_found_shows_nobody_in_the_panel(people, go, qtbot):
    page = go("attendees")
    qtbot.keyClicks(page.search, "zzzzzz")
    assert not page.panel.name.isVisible()
    assert not page.panel.checkin_button.isVisible()


def test_those_who_cancelled_are_counted_apart_and_still_found(people, go, window, workspace):
    workspace.do(edit_attendee, workspace.store, people["Lefèvre"].id, {"status": "cancelled"})
    page = go("attendees")
    assert page.head.count.text() == "2"
    assert shown(page) == ["Martin-Duval", "Żółkiewski"]
    assert page.chips["all"].accessibleName() == "All 2"
    assert page.chips["cancelled"].accessibleName() == "Cancelled 1"
    page.search.setText("lefevre")
    assert shown(page) == ["Lefèvre"]
    page.search.clear()
    page.aim(people["Lefèvre"].id)
    assert page.panel.name.text() == "Agnès Lefèvre"


def test_registrations_to_confirm_are_one_click_from_today(people, go, workspace, event_id):
    workspace.do(edit_attendee, workspace.store, people["Lefèvre"].id, {"status": "pending"})
    todo = next(
        t
        for t in todos_of_lists(list_attendees(workspace.store, event_id), get_programme(workspace.store, event_id))
        if t.place == "attendees"
    )
    page = go("attendees")
    page.aim(todo.target)
    assert shown(page) == ["Lefèvre"]
    assert page.chips["pending"].accessibleName() == "Not confirmed 1"


def test_people_of_the_community_are_told_of_before_anybody_is_registered(go, workspace):
    workspace.do(add_person, workspace.store, {"given_name": "Zoë", "family_name": "Perrin"})
    page = go("attendees")
    assert page.empty.isVisible()
    assert page.empty.text.text().startswith("1 person is in the community and not registered")
    assert page.chips["others"].isVisible()


def test_people_of_the_community_are_found_and_registered_from_the_list(people, go, workspace, event_id, qtbot):
    for given in ("Zoe", "Ana", "Bo"):
        workspace.do(add_person, workspace.store, {"given_name": given, "family_name": "Perrin"})
    page = go("attendees")
    qtbot.mouseClick(page.chips["others"], Qt.MouseButton.LeftButton)
    assert page.chips["others"].accessibleName() == "Not registered 3"
    assert not page.others.register_button.isEnabled()
    qtbot.keyClicks(page.search, "zoe")
    page.others.table.selectAll()
    assert page.others.register_button.text() == "Register 1 person"
    page.search.clear()
    page.others.table.selectAll()
    qtbot.mouseClick(page.others.register_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_loaded and len(page.table.rows_model.rows) == 6)
    assert len(list_attendees(workspace.store, event_id)) == 6
    assert page.chips["all"].isChecked()
    assert not page.chips["others"].isVisible()
    workspace.undo()
    assert len(list_attendees(workspace.store, event_id)) == 3


def test_the_form_of_a_new_attendee_stays_for_the_next_one(go, qtbot, workspace, event_id):
    page = go("attendees")
    page.add()
    for given in ("Zoe", "Ana"):
        qtbot.keyClicks(page.panel.form.fields["given_name"], given)
        qtbot.keyClick(page.panel.form.fields["given_name"], Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.is_loaded)
        assert page.panel.form.isVisible()
    assert len(list_attendees(workspace.store, event_id)) == 2
