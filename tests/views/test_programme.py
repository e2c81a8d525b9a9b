"""The programme: slots of time, clashes, sessions and rooms edited where they stand, rounds, and the ways on."""

import pytest
from PySide6.QtCore import Qt

from desktop.usecases.attendees import add_attendee, list_people
from desktop.usecases.programme import get_programme
from desktop.usecases.rooms import add_room
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session, set_hosts


@pytest.fixture
def day(workspace, event_id):
    """A plenary, tables, and two workshops at once; title -> session id."""
    store = workspace.store
    for title, places in (("Auditorium", "700"), ("Rhône", "28"), ("Gerland", "40")):
        add_room(store, event_id, {"title": title, "capacity": places})
    rows = [
        ("Ouverture", "plenary", "09:15", "10:30", "Auditorium"), ("Tables", "tables", "10:45", "12:00", "Auditorium"),
        ("Oser le feedback", "workshop", "14:00", "15:30", "Rhône"),
        ("Manager à distance", "workshop", "14:00", "15:30", "Gerland"),
    ]  # fmt: skip
    names = ("title", "kind", "starts", "ends", "room")
    return {row[0]: add_session(store, event_id, dict(zip(names, row, strict=True))).id for row in rows}


@pytest.fixture
def page(day, go, window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return go("programme")


@pytest.fixture
def again(page, qtbot):
    """Wait until a change is shown."""
    return lambda: qtbot.waitUntil(lambda: page.is_loaded)


def write(qtbot, field, text) -> None:
    """Type into a value that is edited where it stands."""
    field.edit()
    field._editor.setText(text)
    qtbot.keyClick(field._editor, Qt.Key.Key_Return)


def session(workspace, event_id, id_):
    return get_programme(workspace.store, event_id).session(id_)


def test_an_empty_programme_offers_to_import_one(go, qtbot):
    page = go("programme")
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.place_wanted) as wanted:
        page.import_button.click()
    assert wanted.args == ["import", ""]


def test_sessions_stand_in_order_of_time_and_parallel_ones_side_by_side(page, day):
    titles = {id_: title for title, id_ in day.items()}
    assert [[titles[id_] for id_ in row] for row in page.day.rows()] == [
        ["Ouverture"], ["Tables"], ["Manager à distance", "Oser le feedback"],
    ]  # fmt: skip
    left, right = (page.day.cards[day[title]] for title in ("Manager à distance", "Oser le feedback"))
    assert left.y() == right.y()
    assert left.x() < right.x()


def test_a_card_says_everything_to_readers(page, day):
    said = page.day.cards[day["Oser le feedback"]].accessibleName()
    for part in ("Oser le feedback", "14:00", "15:30", "Rhône", "0 placed", "28 places"):
        assert part in said


def test_arrows_go_through_the_day_and_the_panel_follows(page, day, qtbot):
    page.start_here()
    first = page.day.cards[day["Ouverture"]]
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert page.panel.title.text() == "Tables"
    qtbot.keyClick(page.day.cards[day["Tables"]], Qt.Key.Key_End)
    assert page.panel.title.text() == "Oser le feedback"
    assert page.day.cards[day["Oser le feedback"]].hasFocus()
    qtbot.keyClick(page.day.cards[day["Oser le feedback"]], Qt.Key.Key_Left)
    assert page.panel.title.text() == "Manager à distance"


def test_the_same_room_and_host_twice_are_told_in_words_and_counted(page, day, workspace, event_id, again):
    add_attendee(workspace.store, event_id, {"given_name": "Karim", "family_name": "Bensaïd"})
    for title in ("Oser le feedback", "Manager à distance"):
        workspace.do(set_hosts, workspace.store, day[title], [list_people(workspace.store)[0].id])
    again()
    page.aim(day["Oser le feedback"])
    rhone = page.panel.room.findText("Rhône", Qt.MatchFlag.MatchStartsWith)
    assert rhone >= 0
    page.aim(day["Manager à distance"])
    page.panel.room.setCurrentIndex(page.panel.room.findText("Rhône", Qt.MatchFlag.MatchStartsWith))
    page.panel.room.picked.emit(page.panel.room.value())
    again()
    assert page.clash_button.text() == "2 clashes"
    assert page.day.cards[day["Oser le feedback"]].words() == ["Room taken twice", "Host taken twice"]
    assert page.panel.clashes.count() == 2


