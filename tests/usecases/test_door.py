"""The door: who gets in, what is noted, who is counted."""

import pytest

from desktop.data import history
from desktop.data.tables import Badge, Checkin
from desktop.domain.badges import badge_code
from desktop.domain.names import find_named
from desktop.domain.words import Refused
from desktop.usecases.attendees import edit_attendee, list_attendees
from desktop.usecases.badges import replace_badge
from desktop.usecases.door import check_in, count_arrivals, count_door, door_key, list_entries, register_at_door
from desktop.usecases.history import is_next_undo
from desktop.usecases.workspace import add_event, get_event


def reason(passed) -> str:
    return passed.verdict.reason


def test_a_badge_lets_its_owner_in(day, event_id, person, row):
    id_ = person("Zoë", "Perrin")
    passed = check_in(day, event_id, row(id_).code, at="08:57", desk="Entrée A")
    assert (passed.verdict.colour, passed.attendee.given_name) == ("ok", "Zoë")
    assert (row(id_).arrived, row(id_).inside) == ("2026-11-19T08:57:00", True)


@pytest.mark.parametrize("spoilt", [str.lower, lambda code: f" {code[:5]} {code[5:]} "])
def test_a_code_is_read_in_any_case_and_with_blanks(day, event_id, person, row, spoilt):
    assert reason(check_in(day, event_id, spoilt(row(person("Zoë", "Perrin")).code))) == "in"


def test_a_second_scan_notes_nothing_and_says_since_when(day, event_id, person, row):
    id_ = person("Zoë", "Perrin")
    check_in(day, event_id, id_, at="08:12", desk="Entrée A")
    passed = check_in(day, event_id, id_, at="08:13")
    assert (passed.verdict.colour, reason(passed), passed.changes) == ("warn", "already", None)
    assert str(passed.verdict.headline) == "Already in since 08:12, Entrée A"


def test_letting_in_anyway_is_noted(day, event_id, person):
    id_ = person("Zoë", "Perrin")
    check_in(day, event_id, id_, at="08:12")
    assert check_in(day, event_id, id_, at="08:13", anyway=True).changes is not None


@pytest.mark.parametrize(("status", "verdict"), [("cancelled", ("bad", "cancelled")), ("pending", ("warn", "pending"))])
def test_who_is_not_registered_is_stopped(day, event_id, person, status, verdict):
    id_ = person("Zoë", "Perrin")
    edit_attendee(day, id_, {"status": status})
    passed = check_in(day, event_id, id_)
    assert (passed.verdict.colour, reason(passed)) == verdict
    assert passed.changes is None
    assert reason(check_in(day, event_id, id_, anyway=True)) == "in"


def test_a_code_that_nobody_made_is_unknown(day, event_id):
    assert reason(check_in(day, event_id, "P" + "B" * 19)) == "unknown"


def test_a_genuine_badge_of_another_laptop_is_let_in_and_counted_once_its_owner_is_known(day, event_id, person, row):
    key = bytes.fromhex(get_event(day).badge_key)
    code = badge_code(key, "BCDEFGHIJK")
    passed = check_in(day, event_id, code, at="08:50")
    assert (reason(passed), passed.verdict.colour) == ("not_received", "warn")
    assert count_door(day, event_id).arrived == 1
    id_ = person("Hans", "Keller")
    with day.write(passed.verdict.headline) as work:
        work.add(Badge(event_id=event_id, attendee_id=id_, code=code))
    assert row(id_).arrived == "2026-11-19T08:50:00"
    assert count_door(day, event_id).arrived == 1


def test_a_replaced_badge_stays_outside(day, event_id, person, row):
    id_ = person("Zoë", "Perrin")
    old = row(id_).code
    replace_badge(day, id_)
    assert reason(check_in(day, event_id, old)) == "revoked"
    assert reason(check_in(day, event_id, row(id_).code)) == "in"


def test_a_badge_of_another_event_is_named(day, event_id, person, row):
    code = row(person("Zoë", "Perrin")).code
    other = add_event(day, "Meetup Lyon").id
    passed = check_in(day, other, code)
    assert (reason(passed), passed.verdict.headline.values["name"]) == ("other_event", "Convention")


def test_a_name_of_two_people_is_asked_back(day, event_id, person):
    person("Alex", "Bernard")
    person("Alex", "Bernard")
    with pytest.raises(Refused, match="2 people answer"):
        check_in(day, event_id, "Alex Bernard")


