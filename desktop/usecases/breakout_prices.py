"""What a change of seats costs, in the words of an organiser, from the solver's own evaluation."""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.breakouts import ABSENT
from desktop.domain.words import Words, words, words_n
from desktop.usecases.breakout_problem import draft_problem
from desktop.usecases.breakout_view import BreakoutView, chooses, plan_of

if TYPE_CHECKING:
    from desktop.domain.breakout_explain import Explanation
    from desktop.domain.breakout_prices import Price

MOST_PRICED = 8
"""People whose moves together are priced in full; of more, their wishes are told."""


class Delta(NamedTuple):
    """How figures of a plan change: more when above 0. `faces` are new faces met, `known` meetings of people who met
    at an earlier event, `mixed` seats of a fair mix, `alike` pairs that are alike."""

    firsts: int = 0
    unwished: int = 0
    faces: int = 0
    repeats: int = 0
    known: int = 0
    mixed: int = 0
    alike: int = 0
    crowded: int = 0


class Cost(NamedTuple):
    """What a change comes to: `points` as the solver counts it, below 0 for a gain, and in words, the weightiest
    first; no words when nothing that people read changes."""

    points: float
    delta: Delta
    told: tuple[Words, ...]

    @property
    def loses_wishes(self) -> bool:
        """Whether fewer people come to their first wish, or more to none of theirs."""
        return self.delta.firsts < 0 or self.delta.unwished > 0


FREE = Cost(0, Delta(), ())


class Swap(NamedTuple):
    """Somebody to change seats with, and what that costs."""

    attendee_id: str
    cost: Cost


class Prices:
    """Answers about the seats of a view. Making it takes 30 to 100 ms for 600 people: make it behind the window."""

    def __init__(self, view: BreakoutView) -> None:
        from desktop.domain.breakout_explain import PlanPrices

        self.view = view
        self.plan: PlanPrices = PlanPrices(draft_problem(view).problem, plan_of(view))
        self._people = {row.id: i for i, row in enumerate(view.people)}
        self._rounds = {round_.id: i for i, round_ in enumerate(view.rounds)}
        self._rooms = {group.id: i for i, group in enumerate(view.groups)}
        self._chosen = chooses(view)

    def with_move(self, round_id: str, attendee_id: str, group_id: str) -> "Prices":
        """The same answers once somebody sits in a group; the view stays as it was."""
        found = copy(self)
        found.plan = self.plan.with_move(self._people[attendee_id], self._rounds[round_id], self._rooms[group_id])
        return found

    def of_moves(self, round_id: str, attendee_id: str) -> Mapping[str, Cost]:
        """Group -> what it costs to move somebody there, into one more seat."""
        person, round_ = self._people[attendee_id], self._rounds[round_id]
        prices = self.plan.prices.of_moves(person, round_)
        return {
            group.id: self._cost(person, round_, room, price)
            for room, (group, price) in enumerate(zip(self.view.groups, prices, strict=True))
        }

    def of_move(self, round_id: str, attendee_id: str, group_id: str | None) -> Cost:
        """What it costs to move somebody to a group, or (None) to take them out."""
        person, round_ = self._people[attendee_id], self._rounds[round_id]
        room = self._rooms.get(group_id or "", ABSENT)
        return self._cost(person, round_, room, self.plan.price_of_move(person, round_, room))

    def _cost(self, person: int, round_: int, room: int, price: "Price") -> Cost:
        before = int(self.plan.plan[round_, person])
        if room == before:
            return FREE
        attendee_id = self.view.people[person].id
        delta = self._delta(price, attendee_id, before, room)._replace(
            faces=self._faces(person, round_, room, 0) - self._faces(person, round_, before, 1)
        )
        rank = self._rank(attendee_id, room)
        later = [words("wish number {rank}", rank=rank)] if rank is not None and rank > 1 else []
        return Cost(price.cost, delta, (*later, *told(delta)))

    def of_people(self, round_id: str, people: Collection[str]) -> Mapping[str, Cost]:
        """Group -> what it costs to move some people there, one after another; of many, their wishes alone."""
        if len(people) == 1:
            return self.of_moves(round_id, next(iter(people)))
        if len(people) > MOST_PRICED:
            return {group.id: self._of_wishes(round_id, people, group.id) for group in self.view.groups}
        return {g.id: self.of_together(round_id, [(a, g.id) for a in people]) for g in self.view.groups}

    def of_together(self, round_id: str, moves: Sequence[tuple[str, str]]) -> Cost:
        """What it costs to make some moves one after another: (attendee, group)."""
        prices, points, delta = self, 0.0, Delta()
        for attendee_id, group_id in moves:
            cost = prices.of_move(round_id, attendee_id, group_id)
            points += cost.points
            delta = Delta(*map(sum, zip(delta, cost.delta, strict=True)))
            prices = prices.with_move(round_id, attendee_id, group_id)
        return Cost(points, delta, told(delta))

    def find_swap(self, round_id: str, attendee_id: str, group_id: str) -> Swap | None:
        """The cheapest exchange of seats that brings somebody into a group and breaks no rule; who has no seat to
        give finds none."""
        home = self.view.group_of(round_id, attendee_id)
        if home is None:
            return None
        person, round_ = self._people[attendee_id], self._rounds[round_id]
        found = self.plan.best_exchange(person, round_, self._rooms[group_id])
        if found is None:
            return None
        other = self.view.people[found.person].id
        return Swap(other, self.of_together(round_id, [(attendee_id, group_id), (other, home)]))

    def explain(self, round_id: str, attendee_id: str) -> "Explanation":
        """Each group as the solver sees it for somebody, in the order of the groups."""
        return self.plan.explain(self._people[attendee_id], self._rounds[round_id])

    def _of_wishes(self, round_id: str, people: Collection[str], group_id: str) -> Cost:
        """What a move of many comes to for their wishes."""
        room, round_, firsts, unwished = self._rooms[group_id], self._rounds[round_id], 0, 0
        for attendee_id in people:
            old = self._rank(attendee_id, int(self.plan.plan[round_, self._people[attendee_id]]))
            new = self._rank(attendee_id, room)
            firsts, unwished = firsts + (new == 1) - (old == 1), unwished + (new == 0) - (old == 0)
        delta = Delta(firsts=firsts, unwished=unwished)
        return Cost(unwished - firsts, delta, told(delta))

    def _delta(self, price: "Price", attendee_id: str, before: int, room: int) -> Delta:
        old, new = self._rank(attendee_id, before), self._rank(attendee_id, room)
        return Delta(
            firsts=(new == 1) - (old == 1),
            unwished=(new == 0) - (old == 0),
            repeats=price.repeats,
            known=round(price.past),
            mixed=-price.balance,
            alike=-price.alike,
            crowded=price.crowded,
        )

    def _rank(self, attendee_id: str, room: int) -> int | None:
        """The rank of somebody's wish for a room: 0 for none of theirs, None when they do not choose."""
        wished = self.view.wishes.get(attendee_id)
        if not self._chosen or not wished or room == ABSENT or attendee_id in self.view.hosts:
            return None
        return wished.get(self.view.groups[room].session_id or "", 0)

    def _faces(self, person: int, round_: int, room: int, met: int) -> int:
        """How many in a room somebody has met `met` times in this breakout and never before."""
        if room == ABSENT:
            return 0
        prices = self.plan.prices
        fresh = (prices.met[person, :-1] == met) & (prices.earlier[person] == 0)
        there = self.plan.plan[round_] == room
        there[person] = False
        return int((fresh & there).sum())


