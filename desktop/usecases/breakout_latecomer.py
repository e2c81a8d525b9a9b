"""Who comes late: the best free place in each round still to come, and taking all of them in one step."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from desktop.data.breakouts import GroupRow, RoundRow, count_seated
from desktop.data.people import AttendeeRow
from desktop.data.store import Store
from desktop.data.tables import Group, Place
from desktop.domain.changes import Changes
from desktop.domain.names import full_name
from desktop.domain.session_spec import later
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n
from desktop.usecases.agenda import Agendas
from desktop.usecases.breakout_advice import advise
from desktop.usecases.breakout_board import Broken, find_broken, get_board, seats_of
from desktop.usecases.breakout_places import place_id
from desktop.usecases.breakout_prices import Prices
from desktop.usecases.breakout_view import BreakoutView, get_breakout, group_title
from desktop.usecases.programme import get_programme

WORTH_IT = 5
"""Minutes that a round has to go on for so that it is worth the way to the table."""
SOON = 15
"""Minutes before a round from which on those who have not come are told of."""


class Seat(NamedTuple):
    """A free place: the round and its number (0 when it is the only one), the group, its room, and how many sit there
    at most. `chosen` when people choose among groups like it."""

    round_id: str
    number: int
    starts: str
    group_id: str
    title: str
    room: str
    seats: int | None
    chosen: bool


class Unseated(NamedTuple):
    """A round in which no place was found: why, and what helps."""

    number: int
    starts: str
    why: Words
    helps: tuple[Words, ...]


class Offer(NamedTuple):
    """The best places for somebody, round after round."""

    attendee_id: str
    name: str
    seats: tuple[Seat, ...] = ()
    unseated: tuple[Unseated, ...] = ()


def find_composed(agendas: Agendas) -> frozenset[str]:
    """The rounds in which people have places."""
    groups = {group.id for group in agendas.programme.groups}
    return frozenset(row.round_id for rows in agendas.places.values() for row in rows if row.group_id in groups)


def lacks_place(agendas: Agendas, composed: frozenset[str], attendee_id: str, now: datetime) -> bool:
    """Whether somebody who stands at the door has no place in a round still to come in which others have, also when
    they were left out of it because they had not come. Reads nothing."""
    groups = {group.id for group in agendas.programme.groups}
    rows = agendas.places.get(attendee_id, ())
    settled = {row.round_id for row in rows if row.group_id in groups}
    return any(r.id in composed and r.id not in settled and _is_coming(r, now) for r in agendas.programme.rounds)


def price_today(store: Store, event_id: str, now: datetime) -> list[Prices]:
    """The breakouts of a day that are composed, in order of time, with the prices of their seats."""
    programme = get_programme(store, event_id)
    today = [b.id for b in programme.breakouts if any(_is_today(r, now) for r in programme.rounds_of(b.id))]
    views = [get_breakout(store, event_id, breakout_id) for breakout_id in today]
    return [Prices(view) for view in sorted(views, key=lambda view: view.starts) if _composed(view)]


def best_places(store: Store, event_id: str, attendee_id: str, now: datetime) -> Offer:
    """The best free place in each composed round of today, still to come, in which somebody has none."""
    return offer_places(price_today(store, event_id, now), attendee_id, now)


def offer_places(today: Sequence[Prices], attendee_id: str, now: datetime) -> Offer:
    """The same for breakouts whose prices are known. The second round knows the first."""
    offer, met = Offer(attendee_id, ""), Counter[str]()
    for prices in today:
        view, composed = prices.view, _composed(prices.view)
        person = next((row for row in view.people if row.id == attendee_id), None)
        lacking = [r for r in view.rounds if r.id in composed and _lacks(view, r, attendee_id, now)]
        if person is None or not lacking:
            continue
        search = _Search(Prices(_remember(view, attendee_id, met)) if met else prices, person, now)
        for round_ in lacking:
            search.seat(round_)
        met += search.met
        name = full_name(person.given_name, person.family_name)
        offer = Offer(attendee_id, name, offer.seats + tuple(search.seats), offer.unseated + tuple(search.unseated))
    return offer


class _Search:
    """Goes through the rounds of a breakout for one person."""

    def __init__(self, prices: Prices, person: AttendeeRow, now: datetime) -> None:
        self.prices, self.view, self.person, self.now = prices, prices.view, person, now
        self.seats: list[Seat] = []
        self.unseated: list[Unseated] = []
        self.met = Counter[str]()

    def seat(self, round_: RoundRow) -> None:
        """Find the best free group of a round: it breaks no rule, costs least, and has most seats left."""
        view, who = self.view, self.person.id
        seats = seats_of(view, round_.id)
        taken = Counter(seats.values())
        free = [group for group in view.groups if group.seats is None or taken[group.id] < group.seats]
        broken = {group.id: find_broken(view, {**seats, who: group.id}, [who]) for group in free}
        fit = [group for group in free if not broken[group.id]]
        if not fit:
            self.unseated.append(self._unseated(round_, next(iter(broken.values()), [])))
            return
        costs = self.prices.of_moves(round_.id, who)
        best = min(fit, key=lambda group: (costs[group.id].points, taken[group.id] - (group.seats or 0)))
        self.prices = self.prices.with_move(round_.id, who, best.id)
        self.met.update(a for a, group_id in seats.items() if group_id == best.id)
        self.seats.append(_seat(view, round_, best))

    def _unseated(self, round_: RoundRow, broken: Sequence[Broken]) -> Unseated:
        number = round_.number if len(self.view.rounds) > 1 else 0
        if broken:
            why = words("Each free group breaks a rule: {what}", what=broken[0].text)
            return Unseated(number, round_.starts, why, (words("Decide on the page of the breakouts."),))
        proposal = advise(self.view, get_board(self.view, round_.id))
        helps = [proposal.how] if proposal is not None and proposal.how is not None else []
        soon = later(round_.starts, -SOON) <= self.now.isoformat(timespec="minutes")
        missing = sum(bool(self.view.group_of(round_.id, row.id)) and not row.arrived for row in self.view.people)
        if soon and missing:
            helps.append(
                words_n(
                    "{n} seat is kept for somebody who has not come.",
                    "{n} seats are kept for people who have not come.",
                    missing,
                )
            )
        return Unseated(number, round_.starts, words("No free seat."), tuple(helps))


def seat_latecomer(store: Store, attendee_id: str, name: str, seats: Sequence[Seat]) -> Changes:
    """Take places that were offered, as one action. Refuses when one of them is taken or gone by now."""
    with store.write(words("Seat {name}: {places}", name=name, places=", ".join(s.title for s in seats))) as work:
        for seat in seats:
            id_ = place_id(seat.round_id, attendee_id)
            place = work.session.get(Place, id_)
            if place is not None and place.group_id is not None:
                raise _meanwhile(words("{name} has a place already.", name=name))
            if work.session.get(Group, seat.group_id) is None:
                raise _meanwhile(words("{group} is gone.", group=seat.title))
            if seat.seats is not None and count_seated(work.session, seat.round_id, seat.group_id) >= seat.seats:
                raise _meanwhile(words("{group} is full by now.", group=seat.title))
            if place is None:
                work.add(Place(id=id_, round_id=seat.round_id, attendee_id=attendee_id, group_id=seat.group_id))
            else:
                # who was left out of the round and has come is not locked where they come to
                place.locked, place.group_id = False, seat.group_id
    return work.changes


def _meanwhile(happened: Words) -> Refused:
    return Refused(happened, NOTHING_CHANGED, words("Look for the best place again."))


def _seat(view: BreakoutView, round_: RoundRow, group: GroupRow) -> Seat:
    number, chosen = round_.number if len(view.rounds) > 1 else 0, group.session_id is not None
    title = group.title if chosen else group_title(view, group)
    return Seat(round_.id, number, round_.starts, group.id, title, group.room, group.seats, chosen)


def _composed(view: BreakoutView) -> frozenset[str]:
    return frozenset(round_id for (round_id, _), place in view.places.items() if place.group_id is not None)


def _lacks(view: BreakoutView, round_: RoundRow, attendee_id: str, now: datetime) -> bool:
    return view.group_of(round_.id, attendee_id) is None and _is_coming(round_, now)


def _is_today(round_: RoundRow, now: datetime) -> bool:
    return round_.starts[:10] == now.date().isoformat()


def _is_coming(round_: RoundRow, now: datetime) -> bool:
    """Whether a round of today goes on for long enough to go there."""
    ends = later(round_.starts, (round_.minutes or 0) - WORTH_IT) if round_.starts else ""
    return _is_today(round_, now) and ends > now.isoformat(timespec="minutes")


def _remember(view: BreakoutView, attendee_id: str, met: Mapping[str, int]) -> BreakoutView:
    """The same breakout once somebody has met people at another one of the day."""
    past, own = dict(view.past), dict(view.met.get(attendee_id, {}))
    for other, times in met.items():
        pair = (attendee_id, other) if (attendee_id, other) in past else (other, attendee_id)
        past[pair] = past.get(pair, 0) + times
        own[other] = own.get(other, 0) + times
    return view._replace(past=past, met={**view.met, attendee_id: own})
