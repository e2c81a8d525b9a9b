"""The rounds of a session, in the panel of the programme."""

import pytest
from PySide6.QtCore import Qt

from desktop.usecases.programme import get_programme
from desktop.usecases.sessions import add_session


@pytest.fixture
def day(workspace, event_id):
    """A session at tables; title -> session id."""
    texts = {"title": "Tables", "kind": "tables", "starts": "10:45", "ends": "12:00"}
    return {"Tables": add_session(workspace.store, event_id, texts).id}


@pytest.fixture
def page(day, go):
    return go("programme")


@pytest.fixture
def again(page, qtbot):
    """Wait until a change is shown."""
    return lambda: qtbot.waitUntil(lambda: page.is_loaded)


def test_rounds_are_made_changed_added_and_removed(page, day, workspace, event_id, qtbot, again):
    page.aim(day["Tables"])
    rounds = page.panel.rounds
    rounds.begin_quick()
    for name, text in {"rounds": "3", "minutes": "15", "pause": "5", "tables": "4", "seats": "8"}.items():
        rounds.quick.fields[name].setText(text)
    qtbot.keyClick(rounds.quick.fields["seats"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_loaded and rounds.lines.count() == 3)
    assert not rounds.quick.isVisible()

    def times() -> list[tuple[str, str]]:
        lines = [rounds.lines.itemAt(place).widget() for place in range(rounds.lines.count())]
        return [(line.starts.text(), line.ends.text()) for line in lines]

    assert times() == [("10:45", "11:00"), ("11:05", "11:20"), ("11:25", "11:40")]
    rounds.add()
    again()
    assert times()[-1] == ("11:40", "11:55")
    last = rounds.lines.itemAt(3).widget()
    last.starts.setText("11:50")
    last.starts.editingFinished.emit()
    again()
    assert times()[-1] == ("11:50", "12:05")
    rounds.lines.itemAt(0).widget().remove_wanted.emit(page.plan.line(day["Tables"]).rounds[0].id)
    qtbot.waitUntil(lambda: page.is_loaded and times()[0] == ("11:05", "11:20"))
    assert len(get_programme(workspace.store, event_id).rounds_of(page.plan.line(day["Tables"]).breakout_id)) == 3


def test_a_number_of_rounds_that_is_none_is_refused(page, day, workspace, qtbot):
    page.aim(day["Tables"])
    page.panel.rounds.begin_quick()
    page.panel.rounds.quick.fields["rounds"].setText("many")
    with qtbot.waitSignal(workspace.refused):
        page.panel.rounds.quick.make()
    assert page.panel.rounds.quick.isVisible()
