"""Exchange: what one laptop gives and another takes in, in any order, twice, or damaged."""

from itertools import permutations
from pathlib import Path

import pytest

from desktop.data.exchange_refusals import ExchangeRefused, Reason
from desktop.data.laptop import Laptop
from desktop.data.store import Store
from desktop.domain.words import Refused
from desktop.usecases.attendees import edit_attendee, list_attendees
from desktop.usecases.copies import list_copies
from desktop.usecases.door import check_in, count_door
from desktop.usecases.exchange import (
    count_changes,
    export_changes,
    has_passphrase,
    join_in_folder,
    last_export,
    list_conflicts,
    list_double_entries,
    list_laptops,
    list_merged,
    merge_file,
    read_settlement,
    settle_conflict,
    settle_double_entry,
    suggest_export_name,
    suggest_passphrase,
)
from desktop.usecases.history import undo_action
from desktop.usecases.rooms import add_room, edit_room
from desktop.usecases.task import Cancelled
from desktop.usecases.workspace import create_workspace, get_event, name_laptop, open_workspace

SECRET = "six mots pour la porte"
FIRST = Laptop("desk-a", "Poste 1", bytes(32))


@pytest.fixture
def laptop(day, tmp_path, clock):
    """Make another laptop that has joined the community of the day."""
    opened: list[Store] = []

    def joined(letter: str) -> tuple[Store, Laptop]:
        who = Laptop(f"desk-{letter}", f"Poste {letter}", letter.encode() * 32)
        start = tmp_path / f"start-{letter}.plenumx"
        export_changes(day, start, FIRST, SECRET)
        store = open_workspace(join_in_folder(tmp_path / letter, start, who, clock, SECRET), who, clock=clock)
        opened.append(store)
        return store, who

    yield joined
    for store in opened:
        store.close()


def give(store: Store, who: Laptop, name: str = "given") -> Path:
    return export_changes(store, store.path.with_name(f"{name}.plenumx"), who).path


def shown(store: Store) -> list[tuple[str, str, str]]:
    event = get_event(store).id
    return sorted((row.given_name, row.job, row.arrived) for row in list_attendees(store, event))


def test_the_first_file_needs_a_passphrase(day, tmp_path):
    with pytest.raises(Refused, match="needs a passphrase"):
        export_changes(day, tmp_path / "a.plenumx", FIRST)
    assert list(tmp_path.glob("*.plenumx*")) == []
    assert last_export(day) is None


def test_suggested_words_are_six_and_never_the_same():
    first, second = suggest_passphrase(), suggest_passphrase()
    assert len(first.split()) == 6
    assert first != second


def test_a_laptop_joins_with_all_that_the_first_one_knows(day, person, laptop):
    person("Zoë", "Perrin", job="Manager")
    other, _who = laptop("b")
    assert shown(other) == shown(day)
    assert has_passphrase(other)
    assert {row.title for row in list_laptops(other)} == {"Poste 1", "Poste b"}


def test_a_wrong_passphrase_makes_no_workspace(day, tmp_path, clock):
    export_changes(day, tmp_path / "a.plenumx", FIRST, SECRET)
    with pytest.raises(ExchangeRefused) as refused:
        join_in_folder(tmp_path / "new", tmp_path / "a.plenumx", Laptop("x", "X"), clock, "other words")
    assert refused.value.reason is Reason.WRONG_PASSPHRASE
    assert list((tmp_path / "new").iterdir()) == []


def test_what_two_laptops_did_is_on_both_after_they_met_in_any_order(day, person, event_id, laptop):
    ids = [person(name, "X") for name in ("Agnès", "Karim", "Zoë")]
    others = [laptop(letter) for letter in "bc"]
    check_in(day, event_id, ids[0], at="08:00")
    for (store, _who), id_, at in zip(others, ids[1:], ("08:10", "08:20"), strict=True):
        check_in(store, event_id, id_, at=at)
    files = [give(day, FIRST, "a"), *(give(store, who) for store, who in others)]
    seen = []
    for (store, _who), order in zip([(day, FIRST), *others], permutations(files), strict=False):
        for file in order:
            merge_file(store, event_id, file)
        seen.append(shown(store))
    assert [arrived[11:16] for _name, _job, arrived in seen[0]] == ["08:00", "08:10", "08:20"]
    assert seen[0] == seen[1] == seen[2]


def test_a_file_read_twice_brings_nothing_the_second_time(day, person, event_id, laptop):
    person("Zoë", "Perrin")
    other, who = laptop("b")
    edit_attendee(other, list_attendees(other, event_id)[0].id, {"job": "Directrice"})
    file = give(other, who)
    first, second = merge_file(day, event_id, file), merge_file(day, event_id, file)
    assert first.new > 0
    assert (second.new, second.read) == (0, first.read)
    assert [(row.name, row.sender, row.changes) for row in list_merged(day)] == [
        ("given.plenumx", "Poste b", first.new)
    ]


def test_taking_in_makes_a_copy_first(day, person, event_id, laptop):
    person("Zoë", "Perrin")
    other, who = laptop("b")
    merge_file(day, event_id, give(other, who))
    assert len(list_copies(day)) == 1


