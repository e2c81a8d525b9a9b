"""The journal's changes, and what a record looks like after any set of them, in whatever order they came."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.domain.words import Value, Words

OPEN, ACTION, SET, REMOVE, RESTORE = "open", "action", "set", "remove", "restore"

ChangeId = tuple[int, int]
"""Writer and number: unique among all laptops."""


class Change(NamedTuple):
    """One line of the journal. `body` is JSON text; what it holds depends on `kind`:

    open: `{"device", "wall"}`, a writer begins; action: `{"label", "wall", "count", "undoes"}`, what the user did;
    set: `{"f": {field: value}, "r": {field: [ids replaced]}}`; remove: `{"r": [ids seen]}`;
    restore: `{"r": [removals undone]}`. Any other kind is kept, exported again and ignored.
    """

    writer: int
    seq: int
    hlc: int
    kind: str
    noun: str
    record: str
    body: str

    @property
    def id(self) -> ChangeId:
        return (self.writer, self.seq)


@dataclass(frozen=True, slots=True)
class Folded:
    """A record after all its changes.

    `heads` names the open writes of each field that was written after the record's first change `born`;
    `conflicts` are fields with several open writes that differ: `values` shows the newest.
    """

    alive: bool
    born: ChangeId
    values: Mapping[str, Value]
    heads: Mapping[str, list[ChangeId]]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What one action of the user touched: the noun and ids of the records."""

    action: ChangeId | None
    label: Words
    records: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def touches(self, *nouns: str) -> bool:
        return any(noun in self.records for noun in nouns)

    def ids(self, noun: str) -> frozenset[str]:
        return self.records.get(noun, frozenset())


class Added(NamedTuple):
    """What adding one record did, and the id of the record."""

    changes: Changes
    id: str


class _Write(NamedTuple):
    order: tuple[int, int, int]
    id: ChangeId
    value: Value


def fold(changes: Iterable[Change]) -> Folded | None:
    """Fold the changes of one record. The result does not depend on their order; None when none sets a field."""
    writes: dict[str, list[_Write]] = {}
    replaced: dict[str, set[ChangeId]] = {}
    removals: dict[ChangeId, set[ChangeId]] = {}
    restored: set[ChangeId] = set()
    born: tuple[int, int, int] | None = None
    for change in changes:
        order = (change.hlc, change.writer, change.seq)
        body = json.loads(change.body)
        if change.kind == SET:
            born = order if born is None else min(born, order)
            for name, value in body["f"].items():
                writes.setdefault(name, []).append(_Write(order, change.id, value))
            for name, ids in body.get("r", {}).items():
                replaced.setdefault(name, set()).update(_ids(ids))
        elif change.kind == REMOVE:
            removals[change.id] = _ids(body["r"])
        elif change.kind == RESTORE:
            restored |= _ids(body["r"])
    if born is None:
        return None
    open_writes = {
        name: ws
        for name, all_writes in writes.items()
        if (ws := sorted(w for w in all_writes if w.id not in replaced.get(name, ())))
    }
    return _folded((born[1], born[2]), open_writes, [seen for id_, seen in removals.items() if id_ not in restored])


def _folded(born: ChangeId, open_writes: dict[str, list[_Write]], removals: list[set[ChangeId]]) -> Folded:
    # an edit that a removal has not seen wins over it
    seen = set().union(*removals)
    alive = not removals or any(w.id not in seen for ws in open_writes.values() for w in ws)
    return Folded(
        alive,
        born,
        {name: ws[-1].value for name, ws in open_writes.items()},
        {name: [w.id for w in ws] for name, ws in open_writes.items() if [w.id for w in ws] != [born]},
        tuple(name for name, ws in open_writes.items() if len({_settled(w.value) for w in ws}) > 1),
    )


def _ids(pairs: Iterable[Iterable[int]]) -> set[ChangeId]:
    return {(writer, seq) for writer, seq in pairs}


def _settled(value: Value) -> Value:
    return value.strip() if isinstance(value, str) else value


def label_json(label: Words) -> list[object]:
    """A label as it stands in the journal."""
    return [label.template, dict(label.values), label.plural]


def read_label(stored: object) -> Words:
    """The label of a journal line, which may come from another laptop's file."""
    match stored:
        case [str(template), dict(values), str(plural)]:
            return Words(template, values, plural if "n" in values else "")
        case _:
            return Words("{text}", {"text": str(stored)})
