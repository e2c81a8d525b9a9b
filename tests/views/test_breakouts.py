"""The breakouts page: beginning, composing, rounds, rules, search, and what is proposed."""

from threading import Event

import pytest
from PySide6.QtCore import Qt

from desktop.domain.words import Refused, words
from desktop.usecases.attendees import add_attendee
from desktop.usecases.breakout_advice import Proposal
from desktop.usecases.breakout_places import lock_places, move_attendees
from desktop.usecases.breakout_rules import Rules
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.views.breakout_head import AdviceStrip
from tests.views.breakout_desk import columns, invite, plan, press, seat, shape, view_of


@pytest.fixture
def people(workspace) -> list[str]:
    return invite(workspace)


@pytest.fixture
def session_id(workspace) -> str:
    return plan(workspace)


@pytest.fixture
def page(people, workspace, session_id, go):
    shape(workspace, session_id)
    return go("breakouts")


@pytest.fixture
def seated(people, workspace, session_id, go):
    shape(workspace, session_id)
    seat(workspace, people)
    return go("breakouts")


def test_without_a_session_the_page_leads_to_the_programme(go, window, qtbot):
    page = go("breakouts")
    assert page.bare.isVisible()
    qtbot.mouseClick(page.programme_button, Qt.MouseButton.LeftButton)
    assert window.place == "programme"


def test_a_breakout_is_begun_from_a_session_by_keyboard_alone(people, session_id, go, qtbot):
    page = go("breakouts")
    assert page.empty.isVisible()
    qtbot.keyClick(page.begin_button, Qt.Key.Key_Return)
    assert page.begin.isVisible()
    assert "8 people" in page.begin.told.text()
    page.begin.tables.setValue(2)
    page.begin.seats.setValue(5)
    qtbot.keyClick(page.begin.seats, Qt.Key.Key_Return)
    qtbot.waitUntil(page.work.isVisible)
    assert len(columns(page)) == 3
    assert len(columns(page)[0]) == 8


def test_a_session_without_groups_opens_the_card_that_begins_it(people, session_id, go):
    page = go("breakouts")
    page.aim(session_id)
    assert page.begin.isVisible()
    assert page.begin.session.value() == session_id


def test_composing_seats_everybody_behind_the_window(page, qtbot, workspace):
    assert len(columns(page)[0]) == 8
    with qtbot.waitSignal(workspace.changed, timeout=20_000):
        qtbot.mouseClick(page.work.compose_button, Qt.MouseButton.LeftButton)
        assert not page.work.compose_button.isEnabled()
    qtbot.waitUntil(lambda: page.is_loaded and page.mending.job is None)
    assert columns(page)[0] == []
    assert [len(cards) for cards in columns(page)[1:]] in ([3, 3, 2], [3, 2, 3], [2, 3, 3])
    assert not any({"Amar", "Bosc"} <= set(cards) for cards in columns(page)[1:])
    assert page.work.head.line.text().startswith("8 placed.")
    assert page.work.compose_button.isEnabled()


def test_a_cancelled_composition_leaves_everything_as_it_was(page, qtbot, workspace, event_id):
    before_it = Event()
    workspace.runner.start(words("Wait"), lambda task: before_it.wait(10))
    qtbot.mouseClick(page.work.compose_button, Qt.MouseButton.LeftButton)
    job = page.mending.job
    job.cancel()
    with qtbot.waitSignals([job.cancelled, job.ended], timeout=20_000):
        before_it.set()
    assert page.mending.job is None
    assert page.work.compose_button.isEnabled()
    assert len(columns(page)[0]) == 8


def test_a_large_composition_is_taken_back_behind_the_window(page, qtbot, workspace, people, event_id):
    for n in range(50):
        add_attendee(workspace.store, event_id, {"given_name": "More", "family_name": f"People{n}"})
    shape_rounds(workspace.store, page._shown.view.breakout.session_id, rounds=2, minutes=20, tables=10, seats=6)
    page.reload()
    qtbot.waitUntil(lambda: page.is_loaded)
    with qtbot.waitSignal(workspace.changed, timeout=20_000):
        page.mending.compose()
    qtbot.waitUntil(lambda: page.is_loaded and page.mending.job is None)
    assert columns(page)[0] == []
    with qtbot.waitSignal(workspace.changed):
        workspace.undo()
        assert workspace.runner.busy
    qtbot.waitUntil(lambda: page.is_loaded)
    assert len(columns(page)[0]) == 58


def test_rules_that_clash_are_told_and_change_nothing(seated, qtbot, workspace, people):
    round_id, table = seated.work.seating.round_id, seated.work.seating.view.groups[0].id
    workspace.do(move_attendees, workspace.store, round_id, {people[1]: table, people[2]: None})
    workspace.do(lock_places, workspace.store, round_id, people[:2], locked=True)
    before = columns(seated)
    with qtbot.waitSignal(workspace.refused, timeout=20_000) as refused:
        qtbot.mouseClick(seated.work.compose_button, Qt.MouseButton.LeftButton)
    assert isinstance(refused.args[0], Refused)
    assert columns(seated) == before


