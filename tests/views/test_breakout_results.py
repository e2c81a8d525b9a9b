"""The results beside the groups: figures, who meets whom, the fewest new faces, wishes not met."""

from io import BytesIO
from zipfile import ZipFile

import pytest
import python_calamine
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTableView

from desktop.data.tables import Wish
from desktop.documents.spreadsheets import Column, Sheet, render_workbook
from desktop.domain.ids import derived_id
from desktop.domain.words import words
from desktop.usecases.attendees import edit_attendee
from desktop.usecases.breakout_board import list_breakouts
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.programme import get_programme
from desktop.usecases.rooms import add_room
from desktop.usecases.sessions import add_session
from desktop.views.key_sheet import list_keys
from tests.views.breakout_desk import invite, plan, seat, shape


@pytest.fixture
def people(workspace) -> list[str]:
    return invite(workspace)


@pytest.fixture
def page(people, workspace, go):
    """Amar, Cohen and Diop at one table, Evrard and Faure at another; three have no place."""
    shape(workspace, plan(workspace))
    seat(workspace, people)
    return go("breakouts")


@pytest.fixture
def view(page, qtbot):
    """The results, opened by mouse."""
    qtbot.mouseClick(page.work.switch.segment("results"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.work.results.is_loaded)
    return page.work.results


@pytest.fixture
def workshops(workspace, people, event_id, go, qtbot):
    """Two workshops of two and six seats: Amar and Cohen have their wish, Diop has not."""
    store = workspace.store
    sessions = []
    for title, seats in (("Listening", "2"), ("Deciding", "6")):
        add_room(store, event_id, {"title": f"Room {title}", "capacity": seats})
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "room": f"Room {title}"}
        sessions.append(add_session(store, event_id, texts).id)
    with store.write(words("Wish")) as work:
        for attendee in (people[0], people[2], people[3]):
            id_ = derived_id("wish", attendee, sessions[0])
            work.add(Wish(id=id_, attendee_id=attendee, session_id=sessions[0], rank=1))
    breakout = list_breakouts(get_programme(store, event_id), store.now())[0]
    now = get_breakout(store, event_id, breakout.id)
    groups = {group.title: group.id for group in now.groups}
    seated = {people[0]: "Listening", people[2]: "Listening", people[3]: "Deciding"}
    move_attendees(store, now.rounds[0].id, {a: groups[title] for a, title in seated.items()})
    return go("breakouts")


def open_by_key(page, window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.work.results.is_loaded)
    return page.work.results


def click_cell(qtbot, table: QTableView, at_row: int, column: int) -> None:
    index = table.model().index(at_row, column)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


def test_figures_say_what_was_counted(view):
    facts = view.facts
    assert facts.met.figure.text() == "1.6"
    assert facts.met.caption.text() == "4 pairs of at most 4"
    assert (facts.new.figure.text(), facts.new.of.text()) == ("4", "of 4")
    assert (facts.repeats.figure.text(), facts.repeats.caption.text()) == ("0", "Proven: no plan has fewer")
    assert facts.across.figure.text() == "75%"
    assert facts.met.accessibleName().startswith("Met on average: 1.6")
    assert not facts.wishes.isVisible()
    assert not view.sections.wishes.isVisible()


def test_a_key_goes_to_the_results_and_back_and_escape_too(page, window, qtbot):
    view = open_by_key(page, window, qtbot)
    assert view.isVisible()
    assert view.crossing.table.hasFocus()
    assert not page.work.search.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.work.board.isVisible()
    assert page.work.switch.value() == "groups"
    page.work.turn()
    qtbot.keyClick(view.crossing.table, Qt.Key.Key_Escape)
    assert page.work.board.isVisible()
    assert not view.sections.isVisible()


def test_the_key_sheet_names_the_key(page, window):
    told = {line.told: line for line in list_keys(window.actions_, page, "breakouts")}
    assert told["Groups or results"].group == "On this page"
    assert told["Groups or results"].keys == ("Ctrl", "R")