def told(delta: Delta) -> tuple[Words, ...]:
    """A change in words, in the order of the wishes: comfort, wishes, encounters, mixing."""
    more = (
        words_n("{n} person beyond comfort", "{n} people beyond comfort", abs(delta.crowded)),
        words_n("{n} first wish more", "{n} first wishes more", abs(delta.firsts)),
        words_n("{n} person more without a wish", "{n} people more without a wish", abs(delta.unwished)),
        words_n("{n} new encounter more", "{n} new encounters more", abs(delta.faces)),
        words_n("{n} repeated meeting more", "{n} repeated meetings more", abs(delta.repeats)),
        words_n("{n} pair more who had met before", "{n} pairs more who had met before", abs(delta.known)),
        words_n("{n} seat better mixed", "{n} seats better mixed", abs(delta.mixed)),
        words_n("{n} alike pair more", "{n} alike pairs more", abs(delta.alike)),
    )  # fmt: skip
    less = (
        words_n("{n} person less beyond comfort", "{n} people less beyond comfort", abs(delta.crowded)),
        words_n("{n} first wish less", "{n} first wishes less", abs(delta.firsts)),
        words_n("{n} person less without a wish", "{n} people less without a wish", abs(delta.unwished)),
        words_n("{n} new encounter less", "{n} new encounters less", abs(delta.faces)),
        words_n("{n} repeated meeting less", "{n} repeated meetings less", abs(delta.repeats)),
        words_n("{n} pair less who had met before", "{n} pairs less who had met before", abs(delta.known)),
        words_n("{n} seat worse mixed", "{n} seats worse mixed", abs(delta.mixed)),
        words_n("{n} alike pair less", "{n} alike pairs less", abs(delta.alike)),
    )  # fmt: skip
    order = (
        delta.crowded,
        delta.firsts,
        delta.unwished,
        delta.faces,
        delta.repeats,
        delta.known,
        delta.mixed,
        delta.alike,
    )
    return tuple(up if n > 0 else down for n, up, down in zip(order, more, less, strict=True) if n)
