"""Places by hand: moving people between groups, locking them there, keeping two together or apart."""

from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Literal

from desktop.data.breakouts import read_places_by_id, standing
from desktop.data.store import Store
from desktop.data.tables import Pair, Place
from desktop.domain.changes import Changes
from desktop.domain.ids import derived_id
from desktop.domain.words import Words, words, words_n
from desktop.usecases.breakout_view import BreakoutView

PairRule = Literal["together", "apart"]


def place_id(round_id: str, attendee_id: str) -> str:
    """One id for an attendee in a round, so that nobody sits in two groups."""
    return derived_id("place", round_id, attendee_id)


def move_attendees(
    store: Store, round_id: str, groups: Mapping[str, str | None], name: str = "", title: str = ""
) -> Changes:
    """Seat people in groups of a round, or nowhere, as one action: attendee -> group. `name` is who is moved, `title`
    that of the one group that they all come to."""
    label = _move_label(len(groups), name, title, out=not any(groups.values()))
    with store.write(label) as work:
        for attendee_id, group_id in groups.items():
            id_ = place_id(round_id, attendee_id)
            place = work.session.get(Place, id_)
            if place is None:
                work.add(Place(id=id_, round_id=round_id, attendee_id=attendee_id, group_id=group_id))
            else:
                # who was left out of the round and comes back is not locked where they come to
                place.locked = place.locked and None not in (group_id, place.group_id)
                place.group_id = group_id
    return work.changes


def _move_label(count: int, name: str, title: str, *, out: bool) -> Words:
    if out:
        return words_n("Take {name} out", "Take {n} people out", count, name=name)
    if title:
        return words_n("Move {name} to {group}", "Move {n} people to {group}", count, name=name, group=title)
    return words_n("Move {name}", "Move {n} people", count, name=name)


def swap_attendees(store: Store, round_id: str, groups: Mapping[str, str], first: str, second: str) -> Changes:
    """Let two people, named `first` and `second`, change seats in a round, as one action: attendee -> new group."""
    with store.write(words("Swap {a} and {b}", a=first, b=second)) as work:
        for attendee_id, group_id in groups.items():
            place = work.session.get(Place, place_id(round_id, attendee_id))
            if place is None:
                id_ = place_id(round_id, attendee_id)
                work.add(Place(id=id_, round_id=round_id, attendee_id=attendee_id, group_id=group_id))
            else:
                place.group_id = group_id
    return work.changes


def lock_places(store: Store, round_id: str, attendees: Collection[str], *, locked: bool, name: str = "") -> Changes:
    """Hold people where they sit, whatever is composed, or let go of them. Who sits nowhere is left out of the round
    on purpose, or comes back into it."""
    with store.read() as reading:
        places = read_places_by_id(reading, [place_id(round_id, attendee_id) for attendee_id in attendees])
    seated = any(place.group_id is not None for place in places)
    with store.write(_lock_label(len(attendees), name, locked=locked, seated=seated)) as work:
        for attendee_id in attendees:
            id_ = place_id(round_id, attendee_id)
            place = work.session.get(Place, id_)
            if place is not None:
                place.locked = locked
            elif locked:
                work.add(Place(id=id_, round_id=round_id, attendee_id=attendee_id, group_id=None, locked=True))
    return work.changes


def _lock_label(count: int, name: str, *, locked: bool, seated: bool) -> Words:
    match locked, seated:
        case True, True:
            return words_n("Lock {name}", "Lock {n} people", count, name=name)
        case True, False:
            return words_n("Leave {name} out of this round", "Leave {n} people out of this round", count, name=name)
        case False, True:
            return words_n("Unlock {name}", "Unlock {n} people", count, name=name)
    return words_n("Take {name} back into this round", "Take {n} people back into this round", count, name=name)


def set_pair(store: Store, event_id: str, people: Collection[str], rule: PairRule | None, name: str = "") -> Changes:
    """Keep two or more persons together or apart in all groups of the event; None forgets what was set."""
    match rule:
        case "together":
            label = words("Keep {name} together", name=name)
        case "apart":
            label = words("Keep {name} apart", name=name)
        case _:
            label = words("Let {name} sit as they come", name=name)
    with store.write(label) as work:
        for a, b in combinations(sorted(people), 2):
            ids = {other: derived_id("pair", event_id, other, a, b) for other in ("together", "apart")}
            known = {other for other, id_ in ids.items() if work.session.get(Pair, id_) is not None}
            work.remove_rows(Pair, [ids[other] for other in known - {rule}])
            if rule is not None and rule not in known:
                work.add(Pair(id=ids[rule], event_id=event_id, person_a=a, person_b=b, rule=rule, reason="organiser"))
    return work.changes


def refresh_places(store: Store, view: BreakoutView, ids: Collection[str]) -> BreakoutView:
    """The same breakout after some places were made, changed or removed."""
    known = {group.id for group in view.groups}
    with store.read() as reading:
        rows = read_places_by_id(reading, list(ids))
    places = {key: place for key, place in view.places.items() if place.id not in ids}
    for row in rows:
        places[row.round_id, row.attendee_id] = standing(row, known)
    return view._replace(places=places)
