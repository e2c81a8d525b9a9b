"""The rounds and tables of a session, and workshops that are moved together."""

from desktop.data.breakouts import GroupRow, RoundRow, read_breakouts, read_groups, read_place_ids, read_rounds
from desktop.data.store import Store
from desktop.data.tables import Breakout, Event, Group, Place, Round, Session
from desktop.data.work import Work
from desktop.domain.changes import Added, Changes
from desktop.domain.ids import derived_id, new_id
from desktop.domain.session_spec import MOST_TABLES, later, minutes_between
from desktop.domain.values import read_time
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.task import NO_TASK, Task

MOST_ROUNDS, MOST_MINUTES, MOST_SEATS = 50, 600, 1000


def shape_rounds(
    store: Store,
    session_id: str,
    *,
    rounds: int,
    minutes: int,
    tables: int,
    seats: int,
    pause: int = 0,
    task: Task = NO_TASK,
) -> Changes:
    """Hold a session in so many rounds of so many minutes with a pause between, at so many tables with so many seats.

    Tables and rounds that go take the places in them along; without a round or a table the session has none.
    """
    _check(rounds, minutes, tables, seats, pause)
    task.step(0, 1)
    with store.write(words("Change the rounds")) as work:
        session = work.session.get_one(Session, session_id)
        work.recorder.label = words("Change the rounds of {name}", name=session.title)
        own = [b for b in read_breakouts(work.session, session.event_id) if b.session_id == session_id]
        breakout = own[0].id if own else derived_id("breakout", session_id)
        known_rounds = [r for r in read_rounds(work.session, session.event_id) if r.breakout_id == breakout]
        known_groups = [g for g in read_groups(work.session, session.event_id) if g.breakout_id == breakout]
        if not rounds or not tables:
            rounds = tables = 0
        if own and not rounds:
            work.remove_rows(Breakout, [breakout])
        elif rounds and not own:
            work.add(Breakout(id=breakout, event_id=session.event_id, title=session.title, session_id=session_id))
        _remove(work, [g.id for g in known_groups[tables:]], [r.id for r in known_rounds[rounds:]])
        _set_rounds(work, breakout, session.starts, (minutes, pause), known_rounds[:rounds], rounds)
        _set_tables(work, breakout, session.room_id, seats, known_groups[:tables], tables)
    return work.changes


def set_rounds(
    store: Store, breakout_id: str, *, rounds: int, minutes: int, pause: int = 0, task: Task = NO_TASK
) -> Changes:
    """Hold a breakout in so many rounds of so many minutes with a pause between; the first begins when it began.

    Rounds that go take the places in them along.
    """
    _check(max(rounds, 1), minutes, 0, 1, pause)
    if not rounds:
        raise _needs_a_round()
    task.step(0, 1)
    with store.write(words("Change the rounds")) as work:
        known = _rounds_of(work, breakout_id)
        starts = known[0].starts if known else ""
        _remove(work, [], [r.id for r in known[rounds:]])
        _set_rounds(work, breakout_id, starts, (minutes, pause), known[:rounds], rounds)
    return work.changes


def add_round(store: Store, breakout_id: str) -> Added:
    """Add a round after the last one, as long as that one."""
    with store.write(words("Add a round")) as work:
        known = _rounds_of(work, breakout_id)
        if len(known) >= MOST_ROUNDS:
            _check(len(known) + 1, 0, 0, 1)
        last = known[-1] if known else None
        minutes = last.minutes if last else None
        starts = later(last.starts, minutes or 0) if last else ""
        number = last.number + 1 if last else 1
        id_ = _free_id(work, breakout_id, number)
        work.add(Round(id=id_, breakout_id=breakout_id, number=number, starts=starts, minutes=minutes))
    return Added(work.changes, id_)


def edit_round(store: Store, round_id: str, starts: str, ends: str | None = None) -> Changes:
    """Say when a round begins and ends, as a clock shows it; without an end it stays as long as it is."""
    with store.write(words("Change a round")) as work:
        turn = work.session.get_one(Round, round_id)
        work.recorder.label = words("Change round {number}", number=turn.number)
        day = _day_of(work, turn)
        begins = _moment(day, starts)
        minutes = turn.minutes if ends is None else minutes_between(begins, _moment(day, ends))
        if minutes is not None and minutes <= 0:
            raise Refused(
                words("Round {number} would end before it starts.", number=turn.number),
                NOTHING_CHANGED,
                words("Type a later end."),
            )
        turn.starts, turn.minutes = begins, minutes
    return work.changes


def remove_round(store: Store, round_id: str, task: Task = NO_TASK) -> Changes:
    """Remove a round with the places in it; the later ones move up. A breakout keeps one round at least."""
    task.step(0, 1)
    with store.write(words("Remove a round")) as work:
        turn = work.session.get_one(Round, round_id)
        work.recorder.label = words("Remove round {number}", number=turn.number)
        known = _rounds_of(work, turn.breakout_id)
        if len(known) == 1:
            raise _needs_a_round()
        _remove(work, [], [round_id])
        for number, other in enumerate([r for r in known if r.id != round_id], 1):
            work.session.get_one(Round, other.id).number = number
    return work.changes


