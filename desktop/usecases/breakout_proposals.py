"""A plan that is proposed beside the one that stands: which seats would change, what for, and taking it."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from desktop.data.store import Store
from desktop.domain.breakouts import ABSENT, Figures, Finding, Move, Plan, Problem, Result, moved_seats
from desktop.domain.names import full_name
from desktop.domain.words import Words, words, words_n
from desktop.usecases.breakout_prices import Delta, told
from desktop.usecases.breakout_problem import Asked, Draft, draft_problem
from desktop.usecases.breakout_rules import Rules
from desktop.usecases.breakout_search import Limits, search
from desktop.usecases.breakout_view import BreakoutView, chooses, get_breakout, plan_of, rounds_over
from desktop.usecases.breakouts import Advice, Composed, advise_room, check_ready, write_plan
from desktop.usecases.task import NO_TASK, Task

MoveKind = Literal["moves", "leaves", "placeless", "comes"]
TOO_MANY = "size"
"""The rule of the check that a group keeps to its seats."""


class MoveLine(NamedTuple):
    """One seat that changes: from a group to another, by their titles; empty for who comes or goes.

    The ranks are those of the person's wish for each group, None where nobody chooses; `faces` are the new faces
    that the person meets in this round, before and after. `placeless` is somebody who is there and loses their seat
    because there are too few; `place` is where the person stands in the list by family name.
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
    placeless: bool = False
    place: int = 0

    @property
    def kind(self) -> MoveKind:
        """What becomes of the person in this round."""
        if self.before and self.after:
            return "moves"
        if self.after:
            return "comes"
        return "placeless" if self.placeless else "leaves"

    @property
    def id(self) -> str:
        return f"{self.round_id} {self.attendee_id}"


class Sums(NamedTuple):
    """A plan in figures. `ranks` counts people by the rank of the wish they got, 0 for none of theirs; `broken` are the
    rules that it does not keep, `over` the people beyond the seats of their groups, `known` the different pairs who had
    met before, however often."""

    seats: int
    ranks: Counter[int]
    faces: int
    figures: Figures
    broken: int = 0
    over: int = 0
    known: int = 0


class Proposed(NamedTuple):
    """A plan found: `lines` are the seats that change, `delta` how its figures differ. `is_needed` when the plan that
    stands leaves somebody without a seat or breaks a rule, `is_better` when this one is worth more. `advice` is a room
    that would take those for whom there is no seat."""

    asked: Asked
    draft: Draft
    result: Result
    lines: list[MoveLine]
    before: Sums
    after: Sums
    is_needed: bool
    is_better: bool
    advice: Advice | None = None

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
            return bool(self.lines or self.asked.seats or self.draft.left_out)
        return bool(self.lines) and (self.is_needed or self.is_better)

    @property
    def gains(self) -> tuple[Words, ...]:
        """How the figures differ, in words: first the rules and seats that are kept, or no longer."""
        old, new = self.before, self.after
        rules = words("rules broken {before} → {after}", before=old.broken, after=new.broken)
        many = words("people too many {before} → {after}", before=old.over, after=new.over)
        first = [text for text, a, b in ((rules, old.broken, new.broken), (many, old.over, new.over)) if a != b]
        return (*first, *told(self.delta))

    def count(self, kind: MoveKind) -> int:
        """How many people move, leave, lose their seat or get one, in whatever rounds."""
        return len({line.attendee_id for line in self.lines if line.kind == kind})

    @property
    def is_small(self) -> bool:
        """Whether nobody who has a seat is concerned, and at most one person gets one."""
        return all(line.kind == "comes" for line in self.lines) and self.count("comes") <= 1 and not self.draft.left_out

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
        Sums(
            _seats(plan),
            _ranks(draft.view, plan),
            pairs,
            verdict.figures,
            *_faults(problem, plan, verdict.broken),
            known_pairs(problem, plan),
        )
        for plan, (_, pairs), verdict in zip((old, result.plan), faces, judged, strict=True)
    )
    lines = []
    for move in moved_seats(plan_of(draft.view), result.plan):
        met = [int(seen[move.round, move.person]) for seen, _ in faces]
        lines.append(_line(draft, asked.absent, move, (met[0], met[1])))
    lines.sort(key=lambda line: (line.kind == "leaves", line.round, line.place))  # who stays wants to know first
    is_needed = bool(judged[0].broken) or before.seats < after.seats
    advice = advise_room(draft.view, len(draft.left_out)) if draft.left_out else None
    return Proposed(asked, draft, result, lines, before, after, is_needed, is_better(before, after), advice)


def is_better(before: Sums, after: Sums) -> bool:
    """Whether a plan is worth more, and not for comfort alone while all that people meet for gets worse."""
    old, new = before.figures, after.figures
    if new.cost >= old.cost:
        return False
    wishes = after.ranks[1] > before.ranks[1] or after.ranks[0] < before.ranks[0]
    met = after.faces > before.faces or new.repeats < old.repeats or new.past < old.past
    mixed = new.balance < old.balance or new.alike < old.alike
    return wishes or met or mixed or new.crowded >= old.crowded or before.faces == after.faces


def _faults(problem: Problem, plan: Plan, broken: Sequence[Finding]) -> tuple[int, int]:
    """The rules that a plan breaks, those who have no seat aside, and the people beyond the seats of their groups."""
    over = 0
    for number, row in enumerate(plan):
        sizes = Counter(room for room in row if room != ABSENT and number not in problem.done)
        over += sum(max(0, n - problem.rooms[number][room].max) for room, n in sizes.items())
    return sum(finding.rule not in ("presence", TOO_MANY) for finding in broken), over


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
    title, come = _title(proposed.draft.view), [line for line in proposed.lines if line.kind == "comes"]
    label = words_n("Change {n} seat of {name}", "Change {n} seats of {name}", len(proposed.lines), name=title)
    if proposed.lines and proposed.is_small:
        places = ", ".join(dict.fromkeys(line.after for line in come))
        label = words("Seat {name}: {places}", name=come[0].name, places=places)
    return write_plan(store, event_id, proposed.draft, proposed.result, label, proposed.asked)


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


def _line(draft: Draft, absent: frozenset[str], move: Move, faces: tuple[int, int]) -> MoveLine:
    view = draft.view
    row, at, rooms = view.people[move.person], view.rounds[move.round], (move.before, move.after)
    old, new = (draft.labels.room(move.round, room) if room != ABSENT else "" for room in rooms)
    before, after = (_rank(view, move.person, room) for room in rooms)
    who = (row.id, full_name(row.given_name, row.family_name), row.unit or row.site)
    placeless = move.after == ABSENT and row.id not in absent
    return MoveLine(*who, at.id, at.number, old, new, before, after, *faces, placeless=placeless, place=move.person)
