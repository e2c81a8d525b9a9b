"""Turns an event's people, rooms, wishes and rules into the engine's problem."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from desktop.data.breakouts import (
    GroupRow,
    RoundRow,
)
from desktop.data.people import AttendeeRow
from desktop.domain.breakouts import UNKNOWN, Labels, Problem, Room
from desktop.domain.names import full_name
from desktop.usecases.breakout_comfort import with_comfort
from desktop.usecases.breakout_links import pairs
from desktop.usecases.breakout_rules import Rules
from desktop.usecases.breakout_view import BreakoutView, chooses, group_title, is_away, plan_of, rounds_over

HELD = 1000
"""Points for a seat that changes when only what has to change may change: more than any wish."""
SENIORITY = (2, 5, 10, 20)
"""Years in the company at which a band of seniority ends."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class Draft(NamedTuple):
    """The engine's problem: its indices are positions in the view's people, rounds and groups."""

    view: BreakoutView
    problem: Problem
    labels: Labels
    left_out: list[AttendeeRow]


Change = Literal["few", "balanced", "best", "anew"]
CHANGE_PRICES: Mapping[Change, float] = {"few": HELD, "balanced": 5, "best": 1, "anew": 0}
"""Points for a seat that changes: only what has to, what clearly pays, what pays at all, or all that helps."""


class Asked(NamedTuple):
    """How to compose: how much may change, who does not come any more, and groups (by id) with other seats from now
    on, none when they are lost."""

    change: Change = "anew"
    absent: frozenset[str] = frozenset()
    seats: Mapping[str, int] = {}


NOTHING_ELSE = Asked()
"""A plan by itself: nobody is absent, no group has other seats."""


def draft_problem(view: BreakoutView, asked: Asked = NOTHING_ELSE, *, now: str = "") -> Draft:
    """The problem of a breakout. When there are more people than seats, the last to ask are left out and told.

    Rounds that are over by `now`, an ISO minute, stay as they were.
    """
    view = view._replace(groups=[_with_seats(group, asked.seats.get(group.id)) for group in view.groups])
    index = {row.id: i for i, row in enumerate(view.people)}
    group_index = {group.id: i for i, group in enumerate(view.groups)}
    n, rounds, done = len(view.people), range(len(view.rounds)), rounds_over(view, now)
    rooms = tuple(Room(g.seats_min, g.seats if g.seats is not None else n, _reachable(g)) for g in view.groups)
    missing = {index[id_] for id_ in asked.absent if id_ in index}
    fixed = {pin for pin in _fixed(view, group_index) if pin[0] not in missing and rooms[pin[2]].max}
    kept = {pin for pin in fixed if pin[1] not in done}
    pinned = {view.people[person].id for person, _, _ in kept}
    left_out = _left_out(view, asked, pinned, sum(room.max for room in rooms), done)
    out = missing | {index[row.id] for row in left_out}
    rules = Rules.read(view.breakout.rules)
    attend = tuple(_present(view, round_, out) for round_ in view.rounds)
    apart = pairs(view.apart, index) | (pairs(view.managers, index) if rules.managers_apart else set())
    weights = rules.weights(chosen=chooses(view))
    problem = Problem(
        n=n,
        rounds=len(view.rounds),
        rooms=tuple(with_comfort(rooms, view.groups, sum(there)) for there in attend),
        attend=attend,
        attrs={name: _codes(view, name) for name in rules.mix},
        mixing=dict(rules.mix),
        hosts=tuple(i for i, row in enumerate(view.people) if row.ambassador or row.id in view.hosts),
        hosts_need=int(rules.ambassadors),
        apart=tuple(sorted(apart)),
        together=tuple(sorted(pairs(view.together, index))),
        pins=tuple(sorted(kept)),
        past=tuple((index[a], index[b], times) for (a, b), times in sorted(view.past.items())),
        step_free=tuple(i for i, row in enumerate(view.people) if row.step_free),
        wishes=tuple(_wishes(view, index, rounds)),
        weights=replace(weights, move=CHANGE_PRICES[asked.change]),
        current=plan_of(view) if asked.change != "anew" or done else None,
        done=done,
    )
    return Draft(view, problem, _labels(view), left_out)


