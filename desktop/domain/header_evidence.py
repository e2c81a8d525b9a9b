"""What the cells of a column say about its field: e-mails, yes and no, dates, codes, names."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import islice

from desktop.domain.values import read_capacity, read_day, read_status, read_time, read_times, read_yes_no

LOOKED_AT = 80  # filled cells of a column; the head of a list tells what the rest is
TELLING = 3  # with fewer filled cells than this a column proves little

_EMAIL = re.compile(r"[^@\s;,]+@[^@\s;,]+\.[^@\s;,]+")
_CODE = re.compile(r"(?=\S*\d)[^\s@]{1,40}")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_YEAR = re.compile(r"(?:19[4-9]|20[0-4])\d")
_SEVERAL = re.compile(r"[^;\n]+[;\n][^;\n]")
_NAMES = ("full_name", "family_name", "given_name", "a_name", "line_manager_name", "hosts")


class Column:
    """The first filled cells of a column, and which share of them, from 0 to 1, looks like something."""

    def __init__(self, cells: Iterable[str]) -> None:
        self.cells = [cell[:500] for cell in islice(filter(None, cells), LOOKED_AT)]
        self.filled = len(self.cells)
        self.kinds = len(set(self.cells))
        self.distinct = self.kinds / (self.filled or 1)
        self.length = sum(map(len, self.cells)) / (self.filled or 1)
        self.counted = self.filled > 1 and self.cells == [str(n) for n in range(1, self.filled + 1)]

    def share(self, says: Callable[[str], object]) -> float:
        return sum(1 for cell in self.cells if says(cell) not in (None, False)) / (self.filled or 1)

    @cached_property
    def email(self) -> float:
        return self.share(_EMAIL.fullmatch)

    @cached_property
    def yes_no(self) -> float:
        return self.share(lambda cell: read_yes_no(cell) is not None)

    @cached_property
    def number(self) -> float:
        return self.share(_NUMBER.fullmatch)

    @cached_property
    def code(self) -> float:
        return self.share(_CODE.fullmatch)

    @cached_property
    def day(self) -> float:
        return self.share(read_day)

    @cached_property
    def several(self) -> float:
        return self.share(_SEVERAL.search)


def speaks_for(field: str, column: Column) -> int | None:
    """How much the cells speak for a field that the header names: above 0, 0, below 0, or None: never."""
    if not column.filled:
        return 0
    if not _possible(field, column):
        return None
    if column.filled < TELLING:
        return 0
    match field:
        case "email":
            return 20 if column.email > 0.5 else 0
        case "status":
            return 20 if column.share(read_status) > 0.5 else -40
        case "step_free" | "ambassador":
            return 10 if column.yes_no > 0.5 else -10
        case "wishes":
            return 15 if column.several > 0.3 else 0
        case _:
            return 0


def _possible(field: str, column: Column) -> bool:
    match field:
        case "email":
            return column.email > 0.1
        case name if name in _NAMES:
            return _may_be_names(column)
        case "badge_name" | "title" | "together_names" | "apart_names":
            return max(column.email, column.number) < 0.5
        case "joined":
            return max(column.share(_YEAR.fullmatch), column.day) >= 0.5
        case "day" | "date" | "registered_at":
            return column.day >= 0.5
        case "starts" | "ends":
            return max(column.share(_time), column.day) >= 0.5
        case "wish_1" | "wish_2" | "wish_3" | "wish_4" | "wish_5":
            return column.yes_no < 0.9
        case "capacity":
            return column.share(read_capacity) >= 0.5
        case "round" | "rounds" | "round_minutes":
            return column.share(re.compile(r"\d").search) >= 0.5
        case _:
            return _possible_for_a_person(field, column)


def _time(cell: str) -> object:
    found = read_time(cell)
    return read_times(cell) if found is None else found


def _may_be_names(column: Column) -> bool:
    answers = column.filled >= TELLING and column.yes_no > 0.6
    nobody = column.filled >= TELLING and column.kinds == 1  # "Anonymous" in every answer of a form
    return max(column.number, column.email, column.day, column.code) < 0.5 and not answers and not nobody


def _possible_for_a_person(field: str, column: Column) -> bool:
    many = column.filled >= 10
    match field:
        case "external_id":
            return column.email < 0.5 and column.length <= 40 and not (many and column.distinct < 0.05)
        case "ticket":
            return column.email < 0.5 and not (many and column.distinct < 0.5)
        case "phone":
            return column.email < 0.5 and column.length >= 4
        case "gender":
            return column.kinds <= 12
        case "language" | "level":
            return column.email < 0.1 and column.kinds <= max(12, column.filled * 0.3)
        case "unit" | "site" | "job" | "company" | "category":
            return max(column.email, column.day) < 0.5
        case _:
            return True
