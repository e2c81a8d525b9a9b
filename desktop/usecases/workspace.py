"""Making and opening a workspace, and the events in it."""

import secrets
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.data import failures
from desktop.data.events import CommunityRow, EventRow, read_community, read_events
from desktop.data.laptop import Laptop
from desktop.data.local import read_local, write_local
from desktop.data.migrations import upgrade
from desktop.data.rebuild import differences, rebuild
from desktop.data.store import Clock, Store, create_store, open_store
from desktop.data.tables import Community, Device, Event
from desktop.domain.changes import Added, Changes
from desktop.domain.ids import derived_id
from desktop.domain.names import fold
from desktop.domain.words import NOTHING_CHANGED, Refused, words

EVENT_KINDS = ("convention", "meetup", "codevelopment", "workshop", "expedition")
_CHOSEN_EVENT = "event"


def create_workspace(
    path: Path,
    community: str,
    event: str,
    day: str,
    laptop: Laptop,
    *,
    language: str = "fr",
    kind: str = "convention",
    venue: str = "",
    clock: Clock = time.time,
) -> Store:
    """Make a workspace with a community and its first event; `day` is ISO or empty."""
    _check_texts(community, event, day)
    store = create_store(path, device=laptop.id, clock=clock)
    community_id = derived_id("community", fold(community))
    with store.write(words("Create {name}", name=community)) as work:
        work.not_undoable()
        work.add(Device(id=laptop.id, title=laptop.title))
        work.add(Community(id=community_id, title=community, language=language))
        work.add(_event(community_id, event, day, kind, venue))
    return store


def open_workspace(path: Path, laptop: Laptop, *, clock: Clock = time.time) -> Store:
    """Open a workspace, brought up to this version; a laptop that is new to it writes its name into it."""
    store = open_store(path, device=laptop.id, clock=clock)
    try:
        upgrade(store)
    except Refused:
        store.close()
        raise
    name_laptop(store, laptop, only_new=True)
    return store


def name_laptop(store: Store, laptop: Laptop, *, only_new: bool = False) -> Changes:
    """Tell the other laptops what this one is called; no step of the undo stack."""
    with store.write(words("Name this laptop {name}", name=laptop.title)) as work:
        work.not_undoable()
        row = work.session.get(Device, laptop.id)
        if row is None:
            work.add(Device(id=laptop.id, title=laptop.title))
        elif not only_new:
            row.title = laptop.title
    return replace(work.changes, action=None)


def add_event(store: Store, title: str, day: str = "", kind: str = "convention", venue: str = "") -> Added:
    """Add an event to the community. The same title and day give the same event on every laptop."""
    community = get_community(store)
    _check_texts(community.title, title, day)
    event = _event(community.id, title, day, kind, venue)
    if any(row.id == event.id for row in list_events(store)):
        raise Refused(
            words("There is already an event {name} on that day.", name=title),
            NOTHING_CHANGED,
            words("Choose it in the list of events, or give another title or day."),
        )
    id_ = event.id
    with store.write(words("Add the event {name}", name=title)) as work:
        work.add(event)
    return Added(work.changes, id_)


def edit_event(store: Store, event_id: str, **values: str) -> Changes:
    """Change the title, day, venue or kind of an event."""
    with store.write(words("Change the event")) as work:
        row = work.session.get_one(Event, event_id)
        for name, value in values.items():
            setattr(row, name, value)
        _check_texts("-", row.title, row.day)
    return work.changes


def edit_community(store: Store, **values: str) -> Changes:
    """Change the title, language, pilot, charter or objectives of the community."""
    community = get_community(store)
    with store.write(words("Change the community")) as work:
        row = work.session.get_one(Community, community.id)
        for name, value in values.items():
            setattr(row, name, value)
        _check_texts(row.title, "-", "")
    return work.changes


def get_community(store: Store) -> CommunityRow:
    with store.read() as session:
        row = read_community(session)
    if row is None:
        raise failures.damaged(store.path)
    return row


def list_events(store: Store) -> list[EventRow]:
    with store.read() as session:
        return read_events(session)


def find_event(store: Store, text: str) -> EventRow | None:
    """The event with this id or title."""
    events = list_events(store)
    return next((e for e in events if text == e.id), next((e for e in events if fold(e.title) == fold(text)), None))


def get_event(store: Store, text: str = "") -> EventRow:
    """The event with this id or title; without either, the one at hand: chosen, else the nearest to today."""
    if text:
        event = find_event(store, text)
        if event is None:
            raise Refused(
                words("There is no event {name} in this workspace.", name=text),
                NOTHING_CHANGED,
                words("Known events: {names}.", names=", ".join(e.title for e in list_events(store))),
            )
        return event
    events = list_events(store)
    chosen = read_local(store, _CHOSEN_EVENT)
    today = store.now().date()
    return next((e for e in events if e.id == chosen), None) or min(events, key=lambda e: _distance(e, today))


def choose_event(store: Store, event_id: str) -> None:
    """Remember which event is at hand on this laptop."""
    write_local(store, _CHOSEN_EVENT, event_id)


def measure_workspace(store: Store) -> int:
    """How many bytes the workspace takes on the disk, with what SQLite has not yet put in its place."""
    parts = (store.path.with_name(store.path.name + tail) for tail in ("", "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def verify_workspace(store: Store, *, repair: bool = False) -> list[tuple[str, str]]:
    """Compare the tables with the journal: noun and id of each record that differs. `repair` rebuilds the tables."""
    found = [(d.noun, d.record) for d in differences(store)]
    if found and repair:
        rebuild(store)
    return found


def _event(community_id: str, title: str, day: str, kind: str, venue: str) -> Event:
    id_, key = derived_id("event", community_id, fold(title), day), secrets.token_hex(32)
    return Event(id=id_, community_id=community_id, title=title, day=day, kind=kind, venue=venue, badge_key=key)


def _distance(event: EventRow, today: date) -> tuple[int, int]:
    """Events to come before past ones, near before far, those without a day last."""
    if not event.day:
        return (2, 0)
    days = (date.fromisoformat(event.day) - today).days
    return (0, days) if days >= 0 else (1, -days)


def _check_texts(community: str, event: str, day: str) -> None:
    if not community.strip() or not event.strip():
        raise Refused(
            words("The community and the event need a name."), NOTHING_CHANGED, words("Type a name and try again.")
        )
    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError:
        raise Refused(
            words("{text} is not a day.", text=day), NOTHING_CHANGED, words("Write it like 2026-11-19.")
        ) from None