def test_more_people_than_seats_is_told_and_the_button_goes_there(page, day, workspace, event_id, again, qtbot):
    for given in ("Ana", "Bo"):
        workspace.do(add_attendee, workspace.store, event_id, {"given_name": given, "family_name": "Petit"})
    again()
    page.aim(day["Tables"])
    write(qtbot, page.panel.fields["capacity"], "1")
    again()
    page.day.choose(day["Ouverture"])
    assert page.clash_button.text() == "1 clash"
    qtbot.mouseClick(page.clash_button, Qt.MouseButton.LeftButton)
    assert page.day.chosen_id == day["Tables"]
    assert page.day.cards[day["Tables"]].words() == ["Too few places"]


def test_a_session_is_added_by_keyboard_and_shown(page, workspace, event_id, qtbot, again):
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.panel.form
    qtbot.waitUntil(form.fields["title"].hasFocus)
    qtbot.keyClicks(form.fields["title"], "Codev")
    qtbot.keyClicks(form.fields["starts"], "16:00")
    qtbot.keyClick(form.fields["starts"], Qt.Key.Key_Return)
    again()
    added = get_programme(workspace.store, event_id).sessions[-1]
    assert (added.title, added.starts[11:]) == ("Codev", "16:00")
    assert page.panel.title.text() == "Codev"
    workspace.undo()
    again()
    assert "Codev" not in {s.title for s in get_programme(workspace.store, event_id).sessions}
    assert page.panel.title.text() != "Codev"


def test_a_first_session_can_be_typed_where_there_is_none(go, qtbot, workspace, event_id):
    page = go("programme")
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    page.panel.form.fields["title"].setText("Ouverture")
    qtbot.keyClick(page.panel.form.fields["title"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_loaded and bool(page.day.cards))
    assert not page.empty.isVisible()


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [("title", "Plénière", "Plénière"), ("starts", "9h30", "09:30"), ("ends", "10:15", "10:15"), ("capacity", "5", 5)],
)
def test_a_field_is_kept_at_once_and_undone(page, day, workspace, event_id, qtbot, again, field, text, kept):
    page.aim(day["Ouverture"])
    before = session(workspace, event_id, day["Ouverture"])
    write(qtbot, page.panel.fields[field], text)
    value = getattr(session(workspace, event_id, day["Ouverture"]), field)
    assert (value[11:] if field in ("starts", "ends") else value) == kept
    workspace.undo()
    again()
    assert session(workspace, event_id, day["Ouverture"]) == before


def test_a_time_that_is_none_is_refused_and_the_old_one_stands(page, day, workspace, event_id, qtbot):
    page.aim(day["Ouverture"])
    with qtbot.waitSignal(workspace.refused):
        write(qtbot, page.panel.fields["starts"], "late")
    assert session(workspace, event_id, day["Ouverture"]).starts.endswith("09:15")
    assert page.panel.fields["starts"]._value._text == "09:15"


def test_kind_and_description_are_kept(page, day, workspace, event_id, qtbot, again):
    page.aim(day["Ouverture"])
    page.panel.kind.choose("closing")
    page.panel.kind.picked.emit("closing")
    again()
    box = page.panel.description
    box.setFocus()
    box.setPlainText("Une ligne\net une autre")
    box.keep()
    again()
    shown = session(workspace, event_id, day["Ouverture"])
    assert (shown.kind, shown.description) == ("closing", "Une ligne\net une autre")


