"""Wishes that a breakout does not meet, each with the reason."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from desktop.data.breakouts import GroupRow
from desktop.data.people import AttendeeRow
from desktop.domain.breakouts import ABSENT, Finding, Plan
from desktop.domain.names import full_name
from desktop.domain.words import Texts, Words, words, words_n
from desktop.usecases.breakout_view import BreakoutView, group_title

if TYPE_CHECKING:
    from desktop.domain.breakout_explain import PlanPrices, Price

NO_WISH = 99
"""Worse than any rank: a group that was not wished for, or no place."""


class Reason(NamedTuple):
    """Why a wish is not met, and what meeting it would cost."""

    text: Words
    price: tuple[Words, ...] = ()


class Unmet(NamedTuple):
    """Somebody who does not sit in the session wished for most: its rank, where they sit instead (empty without a
    place) and the rank of that, 0 when they did not wish for it."""

    id: str
    attendee_id: str
    round_id: str
    name: str
    unit: str
    rank: int
    title: str
    at: str
    got: int
    reason: Reason


def told_reason(texts: Texts, reason: Reason) -> str:
    """The reason in a sentence."""
    if not reason.price:
        return texts(reason.text)
    return texts("{what}: {price}.", what=texts(reason.text), price=", ".join(texts(part) for part in reason.price))


def wished_here(view: BreakoutView) -> dict[str, dict[str, int]]:
    """Attendee -> session of this breakout -> rank among those wished for here, 1 for the one wished for most."""
    sessions = {group.session_id for group in view.groups} - {None}
    found = {}
    for row in view.people:
        wished = view.wishes.get(row.id, {})
        here = sorted((s for s in wished if s in sessions), key=lambda s: (wished[s], s))
        if here:
            found[row.id] = {session: rank for rank, session in enumerate(here, 1)}
    return found


def ranks_got(view: BreakoutView) -> dict[str, list[int]]:
    """For each person with wishes who hosts nothing, the rank of their group in each round; 0 is no wish of theirs."""
    return {a: ranks for a, ranks in _ranks(view).items() if a not in view.hosts}


def count_hosts_elsewhere(view: BreakoutView) -> int:
    """Hosts who wished for another group than the one they host: nothing can be done for them."""
    return sum(1 not in ranks for a, ranks in _ranks(view).items() if a in view.hosts)


def _ranks(view: BreakoutView) -> dict[str, list[int]]:
    return {a: [_rank(view, a, r.id, wished) for r in view.rounds] for a, wished in wished_here(view).items()}


def _rank(view: BreakoutView, attendee: str, round_id: str, wished: dict[str, int]) -> int:
    at = view.group_of(round_id, attendee)
    session = next((group.session_id for group in view.groups if group.id == at), None)
    return wished.get(session or "", 0)


class At(NamedTuple):
    """Somebody in a round: their number among those who are placed, and their room, ABSENT without a place."""

    row: AttendeeRow
    person: int
    t: int
    room: int


def list_unmet(view: BreakoutView, seated: BreakoutView, prices: "PlanPrices", plan: Plan) -> list[Unmet]:
    """Each person who does not sit in the group wished for most: first those who have none of their wishes. Hosts are
    not among them.

    `seated` is the breakout with those alone who are placed, whom `prices` and `plan` number.
    """
    index, rows = {row.id: person for person, row in enumerate(seated.people)}, {row.id: row for row in view.people}
    wished, found = wished_here(view), []
    for attendee, ranks in ranks_got(view).items() if view.rounds else ():
        if 1 in ranks:
            continue
        worst = max(range(len(ranks)), key=lambda t: ranks[t] or NO_WISH)
        person = index.get(attendee, ABSENT)
        at = At(rows[attendee], person, worst, plan[worst][person] if person != ABSENT else ABSENT)
        most = min(wished[attendee], key=wished[attendee].__getitem__)
        found.append(_unmet(view, at, most, (1, ranks[worst]), _reason(seated, prices, plan, at, most)))
    return sorted(found, key=lambda u: (bool(u.got), u.title, u.name))


def _unmet(view: BreakoutView, at: At, session_id: str, ranks: tuple[int, int], reason: Reason) -> Unmet:
    session, row = view.programme.session(session_id), at.row
    return Unmet(
        f"{row.id} {session_id}",
        row.id,
        view.rounds[at.t].id,
        full_name(row.given_name, row.family_name),
        row.unit or row.site,
        ranks[0],
        session.title if session else next(g.title for g in view.groups if g.session_id == session_id),
        group_title(view, view.groups[at.room]) if at.room != ABSENT else "",
        ranks[1],
        reason,
    )


def _reason(view: BreakoutView, prices: "PlanPrices", plan: Plan, at: At, session_id: str) -> Reason:
    row, t = at.row, at.t
    place = view.places.get((view.rounds[t].id, row.id))
    wanted = [k for k, group in enumerate(view.groups) if group.session_id == session_id]
    if place and place.locked and at.room != ABSENT:
        return Reason(words("Locked in {group}.", group=group_title(view, view.groups[at.room])))
    reached = [k for k in wanted if not row.step_free or prices.problem.rooms[t][k].accessible]
    if not reached:
        return Reason(words("Needs a room without steps, and {room} has steps.", room=_named(view.groups[wanted[0]])))
    free = {k: _free(view.groups[k], plan[t].count(k)) for k in reached}
    open_ = {k: seats for k, seats in free.items() if seats}
    if not open_:
        return Reason(_full(view, plan, at, session_id, reached))
    if at.room == ABSENT:
        seats = sum(open_.values())
        return Reason(
            words_n("No place yet; {n} seat is free there.", "No place yet; {n} seats are free there.", seats)
        )
    return _against(view, prices, at, open_)


def _named(group: GroupRow) -> str:
    return group.room or group.title


def _free(group: GroupRow, taken: int) -> int:
    """Seats left; many where there is no limit."""
    return max(0, group.seats - taken) if group.seats is not None else 1_000_000


def _full(view: BreakoutView, plan: Plan, at: At, session_id: str, rooms: list[int]) -> Words:
    """Who has the seats: first wishes, and how many of them were registered earlier."""
    mine, t = at.row.registered_at, at.t
    seated = [row for row, room in zip(view.people, plan[t], strict=True) if room in rooms]
    firsts = [row for row in seated if view.wishes.get(row.id, {}).get(session_id) == 1 and row.id not in view.hosts]
    earlier = sum(bool(row.registered_at) and row.registered_at < mine for row in firsts)
    if earlier:
        return words(
            "Full: {firsts} of {seats} seats went to first wishes, {earlier} of them registered earlier.",
            firsts=len(firsts), seats=len(seated), earlier=earlier,
        )  # fmt: skip
    return words("Full: {firsts} of {seats} seats went to first wishes.", firsts=len(firsts), seats=len(seated))


def _against(view: BreakoutView, prices: "PlanPrices", at: At, free: dict[int, int]) -> Reason:
    """There is a seat: the rule that a move would break, else what it would cost."""
    seats = [seat for seat in prices.prices_of_moves(at.person, at.t) if seat.room in free]
    allowed = [seat for seat in seats if not seat.broken]
    if not allowed:
        return Reason(_rule(view, at.person, seats[0].broken[0]))
    best = min(allowed, key=lambda seat: seat.price.cost)
    parts = tuple(_parts(best.price))
    if best.price.cost > 0 and parts:
        return Reason(words("Moving there would cost"), parts)
    if best.price.cost > 0:
        return Reason(words("Moving there would make the whole plan worse."))
    n = free[best.room]
    return Reason(words_n("{n} seat is free there: a move would do.", "{n} seats are free there: a move would do.", n))


def _parts(price: "Price") -> Iterable[Words]:
    if price.repeats > 0:
        yield words_n("{n} repeated meeting", "{n} repeated meetings", price.repeats)
    if price.past > 0:
        yield words_n("{n} meeting with somebody met before", "{n} meetings with people met before", round(price.past))
    if price.balance > 0:
        yield words_n("{n} seat off the fair share", "{n} seats off the fair share", price.balance)
    if price.crowded > 0:
        yield words_n("{n} person beyond comfort", "{n} people beyond comfort", price.crowded)


def _rule(view: BreakoutView, person: int, finding: Finding) -> Words:
    """The rule that holds somebody back, told of the other person where there is one."""
    a = view.people[person].id
    other = next((view.people[p] for p in finding.people if p != person), None)
    name = full_name(other.given_name, other.family_name) if other else ""
    if finding.rule == "together":
        return words("Kept together with {name}.", name=name)
    if finding.rule == "apart" and other is not None:
        if other.id in view.apart.get(a, ()):
            return words("{name} sits there, to stay apart.", name=name)
        return words("{name} sits there: line manager or report.", name=name)
    if finding.rule == "size":
        return words("Their own group would have too few people.")
    return words("A rule of the plan holds them where they are.")