def test_results_follow_a_change_while_they_are_shown(view, page, qtbot, workspace, people):
    now = page.work.seating.view
    workspace.do(move_attendees, workspace.store, now.rounds[0].id, {people[1]: now.groups[1].id})
    qtbot.waitUntil(lambda: view.is_loaded and view.facts.new.figure.text() == "6")
    assert view.facts.met.caption.text() == "6 pairs of at most 6"


def test_results_are_not_counted_before_they_are_looked_at(page, qtbot, workspace, people):
    assert page.work.results.results is None
    now = page.work.seating.view
    workspace.do(move_attendees, workspace.store, now.rounds[0].id, {people[1]: now.groups[1].id})
    assert page.work.results.results is None
    page.work.turn()
    qtbot.waitUntil(lambda: page.work.results.is_loaded)
    assert page.work.results.facts.new.figure.text() == "6"


def test_arrows_go_from_cell_to_cell_and_each_is_told_in_words(page, window, qtbot):
    view = open_by_key(page, window, qtbot)
    table, reading = view.crossing.table, view.crossing.reading
    assert reading.first.text() == "Unit 0"
    assert reading.second.text() == "among themselves"
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 1)
    assert reading.second.text() == "with Unit 1"
    assert reading.figure.text() == "3"
    assert reading.accessibleName() == "Unit 0 with Unit 1: 3 encounters, 2.4 by chance"
    click_cell(qtbot, table, 1, 1)
    assert reading.accessibleName().startswith("Within Unit 1: ")


def test_the_table_is_one_for_readers_too(view):
    table = view.crossing.table
    spoken = QAccessible.queryAccessibleInterface(table)
    said = {spoken.child(k).text(QAccessible.Text.Name) for k in range(spoken.childCount())}
    assert "Unit 0 with Unit 1: 3 encounters, 2.4 by chance" in said
    assert "Unit 1" in said
    assert table.accessibleName() == "Units"
    assert "75%" in table.accessibleDescription()


def test_chips_choose_units_sites_or_levels_as_far_as_they_are_known(view, page, qtbot, workspace, people, go):
    chips = view.crossing.chips
    assert [chips[name].isVisible() for name in ("unit", "site", "level")] == [True, False, False]
    for place, attendee in enumerate(people):
        edit_attendee(workspace.store, attendee, {"site": "Lyon" if place % 3 else "Lille"})
    page.reload()
    qtbot.waitUntil(lambda: page.is_loaded and view.is_loaded)
    assert chips["site"].isVisible()
    qtbot.mouseClick(chips["site"], Qt.MouseButton.LeftButton)
    assert view.crossing.table.cells.matrix.values == ("Lille", "Lyon")
    assert "two sites" in view.crossing.line.text()


def test_who_meets_few_is_chosen_on_the_board_by_a_click(view, page, qtbot):
    qtbot.mouseClick(view.sections.faces, Qt.MouseButton.LeftButton)
    table = view.faces.table
    names = [row.name for row in table.rows_model.rows]
    assert names == ["P Bosc", "P Gomez", "P Henry"]
    assert table.model().index(0, 3).data() == "No place in 1 round"
    click_cell(qtbot, table, 1, 0)
    assert page.work.board.isVisible()
    assert page.work.board.chosen.current().name == "P Gomez"


def test_who_meets_few_is_chosen_on_the_board_by_enter(page, window, qtbot):
    view = open_by_key(page, window, qtbot)
    qtbot.keyClick(view.sections.faces, Qt.Key.Key_Return)
    table = view.faces.table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.work.board.chosen.current().name == "P Henry"
    assert page.work.switch.value() == "groups"


def test_wishes_not_met_are_told_with_the_reason(workshops, window, qtbot, people):
    view = open_by_key(workshops, window, qtbot)
    assert (view.facts.wishes.figure.text(), view.facts.wishes.of.text()) == ("67%", "of 3")
    qtbot.mouseClick(view.sections.wishes, Qt.MouseButton.LeftButton)
    table = view.wishes.table
    assert [row.name for row in table.rows_model.rows] == ["P Diop"]
    assert view.wishes.line.text() == "1 of 3 people is not in the group they wished for most."
    assert [table.model().index(0, place).data() for place in (2, 3, 4)] == ["Listening", "Deciding", "not wished"]
    reason = table.model().index(0, 5).data()
    assert reason == "Full: 2 of 2 seats went to first wishes."
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert workshops.work.board.isVisible()
    assert workshops.work.board.chosen.current().name == "P Diop"


