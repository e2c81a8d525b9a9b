"""Reads text lists row by row where quotes matter: cells of several lines, stray quotes, an end that is cut."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from desktop.data.lists_limits import check_size, too_long
from desktop.data.lists_table import Row, trimmed
from desktop.domain.words import Words, words, words_n

END = "\ufffe\uffff\ufffe"  # fed after the last line: a quote left open swallows it
CUT = words("The list is cut: its last row has no end.")
_MOST_REPAIRS = 50  # after them quotes are plain letters


class Layout(NamedTuple):
    separator: str
    width: int  # cells in most rows
    first_line: int


class _Lines:
    """The lines of a list, of which those just taken can be given back and read once more."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._given_back: list[str] = []
        self.taken: list[str] = []  # since the last row

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._given_back.pop() if self._given_back else next(self._lines)
        self.taken.append(line)
        return line

    def give_back_all_but_first(self) -> str:
        self._given_back += reversed(self.taken[1:])
        del self.taken[1:]
        return self.taken[0]


def read_carefully(lines: Iterable[str], layout: Layout, size: int) -> tuple[list[Row], Sequence[int], list[Words]]:
    """Every row, the line on which it begins, and what had to be mended."""
    source = _Lines(chain(lines, (END,)))
    reader = csv.reader(source, delimiter=layout.separator)
    rows: list[Row] = []
    numbers: list[int] = []
    mended: list[int] = []
    number, cells = layout.first_line, 0
    while (row := _next_row(reader, source, layout)) != [END]:
        if row is None:
            row = _without_quotes(source.give_back_all_but_first(), layout)
            mended.append(number)
            if len(mended) == _MOST_REPAIRS:
                reader = csv.reader(source, delimiter=layout.separator, quoting=csv.QUOTE_NONE)
        rows.append(trimmed(row))
        numbers.append(number)
        number += len(source.taken)
        source.taken.clear()
        cells += len(row)
        check_size(len(rows), cells, size)
        if row[-1:] and row[-1].endswith(END):
            rows[-1] = trimmed([*row[:-1], row[-1].removesuffix(END)])
            return rows, numbers, [*_notes(mended), CUT]
    return rows, numbers, _notes(mended)


def _next_row(reader: Iterator[list[str]], source: _Lines, layout: Layout) -> list[str] | None:
    """The next row; None when one of its quotes is never closed and swallows the rows that follow."""
    try:
        row = next(reader)
    except csv.Error:  # a cell became longer than any
        return None
    return None if len(source.taken) > 1 and _swallows(row, source.taken, layout) else row


def _swallows(row: Sequence[str], taken: Sequence[str], layout: Layout) -> bool:
    is_open = row[-1].endswith(END)
    if len(row) == layout.width and not is_open and _closes_well(taken, layout):
        return False
    alone = next(csv.reader(taken[:1], delimiter=layout.separator, quoting=csv.QUOTE_NONE), [])
    if len(alone) == layout.width and (layout.width > 1 or is_open) and not _ends_in_open_cell(row, layout):
        return True
    inside = taken[1:-1] if is_open else taken[1:]
    return any(line.count(layout.separator) == layout.width - 1 for line in inside)


def _closes_well(taken: Sequence[str], layout: Layout) -> bool:
    """Every quote that closes stands before a separator or a line end."""
    try:
        next(csv.reader(taken, delimiter=layout.separator, strict=True))
    except csv.Error:
        return False
    return True


def _ends_in_open_cell(row: Sequence[str], layout: Layout) -> bool:
    """The file was cut within its last cell, and no other row is in it."""
    return len(row) == layout.width and row[-1].endswith(END)


def _without_quotes(line: str, layout: Layout) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=layout.separator, quoting=csv.QUOTE_NONE), [])
    except csv.Error as error:
        raise too_long() from error


def _notes(mended: Sequence[int]) -> list[Words]:
    if not mended:
        return []
    note = words_n(
        "In {n} row a quotation mark is never closed (line {line}); the row is read with its quotation marks.",
        "In {n} rows a quotation mark is never closed (first in line {line}); they are read with their marks.",
        len(mended),
        line=mended[0],
    )
    return [note]
