"""A plan that is proposed, in the place of the board: what it gains, and each seat that would change."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.usecases.breakout_problem import Change
from desktop.usecases.breakout_proposals import Proposed
from desktop.views.breakout_proposal_figures import ProposalFigures
from desktop.views.breakout_proposal_list import ProposalList
from desktop.views.buttons import Button, Chip
from desktop.views.labels import Label
from desktop.views.layouts import Box, Flow, column, row
from desktop.views.texts import _, n_
from desktop.views.tokens import GAP


class ProposalView(QWidget):
    """`taken` and `left` say what becomes of the plan, `change_wanted` asks for one that changes less or more,
    `anew_wanted` for one after something else has changed, `room_wanted` for one with the room that is advised,
    `print_wanted` for the list on paper."""

    taken = Signal()
    left = Signal()
    change_wanted = Signal(str)
    anew_wanted = Signal()
    room_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("proposal")
        self.setAccessibleName(_("The plan that is proposed"))
        self.proposed: Proposed | None = None
        self.title, self.line = Label("", "heading", wrap=True), Label("", "small", "text2", wrap=True)
        self.take_button = Button(
            _("Take this plan"), "primary", "check", name="proposal.take", clicked=self.taken.emit
        )
        self.anew_button = Button(_("Propose anew"), "primary", "refresh-cw", name="proposal.anew")
        self.anew_button.clicked.connect(self.anew_wanted)
        self.anew_button.hide()
        self.leave_button = Button(_("Keep as it is"), key="Esc", name="proposal.leave", clicked=self.left.emit)
        self.print_button = Button(_("Print the list"), icon="printer", name="proposal.print")
        self.print_button.clicked.connect(self.print_wanted)
        told = column(self.title, self.line, gap=2)
        top = row(told, self.print_button, self.leave_button, self.anew_button, self.take_button)
        top.setStretchFactor(told, 1)
        top.setAlignment(told, Qt.AlignmentFlag.AlignTop)
        self.figures, self.list = ProposalFigures(), ProposalList()
        self.search, self.table = self.list.search, self.list.table
        dial = Flow(self.search, Label(_("May change:"), "small", "text2"), *self._make_dial())
        inside = column(top, self._make_help(), self.figures, Box(dial), self.list, gap=GAP - 2)
        inside.setStretchFactor(self.list, 1)
        self.setLayout(inside)

    def _make_help(self) -> QWidget:
        """What would help those for whom there is no seat."""
        self.help_line = Label("", "strong", "warn", wrap=True)
        self.room_button = Button(_("Open it and propose anew"), name="proposal.room", clicked=self.room_wanted.emit)
        inside = row(self.help_line, self.room_button, gap=12)
        inside.setStretchFactor(self.help_line, 1)
        self.help = Box(inside)
        self.help.hide()
        return self.help

    def _make_dial(self) -> list[Chip]:
        said: dict[Change, str] = {
            "few": _("only what has to"), "balanced": _("what clearly pays"), "best": _("what pays at all"),
            "anew": _("everything"),
        }  # fmt: skip
        self._group = QButtonGroup(self)
        self.dial: dict[Change, Chip] = {change: Chip(text) for change, text in said.items()}
        for change, chip in self.dial.items():
            self._group.addButton(chip)
            chip.clicked.connect(partial(self.change_wanted.emit, change))
        return list(self.dial.values())

    def show_proposed(self, proposed: Proposed) -> None:
        """Show a plan beside the one that stands."""
        self.proposed = proposed
        self.title.setText(self._headline(proposed))
        gains = ", ".join(_(gain) for gain in proposed.gains)
        self.line.setText(f"{gains[:1].upper()}{gains[1:]}." if gains else _("Nothing else changes."))
        self.line.set_tone("text2")
        self.dial[proposed.asked.change].setChecked(True)
        self.take_button.show()
        self.take_button.setEnabled(bool(proposed.lines or proposed.asked.seats))
        self.anew_button.hide()
        self.print_button.setEnabled(bool(proposed.lines))
        self._show_help(proposed)
        self.figures.show_proposed(proposed)
        self.list.show_proposed(proposed)

    def _show_help(self, proposed: Proposed) -> None:
        advice, short = proposed.advice, bool(proposed.draft.left_out)
        self.title.set_tone("bad" if short else "text")
        self.help.setVisible(short)
        self.room_button.setVisible(advice is not None)
        none = _("There are too few seats: give other tables or rooms more, then everybody has a place.")
        self.help_line.setText(_(advice.text) if advice is not None else none)

    def show_busy(self, *, busy: bool) -> None:
        """While another plan is looked for, this one is not taken; the share that was clicked stays marked."""
        for control in (*self.dial.values(), self.anew_button, self.room_button):
            control.setEnabled(not busy)
        lines, asked = (self.proposed.lines, self.proposed.asked) if self.proposed else ([], None)
        self.take_button.setEnabled(not busy and bool(lines or (asked and asked.seats)))
        self.print_button.setEnabled(not busy and bool(lines))
        if asked is not None and not busy:
            self.dial[asked.change].setChecked(True)

    def show_stale(self) -> None:
        """Something has changed since: the plan no longer fits, another one can be asked for."""
        self.line.setText(_("Something has changed since this plan was made."))
        self.line.set_tone("warn")
        self.take_button.hide()
        self.anew_button.show()

    def hasHeightForWidth(self) -> bool:
        return False  # else the page would be as high as the list likes, and scroll

    def start_here(self) -> None:
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.search.hasFocus() and self.search.text():
                self.search.clear()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)

    @staticmethod
    def _headline(proposed: Proposed) -> str:
        """How many people would have no place, move, leave and get a place."""
        told = []
        short, moved = len(proposed.draft.left_out), proposed.count("moves")
        left, new = proposed.count("leaves"), proposed.count("comes")
        if short:
            told.append(n_("{n} person would have no place", "{n} people would have no place", short))
        if moved:
            told.append(n_("{n} person moves", "{n} people move", moved))
        if left and told:
            told.append(n_("{n} leaves", "{n} leave", left))
        elif left:
            told.append(n_("{n} person leaves", "{n} people leave", left))
        if new and told:
            told.append(n_("{n} gets a place", "{n} get a place", new))
        elif new:
            told.append(n_("{n} person gets a place", "{n} people get a place", new))
        return ", ".join(told) or _("Nobody has to move.")