def _present(view: BreakoutView, round_: RoundRow, out: set[int]) -> tuple[int, ...]:
    return tuple(int(p not in out and not is_away(view, round_.id, row.id)) for p, row in enumerate(view.people))


def _labels(view: BreakoutView) -> Labels:
    names = [full_name(row.given_name, row.family_name) for row in view.people]
    titles = [group_title(view, group) for group in view.groups]
    return Labels(names, [titles] * len(view.rounds), [str(r.number) for r in view.rounds])


def _reachable(group: GroupRow) -> bool:
    """Without steps; a table of which no room is known is taken to be reachable."""
    return group.step_free or group.room_id is None


def _fixed(view: BreakoutView, groups: Mapping[str, int]) -> set[tuple[int, int, int]]:
    """Who has to sit where: the locked, and the hosts in the first room of the session they host."""
    own = {g.session_id: groups[g.id] for g in reversed(view.groups) if g.session_id is not None}
    pins = set()
    for person, row in enumerate(view.people):
        for number, round_ in enumerate(view.rounds):
            place = view.places.get((round_.id, row.id))
            if place and place.locked and place.group_id in groups:
                pins.add((person, number, groups[place.group_id or ""]))
            elif row.id in view.hosts and not is_away(view, round_.id, row.id):
                pins.add((person, number, own[view.hosts[row.id]]))
    return pins


def _left_out(
    view: BreakoutView, asked: Asked, pinned: set[str], seats: int, done: Collection[int]
) -> list[AttendeeRow]:
    """Those for whom there is no seat: where little may change who keeps none, then people without wishes, the last
    registered."""
    coming = [row for row in view.people if row.id not in asked.absent]
    free = [row for row in coming if row.id not in pinned]
    late = sorted(free, key=lambda row: (row.id in view.wishes, _reversed(row.registered_at), row.id))
    if asked.change == "few":
        lost = _lost(view, late, coming, done)
        late.sort(key=lambda row: -lost[row.id])
    away = min((sum(is_away(view, r.id, row.id) for row in coming) for r in view.rounds), default=0)
    return late[: max(0, len(coming) - away - seats)]


def _lost(
    view: BreakoutView, late: list[AttendeeRow], coming: list[AttendeeRow], done: Collection[int]
) -> Counter[str]:
    """In how many rounds to come people have no seat that stays: none now, or one beyond the seats of their group,
    which the first in `late` lose first."""
    lost = Counter[str]()
    for round_ in [r for number, r in enumerate(view.rounds) if number not in done]:
        over = Counter(view.group_of(round_.id, row.id) for row in coming)
        over.subtract({group.id: group.seats if group.seats is not None else len(coming) for group in view.groups})
        for row in late:
            at = view.group_of(round_.id, row.id)
            if over[at] > 0 and not is_away(view, round_.id, row.id):
                lost[row.id] += 1
                over[at] -= 1
    return lost


def _with_seats(group: GroupRow, seats: int | None) -> GroupRow:
    return group if seats is None else group._replace(seats=seats, seats_min=min(group.seats_min, seats))


def _reversed(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text)


def _wishes(view: BreakoutView, index: Mapping[str, int], rounds: range) -> list[tuple[int, int, int, int]]:
    return [
        (index[attendee], number, room, ranks[group.session_id or ""])
        for attendee, ranks in view.wishes.items()
        if attendee in index
        for room, group in enumerate(view.groups)
        if group.session_id in ranks
        for number in rounds
    ]


def _codes(view: BreakoutView, name: str) -> tuple[int, ...]:
    """A number per value of an attribute; unknown values count nowhere."""
    if name == "seniority":
        return tuple(seniority_band(row.joined, view.starts) for row in view.people)
    values = [str(getattr(row, name)) for row in view.people]
    numbers = {value: i for i, value in enumerate(sorted({*values} - {""}))}
    return tuple(numbers.get(value, UNKNOWN) for value in values)


def seniority_band(joined: str, at: str) -> int:
    """Which of SENIORITY's spans of years somebody is in, by the years in two dates; UNKNOWN without them."""
    since, now = _YEAR.search(joined), _YEAR.search(at)
    if since is None or now is None:
        return UNKNOWN
    return bisect(SENIORITY, int(now[0]) - int(since[0]))
