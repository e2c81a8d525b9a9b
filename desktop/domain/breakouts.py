"""A breakout as plain values: the problem, the plan found, or the rules that clash. Light: imports no numpy."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from desktop.domain.words import Value, Words, words, words_n

Plan = tuple[tuple[int, ...], ...]
"""For each round, the room of each person, or ABSENT."""

ABSENT = -1
MOST_NAMED = 8
"""People named in a sentence; more are counted."""
UNKNOWN = -1
"""Value index of a person whose attribute is not known: it is never counted."""

Mixing = Literal["mix", "alike"]

MOVE_PRICES: Mapping[str, float] = {"few changes": 100, "balanced": 5, "best": 1}
"""The dial of a repair: `Weights.move` for the fewest moves, for moves that pay, for the best plan."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room in one round: fewest and most people, whether it can be reached without steps, and how many sit well.

    Each person beyond `comfort` costs `Weights.comfort`; without it there is no such number.
    """

    min: int
    max: int
    accessible: bool = True
    comfort: int | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """Prices in points; 0 switches a wish off.

    repeat: a pair meeting again in this event; past: a meeting of a pair, per earlier encounter;
    balance: a seat off the fair range; alike: an unlike pair, for attributes kept alike;
    attributes: another price for one attribute; wish: by rank; unplaced: none of the wishes;
    move: a seat that differs from the current plan; comfort: a person beyond the comfort of a room.
    """

    repeat: float = 10
    past: float = 4
    balance: float = 3
    alike: float = 1
    wish: Mapping[int, float] = field(default_factory=lambda: {1: 0, 2: 1, 3: 3})
    unplaced: float = 20
    move: float = 0
    comfort: float = 0
    attributes: Mapping[str, float] = field(default_factory=dict)

    def of_rank(self, rank: int) -> float:
        return self.wish.get(rank, self.unplaced)


@dataclass(frozen=True, slots=True)
class Problem:
    """Who is there in which round, the rooms, the hard rules and the wishes. All indices from 0.

    attend[round][person] is 1 or 0; rooms[round] lists the rooms; pins and closed hold
    (person, round, room); wishes hold (person, round, room, rank); past holds (person, person, times).
    `current` is a plan to stay close to, at `weights.move` a seat; rounds in `done` have been run:
    they stay as `current` has them and are not judged.
    """

    n: int
    rounds: int
    rooms: tuple[tuple[Room, ...], ...]
    attend: tuple[tuple[int, ...], ...]
    attrs: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    apart: tuple[tuple[int, int], ...] = ()
    together: tuple[tuple[int, int], ...] = ()
    pins: tuple[tuple[int, int, int], ...] = ()
    past: tuple[tuple[int, int, float], ...] = ()
    step_free: tuple[int, ...] = ()
    hosts: tuple[int, ...] = ()
    hosts_need: int = 0
    wishes: tuple[tuple[int, int, int, int], ...] = ()
    weights: Weights = field(default_factory=Weights)
    mixing: Mapping[str, Mixing] = field(default_factory=dict)
    closed: tuple[tuple[int, int, int], ...] = ()
    current: Plan | None = None
    done: tuple[int, ...] = ()

    def present(self, round_: int) -> list[int]:
        """The people seated in a round; in a round already run, those whom `current` seats."""
        if round_ in self.done and self.current is not None:
            return [p for p, room in enumerate(self.current[round_]) if room != ABSENT]
        return [p for p, there in enumerate(self.attend[round_]) if there]


@dataclass(frozen=True, slots=True)
class Labels:
    """Names for sentences: of people, of the rooms of each round, of rounds. Without it, numbers."""

    people: Sequence[str] = ()
    rooms: Sequence[Sequence[str]] = ()
    rounds: Sequence[str] = ()

    def person(self, person: int) -> str:
        return self.people[person] if self.people else f"person {person}"

    def persons(self, people: Sequence[int]) -> Value:
        """The names, the first few of many."""
        named = ", ".join(self.person(person) for person in people[:MOST_NAMED])
        more = len(people) - MOST_NAMED
        return words_n("{people} and {n} more", "{people} and {n} more", more, people=named) if more > 0 else named

    def room(self, round_: int, room: int) -> str:
        return self.rooms[round_][room] if self.rooms else f"room {room}"

    def round(self, round_: int) -> str:
        return self.rounds[round_] if self.rounds else str(round_)

    def rooms_of(self, round_: int, rooms: Sequence[int]) -> str:
        return ", ".join(self.room(round_, room) for room in rooms)


NUMBERS = Labels()
Sentence = Callable[[Labels], Words]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that could be given up in a round.

    together, apart: a pair; pin, closed: a person and a room; step_free: a person; least: a room; hosts: nothing.
    """

    kind: Literal["together", "apart", "pin", "closed", "step_free", "least", "hosts"]
    item: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken, or cannot be kept: its name, where, whom and which rooms it concerns.

    rules: those that clash; none where people are simply too many. irreducible: without any one of them, the
    others can be kept; else a smaller set may clash too. also: other rounds of which the same is true.
    """

    rule: str
    round: int
    people: tuple[int, ...]
    rooms: tuple[int, ...]
    sentence: Sentence = field(compare=False, repr=False)
    rules: tuple[Rule, ...] = field(default=(), compare=False)
    irreducible: bool = field(default=True, compare=False)
    also: tuple[int, ...] = field(default=(), compare=False)
    reasons: tuple[Sentence, ...] = field(default=(), compare=False, repr=False)

    def text(self, labels: Labels = NUMBERS) -> Words:
        """The sentence, what makes it so, and the rounds, unless there is only one."""
        what = self.sentence(labels)
        if self.reasons:
            why = tuple(reason(labels) for reason in self.reasons)
            what = words("{what} {why}", what=what, why=why)
        if len(labels.rounds) == 1:
            return what
        if len(self.also) + 1 == len(labels.rounds):
            return words("In every round: {what}", what=what)
        if self.also:
            rounds = ", ".join(labels.round(t) for t in (self.round, *self.also))
            return words("Rounds {rounds}: {what}", rounds=rounds, what=what)
        return words("Round {round}: {what}", round=labels.round(self.round), what=what)


@dataclass(frozen=True, slots=True)
class Infeasible:
    """The hard rules cannot all hold (`proven`), or no plan that keeps them was found."""

    findings: tuple[Finding, ...]
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Bounds:
    """Least possible figures; `proven` when the plan found has exactly that many repeats."""

    repeats: int
    proven: bool
    balance: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a plan costs, figure by figure, unweighted; `cost` is the weighted sum in points.

    repeats: sum over pairs of m(m-1)/2; past: meetings times earlier encounters; balance: seats off the
    fair range; alike: unlike pairs; wish: sum of the prices of the ranks; moves: seats that differ from
    `current`; crowded: people beyond the comfort of their rooms. Pairs kept together are not counted in
    repeats, past and alike.
    """

    repeats: int
    past: float
    balance: int
    alike: int
    wish: float
    moves: int
    crowded: int
    cost: float


