"""People of the community and attendees of an event: finding, adding, changing, removing."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop.data.door import read_owners
from desktop.data.fields import typed_values
from desktop.data.people import (
    ATTENDEE_FIELDS,
    PERSON_FIELDS,
    AttendeeRow,
    PersonRow,
    read_attendee_links,
    read_attendees,
    read_people,
)
from desktop.data.store import Store
from desktop.data.tables import Attendee, Badge, Event, Person
from desktop.data.work import Work
from desktop.domain.badges import badge_code, new_badge_id
from desktop.domain.changes import Added, Changes
from desktop.domain.ids import derived_id, new_id
from desktop.domain.names import find, fold, full_name, name_key
from desktop.domain.words import NOTHING_CHANGED, Refused, words, words_n

STATUSES = ("registered", "pending", "cancelled")
SEARCHED = ("given_name", "family_name", "badge_name", "unit", "site", "job", "company", "external_id", "email")


def search_key(row: AttendeeRow | PersonRow) -> str:
    """What search looks into, folded."""
    return " ".join([fold(getattr(row, name, "")) for name in SEARCHED])


def list_people(store: Store) -> list[PersonRow]:
    """Everybody in the community, by name."""
    with store.read() as session:
        return sorted(read_people(session), key=_by_name)


def list_attendees(store: Store, event_id: str) -> list[AttendeeRow]:
    """Everybody at an event, by name."""
    with store.read() as session:
        return sorted(read_attendees(session, event_id), key=_by_name)


def list_not_registered(store: Store, event_id: str) -> list[PersonRow]:
    """Everybody of the community who is not on an event's list, by name."""
    with store.read() as session:
        there = {row.person_id for row in read_attendees(session, event_id)}
        return sorted((row for row in read_people(session) if row.id not in there), key=_by_name)


def list_some_attendees(store: Store, event_id: str, ids: Iterable[str]) -> list[AttendeeRow]:
    """Some attendees of an event, by name; ids of others are passed over."""
    with store.read() as session:
        return sorted(read_attendees(session, event_id, list(ids)), key=_by_name)


def find_touched(store: Store, changes: Changes) -> frozenset[str] | None:
    """The attendees whom a change is about; None when that cannot be told, as after a removal."""
    checkins, badges = changes.ids("checkin"), changes.ids("badge")
    with store.read() as reading:
        owners = read_owners(reading, checkins, badges)
    known = len(checkins) + len(badges) <= 1 or len(owners) >= max(len(checkins), len(badges))
    return changes.ids("attendee") | owners if known and (owners or not checkins | badges) else None


def find_people(store: Store, text: str) -> list[PersonRow]:
    """People whose name, unit, site, job, number or address holds every typed word; near names when none does."""
    rows = {row.id: row for row in list_people(store)}
    return [rows[id_] for id_ in find({id_: search_key(row) for id_, row in rows.items()}, text)]


