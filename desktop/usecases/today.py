"""What to do now: the day in figures, what waits for somebody, what is on and what comes next."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from desktop.data.breakouts import BreakoutRow, read_first_away, read_first_seats
from desktop.data.programme import SessionRow
from desktop.data.store import Store
from desktop.domain.programme import CHOSEN_KINDS
from desktop.domain.words import Texts
from desktop.usecases.attendees import list_attendees
from desktop.usecases.badges import list_badges
from desktop.usecases.breakout_view import SEATED
from desktop.usecases.door import DoorCount, Quarter, count_arrivals, count_door
from desktop.usecases.exchange import list_conflicts, list_double_entries
from desktop.usecases.feedback import count_event_answers
from desktop.usecases.programme import Programme, get_programme
from desktop.usecases.takeaways import list_takeaways
from desktop.usecases.todos import (
    Placed,
    Todo,
    todos_of_badges,
    todos_of_breakout,
    todos_of_feedback,
    todos_of_lists,
    todos_of_others,
)
from desktop.usecases.workspace import get_community, get_event


class Line(NamedTuple):
    """A session of the day: `taken` of `places`; `state` is on, next or past."""

    session: SessionRow
    rooms: str
    taken: int | None
    places: int | None
    state: str


class Today(NamedTuple):
    """All that the page of the day shows."""

    pilot: str
    day: str
    now: datetime
    opened: str
    attendees: int
    door: DoorCount
    printed: int
    to_print: int
    changed: int
    breakouts: list[Placed]
    answers: int
    answered_session: str
    todos: list[Todo]
    lines: list[Line]
    quarters: list[Quarter]

    @property
    def days_left(self) -> int | None:
        """Days until the event, negative after it; None when it has no day."""
        return (date.fromisoformat(self.day) - self.now.date()).days if self.day else None


def get_today(store: Store, event_id: str, texts: Texts) -> Today:
    """Read the day as it stands now."""
    event, programme, now = get_event(store, event_id), get_programme(store, event_id), store.now()
    attendees, badges = list_attendees(store, event_id), list_badges(store, event_id, texts)
    with store.read() as reading:
        seats, away = read_first_seats(reading, event_id), read_first_away(reading, event_id)
    seated = sum(row.status == SEATED for row in attendees)
    placed = [_placed(programme, b, seats, seated - away.get(b.id, 0)) for b in programme.breakouts]
    answers = count_event_answers(store, event_id)
    latest = max((s for s in programme.sessions if answers.get(s.id)), key=lambda s: s.starts, default=None)
    todos = [
        *todos_of_lists(attendees, programme),
        *(todo for state in placed for todo in todos_of_breakout(programme, state)),
        *todos_of_badges([badge.state for badge in badges]),
        *todos_of_feedback(programme, answers, now),
        *todos_of_others(
            list_conflicts(store), list_double_entries(store, event_id), list_takeaways(store, None, "commitment"), now
        ),
    ]
    return Today(
        pilot=get_community(store).pilot,
        day=event.day,
        now=now,
        opened=min((row.arrived for row in attendees if row.arrived), default=""),
        attendees=sum(row.status != "cancelled" for row in attendees),
        door=count_door(store, event_id),
        printed=sum(b.state != "new" for b in badges),
        to_print=sum(b.state == "new" for b in badges),
        changed=sum(b.state == "changed" for b in badges),
        breakouts=placed,
        answers=answers.get(latest.id, 0) if latest else 0,
        answered_session=latest.title if latest else "",
        todos=todos,
        lines=_lines(programme, seats, now),
        quarters=count_arrivals(store, event_id),
    )


class Waiting(NamedTuple):
    """What stands beside the names of the pages: how many are on the list, and the points that wait on each page."""

    attendees: int
    programme: int
    breakouts: int
    exchange: int


def count_waiting(store: Store, event_id: str) -> Waiting:
    """Count what waits, quickly enough to do so after each change."""
    programme = get_programme(store, event_id)
    with store.read() as reading:
        seats, away = read_first_seats(reading, event_id), read_first_away(reading, event_id)
    expected = count_door(store, event_id).expected
    placed = [_placed(programme, b, seats, expected - away.get(b.id, 0)) for b in programme.breakouts]
    return Waiting(
        attendees=get_event(store, event_id).attendees,
        programme=len(programme.clashes()),
        breakouts=sum(len(todos_of_breakout(programme, state)) for state in placed),
        exchange=len(list_conflicts(store)) + len(list_double_entries(store, event_id)),
    )


def _placed(programme: Programme, breakout: BreakoutRow, seats: Mapping[str, int], people: int) -> Placed:
    groups = programme.groups_of(breakout.id)
    over = sum(g.seats is not None and seats.get(g.id, 0) > g.seats for g in groups)
    starts = min((r.starts for r in programme.rounds_of(breakout.id)), default="")
    return Placed(breakout.id, breakout.title, starts, sum(seats.get(g.id, 0) for g in groups), people, over)


def name_of(placed: Placed, texts: Texts) -> str:
    """A breakout as people call it."""
    return placed.title or texts("Workshops at {time}", time=placed.starts[11:16])


def _lines(programme: Programme, seats: Mapping[str, int], now: datetime) -> list[Line]:
    """The sessions of the day that are on or still to come; all of them when none is."""
    at = now.isoformat()
    owners = {b.id: b.session_id for b in programme.breakouts}
    taken: dict[str, int] = {}
    for group in programme.groups:
        owner = group.session_id or owners.get(group.breakout_id)
        if owner and group.id in seats:
            taken[owner] = taken.get(owner, 0) + seats[group.id]
    lines = []
    for session in programme.sessions:
        state = "past" if session.ends and session.ends <= at else "next"
        state = "on" if state == "next" and session.starts and session.starts <= at else state
        rooms = ", ".join(room.title for room in programme.rooms_of(session.id))
        known = taken.get(session.id, 0 if session.kind in CHOSEN_KINDS else programme.expected or None)
        lines.append(Line(session, rooms, known, programme.places_of(session.id), state))
    return [line for line in lines if line.state != "past"] or lines
