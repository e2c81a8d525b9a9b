"""Reads lists kept in workbooks (XLSX, XLS, ODS), after a look inside that keeps hostile ones out."""

import io
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile

from desktop.data import lists_ods, lists_xls, lists_xlsx
from desktop.data.lists_limits import (
    LARGEST_RATIO,
    LARGEST_UNMEASURED,
    LARGEST_UNPACKED,
    MOST_PARTS,
    damaged,
    empty,
    encrypted,
    not_a_list,
    unpacks_too_far,
)
from desktop.data.lists_scan import Sheet, best_sheet
from desktop.data.lists_strings import shared_lengths
from desktop.data.lists_table import BLANKS, Row, Table, notes_on_letters, without_zeros
from desktop.data.lists_xml import BadXml
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BROKEN = (
    BadZipFile,
    LargeZipFile,
    BadXml,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
)
_PASSWORD = 0x1  # flag of a part of an archive


def is_sheet(data: bytes) -> bool:
    """Whether the file is a workbook, or something else packed like one."""
    return data.startswith((*_ZIP, lists_xls.MAGIC))


def read_sheet(data: bytes, name: str, wanted: str | None) -> Table:
    """Read the wanted sheet, else the first that holds a list."""
    sheets, sheet = _look_inside(data, name, wanted)
    if sheet is None or sheet.last_row < 0:
        raise empty(name)
    sheet.check()
    try:
        rows, first_column = _cells(data, sheet, sheets.index(sheet.name))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        # a panic of the Rust reader is no Exception
        raise damaged(name) from error
    rows, about_zeros = without_zeros(rows)
    return Table(
        rows=rows,
        numbers=range(1, len(rows) + 1),
        notes=(*_about_sheets(sheets, sheet), *sheet.notes(), *about_zeros, *notes_on_letters(rows)),
        sheets=tuple(sheets),
        sheet=sheet.name,
        first_column=first_column,
    )


def _look_inside(data: bytes, name: str, wanted: str | None) -> tuple[list[str], Sheet | None]:
    """The names of the sheets, and the one to read with how far it goes."""
    if data.startswith(lists_xls.MAGIC):
        return _look_inside_xls(data, name, wanted)
    with _opened(data, name) as book:
        parts = {part.replace("\\", "/").lower() for part in book.namelist()}
        if "xl/workbook.xml" in parts:
            return _look_inside_xlsx(book, wanted)
        if "content.xml" in parts and b"spreadsheet" in book.read("mimetype"):
            return _look_inside_ods(book, name, wanted)
        if "xl/workbook.bin" in parts:
            raise not_a_list(words("{name} is a binary workbook (XLSB), which cannot be read.", name=name))
        if any(part.startswith(("word/", "ppt/", "index/", "visio/")) or part == "content.xml" for part in parts):
            raise not_a_list(words("{name} is not a list but another kind of file.", name=name))
        raise Refused(
            words("{name} is an archive, not a list.", name=name),
            NOTHING_CHANGED,
            words("Unpack it, and import the list inside."),
        )


def _look_inside_xls(data: bytes, name: str, wanted: str | None) -> tuple[list[str], Sheet | None]:
    sheets = lists_xls.sheets_of(data, name)
    for sheet in sheets.values():
        sheet.check()  # all sheets of an XLS are loaded at once
    return list(sheets), _chosen(sheets, wanted) or best_sheet(sheets.values())


def _look_inside_ods(book: ZipFile, name: str, wanted: str | None) -> tuple[list[str], Sheet | None]:
    if "META-INF/manifest.xml" in book.namelist() and b"encryption-data" in book.read("META-INF/manifest.xml"):
        raise encrypted(name)
    sheets = lists_ods.sheets_of(book)
    return list(sheets), _chosen(sheets, wanted) or best_sheet(sheets.values())


