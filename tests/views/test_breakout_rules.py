"""The rules of a breakout: sentences, presets, sliders and attributes, each kept as soon as it is changed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from desktop.usecases.attendees import edit_attendee, list_attendees
from desktop.usecases.breakout_places import lock_places, set_pair
from desktop.usecases.breakout_rules import Rules, keep_preset, list_presets, set_rules
from desktop.usecases.history import list_actions
from desktop.usecases.sessions import add_session
from desktop.usecases.wishes import set_wishes
from desktop.views.breakout_wishes import sentences
from tests.views.breakout_desk import invite, plan, seat, shape, view_of

RIGHT, LEFT = Qt.Key.Key_Right, Qt.Key.Key_Left


@pytest.fixture
def people(workspace):
    return invite(workspace)


@pytest.fixture
def panel(people, workspace, go, qtbot):
    """The rules of a speed meeting, opened beside its board."""
    shape(workspace, plan(workspace))
    seat(workspace, people)
    page = go("breakouts")
    qtbot.mouseClick(page.work.rules_button, Qt.MouseButton.LeftButton)
    return page.work.rules


@pytest.fixture
def read(workspace):
    """The rules as they are kept."""
    return lambda: Rules.read(view_of(workspace).breakout.rules)


@pytest.fixture
def settled(window, qtbot):
    """Wait until the page shows what was written."""
    return lambda: qtbot.waitUntil(lambda: window.pages["breakouts"].is_loaded)


def changes(workspace) -> int:
    return sum(row.label.template == "Change the rules of a breakout" for row in list_actions(workspace.store))


def test_a_rule_is_a_sentence_that_is_switched_by_keyboard_and_taken_back(panel, read, workspace, settled, qtbot):
    assert panel.managers.text() == "A manager never sits with their direct report."
    qtbot.keyClick(panel.managers, Qt.Key.Key_Space)
    assert not read().managers_apart
    settled()
    workspace.undo()
    settled()
    assert panel.managers.isChecked()
    assert read().managers_apart


def test_ambassadors_in_each_group_cannot_be_asked_for_when_there_are_too_few(
    panel, read, workspace, people, settled, qtbot
):
    assert panel.leading.text() == "There is none for 3 groups: it cannot be kept."
    assert not panel.ambassadors.isEnabled()
    for count, person in enumerate(people[:3], 1):
        workspace.do(edit_attendee, workspace.store, person, {"ambassador": "yes"})
        settled()
        assert panel.ambassadors.isEnabled() == (count == 3)
    assert panel.leading.text() == "There are 3 for 3 groups."
    qtbot.keyClick(panel.ambassadors, Qt.Key.Key_Space)
    assert read().ambassadors
    workspace.do(edit_attendee, workspace.store, people[0], {"ambassador": "no"})
    settled()
    assert panel.leading.text() == "There are 2 for 3 groups: it cannot be kept."
    assert panel.ambassadors.isEnabled()


def test_what_always_holds_is_said_with_its_number(panel, workspace, event_id, people, settled):
    persons = [row.person_id for row in list_attendees(workspace.store, event_id)]
    workspace.do(set_pair, workspace.store, event_id, persons[:2], "apart")
    workspace.do(set_pair, workspace.store, event_id, persons[2:4], "together")
    workspace.do(edit_attendee, workspace.store, people[0], {"step_free": "yes"})
    settled()
    view = view_of(workspace)
    workspace.do(lock_places, workspace.store, view.rounds[0].id, [people[0], people[2]], locked=True)
    assert [panel.kept.itemAt(place).widget().text() for place in range(panel.kept.count())] == [
        "No group has more people than seats.", "1 pair stays apart.", "1 pair stays together.",
        "2 locked places stay.", "1 person has a room without steps.",
    ]  # fmt: skip


def test_keys_on_a_slider_are_written_once_when_they_have_stopped(panel, read, workspace, settled, qtbot):
    slider = panel.wishes.lines["meeting"].slider
    qtbot.keyClick(slider, LEFT)
    qtbot.keyClick(slider, LEFT)
    qtbot.keyClick(slider, RIGHT)
    assert panel.wishes.lines["meeting"].sentence.text() == "Meeting somebody new counts a little."
    assert (read().meeting, changes(workspace)) == (2, 0)
    slider.settling.timeout.emit()
    assert (read().meeting, changes(workspace)) == (1, 1)
    settled()
    assert panel.presets.choice.currentText() == "Own setting"


def test_a_click_on_a_step_goes_there_at_once(panel, read, qtbot):
    slider = panel.wishes.lines["mixing"].slider
    slider.show_step(0)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 4, slider.height() // 2))
    assert slider.value() == 3
    assert slider.is_settled


def test_a_slider_that_loses_the_keyboard_is_written(panel, read, qtbot):
    slider = panel.wishes.lines["mixing"].slider
    slider.setFocus()
    qtbot.keyClick(slider, RIGHT)
    panel.managers.setFocus()
    assert read().mixing == 3


def test_a_drag_is_written_once_when_the_mouse_lets_go(panel, read, workspace, qtbot):
    slider = panel.wishes.lines["comfort"].slider
    start, end = QPoint(slider.width() // 3, slider.height() // 2), QPoint(slider.width() - 3, slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    for x in range(start.x(), end.x(), 6):
        qtbot.mouseMove(slider, QPoint(x, end.y()))
    slider.setSliderPosition(3)
    assert changes(workspace) == 0
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    slider.settle()
    assert (read().comfort, changes(workspace)) == (3, 1)


def test_the_page_that_is_read_anew_leaves_a_step_that_is_being_chosen(panel, read, workspace, settled, qtbot):
    slider = panel.wishes.lines["meeting"].slider
    qtbot.keyClick(slider, RIGHT)
    qtbot.keyClick(panel.managers, Qt.Key.Key_Space)
    settled()
    assert slider.value() == 3
    slider.settling.timeout.emit()
    assert (read().meeting, read().managers_apart) == (3, False)


def test_readers_hear_the_word_of_a_step_and_the_sentence(panel, qtbot):
    slider = panel.wishes.lines["meeting"].slider
    qtbot.keyClick(slider, RIGHT)
    said = QAccessible.queryAccessibleInterface(slider)
    assert said.text(QAccessible.Text.Name) == "New encounters: a lot"
    assert said.text(QAccessible.Text.Description) == "Meeting somebody new counts a lot."
    assert said.role() == QAccessible.Role.Slider
    switch = QAccessible.queryAccessibleInterface(panel.managers)
    assert switch.role() == QAccessible.Role.CheckBox
    assert switch.state().checked


def test_wishes_are_weighed_only_where_people_choose(panel, workspace, event_id, people, window, settled):
    assert not panel.wishes.lines["wishes"].isVisible()
    texts = [{"title": t, "kind": "workshop", "starts": "14:00", "ends": "15:00"} for t in ("Listening", "Delegating")]
    ids = [workspace.do(add_session, workspace.store, event_id, each).id for each in texts]
    workspace.do(set_wishes, workspace.store, people[0], ids[:1], ids, "P Amar")
    settled()
    window.pages["breakouts"].aim(ids[0])
    settled()
    assert panel.wishes.lines["wishes"].isVisible()
    assert panel.wishes.lines["comfort"].sentence.text() == sentences(sessions=True)["comfort"][1]


def test_a_preset_sets_the_sliders_and_a_slider_leaves_it(panel, read, settled, qtbot):
    choice = panel.presets.choice
    assert choice.currentText() == "Balanced"
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    assert (read().wishes, read().meeting, read().mixing) == (1, 3, 1)
    settled()
    assert panel.wishes.lines["meeting"].slider.value() == 3
    assert choice.currentText() == "New faces first"
    assert not panel.presets.keep.isVisible()
    qtbot.keyClick(panel.wishes.lines["mixing"].slider, RIGHT)
    panel.wishes.settle()
    settled()
    assert choice.currentText() == "Own setting"


def test_rules_are_kept_under_a_name_and_removed_by_keyboard(panel, workspace, event_id, settled, qtbot):
    presets = panel.presets
    qtbot.keyClick(panel.wishes.lines["mixing"].slider, RIGHT)
    panel.wishes.settle()
    settled()
    qtbot.keyClick(presets.keep, Qt.Key.Key_Return)
    assert presets.form.isVisible()
    assert presets.form.name.hasFocus()
    qtbot.keyClicks(presets.form.name, " {Codev} ")
    qtbot.keyClick(presets.form.name, Qt.Key.Key_Return)
    settled()
    assert not presets.form.isVisible()
    assert [preset.title for preset in list_presets(workspace.store, event_id)[4:]] == ["{Codev}"]
    assert presets.choice.currentText() == "{Codev}"
    qtbot.keyClick(presets.remove, Qt.Key.Key_Return)
    settled()
    assert presets.choice.currentText() == "Own setting"
    workspace.undo()
    settled()
    assert presets.choice.currentText() == "{Codev}"


def test_escape_closes_the_line_for_the_name_and_then_the_panel(panel, settled, qtbot):
    qtbot.keyClick(panel.wishes.lines["mixing"].slider, RIGHT)
    panel.wishes.settle()
    settled()
    panel.presets.begin()
    qtbot.keyClick(panel.presets.form.name, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert not panel.presets.form.isVisible()
    qtbot.keyClick(panel.presets.choice, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_kept_preset_is_there_for_another_breakout_of_the_event(panel, workspace, event_id, settled, qtbot):
    workspace.do(keep_preset, workspace.store, event_id, "Mine", Rules(wishes=0, meeting=0))
    settled()
    choice = panel.presets.choice
    titles = [choice.itemText(place) for place in range(choice.count())]
    assert titles == ["Balanced", "Wishes first", "New faces first", "Mixed groups first", "Mine"]


def test_an_attribute_is_mixed_or_kept_alike_by_arrow_keys(panel, read, workspace, people, settled, qtbot):
    units = panel.mix.lines["unit"].segments
    assert units.value() == "mix"
    qtbot.keyClick(units.segment("mix"), RIGHT)
    assert read().mix["unit"] == "alike"
    assert units.segment("alike").hasFocus()
    settled()
    qtbot.keyClick(units.segment("alike"), LEFT)
    qtbot.keyClick(units.segment("mix"), LEFT)
    assert "unit" not in read().mix
    said = QAccessible.queryAccessibleInterface(units.segment("alike"))
    assert (said.role(), said.text(QAccessible.Text.Name)) == (QAccessible.Role.RadioButton, "Units: keep alike")


def test_attributes_known_of_few_stand_last_and_those_of_nobody_cannot_be_chosen(panel, workspace, people, settled):
    lines = panel.mix.lines
    assert lines["site"].known.text() == "Not known for anybody"
    assert not lines["site"].segments.segment("mix").isEnabled()
    workspace.do(edit_attendee, workspace.store, people[0], {"gender": "F"})
    settled()
    order = sorted(lines, key=lambda name: panel.mix.layout().indexOf(lines[name]))
    assert order[:2] == ["unit", "gender"]
    assert lines["gender"].known.text() == "Known for 1 of 8 people"
    assert lines["gender"].segments.segment("mix").isEnabled()
    assert not lines["unit"].known.isVisible()


def test_the_time_to_think_is_kept(panel, read, qtbot):
    panel.seconds.setCurrentIndex(2)
    panel.seconds.activated.emit(2)
    assert read().seconds == 60


def test_rules_that_were_set_elsewhere_are_shown(panel, workspace, settled):
    mix = {"unit": "alike"}
    workspace.do(set_rules, workspace.store, view_of(workspace).breakout.id, Rules(False, False, mix, 0, 1, 2, 3, 15))
    settled()
    assert [line.slider.value() for line in panel.wishes.lines.values()] == [0, 1, 2, 3]
    assert (panel.seconds.value(), panel.mix.mix()) == ("15", mix)
    assert not panel.managers.isChecked()


@pytest.mark.parametrize("sessions", [True, False])
def test_each_strength_of_each_wish_has_a_sentence_of_its_own(sessions):
    told = [sentence for steps in sentences(sessions=sessions).values() for sentence in steps]
    assert len(told) == len(set(told)) == 16
