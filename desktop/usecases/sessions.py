"""The sessions of an event: adding, changing, removing, and the rounds and rooms they are held in."""

from collections.abc import Mapping, Sequence

from desktop.data.breakouts import read_groups, read_place_ids
from desktop.data.imports import read_programme_state, write_ops
from desktop.data.people import read_person_values
from desktop.data.programme import read_hosts, read_session_links
from desktop.data.store import Store
from desktop.data.tables import Group, Host, Place, Room, Session
from desktop.domain.changes import Added, Changes
from desktop.domain.ids import derived_id
from desktop.domain.import_matching import People
from desktop.domain.programme import KINDS
from desktop.domain.session_planner import SessionPlanner, session_key
from desktop.domain.session_spec import SessionSpec, read_session_spec
from desktop.domain.values import read_day
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.task import NO_TASK, Task

SESSION_FIELDS = (
    "title", "kind", "day", "starts", "ends", "room", "capacity", "rounds", "round_minutes", "hosts", "description",
)  # fmt: skip


def add_session(store: Store, event_id: str, texts: Mapping[str, str]) -> Added:
    """Add a session; a session of that title and time in another room is held in both rooms.

    Workshops that start together make one breakout; `rounds`, and `capacity` such as "62 x 10", make rounds at tables.
    """
    with store.write(words("Add the session {name}", name=texts.get("title", ""))) as work:
        state = read_programme_state(work.session, event_id)
        spec = _spec(texts, state.day)
        people = read_person_values(work.session) if texts.get("hosts") else {}
        planner = SessionPlanner(People(people), state)
        planner.seen = dict.fromkeys(state.sessions, 0)
        plan = planner.plan(1, spec)
        if plan.verdict == "doubtful" and plan.reason:
            raise Refused(plan.reason, NOTHING_CHANGED, words("Check the spelling, or add the session without it."))
        planner.plan_parallel()
        write_ops(work, planner.ops)
        id_ = planner.sessions[session_key(spec.title, spec.starts)]
    return Added(work.changes, id_)


def edit_session(store: Store, event_id: str, session_id: str, texts: Mapping[str, str]) -> Changes:
    """Change fields of a session; those left out stay as they are. Its groups move with it into another room."""
    with store.write(words("Change a session")) as work:
        state = read_programme_state(work.session, event_id)
        stored = state.sessions[session_id]
        kept = {name: stored[name] or "" for name in ("title", "kind", "starts", "ends", "room", "description")}
        places = {"capacity": str(stored["capacity"])} if stored["capacity"] is not None else {}
        spec = _spec({**kept, **places, **texts}, stored["starts"].partition("T")[0] or state.day)
        people = read_person_values(work.session) if "hosts" in texts else {}
        planner = SessionPlanner(People(people), state)
        unknown = planner.rewrite(session_id, spec, hosts="hosts" in texts)
        if unknown:
            raise Refused(
                words("Not found: {names}.", names=", ".join(unknown)),
                NOTHING_CHANGED,
                words("Check the spelling of the names."),
            )
        planner.plan_parallel()
        write_ops(work, planner.ops)
        work.recorder.label = words("Change the session {name}", name=spec.title)
    return work.changes


def remove_session(store: Store, session_id: str, task: Task = NO_TASK) -> Changes:
    """Remove a session with its hosts, wishes, rounds, groups, places, form and answers; undo brings all of it back."""
    task.step(0, 1)
    with store.write(words("Remove a session")) as work:
        work.recorder.label = words("Remove the session {name}", name=work.session.get_one(Session, session_id).title)
        for table, ids in read_session_links(work.session, session_id).items():
            work.remove_rows(table, ids)
        work.remove_rows(Session, [session_id])
    return work.changes


def set_hosts(store: Store, session_id: str, people: Sequence[str]) -> Changes:
    """Say who hosts a session: these people (by id) and nobody else."""
    with store.write(words("Change the hosts")) as work:
        session = work.session.get_one(Session, session_id)
        work.recorder.label = words("Change the hosts of {name}", name=session.title)
        known = [person for person, _ in read_hosts(work.session, session.event_id).get(session_id, [])]
        work.remove_rows(Host, [derived_id("host", session_id, person) for person in known if person not in people])
        for person in dict.fromkeys(people):
            if person not in known:
                work.add(Host(id=derived_id("host", session_id, person), session_id=session_id, person_id=person))
    return work.changes


def release_room(store: Store, session_id: str, room_id: str) -> Changes:
    """Give up one of the rooms of a session; who sat there has no place until they are placed again."""
    with store.write(words("Give up a room")) as work:
        session = work.session.get_one(Session, session_id)
        room = work.session.get_one(Room, room_id)
        work.recorder.label = words("Give up {room} for {name}", room=room.title, name=session.title)
        own = [group for group in read_groups(work.session, session.event_id) if group.session_id == session_id]
        gone = [group.id for group in own if group.room_id == room_id]
        if session.room_id == room_id:
            session.room_id = next((group.room_id for group in own if group.room_id != room_id), None)
        work.remove_rows(Place, read_place_ids(work.session, groups=gone))
        work.remove_rows(Group, gone)
    return work.changes


def _spec(texts: Mapping[str, str], day: str) -> SessionSpec:
    unknown = sorted(texts.keys() - {*SESSION_FIELDS})
    if unknown:
        raise Refused(
            words("There is no field {name}.", name=unknown[0]),
            NOTHING_CHANGED,
            words("Fields: {names}.", names=", ".join(SESSION_FIELDS)),
        )
    spec = read_session_spec(texts, day)
    if not spec.title.strip():
        raise Refused(words("A session needs a title."), NOTHING_CHANGED, words("Type its title."))
    for name, value in (("starts", spec.starts), ("ends", spec.ends)):
        if texts.get(name) and not value:
            raise Refused(
                words("{text} is not a time.", text=texts[name]), NOTHING_CHANGED, words("Write it like 14:00.")
            )
    if texts.get("capacity", "").strip() and spec.capacity is None and spec.tables is None:
        raise Refused(
            words("{text} is no number of places.", text=texts["capacity"]),
            NOTHING_CHANGED,
            words("Write a number, or tables and seats like 62 x 10."),
        )
    if texts.get("day", "").strip() and read_day(texts["day"]) is None:
        raise Refused(
            words("{text} is not a day.", text=texts["day"]), NOTHING_CHANGED, words("Write it like 2026-11-19.")
        )
    kind = texts.get("kind", "")
    return spec._replace(kind=kind) if kind in KINDS else spec
