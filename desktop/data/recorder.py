"""Collects the changes of one action, before they are written to the journal in one go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from json import dumps

from desktop.domain.changes import ACTION, OPEN, REMOVE, RESTORE, SET, Change, ChangeId, label_json
from desktop.domain.clock import next_stamp
from desktop.domain.words import Value, Words

Heads = Mapping[str, list[ChangeId]]


@dataclass(slots=True)
class Writer:
    """One opening of the file: its number, what it wrote last and the latest stamp it has seen."""

    id: int
    device: str
    seq: int = 0
    hlc: int = 0
    by_the_hour: bool = False


@dataclass(slots=True)
class Recorder:
    """The journal lines of one action. Line numbers are handed out here; nothing is written yet."""

    writer: Writer
    wall_ms: int
    label: Words
    lines: list[Change] = field(default_factory=list)
    touched: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    refold: set[tuple[str, str]] = field(default_factory=set)
    undoes: ChangeId | None = None

    hlc: int = 0
    _seq: int = 0
    _start: int = 0

    def __post_init__(self) -> None:
        if self.writer.by_the_hour:
            self.wall_ms -= self.wall_ms % 3_600_000
        self.hlc = next_stamp(self.writer.hlc, self.wall_ms)
        # a writer's first action has its opening line before it, the action's own line is written last
        self._seq = self._start = self.writer.seq + (2 if self.writer.seq == 0 else 1)

    def set(self, noun: str, record: str, fields: Mapping[str, Value], replaces: Heads | None = None) -> ChangeId:
        """Note that fields of a record were written; `replaces` names the open writes that this one has seen."""
        body = {"f": fields, "r": replaces} if replaces else {"f": fields}
        return self._line(SET, noun, record, dumps(body, ensure_ascii=False))

    def reserve(self, noun: str, ids: Sequence[str]) -> int:
        """Take numbers for the lines of many new records, which the journal writes by itself; gives the first."""
        first = self._seq + 1
        self._seq += len(ids)
        self.touched[noun].update(ids)
        return first

    def remove(self, noun: str, record: str, seen: Iterable[ChangeId]) -> ChangeId:
        return self._line(REMOVE, noun, record, dumps({"r": list(seen)}))

    def restore(self, noun: str, record: str, removals: Iterable[ChangeId]) -> ChangeId:
        self.refold.add((noun, record))
        return self._line(RESTORE, noun, record, dumps({"r": list(removals)}))

    def _line(self, kind: str, noun: str, record: str, body: str) -> ChangeId:
        self._seq += 1
        self.lines.append(Change(self.writer.id, self._seq, self.hlc, kind, noun, record, body))
        self.touched[noun].add(record)
        return (self.writer.id, self._seq)

    @property
    def action(self) -> ChangeId:
        return (self.writer.id, self._start)

    @property
    def count(self) -> int:
        """How many changes the action has so far."""
        return self._seq - self._start

    def finished(self) -> list[Change]:
        """The lines to write: the writer's opening if this is its first action, the action, its single changes."""
        writer, seq = self.action
        body = {"label": label_json(self.label), "wall": self.wall_ms, "count": self.count}
        if self.undoes:
            body["undoes"] = list(self.undoes)
        action = Change(writer, seq, self.hlc, ACTION, "action", "", dumps(body, ensure_ascii=False))
        if seq != 2:
            return [action, *self.lines]
        opening = dumps({"device": self.writer.device, "wall": self.wall_ms})
        return [
            Change(writer, 1, self.hlc, OPEN, "device", self.writer.device, opening),
            action,
            *self.lines,
        ]

    def commit(self) -> None:
        """The lines stand in the journal: the writer goes on after them."""
        self.writer.seq = self._seq
        self.writer.hlc = self.hlc
