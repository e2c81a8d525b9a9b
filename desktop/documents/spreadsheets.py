"""Tables as an Excel workbook: what is text stays text, so that nothing in it is ever run or altered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Literal

Cell = str | int | float | date | datetime | None
Step = Callable[[int, int], None]
LONGEST_CELL = 32_767
"""Characters that Excel keeps in a cell."""
FIRST_YEAR = 1900
"""Excel knows no day before it."""
MOST_ROWS = 1_000_000
LONGEST_TITLE = 31
ROWS_AT_ONCE = 500
_NARROWEST, _WIDEST = 8, 48
_SAMPLE = 200
"""Rows looked at for the width of a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: text, number, percent (0 to 1), day or moment. What is no number or day is written as text."""

    title: str
    kind: Literal["text", "number", "percent", "day", "moment"] = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title; each row has a cell for each column."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


def render_workbook(sheets: Sequence[Sheet], step: Step | None = None) -> bytes:
    """The workbook as a file; `step` counts rows."""
    import xlsxwriter

    file = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    total, done = sum(len(sheet.rows) for sheet in sheets), 0
    with xlsxwriter.Workbook(file, {**safe, "in_memory": True, "nan_inf_to_errors": True}) as book:
        looks = _looks(book)
        titles: set[str] = set()
        for sheet in sheets:
            for part, start in enumerate(range(0, max(len(sheet.rows), 1), MOST_ROWS), 1):
                page = book.add_worksheet(_free_title(sheet.title if part == 1 else f"{sheet.title} {part}", titles))
                _fill_head(page, sheet, looks)
                for number, row in enumerate(sheet.rows[start : start + MOST_ROWS], 1):
                    if step and done % ROWS_AT_ONCE == 0:
                        step(done, total)
                    done += 1
                    for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
                        _write(page, number, place, cell, looks[column.kind])
    return file.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": False}),
        "text": book.add_format({"num_format": "@"}),
        "number": book.add_format({}),
        "percent": book.add_format({"num_format": "0%"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }


def _fill_head(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.title, looks["head"])
        seen = [len(str(row[place])) for row in sheet.rows[:_SAMPLE] if row[place] is not None]
        wide = 17 if column.kind == "moment" else max([len(column.title) + 2, *seen])
        page.set_column(place, place, min(max(wide, _NARROWEST), _WIDEST) + 1)
    page.freeze_panes(1, 0)
    if sheet.columns:
        page.autofilter(0, 0, len(sheet.rows[:MOST_ROWS]), len(sheet.columns) - 1)


def _write(page: Any, row: int, place: int, cell: Cell, look: Any) -> None:
    match cell:
        case None | "":
            page.write_blank(row, place, None, look)
        case bool():
            page.write_string(row, place, str(cell), look)
        case float():
            # as it reads in Python: 16 digits, as floats are written, turn 0.94 into 0.9399999999999999
            page.write_number(row, place, Decimal(repr(cell)), look)
        case int():
            page.write_number(row, place, cell, look)
        case datetime() | date() if cell.year >= FIRST_YEAR:
            page.write_datetime(row, place, cell, look)
        case _:
            page.write_string(row, place, _kept(str(cell)), look)


def _kept(text: str) -> str:
    """As much of a text as a cell holds; halves of characters, which no file takes, become a mark."""
    return text.encode("utf-8", "replace").decode()[:LONGEST_CELL]


def _free_title(title: str, taken: set[str]) -> str:
    """A title that Excel takes and no other sheet has."""
    clean = "".join(" " if c in "[]:*?/\\" or c < " " else c for c in title).strip("' ") or "Plenum"
    names = [clean[:LONGEST_TITLE], *(f"{clean[: LONGEST_TITLE - 4]} {n}" for n in range(2, 100))]
    found = next(name for name in names if name.casefold() not in taken)
    taken.add(found.casefold())
    return found
