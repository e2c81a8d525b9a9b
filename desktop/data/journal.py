"""Reads and writes the journal, and makes the tables say what it says."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, groupby
from operator import add
from typing import Any, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.data.recorder import Heads, Recorder
from desktop.data.tables import BOOKKEEPING, RECORDS, Base, Conflict, JournalLine, Record, UndoStep
from desktop.domain.changes import SET, Change, ChangeId, Folded, fold

UNDO_STEPS = 100
IN_LIST = 900
"""Ids a query names at once: its plans stay quick, and SQLite takes 32,766 at the most."""

LINE = tuple(JournalLine.__table__.columns)
OLDEST_FIRST = (JournalLine.hlc, JournalLine.writer, JournalLine.seq)
T = TypeVar("T")
REQUIRED = object()
"""Stands for the default of a field that has none."""


def parts(items: Sequence[T], size: int = IN_LIST) -> Iterator[Sequence[T]]:
    """Cut a long list of ids into lists that a query may name."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


@cache
def defaults_of(table: type[Record]) -> dict[str, Any]:
    """Field -> default of a new record, `REQUIRED` where it has none."""
    return {
        c.name: c.default.arg if c.default is not None else None if c.nullable else REQUIRED
        for c in table.__table__.columns
        if c.name not in BOOKKEEPING
    }


@cache
def blanks_of(table: type[Record]) -> dict[str, Any]:
    """Field -> what it holds when the journal does not tell."""
    columns = table.__table__.columns
    empty = {name: "" if columns[name].type.python_type is str else 0 for name in defaults_of(table)}
    return {name: empty[name] if value is REQUIRED else value for name, value in defaults_of(table).items()}


@cache
def types_of(table: type[Record]) -> dict[str, tuple[type, ...]]:
    """Field -> the types of its values; what a foreign line says otherwise is kept in the journal only."""
    columns = table.__table__.columns
    return {
        name: (columns[name].type.python_type, *([type(None)] if columns[name].nullable else ()))
        for name in defaults_of(table)
    }


def write_lines(session: Session, lines: Sequence[Change]) -> None:
    sql = "INSERT INTO journal (writer, seq, hlc, kind, noun, record, body) VALUES (?, ?, ?, ?, ?, ?, ?)"
    insert_many(session, sql, lines)