def find_person(store: Store, text: str) -> PersonRow:
    """The one person with this id, number, e-mail address or full name; refuses when nobody or several have it."""
    people = list_people(store)
    folded = name_key(text, "")
    for matches in (
        [p for p in people if text == p.id],
        [p for p in people if text and text == p.external_id],
        [p for p in people if text and text.casefold() == p.email.casefold()],
        [p for p in people if folded and folded == name_key(p.given_name, p.family_name)],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise Refused(
                words("{count} people answer to {name}.", count=len(matches), name=text),
                NOTHING_CHANGED,
                words("Give the number or the e-mail address of the one you mean."),
            )
    raise Refused(
        words("Nobody answers to {name}.", name=text), NOTHING_CHANGED, words("Search for a part of the name first.")
    )


def add_person(store: Store, texts: Mapping[str, str]) -> Added:
    """Add somebody to the community, who is not at an event yet."""
    person = Person(**typed_values("person", texts, PERSON_FIELDS))
    _check_named(person)
    id_ = person.id
    with store.write(words("Add {name}", name=full_name(person.given_name, person.family_name))) as work:
        work.add(person)
    return Added(work.changes, id_)


def add_attendee(store: Store, event_id: str, texts: Mapping[str, str]) -> Added:
    """Add a new person and make them an attendee; `texts` holds fields of both."""
    with store.write(words("Add an attendee")) as work:
        attendee_id = register_new(work, event_id, texts)
    return Added(work.changes, attendee_id)


def register_person(store: Store, event_id: str, person_id: str, texts: Mapping[str, str]) -> Added:
    """Make somebody of the community an attendee of an event."""
    with store.write(words("Register an attendee")) as work:
        attendee_id = register(work, event_id, person_id, attendee_values(texts))
    return Added(work.changes, attendee_id)


def register_people(store: Store, event_id: str, person_ids: Sequence[str]) -> Changes:
    """Make some people of the community attendees of an event, in one step."""
    with store.write(words_n("Register {n} person", "Register {n} people", len(person_ids))) as work:
        for person_id in person_ids:
            register(work, event_id, person_id, {})
    return work.changes


def edit_attendee(store: Store, attendee_id: str, texts: Mapping[str, str]) -> Changes:
    """Change fields of an attendee and of the person behind."""
    of_person, of_attendee = _divided(texts)
    with store.write(words("Change an attendee")) as work:
        attendee = work.session.get_one(Attendee, attendee_id)
        person = work.session.get_one(Person, attendee.person_id)
        for name, value in typed_values("person", of_person, PERSON_FIELDS).items():
            setattr(person, name, value)
        for name, value in attendee_values(of_attendee).items():
            setattr(attendee, name, value)
        _check_named(person)
        work.recorder.label = words("Change {name}", name=full_name(person.given_name, person.family_name))
    return work.changes


def remove_attendee(store: Store, attendee_id: str) -> Changes:
    """Take somebody off an event's list, with badge, places, wishes and check-ins; the person stays."""
    with store.write(words("Remove an attendee")) as work:
        attendee = work.session.get_one(Attendee, attendee_id)
        person = work.session.get_one(Person, attendee.person_id)
        work.recorder.label = words("Remove {name}", name=full_name(person.given_name, person.family_name))
        for table, ids in read_attendee_links(work.session, attendee_id).items():
            work.remove_rows(table, ids)
        work.remove_rows(Attendee, [attendee_id])
    return work.changes


def register_new(work: Work, event_id: str, texts: Mapping[str, str]) -> str:
    """Note a new person and attendee within an action, which takes their name as its label; the attendee's id."""
    of_person, of_attendee = _divided(texts)
    person = Person(**typed_values("person", of_person, PERSON_FIELDS))
    _check_named(person)
    person_id = person.id
    work.add(person)
    work.recorder.label = words("Add {name}", name=full_name(person.given_name, person.family_name))
    return register(work, event_id, person_id, attendee_values(of_attendee))


def register(work: Work, event_id: str, person_id: str, values: Mapping[str, Any]) -> str:
    """Note an attendee with a badge, within an action; gives the attendee's id."""
    id_ = derived_id("attendee", event_id, person_id)
    if work.session.get(Attendee, id_):
        raise Refused(
            words("This person is on the list of the event already."), NOTHING_CHANGED, words("Search for the name.")
        )
    work.add(Attendee(id=id_, event_id=event_id, person_id=person_id, **values))
    key = bytes.fromhex(work.session.get_one(Event, event_id).badge_key)
    work.add(Badge(**new_badge(event_id, id_, key)))
    return id_


def new_badge(event_id: str, attendee_id: str, key: bytes) -> dict[str, Any]:
    """A badge with a fresh code, as values of its row."""
    code = badge_code(key, new_badge_id(secrets.token_bytes))
    return {"id": new_id(), "event_id": event_id, "attendee_id": attendee_id, "code": code}


def attendee_values(texts: Mapping[str, str]) -> dict[str, Any]:
    """Field -> value of an attendee from field -> text."""
    values = typed_values("attendee", texts, ATTENDEE_FIELDS)
    if values.get("status", "registered") not in STATUSES:
        raise Refused(
            words("{text} is no status.", text=values["status"]),
            NOTHING_CHANGED,
            words("Write one of: {names}.", names=", ".join(STATUSES)),
        )
    return values


def _divided(texts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The texts for the person and those for the attendee."""
    unknown = sorted(texts.keys() - {*PERSON_FIELDS, *ATTENDEE_FIELDS})
    if unknown:
        typed_values("attendee", {unknown[0]: ""}, [*PERSON_FIELDS, *ATTENDEE_FIELDS])
    of_person = {name: text for name, text in texts.items() if name in PERSON_FIELDS}
    return of_person, {name: text for name, text in texts.items() if name in ATTENDEE_FIELDS}


def _check_named(person: Person) -> None:
    if not full_name(person.given_name, person.family_name):
        raise Refused(words("A person needs a name."), NOTHING_CHANGED, words("Type at least one of the two names."))


def _by_name(row: AttendeeRow | PersonRow) -> tuple[str, str]:
    return (fold(row.family_name), fold(row.given_name))
