"""One action being written: edits of mapped rows and bulk rows, both noted in the journal."""

import json
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import delete, event, inspect, select
from sqlalchemy.orm import Session

from desktop.data.journal import (
    IN_LIST,
    blanks_of,
    defaults_of,
    heads_json,
    insert_new,
    open_ids,
    parts,
    push_undo_step,
    read_changes,
    refold_records,
    write_lines,
)
from desktop.data.recorder import Heads, Recorder
from desktop.data.tables import Conflict, JournalLine, Record
from desktop.domain.changes import REMOVE, ChangeId, Changes, fold
from desktop.domain.ids import is_derived


class Work:
    """What a use case writes with: `session` for mapped rows, `*_rows` for many at once."""

    def __init__(self, session: Session, recorder: Recorder) -> None:
        self.session = session
        self.recorder = recorder
        self.changes = Changes(None, recorder.label)
        self._undoable = True
        self._removed: dict[str, set[str]] = {}
        event.listen(session, "before_flush", self._note_flush)

    def add(self, *rows: Record) -> None:
        self.session.add_all(rows)

    def add_rows(self, table: type[Record], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert many rows that are not in the table; fields left out take their defaults. Each needs an id."""
        noun, blanks = table.__tablename__, blanks_of(table)
        known = self._earlier_lives(table, [row["id"] for row in rows])
        shapes: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for row in rows:
            if row["id"] in known:
                fields = {name: value for name, value in row.items() if name != "id"}
                earlier = known[row["id"]]
                self.recorder.set(noun, row["id"], {name: blanks[name] for name in earlier} | fields, earlier)
                self.recorder.refold.add((noun, row["id"]))
            else:
                shapes.setdefault(tuple(row), []).append(tuple(row.values()))
        for names, values in shapes.items():
            self._insert(table, names, values)

    def add_shape(self, table: type[Record], names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert many rows that have the same fields, among them `id`; else like `add_rows`."""
        at = names.index("id")
        if self._earlier_lives(table, [row[at] for row in rows]):
            self.add_rows(table, [dict(zip(names, row, strict=True)) for row in rows])
        else:
            self._insert(table, names, rows)

    def _insert(self, table: type[Record], names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows and their lines in the order of their ids: a B-tree grows best at its end."""
        at = names.index("id")
        rows = sorted(rows, key=itemgetter(at))
        first = self.recorder.reserve(table.__tablename__, [row[at] for row in rows])
        insert_new(self.session, table, names, rows, first, self.recorder)

    def set_rows(self, table: type[Record], edits: Mapping[str, Mapping[str, Any]]) -> None:
        """Write fields of many rows: id -> field -> value. What a row holds already is not written again."""
        for part in parts(list(edits)):
            for row in self.session.scalars(select(table).where(table.id.in_(part))):
                for name, value in edits[row.id].items():
                    setattr(row, name, value)

    def settle(self, table: type[Record], id_: str, field: str, value: Any) -> None:
        """Decide a conflict: the decision replaces every open value, also when it is the one that is shown."""
        row = self.session.get_one(table, id_)
        if getattr(row, field) == value:
            self._note_set(row, {field: value})
        else:
            setattr(row, field, value)

    def remove_rows(self, table: type[Record], ids: Iterable[str]) -> None:
        """Remove rows; the journal keeps what they held."""
        self.session.flush()
        noun = table.__tablename__
        wanted = list(ids)
        columns = (table.id, table.born_writer, table.born_seq, table.heads)
        for part in parts(wanted):
            for id_, writer, seq, heads in self.session.execute(select(*columns).where(table.id.in_(part))):
                self.recorder.remove(noun, id_, open_ids((writer, seq), heads))
            self.session.execute(delete(table).where(table.id.in_(part)))
            self.session.execute(delete(Conflict).where(Conflict.noun == noun, Conflict.record.in_(part)))
        self.session.expire_all()

    def not_undoable(self) -> None:
        """This action is no step of the undo stack."""
        self._undoable = False

    def finish(self) -> None:
        """Write the journal and what depends on it. Called by the store at the end of the transaction."""
        self.session.flush()
        recorder = self.recorder
        if not recorder.count:
            return
        write_lines(self.session, recorder.finished())
        refold_records(self.session, recorder.refold)
        if self._undoable:
            push_undo_step(self.session, recorder.action)
        records = {noun: frozenset(ids) for noun, ids in recorder.touched.items()}
        self.changes = Changes(recorder.action, recorder.label, records)

    def _earlier_lives(self, table: type[Record], ids: list[str]) -> dict[str, Heads]:
        """The open writes of records that were removed before: coming back, they replace them."""
        noun = table.__tablename__
        removed = select(JournalLine.record).where(JournalLine.kind == REMOVE, JournalLine.noun == noun).distinct()
        if len(ids) < IN_LIST:
            few = removed.where(JournalLine.record.in_([id_ for id_ in ids if is_derived(id_)]))
            came_back = set(self.session.scalars(few))
        else:
            if noun not in self._removed:  # what this action removes itself is not in the journal yet
                self._removed[noun] = set(self.session.scalars(removed))
            came_back = self._removed[noun].intersection(ids)
        known: dict[str, Heads] = {}
        for id_ in came_back:
            folded = fold(read_changes(self.session, noun, id_))
            assert folded, f"{noun} {id_} was removed but never made"
            known[id_] = {name: folded.heads.get(name, [folded.born]) for name in folded.values}
        return known

    def _note_flush(self, session: Session, *_: object) -> None:
        new = [row for row in session.new if isinstance(row, Record)]
        by_table: dict[type[Record], list[Record]] = {}
        for row in new:
            by_table.setdefault(type(row), []).append(row)
        for table, rows in by_table.items():
            known = self._earlier_lives(table, [row.id for row in rows])
            for row in rows:
                self._note_new(row, known.get(row.id))
        for row in list(session.dirty):
            if isinstance(row, Record) and session.is_modified(row):
                self._note_edit(row)
        for row in list(session.deleted):
            if isinstance(row, Record):
                seen = open_ids((row.born_writer, row.born_seq), row.heads)
                self.recorder.remove(row.__tablename__, row.id, seen)

    def _note_new(self, row: Record, replaces: Heads | None) -> None:
        fields = {
            name: value
            for name, default in defaults_of(type(row)).items()
            if (value := getattr(row, name)) != default or name in (replaces or ())
        }
        row.born_writer, row.born_seq = self.recorder.set(row.__tablename__, row.id, fields, replaces)
        if replaces is not None:
            self.recorder.refold.add((row.__tablename__, row.id))

    def _note_edit(self, row: Record) -> None:
        attributes = inspect(row).attrs
        fields = {
            name: getattr(row, name)
            for name in defaults_of(type(row))
            if (history := attributes[name].history).has_changes() and history.deleted != history.added
        }
        if fields:
            self._note_set(row, fields)

    def _note_set(self, row: Record, fields: Mapping[str, Any]) -> None:
        assert not row.IMMUTABLE, f"a {row.__tablename__} is never edited"
        heads: dict[str, list[ChangeId]] = json.loads(row.heads or "{}")
        born = [(row.born_writer, row.born_seq)]
        replaces = {name: heads.get(name, born) for name in fields}
        change = self.recorder.set(row.__tablename__, row.id, fields, replaces)
        row.heads = heads_json(heads | {name: [change] for name in fields})
        if any(len(ids) > 1 for ids in replaces.values()):
            settled = delete(Conflict).where(Conflict.noun == row.__tablename__, Conflict.record == row.id)
            self.session.execute(settled.where(Conflict.field.in_(fields)))
