"""Looks into the XML of an ODS workbook: how far its sheets go, its formulas and its leading zeros."""

import re
from collections.abc import Mapping
from zipfile import ZipFile

from desktop.data.lists_limits import MOST_CELLS, MOST_TEXT, far_cell, too_many_cells, too_much_text
from desktop.data.lists_scan import LONGEST_FORMULA, Formula, Result, Sheet
from desktop.data.lists_xml import attribute, walk

_CONTENT = "content.xml"
_PREFIX = re.compile(r"\w+:(?==)")
_MOST_AT_ONCE = 1_048_576  # how often a writer may say that a cell or row is repeated


def sheets_of(book: ZipFile) -> dict[str, Sheet]:
    """The sheets in their order, each with how far it goes."""
    scan = _Scan()
    with book.open(_CONTENT) as stream:
        walk(stream, scan.start, scan.end, scan.hear)
    return {sheet.name: sheet for sheet in scan.sheets}


class _Scan:
    """Follows tables, rows and cells; the text of a cell only matters to see zeros before a number."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._row = self._column = 0
        self._rows = self._columns = 1  # how often the row and the cell are repeated
        self._cell: Mapping[str, str] | None = None
        self._text = ""
        self._letters = 0  # of all cells
        self._area_before = 0  # of the sheets already followed
        self._notes = 0  # comments around what is heard
        self._styles_hidden: set[str] = set()
        self._style = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            self._enter_table(attributes)
        elif name == "table-row":
            self._rows = _repeated(attributes, "number-rows-repeated")
            self._column = 0
            if self.sheets and attribute(attributes, "visibility") in ("collapse", "filter"):
                self.sheets[-1].hidden_rows += self._rows
        elif name in ("table-cell", "covered-table-cell"):
            self._columns = _repeated(attributes, "number-columns-repeated")
            self._cell, self._text = dict(attributes), ""
        elif name == "annotation":
            self._notes += 1
        elif name == "style":
            self._style = attribute(attributes, "name") or ""
        elif name == "table-properties" and attribute(attributes, "display") == "false":
            self._styles_hidden.add(self._style)

    def end(self, name: str) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self._leave_cell()
        elif name == "table-row":
            self._row += self._rows
        elif name == "annotation":
            self._notes -= 1

    def hear(self, text: str) -> None:
        self._letters += len(text) * self._rows * self._columns
        if self._letters > MOST_TEXT:
            raise too_much_text()
        if self._cell is not None and not self._notes and len(self._text) <= LONGEST_FORMULA:
            self._text += text

    def _enter_table(self, attributes: Mapping[str, str]) -> None:
        self._area_before += self.sheets[-1].area if self.sheets else 0
        visible = attribute(attributes, "style-name") not in self._styles_hidden
        self.sheets.append(Sheet(attribute(attributes, "name") or "", visible))
        self._row = 0

    def _leave_cell(self) -> None:
        cell, text = self._cell, self._text.strip()
        self._cell = None
        if cell is None or not self.sheets:
            return
        kind = attribute(cell, "value-type")
        formula = attribute(cell, "formula")
        if kind is not None or formula is not None or text:
            self._fill(cell, kind, formula, text)
        self._column += self._columns

    def _fill(self, cell: Mapping[str, str], kind: str | None, formula: str | None, text: str) -> None:
        sheet = self.sheets[-1]
        self._letters += len(attribute(cell, "string-value") or "") * self._rows * self._columns
        sheet.fill(self._row, self._column, self._rows, self._columns)
        if self._area_before + sheet.area > MOST_CELLS:
            if sum(sheet.filled.values()) > MOST_CELLS:
                raise too_many_cells()
            raise far_cell(sheet.name, sheet.last_cell)
        if formula is not None and len(formula) <= LONGEST_FORMULA:
            result = _result(cell, kind, text)
            kept = _PREFIX.sub("", formula, count=1)
            sheet.formulas += [
                Formula(self._row + row, self._column + column, kept, result)
                for row in range(self._rows)
                for column in range(self._columns)
            ]
        elif kind == "float" and text.startswith("0") and _same_digits(text, attribute(cell, "value") or ""):
            for row in range(self._rows):
                sheet.shown[self._row + row, self._column] = text


def _repeated(attributes: Mapping[str, str], name: str) -> int:
    times = attribute(attributes, name) or "1"
    return min(max(int(times), 1), _MOST_AT_ONCE) if times.isdecimal() else 1


def _same_digits(text: str, value: str) -> bool:
    digits = re.sub(r"[ .\-\xa0\u202f]", "", text)
    return digits.isdecimal() and len(digits) > 1 and digits.lstrip("0") == value.partition(".")[0].lstrip("0")


def _result(cell: Mapping[str, str], kind: str | None, text: str) -> Result:
    if kind is None:
        return "value" if text else "none"
    if "error" in (value for key, value in cell.items() if key.endswith(":value-type")):
        return "error"
    if kind == "string":
        return "value" if text or attribute(cell, "string-value") else "blank"
    if kind == "float":
        try:
            return "zero" if float(attribute(cell, "value") or 0) == 0 else "value"
        except ValueError:
            return "value"
    return "value"
