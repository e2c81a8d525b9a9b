"""The import page: a list is read, looked at, decided on and taken in, and nothing is written before the end."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.imports import SKIP
from desktop.usecases.attendees import list_attendees, list_people
from desktop.usecases.imports import draft_import, run_import
from desktop.usecases.workspace import add_event, list_events
from desktop.views.import_event import NEW_EVENT
from desktop.views.import_words import ONE_COLUMN

LISTS = Path(__file__).parent.parent / "files" / "day"
ROWS = {
    "rh-export.xlsx": 120, "helloasso-convention.csv": 116, "salles.csv": 11, "programme.csv": 12,
    "forms-souhaits.csv": 95, "eventbrite-meetup-lyon.csv": 30, "pretix-codev-nantes.csv": 20,
    "tables-passees.csv": 725,
}  # fmt: skip


@pytest.fixture
def page(go):
    return go("import")


@pytest.fixture
def read(page, qtbot):
    """Open a list and wait until what will happen to each row is shown."""

    def opened(path: Path):
        page.take_file(path)
        qtbot.waitUntil(lambda: page.draft is not None and page.draft.file.name == path.name)
        qtbot.waitUntil(lambda: not page.planning.is_busy)
        return page

    return opened


@pytest.fixture
def planned(page, qtbot):
    """Wait until a change is planned."""
    return lambda: qtbot.waitUntil(lambda: not page.reading.is_busy and not page.planning.is_busy)


def test_the_page_begins_with_the_one_button(page):
    assert page.start.isVisible()
    assert page.choose_button.isVisible()
    assert not page.run_button.isVisible()


@pytest.mark.parametrize("name", list(ROWS))
def test_each_list_shows_every_row_and_its_sum(read, name):
    page = read(LISTS / name)
    counts = {verdict: len(rows) for verdict, rows in page.outlook.rows.items()}
    assert counts.pop("all") == ROWS[name] == sum(counts.values())
    assert f"= {ROWS[name]} rows" in page.list.plan.sum.text()


def test_looking_at_a_list_writes_nothing(read, workspace, qtbot):
    before = (list_people(workspace.store), list_events(workspace.store))
    with qtbot.assertNotEmitted(workspace.changed):
        read(LISTS / "helloasso-convention.csv")
    assert (list_people(workspace.store), list_events(workspace.store)) == before


def test_a_list_is_taken_in_by_keyboard_and_one_undo_takes_it_back(read, window, workspace, event_id, qtbot):
    page = read(LISTS / "helloasso-convention.csv")
    assert page.run_button.text() == "Import 115 rows"
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.run_button, Qt.Key.Key_Return)
    assert wanted.args == ["attendees", ""]
    assert len(list_attendees(workspace.store, event_id)) == 115
    assert window.place == "attendees"
    assert page.draft is None
    with qtbot.waitSignal(workspace.told):
        workspace.undo()
    assert list_attendees(workspace.store, event_id) == []
    assert list_people(workspace.store) == []


def test_the_same_list_again_has_nothing_new(read, workspace, event_id):
    run_import(workspace.store, draft_import(LISTS / "rh-export.xlsx"), event_id)
    page = read(LISTS / "rh-export.xlsx")
    assert page.run_button.text() == "Nothing new to import"
    assert not page.run_button.isEnabled()


def test_a_cancelled_import_keeps_nothing_and_the_list_stays(read, workspace, event_id, qtbot):
    page = read(LISTS / "helloasso-convention.csv")
    workspace.job_started.connect(lambda job: job.cancel())
    with qtbot.waitSignal(workspace.told) as told:
        page.run()
    qtbot.waitUntil(lambda: page._job is None)
    assert "Nothing of it was kept" in str(told.args[0])
    assert list_attendees(workspace.store, event_id) == []
    assert page.list.isVisible()
    assert page.run_button.isEnabled()


def test_a_column_taken_for_something_else_changes_what_will_happen(read, planned):
    page = read(LISTS / "salles.csv")
    title = next(column for column, field in page.draft.columns.items() if field == "name")
    page.list.matched.emit(title, "")
    planned()
    assert page.outlook is None
    assert not page.run_button.isEnabled()
    assert page.list.columns.lacks.count() == 1
    page.list.matched.emit(title, "name")
    planned()
    assert page.run_button.text() == "Import 11 rows"


def test_a_list_may_be_read_as_another_kind_encoding_or_separator(read, planned, qtbot):
    page = read(LISTS / "helloasso-convention.csv")
    page.list.file.kind.choose("people")
    page.list.file.kind.picked.emit("people")
    qtbot.waitUntil(lambda: page.draft.kind == "people")
    page.list.file.separator.choose(ONE_COLUMN)
    page.list.file.separator.picked.emit(ONE_COLUMN)
    qtbot.waitUntil(lambda: len(page.draft.file.headers) == 1)
    planned()
    assert not page.run_button.isEnabled()


def test_a_doubtful_row_is_decided_where_it_stands(read, planned, workspace, event_id, qtbot):
    for name in ("rh-export.xlsx", "helloasso-convention.csv", "salles.csv", "programme.csv"):
        run_import(workspace.store, draft_import(LISTS / name), event_id)
    page = read(LISTS / "forms-souhaits.csv")
    plan = page.list.plan
    doubtful = len(page.outlook.rows["doubtful"])
    qtbot.mouseClick(plan.chips["doubtful"], Qt.MouseButton.LeftButton)
    assert len(plan.table.rows_model.rows) == doubtful > 0
    first = plan.table.current_row()
    next(option for option in plan.panel.made_options() if option.key == SKIP).click()
    planned()
    assert page.decisions == {first.plan.number: SKIP}
    assert next(r for r in page.outlook.rows["doubtful"] if r.id == first.id).left_out


def test_a_list_goes_to_the_event_that_is_picked(read, planned, workspace, event_id, qtbot):
    lyon = add_event(workspace.store, "Meetup", "2026-10-01", "meetup").id
    page = read(LISTS / "eventbrite-meetup-lyon.csv")
    page.reload()
    qtbot.waitUntil(lambda: page.is_loaded)
    page.list.event_picked.emit(lyon)
    planned()
    with qtbot.waitSignal(page.place_wanted):
        page.run()
    assert len(list_attendees(workspace.store, lyon)) == 30
    assert list_attendees(workspace.store, event_id) == []
    assert workspace.event_id == lyon


def test_a_file_that_is_no_list_is_refused_in_words(page, tmp_path, qtbot):
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    page.take_file(path)
    qtbot.waitUntil(page.refusal.isVisible)
    assert page.start.isVisible()
    assert page.draft is None


def test_a_list_can_be_dropped_on_the_page(page, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(LISTS / "salles.csv"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    assert page.drops.sign.isVisible()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))
    assert not page.drops.sign.isVisible()
    qtbot.waitUntil(lambda: page.outlook is not None)
    assert page.draft.kind == "rooms"


def test_columns_and_rows_take_turns_in_a_low_window_and_stand_together_in_a_tall_one(read, window, qtbot):
    page = read(LISTS / "salles.csv")
    assert not page.list.columns.is_folded
    assert page.list.plan.is_folded
    qtbot.mouseClick(page.list.plan.fold_button, Qt.MouseButton.LeftButton)
    assert page.list.columns.is_folded
    assert not page.list.plan.is_folded
    window.resize(1600, 1100)
    qtbot.waitUntil(lambda: not page.list.columns.is_folded and not page.list.plan.is_folded)


def test_the_page_fits_the_smallest_window(read, window):
    page = read(LISTS / "rh-export.xlsx")
    window.resize(1024, 700)
    assert page.minimumSizeHint().width() <= 812
    assert page.minimumSizeHint().height() <= 560


def pick_new_event(page, planned) -> None:
    file = page.list.file
    file.event_.choose(NEW_EVENT)
    file.event_.picked.emit(NEW_EVENT)
    planned()


def test_a_list_for_a_new_event_makes_the_event_and_goes_nowhere_else(read, planned, workspace, event_id, qtbot):
    run_import(workspace.store, draft_import(LISTS / "helloasso-convention.csv"), event_id)
    before = [row.id for row in list_attendees(workspace.store, event_id)]
    page = read(LISTS / "eventbrite-meetup-lyon.csv")
    pick_new_event(page, planned)
    form = page.list.file.new_event
    form.title.setText("Lyon")
    form.day.setText("1/10/2026")
    assert form.day.told.text() == "Thursday 1 October 2026"
    assert page.run_button.text() == "Create the event and import 30 rows"
    with qtbot.waitSignal(page.place_wanted):
        qtbot.mouseClick(page.run_button, Qt.MouseButton.LeftButton)
    lyon = workspace.current_event
    assert (lyon.title, lyon.day) == ("Lyon", "2026-10-01")
    assert len(list_attendees(workspace.store, lyon.id)) == 30
    assert [row.id for row in list_attendees(workspace.store, event_id)] == before


@pytest.mark.parametrize(("title", "day"), [("", ""), ("Lyon", "31/31/2026")])
def test_a_new_event_that_cannot_be_made_imports_nothing(read, planned, workspace, qtbot, title, day):
    page = read(LISTS / "eventbrite-meetup-lyon.csv")
    pick_new_event(page, planned)
    form = page.list.file.new_event
    form.title.setText(title)
    form.day.setText(day)
    with qtbot.waitSignal(workspace.refused):
        qtbot.mouseClick(page.run_button, Qt.MouseButton.LeftButton)
    assert page._job is None
    assert form.isVisible()
    assert list_people(workspace.store) == []
    assert len(list_events(workspace.store)) == 1


def test_a_list_read_otherwise_stays_for_the_new_event(read, planned, qtbot):
    page = read(LISTS / "eventbrite-meetup-lyon.csv")
    pick_new_event(page, planned)
    page.reload()
    qtbot.waitUntil(lambda: page.is_loaded)
    assert page.list.file.event_.value() == NEW_EVENT
    qtbot.keyClick(page.list.file.new_event.title, Qt.Key.Key_Escape)
    assert page.list.file.event_.value() == page.event_id == page.target_event


def test_once_a_list_is_read_the_keyboard_is_on_its_import(page, window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.start_here()
    page.take_file(LISTS / "salles.csv")
    qtbot.waitUntil(page.run_button.hasFocus)
    assert page.run_button.text() == "Import 11 rows"