def test_exits_change_who_is_inside_and_not_who_has_come(day, event_id, person, row):
    ids = [person("A", "A"), person("B", "B")]
    for id_ in ids:
        check_in(day, event_id, id_, at="08:30")
    assert reason(check_in(day, event_id, ids[0], direction="out", at="08:40")) == "out"
    counted = count_door(day, event_id)
    assert (counted.expected, counted.arrived, counted.inside, counted.lately) == (2, 2, 1, 0)
    assert reason(check_in(day, event_id, ids[0], at="08:44")) == "in"


def test_a_second_exit_notes_nothing_and_says_since_when(day, event_id, person):
    id_ = person("Zoë", "Perrin")
    assert reason(check_in(day, event_id, id_, direction="out", at="08:30")) == "not_in"
    passed = check_in(day, event_id, id_, direction="out", at="08:41")
    assert (passed.verdict.colour, reason(passed), passed.changes) == ("warn", "already_out", None)
    assert str(passed.verdict.headline) == "Already out since 08:30"
    assert len(list_entries(day, event_id)) == 1
    anyway = check_in(day, event_id, id_, direction="out", at="08:42", anyway=True)
    assert (reason(anyway), anyway.direction) == ("out", "out")


def test_whoever_came_counts_as_expected(day, event_id, person):
    person("Zoë", "Perrin")
    for status in ("pending", "cancelled"):
        id_ = person(status, "X")
        edit_attendee(day, id_, {"status": status})
        assert count_door(day, event_id).expected == 1 + (status == "cancelled")
        check_in(day, event_id, id_, anyway=True)
    register_at_door(day, event_id, {"given_name": "Inès"})
    counted = count_door(day, event_id)
    assert (counted.arrived, counted.expected) == (3, 4)


def test_undo_is_about_the_last_step_alone(day, event_id, person):
    first = check_in(day, event_id, person("Zoë", "Perrin"))
    assert is_next_undo(day, first.changes)
    second = check_in(day, event_id, person("Karim", "Bensaïd"))
    assert not is_next_undo(day, first.changes)
    assert is_next_undo(day, second.changes)
    assert not is_next_undo(day, None)


def test_names_that_begin_with_the_letters_come_first_and_units_do_not_count(day, event_id, person):
    person("Ana", "Abel", unit="Marketing", job="Market analyst", site="Marseille")
    person("Omar", "Adam")
    person("Jean-Marie", "Blanc")
    person("Zoë", "Martin")
    person("Marie", "Zola")
    person("Li", "Wu", email="li.mar@example.com")
    people = {row.id: row for row in list_attendees(day, event_id)}
    keys = [door_key(row) for row in people.values()]

    def hits(text: str) -> list[str]:
        return [people[id_].given_name for id_ in find_named(keys, text)]

    assert hits("mar") == ["Zoë", "Marie", "Jean-Marie", "Omar", "Li"]
    assert hits("example") == []
    assert hits("li.mar@exam") == ["Li"]
    assert hits("martim")[0] == "Zoë"


def test_arrivals_are_counted_by_quarter_with_the_empty_ones(day, event_id, person):
    for number, at in enumerate(("07:59", "08:00", "08:31", "08:44")):
        check_in(day, event_id, person(str(number), "X"), at=at)
    assert count_arrivals(day, event_id) == [("07:45", 1), ("08:00", 1), ("08:15", 0), ("08:30", 2)]


def test_the_last_entries_come_first(day, event_id, person):
    for number, at in enumerate(("08:00", "08:05", "08:02")):
        check_in(day, event_id, person(str(number), "X"), at=at)
    assert [entry.given_name for entry in list_entries(day, event_id, limit=2)] == ["1", "2"]


def test_a_walk_in_is_registered_and_inside_in_one_step(day, event_id):
    passed = register_at_door(day, event_id, {"given_name": "Inès"}, "Entrée A")
    assert (reason(passed), passed.attendee.inside, passed.attendee.walk_in) == ("in", True, True)
    assert passed.attendee.code
    history.undo(day)
    assert list_attendees(day, event_id) == []


def test_an_entry_is_taken_back_by_undo(day, event_id, person, row):
    id_ = person("Zoë", "Perrin")
    check_in(day, event_id, id_)
    history.undo(day)
    assert row(id_).arrived == ""
    with day.read() as session:
        assert session.query(Checkin).count() == 0


@pytest.mark.parametrize("time", ["25:00", "vite"])
def test_a_time_that_is_none_is_refused(day, event_id, person, time):
    with pytest.raises(Refused, match="is not a time"):
        check_in(day, event_id, person("Zoë", "Perrin"), at=time)
