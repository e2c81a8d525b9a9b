"""A workspace with an event, and a few people in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.data.laptop import Laptop
from desktop.data.store import Store
from desktop.usecases.attendees import add_attendee, list_attendees
from desktop.usecases.breakout_board import list_breakouts
from desktop.usecases.programme import get_programme
from desktop.usecases.rooms import add_room
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
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


@pytest.fixture
def people(person) -> list[str]:
    """Twelve people of three units; the first is the line manager of the second."""
    ids = [person("Anna", "Amar", email="anna@x.org", unit="Sales")]
    ids.append(person("Bela", "Bosc", unit="Sales", line_manager_ref="anna@x.org"))
    ids += [person(f"P{n}", f"Name{n:02}", unit=("Sales", "Plant", "Desk")[n % 3]) for n in range(10)]
    return ids


@pytest.fixture
def tables(day, event_id, people) -> str:
    """The breakout of a session with three rounds at four tables of three."""
    session = add_session(day, event_id, {"title": "Speed meeting", "starts": "10:00", "ends": "11:00"}).id
    shape_rounds(day, session, rounds=3, minutes=20, tables=4, seats=3)
    return get_programme(day, event_id).breakouts[0].id


@pytest.fixture
def workshops(day, event_id, people) -> str:
    """The breakout of two workshops at the same time, in rooms with eight and four seats."""
    for title, seats in (("Rhone", "8"), ("Saone", "4"), ("Isere", "6")):
        add_room(day, event_id, {"title": title, "capacity": seats})
    for title, room in (("Listening", "Rhone"), ("Delegating", "Saone")):
        texts = {"title": title, "kind": "workshop", "starts": "14:00", "ends": "15:00", "room": room}
        add_session(day, event_id, texts)
    return list_breakouts(get_programme(day, event_id), day.now())[-1].id
