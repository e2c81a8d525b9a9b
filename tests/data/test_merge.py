"""Laptops that swap files in any order come to the same tables, and no edit is hidden."""

import json

import pytest
from sqlalchemy import select

from desktop.data import history
from desktop.data.merge import merge_changes, read_all_changes
from desktop.data.rebuild import differences
from desktop.data.store import Store, create_store
from desktop.data.tables import Attendee, Person
from desktop.domain.change_lines import read_change_line
from desktop.domain.changes import SET
from desktop.domain.ids import derived_id
from desktop.domain.words import Refused
from tests.data.laptops import LABEL, give, image, put, remove


@pytest.fixture
def laptop(tmp_path, clock):
    opened: list[Store] = []

    def make(name: str) -> Store:
        opened.append(create_store(tmp_path / f"{name}.plenum", device=name, clock=clock))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


def conflicts(store: Store) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in image(store)["conflict"]]


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Person.family_name).order_by(Person.id)))


def test_a_file_read_twice_changes_nothing_the_second_time(laptop):
    a, b = laptop("a"), laptop("b")
    put(a, "p", family_name="Un")
    assert give(a, b).ids("person") == {"p"}
    assert give(a, b).records == {}
    assert image(a) == image(b)


def test_two_edits_of_different_fields_are_both_kept(laptop):
    a, b = laptop("a"), laptop("b")
    put(a, "p", family_name="Un")
    give(a, b)
    put(a, "p", site="Lyon")
    put(b, "p", phone="06")
    give(a, b)
    give(b, a)
    assert image(a) == image(b)
    assert conflicts(a) == []
    with a.read() as session:
        row = session.get_one(Person, "p")
        assert (row.site, row.phone) == ("Lyon", "06")


def test_two_edits_of_one_field_are_listed_until_a_person_decides(laptop):
    a, b = laptop("a"), laptop("b")
    put(a, "p", family_name="Un")
    give(a, b)
    put(a, "p", family_name="Deux")
    put(b, "p", family_name="Trois")
    give(a, b)
    give(b, a)
    assert image(a) == image(b)
    assert conflicts(a) == [("person", "p", "family_name")]
    put(a, "p", family_name="Deux bis")
    assert conflicts(a) == []
    give(a, b)
    assert conflicts(b) == []
    assert names(b) == ["Deux bis"]
    assert differences(b) == []


def test_the_same_edit_on_both_sides_is_no_conflict(laptop):
    a, b = laptop("a"), laptop("b")
    put(a, "p", family_name="Un")
    give(a, b)
    put(a, "p", family_name="Deux")
    put(b, "p", family_name="Deux ")
    give(a, b)
    assert conflicts(b) == []


def test_an_edit_wins_over_a_removal_that_has_not_seen_it(laptop):
    a, b = laptop("a"), laptop("b")
    put(a, "p", family_name="Un", site="Lyon")
    give(a, b)
    remove(a, "p")
    put(b, "p", family_name="Deux")
    give(b, a)
    give(a, b)
    assert image(a) == image(b)
    assert names(a) == ["Deux"]
    remove(b, "p")
    give(b, a)
    assert names(a) == []


def test_the_same_link_made_on_two_laptops_is_one_record(laptop):
    a, b = laptop("a"), laptop("b")
    for store, status in ((a, "registered"), (b, "pending")):
        with store.write(LABEL) as work:
            work.add(Attendee(id=derived_id("e", "p"), event_id="e", person_id="p", status=status))
    give(a, b)
    give(b, a)
    assert image(a) == image(b)
    with a.read() as session:
        assert len(session.scalars(select(Attendee)).all()) == 1


def test_a_merge_is_no_step_of_the_undo_stack_and_undo_spares_what_others_wrote(laptop):
    a, b = laptop("a"), laptop("b")
    put(a, "p", family_name="Un")
    put(a, "q", family_name="Seul")
    give(a, b)
    put(b, "p", family_name="Deux")
    give(b, a)
    history.undo(a)
    history.undo(a)
    assert names(a) == ["Deux"]
    assert differences(a) == []


