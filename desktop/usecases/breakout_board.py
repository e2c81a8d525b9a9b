"""A round of a breakout as a board shows it: a column for each group, a card for each person, what is broken."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import combinations
from typing import NamedTuple

from desktop.data.breakouts import GroupRow
from desktop.data.people import AttendeeRow
from desktop.data.programme import SessionRow
from desktop.domain.names import full_name
from desktop.domain.session_spec import later
from desktop.domain.words import Texts, Words, words
from desktop.usecases.breakout_rules import Rules
from desktop.usecases.breakout_view import BreakoutView, group_title, is_away
from desktop.usecases.programme import Programme

PAUSES = ("break", "lunch")
Seats = Mapping[str, str | None]
"""Attendee -> the group they sit in, or None."""


class Broken(NamedTuple):
    """A rule that the seats do not keep: apart, manager, together, host or steps; whom it concerns, and where."""

    rule: str
    people: tuple[str, ...]
    group_id: str
    text: Words


class Card(NamedTuple):
    """Somebody on the board. `rank` is that of their wish for this group: 0 when they wished for others, None when
    there is nothing to tell. `note` says what is wrong with the seat, empty when nothing is. `away` is somebody who is
    left out of this round on purpose."""

    id: str
    name: str
    unit: str
    rank: int | None
    locked: bool
    host: bool
    note: tuple[Words, ...] = ()
    away: bool = False


class Column(NamedTuple):
    """A group of a round and who sits in it; the id is empty for those without a place, first those who wait for
    one, then those who are left out of the round."""

    id: str
    title: str
    room: str
    hosts: tuple[str, ...]
    seats: int | None
    cards: list[Card]

    @property
    def waiting(self) -> list[Card]:
        """Those without a place who are to have one."""
        return [] if self.id else [card for card in self.cards if not card.away]

    @property
    def over(self) -> int:
        """How many are too many."""
        return max(0, len(self.cards) - self.seats) if self.seats is not None else 0

    @property
    def is_lost(self) -> bool:
        """Whether the group is out of use: it has no seats, and nobody is in it any more."""
        return self.seats == 0 and not self.cards

    @property
    def free(self) -> int | None:
        """Seats left; None where there is no limit."""
        return max(0, self.seats - len(self.cards)) if self.seats is not None else None


class Figures(NamedTuple):
    """People of this round and how many of them are placed; those with wishes and how many sit in their first;
    pairs that meet in more than one round (None with one round), and pairs that had met elsewhere before (None where
    people choose); groups in which all are of one unit (None where no units are known)."""

    people: int
    placed: int
    wishing: int
    firsts: int
    repeats: int | None
    known: int | None
    single: int | None


class Board(NamedTuple):
    """What the page shows of a round: first those without a place, then the groups."""

    round_id: str
    columns: list[Column]
    broken: list[Broken]
    figures: Figures


class Listed(NamedTuple):
    """A breakout to choose: its title is empty where it has none of its own."""

    id: str
    title: str
    starts: str
    over: bool

    def name(self, texts: Texts) -> str:
        return self.title or texts("Workshops at {time}", time=self.starts[11:16])


def list_breakouts(programme: Programme, now: datetime) -> list[Listed]:
    """The breakouts of an event that have rounds and groups, in order of time; `over` once the last round has ended."""
    found = []
    for row in programme.breakouts:
        rounds = programme.rounds_of(row.id)
        if not rounds or not programme.groups_of(row.id):
            continue
        ends = max(later(r.starts, r.minutes or 0) for r in rounds)
        over = bool(ends) and ends <= now.isoformat(timespec="minutes")
        found.append(Listed(row.id, row.title, min(r.starts for r in rounds), over))
    return sorted(found, key=lambda listed: (listed.starts, listed.title))


def list_unshaped(programme: Programme) -> list[SessionRow]:
    """The sessions that have no groups yet and could be held in rounds at tables."""
    shaped = {b.session_id for b in programme.breakouts if programme.groups_of(b.id) and programme.rounds_of(b.id)}
    shaped |= {group.session_id for group in programme.groups}
    return [s for s in programme.sessions if s.starts and s.kind not in PAUSES and s.id not in shaped]


def has_places(view: BreakoutView) -> bool:
    """Whether anybody sits anywhere, in any round."""
    rounds = {round_.id for round_ in view.rounds}
    return any(place.group_id is not None and round_id in rounds for (round_id, _), place in view.places.items())


def seats_of(view: BreakoutView, round_id: str) -> dict[str, str | None]:
    return {row.id: view.group_of(round_id, row.id) for row in view.people}


def names_of(view: BreakoutView) -> dict[str, str]:
    return {row.id: full_name(row.given_name, row.family_name) for row in view.people}


def get_board(view: BreakoutView, round_id: str) -> Board:
    """Lay a round out. Reads nothing: about 5 ms for 600 people."""
    seats = seats_of(view, round_id)
    broken = find_broken(view, seats)
    notes: dict[str, list[Words]] = {}
    for finding in broken:
        for person in finding.people:
            notes.setdefault(person, []).append(finding.text)
    by_group: dict[str | None, list[Card]] = {}
    for row in view.people:
        group = seats[row.id]
        card = _card(view, row, round_id, group, tuple(notes.get(row.id, ())))
        by_group.setdefault(group, []).append(card)
    outside = sorted(by_group.get(None, []), key=lambda card: card.away)
    columns = [Column("", "", "", (), None, outside)]
    columns += [_column(view, group, by_group.get(group.id, [])) for group in view.groups]
    return Board(round_id, columns, broken, _figures(view, seats, sum(card.away for card in outside)))


def rank_in(view: BreakoutView, attendee_id: str, group: GroupRow) -> int | None:
    """The rank of somebody's wish for a group: 0 when they wished for others, None when they do not choose here."""
    wished = view.wishes.get(attendee_id)
    if group.session_id is None or not wished or attendee_id in view.hosts:
        return None
    return wished.get(group.session_id, 0)