def _look_inside_xlsx(book: ZipFile, wanted: str | None) -> tuple[list[str], Sheet | None]:
    found = lists_xlsx.sheets_of(book)
    formats, lengths = lists_xlsx.digit_formats(book), shared_lengths(book)
    only = _chosen({name: sheet for name, (sheet, _) in found.items()}, wanted)
    looked_at = []
    for sheet, part in found.values():
        if only is None or sheet is only:
            lists_xlsx.scan_sheet(book, part, sheet, formats, lengths)
            looked_at.append(sheet)
            if sheet is best_sheet(looked_at) and sheet.visible and sheet.filled_rows > 1:
                break
    return list(found), only or best_sheet(looked_at)


def _chosen(sheets: dict[str, Sheet], wanted: str | None) -> Sheet | None:
    if wanted is None:
        return None
    if wanted not in sheets:
        raise Refused(
            words("There is no sheet named {sheet}.", sheet=wanted),
            NOTHING_CHANGED,
            words("Choose one of the sheets of the file."),
        )
    return sheets[wanted]


def _about_sheets(sheets: Sequence[str], sheet: Sheet) -> list[Words]:
    if len(sheets) < 2:
        return []
    note = words_n(
        "The file has {n} sheet; {sheet} is read.",
        "The file has {n} sheets; {sheet} is read.",
        len(sheets),
        sheet=sheet.name,
    )
    return [note]


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[ZipFile]:
    """The archive of a workbook, once its size unpacked is known and every part is whole."""
    try:
        with ZipFile(io.BytesIO(data)) as book:
            _check_parts(book, name)
            yield book
    except _BROKEN as error:
        raise damaged(name) from error


def _check_parts(book: ZipFile, name: str) -> None:
    parts = book.infolist()
    if any(part.flag_bits & _PASSWORD for part in parts):
        raise encrypted(name)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise unpacks_too_far(name)
    for part in parts:
        if part.file_size > LARGEST_UNMEASURED and part.file_size > LARGEST_RATIO * part.compress_size:
            raise unpacks_too_far(name)
    if len({part.filename for part in parts}) < len(parts):
        raise BadZipFile
    for part in parts:  # what a part says of its size and sum may be a lie
        with book.open(part) as stream:
            while stream.read(LARGEST_UNMEASURED):
                pass


def _cells(data: bytes, sheet: Sheet, place: int) -> tuple[list[Row], int]:
    """Every row from the first of the sheet, and the number of its first column, from 0."""
    from python_calamine import CalamineWorkbook

    kept: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), text in sheet.kept_texts().items():
        kept[row][column] = text
    seen: dict[str, str] = {}  # one copy of each text
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        named = sheet.name in book.sheet_names
        found = book.get_sheet_by_name(sheet.name) if named else book.get_sheet_by_index(place)
        start = found.start[1] if found.start else sheet.first_column
        first = min(start, sheet.first_column)
        width = sheet.last_column + 1 - first
        rows = []
        for number, values in enumerate(found.iter_rows()):
            cells = [seen.setdefault(text, text) for text in (_TEXT[type(value)](value) for value in values)]
            if first < start or number in kept or len(cells) < width:
                cells = _with_kept(cells, kept.pop(number, {}), start - first, first, width)
            rows.append(tuple(cells))
    below = range(len(rows), max(kept, default=-1) + 1)
    rows += [tuple(_with_kept([], kept.get(number, {}), 0, first, width)) for number in below]
    return rows, first


def _with_kept(cells: list[str], kept: dict[int, str], before: int, first: int, width: int) -> list[str]:
    cells = [""] * before + cells
    cells += [""] * (width - len(cells))
    for column, text in kept.items():
        cells[column - first] = text.strip(BLANKS)
    return cells


def _number(value: float) -> str:
    """A number as people see it: 2016, 0.3, never 2016.0 or 6E+10."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(Decimal(f"{value:.15g}"), "f")


def _moment(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ", "seconds" if value.second or value.microsecond else "minutes")


def _clock(value: time) -> str:
    return value.isoformat("seconds" if value.second or value.microsecond else "minutes")


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


_TEXT: dict[type, Callable[[Any], str]] = {
    str: lambda value: value.strip(BLANKS),
    float: _number,
    int: str,
    bool: lambda value: "true" if value else "false",
    datetime: _moment,
    date: date.isoformat,
    time: _clock,
    timedelta: _duration,
}
