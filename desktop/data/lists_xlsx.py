"""Looks into the XML of an XLSX workbook: its sheets, how far each goes, its formulas and its leading zeros."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from desktop.data.lists_limits import LONGEST_SHEET_CELL, MOST_CELLS, too_long, too_many_cells
from desktop.data.lists_scan import LONGEST_FORMULA, Formula, Result, Sheet
from desktop.data.lists_strings import check_text_of_cells
from desktop.data.lists_xml import BadXml, attribute, plain_name, refuse_doctype, walk

_BOOK = "xl/workbook.xml"
_LETTERS = re.compile(r"[A-Z]{1,3}")
_MOST_LETTERS, _MOST_ROWS = 16_384, 1_048_576
_AFTER_THE_CELLS = 10_000_000  # bytes of filters, links and formats after the last cell
# a number format that only places digits: 00000, or 0# ## ## ## ## for a phone
_DIGITS_FORMAT = re.compile(r'(?:[0#]|\\.|"[^"]*"|[ -])+')
_PART_OF_FORMAT = re.compile(r'[0#]|\\.|"[^"]*"|[ -]')


def sheets_of(book: ZipFile) -> dict[str, tuple[Sheet, str]]:
    """The sheets in their order: name -> (sheet not looked into yet, its part of the workbook)."""
    names = {part.replace("\\", "/").lower(): part for part in book.namelist()}
    targets: dict[str, str] = {}

    def relation(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            if attributes.get("Id", "") in targets:
                raise BadXml
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    with book.open(names["xl/_rels/workbook.xml.rels"]) as stream:
        walk(stream, relation)
    found: dict[str, tuple[Sheet, str]] = {}

    def sheet(name: str, attributes: Mapping[str, str]) -> None:
        title = attributes.get("name")
        if name != "sheet" or title is None:
            return
        target = targets.get(attribute(attributes, "id") or "", "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        part = names.get(path.lower())
        if title in found or (part is None and target):
            raise BadXml
        if part is not None and "chartsheet" not in path:
            found[title] = (Sheet(title, attributes.get("state", "visible") == "visible"), part)

    with book.open(names[_BOOK]) as stream:
        walk(stream, sheet)
    return found


def digit_formats(book: ZipFile) -> dict[str, str]:
    """Style number -> format, for the styles that show a number with leading zeros."""
    part = next((name for name in book.namelist() if name.lower() == "xl/styles.xml"), None)
    if part is None:
        return {}
    codes: dict[str, str] = {}
    styles: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and inside[-1:] == ["cellXfs"]:
            styles.append(attributes.get("numFmtId", ""))
        inside.append(name)

    def end(_: str) -> None:
        inside.pop()

    with book.open(part) as stream:
        walk(stream, start, end)
    shown = {str(style): codes.get(number, "") for style, number in enumerate(styles)}
    return {style: code for style, code in shown.items() if _places_digits(code)}


def _places_digits(code: str) -> bool:
    return _DIGITS_FORMAT.fullmatch(code) is not None and (code.startswith("0") and len(code) > 1)


def with_zeros(number: str, code: str) -> str | None:
    """A whole number as its format shows it: "612345678" in `0# ## ## ## ##` is "06 12 34 56 78"."""
    try:
        value = float(number)
    except ValueError:
        return None
    if value < 0 or value != int(value) or value >= 1e15:
        return None
    digits = list(str(int(value)))
    shown: list[str] = []
    for part in reversed(_PART_OF_FORMAT.findall(code)):
        if part in "0#":
            shown.append(digits.pop() if digits else "0" if part == "0" else "")
        else:
            shown.append(part.strip('"') if part.startswith('"') else part.removeprefix("\\"))
    return "".join(digits) + "".join(reversed(shown))


def scan_sheet(book: ZipFile, part: str, sheet: Sheet, formats: Mapping[str, str], lengths: Sequence[int]) -> None:
    """Fill in how far the sheet goes, and its formulas and leading zeros."""
    scan = _Scan(sheet, formats)
    with book.open(part) as stream:
        scan.run(stream)
    check_text_of_cells(book, part, sum(sheet.filled.values()), lengths)


class _Scan:
    """Follows the cells of a sheet; text is listened to only where it is wanted, which keeps it quick."""

    def __init__(self, sheet: Sheet, formats: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._formats = formats
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = refuse_doctype
        self._parser.StartElementHandler = self._start
        self._row = self._column = -1
        self._cells = 0
        self._starts_at = 0
        self._type: str | None = None
        self._format: str | None = None
        self._texts: dict[str, str] = {}  # of the parts of a cell that are listened to
        self._listens_to = ""
        self._is_filled = False

    def run(self, stream: Any) -> None:
        try:
            self._parser.ParseFile(stream)
        except expat.ExpatError as error:
            raise BadXml from error
        if self._parser.CurrentByteIndex - self._starts_at > LONGEST_SHEET_CELL + _AFTER_THE_CELLS:
            raise too_long()
        self._leave_cell()

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "v":
            self._fill()
            if self._texts or self._format is not None:
                self._listen("v")
        elif name == "c":
            if self._texts:
                self._leave_cell()
            self._enter_cell(attributes)
        elif name == "f":
            self._fill()
            self._listen("f")
        elif name == "is":
            self._fill()
        elif name == "row":
            self._leave_cell()
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1
            self._sheet.hidden_rows += attributes.get("hidden") in ("1", "true")
        elif ":" in name:
            self._start(plain_name(name), attributes)

    def _enter_cell(self, attributes: Mapping[str, str]) -> None:
        here = self._parser.CurrentByteIndex
        if here - self._starts_at > LONGEST_SHEET_CELL:
            raise too_long()
        self._starts_at = here
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip("0123456789")
            self._column = _column(letters)
            self._row = int(reference[len(letters) :] or 0) - 1
        if not (0 <= self._column < _MOST_LETTERS and 0 <= self._row < _MOST_ROWS):
            raise BadXml
        self._type = attributes.get("t")
        self._format = self._formats.get(attributes.get("s", ""))
        self._is_filled = False

    def _fill(self) -> None:
        if not self._is_filled:
            self._is_filled = True
            self._sheet.fill(self._row, self._column)
            self._cells += 1
            if self._cells > MOST_CELLS:
                raise too_many_cells()

    def _listen(self, name: str) -> None:
        self._listens_to = name
        self._texts[name] = ""
        self._parser.CharacterDataHandler = self._hear
        self._parser.EndElementHandler = self._deaf

    def _hear(self, text: str) -> None:
        self._texts[self._listens_to] = (self._texts[self._listens_to] + text)[: LONGEST_FORMULA + 1]

    def _deaf(self, _: str) -> None:
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None

    def _leave_cell(self) -> None:
        if not self._texts:
            return
        formula, value = self._texts.get("f"), self._texts.get("v")
        self._texts = {}
        if formula is not None:
            text = "" if len(formula) > LONGEST_FORMULA else formula
            self._sheet.formulas.append(Formula(self._row, self._column, f"={text}", _result(self._type, value)))
        elif self._format is not None and value and self._type in (None, "n"):
            shown = with_zeros(value, self._format)
            if shown is not None:
                self._sheet.shown[self._row, self._column] = shown


def _result(kind: str | None, value: str | None) -> Result:
    if kind == "e":
        return "error"
    if kind == "str":
        return "value" if value else "blank"
    if not value:
        return "none"
    try:
        return "zero" if kind in (None, "n") and float(value) == 0 else "value"
    except ValueError:
        return "value"


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise BadXml
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
