"""What a change of seats costs, in the words of an organiser, from the solver's own evaluation."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.breakouts import ABSENT
from desktop.domain.words import Words, words, words_n
from desktop.usecases.breakout_problem import BreakoutView, chooses, draft_problem, plan_of

if TYPE_CHECKING:
    from desktop.domain.breakout_prices import Price


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


FREE = Cost(0, Delta(), ())


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
        words_n("{n} who met before more", "{n} who met before more", abs(delta.known)),
        words_n("{n} seat better mixed", "{n} seats better mixed", abs(delta.mixed)),
        words_n("{n} alike pair more", "{n} alike pairs more", abs(delta.alike)),
    )  # fmt: skip
    less = (
        words_n("{n} person less beyond comfort", "{n} people less beyond comfort", abs(delta.crowded)),
        words_n("{n} first wish less", "{n} first wishes less", abs(delta.firsts)),
        words_n("{n} person less without a wish", "{n} people less without a wish", abs(delta.unwished)),
        words_n("{n} new encounter less", "{n} new encounters less", abs(delta.faces)),
        words_n("{n} repeated meeting less", "{n} repeated meetings less", abs(delta.repeats)),
        words_n("{n} who met before less", "{n} who met before less", abs(delta.known)),
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
