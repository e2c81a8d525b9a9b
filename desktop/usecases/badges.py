"""Badges: what stands on each, which are to be printed, and the print itself."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from desktop.data.events import EventRow
from desktop.data.people import AttendeeRow, read_attendees, read_badge_states
from desktop.data.store import Store
from desktop.data.tables import Attendee, Badge, Event
from desktop.domain.changes import Changes
from desktop.domain.names import fold
from desktop.domain.words import NOTHING_CHANGED, Refused, Texts, Words, words, words_n
from desktop.usecases.agenda import AgendaEntry, Agendas, get_agendas
from desktop.usecases.attendees import new_badge
from desktop.usecases.task import NO_TASK, Task
from desktop.usecases.workspace import get_event

if TYPE_CHECKING:
    from desktop.documents.press import AgendaRow
    from desktop.documents.press import Badge as PrintedBadge

DEFAULT_LAYOUT = "a6-4"
PRINTABLE = ("registered",)
_SAID_ALOUD = ("break", "welcome")
"""Kinds of sessions that are on no badge: everybody goes where everybody goes."""


class BadgeState(NamedTuple):
    """A badge in the queue: `state` is new, printed or changed (since it was printed)."""

    attendee: AttendeeRow
    state: str


class BadgePrint(NamedTuple):
    """A print: the PDF, what has to be told about it, and the badges on it as (id of badge, digest)."""

    pdf: bytes
    warnings: list[Words]
    printed: list[tuple[str, str]]


def list_badges(store: Store, event_id: str, texts: Texts) -> list[BadgeState]:
    """Every attendee's badge with its state, by name."""
    event, agendas = get_event(store, event_id), get_agendas(store, event_id)
    rows, stored = _rows(store, event_id), _states(store, event_id)
    found = []
    for row in rows:
        printed = stored[row.id][1] if row.id in stored else ""
        state = "new" if not printed else "printed"
        if printed and printed != _digest(_face(event, row, agendas, texts)):
            state = "changed"
        found.append(BadgeState(row, state))
    return found


def render_badge_print(
    store: Store,
    event_id: str,
    attendee_ids: Sequence[str],
    layout: str,
    texts: Texts,
    *,
    start_at: int = 1,
    task: Task = NO_TASK,
) -> BadgePrint:
    """Make the PDF of some badges, in the order given. Marks nothing as printed."""
    from desktop.documents.badges import render_badges
    from desktop.documents.paper import LAYOUTS

    if layout not in LAYOUTS:
        raise Refused(
            words("There is no badge format {name}.", name=layout),
            NOTHING_CHANGED,
            words("Formats: {names}.", names=", ".join(LAYOUTS)),
        )
    event, agendas = get_event(store, event_id), get_agendas(store, event_id)
    rows, stored = {row.id: row for row in _rows(store, event_id)}, _states(store, event_id)
    wanted = [rows[id_] for id_ in attendee_ids if id_ in rows]
    if not wanted:
        raise Refused(words("There is no badge to print."), NOTHING_CHANGED, words("Choose some attendees first."))
    faces = [_face(event, row, agendas, texts) for row in wanted]
    rendered = render_badges(faces, LAYOUTS[layout], texts, start_at=start_at, step=task.step)
    printed = [(stored[row.id][0], _digest(face)) for row, face in zip(wanted, faces, strict=True) if row.id in stored]
    return BadgePrint(rendered.pdf, rendered.warnings, printed)


def note_printed(store: Store, printed: Sequence[tuple[str, str]]) -> Changes:
    """Remember which badges were printed, and what stood on them."""
    at = store.now().isoformat()
    with store.write(words_n("Print {n} badge", "Print {n} badges", len(printed))) as work:
        copies = {id_: work.session.get_one(Badge, id_).copies for id_, _ in printed}
        edits = {id_: {"printed": digest, "printed_at": at, "copies": copies[id_] + 1} for id_, digest in printed}
        work.set_rows(Badge, edits)
    return work.changes


