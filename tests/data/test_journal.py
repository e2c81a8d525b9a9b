"""The journal: what it says is what the tables say, and any action can be taken back."""

import json

import pytest
from sqlalchemy import func, select, text

from desktop.data import history
from desktop.data.rebuild import differences, rebuild
from desktop.data.store import Store
from desktop.data.tables import Attendee, Checkin, JournalLine, Person, Place
from desktop.domain.ids import derived_id, new_ids
from desktop.domain.words import words

LABEL = words("Try")


def people(store: Store) -> dict[str, str]:
    with store.read() as session:
        return dict(session.execute(select(Person.id, Person.family_name)).all())


def add_person(store: Store, **values: str) -> str:
    person = Person(**values)
    id_ = person.id
    with store.write(words("Add {name}", name=values.get("family_name", ""))) as work:
        work.add(person)
    return id_


def rename(store: Store, id_: str, name: str) -> None:
    with store.write(LABEL) as work:
        work.session.get_one(Person, id_).family_name = name


def test_every_change_stands_in_the_journal_with_its_action(store):
    id_ = add_person(store, family_name="Żółkiewski", given_name="Łukasz")
    with store.read() as session:
        lines = session.execute(select(JournalLine.kind, JournalLine.noun, JournalLine.body)).all()
    assert [line.kind for line in lines] == ["open", "action", "set"]
    assert json.loads(lines[2].body) == {"f": {"family_name": "Żółkiewski", "given_name": "Łukasz"}}
    assert people(store) == {id_: "Żółkiewski"}


def test_a_failing_action_leaves_no_trace(store):
    add_person(store, family_name="Kept")

    def fail() -> None:
        with store.write(LABEL) as work:
            work.add(Person(family_name="Lost"))
            work.session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    add_person(store, family_name="After")
    assert sorted(people(store).values()) == ["After", "Kept"]
    assert differences(store) == []


def test_an_edit_names_the_write_that_it_replaces(store):
    id_ = add_person(store, family_name="Un")
    rename(store, id_, "Deux")
    rename(store, id_, "Trois")
    with store.read() as session:
        bodies = [json.loads(b) for b in session.scalars(select(JournalLine.body).where(JournalLine.kind == "set"))]
    writer = bodies[1]["r"]["family_name"][0][0]
    assert [b["r"] for b in bodies[1:]] == [{"family_name": [[writer, 3]]}, {"family_name": [[writer, 5]]}]


def test_undo_and_redo_turn_an_edit_back_and_forth(store):
    id_ = add_person(store, family_name="Avant")
    rename(store, id_, "Après")
    for _ in range(2):
        assert history.undo(store).ids("person") == {id_}
        assert people(store) == {id_: "Avant"}
        history.redo(store)
        assert people(store) == {id_: "Après"}
    history.undo(store)
    history.undo(store)
    assert people(store) == {}
    history.redo(store)
    assert people(store) == {id_: "Avant"}
    assert differences(store) == []


def test_undo_goes_on_after_a_restart(store, reopen):
    id_ = add_person(store, family_name="Avant")
    rename(store, id_, "Après")
    store = reopen(store)
    assert str(history.next_undo(store)) == "Try"
    history.undo(store)
    store = reopen(store)
    assert people(store) == {id_: "Avant"}
    history.redo(store)
    assert people(store) == {id_: "Après"}


def test_a_new_action_ends_what_could_be_redone(store):
    id_ = add_person(store, family_name="Un")
    rename(store, id_, "Deux")
    history.undo(store)
    rename(store, id_, "Trois")
    assert history.next_redo(store) is None
    assert history.redo(store) is None
    history.undo(store)
    assert people(store) == {id_: "Un"}


def test_a_hundred_steps_can_be_undone_and_no_more(store):
    id_ = add_person(store, family_name="0")
    for number in range(1, 121):
        rename(store, id_, str(number))
    steps = 0
    while history.undo(store):
        steps += 1
    assert steps == 100
    assert people(store) == {id_: "20"}


def test_an_import_of_many_rows_is_one_step(store):
    ids = new_ids(2000)
    with store.write(LABEL) as work:
        work.add_rows(Person, [{"id": id_, "family_name": f"N{n}", "ambassador": n == 3} for n, id_ in enumerate(ids)])
    assert len(people(store)) == 2000
    assert differences(store) == []
    assert len(history.undo(store).ids("person")) == 2000
    assert people(store) == {}
    history.redo(store)
    assert people(store)[ids[7]] == "N7"
    assert differences(store) == []


