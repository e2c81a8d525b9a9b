"""Everything that can be taken from the event on paper or as a table, with the real page beside it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Slot

from desktop.data.catalogues import load_texts
from desktop.data.file_names import plain_part
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.reports import Document
from desktop.usecases.tables_out import Workbook, write_workbook
from desktop.views.buttons import Button
from desktop.views.files import choose_target, write_document
from desktop.views.layouts import Box, Card, row, side_panel
from desktop.views.page import Head, Page
from desktop.views.printing import print_pdf
from desktop.views.report_choices import Choices, ReportChoices, read_choices
from desktop.views.report_kinds import ALL_SESSIONS, Report, Wanted, papers, tables
from desktop.views.report_list import ReportList
from desktop.views.report_preview import Paper, Preview, Rows, first_rows, picture
from desktop.views.texts import _
from desktop.views.workspace import Workspace

SETTLE_MS = 120


class ReportsPage(Page):
    """The reports at the left; their choices, the real page and what can be done with it at the right."""

    NOUN = "reports"
    SHOWS = (
        "session", "room", "breakout", "round", "group", "place", "attendee", "person", "checkin", "answer", "form",
        "question", "takeaway", "event", "host",
    )  # fmt: skip

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._reports: dict[str, Report] = {report.key: report for report in (*papers(), *tables())}
        self._look_turn, self._at_page, self._pdf_name = 0, 0, ""
        self._make_actions()
        self.list = ReportList([(_("On paper"), papers()), (_("For a spreadsheet"), tables())])
        self.list.picked.connect(self._on_picked)
        self.choices = ReportChoices()
        self.choices.picked.connect(self._on_choice)
        self.preview = Preview()
        self.preview.page_wanted.connect(self._on_page)
        right = Card(self.choices, self.preview, gap=12, padding=16)
        right.body.setStretchFactor(self.preview, 1)
        self._full = Box(row(side_panel(self.list, 300), right, gap=16))
        self.body.addWidget(self.head)
        self.body.addWidget(self._full, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self.list.choose("summary")

    def _make_actions(self) -> None:
        self.save_pdf_button = Button(_("Save PDF"), icon="file-down", name="action.save_pdf", clicked=self.save_pdf)
        self.print_button = Button(
            _("Print"), "primary", "printer", key="Ctrl P", name="action.print", clicked=self.print
        )
        self.print_button.on_key("Ctrl+P")
        self.save_table_button = Button(
            _("Save table"), "primary", "file-spreadsheet", name="action.save_table", clicked=self.save_table
        )
        for button in (self.save_pdf_button, self.print_button, self.save_table_button):
            button.setEnabled(False)  # until there is something to see
        self.head = Head(_("Reports"), self.save_pdf_button, self.print_button, self.save_table_button)

    @property
    def report(self) -> Report:
        return self._reports[self.list.current]

    def read(self) -> Choices:
        return read_choices(self.store, self.event_id)

    def show_read(self, shown: Choices) -> None:
        self.choices.show_choices(shown)
        self._refresh()

    def start_here(self) -> None:
        self.list.start_here()

    def aim(self, target: str) -> None:
        """Show a report by its key, or the summary of a session; posters/ID is a report of one breakout."""
        key, _slash, breakout = target.partition("/")
        if key in self._reports:
            self.choices.breakout.choose(breakout)
            self.list.choose(key)
            self._refresh()
            return
        self.choices.session.choose(target)
        self.list.choose("summary")
        self._refresh()

    @Slot()
    def save_pdf(self) -> None:
        """Ask where the document goes, and make the whole of it."""
        path = choose_target(self, _("Save the PDF"), self._pdf_name or f"{self.report.key}.pdf", "pdf")
        if path is not None:
            self._make(partial(self._on_pdf, path))

    @Slot()
    def print(self) -> None:
        """Make the whole document and hand it to a printer."""
        if self.report.make is not None and self.print_button.isEnabled():
            self._make(self._on_to_print)

    @Slot()
    def save_table(self) -> None:
        """Ask where the table goes, and write it for a spreadsheet."""
        report = self.report
        assert report.sheets
        name = f"{plain_part(self.workspace.current_event.title, 'event')}-{plain_part(report.title)}.xlsx"
        path = choose_target(self, _("Save the table"), name, "xlsx")
        if path is not None:
            language = load_texts(self.choices.language.value())
            job = self.workspace.start(
                words("Make {name}", name=path.name), write_workbook, report.sheets, self.store, self.event_id, language
            )
            job.succeeded.connect(partial(self._on_table, path))

    def _make(self, then: Any) -> None:
        report = self.report
        assert report.make
        label = words("Make {name}", name=report.title)
        self.workspace.start(label, report.make(self._wanted())).succeeded.connect(then)

    def _on_pdf(self, path: Path, made: Document) -> None:
        self._write(path, made.pdf)

    def _on_table(self, path: Path, made: Workbook) -> None:
        self._write(path, made.content)

    def _write(self, path: Path, content: bytes) -> None:
        if self.workspace.do(write_document, path, content) is not None:
            self.workspace.told.emit(words("Saved: {name}", name=path.name))

    @Slot(object)
    def _on_to_print(self, made: Document) -> None:
        print_pdf(self, made.pdf)

    def _wanted(self) -> Wanted:
        language = load_texts(self.choices.language.value())
        return Wanted(self.store, self.event_id, self.choices.part_of(self.report), language)

    @Slot(str)
    def _on_picked(self, _key: str) -> None:
        self._at_page = 0
        self._refresh()

    @Slot(str)
    def _on_choice(self, _value: str) -> None:
        self._at_page = 0
        self._refresh()

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self._at_page = page
        self._look()

    def _refresh(self) -> None:
        """Show the choices and buttons of the report, and soon its page."""
        report = self.report
        self.choices.show_report(report)
        is_paper = report.make is not None
        self.save_pdf_button.setVisible(is_paper)
        self.print_button.setVisible(is_paper)
        self.save_table_button.setVisible(not is_paper)
        self._settle.start()

    @Slot()
    def _look(self) -> None:
        """Make the page that is looked at, behind the window."""
        if not self.isVisible():
            return
        self._look_turn += 1
        report, wanted = self.report, self._wanted()
        if self.choices.is_missing(report):
            self._arrive_look(self._look_turn, _nothing_to_choose(report.part))
            return
        if report.make is None:
            assert report.sheets
            call: Callable[[], Any] = partial(_rows, report.sheets, wanted)
        else:
            is_part = report.look is not None and (report.part == "breakout" or wanted.part == ALL_SESSIONS)
            make = (report.look or report.make)(wanted)
            call = partial(picture, make, self._at_page, is_part=is_part)
        self.workspace.runner.read(call, partial(self._arrive_look, self._look_turn), self._fail)

    def _arrive_look(self, turn: int, shown: Paper | Rows | Refused) -> None:
        if turn != self._look_turn:
            return
        match shown:
            case Paper():
                self._pdf_name = shown.document.name
                self.preview.show_paper(shown)
            case Rows():
                self.preview.show_rows(shown)
            case Refused():
                self.preview.show_refused(shown)
        can = not isinstance(shown, Refused)
        for button in (self.save_pdf_button, self.print_button, self.save_table_button):
            button.setEnabled(can)


def _rows(sheets: Any, wanted: Wanted) -> Rows:
    return first_rows(sheets(wanted.store, wanted.event_id, wanted.texts))


def _nothing_to_choose(part: str) -> Refused:
    if part == "session":
        return Refused(
            words("There is no session to sum up yet."), NOTHING_CHANGED, words("Fill in the programme first.")
        )
    return Refused(words("No breakout is planned yet."), NOTHING_CHANGED, words("Plan one on the Breakouts page."))
