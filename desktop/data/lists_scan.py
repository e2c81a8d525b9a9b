"""What is known of the sheets of a workbook before its cells are read: how far they go, and their formulas."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from desktop.data.lists_limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, far_cell, too_many_cells, too_many_rows
from desktop.data.lists_table import column_letter
from desktop.domain.words import Words, words_n

LONGEST_FORMULA = 10_000  # letters; spreadsheets stop at 8,192
_TITLES = 100  # rows that may stand above a list of the largest size
_FEWEST_CALCULATED = 3

Result = Literal["none", "blank", "zero", "error", "value"]


class Formula(NamedTuple):
    row: int
    column: int
    text: str  # with its "="; only "=" where the file does not repeat it
    result: Result  # what the sender's program calculated; "none" if it never did


@dataclass(slots=True)
class Sheet:
    """The filled part of a sheet, from 0, and the cells of which another text is kept than the calculated one."""

    name: str
    visible: bool = True
    first_row: int = 2**31
    last_row: int = -1
    first_column: int = 2**31
    last_column: int = -1
    filled_rows: int = 0
    hidden_rows: int = 0
    filled: Counter[int] = field(default_factory=Counter)  # cells by column
    formulas: list[Formula] = field(default_factory=list)
    shown: dict[tuple[int, int], str] = field(default_factory=dict)  # numbers with their leading zeros

    def fill(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        if row + rows - 1 > self.last_row:
            self.last_row = row + rows - 1
            self.filled_rows += rows
        if row < self.first_row:
            self.first_row = row
        if column < self.first_column:
            self.first_column = column
        if column + columns - 1 > self.last_column:
            self.last_column = column + columns - 1
        self.filled[column] += rows

    @property
    def area(self) -> int:
        if self.last_row < 0:
            return 0
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    @property
    def last_cell(self) -> str:
        return f"{column_letter(self.last_column)}{self.last_row + 1}"

    def check(self) -> None:
        """Refuse a sheet that would not fit in memory: a reader takes room for all cells up to the last."""
        if self.filled_rows > MOST_ROWS + _TITLES:
            raise too_many_rows()
        wide = self.last_column - self.first_column >= MOST_COLUMNS
        if wide or self.last_row > MOST_ROWS + _TITLES or self.area > MOST_CELLS:
            if sum(self.filled.values()) > MOST_CELLS:
                raise too_many_cells()
            raise far_cell(self.name, self.last_cell)

    def without_result(self) -> list[Formula]:
        """The formulas that are rather texts, which a program took for formulas, than calculations.

        Where at least half of a column is formulas that were calculated, 0, nothing and errors are results.
        """
        by_column = Counter(formula.column for formula in self.formulas)
        calculated = {
            formula.column
            for formula in self.formulas
            if formula.result != "none"
            and by_column[formula.column] >= _FEWEST_CALCULATED
            and by_column[formula.column] * 2 >= self.filled[formula.column]
        }
        return [f for f in self.formulas if f.result != "value" and f.column not in calculated]

    def kept_texts(self) -> dict[tuple[int, int], str]:
        """The texts that stand in the list instead of what a reader of cells finds there."""
        formulas = {(f.row, f.column): f.text for f in self.without_result() if len(f.text) > 1}
        return self.shown | formulas

    def notes(self) -> list[Words]:
        notes = []
        doubtful = self.without_result()
        kept = [formula.text for formula in doubtful if len(formula.text) > 1]
        if results := len(self.formulas) - len(doubtful):
            notes.append(
                words_n(
                    "{n} cell holds a formula; it is never run, its last result is read.",
                    "{n} cells hold a formula; they are never run, their last results are read.",
                    results,
                )
            )
        if kept:
            notes.append(
                words_n(
                    "{n} cell holds a formula without result; it is never run, its text is kept: {example}",
                    "{n} cells hold a formula without result; they are never run, their texts are kept: {example}",
                    len(kept),
                    example=kept[0][:60],
                )
            )
        if lost := len(doubtful) - len(kept):
            notes.append(
                words_n(
                    "{n} cell holds a formula without result, whose text cannot be read; look at this cell.",
                    "{n} cells hold a formula without result, whose text cannot be read; look at these cells.",
                    lost,
                )
            )
        if self.hidden_rows:
            notes.append(words_n("{n} hidden row was read too.", "{n} hidden rows were read too.", self.hidden_rows))
        return notes


def best_sheet(sheets: Iterable[Sheet]) -> Sheet | None:
    """The first sheet in view that holds a list, else the first that holds anything."""
    filled = [sheet for sheet in sheets if sheet.last_row >= 0]
    in_view = [sheet for sheet in filled if sheet.visible]
    lists = [sheet for sheet in in_view if sheet.last_row > sheet.first_row and sheet.filled_rows > 1]
    return next(iter(lists + in_view + filled), None)
