"""A breakout as it stands: who may be placed, where they sit, and all that decides it."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.data.breakouts import (
    BreakoutRow,
    GroupRow,
    PlaceRow,
    RoundRow,
    count_encounters,
    read_pairs,
    read_places,
    read_seats,
    read_wishes,
    standing,
)
from desktop.data.people import AttendeeRow, read_attendees, read_line_managers
from desktop.data.store import Store
from desktop.domain.breakouts import ABSENT, Plan
from desktop.domain.names import fold
from desktop.domain.session_spec import later
from desktop.usecases.breakout_links import linked, neighbours
from desktop.usecases.breakout_rules import gone
from desktop.usecases.programme import Programme, get_programme

SEATED = "registered"
"""Who is placed: people whose registration stands."""


class BreakoutView(NamedTuple):
    """A breakout with who may be placed in it, where they are, and what they asked for.

    `places` is by (round, attendee); `wishes` attendee -> session -> rank; `apart`, `together` and `managers` link
    attendees; `hosts` attendee -> the session they host; `past` counts earlier meetings elsewhere by pair, `met`
    the same by attendee.
    """

    breakout: BreakoutRow
    starts: str
    rounds: list[RoundRow]
    groups: list[GroupRow]
    people: list[AttendeeRow]
    places: Mapping[tuple[str, str], PlaceRow]
    wishes: Mapping[str, Mapping[str, int]]
    apart: Mapping[str, frozenset[str]]
    together: Mapping[str, frozenset[str]]
    managers: Mapping[str, frozenset[str]]
    hosts: Mapping[str, str]
    past: Mapping[tuple[str, str], int]
    met: Mapping[str, Mapping[str, int]]
    programme: Programme

    def group_of(self, round_id: str, attendee_id: str) -> str | None:
        """The group somebody sits in; a place in a group that is gone is none."""
        place = self.places.get((round_id, attendee_id))
        return place.group_id if place else None


def get_breakout(store: Store, event_id: str, breakout_id: str) -> BreakoutView:
    """Read a breakout and all that decides who sits where; refuses when it is gone."""
    programme = get_programme(store, event_id)
    breakout = next((b for b in programme.breakouts if b.id == breakout_id), None)
    if breakout is None:
        raise gone()
    with store.read() as reading:
        rows = [row for row in read_attendees(reading, event_id) if row.status == SEATED]
        places, wishes = read_places(reading, event_id), read_wishes(reading, event_id)
        kept, managers = read_pairs(reading, event_id), read_line_managers(reading)
        seats = read_seats(reading, before=breakout_id)
    past = count_encounters(seats)  # takes a while: others may read and write meanwhile
    people = sorted(rows, key=lambda row: (fold(row.family_name), fold(row.given_name), row.id))
    attendee = {row.person_id: row.id for row in people}
    rounds, groups = programme.rounds_of(breakout_id), programme.groups_of(breakout_id)
    known, sessions = {group.id for group in groups}, {group.session_id for group in groups} - {None}
    hosts = {attendee[p]: s.id for s in programme.sessions if s.id in sessions for p in s.host_ids if p in attendee}
    both = {(attendee[a], attendee[b]): n for (a, b), n in past.items() if a in attendee and b in attendee}
    return BreakoutView(
        breakout, min((r.starts for r in rounds), default=""), rounds, groups, people,
        {(p.round_id, p.attendee_id): standing(p, known) for p in places},
        wishes,
        neighbours([p for p in kept if p.rule == "apart"], attendee),
        neighbours([p for p in kept if p.rule == "together"], attendee),
        linked([(attendee[a], attendee[b]) for a, b in managers if a in attendee and b in attendee]),
        hosts, both, _by_attendee(both), programme,
    )  # fmt: skip


def _by_attendee(past: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    met: dict[str, dict[str, int]] = {}
    for (a, b), times in past.items():
        met.setdefault(a, {})[b] = times
        met.setdefault(b, {})[a] = times
    return met


def rounds_over(view: BreakoutView, now: str) -> tuple[int, ...]:
    """The rounds that have been run while others are still to come; none when the whole breakout is over."""
    over = [i for i, r in enumerate(view.rounds) if r.starts and later(r.starts, r.minutes or 0) <= now]
    seated = {round_id for (round_id, _), place in view.places.items() if place.group_id is not None}
    return tuple(i for i in over if view.rounds[i].id in seated) if len(over) < len(view.rounds) else ()


def chooses(view: BreakoutView) -> bool:
    """Whether people choose here: sessions held at the same time, with wishes known."""
    return bool(view.wishes) and view.breakout.session_id is None


def is_away(view: BreakoutView, round_id: str, attendee_id: str) -> bool:
    """Whether somebody is left out of a round on purpose: locked without a group."""
    place = view.places.get((round_id, attendee_id))
    return bool(place and place.locked and place.group_id is None)


def plan_of(view: BreakoutView) -> Plan:
    """The seats as they are."""
    groups = {group.id: i for i, group in enumerate(view.groups)}
    return tuple(
        tuple(groups.get(view.group_of(round_.id, row.id) or "", ABSENT) for row in view.people)
        for round_ in view.rounds
    )


def group_title(view: BreakoutView, group: GroupRow) -> str:
    """A group as people call it: its room too where several groups have one title."""
    twins = sum(other.title == group.title for other in view.groups)
    return f"{group.title} ({group.room})" if twins > 1 and group.room else group.title
