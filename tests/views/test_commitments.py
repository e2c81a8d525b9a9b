"""Commitments: noted in a line, found again, followed until done, given to a calendar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.usecases.attendees import add_attendee
from desktop.usecases.sessions import add_session
from desktop.usecases.takeaways import add_takeaway, list_takeaways
from desktop.views.page import Page

LINES = (
    {"what": "Offer a slot", "who": "Oumar Traoré", "due": "2026-11-10", "session": "Déléguer"},
    {"what": "Call the volunteers", "who": "Inès Guérin", "with": "Oumar Traoré", "due": "2026-11-24"},
    {"what": "Write the guide", "who": "Inès Guérin", "due": "2027-01-15"},
    {"kind": "idea", "what": "Pairs between units", "session": "Déléguer"},
    {"kind": "decision", "what": "One meeting less"},
)


@pytest.fixture
def community(workspace, event_id) -> None:
    for given, family in (("Oumar", "Traoré"), ("Inès", "Guérin")):
        workspace.do(add_attendee, workspace.store, event_id, {"given_name": given, "family_name": family})
    workspace.do(add_session, workspace.store, event_id, {"title": "Déléguer"})


@pytest.fixture
def page(community, workspace, event_id, go) -> Page:
    for line in LINES:
        workspace.do(add_takeaway, workspace.store, event_id, line)
    return go("commitments")


def shown(page) -> list[str]:
    return [noted.row.what for noted in page.table.rows_model.rows]


def state_of(workspace, what: str) -> str:
    return next(row.state for row in list_takeaways(workspace.store) if row.what == what)


def test_an_empty_page_says_what_will_be_here_and_the_line_is_ready(go):
    page = go("commitments")
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    assert page.window().focusWidget() is page.entry.what
    assert not page.export_button.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # no screen, so nothing to grab
def test_a_line_is_kept_with_the_keyboard_alone(community, go, qtbot, workspace):
    page = go("commitments")
    entry = page.entry
    qtbot.keyClicks(entry.what, "Offer a slot")
    qtbot.keyClicks(entry.who, "traore")
    qtbot.keyClick(entry.who.offered, Qt.Key.Key_Down)
    qtbot.keyClick(entry.who.offered, Qt.Key.Key_Return)
    assert entry.who.text() == "Oumar Traoré"
    qtbot.keyClicks(entry.due, "in 2 weeks")
    assert entry.told.text() == "For Thursday 3 December 2026"
    qtbot.keyClick(entry.due, Qt.Key.Key_Return)
    [row] = list_takeaways(workspace.store)
    assert (row.what, row.who, row.due, bool(row.person_id)) == ("Offer a slot", "Oumar Traoré", "2026-12-03", True)
    assert [field.text() for field in (entry.what, entry.who, entry.due)] == ["", "", ""]
    assert page.window().focusWidget() is entry.what
    qtbot.waitUntil(lambda: shown(page) == ["Offer a slot"])


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # no screen, so nothing to grab
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_enter_and_tab_take_the_only_name_that_fits(community, go, qtbot, workspace, key):
    entry = go("commitments").entry
    qtbot.keyClicks(entry.what, "Offer a slot")
    qtbot.keyClicks(entry.who, "oumar tra")
    assert not entry.who.offered.currentIndex().isValid()
    qtbot.keyClick(entry.who.offered, key)
    assert (entry.who.text(), entry.who.offered.isVisible()) == ("Oumar Traoré", False)
    assert entry.with_whom.hasFocus() == (key == Qt.Key.Key_Tab)
    assert not list_takeaways(workspace.store)
    qtbot.keyClick(entry.who, Qt.Key.Key_Return)
    assert all(row.person_id for row in list_takeaways(workspace.store))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # no screen, so nothing to grab
def test_among_several_names_enter_keeps_what_was_typed(community, go, qtbot, workspace):
    entry = go("commitments").entry
    qtbot.keyClicks(entry.what, "Offer a slot")
    qtbot.keyClicks(entry.who, "u")
    assert entry.who.offered.model().rowCount() == 2
    qtbot.keyClick(entry.who.offered, Qt.Key.Key_Return)
    assert [row.who for row in list_takeaways(workspace.store)] == ["u"]


def test_kind_and_session_stay_for_the_next_line(community, go, qtbot, workspace):
    page = go("commitments")
    page.entry.session.choose(page.entry.session.itemData(1))
    qtbot.mouseClick(page.entry.kinds["idea"], Qt.MouseButton.LeftButton)
    for idea in ("Pairs", "Less slides"):
        qtbot.keyClicks(page.entry.what, idea)
        qtbot.keyClick(page.entry.what, Qt.Key.Key_Return)
    assert [(row.kind, row.session) for row in list_takeaways(workspace.store)] == [("idea", "Déléguer")] * 2
    assert not page.entry.due.isVisible()


def test_a_day_that_is_none_is_said_before_and_refused_after_and_nothing_is_lost(go, qtbot, workspace, window):
    page = go("commitments")
    qtbot.keyClicks(page.entry.what, "x")
    qtbot.keyClicks(page.entry.due, "soonish")
    assert "is not a day" in page.entry.told.text()
    qtbot.keyClick(page.entry.due, Qt.Key.Key_Return)
    assert not list_takeaways(workspace.store)
    assert window.strips.notice.isVisible()
    assert page.entry.what.text() == "x"


def test_filters_show_what_they_count(page, qtbot):
    assert shown(page)[:3] == ["Offer a slot", "Call the volunteers", "Write the guide"]
    counts = [chip.accessibleName() for chip in page.filters.chips.values()]
    assert counts == ["All 5", "To do 3", "Overdue 1", "Done 0"]
    qtbot.mouseClick(page.filters.chips["late"], Qt.MouseButton.LeftButton)
    assert shown(page) == ["Offer a slot"]
    qtbot.mouseClick(page.filters.chips["open"], Qt.MouseButton.LeftButton)
    assert len(shown(page)) == 3


@pytest.mark.parametrize(
    ("choice", "text", "found"),
    [
        ("kind", "Idea", ["Pairs between units"]), ("session", "Déléguer", ["Offer a slot", "Pairs between units"]),
        ("person", "Oumar Traoré", ["Offer a slot", "Call the volunteers"]),
    ],
)  # fmt: skip
def test_lines_are_chosen_by_kind_session_and_person(page, choice, text, found):
    field = getattr(page.filters, choice)
    field.setCurrentText(text)
    field.picked.emit(field.value())
    assert shown(page) == found


def test_search_forgives_accents(page, qtbot):
    qtbot.keyClicks(page.filters.search, "ines guide")
    assert shown(page) == ["Write the guide"]


def test_space_marks_done_and_again_opens(page, qtbot, workspace):
    page.table.setFocus()
    page.table.select_id(page.table.rows_model.rows[0].id)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert state_of(workspace, "Offer a slot") == "kept"
    assert page.panel.state.accessibleName() == "Done"
    assert page.table.current_row().row.what == "Offer a slot"
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert state_of(workspace, "Offer a slot") == "open"


def test_the_reminder_counts_and_shows_what_is_overdue(page, qtbot, workspace):
    assert page.reminder.line.text() == "1 commitment is overdue, 1 is due within a week"
    page.filters.search.setText("nothing like it")
    qtbot.mouseClick(page.reminder.findChild(type(page.export_button)), Qt.MouseButton.LeftButton)
    assert shown(page) == ["Offer a slot"]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.reminder.line.text() == "1 is due within a week")


def test_a_line_is_edited_where_it_stands_and_undone(page, qtbot, workspace):
    page.table.select_id(page.table.rows_model.rows[0].id)
    field = page.panel.fields["due"]
    field.edit()
    field._editor.setText("24/12")
    qtbot.keyClick(field._editor, Qt.Key.Key_Return)
    due = {row.what: row.due for row in list_takeaways(workspace.store)}
    assert due["Offer a slot"] == "2026-12-24"
    workspace.undo()
    due = {row.what: row.due for row in list_takeaways(workspace.store)}
    assert due["Offer a slot"] == "2026-11-10"


def test_a_removed_line_goes_and_comes_back(page, qtbot, workspace):
    page.table.select_id(page.table.rows_model.rows[0].id)
    qtbot.mouseClick(page.panel.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Offer a slot" not in shown(page))
    workspace.undo()
    qtbot.waitUntil(lambda: "Offer a slot" in shown(page))


def test_the_calendar_holds_the_open_ones_that_are_listed(page, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "days.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_told: (str(target), ""))
    page.filters.search.setText("ines")
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    days = [line for line in target.read_text().splitlines() if line.startswith("DTSTART")]
    assert days == ["DTSTART;VALUE=DATE:20261124", "DTSTART;VALUE=DATE:20270115"]


def test_words_are_never_read_as_markup(workspace, event_id, go):
    workspace.do(add_takeaway, workspace.store, event_id, {"what": "<b>x</b>", "who": "<img src=y>"})
    page = go("commitments")
    assert page.reminder.line.textFormat() == Qt.TextFormat.PlainText
    assert shown(page) == ["<b>x</b>"]
    assert page.panel.fields["what"]._value.accessibleName() == "What: <b>x</b>"


def test_today_leads_here_and_a_target_is_shown(page, window, qtbot):
    page.filters.chips["done"].setChecked(True)
    wanted = next(id_ for id_, noted in page._all.items() if noted.row.what == "One meeting less")
    window.show_place("commitments", wanted)
    assert page.table.current_row().row.what == "One meeting less"


def test_the_page_fits_a_small_window(page):
    assert page.minimumSizeHint().width() <= 812
    assert page.minimumSizeHint().height() <= 560


def test_the_model_keeps_its_contract(page, qtmodeltester):
    qtmodeltester.check(page.table.rows_model)
