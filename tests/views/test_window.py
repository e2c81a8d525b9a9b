"""The window: keys, palette, key sheet, counts, undo from anywhere, and files that cannot be opened."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu

from desktop.app import main
from desktop.data.laptop import Laptop
from desktop.usecases.attendees import add_attendee, list_attendees
from desktop.usecases.workspace import add_event, create_workspace
from desktop.views import badges as badges_module
from desktop.views.command_palette import CommandPalette
from desktop.views.key_sheet import KeySheet, list_keys
from desktop.views.main_window import MainWindow
from desktop.views.pages import PAGES
from desktop.views.sidebar import places
from desktop.views.welcome import Welcome

# what the platform without a screen says of windows that pop up
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NAMES = {"given_name": "Zoe", "family_name": "Perrin", "site": "Lyon"}


@pytest.fixture
def active(window, qtbot):
    """The window, with the keyboard."""
    window.show_place("today")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def said(window: MainWindow) -> str:
    return window.strips.notice.accessibleName()


@pytest.mark.parametrize(
    ("number", "place"), list(enumerate(places(), 1))[:9], ids=lambda v: getattr(v, "noun", str(v))
)
def test_ctrl_and_a_figure_go_to_a_page(active, qtbot, number, place):
    if place.noun not in PAGES:
        pytest.skip("this page is not there yet")
    qtbot.keyClick(active, Qt.Key(Qt.Key.Key_0 + number), CTRL)
    assert active.place == place.noun


def test_back_goes_to_the_page_before(active, qtbot):
    for noun in ("attendees", "badges"):
        active.show_place(noun)
    for noun in ("attendees", "today", "today"):
        qtbot.keyClick(active, Qt.Key.Key_Left, ALT)
        assert active.place == noun


def test_leaving_the_door_goes_back_to_where_one_was(active, qtbot):
    active.show_place("badges")
    qtbot.keyClick(active, Qt.Key.Key_D, CTRL | SHIFT)
    assert active.place == "door"
    assert not active.sidebar.isVisible()
    active.pages["door"].leave_wanted.emit()
    assert active.place == "badges"
    assert active.sidebar.isVisible()


def test_what_was_done_is_undone_and_done_again_from_any_page(active, workspace, event_id, qtbot):
    workspace.do(add_attendee, workspace.store, event_id, NAMES)
    active.show_place("badges")
    qtbot.keyClick(active, Qt.Key.Key_Z, CTRL)
    assert list_attendees(workspace.store, event_id) == []
    assert said(active).startswith("Undone: ")
    qtbot.keyClick(active, Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(list_attendees(workspace.store, event_id)) == 1


def test_undo_with_nothing_to_undo_says_so(active, qtbot):
    qtbot.keyClick(active, Qt.Key.Key_Z, CTRL)
    assert said(active).startswith("There is nothing to undo.")


def test_the_message_of_an_action_takes_it_back(active, workspace, event_id, qtbot):
    workspace.do(add_attendee, workspace.store, event_id, NAMES)
    active.strips.notice._undo.click()
    assert list_attendees(workspace.store, event_id) == []


def test_the_palette_finds_somebody_and_goes_there(active, workspace, event_id, qtbot):
    workspace.do(add_attendee, workspace.store, event_id, NAMES)
    qtbot.keyClick(active, Qt.Key.Key_K, CTRL)
    palette = active.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "perrin")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    page = active.pages["attendees"]
    qtbot.waitUntil(lambda: page.is_loaded)
    assert active.place == "attendees"
    assert page.panel.name.text() == "Zoe Perrin"


def test_the_palette_says_that_nothing_was_found(active, qtbot):
    qtbot.keyClick(active, Qt.Key.Key_K, CTRL)
    palette = active.findChild(CommandPalette)
    assert not palette.nothing.isVisible()
    qtbot.keyClicks(palette.field, "qqqqqqqq")
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    assert "Nothing found" in palette.field.accessibleDescription()
    palette.field.clear()
    assert palette.list.isVisible()


def test_the_palette_runs_an_action(active, qtbot):
    qtbot.keyClick(active, Qt.Key.Key_K, CTRL)
    palette = active.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "settings")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert active.place == "settings"


def test_the_key_sheet_lists_every_key_of_the_window(active, qtbot):
    qtbot.keyClick(active, Qt.Key.Key_F1)
    sheet = active.findChild(KeySheet)
    assert sheet.isVisible()
    listed = {line.told for line in sheet.lines}
    assert {entry.action.text() for entry in active.actions_.entries if entry.action.shortcuts()} <= listed
    qtbot.keyClick(sheet, Qt.Key.Key_F1)
    assert not sheet.isVisible()


def test_the_key_sheet_lists_the_keys_of_the_page_at_hand(active):
    active.show_place("badges")
    lines = list_keys(active.actions_, active.stack.currentWidget())
    assert ("Ctrl", "P") in [line.keys for line in lines if line.group == "On this page"]


def test_the_key_sheet_lists_the_keys_of_other_pages(active):
    lines = list_keys(active.actions_, active.stack.currentWidget(), active.place)
    keys = {line.keys for line in lines if line.group == "On other pages"}
    assert {("M",), ("L",), ("Space",), ("Ctrl", "N"), ("Ctrl", "P")} <= keys
    active.show_place("breakouts")
    lines = list_keys(active.actions_, active.stack.currentWidget(), active.place)
    assert {("M",), ("L",), ("Space",)} <= {line.keys for line in lines if line.group == "On this page"}


def test_every_page_has_a_key(active):
    for place in places():
        assert active.actions_.find(f"go.{place.noun}").shortcuts(), place.noun


def test_what_was_done_is_said_as_done(active, workspace, event_id):
    workspace.do(add_attendee, workspace.store, event_id, NAMES)
    assert said(active).startswith("Done: Add Zoe Perrin")


def test_what_was_refused_on_a_page_is_not_said_on_the_next(active, qtbot):
    qtbot.keyClick(active, Qt.Key.Key_Z, CTRL)
    assert active.strips.notice.isVisible()
    active.show_place("today")
    assert active.strips.notice.isVisible()
    active.show_place("badges")
    assert not active.strips.notice.isVisible()


def test_badges_saved_as_pdf_say_where_they_are(go, window, workspace, event_id, tmp_path, monkeypatch, qtbot):
    workspace.do(add_attendee, workspace.store, event_id, NAMES)
    page, path = go("badges"), tmp_path / "badges.pdf"
    monkeypatch.setattr(badges_module, "choose_target", lambda *_asked: path)
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said(window) == f"1 badge saved in {path}: it counts as printed.")
    assert path.exists()


def test_no_two_actions_share_a_key(active):
    keyed = [
        (e.action.objectName(), set(map(QKeySequence.toString, e.action.shortcuts()))) for e in active.actions_.entries
    ]
    assert not [(a, b) for (a, keys), (b, others) in combinations(keyed, 2) if keys & others]


@pytest.mark.parametrize("noun", list(PAGES))
def test_no_key_of_a_page_is_one_of_the_window(window, go, noun):
    page = go(noun)
    taken = {key.toString() for e in window.actions_.entries if e.action.isEnabled() for key in e.action.shortcuts()}
    assert not taken & {shortcut.key().toString() for shortcut in page.findChildren(QShortcut)}


def test_the_whole_screen_is_taken_and_given_back(active, qtbot):
    qtbot.keyClick(active, Qt.Key.Key_F11)
    assert active.isFullScreen()
    qtbot.keyClick(active, Qt.Key.Key_F11)
    assert not active.isFullScreen()


def test_the_number_of_attendees_stands_beside_their_page(window, workspace, event_id, qtbot):
    button = window.sidebar.buttons["attendees"]
    workspace.do(add_attendee, workspace.store, event_id, NAMES)
    qtbot.waitUntil(lambda: button.accessibleName() == "Attendees 1")
    workspace.undo()
    qtbot.waitUntil(lambda: button.accessibleName() == "Attendees")


def test_a_copy_asked_for_by_key_is_told_and_stands_in_the_status_bar(active, workspace, qtbot):
    with qtbot.waitSignal(workspace.copies.asked_made):
        qtbot.keyClick(active, Qt.Key.Key_S, CTRL)
    assert "day-0001.plenum" in said(active)
    assert "08:45" in active.statusbar.copy.text()


def test_another_event_is_chosen_in_the_menu(active, workspace, event_id, qtbot):
    workspace.do(add_event, workspace.store, "Codev & co", "2026-12-01")
    active.open_event_menu()
    menu = active.findChild(QMenu)
    action = next(action for action in menu.actions() if action.text().startswith("Codev && co"))
    action.trigger()
    menu.close()
    assert workspace.current_event.title == "Codev & co"
    assert active.topbar.event_button.text() == "Codev & co"
    assert active.windowTitle() == "Codev & co - Plenum"


def test_a_file_that_is_no_workspace_is_refused_and_the_window_stays(app, tmp_path, qtbot):
    app.create("Managers", "Convention", "2026-11-19")
    window, workspace = app.window, app.workspace
    (tmp_path / "list.plenum").write_text("name;site\n")
    app.open_path(str(tmp_path / "list.plenum"))
    assert app.window is window
    assert app.workspace is workspace
    assert "list.plenum" in said(window)
    workspace.do(add_attendee, workspace.store, workspace.event_id, NAMES)


def test_a_file_that_is_not_there_is_refused_on_the_first_page(app, tmp_path):
    app.open_path(str(tmp_path / "gone.plenum"))
    assert isinstance(app.window, Welcome)
    assert "gone.plenum" in app.window.notice.accessibleName()


def test_a_second_window_on_the_same_file_says_so(app, workspace):
    app.open_path(str(workspace.store.path))
    assert isinstance(app.window, Welcome)
    assert app.window.notice.isVisible()
    assert "day.plenum" in app.window.notice.accessibleName()
    assert app.workspace is None


def test_another_workspace_takes_the_place_of_the_one_that_is_open(app, tmp_path):
    create_workspace(tmp_path / "other.plenum", "Autre", "Meetup", "2026-12-01", Laptop("desk-b", "Poste 2")).close()
    app.create("Managers", "Convention", "2026-11-19")
    first = app.workspace.store.path
    app.open_path(str(tmp_path / "other.plenum"))
    assert app.workspace.current_event.title == "Meetup"
    assert app.preferences.recent[:2] == [str(tmp_path / "other.plenum"), str(first)]
    app.open_path(str(first))
    assert app.workspace.current_event.title == "Convention"


def test_the_app_needs_no_window_to_say_what_it_takes(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "a workspace to open" in capsys.readouterr().out


def test_work_under_way_is_seen_in_the_window_of_the_other_language(app, qtbot):
    app.create("Managers", "Convention", "2026-11-19")
    job = app.workspace.copies.make_now()
    app._on_language("fr")
    assert job in app.workspace.runner.jobs
    assert app.window.strips._jobs.count() == len(app.workspace.runner.jobs)
    qtbot.waitUntil(lambda: not app.workspace.runner.busy)
    QApplication.processEvents()


def test_a_figure_that_is_chosen_stands_clear_of_its_frame(go):
    field = go("badges").start.lineEdit()
    field.setCursorPosition(0)
    assert field.mapTo(field.parentWidget(), field.cursorRect().center()).x() >= 8
