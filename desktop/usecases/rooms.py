"""The rooms of an event."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.data.fields import typed_values
from desktop.data.programme import RoomRow, read_room_links, read_rooms
from desktop.data.store import Store
from desktop.data.tables import Group, Room, Session
from desktop.domain.changes import Added, Changes
from desktop.domain.ids import derived_id
from desktop.domain.names import fold
from desktop.domain.values import LARGEST_CAPACITY
from desktop.domain.words import NOTHING_CHANGED, Refused, words

ROOM_FIELDS = ("title", "capacity", "floor", "step_free", "setup", "note")


def add_room(store: Store, event_id: str, texts: Mapping[str, str]) -> Added:
    """Add a room; two rooms of an event do not share a name."""
    values = typed_values("room", texts, ROOM_FIELDS)
    title = values.get("title", "")
    _check_title(title)
    with store.write(words("Add the room {name}", name=title)) as work:
        rooms = read_rooms(work.session, event_id)
        _check_values(values, rooms)
        room = Room(id=room_id(event_id, title), event_id=event_id, position=len(rooms), **values)
        id_ = room.id
        work.add(room)
    return Added(work.changes, id_)


def edit_room(store: Store, id_: str, texts: Mapping[str, str]) -> Changes:
    values = typed_values("room", texts, ROOM_FIELDS)
    with store.write(words("Change a room")) as work:
        room = work.session.get_one(Room, id_)
        _check_values(values, [other for other in read_rooms(work.session, room.event_id) if other.id != id_])
        for name, value in values.items():
            setattr(room, name, value)
        _check_title(room.title)
        work.recorder.label = words("Change the room {name}", name=room.title)
    return work.changes


def remove_room(store: Store, id_: str) -> Changes:
    """Remove a room; sessions and groups in it stay, without a room."""
    with store.write(words("Remove a room")) as work:
        work.recorder.label = words("Remove the room {name}", name=work.session.get_one(Room, id_).title)
        sessions, groups = read_room_links(work.session, id_)
        work.set_rows(Session, {session: {"room_id": None} for session in sessions})
        work.set_rows(Group, {group: {"room_id": None} for group in groups})
        work.remove_rows(Room, [id_])
    return work.changes


def room_id(event_id: str, title: str) -> str:
    """The id of a room, the same on every laptop that makes it."""
    return derived_id("room", event_id, fold(title))


def _check_values(values: Mapping[str, Any], others: Sequence[RoomRow]) -> None:
    """Two rooms of an event do not share a name, and a room has no fewer than no places."""
    title, capacity = values.get("title", ""), values.get("capacity")
    if title and any(fold(room.title) == fold(title) for room in others):
        raise Refused(
            words("There is already a room {name}.", name=title), NOTHING_CHANGED, words("Give it another name.")
        )
    if capacity is not None and not 0 <= capacity <= LARGEST_CAPACITY:
        raise Refused(
            words("{number} is no number of places.", number=capacity),
            NOTHING_CHANGED,
            words("Type a number from {least} to {most}.", least=0, most=LARGEST_CAPACITY),
        )


def _check_title(title: str) -> None:
    if not title.strip():
        raise Refused(words("A room needs a name."), NOTHING_CHANGED, words("Type its name."))
