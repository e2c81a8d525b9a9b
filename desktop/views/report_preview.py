"""The real page of a report, or the first rows of a table, or why there is none."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget

from desktop.documents.spreadsheets import Cell, Sheet
from desktop.domain.words import Refused, Words
from desktop.usecases.reports import Document
from desktop.views.buttons import Button
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, column, row
from desktop.views.page import EmptyState
from desktop.views.paper_view import PaperView, count_pages, render_page
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, moment, n_, number, percent, short_day

PIXELS = 1400
MOST_ROWS, MOST_WARNINGS = 100, 2


class Paper(NamedTuple):
    """A document to look at: a picture of one of its pages."""

    document: Document
    page: int
    pages: int
    image: QImage
    is_part: bool


class Rows(NamedTuple):
    """A table to look at: the first rows of its first sheet, and in words how many there are."""

    title: str
    columns: list[Column]
    lines: "list[_Line]"
    counted: str


class _Line(NamedTuple):
    id: str
    cells: tuple[str, ...]


def picture(make: Callable[[], Document], page: int, *, is_part: bool) -> Paper | Refused:
    """Make a document and picture one page. Runs behind the window."""
    try:
        document = make()
    except Refused as refused:
        return refused
    pages = count_pages(document.pdf)
    page = min(page, pages - 1)
    return Paper(document, page, pages, render_page(document.pdf, page, PIXELS), is_part)


def first_rows(sheets: Sequence[Sheet]) -> Rows:
    """What is shown of a workbook, as it will stand in the spreadsheet. Runs behind the window."""
    sheet = sheets[0]
    lines = [_Line(str(i), tuple(map(cell_text, cells))) for i, cells in enumerate(sheet.rows[:MOST_ROWS])]
    counts = [_("{title}: {rows}", title=s.title, rows=n_("{n} row", "{n} rows", len(s.rows))) for s in sheets]
    if len(sheet.rows) > MOST_ROWS:
        counts.append(_("The first {n} rows are shown", n=MOST_ROWS))
    columns = [_column(sheet, place, lines) for place in range(len(sheet.columns))]
    return Rows(sheet.title, columns, lines, " \u00b7 ".join(counts))


class Preview(QStackedWidget):
    """Shows what will be printed or saved. `page_wanted` asks for another page of the same document."""

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.paper = PaperView(_("What will be printed"))
        self.back = Button("", icon="chevron-left", name="action.page_back", clicked=self._turn_back)
        self.on = Button("", icon="chevron-right", name="action.page_on", clicked=self._turn_on)
        self.back.setAccessibleName(_("Page before"))
        self.on.setAccessibleName(_("Next page"))
        self.told, self.warned = Elided("", "small", "text2"), Label("", "small", "warn", wrap=True)
        self._paper_page = Box(column(self.paper, self.warned, row(self.told, self.back, self.on), gap=10))
        self._paper_page.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self._tables = Box(column(gap=10))
        self.counted = Elided("", "small", "text2")
        self.table: Table | None = None
        self.nothing = EmptyState("file-x", "")
        for widget in (self._paper_page, self._tables, self.nothing):
            self.addWidget(widget)
        self._tables.layout().addWidget(self.counted)  # type: ignore[union-attr]
        self._page = 0

    def show_paper(self, paper: Paper) -> None:
        self._page = paper.page
        self.paper.show_image(paper.image)
        self.back.setVisible(paper.pages > 1)
        self.on.setVisible(paper.pages > 1)
        self.back.setEnabled(paper.page > 0)
        self.on.setEnabled(paper.page + 1 < paper.pages)
        many = _("Page {page} of {pages}", page=number(paper.page + 1), pages=number(paper.pages))
        self.told.setText(_("The first of them; all are printed and saved.") if paper.is_part else many)
        self._warn(paper.document.warnings)
        self.setCurrentWidget(self._paper_page)

    def show_rows(self, rows: Rows) -> None:
        """The first rows of the first sheet."""
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        self.table = Table(rows.columns, rows.title)
        self.table.setObjectName("report.table")
        self._tables.layout().insertWidget(0, self.table, 1)  # type: ignore[union-attr]
        self.table.set_rows(rows.lines)
        self.counted.setText(rows.counted)
        self.setCurrentWidget(self._tables)

    def show_refused(self, refused: Refused) -> None:
        """Say why there is nothing to look at, and what to do."""
        self.nothing.text.setText(f"{_(refused.happened)} {_(refused.do)}")
        self.setCurrentWidget(self.nothing)

    def _warn(self, warnings: list[Words]) -> None:
        lines = [_(warning) for warning in warnings[:MOST_WARNINGS]]
        if len(warnings) > MOST_WARNINGS:
            lines.append(n_("and {n} more", "and {n} more", len(warnings) - MOST_WARNINGS))
        self.warned.setText("\n".join(lines))
        self.warned.setVisible(bool(lines))

    @Slot()
    def _turn_back(self) -> None:
        self.page_wanted.emit(self._page - 1)

    @Slot()
    def _turn_on(self) -> None:
        self.page_wanted.emit(self._page + 1)


def cell_text(cell: Cell) -> str:
    """A cell in the words of the screen."""
    match cell:
        case None:
            return ""
        case datetime():
            return moment(cell.isoformat())
        case date():
            return short_day(cell.isoformat())
        case int():
            return number(cell)
        case float():
            return f"{cell:g}"
        case _:
            return str(cell)


def _column(sheet: Sheet, place: int, lines: Sequence[_Line]) -> Column:
    column_ = sheet.columns[place]
    longest = max((len(line.cells[place]) for line in lines), default=0)
    width = min(max(8 * max(longest, len(column_.title)) + 30, 72), 280)
    text = partial(_share if column_.kind == "percent" else _cell, place=place)
    return Column(column_.title, text, width, "text" if column_.kind == "text" else "number")


def _cell(line: Any, *, place: int) -> str:
    return str(line.cells[place])


def _share(line: Any, *, place: int) -> str:
    text = line.cells[place]
    return percent(float(text)) if text else ""
