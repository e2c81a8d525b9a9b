"""Finds the headers of a table that was read and gives every row their width, so that no cell is lost."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.data.lists_limits import MOST_COLUMNS, MOST_ROWS, empty, too_many_columns, too_many_rows
from desktop.data.lists_table import Row, Table, column_letter
from desktop.domain.header_rows import find_header_row
from desktop.domain.words import Words, words, words_n

OVERFLOW = "+"  # the column of what stands beyond the last header


class Shape(NamedTuple):
    headers: Row
    rows: list[Row]
    numbers: Sequence[int]
    notes: tuple[Words, ...]


def shaped(table: Table, name: str) -> Shape:
    """The headers, the filled rows under them and their numbers in the file."""
    if not any(map(any, table.rows)):
        raise empty(name)
    notes: list[Words] = []
    at = find_header_row(table.rows)
    if at is None:
        headers: Row = ()
        rows, numbers = table.rows, table.numbers
        notes.append(words("No row of headers was found; the columns are named by letters."))
    else:
        headers = table.rows[at]
        rows, numbers = table.rows[at + 1 :], table.numbers[at + 1 :]
        notes += _above(table, at)
    rows, numbers, repeated = _filled(rows, numbers, headers)
    if repeated:
        notes.append(
            words_n(
                "{n} row that repeats the headers was left out.",
                "{n} rows that repeat the headers were left out.",
                repeated,
            )
        )
    if len(rows) > MOST_ROWS:
        raise too_many_rows()
    if table.ends_open and rows and headers and _is_cut(rows):
        notes.append(
            words("The last row (line {line}) has fewer cells than the others: the list may be cut.", line=numbers[-1])
        )
    headers, rows, overflow = _even(headers, rows, table)
    if overflow:
        notes.append(
            words_n(
                "{n} row has more cells than there are headers; the rest is in the column {column}.",
                "{n} rows have more cells than there are headers; the rest is in the column {column}.",
                overflow,
                column=OVERFLOW,
            )
        )
    return Shape(headers, rows, numbers, tuple(notes))


def _above(table: Table, at: int) -> list[Words]:
    titles = sum(map(any, table.rows[:at]))
    if not titles:
        return []
    text = " ".join(cell for cell in next(filter(any, table.rows[:at])) if cell)[:80]
    return [
        words_n(
            "{n} line above the headers was taken as a title: {text}",
            "{n} lines above the headers were taken as titles: {text}",
            titles,
            text=text,
        )
    ]


def _filled(rows: list[Row], numbers: Sequence[int], headers: Row) -> tuple[list[Row], Sequence[int], int]:
    """Without empty rows and rows that are the headers once more; also how many of the latter."""
    repeated = rows.count(headers) if headers else 0
    if not repeated and all(map(any, rows)):
        return rows, numbers, 0
    kept = [i for i, row in enumerate(rows) if any(row) and row != headers]
    return [rows[i] for i in kept], [numbers[i] for i in kept], repeated


def _is_cut(rows: Sequence[Row]) -> bool:
    return len(rows) > 1 and len(rows[-1]) < min(map(len, rows[-50:-1]))


def _even(headers: Row, rows: list[Row], table: Table) -> tuple[Row, list[Row], int]:
    """Give headers and rows one width; also how many rows had cells beyond the last header."""
    of_text = headers and table.sheet is None
    named = _last_filled(headers) if of_text else max(map(_last_filled, (headers, *rows)))
    if named > MOST_COLUMNS:
        raise too_many_columns(named)
    names = _padded(headers[:named], named)
    labels = tuple(name or column_letter(i + table.first_column) for i, name in enumerate(names))
    overflow = 0
    if set(map(len, rows)) != {named}:
        labels, rows, overflow = _cut_to(labels, rows, table.separator or " ")
    nameless = [i for i, name in enumerate(names) if not name]
    blank = {i for i in nameless if not any(row[i] for row in rows)}
    if blank:
        kept = [i for i in range(len(labels)) if i not in blank]
        labels, rows = tuple(labels[i] for i in kept), [tuple([row[i] for i in kept]) for row in rows]
    return labels, rows, overflow


def _cut_to(labels: Row, rows: list[Row], between: str) -> tuple[Row, list[Row], int]:
    """Give the rows the width of the labels; what stands beyond goes to one more column."""
    width = len(labels)
    rests = {i: between.join(row[width : _last_filled(row)]) for i, row in enumerate(rows) if any(row[width:])}
    rows = [_padded(row[:width], width) for row in rows]
    if not rests:
        return labels, rows, 0
    return (*labels, OVERFLOW), [(*row, rests.get(i, "")) for i, row in enumerate(rows)], len(rests)


def _last_filled(row: Row) -> int:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width


def _padded(row: Row, width: int) -> Row:
    return row + ("",) * (width - len(row))
