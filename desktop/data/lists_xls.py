"""Looks into an old XLS workbook: whether it is one, is protected, and how far its sheets go."""

import struct
from collections.abc import Iterator
from enum import IntEnum

from desktop.data.lists_limits import MOST_TEXT, damaged, encrypted, not_a_list, too_much_text
from desktop.data.lists_scan import Formula, Result, Sheet
from desktop.data.lists_strings import lengths_of_table
from desktop.domain.words import words

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFF_FFFA  # from here on numbers mean "free" or "end"
_STREAM, _ROOT = 2, 5
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_SINCE_1997 = 0x600


class _Is(IntEnum):
    """The records of a workbook that matter here."""

    FORMULA = 0x06
    END = 0x0A
    PASSWORD = 0x2F
    CONTINUED = 0x3C
    SHEET = 0x85
    SEVERAL_NUMBERS = 0xBD
    RICH_TEXT = 0xD6
    TEXTS = 0xFC
    TEXT = 0xFD
    DIMENSIONS = 0x200
    NUMBER = 0x203
    OLD_TEXT = 0x204
    YES_NO_OR_ERROR = 0x205
    SHORT_NUMBER = 0x27E
    BEGIN = 0x809


_ONE_CELL = frozenset(
    (_Is.FORMULA, _Is.RICH_TEXT, _Is.TEXT, _Is.NUMBER, _Is.OLD_TEXT, _Is.YES_NO_OR_ERROR, _Is.SHORT_NUMBER)
)
_OF_THE_BOOK = frozenset((_Is.BEGIN, _Is.END, _Is.DIMENSIONS, _Is.PASSWORD))


class _Broken(Exception):  # noqa: N818 - it never leaves this module
    """The container or the stream contradicts itself."""


def sheets_of(data: bytes, name: str) -> dict[str, Sheet]:
    """The sheets in their order, each with how far it goes."""
    try:
        container = _Container(data)
        if "EncryptedPackage" in container.streams:
            raise encrypted(name)
        stream = next((container.streams[title] for title in ("Workbook", "Book") if title in container.streams), None)
        if stream is None:
            raise not_a_list(words("{name} is not a list but another kind of file.", name=name))
        return _Book(container.read(*stream), name).sheets
    except (_Broken, struct.error, IndexError, UnicodeDecodeError) as error:
        raise damaged(name) from error


