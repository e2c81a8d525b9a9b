"""What comes out of sessions: ideas, good practices, decisions, and commitments with somebody and a day."""

from collections.abc import Mapping
from typing import Any

from desktop.data.store import Store
from desktop.data.tables import Takeaway
from desktop.data.takeaways import TakeawayRow, read_takeaways
from desktop.domain.changes import Added, Changes
from desktop.domain.values import read_day
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.attendees import find_person
from desktop.usecases.programme import find_session

KINDS = ("commitment", "idea", "practice", "decision")
STATES = ("open", "kept", "dropped")
FIELDS = ("kind", "what", "who", "with", "due", "session", "state", "outcome")


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
        work.recorder.label = words("Change: {what}", what=row.what[:60])
    return work.changes


def remove_takeaway(store: Store, id_: str) -> Changes:
    with store.write(words("Remove a commitment")) as work:
        work.remove_rows(Takeaway, [id_])
    return work.changes


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
        values["due"] = _day(texts["due"])
    return values


def _somebody(store: Store, text: str) -> tuple[str | None, str]:
    """A person of the community, or the words that were typed: a team, a guest."""
    if not text.strip():
        return None, ""
    try:
        return find_person(store, text).id, ""
    except Refused:
        return None, text


def _day(text: str) -> str:
    if not text.strip():
        return ""
    day = read_day(text)
    if day is None:
        raise Refused(words("{text} is not a day.", text=text), NOTHING_CHANGED, words("Write it like 2026-12-12."))
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