def insert_many(session: Session, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Hand rows to the driver as they are: SQLAlchemy's own way looks at each of them first."""
    driver = session.connection().connection.driver_connection
    assert driver
    driver.executemany(sql, rows)


def insert_values(session: Session, table: type[Base], names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert plain tuples; `names` are the columns in their order."""
    quote = session.get_bind().dialect.identifier_preparer.quote
    columns, marks = ", ".join(map(quote, names)), ", ".join("?" * len(names))
    sql = f"INSERT INTO {quote(table.__tablename__)} ({columns}) VALUES ({marks})"  # noqa: S608 - names are ours
    insert_many(session, sql, rows)


def insert_new(
    session: Session,
    table: type[Record],
    names: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    first: int,
    recorder: Recorder,
) -> None:
    """Insert new records and their lines in the journal, numbered from `first`; `names` are fields and `id`.

    The rows stand in the order of their ids.

    The database makes the lines from the rows it has just been given: half the cost of sending both.
    """
    quote = session.get_bind().dialect.identifier_preparer.quote
    noun, own, types = table.__tablename__, quote(table.__tablename__), types_of(table)
    blanks = {name: value for name, value in blanks_of(table).items() if name not in names}
    into = ", ".join(map(quote, [*names, *blanks, "born_writer", "born_seq"]))
    marks = ", ".join([*"?" * len(names), *map(_literal, blanks.values()), str(recorder.writer.id), "?"])
    numbered = map(add, rows, zip(count(first)))
    insert_many(session, f"INSERT INTO {own} ({into}) VALUES ({marks})", numbered)  # noqa: S608 - names are ours
    fields = ", ".join(f"'{name}', {_as_json(quote(name), types[name])}" for name in names if name != "id")
    line = f"born_writer, born_seq, {recorder.hlc}, '{SET}', '{noun}', id, json_object('f', json_object({fields}))"
    at = names.index("id")
    ids, span = (rows[0][at], rows[-1][at]), f"born_writer = {recorder.writer.id} AND born_seq >= {first}"
    query = f"SELECT {line} FROM {own} WHERE id BETWEEN ? AND ? AND {span} ORDER BY id"  # noqa: S608
    session.connection().exec_driver_sql(f"INSERT INTO journal {query}", ids)


def _literal(value: object) -> str:
    """A blank, as SQL writes it."""
    match value:
        case None:
            return "NULL"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case _:
            return f"{value:d}"


def _as_json(column: str, types: tuple[type, ...]) -> str:
    return f"json(CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)" if bool in types else column


def read_changes(session: Session, noun: str, record: str) -> list[Change]:
    """All changes of a record, oldest first."""
    return read_many_changes(session, noun, [record]).get(record, [])


def read_many_changes(session: Session, noun: str, records: Sequence[str]) -> dict[str, list[Change]]:
    """Record -> all its changes, oldest first, for as many records as a query may name."""
    query = select(*LINE).where(JournalLine.record.in_(records), JournalLine.noun == noun)
    lines = session.execute(query.order_by(JournalLine.record, *OLDEST_FIRST))
    return {record: list(changes) for record, changes in groupby(map(Change._make, lines), key=lambda c: c.record)}


def read_change(session: Session, id_: ChangeId) -> Change | None:
    query = select(*LINE).where(JournalLine.writer == id_[0], JournalLine.seq == id_[1])
    row = session.execute(query).one_or_none()
    return Change(*row) if row else None


def read_action(session: Session, action: ChangeId) -> list[Change]:
    """The line of an action and, after it, the lines of its changes."""
    first = read_change(session, action)
    if first is None:
        return []
    count = json.loads(first.body)["count"]
    span = (JournalLine.writer == action[0], JournalLine.seq.between(action[1], action[1] + count))
    return [Change(*row) for row in session.execute(select(*LINE).where(*span).order_by(JournalLine.seq))]


def open_ids(born: ChangeId, heads: str | None) -> list[ChangeId]:
    """Every open write of a row, from its bookkeeping columns."""
    written = json.loads(heads or "{}").values()
    return list(dict.fromkeys([born, *((w, s) for ids in written for w, s in ids)]))


def heads_json(heads: Heads) -> str | None:
    """The open writes of a row's fields, as its bookkeeping column holds them."""
    return json.dumps(heads, sort_keys=True) if heads else None


def refold_records(session: Session, records: Iterable[tuple[str, str]]) -> None:
    """Make the tables say what the journal says of these records (noun, id)."""
    by_noun: dict[str, list[str]] = {}
    for noun, record in records:
        by_noun.setdefault(noun, []).append(record)
    for noun in by_noun.keys() & RECORDS.keys():
        for part in parts(by_noun[noun]):
            _refold(session, noun, part)
    session.expire_all()


def _refold(session: Session, noun: str, ids: Sequence[str]) -> None:
    table = RECORDS[noun]
    session.execute(delete(table).where(table.id.in_(ids)))
    session.execute(delete(Conflict).where(Conflict.noun == noun, Conflict.record.in_(ids)))
    put_folded(session, {noun: {id_: fold(changes) for id_, changes in read_many_changes(session, noun, ids).items()}})


def put_folded(session: Session, records: Mapping[str, Mapping[str, Folded | None]]) -> None:
    """Insert rows, and their conflicts, that are not in the tables; noun -> id -> what its changes come to."""
    for noun, folded in records.items():
        alive = {id_: f for id_, f in folded.items() if f and f.alive}
        rows = [row_of(RECORDS[noun], id_, f) for id_, f in alive.items()]
        if rows:
            insert_values(session, RECORDS[noun], list(rows[0]), [tuple(row.values()) for row in rows])
        conflicts = [(noun, id_, field) for id_, f in alive.items() for field in f.conflicts]
        if conflicts:
            insert_values(session, Conflict, ["noun", "record", "field"], conflicts)


def fields_of(table: type[Record], folded: Folded | None) -> dict[str, Any]:
    """Every field of a record; those that this version does not know stay in the journal."""
    types = types_of(table)
    values = folded.values.items() if folded else ()
    return blanks_of(table) | {name: value for name, value in values if type(value) in types.get(name, ())}


def row_of(table: type[Record], record: str, folded: Folded) -> dict[str, Any]:
    """The row of a record, with its bookkeeping."""
    born = {"born_writer": folded.born[0], "born_seq": folded.born[1]}
    return {**fields_of(table, folded), "id": record, **born, "heads": heads_json(folded.heads)}


def push_undo_step(session: Session, action: ChangeId) -> None:
    """A new action of the user: what was undone before can no longer be redone."""
    session.execute(delete(UndoStep).where(UndoStep.done.is_(False)))
    session.add(UndoStep(number=_next_number(session), writer=action[0], seq=action[1], done=True))
    session.flush()
    numbers = list(session.scalars(select(UndoStep.number).order_by(UndoStep.number.desc())))
    if len(numbers) > UNDO_STEPS:
        session.execute(delete(UndoStep).where(UndoStep.number <= numbers[UNDO_STEPS]))


def _next_number(session: Session) -> int:
    last = session.scalar(select(UndoStep.number).order_by(UndoStep.number.desc()).limit(1))
    return (last or 0) + 1
