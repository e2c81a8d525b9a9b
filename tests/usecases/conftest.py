"""A workspace with an event, and a few people in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.data.laptop import Laptop
from desktop.data.store import Store
from desktop.usecases.attendees import add_attendee, list_attendees
from desktop.usecases.workspace import create_workspace, get_event

LAPTOP = Laptop("desk-a", "Poste 1", bytes(32))


@pytest.fixture
def day(tmp_path: Path, clock) -> Iterator[Store]:
    store = create_workspace(tmp_path / "day.plenum", "Managers", "Convention", "2026-11-19", LAPTOP, clock=clock)
    yield store
    store.close()


@pytest.fixture
def event_id(day: Store) -> str:
    return get_event(day).id


@pytest.fixture
def person(day: Store, event_id: str) -> Callable[..., str]:
    """Add an attendee; gives the id."""

    def added(given: str, family: str, **texts: str) -> str:
        return add_attendee(day, event_id, {"given_name": given, "family_name": family, **texts}).id

    return added


@pytest.fixture
def row(day: Store, event_id: str):
    """An attendee as the list shows one."""
    return lambda id_: next(r for r in list_attendees(day, event_id) if r.id == id_)
