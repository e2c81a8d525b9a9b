"""What an import will do: counts that filter, a table of all rows, and the row that is looked at."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from desktop.domain.imports import VERDICTS, decide_alike
from desktop.usecases.imports import Draft
from desktop.views.buttons import Chip
from desktop.views.folding import FoldButton
from desktop.views.import_doubt import RowPanel
from desktop.views.import_rows import Outlook, Planned, columns, sum_told
from desktop.views.import_words import verdict_word
from desktop.views.labels import Label, Pill
from desktop.views.layouts import Box, Card, Flow, column, row, side_panel
from desktop.views.table import Table
from desktop.views.texts import _, n_

ROW_HEIGHT = 40


class PlanCard(Card):
    """Shows what will happen. `decided` brings new decisions: row number -> what to do."""

    decided = Signal(object)
    looked_closer = Signal()

    def __init__(self) -> None:
        self.chips: dict[str, Chip] = {"all": Chip(_("All rows"))}
        self.chips |= {verdict: Chip(verdict_word(verdict)[0]) for verdict in VERDICTS}
        for verdict, chip in self.chips.items():
            chip.setObjectName(f"import.chip.{verdict}")
            chip.setAutoExclusive(True)
            chip.clicked.connect(self._on_chip)
        self.chips["all"].setChecked(True)
        self.sum, self.busy = Label("", "small", "text2"), Pill(_("Comparing…"), "accent")
        self.doubts, self.fold_button = Pill("", "warn"), FoldButton(_("The rows of the list"), "import.fold_rows")
        self.table = Table(columns(), _("The rows of the list"))
        self.table.setObjectName("import.rows")
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(92)
        self.panel = RowPanel()
        self.nothing = Label("", "body", "text2", wrap=True)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(Box(column(self.nothing, None, margins=(4, 4, 4, 4))))
        told = Box(Flow(*self.chips.values(), self.busy, self.sum, self.doubts))
        head = row(told, self.fold_button, gap=12)
        head.setStretch(0, 1)
        lists = row(self._lists, side_panel(self.panel, 340), gap=14)
        lists.setStretch(0, 1)
        self._inside = Box(lists)
        super().__init__(head, self._inside, gap=10, padding=16)
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.setStretch(1, 1)
        self._outlook: Outlook | None = None
        self._draft: Draft | None = None
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.panel.decided.connect(self._on_decided)
        self.panel.all_decided.connect(self._on_all_decided)
        self.panel.next_wanted.connect(self.go_on)
        self.show_busy(on=False)

    @property
    def is_folded(self) -> bool:
        return self._inside.isHidden()

    def fold(self, *, on: bool) -> None:
        """Leave the counts only, or show the rows again."""
        self._inside.setVisible(not on)
        self.body.setContentsMargins(16, 10, 16, 10 if on else 16)
        self.fold_button.show_folded(on=on)
        self._show_row()

    @property
    def wanted(self) -> str:
        """The verdict that is shown."""
        return next(verdict for verdict, chip in self.chips.items() if chip.isChecked())

    def begin(self) -> None:
        """Another list comes."""
        self.chips["all"].setChecked(True)
        self.show_nothing("")

    def show_nothing(self, why: str) -> None:
        """There is no plan yet."""
        self._outlook = None
        self.nothing.setText(why)
        self._lists.setCurrentIndex(1)
        self.sum.setText("")
        self.doubts.hide()
        self.panel.hide()
        for chip in self.chips.values():
            chip.set_count(None)

    def show_busy(self, *, on: bool) -> None:
        self.busy.setVisible(on)

    def show_outlook(self, outlook: Outlook, draft: Draft) -> None:
        """Show a plan; who looks at a row goes on looking at it."""
        self._outlook, self._draft = outlook, draft
        for verdict, rows in outlook.rows.items():
            self.chips[verdict].set_count(len(rows))
        self.sum.setText(sum_told(outlook))
        doubts = len([row for row in outlook.rows["doubtful"] if len(row.plan.choices) > 1])
        self.doubts.show_state(n_("{n} to look at", "{n} to look at", doubts), "warn")
        self.doubts.setVisible(doubts > 0)
        self._show()

    @Slot()
    def go_on(self) -> None:
        """Go to the next doubtful row after the chosen one."""
        current = self.table.current_row()
        rows: list[Planned] = self.table.rows_model.rows
        after = current.place if current is not None else -1
        coming = [r for r in rows if r.plan.verdict == "doubtful" and len(r.plan.choices) > 1]
        found = next((r for r in coming if r.place > after), None)
        if found is None:
            self.table.setFocus()
            return
        self.table.select_id(found.id)
        self.panel.start_here()

    def _show(self) -> None:
        if self._outlook is None:
            return
        self.table.set_rows(self._outlook.rows[self.wanted])
        if self.table.rows_model.rows:
            self._lists.setCurrentIndex(0)
            if self.table.current_row() is None:
                self.table.selectRow(0)
        else:
            self.nothing.setText(_("No row of this kind."))
            self._lists.setCurrentIndex(1)
        self._show_row()

    def _show_row(self) -> None:
        current = self.table.current_row()
        shown = self._lists.currentIndex() == 0 and not self.is_folded and current is not None
        self.panel.setVisible(shown)
        if shown and self._draft is not None and self._outlook is not None:
            self.panel.show_row(current, self._draft, self._outlook)

    @Slot()
    def _on_chip(self) -> None:
        self._show()
        self.looked_closer.emit()

    @Slot(object)
    def _on_chosen(self, _row: Any) -> None:
        self._show_row()

    @Slot(object)
    def _on_opened(self, _row: Any) -> None:
        self.panel.start_here()

    @Slot(int, str)
    def _on_decided(self, number: int, key: str) -> None:
        self.decided.emit({number: key})

    @Slot(int, str)
    def _on_all_decided(self, number: int, key: str) -> None:
        if self._outlook is not None:
            self.decided.emit(decide_alike(self._outlook.plan.rows, number, key))


def missing_told() -> str:
    return _("Once every needed column is matched, what will happen to each row is shown here.")
