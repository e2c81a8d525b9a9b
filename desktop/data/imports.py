"""What the planning of an import compares a list with."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from desktop.data.breakouts import read_breakouts, read_groups, read_pairs, read_rounds, read_wishes
from desktop.data.events import read_community, read_events
from desktop.data.journal import parts
from desktop.data.people import read_attendee_values
from desktop.data.programme import read_hosts, read_rooms, read_sessions
from desktop.data.tables import RECORDS
from desktop.data.work import Work
from desktop.domain.import_encounters import PastState
from desktop.domain.import_wishes import WishState
from desktop.domain.imports import Ops
from desktop.domain.programme import CHOSEN_KINDS
from desktop.domain.session_planner import ProgrammeState

AT_ONCE = 5_000
"""Records written between two looks at whether the work is still wanted."""
NewBadge = Callable[[str], dict[str, Any]]
"""Attendee -> a badge for them, as values of its row."""


def read_wish_state(reading: Reading, event_id: str, new_badge: NewBadge) -> WishState:
    sessions = read_sessions(reading, event_id)
    chosen = [s for s in sessions if s.kind in CHOSEN_KINDS] or sessions
    return WishState(
        event_id=event_id,
        attendees=read_attendee_values(reading, event_id),
        sessions={s.id: s.title for s in chosen},
        wishes=read_wishes(reading, event_id),
        pairs=frozenset(pair.id for pair in read_pairs(reading, event_id)),
        new_badge=new_badge,
    )


def read_programme_state(reading: Reading, event_id: str) -> ProgrammeState:
    day = next((event.day for event in read_events(reading) if event.id == event_id), "")
    hosts = read_hosts(reading, event_id)
    return ProgrammeState(
        event_id=event_id,
        day=day,
        rooms=read_room_values(reading, event_id),
        sessions={s.id: s._asdict() for s in read_sessions(reading, event_id)},
        hosts=frozenset((session, person) for session, people in hosts.items() for person, _ in people),
        breakouts={b.id: b.session_id for b in read_breakouts(reading, event_id)},
        rounds={r.id: r._asdict() for r in read_rounds(reading, event_id)},
        groups={g.id: g._asdict() for g in read_groups(reading, event_id)},
    )


def read_room_values(reading: Reading, event_id: str) -> dict[str, dict[str, Any]]:
    return {row.id: row._asdict() for row in read_rooms(reading, event_id)}


def read_past_state(reading: Reading, default_title: str, new_key: Callable[[], str]) -> PastState:
    community = read_community(reading)
    known = {id_ for noun in ("breakout", "round", "group", "attendee", "place") for id_ in _ids(reading, noun)}
    return PastState(
        community_id=community.id if community else "",
        default_title=default_title,
        events={e.id: {"title": e.title, "day": e.day} for e in read_events(reading)},
        known=frozenset(known),
        new_key=new_key,
    )


def _ids(reading: Reading, noun: str) -> list[str]:
    return list(reading.scalars(select(RECORDS[noun].id)))


def write_ops(work: Work, ops: Ops, step: Callable[[int, int], None] | None = None) -> None:
    """Write what an import came to; `step` gets how many records are done, of how many, and ends it when it raises."""
    tell = step or _untold
    total = sum(len(rows) for part in (ops.gone, ops.new, ops.edits) for rows in part.values())
    total += sum(len(rows) for shapes in ops.shapes.values() for rows in shapes.values())
    done = 0
    for noun, ids in ops.gone.items():
        work.remove_rows(RECORDS[noun], ids)
        tell(done := done + len(ids), total)
    for noun, rows in ops.new.items():
        # a B-tree grows best at its end
        for some in parts(sorted(rows, key=itemgetter("id")), AT_ONCE):
            work.add_rows(RECORDS[noun], some)
            tell(done := done + len(some), total)
    for noun, shapes in ops.shapes.items():
        for names, whole in shapes.items():
            for tuples in parts(sorted(whole, key=itemgetter(-1)), AT_ONCE):
                work.add_shape(RECORDS[noun], names, tuples)
                tell(done := done + len(tuples), total)
    for noun, edits in ops.edits.items():
        for touched in parts(list(edits), AT_ONCE):
            work.set_rows(RECORDS[noun], {id_: edits[id_] for id_ in touched})
            tell(done := done + len(touched), total)


def _untold(_done: int, _total: int) -> None:
    pass
