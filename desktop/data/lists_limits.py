"""How large a list may be, and the words for a file that cannot be taken in."""

from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n

MEBIBYTE = 1024**2
LARGEST_FILE = 64 * MEBIBYTE
LARGEST_WORKBOOK = 32 * MEBIBYTE
LARGEST_UNPACKED = 100 * MEBIBYTE  # all parts of a workbook together
LARGEST_RATIO = 200  # of a part of a workbook to its packed size
LARGEST_UNMEASURED = MEBIBYTE  # parts up to this size may be packed as tightly as they like
MOST_PARTS = 2_000
MOST_ROWS = 200_000
MOST_COLUMNS = 300
MOST_CELLS = 2_000_000
MEMORY = 256 * MEBIBYTE  # what the reading of the largest list may take
_CELL, _LETTER = 82, 3  # bytes of memory for a cell, and for a byte of the file, when letters are not all Latin
LONGEST_CELL = 2_000_000  # letters; spreadsheets stop at 32,767
LONGEST_LINE = 4_000_000
LONGEST_SHEET_CELL = 200_000  # bytes of XML
MOST_TEXT = 64 * MEBIBYTE  # letters in all cells of a sheet

_SAVE_AGAIN = words("Open it in the program it comes from, save it as CSV or XLSX, and import that file.")


def not_a_list(what: Words) -> Refused:
    return Refused(what, NOTHING_CHANGED, _SAVE_AGAIN)


def damaged(name: str) -> Refused:
    return Refused(
        words("The file {name} is damaged or was cut on its way.", name=name),
        NOTHING_CHANGED,
        words("Ask for the file again, or copy it again from where it comes from."),
    )


def encrypted(name: str) -> Refused:
    return Refused(
        words("The file {name} is protected by a password.", name=name),
        NOTHING_CHANGED,
        words("Open it with its password, save a copy without one, and import the copy."),
    )


def empty(name: str) -> Refused:
    return Refused(
        words("There is no list in the file {name}: it is empty.", name=name),
        NOTHING_CHANGED,
        words("Check that it is the right file, and export the list again."),
    )


def check_size(rows: int, cells: int, size: int) -> None:
    """Stop while reading a file of that size, before the memory is full; rows of titles are let through."""
    if rows > MOST_ROWS + 100:
        raise too_many_rows()
    most = min(MOST_CELLS, (MEMORY - _LETTER * size) // _CELL)
    if cells > most:
        raise too_many_cells(most)


def too_big(happened: Words) -> Refused:
    return Refused(happened, NOTHING_CHANGED, words("Keep only the rows and columns you need, or cut the list in two."))


def too_many_rows() -> Refused:
    return too_big(words("The list has more than {most} rows.", most=MOST_ROWS))


def too_many_columns(columns: int) -> Refused:
    return too_big(
        words_n(
            "The list has {n} column; at most {most} can be read.",
            "The list has {n} columns; at most {most} can be read.",
            columns,
            most=MOST_COLUMNS,
        )
    )


def too_many_cells(most: int = MOST_CELLS) -> Refused:
    return too_big(words("The list has more than {most} cells.", most=most))


def too_much_text() -> Refused:
    return too_big(words("The list holds more text than can be read."))


def too_long() -> Refused:
    return too_big(words("The file has a line or a cell that is longer than any list needs."))


def far_cell(sheet: str, cell: str) -> Refused:
    """A used cell far from the list makes a sheet larger than can be read."""
    return Refused(
        words(
            "The sheet {sheet} goes as far as the cell {cell}; that is more than can be read.", sheet=sheet, cell=cell
        ),
        NOTHING_CHANGED,
        words("Copy only the list into a new workbook, save it, and import that file."),
    )


def unpacks_too_far(name: str) -> Refused:
    return Refused(
        words("The file {name} unpacks to far more than a list needs.", name=name),
        NOTHING_CHANGED,
        words("Save the list as CSV, and import that file."),
    )
