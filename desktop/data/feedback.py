"""Questions about forms and their answers."""

import json
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading

from desktop.data.tables import Answer, Checkin, Form, Group, Place, Question, Session
from desktop.domain.programme import CHOSEN_KINDS


class QuestionRow(NamedTuple):
    id: str
    form_id: str
    position: int
    kind: str
    title: str
    choices: tuple[str, ...]
    low: int
    high: int


class AnswerRow(NamedTuple):
    """One form filled in: question id -> what was answered."""

    id: str
    hour: str
    sheet: str
    source: str
    entries: dict[str, Any]


def read_form(session: Reading, event_id: str, session_id: str | None) -> str | None:
    """The id of the form of a session, or of the event."""
    query = select(Form.id).where(Form.event_id == event_id)
    query = query.where(Form.session_id == session_id if session_id else Form.session_id.is_(None))
    return session.scalars(query.order_by(Form.id)).first()


def read_questions(session: Reading, form_id: str) -> list[QuestionRow]:
    columns = [getattr(Question, name) for name in QuestionRow._fields]
    query = select(*columns).where(Question.form_id == form_id).order_by(Question.position, Question.id)
    rows = [QuestionRow._make(row) for row in session.execute(query)]
    return [row._replace(choices=tuple(json.loads(str(row.choices) or "[]"))) for row in rows]


def read_answers(session: Reading, form_id: str) -> list[AnswerRow]:
    columns = (Answer.id, Answer.hour, Answer.sheet, Answer.source, Answer.entries)
    query = select(*columns).where(Answer.form_id == form_id).order_by(Answer.id)
    return [AnswerRow._make([*rest, json.loads(entries)]) for *rest, entries in session.execute(query)]


def read_sheets(session: Reading, form_id: str) -> dict[str, str]:
    """Number on the sheet -> hour of its entry, for the answers that have one."""
    query = select(Answer.sheet, Answer.hour).where(Answer.form_id == form_id, Answer.sheet != "")
    return dict(session.execute(query).all())


def count_answers(session: Reading, event_id: str) -> dict[str | None, int]:
    """Session (None for the whole event) -> forms filled in."""
    query = select(Form.session_id, func.count(Answer.id)).join(Answer, Answer.form_id == Form.id)
    return dict(session.execute(query.where(Form.event_id == event_id).group_by(Form.session_id)).all())


def count_asked(session: Reading, event_id: str, session_id: str | None) -> int | None:
    """How many people could answer: counted at the session's door, else those seated there who came to the event.

    None when nothing is known of it.
    """
    came = _entered(session, event_id, None)
    if session_id is None:
        return len(came) or None
    at_door = _entered(session, event_id, session_id)
    if at_door:
        return len(at_door)
    query = select(Place.attendee_id).join(Group, Group.id == Place.group_id).where(Group.session_id == session_id)
    seated = set(session.scalars(query))
    kind = session.scalar(select(Session.kind).where(Session.id == session_id))
    if kind in CHOSEN_KINDS:
        return len(seated & came if came else seated) or None
    return len(came) or None


def _entered(session: Reading, event_id: str, session_id: str | None) -> set[str]:
    """The attendees who came in at the door of the event, or of a session."""
    query = select(Checkin.attendee_id).where(Checkin.event_id == event_id, Checkin.direction == "in")
    query = query.where(Checkin.session_id == session_id if session_id else Checkin.session_id.is_(None))
    return set(session.scalars(query)) - {""}
