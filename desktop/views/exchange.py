"""The exchange page: give to the other laptops, take in from them, settle what differs, see who wrote what."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QStackedWidget

from desktop.data.conflicts import DoubleEntry, FieldConflict
from desktop.data.merge import LaptopRow, MergedRow
from desktop.usecases.exchange import (
    count_changes,
    has_passphrase,
    last_export,
    list_conflicts,
    list_double_entries,
    list_laptops,
    list_merged,
    suggest_export_name,
)
from desktop.views.exchange_give import GiveCard, Giving
from desktop.views.exchange_settle import SettleCard
from desktop.views.exchange_take import TakeCard
from desktop.views.labels import Label
from desktop.views.layouts import Box, column, row
from desktop.views.page import EmptyState, Head, Page
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, moment, number
from desktop.views.workspace import Workspace

LIST_HEIGHT = 208


class LaptopLine(NamedTuple):
    """A laptop of the list; `here` marks this one."""

    id: str
    row: LaptopRow
    here: bool


class FileLine(NamedTuple):
    """A file of the list."""

    id: str
    row: MergedRow


class Exchange(NamedTuple):
    """All that the page shows."""

    giving: Giving
    conflicts: list[FieldConflict]
    doubles: list[DoubleEntry]
    laptops: list[LaptopRow]
    files: list[MergedRow]


class ExchangePage(Page):
    """Laptops meet through files."""

    NOUN = "exchange"
    SHOWS = (
        "answer", "attendee", "badge", "breakout", "checkin", "community", "device", "event", "form", "group", "host",
        "pair", "person", "place", "question", "room", "round", "session", "settlement", "takeaway", "wish",
    )  # fmt: skip

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.head = Head(_("Exchange"))
        self.head.show_line(_("Laptops meet through files on a stick: nothing is lost, whatever the order."))
        self.give, self.take, self.settle = GiveCard(workspace), TakeCard(workspace), SettleCard(workspace)
        self.give.finished.connect(self.reload)
        self.take.finished.connect(self.reload)
        self.settle.hide()
        cards = QGridLayout()
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setHorizontalSpacing(16)
        cards.addWidget(self.give, 0, 0)
        cards.addWidget(self.take, 0, 1)
        for place in (0, 1):
            cards.setColumnStretch(place, 1)
        self.laptops = Table(_laptop_columns(), _("Laptops"))
        self.laptops.setObjectName("exchange.laptops")
        self.files = Table(_file_columns(), _("Files read"))
        self.files.setObjectName("exchange.files")
        self._no_files = EmptyState(
            "git-merge", _("The files of other laptops that were taken in will be listed here.")
        )
        self._file_lists = QStackedWidget()
        self._file_lists.addWidget(self._no_files)
        self._file_lists.addWidget(self.files)
        self._file_lists.setMinimumHeight(LIST_HEIGHT)
        left = column(Label(_("Laptops"), "card"), self.laptops, gap=8)
        right = column(Label(_("Files read"), "card"), self._file_lists, gap=8)
        lists = row(left, right, gap=16)
        lists.setStretch(0, 1)
        lists.setStretch(1, 1)
        self.body.addWidget(self.head)
        self.body.addLayout(cards)
        self.body.addWidget(self.settle)
        self.body.addWidget(Box(lists), 1)

    def read(self) -> Exchange:
        store, event_id = self.store, self.event_id
        name = suggest_export_name(store, event_id, self.workspace.laptop)
        giving = Giving(has_passphrase(store), count_changes(store), name, last_export(store))
        doubles = list_double_entries(store, event_id)
        return Exchange(giving, list_conflicts(store), doubles, list_laptops(store), list_merged(store))

    def show_read(self, shown: Exchange) -> None:
        self.give.show_state(shown.giving)
        self.settle.show_points(shown.conflicts, shown.doubles)
        self.take.show_points(len(shown.conflicts) + len(shown.doubles))
        here = self.workspace.laptop.id
        self.laptops.set_rows([LaptopLine(row.id, row, row.id == here) for row in shown.laptops])
        self.files.set_rows([FileLine(row.digest, row) for row in shown.files])
        self._file_lists.setCurrentWidget(self.files if shown.files else self._no_files)

    def start_here(self) -> None:
        wanted = self.give.export_button if self.give.export_button.isVisibleTo(self) else self.give.first_button
        wanted.setFocus()

    @Slot()
    def export(self) -> None:
        """Write an exchange file, from wherever it was asked for."""
        self.give.export()


def _laptop_columns() -> list[Column]:
    return [
        Column(_("Laptop"), lambda line: line.row.title, 150, "strong", stretch=True),
        Column("", lambda line: _("This laptop") if line.here else "", 120, "pill", pill=lambda _line: "accent"),
        Column(
            _("Changes"),
            lambda line: number(line.row.changes),
            92,
            "number",
            order=lambda line: line.row.changes,
            gives_way=1,
        ),
        Column(_("Last seen"), lambda line: _at(line.row.last_ms), 118, "number", order=lambda line: line.row.last_ms),
    ]


def _file_columns() -> list[Column]:
    return [
        Column(_("File"), lambda line: line.row.name, 180, stretch=True),
        Column(_("From"), lambda line: line.row.sender, 104, "muted", gives_way=1),
        Column(_("When"), lambda line: moment(line.row.at), 108, "number", order=lambda line: line.row.at),
        Column(
            _("New changes"), lambda line: number(line.row.changes), 108, "number", order=lambda line: line.row.changes
        ),
    ]


def _at(wall_ms: int) -> str:
    return moment(datetime.fromtimestamp(wall_ms / 1000).isoformat())  # noqa: DTZ006 - venue time has no zone
