"""Reports on paper: the summary of a session, the list of a room, the sign at its door, the list of all."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from desktop.data.breakouts import read_places
from desktop.data.file_names import plain_part
from desktop.data.people import read_attendees
from desktop.data.programme import SessionRow
from desktop.data.store import Store
from desktop.data.takeaways import TakeawayRow
from desktop.domain.names import fold, full_name
from desktop.domain.programme import CHOSEN_KINDS
from desktop.domain.words import NOTHING_CHANGED, Refused, Texts, Words, words
from desktop.usecases.feedback import get_feedback
from desktop.usecases.programme import Programme, get_programme
from desktop.usecases.takeaways import list_takeaways
from desktop.usecases.task import NO_TASK, Task
from desktop.usecases.workspace import get_event

if TYPE_CHECKING:
    from desktop.documents.summary import SessionSummary

_WITHOUT_SUMMARY = ("break", "lunch", "welcome")


class Document(NamedTuple):
    """A PDF, what has to be told about it, and a name for its file."""

    pdf: bytes
    warnings: list[Words]
    name: str


def list_summed_sessions(store: Store, event_id: str) -> list[SessionRow]:
    """The sessions that something comes out of, in order of time."""
    return [s for s in get_programme(store, event_id).sessions if s.kind not in _WITHOUT_SUMMARY]


def render_session_summary(
    store: Store, event_id: str, session_id: str, texts: Texts, task: Task = NO_TASK
) -> Document:
    """The page of a session that people take home: who was there, how it was, what came out, who promised what."""
    from desktop.documents.summary import render_summary

    task.step(0, 1)
    summary = _summary(store, event_id, get_programme(store, event_id), session_id, texts)
    rendered = render_summary(summary, texts)
    return Document(rendered.pdf, rendered.warnings, f"{plain_part(summary.title, 'session')}.pdf")


def render_session_summaries(store: Store, event_id: str, texts: Texts, task: Task = NO_TASK) -> Document:
    """The summaries of all sessions in one file, in order of time."""
    from desktop.documents.summary import render_summaries

    programme, sessions = get_programme(store, event_id), list_summed_sessions(store, event_id)
    if not sessions:
        raise Refused(
            words("There is no session to sum up yet."), NOTHING_CHANGED, words("Fill in the programme first.")
        )
    summaries = [_summary(store, event_id, programme, session.id, texts) for session in sessions]
    event = get_event(store, event_id)
    title = texts("Session summaries: {name}", name=event.title)
    rendered = render_summaries(summaries, title, texts, task.step)
    return Document(rendered.pdf, rendered.warnings, f"{plain_part(event.title, 'event')}-summaries.pdf")


def _summary(store: Store, event_id: str, programme: Programme, session_id: str, texts: Texts) -> "SessionSummary":
    from desktop.documents.summary import Outcome, Promise, SessionSummary

    feedback, session = get_feedback(store, event_id, session_id), programme.session(session_id)
    assert session, "a summary is asked for a session of the event"
    takeaways = [row for row in list_takeaways(store, event_id) if row.session_id == session_id]
    headings = {"idea": texts("Ideas"), "practice": texts("Good practices"), "decision": texts("Decisions")}
    outcomes = [
        Outcome(heading, tuple(row.what for row in takeaways if row.kind == kind)) for kind, heading in headings.items()
    ]
    return SessionSummary(
        title=session.title,
        room=", ".join(room.title for room in programme.rooms_of(session_id)),
        starts=_moment(session.starts),
        ends=_moment(session.ends),
        facilitators=session.hosts,
        registered=_registered(store, event_id, programme, session),
        present=feedback.asked,
        answers=feedback.answers or None,
        results=tuple(r for r in feedback.results if r.n),
        outcomes=tuple(outcome for outcome in outcomes if outcome.lines),
        quotes=tuple(quote for quotes in feedback.quotes.values() for quote in quotes),
        commitments=tuple(Promise(*_promise(row)) for row in takeaways if row.kind == "commitment"),
    )


def render_attendee_list(store: Store, event_id: str, texts: Texts, task: Task = NO_TASK) -> Document:
    """Everybody who is expected, by family name, with a box to tick: what works when no laptop does."""
    from desktop.documents.room_list import RoomList, Seat, render_room_lists

    event = get_event(store, event_id)
    with store.read() as reading:
        rows = [row for row in read_attendees(reading, event_id) if row.status != "cancelled"]
    if not rows:
        raise Refused(words("Nobody is registered yet."), NOTHING_CHANGED, words("Import the list of registrations."))
    rows.sort(key=lambda row: (fold(row.family_name), fold(row.given_name)))
    seats = tuple(
        Seat(full_name(r.given_name, r.family_name), " · ".join(p for p in (r.unit, r.site) if p)) for r in rows
    )
    rendered = render_room_lists(
        [RoomList(event.title, texts("Attendees"), seats, event=event.title)], texts, task.step
    )
    return Document(rendered.pdf, rendered.warnings, f"{plain_part(event.title, 'event')}-attendees.pdf")


def render_door_signs(store: Store, event_id: str, texts: Texts, task: Task = NO_TASK) -> Document:
    """A sign for the door of each room, with what is held there in order of time."""
    from desktop.documents import door_sign

    programme, event = get_programme(store, event_id), get_event(store, event_id)
    if not programme.rooms:
        raise Refused(words("There is no room yet."), NOTHING_CHANGED, words("Add rooms to the programme first."))
    held: dict[str, list[door_sign.SignLine]] = {}
    for session in programme.sessions:
        starts, ends = _moment(session.starts), _moment(session.ends)
        if starts is None:
            continue
        line = door_sign.SignLine(session.title, starts.time(), ends.time() if ends else None)
        for room in programme.rooms_of(session.id):
            held.setdefault(room.id, []).append(line)
    day = date.fromisoformat(event.day[:10]) if event.day else None
    signs = [door_sign.DoorSign(r.title, tuple(held.get(r.id, ())), event.title, day) for r in programme.rooms]
    rendered = door_sign.render_door_signs(signs, texts, task.step)
    return Document(rendered.pdf, rendered.warnings, f"{plain_part(event.title, 'event')}-signs.pdf")


def _registered(store: Store, event_id: str, programme: Programme, session: SessionRow) -> int | None:
    """How many were expected: those placed in a workshop, else all who are registered."""
    if session.kind not in CHOSEN_KINDS:
        return programme.expected or None
    groups = {group.id for group in programme.groups if group.session_id == session.id}
    with store.read() as reading:
        return len({p.attendee_id for p in read_places(reading, event_id) if p.group_id in groups}) or None


def _promise(row: TakeawayRow) -> tuple[str, str, str, date | None]:
    return row.who, row.what, row.with_whom, date.fromisoformat(row.due) if row.due else None


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