def test_when_all_wishes_are_met_that_is_said(workshops, window, qtbot, workspace, people):
    now = workshops.work.seating.view
    free = next(group.id for group in now.groups if group.title == "Listening")
    places = {people[0]: None, people[3]: free}
    workspace.do(move_attendees, workspace.store, now.rounds[0].id, places)
    with workspace.store.write(words("Wish")) as work:
        session = next(group.session_id for group in now.groups if group.title == "Listening")
        work.remove_rows(Wish, [derived_id("wish", people[0], session)])
    workshops.reload()
    qtbot.waitUntil(lambda: workshops.is_loaded)
    view = open_by_key(workshops, window, qtbot)
    view.sections.wishes.click()
    assert view.wishes.empty.isVisible()
    assert "wished for most" in view.wishes.empty.text.text()


def test_before_anything_is_composed_the_one_button_composes(people, workspace, go, window, qtbot):
    shape(workspace, plan(workspace))
    page = go("breakouts")
    view = open_by_key(page, window, qtbot)
    assert view.empty.isVisible()
    assert view.compose_button.hasFocus()
    with qtbot.waitSignal(workspace.changed, timeout=20_000):
        qtbot.keyClick(view.compose_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_loaded and page.mending.job is None and view.is_loaded)
    assert view.facts.isVisible()
    assert not view.save_button.isHidden()


def test_without_units_the_list_is_one_button_away(view, page, qtbot, workspace, people, window):
    for attendee in people:
        edit_attendee(workspace.store, attendee, {"unit": ""})
    page.reload()
    qtbot.waitUntil(lambda: page.is_loaded and view.is_loaded)
    assert view.crossing.empty.isVisible()
    assert not view.facts.across.isVisible()
    qtbot.mouseClick(view.crossing.button, Qt.MouseButton.LeftButton)
    assert window.place == "attendees"


def test_the_tables_are_saved_for_a_spreadsheet(view, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "results.xlsx"
    monkeypatch.setattr("desktop.views.breakout_results.choose_target", lambda *_: target)
    qtbot.mouseClick(view.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists)
    book = python_calamine.CalamineWorkbook.from_path(target)
    assert book.sheet_names == ["Units", "Fewest new faces"]
    rows = book.get_sheet_by_name("Units").to_python()
    assert rows[1:] == [
        ["Unit 0", "Unit 0", 1.0, 1.2, ""],
        ["Unit 1", "Unit 0", 3.0, 2.4, ""],
        ["Unit 1", "Unit 1", 0.0, 0.4, ""],
    ]


def test_opening_the_rules_or_aiming_at_somebody_leads_back_to_the_groups(view, page, qtbot, people):
    qtbot.mouseClick(page.work.rules_button, Qt.MouseButton.LeftButton)
    assert page.work.rules.isVisible()
    page.work.turn()
    page.aim(people[4])
    assert page.work.board.isVisible()
    assert page.work.board.chosen.current().name == "P Evrard"


def test_names_are_never_read_as_markup(view, page, qtbot, workspace, people):
    edit_attendee(workspace.store, people[0], {"unit": "<b>A</b>"})
    page.reload()
    qtbot.waitUntil(lambda: page.is_loaded and view.is_loaded)
    table = view.crossing.table
    names = [table.model().headerData(k, Qt.Orientation.Vertical) for k in range(3)]
    place = names.index("<b>A</b>")
    assert "<" not in table.model().index(place, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<" not in table.model().headerData(place, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)


def test_the_page_fits_the_smallest_window(view, window, page):
    window.resize(1024, 700)
    hint = page.minimumSizeHint()
    assert hint.width() <= 812
    assert hint.height() <= 560


def test_a_figure_stands_in_the_saved_table_as_it_was_rounded():
    sheet = Sheet("Units", [Column("Against chance", "number")], [(0.94,), (1.1,)])
    with ZipFile(BytesIO(render_workbook([sheet]))) as book:
        cells = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>0.94</v>" in cells
    assert "<v>1.1</v>" in cells
