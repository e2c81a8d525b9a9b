"""Who meets whom: the table for units, sites or levels, the cell at hand in words, and the legend."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QWidget

from desktop.usecases.breakout_results import ATTRIBUTES, FEW, Matrix, Results
from desktop.views.breakout_matrix import MatrixTable, ground, told_cell, told_expected, told_ratio
from desktop.views.buttons import Button, Chip
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Card, Rule, column, row
from desktop.views.page import EmptyState, scrolled
from desktop.views.texts import _, n_, number, percent
from desktop.views.theme import colour, font
from desktop.views.tokens import GAP

READING_WIDTH = 232
_STEPS = (0.5, 0.62, 0.77, 0.88, 1.0, 1.15, 1.32, 1.62, 2.0)
_SWATCH = 18


def share(value: float) -> str:
    """A share as percent that says 0 and 100 only where it is so."""
    return percent(value if value in (0, 1) else min(max(value, 0.01), 0.99))


def told_share(matrix: Matrix) -> str:
    """How many encounters join two units, and how many would by chance."""
    if matrix.across is None or matrix.by_chance is None:
        return ""
    here, chance = share(matrix.across), share(matrix.by_chance)
    match matrix.attribute:
        case "unit":
            return _("{share} of encounters join two units, {chance} by chance.", share=here, chance=chance)
        case "site":
            return _("{share} of encounters join two sites, {chance} by chance.", share=here, chance=chance)
        case _:
            return _("{share} of encounters join two levels, {chance} by chance.", share=here, chance=chance)


class Legend(QWidget):
    """The colours from few to many, with the words below."""

    def __init__(self) -> None:
        super().__init__()
        self._words = (_("half as many"), _("as by chance"), _("twice as many"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Colours: {words}", words=", ".join(self._words)))

    def sizeHint(self) -> QSize:
        return QSize(READING_WIDTH - 32, _SWATCH + 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = self.width() / len(_STEPS)
        for place, ratio in enumerate(_STEPS):
            painter.setBrush(ground(ratio))
            painter.drawRoundedRect(QRectF(place * width + 1, 0, width - 2, _SWATCH), 3, 3)
        painter.setFont(font("key"))
        painter.setPen(colour("text2"))
        third = self.width() / 3
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for place, (text, side) in enumerate(zip(self._words, sides, strict=True)):
            room = QRectF(place * third, _SWATCH + 5, third, 32)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, text)


class Reading(Card):
    """The cell at hand in words, and what the colours mean."""

    def __init__(self) -> None:
        self.first, self.second = Label("", "strong", wrap=True), Label("", "strong", wrap=True)
        self.figure, self.ratio = Label("", "title"), Elided("", "heading", "text2")
        self.figure.setFont(font("title", tabular=True))
        self.chance = Label("", "small", "text2", wrap=True)
        self.few = Label(_few(), "caption", "text3", wrap=True)
        self.unknown = Label("", "caption", "text3", wrap=True)
        figures = row(self.figure, self.ratio, gap=8)
        figures.setStretchFactor(self.ratio, 1)
        super().__init__(
            column(self.first, self.second, gap=2),
            *(figures, self.chance, Rule(), Legend(), self.few, self.unknown, None),
            gap=8,
            padding=16,
        )
        self.setAccessibleName(_("The chosen cell"))

    def show_cell(self, matrix: Matrix, a: int, b: int) -> None:
        met, ratio = matrix.met[a][b], matrix.ratio(a, b)
        self.first.setText(matrix.values[a])
        self.second.setText(_("with {name}", name=matrix.values[b]) if a != b else _("among themselves"))
        self.figure.setText(number(met))
        self.ratio.setText(told_ratio(ratio) if ratio is not None else "")
        expected = told_expected(matrix.expected[a][b])
        self.chance.setText(
            n_("encounter, {expected} by chance.", "encounters, {expected} by chance.", met, expected=expected)
        )
        self.unknown.setText(_told_unknown(matrix))
        self.unknown.setVisible(bool(matrix.unknown))
        self.setAccessibleName(told_cell(matrix, a, b))


def _few() -> str:
    return _("Where chance gives fewer than {n}, the number stands alone: too few to tell.", n=FEW)


def _told_unknown(matrix: Matrix) -> str:
    n = matrix.unknown
    match matrix.attribute:
        case "unit":
            return n_("{n} person without a unit is not counted.", "{n} people without a unit are not counted.", n)
        case "site":
            return n_("{n} person without a site is not counted.", "{n} people without a site are not counted.", n)
        case _:
            return n_("{n} person without a level is not counted.", "{n} people without a level are not counted.", n)


class Crossing(QWidget):
    """The table of one attribute, chosen by chips. `attendees_wanted` asks for the list in which units are noted."""

    attendees_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._results: Results | None = None
        self._attribute = ATTRIBUTES[0]
        self.line = Elided("", "strong")
        named = zip(ATTRIBUTES, (_("Units"), _("Sites"), _("Levels")), strict=True)
        self.chips = {attribute: Chip(text) for attribute, text in named}
        self._group = QButtonGroup(self)
        for attribute, chip in self.chips.items():
            chip.setObjectName(f"results.{attribute}")
            self._group.addButton(chip)
        self._group.buttonClicked.connect(self._on_chip)
        self.table, self.reading = MatrixTable(), Reading()
        self.table.came.connect(self._on_cell)
        card, area = Card(self.table, gap=0, padding=8), scrolled(self.reading)
        area.setFixedWidth(READING_WIDTH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = row(card, area, gap=GAP)
        middle.setStretchFactor(card, 1)
        top = row(self.line, *self.chips.values(), gap=6)
        top.setStretchFactor(self.line, 1)
        told = _("Who meets whom is told here once the list says in which unit, site or level people work.")
        self.button = Button(_("Attendees"), "primary", "users", name="results.attendees")
        self.button.clicked.connect(self.attendees_wanted)
        self.empty, self._full = EmptyState("table-2", told, self.button), QWidget()
        inside = column(top, middle, gap=10)
        inside.setStretchFactor(middle, 1)
        self._full.setLayout(inside)
        self._stack = QStackedWidget()
        for part in (self._full, self.empty):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))

    def show_results(self, results: Results) -> None:
        self._results = results
        known = [matrix.attribute for matrix in results.matrices]
        for attribute, chip in self.chips.items():
            chip.setVisible(attribute in known)
        self._stack.setCurrentWidget(self._full if known else self.empty)
        if known:
            self._show_attribute(self._attribute if self._attribute in known else known[0])

    def start_here(self) -> None:
        (self.table if self._stack.currentWidget() is self._full else self.button).setFocus()

    def _show_attribute(self, attribute: str) -> None:
        matrix = self._results.matrix(attribute) if self._results else None
        if matrix is None:
            return
        self.chips[attribute].setChecked(True)
        self.line.setText(told_share(matrix))
        self.table.setAccessibleName(self.chips[attribute].text())
        self.table.setAccessibleDescription(self.line.text())
        self.table.show_matrix(matrix)
        here = self.table.currentIndex()
        self.reading.show_cell(matrix, here.row(), here.column())

    @Slot(object)
    def _on_chip(self, chip: object) -> None:
        self._attribute = next(attribute for attribute, each in self.chips.items() if each is chip)
        self._show_attribute(self._attribute)

    @Slot(int, int)
    def _on_cell(self, a: int, b: int) -> None:
        if self.table.cells.matrix is not None:
            self.reading.show_cell(self.table.cells.matrix, a, b)