def move_together(store: Store, session_id: str, minutes: int) -> Changes:
    """Move a workshop and those held at the same time by so many minutes; everybody keeps their place."""
    with store.write(words("Move workshops")) as work:
        moved = work.session.get_one(Session, session_id)
        work.recorder.label = words("Move the workshops of {time}", time=moved.starts[11:16])
        groups = read_groups(work.session, moved.event_id)
        breakouts = {g.breakout_id for g in groups if g.session_id == session_id}
        sessions = {g.session_id for g in groups if g.breakout_id in breakouts and g.session_id} | {session_id}
        for id_ in sorted(sessions):
            session = work.session.get_one(Session, id_)
            _check_same_day(session, minutes)
            session.starts, session.ends = later(session.starts, minutes), later(session.ends, minutes)
        for turn in read_rounds(work.session, moved.event_id):
            if turn.breakout_id in breakouts:
                work.session.get_one(Round, turn.id).starts = later(turn.starts, minutes)
    return work.changes


def _needs_a_round() -> Refused:
    return Refused(
        words("This is the last round."), NOTHING_CHANGED, words("People are placed in a round; keep one at least.")
    )


def _rounds_of(work: Work, breakout_id: str) -> list[RoundRow]:
    event_id = work.session.get_one(Breakout, breakout_id).event_id
    return [r for r in read_rounds(work.session, event_id) if r.breakout_id == breakout_id]


def _free_id(work: Work, breakout_id: str, number: int) -> str:
    """The id of a round, the same on every laptop, unless another round has it since rounds were removed."""
    id_ = derived_id("round", breakout_id, str(number))
    return new_id() if work.session.get(Round, id_) is not None else id_


def _day_of(work: Work, turn: Round) -> str:
    """The day of a round: its own, else that of its session or event."""
    breakout = work.session.get_one(Breakout, turn.breakout_id)
    session = work.session.get(Session, breakout.session_id) if breakout.session_id else None
    told = turn.starts or (session.starts if session else "") or work.session.get_one(Event, breakout.event_id).day
    return told[:10]


def _moment(day: str, text: str) -> str:
    time = read_time(text) if text.strip() else None
    if text.strip() and time is None:
        raise Refused(words("{text} is not a time.", text=text), NOTHING_CHANGED, words("Write it like 14:00."))
    return f"{day}T{time:%H:%M}" if time and day else ""


def _check(rounds: int, minutes: int, tables: int, seats: int, pause: int = 0) -> None:
    limits = (
        (rounds, 0, MOST_ROUNDS), (minutes, 0, MOST_MINUTES), (pause, 0, MOST_MINUTES), (tables, 0, MOST_TABLES),
        (seats, 1, MOST_SEATS),
    )  # fmt: skip
    for number, least, most in limits:
        if not least <= number <= most:
            raise Refused(
                words("{number} does not fit here.", number=number),
                NOTHING_CHANGED,
                words("Type a number from {least} to {most}.", least=least, most=most),
            )


def _check_same_day(session: Session, minutes: int) -> None:
    for moment in (session.starts, session.ends):
        if moment and later(moment, minutes)[:10] != moment[:10]:
            raise Refused(
                words("{name} would not stay on its day.", name=session.title),
                NOTHING_CHANGED,
                words("Change its day, or move it less far."),
            )


def _remove(work: Work, groups: list[str], rounds: list[str]) -> None:
    work.remove_rows(Place, read_place_ids(work.session, groups=groups, rounds=rounds))
    work.remove_rows(Group, groups)
    work.remove_rows(Round, rounds)


def _set_rounds(
    work: Work, breakout: str, starts: str, length: tuple[int, int], known: list[RoundRow], wanted: int
) -> None:
    minutes, pause = length
    for number in range(1, wanted + 1):
        begins = later(starts, (minutes + pause) * (number - 1))
        if number <= len(known):
            row = work.session.get_one(Round, known[number - 1].id)
            row.number, row.starts, row.minutes = number, begins, minutes or None
        else:
            id_ = _free_id(work, breakout, number)
            work.add(Round(id=id_, breakout_id=breakout, number=number, starts=begins, minutes=minutes or None))


def _set_tables(work: Work, breakout: str, room: str | None, seats: int, known: list[GroupRow], wanted: int) -> None:
    for group in known:
        work.session.get_one(Group, group.id).seats_max = seats
    for number in range(len(known) + 1, wanted + 1):
        id_ = derived_id("group", breakout, str(number))
        table = Group(id=id_, breakout_id=breakout, title=f"Table {number}", position=number)
        table.room_id, table.seats_max = room, seats
        work.add(table)