def test_what_a_newer_version_wrote_is_kept_and_handed_on(laptop):
    a, b, c = laptop("a"), laptop("b"), laptop("c")
    with a.write(LABEL) as work:
        work.recorder.set("person", "p", {"family_name": "Un", "aura": "mauve"})
        work.recorder.set("drone", "d", {"height": 3})
        work.recorder._line("tell", "person", "p", "{}")
    give(a, b)
    put(b, "p", family_name="Deux")
    give(b, c)
    assert names(c) == ["Deux"]
    bodies = [json.loads(change.body) for change in read_all_changes(c) if change.kind == SET]
    assert {"f": {"family_name": "Un", "aura": "mauve"}} in bodies
    assert {"f": {"height": 3}} in bodies
    assert differences(c) == []


def test_a_value_of_the_wrong_kind_stays_out_of_the_table(laptop):
    a, b = laptop("a"), laptop("b")
    with a.write(LABEL) as work:
        work.recorder.set("person", "p", {"family_name": 7, "ambassador": "yes", "site": None})
    give(a, b)
    with b.read() as session:
        row = session.get_one(Person, "p")
        assert (row.family_name, row.ambassador, row.site) == ("", False, "")
    assert differences(b) == []


def test_a_hole_in_the_file_is_refused_whole(laptop):
    a, b = laptop("a"), laptop("b")
    put(a, "p", family_name="Un")
    put(a, "q", family_name="Deux")
    lines = read_all_changes(a)
    with pytest.raises(Refused, match="missing"):
        merge_changes(b, lines[:2] + lines[3:], LABEL)
    assert names(b) == []
    assert read_all_changes(b) == []


def test_another_change_under_a_known_number_is_refused(laptop):
    a, b = laptop("a"), laptop("b")
    put(a, "p", family_name="Un")
    give(a, b)
    lines = read_all_changes(a)
    forged = lines[-1]._replace(body='{"f":{"family_name":"Faux"}}')
    with pytest.raises(Refused, match="altered"):
        merge_changes(b, [*lines[:-1], forged], LABEL)
    assert names(b) == ["Un"]


@pytest.mark.parametrize(
    "line",
    [
        "[]", "{}", "1", '[1,2,3,"set","person","p"]', '[1,0,3,"set","person","p","{\\"f\\":{}}"]',
        '[1,2,3,"set","person","p","{}"]', '[1,2,3,"set","person","p","{\\"f\\":{\\"a\\":[]}}"]',
        '[1,2,3,"set","person","p","{\\"f\\":{\\"a\\":NaN}}"]', '[1,2,3,"set","person","p","{\\"f\\":{\\"a\\":1.5}}"]',
        '[1,2,3,"set","person","p","{\\"f\\":{},\\"r\\":{\\"a\\":[[1]]}}"]', '[1,2,3,"remove","person","p","{}"]',
        '[9223372036854775808,2,3,"set","person","p","{\\"f\\":{}}"]', '[1,2,3,"action","action","","{}"]',
        '[1,2,3,"set","person","p","{\\"f\\":{\\"a\\":\\"\\\\u0000\\"}}"]',
        '[true,2,3,"set","person","p","{\\"f\\":{}}"]',
        '[1,2,3,"set","person","p","{\\"f\\":{\\"a\\":99999999999999999999}}"]', "[" * 100_000,
        json.dumps([1, 2, 3, "set", "person", "p", "[" * 100_000]),
        '[1,2,3,"set","person","p","{\\"f\\":{\\"a\\":\\"\\\\ud800\\"}}"]',
    ],
)  # fmt: skip
def test_lines_that_are_no_changes_are_refused(line):
    with pytest.raises(ValueError, match=r"|"):
        read_change_line(line)
