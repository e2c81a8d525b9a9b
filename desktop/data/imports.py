"""What the planning of an import compares a list with."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from desktop.data.breakouts import read_breakouts, read_groups, read_pairs, read_rounds, read_wishes
from desktop.data.events import read_community, read_events
from desktop.data.people import read_attendee_values
from desktop.data.programme import read_hosts, read_rooms, read_sessions
from desktop.data.tables import RECORDS
from desktop.data.work import Work
from desktop.domain.import_encounters import PastState
from desktop.domain.import_wishes import WishState
from desktop.domain.imports import Ops
from desktop.domain.programme import CHOSEN_KINDS
from desktop.domain.session_planner import ProgrammeState

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


def write_ops(work: Work, ops: Ops) -> None:
    """Write what an import came to."""
    for noun, ids in ops.gone.items():
        work.remove_rows(RECORDS[noun], ids)
    for noun, rows in ops.new.items():
        work.add_rows(RECORDS[noun], rows)
    for noun, edits in ops.edits.items():
        work.set_rows(RECORDS[noun], edits)