class _Container:
    """A compound file: sectors chained by a table, and a folder of streams."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise _Broken
        self._size = 1 << shift
        self._table = self._sector_table()
        first_folder, self._cutoff, first_small = struct.unpack_from("<I4xII", data, 48)
        folder = self._chain(first_folder)
        small_table = self._chain(first_small) if first_small < _LAST_SECTOR else b""
        self._small_table = struct.unpack(f"<{len(small_table) // 4}I", small_table)
        self.streams: dict[str, tuple[int, int]] = {}
        self._small = b""
        for place in range(0, len(folder) - 127, 128):
            length, kind = struct.unpack_from("<HB", folder, place + 64)
            start, size = struct.unpack_from("<II", folder, place + 116)
            if kind == _ROOT and start < _LAST_SECTOR:
                self._small = self._chain(start)
            elif kind == _STREAM and 2 <= length <= 64:
                title = folder[place : place + length - 2].decode("utf-16-le")
                self.streams.setdefault(title, (start, size))

    def read(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            return self._chain(start)[:size]
        parts = [self._small[s * 64 : s * 64 + 64] for s in self._follow(start, self._small_table)]
        return b"".join(parts)[:size]

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in self._follow(start, self._table))

    def _follow(self, start: int, table: tuple[int, ...]) -> Iterator[int]:
        for _ in range(len(table) + 1):
            if start >= _LAST_SECTOR:
                return
            if start >= len(table):
                raise _Broken
            yield start
            start = table[start]
        raise _Broken  # a ring

    def _sector_table(self) -> tuple[int, ...]:
        listed = list(struct.unpack_from("<109I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        most = len(self._data) // self._size + 1
        if count > most:
            raise _Broken
        for _ in range(count):
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(following))
            listed += numbers[:-1]
            following = numbers[-1]
        raw = b"".join(self._sector(number) for number in listed[: most + 109] if number < _LAST_SECTOR)
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])


def _records(stream: bytes, place: int = 0) -> Iterator[tuple[int, bytes, int]]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length], place
        place += 4 + length


class _Book:
    """Follows the records of a workbook: its sheets, its cells and the texts that they share."""

    def __init__(self, stream: bytes, name: str) -> None:
        self.sheets: dict[str, Sheet] = {}
        self._name = name
        self._starts: dict[int, Sheet] = {}
        self._current: Sheet | None = None
        self._texts: list[bytes] = []  # the table of shared texts, in parts
        self._is_old = False
        self._named: list[int] = []  # the texts that cells name
        self._follow_all(stream)
        lengths = lengths_of_table(self._texts) if self._texts else []
        if sum(lengths[number] for number in self._named) > MOST_TEXT:
            raise too_much_text()

    def _follow_all(self, stream: bytes) -> None:
        before = 0
        for kind, body, place in _records(stream):
            if self._current is not None and kind not in _OF_THE_BOOK:
                self._follow_cell(self._current, kind, body)
            else:
                self._follow(kind, body, place, before)
            before = kind

    def _follow(self, kind: int, body: bytes, place: int, before: int) -> None:
        match kind:
            case _Is.PASSWORD:
                raise encrypted(self._name)
            case _Is.SHEET:
                start, hidden = struct.unpack_from("<IB", body)
                sheet = Sheet(_title(body, self._is_old), visible=hidden & 3 == 0)
                if body[5] == 0:
                    self.sheets[sheet.name] = self._starts[start] = sheet
            case _Is.DIMENSIONS:
                _check_dimensions(body)
            case _Is.BEGIN:
                self._is_old = struct.unpack_from("<H", body)[0] < _SINCE_1997
                self._current = self._starts.get(place)
            case _Is.END:
                self._current = None
            case _Is.TEXTS:
                self._texts.append(body)
            case _Is.CONTINUED if before in (_Is.TEXTS, _Is.CONTINUED) and self._texts:
                self._texts.append(body)

    def _follow_cell(self, sheet: Sheet, kind: int, body: bytes) -> None:
        if kind in _ONE_CELL:
            row, column = struct.unpack_from("<HH", body)
            sheet.fill(row, column)
            if kind == _Is.TEXT:
                self._named.append(struct.unpack_from("<I", body, 6)[0])
            elif kind == _Is.FORMULA and (result := _result(body[6:14])) is not None:
                sheet.formulas.append(Formula(row, column, "=", result))
        elif kind == _Is.SEVERAL_NUMBERS:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0]
            for filled in range(column, min(last, 255) + 1):
                sheet.fill(row, filled)


def _check_dimensions(body: bytes) -> None:
    """Refuse what a sheet cannot be: a reader takes room for all of it beforehand."""
    layout = {10: "<HHHH", 14: "<IIHH"}.get(len(body))
    if layout is None:
        raise _Broken
    first_row, rows, first_column, columns = struct.unpack_from(layout, body)
    if not (first_row <= rows <= _MOST_ROWS and first_column <= columns <= _MOST_COLUMNS):
        raise _Broken


def _title(body: bytes, is_old: bool) -> str:
    if is_old:
        return body[7 : 7 + body[6]].decode("cp1252", "replace")
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * 2].decode("utf-16-le") if wide else body[8 : 8 + length].decode("latin-1")


def _result(number: bytes) -> Result | None:
    """What a formula last gave; its own text is kept by these workbooks in a form of their own."""
    if number[6:8] != b"\xff\xff":
        return "zero" if struct.unpack("<d", number)[0] == 0 else "value"
    results: dict[int, Result] = {0: "value", 1: "value", 2: "error", 3: "blank"}
    return results.get(number[0])
