"""Questions about what came out of sessions."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading
from sqlalchemy.orm import aliased

from desktop.data.tables import Event, Person, Session, Takeaway
from desktop.domain.names import full_name


class TakeawayRow(NamedTuple):
    """An idea, good practice, decision or commitment; `who` and `with_whom` are names, `due` an ISO day."""

    id: str
    kind: str
    what: str
    session_id: str | None
    session: str
    event: str
    person_id: str | None
    who: str
    with_whom: str
    due: str
    state: str
    outcome: str
    event_id: str


def read_takeaways(session: Reading, event_id: str | None = None) -> list[TakeawayRow]:
    """What came out of an event, or of all; commitments by their day, those without a day last."""
    other = aliased(Person)
    columns = (Takeaway.id, Takeaway.kind, Takeaway.what, Takeaway.session_id, func.coalesce(Session.title, ""))
    people = (Person.given_name, Person.family_name, other.given_name, other.family_name)
    query = select(
        *columns, Event.title, Takeaway.person_id, Takeaway.person_text, Takeaway.with_text, Takeaway.due,
        Takeaway.state, Takeaway.outcome, Takeaway.event_id, *people,
    )  # fmt: skip
    query = query.join(Event, Event.id == Takeaway.event_id).outerjoin(Session, Session.id == Takeaway.session_id)
    query = query.outerjoin(Person, Person.id == Takeaway.person_id)
    query = query.outerjoin(other, other.id == Takeaway.with_person_id)
    if event_id is not None:
        query = query.where(Takeaway.event_id == event_id)
    query = query.order_by(Takeaway.due == "", Takeaway.due, Takeaway.id)
    return [_row(row) for row in session.execute(query)]


def _row(row: Sequence[Any]) -> TakeawayRow:
    *first, person_text, with_text, due, state, outcome, event, given, family, with_given, with_family = row
    who = full_name(given or "", family or "") or person_text
    with_whom = full_name(with_given or "", with_family or "") or with_text
    return TakeawayRow._make([*first, who, with_whom, due, state, outcome, event])
