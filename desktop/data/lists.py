"""Reads a list of people, wishes, rooms or seats from any file that organisers get, and alters none of it."""

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop.data.lists_limits import LARGEST_FILE, LARGEST_WORKBOOK, MEBIBYTE, empty, not_a_list, too_big
from desktop.data.lists_shape import shaped
from desktop.data.lists_sheet import is_sheet, read_sheet
from desktop.data.lists_table import Row
from desktop.data.lists_text import read_text
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words

_OTHER_FILES = (
    b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"PLENUMX", b"7z\xbc\xaf",
    b"Rar!\x1a", b"\x1f\x8b", b"\x7fELF", b"MZ\x90", b"II*\0", b"OggS\0",
)  # fmt: skip
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<workbook")
_CONTROLS = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31})


@dataclass(frozen=True, slots=True)
class ListFile:
    """The rows of a list under its headers; `row_numbers` are the lines or rows as people see them in the file.

    Each row is as wide as the headers. A cell holds what the file holds, but for blanks around it. What
    stands beyond the last header is in a last column named "+". A column without a name has its letter.
    """

    name: str
    kind: Literal["text", "sheet"]
    headers: Row
    rows: list[Row]
    row_numbers: Sequence[int]
    encoding: str | None
    separator: str | None
    sheets: tuple[str, ...]
    sheet: str | None
    notes: tuple[Words, ...]


def read_list(
    path: str | Path, *, encoding: str | None = None, separator: str | None = None, sheet: str | None = None
) -> ListFile:
    """Read a list, whatever its extension says; encoding, separator and sheet are guessed unless given.

    Raises Refused, in words, for what is no list, is empty, too big, protected, damaged or cannot be read.
    """
    path = Path(path)
    data = _load(path)
    name = path.name
    if is_sheet(data):
        _check_size(len(data), LARGEST_WORKBOOK)
        kind: Literal["text", "sheet"] = "sheet"
        table = read_sheet(data, name, sheet)
    else:
        kind = "text"
        _refuse_other_files(data, name)
        table = read_text(data, encoding, separator)
    shape = shaped(table, name)
    return ListFile(
        name=name,
        kind=kind,
        headers=shape.headers,
        rows=shape.rows,
        row_numbers=shape.numbers,
        encoding=table.encoding,
        separator=table.separator,
        sheets=table.sheets,
        sheet=table.sheet,
        notes=(*table.notes, *shape.notes),
    )


def _load(path: Path) -> bytes:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise Refused(
                words("{name} is a folder, not a list.", name=path.name),
                NOTHING_CHANGED,
                words("Choose the file of the list inside it."),
            )
        if not stat.S_ISREG(state.st_mode):
            raise not_a_list(words("{name} is no file.", name=path.name))
        _check_size(state.st_size, LARGEST_FILE)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise Refused(
            words("There is no file {name}.", name=str(path)),
            NOTHING_CHANGED,
            words("Check where the file is kept, or plug in the stick it is on."),
        ) from error
    except PermissionError as error:
        raise Refused(
            words("You may not read the file {name}.", name=path.name),
            NOTHING_CHANGED,
            words("Close it in other programs, or copy it to your own folder and import the copy."),
        ) from error
    except OSError as error:
        raise Refused(
            words("The file {name} could not be read.", name=path.name),
            NOTHING_CHANGED,
            words("Copy it to this laptop and import the copy."),
        ) from error
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe;,"):
        raise empty(path.name)
    return data


def _check_size(size: int, most: int) -> None:
    if size > most:
        megabytes = -(-size // MEBIBYTE)
        raise too_big(
            words("The file has {size} MB; at most {most} MB can be read.", size=megabytes, most=most // MEBIBYTE)
        )


def _refuse_other_files(data: bytes, name: str) -> None:
    """Pictures, documents and programs, by their first bytes or by what no text holds."""
    if data.startswith(_OTHER_FILES):
        raise not_a_list(words("{name} is not a list but another kind of file.", name=name))
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_MARKUP):
        raise not_a_list(words("{name} is a web page or an XML file, not a list.", name=name))
    sample = data[:65_536]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > 10 + len(sample) // 50 and not _is_wide(data):
        raise not_a_list(words("{name} is not a list but another kind of file.", name=name))


def _is_wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))
