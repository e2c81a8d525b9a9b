"""What the door has at hand: names to search, everybody's day, the counts and the last entries and exits."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.data.door import EntryRow
from desktop.data.people import AttendeeRow
from desktop.data.store import Store
from desktop.domain.changes import Changes
from desktop.domain.names import NameKey
from desktop.usecases.agenda import Agendas, get_agendas
from desktop.usecases.attendees import find_touched, list_attendees, list_some_attendees
from desktop.usecases.breakout_latecomer import find_composed
from desktop.usecases.door import DoorCount, Passed, count_door, door_key, list_entries


class Counts(NamedTuple):
    """How many have come, and who passed last."""

    door: DoorCount
    entries: Sequence[EntryRow]


class DoorRead(NamedTuple):
    """Everything that the door shows."""

    attendees: dict[str, AttendeeRow]
    keys: list[NameKey]
    agendas: Agendas
    composed: frozenset[str]
    counts: Counts


class Passages(NamedTuple):
    """What an entry or exit has changed; `people` is None when it cannot be told whose it was."""

    counts: Counts
    people: list[AttendeeRow] | None


def read_door(store: Store, event_id: str) -> DoorRead:
    attendees = [row for row in list_attendees(store, event_id) if row.status != "cancelled" or row.arrived]
    keys = [door_key(row) for row in attendees]
    people = {row.id: row for row in attendees}
    agendas = get_agendas(store, event_id)
    return DoorRead(people, keys, agendas, find_composed(agendas), _read_counts(store, event_id))


def read_passages(store: Store, event_id: str, changes: Changes) -> Passages:
    """Count again, and read anew those who came in or went out."""
    touched = find_touched(store, changes)
    people = None if touched is None else list_some_attendees(store, event_id, touched)
    return Passages(_read_counts(store, event_id), people)


def is_taken_back(passed: Passed | None, changes: Changes) -> bool:
    """Whether other changes are about the entry or exit that the screen shows: it was undone."""
    noted = passed.changes if passed is not None else None
    if noted is None or noted.action == changes.action:
        return False
    return bool(noted.ids("checkin") & changes.ids("checkin"))


def _read_counts(store: Store, event_id: str) -> Counts:
    return Counts(count_door(store, event_id), list_entries(store, event_id))