def _card(view: BreakoutView, row: AttendeeRow, round_id: str, group_id: str | None, notes: tuple[Words, ...]) -> Card:
    group = next((g for g in view.groups if g.id == group_id), None) if row.id in view.wishes else None
    place = view.places.get((round_id, row.id))
    return Card(
        row.id,
        full_name(row.given_name, row.family_name),
        row.unit or row.site or row.job,
        rank_in(view, row.id, group) if group else None,
        bool(place and place.locked),
        row.id in view.hosts,
        notes,
        is_away(view, round_id, row.id),
    )


def _column(view: BreakoutView, group: GroupRow, cards: list[Card]) -> Column:
    session = view.programme.session(group.session_id)
    return Column(group.id, group.title, group.room, session.hosts if session else (), group.seats, cards)


def find_broken(view: BreakoutView, seats: Seats, people: Collection[str] | None = None) -> list[Broken]:
    """The rules that seats do not keep, or only those that concern some people. Groups over their seats are apart."""
    rules, groups = Rules.read(view.breakout.rules), {g.id: g for g in view.groups}
    some, found = set(people or ()), list[tuple[str, tuple[str, ...], str]]()
    steep = {g.id for g in view.groups if g.room_id is not None and not g.step_free}
    bound = {row.id for row in view.people if row.step_free} if steep & {seats.get(a) for a in people or seats} else ()
    for a in seats if people is None else people:
        group_id = seats.get(a)
        if group_id is None:
            continue
        for rule, linked in links_broken(view, rules, seats, a, group_id).items():
            found += [(rule, (a, b), group_id) for b in sorted(linked) if a < b or (some and b not in some)]
        if not hosts_here(view, a, groups[group_id]):
            found.append(("host", (a,), group_id))
        if a in bound and group_id in steep:
            found.append(("steps", (a,), group_id))
    names = names_of(view) if found else {}
    return [Broken(*what, _told(view, what[0], what[2], [names[a] for a in what[1]])) for what in found]


def links_broken(view: BreakoutView, rules: Rules, seats: Seats, a: str, group_id: str) -> dict[str, set[str]]:
    """With whom somebody should not be in a group, or should: apart, manager, together -> the others."""
    apart, bosses, together = view.apart.get(a, ()), view.managers.get(a, ()), view.together.get(a, ())
    others = {b for b in apart if seats.get(b) == group_id}
    return {
        "apart": others,
        "manager": {b for b in bosses if rules.managers_apart and seats.get(b) == group_id} - others,
        "together": {b for b in together if seats.get(b) not in (None, group_id)},
    }


def hosts_here(view: BreakoutView, attendee_id: str, group: GroupRow) -> bool:
    """Whether a group is right for somebody as a host; always for those who host nothing now."""
    return view.hosts.get(attendee_id, group.session_id) == group.session_id


def _told(view: BreakoutView, rule: str, group_id: str, names: list[str]) -> Words:
    match rule:
        case "apart":
            return words("{a} and {b} are to stay apart.", a=names[0], b=names[1])
        case "manager":
            return words("{a} and {b}: a line manager and a direct report sit together.", a=names[0], b=names[1])
        case "together":
            return words("{a} and {b} are to sit together.", a=names[0], b=names[1])
        case "host":
            return words("{name} hosts another session.", name=names[0])
    group = next(group_title(view, g) for g in view.groups if g.id == group_id)
    return words("{name} needs a room without steps: {group} has steps.", name=names[0], group=group)


def _figures(view: BreakoutView, seats: Seats, away: int) -> Figures:
    sessions = {group.id: group.session_id for group in view.groups}
    chosen = {session for session in sessions.values() if session}
    wishing = [a for a in seats if a not in view.hosts and chosen & view.wishes.get(a, {}).keys()]
    firsts = sum(view.wishes[a].get(sessions.get(seats[a] or "") or "") == 1 for a in wishing)
    groups: dict[str, list[AttendeeRow]] = {}
    for row in view.people:
        group = seats[row.id]
        if group is not None:
            groups.setdefault(group, []).append(row)
    return Figures(
        people=len(seats) - away,
        placed=sum(map(len, groups.values())),
        wishing=len(wishing),
        firsts=firsts,
        repeats=_repeats(view) if len(view.rounds) > 1 else None,
        known=None if chosen else sum(_known(view, rows) for rows in groups.values()),
        single=sum(map(_is_single, groups.values())) if any(row.unit for row in view.people) else None,
    )


def _known(view: BreakoutView, rows: list[AttendeeRow]) -> int:
    """Pairs of a group that had met elsewhere before; those kept together are meant to."""
    ids = {row.id for row in rows}
    return sum(len((ids & view.met.get(a, {}).keys()) - view.together.get(a, frozenset())) for a in ids) // 2


def _is_single(rows: list[AttendeeRow]) -> bool:
    return len(rows) > 1 and len({row.unit for row in rows}) == 1 and bool(rows[0].unit)


def _repeats(view: BreakoutView) -> int:
    """Pairs that meet in more than one round; those kept together are meant to."""
    met: Counter[tuple[str, str]] = Counter()
    for round_ in view.rounds:
        groups: dict[str, list[str]] = {}
        for row in view.people:  # one order for all rounds, so that a pair is counted under one key
            group = view.group_of(round_.id, row.id)
            if group is not None:
                groups.setdefault(group, []).append(row.id)
        for people in groups.values():
            met.update(combinations(people, 2))
    return sum(times > 1 and b not in view.together.get(a, ()) for (a, b), times in met.items())
