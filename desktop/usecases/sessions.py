"""The sessions of an event: adding, changing, removing, and the rounds and rooms they are held in."""

from collections.abc import Mapping

from desktop.data.imports import read_programme_state, write_ops
from desktop.data.people import read_person_values
from desktop.data.programme import read_session_links
from desktop.data.store import Store
from desktop.data.tables import Session
from desktop.domain.changes import Added, Changes
from desktop.domain.import_matching import People
from desktop.domain.programme import KINDS
from desktop.domain.session_planner import SessionPlanner, session_key
from desktop.domain.session_spec import SessionSpec, read_session_spec
from desktop.domain.words import NOTHING_CHANGED, Refused, words

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
        planner = SessionPlanner(People(read_person_values(work.session)), state)
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
        planner = SessionPlanner(People(read_person_values(work.session)), state)
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


def remove_session(store: Store, session_id: str) -> Changes:
    """Remove a session with its hosts, wishes, rounds, groups, places, form and answers; undo brings all of it back."""
    with store.write(words("Remove a session")) as work:
        work.recorder.label = words("Remove the session {name}", name=work.session.get_one(Session, session_id).title)
        for table, ids in read_session_links(work.session, session_id).items():
            work.remove_rows(table, ids)
        work.remove_rows(Session, [session_id])
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
    kind = texts.get("kind", "")
    return spec._replace(kind=kind) if kind in KINDS else spec
