"""A list as its reader found it, before its headers are known; and what is told about letters lost on the way."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.domain.words import Words, words_n

Row = tuple[str, ...]
# what is trimmed around a cell: blanks, line ends, no-break spaces and stray byte order marks; nothing inside it
BLANKS = " \t\r\n\v\f\xa0\u2007\u202f\ufeff"

_LOST = re.compile(r"\?[^\W\d_]|\?{3,}|\ufffd")
_GARBLED = re.compile("Ã[\x80-\xbf]|â€")
_ADDRESS = re.compile(r"://|[?&]\w+=")


class Table(NamedTuple):
    """Every row of a file, titles and headers among them, with the number people see beside it."""

    rows: list[Row]
    numbers: Sequence[int]
    notes: tuple[Words, ...] = ()
    encoding: str | None = None
    separator: str | None = None
    sheets: tuple[str, ...] = ()
    sheet: str | None = None
    first_column: int = 0
    ends_open: bool = False  # the last line has no line end


def trimmed(row: Iterable[str]) -> Row:
    return tuple([cell.strip(BLANKS) for cell in row])


def column_letter(index: int) -> str:
    """A for 0, Z for 25, AA for 26: as spreadsheets name their columns."""
    letters = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        letters = chr(ord("A") + letter) + letters
        index -= 1
    return letters


def without_zeros(rows: list[Row]) -> tuple[list[Row], list[Words]]:
    """Take zero bytes out of the cells: they are no letters, and no database takes them."""
    zeros = sum(cell.count("\0") for row in rows for cell in row)
    if not zeros:
        return rows, []
    note = words_n(
        "{n} zero byte, which is no letter, was left out.",
        "{n} zero bytes, which are no letters, were left out.",
        zeros,
    )
    return [trimmed(cell.replace("\0", "") for cell in row) for row in rows], [note]


def notes_on_letters(rows: Sequence[Row], *, lost: bool = True, garbled: bool = True) -> list[Words]:
    """Say where letters were already lost or garbled in the file."""
    notes = []
    cells = [c for row in rows for c in row if ("?" in c or "\ufffd" in c) and _is_lost(c)] if lost else []
    if cells:
        notes.append(
            words_n(
                "Letters were lost before the file was made: ? stands for them in {n} cell, such as {example}.",
                "Letters were lost before the file was made: ? stands for them in {n} cells, such as {example}.",
                len(cells),
                example=cells[0][:60],
            )
        )
    cells = [c for row in rows for c in row if ("Ã" in c or "â" in c) and _GARBLED.search(c)] if garbled else []
    if cells:
        notes.append(
            words_n(
                "Accents were garbled before the file was made, in {n} cell, such as {example}.",
                "Accents were garbled before the file was made, in {n} cells, such as {example}.",
                len(cells),
                example=cells[0][:60],
            )
        )
    return notes


def _is_lost(cell: str) -> bool:
    return len(cell) <= 200 and _LOST.search(cell) is not None and not _ADDRESS.search(cell)
