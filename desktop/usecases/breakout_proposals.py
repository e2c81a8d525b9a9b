"""A plan that is proposed beside the one that stands: which seats would change, what for, and taking it."""

from collections import Counter
from typing import NamedTuple

from desktop.data.store import Store
from desktop.domain.breakouts import ABSENT, Figures, Plan, Result, moved_seats
from desktop.domain.names import full_name
from desktop.domain.words import Words, words_n
from desktop.usecases.breakout_prices import Delta, told
from desktop.usecases.breakout_problem import (
    Asked,
    BreakoutView,
    Draft,
    chooses,
    draft_problem,
    get_breakout,
    plan_of,
    rounds_over,
)
from desktop.usecases.breakout_rules import Rules
from desktop.usecases.breakout_search import Limits, search
from desktop.usecases.breakouts import Composed, check_ready, write_plan
from desktop.usecases.task import NO_TASK, Task


class MoveLine(NamedTuple):
    """One seat that changes: from a group to another, by their titles; empty for who comes or goes.

    The ranks are those of the person's wish for each group, None where nobody chooses; `faces` are the new faces
    that the person meets in this round, before and after.
    """

    attendee_id: str
    name: str
    unit: str
    round_id: str
    round: int
    before: str
    after: str
    rank_before: int | None
    rank_after: int | None
    faces_before: int
    faces_after: int

    @property
    def id(self) -> str:
        return f"{self.round_id} {self.attendee_id}"


class Sums(NamedTuple):
    """A plan in figures. `ranks` counts people by the rank of the wish they got, 0 for none of theirs."""

    seats: int
    ranks: Counter[int]
    faces: int
    figures: Figures
    known: int = 0
    """Different pairs who had met before, however often."""


class Proposed(NamedTuple):
    """A plan found: `lines` are the seats that change, `delta` how its figures differ. `is_needed` when the plan that
    stands leaves somebody without a seat or breaks a rule, `is_better` when this one is worth more."""

    asked: Asked
    draft: Draft
    result: Result
    lines: list[MoveLine]
    before: Sums
    after: Sums
    is_needed: bool
    is_better: bool

    @property
    def delta(self) -> Delta:
        old, new = self.before.figures, self.after.figures
        return Delta(
            self.after.ranks[1] - self.before.ranks[1],
            self.after.ranks[0] - self.before.ranks[0],
            self.after.faces - self.before.faces,
            new.repeats - old.repeats,
            self.after.known - self.before.known,
            old.balance - new.balance,
            old.alike - new.alike,
            new.crowded - old.crowded,
        )

    @property
    def is_worth_showing(self) -> bool:
        """Whether there is anything to decide."""
        if self.asked.change == "few":
            return bool(self.lines or self.asked.seats)
        return bool(self.lines) and (self.is_needed or self.is_better)

    @property
    def gains(self) -> tuple[Words, ...]:
        """How the figures differ, in words."""
        return told(self.delta)

    @property
    def moved(self) -> int:
        """Seats of people who sit elsewhere than before; who comes or goes is not moved."""
        return sum(bool(line.before and line.after) for line in self.lines)


def propose_plan(
    store: Store,
    event_id: str,
    breakout_id: str,
    asked: Asked,
    *,
    limits: Limits | None = None,
    apart: bool = False,
    task: Task = NO_TASK,
) -> Proposed:
    """Search for a plan and compare it with the one that stands; nothing is written. Refuses when rules clash."""
    now = store.now().isoformat(timespec="minutes")
    draft = draft_problem(get_breakout(store, event_id, breakout_id), asked, now=now)
    check_ready(draft)
    limits = limits or Limits(Rules.read(draft.view.breakout.rules).seconds)
    return compare(asked, draft, search(draft.problem, draft.labels, limits, task, apart=apart))


def compare(asked: Asked, draft: Draft, result: Result) -> Proposed:
    """What a plan changes, seat by seat and in sums."""
    from desktop.domain.breakout_faces import known_pairs, new_faces
    from desktop.domain.breakout_solver import evaluate

    problem, old = draft.problem, _still_there(draft, plan_of(draft.view))
    faces = [new_faces(problem, plan) for plan in (old, result.plan)]
    judged = [evaluate(problem, plan) for plan in (old, result.plan)]
    before, after = (
        Sums(_seats(plan), _ranks(draft.view, plan), pairs, verdict.figures, known_pairs(problem, plan))
        for plan, (_, pairs), verdict in zip((old, result.plan), faces, judged, strict=True)
    )
    lines = [
        _line(draft, m.person, m.round, (m.before, m.after), [int(seen[m.round, m.person]) for seen, _ in faces])
        for m in moved_seats(plan_of(draft.view), result.plan)
    ]
    lines.sort(key=lambda line: (line.round, line.name))
    is_needed = bool(judged[0].broken) or before.seats < after.seats
    return Proposed(asked, draft, result, lines, before, after, is_needed, after.figures.cost < before.figures.cost)


def list_missing(view: BreakoutView, now: str) -> frozenset[str]:
    """Who has a place in a round to come and has not arrived; nobody before the door has opened."""
    if not any(row.arrived for row in view.people):
        return frozenset()
    over = rounds_over(view, now)
    coming = [round_.id for number, round_ in enumerate(view.rounds) if number not in over]
    placed = {row.id for row in view.people for round_id in coming if view.group_of(round_id, row.id)}
    return frozenset(row.id for row in view.people if not row.arrived and row.id in placed)


def apply_proposal(store: Store, event_id: str, proposed: Proposed, *, task: Task = NO_TASK) -> Composed:
    """Take the plan, with the seats that are other than planned, as one action that can be undone."""
    task.step(0, 1)
    title = _title(proposed.draft.view)
    label = words_n("Change {n} seat of {name}", "Change {n} seats of {name}", len(proposed.lines), name=title)
    return write_plan(store, event_id, proposed.draft, proposed.result, label, proposed.asked.seats)


def _title(view: BreakoutView) -> str:
    return view.breakout.title or view.starts[11:]


def _still_there(draft: Draft, plan: Plan) -> Plan:
    """A plan without those who do not come: what is compared is the same people."""
    attend, done = draft.problem.attend, draft.problem.done
    return tuple(
        row if t in done else tuple(room if there else ABSENT for room, there in zip(row, attend[t], strict=True))
        for t, row in enumerate(plan)
    )


def _seats(plan: Plan) -> int:
    return sum(room != ABSENT for row in plan for room in row)


def _ranks(view: BreakoutView, plan: Plan) -> Counter[int]:
    ranks = (_rank(view, person, room) for row in plan for person, room in enumerate(row))
    return Counter(rank for rank in ranks if rank is not None)


def _rank(view: BreakoutView, person: int, room: int) -> int | None:
    attendee = view.people[person].id
    wished = view.wishes.get(attendee)
    if room == ABSENT or not wished or not chooses(view) or attendee in view.hosts:
        return None
    return wished.get(view.groups[room].session_id or "", 0)


def _line(draft: Draft, person: int, round_: int, rooms: tuple[int, int], faces: list[int]) -> MoveLine:
    view = draft.view
    row, at = view.people[person], view.rounds[round_]
    titles = [draft.labels.room(round_, room) if room != ABSENT else "" for room in rooms]
    ranks = [_rank(view, person, room) for room in rooms]
    who = (row.id, full_name(row.given_name, row.family_name), row.unit or row.site)
    return MoveLine(*who, at.id, at.number, titles[0], titles[1], ranks[0], ranks[1], faces[0], faces[1])