def test_the_locked_stay_when_all_is_composed_again(seated, qtbot, workspace):
    press(seated, qtbot, Qt.Key.Key_L, at=(2, 1))
    qtbot.mouseClick(seated.work.compose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(seated.proposing.view.isVisible, timeout=20_000)
    with qtbot.waitSignal(workspace.changed):
        qtbot.mouseClick(seated.proposing.view.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seated.is_loaded and seated.mending.job is None)
    assert "Faure" in columns(seated)[2]


def test_two_chosen_cards_are_kept_apart_and_let_go_in_the_panel(seated, qtbot, workspace, event_id, people):
    seated.work.board.choose(people[4:6])
    qtbot.mouseClick(seated.work.why_button, Qt.MouseButton.LeftButton)
    assert seated.work.place.name.text() == "2 people chosen"
    seated.work.seating.do("apart")
    qtbot.waitUntil(lambda: seated.is_loaded)
    assert view_of(workspace).apart == {people[4]: {people[5]}, people[5]: {people[4]}}
    assert seated.work.board.chosen.columns[2].cards[0].note
    seated.work.board.choose(people[4:5])
    seated.work.place.untied.emit(seated.work.seating._person(people[5]).person_id)
    qtbot.waitUntil(lambda: seated.is_loaded)
    assert not view_of(workspace).apart


def test_the_panel_says_why_and_follows_the_keyboard(seated, qtbot):
    press(seated, qtbot, Qt.Key.Key_Space, at=(1, 0))
    panel = seated.work.place
    assert panel.isVisible()
    assert panel.name.text() == "P Amar"
    press(seated, qtbot, Qt.Key.Key_Down)
    assert panel.name.text() == "P Cohen"
    press(seated, qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_another_round_has_seats_of_its_own(seated, qtbot):
    chips = list(seated.work.rounds.chips.values())
    assert [chip.accessibleName() for chip in chips] == ["Round 1, 10:00", "Round 2, 10:20"]
    qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert len(columns(seated)[0]) == 8
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert columns(seated)[1] == ["Amar", "Cohen", "Diop"]


def test_what_is_missing_is_told_and_mended_by_the_one_button(seated, qtbot, workspace, event_id):
    assert "3 people have no place." in seated.work.advice.line.text()
    qtbot.mouseClick(seated.work.advice.look, Qt.MouseButton.LeftButton)
    assert len(seated.work.board.chosen.cards()) == 3
    qtbot.mouseClick(seated.work.advice.mend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seated.proposing.is_open and seated.mending.job is None, timeout=20_000)
    with qtbot.waitSignal(workspace.changed, timeout=20_000):
        seated.proposing.view.take_button.click()
    qtbot.waitUntil(lambda: seated.is_loaded and seated.work.isVisible() and not columns(seated)[0])
    assert columns(seated)[0] == []
    assert set(columns(seated)[1]) == {"Amar", "Cohen", "Diop"}
    assert not seated.work.advice.isVisible()


def test_tables_are_added_when_there_are_more_people_than_seats(page, qtbot, workspace, event_id):
    for n in range(3):
        workspace.do(add_attendee, workspace.store, event_id, {"given_name": "Late", "family_name": f"Comer{n}"})
    qtbot.waitUntil(lambda: page.is_loaded)
    assert page.work.advice.mend.text() == "Add 1 table"
    qtbot.mouseClick(page.work.advice.mend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.is_loaded)
    assert len(columns(page)) == 5
    assert not page.work.advice.isVisible()


def test_rules_are_kept_as_soon_as_they_are_changed(page, qtbot, workspace, event_id):
    qtbot.mouseClick(page.work.rules_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.work.rules.managers, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.is_loaded)
    assert not Rules.read(view_of(workspace).breakout.rules).managers_apart
    workspace.undo()
    qtbot.waitUntil(lambda: page.is_loaded)
    assert page.work.rules.managers.isChecked()


def test_search_dims_the_others_and_enter_goes_from_one_to_the_next(seated, qtbot, people):
    qtbot.keyClicks(seated.work.search, "unit 1")
    assert seated.work.board.delegate.found == frozenset(people[1::2])
    names = []
    for _turn in range(4):
        qtbot.keyClick(seated.work.search, Qt.Key.Key_Return)
        names.append(seated.work.board.chosen.current().name)
    assert set(names) == {"P Bosc", "P Henry", "P Diop", "P Faure"}


def test_aim_opens_the_breakout_of_a_session_and_another_is_chosen_from_the_title(page, workspace, event_id, qtbot):
    texts = {"title": "Second", "starts": "16:00", "ends": "16:20"}
    second = workspace.do(add_session, workspace.store, event_id, texts).id
    workspace.do(shape_rounds, workspace.store, second, rounds=1, minutes=20, tables=2, seats=4)
    qtbot.waitUntil(lambda: page.is_loaded)
    page.aim(second)
    qtbot.waitUntil(lambda: page.is_loaded)
    assert page.work.head.title.text() == "Second"
    assert not page.work.rounds.chips
    page.work.head.title.picked.emit(page._shown.listed[0].id)
    qtbot.waitUntil(lambda: page.is_loaded)
    assert page.work.head.title.text() == "Speed meeting"


def test_a_name_is_never_read_as_markup(page, workspace, event_id, qtbot):
    texts = {"given_name": "<b>A", "family_name": "<img src=x>"}
    added = workspace.do(add_attendee, workspace.store, event_id, texts).id
    qtbot.waitUntil(lambda: page.is_loaded)
    page.work.show_why()
    page.aim(added)
    assert page.work.place.name.text() == "<b>A <img src=x>"
    assert page.work.place.name.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("opened", ["why", "rules"])
def test_the_page_fits_the_smallest_window_without_a_bar_below(seated, window, qtbot, opened):
    window.resize(1024, 700)
    button = seated.work.why_button if opened == "why" else seated.work.rules_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    hint = seated.minimumSizeHint()
    assert hint.width() <= 812
    assert hint.height() <= 560


@pytest.mark.parametrize(("people", "verb"), [(("a",), "Place this person"), (("a", "b"), "Place them")])
def test_placing_one_person_is_said_of_one(people, verb, qtbot):
    strip = AdviceStrip()
    qtbot.addWidget(strip)
    strip.show_proposal(Proposal("place", words("x"), people=people))
    assert strip.mend.text() == verb