def test_two_edits_of_one_field_stand_until_somebody_settles_them(day, person, event_id, laptop):
    id_ = person("Zoë", "Perrin", job="Manager")
    other, who = laptop("b")
    edit_attendee(day, id_, {"job": "Directrice"})
    edit_attendee(other, id_, {"job": "Responsable"})
    merged = merge_file(day, event_id, give(other, who))
    (conflict,) = merged.conflicts
    assert (conflict.about, conflict.field) == ("Zoë Perrin", "job")
    assert {(value.value, value.laptop) for value in conflict.values} == {
        ("Directrice", "Poste 1"),
        ("Responsable", "Poste b"),
    }
    settle_conflict(day, conflict, "Responsable")
    assert list_conflicts(day) == []
    merge_file(other, event_id, give(day, FIRST))
    assert list_conflicts(other) == []
    assert shown(day) == shown(other) == [("Zoë", "Responsable", "")]


def test_edits_of_two_fields_of_one_person_are_both_kept(day, person, event_id, laptop):
    id_ = person("Zoë", "Perrin")
    other, who = laptop("b")
    edit_attendee(day, id_, {"job": "Directrice"})
    edit_attendee(other, id_, {"site": "Lyon"})
    assert merge_file(day, event_id, give(other, who)).conflicts == []
    row = list_attendees(day, event_id)[0]
    assert (row.job, row.site) == ("Directrice", "Lyon")


def test_a_typed_settlement_that_does_not_fit_is_refused(day, event_id, laptop):
    room = add_room(day, event_id, {"title": "Rhône", "capacity": "20"}).id
    other, who = laptop("b")
    for store, text in ((day, "30"), (other, "40")):
        edit_room(store, room, {"capacity": text})
    (conflict,) = merge_file(day, event_id, give(other, who)).conflicts
    assert read_settlement(conflict, "35") == 35
    with pytest.raises(Refused):
        read_settlement(conflict, "many")


@pytest.mark.parametrize(("keep_both", "arrived"), [(True, 1), (False, 1)])
def test_a_double_entry_is_listed_until_settled_and_again_after_undo(day, person, event_id, laptop, keep_both, arrived):
    id_ = person("Zoë", "Perrin")
    other, who = laptop("b")
    check_in(day, event_id, id_, at="08:31", desk="Entrée A")
    check_in(other, event_id, id_, at="08:40", desk="Entrée B")
    (entry,) = merge_file(day, event_id, give(other, who)).double_entries
    assert (entry.about, entry.first_desk, entry.second_desk) == ("Zoë Perrin", "Entrée A", "Entrée B")
    settle_double_entry(day, entry, keep_both=keep_both)
    assert list_double_entries(day, event_id) == []
    assert count_door(day, event_id).arrived == arrived
    undo_action(day)
    assert list_double_entries(day, event_id) == [entry]


def test_merging_is_no_step_of_undo(day, person, event_id, laptop):
    person("Zoë", "Perrin")
    other, who = laptop("b")
    edit_attendee(other, list_attendees(other, event_id)[0].id, {"job": "Directrice"})
    merge_file(day, event_id, give(other, who))
    undo_action(day)
    assert list_attendees(day, event_id) == []


def test_a_cancelled_merge_changes_nothing(day, person, event_id, laptop):
    person("Zoë", "Perrin")
    other, who = laptop("b")
    edit_attendee(other, list_attendees(other, event_id)[0].id, {"job": "Directrice"})
    file, before = give(other, who), count_changes(day)

    class Stopping:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        merge_file(day, event_id, file, None, Stopping())
    assert count_changes(day) == before
    assert list_merged(day) == []


def test_a_truncated_file_is_refused_whole(day, person, event_id, laptop):
    person("Zoë", "Perrin")
    other, who = laptop("b")
    edit_attendee(other, list_attendees(other, event_id)[0].id, {"job": "Directrice"})
    file, before = give(other, who), shown(day)
    file.write_bytes(file.read_bytes()[:-30])
    with pytest.raises(Refused):
        merge_file(day, event_id, file)
    assert shown(day) == before


def test_a_file_of_another_community_is_refused_by_name(day, event_id, tmp_path, clock):
    stranger = Laptop("desk-z", "Z", b"z" * 32)
    store = create_workspace(tmp_path / "z.plenum", "Ailleurs", "Codev", "", stranger, clock=clock)
    export_changes(store, tmp_path / "z.plenumx", stranger, SECRET)
    store.close()
    with pytest.raises(Refused, match="of the community Ailleurs"):
        merge_file(day, event_id, tmp_path / "z.plenumx", SECRET)
    assert not has_passphrase(day)


def test_each_export_has_a_name_of_its_own_that_every_stick_takes(day, event_id, tmp_path):
    who = FIRST._replace(title="Poste : 1/é")
    name_laptop(day, who)
    seen = []
    for _time in range(2):
        seen.append(suggest_export_name(day, event_id, who))
        export_changes(day, tmp_path / seen[-1], who, SECRET)
    assert len(set(seen)) == 2
    assert not any(set(name) & set('<>:"/\\|?*') for name in seen)
    assert last_export(day).number == 2
