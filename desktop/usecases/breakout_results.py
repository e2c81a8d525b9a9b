"""What a breakout came to: who meets whom against chance, who meets the fewest new faces, which wishes are not met."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from desktop.data.people import AttendeeRow
from desktop.domain.breakouts import ABSENT, UNKNOWN, Plan
from desktop.domain.names import fold, full_name
from desktop.domain.words import Words, words, words_n
from desktop.usecases.breakout_problem import draft_problem
from desktop.usecases.breakout_unmet import Unmet, count_hosts_elsewhere, list_unmet, ranks_got
from desktop.usecases.breakout_view import BreakoutView

if TYPE_CHECKING:
    from desktop.domain.breakout_explain import PlanPrices
    from desktop.domain.breakout_results import Faces
    from desktop.domain.breakout_tables import Ints

ATTRIBUTES = ("unit", "site", "level")
MOST_FACES = 50
"""People listed of those who meet the fewest new faces."""
FEW = 3
"""Encounters to expect by chance, below which nothing can be told from their number."""


class Least(NamedTuple):
    """A figure, and the least that any plan can have; None where the plan breaks a rule, so that no bound holds."""

    figure: int
    least: int | None

    @property
    def is_proven(self) -> bool:
        return self.least is not None and self.figure <= self.least


class Summary(NamedTuple):
    """The figures of all rounds. Pairs kept together are not counted among those who meet.

    met: different pairs, of at most `most`; `known` of them had met elsewhere before. average: different people met by
    each person who is placed. off: seats off the fair share of a value, in `groups_off` of `groups`; None where nothing
    is mixed. wishes: people by the rank of their best wish that is met, 0 for none, among the `wishing`.
    hosts_elsewhere: hosts who wished for another group; they are not among the wishing.
    """

    people: int
    placed: int
    rounds: int
    met: int
    most: int
    known: int
    average: float
    repeats: Least
    off: Least | None
    groups: int
    groups_off: int
    wishing: int
    wishes: Mapping[int, int]
    hosts_elsewhere: int = 0


class Matrix(NamedTuple):
    """Encounters between the values of an attribute: pairs at one table over all rounds, and those to expect if people
    were drawn for these tables. `people` are placed; `unknown` of those placed have no value."""

    attribute: str
    values: tuple[str, ...]
    people: tuple[int, ...]
    met: tuple[tuple[int, ...], ...]
    expected: tuple[tuple[float, ...], ...]
    unknown: int

    def ratio(self, a: int, b: int) -> float | None:
        """Encounters against chance; None where chance would give too few to tell."""
        expected = self.expected[a][b]
        return self.met[a][b] / expected if expected >= FEW else None

    @property
    def across(self) -> float | None:
        """The share of encounters between two different values; None without encounters."""
        return _share_across(self.met)

    @property
    def by_chance(self) -> float | None:
        return _share_across(self.expected)


class Face(NamedTuple):
    """Somebody, the people they meet for the first time, of at most `possible`, and why not more."""

    id: str
    name: str
    unit: str
    new: int
    possible: int
    why: tuple[Words, ...]


class Results(NamedTuple):
    """All that the results view shows. `typical` is the median of new faces; `chooses` where people wish for groups."""

    summary: Summary
    matrices: tuple[Matrix, ...]
    fewest: list[Face]
    typical: int
    unmet: list[Unmet]
    chooses: bool

    def matrix(self, attribute: str) -> Matrix | None:
        return next((matrix for matrix in self.matrices if matrix.attribute == attribute), None)


def get_results(view: BreakoutView) -> Results:
    """Count what the places of a breakout come to. Reads nothing."""
    from desktop.domain.breakout_explain import PlanPrices

    # judged by those who are placed: a bound must not ask for seats that nobody has
    seated = _seated(view)
    plan = _plan_of(seated)
    there = tuple(tuple(int(room != ABSENT) for room in row) for row in plan)
    prices = PlanPrices(replace(draft_problem(seated).problem, attend=there), plan)
    matrices = tuple(m for name in ATTRIBUTES if (m := _matrix(seated.people, name, prices.plan)) is not None)
    fewest, typical = _fewest(view, seated, prices)
    chooses = any(group.session_id for group in view.groups)
    unmet = list_unmet(view, seated, prices, plan)
    return Results(_summary(view, prices), matrices, fewest, typical, unmet, chooses)


def _seated(view: BreakoutView) -> BreakoutView:
    """The breakout as if those who have no place in any round were not there."""
    people = [row for row in view.people if any(view.group_of(r.id, row.id) for r in view.rounds)]
    ids = {row.id for row in people}
    past = {pair: times for pair, times in view.past.items() if ids.issuperset(pair)}
    return view._replace(people=people, past=past)


def _plan_of(view: BreakoutView) -> Plan:
    rooms = {group.id: room for room, group in enumerate(view.groups)}
    return tuple(
        tuple(rooms.get(view.group_of(r.id, row.id) or "", ABSENT) for row in view.people) for r in view.rounds
    )


def _summary(view: BreakoutView, prices: "PlanPrices") -> Summary:
    from desktop.domain.breakout_bounds import least_figures
    from desktop.domain.breakout_cost import figures
    from desktop.domain.breakout_report import report
    from desktop.domain.breakout_results import balance, keeps_rules

    tables, plan, placed = prices.tables, prices.plan, prices.problem.n
    bounds, costs = least_figures(tables), figures(tables, plan)
    holds = keeps_rules(tables, plan)
    told, mixing = report(tables, plan, bounds), balance(tables, plan)
    got = Counter(min((rank for rank in ranks if rank), default=0) for ranks in ranks_got(view).values())
    return Summary(
        people=len(view.people),
        placed=placed,
        rounds=len(view.rounds),
        met=told.acquaintances,
        most=told.possible,
        known=told.past_pairs,
        average=2 * told.acquaintances / placed if placed else 0.0,
        repeats=Least(costs.repeats, bounds.repeats if holds else None),
        off=Least(costs.balance, bounds.balance if holds else None) if len(tables.price) else None,
        groups=mixing.groups,
        groups_off=mixing.off,
        wishing=sum(got.values()),
        wishes=dict(sorted(got.items())),
        hosts_elsewhere=count_hosts_elsewhere(view),
    )


def _matrix(people: Sequence[AttendeeRow], attribute: str, plan: "Ints") -> Matrix | None:
    """None where no value is known."""
    import numpy as np

    from desktop.domain.breakout_results import between

    told = [str(getattr(row, attribute)) for row in people]
    values = sorted({*told} - {""}, key=lambda value: (fold(value), value))
    if not values:
        return None
    index = {value: k for k, value in enumerate(values)}
    found = between(np.array([index.get(value, UNKNOWN) for value in told], dtype=np.intp), plan)
    counts = Counter(told)
    return Matrix(
        attribute,
        tuple(values),
        tuple(counts[value] for value in values),
        tuple(map(tuple, found.met.tolist())),
        tuple(map(tuple, found.expected.tolist())),
        counts[""],
    )


def _share_across(pairs: Sequence[Sequence[float]]) -> float | None:
    """Each pair of two values stands twice in the table, a pair of one value once."""
    same = sum(row[k] for k, row in enumerate(pairs))
    across = (sum(map(sum, pairs)) - same) / 2
    return across / (across + same) if across + same else None


def _fewest(view: BreakoutView, seated: BreakoutView, prices: "PlanPrices") -> tuple[list[Face], int]:
    """Those who meet fewer new faces than half of the others, the fewest first."""
    from desktop.domain.breakout_results import faces, usual_sizes

    if not seated.people:
        return [], 0
    found, usual = faces(prices.tables, prices.plan, prices.prices.earlier), usual_sizes(prices.plan)
    index = {row.id: person for person, row in enumerate(seated.people)}
    new = [int(found.new[index[row.id]]) if row.id in index else 0 for row in view.people]
    typical = round(median(new))
    order = sorted((count, place) for place, count in enumerate(new) if count < typical)
    listed = []
    for count, place in order[:MOST_FACES]:
        row = view.people[place]
        person = index.get(row.id)
        if person is None:
            rounds = sum(map(bool, usual))
            why = [words_n("No place in {n} round", "No place in {n} rounds", rounds)]
            possible = min(sum(usual) - rounds, len(index))
        else:
            why = list(_why(seated, found, prices.plan, person, typical))
            possible = int(found.possible[person])
        name = full_name(row.given_name, row.family_name)
        listed.append(Face(row.id, name, row.unit or row.site, count, possible, tuple(why)))
    return listed, typical


def _why(view: BreakoutView, found: "Faces", plan: "Ints", person: int, typical: int) -> list[Words]:
    """What keeps somebody from meeting more people for the first time."""
    row, why = view.people[person], list[Words]()
    if away := int(found.away[person]):
        why.append(words_n("No place in {n} round", "No place in {n} rounds", away))
    if found.kept[person]:
        names = [full_name(o.given_name, o.family_name) for o in view.people if o.id in view.together.get(row.id, ())]
        why.append(words("Together with {names}", names=", ".join(names)))
    if row.id in view.hosts:
        session = view.programme.session(view.hosts[row.id])
        why.append(words("Hosts {session}", session=session.title if session else ""))
    locks = sum(bool(p and p.locked) for r in view.rounds if (p := view.places.get((r.id, row.id))))
    if locks:
        why.append(words_n("Locked in {n} round", "Locked in {n} rounds", locks))
    if known := int(found.known[person]):
        why.append(words_n("Sits with {n} person met before", "Sits with {n} people met before", known))
    if again := int(found.again[person]):
        why.append(words_n("{n} repeated meeting", "{n} repeated meetings", again))
    sizes = [int((at == at[person]).sum()) for at in plan if at[person] != ABSENT]
    if sizes and (not why or int(found.possible[person]) < typical):
        why.append(words_n("Sits in a group of {n}", "Sits in a group of {n}", min(sizes)))
    return why
