"""What an import will do, row by row, before anything is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from desktop.domain.words import Words, words

Verdict = Literal["new", "updated", "unchanged", "doubtful"]
VERDICTS: tuple[Verdict, ...] = ("new", "updated", "unchanged", "doubtful")
NEW, SKIP = "new", "skip"


class ListRow(NamedTuple):
    """One row of a list: its number in the file, and what its cells say, by field; empty cells are left out."""

    number: int
    texts: Mapping[str, str]


class Choice(NamedTuple):
    """What may be done with a doubtful row: `new`, `skip`, or the id of the record it stands for."""

    key: str
    label: Words


LEAVE_OUT = Choice(SKIP, words("Leave this row out"))


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
        return bool(self.new or self.edits or self.gone)


class Plan(NamedTuple):
    """All rows of a list, in their order, and what will be written."""

    rows: list[RowPlan]
    ops: Ops

    def counts(self) -> dict[Verdict, int]:
        """How many rows have each verdict; together they are all rows of the list."""
        counted = Counter(row.verdict for row in self.rows)
        return {verdict: counted[verdict] for verdict in VERDICTS}


def changed(stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The wanted fields that say something else than what is stored."""
    return {name: value for name, value in wanted.items() if stored.get(name) != value}
