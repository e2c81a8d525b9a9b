"""Reports on paper: the summary of a session, the list of a room."""

from datetime import date, datetime
from typing import NamedTuple

from desktop.data.breakouts import read_places
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
from desktop.usecases.workspace import get_event


class Document(NamedTuple):
    """A PDF, what has to be told about it, and a name for its file."""

    pdf: bytes
    warnings: list[Words]
    name: str


def render_session_summary(store: Store, event_id: str, session_id: str, texts: Texts) -> Document:
    """The page of a session that people take home: who was there, how it was, what came out, who promised what."""
    from desktop.documents.summary import Outcome, Promise, SessionSummary, render_summary

    programme, feedback = get_programme(store, event_id), get_feedback(store, event_id, session_id)
    session = programme.session(session_id)
    assert session, "a summary is asked for a session of the event"
    takeaways = [row for row in list_takeaways(store, event_id) if row.session_id == session_id]
    headings = {"idea": texts("Ideas"), "practice": texts("Good practices"), "decision": texts("Decisions")}
    outcomes = [
        Outcome(heading, tuple(row.what for row in takeaways if row.kind == kind)) for kind, heading in headings.items()
    ]
    summary = SessionSummary(
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
    rendered = render_summary(summary, texts)
    return Document(rendered.pdf, rendered.warnings, f"{fold(session.title).replace(' ', '-')}.pdf")


def render_breakout_lists(store: Store, event_id: str, breakout_id: str, texts: Texts) -> Document:
    """A list for each room or table of each round: who is expected there."""
    from desktop.documents.room_list import RoomList, Seat, render_room_lists

    programme, event = get_programme(store, event_id), get_event(store, event_id)
    with store.read() as reading:
        people = {row.id: row for row in read_attendees(reading, event_id)}
        places = [place for place in read_places(reading, event_id) if place.attendee_id in people]
    lists = []
    for round_ in programme.rounds_of(breakout_id):
        for group in programme.groups_of(breakout_id):
            seated = [people[p.attendee_id] for p in places if p.round_id == round_.id and p.group_id == group.id]
            seated.sort(key=lambda row: (fold(row.family_name), fold(row.given_name)))
            seats = tuple(Seat(full_name(r.given_name, r.family_name), r.unit or r.site) for r in seated)
            session = programme.session(group.session_id)
            hosts = session.hosts if session else ()
            lists.append(RoomList(group.title, group.room, seats, _moment(round_.starts), None, hosts, event.title))
    if not any(room.people for room in lists):
        raise Refused(
            words("Nobody has a place yet."), NOTHING_CHANGED, words("Compose the groups first, then print the lists.")
        )
    rendered = render_room_lists(lists, texts)
    return Document(rendered.pdf, rendered.warnings, f"{fold(event.title).replace(' ', '-')}-lists.pdf")


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