@dataclass(frozen=True, slots=True)
class Mixed:
    """Pairs at the same table with different values of an attribute, and the number expected at random."""

    pairs: int
    different: int
    expected: float


@dataclass(frozen=True, slots=True)
class Report:
    """The figures that organisers read.

    acquaintances: different pairs that meet, of at most `possible`; past_pairs: pairs that had met at an
    earlier event; checks: room-and-value checks behind `balance`; wishes: people by rank of their room
    (rank 0 = none of their wishes).
    """

    acquaintances: int
    possible: int
    past_pairs: int
    checks: int
    wishes: Mapping[int, int]
    mixed: Mapping[str, Mixed]


@dataclass(frozen=True, slots=True)
class Move:
    """A person who changes seats in a round; `before` or `after` is ABSENT for who comes or goes."""

    person: int
    round: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A plan judged: the hard rules it breaks, and its figures."""

    broken: tuple[Finding, ...]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Result:
    """A plan that keeps every hard rule, its figures, what is known to be least, and how it was found.

    forced: moves from the current plan that no plan can do without, as far as is proven.
    """

    plan: Plan
    figures: Figures
    bounds: Bounds
    report: Report
    moves: tuple[Move, ...]
    steps: int
    seconds: float
    hard: int = 0
    forced: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """The best so far while the search runs; `plan` makes the plan, as it is when asked."""

    cost: float
    repeats: int
    steps: int
    elapsed: float
    plan: Callable[[], Plan]


def moved_seats(before: Plan, after: Plan) -> tuple[Move, ...]:
    """The seats that differ between two plans, round by round."""
    return tuple(
        Move(person, round_, old, new)
        for round_, (olds, news) in enumerate(zip(before, after, strict=True))
        for person, (old, new) in enumerate(zip(olds, news, strict=True))
        if old != new
    )
