"""How much text the cells of a workbook share: one long text named by many cells would fill the memory."""

import struct
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from desktop.data.lists_limits import LONGEST_SHEET_CELL, MOST_TEXT, too_long, too_much_text
from desktop.data.lists_xml import BadXml, plain_name, refuse_doctype, walk


def shared_lengths(book: ZipFile) -> list[int]:
    """The length of each shared text of an XLSX, in bytes of XML."""
    part = next((name for name in book.namelist() if name.lower() == "xl/sharedstrings.xml"), None)
    if part is None:
        return []
    with book.open(part) as stream:
        return _lengths(stream)


def _lengths(stream: IO[bytes]) -> list[int]:
    starts: list[int] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_doctype

    def start(name: str, _: Mapping[str, str]) -> None:
        if plain_name(name) == "si":
            starts.append(parser.CurrentByteIndex)

    parser.StartElementHandler = start
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise BadXml from error
    starts.append(parser.CurrentByteIndex)
    lengths = [after - before for before, after in pairwise(starts)]
    if max(lengths, default=0) > LONGEST_SHEET_CELL:
        raise too_long()
    return lengths


def check_text_of_cells(book: ZipFile, part: str, cells: int, lengths: Sequence[int]) -> None:
    """Refuse a sheet whose cells repeat more shared text than a list can hold."""
    if cells * max(lengths, default=0) <= MOST_TEXT:
        return
    total, kind, number = 0, "", ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal kind, number
        if name == "c":
            kind = attributes.get("t", "")
        number = ""

    def end(name: str) -> None:
        nonlocal total
        if name == "v" and kind == "s" and number.strip().isdecimal() and int(number) < len(lengths):
            total += lengths[int(number)]
            if total > MOST_TEXT:
                raise too_much_text()

    def hear(text: str) -> None:
        nonlocal number
        number = (number + text)[:20]

    with book.open(part) as stream:
        walk(stream, start, end, hear)


def lengths_of_table(parts: Sequence[bytes]) -> list[int]:
    """The lengths of the shared texts of an XLS: a record and those that continue it, each at most 8 kB."""
    count = struct.unpack_from("<I", parts[0], 4)[0]
    lengths: list[int] = []
    number, place = 0, 8
    for _ in range(count):
        if place >= len(parts[number]):
            number, place = number + 1, 0
        length, flags = struct.unpack_from("<HB", parts[number], place)
        place += 3
        runs = struct.unpack_from("<H", parts[number], place)[0] if flags & 8 else 0
        place += 2 if flags & 8 else 0
        extra = struct.unpack_from("<I", parts[number], place)[0] if flags & 4 else 0
        place += 4 if flags & 4 else 0
        lengths.append(length)
        while length:
            width = 1 + (flags & 1)
            here = min(length, (len(parts[number]) - place) // width)
            length -= here
            place += here * width
            if length:  # a continued text says its width once more
                number, flags, place = number + 1, parts[number + 1][0], 1
        place += runs * 4 + extra
        while place > len(parts[number]):
            place -= len(parts[number])
            number += 1
    return lengths
