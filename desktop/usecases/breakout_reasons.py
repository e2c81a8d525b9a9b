"""Why somebody sits where they sit, where else they could sit, and what a move breaks."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from desktop.data.breakouts import GroupRow
from desktop.data.people import AttendeeRow
from desktop.domain.words import Words, words, words_n
from desktop.usecases.breakout_board import Broken, Seats, find_broken, names_of, rank_in, seats_of
from desktop.usecases.breakout_prices import Cost, Prices, Swap
from desktop.usecases.breakout_view import BreakoutView, group_title, is_away

NO_COSTS: Mapping[str, Cost] = {}
MOST_NAMES = 6
"""Names in a sentence; of more, the number is told."""


class Option(NamedTuple):
    """A group that people could move to. `rank` and `met` are told of one person only: the rank of their wish,
    and how many of the group they have met; `wished` is how many of several wish for it first. `cost` is the price of
    the move, None while it is not known; `best` marks the cheapest that has a seat, breaks nothing, and is
    better than staying."""

    id: str
    title: str
    room: str
    seats: int | None
    taken: int
    here: bool
    rank: int | None
    met: int | None
    wished: int
    broken: tuple[Words, ...]
    cost: Cost | None = None
    best: bool = False

    @property
    def fits(self) -> bool:
        """Whether people can be moved there with nothing against it."""
        return not self.here and not self.broken and self.free != 0 and (self.free or 1) > 0

    @property
    def free(self) -> int | None:
        return self.seats - self.taken if self.seats is not None else None


class WishLine(NamedTuple):
    """A wish of somebody: the session, and whether they sit in it."""

    rank: int
    title: str
    here: bool
    session_id: str = ""


class Link(NamedTuple):
    """Somebody that a rule ties a person to: apart, together or manager; whether they sit in the same group."""

    rule: str
    id: str
    name: str
    person_id: str
    same: bool


class Why(NamedTuple):
    """All that decides where somebody sits in a round; `chooses` when their wishes count, among `sessions` (id and
    title)."""

    attendee: AttendeeRow
    group: str
    reasons: list[Words]
    wishes: list[WishLine]
    links: list[Link]
    met: Words | None
    locked: bool
    chooses: bool
    sessions: tuple[tuple[str, str], ...] = ()


class WhyNot(NamedTuple):
    """What is against a group: the rules, whether it is full, the price of going there, and the cheapest exchange
    that breaks nothing, with the name of the other one."""

    rules: tuple[Words, ...]
    full: bool
    cost: Cost
    swap: Swap | None
    swap_name: str


def meetings(view: BreakoutView, round_id: str, people: Collection[str]) -> dict[str, Counter[str]]:
    """How often some people have met others, before and in the other rounds of this breakout."""
    met = {a: Counter(view.met.get(a, {})) for a in people}
    for round_ in view.rounds:
        if round_.id == round_id:
            continue
        seats = seats_of(view, round_.id)
        for a in people:
            group = seats.get(a)
            if group is not None:
                met[a].update(b for b, other in seats.items() if other == group and b != a)
    return met


def list_options(
    view: BreakoutView, round_id: str, people: Collection[str], costs: Mapping[str, Cost] = NO_COSTS
) -> list[Option]:
    """The groups of a round as they are for some people, with what a move `costs`: those wished for first, then in
    their order."""
    seats = seats_of(view, round_id)
    one = next(iter(people)) if len(people) == 1 else ""
    met = meetings(view, round_id, [one])[one] if one else Counter()
    before, taken, names = _breaks(view, seats, people), Counter(seats.values()), names_of(view)
    friends = Counter(seats.get(b) for b in met if b != one)
    found = []
    for group in view.groups:
        here = all(seats.get(a) == group.id for a in people)
        if group.seats == 0 and not here:
            continue  # out of use
        findings = [] if here else _broken_after(view, seats, before, people, group)
        broken = tuple(_consequence(f, one, names) if one else f.text for f in findings)
        known = friends[group.id] if one else None
        rank = rank_in(view, one, group) if one else None
        wished = sum(rank_in(view, a, group) == 1 for a in people)
        where = (group.id, group.title, group.room, group.seats, taken[group.id])
        found.append(Option(*where, here, rank, known, wished, broken, costs.get(group.id)))
    best = min(_better(view, round_id, people, found), key=lambda o: o.cost.points if o.cost else 0, default=None)
    found = [option._replace(best=option is best) for option in found]
    return sorted(found, key=lambda option: option.rank or 99 if one else -option.wished)


def _better(view: BreakoutView, round_id: str, people: Collection[str], options: list[Option]) -> list[Option]:
    """The groups with a price where people would be better off: for who has no place, or sits where a rule is broken
    or a seat is missing, all that fit; none for who is locked."""
    places, seats = [view.places.get((round_id, a)) for a in people], seats_of(view, round_id)
    if any(place and place.locked for place in places):
        return []
    fitting, taken = [option for option in options if option.fits and option.cost], Counter(seats.values())
    over = {group.id for group in view.groups if group.seats is not None and taken[group.id] > group.seats}
    if any(seats.get(a) in (None, *over) for a in people) or find_broken(view, seats, people):
        return fitting
    return [option for option in fitting if option.cost and option.cost.points < 0]


def list_breaks(view: BreakoutView, round_id: str, people: Collection[str], group_id: str | None) -> list[Words]:
    """What is against moving some people to a group, or (None) out of theirs: locks, seats and rules."""
    seats, names = seats_of(view, round_id), names_of(view)
    titles = {group.id: group_title(view, group) for group in view.groups}
    found = []
    for a in people:
        place = view.places.get((round_id, a))
        if place and place.locked and place.group_id != group_id:
            title = titles.get(place.group_id or "", "")
            held = words("{name} is locked in {group}.", name=names[a], group=title)
            found.append(held if title else words("{name} is left out of this round.", name=names[a]))
    group = next((g for g in view.groups if g.id == group_id), None)
    if group is None:
        return found
    taken = len({a for a, other in seats.items() if other == group_id} | {*people})
    if group.seats is not None and taken > group.seats:
        found.append(over_text(titles[group.id], taken, group.seats))
    return found + [f.text for f in _broken_after(view, seats, _breaks(view, seats, people), people, group)]


def _breaks(view: BreakoutView, seats: Seats, people: Collection[str]) -> set[tuple[str, tuple[str, ...]]]:
    return {(finding.rule, finding.people) for finding in find_broken(view, seats, people)}


def _broken_after(
    view: BreakoutView, seats: Seats, before: set[tuple[str, tuple[str, ...]]], people: Collection[str], group: GroupRow
) -> list[Broken]:
    """The rules that a move of some people to one group would break, but for its seats, which are told beside."""
    after = {**seats, **dict.fromkeys(people, group.id)}
    return [f for f in find_broken(view, after, people) if (f.rule, f.people) not in before]


def _consequence(finding: Broken, one: str, names: Mapping[str, str]) -> Words:
    """What a move of one person comes to, told of the others only: who moves is known."""
    other = next((names[a] for a in finding.people if a != one), "")
    match finding.rule:
        case "together":
            return words("Away from {name}, to sit together", name=other)
        case "apart":
            return words("With {name}, to stay apart", name=other)
        case "manager":
            return words("With {name}, line manager or report", name=other)
        case "host":
            return words("Hosts another session")
        case _:
            return words("Needs a room without steps")


def over_text(title: str, people: int, seats: int) -> Words:
    return words("{group}: {people} people for {seats} seats.", group=title, people=people, seats=seats)


def explain_place(view: BreakoutView, round_id: str, attendee_id: str) -> Why:
    """Everything that decides where somebody sits in a round."""
    names, seats = names_of(view), seats_of(view, round_id)
    row = next(row for row in view.people if row.id == attendee_id)
    group = next((g for g in view.groups if g.id == seats[attendee_id]), None)
    place = view.places.get((round_id, attendee_id))
    locked = bool(place and place.locked)
    wished = view.wishes.get(attendee_id, {})
    wishes = [
        WishLine(rank, session.title, bool(group and group.session_id == session_id), session_id)
        for session_id, rank in sorted(wished.items(), key=lambda item: item[1])
        if (session := view.programme.session(session_id)) and any(g.session_id == session_id for g in view.groups)
    ]
    reasons = [finding.text for finding in find_broken(view, seats, [attendee_id])]
    if attendee_id in view.hosts:
        session = view.programme.session(view.hosts[attendee_id])
        reasons.append(words("Hosts {session}.", session=session.title if session else ""))
    if is_away(view, round_id, attendee_id):
        reasons.append(words("Left out of this round on purpose."))
    elif locked:
        reasons.append(words("Locked: stays here whatever is composed."))
    if row.step_free:
        reasons.append(words("Needs a room without steps."))
    met = _met(view, round_id, attendee_id, names) if group else None
    title = group_title(view, group) if group else ""
    chooses = attendee_id not in view.hosts and any(g.session_id for g in view.groups)
    among = tuple({g.session_id: g.title for g in view.groups if g.session_id}.items())
    return Why(row, title, reasons, wishes, _links(view, seats, attendee_id, names), met, locked, chooses, among)


def _links(view: BreakoutView, seats: dict[str, str | None], a: str, names: dict[str, str]) -> list[Link]:
    persons = {row.id: row.person_id for row in view.people}
    return [
        Link(rule, b, names[b], persons[b], seats.get(b) is not None and seats.get(b) == seats.get(a))
        for rule, linked in (("together", view.together), ("apart", view.apart), ("manager", view.managers))
        for b in sorted(linked.get(a, ()), key=lambda b: names[b])
    ]


def _met(view: BreakoutView, round_id: str, a: str, names: dict[str, str]) -> Words:
    """Whom of their group somebody has met."""
    seats = seats_of(view, round_id)
    group = [b for b, other in seats.items() if other == seats[a] and b != a]
    met = meetings(view, round_id, [a])[a]
    known = [names[b] for b in group if b in met]
    if not known:
        return words("Has met nobody of this group before.")
    if len(known) > MOST_NAMES:
        return words("Has met {n} of the {all} others before.", n=len(known), all=len(group))
    return words_n(
        "Has met {n} of the {all} others before: {names}.", "Has met {n} of the {all} others before: {names}.",
        len(known), all=len(group), names=", ".join(known),
    )  # fmt: skip


def why_here(view: BreakoutView, prices: Prices, round_id: str, attendee_id: str) -> Words | None:
    """How many groups would be better for somebody, the one that is marked among them; None for who sits nowhere."""
    if view.group_of(round_id, attendee_id) is None:
        return None
    options = list_options(view, round_id, [attendee_id], prices.of_moves(round_id, attendee_id))
    better = len(_better(view, round_id, [attendee_id], options))
    if not better:
        return words("No other group with a free seat would be better.")
    return words_n("{n} other group would be better.", "{n} other groups would be better.", better)


def why_not(view: BreakoutView, prices: Prices, round_id: str, attendee_id: str, group_id: str) -> WhyNot:
    """What is against a group for somebody, rule by rule, from the solver's own evaluation."""
    seats, names = seats_of(view, round_id), names_of(view)
    number = next(i for i, g in enumerate(view.groups) if g.id == group_id)
    seat, group = prices.explain(round_id, attendee_id).rooms[number], view.groups[number]
    before = _breaks(view, seats, [attendee_id])
    after = _broken_after(view, seats, before, [attendee_id], group)
    told = [_consequence(finding, attendee_id, names) for finding in after]
    place = view.places.get((round_id, attendee_id))
    if place and place.locked and place.group_id:
        told.append(words("Locked in another group"))
    if any(finding.rule == "hosts" for finding in seat.broken):
        told.append(words("Their group would be without an ambassador"))
    if any(finding.rule == "size" and number not in finding.rooms for finding in seat.broken):
        told.append(words("Their group would have too few people"))
    taken = sum(other == group_id for other in seats.values())
    full = group.seats is not None and taken >= group.seats
    swap = prices.find_swap(round_id, attendee_id, group_id) if full or told else None
    cost = prices.of_move(round_id, attendee_id, group_id)
    return WhyNot(tuple(told), full, cost, swap, names.get(swap.attendee_id, "") if swap else "")
