"""What the workspace knows as tables for a spreadsheet: people, presence, commitments, encounters, history."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from desktop.data.breakouts import count_encounters, last_encounters, read_seats
from desktop.data.people import read_attendee_values, read_people, read_person_values
from desktop.data.store import Store
from desktop.documents.spreadsheets import Cell, Column, Sheet, render_workbook
from desktop.domain.list_fields import FIELDS
from desktop.domain.names import fold, full_name
from desktop.domain.words import Texts, Words, words
from desktop.usecases.agenda import list_workshops
from desktop.usecases.attendees import list_attendees
from desktop.usecases.door import list_entries
from desktop.usecases.history import list_actions, told_action
from desktop.usecases.takeaways import list_takeaways
from desktop.usecases.task import NO_TASK, Task

ALL = 10_000_000
STATUSES: dict[str, Words] = {
    "registered": words("registered"), "pending": words("not confirmed"), "cancelled": words("cancelled"),
}  # fmt: skip
STATES: dict[str, Words] = {"open": words("open"), "kept": words("kept"), "dropped": words("dropped")}
_MORE_FIELDS = (("walk_in", words("Came without registration")), ("remark", words("Remark")))

Make = Callable[[Store, str, Texts], list[Sheet]]


class Workbook(NamedTuple):
    """A table as a file."""

    content: bytes
    rows: int


def write_workbook(make: Make, store: Store, event_id: str, texts: Texts, task: Task = NO_TASK) -> Workbook:
    """Make one of the tables below into a file for a spreadsheet."""
    task.step(0, 1)
    sheets = make(store, event_id, texts)
    return Workbook(render_workbook(sheets, task.step), len(sheets[0].rows))


def attendee_sheets(store: Store, event_id: str, texts: Texts) -> list[Sheet]:
    """Every column of every attendee, as text; it can be imported again."""
    with store.read() as reading:
        people, attending = read_person_values(reading), read_attendee_values(reading, event_id)
    rows, workshops = list_attendees(store, event_id), list_workshops(store, event_id)
    fields = [(field.name, field.label) for field in FIELDS["attendees"] if field.name != "full_name"]
    fields += [*_MORE_FIELDS]
    columns = [Column(texts(label)) for _, label in fields]
    columns += [Column(texts("Workshop")), Column(texts("Arrived at"), "moment")]
    table = []
    for row in rows:
        values = {**people[row.person_id], **attending[row.person_id]}
        cells = [_told(name, values[name], texts) for name, _ in fields]
        table.append((*cells, workshops.get(row.id, ""), _moment(row.arrived)))
    return [Sheet(texts("Attendees"), tuple(columns), table)]


def presence_sheets(store: Store, event_id: str, texts: Texts) -> list[Sheet]:
    """Who came, with times; and every passage at the door."""
    entries = list_entries(store, event_id, ALL)[::-1]
    last = {entry.attendee_id: entry.at for entry in entries}
    rows = [row for row in list_attendees(store, event_id) if row.arrived or row.status != "cancelled"]
    names = (Column(texts("Given name")), Column(texts("Family name")), Column(texts("Unit")), Column(texts("Site")))
    columns = (
        *names, Column(texts("Status")), Column(texts("Came")), Column(texts("First entry"), "moment"),
        Column(texts("Last passage"), "moment"), Column(texts("Inside now")),
    )  # fmt: skip
    table = [
        (
            row.given_name, row.family_name, row.unit, row.site, texts(STATUSES.get(row.status, words("registered"))),
            _yes(texts, row.arrived), _moment(row.arrived), _moment(last.get(row.id, "")), _yes(texts, row.inside),
        )
        for row in rows
    ]  # fmt: skip
    passages = [
        (
            _moment(entry.at), full_name(entry.given_name, entry.family_name), entry.site,
            texts("out") if entry.direction == "out" else texts("in"), entry.desk,
        )
        for entry in entries
    ]  # fmt: skip
    heads = (
        Column(texts("When"), "moment"), Column(texts("Name")), Column(texts("Site")), Column(texts("Direction")),
        Column(texts("Desk")),
    )  # fmt: skip
    return [Sheet(texts("Who came"), columns, table), Sheet(texts("Passages"), heads, passages)]


def commitment_sheets(store: Store, _event_id: str, texts: Texts) -> list[Sheet]:
    """Every commitment of the community, those of earlier events too, by the day on which they are due."""
    columns = (
        Column(texts("Who")), Column(texts("What")), Column(texts("With whom")), Column(texts("Due"), "day"),
        Column(texts("State")), Column(texts("Outcome")), Column(texts("Session")), Column(texts("Event")),
    )  # fmt: skip
    table = [
        (
            row.who, row.what, row.with_whom, date.fromisoformat(row.due) if row.due else None,
            texts(STATES.get(row.state, words("open"))), row.outcome, row.session, row.event,
        )
        for row in list_takeaways(store, None, "commitment")
    ]  # fmt: skip
    return [Sheet(texts("Commitments"), columns, table)]


def encounter_sheets(store: Store, _event_id: str, texts: Texts) -> list[Sheet]:
    """Who sat with whom, how often and when last, over all events; those who met most come first."""
    with store.read() as reading:
        seats, people = read_seats(reading), {row.id: row for row in read_people(reading)}
    last = last_encounters(seats)
    found = []
    for (one, other), times in count_encounters(seats).items():
        if one in people and other in people:
            a, b = sorted((people[one], people[other]), key=lambda p: (fold(p.family_name), fold(p.given_name)))
            event, day = last[(one, other)]
            key = (-times, fold(a.family_name), fold(a.given_name), fold(b.family_name))
            names = full_name(a.given_name, a.family_name), full_name(b.given_name, b.family_name)
            found.append((key, (names[0], a.unit, a.site, names[1], b.unit, b.site, times, event, _day(day))))
    columns = (
        Column(texts("Name")), Column(texts("Unit")), Column(texts("Site")), Column(texts("Met")),
        Column(texts("Their unit")), Column(texts("Their site")), Column(texts("Times"), "number"),
        Column(texts("Last event")), Column(texts("Day"), "day"),
    )  # fmt: skip
    return [Sheet(texts("Encounters"), columns, [row for _, row in sorted(found, key=lambda pair: pair[0])])]


def history_sheets(store: Store, _event_id: str, texts: Texts) -> list[Sheet]:
    """What was done, when and on which laptop, newest first."""
    columns = (
        Column(texts("When"), "moment"), Column(texts("Laptop")), Column(texts("What was done")),
        Column(texts("Records"), "number"),
    )  # fmt: skip
    table = [
        (datetime.fromtimestamp(row.wall_ms // 1000), row.device, told_action(row, texts), row.records)  # noqa: DTZ006
        for row in list_actions(store, ALL)
    ]
    return [Sheet(texts("What was done"), columns, table)]


def _told(field: str, value: object, texts: Texts) -> Cell:
    if isinstance(value, bool):
        return texts("yes") if value else texts("no")
    if field == "status":
        return texts(STATUSES.get(str(value), words("registered")))
    return str(value) if value is not None else ""


def _yes(texts: Texts, value: object) -> str:
    return texts("yes") if value else texts("no")


def _moment(iso: str) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso[:10]) if iso else None
