"""The breakouts from anywhere: each by its name, and the work on its groups, from the palette."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.words import Refused, words
from desktop.usecases.breakout_board import list_breakouts
from desktop.usecases.programme import get_programme
from desktop.usecases.sessions import add_session
from desktop.views.command_palette import CommandPalette
from tests.views.breakout_desk import invite, plan, seat, shape

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def listed(workspace, event_id):
    """Rounds at tables, seated, and two workshops of the afternoon."""
    people = invite(workspace)
    shape(workspace, plan(workspace))
    seat(workspace, people)
    for title in ("Listening", "Delegating"):
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "capacity": "8"}
        add_session(workspace.store, event_id, texts)
    return list_breakouts(get_programme(workspace.store, event_id), workspace.store.now())


@pytest.fixture
def run(listed, window, qtbot):
    """Run what the palette finds from another page."""

    def chosen(text: str):
        window.show_place("badges")
        window.open_palette()
        palette = window.findChildren(CommandPalette)[-1]
        qtbot.keyClicks(palette.field, text)
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.place == "breakouts")
        page = window.page("breakouts")
        qtbot.waitUntil(lambda: page.is_loaded)
        return page

    return chosen


def test_a_breakout_is_found_by_its_name(run, listed, qtbot):
    page = run("Workshops at 14:00")
    qtbot.waitUntil(lambda: page.is_loaded and page.work.seating.view.breakout.id == listed[-1].id)


def test_the_work_on_the_groups_begins_from_anywhere(run, qtbot):
    page = run("Repair the groups")
    qtbot.waitUntil(page.work.repair.isVisible)
    page = run("Rules of the groups")
    qtbot.waitUntil(page.work.rules.isVisible)
    page = run("Results of the groups")
    qtbot.waitUntil(page.work.results.isVisible)
    page = run("Compose the groups")
    qtbot.waitUntil(lambda: page.mending.job is not None)
    page.mending.job.cancel()
    qtbot.waitUntil(lambda: page.mending.job is None)


def test_what_was_refused_for_one_breakout_is_over_at_another(listed, window, workspace, go, qtbot):
    page = go("breakouts")
    notice = window.strips.notice
    workspace.refused.emit(Refused(words("No."), words("Kept."), words("Try.")))
    assert notice.isVisible()
    here = page.work.seating.view.breakout.id
    page.open(here)
    assert notice.isVisible()
    page.open(next(each.id for each in listed if each.id != here))
    assert not notice.isVisible()
