"""What an import will do, row by row, before anything is written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from desktop.domain.words import Words, words

Verdict = Literal["new", "updated", "unchanged", "doubtful"]
VERDICTS: tuple[Verdict, ...] = ("new", "updated", "unchanged", "doubtful")
NEW, SKIP, KEEP, KNOWN = "new", "skip", "keep", "known"
"""Decisions on a doubtful row: somebody new, leave it out, take it without what is doubtful, who is most like it."""


class ListRow(NamedTuple):
    """One row of a list: its number in the file, and what its cells say, by field; empty cells are left out."""

    number: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListRows:
    """The rows of a list as it holds them: their numbers in the file, the fields of their cells, and the cells."""

    numbers: Sequence[int]
    fields: tuple[str, ...]
    cells: Sequence[tuple[str, ...]]

    def row(self, number: int, cells: tuple[str, ...]) -> ListRow:
        return ListRow(number, {field: cell for field, cell in zip(self.fields, cells, strict=True) if cell})

    def rows(self) -> Iterator[ListRow]:
        """Each row by itself."""
        return map(self.row, self.numbers, self.cells)


class Choice(NamedTuple):
    """What may be done with a doubtful row: `new`, `skip`, `keep`, or the id of the record it stands for."""

    key: str
    label: Words


LEAVE_OUT = Choice(SKIP, words("Leave this row out"))
WITHOUT_THEM = Choice(KEEP, words("Take the row without them"))


class RowPlan(NamedTuple):
    """What will happen to one row. A doubtful row is done as `chosen` says, which the user may change."""

    number: int
    verdict: Verdict
    about: str
    reason: Words | None = None
    choices: tuple[Choice, ...] = ()
    chosen: str = ""


@dataclass(slots=True)
class Ops:
    """Rows to insert, fields to write and rows to remove, by noun."""

    new: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    shapes: dict[str, dict[tuple[str, ...], list[tuple[str, ...]]]] = field(default_factory=dict)
    """Rows to insert that hold texts alone, by the fields that they have; `id` is the last one."""
    edits: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    gone: dict[str, list[str]] = field(default_factory=dict)

    def add(self, noun: str, **values: Any) -> str:
        """Insert a row, unless this import inserts one of that id already; gives the id."""
        self.new.setdefault(noun, []).append(values)
        return str(values["id"])

    def edit(self, noun: str, id_: str, values: Mapping[str, Any]) -> None:
        if values:
            self.edits.setdefault(noun, {}).setdefault(id_, {}).update(values)

    def remove(self, noun: str, id_: str) -> None:
        self.gone.setdefault(noun, []).append(id_)

    def __bool__(self) -> bool:
        return bool(self.new or any(self.shapes.values()) or self.edits or self.gone)


class Plan(NamedTuple):
    """All rows of a list, in their order, and what will be written."""

    rows: list[RowPlan]
    ops: Ops

    @property
    def taken(self) -> int:
        """How many rows change something, the doubtful ones that are not left out among them."""
        sure = sum([row.verdict == "new" or row.verdict == "updated" for row in self.rows])
        return sure + sum([row.verdict == "doubtful" and row.chosen != SKIP for row in self.rows])

    def counts(self) -> dict[Verdict, int]:
        """How many rows have each verdict; together they are all rows of the list."""
        counted = Counter(row.verdict for row in self.rows)
        return {verdict: counted[verdict] for verdict in VERDICTS}


def alike(rows: Sequence[RowPlan], number: int) -> list[RowPlan]:
    """The rows that are doubtful for the same reason as this one, itself among them, where there is a choice."""
    reasons = {row.number: row.reason for row in rows if row.verdict == "doubtful" and len(row.choices) > 1}
    wanted = reasons.get(number)
    if wanted is None:
        return []
    same = {other for other, reason in reasons.items() if reason and reason.template == wanted.template}
    return [row for row in rows if row.number in same]


def decide_alike(rows: Sequence[RowPlan], number: int, key: str) -> dict[int, str]:
    """Do with every row that is doubtful for the same reason what is done with this one: row number -> decision."""
    wanted = key if key in (NEW, SKIP, KEEP) else KNOWN
    offered = {row.number: {choice.key for choice in row.choices} for row in alike(rows, number)}
    decided = {other: wanted for other, keys in offered.items() if wanted == KNOWN or wanted in keys}
    return {**decided, number: key}


def changed(stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The wanted fields that say something else than what is stored."""
    return {name: value for name, value in wanted.items() if stored.get(name) != value}
