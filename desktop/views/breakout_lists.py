"""The lists of the results of a breakout, and the chips that choose among them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from desktop.usecases.breakout_results import Face, Results
from desktop.usecases.breakout_unmet import NO_WISH, Unmet, told_reason
from desktop.views.breakout_cards import wish_pill
from desktop.views.buttons import Chip
from desktop.views.labels import Elided, PillTone
from desktop.views.layouts import Flow, column
from desktop.views.page import EmptyState
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, n_, number, texts


class People(QWidget):
    """A list of people with a line above it, or what stands there when it is empty. `wanted` gives the row that
    somebody clicked, or pressed Enter on."""

    wanted = Signal(object)

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        super().__init__()
        self.line, self.table = Elided("", "strong"), Table(columns, name)
        self.table.setMinimumHeight(110)
        self.empty = EmptyState("circle-check", "")
        self._full = QWidget()
        inside = column(self.line, self.table, gap=10)
        inside.setStretchFactor(self.table, 1)
        self._full.setLayout(inside)
        self._stack = QStackedWidget()
        for part in (self._full, self.empty):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(self.wanted)

    def show_rows(self, rows: Sequence[Any], line: str, empty: str) -> None:
        self.line.setText(line)
        self.empty.text.setText(empty)
        self.table.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self._stack.setCurrentWidget(self._full if rows else self.empty)

    def start_here(self) -> None:
        self.table.setFocus()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.wanted.emit(self.table.rows_model.row_at(index))


class Sections(QWidget):
    """Chips for the parts of the results; `picked` gives the place of one."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.crossing, self.faces, self.wishes = (
            Chip(_("Who meets whom")), Chip(_("Fewest new faces"), 0), Chip(_("Wishes not met"), 0),
        )  # fmt: skip
        self.chips = (self.crossing, self.faces, self.wishes)
        self._group = QButtonGroup(self)
        for chip, name in zip(self.chips, ("crossing", "faces", "wishes"), strict=True):
            chip.setObjectName(f"results.{name}")
            self._group.addButton(chip)
        self.crossing.setChecked(True)
        self._group.buttonClicked.connect(self._on_chip)
        self.setLayout(Flow(*self.chips))

    @Slot(object)
    def _on_chip(self, chip: object) -> None:
        self.picked.emit(next(place for place, each in enumerate(self.chips) if each is chip))


def face_columns() -> list[Column]:
    return [
        Column(_("Name"), lambda f: f.name, 220, "strong"),
        Column(_("Unit"), lambda f: f.unit, 170, "muted", gives_way=1),
        Column(_("New faces"), _told_new, 130, "number", order=lambda f: f.new),
        Column(_("Why"), lambda f: " · ".join(_(why) for why in f.why), 300, "lines", stretch=True),
    ]


def _told_new(face: Face) -> str:
    return _("{n} of {all}", n=face.new, all=face.possible)


def wish_columns() -> list[Column]:
    return [
        Column(_("Name"), lambda u: u.name, 190, "strong"),
        Column(_("Unit"), lambda u: u.unit, 120, "muted", gives_way=1),
        Column(_("Wished"), lambda u: u.title, 190, "lines"),
        Column(_("Sits in"), lambda u: u.at or _("Without a place"), 170, "muted", gives_way=2),
        Column(_("Got"), _got, 110, "pill", order=lambda u: u.got or NO_WISH, pill=_tone),
        Column(_("Why not"), lambda u: told_reason(texts(), u.reason), 300, "lines", stretch=True),
    ]


def _got(unmet: Unmet) -> str:
    """What the group they sit in is to them; the pill beside the wish would read as if it were met."""
    return wish_pill(unmet.got if unmet.at else None)[0]


def _tone(unmet: Unmet) -> PillTone:
    return wish_pill(unmet.got if unmet.at else None)[1]


def told_unmet(results: Results) -> str:
    """How many the list names, those without a place among them, and the hosts it leaves out."""
    n, nowhere = len(results.unmet), sum(not unmet.at for unmet in results.unmet)
    told = n_(
        "{n} of {all} people is not in the group they wished for most",
        "{n} of {all} people are not in the group they wished for most", n, all=number(results.summary.wishing),
    )  # fmt: skip
    if nowhere:
        told = n_("{told}, {n} of them without a place", "{told}, {n} of them without a place", nowhere, told=told)
    hosts = results.summary.hosts_elsewhere
    if not hosts:
        return f"{told}."
    return n_(
        "{told}. {n} host with another wish is not counted.",
        "{told}. {n} hosts with another wish are not counted.", hosts, told=told,
    )  # fmt: skip
