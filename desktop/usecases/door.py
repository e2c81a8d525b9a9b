"""The door: noting entries and exits, by badge, by id or by name, and counting who is in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from desktop.data.door import (
    EntryRow,
    read_badge,
    read_entries,
    read_expected,
    read_first_entries,
    read_last_passage,
)
from desktop.data.people import AttendeeRow, read_attendees, read_presence
from desktop.data.store import Store
from desktop.data.tables import Checkin
from desktop.domain.badges import is_genuine, read_code
from desktop.domain.changes import Changes
from desktop.domain.door import NOT_RECEIVED, REVOKED, UNKNOWN, Direction, Verdict, judge, other_event
from desktop.domain.names import NameKey, fold, full_name
from desktop.domain.values import read_time
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.attendees import find_person, register_new
from desktop.usecases.workspace import list_events

QUARTER = 15
"""Minutes of a column in the picture of arrivals."""


ENTRY, EXIT = words("Entry of {name}"), words("Exit of {name}")


class Passed(NamedTuple):
    """What the door says of somebody, and what it noted."""

    verdict: Verdict
    attendee: AttendeeRow | None
    at: str
    changes: Changes | None
    direction: Direction = "in"


class DoorCount(NamedTuple):
    """`expected` are registered or came anyway; `arrived` came in at least once, `lately` in the last 15 minutes;
    `inside` are in now."""

    expected: int
    arrived: int
    inside: int
    lately: int


class Quarter(NamedTuple):
    """A quarter of an hour, as HH:MM, and how many came in first then."""

    starts: str
    arrivals: int


def check_in(
    store: Store,
    event_id: str,
    who: str,
    *,
    direction: Direction = "in",
    at: str = "",
    session_id: str | None = None,
    desk: str = "",
    anyway: bool = False,
) -> Passed:
    """Note an entry or exit of the owner of a badge code, attendee id, number, e-mail address or full name.

    `at` is a time or an ISO moment; without it, now. Nothing is noted when the rules of the door say no, unless
    `anyway`. Raises Refused when several people answer to a name, or when the time cannot be read.
    """
    moment = _moment(store, at)
    found = _find(store, event_id, who)
    if isinstance(found, Verdict):
        if not found.enters:
            return Passed(found, None, moment, None)
        return _note(store, found, None, Checkin(event_id=event_id, attendee_id="", at=moment, desk=desk, code=who))
    with store.read() as reading:
        last = read_last_passage(reading, event_id, found.id, session_id)
    verdict = judge(found.status, last, direction, anyway=anyway)
    if not verdict.enters:
        return Passed(verdict, found, moment, None, direction)
    passage = Checkin(
        event_id=event_id, attendee_id=found.id, session_id=session_id, direction=direction, at=moment, desk=desk
    )
    return _note(store, verdict, found, passage)


def register_at_door(store: Store, event_id: str, texts: Mapping[str, str], desk: str = "") -> Passed:
    """Add somebody who is not on the list, and let them in, as one step."""
    moment = store.now().isoformat()
    with store.write(words("Register at the door")) as work:
        id_ = register_new(work, event_id, {**texts, "walk_in": "yes"})
        work.add(Checkin(event_id=event_id, attendee_id=id_, at=moment, desk=desk))
    attendee = _attendee(store, event_id, id_)
    return Passed(judge("registered", None, "in", anyway=False), attendee, moment, work.changes)


def door_key(row: AttendeeRow) -> NameKey:
    """What somebody is found by at the door: names, number and e-mail address, and nothing else."""
    names = (row.given_name, row.family_name, row.badge_name)
    more = f"{row.external_id} {row.email.partition('@')[0]}"
    return NameKey(row.id, "".join(f"|{fold(name)}" for name in names), fold(more), row.email.casefold())


def list_entries(store: Store, event_id: str, limit: int = 8) -> list[EntryRow]:
    """The latest passages at the door, newest first."""
    with store.read() as reading:
        return read_entries(reading, event_id, limit)


def count_door(store: Store, event_id: str) -> DoorCount:
    with store.read() as reading:
        presence = read_presence(reading, event_id).values()
        first, expected = read_first_entries(reading, event_id), len(read_expected(reading, event_id))
    now = store.now()
    lately = sum(0 <= (now - datetime.fromisoformat(at)).total_seconds() < QUARTER * 60 for at in first)
    return DoorCount(expected, len(first), sum(p.inside for p in presence), lately)


def count_arrivals(store: Store, event_id: str) -> list[Quarter]:
    """First entries by quarter of an hour, from the first to the last, empty quarters too."""
    with store.read() as reading:
        times = read_first_entries(reading, event_id)
    counted = Counter(_quarter(at) for at in times)
    if not counted:
        return []
    return [Quarter(f"{n // 60:02}:{n % 60:02}", counted[n]) for n in range(min(counted), max(counted) + 1, QUARTER)]


def _quarter(at: str) -> int:
    minutes = int(at[11:13]) * 60 + int(at[14:16])
    return minutes - minutes % QUARTER


def _note(store: Store, verdict: Verdict, attendee: AttendeeRow | None, passage: Checkin) -> Passed:
    at = passage.at
    name = full_name(attendee.given_name, attendee.family_name) if attendee else passage.code
    direction: Direction = "out" if passage.direction == "out" else "in"
    label = replace(EXIT if direction == "out" else ENTRY, values={"name": name})
    with store.write(label) as work:
        work.add(passage)
    return Passed(verdict, attendee, at, work.changes, direction)


def _find(store: Store, event_id: str, who: str) -> AttendeeRow | Verdict:
    code = read_code(who)
    if code is None:
        return _attendee(store, event_id, who) or _by_person(store, event_id, who)
    with store.read() as reading:
        badge = read_badge(reading, code)
    if badge is None:
        key = next((event.badge_key for event in list_events(store) if event.id == event_id), "")
        return NOT_RECEIVED if key and is_genuine(bytes.fromhex(key), code) else UNKNOWN
    if badge.event_id != event_id:
        return other_event(badge.event)
    if badge.revoked:
        return REVOKED
    return _attendee(store, event_id, badge.attendee_id) or UNKNOWN


def _attendee(store: Store, event_id: str, id_: str) -> AttendeeRow | None:
    with store.read() as reading:
        return next(iter(read_attendees(reading, event_id, [id_])), None)


def _by_person(store: Store, event_id: str, who: str) -> AttendeeRow | Verdict:
    person = find_person(store, who)
    with store.read() as reading:
        return next((row for row in read_attendees(reading, event_id) if row.person_id == person.id), UNKNOWN)


def _moment(store: Store, text: str) -> str:
    if not text:
        return store.now().isoformat()
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None).isoformat()
    except ValueError:
        time = read_time(text)
    if time is None:
        raise Refused(words("{text} is not a time.", text=text), NOTHING_CHANGED, words("Write it like 08:57."))
    return datetime.combine(store.now().date(), time).isoformat()
