"""Makes the tables anew from the journal, and tells whether they already say what it says."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from desktop.data.journal import LINE, put_folded, row_of
from desktop.data.store import Store
from desktop.data.tables import RECORDS, Conflict, JournalLine
from desktop.domain.changes import Change, Folded, fold


class Difference(NamedTuple):
    """A record of which table and journal say different things."""

    noun: str
    record: str
    table_row: dict[str, Any] | None
    journal_row: dict[str, Any] | None


def differences(store: Store) -> list[Difference]:
    """Compare every table with what the journal says. An empty list means that the file is sound."""
    found = []
    with store.read() as session:
        for noun, table in RECORDS.items():
            folded = _folded(session, noun)
            expected = {id_: row_of(table, id_, f) for id_, f in folded.items() if f and f.alive}
            stored = {row.id: row._asdict() for row in session.execute(select(*table.__table__.columns))}
            found += [
                Difference(noun, record, stored.get(record), expected.get(record))
                for record in stored.keys() | expected.keys()
                if stored.get(record) != expected.get(record)
            ]
            conflicts = {(id_, field) for id_, f in folded.items() if f and f.alive for field in f.conflicts}
            listed = set(session.execute(select(Conflict.record, Conflict.field).where(Conflict.noun == noun)))
            found += [Difference("conflict", record, None, {"field": field}) for record, field in conflicts ^ listed]
    return found


def rebuild(store: Store) -> None:
    """Empty the tables and fill them from the journal."""
    with store.exclusive() as connection:
        connection.execute(delete(Conflict))
        for table in RECORDS.values():
            connection.execute(delete(table))
        fill(connection, RECORDS)


def fill(connection: Connection, nouns: Iterable[str]) -> None:
    """Fill empty tables with what the journal says."""
    with Session(connection) as session:
        for noun in nouns:
            put_folded(session, {noun: _folded(session, noun)})


def _folded(session: Session, noun: str) -> dict[str, Folded | None]:
    query = select(*LINE).where(JournalLine.noun == noun).order_by(JournalLine.record)
    lines = (Change(*row) for row in session.execute(query))
    return {record: fold(changes) for record, changes in groupby(lines, key=lambda change: change.record)}
