"""What comes out of sessions: ideas, good practices, decisions, and commitments with somebody and a day."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from desktop.data.store import Store
from desktop.data.tables import Person, Session, Takeaway
from desktop.data.takeaways import TakeawayRow, read_takeaways
from desktop.domain.changes import Added, Changes
from desktop.domain.names import full_name
from desktop.domain.takeaways import read_due
from desktop.domain.words import NOTHING_CHANGED, Refused, Texts, Value, Words, words
from desktop.usecases.attendees import find_person
from desktop.usecases.history import list_record_changes
from desktop.usecases.programme import find_session
from desktop.usecases.task import NO_TASK, Task

KINDS = ("commitment", "idea", "practice", "decision")
STATES = ("open", "kept", "dropped")
FIELDS = ("kind", "what", "who", "with", "due", "session", "state", "outcome")
_LABELS = {
    "kept": words("Kept: {what}"),
    "dropped": words("Dropped: {what}"),
    "open": words("Open again: {what}"),
}


class Happened(NamedTuple):
    """Something that was done to a takeaway: `kind` is noted, changed, removed or restored.

    `wall_ms` is since 1970, on the clock of the laptop `device`; `values` holds what was written, in words.
    """

    wall_ms: int
    device: str
    kind: str
    values: dict[str, str]


def list_takeaways(store: Store, event_id: str | None = None, kind: str | None = None) -> list[TakeawayRow]:
    """What came out of an event, or of all events; one kind of it or all."""
    with store.read() as reading:
        return [row for row in read_takeaways(reading, event_id) if kind in (None, row.kind)]


def add_takeaway(store: Store, event_id: str, texts: Mapping[str, str]) -> Added:
    """Note something that came out. `who` and `with` are names: of the community when they are known there."""
    values = _values(store, event_id, {"kind": "commitment", **texts})
    takeaway = Takeaway(event_id=event_id, **values)
    id_ = takeaway.id
    with store.write(words("Note: {what}", what=takeaway.what[:60])) as work:
        work.add(takeaway)
    return Added(work.changes, id_)


def edit_takeaway(store: Store, event_id: str, id_: str, texts: Mapping[str, str]) -> Changes:
    """Change what was noted, or tell what became of it."""
    values = _values(store, event_id, texts)
    with store.write(words("Change a commitment")) as work:
        row = work.session.get_one(Takeaway, id_)
        for name, value in values.items():
            setattr(row, name, value)
        _check(row.kind, row.what, row.state)
        label = _LABELS[row.state] if {*texts} == {"state"} else words("Change: {what}")
        work.recorder.label = Words(label.template, {"what": row.what[:60]})
    return work.changes


def remove_takeaway(store: Store, id_: str) -> Changes:
    with store.write(words("Remove a commitment")) as work:
        work.remove_rows(Takeaway, [id_])
    return work.changes


def list_takeaway_history(store: Store, id_: str) -> list[Happened]:
    """What was done to a takeaway, when and on which laptop, newest first."""
    changes = list_record_changes(store, "takeaway", id_)
    first = next((change for change in reversed(changes) if change.kind == "set"), None)
    kinds = {"set": "changed", "remove": "removed", "restore": "restored"}
    with store.read() as reading:
        return [
            Happened(
                change.action.wall_ms,
                change.action.device,
                "noted" if change is first else kinds[change.kind],
                _in_words(reading, change.fields),
            )
            for change in changes
        ]


def _in_words(reading: Any, fields: Mapping[str, Value]) -> dict[str, str]:
    """Fields of a takeaway by their names in `FIELDS`, people and sessions by theirs."""
    values = {name: str(fields[name] or "") for name in ("what", "due", "state", "outcome") if name in fields}
    for name, id_field, text_field in (("who", "person_id", "person_text"), ("with", "with_person_id", "with_text")):
        if id_field in fields or text_field in fields:
            person = reading.get(Person, fields.get(id_field) or "")
            name_ = full_name(person.given_name, person.family_name) if person else ""
            values[name] = name_ or str(fields.get(text_field) or "")
    if "session_id" in fields:
        session = reading.get(Session, fields["session_id"] or "")
        values["session"] = session.title if session else ""
    return values


def render_due_days(store: Store, ids: Iterable[str], texts: Texts, *, task: Task = NO_TASK) -> bytes:
    """A calendar file with the days on which these commitments are due; refuses when none has a day."""
    from desktop.documents.calendar import DueDay, render_calendar

    wanted = frozenset(ids)
    rows = [row for row in list_takeaways(store, None, "commitment") if row.id in wanted and row.due]
    if not rows:
        raise Refused(
            words("None of these commitments has a day."),
            NOTHING_CHANGED,
            words("Give them a day, or show the open ones first."),
        )
    days = []
    for number, row in enumerate(rows):
        task.step(number, len(rows))
        title = texts("{who}: {what}", who=row.who, what=row.what) if row.who else row.what
        told = [texts("With {name}", name=row.with_whom)] if row.with_whom else []
        told += [" · ".join(part for part in (row.session, row.event) if part)]
        days.append(DueDay(row.id, date.fromisoformat(row.due), title, "\n".join(told)))
    return render_calendar(days, datetime.fromtimestamp(store.clock(), UTC))


def _values(store: Store, event_id: str, texts: Mapping[str, str]) -> dict[str, Any]:
    unknown = sorted(texts.keys() - {*FIELDS})
    if unknown:
        raise Refused(
            words("There is no field {name}.", name=unknown[0]),
            NOTHING_CHANGED,
            words("Fields: {names}.", names=", ".join(FIELDS)),
        )
    values: dict[str, str | None] = {
        name: texts[name] for name in ("kind", "what", "state", "outcome") if name in texts
    }
    if "kind" in texts:
        _check(texts["kind"], texts.get("what", ""), texts.get("state", "open"))
    if "who" in texts:
        values["person_id"], values["person_text"] = _somebody(store, texts["who"])
    if "with" in texts:
        values["with_person_id"], values["with_text"] = _somebody(store, texts["with"])
    if "session" in texts:
        values["session_id"] = find_session(store, event_id, texts["session"]).id if texts["session"] else None
    if "due" in texts:
        values["due"] = _day(texts["due"], store.now().date())
    return values


def _somebody(store: Store, text: str) -> tuple[str | None, str]:
    """A person of the community, or the words that were typed: a team, a guest."""
    if not text.strip():
        return None, ""
    try:
        return find_person(store, text).id, ""
    except Refused:
        return None, text


def _day(text: str, today: date) -> str:
    if not text.strip():
        return ""
    day = read_due(text, today)
    if day is None:
        raise Refused(
            words("{text} is not a day.", text=text),
            NOTHING_CHANGED,
            words("Write it like 12/12, 2026-12-12 or in 2 weeks."),
        )
    return day.isoformat()


def _check(kind: str, what: str, state: str) -> None:
    if kind not in KINDS or state not in STATES:
        raise Refused(
            words("{text} is not known here.", text=kind if kind not in KINDS else state),
            NOTHING_CHANGED,
            words("Write one of: {names}.", names=", ".join(KINDS if kind not in KINDS else STATES)),
        )
    if not what.strip():
        raise Refused(words("There is nothing to note yet."), NOTHING_CHANGED, words("Type what was said."))
