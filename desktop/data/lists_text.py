"""Reads lists kept as text: finds their encoding and separator, at nearly the speed of the csv module."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice

from desktop.data.lists_encoding import Encoding, chosen_encoding, first_guess, second_guess
from desktop.data.lists_limits import LONGEST_CELL, LONGEST_LINE, check_size, too_long
from desktop.data.lists_quotes import CUT, END, Layout, read_carefully
from desktop.data.lists_table import BLANKS, Row, Table, notes_on_letters, trimmed, without_zeros
from desktop.domain.header_phrases import known_headers
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words

SEPARATORS = (";", ",", "\t", "|")
ONE_COLUMN = "\x1f"  # a separator that no list holds
_SAMPLE = 65_536
_SAMPLE_ROWS = 60
_CHUNK = 4_096  # rows
_BLOCK = 65_536  # bytes
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=([^\"\s]|\t)\"?[ \t;,]*[\r\n]*", re.IGNORECASE)


def read_text(data: bytes, encoding: str | None, separator: str | None) -> Table:
    """Read every row; `encoding` and `separator` are those that a person chose, if they did."""
    if encoding is not None:
        return _read(data, chosen_encoding(data, encoding), separator)
    try:
        return _read(data, first_guess(data), separator)
    except UnicodeDecodeError:
        return _read(data, second_guess(data), separator)


def _read(data: bytes, encoding: Encoding, separator: str | None) -> Table:
    csv.field_size_limit(LONGEST_CELL)
    layout = _layout(data, encoding, separator)
    rows, numbers, notes = (
        _read_plainly(data, encoding, layout)
        or _read_several_lines(data, encoding, layout)
        or read_carefully(_lines(data, encoding, layout.first_line), layout, len(data))
    )
    wide = not encoding.name.startswith("utf-8") and encoding.name.startswith("utf")
    if wide or b"\0" in data:
        rows, about_zeros = without_zeros(rows)
        notes = [*notes, *about_zeros]
    lost, garbled = (True, True) if wide else _may_have_lost_letters(data)
    notes = [*notes, *notes_on_letters(rows, lost=lost, garbled=garbled)]
    return Table(
        rows=rows,
        numbers=numbers,
        notes=(*encoding.notes, *notes),
        encoding=encoding.name,
        separator=None if layout.separator == ONE_COLUMN else layout.separator,
        ends_open=CUT not in notes and not data[-4:].rstrip(b"\0").endswith((b"\n", b"\r")),
    )


def _lines(data: bytes, encoding: Encoding, first_line: int = 1) -> Iterator[str]:
    raw = io.BytesIO(data)
    raw.seek(encoding.start)
    lines = io.TextIOWrapper(raw, encoding.name, encoding.errors, newline="")
    return islice(lines, first_line - 1, None) if first_line > 1 else lines


_Read = tuple[list[Row], Sequence[int], list[Words]]


def _read_plainly(data: bytes, encoding: Encoding, layout: Layout) -> _Read | None:
    """Read a list in which each row is one line; None when it is not one.

    The rows go from the reader to the list with nothing in between: each step more costs a tenth of the time.
    """
    lines = islice(chain.from_iterable(_blocks_of_lines(data, encoding)), layout.first_line - 1, None)
    reader = csv.reader(chain(lines, (END,)), delimiter=layout.separator)
    trims = _may_need_trimming(data, encoding, layout.separator)
    rows: list[Row] = []
    before, cells = -1, 0
    try:
        while len(rows) > before:
            before = len(rows)
            some = islice(reader, _CHUNK)
            rows += [tuple([c.strip(BLANKS) for c in row]) for row in some] if trims else map(tuple, some)
            if reader.line_num != len(rows):
                return None
            cells += sum(map(len, islice(rows, before, None)))
            check_size(len(rows), cells, len(data))
    except csv.Error:
        return None
    del rows[-1]  # the end
    return rows, range(layout.first_line, layout.first_line + len(rows)), []


def _blocks_of_lines(data: bytes, encoding: Encoding) -> Iterator[list[str]]:
    """Lines without their "\\n", many at a time: that is quicker than a text file gives them."""
    decoder = codecs.getincrementaldecoder(encoding.name)(encoding.errors)
    rest = ""
    for start in range(encoding.start, len(data), _BLOCK):
        end = start + _BLOCK
        *lines, rest = (rest + decoder.decode(data[start:end], end >= len(data))).split("\n")
        yield lines
        if len(rest) > LONGEST_LINE:
            if "\r" in rest:  # an old Mac ends its lines so; a text file knows
                raise csv.Error
            raise too_long()
    if rest:
        yield [rest]


def _read_several_lines(data: bytes, encoding: Encoding, layout: Layout) -> _Read | None:
    """Read a list with cells of several lines; None when a quote is left open or swallows other rows."""
    lines = _lines(data, encoding, layout.first_line)
    reader = csv.reader(chain(lines, (END,)), delimiter=layout.separator, strict=True)
    rows: list[Row] = []
    starts = [0]
    cells = 0
    try:
        for row in reader:
            if reader.line_num - starts[-1] > 1 and (len(row) != layout.width or END in row[-1]):
                return None
            rows.append(trimmed(row))
            starts.append(reader.line_num)
            cells += len(row)
            if not len(rows) % _CHUNK:
                check_size(len(rows), cells, len(data))
    except csv.Error:
        return None
    check_size(len(rows), cells, len(data))
    del rows[-1]  # the end
    return rows, [start + layout.first_line for start in starts[: len(rows)]], []


def _may_need_trimming(data: bytes, encoding: Encoding, separator: str) -> bool:
    """Whether some cell may have blanks around it; looking for them costs less than trimming every cell."""
    mark = separator.encode()
    if not encoding.name.startswith("utf-8") and encoding.name != "cp1252":
        return True
    if separator in BLANKS and b'"' in data:
        return True
    rare = [blank for blank in BLANKS if blank not in " \r\n" and blank != separator]
    if any(_holds(data, blank.encode(encoding.name, "ignore"), encoding.start) for blank in rare):
        return True
    return any(pair in data for pair in (b"\n ", b'" ', mark + b" ", b" \r", b" \n", b' "', b" " + mark))


def _holds(data: bytes, wanted: bytes, start: int) -> bool:
    """Looks for the first byte alone before, which is far quicker where it is rare."""
    return bool(wanted) and data.find(wanted[:1], start) >= 0 and data.find(wanted, start) >= 0


def _may_have_lost_letters(data: bytes) -> tuple[bool, bool]:
    """Whether letters may have been replaced by ?, and whether accents may have been garbled."""
    replaced = re.search(rb"\?[^\x00-\x40]", data) is not None or b"???" in data
    garbled = any(mark in data[:_SAMPLE] for mark in (b"\xc3\x83", b"\xc3\xa2\xe2\x82\xac", b"\xc3\xa2\xc2\x80"))
    return replaced or _holds(data, b"\xef\xbf\xbd", 0), garbled


def _layout(data: bytes, encoding: Encoding, chosen: str | None) -> Layout:
    """How the list is laid out, by its first rows."""
    raw = data[encoding.start : encoding.start + _SAMPLE]
    lines = io.StringIO(raw.decode(encoding.name, "replace"), newline="").readlines()
    told = _SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    if told:
        del lines[0]
    if len(raw) == _SAMPLE:
        lines = lines[:-1] or lines
    separator = _checked(chosen) or (told[1] if told else None) or _guess_separator(lines)
    width = _usual_width(_parsed(lines, separator)) or 1
    return Layout(separator, width, first_line=2 if told else 1)


def _checked(separator: str | None) -> str | None:
    if separator is not None and (len(separator) != 1 or separator in '"\r\n\0'):
        raise Refused(
            words("{separator} cannot stand between cells.", separator=separator),
            NOTHING_CHANGED,
            words("Choose one character, such as a semicolon."),
        )
    return separator


def _parsed(lines: Sequence[str], separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    with suppress(csv.Error):  # a cell that is too long: what stands before it tells enough
        rows += islice(csv.reader(lines, delimiter=separator), _SAMPLE_ROWS)
    return [row for row in rows if any(row)]


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(map(len, rows))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _guess_separator(lines: Sequence[str]) -> str:
    """The separator that makes most known headers and the most even rows."""
    scores = {separator: _evenness(_parsed(lines, separator)) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return best if scores[best] > 1 else ONE_COLUMN


def _evenness(rows: Sequence[list[str]]) -> float:
    width = _usual_width(rows)
    if width < 2:
        return 0
    if len(rows[0]) == 1 and known_headers(rows[0]):
        return 0  # "Nom" over "DUPONT, Jean" is one column
    even = sum(len(row) == width for row in rows) / len(rows)
    known = max(known_headers(row) for row in rows[:8] if len(row) > 1)
    return 2 * even + min(known, 4) + min(width, 10) / 20