def test_a_host_is_found_by_a_few_letters_and_removed_again(day, go, workspace, event_id, qtbot):
    add_attendee(workspace.store, event_id, {"given_name": "Łukasz", "family_name": "Żółkiewski"})
    page = go("programme")
    page.aim(day["Ouverture"])
    qtbot.keyClicks(page.panel.hosts.field, "zolk")
    qtbot.keyClick(page.panel.hosts.field, Qt.Key.Key_Return)
    assert session(workspace, event_id, day["Ouverture"]).hosts == ("Łukasz Żółkiewski",)
    assert page.panel.hosts.field.text() == ""
    qtbot.waitUntil(lambda: page.is_loaded and page.panel.hosts.lines.count() == 1)
    page.panel.hosts._remove(session(workspace, event_id, day["Ouverture"]).host_ids[0])
    assert session(workspace, event_id, day["Ouverture"]).hosts == ()


def test_a_host_whom_nobody_knows_is_refused(page, day, workspace, qtbot):
    page.aim(day["Ouverture"])
    page.panel.hosts.field.setText("Nobody Atall")
    with qtbot.waitSignal(workspace.refused):
        qtbot.keyClick(page.panel.hosts.field, Qt.Key.Key_Return)


def test_parallel_workshops_move_together_unless_one_is_to_move_alone(page, day, workspace, event_id, qtbot, again):
    page.aim(day["Oser le feedback"])
    write(qtbot, page.panel.fields["starts"], "14:15")
    again()
    starts = [session(workspace, event_id, day[t]).starts[11:] for t in ("Oser le feedback", "Manager à distance")]
    assert starts == ["14:15", "14:15"]
    page.panel.together.setChecked(False)
    write(qtbot, page.panel.fields["starts"], "16:00")
    again()
    starts = [session(workspace, event_id, day[t]).starts[11:] for t in ("Oser le feedback", "Manager à distance")]
    assert starts == ["16:00", "14:15"]


def test_removing_a_session_is_one_step_that_undo_takes_back(page, day, workspace, event_id, qtbot, again):
    before = get_programme(workspace.store, event_id)
    page.aim(day["Manager à distance"])
    qtbot.mouseClick(page.panel.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: day["Manager à distance"] not in page.day.cards)
    workspace.undo()
    again()
    assert get_programme(workspace.store, event_id) == before
    assert day["Manager à distance"] in page.day.cards


def test_a_session_leads_to_its_breakout_and_its_feedback(page, day, workspace, qtbot, again):
    page.aim(day["Ouverture"])
    assert not page.panel.breakout_button.isVisible()
    workspace.do(shape_rounds, workspace.store, day["Tables"], rounds=2, minutes=10, tables=2, seats=8)
    again()
    for title, button, noun in (
        ("Tables", page.panel.breakout_button, "breakouts"),
        ("Oser le feedback", page.panel.breakout_button, "breakouts"),
        ("Ouverture", page.panel.feedback_button, "feedback"),
    ):
        page.aim(day[title])
        page.place_wanted.disconnect()
        with qtbot.waitSignal(page.place_wanted) as wanted:
            button.click()
        assert wanted.args == [noun, day[title]]
        page.place_wanted.connect(page.window().show_place)


def test_aiming_at_rooms_opens_them_and_at_a_session_selects_it(page, day, window):
    window.show_place("programme", "rooms")
    assert page.rooms.isVisible()
    window.show_place("programme", day["Tables"])
    assert page.day.isVisible()
    assert page.day.cards[day["Tables"]].isChecked()


def test_titles_are_never_read_as_markup(go, workspace, event_id):
    add_session(workspace.store, event_id, {"title": "<b>Gras</b>", "starts": "10:00"})
    page = go("programme")
    assert page.panel.title.text() == "<b>Gras</b>"
    assert page.panel.title.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("part", ["sessions", "rooms"])
def test_the_page_fits_the_smallest_window(page, window, part, qtbot):
    window.resize(1024, 700)
    page.aim(part)
    assert page.minimumSizeHint().width() <= 812
    assert page.minimumSizeHint().height() <= 560
    for card in page.day.cards.values():
        assert card.geometry().right() <= page.day.width()
