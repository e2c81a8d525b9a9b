"""Takes in the changes of another laptop. The result does not depend on the order in which laptops are merged."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.data.devices import read_titles
from desktop.data.journal import LINE, refold_records, write_lines
from desktop.data.store import Store
from desktop.data.tables import JournalLine, Merged
from desktop.domain.changes import ACTION, OPEN, Change, Changes
from desktop.domain.clock import stamp_ms
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words

Vector = dict[int, int]
"""Writer -> number of its last change."""


class LaptopRow(NamedTuple):
    """A laptop that wrote into the workspace: how many changes, and when the last one (ms since 1970)."""

    id: str
    title: str
    changes: int
    last_ms: int


class MergedRow(NamedTuple):
    """An exchange file that was read; `changes` are those that were new."""

    digest: str
    name: str
    sender: str
    at: str
    changes: int


def read_all_changes(store: Store) -> list[Change]:
    """The whole journal, by writer and number: any one file of it heals every file that was lost."""
    with store.read() as session:
        query = select(*LINE).order_by(JournalLine.writer, JournalLine.seq)
        return [Change(*row) for row in session.execute(query)]


def read_vector(session: Session) -> Vector:
    """How much of each writer's journal this file has."""
    return dict(
        session.execute(select(JournalLine.writer, func.max(JournalLine.seq)).group_by(JournalLine.writer)).all()
    )


def read_laptops(session: Session) -> list[LaptopRow]:
    """The laptops that wrote into this workspace, the latest first."""
    openings = select(JournalLine.writer, JournalLine.record).where(JournalLine.seq == 1, JournalLine.record != "")
    laptops: dict[str, tuple[int, int]] = {}
    newest = dict(
        session.execute(select(JournalLine.writer, func.max(JournalLine.hlc)).group_by(JournalLine.writer)).all()
    )
    vector = read_vector(session)
    for writer, laptop in session.execute(openings):
        changes, last = laptops.get(laptop, (0, 0))
        laptops[laptop] = (changes + vector[writer], max(last, newest[writer]))
    titles = read_titles(session)
    rows = [LaptopRow(id_, titles.get(id_, id_), changes, stamp_ms(hlc)) for id_, (changes, hlc) in laptops.items()]
    return sorted(rows, key=lambda row: -row.last_ms)


def read_merged(session: Session) -> list[MergedRow]:
    """The exchange files read here, the latest first."""
    columns = (Merged.digest, Merged.name, Merged.sender, Merged.at, Merged.changes)
    return [MergedRow(*row) for row in session.execute(select(*columns).order_by(Merged.at.desc(), Merged.name))]


def note_merged(store: Store, row: MergedRow) -> None:
    """Remember that a file was read; the first reading counts."""
    with store.exclusive() as connection, Session(connection) as session:
        if session.get(Merged, row.digest) is None:
            session.add(Merged(**row._asdict()))
            session.flush()


def merge_changes(store: Store, incoming: Sequence[Change], label: Words) -> tuple[Changes, int]:
    """Add the changes that are new here and bring the tables up to them; all of it or nothing. Gives their number.

    `incoming` is ordered by writer and number. Raises Refused when a number is missing, or stands for another change
    than the one we have. What was merged is no step of the undo stack.
    """
    with store.exclusive() as connection, Session(connection) as session:
        vector = read_vector(session)
        new = list(_new_changes(session, incoming, vector))
        touched = {(c.noun, c.record) for c in new if c.kind not in (OPEN, ACTION)}
        if new:
            write_lines(session, new)
            refold_records(session, touched)
    if new:
        store.saw(max(change.hlc for change in new))
    records: dict[str, set[str]] = {}
    for noun, record in touched:
        records.setdefault(noun, set()).add(record)
    return Changes(None, label, {noun: frozenset(ids) for noun, ids in records.items()}), len(new)


def _new_changes(session: Session, incoming: Iterable[Change], vector: Vector) -> Iterable[Change]:
    expected = dict(vector)
    for change in incoming:
        known = expected.get(change.writer, 0)
        if change.seq == vector.get(change.writer):
            _check_same(session, change)
        if change.seq <= known:
            continue
        if change.seq != known + 1:
            raise _gap()
        expected[change.writer] = change.seq
        yield change


def _check_same(session: Session, change: Change) -> None:
    query = select(*LINE).where(JournalLine.writer == change.writer, JournalLine.seq == change.seq)
    if tuple(session.execute(query).one()) != tuple(change):
        raise Refused(
            words("This file and yours say different things under the same number: one of them was altered."),
            NOTHING_CHANGED,
            words("Ask the other laptop for a new export, made with Plenum itself."),
        )


def _gap() -> Refused:
    return Refused(
        words("This file starts after what you have: something in between is missing."),
        NOTHING_CHANGED,
        words("Ask the other laptop for a full export."),
    )