def replace_badge(store: Store, attendee_id: str) -> Changes:
    """Give an attendee a new badge; the old one no longer opens the door."""
    with store.write(words("Replace a badge")) as work:
        attendee = work.session.get_one(Attendee, attendee_id)
        key = bytes.fromhex(work.session.get_one(Event, attendee.event_id).badge_key)
        for id_, attendee_of, _ in read_badge_states(work.session, attendee.event_id):
            if attendee_of == attendee_id:
                work.session.get_one(Badge, id_).revoked = True
        work.add(Badge(**new_badge(attendee.event_id, attendee_id, key)))
    return work.changes


def _rows(store: Store, event_id: str) -> list[AttendeeRow]:
    with store.read() as reading:
        rows = [row for row in read_attendees(reading, event_id) if row.status in PRINTABLE]
    return sorted(rows, key=lambda row: (fold(row.family_name), fold(row.given_name), row.id))


def _states(store: Store, event_id: str) -> dict[str, tuple[str, str]]:
    """Attendee -> id of the badge in force and the digest of its last print."""
    with store.read() as reading:
        return {attendee: (id_, printed) for id_, attendee, printed in read_badge_states(reading, event_id)}


def _face(event: EventRow, row: AttendeeRow, agendas: Agendas, texts: Texts) -> "PrintedBadge":
    """What is printed for one person."""
    from desktop.documents.press import Badge as PrintedBadge

    entries = [entry for entry in agendas.of(row.id) if entry.starts and entry.kind not in _SAID_ALOUD]
    large = _first_place(entries)
    rows = tuple(_agenda_row(entry, large) for entry in entries)
    role, colour = _role(row, agendas, texts)
    return PrintedBadge(
        code=row.code,
        given_name=row.badge_name or row.given_name,
        family_name=row.family_name,
        organisation=" · ".join(part for part in (row.unit, row.site) if part) or row.company,
        role=role,
        role_colour=colour,
        place=large,
        diet=row.diet,
        agenda=rows,
        event_title=event.title,
        event_line=_event_line(event, texts),
        language=texts.language,
    )


def _agenda_row(entry: AgendaEntry, large: str) -> "AgendaRow":
    """A line of the day; the route that is printed large above is not said twice."""
    from desktop.documents.press import AgendaRow, Stop

    stops = [Stop(_time(starts), place) for starts, place in entry.stops]
    route = entry.place if entry.place != large else ""
    at = datetime.fromisoformat(entry.starts).time()
    return AgendaRow(at, entry.title, entry.room, tuple(stops) if len(stops) > 1 else (), route)


def _time(starts: str) -> time | None:
    return datetime.fromisoformat(starts).time() if starts else None


def _role(row: AttendeeRow, agendas: Agendas, texts: Texts) -> tuple[str, str]:
    """The role in words and its colour: hosts, then ambassadors, then what the list says."""
    if any(row.person_id in session.host_ids for session in agendas.programme.sessions):
        return texts("Facilitator"), "purple"
    if row.ambassador:
        return texts("Ambassador"), "orange"
    return row.category or texts("Attendee"), "blue"


def _first_place(entries: Sequence[AgendaEntry]) -> str:
    return next((entry.place for entry in entries if entry.place), "")


def _event_line(event: EventRow, texts: Texts) -> str:
    from desktop.documents.wording import long_date

    day = long_date(date.fromisoformat(event.day), texts.language) if event.day else ""
    return " · ".join(part for part in (event.venue, day) if part)


def _digest(face: "PrintedBadge") -> str:
    """Short stand-in for what is printed, to see later whether it changed; the language does not count."""
    told = [face.code, face.given_name, face.family_name, face.organisation, face.place, face.diet, face.event_title]
    rows = [
        [row.at.isoformat(), row.title, row.route or row.room, *[f"{stop.at} {stop.place}" for stop in row.stops]]
        for row in face.agenda
    ]
    return blake2b(json.dumps([told, rows], ensure_ascii=False).encode(), digest_size=8).hexdigest()


def list_layouts(*, sheets: bool = False) -> list[tuple[str, str]]:
    """The paper formats by key: their product's name, or with `sheets` how many badges a sheet holds."""
    from desktop.documents.paper import LAYOUTS

    return [(key, str(layout.per_sheet) if sheets else layout.product) for key, layout in LAYOUTS.items()]