def test_a_link_that_comes_back_replaces_its_earlier_life(store):
    id_ = derived_id("event", "person")

    def join(status: str) -> None:
        with store.write(LABEL) as work:
            work.add(Attendee(id=id_, event_id="event", person_id="person", status=status))

    def leave() -> None:
        with store.write(LABEL) as work:
            work.remove_rows(Attendee, [id_])

    def statuses() -> list[str]:
        with store.read() as session:
            return list(session.scalars(select(Attendee.status)))

    join("pending")
    leave()
    join("cancelled")
    assert statuses() == ["cancelled"]
    with store.write(LABEL) as work:
        work.remove_rows(Attendee, [id_])
    with store.write(LABEL) as work:
        work.add_rows(Attendee, [{"id": id_, "event_id": "event", "person_id": "person", "status": "pending"}])
    assert statuses() == ["pending"]
    assert differences(store) == []
    history.undo(store)
    assert statuses() == []
    history.undo(store)
    assert statuses() == ["cancelled"]
    history.undo(store)
    assert statuses() == []
    history.undo(store)
    assert statuses() == ["pending"]
    assert differences(store) == []


def test_a_check_in_is_never_edited(store):
    with store.write(LABEL) as work:
        work.add(Checkin(event_id="e", attendee_id="a", at="2026-11-19T08:45:00"))
    with pytest.raises(AssertionError, match="never edited"), store.write(LABEL) as work:
        work.session.scalars(select(Checkin)).one().at = "2026-11-19T09:00:00"


def test_an_edit_that_changes_nothing_is_no_action(store):
    id_ = add_person(store, family_name="Même")
    with store.write(LABEL) as work:
        work.session.get_one(Person, id_).family_name = "Même"
    assert work.changes.action is None
    assert str(history.next_undo(store)) == "Add Même"


def test_feedback_has_a_writer_of_its_own_and_keeps_the_hour_only(store, clock):
    clock.set("2026-11-19T10:47:31")
    add_person(store, family_name="A")
    with store.write(LABEL, secret=True) as work:
        work.add(Place(round_id="r", attendee_id="a"))
    with store.read() as session:
        lines = session.execute(select(JournalLine).order_by(JournalLine.writer)).scalars().all()
        secret = next(line for line in lines if line.noun == "place")
        assert secret.writer not in {line.writer for line in lines if line.noun == "person"}
        assert (secret.hlc >> 16) % 3_600_000 == 0
        openings = [line.record for line in lines if line.kind == "open"]
    assert sorted(openings) == ["", "desk-a"]


def test_history_tells_who_changed_what_when(store, clock):
    with store.write(LABEL) as work:
        from desktop.data.tables import Device

        work.add(Device(id="desk-a", title="Poste 1"))
    id_ = add_person(store, family_name="Un")
    clock.set("2026-11-19T09:30:00")
    rename(store, id_, "Deux")
    rows = history.list_record_changes(store, "person", id_)
    assert [(r.kind, r.fields, r.action.device) for r in rows] == [
        ("set", {"family_name": "Deux"}, "Poste 1"),
        ("set", {"family_name": "Un"}, "Poste 1"),
    ]
    assert rows[0].action.wall_ms == int(clock() * 1000)
    assert [str(a.label) for a in history.list_actions(store)] == ["Try", "Add Un", "Try"]


def test_tables_that_were_tampered_with_are_found_and_mended(store):
    id_ = add_person(store, family_name="Vrai")
    with store.exclusive() as connection:
        connection.execute(text("UPDATE person SET family_name = 'Faux'"))
        connection.execute(text("DELETE FROM conflict"))
    assert [d.record for d in differences(store)] == [id_]
    rebuild(store)
    assert people(store) == {id_: "Vrai"}
    assert differences(store) == []


def test_one_writer_numbers_its_lines_without_a_gap(store, reopen):
    add_person(store, family_name="A")
    store = reopen(store)
    add_person(store, family_name="B")
    add_person(store, family_name="C")
    with store.read() as session:
        rows = session.execute(
            select(func.count(), func.min(JournalLine.seq), func.max(JournalLine.seq)).group_by(JournalLine.writer)
        ).all()
    assert sorted(rows) == [(3, 1, 3), (5, 1, 5)]
